"""Datelines that prefix the first paragraph: "SARAJEVO, July 15 (Reuters) - …"."""

import re
from dataclasses import dataclass

from dossier.ingest.furniture import AGENCIES
from dossier.ingest.header_dates import HeaderDate, Rank, dates_in

_MONTH_DAY = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)\ \d{1,2}(?:,?\ \d{4})?|\d{1,2}\ (?:january|february"
    r"|march|april|may|june|july|august"
    r"|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?(?:,?\ \d{4})?"
)
_CITY = r"[A-ZÀ-ÖØ-Þ][^\W\d_'’.-]{0,40}(?:[ .'’/-]{1,2}[^\W\d_]{1,40}){0,4}\.?"
_REGION = r",\ [A-ZÀ-ÖØ-Þ][^\W\d_.'’-]{0,40}\.?(?:[ .]{1,2}[^\W\d_]{1,40}\.?){0,3}"
_DATELINE = re.compile(
    rf"""(?P<place>{_CITY}(?:{_REGION}){{0,2}})?
    (?:[,.]?\s{{0,2}}(?P<day>(?i:{_MONTH_DAY})|\d\d?\.\d\d?\.\d{{4}}))?
    (?:,?\s{{0,2}}(?P<agency>[(/][A-Za-z][^()/\n]{{0,40}}[)/])|(?P<sign>[.,]\s{{0,2}}[A-Z][A-Z-]{{2,30}}))?
    \s{{0,2}}(?P<dash>--|[-–—:|])\s{{1,3}}(?=\S)""",
    re.VERBOSE,
)
# "(Nairobi, June 26, 2018) –", "(Nairobi) June 26, 2018 –", "[Geneva, 26 June 2018]", "NAIROBI (June 26, 2018) —"
_BRACKETED = re.compile(
    rf"""(?:[(\[](?P<place>{_CITY}(?:{_REGION}){{0,2}})(?:,?\ (?P<in>(?i:{_MONTH_DAY})))?[)\]]
      (?:,?\ (?P<behind>(?i:{_MONTH_DAY})))?
    | (?P<city>{_CITY}(?:{_REGION}){{0,2}})?,?\s?[(\[](?P<day>(?i:{_MONTH_DAY}))[)\]])
    (?:\s{{0,2}}(?P<dash>--|[-–—:|]))?\s{{1,3}}(?=\S)""",
    re.VERBOSE,
)
# "Mirno, 26.06.2018. –", "Mirno, June 26, 2018. -"
_STOPPED = re.compile(
    rf"(?P<place>{_CITY}),\s(?P<day>(?i:{_MONTH_DAY})|\d\d?\.\d\d?\.\d{{4}})\.\s{{0,2}}[-–—]\s{{1,3}}(?=\S)"
)
# "Dublin — Wednesday, 22 September 2021 — …", "NAIROBI. Wednesday, 9 October 2019. …", "HAMBURG, 5 December 2018. …"
_WITH_YEAR = re.compile(
    rf"""(?P<place>{_CITY}(?:{_REGION}){{0,2}})\s{{0,2}}(?P<gap>[.,:|]|--|[-–—])\s{{1,2}}
    (?:(?P<weekday>(?i:mon|tues|wednes|thurs|fri|satur|sun)day),?\s{{1,2}})?(?P<day>(?i:{_MONTH_DAY}))
    \s{{0,2}}(?P<dash>\.|--|[-–—:|])\s{{1,3}}(?=["“‘]?[A-ZÀ-ÖØ-Þ])""",
    re.VERBOSE,
)
_MOST = 140
# Words that an agency or a paper has in its name.
_OUTLETS = frozenset(
    "press news agency wire times post herald radio tv courier gazette service today daily tribune observer telegraph "
    "monitor standard mail journal television network".split()
)
_SMALL = frozenset("and of the".split())
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Small words in the names of places: "Santiago de Chile", "Frankfurt am Main", "Newcastle upon Tyne".
_PARTICLES = frozenset("de da do dos das del della di du des la le les am an der den upon on al el e y".split())


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the beginning of a paragraph: ``end`` is where the text begins, ``date`` is set if it has "
    "a year."""

    end: int
    date: HeaderDate | None


def dateline_of(text: str) -> Dateline | None:
    """Return the dateline with which *text* begins, None where it begins with its own words.

    A place alone must be written in capitals, or as "City, Country —"; a day or an agency beside it makes it certain.
    Where capitals or its own words show it, an agency need not be a known one: "DAKAR (Coast Press) —".
    """
    bracketed = _in_brackets(text[:_MOST])
    if bracketed is not None:
        return bracketed
    match = _DATELINE.match(text[:_MOST])
    if match is None:
        return None
    place, day, agency, dash = match["place"], match["day"], match["agency"], match["dash"]
    known = agency is not None and (
        agency[0] == "/" or agency.strip("()").casefold().split("/")[0] in AGENCIES or agency.isupper()
    )
    known = known or (place is not None and agency is not None and _unheard_of(place, agency, dash))
    if match["sign"] is not None and day is None:
        return None  # "OSLO. NATO - …": an agency without a sign of its own needs a day before it
    if place is None:
        certain = known or (day is not None and dash not in ":|")
    elif day is not None or known:
        certain = len(place.split()) <= 7
    else:
        spaced = text[match.start("dash") - 1].isspace() and agency is None
        pair = ", " in place and all(w[0].isupper() or w in _SMALL for w in place.split()) and dash in "—–-"
        certain = spaced and dash not in ":|" and ((place.isupper() and len(place) > 3) or pair)
    if not certain:
        return None
    return _read(match)


def _in_brackets(text: str) -> Dateline | None:
    """Return a dateline with its place or its day in brackets, or with a full stop behind its day."""
    match = _STOPPED.match(text)
    if match is not None:
        return _read(match)
    match = _WITH_YEAR.match(text)
    if match is not None and _is_dated(match):
        return _read(match)
    match = _BRACKETED.match(text)
    if match is None:
        return None
    named = match["in"] or match["behind"] or match["day"]
    if named is None:
        return None  # a place alone may be any remark
    city, dated = match["city"], re.search(r"\d{4}", named) is not None
    if match["dash"] is None and not dated:
        return None
    if city is not None and (match["dash"] is None or not (dated or city.isupper())):
        return None
    if not all(word[0].isupper() or word in _SMALL for word in (city or match["place"] or "").split()):
        return None
    return _read(match)


def _is_dated(match: re.Match[str]) -> bool:
    """Tell whether a place and a day with its year are a dateline, and not how a tale begins: "Oslo, 5 May 1914. A"."""
    place, weekday = match["place"].rstrip(","), match["weekday"] is not None
    if place.casefold().endswith(_WEEKDAYS):
        place, weekday = place.rsplit(None, 1)[0], len(place.split()) > 1
    if re.search(r"\d{4}$", match["day"]) is None or len(place.split()) > 7:
        return False
    if not all(word[0].isupper() or word in _SMALL or word in _PARTICLES for word in place.split()):
        return False
    return match["dash"] != "." or place.isupper() or (weekday and place.casefold() != "on")


def _read(match: re.Match[str]) -> Dateline:
    """Return the dateline that *match* found, with its day where it states a full one."""
    stated = next(iter(dates_in(match.group())), None)
    if stated is not None:
        stated = HeaderDate(stated.start, stated.end, stated.begin, stated.stop, Rank.DATELINE)
    return Dateline(match.end(), stated)


def _unheard_of(place: str, agency: str, dash: str) -> bool:
    """Tell whether an agency that no list has stands between a place and a dash."""
    words = agency.strip("()/").split()
    if dash in ":|" or not 1 <= len(words) <= 5 or not all(word[0].isupper() or word in _SMALL for word in words):
        return False
    return (place.isupper() and len(place) > 3) or words[-1].casefold() in _OUTLETS
