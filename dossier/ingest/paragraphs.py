"""Paragraphs of a text as spans, whatever its line ends, blank lines and hard wraps are."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dossier.domain.spans import Span

_RUN = re.compile("[^\n\r\f\v\x85\u2028\u2029]+")
_BREAKS = "\n\r\v\x85\u2028\u2029"
_PAGE_BREAK = 4  # a form feed counts as this many line breaks

_QUOTES = {ord(c): "'" for c in '‘’‚‛′`´\u201c\u201d„‟″«»"'}
_DASHES = {ord(c): "-" for c in "‐‑‒–—―−"}
_INVISIBLE = dict.fromkeys(
    (0, 0xAD, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F))
)
_FOLD = {**_QUOTES, **_DASHES, **_INVISIBLE}

_CLOSERS = "\"'”’»)]›"
_TERMINALS = ".!?…:;。؟।"
_LABEL = re.compile(r"[A-Za-z][A-Za-z_-]{1,19}:\s")  # "author: …" begins a line of its own
_LISTING_LINES = 50_000
_LISTING_LENGTH = 40  # characters of a line, on average
WRAP_MOST = 100
WRAP_LEAST = 40


@dataclass(slots=True)
class Paragraph:
    """A paragraph: ``start``..``end`` of the source without blanks around it, and its words.

    ``gap`` counts the blank lines before it (0: it follows on the next line). ``key`` is its text folded for
    comparison: one case, one kind of quote and dash, single blanks, no invisible characters, no final stop.
    """

    start: int
    end: int
    text: str
    gap: int
    key: str
    words: int

    @property
    def span(self) -> Span:
        """The stretch of the source that it covers."""
        return Span(self.start, self.end)

    @property
    def closed(self) -> bool:
        """Tell whether it ends as a sentence does, with a stop, a mark or a colon."""
        bare = self.text[-12:].rstrip(_CLOSERS + " \t\xa0\u200b")
        return bare[-1:] in _TERMINALS if bare else False

    @property
    def prose(self) -> bool:
        """Tell whether it is running text: a whole sentence, or long enough not to be a heading."""
        return (self.words >= 8 and self.closed) or self.words > 40


def fold(text: str) -> str:
    """Return *text* as it is compared: casefolded, quotes and dashes alike, single blanks, no final punctuation."""
    return " ".join(text.translate(_FOLD).casefold().split()).rstrip(" .,;:!")


def _make(text: str, start: int, end: int, gap: int) -> Paragraph:
    words = text[start:end]
    key = fold(words)
    return Paragraph(start, end, words, gap, key, key.count(" ") + 1 if key else 0)


def split_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of *text* in order: every character that is no white space stands in exactly one.

    A byte-order mark at the beginning belongs to none. Lines follow each other as paragraphs of their own unless
    the text is wrapped at a fixed width.
    """
    lines = _lines(text)
    if _is_listing(lines):
        lines = _run_together(lines)
    width = _wrap_width(text, lines)
    found: list[Paragraph] = []
    start = end = gap = start_of_line = 0
    for number, (begin, stop, before) in enumerate(lines):
        if number and before == 0 and _continues(text, start_of_line, end, begin, stop, width):
            end = stop
        else:
            if number:
                found.append(_make(text, start, end, gap))
            start, end, gap = begin, stop, before
        start_of_line = begin
    if lines:
        found.append(_make(text, start, end, gap))
    return found


def _lines(text: str) -> list[tuple[int, int, int]]:
    """Return the lines that are not blank as (start, end, blank lines before), white space at both ends left out."""
    found: list[tuple[int, int, int]] = []
    behind = 1 if text.startswith("\ufeff") else 0
    for run in _RUN.finditer(text, behind):
        line = run.group()
        bare = line.strip()
        if bare:
            begin = run.start() + (len(line) - len(line.lstrip()))
            blanks = max(_breaks(text[behind : run.start()]) - 1, 0) if found else 0
            found.append((begin, begin + len(bare), blanks))
            behind = run.end()
    return found


def _is_listing(lines: list[tuple[int, int, int]]) -> bool:
    """Tell a list or a log, in which no story's structure is to be found, by its endless short lines."""
    if len(lines) <= _LISTING_LINES:
        return False
    return sum(end - start for start, end, _ in lines) < _LISTING_LENGTH * len(lines)


def _run_together(lines: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the lines of a listing joined where no more than one blank line parts them."""
    joined: list[tuple[int, int, int]] = []
    start, end, before = lines[0]
    for begin, stop, gap in lines[1:]:
        if gap > 1:
            joined.append((start, end, before))
            start, before = begin, gap
        end = stop
    joined.append((start, end, before))
    return joined


def _breaks(blank: str) -> int:
    """Count the line breaks in *blank*; a form feed counts as several."""
    if blank == "\n":
        return 1
    count = sum(blank.count(sign) for sign in _BREAKS) - blank.count("\r\n")
    return count + _PAGE_BREAK * blank.count("\f")


def _wrap_width(text: str, lines: list[tuple[int, int, int]]) -> int:
    """Return the column at which the text is hard-wrapped, 0 where it is not."""
    followed = [(a, b) for a, b in pairwise(lines) if b[2] == 0]
    if not followed:
        return 0
    lengths = sorted(a[1] - a[0] for a, _ in followed)
    width = lengths[(len(lengths) * 95) // 100 if len(lengths) > 20 else -1]
    if not WRAP_LEAST <= width <= WRAP_MOST:
        return 0
    full = [(a, b) for a, b in followed if (a[1] - a[0]) >= width * 0.75]
    open_ended = sum(text[a[1] - 1] not in _TERMINALS for a, _ in full)
    lower = sum(text[b[0]].islower() for _, b in full)
    if len(full) < len(followed) * 0.5 or open_ended < len(full) * 0.6 or lower < len(full) * 0.3:
        return 0
    return width


def _continues(text: str, before: int, before_end: int, begin: int, stop: int, width: int) -> bool:
    """Tell whether the line at *begin* goes on with the line before it."""
    length = before_end - before
    if _LABEL.match(text, begin, stop) is not None:
        return False
    if width:
        first = text[begin : begin + width].split(maxsplit=1)[0]
        # It was broken because the next word would not have fitted.
        return length + 1 + len(first) > width - 2 and text[before:before_end] != text[begin:stop]
    return (
        length >= WRAP_LEAST
        and text[begin].islower()
        and (text[before_end - 1].islower() or text[before_end - 1] == ",")
    )
