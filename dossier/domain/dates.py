"""Dates that keep what they do not know: an interval, its precision, and the reasons that led to it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dossier.domain.ledger import LedgerStep
from dossier.domain.spans import Span


class Precision(StrEnum):
    """How finely a text dates something; the names are those of the interchange format."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"


class DateBasis(StrEnum):
    """How a date came to be known."""

    STATED = "stated"
    """The words name it in full: "4 March 2014", "October 2018", "2013"."""
    RESOLVED = "resolved"
    """The words name it relative to an anchor: "Friday", "three months later"."""
    INFERRED = "inferred"
    """Worked out from other dates, with less certainty than resolution."""
    GIVEN = "given"
    """A person set it. Never overwritten by the machine. Exported as ``stated``."""


class Extent(StrEnum):
    """What an interval means. A range and a span are different things and stay different."""

    WITHIN = "within"
    """It happened at some point between the two days (also any date coarser than a day)."""
    THROUGHOUT = "throughout"
    """It lasted from the first day to the last ("from 2013 to 2017 he led …")."""


@dataclass(frozen=True, slots=True)
class DateInterval:
    """When something happened, as far as the texts tell.

    ``start`` and ``end`` are inclusive days of the proleptic Gregorian calendar. ``end`` is None for an open
    interval ("since 2007"), ``start`` is None for "until 2007"; at least one is set. ``mentions`` are the time
    expressions it was read from. ``explanation`` is one readable line: expression, anchor and rule; ``ledger`` the same
    as data, in the order in which the steps were taken, the last of them giving the interval.
    """

    start: date | None
    end: date | None
    precision: Precision
    basis: DateBasis = DateBasis.STATED
    extent: Extent = Extent.WITHIN
    approximate: bool = False
    explanation: str = ""
    mentions: tuple[Span, ...] = field(default=())
    ledger: tuple[LedgerStep, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a date interval needs at least one end")
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"a date interval ends before it starts: {self.start}..{self.end}")

    @property
    def is_day(self) -> bool:
        """Tell whether exactly one day is meant."""
        return self.start is not None and self.start == self.end
