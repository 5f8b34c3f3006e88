"""Words in quotation marks: a "today" there is the day of the speaker, not of the writer."""

import re
from bisect import bisect_right

from dossier.domain.spans import Span

_MARKS = re.compile(r"[“”\"‘’']")


def encloses(spans: tuple[Span, ...], position: int) -> bool:
    """Tell whether one of the spans, which stand in order, holds a position."""
    i = bisect_right(spans, position, key=lambda span: span.start) - 1
    return i >= 0 and position < spans[i].end


def quoted_spans(text: str, span: Span) -> tuple[Span, ...]:
    """Return the stretches of one passage that stand between quotation marks, in order.

    A quotation that no mark closes runs to the end of the passage, as quotations over several paragraphs do. An
    apostrophe inside or at the end of a word is no mark.
    """
    found: list[Span] = []
    opened: tuple[str, int] | None = None
    for match in _MARKS.finditer(text, span.start, span.end):
        mark, at = match.group(), match.start()
        before = text[at - 1] if at > span.start else " "
        after = text[at + 1] if at + 1 < span.end else " "
        if opened is None:
            if mark in '“"' or (mark in "‘'" and not before.isalnum() and after.isalnum()):
                opened = (mark, at)
            continue
        closes = {"“": "”", '"': '"', "‘": "’", "'": "'"}[opened[0]]
        if mark == closes and not (mark in "’'" and after.isalnum()):
            found.append(Span(opened[1], at + 1))
            opened = None
    sentence = opened is not None and text[opened[1] + 1 : opened[1] + 2].isupper()
    if opened is not None and (opened[0] in '“"' or (opened[0] == "‘" and sentence)):
        found.append(Span(opened[1], span.end))
    return tuple(found)


def is_nested(text: str, low: int, start: int) -> bool:
    """Tell whether what starts at *start* stands in a quotation inside a quotation; its sentence begins at *low*."""
    before = text[max(low, start - _QUOTED) : start]
    return len(_OPENING.findall(before)) > len(_CLOSING.findall(before))


_QUOTED = 200
"""Characters back in which the marks of a quotation are looked for."""
_OPENING = re.compile(r"(?<![\w.,!?])['‘](?=\w)")
_CLOSING = re.compile(r"(?<=[\w.,!?])['’](?!\w)")
