"""What a trace in a story says about the day of its publication, before all traces are weighed together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dossier.domain.publication import ReasonKind
from dossier.domain.spans import Span

Window = tuple[date, date]
"""First and last day, inclusive."""

LONGEST_QUOTE = 120
"""Characters of a story that a reason quotes at most."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One trace. ``start`` and ``end`` as in PublicationReason.

    ``repeats`` gives the days of publication that fit within a year: for what fits again and again ("Friday, 4
    March"), so that only other clues can tell which year is meant. A clue has either ends or ``repeats``.
    """

    kind: ReasonKind
    sentence: str
    span: Span | None
    start: date | None = None
    end: date | None = None
    strong: bool = True
    repeats: Callable[[int], tuple[Window, ...]] | None = None


def quote(text: str, span: Span) -> str:
    """Return the words of *span* on one line, in quotation marks, cut where they are too many."""
    words = " ".join(text[span.start : span.end][: LONGEST_QUOTE * 4].split())
    if len(words) > LONGEST_QUOTE:
        words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"


def shifted(day: date, days: int) -> date | None:
    """Return a day so many days later (earlier where negative), None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def years_on(day: date, years: int) -> date | None:
    """Return the same day so many years later; 29 February becomes 28 February where need be."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28) if 1 <= day.year + years <= 9999 else None
