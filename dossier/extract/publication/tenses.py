"""What a story tells as past or as still to come, with a date in full."""

import re
from collections.abc import Iterator
from datetime import date

from dossier.domain.dates import DateBasis, Extent, Precision
from dossier.domain.mentions import Timex
from dossier.domain.publication import ReasonKind
from dossier.domain.spans import Span
from dossier.domain.wording import day_words
from dossier.extract.publication.certainty import (
    PAST_PREPOSITIONS,
    is_appointed,
    is_told_as_past,
    is_told_to_come,
)
from dossier.extract.publication.clues import LONGEST_QUOTE, Clue, quote
from dossier.extract.publication.reading import Reading
from dossier.extract.publication.scenes import Scene, Tense

_ROUGH = re.compile(r"\b(?:about|around|circa|roughly|approximately|some\s+time|nearly|almost)\b", re.IGNORECASE)
_ROUGH_REACH = 12
_NO_YEAR = re.compile(r"XXXX-\d\d(?:-\d\d)?")


def past_facts(reading: Reading) -> Iterator[Clue]:
    """Yield what a story tells as having happened on a date in full: it was not published before."""
    met: set[int] = set()
    for scene, k, index in _dated(reading):
        if index in met or scene.tense(k) is not Tense.PAST or not is_told_as_past(reading, scene, k, index):
            continue
        last = _last_part(reading, index)
        if last is None or last.core is None or last.core.start is None:
            continue
        met.add(index)
        start, span = last.core.start, _words_of(scene, k, reading.timexes[index], last)
        told = f"Not before {day_words(start)}. It tells of something as past: {quote(reading.text, span)}."
        yield Clue(ReasonKind.FACT, told, span, start=start)


def plans(reading: Reading) -> Iterator[Clue]:
    """Yield what a story tells as still to come on a date in full: it was published before that was over.

    Nothing where the story tells its past in the present tense ("In 1938 he is arrested"): then its "will" is past.
    """
    if _has_historical_present(reading):
        return
    met: set[int] = set()
    for scene, k, index in (*_dated(reading), *_dated(reading, nouns=True)):
        timex = reading.timexes[index]
        if index in met or timex.core is None or timex.core.end is None:
            continue
        ahead = scene.tense(k) is Tense.FUTURE or is_appointed(scene, k, index)
        if not ahead or not is_told_to_come(reading, scene, k, index):
            continue
        met.add(index)
        span, end = _words_of(scene, k, timex), timex.core.end
        told = f"Not after {day_words(end)}. It tells of something as still to come: {quote(reading.text, span)}."
        yield Clue(ReasonKind.PLAN, told, span, end=end)


def open_plans(reading: Reading) -> Iterator[Clue]:
    """Yield what is told as to come in a month without a year: a hint, since every year has that month."""
    for timex in reading.timexes:
        scene = reading.scene_at(timex.span.start)
        k = scene.clause_at(timex.span.start) if scene is not None and _NO_YEAR.fullmatch(timex.value) else None
        if scene is None or k is None or timex.date is not None or scene.is_quoted(timex.span.start):
            continue
        if scene.tense(k) is Tense.FUTURE:
            span = _words_of(scene, k, timex)
            told = f"“{timex.span.of(reading.text)}” was still to come: {quote(reading.text, span)}."
            yield Clue(ReasonKind.PLAN, told, span, strong=False)


def _bound(scenes: tuple[Scene, ...]) -> Iterator[tuple[Scene, int, int]]:
    """Yield each clause with each time expression (by index) that dates it."""
    for scene in scenes:
        for k, index in sorted(scene.dates.clauses.items()):
            yield scene, k, index
            for further in scene.dates.again.get(k, ()):
                yield scene, k, further


def _noun_bound(scenes: tuple[Scene, ...]) -> Iterator[tuple[Scene, int, int]]:
    """Yield each clause with the time expressions that date a noun in it ("will face sentencing in October")."""
    for scene in scenes:
        for i, index in sorted(scene.dates.nouns.items()):
            k = scene.clause_at(scene.words[i].token.start)
            if k is not None:
                yield scene, k, index


def _dated(reading: Reading, nouns: bool = False) -> Iterator[tuple[Scene, int, int]]:
    """Yield the clauses that a date in full dates, each with its date by index."""
    for scene, k, index in _noun_bound(reading.scenes) if nouns else _bound(reading.scenes):
        timex = reading.timexes[index]
        stated = timex.core is not None and timex.core.basis is DateBasis.STATED
        if stated and not _ROUGH.search(reading.text, max(0, timex.span.start - _ROUGH_REACH), timex.span.end):
            yield scene, k, index


def _last_part(reading: Reading, index: int) -> Timex | None:
    """Return the date in full from which on the telling is past; None where a preposition leads ahead ("until").

    Of "between August and November 2020" the second part had begun.
    """
    timex = reading.timexes[index]
    core, whole = timex.core, timex.date
    if core is None or whole is None or whole.start is None or core.start is None:
        return None
    if (
        whole.extent is Extent.WITHIN
        and whole.precision is Precision.RANGE
        and (whole.start, whole.end)
        != (
            core.start,
            core.end,
        )
    ):
        near = reading.timexes[max(0, index - 1) : index + 2]
        twins = [t for t in near if t.date == whole and t.core is not None and t.core.start is not None]
        return max(twins, key=lambda t: t.core.start if t.core and t.core.start else date.min, default=timex)
    return timex


def _has_historical_present(reading: Reading) -> bool:
    return any(
        scene.tense(k) is Tense.PRESENT
        and any(word.timex == index for word in scene.words[:3])
        and not scene.is_quoted(reading.timexes[index].span.start)
        for scene, k, index in _dated(reading)
    )


def _words_of(scene: Scene, k: int, *timexes: Timex) -> Span:
    """Return the verb with its date and the preposition before it, or the dates alone where they stand far apart."""
    group = scene.clauses[k].group
    start, end = min(t.span.start for t in timexes), max(t.span.end for t in timexes)
    before = [w for w in scene.words if w.token.end <= start]
    if before and before[-1].low in PAST_PREPOSITIONS | {"by", "from", "for", "until"}:
        start = before[-1].token.start
    first, last = scene.words[group.first].token.start, scene.words[group.last].token.end
    span = Span(min(first, start), max(last, end))
    return span if len(span) <= LONGEST_QUOTE else Span(start, end)
