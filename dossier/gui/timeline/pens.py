"""Marks, bars and counts as sprites: the pictures of ``marks`` and ``bars``, put together by arrays.

A bar of any length is made of its caps, of pieces of one long strip, and, where an end fades, of thin slices of that
strip that grow fainter. All patterns repeat after ``_PERIOD`` pixels, so that pieces fit wherever they are cut.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dossier.domain.events import EventKind, Review, Status
from dossier.gui.timeline import bars, marks
from dossier.gui.timeline.lettering import Lettering
from dossier.gui.timeline.sprites import Batch, Numbers, Sheet, Sprite
from dossier.timeline.columns import EDGE_OF, FORM_OF, LEFT, REVIEW, REVIEW_OF, RIGHT, STATUS, STATUSES, Indexes, Looks
from dossier.timeline.extents import ARROW, CHIP, FADE, HALO, MARK
from dossier.timeline.items import Edge, Form, TimelineItem
from dossier.timeline.stage import BODY

_PERIOD = 30
_PIECE = 480
"""Pixels of the longest piece of a strip."""
_SHEET = 1024, 480
_GLYPHS = "0123456789,+kM."
REJECTED = 0.42
"""How opaque what was rejected is."""

_SHARP, _SOFT, _FADED, _OPEN = (EDGE_OF[edge] for edge in (Edge.SHARP, Edge.SOFT, Edge.FADED, Edge.OPEN))
_REACH = MARK / 2 + HALO + 2


@dataclass(frozen=True, eq=False)
class Placed:
    """What is to be painted one by one: edges and middle in pixels of the window, and looks, in parallel."""

    left: Numbers
    right: Numbers
    y: Numbers
    looks: Looks


class Pens:
    """All sprites of one theme, font and ratio."""

    def __init__(self, ink: Callable[[str], QColor], letters: Lettering, ratio: float) -> None:
        self.sheet = Sheet(round(_SHEET[0] * ratio), round(_SHEET[1] * ratio), ratio)
        self._ratio = ratio
        self._ink = ink
        self._marks = [
            self._add(2 * _REACH, BODY + 2, partial(self._draw_mark, _sample(Form.MARK, status, edge)))
            for status in STATUSES
            for edge in (Edge.SHARP, Edge.FADED)
        ]
        self._strips = np.array([(s.left, s.top) for s in self._make_strips()])
        self._arrows = [
            self._add(ARROW, BODY, partial(self._draw_arrow, status, way)) for status in STATUSES for way in (-1, 1)
        ]
        self._chips = [self._add(CHIP + 2, BODY + 2, partial(self._draw_chip, soft)) for soft in (False, True)]
        self._glyphs = {
            glyph: self._add(letters.width(glyph) + 1, BODY, partial(self._draw_glyph, letters, glyph))
            for glyph in _GLYPHS
        }
        self._advance = {glyph: letters.width(glyph) for glyph in _GLYPHS}

    def bodies(self, batch: Batch, placed: Placed, width: float) -> None:
        """Add the bars and marks of what is seen in a window of *width* pixels."""
        is_mark = (placed.looks & 3) == FORM_OF[Form.MARK]
        at = np.flatnonzero(~is_mark)
        if len(at):
            self._add_bars(batch, placed, at, width)
        at = np.flatnonzero(is_mark)
        if len(at):
            self._add_marks(batch, placed, at)

    def chips(self, batch: Batch, middles: Numbers, y: Numbers, words: list[str], hovered: int) -> None:
        """Add counts around their middles; *hovered* is the one under the pointer, -1 for none."""
        if not words:
            return
        ratio = self._ratio
        blank = self._chips[0]
        left = np.round((middles - CHIP / 2 - 1) * ratio)
        top = np.round((y - BODY / 2 - 1) * ratio)
        batch.add(left, top, blank.left, blank.top, blank.width, blank.height)
        if hovered >= 0:
            soft = self._chips[1]
            batch.add(left[hovered : hovered + 1], top[hovered], soft.left, soft.top, soft.width, soft.height)
        xs, ys, sources = [], [], []
        for text, middle, row in zip(words, middles.tolist(), np.round((y - BODY / 2) * ratio).tolist(), strict=True):
            x = middle - sum(self._advance[glyph] for glyph in text) / 2
            for glyph in text:
                xs.append(round(x * ratio))
                ys.append(row)
                sources.append(self._glyphs[glyph])
                x += self._advance[glyph]
        table = np.array([(s.left, s.top, s.width, s.height) for s in sources])
        batch.add(xs, ys, *table.T)

    def _add_marks(self, batch: Batch, placed: Placed, at: Indexes) -> None:
        ratio, looks = self._ratio, placed.looks[at]
        faded = (looks >> LEFT & 3) == _FADED
        which = 2 * (looks >> STATUS & 3) + faded
        table = np.array([(s.left, s.top) for s in self._marks])[which]
        some = self._marks[0]
        x = np.round(((placed.left[at] + placed.right[at]) / 2 - _REACH) * ratio)
        y = np.round((placed.y[at] - BODY / 2 - 1) * ratio)
        batch.add(x, y, table[:, 0], table[:, 1], some.width, some.height, _opacity(looks))

    def _add_bars(self, batch: Batch, placed: Placed, at: Indexes, width: float) -> None:
        ratio, looks = self._ratio, placed.looks[at]
        left, right = placed.left[at], placed.right[at]
        fade_left, fade_right = (_fades(looks >> shift & 3, right - left) for shift in (LEFT, RIGHT))
        origin = np.round(left * ratio)
        cut_left, cut_right = left < -bars.BEYOND, right > width + bars.BEYOND
        left, right = np.where(cut_left, -bars.BEYOND, left), np.where(cut_right, width + bars.BEYOND, right)
        first = np.round(left * ratio)
        last = np.maximum(np.round(right * ratio), first + round(2 * ratio))
        fade_left = np.round(np.where(cut_left, 0, fade_left) * ratio)
        fade_right = np.round(np.where(cut_right, 0, fade_right) * ratio)
        style = (
            8 * ((looks & 3) == FORM_OF[Form.RANGE]) + 2 * (looks >> STATUS & 3) + (last - first < bars.SHORT * ratio)
        )
        strips = self._strips[style]
        top, opacity = np.round((placed.y[at] - BODY / 2) * ratio), _opacity(looks)
        cap = round(bars.RADIUS * ratio)
        high = int(np.ceil(BODY * ratio))
        begin = first + np.where(fade_left > 0, fade_left, cap)
        end = last - np.where(fade_right > 0, fade_right, cap)
        sharp = np.flatnonzero(fade_left == 0)
        batch.add(first[sharp], top[sharp], strips[sharp, 0], strips[sharp, 1], cap, high, opacity[sharp])
        sharp = np.flatnonzero(fade_right == 0)
        right_cap = strips[sharp, 0] + round(_strip_length() * ratio) - cap
        batch.add(last[sharp] - cap, top[sharp], right_cap, strips[sharp, 1], cap, high, opacity[sharp])
        pieces = _Pieces(batch, strips, origin, top, opacity, high, ratio)
        pieces.add(begin, end - begin, round(_PIECE * ratio))
        pieces.fade(first, fade_left, rising=True)
        pieces.fade(last - fade_right, fade_right, rising=False)
        self._add_arrows(batch, looks, first, last, top, opacity)

    def _add_arrows(
        self, batch: Batch, looks: Looks, first: Numbers, last: Numbers, top: Numbers, opacity: Numbers
    ) -> None:
        for way, shift in ((0, LEFT), (1, RIGHT)):
            at = np.flatnonzero((looks >> shift & 3) == _OPEN)
            if len(at):
                table = np.array([(s.left, s.top) for s in self._arrows])[2 * (looks[at] >> STATUS & 3) + way]
                wide, high = self._arrows[0].width, self._arrows[0].height
                x = last[at] - wide if way else first[at]
                batch.add(x, top[at], table[:, 0], table[:, 1], wide, high, opacity[at])

    def _make_strips(self) -> list[Sprite]:
        made = []
        for form in (Form.SPAN, Form.RANGE):
            for status in STATUSES:
                for short in (False, True):
                    item, ends = _sample(form, status, Edge.SHARP), bars.Ends(0, _strip_length(), 0, 0)
                    draw = partial(self._draw_strip, item, ends, short)
                    made.append(self._add(_strip_length(), BODY, draw))
        return made

    def _add(self, width: float, height: float, draw: Callable[[QPainter], None]) -> Sprite:
        made = self.sheet.add(width, height, draw)
        assert made is not None, "the sheet of marks and bars is too small"
        return made

    def _draw_mark(self, item: TimelineItem, painter: QPainter) -> None:
        colour, ground = self._ink(item.status.value), self._ink("surface")
        marks.draw_mark(painter, item, _REACH, BODY / 2 + 1, colour, ground)

    def _draw_strip(self, item: TimelineItem, ends: bars.Ends, short: bool, painter: QPainter) -> None:
        bars.draw_bar(painter, item, ends, BODY / 2, self._ink(item.status.value), short=short)

    def _draw_arrow(self, status: Status, way: int, painter: QPainter) -> None:
        bars.draw_arrow(painter, ARROW if way > 0 else 0.0, BODY / 2, way, self._ink(status.value))

    def _draw_chip(self, soft: bool, painter: QPainter) -> None:
        painter.setPen(QPen(self._ink("accent" if soft else "outline"), 1))
        painter.setBrush(self._ink("accent_soft" if soft else "surface"))
        painter.drawRoundedRect(QRectF(1, 1, CHIP, BODY), BODY / 2, BODY / 2)

    def _draw_glyph(self, letters: Lettering, glyph: str, painter: QPainter) -> None:
        letters.left(painter, 0, BODY / 2, glyph, self._ink("text"))
        painter.setPen(Qt.PenStyle.NoPen)


@dataclass(frozen=True, eq=False)
class _Pieces:
    """Cuts pieces from the strips of bars. All lengths are device pixels; the arrays run in parallel."""

    batch: Batch
    strips: Numbers
    origin: Numbers
    top: Numbers
    opacity: Numbers
    high: int
    ratio: float

    def add(self, begin: Numbers, length: Numbers, longest: int) -> None:
        """Add stretches of bars, cut into pieces of at most *longest*."""
        counts = np.ceil(np.maximum(length, 0) / longest).astype(np.int64)
        bar, number = _repeated(counts)
        x = begin[bar] + number * longest
        width = np.minimum(longest, begin[bar] + length[bar] - x)
        self._cut(bar, x, width, self.opacity[bar])

    def fade(self, begin: Numbers, length: Numbers, *, rising: bool) -> None:
        """Add ends that fade, in slices."""
        thin, wide = max(round(2 * self.ratio), 1), max(round(4 * self.ratio), 1)
        slice_ = np.where(length > 24 * self.ratio, wide, thin)
        counts = np.ceil(length / slice_).astype(np.int64)
        bar, number = _repeated(counts)
        x = begin[bar] + number * slice_[bar]
        width = np.minimum(slice_[bar], begin[bar] + length[bar] - x)
        part = (number + 0.5) / counts[bar]
        self._cut(bar, x, width, self.opacity[bar] * (part if rising else 1 - part))

    def _cut(self, bar: Indexes, x: Numbers, width: Numbers, opacity: Numbers) -> None:
        period = round(_PERIOD * self.ratio)
        source = self.strips[bar, 0] + period + (x - self.origin[bar]) % period
        self.batch.add(x, self.top[bar], source, self.strips[bar, 1], width, self.high, opacity)


def _repeated(counts: Indexes) -> tuple[Indexes, Indexes]:
    """Return for each piece the bar that it belongs to and its number within it."""
    bar = np.repeat(np.arange(len(counts)), counts)
    return bar, np.arange(len(bar)) - np.repeat(np.cumsum(counts) - counts, counts)


def _fades(edges: npt.NDArray[np.integer], length: Numbers) -> Numbers:
    """Return the pixels over which ends fade; ``bars`` says the same of one bar."""
    soft = np.minimum(bars.SOFT, length * 0.34)
    faded = np.minimum(2.5 * FADE, length * 0.4)
    return np.select([edges == _SOFT, edges == _FADED, edges == _OPEN], [soft, faded, length * 0.85], 0.0)


def _opacity(looks: Looks) -> Numbers:
    return np.where((looks >> REVIEW & 3) == REVIEW_OF[Review.REJECTED], REJECTED, 1.0)


def _strip_length() -> int:
    return 2 * _PERIOD + _PIECE + _PERIOD


def _sample(form: Form, status: Status, edge: Edge) -> TimelineItem:
    return TimelineItem(0, 0, 1, form, edge, edge, status, Review.UNREVIEWED, EventKind.OTHER, "")
