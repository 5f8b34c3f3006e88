"""How source text is put on screen without changing what spans mean.

A text document of Qt counts UTF-16 units, takes CR LF as one line end and hides control characters. Here every code
point of the source is given the place where it stands on screen, and what would be invisible is shown as a sign.
No Qt in here.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from dossier.domain.spans import Span

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


def display(text: str, start: int = 0) -> Display:
    """Prepare *text*, whose first code point stands at *start* of its source, for the screen."""
    shown = text.translate(_SIGNS)
    if shown.isascii() and "\r" not in shown:
        return Display(start, shown, tuple(range(len(shown) + 1)))
    widths = [2 if ord(sign) > 0xFFFF else 1 for sign in shown]
    if "\r" in shown:
        for i, sign in enumerate(shown):
            if sign == "\r" and shown[i + 1 : i + 2] == "\n":
                widths[i] = 0
        shown = shown.replace("\r\n", "\n").replace("\r", "\n")
    return Display(start, shown, tuple(accumulate(widths, initial=0)))
