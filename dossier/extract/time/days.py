"""Named days and known happenings, from the program's own small data file."""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from dossier.extract.time.periods import Period, coarse_value, of_day, span_of
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


def _alternatives(names: list[str]) -> str:
    return "|".join(name.replace(" ", r"\s+") for name in sorted(names, key=len, reverse=True))


def _event_names() -> list[str]:
    """Return the names of happenings, those of ordinary days with the words that must follow them."""
    found = []
    for entry in _data()["event"]:
        after = "".join(rf"|\s+{stem}" for stem in entry.get("followed", ()))
        found += [name + (f"(?={after[1:]})" if after else "") for name in entry["names"]]
    return found


_NATIONAL = tuple(name for entry in _data()["national"] for name in entry["names"])
HOLIDAY_PATTERN = _alternatives([name for entry in _data()["day"] for name in entry["names"]] + list(_NATIONAL))
"""A regular expression for all named days (no groups in it), the longest first."""
EVENT_PATTERNS = tuple(_alternatives([name]) for name in sorted(_event_names(), key=len, reverse=True))
"""Regular expressions for happenings known by their date."""
HOLIDAY_STARTS = frozenset(re.match(r"[a-z]+", name).group() for name in HOLIDAY_PATTERN.split("|"))  # type: ignore[union-attr]
"""The first words of named days."""


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


@lru_cache(maxsize=1 << 12)
def holiday_key(words: str) -> str:
    """Return the key of a named day that HOLIDAY_PATTERN has found."""
    plain = " ".join(words.lower().split())
    if plain in _NATIONAL:
        return plain
    return next(
        str(entry["names"][0]) for entry in _data()["day"] if any(re.fullmatch(name, plain) for name in entry["names"])
    )


@cache
def _countries() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {word: code for code, words in _data()["country"].items() for word in words}
    words = "|".join(re.escape(word) for word in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), codes


def in_country(key: str, sentence: str, place: int) -> str:
    """Return the key of a named day with the country whose day it is, where each has its own.

    That is the country named nearest to *place* in the sentence; without one the day stays unknown.
    """
    if key not in _NATIONAL:
        return key
    pattern, codes = _countries()
    named = [m for m in pattern.finditer(sentence) if m.group() != "us"]
    nearest = min(named, key=lambda m: abs(m.start() - place), default=None)
    return f"{key}@{codes[nearest.group().lower()]}" if nearest else key


def _easter(year: int) -> date:
    """Easter Sunday of the western churches (Gauss's rule in Butcher's form)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Meeus's rule for the Julian calendar, read in the Gregorian)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


@cache
def _runs() -> dict[tuple[str, str], dict[str, Any]]:
    """Return what the table of public holidays has, by name and country."""
    table = tomllib.loads((resources() / "calendar" / "feasts.toml").read_text(encoding="utf-8"))
    return {(run["name"], run["country"]): run for run in table["run"]}


def _public_day(country: str, name: str, year: int) -> date | None:
    """Return the first day of a public holiday in a year, None outside the table."""
    run = _runs().get((name, country))
    if run is None or year < run["year"]:
        return None
    days, index = run["days"], year - run["year"]
    if "until" in run:
        index = 0 if year <= run["until"] else len(days)
    number = days[index] if index < len(days) else 0
    return date(year, number // 100, number % 100) if number else None


def yearly(key: str) -> str:
    """Return the TimeML value of a named day of every year."""
    fixed = None if key in _NATIONAL or "@" in key else _entry(key).get("fixed")
    return f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if fixed else "P1Y"


@lru_cache(maxsize=1 << 12)
def holiday_in(key: str, year: int) -> Period | None:
    """Return a named day in a year, None outside the calendar or where nobody knows whose day it is."""
    if not 1 <= year <= 9999:
        return None
    name, at, country = key.partition("@")
    if at:
        day = _public_day(country, name, year)
        return of_day(day) if day else None
    if name in _NATIONAL:
        return None
    entry = _entry(key)
    try:
        first = _first_day(entry, year)
        if first is None:
            return None
        first += timedelta(days=entry.get("offset", 0))
        last = first + timedelta(days=entry.get("days", 1) - 1)
    except OverflowError:
        return None
    approximate = bool(entry.get("approximate"))
    if first == last:
        return replace(of_day(first), approximate=approximate)
    return span_of(first, last, coarse_value(first, last), approximate)


def _first_day(entry: dict[str, Any], year: int) -> date | None:
    """Return the day that the rule of an entry gives in a year."""
    if "fixed" in entry:
        month, day = entry["fixed"]
        return date(year, month, day)
    if "easter" in entry:
        return _easter(year) + timedelta(days=entry["easter"])
    if "orthodox" in entry:
        return _orthodox_easter(year) + timedelta(days=entry["orthodox"])
    if "public" in entry:
        country, name = entry["public"]
        return _public_day(country, name.lower(), year)
    month, weekday, which = entry["weekday"]
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7)
    weeks = [w for w in range(5) if (found + timedelta(weeks=w)).month == month]
    return found + timedelta(weeks=weeks[-1] if which < 0 else which - 1)


@lru_cache(maxsize=1 << 12)
def known_event(words: str) -> Period | None:
    """Return the day of a happening that one of EVENT_PATTERNS has found."""
    plain = " ".join(words.lower().split())
    for entry in _data()["event"]:
        if any(re.fullmatch(name, plain) for name in entry["names"]):
            return of_day(entry["day"])
    return None
