"""Named days and known happenings, from the program's own small data file."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from dossier.extract.time.periods import Period, of_day
from dossier.paths import resources


@dataclass(frozen=True, slots=True)
class Election:
    """An election on a calendar: ``names`` and ``of`` are lower-case words that tell it, ``month`` its month."""

    names: frozenset[str]
    of: frozenset[str]
    first: int
    every: int
    month: int

    def day_in(self, year: int) -> date | None:
        """Return the election day of a year, None in other years."""
        if year < self.first or (year - self.first) % self.every or year > 9999:
            return None
        first = date(year, self.month, 1)
        monday = first + timedelta(days=-first.weekday() % 7)
        return monday + timedelta(days=1)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources() / "calendar" / "days.toml").read_text(encoding="utf-8"))


def _patterns(entries: list[dict[str, Any]]) -> str:
    names = sorted((name for entry in entries for name in entry["names"]), key=len, reverse=True)
    return "|".join(name.replace(" ", r"\s+") for name in names)


HOLIDAY_PATTERN = _patterns(_data()["day"])
"""A regular expression for all named days (no groups in it), the longest first."""
EVENT_PATTERN = _patterns(_data()["event"])
"""The same for happenings known by their date."""


@cache
def elections() -> tuple[Election, ...]:
    """Return the elections that stand on a calendar."""
    return tuple(
        Election(frozenset(e["names"]), frozenset(e["of"]), e["first"], e["every"], e["month"])
        for e in _data()["election"]
    )


@cache
def _entry(key: str) -> dict[str, Any]:
    return next(entry for entry in _data()["day"] if entry["names"][0] == key)


@cache
def holiday_key(words: str) -> str:
    """Return the key of a named day that HOLIDAY_PATTERN has found."""
    plain = " ".join(words.lower().split())
    return next(
        str(entry["names"][0]) for entry in _data()["day"] if any(re.fullmatch(name, plain) for name in entry["names"])
    )


def _easter(year: int) -> date:
    """Easter Sunday of the western churches (Gauss's rule in Butcher's form)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


@cache
def holiday_in(key: str, year: int) -> Period | None:
    """Return a named day in a year, None outside the calendar."""
    if not 1 <= year <= 9999:
        return None
    entry = _entry(key)
    if "fixed" in entry:
        month, day = entry["fixed"]
        return of_day(date(year, month, day))
    if "easter" in entry:
        return of_day(_easter(year) + timedelta(days=entry["easter"]))
    month, weekday, which = entry["weekday"]
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7)
    weeks = [w for w in range(5) if (found + timedelta(weeks=w)).month == month]
    index = weeks[-1] if which < 0 else which - 1
    return of_day(found + timedelta(weeks=index, days=entry.get("offset", 0)))


@cache
def known_event(words: str) -> Period | None:
    """Return the day of a happening that EVENT_PATTERN has found."""
    plain = " ".join(words.lower().split())
    for entry in _data()["event"]:
        if any(re.fullmatch(name, plain) for name in entry["names"]):
            return of_day(entry["day"])
    return None
