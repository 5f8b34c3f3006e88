"""What mouse, wheel, touchpad and keys do to the timeline."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from dossier.gui.timeline.surface import Hit, TimelineSurface
from dossier.timeline.columns import Indexes
from dossier.timeline.placement import Cluster
from dossier.timeline.scale import fit
from dossier.timeline.travel import Cursor, across, along, nearest

_ZOOM = 1.25
"""The zoom of one notch of the wheel or one press of a key."""
_KEY_PAN = 0.12
"""The part of the window that an arrow key pans."""
_NOTCH = 120.0
"""What Qt counts for one notch of a wheel."""
_EDGE = 3.0
"""Pixels beside the edge of the column of lane names at which it can be taken hold of."""
_DAY_OPENS = 1.0
"""Clusters of events within this many days are listed; no zoom would part them."""


class TimelineCanvas(TimelineSurface):
    """The surface with its handles."""

    event_chosen = Signal(int)
    """The id of an event that was clicked or entered."""
    lane_chosen = Signal(int)
    """The key of a lane whose name was clicked."""
    hovered = Signal(object, QPoint)
    """The pointer came to something else: a Hit; the position is global."""
    cluster_opened = Signal(object, QPoint)
    """A cluster that no zoom can open was clicked: the ids of its events; the position is global."""

    dragged_out = Signal(int)
    """An event, or with 0 the picture of all, is dragged into another program: Ctrl and the mouse."""
    back_wanted = Signal()
    """What was in sight before is to be shown again."""
    names_given = Signal(float)
    """The column of lane names was dragged to so many pixels; 0: it is to be as wide as the names need."""
    events_caught = Signal(object)
    """The indexes of the items that a rubber band has caught, ascending; none where it is let go."""
    pressed = Signal()
    """A click begins: what is seen had better stay where it is until it cannot be a double click any more."""
    rejected = Signal(object)
    """Events are to be rejected by a key: the indexes of their items."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._banding = False
        self._pressed: QPointF | None = None
        self._clicked: tuple[QPointF, Hit, int] | None = None
        """Where the last click began, what stood there, and the id of its event (0 for none)."""
        self._last = QPointF()
        self._dragging = False
        self._widening = False
        self._over_gap: tuple[float, float] | None = None

    # Wheel and touchpad.

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, pixels = event.angleDelta(), event.pixelDelta()
        point = event.position()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        sideways = pixels.x() or turn.x()
        if abs(turn.x()) > abs(turn.y()) and not shift:
            self.pan(sideways)
        elif shift or point.x() < self.names:
            self.scroll_to(self.scroll_y - (pixels.y() or pixels.x() or turn.y() or turn.x()))
        else:
            # A touchpad tells of every bit of the fingers' way: that is followed at once.
            by_notches = pixels.isNull() and event.phase() == Qt.ScrollPhase.NoScrollPhase
            self.zoom(_ZOOM ** (turn.y() / _NOTCH), point.x() - self.names, gently=by_notches)
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(max(1.0 + event.value(), 0.2), event.position().x() - self.names)
            return True
        return super().event(event)

    # Mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._last = event.position()
            hit = self.hit(event.position())
            self._clicked = event.position(), hit, self.event_id(hit.item)
            self.pressed.emit()
            self._dragging = False
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._widening = not shift and self._is_at_edge(event.position())
            self._banding = shift and event.position().x() >= self.names and event.position().y() >= self.axis

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        self.point_at(point.x() - self.names)
        if self._pressed is None and self._is_at_edge(point):
            self._hover(Hit(), event.globalPosition().toPoint())
            self.setCursor(Qt.CursorShape.SplitHCursor)
            return
        if self._pressed is None:
            if self.cursor().shape() is Qt.CursorShape.SplitHCursor:
                self.unsetCursor()
            self._hover(self.hit(point), event.globalPosition().toPoint())
            return
        if self._widening:
            self.give_names(point.x())
            return
        moved = (point - self._pressed).manhattanLength()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and not self._dragging and not self._banding and moved >= QApplication.startDragDistance():
            hit = self.hit(self._pressed)
            self._pressed = None
            self.dragged_out.emit(self.event_id(hit.item) if hit.item >= 0 else 0)
            return
        if not self._dragging and moved >= QApplication.startDragDistance():
            self._dragging = True
            self._hover(Hit(), event.globalPosition().toPoint())
            self.setCursor(Qt.CursorShape.CrossCursor if self._banding else Qt.CursorShape.ClosedHandCursor)
        if self._dragging and self._banding:
            self.marked.band = QRectF(self._pressed, point).normalized().translated(-self.names, -self.axis)
            self.update()
        elif self._dragging:
            way = point - self._last
            on_axis, on_names = self._pressed.y() < self.axis, self._pressed.x() < self.names
            self.pan(0.0 if on_names else way.x(), 0.0 if on_axis else way.y())
            self._last = point

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.unsetCursor()
        if self._widening:
            self._widening = False
            self.names_given.emit(self.names)
        elif not self._dragging:
            self._click(self.hit(event.position()), event)
        elif self.marked.band is not None:
            self._catch(self.marked.band)
        self._dragging = self._banding = False

    def _catch(self, band: QRectF) -> None:
        """Choose all that a rubber band touches."""
        self.marked.band = None
        self.choose_items(self.caught_by(band))
        self.events_caught.emit(self.marked.chosen)

    def let_go(self) -> None:
        """Choose nothing any more."""
        self.choose_items(np.zeros(0, np.int64))
        self.events_caught.emit(self.marked.chosen)

    def _is_at_edge(self, point: QPointF) -> bool:
        """Tell whether a point is on the line beside the lane names, which can be dragged."""
        return abs(point.x() - self.names) <= _EDGE

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_at_edge(event.position()):
            self.give_names(None)
            self.names_given.emit(0.0)
            return
        hit, item = self._double_clicked(event.position())
        if item >= 0:
            self.zoom_to_item(item)
        elif hit.item < 0 and hit.cluster is None and event.position().x() >= self.names:
            self.zoom(_ZOOM**3, event.position().x() - self.names, gently=True)

    def _double_clicked(self, point: QPointF) -> tuple[Hit, int]:
        """Return what a double click at *point* is meant for, and its item: what the first of the two clicks was on.

        That click may have brought something else to the place.
        """
        before, self._clicked = self._clicked, None
        if before is None or (before[0] - point).manhattanLength() > 2 * QApplication.startDragDistance():
            return (hit := self.hit(point)), hit.item
        _, hit, event_id = before
        return hit, self.stage.board.places.get(event_id, -1) if event_id else -1

    def leaveEvent(self, _event: QEvent) -> None:
        self.point_at(None)
        self._hover(Hit(), QPoint())

    def _click(self, hit: Hit, event: QMouseEvent) -> None:
        if hit.item >= 0:
            lane = self.stage.lanes[hit.lane]
            self.choose(hit.lane, lane.position_of(hit.item))
        elif hit.cluster is not None:
            self.open_cluster(hit.cluster, event.globalPosition().toPoint())
        elif hit.lane >= 0 and event.position().x() < self.names:
            self.lane_chosen.emit(self.stage.lanes[hit.lane].key)
        else:
            self.set_cursor_at(None)

    def _hover(self, hit: Hit, point: QPoint) -> None:
        cluster = (hit.lane, hit.cluster.first) if hit.cluster else None
        if (hit.item, cluster, hit.gap) == (self.marked.hovered, self.marked.cluster, self._over_gap):
            return
        self._over_gap = hit.gap
        self.marked.hovered, self.marked.cluster = hit.item, cluster
        if not self._dragging:
            points = hit.item >= 0 or cluster is not None or (hit.lane >= 0 and self._over_names(point))
            self.setCursor(Qt.CursorShape.PointingHandCursor if points else Qt.CursorShape.ArrowCursor)
        self.hovered.emit(hit, point)
        self.update()

    def _over_names(self, point: QPoint) -> bool:
        return self.mapFromGlobal(point).x() < self.names

    # Choosing.

    def choose(self, lane: int, position: int) -> None:
        """Select an item of a lane: the cursor goes there, and the world hears of it."""
        self.set_cursor_at(Cursor(lane, position))
        self.event_chosen.emit(self.event_at_cursor())

    def open_cluster(self, cluster: Cluster, point: QPoint) -> None:
        """Zoom to a cluster's events, or ask for a list of them where they are of one day."""
        days = self.stage.board.anchors_of(cluster.items)
        first, last = float(days.min()), float(days.max())
        goal = fit(first - 0.5, last + 0.5, self.scale.width)
        if last - first < _DAY_OPENS or goal.days_per_pixel > self.scale.days_per_pixel / 1.2:
            self.cluster_opened.emit(self.stage.board.columns.ids[cluster.items].tolist(), point)
        else:
            self.glide_to(goal)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._view_key(event) and not self._cursor_key(event):
            super().keyPressEvent(event)

    def _view_key(self, event: QKeyEvent) -> bool:
        """Zoom and scroll; tell whether the key was meant so."""
        key = Qt.Key
        match event.key():
            case key.Key_Plus | key.Key_Equal:
                self.zoom(_ZOOM, gently=True)
            case key.Key_Minus | key.Key_Underscore:
                self.zoom(1 / _ZOOM, gently=True)
            case key.Key_0:
                self.fit_all()
            case key.Key_Backspace:
                self.back_wanted.emit()
            case key.Key_PageUp:
                self.scroll_to(self.scroll_y - self.body_size.height() * 0.8)
            case key.Key_PageDown:
                self.scroll_to(self.scroll_y + self.body_size.height() * 0.8)
            case key.Key_A if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._catch(QRectF(0, 0, self.body_size.width(), self.body_size.height()))
            case key.Key_Delete if not event.modifiers() and len(items := self._judged_by_key()):
                self.rejected.emit(items)
            case key.Key_Escape if len(self.marked.chosen):
                self.let_go()
            case key.Key_Escape if self.cursor_at is not None:
                self.set_cursor_at(None)
            case _:
                return False
        return True

    def _judged_by_key(self) -> Indexes:
        """Return the items that are caught, or the one under the cursor, or the selected one."""
        if len(self.marked.chosen):
            return self.marked.chosen
        one = self.marked.cursor if self.marked.cursor >= 0 else self.marked.selected
        return np.array([one] if one >= 0 else [], np.int64)

    def _cursor_key(self, event: QKeyEvent) -> bool:
        """Go from event to event, or pan where none is chosen; tell whether the key was meant so."""
        key = Qt.Key
        ways = {key.Key_Left: (-1, 0), key.Key_Right: (1, 0), key.Key_Up: (0, -1), key.Key_Down: (0, 1)}
        if not self.stage.lanes:
            return False
        match event.key():
            case key.Key_Left | key.Key_Right | key.Key_Up | key.Key_Down:
                self._arrow(*ways[Qt.Key(event.key())], event.modifiers())
            case key.Key_Home | key.Key_End:
                self._to_the_end(-1 if event.key() == key.Key_Home else 1)
            case key.Key_Return | key.Key_Enter | key.Key_Space:
                if self.cursor_at is None:
                    self._start_cursor()
                if self.cursor_at is not None:
                    self.event_chosen.emit(self.event_at_cursor())
            case _:
                return False
        return True

    def _arrow(self, along_time: int, across_lanes: int, modifiers: Qt.KeyboardModifier) -> None:
        free = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        step = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if free or (self.cursor_at is None and not step):
            self.pan(-along_time * _KEY_PAN * self.scale.width, -across_lanes * 40.0)
            return
        if self.cursor_at is None:
            self._start_cursor()
        elif along_time:
            self.set_cursor_at(along(self.stage.lanes, self.cursor_at, along_time))
        else:
            self.set_cursor_at(across(self.stage.board, self.stage.lanes, self.cursor_at, across_lanes))
        if self.cursor_at is not None:
            self.reveal(self.cursor_at)

    def _start_cursor(self) -> None:
        """Put the cursor on the event nearest to the middle, in the first lane in sight."""
        lane = self.stage.lane_at(self.scroll_y + 1)
        if lane is not None:
            day = self.scale.centre
            self.set_cursor_at(Cursor(lane, nearest(self.stage.board, self.stage.lanes[lane], day)))

    def _to_the_end(self, way: int) -> None:
        """Go to the first or last event: of the cursor's lane, or of all."""
        if self.cursor_at is not None:
            self.set_cursor_at(along(self.stage.lanes, self.cursor_at, way * len(self.stage.board.items)))
            if self.cursor_at is not None:
                self.reveal(self.cursor_at)
            return
        bounds = self.stage.board.bounds(self.stage.lanes)
        if bounds is not None:
            air = self.scale.span * 0.4
            self.glide_to(self.scale.moved_to(bounds[0] + air if way < 0 else bounds[1] - air))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)
