"""Dates as a person types them in the date editor or on the command line."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.errors import ImpossibleError

_HINT = (
    "Type for example 2021-11-19, 19 Nov 2021, Nov 2021, 2021, early 2017, spring 2014, Q3 2020, 1990s, "
    "2013..2017, since 2007 or until May 2020."
)

_MONTHS = {name.casefold(): n for n, name in enumerate(calendar.month_name) if n}
_MONTHS |= {name[:3]: n for name, n in list(_MONTHS.items())} | {"sept": 9}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

Days = tuple[date, date, Precision]
"""First and last day, inclusive, and how finely they were given."""


def _month_days(year: int, month: int, months: int = 1) -> tuple[date, date]:
    last = month + months - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _day(m: re.Match[str]) -> Days:
    month = m["month"]
    day = date(int(m["year"]), int(month) if month.isdecimal() else _MONTHS[month], int(m["day"]))
    return day, day, Precision.DAY


def _month(m: re.Match[str]) -> Days:
    month = m["month"]
    first, last = _month_days(int(m["year"]), int(month) if month.isdecimal() else _MONTHS[month])
    return first, last, Precision.MONTH


def _quarter(m: re.Match[str]) -> Days:
    first, last = _month_days(int(m["year"]), int(m["quarter"]) * 3 - 2, 3)
    return first, last, Precision.QUARTER


def _half(m: re.Match[str]) -> Days:
    first, last = _month_days(int(m["year"]), 1 if m["half"] in {"first", "1st"} else 7, 6)
    return first, last, Precision.HALF


def _season(m: re.Match[str]) -> Days:
    first, last = _month_days(int(m["year"]), _SEASONS[m["season"]], 3)
    return first, last, Precision.SEASON


def _decade(m: re.Match[str]) -> Days:
    year = int(m["year"])
    return date(year, 1, 1), date(year + 9, 12, 31), Precision.DECADE


def _year(m: re.Match[str]) -> Days:
    year = int(m["year"])
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _week(m: re.Match[str]) -> Days:
    day = _day(m)[0]
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6), Precision.WEEK


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})", _day),
        (rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}", _day),
        (rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}", _day),
        (rf"{_MONTH} {_DAY},? {_YEAR}", _day),
        (rf"(?:the )?week of {_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})", _week),
        (rf"(?:the )?week of {_DAY} (?:of )?{_MONTH},? {_YEAR}", _week),
        (rf"(?:the )?week of {_MONTH} {_DAY},? {_YEAR}", _week),
        (rf"{_YEAR}-(?P<month>\d{{1,2}})", _month),
        (rf"{_MONTH},? (?:of )?{_YEAR}", _month),
        (rf"q(?P<quarter>[1-4]),? {_YEAR}", _quarter),
        (rf"{_YEAR}[- ]?q(?P<quarter>[1-4])", _quarter),
        (rf"(?:the )?(?P<half>first|second|1st|2nd) half of {_YEAR}", _half),
        (rf"(?:the )?(?P<season>spring|summer|autumn|fall|winter),? (?:of )?{_YEAR}", _season),
        (r"(?:the )?(?P<year>\d{3}0)'?s", _decade),
        (_YEAR, _year),
    )
)

_ABOUT = re.compile(r"(?:about|around|circa|ca?\.|approximately|~) ?(?P<rest>.+)")
_PART = re.compile(r"(?P<part>early|mid|late)[- ](?:in )?(?P<rest>.+)")
_OPEN = re.compile(r"(?P<word>since|from|after|until|till|up to|before|by) (?P<rest>.+)")
_BETWEEN = re.compile(r"between (?P<first>.{1,60}?) and (?P<last>.+)")
_FROM_TO = re.compile(r"from (?P<first>.{1,60}?) (?:to|until|till) (?P<last>.+)")
_RANGE = re.compile(r"(?P<first>.{1,60}?) ?(?:\.\.|…|–|—| to | - ) ?(?P<last>.+)")
_YEARS = re.compile(r"(?P<first>\d{4})-(?P<last>\d{4})")


def parse_date(text: str) -> DateInterval:
    """Return the interval that a person means by *text*. Raises ImpossibleError with examples of what can be typed.

    "2013..2017" and "between … and …" mean some point within; "from … to …" means that it lasted.
    """
    typed = " ".join(text.split())
    words = typed.casefold()
    if not words:
        raise ImpossibleError(f"There is no date here. {_HINT}")
    try:
        found = _interval(words)
    except (ValueError, OverflowError) as error:
        raise ImpossibleError(f"“{typed[:60]}” is no date of the calendar. {_HINT}") from error
    if found is None:
        raise ImpossibleError(f"“{typed[:60]}” is not understood as a date. {_HINT}")
    start, end, precision, extent, approximate = found
    if start is not None and end is not None and end < start:
        raise ImpossibleError(f"“{typed[:60]}” ends before it starts. Give the earlier date first.")
    return DateInterval(start, end, precision, DateBasis.GIVEN, extent, approximate, f"set by hand: “{typed}”")


Found = tuple[date | None, date | None, Precision, Extent, bool]


def _interval(words: str) -> Found | None:
    if about := _ABOUT.fullmatch(words):
        inner = _interval(about["rest"])
        return None if inner is None else (*inner[:4], True)
    for pattern, extent in (
        (_FROM_TO, Extent.THROUGHOUT), (_BETWEEN, Extent.WITHIN), (_YEARS, Extent.WITHIN), (_RANGE, Extent.WITHIN)
    ):  # fmt: skip
        if both := pattern.fullmatch(words):
            first, last = _days(both["first"]), _days(both["last"])
            if first is not None and last is not None:
                return first[0], last[1], Precision.RANGE, extent, False
    if half_open := _OPEN.fullmatch(words):
        about = _ABOUT.fullmatch(half_open["rest"])
        rest = about["rest"] if about else half_open["rest"]
        found = _half_open(half_open["word"], _days(rest))
        is_rough = about is not None or _PART.fullmatch(rest) is not None
        return None if found is None else (*found[:4], is_rough)
    days = _days(words)
    if days is None:
        return None
    return (*days, Extent.WITHIN, _PART.fullmatch(words) is not None)


def _half_open(word: str, days: Days | None) -> Found | None:
    if days is None:
        return None
    first, last, precision = days
    match word:
        case "since" | "from":
            return first, None, precision, Extent.THROUGHOUT, False
        case "after":
            return last + timedelta(days=1), None, precision, Extent.WITHIN, False
        case "before":
            return None, first - timedelta(days=1), precision, Extent.WITHIN, False
        case "by":
            return None, last, precision, Extent.WITHIN, False
    return None, last, precision, Extent.THROUGHOUT, False


def _days(words: str) -> Days | None:
    """Return the days of one calendar expression, also of its early, middle or late part."""
    if part := _PART.fullmatch(words):
        whole = _days(part["rest"])
        return None if whole is None else _third(part["part"], whole)
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(words):
            return read(match)
    return None


def _third(part: str, whole: Days) -> Days | None:
    first, last, precision = whole
    if precision is Precision.YEAR:
        month = {"early": 1, "mid": 5, "late": 9}[part]
        return (*_month_days(first.year, month, 4), Precision.RANGE)
    if precision is Precision.MONTH:
        start, end = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}[part]
        return first.replace(day=start), first.replace(day=end), Precision.RANGE
    if precision is Precision.DECADE:
        start, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
        return date(first.year + start, 1, 1), date(first.year + end, 12, 31), Precision.RANGE
    return None
