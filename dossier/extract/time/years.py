"""Whether four figures are a year or a count, a flight, a sum of money."""

import re
from functools import lru_cache
from typing import Literal

from dossier.extract.time.lexicon import COUNTED_NOUNS, EVENT_NOUNS

Fit = Literal["", "year", "premodifier"]

_REACH = 40
_INTRODUCED = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|around|circa|between|through|throughout|for|to|into|"
    r"and|or|as of|early|late|mid|year|years|spring|summer|autumn|fall|winter|fiscal|fy|than|till|on|back in|about|"
    r"past|pre|post|born|b\.|d\.|c\.|ca\.|cup|euro|games|olympics|expo|championships?|election|elections|season|"
    r"campaign|act|class of|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)[,]?[\s-]+|mid-|early-|late-|pre-|post-"
    r"|\b(?:since|until|till|by|before|after|from|in)\s+(?:at\s+least|about|around|as\s+early\s+as|as\s+late\s+as)\s+)$",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:^|[.;:!?]\s|[\"“‘(]|,\s)(?:in|since|by|until|during|between|from|before|after|as of)\s+"
    r"(?:(?:early|late|mid|at least|about|around)[\s-])?$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|my|your|this|that|these|those)|['’]s|s['’])\s+(?:early |late |mid-)?$",
    re.IGNORECASE,
)
_OPENED = re.compile(r"[(\[][^()\[\]]{0,38}$")
_LISTED = re.compile(r"\b[12]\d{3}(?:,| and| or| to|–|-)\s?(?:and |or )?$")
_COUNTING = re.compile(
    r"(?:\b(?:than|over|nearly|almost|some|approximately|roughly|exactly|least|most|to|of|all|another|about|around|"
    r"total of|number of|up to)\s+)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:[$€£¥#₹]\s?|\d\s(?:by|x)\s|\b(?:no|nos|number|flight|route|pier|room|suite|gate|unit|lot|bus|train|channel|highway|road|"
    r"street|avenue|box|model|boeing|airbus|windows|office|resolution|section|article|chapter|rule|page|pages|pp|p|"
    r"directive|regulation|decree|law|order|decision|line|item|case|docket|form|pin|code|id|version|serial|aged|age|ages|extension|ext|phone|tel|call|dial|size|"
    r"area|zone|sector|block|apartment|apt|building|bill|usd|us|eur|gbp|chf|rs|nt|hk|level|grade|bond|bonds|"
    r"(?:pages?|pp)\.?\s\d+[-–]|(?:sum|total|average|population|cost|height|number|score|length|maximum|minimum) of|"
    r"isbn|doi|hall|door|locker|track|platform|berth|hangar|plot|psalm|verse|stock|at)\.?\s?)$",
    re.IGNORECASE,
)
_NEXT_WORDS = re.compile(
    r"\s{1,40}([A-Za-z][\w.'’-]*)(?:\s{1,40}([A-Za-z][\w.'’-]*))?(?:\s{1,40}([A-Za-z][\w.'’-]*))?(?:\s{1,40}([A-Za-z][\w.'’-]*))?"
)
_MEASURED = re.compile(
    r"\s?(?:%|°|km|kg|mm|cm|mph|hp|cc|m\b|x\s?\d|[-–]\s?(?:strong|seat|page|meter|metre|mile|foot|year))", re.IGNORECASE
)


def _counts(after: str) -> bool:
    """Tell whether what follows is a thing counted: one of the next two words is a noun of quantity."""
    match = _NEXT_WORDS.match(after)
    if match is None:
        return bool(_MEASURED.match(after))
    first, second = (match[1] or "").lower().rstrip(".'’-"), (match[2] or "").lower().rstrip(".'’-")
    return first in COUNTED_NOUNS or (second in COUNTED_NOUNS and first not in _FUNCTION_WORDS)


_FUNCTION_WORDS = frozenset(
    "the a an and or but he she it they we i you his her its their in on at by to of for from with when while where "
    "who which that this was were is are had has have after before as more most some many all no not than over two "
    "three four five six seven eight nine ten about nearly almost police officials prosecutors".split()
)


def _dates_a_noun(after: str) -> bool:
    """Tell whether an event noun follows within four words, with nothing but modifiers between."""
    match = _NEXT_WORDS.match(after)
    if match is None:
        return False
    for word in match.groups():
        plain = (word or "").lower().rstrip(".").removesuffix("'s").removesuffix("’s")
        if plain in EVENT_NOUNS:
            return True
        if not plain or plain in _FUNCTION_WORDS or plain in COUNTED_NOUNS:
            return False
    return False


def year_fits(text: str, low: int, high: int, start: int, end: int, ranged: bool = False) -> Fit:
    """Tell whether the figures at *start*..*end* stand where a year stands, and whether they only date a noun.

    *low* and *high* bound the sentence. *ranged*: the figures are a rising pair ("2013-2017"), which needs less.
    """
    before, after = text[max(low, start - _REACH) : start], text[end : min(high, end + 60)]
    return _fit(before, text[start:end], after, ranged)


@lru_cache(maxsize=256)
def _fit(before: str, figures: str, after: str, ranged: bool) -> Fit:
    """Tell the same from the words around the figures; texts that repeat themselves are judged once."""
    glued = before[-1:]
    if _CIRCA.search(before):
        return "year" if 1000 <= int(figures) <= 2200 and not _bare_count(after) else ""
    if glued and (glued.isalnum() or glued in "$€£¥#@_&=+/.,:" or (glued in "-–—" and not _HYPHENED.search(before))):
        return ""
    if _INNER_GROUP.match(after) and _GROUP_BEFORE.search(before):
        return ""
    if _is_second(before, figures) or _of_count(before, after):
        return ""
    if _MEASURED.match(after) or _NUMBERED.search(before):
        return "premodifier" if _US_BEFORE.search(before) and _dates_a_noun(after) else ""
    counted = _counts(after)
    if ranged:
        return "" if counted else "year"
    if _stands_alone(before, after):
        return "year" if 1000 <= int(figures) <= 2200 and not _bare_count(after) else ""
    if _STRONG.search(before) and 1500 <= int(figures) <= 2100 and not _bare_count(after):
        return "year"
    if counted and (_bare_count(after) or not _FIRM.search(before)):
        return ""
    if _DETERMINED.search(before):
        return "premodifier" if _MODIFIED.match(after) else ""
    if _dates_a_noun(after) and not _COUNTING.search(before):
        return "premodifier"
    if (
        _INTRODUCED.search(before)
        or _LISTED.search(before)
        or (_OPENED.search(before) and re.match(r"\s?[)\],;–—-]", after))
    ):
        number = int(figures)
        return "year" if 1000 <= number <= 2200 else ""
    return ""


_GROUP_BEFORE = re.compile(r"\d[-‐‑–]$")
_INNER_GROUP = re.compile(r"[-‐‑–](?:\d{1,3}(?!\d)|\d{5}|[Xx]\b)")
"""Around figures in the middle of a number: "978-1-2011-2012-3"."""
_PAIR = re.compile(r"\b([12]\d{3})(?:\s?[-‐‑–—/]\s?|\s+to\s+)$")
_AND_COUNT = re.compile(r"\s{1,40}(?:and|to|or)\s{1,40}[12]\d{3}\s{1,40}([a-z]+)")
_OUT_OF = re.compile(r"\b(?:one|two|three|four|five|\d{1,4})\s+(?P<in>in|of|out\s+of)\s+$", re.IGNORECASE)


def _is_second(before: str, figures: str) -> bool:
    """Tell whether the figures end a pair that is none of years: "2014 to 1999", "Case No. 2014-2015"."""
    pair = _PAIR.search(before)
    if pair is None:
        return False
    return int(pair[1]) >= int(figures) or _NUMBERED.search(before[: pair.start()]) is not None


def _of_count(before: str, after: str) -> bool:
    """Tell whether the figures count with others: "1999 to 2010 delegates", "one in 1999 people", "1 of 2020"."""
    joined = _AND_COUNT.match(after)
    if joined is not None and joined[1] in COUNTED_NOUNS:
        return True
    out = _OUT_OF.search(before)
    return out is not None and (_bare_count(after) or (out["in"] != "in" and after[:1] not in ("'", "’")))


_MODIFIED = re.compile(r"\s{1,40}(?!(?:of|were|was|have|had|are|is|left|remained|who|that)\b)[\"“‘']?[A-Za-z]|[-–]")
_CIRCA = re.compile(r"(?<![\w.])(?:c|ca|b|d)\.$")
_HYPHENED = re.compile(r"(?:mid|early|late|pre|post|\b[12]\d{3}|\d{4}\s)\s?[-–—]$", re.IGNORECASE)
_US_BEFORE = re.compile(r"\b(?:US|us)\s$")


_FIRM = re.compile(r"\b(?:in|since|during|until)\s+$", re.IGNORECASE)
_HEADING = re.compile(r"\s{0,40}(?:$|:|[-–—]\s{1,40}[A-Z])")
_SAW = re.compile(
    r"\s{1,40}(?:also\s{1,40})?(?:saw|was|is|marked|brought|witnessed|began|ended|has|had|will)\b|['’]s\s"
)
_CLOSING = re.compile(r"\s{0,40}[.;)\]]?\s{0,40}$")


def _stands_alone(before: str, after: str) -> bool:
    """Tell whether the figures open a sentence as subject or heading ("2003: Invasion") or close it ("Oslo, 1961.")."""
    if not before.strip("\"'“‘ "):
        return bool(_HEADING.match(after) or _SAW.match(after))
    return bool(re.search(r"[a-z],\s$", before) and _CLOSING.match(after))


def _bare_count(after: str) -> bool:
    """Tell whether a noun of quantity stands right after the figures."""
    match = _NEXT_WORDS.match(after)
    return match is not None and match[1].lower().rstrip(".'’-") in COUNTED_NOUNS
