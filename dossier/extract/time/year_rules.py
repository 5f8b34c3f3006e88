"""Rules for years and what is counted in them: decades, centuries, seasons, quarters, halves, named days."""

import re
from datetime import date

from dossier.extract.time import periods
from dossier.extract.time.days import HOLIDAY_PATTERN, holiday_in, holiday_key, in_country
from dossier.extract.time.expressions import Absolute, Cut, Found, Incomplete, Known, Nothing
from dossier.extract.time.lexicon import DECADE_WORDS, ORDINALS
from dossier.extract.time.rules import BEFORE_CHRIST, YEAR, Site, absolute, cut_of, rule
from dossier.extract.time.years import year_fits


def _year(match: re.Match[str], site: Site) -> Found:
    fit = year_fits(site.text, site.start, site.end, match.start(), match.end())
    period = periods.year(int(match["year"])) if fit else None
    if period is None:
        return ()
    return cut_of(match, Absolute(period, premodifier=fit == "premodifier"))


def _years(match: re.Match[str], site: Site) -> Found:
    """ "2013-2017", "2013–17", "1914 to 1918" """
    first, second = int(match["y1"]), match["y2"]
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    reach = 2 if site.text[match.end("y1")] == "/" else 400  # "1998/99" is a season, "2014/65" a law
    plausible = 1000 <= first <= 2200 and first < last <= first + reach
    if not plausible or not year_fits(site.text, site.start, site.end, match.start(), match.end(), ranged=True):
        return ()
    left, right = periods.year(first), periods.year(last)
    if left is None or right is None:
        return ()
    return (Cut(*match.span("y1"), Absolute(left)), Cut(*match.span("y2"), Absolute(right)))


def _before_christ(match: re.Match[str], _site: Site) -> Found:
    number = int(match["year"])
    value = f"BC{number // 10:03d}" if match["s"] else f"BC{number:04d}"
    return cut_of(match, Known(value))


def _years_before_christ(match: re.Match[str], _site: Site) -> Found:
    """ "499-493 BC" """
    return tuple(Cut(*match.span(name), Known(f"BC{int(match[name]):04d}")) for name in ("y1", "y2"))


def _anno_domini(match: re.Match[str], _site: Site) -> Found:
    return absolute(match, periods.year(int(match["year"])))


_ANCIENT = re.compile(
    r"\b(?:AD|BC|BCE|CE|centur(?:y|ies)|emperors?|empire|caliph\w*|kings?|queens?|dynasty|Romans?|medieval|conquer\w+|"
    r"crowned|reign\w*|monastery|Vikings?|Byzantine|Persians?|Saxons?|bishops?|popes?|abbots?)\b"
)
_AT_YEAR = re.compile(r"\b(?:in|until|till|since|by|from|to|before|after|between|around|about)\s$", re.IGNORECASE)
_AFTER_YEAR = re.compile(
    r"\s{0,40}(?:[.;:)–—-]|,(?!\d)|$)|\s{1,40}(?:and|but|when|by|the|he|she|they|at|under|with|after|before|his|her|to|until)\b"
)


def _small_year(match: re.Match[str], site: Site) -> Found:
    """ "in 476": a year of three figures, where the words around it tell of old times"""
    low, high = max(0, match.start() - 300), min(len(site.text), match.end() + 300)
    stands = _AT_YEAR.search(site.text[max(site.start, match.start() - 12) : match.start()])
    if stands is None or _AFTER_YEAR.match(site.text, match.end(), site.end) is None:
        return ()
    return absolute(match, periods.year(int(match["year"]))) if _ANCIENT.search(site.text, low, high) else ()


def _long_decade(match: re.Match[str], _site: Site) -> Found:
    first = int(match["year"]) * 10
    if first % 100 == 0 and first < 2000:
        return absolute(match, periods.century(first // 100 + 1))
    return absolute(match, periods.decade(first))


def _decade(match: re.Match[str], site: Site) -> Found:
    figures = match["year"]
    before = site.text[match.start() - 1 : match.start()] if match.start() > site.start else ""
    if before and before in "'’‘":
        period = periods.decade(1900 + int(figures) if int(figures) > 20 else 2000 + int(figures))
        the = re.search(r"\bthe\s+$", site.text[max(site.start, match.start() - 6) : match.start() - 1], re.IGNORECASE)
        start = match.start() - 1 - (len(the.group()) if the else 0)
        return (Cut(start, match.end(), Absolute(period)),) if period else ()
    return ()


def _decade_word(match: re.Match[str], site: Site) -> Found:
    before = site.text[max(site.start, match.start() - 16) : match.start()].lower()
    if re.search(r"\b(?:his|her|their|my|your|our|its)\s{1,40}(?:early|mid|late)?[-\s]{0,40}$", before):
        return ()
    return absolute(match, periods.decade(1900 + DECADE_WORDS[match["word"].lower()]))


_FOX = re.compile(r"\s{1,40}(?:Fox|Studios)\b")


def _century(match: re.Match[str], site: Site) -> Found:
    word = match["n"].lower()
    if _FOX.match(site.text, match.end(), site.end):
        return ()
    number = ORDINALS.get(word) or (int(re.sub(r"\D", "", word)) if word[0].isdigit() else 0)
    if match["bc"]:
        return cut_of(match, Known(f"BC{number - 1:02d}"))
    return absolute(match, periods.century(number)) if 1 <= number <= 99 else ()


def _season(match: re.Match[str], site: Site) -> Found:
    name = match["season"].lower()
    if match["year"]:
        tail = _WINTER_TAIL.match(site.text, match.end(), site.end) if name == "winter" else None
        year = int(match["year"])
        if tail and (year + 1) % 100 == int(tail[1]) % 100:
            return _whole(match.start(), tail.end(), periods.season(year, name))
        return absolute(match, periods.season(year, name))
    before = site.text[max(site.start, match.start() - 16) : match.start()]
    if _SEASONAL.match(site.text, match.end()) and not match["season"][0].isupper():
        return cut_of(match, Incomplete(season="autumn" if name == "fall" else name))
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
    return cut_of(match, Incomplete(season="autumn" if name == "fall" else name))


_WINTER_TAIL = re.compile(r"\s?[-–/]\s?((?:[12]\d)?\d\d)(?![\w%]|[.,]\d)")
"""After "the winter of 1912": the second of its years."""


def _whole(start: int, end: int, period: periods.Period | None) -> Found:
    """Make one expression of a stretch of the text."""
    return (Cut(start, end, Absolute(period) if period else Nothing()),)


_SEASONAL = re.compile(
    r"\s{1,40}(?:offensive|counter-?offensive|campaign|session|term|meeting|summit|fighting|months)s?\b"
)


def _season_before_christ(match: re.Match[str], _site: Site) -> Found:
    code = periods.SEASON_CODES[match["season"].lower()]
    return cut_of(match, Known(f"BC{int(match['year']):04d}-{code}"))


def _ordinal_small(word: str) -> int:
    return {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "latter": 2}[
        word.lower()
    ]


_ACCOUNTS = re.compile(
    r"%|\b(?:per\s?cent|profits?|sales|revenues?|earnings|growth|grew|output|exports|imports|inflation|gdp|losses|turnover|"
    r"deliveries|production|dividends?|income)\b",
    re.IGNORECASE,
)
_GAME = re.compile(
    r"\b(?:goals?|scored|match|minutes?|kick|penalty|team|coach|lead|touchdown|points|ball|pitch)\b", re.I
)


def _half_told(match: re.Match[str], site: Site) -> Found:
    """ "in the first half", where accounts are told, not a game"""
    near = site.text[max(site.start, match.start() - 160) : min(site.end, match.end() + 100)]
    before = site.text[max(site.start, match.start() - 14) : match.start()]
    if _AT_QUARTER.search(before.removesuffix("the ")) is None or _GAME.search(near) or not _ACCOUNTS.search(near):
        return ()
    return cut_of(match, Incomplete(half=_ordinal_small(match["n"])))


def _quarter(match: re.Match[str], site: Site) -> Found:
    number = _ordinal_small(match["n"]) if match["n"] else int(match["q"])
    if match["year"]:
        return absolute(match, periods.quarter(_year_of(match["year"]), number))
    if re.match(r"\s{1,40}(?:of|century)\b|-(?!end)", site.text[match.end() : match.end() + 9]):
        return ()
    near = site.text[match.end() : min(site.end, match.end() + 80)]
    if _GAME.search(near) and not _ACCOUNTS.search(near):
        return ()
    return cut_of(match, Incomplete(quarter=number))


def _short_quarter(match: re.Match[str], site: Site) -> Found:
    """ "in Q3": the quarter of a year that the words leave out"""
    before = site.text[max(site.start, match.start() - 12) : match.start()]
    return _quarter(match, site) if match.group()[0] == "Q" and _AT_QUARTER.search(before) else ()


_AT_QUARTER = re.compile(
    r"\b(?:in|of|for|since|by|until|during|from|after|before|than|early|late|last|this|and|to|through)\s+$",
    re.IGNORECASE,
)


def _figure_quarter(match: re.Match[str], _site: Site) -> Found:
    """ "3Q20", "2Q 2020" """
    year = int(match["year"])
    if year < 100 and "Q" not in match.group():
        return ()
    return absolute(match, periods.quarter(year if year > 99 else 2000 + year, int(match["q"])))


def _iso_week(match: re.Match[str], _site: Site) -> Found:
    """ "2020-W05", "2020-W05-3": a week of ISO 8601 or its day"""
    try:
        when = date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["day"] or 1))
    except ValueError:
        return (Cut(match.start(), match.end(), Nothing()),)
    return absolute(match, periods.of_day(when) if match["day"] else periods.week(when))


def _compact(match: re.Match[str], site: Site) -> Found:
    """ "on 20200413": eight figures, only where the words before them lead to a date"""
    if _DATED.search(site.text, max(site.start, match.start() - 16), match.start()) is None:
        return ()
    return absolute(match, periods.day(int(match["year"]), int(match["month"]), int(match["day"])))


_DATED = re.compile(r"\b(?:on|dated|since|until|date:|dates?|as of|filed|posted|published)\s+$", re.IGNORECASE)


def _quarters(match: re.Match[str], _site: Site) -> Found:
    """ "Q1-Q3 2020" """
    year = _year_of(match["year"])
    first, last = periods.quarter(year, int(match["s1"][1])), periods.quarter(year, int(match["s2"][1]))
    if first is None or last is None or last.start <= first.start:
        return ()
    return (Cut(*match.span("s1"), Absolute(first)), Cut(match.start("s2"), match.end(), Absolute(last)))


def _year_of(figures: str) -> int:
    """Return the year of "2020" or "'20"."""
    return int(figures) if len(figures) == 4 else 2000 + int(figures[1:])


def _half(match: re.Match[str], _site: Site) -> Found:
    number = _ordinal_small(match["n"]) if match["n"] else int(match["h"])
    return absolute(match, periods.half(int(match["year"]), number))


_NEAR = 400
"""Characters before and after a named day among which its country is looked for."""


def _holiday(match: re.Match[str], site: Site) -> Found:
    low = max(site.start, match.start() - _NEAR)
    near = site.text[low : min(site.end, match.end() + _NEAR)]
    key = in_country(holiday_key(match["name"]), near, match.start() - low)
    before = site.text[max(site.start, match.start() - 12) : match.start()]
    if not match["name"][0].isupper() or (_TITLE_BEFORE.search(before) and not match["year"]):
        return ()
    if " " not in match["name"] and not match["year"] and _GIVEN_NAME.search(site.text, low, match.start()):
        return ()
    if (
        " " not in match["name"]
        and re.match(r"\s[A-Z]", site.text[match.end() : match.end() + 2])
        and not match["year"]
    ):
        return ()
    if match["year"]:
        found = holiday_in(key, int(match["year"]))
        return absolute(match, found) if found else cut_of(match, Known(match["year"]))
    return cut_of(match, Incomplete(holiday=key))


_GIVEN_NAME = re.compile(
    r"(?<![.!?”\"]\s)(?<=\s)(?!(?:On|At|By|In|Before|After|Since|Until|Last|This|Next|Every|Each|The|Over|During|And|For|To|From|"
    r"Orthodox|Coptic|Armenian|Catholic|Western|Greek|Russian|Ukrainian|Late|Early|Merry|Happy|Past|When|If|But)\b)"
    r"[A-Z][a-z]+\s$"
)
"""Before a named day that is rather a family's name: "Johnnie Christmas"."""
_TITLE_BEFORE = re.compile(r"(?:White|Father|Merry|Happy|[\"“‘][A-Z]\w*)\s$")
DECADE_WORD_RULES = (rule(rf"(?P<word>{'|'.join(DECADE_WORDS)})\b", _decade_word, the=True),)
CENTURY_RULES = (
    rule(
        rf"(?P<n>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})[\s-]century\b(?P<bc>{BEFORE_CHRIST})?",
        _century,
        the=True,
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
    rule(
        r"(?P<n>first|second)(?:\s+|-)half(?=\s*(?:[.,;:)]|$|and\b|but\b|from\b|to\b|after\b|with\b))",
        _half_told,
        the=True,
    ),
    *CENTURY_RULES,
)
_YY = rf"(?:{YEAR}|['’]\d\d\b)"
WEEK_RULES = (
    rule(rf"(?:calendar )?week (?P<week>[1-5]?\d)(?:,? of|,| in)? (?P<year>{YEAR})(?P<day>)", _iso_week, the=True),
)
Q_RULES = (
    rule(rf"(?P<s1>q[1-4])(?:\s?[-–]\s?| (?:to|and|through) )(?P<s2>q[1-4])(?: of)?,?\s+(?P<year>{_YY})", _quarters),
    rule(r"q(?P<q>[1-4])\s?(?P<year>['’]\d\d)\b(?P<n>)", _quarter),
    rule(rf"q(?P<q>[1-4])(?:\s+of)?,?\s+(?P<year>{YEAR})(?P<n>)", _quarter),
    rule(rf"h(?P<h>[12])(?:\s+of)?,?\s+(?P<year>{YEAR})(?P<n>)", _half),
    rule(r"q(?P<q>[1-4])(?![\w/-]|\.\d)(?P<n>)(?P<year>)", _short_quarter),
)
SEASON_RULES = (
    rule(
        rf"(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+(?P<year>\d{{1,4}}){BEFORE_CHRIST}",
        _season_before_christ,
        the=True,
    ),
    rule(rf"(?P<season>spring|summer|autumn|fall|winter)\b(?:(?:\s+of|,)?\s+(?P<year>{YEAR}))?", _season, the=True),
)
HOLIDAY_RULES = (rule(rf"(?P<name>{HOLIDAY_PATTERN})(?![\w-])(?:,?(?:\s+of)?\s+(?P<year>{YEAR}))?", _holiday),)
AD_RULES = (rule(r"(?:a\.d\.|ad)\s?(?P<year>\d{1,4})(?!\w)", _anno_domini),)
YEAR_RULES = (
    rule(
        rf"(?P<y1>\d{{1,4}})(?:\s?[-‐‑–—/]\s?|\s+(?:to|and|or)\s+)(?P<y2>\d{{1,4}}){BEFORE_CHRIST}",
        _years_before_christ,
    ),
    rule(rf"(?P<year>\d{{1,4}})(?P<s>s)?{BEFORE_CHRIST}", _before_christ, the=True),
    rule(r"(?P<year>\d{1,4})\s?(?:a\.d\.|ad|ce)(?!\w)", _anno_domini),
    rule(r"(?P<year>[12]\d{2})0s(?!\w)", _long_decade, the=True),
    rule(rf"(?P<q>[1-4])q(?: of)?\s?(?P<year>{YEAR}|\d\d\b)(?P<n>)", _figure_quarter),
    rule(rf"(?P<h>[12])h(?: of)? ?(?P<year>{YEAR})(?P<n>)", _half),
    rule(r"(?P<year>[12]\d{3})-?w(?P<week>\d\d)(?:-(?P<day>[1-7]))?(?![\w-])", _iso_week),
    rule(r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?!\w|[.,-]\d)", _compact),
    rule(r"(?P<year>\d0)s(?!\w)", _decade, the=True),
    rule(
        rf"(?P<n>\d{{1,2}}(?:st|nd|rd|th))[\s-](?:century|centuries)(?P<bc>{BEFORE_CHRIST})?(?!\w)", _century, the=True
    ),
    rule(r"(?P<n>[1-4](?:st|nd|rd|th)) quarter(?: of)?(?: (?P<year>[12]\d{3}))(?!\w)(?P<q>)", _quarter, the=True),
    rule(
        r"(?P<y1>[12]\d{3})(?:\s?[-‐‑–—/]\s?|\s+to\s+|\s+through\s+)(?P<y2>[12]\d{3}|\d\d)(?![\w%–/-]|[.,]\d)", _years
    ),
    rule(rf"(?P<year>{YEAR})", _year),
    rule(r"(?P<year>[1-9]\d\d)(?![\w%/]|[.,]\d)", _small_year),
)
"""Years, decades and centuries in figures; longer forms first."""
