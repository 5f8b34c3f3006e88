"""The text of a story in paragraphs, the words that notes quote told apart from the others."""

import re
from collections.abc import Mapping

from dossier.domain.spans import Span
from dossier.report.beside import StoryWords

_BREAK = re.compile(r"\n[ \t]*\n\s*")


def paragraphs_of(story: StoryWords, quoted: Mapping[Span, int]) -> tuple[tuple[tuple[str, int], ...], ...]:
    """Return the paragraphs of a story in pieces, each with the number of the note that quotes it, 0 for none.

    *quoted* are stretches of the whole source. Where they overlap, each word belongs to the one that begins first.
    """
    marks = _apart(story, quoted)
    paragraphs = []
    nearest = 0
    for start, end in _bounds(story.text):
        while nearest < len(marks) and marks[nearest][1] <= start:
            nearest += 1
        pieces: list[tuple[str, int]] = []
        at = start
        for number in range(nearest, len(marks)):
            first, last, note = marks[number]
            if first >= end:
                break
            first, last = max(first, at), min(last, end)
            if first > at:
                pieces.append((story.text[at:first], 0))
            pieces.append((story.text[first:last], note))
            at = last
        if at < end:
            pieces.append((story.text[at:end], 0))
        paragraphs.append(tuple(pieces))
    return tuple(paragraphs)


def _apart(story: StoryWords, quoted: Mapping[Span, int]) -> list[tuple[int, int, int]]:
    """Return the quoted stretches that do not overlap, counted in the story, in the order of the text."""
    made: list[tuple[int, int, int]] = []
    reached = 0
    for span, number in sorted(quoted.items(), key=lambda pair: (pair[0].start, -pair[0].end)):
        first, last = max(span.start - story.start, reached), min(span.end - story.start, len(story.text))
        if first < last:
            made.append((first, last, number))
            reached = last
    return made


def _bounds(text: str) -> list[tuple[int, int]]:
    bounds = []
    at = 0
    for gap in _BREAK.finditer(text):
        bounds.append((at, gap.start()))
        at = gap.end()
    bounds.append((at, len(text.rstrip())))
    return [(start, end) for start, end in bounds if text[start:end].strip()]
