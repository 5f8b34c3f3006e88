"""Writes resources/calendar/feasts.toml: the days of moving feasts and of national days, year by year.

They come from the holidays library (MIT licence, https://github.com/vacanza/holidays), which is only needed here:

    pip install holidays==0.109
    python tools/build_calendar.py

The names and countries are those that resources/calendar/days.toml asks for.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

CALENDAR = Path(__file__).parents[1] / "resources" / "calendar"
YEARS = range(1950, 2051)
HEAD = """# Written by tools/build_calendar.py from the holidays library 0.109 (MIT licence). Do not edit.
# [[run]]: the days of one public holiday of a country (ISO code) in consecutive years from `year` on, as month * 100
# + day; 0 where there is none. A day that never moves has one number and `until`.
"""


def public_days(library: Any, country: str, year: int) -> list[tuple[str, date]]:
    """Return the public holidays of a country in a year by their English names, in order."""
    found = library.country_holidays(country, years=[year], language="en_US")
    return [
        (" ".join(name.lower().replace("(estimated)", "").split()), day)
        for day in sorted(found)
        for name in found[day].split("; ")
        if day.year == year
    ]


def day_of(name: str, days: list[tuple[str, date]]) -> date | None:
    """Return the first day of a holiday, by its name or the end of it ("National Independence Day")."""
    exact = (day for known, day in days if known == name)
    return next(exact, None) or next((day for known, day in days if known.endswith(name)), None)


def runs(name: str, country: str, table: dict[int, list[tuple[str, date]]]) -> Iterator[str]:
    """Yield the entries for one holiday of one country, nothing where it has none."""
    numbers = {year: (day.month * 100 + day.day if (day := day_of(name, days)) else 0) for year, days in table.items()}
    kept = [year for year in sorted(numbers) if numbers[year]]
    if not kept:
        return
    first, last = kept[0], kept[-1]
    values = [numbers[year] for year in range(first, last + 1)]
    days = f"days = [{values[0]}]\nuntil = {last}" if len(set(values)) == 1 else f"days = {values}"
    yield f'[[run]]\nname = "{name}"\ncountry = "{country}"\nyear = {first}\n{days}\n'


def main() -> None:
    """Write the table."""
    library = import_module("holidays")
    asked = tomllib.loads((CALENDAR / "days.toml").read_text(encoding="utf-8"))
    wanted: dict[str, set[str]] = {}
    for entry in asked["day"]:
        if "public" in entry:
            country, name = entry["public"]
            wanted.setdefault(country, set()).add(name.lower())
    for country in asked["country"]:
        wanted.setdefault(country, set()).update(name for entry in asked["national"] for name in entry["names"])
    entries: list[str] = []
    for country in sorted(wanted):
        table = {year: public_days(library, country, year) for year in YEARS}
        for name in sorted(wanted[country]):
            entries += runs(name, country, table)
    (CALENDAR / "feasts.toml").write_text(HEAD + "\n" + "\n".join(entries), encoding="utf-8")


if __name__ == "__main__":
    main()
