"""What came of a dated happening on the same occasion: "inspected the wall on 3 October and found it wet"."""

from collections.abc import Sequence

from dossier.domain.dates import DateInterval, Extent
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.word_types import TURNS
from dossier.extract.events.words import Pos, Word

# What lasts, or is no happening of an occasion: "spent four months under arrest", "lived in Oslo".
LASTING = frozenset(
    "be have know spend live remain stay work serve study continue keep own run raise love hate hope want fear wait "
    "suffer need like believe think mean seem appear become grow turn prove fail last hold lead belong consist contain "
    "enjoy struggle train teach earn reside dominate rule reign play travel tour collect rise fall age".split()
)
# What opens a part of a life, in which the next may come years later.
_OPENING = frozenset(
    "bear graduate study live work serve grow raise marry found create establish begin start join become emigrate "
    "enter divorce retire open launch acquire inherit build buy elect appoint hire name nominate sue file apply "
    "promote resign quit leave move transfer win lose ban buy sell lend borrow pledge".split()
)
# What ends one, or comes of proceedings that take their time.
_ENDING = frozenset(
    "die marry retire divorce go emigrate convict sentence acquit execute extradite deport pardon free release jail "
    "imprison charge indict try hang succeed win expand grow move develop marry settle found establish bury".split()
)
_CHARGING = frozenset("charge indict".split())
_SEIZING = frozenset("arrest detain charge indict accuse extradite rearrest capture jail imprison remand hold".split())
# "convicted in April and sentenced to five years", "released and deported": rungs that mostly come together.
_JUDGED = frozenset("convict find try".split())
_VERDICTS = frozenset("sentence jail fine order acquit clear ban imprison give get receive".split())
LATER = frozenset(
    "later then eventually finally subsequently twice often never still since again always ever soon afterwards "
    "afterward meanwhile repeatedly sometimes usually once now after before following until upon".split()
)
_TURNING = TURNS | {"since"}
_LONGEST = 31
"""Days: of a year nobody knows whether the next thing was in it."""


def follows_on(words: Sequence[Word], clauses: Sequence[Clause], k: int, date: DateInterval, parent: int) -> bool:
    """Tell whether clause *k*, joined to *parent* in the simple past with its subject, happened on its occasion too.

    Not where it lasts, where a word tells that it came later, or where such things come years apart: a birth and a
    move, an arrest and a sentence.
    """
    group, before = clauses[k].group, clauses[parent].group
    if before.lemma in _JUDGED and group.lemma in _VERDICTS and date.start is not None:
        return date.extent is Extent.WITHIN
    if date.start is None or date.end is None or (date.end - date.start).days > _LONGEST:
        return False
    if date.extent is not Extent.WITHIN:
        return False
    if group.lemma in _CHARGING and group.passive and date.is_day and before.lemma not in _SEIZING:
        return not tells_of_later(words, clauses, k)  # "was taken from her bed on 19 May and charged with rebellion"
    if group.progressive or group.copula or before.copula or group.lemma in LASTING:
        return False
    if group.lemma in _ENDING or (before.lemma in _OPENING and not date.is_day):
        return False
    if before.lemma in LASTING | _SEIZING and not date.is_day:
        return False
    return not tells_of_later(words, clauses, k)


def tells_of_later(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether a time, "later" or "after …" stands in clause *k* or right behind it."""
    clause = clauses[k]
    for i in range(clause.start, clause.end):
        if words[i].low in LATER or (words[i].pos is Pos.TIME and not _measures(words, i)):
            return True
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    return after is not None and after.link is Link.SUB and after.marker in _TURNING and after.parent == k


def _measures(words: Sequence[Word], i: int) -> bool:
    """Tell whether a time at word *i* only tells of what: "four months' wages", "last week's pay"."""
    end = i
    while end < len(words) and words[end].timex == words[i].timex and words[end].pos is Pos.TIME:
        end += 1
    return end < len(words) and words[end].pos is Pos.POSS
