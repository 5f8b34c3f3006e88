"""Dates that a text writes out in full, by their plainest forms, for words that stand beside them."""

import calendar
import re
from datetime import date

from dossier.extract.publication.clues import Window
from dossier.extract.time.lexicon import MONTH_NUMBERS, SMALL_NUMBERS

COUNTS = {word: number for word, number in SMALL_NUMBERS.items() if 1 <= number <= 12}
"""The numbers that are written out."""
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_WEEKDAY_LEAD = rf"(?:{WEEKDAY},?\s+)?"

FULL_DAY = (
    rf"{_WEEKDAY_LEAD}(?:(?P<d1>{_DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{MONTH}),?\s+(?P<y1>{_YEAR})"
    rf"|(?P<m2>{MONTH})\s+(?P<d2>{_DAY})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})-(?P<m3>0[1-9]|1[0-2])-(?P<d3>{_DAY}))(?![\w/-]|[.:]\d)"
)
"""A day with month and year; see ``period_of``."""
MONTH_YEAR = rf"(?P<m4>{MONTH}),?\s+(?P<y4>{_YEAR})(?![\w/-]|[.,:]\d)"
YEAR = rf"(?P<y5>{_YEAR})(?![\w/-]|[.,:]\d)"
FULL = rf"(?:{FULL_DAY}|{MONTH_YEAR}|{YEAR})"
"""A day, month or year."""
DAY_OF_YEAR = (
    rf"(?:(?P<d6>{_DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m6>{MONTH})|(?P<m7>{MONTH})\s+(?P<d7>{_DAY})(?:st|nd|rd|th)?)"
    rf"(?![\w/-]|[.:]\d)(?!,?\s+{_YEAR}\b)"
)
"""A day of a month without its year; see ``day_of_year``."""


def month_number(words: str) -> int:
    """Return 1 to 12 for the name of a month that MONTH has matched."""
    return MONTH_NUMBERS[words.lower().rstrip(".")]


def whole_month(year: int, month: int) -> Window:
    """Return the days of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def whole_year(year: int) -> Window:
    """Return the days of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def period_of(match: re.Match[str]) -> Window | None:
    """Return the days of what FULL (or FULL_DAY, MONTH_YEAR) has matched, None where there is no such day."""
    got = match.groupdict()
    try:
        for n in "12":
            if got.get(f"d{n}"):
                day = date(int(got[f"y{n}"]), month_number(got[f"m{n}"]), int(got[f"d{n}"]))
                return day, day
        if got.get("d3"):
            day = date(int(got["y3"]), int(got["m3"]), int(got["d3"]))
            return day, day
    except ValueError:
        return None
    if got.get("y4"):
        return whole_month(int(got["y4"]), month_number(got["m4"]))
    return whole_year(int(got["y5"])) if got.get("y5") else None


def day_of_year(match: re.Match[str]) -> tuple[int, int]:
    """Return month and day of what DAY_OF_YEAR has matched."""
    if match["d6"]:
        return month_number(match["m6"]), int(match["d6"])
    return month_number(match["m7"]), int(match["d7"])


def named_day(year: int, month: int, day: int) -> date | None:
    """Return a day of a year, None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
