"""Dates that a clause takes from the one beside it, if what it tells is told at all.

"was stopped on 30 May, carrying gold"; "shelled the town in June, in which 61 people died"; "When police raided the
camp on 3 March, they found eleven children".
"""

from collections.abc import Sequence

from dossier.domain.dates import Extent
from dossier.domain.mentions import Timex
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.following_on import LASTING, tells_of_later
from dossier.extract.events.sequels import is_past, went_on
from dossier.extract.events.words import Word

# What somebody does besides: what came of a deed ("ending a nine-year fight") is no happening of its own.
_BESIDES = frozenset("carry hold bear drive bring point clutch smuggle wave shout chant sing fire use hide".split())
_AT_ONCE = frozenset({"when", "as", "while"})
_BIRTHS = frozenset("bear marry die found establish grow".split())
_MONTH = 31


def stand_alongside(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, timexes: Sequence[Timex]) -> None:
    """Note the time expression that dates each clause without one, where it tells of a dated occasion beside it."""
    for k in range(len(clauses)):
        if k in dates.clauses or k in dates.counted:
            continue
        index = _of_parent(words, clauses, dates, k, timexes)
        if index is None:
            index = _of_opening(words, clauses, dates, k, timexes)
        if index is not None:
            dates.alongside[k] = index


def _of_parent(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> int | None:
    """Return the date of the clause that clause *k* describes further, None where it may be of another time."""
    clause = clauses[k]
    if clause.parent is None or clause.parent not in dates.clauses or not is_past(clauses[clause.parent]):
        return None
    index = dates.clauses[clause.parent]
    longest = _longest(timexes[index])
    if longest is None or clause.group.lemma in LASTING | _BIRTHS or tells_of_later(words, clauses, k):
        return None
    group = clause.group
    if clause.link is Link.PARTICIPLE and clause.shared and group.form == "i" and clause.marker == ",":
        return index if longest <= _MONTH and group.lemma in _BESIDES and not group.perfect else None
    if clause.link is Link.RELATIVE and clause.marker == "where" and went_on(clause):
        return index if longest == 0 else None  # "was seized at a hotel where he was celebrating"
    if not is_past(clause) or group.copula:
        return None
    if clause.link is Link.RELATIVE and _in_which(words, clauses, k):
        return index if longest <= _MONTH else None
    return index if clause.link is Link.SUB and words[clause.start].low in _AT_ONCE else None


def _of_opening(
    words: Sequence[Word], clauses: Sequence[Clause], dates: Dates, k: int, timexes: Sequence[Timex]
) -> int | None:
    """Return the date of "When police raided the camp on 3 March, they found …" for its main clause."""
    clause, before = clauses[k], clauses[k - 1] if k else None
    if before is None or clause.link is not Link.ROOT or not is_past(clause) or clause.group.copula:
        return None
    opens = before.link is Link.SUB and words[0].low == "when" and k == 1 and k - 1 in dates.clauses and is_past(before)
    if not opens or clause.group.lemma in LASTING | _BIRTHS or tells_of_later(words, clauses, k):
        return None
    index = dates.clauses[k - 1]
    return index if _longest(timexes[index]) is not None else None


def _longest(timex: Timex) -> int | None:
    """Return the days between the ends of what an expression means, None where it is open or lasts."""
    date = timex.core or timex.date
    if date is None or date.start is None or date.end is None or date.extent is not Extent.WITHIN:
        return None
    return (date.end - date.start).days


def _in_which(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* begins with "in which", "during which"."""
    clause = clauses[k]
    mark = next((i for i in range(clause.start, clause.group.first) if words[i].low == "which"), 0)
    return mark > 0 and words[mark - 1].low in {"in", "at", "during"}
