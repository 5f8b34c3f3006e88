"""Dates in the Extended Date/Time Format (ISO 8601-2), as exactly as its levels allow.

Level 1 has no way to say "at some time between two days": a plain interval would say that something lasted. Such
dates are written as level 2 writes them, "[2014-03-02..2014-05-05]", one of these days.
"""

import re
from datetime import date, timedelta

from dossier.domain.dates import DateInterval, Extent, Precision

_SEASONS = {3: 21, 6: 22, 9: 23, 12: 24}
_QUARTERS = {1: 33, 4: 34, 7: 35, 10: 36}
_HALVES = {1: 40, 7: 41}


def edtf(when: DateInterval | None) -> str:
    """Return a date in EDTF, "" where there is none.

    "2014-05-04", "2014-05~" (about May), "201X" (a year of the 2010s), "2014-21" (spring), "2014-33" (first quarter),
    "2013/2017" (lasting), "[2014-03-02..2014-05-05]" (at some time between), "2007/.." (since), "../2007" (until).
    """
    if when is None:
        return ""
    if when.start is None or when.end is None:
        return _open(when)
    unit = _unit(when.start, when.end, when.precision)
    mark = "~" if when.approximate else ""
    if unit is not None and (when.extent is Extent.WITHIN or when.is_day):
        return f"{unit}{mark}"
    first, last = _edges(when.start, when.end)
    if when.extent is Extent.THROUGHOUT:
        return f"{first}{mark}/{last}{mark}"
    # Sets take no "~": the two ends themselves say how far it may lie.
    return f"[{first}..{last}]"


def loses_about(when: DateInterval | None) -> bool:
    """Tell whether the text of a date cannot say that it is approximate."""
    return when is not None and when.approximate and edtf(when).startswith("[")


def _open(when: DateInterval) -> str:
    mark = "~" if when.approximate else ""
    if when.start is not None:
        first = _side(when.start, when.precision, starts=True)
        return f"{first}{mark}/.." if when.extent is Extent.THROUGHOUT else f"[{first}..]"
    assert when.end is not None, "an interval has one end at least"
    last = _side(when.end, when.precision, starts=False)
    return f"../{last}{mark}" if when.extent is Extent.THROUGHOUT else f"[..{last}]"


def _side(day: date, precision: Precision, *, starts: bool) -> str:
    """Return the one end of an open interval as finely as it was told."""
    if precision is Precision.DAY:
        return day.isoformat()
    if (day.month, day.day) == ((1, 1) if starts else (12, 31)):
        return f"{day.year:04}"
    return f"{day.year:04}-{day.month:02}" if (day.day == 1 if starts else _ends_month(day)) else day.isoformat()


def _edges(first: date, last: date) -> tuple[str, str]:
    """Return both ends at the coarsest precision that names exactly these days."""
    if first.day == 1 and _ends_month(last):
        if first.month == 1 and last.month == 12:
            return f"{first.year:04}", f"{last.year:04}"
        return f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}"
    return first.isoformat(), last.isoformat()


def _unit(first: date, last: date, precision: Precision) -> str | None:
    """Return the text of an interval that is one unit of the calendar, None for any other."""
    if first == last:
        return first.isoformat()
    if first.day != 1 or not _ends_month(last):
        return None
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return f"{first.year:04}-{first.month:02}"
    if months == 12 and first.month == 1:
        return f"{first.year:04}"
    if months == 120 and first.month == 1 and first.year % 10 == 0:
        return f"{first.year // 10:03}X"
    codes = {
        (Precision.SEASON, 3): _SEASONS,
        (Precision.QUARTER, 3): _QUARTERS,
        (Precision.HALF, 6): _HALVES,
    }.get((precision, months), {})
    # A winter has days of two years, which the code of one year cannot say.
    code = codes.get(first.month) if first.year == last.year else None
    return None if code is None else f"{first.year:04}-{code}"


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


_DATE = re.compile(r"(\d{4}|\d{3}X)(?:-(\d\d)(?:-(\d\d))?)?(~?)")
_UNITS = {
    **{code: (month, 3, Precision.SEASON) for month, code in _SEASONS.items()},
    **{code: (month, 3, Precision.QUARTER) for month, code in _QUARTERS.items()},
    **{code: (month, 6, Precision.HALF) for month, code in _HALVES.items()},
}


def from_edtf(text: str) -> DateInterval | None:
    """Return the date that ``edtf`` would write as *text*, or a plain one of another program; None for any other."""
    within = text.startswith("[") and text.endswith("]")
    first, dots, last = text[1:-1].partition("..") if within else text.partition("/")
    try:
        if not dots:
            return None if within else _single(text)
        return _joined(first.replace("..", ""), last.replace("..", ""), Extent.WITHIN if within else Extent.THROUGHOUT)
    except (ValueError, KeyError):
        return None


def _joined(first: str, last: str, extent: Extent) -> DateInterval | None:
    begin, finish = _single(first), _single(last)
    if (begin is None and first) or (finish is None and last) or (begin is None and finish is None):
        return None
    only = begin if finish is None else finish if begin is None else None
    start = None if begin is None else begin.start
    end = None if finish is None else finish.end
    about = any(side is not None and side.approximate for side in (begin, finish))
    precision = Precision.RANGE if only is None else only.precision
    return DateInterval(start, end, precision, extent=extent, approximate=about)


def _single(text: str) -> DateInterval | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, about = match.groups()
    if year.endswith("X"):
        first = int(year[:3]) * 10
        return DateInterval(date(first, 1, 1), date(first + 9, 12, 31), Precision.DECADE, approximate=bool(about))
    begins, months, precision = int(month or 1), 1 if month else 12, Precision.MONTH if month else Precision.YEAR
    if day:
        that = date(int(year), begins, int(day))
        return DateInterval(that, that, Precision.DAY, approximate=bool(about))
    if begins > 12:
        begins, months, precision = _UNITS[begins]
    start = date(int(year), begins, 1)
    behind = begins + months
    end = (
        date.max
        if (start.year, behind) == (9999, 13)
        else date(start.year + (behind > 12), (behind - 1) % 12 + 1, 1) - timedelta(days=1)
    )
    return DateInterval(start, end, precision, approximate=bool(about))
