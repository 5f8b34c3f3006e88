"""What the grammar cuts out of a sentence: time expressions as the words have them, before any anchor is known."""

from dataclasses import dataclass
from enum import StrEnum

from dossier.domain.mentions import TimexType
from dossier.extract.time.periods import Period, Unit


@dataclass(frozen=True, slots=True)
class Absolute:
    """A period that the words name in full.

    ``premodifier`` tells a year that only dates a noun ("the 2020 election").
    """

    period: Period
    premodifier: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A TimeML value without days: a year before Christ, a date that cannot be read (day-first or month-first?)."""

    value: str
    type: TimexType = TimexType.DATE


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A period of the calendar that lacks its year: "June 27", "October", "summer", "the third quarter", "Christmas".

    Exactly one of ``month``, ``season``, ``quarter``, ``half`` and ``holiday`` is set; ``day`` only with ``month``,
    ``weekday`` (0 Monday), as the words have it, only with ``day``.
    """

    month: int | None = None
    day: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    holiday: str | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class DayName:
    """A weekday (0 Monday) alone; with ``week`` that of a week counted from the one of writing (-1: the last).

    ``day`` is its day of the month: "Friday the 13th".
    """

    weekday: int
    week: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the month told last: "on the 13th".

    ``months`` counts from the month of writing instead: 0 for "the 13th of this month", 1 for "of next month".
    """

    day: int
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Words that look like a date and are none ("31 February"): passed over, so that no part of them is taken."""


class Way(StrEnum):
    """The direction of a deictic word."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Deictic:
    """A unit seen from the day of writing: "last week", "this year", "today" (DAY, 0), "yesterday" (DAY, -1).

    ``loose``: the words give no direction ("the weekend").
    """

    unit: Unit
    count: int
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Directed:
    """A named period with a direction: "last Friday", "next May", "this summer".

    With ``told`` it is seen from the last date mentioned: "the previous December", "the following Tuesday".
    """

    way: Way
    what: "Incomplete | DayName"
    told: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time that ends or begins with the day of writing: "the past three years", "the next few days"."""

    count: float | None
    unit: Unit
    way: Way


class Side(StrEnum):
    """Where an offset leads from its anchor."""

    AGO = "ago"
    AHEAD = "ahead"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Offset:
    """A number of units from an anchor.

    ``AGO`` and ``AHEAD`` count from the day of writing, the others from ``anchor`` or, without one, from the last
    date mentioned. ``event`` are the words of an event as anchor ("his arrest"). ``less`` and ``more`` come from
    "less than", "over". ``count`` is None for "several", "weeks". ``named``: the words are the name of a day ("the
    tenth anniversary of the attack", "the eve of the vote"), and nothing at all where their anchor is not known.
    ``on`` is the day or week meant at that distance: "two years ago this week", "a week ago on Friday",
    "a week on Friday".
    """

    count: float | None
    unit: Unit
    side: Side
    less: bool = False
    more: bool = False
    anchor: "Expression | None" = None
    event: str | None = None
    named: bool = False
    on: "Expression | None" = None


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A unit seen from the last date mentioned: "the same month" (0), "the following year" (1), "that day" (0)."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class AnaphorDate:
    """A date in a year that is counted from another: "May of that year" (0), "June of the following year" (1).

    With ``deictic`` the year counts from the day of writing: "March 11 this year", "the spring of next year".
    """

    what: Incomplete
    count: int
    deictic: bool = False


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A unit of a fiscal year, which need not be the calendar's: its value is known, its days mostly are not.

    ``sport``: a season of games, which is told by years in the same way.
    """

    what: "Incomplete | Deictic | FiscalYear"
    sport: bool = False


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal year by its number, or one quarter (1 to 4) of it: "fiscal 2019", "the third quarter of fiscal 2019"."""

    year: int
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """So many units up to a date that follows: "the nine weeks to" December 28, "the fiscal year ended" June 30.

    ``end`` is that date, and ``at`` where it stands; the grammar looks for it.
    """

    count: float
    unit: Unit
    fiscal: bool = False
    at: int = 0
    stop: int = 0
    end: "Expression | None" = None


@dataclass(frozen=True, slots=True)
class Compared:
    """The period told of, a year earlier or in ``year``: "the year-earlier quarter", "the same period of 2011".

    ``plain`` is what the words mean where no such period is told of ("a year earlier").
    """

    year: int | None = None
    plain: "Offset | None" = None


@dataclass(frozen=True, slots=True)
class Latest:
    """The unit that a report is about, else that of writing or, with ``ended``, the last before it.

    "For the year", "on the day", "the latest quarter".
    """

    unit: Unit
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """The first or, with ``last``, the last units of a whole: "the first nine months of 2012"."""

    count: float | None
    unit: Unit
    last: bool = False
    whole: "Expression | None" = None


@dataclass(frozen=True, slots=True)
class Nth:
    """One of the weekdays (0 Monday) or units of a whole, by its number or -1 for the last: "the last week of May"."""

    index: int
    unit: Unit
    weekday: int | None = None
    whole: "Expression | None" = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration, by its TimeML value."""

    value: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times ("every Monday"), by its TimeML value."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF. ``adjective``: it dates only a noun ("the former king")."""

    value: str
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, by the TimeML value after the day ("T09:30", "TNI"). ``this`` ties it to the day of writing."""

    value: str
    this: bool = False


Expression = (
    Absolute
    | Known
    | Incomplete
    | DayName
    | MonthDay
    | Deictic
    | Directed
    | Stretch
    | Offset
    | Anaphor
    | AnaphorDate
    | Fiscal
    | Ended
    | Compared
    | Latest
    | Opening
    | Nth
    | Length
    | Repeat
    | Vague
    | Clock
    | Nothing
)


@dataclass(frozen=True, slots=True)
class Cut:
    """An expression and where it stands (code points of the whole text).

    ``part`` is "early", "mid", "late", "start", "end", "first", "second" (half), "earlier", "later" or "rest";
    ``clock`` a part or time of day in TimeML's writing ("TNI", "T09:30"); ``rough`` tells "around", "about".
    """

    start: int
    end: int
    expression: Expression
    part: str | None = None
    clock: str | None = None
    rough: bool = False


Found = tuple[Cut, ...]
"""What a rule makes of a match: its cuts, none where the words only look like a time."""
