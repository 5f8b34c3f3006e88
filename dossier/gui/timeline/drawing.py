"""Items and counts drawn one by one, with a pen: what stands out in the window, and everything on paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from dossier.domain.events import Review, Status
from dossier.domain.wording import titled_within
from dossier.gui.figures import grouped, tenths
from dossier.gui.timeline import bars, marks
from dossier.gui.timeline.inks import Inks
from dossier.gui.timeline.words import length_of_gap, length_words
from dossier.timeline.columns import Indexes
from dossier.timeline.extents import CHIP, GAP, INSET, WHOLE_DAY
from dossier.timeline.gaps import Gaps
from dossier.timeline.items import Form, TimelineItem
from dossier.timeline.scale import Scale
from dossier.timeline.stage import BODY, MARGIN, Seen, SeenCluster, SeenLane

WIDE_DAY = 44.0
"""From this many pixels on, a mark shows where its day begins and ends."""
_LEAST_GAP = 48.0
"""Gaps of fewer pixels are not shown at this zoom."""
_EDGE = 6.0
"""Pixels between the end of a chosen label that is cut and the window's edge."""


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
    band: QRectF | None = None
    """The rubber band, in pixels of the body."""
    chosen: Indexes = field(default_factory=lambda: np.zeros(0, np.int64))
    """The items that a rubber band has caught, ascending."""
    shared: Indexes = field(default_factory=lambda: np.zeros(0, np.int64))
    """Items that stand in several of the lanes that are compared, ascending."""
    gaps: Callable[[int], Gaps] | None = None
    """The gaps of a lane by its number, where they are to be shown."""


class Drawing:
    """Draws items with one set of inks."""

    def __init__(self, inks: Inks) -> None:
        self._inks = inks

    def lane(
        self, painter: QPainter, lane: SeenLane, items: Sequence[TimelineItem], scale: Scale, marked: Marked
    ) -> None:
        """Draw everything that is seen of a lane."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.columns(painter, lane)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marked.gaps is not None:
            self.gaps(painter, lane, marked.gaps(lane.number), scale)
        for cluster in lane.clusters:
            self.chip(painter, lane, cluster, marked)
        for seen in lane.items:
            self.item(painter, items[seen.item], seen, lane, scale, marked)

    def chosen(
        self, painter: QPainter, lane: SeenLane, items: Sequence[TimelineItem], scale: Scale, marked: Marked, at: int
    ) -> None:
        """Draw the *at*-th item of a lane on top of the others, with its whole label."""
        seen = lane.seen(at)
        item = items[seen.item]
        # Its words end at the window's edge, and say so.
        room = min(self._inks.label_width(item), max(scale.width - _EDGE - seen.right - GAP, 0.0))
        whole = seen if seen.inside else replace(seen, room=room)
        self.item(painter, item, whole, lane, scale, marked)

    def gaps(self, painter: QPainter, lane: SeenLane, gaps: Gaps, scale: Scale) -> None:
        """Draw where nothing is known: dotted edges, a line between them, and the words where no label stands."""
        pen = QPen(self._inks.ink("outline"), 1)
        pen.setDashPattern([1.5, 3])
        least = _LEAST_GAP * scale.days_per_pixel
        top, bottom = lane.top + 4, lane.top + lane.height - 4
        for start, end in gaps.within(scale.left, scale.right, least):
            left, right = max(scale.x_of(start), -4.0), min(scale.x_of(end), scale.width + 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(self._inks.ink("grid"), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(QRectF(left, top, right - left, bottom - top))
            painter.setPen(pen)
            painter.drawLines([QLineF(left, top, left, bottom), QLineF(right, top, right, bottom)])
            self._gap_words(painter, lane, (left, right), start, end)

    def _gap_words(
        self, painter: QPainter, lane: SeenLane, sides: tuple[float, float], start: float, end: float
    ) -> None:
        inks = self._inks.small
        left, right = max(sides[0], 0.0), sides[1]
        for words in (length_of_gap(start, end), length_words(end - start)):
            width = inks.width(words) + 12
            for y in reversed(np.unique(np.append(lane.y, lane.top + MARGIN + lane.row / 2)).tolist()):
                here = np.abs(lane.y - y) < 1
                ends = np.where(lane.inside, lane.right, lane.right + lane.room + GAP)[here]
                free = float(np.max(np.where(lane.left[here] < right, np.minimum(ends, right), left), initial=left))
                if right - free >= width:
                    x = free + (right - free - width) / 2
                    plate = QRectF(x, y - (lane.row - 6) / 2, width, lane.row - 6)
                    painter.fillRect(plate, self._inks.ink("surface"))
                    inks.centre(painter, plate, words, self._inks.ink("muted"))
                    return

    def links(self, painter: QPainter, lanes: Sequence[SeenLane], marked: Marked) -> None:
        """Draw a line between the places of an event that several lanes share."""
        if not len(marked.shared):
            return
        places: dict[int, list[tuple[float, float]]] = {}
        for lane in lanes:
            at = np.flatnonzero(np.isin(lane.index, marked.shared))
            middles = ((np.maximum(lane.left[at], 0) + lane.right[at]) / 2).tolist()
            columns = (lane.index[at].tolist(), middles, lane.left[at].tolist(), lane.right[at].tolist())
            for item, middle, left, right, y in zip(*columns, lane.y[at].tolist(), strict=True):
                x = middle if right - left < 60 else max(left, 0.0) + 6
                places.setdefault(item, []).append((x, y))
        painter.setPen(QPen(self._inks.ink("accent"), 1.6))
        painter.setBrush(self._inks.ink("accent_soft"))
        for found in places.values():
            for (x, y), (other_x, other_y) in pairwise(found):
                painter.drawLine(QLineF(x, y, other_x, other_y))
            for x, y in found:
                painter.drawRoundedRect(QRectF(x - 9, y - BODY / 2 - 1, 18, BODY + 2), 6, 6)

    def caught(self, painter: QPainter, lanes: Sequence[SeenLane], marked: Marked) -> None:
        """Draw a ground behind the items that a rubber band has caught."""
        if not len(marked.chosen):
            return
        painter.setPen(QPen(self._inks.ink("accent"), 1.2))
        painter.setBrush(self._inks.ink("accent_soft"))
        for lane in lanes:
            for at in np.flatnonzero(np.isin(lane.index, marked.chosen)).tolist():
                seen = lane.seen(at)
                painter.drawRoundedRect(
                    QRectF(seen.left - 4, seen.y - lane.row / 2 + 0.5, seen.right - seen.left + 8, lane.row - 1), 6, 6
                )

    def band(self, painter: QPainter, marked: Marked) -> None:
        """Draw the rubber band."""
        if marked.band is not None:
            soft = QColor(self._inks.ink("accent_soft"))
            soft.setAlphaF(0.5)
            pen = QPen(self._inks.ink("accent"), 1.2)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(soft)
            painter.drawRect(marked.band)

    def columns(self, painter: QPainter, lane: SeenLane) -> None:
        """Draw how dense the crowded cells of a lane are."""
        whole = ~lane.placement.chips.partial[lane.chips]
        if not whole.any():
            return
        bottom = round(lane.top + lane.height)
        columns = zip(
            lane.chip_left[whole].tolist(), lane.chip_right[whole].tolist(), lane.density[whole].tolist(), strict=True
        )
        for start, end, dense in columns:
            height = round((0.15 + 0.8 * dense) * (lane.height - 6))
            left, right = round(start), round(end) - 1
            painter.fillRect(left, bottom - height, right - left, height, self._inks.density(dense))

    def chip(self, painter: QPainter, lane: SeenLane, seen: SeenCluster, marked: Marked) -> None:
        """Draw the count of a cluster."""
        rect = QRectF(seen.middle - CHIP / 2, seen.y - BODY / 2, CHIP, BODY)
        members = seen.cluster.items
        holds_selected = marked.selected >= 0 and marked.selected in members
        holds_cursor = marked.cursor >= 0 and marked.cursor_lane == lane.number and marked.cursor in members
        hovered = marked.cluster == (lane.number, seen.cluster.first)
        ink = self._inks.ink("accent" if holds_selected or hovered else "outline")
        painter.setPen(QPen(ink, 2 if holds_selected else 1))
        painter.setBrush(self._inks.ink("accent_soft" if hovered else "surface"))
        painter.drawRoundedRect(rect, BODY / 2, BODY / 2)
        count = short_count(len(seen.cluster))
        self._inks.chip.centre(painter, rect, f"+{count}" if seen.cluster.partial else count, self._inks.ink("text"))
        if holds_cursor and marked.focused:
            self.cursor(painter, rect)

    def item(
        self, painter: QPainter, item: TimelineItem, seen: Seen, lane: SeenLane, scale: Scale, marked: Marked
    ) -> None:
        """Draw an item with its label."""
        rejected = item.review is Review.REJECTED
        chosen = seen.item == marked.selected
        around = self.around(item, seen)
        if chosen or seen.item == marked.hovered:
            painter.setPen(QPen(self._inks.ink("accent"), 1.6) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(self._inks.ink("accent_soft"))
            painter.drawRoundedRect(around, 6, 6)
        colour = self._inks.ink(item.status.value)
        painter.setOpacity(0.42 if rejected else 1.0)
        if item.form is Form.MARK and scale.days_per_pixel * WHOLE_DAY > 1:
            if 1 / scale.days_per_pixel >= WIDE_DAY:
                marks.draw_day(painter, scale.x_of(item.start), scale.x_of(item.end), seen.y, colour)
            marks.draw_mark(painter, item, (seen.left + seen.right) / 2, seen.y, colour, self._inks.ink("surface"))
        else:
            ends = bars.ends_of(item, seen.left, seen.right, scale.width)
            within = replace(item, form=Form.RANGE) if item.form is Form.MARK else item
            bars.draw_bar(painter, within, ends, seen.y, colour)
        painter.setOpacity(1.0)
        if seen.room:
            self._label(painter, item, seen, titled_within(item.label, lane.lane.name), scale.width)
        if seen.item == marked.cursor and lane.number == marked.cursor_lane and marked.focused and not chosen:
            self.cursor(painter, around)

    def _label(self, painter: QPainter, item: TimelineItem, seen: Seen, text: str, edge: float) -> None:
        x, room = label_place(seen)
        # What would go on beyond the window or the sheet ends at its edge, and says so.
        room, rejected = min(room, edge - _EDGE - x), item.review is Review.REJECTED
        self.words(painter, item, text, x, seen.y, room, on_bar=is_on_bar(item, seen.inside), rejected=rejected)

    def words(
        self, painter: QPainter, item: TimelineItem, text: str, x: float, y: float, room: float, *,
        on_bar: bool, rejected: bool,
    ) -> None:  # fmt: skip
        """Draw a label with its signs into *room* pixels; *on_bar* tells that it stands on a filled bar."""
        ink = self._inks.ink(_ink_name(on_bar=on_bar, rejected=rejected))
        good = ink if on_bar else self._inks.ink("good")
        start = marks.draw_signs(painter, item, x, y, ink if on_bar else self._inks.ink(item.status.value), good)
        if item.reports > 1:
            start = marks.draw_count(painter, self._inks.chip, marks.count_words(item), start, y, ink)
        room -= start - x
        if room > 10:
            self._inks.plain.left(painter, start, y, self._inks.plain.fit(text, room), ink, struck=rejected)

    def around(self, item: TimelineItem, seen: Seen) -> QRectF:
        """The ground behind an item and its label when it is chosen or under the pointer."""
        right = seen.right
        if seen.room and not seen.inside:
            right += GAP + min(seen.room, self._inks.label_width(item)) + 2
        return QRectF(seen.left - 4, seen.y - self._inks.row / 2 + 0.5, right - seen.left + 8, self._inks.row - 1)

    def cursor(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the keyboard's cursor around *rect*."""
        pen = QPen(self._inks.ink("text"), 1.2)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-2, -1, 2, 1), 7, 7)


def is_on_bar(item: TimelineItem, inside: bool) -> bool:
    """Tell whether a label stands on a bar so full of colour that its letters must be light."""
    return inside and item.form is Form.SPAN and item.status is Status.ASSERTED


def label_ink(item: TimelineItem, inside: bool) -> str:
    """Return the colour of a label by its field's name in the theme."""
    return _ink_name(on_bar=is_on_bar(item, inside), rejected=item.review is Review.REJECTED)


def _ink_name(*, on_bar: bool, rejected: bool) -> str:
    return "surface" if on_bar else "muted" if rejected else "text"


def label_place(seen: Seen) -> tuple[float, float]:
    """Return where a label begins and how much room it has; inside a bar it keeps in sight as long as it can."""
    if not seen.inside:
        return seen.right + GAP, seen.room
    start = max(seen.left + INSET, min(INSET, seen.right - INSET - seen.room))
    return start, seen.room


def short_count(count: int) -> str:
    """Return a count that fits a chip: "1,234", "12k"."""
    if count < 10_000:
        return grouped(count)
    return f"{count // 1000}k" if count < 1_000_000 else f"{tenths(count / 1_000_000)}M"
