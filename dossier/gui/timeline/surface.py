"""The surface of the timeline: a widget that paints itself, and what part of time and of the lanes it shows."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from dossier.gui.theme import colours
from dossier.gui.timeline.drawing import Marked
from dossier.gui.timeline.glide import Glide
from dossier.gui.timeline.painting import NAMES, Painting
from dossier.gui.timeline.sheet import Shown
from dossier.timeline.columns import Indexes
from dossier.timeline.extents import CHIP, GAP, INSET, LABEL
from dossier.timeline.lanes import Board, Lanes
from dossier.timeline.listing import shared
from dossier.timeline.placement import Cluster
from dossier.timeline.scale import Scale, fit
from dossier.timeline.stage import BODY, MARGIN, SeenLane, Stage
from dossier.timeline.travel import Cursor, find

_NAMES_SHARE, _WIDEST_NAMES = 0.2, 380.0
"""The column of lane names takes no more of the width than this by itself, and no more pixels than those."""
_NARROWEST_NAMES = 90.0
_LABEL_ROOM = 0.1
"""The part of the time covered that is left free at the right for the labels of the last events."""
_LEAST_AIR = 60.0
"""Days around the events of a lane at least: a single day alone in sight says little."""
_SEEN_FROM, _SEEN_TO = 0.08, 0.80
"""Between these parts of the width a mark is in view, with room for its words."""
_FAR = 1.5
"""So many widths from the middle nothing is left of what was in sight: the mark goes to the middle."""
_NOTHING: Indexes = np.zeros(0, np.int64)
_ASKED = 150
"""So many labels are asked for at a time."""
_EMPTY = fit(float(730_000), float(740_000), 800)


@dataclass(frozen=True, slots=True)
class Hit:
    """What stands at a point: an item's index (-1 for none), a cluster, and the number of the lane (-1 for none).

    ``gap`` are the days between which nothing is known there, where gaps are shown.
    """

    item: int = -1
    cluster: Cluster | None = None
    lane: int = -1
    gap: tuple[float, float] | None = None


class TimelineSurface(QWidget):
    """Shows a board's lanes. It knows no case: the pane gives it items."""

    cursor_moved = Signal()
    """The keyboard's cursor stands on another event, or on none."""
    view_changed = Signal()
    """Another part of time or of the lanes is seen."""
    names_changed = Signal(float)
    """The column of lane names has another width, in pixels."""
    labels_wanted = Signal(list)
    """Ids of events in sight whose words are not known yet; ``add_labels`` is to bring them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.scale = _EMPTY
        self.scroll_y = 0.0
        self.marked = Marked()
        self.cursor_at: Cursor | None = None
        self.animated = True
        self.empty_text = ""
        self.names = NAMES
        """Pixels of the column of lane names."""
        self._names_given: float | None = None
        self._painting = Painting(colours(), self.font())
        self._dressing = QTimer(self, singleShot=True)  # active while colours or letters are not yet taken
        self._dressing.timeout.connect(self._dress)
        self._board = Board()
        self._asked: set[int] = set()
        self.stage = Stage(Board(), Lanes(), self._label_width)
        self._glide = Glide(self._move, self)
        self._fitted = True
        self._gaps = self._compared = False
        self._seen: list[SeenLane] = []

    # What is shown.

    def show_lanes(self, board: Board, lanes: Lanes, *, refit: bool) -> None:
        """Show *lanes* of *board*; with *refit* from the first to the last of their events."""
        ids = [self.event_id(index) for index in (self.marked.selected, self.marked.cursor)]
        self._fit_names(lanes)
        self._set_stage(board, lanes)
        self.marked.selected, self.marked.cursor = (board.places.get(event, -1) for event in ids)
        self.stage.pin(self.marked.selected)
        self.marked.hovered, self.marked.cluster = -1, None
        self.marked.chosen = _NOTHING
        self.show_gaps(self._gaps)
        self.compare(self._compared)
        self.cursor_at = find(lanes, self.marked.cursor) if self.marked.cursor >= 0 else None
        self.marked.cursor_lane = self.cursor_at.lane if self.cursor_at else -1
        if refit:
            self.fit_all(animate=False)
        self._move(self.scale, self.scroll_y)

    def select_event(self, event_id: int) -> None:
        """Mark an event and bring it into view; 0 marks none."""
        index = self.stage.board.places.get(event_id, -1)
        self.marked.selected = index
        self.stage.pin(index)
        self.update()
        if index < 0:
            return
        here = self.stage.lane_at(self.scroll_y + 1) or 0
        entity = self.stage.number_of(self.marked.entity)
        prefer = [number for number in (self.marked.cursor_lane, entity) if number is not None]
        found = find(self.stage.lanes, index, [*prefer, *range(here, len(self.stage.lanes))])
        if found is not None:
            self.set_cursor_at(found)
            self.reveal(found)

    def show_gaps(self, on: bool) -> None:
        """Show where nothing is known, or no longer."""
        self._gaps = on
        self.marked.gaps = self.stage.gaps if on else None
        self.update()

    def compare(self, on: bool) -> None:
        """Mark the events that several of the lanes share, or no longer."""
        self._compared = on
        self.marked.shared = shared(self.stage.board, self.stage.lanes) if on else _NOTHING
        self.update()

    def choose_items(self, items: Indexes) -> None:
        """Mark these items, which ascend, as caught by a rubber band."""
        self.marked.chosen = items
        self.update()

    def caught_by(self, band: QRectF) -> Indexes:
        """Return the items that a band over the body touches, with those of clusters whose counts it touches."""
        found = [_NOTHING]
        for lane in self._seen:
            touched = (lane.right >= band.left()) & (lane.left <= band.right())
            touched &= (lane.y + BODY / 2 >= band.top()) & (lane.y - BODY / 2 <= band.bottom())
            found.append(lane.index[touched])
            middle = (lane.chip_left + lane.chip_right) / 2
            chips = (middle + CHIP / 2 >= band.left()) & (middle - CHIP / 2 <= band.right())
            chips &= (lane.chip_y + BODY / 2 >= band.top()) & (lane.chip_y - BODY / 2 <= band.bottom())
            found += [lane.cluster(int(at)).cluster.items for at in np.flatnonzero(chips)]
        return np.unique(np.concatenate(found))

    def zoom_to_items(self, items: Indexes) -> None:
        """Show some items from the first to the last."""
        columns = self.stage.board.columns
        first, last = float(columns.starts[items].min()), float(columns.ends[items].max())
        self.glide_to(fit(first, last + (last - first) * _LABEL_ROOM, self.body_size.width()))

    def show_lane(self, number: int) -> bool:
        """Go to the events of a lane, and to the lane; tell whether that is elsewhere than one looks now."""
        items = self.stage.lanes[number].items
        if not len(items):
            return False
        columns = self.stage.board.columns
        first, last = float(columns.starts[items].min()), float(columns.ends[items].max())
        air = max((last - first) * _LABEL_ROOM, _LEAST_AIR)
        goal = fit(first - air / 2, last + air, self.body_size.width())
        if goal == self.scale_ahead:
            return False
        self._fitted = False
        self._glide_to(goal, self._scroll_for(number))
        return True

    def shown(self) -> Shown:
        """Return what a sheet of paper is made from: all lanes, and the part of time in sight."""
        stage = self.stage
        marked = Marked(gaps=self.marked.gaps, shared=self.marked.shared)
        return Shown(stage.board, stage.lanes, self.scale, marked, self.names, self.font())

    @property
    def seen_lanes(self) -> list[SeenLane]:
        """What was painted last."""
        return self._seen

    def select_entity(self, entity_id: int) -> None:
        """Mark the lane of an entity and bring it into view; 0 marks none."""
        self.marked.entity = entity_id or -1
        if entity_id and (number := self.stage.number_of(entity_id)) is not None:
            self._glide_to(self.scale_ahead, self._scroll_for(number))
        self.update()

    def set_cursor_at(self, cursor: Cursor | None) -> None:
        """Put the keyboard's cursor on an item."""
        self.cursor_at = cursor
        self.marked.cursor = -1 if cursor is None else int(self.stage.lanes[cursor.lane].items[cursor.position])
        self.marked.cursor_lane = -1 if cursor is None else cursor.lane
        self.cursor_moved.emit()
        self.update()

    def event_at_cursor(self) -> int:
        """Return the id of the event under the keyboard's cursor, 0 for none."""
        return self.event_id(self.marked.cursor)

    def give_names(self, pixels: float | None) -> None:
        """Make the column of lane names so wide, as far as there is room; None: as wide as the names need."""
        self._names_given = pixels
        self._fit_names(self.stage.lanes)
        self._glide.stop()
        self._move(self.scale.resized(self.body_size.width()), self.scroll_y)

    def _fit_names(self, lanes: Lanes) -> None:
        if self._names_given is None:
            wide = max(min(self._painting.names_width(lanes), self.width() * _NAMES_SHARE, _WIDEST_NAMES), NAMES)
        else:
            wide = max(min(self._names_given, self.width() / 2), _NARROWEST_NAMES)
        wide = float(round(wide))
        if wide != self.names:
            self.names = self._painting.names = wide
            self.names_changed.emit(wide)

    # Where it looks.

    @property
    def axis(self) -> float:
        """Pixels of the axis on top."""
        return self._painting.axis

    @property
    def body_size(self) -> QSize:
        """The room for lanes, beside the names and below the axis."""
        return QSize(max(int(self.width() - self.names), 1), max(int(self.height() - self.axis), 1))

    @property
    def scroll_range(self) -> float:
        """How far the lanes can be scrolled down."""
        return max(0.0, self.stage.height - self.body_size.height())

    @property
    def is_fitted(self) -> bool:
        """Tell whether everything is in sight because nobody has zoomed or panned since ``fit_all``."""
        return self._fitted

    @property
    def scale_ahead(self) -> Scale:
        """The scale that is seen when movement has come to rest."""
        return self._glide.goal[0] if self._glide.goal else self.scale

    def fit_all(self, *, animate: bool = True) -> None:
        """Show from the first to the last event."""
        if (goal := self._fitting(self.stage.board, self.stage.lanes)) is not None:
            self._glide_to(goal, self.scroll_y, animate=animate)
            self._fitted = True

    def zoom(self, factor: float, x: float | None = None, *, gently: bool = False) -> None:
        """Zoom by *factor* at *x* (pixels of the body; the middle): at once, or *gently*, as a notch of the wheel does.

        What a gentle zoom under way has not done yet is added to *factor*: notches neither wait nor get lost, and in
        every frame the day at *x* stays where it is.
        """
        goal = self._glide.goal
        if goal is not None and self._glide.zooms:
            factor *= self.scale.days_per_pixel / goal[0].days_per_pixel
        self._glide.stop()
        self._fitted = False
        scale = self.scale.zoomed(factor, x)
        if gently and self._is_animated():
            self._glide.zoom((self.scale, self.scroll_y), (scale, self.scroll_y))
        else:
            self._move(scale, self.scroll_y)

    def pan(self, pixels: float, down: float = 0.0) -> None:
        """Move the content by *pixels* to the right and *down*."""
        self._glide.stop()
        self._fitted = False
        self._move(self.scale.panned(pixels), self.scroll_y - down)

    def look_at(self, scale: Scale) -> None:
        """Show *scale* at once."""
        self._glide.stop()
        self._fitted = False
        self._move(scale.resized(self.body_size.width()), self.scroll_y)

    def scroll_to(self, scroll: float) -> None:
        """Scroll the lanes."""
        self._move(self.scale, scroll)
        self._glide.scroll_to(self.scroll_y)

    def begin_lanes(self) -> None:
        """Show the first lanes at once, at the scale that the view was on its way to."""
        self._glide_to(self.scale_ahead, 0.0, animate=False)

    def zoom_to_item(self, index: int) -> None:
        """Show an item and what stands around it."""
        item = self.stage.board.items[index]
        air = max((item.end - item.start) * 1.2, 12.0)
        self._fitted = False
        self._glide_to(fit(item.start - air, item.end + air, self.body_size.width()), self.scroll_y)

    def reveal(self, cursor: Cursor) -> None:
        """Bring an item into view, moving no more than needed."""
        index = int(self.stage.lanes[cursor.lane].items[cursor.position])
        item = self.stage.board.items[index]
        scale = self.scale_ahead
        near, far = scale.width * _SEEN_FROM, scale.width * _SEEN_TO
        first, last = scale.day_at(near), scale.day_at(far)
        if item.end < first or item.start > last or (item.start < scale.left and item.end < last):
            day = item.anchor if item.start >= scale.left and item.end - item.start <= scale.span else item.start
            x = scale.x_of(day)
            is_far = abs(x - scale.width / 2) > _FAR * scale.width
            scale = scale.moved_to(day) if is_far else scale.panned(min(max(x, near), far) - x)
        self._fitted = self._fitted and scale == self.scale
        self._glide_to(scale, self._scroll_for_item(cursor.lane, index, scale))

    def point_at(self, x: float | None) -> None:
        """Say on the axis which day stands at *x*; None says none."""
        self.marked.pointer = x if x is not None and x >= 0 else None
        self.update()

    def hit(self, point: QPointF) -> Hit:
        """Return what stands at a point of the widget."""
        x, y = point.x() - self.names, point.y() - self.axis
        if y < 0:
            return Hit()
        for lane in self._seen:
            if lane.top <= y < lane.top + lane.height:
                return self._hit_in(lane, x, y) if x >= 0 else Hit(lane=lane.number)
        return Hit()

    def _hit_in(self, lane: SeenLane, x: float, y: float) -> Hit:
        chip = np.flatnonzero(np.abs(x - (lane.chip_left + lane.chip_right) / 2) <= CHIP / 2)
        chip = chip[np.abs(y - lane.chip_y[chip]) <= lane.row / 2]
        if len(chip):
            return Hit(cluster=lane.cluster(int(chip[0])).cluster, lane=lane.number)
        within = np.maximum(lane.left + INSET, np.minimum(INSET, lane.right - INSET - lane.room))
        words = np.where(lane.inside, within, lane.right + GAP) + lane.room
        reach = np.where(lane.room > 0, np.maximum(lane.right, words), lane.right) + GAP
        found = np.flatnonzero((np.abs(y - lane.y) <= lane.row / 2) & (lane.left - 3 <= x) & (x <= reach))
        if len(found):
            return Hit(item=int(lane.index[found[-1]]), lane=lane.number)
        column = np.flatnonzero((lane.chip_left <= x) & (x < lane.chip_right))
        if len(column):
            return Hit(cluster=lane.cluster(int(column[0])).cluster, lane=lane.number)
        day = self.scale.day_at(x)
        gaps = self.marked.gaps(lane.number).within(day, day, 0.0) if self.marked.gaps is not None else []
        return Hit(lane=lane.number, gap=gaps[0] if gaps else None)

    def glide_to(self, scale: Scale) -> None:
        """Move gently to *scale*."""
        self._fitted = False
        self._glide_to(scale, self.scroll_y)

    def _move(self, scale: Scale, scroll: float) -> None:
        self.scale = scale
        self.scroll_y = min(max(scroll, 0.0), self.scroll_range)
        self.view_changed.emit()
        self.update()

    def _glide_to(self, scale: Scale, scroll: float, *, animate: bool = True) -> None:
        scroll = min(max(scroll, 0.0), self.scroll_range)
        if animate and self._is_animated() and (scale, scroll) != (self.scale, self.scroll_y):
            self._glide.start((self.scale, self.scroll_y), (scale, scroll))
        else:
            self._glide.stop()
            self._move(scale, scroll)

    def _is_animated(self) -> bool:
        """Tell whether the view may move gently: it is seen, and the platform does not ask for rest."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self.animated and self.isVisible() and self.style().styleHint(hint, None, self) > 0

    def _scroll_for(self, number: int) -> float:
        """Return the nearest scroll position at which a lane is wholly in view."""
        top, height = self.stage.top_of(number), self.stage.height_of(number)
        return min(max(self.scroll_y, top + height - self.body_size.height()), top)

    def _scroll_for_item(self, number: int, index: int, scale: Scale) -> float:
        """Return a scroll position at which an item is in view at *scale*: a lane may be higher than the window."""
        scroll, room = self._scroll_for(number), self.body_size.height()
        row = self.stage.row_of(number, index, scale) if self.stage.height_of(number) > room else None
        return scroll if row is None else min(max(self.scroll_y, row[1] + MARGIN - room), row[0] - MARGIN)

    def _set_stage(self, board: Board, lanes: Lanes) -> None:
        if board is not self._board:
            self._painting.forget(is_over=not len(board.columns))
        # Labels are measured by their item's index in the new board, also while the stage is being made.
        self._board = board
        self._asked.clear()
        # What was painted before is of other lanes: nothing can be hit until the next painting.
        self._seen = []
        self.stage = Stage(board, lanes, self._label_width, self._fitting(board, lanes), self._painting.inks.row)

    def _fitting(self, board: Board, lanes: Lanes) -> Scale | None:
        """Return the scale that shows all events and the labels of the last ones; None without events."""
        bounds = board.bounds(lanes)
        if bounds is None:
            return None
        first, last = bounds
        return fit(first, last + (last - first) * _LABEL_ROOM, self.body_size.width())

    def _label_width(self, index: int) -> float:
        columns = self._board.columns
        text = self._board.labels.texts.get(columns.ids.item(index))
        if text is None:
            return LABEL
        return self._painting.inks.width_of(text, columns.looks.item(index), columns.reports.item(index))

    def event_id(self, index: int) -> int:
        """Return the id of the event that an item's index stands for, 0 for none."""
        return self.stage.board.items[index].id if 0 <= index < len(self.stage.board.items) else 0

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._dressing.isActive():
            self._dress()
        self.marked.focused = self.hasFocus()
        self._seen = self.stage.seen(self.scale, self.scroll_y, self.body_size.height())
        painter = QPainter(self)
        try:
            self._paint(painter, QRectF(self.rect()))
        finally:
            painter.end()
        if self.stage.unsettled or self._painting.unfinished:
            self.update()
        self._ask_for_labels()

    def _ask_for_labels(self) -> None:
        """Ask for the words that the last frame lacked, once and not too many at a time."""
        wanted = [self.event_id(index) for index in self._painting.unlabelled]
        wanted = [event for event in wanted if event not in self._asked][:_ASKED]
        if wanted:
            self._asked.update(wanted)
            self.labels_wanted.emit(wanted)

    def add_labels(self, found: Mapping[int, str]) -> None:
        """Show the words of events."""
        self.stage.board.labels.add(found)
        self._asked.difference_update(found)
        self.update()

    def _paint(self, painter: QPainter, size: QRectF) -> None:
        self._painting.frame(painter, size, self.scale, self._seen, self.stage.board, self.marked)
        if not self.stage.lanes and self.empty_text:
            middle = size.adjusted(self.names, self.axis, 0, 0)
            inks = self._painting.inks
            inks.plain.centre(painter, middle, self.empty_text, inks.ink("muted"))
        if self.hasFocus():
            painter.setPen(QPen(self._painting.inks.ink("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(size.adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        scale, scroll = self._glide.goal or (self.scale, self.scroll_y)
        self._glide.stop()
        self._fit_names(self.stage.lanes)
        if self._fitted:
            self.fit_all(animate=False)
            scale = self.scale
        scale = scale.resized(self.body_size.width())
        self._move(scale, self._kept_in_sight(scale, scroll, event.oldSize().height() - self.axis))

    def _kept_in_sight(self, scale: Scale, scroll: float, height: float) -> float:
        """Return where to scroll so that what is chosen stays in sight, where it was within the former *height*."""
        at = self.cursor_at
        number = at.lane if at is not None else self.stage.number_of(self.marked.entity)
        if number is None or number >= len(self.stage.lanes):
            return scroll
        top, end = self.stage.top_of(number), self.stage.top_of(number) + self.stage.height_of(number)
        self.scroll_y = scroll
        if end <= scroll or top >= scroll + height:
            return scroll
        return self._scroll_for(number) if at is None else self._scroll_for_item(number, self.marked.cursor, scale)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._dressing.start()  # Qt tells of one change several times over
        super().changeEvent(event)

    def _dress(self) -> None:
        """Paint in the colours and letters of now. Lanes are laid out anew for other letters alone."""
        self._dressing.stop()
        former, self._painting = self._painting, Painting(colours(), self.font())
        self._painting.names = self.names
        if former.inks.font != self.font():
            self._fit_names(self.stage.lanes)
            self._set_stage(self.stage.board, self.stage.lanes)
            self.stage.pin(self.marked.selected)
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(900, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(int(NAMES) + 160, int(self.axis) + 80)
