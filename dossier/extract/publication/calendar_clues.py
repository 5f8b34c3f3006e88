"""Elections that a story waits for, anniversaries, and ages beside birth dates."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dossier.domain.publication import ReasonKind
from dossier.domain.spans import Span
from dossier.domain.wording import day_words
from dossier.extract.publication.clues import Clue, Window, quote, shifted, years_on
from dossier.extract.publication.reading import Reading
from dossier.extract.publication.scenes import Scene, Tense
from dossier.extract.publication.written import COUNTS, FULL_DAY, YEAR, period_of
from dossier.extract.time.days import Election, elections

_COUNT = rf"(?:\d{{1,2}}|an?|{'|'.join(COUNTS)})"
_LEAD = (
    rf"\b(?P<less>less\s+than\s+|under\s+)?(?P<more>more\s+than\s+|over\s+)?(?P<rough>just\s+|about\s+|only\s+|some\s+|barely\s+)?"
    rf"(?P<count>{_COUNT})\s+(?P<unit>day|week|month)s?\s+(?:before|ahead\s+of|away\s+from|to\s+go\s+(?:before|until))\s+"
)
_AMERICANS_VOTE = (
    r"(?:Americans|U\.?S\.?\s+voters|American\s+voters)\s+(?:are\s+(?:due|set|expected|scheduled)\s+to\s+|will\s+)?"
    r"(?:elect|vote|choose|go\s+to\s+the\s+polls|head\s+to\s+the\s+polls|pick)\b(?:\s+(?:in|for|a|their|the)\b)?"
    r"(?P<object>[^.;:\n]{0,60})"
)
_NAMED_VOTE = (
    r"(?:the\s+|this\s+year['’]s\s+|the\s+)?(?:(?P<year>20\d\d)\s+)?(?:U\.?S\.?|American|United\s+States)\s+"
    r"(?P<kind>presidential|midterm|general|congressional)\s+elections?"
)
_BEFORE_VOTE = re.compile(_LEAD + rf"(?:{_AMERICANS_VOTE}|{_NAMED_VOTE})", re.IGNORECASE)
_ELECTION_YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d)\s+(?:[\w.]+\s+){0,3}?elections?\b")
_MIDTERM = re.compile(r"midterm|congress|senat|\bhouse\b|lawmakers", re.IGNORECASE)
_PRESIDENT = re.compile(r"president|white\s+house", re.IGNORECASE)
_ORDINAL = r"(?P<nth>\d{1,3})(?:st|nd|rd|th)|(?P<word>first|second|third|fourth|fifth|tenth|twentieth)"
_ORDINAL_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10, "twentieth": 20}
_ANNIVERSARY = re.compile(
    rf"\b(?:{_ORDINAL})[\s-]+(?:year\s+)?anniversary\s+of\s+(?:the\s+|an?\s+|his\s+|her\s+|its\s+|their\s+)?"
    rf"(?:(?!in\b|of\b)[a-z][\w’'-]*\s+){{0,3}}?(?:(?:in|of|on)\s+)?(?:{FULL_DAY}|{YEAR})",
    re.IGNORECASE,
)
_BORN = re.compile(rf"\bborn(?:\s+in\s+[A-Z][\w’'-]+(?:,?\s+[A-Z][\w’'-]+){{0,3}})?,?\s+(?:on\s+)?(?:{FULL_DAY})")
_IS_AGED = re.compile(
    r"\b(?:(?:is|now|turns|turned)\s+(?:now\s+)?(?:aged\s+)?(?P<is>\d{2})(?:\s+years\s+old)?(?=[,.;)]|\s+(?:and|today|now|this)\b)"
    r"|(?P<apposed>\d{2})-year-old)"
)
_AGED_REACH = 300


def awaited_elections(reading: Reading) -> Iterator[Clue]:
    """Yield what "two weeks before Americans elect their next president" settles, told in the present tense.

    Which election it is, only other clues can tell, unless its year stands in the words.
    """
    for match in _BEFORE_VOTE.finditer(reading.text, reading.story.span.start, reading.story.span.end):
        scene = reading.scene_at(match.start())
        if scene is None or scene.is_quoted(match.start()) or not _is_now(scene, match):
            continue
        kinds = _kinds(match)
        reach = _reach(match)
        if not kinds or reach is None:
            continue
        span = Span(match.start(), match.end("object") if match["object"] is not None else match.end())
        words = quote(reading.text, span)
        if match["year"]:
            window = _before(kinds, reach)(int(match["year"]))
            if window:
                yield Clue(ReasonKind.ELECTION, f"{words}: the election was still to come.", span, *window[0])
            continue
        told = f"{words}: an election was still to come that is held only in some years."
        yield Clue(ReasonKind.ELECTION, told, span, repeats=_before(kinds, reach))
        yield from _only_election(reading, kinds, reach)


def _only_election(reading: Reading, kinds: tuple[Election, ...], reach: tuple[int, int]) -> Iterator[Clue]:
    """Yield a hint where a story names one election by its year: mostly that is the one awaited."""
    named = list(_ELECTION_YEAR.finditer(reading.text, reading.story.span.start, reading.story.span.end))
    years = {int(match["year"]) for match in named}
    windows = _before(kinds, reach)(years.pop()) if len(years) == 1 else ()
    if len(windows) == 1:
        span = Span(named[0].start(), named[0].end())
        told = f"The only election that it names is {quote(reading.text, span)}: a hint that this one was awaited."
        yield Clue(ReasonKind.ELECTION, told, span, *windows[0], strong=False)


def _kinds(match: re.Match[str]) -> tuple[Election, ...]:
    """Return which elections may be meant: all of that country where the words do not say."""
    words = match["kind"] or match["object"] or ""
    wanted = "presidential" if _PRESIDENT.search(words) else "midterm" if _MIDTERM.search(words) else ""
    return tuple(kind for kind in elections() if "us" in kind.of and (not wanted or wanted in kind.names))


def _reach(match: re.Match[str]) -> tuple[int, int] | None:
    """Return the most and the fewest days before the election. Journalists round: "two weeks" may be 11 to 18 days."""
    word = match["count"].lower()
    count = COUNTS.get(word) or (1 if word in ("a", "an") else int(word))
    length, slack = {"day": (1, 1), "week": (7, 4), "month": (30, 15)}[match["unit"].lower()]
    if match["less"]:
        return count * length + slack // 2, 0
    if match["more"]:
        return None
    return count * length + slack, max(count * length - slack, 0)


def _before(kinds: tuple[Election, ...], reach: tuple[int, int]) -> Callable[[int], tuple[Window, ...]]:
    def windows(year: int) -> tuple[Window, ...]:
        days = [day for kind in kinds if (day := kind.day_in(year)) is not None]
        return tuple((day - timedelta(days=reach[0]), day - timedelta(days=reach[1])) for day in days)

    return windows


def _is_now(scene: Scene, match: re.Match[str]) -> bool:
    """Tell whether the clause around the words, or the vote in them, is told as present or to come."""
    vote = match["object"] is not None and re.search(r"\b(?:are|will)\b", match.group(), re.IGNORECASE)
    k = scene.clause_at(match.start())
    tense = scene.tense(k) if k is not None else Tense.OPEN
    return tense is Tense.PRESENT or (bool(vote) and tense is not Tense.PAST)


def anniversaries(reading: Reading) -> Iterator[Clue]:
    """Yield what "the 10th anniversary of the 2011 attack" settles by its tense."""
    for match in _ANNIVERSARY.finditer(reading.text, reading.story.span.start, reading.story.span.end):
        scene, period = reading.scene_at(match.start()), period_of(match)
        if scene is None or period is None:
            continue
        nth = int(match["nth"]) if match["nth"] else _ORDINAL_WORDS[match["word"].lower()]
        first, last = years_on(period[0], nth), years_on(period[1], nth)
        k = scene.clause_at(match.start())
        tense = scene.tense(k) if k is not None else Tense.OPEN
        if first is None or last is None:
            continue
        span = Span(match.start(), match.end())
        now = _NOW.search(reading.text, scene.sentence.span.start, match.start())
        if now is not None and not scene.is_quoted(now.start()):
            reach = {"day": 0, "week": 6, "month": 31, "year": 366}[(now["unit"] or "day").lower()]
            start, end = shifted(first, -reach), shifted(last, reach)
            told = f"{quote(reading.text, Span(now.start(), match.end()))} tells the time of writing."
            yield Clue(ReasonKind.ANNIVERSARY, told, span, start, end)
            continue
        if tense is Tense.PAST and k is not None and scene.clauses[k].group.lemma not in _KEEPING:
            continue
        clue = _told_anniversary(reading, span, tense, (first, last))
        if clue is not None and not (tense is not Tense.PAST and scene.is_quoted(match.start())):
            yield clue


_NOW = re.compile(r"\b(?:today|this\s+(?P<unit>week|month|year))\s+(?:marks|is)\b", re.IGNORECASE)
_KEEPING = frozenset("mark commemorate celebrate observe honour honor remember gather hold attend fall".split())
_FEASTS = 31
"""Days before and after an anniversary on which it is kept."""


def _told_anniversary(reading: Reading, span: Span, tense: Tense, window: Window) -> Clue | None:
    words = quote(reading.text, span)
    start, end = shifted(window[0], -_FEASTS), shifted(window[1], _FEASTS)
    if start is None or end is None:
        return None
    if tense is Tense.PAST:
        told = f"Not before {day_words(start)}: it tells of {words} as past."
        return Clue(ReasonKind.ANNIVERSARY, told, span, start=start)
    if tense is Tense.FUTURE:
        told = f"Not after {day_words(end)}: {words} is still to come."
        return Clue(ReasonKind.ANNIVERSARY, told, span, end=end)
    return None


def ages(reading: Reading) -> Iterator[Clue]:
    """Yield what an age near a birth date settles: strong where it is told as that of now, else a hint."""
    for born in _BORN.finditer(reading.text, reading.story.span.start, reading.story.span.end):
        scene, period = reading.scene_at(born.start()), period_of(born)
        if scene is None or period is None:
            continue
        near = _IS_AGED.search(reading.text, born.end(), min(scene.sentence.span.end, born.end() + _AGED_REACH))
        low = max(scene.sentence.span.start, born.start() - _AGED_REACH)
        near = near or _IS_AGED.search(reading.text, low, born.start())
        if near is None or scene.is_quoted(near.start()):
            continue
        window = _at_age(period[0], int(near["is"] or near["apposed"]))
        if window is not None:
            span = Span(min(near.start(), born.start()), max(near.end(), born.end()))
            strong = near["is"] is not None and re.match(r"(?:is|now)\b", near.group()) is not None
            told = f"An age beside the day of birth: {quote(reading.text, span)}."
            told += "" if strong else " Only a hint: it may be the age at the time told of."
            yield Clue(ReasonKind.AGE, told, span, *window, strong=strong)


def _at_age(born: date, age: int) -> Window | None:
    first, after = years_on(born, age), years_on(born, age + 1)
    last = shifted(after, -1) if after is not None else None
    return (first, last) if first is not None and last is not None else None
