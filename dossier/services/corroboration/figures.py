"""Counts and sums that a report states near the word that tells of its happening: "killed 12", "fined $4 million"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dossier.domain.spans import Span
from dossier.services.corroboration.reports import Report, stem_of

_REACH = 90
"""How many characters may lie between the trigger and a figure."""

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
_TIMES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "m": 10**6, "bn": 10**9, "k": 10**3, "mn": 10**6,
}  # fmt: skip
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "rouble"}
_NUMBER = re.compile(
    r"(?P<sign>[$€£¥₹₽])?\s?(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,3})?|\d{1,9}(?:\.\d{1,3})?|"
    + "|".join(sorted(_SMALL, key=len, reverse=True))
    + r")(?![\w-])(?:[ -](?P<times>hundred|thousand|million|billion|trillion|mn|bn|m|k)\b)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:at least|more than|over|up to|as many as|about|around|nearly|almost|some|fewer than|less than|under|"
    r"approximately|roughly|dozens of|hundreds of|thousands of)\s*[$€£¥₹₽]?\s?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s{1,40}([a-z][a-z'-]*)(?:\s{1,40}([a-z][a-z'-]*))?(?:\s{1,40}([a-z][a-z'-]*))?")
_STOPS = frozenset(
    "a an the of in on at to for from by with and or but who whom which that were was is are be been being had has "
    "have as into during after before ago later earlier when while where near outside inside others dead there each "
    "per last early late wounded injured killed arrested".split()
)
_NO_COUNT = re.compile(
    r"^(?:-|\s)?(?:years?-old|year old|years? old|percent|per cent|st|nd|rd|th|am|pm|a\.m|p\.m|o'clock|"
    r"(?:years?|months?|weeks?|days?|hours?|minutes?)\s+(?:ago|later|earlier|after|before|since))",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"^\s*(?:of\s+)?(?:jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec)|^\s*[/:.]\d|^\s*,\s*(?:19|20)\d\d",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|[a-z]{3}\.)\s*$",
    re.IGNORECASE,
)
_PEOPLE = frozenset(stem_of(w) for w in "people persons person victims lives men women individuals".split())


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts (a stem; "" where it stands alone), and how the text writes it."""

    value: float
    unit: str
    words: str


def figures_of(report: Report) -> tuple[Figure, ...]:
    """Return the exact counts and sums near the trigger of a report; rounded ones are left out."""
    return _figures(report.quote, report.at)


def forget_figures() -> None:
    """Let go of the figures that are kept at hand."""
    _figures.cache_clear()


@lru_cache(maxsize=20_000)
def _figures(quote: str, at: Span) -> tuple[Figure, ...]:
    start, end = max(0, at.start - _REACH), min(len(quote), at.end + _REACH)
    return tuple(_found(quote, start, end))


def _found(quote: str, start: int, end: int) -> Iterator[Figure]:
    for m in _NUMBER.finditer(quote, start, end):
        before, after = quote[max(0, m.start() - 24) : m.start()], quote[m.end() : m.end() + 60]
        if _ABOUT.search(before) or _NO_COUNT.search(after) or _MONTH.search(after) or _MONTH_BEFORE.search(before):
            continue
        value = _value(m)
        money = m["sign"] is not None
        if not money and m["times"] is None and "," not in m["number"] and 1900 <= value <= 2100:
            continue
        unit, counted = ("=" + _SIGNS[m["sign"]], "") if money else _unit(after)
        if not money and not unit and value < 2:
            continue
        yield Figure(value, unit, " ".join((m.group().strip() + counted).split()))


def _value(m: re.Match[str]) -> float:
    number = m["number"].casefold()
    value = float(_SMALL[number]) if number in _SMALL else float(number.replace(",", ""))
    return value * _TIMES.get((m["times"] or "").casefold(), 1)


def _unit(after: str) -> tuple[str, str]:
    """Return what is counted, as a stem and in the text's words: the last of the plain words behind the number."""
    found = _AFTER.match(after)
    words: list[str] = []
    for word in found.groups() if found else ():
        if word is None or word in _STOPS:
            break
        words.append(word)
    if not words:
        return "", ""
    stem = stem_of(words[-1])
    return ("" if stem in _PEOPLE else stem), " " + " ".join(words)


def differing(reports: Iterable[Report]) -> Iterator[tuple[str, list[tuple[str, list[Report]]]]]:
    """Yield what is counted differently: the unit, and each number in words with the reports that state it.

    A report that states several numbers of one unit says nothing certain about any of them, and is left out.
    """
    stated: dict[str, dict[float, list[tuple[str, Report]]]] = {}
    for report in reports:
        own: dict[str, dict[float, str]] = {}
        for figure in figures_of(report):
            own.setdefault(figure.unit, {})[figure.value] = figure.words
        for unit, values in own.items():
            if len(values) == 1:
                value, words = next(iter(values.items()))
                stated.setdefault(unit, {}).setdefault(value, []).append((words, report))
    for unit in sorted(stated):
        if len(stated[unit]) > 1:
            yield unit, [(said[0][0], [r for _, r in said]) for _, said in sorted(stated[unit].items())]
