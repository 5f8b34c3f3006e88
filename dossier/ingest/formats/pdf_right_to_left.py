"""Printed lines that run from right to left, as PDFium gives them: their letters and stops put where they are read."""

import unicodedata

import pypdfium2

from dossier.ingest.formats.page_lines import Line

_STOPS = frozenset(".,:;!?،؛؟»)]…")
_LONGEST = 2_000
"""Letters of one line that are looked at."""


def runs_left(text: str, otherwise: bool = False) -> bool:
    """Tell whether most letters of *text* run from right to left; *otherwise* is told of a text without letters."""
    if text.isascii():
        return otherwise and not any(c.isalpha() for c in text)
    kinds = [unicodedata.bidirectional(c) for c in text[:_LONGEST]]
    return sum(kind in {"R", "AL"} for kind in kinds) > kinds.count("L")


def line_from_right(words: pypdfium2.PdfTextPage, run: str, begin: int, size: float) -> Line:
    """Return a printed line that runs to the left; *begin* is the place of *run* on its page.

    Its places are those of the page in a mirror, so that paragraphs are told as in lines that run to the right.
    """
    letters = list(run)
    boxes = [_box(words, begin + place) if not c.isspace() else None for place, c in enumerate(letters[:_LONGEST])]
    for place in range(len(boxes) - 1):
        # One sign that stands for two letters (lam and alef): they come in the order of the page, not of reading.
        if boxes[place] is not None and boxes[place] == boxes[place + 1]:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    known = [box for box in boxes if box is not None]
    if not known:
        return Line(run)
    left, right = min(box[0] for box in known), max(box[2] for box in known)
    text = _with_stop_at_end("".join(letters).strip(), boxes, left)
    return Line(text, -right, -left, known[0][1], size)


def _with_stop_at_end(text: str, boxes: list[tuple[float, float, float, float] | None], left: float) -> str:
    """Put stops that come first, but stand at the far end of the line, where they are read."""
    first = next((box for box in boxes if box is not None), None)
    bare = text.lstrip("".join(_STOPS))
    if first is None or first[0] > left + 0.01 or not bare or len(bare) == len(text):
        return text
    return bare + text[: len(text) - len(bare)].strip()


def _box(words: pypdfium2.PdfTextPage, place: int) -> tuple[float, float, float, float] | None:
    try:
        left, bottom, right, top = words.get_charbox(place, loose=True)
    except pypdfium2.PdfiumError:
        return None
    return (left, bottom, right, top) if right > left else None
