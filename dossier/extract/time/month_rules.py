"""Rules for days and months: "March 4, 2014", "4-6 March", "Friday, July 21", "13/04/2020", "October"."""

import re

from dossier.extract.time import periods
from dossier.extract.time.absolute import full_date
from dossier.extract.time.expressions import (
    Absolute,
    AnaphorDate,
    Cut,
    DayName,
    Found,
    Incomplete,
    Known,
    MonthDay,
    Nothing,
)
from dossier.extract.time.lexicon import COUNTED_NOUNS, PERSON_MONTHS, WEEKDAY_NUMBERS
from dossier.extract.time.rules import (
    BEFORE_CHRIST,
    DASH,
    DAY,
    MON,
    YEAR,
    Site,
    absolute,
    cut_of,
    digits,
    month_number,
    rule,
)

_WDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\b\.?(?=,?\s+\w{3,9}\.?\s+\d|,?\s+\d)"
)


def _is_name(word: str, alone: bool, match: re.Match[str], site: Site) -> bool:
    """Tell whether a month's name is rather a person's or an ordinary word ("May told", "march", "April Jansen")."""
    plain = word.rstrip(".")
    if plain.islower() and (plain in PERSON_MONTHS or plain in ("mar", "dec", "sat", "sun", "sep") or alone):
        return True
    if not alone:
        return False
    if _PARTICLE.match(site.text, match.end(), site.end):
        return True
    before = site.text[max(site.start, match.start() - 24) : match.start()]
    after = site.text[match.end() : min(site.end, match.end() + 24)]
    if plain.lower() in PERSON_MONTHS and (_KIN.search(before) or _HOUSE.match(after)):
        return True
    if _COLOUR.search(before):
        return True
    introduced = _BEFORE_MONTH.search(before) is not None
    if _FIRMLY_BEFORE.search(before):
        return False
    if re.search(r"\b(?:the|a)\s$", before, re.IGNORECASE) and (
        not re.match(r"\s[a-z0-9]", after) or (plain == "March" and _ON_MARCH.match(after))
    ):
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
_KIN = re.compile(
    r"\b(?:named|name\s+is|name\s+was|sister|brother|mother|father|wife|husband|daughter|son|aunt|uncle|cousin|"
    r"mrs\.?|ms\.?|miss|lady|king|queen|met|married|saw|hired|invited)\s$",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\s(?:family|government|administration|cabinet|premiership|ministry|brothers|sisters|household|years\b)"
)
_COLOUR = re.compile(r"\b(?:Black|Red|White|Bloody)\s$")
"""Before a month: "Black September", "Red October"."""
_ON_MARCH = re.compile(r"\s{1,40}(?:on|for|against)\b")
_PARTICLE = re.compile(r"\s(?:de|van|von|der|den|ten)\s(?:\w+\s)?[A-Z]")
_NAME_AFTER = re.compile(r"\s(?:[A-Z][a-z]|told\b|said\b|says\b|was born|[A-Z]\.)")


def _month_day_year(match: re.Match[str], _site: Site) -> Found:
    if match["mon"].islower() and match["mon"] in ("may", "march", "mar", "dec"):
        return ()
    return absolute(match, full_date(_INNER_THE.sub("", match.group("date"))))


_INNER_THE = re.compile(r"\bthe\s", re.IGNORECASE)


def _month_days(match: re.Match[str], site: Site) -> Found:
    """ "March 4-6, 2014", "March 4 and 19", "July 3 to 5" """
    if _is_name(match["mon"], False, match, site):
        return ()
    number, first, second = month_number(match["mon"]), digits(match["d1"]), digits(match["d2"])
    return _two_days(match, number, first, second, match["year"])


def _days_month(match: re.Match[str], _site: Site) -> Found:
    """ "4-6 March 2014", "4 and 19 March" """
    return _two_days(match, month_number(match["mon"]), digits(match["d1"]), digits(match["d2"]), match["year"])


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


def _month_year(match: re.Match[str], _site: Site) -> Found:
    if match["mon"] == "may" or match["mon"] == "march":
        return ()
    year = int(match["year"])
    return absolute(match, periods.month(year, month_number(match["mon"])))


_STREET = re.compile(
    r"\s{1,40}(?:Streets?|St\b|Avenue|Ave\b|Road|Rd\b|Square|Boulevard|Bridge|Lane|Drive|Metro|Stadium|University|Hospital|"
    r"Brigades?|Battalion|Corps|Court|Club|Front|[Mm]ovement|[Gg]roup|[Oo]rgani[sz]ation|Party)\b"
)
"""After a day and month: what is named after it ("11 November Street")."""
_COUNTING_BEFORE = re.compile(
    r"\b(?:pages?|pp?\.|room|article|section|apartment|flat|number|no\.|chapter|gate|flight|channel|line|item)\s+$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|during|of)\s+$", re.IGNORECASE)
_COUNTED_AFTER = re.compile(r"\s{1,40}(?:more\s{1,40}|other\s{1,40}|new\s{1,40})?([a-z]+)")


def _counts_after_month(match: re.Match[str], site: Site) -> bool:
    """Tell whether the figures after a month count something else: "In May 20 people were killed"."""
    if not match["day"].isdigit() or not _IN.search(site.text, max(site.start, match.start() - 8), match.start()):
        return False
    after = _COUNTED_AFTER.match(site.text, match.end(), site.end)
    return after is not None and (
        after[1] in COUNTED_NOUNS or after[1] in ("million", "billion", "thousand", "hundred")
    )


def _month_day(match: re.Match[str], site: Site) -> Found:
    if _is_name(match["mon"], False, match, site):
        return ()
    if _STREET.match(site.text, match.end(), site.end):
        return cut_of(match, Nothing())
    number, day = month_number(match["mon"]), digits(match["day"])
    if _counts_after_month(match, site):
        return (Cut(*match.span("mon"), Incomplete(month=number)),)
    if match["mon"].lower() == "march" and _MILES.match(site.text, match.end(), site.end):
        return ()
    return cut_of(match, Incomplete(month=number, day=day) if _possible(number, day) else Nothing())


def _month_alone(match: re.Match[str], site: Site) -> Found:
    if _is_name(match["mon"], True, match, site):
        return ()
    return cut_of(match, Incomplete(month=month_number(match["mon"])))


def _month_of(match: re.Match[str], _site: Site) -> Found:
    """ "the month of May" """
    number = month_number(match["mon"])
    if match["year"]:
        return absolute(match, periods.month(int(match["year"]), number))
    return cut_of(match, Incomplete(month=number)) if match["mon"][0].isupper() else ()


def _year_named(match: re.Match[str], _site: Site) -> Found:
    """ "the year 2000" """
    return absolute(match, periods.year(int(match["year"])))


def _weekday_date(match: re.Match[str], site: Site) -> Found:
    """ "Friday, July 21, 2017": the weekday belongs to the span of the date."""
    inner = _DATE_AFTER_WEEKDAY.match(site.text, match.end(), site.end)
    if inner is None:
        return _weekday(match, site)
    if inner["year"]:
        period = full_date(inner.group("date"))
        return (Cut(match.start(), inner.end(), Absolute(period) if period else Nothing()),)
    number = month_number(inner["m1"] or inner["m2"])
    day = digits(inner["d1"] or inner["d2"])
    if not _possible(number, day):
        return (Cut(match.start(), inner.end(), Nothing()),)
    weekday = WEEKDAY_NUMBERS[match["wday"].lower().rstrip(".")]
    what = Incomplete(month=number, day=day, weekday=weekday)
    year = _ITS_YEAR.match(site.text, inner.end(), site.end)
    if year is not None:
        # "Wednesday 13 September last year"
        return (Cut(match.start(), year.end(), AnaphorDate(what, _YEARS_ON[year[1].lower()], deictic=True)),)
    return (Cut(match.start(), inner.end(), what),)


_ITS_YEAR = re.compile(r",?\s{1,40}(?:of\s{1,40})?(last|this|next)\s{1,40}year\b", re.IGNORECASE)
_YEARS_ON = {"last": -1, "this": 0, "next": 1}


_NAMED_AFTER = re.compile(
    r"\s(?:Times|Group|Club|Society|Review|Telegraph|Mail|Herald|Mirror|Express|Post|Morning Herald|Night Live|Worship|"
    r"World|Night (?:Lights|Live|Football|Fever))\b|\.(?:com|org|net)\b"
)
"""After a weekday: names of papers, shows and clubs."""


def _weekday(match: re.Match[str], site: Site) -> Found:
    word = match["wday"].rstrip(".")
    after = site.text[match.end() : match.end() + 12]
    if word.islower() and len(word) < 6:
        return ()
    if len(word) < 6 and not after.lstrip(", ")[:1].isdigit():
        return ()
    if _NAMED_AFTER.match(site.text, match.end(), site.end):
        return ()
    if _TITLE.search(site.text, max(site.start, match.start() - _TITLED), match.start()):
        return ()
    if match.start() == site.start and word in _GIVEN and _SURNAME.match(site.text, match.end(), site.end):
        return ()
    behind_comma = word in _GIVEN and site.text[max(site.start, match.start() - 2) : match.start()] == ", "
    if behind_comma and _APPOSED.match(site.text, match.end(), site.end):
        return ()
    if _SOME.search(site.text, max(site.start, match.start() - 16), match.start()):
        return cut_of(match, Known(f"XXXX-WXX-{WEEKDAY_NUMBERS[word.lower()] + 1}"))
    numbered = _NUMBERED.match(site.text, match.end(), site.end)
    end = numbered.end() if numbered else match.end()
    day = digits(numbered["day"]) if numbered else None
    return (Cut(match.start(), end, DayName(WEEKDAY_NUMBERS[word.lower()], day=day)),)


_TITLE = re.compile(
    r"(?<!the )(?<!an )(?<!a )\b(?:Mrs?|Ms|Miss|Dr|Alhaji|Hon|Inspector|Insp|Sergeant|Sgt|Constable|Corporal|Captain"
    r"|Capt|Lieutenant|Colonel|Col|Detective|Superintendent|Sister|Brother|Father|Pastor|Uncle|Aunt|Auntie)\.?\s$"
)
"""A title right before a weekday that is a name: "Inspector Monday"; "told the inspector Monday" has none."""
_TITLED = 24
_GIVEN = frozenset({"Friday", "Wednesday", "Sunday", "Monday"})
_SURNAME = re.compile(
    r"\s[A-Z][a-z]+\s(?!(?:said|says|morning|night)\b)(?:[a-z]+(?:ed|t|ew|ang|oke|ote|ays)|is|was|has|had)\b"
)
"""After a weekday that opens a sentence and is a given name: "Sunday Okafor played"."""
_APPOSED = re.compile(r"\s(?!(?:Night|Prayers?|Morning|Evening|Afternoon)\b)[A-Z][a-z]+(?:-[A-Z][a-z]+)?,\s")
"""After a comma and a weekday that is a given name: "a retired officer, Friday Okoro, saw it"."""
_SOME = re.compile(
    r"\b(?:a\s+(?:recent|typical|given|certain|quiet|normal|cold|hot|rainy|sunny)|one|any|some)\s+$", re.IGNORECASE
)
"""Before a weekday of which nobody says in which week: "on a recent Thursday"."""
_NUMBERED = re.compile(
    r",?\s{1,40}(?:the\s{1,40})?(?P<day>\d{1,2}(?:st|nd|rd|th))\b(?=\s{0,40}(?:[.,;:)]|$|(?:and|but|in|at|he|she|they|it|we|i|the|a|an|was|"
    r"is|to|when|with|for|police|there)\b))",
    re.IGNORECASE,
)


_DATE_AFTER_WEEKDAY = re.compile(
    rf"(?:,|\s{{1,40}}the)?\s{{1,40}}(?P<date>(?:(?P<m1>{MON})\s{{0,40}}(?P<d1>{DAY})|(?P<d2>{DAY})\s{{1,40}}(?:of\s{{1,40}})?(?P<m2>{MON}))(?:,?\s{{1,40}}(?P<year>{YEAR}))?)",
    re.IGNORECASE,
)


_MILES = re.compile(r"\s{1,40}(?:miles?|kilomet\w+|km|met\w+|blocks|yards|steps|times)\b")


def _day_month(match: re.Match[str], site: Site) -> Found:
    number, day = month_number(match["mon"]), digits(match["day"])
    if match["mon"] in ("may", "march", "mar", "dec", "sat"):
        return ()
    if _STREET.match(site.text, match.end(), site.end) or _COUNTING_BEFORE.search(
        site.text, max(site.start, match.start() - 12), match.start()
    ):
        return cut_of(match, Nothing())
    return cut_of(match, Incomplete(month=number, day=day) if _possible(number, day) else Nothing())


def _no_such_day(match: re.Match[str], site: Site) -> Found:
    """ "32 March 2020", "March 32", "the 45th of May": no date, nor a part of one"""
    if (
        match["after"]
        and not match["nth"]
        and not _ON_DAY.search(site.text, max(site.start, match.start() - 4), match.start())
    ):
        return ()
    if not match["after"] and (match["mon"].islower() or not (match["nth"] or match["year"])):
        return ()
    return cut_of(match, Nothing())


_ON_DAY = re.compile(r"\bon\s+$", re.IGNORECASE)


def _day_month_year(match: re.Match[str], _site: Site) -> Found:
    return absolute(match, full_date(match.group().replace(" of ", " ")))


def _iso(match: re.Match[str], _site: Site) -> Found:
    period = full_date(match["date"])
    if period is None:
        return cut_of(match, Nothing())
    clock = match["clock"]
    return (Cut(match.start(), match.end(), Absolute(period), clock=f"T{clock}" if clock else None),)


def _numeric(match: re.Match[str], site: Site) -> Found:
    if match["first"]:
        return absolute(match, full_date(match.group(), "YMD"))
    one, two = int(match["a"]), int(match["b"])
    order = "DMY" if one > 12 else "MDY" if two > 12 else site.order
    if one == two:
        order = "DMY"
    if order is None:
        year = match["y"] if len(match["y"]) == 4 else "XXXX"
        return cut_of(match, Known(f"{year}-XX-XX")) if min(one, two) >= 1 else ()
    return absolute(match, full_date(match.group(), order))


def _month_numeric_name(match: re.Match[str], _site: Site) -> Found:
    """ "4-Mar-2014" """
    return absolute(match, full_date(match.group()))


def _month_before_christ(match: re.Match[str], _site: Site) -> Found:
    return cut_of(match, Known(f"BC{int(match['year']):04d}-{month_number(match['mon']):02d}"))


_TOO_LATE = r"3[2-9]|[4-9]\d"
"""Numbers that no day of a month has."""
_LR_MD = (
    rf"(?P<left>(?P<mon>{MON})\s*(?P<d1>{DAY})){DASH}"
    rf"(?P<right>(?P<d2>{DAY})(?!\s+(?:{MON}))(?:,?\s+(?P<year>{YEAR}))?)"
)
_LR_DM = rf"(?P<left>(?P<d1>{DAY})){DASH}(?P<right>(?P<d2>{DAY})\s+(?P<mon>{MON})(?:,?\s+(?P<year>{YEAR}))?)"
MONTH_RULES = (
    rule(rf"(?P<mon>{MON})(?:\s+of)?\s+(?P<year>\d{{1,4}}){BEFORE_CHRIST}", _month_before_christ),
    rule(_LR_MD, _month_days),
    rule(rf"(?P<date>(?P<mon>{MON})\s*(?:the\s+)?{DAY}(?:,|\s+of)?\s*{YEAR})", _month_day_year),
    rule(rf"(?P<mon>{MON})\s*(?:the\s+)?(?P<day>{DAY})", _month_day),
    rule(rf"(?P<mon>{MON})(?:,|\s+of|\s+in)?\s+(?P<year>{YEAR})", _month_year),
    rule(
        rf"(?P<mon>{MON})\s+(?:the\s+)?(?P<after>{_TOO_LATE})(?P<nth>(?:st|nd|rd|th)\b)?(?![\w:/%]|[.,]\d)(?P<year>)",
        _no_such_day,
    ),
    rule(rf"(?P<mon>{MON})", _month_alone),
)
WEEKDAY_RULES = (rule(rf"(?P<wday>{_WDAY})", _weekday_date),)
_ORDINAL_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)"
ORDINAL_DAY_RULES = (
    rule(rf"{_ORDINAL_DAY}\s+(?:(?:day\s+)?of\s+)?(?:{MON}),?\s+(?:of\s+)?{YEAR}", _day_month_year, the=True),
    rule(rf"(?P<day>{_ORDINAL_DAY})\s+(?:(?:day\s+)?of\s+)?(?P<mon>{MON})", _day_month, the=True),
)
_BEFORE_NTH = re.compile(
    r"(?:\b(?:on|by|until|till|since|before|after|from|through)|\b(?:morning|afternoon|evening|night|hours)\s+of"
    r"|\b(?:next|following|same)\s(?:day|morning|afternoon|evening|night),)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AFTER_NTH = (
    r"(?=\s*(?:[.,;:!?)”\"—–]|$)|\s+(?:and(?!\s+(?:the\s+)?\d)|but|or|in|at|to|with|when|where|while|as|that|he|she|it|"
    r"they|we|i|his|her|its|their|the|a|an|was|were|is|are|had|has|police|officers|soldiers|troops|two|three|for|by|from|"
    r"until|after|before)\b)"
)
"""What may follow "the 13th" where it is a day: no noun that it counts ("the 13th floor")."""


def _nth_day(match: re.Match[str], site: Site) -> Found:
    """ "on the 13th", "the night of the 13th": a day of the month told last"""
    before = _BEFORE_NTH.search(site.text, max(site.start, match.start() - 30), match.start())
    if before is None or _COUNTED_BOTH.match(site.text, match.end()):
        return ()  # "from the 15th to the 19th century"
    months = _MONTHS_ON.get(match["which"].lower()) if match["which"] else None
    return cut_of(match, MonthDay(digits(match["day"]), months))


_COUNTED_BOTH = re.compile(
    r"\s{1,40}(?:to|and|or|through|until|till)\s{1,40}(?:the\s{1,40})?\d{1,2}(?:st|nd|rd|th)\s{1,40}"
    r"(?:centur|weeks?\b|floor|grade|round|minute|hole|streets?\b|days?\b|percentile|place|years?\b|months?\b|overs?\b|storey|birthday|parallel)",
    re.IGNORECASE,
)
_MONTHS_ON = {"this": 0, "last": -1, "next": 1}
NTH_DAY_RULES = (
    rule(
        rf"(?P<day>{_ORDINAL_DAY})(?!-)(?:\s+of\s+(?P<which>the\s+same|the|that|this|last|next)\s+month\b)?{_AFTER_NTH}",
        _nth_day,
        the=True,
        bare=False,
    ),
)
NAMED_UNIT_RULES = (
    rule(rf"month of (?P<mon>{MON})(?:,? (?P<year>{YEAR}))?", _month_of, the=True, bare=False),
    rule(rf"year (?:of )?(?P<year>{YEAR})(?! (?:ended|ending)\b)", _year_named, the=True, bare=False),
)
DATE_RULES = (
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
    rule(
        rf"(?:{_TOO_LATE})(?P<nth>(?:st|nd|rd|th)\b)?\s+(?:of\s+)?(?P<mon>{MON})(?P<after>)(?:,?\s+(?P<year>{YEAR}))?(?!\s+\d)",
        _no_such_day,
        the=True,
    ),
)
"""Dates in figures; longer forms first: the first rule that builds something wins."""
