"""Calendar periods (a day, a week, the summer of 2016 …), how to step between them, and their TimeML values.

Nothing here raises for a period outside the years 1 to 9999: such a period is None.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dossier.domain.dates import Precision


class Unit(StrEnum):
    """Units of time, by the letter that TimeML durations use for them (hours and less stand after a "T")."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEK = "W"
    WEEKEND = "WE"
    MONTH = "M"
    QUARTER = "Q"
    SEASON = "SE"
    HALF = "H"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"

    @property
    def below_day(self) -> bool:
        """Tell whether the unit is shorter than a day."""
        return self in (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


@dataclass(frozen=True, slots=True)
class Period:
    """An inclusive stretch of days with the precision and the TimeML value under which it goes."""

    start: date
    end: date
    precision: Precision
    value: str
    approximate: bool = False

    @property
    def is_day(self) -> bool:
        """Tell whether it is one day."""
        return self.start == self.end


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each northern season; winter runs into the next year."""
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def day(year: int, month: int, day_of_month: int) -> Period | None:
    """Return one day, None where there is no such day."""
    try:
        return of_day(date(year, month, day_of_month))
    except ValueError:
        return None


def of_day(when: date) -> Period:
    """Return the period of one day."""
    return Period(when, when, Precision.DAY, when.isoformat())


def _months(year: int, month: int, count: int, precision: Precision, value: str) -> Period | None:
    """Return *count* months from *month* (1 to 12) of *year* on."""
    last = year * 12 + month - 1 + count - 1
    last_year, last_month = divmod(last, 12)
    if not (year >= 1 and last_year <= 9999):
        return None
    end = date(last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1])
    return Period(date(year, month, 1), end, precision, value)


def months(year: int, month: int, count: int, precision: Precision, value: str) -> Period | None:
    """Return *count* months from *month* (1 to 12) of *year* on, under a TimeML value."""
    return _months(year, month, count, precision, value)


def month(year: int, number: int) -> Period | None:
    """Return a month (1 to 12)."""
    return _months(year, number, 1, Precision.MONTH, f"{year:04d}-{number:02d}")


def quarter(year: int, number: int) -> Period | None:
    """Return a quarter (1 to 4)."""
    return _months(year, number * 3 - 2, 3, Precision.QUARTER, f"{year:04d}-Q{number}")


def half(year: int, number: int) -> Period | None:
    """Return half a year (1 or 2)."""
    return _months(year, number * 6 - 5, 6, Precision.HALF, f"{year:04d}-H{number}")


def season(year: int, name: str) -> Period | None:
    """Return a northern season by its lower-case name; the winter of a year begins in its December."""
    return _months(year, SEASONS[name], 3, Precision.SEASON, f"{year:04d}-{SEASON_CODES[name]}")


def year(number: int) -> Period | None:
    """Return a calendar year."""
    return _months(number, 1, 12, Precision.YEAR, f"{number:04d}")


def decade(first: int) -> Period | None:
    """Return the ten years from *first* (1990) on."""
    return _months(first, 1, 120, Precision.DECADE, f"{first // 10:03d}")


def century(number: int) -> Period | None:
    """Return a century by its number; the 20th is 1900 to 1999, as news and its corpora count."""
    first = (number - 1) * 100
    return _months(max(first, 1), 1, 1200 if first else 1188, Precision.RANGE, f"{number - 1:02d}")


def week(when: date) -> Period | None:
    """Return the week from Monday to Sunday around a day."""
    try:
        start = when - timedelta(days=when.weekday())
        end = start + timedelta(days=6)
    except OverflowError:
        return None
    iso = when.isocalendar()
    return Period(start, end, Precision.WEEK, f"{iso.year:04d}-W{iso.week:02d}")


def weekend(when: date) -> Period | None:
    """Return the Saturday and Sunday of the week around a day."""
    around = week(when)
    if around is None:
        return None
    return Period(around.end - timedelta(days=1), around.end, Precision.RANGE, around.value + "-WE")


def span_of(start: date, end: date, value: str = "", approximate: bool = False) -> Period:
    """Return any other stretch of days."""
    return Period(start, end, Precision.RANGE, value, approximate)


def season_around(when: date) -> str:
    """Return the name of the season in which a day lies."""
    return ("winter", "spring", "summer", "autumn")[when.month % 12 // 3]


def containing(when: date, unit: Unit) -> Period | None:
    """Return the calendar unit in which a day lies; None for units below a day."""
    makers: dict[Unit, Callable[[], Period | None]] = {
        Unit.DAY: lambda: of_day(when),
        Unit.WEEK: lambda: week(when),
        Unit.WEEKEND: lambda: weekend(when),
        Unit.MONTH: lambda: month(when.year, when.month),
        Unit.QUARTER: lambda: quarter(when.year, (when.month + 2) // 3),
        Unit.HALF: lambda: half(when.year, (when.month + 5) // 6),
        Unit.SEASON: lambda: season(when.year - (when.month < 3), season_around(when)),
        Unit.YEAR: lambda: year(when.year),
        Unit.DECADE: lambda: decade(when.year // 10 * 10),
        Unit.CENTURY: lambda: century(when.year // 100 + 1),
    }
    maker = makers.get(unit)
    return maker() if maker else None


def fits(anchor: Period, unit: Unit) -> bool:
    """Tell whether an anchor is fine enough to say in which *unit* it lies."""
    first, last = containing(anchor.start, unit), containing(anchor.end, unit)
    return first is not None and first == last


_MONTHS_IN = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.SEASON: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
_DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}


def step(when: date, count: int, unit: Unit) -> date | None:
    """Return the day *count* units after (or, negative, before) a day; the 31st becomes a shorter month's last."""
    try:
        if unit in _DAYS_IN:
            return when + timedelta(days=count * _DAYS_IN[unit])
        if unit in _MONTHS_IN:
            total = when.year * 12 + when.month - 1 + count * _MONTHS_IN[unit]
            year_, month_ = divmod(total, 12)
            return date(year_, month_ + 1, min(when.day, calendar.monthrange(year_, month_ + 1)[1]))
        if unit is Unit.HOUR and count % 24 == 0:
            return when + timedelta(hours=count)
    except (ValueError, OverflowError):
        return None
    return None


def unit_after(when: date, count: int, unit: Unit) -> Period | None:
    """Return the calendar unit that lies *count* units from the one around a day (0: that one)."""
    moved = step(when, count, unit)
    return containing(moved, Unit.DAY if unit.below_day else unit) if moved else None


_COARSENESS = [Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE, Unit.CENTURY]
_PRECISION_UNIT = {
    Precision.DAY: Unit.DAY,
    Precision.WEEK: Unit.WEEK,
    Precision.MONTH: Unit.MONTH,
    Precision.QUARTER: Unit.QUARTER,
    Precision.YEAR: Unit.YEAR,
    Precision.DECADE: Unit.DECADE,
}


def moved(anchor: Period, count: int, unit: Unit) -> Period | None:
    """Return what lies *count* units after the anchor (before it, if negative).

    The result is as coarse as the coarser of unit and anchor: three months after July 2017 is October 2017, two
    weeks after a day is a week. A step finer than its anchor moves both of the anchor's ends.
    """
    first, last = step(anchor.start, count, unit), step(anchor.end, count, unit)
    if first is None or last is None:
        return None
    unit = Unit.DAY if unit.below_day else unit
    own = _PRECISION_UNIT.get(anchor.precision)
    if own is not None and unit in _COARSENESS and _COARSENESS.index(unit) >= _COARSENESS.index(own):
        found = containing(first, unit)
        return found if found is None or unit is Unit.DAY else replace(found, approximate=unit is not own)
    return span_of(first, last, coarse_value(first, last), approximate=True)


def coarse_value(first: date, last: date) -> str:
    """Return the TimeML value for a stretch of days: the day, month or year that holds it, or in which it begins."""
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04d}-{first.month:02d}"
    if first.year == last.year or (last - first).days <= _FEW:
        return f"{last.year:04d}"
    return f"{first.year:04d}"


_FEW = 62
"""Days of a stretch over New Year that still goes under one year, the later."""


def _third(start: date, end: date, which: str) -> tuple[date, date]:
    """Return the early, middle or late third of a stretch of days."""
    length = (end - start).days + 1
    cuts = [start, start + timedelta(days=round(length / 3)), start + timedelta(days=round(2 * length / 3))]
    index = ("early", "mid", "late").index(which)
    return cuts[index], (cuts[index + 1] - timedelta(days=1) if index < 2 else end)


_YEAR_THIRDS = {"early": (1, 4), "mid": (5, 4), "late": (9, 4), "start": (1, 1), "end": (12, 1)}
_MONTH_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "start": (1, 10), "end": (21, 31)}
_DECADE_THIRDS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "start": (0, 3), "end": (7, 9)}


def part_of(whole: Period, part: str) -> Period:
    """Return the early, mid or late part, the start or end, or the "first" or "second" half of a period.

    A month is cut into the days 1-10, 11-20 and 21 to its end; a year into January-April, May-August and
    September-December; a decade into its years 0-3, 4-6 and 7-9, a century into 0-33, 34-66 and 67-99; anything else
    into even thirds. The start and end
    of a year are its first and last month.
    """
    start, end = whole.start, whole.end
    if part in ("first", "second"):
        middle = start + timedelta(days=((end - start).days + 1) // 2)
        if whole.precision is Precision.YEAR:
            return half(start.year, 1 if part == "first" else 2) or whole
        if whole.precision is Precision.DECADE:
            middle = date(start.year + 5, 1, 1)
        cut = (start, middle - timedelta(days=1)) if part == "first" else (middle, end)
        return span_of(*cut, whole.value, approximate=True)
    if whole.is_day:
        return whole
    if whole.precision is Precision.YEAR:
        first, count = _YEAR_THIRDS[part]
        found = _months(start.year, first, count, Precision.RANGE, whole.value)
        return replace(found, approximate=True) if found else whole
    if whole.precision is Precision.MONTH:
        low, high = _MONTH_THIRDS[part]
        return span_of(start.replace(day=low), min(end, start.replace(day=min(high, end.day))), whole.value, True)
    if whole.precision is Precision.DECADE:
        low, high = _DECADE_THIRDS[part]
        return span_of(date(start.year + low, 1, 1), date(start.year + high, 12, 31), whole.value, True)
    third = {"start": "early", "end": "late"}.get(part, part)
    if start.month == start.day == 1 and end.year == start.year + 99:
        low, high = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}[third]
        return span_of(date(start.year + low, 1, 1), date(start.year + high, 12, 31), whole.value, True)
    return span_of(*_third(start, end, third), whole.value, True)
