"""The two rows of a time axis: cells of a fine unit below, of the next coarser one above, with fitting labels.

Zoom levels are a table. A level is used when its fine cells are at least ``pixels`` wide; the finest that is, wins.
A label always fits inside the part of its cell that is in sight, so that no two labels of a row ever touch; all whole
cells of a row are worded alike.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from dossier.domain.wording import MONTHS, WEEKDAYS
from dossier.timeline.calendar import DAYS_PER_YEAR, civil, day_number, weekday, year_words
from dossier.timeline.scale import Scale

Measure = Callable[[str], float]
"""Returns the width of a text in pixels."""

PADDING = 6.0
"""Pixels between a cell's edge and its label, on both sides."""

_T = TypeVar("_T")
_MINUTES = 24 * 60
_FIRST_YEAR = day_number(1)
"""The first day of our era."""
_JOT = 1e-7
"""A part of a day so small that it can only come from rounding."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A cell of the axis: days from ``start`` to ``end``, and its label ("" where none fits) at ``x`` pixels."""

    start: float
    end: float
    label: str
    x: float


@dataclass(frozen=True, slots=True)
class Unit:
    """Cells of one kind: where they begin, and how they may be worded, longest wording first.

    ``floor(day)`` is the start of the cell that holds *day*, ``after(start)`` the start of the next one.
    """

    name: str
    days: float
    floor: Callable[[float], float]
    after: Callable[[float], float]
    words: Callable[[float], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Level:
    """A zoom level: fine cells, coarse cells above them, and how wide a fine cell must be."""

    minor: Unit
    major: Unit
    pixels: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The ticks of a window, each row from left to right without gaps."""

    level: Level
    major: tuple[Tick, ...]
    minor: tuple[Tick, ...]


def _whole(of: Callable[[int], _T]) -> Callable[[float], _T]:
    """Return what works on whole days for any day."""
    return lambda day: of(math.floor(day + _JOT))


def _clock(minutes: int) -> Unit:
    """Cells of so many minutes, which divide the day. They are counted in whole minutes, so that none gets lost."""

    def floor(day: float) -> float:
        return math.floor(day * _MINUTES + _JOT) // minutes * minutes / _MINUTES

    def after(start: float) -> float:
        return (round(start * _MINUTES) + minutes) / _MINUTES

    def words(start: float) -> tuple[str, ...]:
        hour, minute = divmod(round(start * _MINUTES) % _MINUTES, 60)
        return (f"{hour:02d}:{minute:02d}", f"{hour}") if minutes >= 60 else (f"{hour:02d}:{minute:02d}",)

    name = {1: "minute", 60: "hour", 360: "6 hours"}.get(minutes, f"{minutes} minutes")
    return Unit(name, minutes / _MINUTES, floor, after, words)


def _years(step: int, coarse: bool = False) -> Unit:
    """Cells of so many years, which begin at round years as people count them: 2000 BC, 1000 BC, 1, 1000."""

    def floor(day: int) -> int:
        year = civil(day)[0]
        if year > 0:
            return day_number(max(year // step * step, 1))
        return day_number(1 - math.ceil((1 - year) / step) * step)

    def after(start: int) -> int:
        year = civil(start)[0]
        return day_number((year // step + 1) * step if year > 0 else min(year + step, 1))

    def words(start: int) -> tuple[str, ...]:
        year = civil(start)[0]
        if step == 1:
            return (year_words(year),)
        if year <= 0:
            last = max(2 - year - step, 1)
            return (f"{1 - year}–{last} BC", year_words(year)) if coarse else (year_words(year),)
        if step == 10 and year > 1:
            return (f"{year}s", str(year))
        return (f"{year}–{year // step * step + step - 1}", str(year)) if coarse else (str(year),)

    names = {1: "year", 10: "decade", 100: "century", 1000: "millennium"}
    return Unit(names.get(step, f"{step} years"), step * DAYS_PER_YEAR, _whole(floor), _whole(after), _whole(words))


def _months(step: int) -> Unit:
    def floor(day: int) -> int:
        year, month, _ = civil(day)
        return day_number(year, (month - 1) // step * step + 1)

    def after(start: int) -> int:
        year, month, _ = civil(start)
        return day_number(year + (month - 1 + step) // 12, (month - 1 + step) % 12 + 1)

    def words(start: int) -> tuple[str, ...]:
        name = MONTHS[civil(start)[1] - 1]
        if step == 1:
            return (name, name[:3], name[:1])
        last = MONTHS[civil(start)[1] + step - 2]
        return (f"{name} – {last}", f"{name[:3]}–{last[:3]}", f"Q{civil(start)[1] // 3 + 1}")

    return Unit(
        {1: "month", 3: "quarter"}[step], step * DAYS_PER_YEAR / 12, _whole(floor), _whole(after), _whole(words)
    )


def _month_of_year(start: int) -> tuple[str, ...]:
    year, month, _ = civil(start)
    return (f"{MONTHS[month - 1]} {year_words(year)}", f"{MONTHS[month - 1][:3]} {year_words(year)}")


def _week_words(start: int) -> tuple[str, ...]:
    (_, month, day), (_, last_month, last) = civil(start), civil(start + 6)
    name, last_name = MONTHS[month - 1][:3], MONTHS[last_month - 1][:3]
    long = f"{day} – {last} {name}" if month == last_month else f"{day} {name} – {last} {last_name}"
    return (long, f"{day} {name}", str(day))


def _day_words(start: int) -> tuple[str, ...]:
    _, month, day = civil(start)
    name = WEEKDAYS[weekday(start)]
    return (f"{name} {day} {MONTHS[month - 1]}", f"{name} {day}", f"{name[:3]} {day}", str(day))


def _day_of_year(start: int) -> tuple[str, ...]:
    year, month, day = civil(start)
    short = f"{day} {MONTHS[month - 1][:3]} {year_words(year)}"
    return (f"{WEEKDAYS[weekday(start)]} {day} {MONTHS[month - 1]} {year_words(year)}", short, str(day))


def _hour_of_day(start: float) -> tuple[str, ...]:
    hour = round(start * 24) % 24
    day = _day_of_year(math.floor(start + _JOT))
    return (*(f"{words}, {hour:02d}:00" for words in day[:2]), f"{hour:02d}:00")


_MONTH = _months(1)
_DAY = Unit("day", 1.0, _whole(int), lambda start: start + 1, _whole(_day_words))
_WEEK = Unit("week", 7.0, _whole(lambda day: day - weekday(day)), lambda start: start + 7, _whole(_week_words))
_MONTH_OF_YEAR = Unit("month", _MONTH.days, _MONTH.floor, _MONTH.after, _whole(_month_of_year))
_DAY_OF_YEAR = Unit("day", 1.0, _DAY.floor, _DAY.after, _whole(_day_of_year))
_HOUR_OF_DAY = Unit("hour", 1 / 24, _clock(60).floor, _clock(60).after, lambda start: _hour_of_day(start))

LEVELS = (
    Level(_clock(1), _HOUR_OF_DAY, 50),
    Level(_clock(5), _HOUR_OF_DAY, 50),
    Level(_clock(15), _HOUR_OF_DAY, 50),
    Level(_clock(60), _DAY_OF_YEAR, 50),
    Level(_clock(360), _DAY_OF_YEAR, 50),
    Level(_DAY, _MONTH_OF_YEAR, 22),
    Level(_WEEK, _MONTH_OF_YEAR, 52),
    Level(_MONTH, _years(1), 30),
    Level(_months(3), _years(1), 30),
    Level(_years(1), _years(10, coarse=True), 40),
    Level(_years(5), _years(50, coarse=True), 46),
    Level(_years(10), _years(100, coarse=True), 46),
    Level(_years(50), _years(500, coarse=True), 46),
    Level(_years(100), _years(1000, coarse=True), 46),
    Level(_years(500), _years(5000, coarse=True), 46),
    Level(_years(1000), _years(10000, coarse=True), 0),
)
"""From fine to coarse."""


def level_of(days_per_pixel: float) -> Level:
    """Return the finest level whose cells are wide enough."""
    return next(level for level in LEVELS if level.minor.days / days_per_pixel >= level.pixels)


def _worded_level(scale: Scale, measure: Measure) -> Level:
    """Return the level for a window: a coarser one where years before our era would find no room in their cells."""
    level = level_of(scale.days_per_pixel)
    if level.minor.days < DAYS_PER_YEAR or scale.left >= _FIRST_YEAR:
        return level

    def has_room(other: Level) -> bool:
        # The leftmost year has the most digits.
        words = other.minor.words(other.minor.floor(scale.left))[-1]
        return measure(words) + 2 * PADDING <= other.minor.days / scale.days_per_pixel

    coarser = (other for other in LEVELS if other.minor.days >= level.minor.days)
    return next((other for other in coarser if has_room(other)), LEVELS[-1])


def axis(scale: Scale, measure: Measure) -> Axis:
    """Return the ticks that a window shows, with labels that fit by *measure*."""
    level = _worded_level(scale, measure)
    major = tuple(_cells(level.major, scale, measure, coarse=True))
    return Axis(level, major, tuple(_cells(level.minor, scale, measure, coarse=False)))


def _cells(unit: Unit, scale: Scale, measure: Measure, coarse: bool) -> Iterator[Tick]:
    starts = list(_starts(unit, scale))
    edges = [*starts, unit.after(starts[-1])]
    longest = _wording(unit, edges, scale, measure)
    may_shorten = coarse or len(starts) <= 3
    for start, end in pairwise(edges):
        left = max(scale.x_of(start), 0.0)
        room = min(scale.x_of(end), scale.width) - left - 2 * PADDING
        wordings = unit.words(start)[longest : None if may_shorten else longest + 1]
        label = next((words for words in wordings if measure(words) <= room), "")
        yield Tick(float(start), float(end), label, left + PADDING)


def _starts(unit: Unit, scale: Scale) -> Iterator[float]:
    start = unit.floor(scale.left)
    while start < scale.right:
        yield start
        start = unit.after(start)


def _wording(unit: Unit, edges: list[float], scale: Scale, measure: Measure) -> int:
    """Return the longest wording (0 is the longest) that fits every whole cell in sight, so that a row reads evenly."""
    chosen = 0
    for start, end in pairwise(edges[1:-1]):
        room = (end - start) / scale.days_per_pixel - 2 * PADDING
        words = unit.words(start)
        while chosen < len(words) - 1 and measure(words[chosen]) > room:
            chosen += 1
    return chosen
