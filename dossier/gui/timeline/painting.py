"""One frame of the timeline: grid, lanes with their items and clusters, the names at the left, the axis on top."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from dossier.domain.events import Review
from dossier.domain.wording import counted, titled_within
from dossier.gui.theme import Colours
from dossier.gui.timeline import bars, marks
from dossier.gui.timeline.lettering import Lettering
from dossier.gui.timeline.words import day_words
from dossier.timeline.items import Form, TimelineItem
from dossier.timeline.placement import CHIP, GAP, INSET
from dossier.timeline.scale import Scale
from dossier.timeline.stage import BODY, ROW, Seen, SeenCluster, SeenLane
from dossier.timeline.ticks import Axis, axis

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = 190.0
"""Pixels of the column of lane names at the left."""
AXIS = 48.0
"""Pixels of the axis on top."""

_WIDE_DAY = 44.0
"""From this many pixels on, a mark shows where its day begins and ends."""


@dataclass(slots=True)
class Marked:
    """What stands out: indexes of items (-1 for none), the key of a lane, and the cluster under the pointer."""

    selected: int = -1
    cursor: int = -1
    cursor_lane: int = -1
    hovered: int = -1
    entity: int = -1
    cluster: tuple[int, float] | None = None
    focused: bool = False
    pointer: float | None = None
    """Where the pointer is, in pixels of the body."""


class Painting:
    """Paints with one set of colours and fonts. Sizes are device-independent; Qt draws them crisp at any ratio."""

    def __init__(self, colours: Colours, font: QFont) -> None:
        small, bold, small_bold = QFont(font), QFont(font), QFont(font)
        small.setPointSizeF(max(font.pointSizeF() - 1, 7.0))
        bold.setWeight(QFont.Weight.DemiBold)
        small_bold.setPointSizeF(small.pointSizeF())
        small_bold.setWeight(QFont.Weight.DemiBold)
        self.plain = Lettering(font)
        self.small = Lettering(small)
        self.bold = Lettering(bold)
        self.chip = Lettering(small_bold)
        self.colours = colours
        self._inks: dict[str, QColor] = {}

    def ink(self, name: str) -> QColor:
        """Return a colour of the theme by its field's name."""
        found = self._inks.get(name)
        if found is None:
            found = self._inks[name] = QColor(str(getattr(self.colours, name)))
        return found

    def _density_ink(self, density: float) -> QColor:
        """The ground's colour on its way to the accent; opaque, since blending large areas is slow."""
        ground, soft = self.ink("surface"), self.ink("accent_soft")
        part = 0.35 + 0.6 * density
        return QColor.fromRgbF(
            ground.redF() + (soft.redF() - ground.redF()) * part,
            ground.greenF() + (soft.greenF() - ground.greenF()) * part,
            ground.blueF() + (soft.blueF() - ground.blueF()) * part,
        )

    def label_width(self, item: TimelineItem) -> float:
        """Return the pixels that an item's label takes with its signs."""
        count = marks.count_width(self.chip, marks.count_words(item))
        return self.plain.width(item.label) + marks.signs_width(item) + count + 2

    def frame(
        self,
        painter: QPainter,
        size: QRectF,
        scale: Scale,
        lanes: "Sequence[SeenLane]",
        items: "Sequence[TimelineItem]",
        marked: Marked,
    ) -> None:
        """Paint everything into *size*."""
        ticks = axis(scale, self.small.width)
        body = size.adjusted(NAMES, AXIS, 0, 0)
        painter.fillRect(size, self.ink("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(body)
        painter.translate(body.topLeft())
        self._grounds(painter, body.width(), lanes, marked)
        self._grid(painter, body, scale, ticks)
        for lane in lanes:
            self._clusters(painter, lane, marked)
            on_top = None
            for seen in lane.items:
                if seen.item == marked.selected:
                    on_top = replace(seen, room=seen.room if seen.inside else self.label_width(items[seen.item]))
                else:
                    self._item(painter, items[seen.item], seen, lane, scale, marked)
            if on_top is not None:
                self._item(painter, items[on_top.item], on_top, lane, scale, marked)
        painter.restore()
        self._names(painter, size, lanes, marked)
        self._axis(painter, size, scale, ticks)
        if marked.pointer is not None:
            self._pointer(painter, size, scale, marked.pointer)

    def _grounds(self, painter: QPainter, width: float, lanes: "Sequence[SeenLane]", marked: Marked) -> None:
        for lane in lanes:
            rect = QRectF(0, lane.top, width, lane.height)
            if lane.lane.key == marked.entity:
                soft = QColor(self.ink("accent_soft"))
                soft.setAlphaF(0.45)
                painter.fillRect(rect, soft)
            elif lane.number % 2:
                painter.fillRect(rect, self.ink("lane"))

    def _grid(self, painter: QPainter, body: QRectF, scale: Scale, ticks: Axis) -> None:
        fine = [_upright(scale.x_of(tick.start), 0, body.height()) for tick in ticks.minor]
        coarse = [_upright(scale.x_of(tick.start), 0, body.height()) for tick in ticks.major]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.ink("grid"))
        painter.drawLines(fine)
        painter.setPen(self.ink("border"))
        painter.drawLines(coarse)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _axis(self, painter: QPainter, size: QRectF, scale: Scale, ticks: Axis) -> None:
        painter.save()
        painter.setClipRect(QRectF(size.left() + NAMES, size.top(), size.width() - NAMES, AXIS))
        painter.fillRect(QRectF(0, 0, size.width(), AXIS), self.ink("raised"))
        painter.translate(NAMES, 0)
        half = AXIS / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.ink("border"))
        painter.drawLines([_upright(scale.x_of(tick.start), 4, AXIS) for tick in ticks.major])
        painter.drawLines([_upright(scale.x_of(tick.start), half + 5, AXIS) for tick in ticks.minor])
        painter.drawLine(QLineF(0, AXIS - 1, size.width(), AXIS - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tick in ticks.major:
            self.bold.left(painter, tick.x, half / 2 + 3, tick.label, self.ink("text"))
        for tick in ticks.minor:
            self.small.left(painter, tick.x, half * 1.5 + 1, tick.label, self.ink("muted"))
        painter.restore()

    def _pointer(self, painter: QPainter, size: QRectF, scale: Scale, x: float) -> None:
        """The date under the pointer, on the axis."""
        words = day_words(scale.day_at(x), scale.days_per_pixel)
        width = self.small.width(words) + 16
        left = min(max(NAMES + x - width / 2, NAMES), size.width() - width)
        rect = QRectF(left, AXIS / 2 + 2, width, AXIS / 2 - 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink("text"))
        painter.drawRoundedRect(rect, 4, 4)
        self.small.centre(painter, rect, words, self.ink("surface"))

    def _names(self, painter: QPainter, size: QRectF, lanes: "Sequence[SeenLane]", marked: Marked) -> None:
        painter.save()
        painter.setClipRect(QRectF(0, AXIS, NAMES, size.height() - AXIS))
        painter.fillRect(QRectF(0, AXIS, NAMES, size.height()), self.ink("surface"))
        for seen in lanes:
            self._name(painter, seen, chosen=seen.lane.key == marked.entity)
        painter.restore()
        painter.fillRect(QRectF(0, 0, NAMES, AXIS), self.ink("raised"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(self.ink("border"))
        painter.drawLine(QLineF(0, AXIS - 1, NAMES, AXIS - 1))
        painter.drawLine(QLineF(NAMES - 1, 0, NAMES - 1, size.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _name(self, painter: QPainter, seen: SeenLane, *, chosen: bool) -> None:
        rect = QRectF(0, seen.top + AXIS, NAMES, seen.height)
        if chosen:
            painter.fillRect(rect, self.ink("accent_soft"))
            painter.fillRect(QRectF(0, rect.top(), 4, rect.height()), self.ink("accent_fill"))
        elif seen.number % 2:
            painter.fillRect(rect, self.ink("lane"))
        count = f"{len(seen.lane):,}"
        # The name stays in sight while its lane does.
        y = max(rect.top(), min(AXIS, rect.bottom() - 48)) + 8 + ROW / 2
        one_line = rect.height() < 2 * ROW
        room = NAMES - 32 - (self.small.width(count) + 8 if one_line else 0)
        self.bold.left(painter, 16, y, self.bold.fit(seen.lane.name, room), self.ink("text"))
        if one_line:
            self.small.left(painter, NAMES - 16 - self.small.width(count), y, count, self.ink("muted"))
        else:
            self.small.left(painter, 16, y + ROW * 0.75, counted(len(seen.lane), "event"), self.ink("muted"))

    def _clusters(self, painter: QPainter, lane: SeenLane, marked: Marked) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for seen in lane.clusters:
            if not seen.cluster.partial:
                height = round((0.15 + 0.8 * seen.density) * (lane.height - 6))
                left, right = round(seen.left), round(seen.right) - 1
                top = round(lane.top + lane.height) - height
                painter.fillRect(QRect(left, top, right - left, height), self._density_ink(seen.density))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for seen in lane.clusters:
            self._chip(painter, lane, seen, marked)

    def _chip(self, painter: QPainter, lane: SeenLane, seen: SeenCluster, marked: Marked) -> None:
        rect = QRectF(seen.middle - CHIP / 2, seen.y - BODY / 2, CHIP, BODY)
        members = seen.cluster.items
        holds_selected = marked.selected >= 0 and marked.selected in members
        holds_cursor = marked.cursor >= 0 and marked.cursor_lane == lane.number and marked.cursor in members
        hovered = marked.cluster == (lane.number, seen.cluster.first)
        painter.setPen(QPen(self.ink("accent" if holds_selected or hovered else "outline"), 2 if holds_selected else 1))
        painter.setBrush(self.ink("accent_soft" if hovered else "surface"))
        painter.drawRoundedRect(rect, BODY / 2, BODY / 2)
        count = short_count(len(seen.cluster))
        self.chip.centre(painter, rect, f"+{count}" if seen.cluster.partial else count, self.ink("text"))
        if holds_cursor and marked.focused:
            self._cursor(painter, rect)

    def _item(
        self, painter: QPainter, item: TimelineItem, seen: Seen, lane: SeenLane, scale: Scale, marked: Marked
    ) -> None:
        rejected = item.review is Review.REJECTED
        chosen = seen.item == marked.selected
        around = self._around(item, seen)
        if chosen or seen.item == marked.hovered:
            painter.setPen(QPen(self.ink("accent"), 1.6) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(self.ink("accent_soft"))
            painter.drawRoundedRect(around, 6, 6)
        colour = self.ink(item.status.value)
        painter.setOpacity(0.42 if rejected else 1.0)
        if item.form is Form.MARK:
            if 1 / scale.days_per_pixel >= _WIDE_DAY:
                marks.draw_day(painter, scale.x_of(item.start), scale.x_of(item.end), seen.y, colour)
            marks.draw_mark(painter, item, (seen.left + seen.right) / 2, seen.y, colour, self.ink("surface"))
        else:
            ends = bars.ends_of(item, seen.left, seen.right, scale.width)
            bars.draw_bar(painter, item, ends, seen.y, colour)
        painter.setOpacity(1.0)
        if seen.room:
            self._label(painter, item, seen, titled_within(item.label, lane.lane.name), rejected=rejected)
        if seen.item == marked.cursor and lane.number == marked.cursor_lane and marked.focused and not chosen:
            self._cursor(painter, around)

    def _label(self, painter: QPainter, item: TimelineItem, seen: Seen, text: str, *, rejected: bool) -> None:
        x, room = label_place(seen)
        solid = seen.inside and item.form is Form.SPAN and item.status.value == "asserted"
        ink = self.ink("surface" if solid else "muted" if rejected else "text")
        good = ink if solid else self.ink("good")
        start = marks.draw_signs(painter, item, x, seen.y, ink if solid else self.ink(item.status.value), good)
        if item.reports > 1:
            start = marks.draw_count(painter, self.chip, marks.count_words(item), start, seen.y, ink)
        room -= start - x
        if room > 10:
            self.plain.left(painter, start, seen.y, self.plain.fit(text, room), ink, struck=rejected)

    def _around(self, item: TimelineItem, seen: Seen) -> QRectF:
        """The ground behind an item and its label when it is chosen or under the pointer."""
        right = seen.right
        if seen.room and not seen.inside:
            right += GAP + min(seen.room, self.label_width(item)) + 2
        return QRectF(seen.left - 4, seen.y - ROW / 2 + 0.5, right - seen.left + 8, ROW - 1)

    def _cursor(self, painter: QPainter, rect: QRectF) -> None:
        pen = QPen(self.ink("text"), 1.2)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-2, -1, 2, 1), 7, 7)


def label_place(seen: Seen) -> tuple[float, float]:
    """Return where a label begins and how much room it has; inside a bar it keeps in sight as long as it can."""
    if not seen.inside:
        return seen.right + GAP, seen.room
    start = max(seen.left + INSET, min(INSET, seen.right - INSET - seen.room))
    return start, seen.room


def short_count(count: int) -> str:
    """Return a count that fits a chip: "1,234", "12k"."""
    if count < 10_000:
        return f"{count:,}"
    return f"{count // 1000}k" if count < 1_000_000 else f"{count / 1_000_000:.1f}M"


def _upright(x: float, top: float, bottom: float) -> QLineF:
    return QLineF(round(x), top, round(x), bottom)
