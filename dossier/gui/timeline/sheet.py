"""The timeline on paper: what it shows and of which case, all lanes with all their events, and the key.

A sheet keeps what it was made from, so that it may be made and drawn by any thread, and later.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QPainter

from dossier.gui.figures import grouped
from dossier.gui.theme import LIGHT
from dossier.gui.timeline import legend
from dossier.gui.timeline.drawing import Marked
from dossier.gui.timeline.lettering import Lettering
from dossier.gui.timeline.painting import Painting
from dossier.timeline.columns import Indexes, Labels
from dossier.timeline.extents import LABEL
from dossier.timeline.lanes import Board, Lanes
from dossier.timeline.paper import rows_on_paper
from dossier.timeline.scale import Scale
from dossier.timeline.stage import SeenLane, Stage
from dossier.tongue import tr

_TALLEST = 12_000.0
"""Pixels that all lanes of a sheet take at most."""
_LEAST = 60.0
_AT_ONCE = 200
"""So many words are read between two looks at whether to go on."""
_NO_END = 2**31
_SIDE, _AIR = 16.0, 10.0
_BETWEEN = "  ·  "

Words = Callable[[list[int]], Mapping[int, str]]
"""Returns the words that stand on some events, by id; may raise Cancelled."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the lanes: the name of the case, the part of time, and what narrows the events, in words."""

    title: str
    window: str
    filters: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.title}{_BETWEEN}{self.window}" if self.title else self.window


@dataclass(frozen=True, eq=False)
class Shown:
    """What a sheet is made from: the lanes, the part of time, what is marked, the column of names, and the letters."""

    board: Board
    lanes: Lanes
    scale: Scale
    marked: Marked
    names: float
    font: QFont


class Sheet:
    """A picture of the timeline that says itself what it shows. Drawing it changes nothing of the window."""

    def __init__(self, shown: Shown, heading: Heading, words: Words = lambda _: {}) -> None:
        """Lay out what is shown; *words* is asked for those that the window has not read. Raises what that does."""
        # What is read for paper is not kept for the window.
        board = replace(shown.board, labels=Labels(dict(shown.board.labels.texts), most=_NO_END))
        self._shown, self._heading, self._words = replace(shown, board=board), heading, words
        # Paper is white, whatever the window's scheme is.
        self._painting = Painting(LIGHT, shown.font)
        self._painting.names = shown.names
        inks = self._painting.inks
        self._title, self._small = inks.bold, inks.small
        self._width = shown.names + shown.scale.width
        lanes, scale = shown.lanes, shown.scale
        rows, self._lanes = rows_on_paper(board, lanes, scale, self._label_width, inks.row, _TALLEST, self._read)
        self._stage = Stage(board, lanes, self._label_width, row=inks.row, rows=rows)
        self._body = max(self._stage.top_of(self._lanes) if len(lanes) else 0.0, _LEAST)
        self._seen = self._stage.seen(scale, 0.0, self._body, at_once=True)[: self._lanes]
        for lane in self._seen:
            self._read(lane.index[lane.room > 0])
        self._lines = list(_lines(self._said(), self._small, self._width - 2 * _SIDE))
        self._key = legend.key_letters(shown.font)

    @property
    def title(self) -> str:
        """What the picture is called in the file and beside others."""
        return str(self._heading)

    @property
    def missing(self) -> int:
        """How many events in this part of time are not on the sheet: in clusters, and in lanes that have no room."""
        shown, columns = self._shown, self._shown.board.columns
        clustered = sum(int(lane.placement.chips.counts[lane.chips].sum()) for lane in self._seen)
        below = shown.lanes.items[shown.lanes.offsets[self._lanes] :]
        reach = (columns.starts[below] < shown.scale.right) & (columns.ends[below] > shown.scale.left)
        return clustered + int(np.count_nonzero(reach))

    @property
    def lanes(self) -> Sequence[SeenLane]:
        """The lanes that stand on the sheet."""
        return self._seen

    @property
    def body(self) -> QRectF:
        """Where the lanes stand, without their axis."""
        top = self._head_height() + self._painting.axis
        return QRectF(self._shown.names, top, self._shown.scale.width, self._body)

    def picture_size(self) -> QSizeF:
        """Return how large the sheet is, in pixels."""
        return QSizeF(self._width, self._head_height() + self._painting.axis + self._body + self._foot_height())

    def picture(self, painter: QPainter, size: QSizeF) -> None:
        """Paint the sheet; *size* is that of ``picture_size``."""
        inks, head = self._painting.inks, self._head_height()
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), inks.ink("surface"))
        self._paint_head(painter)
        painter.save()
        painter.translate(0, head)
        lanes = QRectF(0, 0, self._width, self._painting.axis + self._body)
        shown = self._shown
        marked = Marked(gaps=self._stage.gaps if shown.marked.gaps else None, shared=shown.marked.shared)
        painter.setClipRect(lanes)
        self._painting.frame(painter, lanes, shown.scale, self._seen, shown.board, marked, on_paper=True)
        painter.setClipping(False)
        painter.translate(0, lanes.height() + _AIR / 2)
        legend.draw_key(painter, self._key, self._width, LIGHT)
        if self._note():
            y = legend.key_height(self._key, self._width) + self._small.height / 2
            self._small.left(painter, _SIDE, y, self._note(), inks.ink("text"))
        painter.restore()

    def _read(self, items: Indexes) -> None:
        """Read the words on some items, as far as they are not known."""
        labels = self._shown.board.labels
        missing = [event for event in self._shown.board.columns.ids[items].tolist() if labels.get(event) is None]
        # Asked also where all are known: it is then that the making is stopped.
        for first in range(0, max(len(missing), 1), _AT_ONCE):
            labels.add(self._words(missing[first : first + _AT_ONCE]))

    def _said(self) -> tuple[str, ...]:
        return self._heading.window, *self._heading.filters

    def _note(self) -> str:
        missing = self.missing
        more = tr("{0} more events are not on this sheet: show fewer lanes or a shorter time.")
        return more.format(grouped(missing)) if missing else ""

    def _head_height(self) -> float:
        title = self._title.height + 4 if self._heading.title else 0.0
        return 2 * _AIR + title + len(self._lines) * (self._small.height + 3)

    def _foot_height(self) -> float:
        note = self._small.height + _AIR if self._note() else 0.0
        return _AIR + legend.key_height(self._key, self._width) + note

    def _paint_head(self, painter: QPainter) -> None:
        inks, y = self._painting.inks, _AIR
        if self._heading.title:
            title = self._title.fit(self._heading.title, self._width - 2 * _SIDE)
            self._title.left(painter, _SIDE, y + self._title.height / 2, title, inks.ink("text"))
            y += self._title.height + 4
        for line in self._lines:
            words = self._small.fit(line, self._width - 2 * _SIDE)
            self._small.left(painter, _SIDE, y + self._small.height / 2, words, inks.ink("muted"))
            y += self._small.height + 3

    def _label_width(self, index: int) -> float:
        columns, board = self._shown.board.columns, self._shown.board
        text = board.labels.texts.get(columns.ids.item(index))
        if text is None:
            return LABEL
        return self._painting.inks.width_of(text, columns.looks.item(index), columns.reports.item(index))


def _lines(parts: Iterable[str], letters: Lettering, room: float) -> Iterable[str]:
    """Return the parts in lines that fit into *room*; a part that is wider has a line of its own."""
    line = ""
    for part in parts:
        longer = f"{line}{_BETWEEN}{part}" if line else part
        if line and letters.width(longer) > room:
            yield line
            longer = part
        line = longer
    if line:
        yield line
