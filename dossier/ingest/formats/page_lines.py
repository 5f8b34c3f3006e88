"""From the lines of printed pages to paragraphs: what one paragraph is stands on one line, words are whole again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_TERMINAL = re.compile("[.!?…:;][\"'”’»)\\]]{0,3}$")
_PARTED = re.compile(r"([^\W\d_]{2,40})-$")
_WORD = re.compile(r"[\w’'-]{1,60}")
_JOINED_BY_HYPHEN = frozenset("self well anti non ex co pre post semi pro vice half cross mid all ill so".split())
_LOOSER = 1.25  # times the usual distance of two lines: a gap between paragraphs
_OTHER_SIZE = 0.08  # share by which letters differ in size where headline and text meet
_NEIGHBOURS = 12  # lines on either side that tell how wide a column is
_INDENT = 0.7  # of the letters' size


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, where it stands in points from the lower left, and the size of its letters.

    A size of 0 means that its place is not known.
    """

    text: str
    left: float = 0
    right: float = 0
    bottom: float = 0
    size: float = 0


def joined(pages: Sequence[Sequence[Line]]) -> tuple[str, list[int]]:
    """Return the text of *pages*, its paragraphs parted by blank lines, and where in it each page begins."""
    hyphened = _hyphened(pages)
    parts: list[str] = []
    length = 0
    starts: list[int] = []
    before: Line | None = None
    for lines in pages:
        pitch, right = _usual_pitch(lines), _column_ends(lines)
        fresh = True
        for number, line in enumerate(lines):
            if before is None:
                between = ""
            elif fresh:
                between = " " if _runs_on(before, line) else "\n\n"
            else:
                between = "\n\n" if _parts(before, line, pitch, right[number - 1]) else " "
            if between == " ":
                between, cut = _seam(before.text if before is not None else "", line.text, hyphened)
                if cut:
                    parts[-1] = parts[-1][:-1]
                    length -= 1
            parts.append(between)
            length += len(between)
            if fresh:
                starts.append(length)
            parts.append(line.text)
            length += len(line.text)
            before, fresh = line, False
        if fresh:
            starts.append(length)
    return "".join(parts), starts


def _usual_pitch(lines: Sequence[Line]) -> float:
    """Return the usual distance between two lines of a page, in sizes of their letters; 0 where it is not known."""
    steps = sorted(
        (a.bottom - b.bottom) / b.size for a, b in pairwise(lines) if b.size and 0 < a.bottom - b.bottom < 4 * b.size
    )
    return steps[len(steps) // 3] if steps else 0


def _column_ends(lines: Sequence[Line]) -> list[float]:
    """Return for each line how far to the right the lines around it reach that begin where it does."""
    ends = []
    for place, line in enumerate(lines):
        near = lines[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
        ends.append(max(n.right for n in near if abs(n.left - line.left) <= 3 * line.size and _same_size(n, line)))
    return ends


def _same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size)


def _parts(before: Line, line: Line, pitch: float, end: float) -> bool:
    """Tell whether a new paragraph begins with *line* on the same page."""
    if not before.size or not line.size:
        return _TERMINAL.search(before.text) is not None and len(before.text) < 60
    if not _same_size(before, line):
        return True
    step = before.bottom - line.bottom
    if step <= 0:
        return not _runs_on(before, line)
    if pitch and step > _LOOSER * pitch * line.size and step > 1.1 * line.size:
        return True
    closed = _TERMINAL.search(before.text) is not None
    if closed and line.left > before.left + _INDENT * line.size:
        return True
    # The next word would have fitted: the line ended because its paragraph did.
    letter = (before.right - before.left) / max(len(before.text), 1)
    word = len(line.text.split(maxsplit=1)[0]) + 1
    return before.right + word * letter * (1.05 if closed else 1.4) < end


def _runs_on(before: Line, line: Line) -> bool:
    """Tell whether a paragraph goes on in the next column or on the next page."""
    return _TERMINAL.search(before.text) is None and line.text[0].islower() and _same_size(before, line)


def _hyphened(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the words that are written with a hyphen inside a line."""
    return frozenset(
        word.casefold()
        for lines in pages
        for line in lines
        if "-" in line.text
        for word in _WORD.findall(line.text)
        if "-" in word.strip("-")
    )


def _seam(before: str, after: str, hyphened: frozenset[str]) -> tuple[str, bool]:
    """Return what stands between two lines of one paragraph, and whether the first one's hyphen is cut off."""
    if before.endswith("\xad"):
        return "", True
    match = _PARTED.search(before[-42:])
    if match is None or not after[0].islower():
        return " ", False
    rest = _WORD.match(after)
    whole = f"{match.group(1)}-{rest.group() if rest is not None else ''}".casefold()
    kept = whole in hyphened or match.group(1).casefold() in _JOINED_BY_HYPHEN
    return "", not kept
