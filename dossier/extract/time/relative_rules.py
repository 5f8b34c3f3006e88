"""Rules for times seen from the day of writing or from the last date mentioned: "last week", "the following year"."""

import re

from dossier.extract.time.count_rules import NO_ANCHOR
from dossier.extract.time.days import HOLIDAY_PATTERN, holiday_key
from dossier.extract.time.expressions import (
    Anaphor,
    AnaphorDate,
    Cut,
    DayName,
    Deictic,
    Directed,
    Expression,
    Found,
    Incomplete,
    Length,
    Stretch,
    Way,
)
from dossier.extract.time.lengths import NUMBER, UNIT, UNITS_ANY, duration_value, unit_of
from dossier.extract.time.lexicon import PARTS_OF_DAY, PERSON_MONTHS, WEEKDAY_NUMBERS, number_of
from dossier.extract.time.periods import Unit
from dossier.extract.time.rules import MON, Site, month_number, rule

_NAMED = (
    rf"(?:(?P<mon>(?:{MON}))|(?P<wday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    rf"|(?P<season>spring|summer|autumn|fall|winter)|(?P<holiday>{HOLIDAY_PATTERN}))(?![\w-])"
)
_DEICTIC_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_WAYS = {
    "last": Way.LAST,
    "past": Way.LAST,
    "previous": Way.LAST,
    "this": Way.THIS,
    "current": Way.THIS,
    "next": Way.NEXT,
}
_WAYS |= {"coming": Way.NEXT, "following": Way.NEXT, "upcoming": Way.NEXT, "preceding": Way.LAST, "prior": Way.LAST}
_COUNTS = {Way.LAST: -1, Way.THIS: 0, Way.NEXT: 1}


def _cut(match: re.Match[str], what: Expression, clock: str | None = None) -> Found:
    return (Cut(match.start(), match.end(), what, clock=clock),)


def _named(match: re.Match[str]) -> Incomplete | DayName:
    if match["mon"]:
        return Incomplete(month=month_number(match["mon"]))
    if match["wday"]:
        return DayName(WEEKDAY_NUMBERS[match["wday"].lower()])
    if match["season"]:
        name = match["season"].lower()
        return Incomplete(season="autumn" if name == "fall" else name)
    return Incomplete(holiday=holiday_key(match["holiday"]))


def _deictic_day(match: re.Match[str], site: Site) -> Found:
    word = match["word"].lower()
    if (
        match.group()[0].isupper()
        and match.group()[1:].islower()
        and _PAPER.search(site.text[max(site.start, match.start() - 6) : match.start()])
    ):
        return ()
    if match.group()[0].isupper() and match.start() > site.start and _SHOW.match(site.text, match.end(), site.end):
        return ()
    part = "night" if word == "tonight" else (match["part"] or "").lower()
    return _cut(match, Deictic(Unit.DAY, _DEICTIC_DAYS[word]), PARTS_OF_DAY.get(part))


_PAPER = re.compile(r"USA\s$")
_SHOW = re.compile(r"\s(?:show|programme|program|host|anchor)\b", re.IGNORECASE)


def _day_but_one(match: re.Match[str], _site: Site) -> Found:
    return _cut(match, Deictic(Unit.DAY, -2 if match["word"].lower() == "yesterday" else 2))


def _way_unit(match: re.Match[str], _site: Site) -> Found:
    """ "last week", "this month", "next year", "this past weekend" """
    way = _WAYS[(match["way2"] or match["way"]).lower()]
    unit = unit_of(match["unit"])
    if match["unit"].lower() == "night":
        return _cut(match, Deictic(Unit.DAY, -1 if way is Way.LAST else 1), "TNI") if way is not Way.THIS else ()
    if unit is Unit.DAY:
        return ()
    if match["unit"].lower() == "fortnight":
        return _cut(match, Stretch(2, unit, way)) if way is not Way.THIS else ()
    return _cut(match, Deictic(unit, _COUNTS[way]))


_OF_SOMETHING = re.compile(
    r"\s{1,40}of\s{1,40}(?!(?:the\s{1,40})?(?:[12]\d{3}|year|month|this|that|last|next)\b)", re.IGNORECASE
)
"""After "the last decade": "of the Soviet Union", but not "of 2010"."""


def _the_way_unit(match: re.Match[str], site: Site) -> Found:
    """ "the following day", "the next month", "the previous year", "the past week", "the current quarter" """
    word, unit = match["way"].lower(), unit_of(match["unit"])
    if match["unit"].lower() == "fortnight":
        return _cut(match, Stretch(2, unit, _WAYS[word])) if word != "current" else ()
    if word in ("past", "last") and _OF_SOMETHING.match(site.text, match.end(), site.end):
        return _cut(match, Length(duration_value(1, unit)))
    if word in ("past", "last"):
        return _cut(match, Stretch(1, unit, Way.LAST))
    if word in ("coming", "upcoming"):
        return _cut(match, Stretch(1, unit, Way.NEXT))
    if word == "current":
        return _cut(match, Deictic(unit, 0))
    before = site.text[max(site.start, match.start() - 14) : match.start()]
    if word in ("next", "following") and re.search(
        r"\b(?:for|over|within|throughout)\s+the\s+$", before, re.IGNORECASE
    ):
        return _cut(match, Stretch(1, unit, Way.NEXT))
    return _cut(match, Anaphor(unit, _COUNTS[_WAYS[word]]), "TNI" if match["unit"].lower() == "night" else None)


def _way_named(match: re.Match[str], _site: Site) -> Found:
    """ "last Friday", "next May", "this summer", "last Christmas" """
    if match["mon"] and match["mon"].islower():
        return ()
    way = _WAYS[(match["way2"] or match["way"]).lower()]
    return _cut(match, Directed(way, _named(match)))


def _the_way_part(match: re.Match[str], _site: Site) -> Found:
    """ "the previous evening", "the next morning" """
    return _cut(match, Anaphor(Unit.DAY, _COUNTS[_WAYS[match["way"].lower()]]), PARTS_OF_DAY[match["part"].lower()])


def _the_way_named(match: re.Match[str], _site: Site) -> Found:
    """ "the previous December", "the following Tuesday" """
    if match["mon"] and match["mon"].islower():
        return ()
    return _cut(match, Directed(_WAYS[match["way"].lower()], _named(match), told=True))


_BEFORE_VERB = re.compile(
    r"\b(?:to|will|would|could|can|may|might|must|should|not|did|does)\s+(?:only\s+)?$", re.IGNORECASE
)


def _stretch(match: re.Match[str], site: Site) -> Found:
    """ "the past three years", "the next few days", "the coming months" """
    way = _WAYS[match["way"].lower()]
    count = number_of(match["n"]) if match["n"] else None
    verb = match["way"].lower() == "last" and _BEFORE_VERB.search(
        site.text[max(site.start, match.start() - 12) : match.start()]
    )
    if verb:  # "is expected to last six weeks"
        value = duration_value(count, unit_of(match["unit"]))
        return (Cut(match.start("n") if match["n"] else match.start(), match.end(), Length(value)),)
    return _cut(match, Stretch(count, unit_of(match["unit"]), way))


def _this_part(match: re.Match[str], _site: Site) -> Found:
    """ "this morning", "this evening" """
    return _cut(match, Deictic(Unit.DAY, 0), PARTS_OF_DAY[match["part"].lower()])


def _same(match: re.Match[str], _site: Site) -> Found:
    """ "the same day", "that year", "that same month" """
    word = match["unit"].lower()
    clock = PARTS_OF_DAY.get(word)
    return _cut(match, Anaphor(Unit.DAY if clock else unit_of(word), 0), clock)


_SURNAME = re.compile(r"\s[A-Z][a-z]")


def _that_named(match: re.Match[str], site: Site) -> Found:
    """ "that spring", "that December": in the year last mentioned; but not "said that April Jansen had left" """
    named = _named(match)
    person = match["mon"] is not None and match["mon"].lower() in PERSON_MONTHS
    if person and match.group()[0] == "t" and _SURNAME.match(site.text, match.end(), site.end):
        return ()
    if isinstance(named, DayName) or (match["mon"] and match["mon"].islower()):
        return ()
    return _cut(match, AnaphorDate(named, 0))


def _of_that_year(match: re.Match[str], _site: Site) -> Found:
    """ "May of that year", "June 3 of the following year" """
    words = match["word"].lower().removeprefix("of").split()
    count = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "last": -1}.get(words[-1], 0)
    deictic = words[0] in ("this", "last", "next")
    if match["season"]:
        name = match["season"].lower()
        what = Incomplete(season="autumn" if name == "fall" else name)
    elif match["q"]:
        what = Incomplete(quarter=("first", "second", "third", "fourth").index(match["q"].lower()) + 1)
    else:
        day = int(re.sub(r"\D", "", match["day"])) if match["day"] else None
        what = Incomplete(month=month_number(match["mon"]), day=day)
    return _cut(match, AnaphorDate(what, count, deictic))


def _unit_after(match: re.Match[str], _site: Site) -> Found:
    """ "the year before", "the day after", "the month following", standing alone"""
    count = -1 if match["side"].lower() in ("before", "earlier", "previous") else 1
    return _cut(match, Anaphor(unit_of(match["unit"]), count), "TNI" if match["unit"].lower() == "night" else None)


def _weekend(match: re.Match[str], site: Site) -> Found:
    before = site.text[max(site.start, match.start() - 24) : match.start()]
    if not re.search(
        r"\b(?:over|during|at|on|of|throughout|through|by|until|before|after|for|this)\s(?:the\s)?$",
        before,
        re.IGNORECASE,
    ):
        return ()
    return _cut(match, Deictic(Unit.WEEKEND, 0, loose=True))


def _before_last(match: re.Match[str], _site: Site) -> Found:
    """ "the week before last", "the night before last" """
    unit = unit_of(match["unit"])
    return _cut(match, Deictic(unit, -2), "TNI" if match["unit"].lower() == "night" else None)


def _the_unit(match: re.Match[str], _site: Site) -> Found:
    """ "the year", "the month" after a part of it ("the end of the year"); the caller asks only there."""
    return _cut(match, Anaphor(unit_of(match["unit"]), 0))


def _weekday_of_week(match: re.Match[str], _site: Site) -> Found:
    """ "Monday of last week" """
    weekday = WEEKDAY_NUMBERS[match["wday"].lower()]
    return _cut(match, DayName(weekday, _COUNTS[_WAYS[match["way"].lower()]]))


_WDAY = r"(?P<wday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"

WEEKDAY_OF_WEEK_RULES = (rule(rf"{_WDAY}\s+(?:of\s+)?(?P<way>last|this|next)\s+week\b", _weekday_of_week),)
DEICTIC_DAY_RULES = (
    rule(r"(?P<word>today|yesterday|tomorrow)(?:\s+(?P<part>morning|afternoon|evening|night))?\b", _deictic_day),
    rule(r"(?P<word>tonight)\b(?P<part>)", _deictic_day),
)
WAY_RULES = (
    rule(rf"(?P<way>last|this|next)\s+(?:(?P<way2>past|coming)\s+)?{_NAMED}", _way_named),
    rule(rf"(?P<way>last|this|next)\s+(?:(?P<way2>past|coming|current)\s+)?{UNIT}\b(?!-)", _way_unit),
    rule(r"this\s+(?P<part>morning|afternoon|evening)\b", _this_part),
    rule(rf"(?P<way>last|past|next|coming)\s+(?P<n>{NUMBER})\s+{UNITS_ANY}\b(?!-)", _stretch),
)
THE_RULES = (
    rule(
        r"(?P<unit>week|month|year|night|weekend|season|quarter)\s+before\s+last\b",
        _before_last,
        the=True,
        bare=False,
    ),
    rule(rf"(?P<way>previous|preceding|prior|following|next)\s+{_NAMED}", _the_way_named, the=True, bare=False),
    rule(
        rf"(?P<way>past|last|next|previous|coming|following|preceding|prior)\s+(?P<n>{NUMBER})\s+(?:full\s+|calendar\s+)?{UNITS_ANY}\b(?!-)",
        _stretch,
        the=True,
        bare=False,
    ),
    rule(
        r"(?P<way>past|last|coming|upcoming)\s+(?P<n>)(?P<unit>days|weeks|months|years|decades|centuries|hours|minutes)\b",
        _stretch,
        the=True,
        bare=False,
    ),
    rule(
        rf"(?P<way>past|last|next|previous|coming|upcoming|following|preceding|current)\s+{UNIT}\b(?!-)",
        _the_way_unit,
        the=True,
        bare=False,
    ),
    rule(
        r"(?P<way>previous|preceding|next|following)\s+(?P<part>morning|afternoon|evening)\b(?!-)",
        _the_way_part,
        the=True,
        bare=False,
    ),
    rule(
        r"same\s+(?P<unit>day|week|month|year|decade|night|evening|morning|afternoon|quarter)\b",
        _same,
        the=True,
        bare=False,
    ),
    rule(
        rf"{UNIT}\s+(?P<side>before|after|earlier|following)\b(?=\s*(?:[.,;:)—–\"”]|$|and\b|but\b|in\b|with\b|when\b|{NO_ANCHOR}))",
        _unit_after,
        the=True,
        bare=False,
    ),
    rule(r"day\s+before\s+(?P<word>yesterday)\b", _day_but_one, the=True, bare=False),
    rule(r"day\s+after\s+(?P<word>tomorrow)\b", _day_but_one, the=True, bare=False),
    rule(r"weekend\b(?!-)(?P<unit>)", _weekend, the=True, bare=False),
)
THAT_RULES = (
    rule(rf"that\s+(?:same\s+)?{_NAMED}", _that_named),
    rule(
        r"that\s+(?:same\s+)?(?P<unit>day|week|month|year|decade|night|evening|morning|afternoon)\b(?!['’]s\s+\w+\s+of)",
        _same,
    ),
)
_THAT_YEAR = (
    r"(?P<word>(?:of\s+)?(?:that(?:\s+same)?|the\s+same|the\s+following|the\s+next|the\s+previous|the\s+preceding|this|last|next))"
    r"\s+year\b"
)
MONTH_OF_THAT_RULES = (
    rule(
        rf"(?P<mon>{MON})(?:\s*(?P<day>\d{{1,2}}(?:st|nd|rd|th)?))?,?\s+{_THAT_YEAR}(?P<season>)(?P<q>)",
        _of_that_year,
    ),
    rule(rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?)\s+(?P<mon>{MON}),?\s+{_THAT_YEAR}(?P<season>)(?P<q>)", _of_that_year),
)


def _season_before(match: re.Match[str], _site: Site) -> Found:
    """ "the summer before", standing alone"""
    name = match["season"].lower()
    way = Way.LAST if match["side"].lower() == "before" else Way.NEXT
    return _cut(match, Directed(way, Incomplete(season="autumn" if name == "fall" else name), told=True))


SEASON_OF_THAT_RULES = (
    rule(
        r"(?P<season>spring|summer|autumn|fall|winter)\s+(?P<side>before|after)(?=\s?(?:[.,;:!?)”\"]|$))",
        _season_before,
        the=True,
        bare=False,
    ),
    rule(
        rf"(?:(?P<season>spring|summer|autumn|fall|winter)|(?P<q>first|second|third|fourth)\s+quarter)\s+{_THAT_YEAR}"
        rf"(?P<mon>)(?P<day>)",
        _of_that_year,
        the=True,
    ),
)
THE_UNIT_RULES = (rule(r"(?P<unit>day|week|month|year|decade|century|quarter)\b(?!-)", _the_unit, the=True),)
