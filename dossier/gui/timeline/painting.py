"""One frame of the timeline: grid, lanes with what stands in them, the names at the left, the axis on top."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from dossier.gui.figures import grouped
from dossier.gui.theme import Colours
from dossier.gui.time_words import time_words
from dossier.gui.timeline.drawing import Drawing, Marked
from dossier.gui.timeline.inks import Inks
from dossier.gui.timeline.swift import Swift
from dossier.gui.timeline.words import day_words
from dossier.gui.wording import counted
from dossier.timeline.items import TimelineItem
from dossier.timeline.lanes import Board, Lanes
from dossier.timeline.scale import Scale
from dossier.timeline.stage import MARGIN, SeenLane
from dossier.timeline.ticks import Axis, axis

NAMES = 190.0
"""Pixels of the column of lane names at the left, where the names need no more."""
_SIDES = 32.0
"""Pixels beside a name."""
_MEASURED = 300
"""The names of so many lanes, which are the fullest, are measured."""


class Painting:
    """Paints with one set of colours and fonts. Sizes are device-independent; Qt draws them crisp at any ratio."""

    def __init__(self, colours: Colours, font: QFont) -> None:
        self.inks = Inks(colours, font)
        self.names = NAMES
        """Pixels of the column of lane names."""
        self._drawing = Drawing(self.inks)
        self._swift: Swift | None = None
        self._names_kept: tuple[object, QPixmap] | None = None

    @property
    def axis(self) -> float:
        """Pixels of the axis on top."""
        return self.inks.axis

    @property
    def unfinished(self) -> bool:
        """Tell whether labels wait for the next frame."""
        return self._swift is not None and self._swift.unfinished

    @property
    def unlabelled(self) -> list[int]:
        """The items of the last frame whose words are not known yet."""
        return self._swift.unlabelled if self._swift is not None else []

    def names_width(self, lanes: Lanes) -> float:
        """Return the pixels that the longest of the names needs."""
        widths = (self.inks.bold.width(lane.name) for lane in lanes[:_MEASURED])
        return max(widths, default=0.0) + _SIDES + self.inks.small.width("000")

    def label_width(self, item: TimelineItem) -> float:
        """Return the pixels that an item's label takes with its signs."""
        return self.inks.label_width(item)

    def frame(
        self,
        painter: QPainter,
        size: QRectF,
        scale: Scale,
        lanes: Sequence[SeenLane],
        board: Board,
        marked: Marked,
        *,
        on_paper: bool = False,
    ) -> None:
        """Paint everything into *size*; *on_paper* with the pen alone, so that it stays sharp at any size."""
        ticks = axis(scale, self.inks.small.width)
        body = size.adjusted(self.names, self.axis, 0, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(body)
        painter.translate(body.topLeft())
        self._grounds(painter, body, lanes, marked)
        self._grid(painter, body, scale, ticks)
        if on_paper:
            self._drawing.links(painter, lanes, marked)
            for lane in lanes:
                self._drawing.lane(painter, lane, board.items, scale, marked)
        else:
            self._swift_for(painter).lanes(painter, lanes, board, scale, marked)
        painter.restore()
        if on_paper:
            self._names(painter, size, lanes, marked)
        else:
            self._names_once(painter, size, lanes, marked)
        self._axis(painter, size, scale, ticks)
        if marked.pointer is not None:
            self._pointer(painter, size, scale, marked.pointer)

    def forget(self, is_over: bool) -> None:
        """Keep nothing of what was painted: pictures of labels are words of a case. Where that *is_over*, no measure of
        a word either, which otherwise serves the next pictures."""
        self._swift = None
        if is_over:
            self._names_kept = None
            self.inks.forget()

    def _swift_for(self, painter: QPainter) -> Swift:
        ratio = painter.device().devicePixelRatio()
        if self._swift is None or self._swift.ratio != ratio:
            self._swift = Swift(self.inks, self._drawing, ratio)
        return self._swift

    def _names_once(self, painter: QPainter, size: QRectF, lanes: Sequence[SeenLane], marked: Marked) -> None:
        """Paint the names, anew only where they differ from those of the last frame."""
        ratio = painter.device().devicePixelRatio()
        shown = tuple((seen.lane.key, seen.lane.name, len(seen.lane), seen.top, seen.height) for seen in lanes)
        key = (shown, size.height(), ratio, marked.entity, self.names)
        if self._names_kept is None or self._names_kept[0] != key:
            pixmap = QPixmap(round(self.names * ratio), round(size.height() * ratio))
            pixmap.setDevicePixelRatio(ratio)
            inner = QPainter(pixmap)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._names(inner, size, lanes, marked)
            inner.end()
            self._names_kept = (key, pixmap)
        painter.drawPixmap(0, 0, self._names_kept[1])

    def _grounds(self, painter: QPainter, body: QRectF, lanes: Sequence[SeenLane], marked: Marked) -> None:
        """Fill the body, every part of it once: filling is much of what a frame costs on a fine display."""
        bottom = 0.0
        for lane in lanes:
            rect = QRectF(0, lane.top, body.width(), lane.height)
            painter.fillRect(rect, self.inks.ink("lane" if lane.number % 2 else "surface"))
            if lane.lane.key == marked.entity:
                soft = QColor(self.inks.ink("accent_soft"))
                soft.setAlphaF(0.45)
                painter.fillRect(rect, soft)
            bottom = lane.top + lane.height
        painter.fillRect(QRectF(0, bottom, body.width(), max(body.height() - bottom, 0)), self.inks.ink("surface"))

    def _grid(self, painter: QPainter, body: QRectF, scale: Scale, ticks: Axis) -> None:
        fine = [_upright(scale.x_of(tick.start), 0, body.height()) for tick in ticks.minor]
        coarse = [_upright(scale.x_of(tick.start), 0, body.height()) for tick in ticks.major]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.inks.ink("grid"))
        painter.drawLines(fine)
        painter.setPen(self.inks.ink("border"))
        painter.drawLines(coarse)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _axis(self, painter: QPainter, size: QRectF, scale: Scale, ticks: Axis) -> None:
        painter.save()
        painter.setClipRect(QRectF(size.left() + self.names, size.top(), size.width() - self.names, self.axis))
        painter.fillRect(QRectF(0, 0, size.width(), self.axis), self.inks.ink("raised"))
        painter.translate(self.names, 0)
        half = self.axis / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.inks.ink("border"))
        painter.drawLines([_upright(scale.x_of(tick.start), 4, self.axis) for tick in ticks.major])
        painter.drawLines([_upright(scale.x_of(tick.start), half + 5, self.axis) for tick in ticks.minor])
        painter.drawLine(QLineF(0, self.axis - 1, size.width(), self.axis - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tick in ticks.major:
            self.inks.bold.left(painter, tick.x, half / 2 + 3, time_words(tick.label), self.inks.ink("text"))
        for tick in ticks.minor:
            self.inks.small.left(painter, tick.x, half * 1.5 + 1, time_words(tick.label), self.inks.ink("muted"))
        painter.restore()

    def _pointer(self, painter: QPainter, size: QRectF, scale: Scale, x: float) -> None:
        """The date under the pointer, on the axis."""
        words = day_words(scale.day_at(x), scale.days_per_pixel)
        width = self.inks.small.width(words) + 16
        left = min(max(self.names + x - width / 2, self.names), size.width() - width)
        rect = QRectF(left, self.axis / 2 + 2, width, self.axis / 2 - 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.inks.ink("text"))
        painter.drawRoundedRect(rect, 4, 4)
        self.inks.small.centre(painter, rect, words, self.inks.ink("surface"))

    def _names(self, painter: QPainter, size: QRectF, lanes: Sequence[SeenLane], marked: Marked) -> None:
        painter.save()
        painter.setClipRect(QRectF(0, self.axis, self.names, size.height() - self.axis))
        painter.fillRect(QRectF(0, self.axis, self.names, size.height()), self.inks.ink("surface"))
        for seen in lanes:
            self._name(painter, seen, chosen=seen.lane.key == marked.entity)
        painter.restore()
        painter.fillRect(QRectF(0, 0, self.names, self.axis), self.inks.ink("raised"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.inks.ink("border"))
        painter.drawLine(QLineF(0, self.axis - 1, self.names, self.axis - 1))
        painter.drawLine(QLineF(self.names - 1, 0, self.names - 1, size.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _name(self, painter: QPainter, seen: SeenLane, *, chosen: bool) -> None:
        rect = QRectF(0, seen.top + self.axis, self.names, seen.height)
        if chosen:
            painter.fillRect(rect, self.inks.ink("accent_soft"))
            painter.fillRect(QRectF(0, rect.top(), 4, rect.height()), self.inks.ink("accent_fill"))
        elif seen.number % 2:
            painter.fillRect(rect, self.inks.ink("lane"))
        count = grouped(len(seen.lane))
        # The name stays in sight while its lane does.
        y = max(rect.top(), min(self.axis, rect.bottom() - 2 * self.inks.row)) + MARGIN + self.inks.row / 2
        one_line = rect.height() < max(2 * self.inks.row, self.inks.bold.height + self.inks.small.height + 4)
        room = self.names - _SIDES - (self.inks.small.width(count) + 8 if one_line else 0)
        self.inks.bold.left(painter, 16, y, self.inks.bold.fit(seen.lane.name, room), self.inks.ink("text"))
        if one_line:
            self.inks.small.left(
                painter, self.names - 16 - self.inks.small.width(count), y, count, self.inks.ink("muted")
            )
        else:
            below = y + max(self.inks.row * 0.75, (self.inks.bold.height + self.inks.small.height) / 2 - 2)
            self.inks.small.left(painter, 16, below, counted(len(seen.lane), "event"), self.inks.ink("muted"))


def _upright(x: float, top: float, bottom: float) -> QLineF:
    return QLineF(round(x), top, round(x), bottom)
