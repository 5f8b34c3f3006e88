"""A happening some days from another of its sentence: "left on 28 June, a day before police searched the house"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.mentions import Timex, TimexType
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.words import Pos, Word

_DAYS = re.compile(r"P(\d{1,3})([DW])")


def counted_date(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, timexes: Sequence[Timex]
) -> DateInterval | None:
    """Return the day of clause *k* ("before police searched") from the length and the day right before it.

    Only where nothing but a comma parts the length from a full day of the clause that it hangs on; else None.
    """
    clause = clauses[k]
    if clause.link is not Link.SUB or clause.marker not in {"before", "after"} or not clause.group.finite:
        return None
    marker = next((i for i in range(clause.start, clause.group.first) if words[i].low == clause.marker), 0)
    length, first = _timex_ending(words, marker)
    if length is None or first < 2 or words[first - 1].pos is not Pos.COMMA:
        return None
    anchor, _ = _timex_ending(words, first - 1)
    if anchor is None or timexes[length].type is not TimexType.DURATION:
        return None
    match = _DAYS.fullmatch(timexes[length].value)
    day = timexes[anchor].date
    if match is None or day is None or day.start is None or not day.is_day:
        return None
    count = int(match[1]) * (7 if match[2] == "W" else 1)
    try:
        found = day.start + timedelta(days=count if clause.marker == "before" else -count)
    except OverflowError:
        return None
    why = f"{count} day{'' if count == 1 else 's'} {'after' if clause.marker == 'before' else 'before'} {day.start}"
    mentions = (*day.mentions, timexes[length].span)
    why = f"{why} ({day.explanation})" if day.explanation else why
    return replace(day, start=found, end=found, basis=DateBasis.RESOLVED, explanation=why, mentions=mentions)


def _timex_ending(words: Sequence[Word], end: int) -> tuple[int | None, int]:
    """Return the time expression that ends before word *end*, and its first word."""
    index = words[end - 1].timex if end else None
    first = end
    while index is not None and first and words[first - 1].timex == index:
        first -= 1
    return index, first
