"""Rules for dates of the calendar: days, months, years, ranges, decades, seasons, quarters, weekdays, holidays."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dossier.extract.time import periods
from dossier.extract.time.absolute import full_date
from dossier.extract.time.days import HOLIDAY_PATTERN, holiday_in, holiday_key
from dossier.extract.time.expressions import Absolute, Cut, DayName, Expression, Found, Incomplete, Known, Nothing
from dossier.extract.time.lexicon import DECADE_WORDS, MONTH_NUMBERS, ORDINALS, PERSON_MONTHS, WEEKDAY_NUMBERS
from dossier.extract.time.years import year_fits

Order = str | None
"""The order of numeric dates in this source: "DMY", "MDY", or None where nothing decides."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a rule is applied: the whole text, the bounds of the sentence, and what is known of the source."""

    text: str
    start: int
    end: int
    order: Order


Builder = Callable[[re.Match[str], Site], Found]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what to make of its match.

    ``the``: it may follow a "the", which it takes into its span; ``bare``: it may stand without one.
    """

    pattern: re.Pattern[str]
    build: Builder
    the: bool = False
    bare: bool = True


MON = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:/%]|[.,]\d)"
YEAR = r"[12]\d{3}(?![\w%]|[.,]\d)"
_DASH = r"(?:\s?[-‐‑–—]\s?|\s+to\s+|\s+through\s+|\s+and\s+|\s+or\s+|\s?/\s?)"
_WDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\b\.?(?=,?\s+\w{3,9}\.?\s+\d|,?\s+\d)"
_BC = r"\s?(?:b\.c\.(?:e\.)?|bce?(?![a-z]))"


def rule(pattern: str, build: Builder, the: bool = False, bare: bool = True) -> Rule:
    """Compile a rule; patterns ignore case and spaces in them stand for any white space."""
    return Rule(re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE), build, the, bare)


def month_number(word: str) -> int:
    """Return the number of a month from its name or abbreviation."""
    return MONTH_NUMBERS[word.rstrip(".").lower()]


def _digits(word: str) -> int:
    return int(re.match(r"\d+", word).group())  # type: ignore[union-attr]


def _cut(match: re.Match[str], what: Expression) -> Found:
    return (Cut(match.start(), match.end(), what),)


def _absolute(match: re.Match[str], period: periods.Period | None) -> Found:
    return _cut(match, Absolute(period) if period else Nothing())


def _is_name(word: str, alone: bool, match: re.Match[str], site: Site) -> bool:
    """Tell whether a month's name is rather a person's or an ordinary word ("May told", "march", "April Jansen")."""
    plain = word.rstrip(".")
    if plain.islower() and (plain in PERSON_MONTHS or plain in ("mar", "dec", "sat", "sun", "sep") or alone):
        return True
    if not alone:
        return False
    before = site.text[max(site.start, match.start() - 24) : match.start()]
    after = site.text[match.end() : min(site.end, match.end() + 24)]
    introduced = _BEFORE_MONTH.search(before) is not None
    if _FIRMLY_BEFORE.search(before):
        return False
    if re.search(r"\b(?:the|a)\s$", before, re.IGNORECASE) and not re.match(r"\s[a-z0-9]", after):
        return True
    if introduced and not (plain.lower() in PERSON_MONTHS and _NAME_AFTER.match(after)):
        return False
    if plain.lower() in (
        "may",
        "march",
        "august",
        "jan",
        "mar",
        "dec",
        "sep",
        "oct",
        "jun",
        "jul",
        "nov",
        "feb",
        "apr",
        "aug",
    ):
        return not (plain.lower() == "august" and not before.strip() and not after[:1].isspace())
    return bool(_NAME_AFTER.match(after)) or (
        bool(re.search(r"[A-Z][a-z]+\s$", before)) and plain.lower() in PERSON_MONTHS
    )


_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|of|from|to|through|between|and|or|before|after|early|late|mid|last|next|this|"
    r"each|every|for|around|about|as of|throughout|later|earlier|the|a|on)\s|[-–(])$",
    re.IGNORECASE,
)
_FIRMLY_BEFORE = re.compile(
    r"\b(?:in|since|until|till|during|early|late|mid|last|next|this|throughout|beginning of|end of|middle of|start of)"
    r"[\s-]+$",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(r"\s(?:[A-Z][a-z]|told\b|said\b|says\b|was born|[A-Z]\.)")


def _month_day_year(match: re.Match[str], site: Site) -> Found:
    if match["mon"].islower() and match["mon"] in ("may", "march", "mar", "dec"):
        return ()
    return _absolute(match, full_date(match.group("date")))


def _month_days(match: re.Match[str], site: Site) -> Found:
    """ "March 4-6, 2014", "March 4 and 19", "July 3 to 5" """
    if _is_name(match["mon"], False, match, site):
        return ()
    number, first, second = month_number(match["mon"]), _digits(match["d1"]), _digits(match["d2"])
    return _two_days(match, number, first, second, match["year"])


def _days_month(match: re.Match[str], site: Site) -> Found:
    """ "4-6 March 2014", "4 and 19 March" """
    return _two_days(match, month_number(match["mon"]), _digits(match["d1"]), _digits(match["d2"]), match["year"])


def _two_days(match: re.Match[str], month: int, first: int, second: int, year: str | None) -> Found:
    left, right = match.span("left"), match.span("right")
    if year is None:
        if not (_possible(month, first) and _possible(month, second)):
            return ()
        return (
            Cut(*left, Incomplete(month=month, day=first)),
            Cut(*right, Incomplete(month=month, day=second)),
        )
    one, two = periods.day(int(year), month, first), periods.day(int(year), month, second)
    return (Cut(*left, Absolute(one)), Cut(*right, Absolute(two))) if one and two else ()


def _possible(month: int, day: int) -> bool:
    return periods.day(2000, month, day) is not None


def _month_year(match: re.Match[str], site: Site) -> Found:
    if match["mon"] == "may" or match["mon"] == "march":
        return ()
    year = int(match["year"])
    return _absolute(match, periods.month(year, month_number(match["mon"])))


def _month_day(match: re.Match[str], site: Site) -> Found:
    if _is_name(match["mon"], False, match, site):
        return ()
    number, day = month_number(match["mon"]), _digits(match["day"])
    return _cut(match, Incomplete(month=number, day=day) if _possible(number, day) else Nothing())


def _month_alone(match: re.Match[str], site: Site) -> Found:
    if _is_name(match["mon"], True, match, site):
        return ()
    return _cut(match, Incomplete(month=month_number(match["mon"])))


def _weekday_date(match: re.Match[str], site: Site) -> Found:
    """ "Friday, July 21, 2017": the weekday belongs to the span of the date."""
    inner = _DATE_AFTER_WEEKDAY.match(site.text, match.end(), site.end)
    if inner is None:
        return _weekday(match, site)
    if inner["year"]:
        period = full_date(inner.group("date"))
        return (Cut(match.start(), inner.end(), Absolute(period) if period else Nothing()),)
    number = month_number(inner["m1"] or inner["m2"])
    day = _digits(inner["d1"] or inner["d2"])
    what = Incomplete(month=number, day=day) if _possible(number, day) else Nothing()
    return (Cut(match.start(), inner.end(), what),)


def _weekday(match: re.Match[str], site: Site) -> Found:
    word = match["wday"].rstrip(".")
    after = site.text[match.end() : match.end() + 12]
    if word.islower() and len(word) < 6:
        return ()
    if len(word) < 6 and not after.lstrip(", ")[:1].isdigit():
        return ()
    if re.match(
        r"\s(?:Times|Telegraph|Mail|Herald|Mirror|Express|Post|Morning Herald|Night Live|Worship|World)\b",
        after + site.text[match.end() + 12 : match.end() + 30],
    ):
        return ()
    return _cut(match, DayName(WEEKDAY_NUMBERS[word.lower()]))


_DATE_AFTER_WEEKDAY = re.compile(
    rf"(?:,|\s+the)?\s+(?P<date>(?:(?P<m1>{MON})\s*(?P<d1>{DAY})|(?P<d2>{DAY})\s+(?:of\s+)?(?P<m2>{MON}))(?:,?\s+(?P<year>{YEAR}))?)",
    re.IGNORECASE,
)


def _day_month(match: re.Match[str], site: Site) -> Found:
    number, day = month_number(match["mon"]), _digits(match["day"])
    if match["mon"] in ("may", "march", "mar", "dec", "sat"):
        return ()
    return _cut(match, Incomplete(month=number, day=day) if _possible(number, day) else Nothing())


def _day_month_year(match: re.Match[str], site: Site) -> Found:
    return _absolute(match, full_date(match.group().replace(" of ", " ")))


def _iso(match: re.Match[str], site: Site) -> Found:
    period = full_date(match["date"])
    if period is None:
        return _cut(match, Nothing())
    clock = match["clock"]
    return (Cut(match.start(), match.end(), Absolute(period), clock=f"T{clock}" if clock else None),)


def _numeric(match: re.Match[str], site: Site) -> Found:
    if match["first"]:
        return _absolute(match, full_date(match.group(), "YMD"))
    one, two = int(match["a"]), int(match["b"])
    order = "DMY" if one > 12 else "MDY" if two > 12 else site.order
    if one == two:
        order = "DMY"
    if order is None:
        year = match["y"] if len(match["y"]) == 4 else "XXXX"
        return _cut(match, Known(f"{year}-XX-XX")) if min(one, two) >= 1 else ()
    return _absolute(match, full_date(match.group(), order))


def _month_numeric_name(match: re.Match[str], site: Site) -> Found:
    """ "4-Mar-2014" """
    return _absolute(match, full_date(match.group()))


def _year(match: re.Match[str], site: Site) -> Found:
    fit = year_fits(site.text, site.start, site.end, match.start(), match.end())
    period = periods.year(int(match["year"])) if fit else None
    if period is None:
        return ()
    return _cut(match, Absolute(period, premodifier=fit == "premodifier"))


def _years(match: re.Match[str], site: Site) -> Found:
    """ "2013-2017", "2013–17", "1914 to 1918" """
    first, second = int(match["y1"]), match["y2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    plausible = 1000 <= first <= 2200 and first < last <= first + 400
    if not plausible or not year_fits(site.text, site.start, site.end, match.start(), match.end(), ranged=True):
        return ()
    left, right = periods.year(first), periods.year(last)
    if left is None or right is None:
        return ()
    return (Cut(*match.span("y1"), Absolute(left)), Cut(*match.span("y2"), Absolute(right)))


def _before_christ(match: re.Match[str], site: Site) -> Found:
    number = int(match["year"])
    value = f"BC{number // 10:03d}" if match["s"] else f"BC{number:04d}"
    return _cut(match, Known(value))


def _years_before_christ(match: re.Match[str], site: Site) -> Found:
    """ "499-493 BC" """
    return tuple(Cut(*match.span(name), Known(f"BC{int(match[name]):04d}")) for name in ("y1", "y2"))


def _anno_domini(match: re.Match[str], site: Site) -> Found:
    return _absolute(match, periods.year(int(match["year"])))


def _long_decade(match: re.Match[str], site: Site) -> Found:
    first = int(match["year"]) * 10
    if first % 100 == 0 and first < 2000:
        return _absolute(match, periods.century(first // 100 + 1))
    return _absolute(match, periods.decade(first))


def _decade(match: re.Match[str], site: Site) -> Found:
    figures = match["year"]
    before = site.text[match.start() - 1 : match.start()] if match.start() > site.start else ""
    if before and before in "'’‘":
        period = periods.decade(1900 + int(figures) if int(figures) > 20 else 2000 + int(figures))
        return (Cut(match.start() - 1, match.end(), Absolute(period)),) if period else ()
    return ()


def _decade_word(match: re.Match[str], site: Site) -> Found:
    before = site.text[max(site.start, match.start() - 16) : match.start()].lower()
    if re.search(r"\b(?:his|her|their|my|your|our|its)\s+(?:early|mid|late)?[-\s]*$", before):
        return ()
    return _absolute(match, periods.decade(1900 + DECADE_WORDS[match["word"].lower()]))


def _century(match: re.Match[str], site: Site) -> Found:
    word = match["n"].lower()
    number = ORDINALS.get(word) or (int(re.sub(r"\D", "", word)) if word[0].isdigit() else 0)
    if match["bc"]:
        return _cut(match, Known(f"BC{number - 1:02d}"))
    return _absolute(match, periods.century(number)) if 1 <= number <= 99 else ()


def _season(match: re.Match[str], site: Site) -> Found:
    name = match["season"].lower()
    if match["year"]:
        return _absolute(match, periods.season(int(match["year"]), name))
    before = site.text[max(site.start, match.start() - 16) : match.start()]
    if _SEASONAL.match(site.text, match.end()) and not match["season"][0].isupper():
        return _cut(match, Incomplete(season="autumn" if name == "fall" else name))
    bare = re.search(
        r"\b(?:in|the|of|until|since|by|during|through|last|this|next|from|over)\s$", before, re.IGNORECASE
    )
    if name in ("spring", "fall") and not bare:
        return ()
    if bare is None or (
        match["season"][0].isupper() and re.match(r"\s[A-Z]", site.text[match.end() : match.end() + 2])
    ):
        return ()
    if re.match(
        r"\s(?:of|games|olympics|palace|school|camp|job|break)\b",
        site.text[match.end() : match.end() + 10],
        re.IGNORECASE,
    ):
        return ()
    return _cut(match, Incomplete(season="autumn" if name == "fall" else name))


_SEASONAL = re.compile(r"\s+(?:offensive|counter-?offensive|campaign|session|term|meeting|summit|fighting|months)s?\b")


def _season_before_christ(match: re.Match[str], site: Site) -> Found:
    code = periods.SEASON_CODES[match["season"].lower()]
    return _cut(match, Known(f"BC{int(match['year']):04d}-{code}"))


def _month_before_christ(match: re.Match[str], site: Site) -> Found:
    return _cut(match, Known(f"BC{int(match['year']):04d}-{month_number(match['mon']):02d}"))


def _ordinal_small(word: str) -> int:
    return {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "latter": 2}[
        word.lower()
    ]


def _quarter(match: re.Match[str], site: Site) -> Found:
    number = _ordinal_small(match["n"]) if match["n"] else int(match["q"])
    if match["year"]:
        return _absolute(match, periods.quarter(int(match["year"]), number))
    return _cut(match, Incomplete(quarter=number))


def _half(match: re.Match[str], site: Site) -> Found:
    number = _ordinal_small(match["n"]) if match["n"] else int(match["h"])
    return _absolute(match, periods.half(int(match["year"]), number))


def _holiday(match: re.Match[str], site: Site) -> Found:
    key = holiday_key(match["name"])
    before = site.text[max(site.start, match.start() - 12) : match.start()]
    if not match["name"][0].isupper() or (_TITLE_BEFORE.search(before) and not match["year"]):
        return ()
    if (
        " " not in match["name"]
        and re.match(r"\s[A-Z]", site.text[match.end() : match.end() + 2])
        and not match["year"]
    ):
        return ()
    if match["year"]:
        return _absolute(match, holiday_in(key, int(match["year"])))
    return _cut(match, Incomplete(holiday=key))


_TITLE_BEFORE = re.compile(r"(?:White|Father|Merry|Happy|[\"“‘][A-Z]\w*)\s$")

_LR_MD = rf"(?P<left>(?P<mon>{MON})\s*(?P<d1>{DAY})){_DASH}(?P<right>(?P<d2>{DAY})(?!\s+(?:{MON}))(?:,?\s+(?P<year>{YEAR}))?)"
_LR_DM = rf"(?P<left>(?P<d1>{DAY})){_DASH}(?P<right>(?P<d2>{DAY})\s+(?P<mon>{MON})(?:,?\s+(?P<year>{YEAR}))?)"

MONTH_RULES = (
    rule(rf"(?P<mon>{MON})(?:\s+of)?\s+(?P<year>\d{{1,4}}){_BC}", _month_before_christ),
    rule(_LR_MD, _month_days),
    rule(rf"(?P<date>(?P<mon>{MON})\s*{DAY}(?:,|\s+of)?\s*{YEAR})", _month_day_year),
    rule(rf"(?P<mon>{MON})\s*(?:the\s+)?(?P<day>{DAY})", _month_day),
    rule(rf"(?P<mon>{MON})(?:,|\s+of|\s+in)?\s+(?P<year>{YEAR})", _month_year),
    rule(rf"(?P<mon>{MON})", _month_alone),
)
WEEKDAY_RULES = (rule(rf"(?P<wday>{_WDAY})", _weekday_date),)
_ORDINAL_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)"
ORDINAL_DAY_RULES = (
    rule(rf"{_ORDINAL_DAY}\s+(?:(?:day\s+)?of\s+)?(?:{MON}),?\s+(?:of\s+)?{YEAR}", _day_month_year, the=True),
    rule(rf"(?P<day>{_ORDINAL_DAY})\s+(?:(?:day\s+)?of\s+)?(?P<mon>{MON})", _day_month, the=True),
)
DIGIT_RULES = (
    rule(
        r"(?P<date>\d{4}-\d\d-\d\d)(?:[T\s](?P<clock>[012]\d:[0-5]\d)(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])",
        _iso,
    ),
    rule(
        r"(?:(?P<first>[12]\d{3})[/.]\d{1,2}[/.]\d{1,2}|(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d\d))(?![\w/]|\.\d)",
        _numeric,
    ),
    rule(rf"\d{{1,2}}-(?:{MON})-\d{{4}}(?!\w)", _month_numeric_name),
    rule(_LR_DM, _days_month),
    rule(rf"{DAY}\s+(?:(?:day\s+)?of\s+)?(?:{MON}),?\s+(?:of\s+)?{YEAR}", _day_month_year),
    rule(rf"(?P<day>{DAY})\s+(?:(?:day\s+)?of\s+)?(?P<mon>{MON})", _day_month),
    rule(rf"(?P<y1>\d{{1,4}})(?:\s?[-‐‑–—/]\s?|\s+(?:to|and|or)\s+)(?P<y2>\d{{1,4}}){_BC}", _years_before_christ),
    rule(rf"(?P<year>\d{{1,4}})(?P<s>s)?{_BC}", _before_christ, the=True),
    rule(r"(?P<year>\d{1,4})\s?(?:a\.d\.|ad|ce)(?!\w)", _anno_domini),
    rule(r"(?P<year>[12]\d{2})0s(?!\w)", _long_decade, the=True),
    rule(r"(?P<year>\d0)s(?!\w)", _decade, the=True),
    rule(rf"(?P<n>\d{{1,2}}(?:st|nd|rd|th))[\s-](?:century|centuries)(?P<bc>{_BC})?(?!\w)", _century, the=True),
    rule(r"(?P<n>[1-4](?:st|nd|rd|th)) quarter(?: of)?(?: (?P<year>[12]\d{3}))(?!\w)(?P<q>)", _quarter, the=True),
    rule(
        r"(?P<y1>[12]\d{3})(?:\s?[-‐‑–—/]\s?|\s+to\s+|\s+through\s+)(?P<y2>[12]\d{3}|\d\d)(?![\w%–/-]|[.,]\d)", _years
    ),
    rule(rf"(?P<year>{YEAR})", _year),
)
"""Longer forms first: the first rule that builds something wins."""

DECADE_WORD_RULES = (rule(rf"(?P<word>{'|'.join(DECADE_WORDS)})\b", _decade_word, the=True),)
CENTURY_RULES = (
    rule(
        rf"(?P<n>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})[\s-]century\b(?P<bc>{_BC})?", _century, the=True
    ),
)
QUARTER_RULES = (
    rule(
        rf"(?P<n>first|second|third|fourth|latter)(?:\s+|-)half(?:\s+of)?,?\s+(?P<year>{YEAR})(?P<h>)", _half, the=True
    ),
    rule(
        rf"(?P<n>first|second|third|fourth)(?:\s+|-)quarter(?:(?:\s+of)?,?\s+(?P<year>{YEAR}))?(?P<q>)",
        _quarter,
        the=True,
    ),
    *CENTURY_RULES,
)
Q_RULES = (
    rule(rf"q(?P<q>[1-4])(?:\s+of)?,?\s+(?P<year>{YEAR})(?P<n>)", _quarter),
    rule(rf"h(?P<h>[12])(?:\s+of)?,?\s+(?P<year>{YEAR})(?P<n>)", _half),
)
SEASON_RULES = (
    rule(
        rf"(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+(?P<year>\d{{1,4}}){_BC}",
        _season_before_christ,
        the=True,
    ),
    rule(rf"(?P<season>spring|summer|autumn|fall|winter)\b(?:(?:\s+of|,)?\s+(?P<year>{YEAR}))?", _season, the=True),
)
HOLIDAY_RULES = (rule(rf"(?P<name>{HOLIDAY_PATTERN})(?![\w-])(?:,?(?:\s+of)?\s+(?P<year>{YEAR}))?", _holiday),)
AD_RULES = (rule(r"(?:a\.d\.|ad)\s?(?P<year>\d{1,4})(?!\w)", _anno_domini),)
