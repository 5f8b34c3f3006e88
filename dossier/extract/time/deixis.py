"""Expressions seen from a day: which Friday, which October, which week is meant by someone who writes on that day.

Pure functions of the expression, the day and the direction of the clause. The day is never that of the import.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from dossier.domain.dates import Precision
from dossier.extract.time import periods
from dossier.extract.time.days import holiday_in
from dossier.extract.time.expressions import (
    DayName,
    Deictic,
    Directed,
    Ended,
    Expression,
    Incomplete,
    Nth,
    Offset,
    Opening,
    Side,
    Stretch,
    Way,
)
from dossier.extract.time.lengths import duration_value
from dossier.extract.time.periods import Period, Unit, coarse_value, moved, of_day, span_of, step, unit_after


def in_year(what: Incomplete, year: int) -> Period | None:
    """Return the period that an incomplete expression names in a year."""
    if what.day is not None and what.month is not None:
        return periods.day(year, what.month, what.day)
    if what.month is not None:
        return periods.month(year, what.month)
    if what.season is not None:
        return periods.season(year, what.season)
    if what.quarter is not None:
        return periods.quarter(year, what.quarter)
    if what.half is not None:
        return periods.half(year, what.half)
    return holiday_in(what.holiday, year) if what.holiday is not None else None


def _candidates(what: Incomplete, around: date) -> list[Period]:
    """Return what is meant in the years near a day, in order. Leap days may be years away."""
    reach = 8 if what.day == 29 and what.month == 2 else 2
    found = (in_year(what, year) for year in range(around.year - reach, around.year + reach + 1))
    return [period for period in found if period is not None]


def nearest(what: Incomplete, base: date, ahead: bool | None) -> Period | None:
    """Return the last such period that has begun by *base*, or, looking ahead, the first that has not ended.

    Where nothing tells the direction (*ahead* None) it is the last one, but for a month that comes soon and was long
    ago.
    """
    found = _candidates(what, base)
    done = what.quarter is not None or what.half is not None
    later = next((p for p in found if p.end >= base), None)
    earlier = next((p for p in reversed(found) if (p.end < base if done else p.start <= base)), None)
    if later is None or earlier is None:
        return later if ahead else earlier
    if ahead:
        # "is to run from 23 January", written on 28 January: it has begun, and is not that of the next year.
        begun = what.day is not None and (base - earlier.end).days <= _JUST < _FAR < (later.start - base).days
        return earlier if begun else later
    if what.day is None and what.holiday is None and (what.month is None or ahead is not None):
        return earlier
    # A day within the month is meant even against the past tense: nobody says "June 27" for one almost a year ago.
    near, far = (_NEAR, _FAR) if ahead is False else (_NEARER, _FARTHER)
    soon = (later.start - base).days <= near < far < (base - earlier.end).days
    return later if soon else earlier


_NEAR, _FAR = 31, 300
"""Days that are near and far when the tense speaks against the nearest such day."""
_JUST = 21
"""Days since which something may have begun that is told of as to come."""
_NEARER, _FARTHER = 110, 250
"""The same when the tense does not tell."""


def weekday_from(weekday: int, base: date, ahead: bool) -> Period | None:
    """Return the last such weekday up to *base*, or the first from it on; a name of that very day means that day."""
    try:
        if ahead:
            return of_day(base + timedelta(days=(weekday - base.weekday()) % 7))
        return of_day(base - timedelta(days=(base.weekday() - weekday) % 7))
    except OverflowError:
        return None


def _weekday(what: DayName, base: date, ahead: bool) -> Period | None:
    if what.day is not None:
        return _numbered_weekday(what, base, ahead)
    if what.week is None:
        return weekday_from(what.weekday, base, ahead)
    within = unit_after(base, what.week, Unit.WEEK)
    return of_day(within.start + timedelta(days=what.weekday)) if within else None


def _numbered_weekday(what: DayName, base: date, ahead: bool) -> Period | None:
    """Return the nearest "Friday the 13th" in the direction of the clause, None where it is too far to be meant."""
    for offset in range(_NUMBERED_REACH):
        moved_ = step(base, offset if ahead else -offset, Unit.DAY)
        if moved_ is not None and moved_.weekday() == what.weekday and moved_.day == what.day:
            return of_day(moved_)
    return None


_NUMBERED_REACH = 62
"""Days from that of writing within which a weekday with its day of the month is looked for."""


def _directed(expression: Directed, base: date, ahead: bool) -> Period | None:
    what, way = expression.what, expression.way
    if isinstance(what, DayName):
        if way is Way.LAST:
            return weekday_from(what.weekday, base - timedelta(days=1), False) if base > date.min else None
        around = periods.week(base)
        if around is None or (way is Way.NEXT and base > date.max - timedelta(days=14)):
            return None
        # "next Thursday", said on a Tuesday, is that of the week to come.
        return of_day(around.start + timedelta(days=what.weekday + (7 if way is Way.NEXT else 0)))
    found = _candidates(what, base)
    if way is Way.LAST:
        return next((p for p in reversed(found) if p.end < base), None)
    if way is Way.NEXT:
        return next((p for p in found if p.start > base), None)
    if what.season == "winter":
        return nearest(what, base, ahead)
    return in_year(what, base.year)


def told_from(expression: Directed, anchor: Period) -> Period | None:
    """Resolve "the previous December", "the following Tuesday" from a date mentioned before."""
    what, ahead = expression.what, expression.way is Way.NEXT
    if isinstance(what, DayName):
        if not anchor.is_day or not date.min < anchor.start:
            return None
        if ahead and anchor.start == date.max:
            return None
        return weekday_from(what.weekday, anchor.start + timedelta(days=1 if ahead else -1), ahead)
    found = _candidates(what, anchor.start)
    if ahead:
        return next((p for p in found if p.start > anchor.end), None)
    return next((p for p in reversed(found) if p.end < anchor.start), None)


def _weekend(count: int, base: date, ahead: bool, loose: bool) -> Period | None:
    """ "this weekend": the one nearest in the clause's direction; "last" and "next" count from the week of writing.

    "The weekend" (*loose*) of a past clause is the last one on any day of the week.
    """
    own = periods.weekend(base)
    if own is None or count == 1:
        return periods.weekend(base + timedelta(days=7)) if own and base.year < 9999 else None
    if count == -1:
        return periods.weekend(own.start - timedelta(days=7))
    if not ahead and base < own.start and (loose or base.weekday() < 3):
        return periods.weekend(own.start - timedelta(days=7))
    return own


def _offset(expression: Offset, base: date, ahead: bool | None) -> Period | None:
    if expression.count is None:
        return None
    sign = -1 if expression.side in (Side.AGO, Side.BEFORE) else 1
    if expression.on is not None:
        return _ago_on(expression, base) if sign < 0 else _ahead_on(expression, base, ahead)
    return stepped(expression, of_day(base), sign)


def _ago_on(expression: Offset, base: date) -> Period | None:
    """ "two years ago this week", "a week ago today", "two weeks ago on Friday": seen from that day, as from now.

    "A week ago Friday" is the Friday before the last one.
    """
    on, count = expression.on, expression.count
    if count is None or count != int(count):
        return None
    if isinstance(on, DayName) and on.week is None:
        last = weekday_from(on.weekday, base, False)
        day_ = step(last.start, -int(count), expression.unit) if last is not None else None
        return of_day(day_) if day_ is not None else None
    then = step(base, -int(count), expression.unit)
    return from_day(on, then, False) if then is not None and on is not None else None


def _ahead_on(expression: Offset, base: date, ahead: bool | None) -> Period | None:
    """ "Monday week", "a week on Monday": so many weeks after the Monday to come; nothing where the clause is past."""
    on, count = expression.on, expression.count
    if ahead is False or count is None or not isinstance(on, DayName):
        return None
    then = step(base, int(count), expression.unit)
    return weekday_from(on.weekday, then, True) if then is not None else None


def stepped(offset: Offset, anchor: Period, sign: int) -> Period | None:
    """Return what lies the offset's units before (*sign* -1) or after (1) an anchor.

    "Less than two weeks before" is all of the two weeks. A part of a unit ("half a year", "a year and a half") is
    taken in the next finer unit.
    """
    count, unit = offset.count, offset.unit
    if count is None:
        return None
    if offset.named:
        return _to_the_day(anchor, sign * int(count), unit)
    if unit in (Unit.DECADE, Unit.CENTURY):
        count, unit = count * (10 if unit is Unit.DECADE else 100), Unit.YEAR
    if count != int(count):
        finer = {
            Unit.YEAR: (Unit.MONTH, 12),
            Unit.MONTH: (Unit.DAY, 30),
            Unit.WEEK: (Unit.DAY, 7),
            Unit.DAY: (Unit.HOUR, 24),
        }
        if unit not in finer:
            return None
        unit, factor = finer[unit]
        count *= factor
    if abs(count) > 20000:
        return None
    number = sign * int(count)
    if offset.less:
        edge = step(anchor.start if sign < 0 else anchor.end, number, unit)
        if edge is None:
            return None
        try:
            near = anchor.start - timedelta(days=1) if sign < 0 else anchor.end + timedelta(days=1)
        except OverflowError:
            return None
        first, last = min(edge, near), max(edge, near)
        return span_of(first, last, coarse_value(first, last))
    return moved(anchor, number, unit)


def _to_the_day(anchor: Period, count: int, unit: Unit) -> Period | None:
    """Return the same day so many years on, or the day before: of a day, and of years also of a month or a year."""
    if unit is Unit.DAY and not anchor.is_day:
        return None
    start = step(anchor.start, count, unit)
    if start is None:
        return None
    finest = {Precision.DAY: Unit.DAY, Precision.MONTH: Unit.MONTH, Precision.YEAR: Unit.YEAR}.get(anchor.precision)
    return periods.containing(start, finest) if finest is not None else None


def _stretch(expression: Stretch, base: date) -> Period | None:
    if expression.count is None or expression.count != int(expression.count) or expression.count > 20000:
        return None
    number = int(expression.count)
    edge = step(base, -number if expression.way is Way.LAST else number, expression.unit)
    return span_of(min(edge, base), max(edge, base), approximate=True) if edge else None


def nth_in(whole: Period, nth: Nth) -> Period | None:
    """Return the first, second … or last (-1) weekday, week, weekend … that begins in a period."""
    units: dict[tuple[date, date], Period] = {}
    day_ = whole.start
    for _ in range(min((whole.end - whole.start).days + 1, _LONGEST_WHOLE)):
        found = of_day(day_) if nth.weekday == day_.weekday() else None
        if nth.weekday is None:
            found = periods.containing(day_, nth.unit)
        if found is not None and whole.start <= found.start <= whole.end:
            units.setdefault((found.start, found.end), found)
        if day_ == date.max:
            break
        day_ += timedelta(days=1)
    ordered = list(units.values())
    if nth.index > len(ordered) or not ordered:
        return None
    return ordered[-1 if nth.index < 0 else nth.index - 1]


_LONGEST_WHOLE = 366
"""Days of a whole that are gone through."""


def counted_in(whole: Period, opening: Opening) -> Period | None:
    """Return the first or last so many units of a period, under the TimeML value of their length."""
    count = opening.count
    if count is None or count != int(count) or count > 1000 or opening.unit.below_day:
        return None
    sign = -1 if opening.last else 1
    edge = step(whole.end if opening.last else whole.start, sign * int(count), opening.unit)
    if edge is None:
        return None
    try:
        inner = edge + timedelta(days=1) if opening.last else edge - timedelta(days=1)
    except OverflowError:
        return None
    if not whole.start <= inner <= whole.end:
        return None
    start, end = (inner, whole.end) if opening.last else (whole.start, inner)
    if opening.last and opening.unit not in (Unit.DAY, Unit.WEEK):
        start = start.replace(day=1)
    return span_of(start, end, duration_value(count, opening.unit))


def week_told(day_: Period, words: str) -> Period:
    """Return the week that *words* tell by one of its days: "the week of", "the week ending", "the week beginning"."""
    named = periods.week(day_.start)
    lowered = words.lower()
    ends = _WEEK_ENDS.search(lowered) is not None
    if named is None or not (ends or _WEEK_BEGINS.search(lowered)):
        return named or day_
    try:
        other = day_.start + timedelta(days=-6 if ends else 6)
    except OverflowError:
        return named
    first, last = min(day_.start, other), max(day_.start, other)
    return named if named.start == first else span_of(first, last, named.value)


_WEEK_ENDS = re.compile(r"\bend(?:ing|ed)\b|^w/e")
_WEEK_BEGINS = re.compile(r"\b(?:beginning|starting|commencing)\b|^w/c")


def counted_to(last: Period, ended: Ended) -> Period | None:
    """Return the units that end with a day or month: "the nine weeks to" 28 December.

    A month or quarter of the calendar goes under its own TimeML value, a fiscal year under its number, anything else
    under its length.
    """
    if not last.is_day and last.precision is not Precision.MONTH:
        return None
    try:
        following = last.end + timedelta(days=1)
    except OverflowError:
        return None
    start = step(following, -int(ended.count), ended.unit)
    if start is None or start >= last.end:
        return None
    value = f"{last.end.year:04d}" if ended.fiscal else duration_value(ended.count, ended.unit)
    found = span_of(start, last.end, value)
    named = periods.containing(last.end, ended.unit) if ended.count == 1 else None
    whole = named is not None and (named.start, named.end) == (start, last.end) and ended.unit is not Unit.YEAR
    return named if whole else found


def from_day(expression: Expression, base: date, ahead: bool | None) -> Period | None:
    """Resolve an expression for someone who writes on *base*; *ahead*: the clause speaks of the future, of the past
    (False), or nothing tells (None)."""
    if isinstance(expression, DayName):
        return _weekday(expression, base, bool(ahead))
    if isinstance(expression, Incomplete):
        return nearest(expression, base, ahead)
    if isinstance(expression, Directed):
        return _directed(expression, base, bool(ahead))
    if isinstance(expression, Deictic):
        if expression.unit is Unit.WEEKEND:
            return _weekend(expression.count, base, bool(ahead), expression.loose)
        return unit_after(base, expression.count, expression.unit)
    if isinstance(expression, Stretch):
        return _stretch(expression, base)
    if isinstance(expression, Offset) and expression.side in (Side.AGO, Side.AHEAD):
        return _offset(expression, base, ahead)
    return None


def trimmed(period: Period | None, day: date, part: str | None) -> Period | None:
    """Cut "earlier this week" at the day of writing, and "later this month" before it."""
    if period is None or part not in ("earlier", "later") or period.is_day:
        return period
    if not period.start <= day <= period.end:
        return period
    if part == "earlier":
        return span_of(period.start, day, period.value)
    return span_of(day, period.end, period.value)


def side_of(whole: Period, inner: Period, part: str) -> Period:
    """Return what of *whole* lies before or after the anchor: "later that month"."""
    if part == "later" and whole.start <= inner.end < whole.end:
        return span_of(inner.end, whole.end, whole.value)
    if part == "earlier" and whole.start < inner.start <= whole.end:
        return span_of(whole.start, inner.start, whole.value)
    return whole


def hours_from(offset: Offset, anchor: Period, sign: int, near: bool) -> Period | None:
    """Return the day of "two hours later" (in the sentence of its anchor mostly the same) or "48 hours later"."""
    hours = offset.count if offset.unit is Unit.HOUR else 0
    if not anchor.is_day or hours is None:
        return None
    if hours and hours % 24 == 0:
        return stepped(replace(offset, count=hours / 24, unit=Unit.DAY), anchor, sign)
    return replace(anchor, approximate=True) if near and hours <= _HOURS else None


_HOURS = 8
"""Hours before or after something on a day that are taken to be of the same day."""
