"""Days told without their year, and words like "today" beside the date that they mean."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dossier.domain.documents import PassageRole
from dossier.domain.publication import ReasonKind
from dossier.domain.spans import Span
from dossier.domain.wording import MONTHS, day_words
from dossier.extract.publication.clues import Clue, Window, quote, shifted, years_on
from dossier.extract.publication.reading import Reading
from dossier.extract.publication.scenes import Scene, Tense
from dossier.extract.publication.written import (
    COUNTS,
    DAY_OF_YEAR,
    FULL,
    FULL_DAY,
    WEEKDAY,
    day_of_year,
    named_day,
    period_of,
    whole_month,
    whole_year,
)
from dossier.extract.time.lexicon import WEEKDAY_NUMBERS

_UNLUCKY = (4, 13)
"""Friday the 13th is told of without being one."""
_YEAR_AROUND = timedelta(days=364)
_MONTH_AROUND = timedelta(days=30)
_PAIR = re.compile(rf"\b(?P<weekday>{WEEKDAY})(?:,?\s+(?:the\s+)?|\s*\(){DAY_OF_YEAR}")
_PAIR_IN_MONTH = re.compile(
    rf"\b(?P<weekday>{WEEKDAY})\s+(?:the\s+)?(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b(?!\s+(?:of\s+)?[A-Z]|[-/])"
)
_OTHER_YEARS = re.compile(
    r"\b(?:that|following|same|next|previous|preceding)\s+year\b|\byears?\s+(?:later|earlier|before|after)\b"
    r"|\bthe\s+year\s+(?:before|after)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<![\d,.$£€])\b(1[5-9]\d\d|20\d\d)\b(?![\d,]|\.\d)")
_GAP = r"(?:,\s*|\s*\(|\s+[–—-]\s+|\s+)(?:(?:on|in)\s+)?"
_NOW = r"today|yesterday|tomorrow|this (?:year|month)|last (?:year|month)|next (?:year|month)"
_NOW_FIRST = re.compile(rf"\b(?P<now>{_NOW}){_GAP}(?:{FULL})", re.IGNORECASE)
_NOW_YEARLESS = re.compile(rf"\b(?P<now>today|yesterday|tomorrow){_GAP}{DAY_OF_YEAR}", re.IGNORECASE)
_NOW_OWNER = re.compile(r"\b(?P<now>(?:this|last|next) year)(?:['’]s)\s+(?P<year>(?:1[5-9]|20)\d\d)\b", re.IGNORECASE)
_NOW_LAST = re.compile(rf"\b(?:{FULL_DAY}),\s+(?P<now>today|yesterday|tomorrow)\b", re.IGNORECASE)
_DATELINE = re.compile(
    rf"\s{{0,40}}(?P<place>[A-Z][\w.'’/-]{{0,40}}(?:[ ,]{{1,2}}[\w.'’/-]{{1,40}}){{0,6}}?)"
    rf",?\s{{1,40}}(?P<day>{DAY_OF_YEAR}),?\s{{0,40}}"
    r"(?:\([A-Za-z][\w ./&-]{0,40}\)\s{0,40})?(?:--|[–—-])\s"
)
_COUNT = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(COUNTS)})\s+(?P<unit>day|week|month|year)s?\s+ago(?:\s+today)?"
_AGO_FIRST = re.compile(rf"\b{_COUNT}(?:,\s*(?:on|in)\s+|\s*\((?:(?:on|in)\s+)?|\s+(?:on|in)\s+){FULL}", re.IGNORECASE)
_AGO_LAST = re.compile(rf"\b(?:on|in)\s+{FULL},?\s+(?:(?:exactly|just|some)\s+)?{_COUNT}", re.IGNORECASE)


def weekday_pairs(reading: Reading) -> Iterator[Clue]:
    """Yield what "on Friday, 4 March" settles: the years in which that day falls so.

    The year that a story leaves out is that of its publication: the day lies within a year of it, before or after as
    the tense says. Where the story names a year in which the day fits too, it may be that year: no clue.
    """
    named = {int(year) for year in _YEARS.findall(reading.words)}
    elsewhere = _OTHER_YEARS.search(reading.words) is not None
    for match in _PAIR.finditer(reading.text, reading.story.span.start, reading.story.span.end):
        weekday, (month, day) = WEEKDAY_NUMBERS[match["weekday"].lower()], day_of_year(match)
        tense = _tense_at(reading, match.start())
        if tense is None or elsewhere:
            continue
        fits = _fitting(weekday, month, day)
        if tense is Tense.PAST and any(fits(year) is not None for year in named):
            continue
        span = Span(match.start(), match.end())
        told = f"{quote(reading.text, span)}: {day} {MONTHS[month - 1]} is a {match['weekday']} only in some years."
        yield Clue(ReasonKind.WEEKDAY, told, span, repeats=_around(fits, tense, _YEAR_AROUND))
    yield from _pairs_in_month(reading)


def _pairs_in_month(reading: Reading) -> Iterator[Clue]:
    for match in _PAIR_IN_MONTH.finditer(reading.text, reading.story.span.start, reading.story.span.end):
        tense = _tense_at(reading, match.start())
        weekday, day = WEEKDAY_NUMBERS[match["weekday"].lower()], int(match["day"])
        if tense is None or (weekday, day) == _UNLUCKY:
            continue
        span = Span(match.start(), match.end())
        told = f"{quote(reading.text, span)}: day {day} of a month is a {match['weekday']} only in some months."
        months = [_around(_fitting(weekday, month, day), tense, _MONTH_AROUND) for month in range(1, 13)]

        def windows(year: int, months: list[Callable[[int], tuple[Window, ...]]] = months) -> tuple[Window, ...]:
            return tuple(window for each in months for window in each(year))

        yield Clue(ReasonKind.WEEKDAY, told, span, strong=False, repeats=windows)


def _fitting(weekday: int | None, month: int, day: int) -> Callable[[int], date | None]:
    def fits(year: int) -> date | None:
        found = named_day(year, month, day)
        return found if found is not None and weekday in (None, found.weekday()) else None

    return fits


def _around(fits: Callable[[int], date | None], tense: Tense, reach: timedelta) -> Callable[[int], tuple[Window, ...]]:
    """Return the days of publication around a day of each year: after it where it is past, before where to come."""

    def windows(year: int) -> tuple[Window, ...]:
        day = fits(year)
        if day is None:
            return ()
        try:
            return ((day, day + reach),) if tense is Tense.PAST else ((day - reach, day),)
        except OverflowError:
            return ()

    return windows


def _tense_at(reading: Reading, position: int) -> Tense | None:
    """Return whether the clause at a place is past or future; None where that is open, or where it is quoted."""
    scene = reading.scene_at(position)
    if scene is None or scene.is_quoted(position):
        return None
    k = scene.clause_at(position)
    tense = scene.tense(k) if k is not None else Tense.OPEN
    return tense if tense in (Tense.PAST, Tense.FUTURE) else None


def dateline(reading: Reading) -> Iterator[Clue]:
    """Yield what a dateline without a year settles: "OSLO, March 4 (Reuters) - …" came out that day or the next."""
    body = next((p.span for p in reading.story.passages if p.role is PassageRole.BODY), None)
    match = _DATELINE.match(reading.text, body.start, body.end) if body is not None else None
    if match is not None:
        month, day = day_of_year(match)
        span = Span(match.start("place"), match.end("day"))
        told = f"{quote(reading.text, span)} tells the day of writing, but not its year."
        fits = _fitting(None, month, day)
        yield Clue(ReasonKind.DATELINE, told, span, repeats=_around(fits, Tense.PAST, timedelta(days=1)))


def beside(reading: Reading) -> Iterator[Clue]:
    """Yield what "today, 5 May 2021", "yesterday (4 May)", "this year, 2019", "three years ago, in 2016" settle."""
    low, high = reading.story.span.start, reading.story.span.end
    for pattern, find in (
        (_NOW_FIRST, _now),
        (_NOW_LAST, _now),
        (_NOW_OWNER, _owned),
        (_AGO_FIRST, _ago),
        (_AGO_LAST, _ago),
    ):
        for match in pattern.finditer(reading.text, low, high):
            scene = reading.scene_at(match.start())
            window = find(match) if scene is not None else None
            if scene is not None and window is not None:
                clue = _settled(reading, scene, match, window)
                if clue is not None:
                    yield clue
    for match in _NOW_YEARLESS.finditer(reading.text, low, high):
        scene = reading.scene_at(match.start())
        if scene is not None and not scene.is_quoted(match.start()):
            span = Span(match.start(), match.end())
            told = f"{quote(reading.text, span)} tells the day, but not its year."
            yield Clue(ReasonKind.BESIDE, told, span, repeats=_on(match))


def _settled(reading: Reading, scene: Scene, match: re.Match[str], window: Window) -> Clue | None:
    """Return the clue; of words in quotation marks only that the story is not older than they are."""
    span = Span(match.start(), match.end())
    words = quote(reading.text, span)
    start, end = window
    if scene.is_quoted(match.start()):
        told = f"Not before {day_words(start)}, when {words} was said."
        return Clue(ReasonKind.BESIDE, told, span, start=start)
    return Clue(ReasonKind.BESIDE, f"{words} tells the day of writing.", span, start=start, end=end)


_DAY_STEPS = {"today": 0, "yesterday": 1, "tomorrow": -1}
_UNIT_STEPS = {"this": 0, "last": 1, "next": -1}


def _now(match: re.Match[str]) -> Window | None:
    period, now = period_of(match), " ".join(match["now"].lower().split())
    if period is None:
        return None
    if now in _DAY_STEPS:
        if period[0] != period[1]:
            return None
        day = shifted(period[0], _DAY_STEPS[now])
        return None if day is None else (day, day)
    way, unit = now.split()
    if unit == "year":
        return whole_year(period[0].year + _UNIT_STEPS[way])
    if period[0].month != period[1].month:
        return None
    number = period[0].year * 12 + period[0].month - 1 + _UNIT_STEPS[way]
    return whole_month(number // 12, number % 12 + 1)


def _owned(match: re.Match[str]) -> Window | None:
    return whole_year(int(match["year"]) + _UNIT_STEPS[match["now"].lower().split()[0]])


def _ago(match: re.Match[str]) -> Window | None:
    """Count on from the date; "three years ago" may be a good deal more than three, and a little less."""
    period, unit = period_of(match), match["unit"].lower()
    count = COUNTS.get(match["count"].lower()) or (1 if match["count"].lower() in ("a", "an") else int(match["count"]))
    if period is None or (unit in ("day", "week") and period[0] != period[1]):
        return None
    if unit == "year":
        first, last = years_on(period[0], count), years_on(period[1], count + 1)
        start = shifted(first, -183) if first is not None else None
        return (start, last) if start is not None and last is not None else None
    length = {"day": 1, "week": 7, "month": 30}[unit]
    slack = {"day": 1, "week": 6, "month": 31}[unit]
    first, last = shifted(period[0], count * length - slack), shifted(period[1], count * (length + 1) + slack)
    if unit != "month":
        last = shifted(period[1], count * length + slack)
    return (first, last) if first is not None and last is not None else None


def _on(match: re.Match[str]) -> Callable[[int], tuple[Window, ...]]:
    month, day = day_of_year(match)
    step = _DAY_STEPS[match["now"].lower()]

    def windows(year: int) -> tuple[Window, ...]:
        told = named_day(year, month, day)
        found = shifted(told, step) if told is not None else None
        return ((found, found),) if found is not None else ()

    return windows
