"""Dates that words name in full, read from a span that the grammar has already cut out.

dateparser reads every absolute form; a fast path stands before it for the plain ones. Both agree, and a test shows
it. Nothing is ever read relative to the day on which the program runs: all three parts must be in the text.
"""

import re
from datetime import datetime
from functools import lru_cache

from dossier.extract.time.lexicon import MONTH_NUMBERS
from dossier.extract.time.periods import Period, day

_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_DAY_FIRST = re.compile(rf"(\d{{1,2}})\s+({_NAMES})\.?,?\s+(\d{{4}})", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({_NAMES})\.?\s+(\d{{1,2}}),?\s+(\d{{4}})", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_SPACES = re.compile(r"\s+")


def plain_date(text: str) -> Period | None:
    """Read "4 March 2014", "Mar. 4, 2014" or "2014-03-04"; None for any other form and for impossible days."""
    if match := _DAY_FIRST.fullmatch(text):
        return day(int(match[3]), MONTH_NUMBERS[match[2].lower()], int(match[1]))
    if match := _MONTH_FIRST.fullmatch(text):
        return day(int(match[3]), MONTH_NUMBERS[match[1].lower()], int(match[2]))
    if match := _ISO.fullmatch(text):
        return day(int(match[1]), int(match[2]), int(match[3]))
    return None


def figured_date(text: str, order: str) -> Period | None:
    """Read "13/04/2020" or "4.3.2014" in the given order ("DMY", "MDY"); None for other forms and for no such day."""
    match = _FIGURES.fullmatch(text)
    if match is None or order not in ("DMY", "MDY"):
        return None
    one, two = int(match[1]), int(match[3])
    return day(int(match[4]), *((two, one) if order == "DMY" else (one, two)))


@lru_cache(maxsize=4096)
def parsed_date(text: str, order: str = "MDY") -> Period | None:
    """Read any absolute date with dateparser. *order* ("DMY", "MDY", "YMD") is for dates all in figures."""
    import dateparser  # takes a third of a second: only for texts with such dates

    settings = {
        "DATE_ORDER": order,
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PREFER_LOCALE_DATE_ORDER": False,
        # Never needed, since all parts must be there; without it today's day would be looked up.
        "RELATIVE_BASE": datetime(2000, 1, 1),
    }
    try:
        found = dateparser.parse(text, languages=["en"], settings=settings)
    except (ValueError, OverflowError):
        return None
    return day(found.year, found.month, found.day) if found else None


@lru_cache(maxsize=4096)
def full_date(text: str, order: str = "MDY") -> Period | None:
    """Read an absolute date of any form, None where there is no such day."""
    text = _SPACES.sub(" ", text)
    if any(form.fullmatch(text) for form in (_DAY_FIRST, _MONTH_FIRST, _ISO)):
        return plain_date(text)  # dateparser would read the impossible 2014-13-01 as 13 January
    return figured_date(text, order) or parsed_date(text, order)
