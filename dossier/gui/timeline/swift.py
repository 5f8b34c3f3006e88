"""The lanes of one frame from sprites: what is seen of all of them goes into a few arrays, and those to Qt."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dossier.domain.events import Review
from dossier.domain.wording import titled_within
from dossier.gui.timeline.drawing import WIDE_DAY, Drawing, Marked, is_on_bar, label_ink, short_count
from dossier.gui.timeline.inks import Inks
from dossier.gui.timeline.lettered import ELLIPSIS, Ending, Words
from dossier.gui.timeline.pens import Pens, Placed
from dossier.gui.timeline.sprites import Batch
from dossier.timeline.columns import FORM_OF, STATUS, STATUSES
from dossier.timeline.extents import CHIP, GAP, INSET, LONGEST_LABEL, WHOLE_DAY
from dossier.timeline.items import Form
from dossier.timeline.lanes import Board
from dossier.timeline.scale import Scale
from dossier.timeline.stage import BODY, SeenLane

_EDGE = 4.0
"""Pixels between the end of words that are cut and the window's edge."""


class Swift:
    """Paints lanes at one ratio of device pixels to pixels of the window."""

    def __init__(self, inks: Inks, drawing: Drawing, ratio: float) -> None:
        self.ratio = ratio
        self._inks, self._drawing = inks, drawing
        self._pens = Pens(inks.ink, inks.chip, ratio)
        self._high = inks.row - 2
        self._words = Words(ratio, self._high)
        self._board: Board | None = None
        self.unlabelled: list[int] = []
        """The items whose words are not known yet."""

    @property
    def unfinished(self) -> bool:
        """Tell whether labels wait for the next frame."""
        return self._words.unfinished

    def lanes(self, painter: QPainter, lanes: Sequence[SeenLane], board: Board, scale: Scale, marked: Marked) -> None:
        """Paint all that is seen of *lanes*."""
        if board is not self._board:
            # Sprites are known by their item: those of another board are other labels.
            self._board, self._words = board, Words(self.ratio, self._high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for lane in lanes:
            self._drawing.columns(painter, lane)
        if marked.gaps is not None:
            for lane in lanes:
                self._drawing.gaps(painter, lane, marked.gaps(lane.number), scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawing.caught(painter, lanes, marked)
        self._drawing.links(painter, lanes, marked)
        self._hover(painter, lanes, board, marked)
        self._days(painter, lanes, board, scale)
        batch = Batch()
        for lane in lanes:
            self._chips(batch, lane, marked)
        self._bodies(batch, lanes, board, scale, marked)
        batch.paint(painter, self._pens.sheet)
        self._labels(painter, lanes, board, scale, marked)
        self._on_top(painter, lanes, board, scale, marked)
        self._drawing.band(painter, marked)

    def _chips(self, batch: Batch, lane: SeenLane, marked: Marked) -> None:
        if not len(lane.chips):
            return
        chips = lane.placement.chips
        words = [
            f"+{short_count(count)}" if partial else short_count(count)
            for count, partial in zip(
                chips.counts[lane.chips].tolist(), chips.partial[lane.chips].tolist(), strict=True
            )
        ]
        hovered = -1
        if marked.cluster is not None and marked.cluster[0] == lane.number:
            first = chips.cells[lane.chips] * lane.placement.cell_days
            at = np.flatnonzero(np.isclose(first, marked.cluster[1], rtol=0, atol=lane.placement.cell_days / 4))
            hovered = int(at[0]) if len(at) else -1
        self._pens.chips(batch, (lane.chip_left + lane.chip_right) / 2, lane.chip_y, words, hovered)

    def _bodies(self, batch: Batch, lanes: Sequence[SeenLane], board: Board, scale: Scale, marked: Marked) -> None:
        index = np.concatenate([lane.index for lane in lanes]) if lanes else np.zeros(0, np.int64)
        if not len(index):
            return
        left, right, y = (np.concatenate([getattr(lane, name) for lane in lanes]) for name in ("left", "right", "y"))
        looks = board.columns.looks[index]
        if marked.selected >= 0:
            rest = index != marked.selected
            left, right, y, looks = left[rest], right[rest], y[rest], looks[rest]
        if scale.days_per_pixel * WHOLE_DAY <= 1:
            marks = (looks & 3) == FORM_OF[Form.MARK]
            looks = np.where(marks, looks - FORM_OF[Form.MARK] + FORM_OF[Form.RANGE], looks).astype(np.uint16)
        self._pens.bodies(batch, Placed(left, right, y, looks), scale.width)

    def _days(self, painter: QPainter, lanes: Sequence[SeenLane], board: Board, scale: Scale) -> None:
        """Underline the days of marks where a day is wide enough to see where it begins and ends."""
        if not WIDE_DAY <= 1 / scale.days_per_pixel < WHOLE_DAY:
            return
        lines: dict[int, list[QLineF]] = {}
        for lane in lanes:
            looks = board.columns.looks[lane.index]
            for at in np.flatnonzero((looks & 3) == FORM_OF[Form.MARK]).tolist():
                item = int(lane.index[at])
                left, right = (scale.x_of(float(days[item])) for days in (board.columns.starts, board.columns.ends))
                base = float(lane.y[at]) + BODY / 2
                found = lines.setdefault(int(looks[at] >> STATUS & 3), [])
                found.append(QLineF(left, base, right, base))
                found += [QLineF(x, base - 4, x, base) for x in (left, right)]
        for status, found in lines.items():
            faint = QColor(self._inks.ink(STATUSES[status].value))
            faint.setAlphaF(0.5)
            painter.setPen(QPen(faint, 1))
            painter.drawLines(found)

    def _labels(self, painter: QPainter, lanes: Sequence[SeenLane], board: Board, scale: Scale, marked: Marked) -> None:
        self._words.begin()
        self.unlabelled = []
        for lane in lanes:
            at = np.flatnonzero(lane.room > 0)
            if not len(at):
                continue
            inside, right, room = lane.inside[at], lane.right[at], lane.room[at]
            within = np.maximum(lane.left[at] + INSET, np.minimum(INSET, right - INSET - room))
            x = np.where(inside, within, right + GAP)
            # What would go on beyond the window ends at its edge, and says so.
            room = np.minimum(room, scale.width - _EDGE - x)
            # What begins before the window begins at its edge, within the bar that it stands in.
            before = np.where(inside, np.maximum(INSET - x, 0), 0)
            x, room = x + before, room - before
            ids = board.columns.ids[lane.index[at]]
            rows = zip(
                lane.index[at].tolist(), ids.tolist(), x.tolist(), lane.y[at].tolist(), room.tolist(), inside.tolist(),
                strict=True,
            )  # fmt: skip
            for row in rows:
                if row[0] != marked.selected:
                    self._put(board, lane, *row)
        self._words.paint(painter)

    def _put(
        self, board: Board, lane: SeenLane, index: int, event: int, x: float, y: float, room: float, inside: bool
    ) -> None:
        text = board.labels.get(event)
        if text is None:
            self.unlabelled.append(index)
            return
        # The lane's name is left out of its labels; lanes that stand for something else may have the same key.
        key = (index, lane.lane.name, inside)
        if not self._words.put_known(key, x, y, room):
            item = board.items[index]
            own = titled_within(text, lane.lane.name)
            width = min(self._inks.width_of(own, int(board.columns.looks[index]), item.reports), LONGEST_LABEL)

            def draw(painter: QPainter) -> None:
                self._drawing.words(
                    painter, item, own, 0, self._high / 2, width,
                    on_bar=is_on_bar(item, inside), rejected=item.review is Review.REJECTED,
                )  # fmt: skip

            self._words.put(key, x, y, room, width, draw, self._ending(label_ink(item, inside)))

    def _ending(self, ink: str) -> Ending:
        plain = self._inks.plain

        def draw(painter: QPainter) -> None:
            plain.left(painter, 0, self._high / 2, ELLIPSIS, self._inks.ink(ink))

        return Ending(ink, plain.width(ELLIPSIS), draw)

    def _hover(self, painter: QPainter, lanes: Sequence[SeenLane], board: Board, marked: Marked) -> None:
        for lane in lanes:
            at = lane.find(marked.hovered)
            if at >= 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._inks.ink("accent_soft"))
                painter.drawRoundedRect(self._drawing.around(board.items[marked.hovered], lane.seen(at)), 6, 6)

    def _on_top(self, painter: QPainter, lanes: Sequence[SeenLane], board: Board, scale: Scale, marked: Marked) -> None:
        for lane in lanes:
            at = lane.find(marked.selected)
            if at >= 0:
                self._drawing.chosen(painter, lane, board.items, scale, marked, at)
            if marked.focused and lane.number == marked.cursor_lane and marked.cursor != marked.selected:
                self._cursor(painter, lane, board, marked.cursor)

    def _cursor(self, painter: QPainter, lane: SeenLane, board: Board, item: int) -> None:
        at = lane.find(item)
        if at >= 0:
            self._drawing.cursor(painter, self._drawing.around(board.items[item], lane.seen(at)))
            return
        at = lane.find_chip(item)
        if at >= 0:
            middle, y = (lane.chip_left[at] + lane.chip_right[at]) / 2, lane.chip_y[at]
            self._drawing.cursor(painter, QRectF(middle - CHIP / 2, y - BODY / 2, CHIP, BODY))
