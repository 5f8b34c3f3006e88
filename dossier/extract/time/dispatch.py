"""Which rules are tried at which first word of an expression."""

import re

from dossier.extract.time import business_rules as business
from dossier.extract.time import clock_rules as clocks
from dossier.extract.time import count_rules as counts
from dossier.extract.time import day_lists, nth_days
from dossier.extract.time import month_rules as months
from dossier.extract.time import named_rules as named
from dossier.extract.time import relative_rules as relative
from dossier.extract.time import set_rules as sets
from dossier.extract.time import vague_rules as vague
from dossier.extract.time import week_away_rules as away
from dossier.extract.time import year_rules as years
from dossier.extract.time.days import EVENT_PATTERNS, HOLIDAY_STARTS, known_event
from dossier.extract.time.expressions import Absolute, Cut, Found
from dossier.extract.time.lexicon import DECADE_WORDS, MONTH_NUMBERS, ORDINALS, SMALL_NUMBERS, WEEKDAY_NUMBERS
from dossier.extract.time.rules import Rule, Site, rule

Rules = tuple[Rule, ...]


def _event_day(match: re.Match[str], _site: Site) -> Found:
    period = known_event(match.group())
    return (Cut(match.start(), match.end(), Absolute(period)),) if period else ()


_STARTS = tuple(found.group() for p in EVENT_PATTERNS if (found := re.match(r"[a-z]+|\d", p)))
_EVENT_RULES = tuple(rule(pattern, _event_day, the=False) for pattern in EVENT_PATTERNS)


def table() -> dict[str, Rules]:
    """Return the rules by the first word (lower case) of an expression; "0" stands for a figure."""
    found: dict[str, Rules] = {}
    for words, rules in (*_longer(), *_calendar(), *_counted(), *_seen(), *_again()):
        for word in words:
            found[word] = found.get(word, ()) + rules
    return found


Entries = tuple[tuple[list[str], Rules], ...]


def _calendar() -> Entries:
    """Days, months, years and named days."""
    weekdays = [name + s for name in WEEKDAY_NUMBERS if len(name) > 5 for s in ("", "s")]
    seasons = "spring summer autumn fall winter".split()
    ordinals = {word.split("-")[0] for word in ORDINALS} - {"first", "second", "third", "fourth"}
    return (
        (list(MONTH_NUMBERS), relative.MONTH_OF_THAT_RULES),
        *((["0" if start.isdigit() else start], (found,)) for start, found in zip(_STARTS, _EVENT_RULES, strict=True)),
        (list(MONTH_NUMBERS), (*business.MONTH_QUARTER_RULES, *months.MONTH_RULES)),
        (["month", "year"], months.NAMED_UNIT_RULES),
        (
            weekdays,
            relative.WEEKDAY_OF_WEEK_RULES + sets.WEEKDAYS_RULES + sets.WEEK_DAYS_RULES,
        ),
        (list(WEEKDAY_NUMBERS), months.WEEKDAY_RULES),
        (
            ["0"],
            (
                *relative.MONTH_OF_THAT_RULES[1:],
                *months.ORDINAL_DAY_RULES,
                *months.NTH_DAY_RULES,
                *months.DATE_RULES,
                *clocks.CLOCK_RULES,
                *years.YEAR_RULES,
                *counts.COUNT_RULES,
                *counts.THE_COUNT_RULES,
            ),
        ),
        (list(DECADE_WORDS), years.DECADE_WORD_RULES),
        (["first", "second", "third", "fourth", "latter"], (*relative.SEASON_OF_THAT_RULES, *years.QUARTER_RULES)),
        (sorted(ordinals), years.CENTURY_RULES),
        (["q", "h"], years.Q_RULES),
        (["week", "calendar"], years.WEEK_RULES),
        (seasons, (*relative.SEASON_OF_THAT_RULES, *years.SEASON_RULES)),
        (["ad", "a"], years.AD_RULES),
        (sorted(HOLIDAY_STARTS), years.HOLIDAY_RULES),
    )


def _longer() -> Entries:
    """What begins like plainer expressions and goes on: rates, ages, fiscal periods and those of reports."""
    numbers = [*SMALL_NUMBERS, "a", "an", "several", "many", "some", "few", "couple", "half", "another", "0"]
    weekdays = [name for name in WEEKDAY_NUMBERS if len(name) > 5]
    return (
        (list(MONTH_NUMBERS), day_lists.MONTH_DAYS_RULES),
        (["0"], day_lists.DAYS_MONTH_RULES),
        (weekdays, away.WEEKDAY_AWAY_RULES),
        (["a", *SMALL_NUMBERS], (*away.WEEK_ON_RULES, *away.WEEKDAYS_AGO_RULES)),
        ("week month year weekend quarter".split(), away.AFTER_NEXT_RULES),
        ([*numbers, "month", "quarter", "half", "year", "fiscal", "financial", "tax"], business.ENDED_RULES),
        (["0", *sorted({word.split("-")[0] for word in [*ORDINALS, *named.TENS]})], named.ANNIVERSARY_RULES),
        (["0", *sorted({word.split("-")[0] for word in ORDINALS})], nth_days.NTH_DAY_RULES),
        (["its"], nth_days.ITS_DAY_RULES),
        (["eve"], named.EVE_RULES),
        (numbers, (*sets.TIMES_RULES, *sets.UNITS_A_UNIT_RULES, *counts.AGE_RULES, *counts.COMPOSITE_RULES)),
        (["fiscal", "financial", "tax", "fy"], business.FISCAL_RULES),
        (
            "this current present last past previous prior next coming new upcoming following full just".split(),
            business.FISCAL_WAY_RULES,
        ),
        (["first", "second", "third", "fourth"], business.FISCAL_QUARTER_RULES),
        (["same", "comparable", "corresponding", "equivalent", "like", "similar"], business.SAME_PERIOD_RULES),
        (["year", "prior", "previous", "last", "mid", "midyear", "month", "quarter"], business.YEAR_EARLIER_RULES),
        (["this"], business.THIS_TIME_YEAR_RULES),
        (["this", "last", "next"], business.SEASON_WAY_RULES),
        ("first second third fourth fifth last final opening closing".split(), business.NTH_RULES),
        (["first", "last", "final", "opening", "closing"], business.OPENING_RULES),
        (["for"], business.RUNNING_RULES),
        (["latest", "most", "just", "recently"], business.LATEST_RULES),
    )


def _counted() -> Entries:
    """Numbers of units, and times of day."""
    numbers = [*SMALL_NUMBERS, "a", "an", "several", "many", "some", "few", "couple", "half", "another"]
    modifiers = (
        "about around nearly almost roughly approximately some less more fewer over under just at only exactly barely "
        "up slightly well much no as fully close upwards"
    ).split()
    units = "seconds minutes hours days weeks months years decades centuries".split()
    return (
        (["a"], vague.LONG_AGO_RULES),
        (["a", "an"], sets.A_UNIT_RULES),
        (["half", "a", "quarter", "five", "ten", "twenty"], clocks.PAST_HOUR_RULES),
        (numbers, (*clocks.OCLOCK_RULES, *counts.COUNT_RULES)),
        ("tens hundreds thousands millions dozens scores".split(), counts.COMPOSITE_RULES),
        (["as"], counts.AS_MANY_RULES),
        (modifiers, counts.COUNT_RULES),
        ([*SMALL_NUMBERS, "several", "few", "many"], counts.THE_COUNT_RULES),
        (["all", "whole", "entire"], counts.ALL_UNIT_RULES),
        (units, (*counts.PLURAL_RULES, *counts.THE_UNITS_RULES)),
        ("day week month year night".split(), counts.DAY_SIDE_RULES),
        (["early", "late", "mid", "small"], clocks.SIDE_PART_RULES),
        ("morning afternoon evening night".split(), clocks.DAY_PART_RULES),
        (
            "noon midnight midday mid dawn daybreak sunrise dusk sunset nightfall lunchtime midafternoon "
            "midmorning".split(),
            clocks.NOON_RULES,
        ),
        (["overnight"], clocks.OVERNIGHT_RULES),
    )


def _seen() -> Entries:
    """Times seen from the day of writing or from another time, and vague ones."""
    ways = "past last next previous coming upcoming following preceding current prior same".split()
    units = "day week weekend month quarter year decade century night".split()
    return (
        ("today yesterday tomorrow tonight".split(), relative.DEICTIC_DAY_RULES),
        (["these", "this"], vague.THIS_TIME_RULES),
        ("recent more most coming upcoming".split(), vague.RECENT_RULES),
        (
            "early earlier final later closing opening intervening following subsequent succeeding ensuing preceding "
            "remaining waning dying formative".split(),
            vague.INNER_UNITS_RULES,
        ),
        ("last this next past coming".split(), relative.WAY_RULES),
        ([*ways, *units], relative.THE_RULES),
        ("day week month quarter year full".split(), business.THE_UNIT_TOLD_RULES),
        ("near foreseeable immediate distant not very future recent past present".split(), vague.REFERENCE_RULES),
        (["present"], vague.PRESENT_DAY_RULES),
        (["future", "near", "foreseeable"], vague.FUTURE_RULES),
        (["former", "current", "recent", "future"], vague.ADJECTIVE_RULES),
        (["other"], vague.OTHER_DAY_RULES),
        (["that", "those"], (*relative.THAT_RULES, *vague.AT_TIME_RULES)),
        (["time", "moment"], vague.AT_TIME_RULES),
        ("right now currently nowadays lately at presently".split(), vague.NOW_RULES),
        ("not long some moments ages recently more most previously formerly once then".split(), vague.PAST_RULES),
        ("very pretty soon someday some sooner before".split(), vague.SOON_RULES),
    )


def _again() -> Entries:
    """Times that come again."""
    often = (
        "daily weekly monthly annually yearly nightly hourly annual quarterly fortnightly biweekly biannual biennial "
        "semiannual semi bimonthly twice"
    )
    return (
        (["once", "twice"], sets.TIMES_RULES),
        (often.split(), sets.REPEAT_WORD_RULES),
        ("every each per nearly almost virtually practically".split(), sets.EVERY_RULES),
        (["weekends", "weekdays"], sets.WEEKENDS_RULES),
    )
