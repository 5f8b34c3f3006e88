"""Numeric dates that can be read in two ways: what to ask a person, where a file's own dates settle nothing."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from dossier.domain.documents import Story
from dossier.domain.importing import NumericQuestion
from dossier.domain.mentions import TimeContext, Timex
from dossier.extract.time import find_timexes
from dossier.extract.time.pipeline import numeric_order
from dossier.extract.tokens import tokenize

_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/-]|\.\d)")

_PIECE = 100_000
"""Letters looked through at a time: nothing else of the program runs while a pattern looks through a text."""


def numeric_question(text: str, stories: Sequence[Story]) -> NumericQuestion | None:
    """Return what to ask about the numeric dates of a source, None where no answer would change a date.

    The question is about the first date of the stories that means something else in the other order.
    """
    pairs = _pairs(text)
    if not _is_open(pairs) or numeric_order(text) is not None:
        return None
    contradicted = any(12 < one <= 31 for one, _ in pairs) and any(12 < two <= 31 for _, two in pairs)
    for story in stories:
        question = _first_open(text, story, contradicted)
        if question is not None:
            return question
    return None


def may_be_asked(text: str) -> bool:
    """Tell whether a source has numeric dates that can be read in two ways, whatever else it settles."""
    return _is_open(_pairs(text))


def _pairs(text: str) -> list[tuple[int, int]]:
    return [(int(match[1]), int(match[3])) for match in _figures(text)]


def _is_open(pairs: Sequence[tuple[int, int]]) -> bool:
    return any(one != two and max(one, two) <= 12 for one, two in pairs)


def _figures(text: str) -> Iterator[re.Match[str]]:
    """Yield the numeric dates of a text, which hold no spaces: it is cut at those."""
    at = 0
    while at < len(text):
        end = text.find(" ", at + _PIECE)
        end = len(text) if end < 0 else end
        yield from _FIGURES.finditer(text, at, end)
        at = end


def _first_open(text: str, story: Story, contradicted: bool) -> NumericQuestion | None:
    tokens = tokenize(text, story)
    by_span = {timex.span: timex for timex in find_timexes(tokens, TimeContext(order="MDY"))}
    for timex in find_timexes(tokens, TimeContext(order="DMY")):
        other = by_span.get(timex.span)
        one, two = _day(timex), _day(other) if other is not None else None
        words = timex.span.of(text)
        if one is not None and two is not None and one != two and (match := _FIGURES.search(words)):
            return NumericQuestion(match.group(), one, two, contradicted)
    return None


def _day(timex: Timex) -> date | None:
    return timex.core.start if timex.core is not None and timex.core.is_day else None
