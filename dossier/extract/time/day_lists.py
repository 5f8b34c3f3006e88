"""Rules for three days of one month and more: "3, 5 and 9 May 2014", "May 3, 5 and 9, 2014"."""

import re

from dossier.extract.time import periods
from dossier.extract.time.expressions import Absolute, Cut, Expression, Found, Incomplete
from dossier.extract.time.rules import DAY, MON, YEAR, Site, digits, month_number, rule

_DAYS = rf"(?P<days>{DAY}(?:,\s*{DAY}){{1,12}},?\s+(?:and|or)\s+{DAY})"
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)?")
_LEAP_YEAR = 2000
"""A year that has every day which some year has."""


def _days(match: re.Match[str], _site: Site) -> Found:
    """Make each day an expression; the month and the year belong to the one they stand with."""
    year = match["year"]
    if match["mon"] in ("may", "march", "mar", "dec") or (year is not None and int(year) == 0):
        return ()
    month, cuts = month_number(match["mon"]), []
    for number in _NUMBER.finditer(match["days"]):
        day = digits(number.group())
        period = periods.day(int(year) if year else _LEAP_YEAR, month, day)
        if period is None:
            return ()
        what: Expression = Absolute(period) if year else Incomplete(month=month, day=day)
        start = match.start("days")
        cuts.append(Cut(start + number.start(), start + number.end(), what))
    first, last = cuts[0], cuts[-1]
    cuts[0] = Cut(min(match.start(), first.start), first.end, first.expression)
    cuts[-1] = Cut(last.start, match.end(), last.expression)
    return tuple(cuts)


# Without a year the list must end there: in "on May 3, 5 and 9 people died" the last are none.
MONTH_DAYS_RULES = (rule(rf"(?P<mon>{MON}) {_DAYS}(?:(?:,| of)? (?P<year>{YEAR})|(?=\s*(?:[.;:)]|$)))", _days),)
DAYS_MONTH_RULES = (rule(rf"{_DAYS} (?:of )?(?P<mon>{MON})(?:,? (?P<year>{YEAR}))?", _days),)
