"""Rules for weekdays and units beyond the next or before the last: "the Friday before last", "Monday week"."""

import re

from dossier.extract.time.expressions import Cut, DayName, Deictic, Directed, Found, Offset, Side, Way
from dossier.extract.time.lengths import unit_of
from dossier.extract.time.lexicon import WEEKDAY_NUMBERS, number_of
from dossier.extract.time.periods import Unit
from dossier.extract.time.rules import Site, cut_of, rule

_WDAY = r"(?P<wday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_FEW = r"one|two|three|four|five|six"


def _day(match: re.Match[str]) -> DayName:
    return DayName(WEEKDAY_NUMBERS[match["wday"].lower()])


def _weekdays_ago(count: int, match: re.Match[str]) -> Found:
    """Count weekdays back: the first is the last one before the day of writing."""
    return cut_of(match, Offset(count - 1, Unit.WEEK, Side.AGO, on=Directed(Way.LAST, _day(match))))


def _day_before_last(match: re.Match[str], _site: Site) -> Found:
    """ "the Friday before last", "the Monday after next" """
    if match["side"].lower() == "before":
        return _weekdays_ago(2, match)
    return cut_of(match, DayName(_day(match).weekday, 2))


def _days_ago(match: re.Match[str], _site: Site) -> Found:
    """ "two Fridays ago" """
    count = number_of(match["n"])
    return _weekdays_ago(int(count), match) if count else ()


def _day_week(match: re.Match[str], _site: Site) -> Found:
    """ "Monday week": a week after the Monday to come; "Monday Week" would be a name."""
    if not match["week"].islower():
        return ()
    return cut_of(match, Offset(1, Unit.WEEK, Side.AHEAD, on=_day(match)))


_LASTING = re.compile(
    r"\b(?:for|of|after|than|within|over|in|began|begin|begins|ended|ends|spent|spend|started|starts|lasted|took)\s$",
    re.IGNORECASE,
)
"""Before weeks that are a length of their own: "he began a week on Monday"."""


def _week_on(match: re.Match[str], site: Site) -> Found:
    """ "a week on Monday", "two weeks from Tuesday" """
    if _LASTING.search(site.text[max(site.start, match.start() - 10) : match.start()]):
        return ()
    words = match["n"].lower()
    count = 1 if words == "a" else int(number_of(words) or 0)
    count *= 2 if match["unit"].lower().startswith("fortnight") else 1
    return cut_of(match, Offset(count, Unit.WEEK, Side.AHEAD, on=_day(match))) if count else ()


def _unit_after_next(match: re.Match[str], _site: Site) -> Found:
    """ "the week after next" """
    return (Cut(match.start(), match.end(), Deictic(unit_of(match["unit"]), 2)),)


_NO_COUNT_AFTER = r"(?!-|\s+(?:of|in|after|\d|one|two|three|four|five|six|seven|eight|nine|ten)\b)"

WEEKDAY_AWAY_RULES = (
    rule(rf"{_WDAY} (?P<side>before) last\b", _day_before_last, the=True, bare=False),
    rule(rf"{_WDAY} (?P<side>after) next\b", _day_before_last, the=True, bare=False),
    rule(rf"{_WDAY} (?P<week>week)\b{_NO_COUNT_AFTER}", _day_week),
)
WEEK_ON_RULES = (
    rule(
        rf"(?P<n>a|{_FEW}) (?P<unit>weeks?|fortnights?) (?:on|from) {_WDAY}\b(?!-| (?:to|until|till|through|since)\b)",
        _week_on,
    ),
)
WEEKDAYS_AGO_RULES = (rule(rf"(?P<n>{_FEW}) {_WDAY}s? ago\b", _days_ago),)
AFTER_NEXT_RULES = (
    rule(r"(?P<unit>week|month|year|weekend|quarter) after next\b", _unit_after_next, the=True, bare=False),
)
