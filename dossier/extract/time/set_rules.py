"""Rules for times that come again: "daily", "every Monday", "twice a week", "$5 a day", "annual", "weekends"."""

import re

from dossier.extract.time.days import HOLIDAY_PATTERN, holiday_key, yearly
from dossier.extract.time.expressions import Cut, Found, Repeat
from dossier.extract.time.lengths import NUMBER, UNITS_ANY, duration_value, unit_of
from dossier.extract.time.lexicon import PARTS_OF_DAY, WEEKDAY_NUMBERS, number_of
from dossier.extract.time.rules import MON, Site, cut_of, month_number, rule

_WDAY = r"(?P<wday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_WORDS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y", "nightly": "P1D",
    "hourly": "PT1H", "annual": "P1Y", "quarterly": "P1Q", "fortnightly": "P2W", "biweekly": "P2W", "biannual": "P6M",
    "biennial": "P2Y", "semiannual": "P6M", "semi-annual": "P6M", "bimonthly": "P2M", "twice-yearly": "P6M",
}  # fmt: skip


def _repeat_word(match: re.Match[str], site: Site) -> Found:
    word = match.group()
    if word[0].isupper() and (
        match.start() > site.start or site.text[match.end() : match.end() + 2].strip()[:1].isupper()
    ):
        return ()
    return cut_of(match, Repeat(_WORDS[" ".join(word.lower().split())]))


_SEASONS = {"spring": "XXXX-SP", "summer": "XXXX-SU", "winter": "XXXX-WI", "autumn": "XXXX-FA", "fall": "XXXX-FA"}


def _every(match: re.Match[str], _site: Site) -> Found:
    """ "every Monday", "each year", "every two weeks", "per day" """
    if match["wday"]:
        part = PARTS_OF_DAY.get((match["daypart"] or "").lower(), "")
        return cut_of(match, Repeat(f"XXXX-WXX-{WEEKDAY_NUMBERS[match['wday'].lower()] + 1}{part}"))
    if match["mon"]:
        return cut_of(match, Repeat(f"XXXX-{month_number(match['mon']):02d}"))
    if match["part"]:
        return cut_of(match, Repeat("XXXX-XX-XX" + PARTS_OF_DAY[match["part"].lower()]))
    if match["holiday"]:
        return cut_of(match, Repeat(yearly(holiday_key(match["holiday"]))))
    if match["season"]:
        return cut_of(match, Repeat(_SEASONS[match["season"].lower()]))
    if match["unit"].lower() == "weekend":
        return cut_of(match, Repeat("XXXX-WXX-WE"))
    if match["unit"].lower() == "night" and not match["other"]:
        return cut_of(match, Repeat("XXXX-XX-XXTNI"))
    count = number_of(match["n"]) if match["n"] else 2 if match["other"] else 1
    return cut_of(match, Repeat(duration_value(count, unit_of(match["unit"]))))


def _times_a(match: re.Match[str], _site: Site) -> Found:
    """ "twice a week", "three times a day" """
    return cut_of(match, Repeat(duration_value(1, unit_of(match["unit"]))))


def _units_a_unit(match: re.Match[str], _site: Site) -> Found:
    """ "six days a week", "10 months a year" """
    return cut_of(match, Repeat(duration_value(1, unit_of(match["unit"]))))


def _times_often(match: re.Match[str], _site: Site) -> Found:
    """ "twice weekly" """
    return cut_of(match, Repeat(_WORDS[match["often"].lower()]))


_AMOUNT_BEFORE = re.compile(
    r"(?:\d[\d,.]{0,30}|\b(?:million|thousand|hundred|billion|hundreds|thousands|millions))\s{1,40}"
    r"(?:(?!(?:and|but|in|for|at|spent|took|was|were|after|within|to|over|by|from|on|that|who|which|had|he|she|they)\b)"
    r"[a-z]+\s{1,40}){1,4}$"
)
_QUANTITY_BEFORE = re.compile(
    r"(?:[$€£¥]\s?\d[\d,.]{0,30}|\d[\d,.]{0,30}\s?(?:%|[a-z]{1,3})?|\b(?:percent|per\s{1,40}cent|million|billion|trillion|thousand|"
    r"hundred|dozen|once|twice|much|many|more|less|"
    r"(?!(?:was|is|has|lasts|takes|needs|requires|gives|adds|wins|stays|spends|this|his|as|its|us|plus|does|says|"
    r"waits|lives|works|remains|costs|earns|runs|goes|across|unless|perhaps|always|yes|sentences|serves)\b)"
    r"[a-z]{3,}s|people|men|women|children|cattle|oil|gas|water|coal|wheat|grain))\s{1,40}$",
    re.IGNORECASE,
)
_NOT_A_RATE = re.compile(
    r"\s{1,40}(?:ago|earlier|later|before|after|old|from|hence|and\s{1,40}a\s{1,40}half|or\s{1,40}(?:so|two|more)|in\s{1,40}(?:prison|jail)|"
    r"away|early|late|since|until|back|long|of)\b|-",
    re.IGNORECASE,
)


def _a_unit(match: re.Match[str], site: Site) -> Found:
    """ "$50,000 a year", "4 percent a month", "24 hours a day": a unit after a quantity"""
    before = site.text[max(site.start, match.start() - 40) : match.start()]
    quantity = _QUANTITY_BEFORE.search(before) or _AMOUNT_BEFORE.search(before)
    if not quantity or _NOT_A_RATE.match(site.text, match.end(), site.end):
        return ()
    return cut_of(match, Repeat(duration_value(1, unit_of(match["unit"]))))


def _weekdays(match: re.Match[str], _site: Site) -> Found:
    """ "Mondays", "Sunday nights" """
    if not match.group()[0].isupper():
        return ()
    part = PARTS_OF_DAY.get((match["part"] or "").lower().removesuffix("s"), "")
    return cut_of(match, Repeat(f"XXXX-WXX-{WEEKDAY_NUMBERS[match['wday'].lower()] + 1}{part}"))


_HABIT_BEFORE = re.compile(
    r"\b(?:opens?|open|works?|working|runs?|operates?|operating|daily|shifts?|hours|trades?|trading|available|airs|"
    r"weekdays|offices?|closed|closes|teaches|meets?|p\.?m\.?|a\.?m\.?),?\s+(?:from\s+|on\s+)?$",
    re.IGNORECASE,
)
_HABIT_AFTER = re.compile(
    r",?\s{1,40}(?:inclusive|each\s{1,40}week|every\s{1,40}week|a\s{1,40}week|(?:from\s{1,40}|between\s{1,40})?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|[-–]|to\b))",
    re.IGNORECASE,
)


def _week_days(match: re.Match[str], site: Site) -> Found:
    """ "open Monday to Friday", "Monday through Friday, 9 a.m. to 5 p.m.": the days of every week"""
    before = _HABIT_BEFORE.search(site.text, max(site.start, match.start() - 24), match.start())
    if before is None and _HABIT_AFTER.match(site.text, match.end(), site.end) is None:
        return ()
    first, last = WEEKDAY_NUMBERS[match["wday"].lower()] + 1, WEEKDAY_NUMBERS[match["last"].lower()] + 1
    return (
        Cut(*match.span("wday"), Repeat(f"XXXX-WXX-{first}")),
        Cut(*match.span("last"), Repeat(f"XXXX-WXX-{last}")),
    )


_OFTEN = re.compile(r"\b(?:on|at|during|in|most|and|or)\s+(?:the\s+)?$", re.IGNORECASE)


def _weekends(match: re.Match[str], site: Site) -> Found:
    """ "on weekends", "on weekdays" """
    if not _OFTEN.search(site.text, max(site.start, match.start() - 12), match.start()):
        return ()
    return cut_of(match, Repeat("XXXX-WXX-WE" if match.group().lower() == "weekends" else "XXXX-WXX"))


_DAILY = (
    r"(?:daily|weekly|monthly|annually|yearly|nightly|hourly|annual|quarterly|fortnightly|biweekly|biannual|biennial|"
    r"semi-?annual|bimonthly|twice-yearly)\b(?!-)"
)
REPEAT_WORD_RULES = (rule(_DAILY, _repeat_word),)
UNITS_A_UNIT_RULES = (
    rule(
        rf"{NUMBER}\s+(?:hours|days|nights|weeks|months)\s+(?:a|an|each|every|per)\s+(?P<unit>day|week|month|year)\b"
        r"(?!-|\s+(?:ago|later|earlier|before|after)\b)",
        _units_a_unit,
    ),
)
EVERY_RULES = (
    rule(
        rf"(?:(?:nearly|almost|virtually|practically)\s+(?=every))?(?:every|each|per)\s+(?:(?P<other>other|second)\s+)?(?:{_WDAY}(?:\s+(?P<daypart>morning|afternoon|evening|"
        rf"night))?|(?P<mon>{MON})|(?P<part>morning|afternoon|evening|night)|"
        rf"(?P<season>spring|summer|autumn|fall|winter)|(?P<holiday>{HOLIDAY_PATTERN})(?!\w)|(?:(?:single\s+|passing\s+)?(?P<n>{NUMBER})\s+)?"
        rf"(?:(?!(?:of|in|on|at|and|or|to|for|who|that)\b)[a-z]{{3,12}}\s+)?{UNITS_ANY})\b",
        _every,
    ),
)
TIMES_RULES = (
    rule(r"(?:once|twice|three\s+times|four\s+times) (?P<often>daily|weekly|monthly|yearly|annually)\b", _times_often),
    rule(
        rf"(?:once|twice|(?:{NUMBER}|several)\s+times)\s+(?:a|an|each|every|per)\s+(?:(?P<unit>hour|minute|day|night|"
        r"weekend|week|month|quarter|year|decade|century))\b",
        _times_a,
    ),
)
A_UNIT_RULES = (rule(r"an?\s+(?P<unit>second|minute|hour|day|night|week|month|quarter|year)\b", _a_unit),)
WEEKDAYS_RULES = (rule(rf"{_WDAY}(?:s|\s+(?P<part>mornings|afternoons|evenings|nights))\b(?!['’])", _weekdays),)
WEEK_DAYS_RULES = (
    rule(
        rf"{_WDAY}(?: (?:to|through|until) |\s?[-–]\s?)(?P<last>(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?!['’])",
        _week_days,
    ),
)
WEEKENDS_RULES = (rule(r"(?:weekends|weekdays)\b", _weekends),)
