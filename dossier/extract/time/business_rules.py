"""Rules for how business news tells time: fiscal years, the year-earlier period, year-end, the first nine months."""

import re

from dossier.extract.time import periods
from dossier.extract.time.expressions import (
    Absolute,
    Compared,
    Cut,
    Deictic,
    Ended,
    Expression,
    Fiscal,
    FiscalYear,
    Found,
    Incomplete,
    Latest,
    Nth,
    Offset,
    Opening,
    Side,
)
from dossier.extract.time.lengths import NUMBER, unit_of
from dossier.extract.time.lexicon import ORDINALS, WEEKDAY_NUMBERS, number_of
from dossier.extract.time.periods import Unit
from dossier.extract.time.rules import MON, YEAR, Site, cut_of, month_number, rule

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_COUNTS = {
    "this": 0, "current": 0, "present": 0, "": 0, "full": 0, "last": -1, "past": -1, "previous": -1, "prior": -1,
    "next": 1, "coming": 1, "new": 0, "upcoming": 1, "following": 1, "just-ended": -1,
}  # fmt: skip


def _year_in(words: str) -> int:
    figures = int(re.sub(r"\D", "", words))
    return figures if figures > 99 else 2000 + figures if figures < 50 else 1900 + figures


def _fiscal_year(match: re.Match[str], _site: Site) -> Found:
    """ "fiscal 2013", "the 2012-13 fiscal year", "FY2013": a year that need not be the calendar's"""
    return cut_of(match, Fiscal(FiscalYear(_year_in(match["year"]))))


def _fiscal_way(match: re.Match[str], _site: Site) -> Found:
    """ "the fiscal year", "this fiscal year", "last financial year" """
    return cut_of(match, Fiscal(Deictic(Unit.YEAR, _COUNTS[(match["way"] or "").lower()])))


def _season_way(match: re.Match[str], _site: Site) -> Found:
    """ "last season" of games"""
    return cut_of(match, Fiscal(Deictic(Unit.YEAR, _COUNTS[match["way"].lower()]), sport=True))


def _fiscal_quarter(match: re.Match[str], _site: Site) -> Found:
    """ "the fiscal fourth quarter", "the second quarter of fiscal 2013" """
    number = _QUARTERS[match["n"].lower()]
    if match["year"]:
        return cut_of(match, Fiscal(FiscalYear(_year_in(match["year"]), number)))
    return cut_of(match, Fiscal(Incomplete(quarter=number)))


def _ended(match: re.Match[str], _site: Site) -> Found:
    """ "the nine weeks to" December 28, "the fiscal year ended" June 30; the grammar takes the date after it"""
    count = number_of(match["n"]) if match["n"] else 1
    if count is None:
        return ()
    word = match["unit"].lower()
    unit = Unit.HALF if word.startswith("half") else unit_of(word)
    return (Cut(match.start(), match.end("what"), Ended(count, unit, bool(match["fiscal"]), match.end())),)


def _year_earlier(match: re.Match[str], _site: Site) -> Found:
    """ "the year-earlier period", "the same quarter last year", "the comparable period of 2011" """
    return cut_of(match, Compared(year=int(match["year"]) if match["year"] else None))


def _this_time(match: re.Match[str], _site: Site) -> Found:
    """ "this time last year" """
    ahead = match["way"].lower() in ("next",)
    return cut_of(match, Offset(12, Unit.MONTH, Side.AHEAD if ahead else Side.AGO))


def _year_end(match: re.Match[str], _site: Site) -> Found:
    """ "year-end", "by mid-year", "year-end 2012" """
    word = match["word"].lower()
    part = "mid" if word.startswith("mid") else "end"
    unit = Unit.MONTH if "month" in word else Unit.QUARTER if "quarter" in word else Unit.YEAR
    what: Expression = Deictic(unit, 0)
    if match["year"]:
        found = periods.year(int(match["year"]))
        what = Absolute(found) if found else what
    return (Cut(match.start(), match.end(), what, part=part),)


def _running(match: re.Match[str], _site: Site) -> Found:
    """ "for a third day", "for the second straight year": the unit of writing"""
    return (Cut(match.start("what"), match.end("what"), Latest(unit_of(match["unit"]))),)


_TO_LAST = re.compile(
    r"\b(?:to|will|would|could|can|may|might|must|should|not|did|does)\s+(?:only\s+)?$", re.IGNORECASE
)


def _opening(match: re.Match[str], site: Site) -> Found:
    """ "the first nine months", "the last two weeks" (of something that the grammar looks for)"""
    if _TO_LAST.search(site.text[max(site.start, match.start() - 12) : match.start()]):
        return ()
    count = number_of(match["n"])
    last = match["side"].lower() in ("last", "final", "closing")
    return cut_of(match, Opening(count, unit_of(match["unit"]), last))


def _month_quarter(match: re.Match[str], _site: Site) -> Found:
    """ "the September quarter": the one that ends with it"""
    return cut_of(match, Incomplete(quarter=month_number(match["mon"]) // 3))


def _nth(match: re.Match[str], _site: Site) -> Found:
    """ "the last weekend of" the month, "the second Tuesday in" November"""
    word, what = match["n"].lower(), match["what"].lower()
    index = ORDINALS.get(word, -1 if word in ("last", "final", "closing") else 1)
    weekday = WEEKDAY_NUMBERS.get(what)
    unit = Unit.DAY if weekday is not None else unit_of(what)
    return cut_of(match, Nth(index, unit, weekday))


def _latest(match: re.Match[str], _site: Site) -> Found:
    """ "the latest quarter", "the most recent week" """
    return cut_of(match, Latest(unit_of(match["unit"]), ended=True))


_NOT_OF_THAT = re.compile(
    r"\s{1,40}(?:of|when|that|which|who|since|before|after|in\s{1,40}which|to|through|following|prior|leading|from|"
    r"ahead|earlier|later|he|she|they|it|[12]\d{3}|[A-Z])\b|-|['’]s\b",
)


_ABOUT_QUARTER = re.compile(r"\b(?:ended|began|finished|entered|closed|exited|started)\s+the\s+$", re.IGNORECASE)
"""Before "the quarter" that a report is about."""


def _the_unit_told(match: re.Match[str], site: Site) -> Found:
    """ "for the year", "on the week", "in the quarter": the one that the report is about"""
    unit = unit_of(match["unit"])
    before = site.text[max(site.start, match.start() - 16) : match.start()]
    wide = r"for|during|over|throughout|so far in" + ("|in" if unit in (Unit.QUARTER, Unit.YEAR, Unit.MONTH) else "")
    told = _ABOUT_QUARTER.search(before) if unit is Unit.QUARTER else None
    if told is None and not re.search(rf"\b(?:{wide}|on)\s+the\s+$", before, re.IGNORECASE):
        return ()
    ends = re.match(r"\s{1,40}(?:that\s{1,40})?end(?:ed|ing|s)\b", site.text[match.end() : match.end() + 16])
    if ends and unit is not Unit.QUARTER:
        return ()
    if _NOT_OF_THAT.match(site.text, match.end(), site.end):
        return ()
    closed = re.match(
        r"\s{0,40}(?:[.,;:)]|$)|\s{1,40}(?:so far|and|but|as|while|with|at)\b",
        site.text[match.end() : match.end() + 12],
    )
    if closed is None and re.search(r"\b(?:on|in|over)\s+the\s+$", before, re.IGNORECASE) and unit is not Unit.QUARTER:
        return ()
    return cut_of(match, Latest(unit, ended=unit is Unit.QUARTER))


_PERIOD = (
    r"(?:(?:three|six|nine|3|6|9)[\s-]months?(?:\s+period)?|(?:three|six|nine)-month\s+period|period|quarter|month|"
    r"week|half|nine\s+months|weekend|months?|stretch)"
)
_FISCAL = r"(?:fiscal|financial|tax)"
FISCAL_RULES = (
    rule(
        rf"{_FISCAL}[\s-](?P<n>first|second|third|fourth)(?:\s+|-)quarter(?:(?: of)? (?:fiscal )?(?P<year>{YEAR}))?",
        _fiscal_quarter,
        the=True,
    ),
    rule(
        r"(?:fiscal|fiscal years?|fy|financial years?)\s?[-']?"
        r"(?P<year>(?:19|20)\d\d(?!\w|[.,]\d)|(?<=')\d\d|(?<=fy)\d\d(?!\d))"
        r"(?:\s?[-/–]\s?\d{2,4})?(?![\w-]|[.,]\d)",
        _fiscal_year,
        the=True,
    ),
    rule(rf"(?P<way>){_FISCAL}[\s-]year\b(?!-)", _fiscal_way, the=True),
)
FISCAL_WAY_RULES = (
    rule(
        rf"(?P<way>this|current|present|last|past|previous|prior|next|coming|new|upcoming|following|full|just-ended)\s+"
        rf"{_FISCAL}[\s-]year\b(?!-)",
        _fiscal_way,
        the=True,
    ),
)
FISCAL_QUARTER_RULES = (
    rule(
        rf"(?P<n>first|second|third|fourth)(?:\s+|-)fiscal(?:\s+|-)quarter(?:(?:\s+of)?\s+(?:fiscal\s+)?(?P<year>{YEAR}))?",
        _fiscal_quarter,
        the=True,
    ),
    rule(
        rf"(?P<n>first|second|third|fourth)(?:\s+|-)quarter\s+of\s+(?:(?:the|its|their)\s+)?(?:(?P<way>current|next|last|"
        rf"previous)\s+)?{_FISCAL}(?:\s+year)?(?:\s+(?P<year>{YEAR}))?\b",
        _fiscal_quarter,
        the=True,
    ),
)
_LAST_YEAR = (
    r"(?:\s+(?:of|in|from|for))?\s+(?:(?:the\s+)?(?:last|previous|prior|preceding|past)\s+(?:fiscal\s+)?year"
    rf"|the\s+year\s+(?:before|earlier)|a\s+year\s+(?:ago|earlier|before|previously)|(?P<year>{YEAR}))\b"
)
SAME_PERIOD_RULES = (
    rule(
        rf"(?:same|comparable|corresponding|equivalent|like|similar|matching)\s+(?:year-earlier\s+|year-ago\s+)?{_PERIOD}{_LAST_YEAR}",
        _year_earlier,
        the=True,
    ),
    rule(
        rf"(?:same|comparable|corresponding|equivalent)\s+(?:year-earlier|year-ago|prior-year)\s+{_PERIOD}\b(?P<year>)",
        _year_earlier,
        the=True,
    ),
    rule(r"same\s+time\s+(?P<way>last|next)\s+year\b", _this_time, the=True),
)
YEAR_EARLIER_RULES = (
    rule(
        rf"(?:year-earlier|year-ago|prior-year|previous-year|last-year)(?:\s+{_PERIOD}\b)?(?P<year>)",
        _year_earlier,
        the=True,
    ),
    rule(rf"(?P<word>year[\s-]end|mid-?year|month-end|quarter-end)(?:\s+(?P<year>{YEAR}))?\b", _year_end),
)
THIS_TIME_YEAR_RULES = (rule(r"this\s+time\s+(?P<way>last|next)\s+year\b", _this_time),)
NTH_RULES = (
    rule(
        r"(?P<n>first|second|third|fourth|fifth|last|final|opening|closing) "
        r"(?P<what>weekend|week|day|month|quarter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
        r"(?= (?:of|in) (?:the (?:year|month|week|decade|quarter)\b|"
        rf"(?:this|last|next|that) (?:year|month|{MON})|(?:{MON})|"
        r"[12]\d{3}\b))",
        _nth,
        the=True,
    ),
)
MONTH_QUARTER_RULES = (rule(r"(?P<mon>march|june|september|december)[\s-]quarter\b", _month_quarter, the=True),)
OPENING_RULES = (
    rule(
        rf"(?P<side>first|last|final|opening|closing)\s+(?P<n>{NUMBER})\s+(?:full\s+)?"
        r"(?P<unit>minutes|hours|days|weeks|months|quarters|years|decades)\b(?!-)",
        _opening,
        the=True,
    ),
)
LATEST_RULES = (
    rule(
        r"(?:latest|most\s+recent|just-ended|recently\s+ended)\s+(?P<unit>quarter|week|month|weekend)\b(?!-)",
        _latest,
        the=True,
    ),
)
_ENDS = (
    r"\s+(?:(?:that|which)\s+)?(?:ended|ending|ends|to|through)\s+(?:on\s+|in\s+)?"
    rf"(?=(?:the\s+)?(?:(?:{MON})|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MON})))"
)
ENDED_RULES = (
    rule(
        rf"(?P<what>(?P<n>{NUMBER})[\s-](?:full\s+|calendar\s+)?(?P<unit>weeks|months|quarters|years|month|week)"
        rf"(?:\s+period)?){_ENDS}(?P<fiscal>)",
        _ended,
        the=True,
    ),
    rule(
        rf"(?P<what>(?:(?P<fiscal>fiscal|financial|tax)[\s-])?(?P<n>)(?P<unit>month|quarter|half|half-year|year)){_ENDS}",
        _ended,
        the=True,
    ),
)
THE_UNIT_TOLD_RULES = (
    rule(r"(?:full\s+)?(?P<unit>day|week|month|quarter|year)\b", _the_unit_told, the=True, bare=False),
)
SEASON_WAY_RULES = (rule(r"(?P<way>this|last|next)\s+season\b(?!['’]s|-)", _season_way),)
RUNNING_RULES = (
    rule(
        r"for (?!the \w+ quarter\b(?! (?:running|in a row)))"
        r"(?P<what>(?:a|the) (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)) "
        r"(?:(?:straight|consecutive|successive|full) )?(?P<unit>day|week|month|quarter|year)"
        r"(?: running\b| in a row\b)?)"
        r"(?!-| of\b)\b",
        _running,
    ),
)
