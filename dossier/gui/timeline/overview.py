"""The overview: where in all of time the events stand, with a brush over the part in sight."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dossier.gui.theme import colours
from dossier.gui.timeline.painting import NAMES
from dossier.timeline.clusters import density
from dossier.timeline.lanes import Board, Lanes
from dossier.timeline.scale import Scale, fit
from dossier.tongue import tr

_HEIGHT = 34
_BIN = 4.0
"""Pixels of one column."""
_SIDE = 4.0
"""Pixels beside a side of the brush at which it can be taken hold of."""
_LEAST_BRUSH = 8.0


class Overview(QWidget):
    """Columns of how many events there are, and a brush that can be dragged."""

    moved = Signal(float)
    """The day that should stand in the middle."""
    zoomed = Signal(float)
    """By how much to zoom."""
    stretched = Signal(float, float)
    """The days at the left and at the right of what is to be in sight: a side of the brush is dragged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("Overview of the timeline"))
        self.setAccessibleDescription(tr("Drag to move the part in sight; the timeline's own keys do the same"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._board = Board()
        self._lanes = Lanes()
        self._bounds: tuple[float, float] | None = None
        self._sight: Scale | None = None
        self._columns: tuple[float, tuple[float, ...]] = (0.0, ())
        self._grip = 0.0
        self._fixed: float | None = None
        """The day at the side of the brush that stays while the other one is dragged."""
        self.setMouseTracking(True)
        self._names = NAMES

    def give_names(self, pixels: float) -> None:
        """Begin where the lanes above begin."""
        self._names = pixels
        self._columns = (0.0, ())
        self.update()

    def show_lanes(self, board: Board, lanes: Lanes) -> None:
        """Count the events of *lanes*."""
        self._board, self._lanes = board, lanes
        self._bounds = board.bounds(lanes)
        self._columns = (0.0, ())
        self.update()

    def show_sight(self, sight: Scale) -> None:
        """Lay the brush over what is in sight."""
        self._sight = sight
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    def whole(self) -> Scale | None:
        """Return the scale of the overview itself, None without events."""
        return None if self._bounds is None else fit(*self._bounds, max(self.width() - self._names, 1.0))

    def brush(self) -> QRectF | None:
        """Return where the brush lies."""
        whole = self.whole()
        if whole is None or self._sight is None:
            return None
        left, right = whole.x_of(self._sight.left), whole.x_of(self._sight.right)
        if right - left < _LEAST_BRUSH:
            left, right = (left + right - _LEAST_BRUSH) / 2, (left + right + _LEAST_BRUSH) / 2
        return QRectF(self._names + left, 1, right - left, self.height() - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(c.raised))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(c.border))
        whole, brush = self.whole(), self.brush()
        if whole is not None and brush is not None:
            painter.setClipRect(QRectF(self._names, 1, self.width() - self._names, self.height()))
            painter.fillRect(brush, QColor(c.accent_soft))
            self._paint_columns(painter, whole, QColor(c.outline))
            painter.setPen(QPen(QColor(c.accent), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(brush.adjusted(0.5, 1, -0.5, -1), 3, 3)
        painter.end()

    def _paint_columns(self, painter: QPainter, whole: Scale, ink: QColor) -> None:
        if self._columns[0] != whole.width:
            self._columns = (whole.width, density(self._board, self._lanes, whole, _BIN))
        room = self.height() - 8.0
        for number, part in enumerate(self._columns[1]):
            if part:
                height = max(2.0, part * room)
                painter.fillRect(QRectF(self._names + number * _BIN, self.height() - 3 - height, _BIN - 1, height), ink)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        brush = self.brush()
        if event.button() == Qt.MouseButton.LeftButton and brush is not None:
            self._fixed = self._far_side(event.position().x())
            if self._fixed is not None:
                return
            inside = brush.contains(event.position())
            self._grip = event.position().x() - brush.center().x() if inside else 0.0
            self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event.position())
        elif self._far_side(event.position().x()) is not None:
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _far_side(self, x: float) -> float | None:
        """Return the day at the other side of the brush where *x* is at one of its sides, which can be dragged."""
        brush, sight = self.brush(), self._sight
        if brush is None or sight is None or brush.width() < 4 * _SIDE:
            return None
        sides = ((brush.left(), sight.right), (brush.right(), sight.left))
        return next((day for at, day in sides if abs(x - at) <= _SIDE), None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoomed.emit(1.25 ** (event.angleDelta().y() / 120.0))
        event.accept()

    def _follow(self, point: QPointF) -> None:
        whole = self.whole()
        if whole is None:
            return
        if self._fixed is not None:
            first, last = sorted((self._fixed, whole.day_at(point.x() - self._names)))
            self.stretched.emit(first, last)
        else:
            self.moved.emit(whole.day_at(point.x() - self._grip - self._names))
