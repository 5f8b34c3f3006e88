"""How source text is put on screen without changing what spans mean.

A text document of Qt counts UTF-16 units, takes CR LF as one line end and hides control characters. Here every code
point of the source is given the place where it stands on screen, and what would be invisible is shown as a sign.
A line of very many letters is broken for the screen, and of a very long story a part is shown at a time: laying out
takes as long as the text is. No Qt in here.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise

from dossier.domain.spans import Span

LINE = 8_000
"""A line of more letters is broken on screen."""
STEP = 1_000
"""Such a line is broken at a blank near every so many letters of its story: Qt paints marks the slower the longer the
line is in which they stand."""
_SLACK = 200
"""So far before such a place a blank is looked for."""
WHOLE = 60_000
"""A story of no more letters is shown whole."""
PART = 40_000
"""So many letters of a longer one are shown at a time, half of them on either side of what is looked at."""

_RUN = re.compile(r"[^\n\r]+")
_LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ZERO_WIDTH = "\u200b\u2060\ufeff\u00ad\u180e"

_SIGNS: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"},
    0x7F: "␡",
    **{ord(sign): "\n" for sign in _LINE_ENDS if sign not in "\n\r\x1c\x1d\x1e"},
    **{ord(sign): "⍰" for sign in _BIDI},
    **{ord(sign): "·" for sign in _ZERO_WIDTH},
    **dict.fromkeys(range(55296, 57344), "�"),
    # Qt keeps two noncharacters for frames in a document.
    0xFDD0: "\ufffd",
    0xFDD1: "\ufffd",
    0xFFFC: "\ufffd",
}


@dataclass(frozen=True, slots=True)
class Display:
    """A stretch of a source as shown. ``places[i]`` is where code point ``start + i`` stands, in UTF-16 units."""

    start: int
    shown: str
    places: tuple[int, ...]

    def place(self, offset: int) -> int:
        """Return where the code point at *offset* of the source stands on screen; clamped to what is shown."""
        return self.places[min(max(offset - self.start, 0), len(self.places) - 1)]

    def range_of(self, span: Span) -> tuple[int, int]:
        """Return first and one-past-last place of a span of the source."""
        return self.place(span.start), self.place(span.end)

    def offset(self, place: int) -> int:
        """Return the offset in the source of what stands at a place on screen."""
        return self.start + max(bisect_right(self.places, place) - 1, 0)


def display(text: str, start: int = 0, origin: int | None = None) -> Display:
    """Prepare *text*, whose first code point stands at *start* of its source, for the screen.

    *origin* is where its story begins, *start* where it is None: lines are broken at the same places whichever part
    of the story is shown.
    """
    shown = text.translate(_SIGNS)
    breaks = _breaks(shown, start - (start if origin is None else origin))
    if not breaks and shown.isascii() and "\r" not in shown:
        return Display(start, shown, tuple(range(len(shown) + 1)))
    widths = [1] * len(shown) if shown.isascii() else [2 if ord(sign) > 0xFFFF else 1 for sign in shown]
    if "\r" in shown:
        for i, sign in enumerate(shown):
            if sign == "\r" and shown[i + 1 : i + 2] == "\n":
                widths[i] = 0
    for cut in breaks:
        widths[cut - 1] += 1
    if breaks:
        edges = [0, *breaks, len(shown)]
        shown = "\n".join(shown[a:b] for a, b in pairwise(edges))
    shown = shown.replace("\r\n", "\n").replace("\r", "\n")
    return Display(start, shown, tuple(accumulate(widths, initial=0)))


def _breaks(shown: str, before: int) -> list[int]:
    """Return before which letters long lines are broken. *before* are the letters of the story in front of these."""
    found: list[int] = []
    for run in _RUN.finditer(shown) if len(shown) > LINE else ():
        begin, end = run.span()
        if end - begin > LINE:
            # Not twice at one place: what begins so near it began there.
            first = (before + begin + _SLACK - 1) // STEP + 1
            cuts = (_cut(shown, n * STEP - before) for n in range(first, (before + end - 1) // STEP + 1))
            found += [cut for cut in cuts if begin < cut < end]
    return found


def _cut(text: str, place: int) -> int:
    """Return where a long line is broken near a place: after a blank, or else there."""
    blank = text.rfind(" ", max(0, place - _SLACK), place)
    return blank + 1 if blank >= 0 else place


def part_around(text: str, place: int) -> tuple[int, int]:
    """Return which part of a story to show around a place in it: where it begins and ends, at ends of lines."""
    if len(text) <= WHOLE:
        return 0, len(text)
    first = min(max(place - PART // 2, 0), len(text) - PART)
    return _line_start(text, first), _line_start(text, first + PART)


def _line_start(text: str, place: int) -> int:
    """Return where the line on screen begins that holds a place of a story."""
    if place >= len(text) or place <= 0:
        return min(max(place, 0), len(text))
    end = max(text.rfind(sign, max(0, place - LINE), place) for sign in "\n\r")
    if end >= 0:
        # A line end of two signs stays whole.
        return end + 2 if text[end : end + 2] == "\r\n" else end + 1
    return max(_cut(text, place // STEP * STEP), 0)
