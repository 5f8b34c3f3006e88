"""What is foretold and no plan: "they will always look over their shoulders", "he will kill me", "I will fight on"."""

from collections.abc import Mapping, Sequence

from dossier.domain.events import EventKind
from dossier.domain.mentions import EntityKind
from dossier.extract.events.actors import is_actor
from dossier.extract.events.attribution import Source
from dossier.extract.events.clauses import Clause, subject_words
from dossier.extract.events.participants import Cast
from dossier.extract.events.triggers import Reading
from dossier.extract.events.words import Pos, Word

_EVER = frozenset("always forever never ever someday eternally".split())
_SPEAKERS = frozenset("i we you".split())
# What nobody sets himself to do on a day.
_ENDURING = frozenset(
    "remember forget stay remain see know feel look wait live think love miss regret survive suffer need want keep "
    "believe learn understand grow continue hope fight struggle try depend mean become stand rest".split()
)
_HARM = frozenset({EventKind.ATTACK, EventKind.DIE, EventKind.INJURE})
_LEFT = frozenset({"leave", "keep"})


def is_idle(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, reading: Reading, cast: Cast, source: Source | None
) -> bool:
    """Tell whether the undated clause *k* with "will" or "would" foretells something that no timeline wants.

    Words of endurance, what the speakers themselves or nobody in particular will do, and harm that somebody only
    says will come.
    """
    clause = clauses[k]
    group = clause.group
    if not group.modal:
        return False
    if any(words[i].low in _EVER for i in range(max(group.first - 1, 0), group.main)):
        return True
    if reading.kind in _HARM:
        return source is not None
    if reading.known:
        return False
    start, end = subject_words(clauses, k)
    subject = [words[i].low for i in range(start, end) if words[i].pos not in (Pos.QUOTE, Pos.THAT, Pos.COMMA)]
    vague = not cast.participants and subject[:1] in (["they"], ["it"], ["he"], ["she"])
    return group.lemma in _ENDURING or vague or subject[:1] in ([who] for who in _SPEAKERS)


def is_left_so(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, reading: Reading, kinds: Mapping[int, EntityKind]
) -> bool:
    """Tell whether something was only left or kept as it was: "the bags were left until the police came".

    People are not kept somewhere for nothing: "They were kept in a cellar".
    """
    group = clauses[k].group
    if not group.passive or group.lemma not in _LEFT or reading.known:
        return False
    inside = words[group.last + 1].low in {"in", "inside", "at"} if group.last + 1 < len(words) else False
    return not (group.lemma == "keep" and inside and is_actor(words, *subject_words(clauses, k), kinds))
