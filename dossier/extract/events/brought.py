"""What somebody was brought to do: "persuaded her husband to sell the farm", "paid two men to burn it"."""

from collections.abc import Sequence

from dossier.extract.events.groups import Group
from dossier.extract.events.references import is_somebody
from dossier.extract.events.words import Pos, Word

# Verbs whose object does what the infinitive behind it tells.
_BRINGING = frozenset(
    "persuade convince trick dupe coerce induce cause force compel get help lead prompt order direct authorise "
    "authorize instruct pay hire bribe recruit".split()
)
_HIRING = frozenset("pay hire bribe recruit commission".split())
_CROWDS = frozenset("people children".split())
# The fewest words between the verb and "to": what is used or who is brought.
_OBJECT = 2


def is_brought_to(words: Sequence[Word], group: Group, to: int) -> bool:
    """Tell whether the infinitive at word *to* hangs on the verb of *group* and not on the noun that stands before it.

    "a plan to sell the farm" tells of a plan; in "persuaded her husband to sell it" the husband sells it, and in "used
    the server to order two pizzas" whoever used it ordered them.
    """
    if group.passive or to < group.last + 1 + _OBJECT:
        return False
    return group.lemma == "use" or (group.lemma in _BRINGING and _is_person(words[to - 1]))


def is_hired_to(words: Sequence[Word], group: Group, to: int) -> bool:
    """Tell whether the infinitive at word *to* is what somebody is to do for money: "hired him to kill her"."""
    if group.lemma not in _HIRING or group.passive or to < group.last + _OBJECT:
        return False
    return words[to - 1].pos is Pos.PRON or _is_person(words[to - 1])


def _is_person(word: Word) -> bool:
    return word.low in _CROWDS or is_somebody(word)
