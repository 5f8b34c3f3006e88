"""The timeline's pane: the canvas with its filters, overview, key and the shelf of undated events."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollBar,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from dossier.domain.changes import Changes
from dossier.domain.views import EventView
from dossier.domain.wording import date_words, titled
from dossier.gui.hub import Hub
from dossier.gui.text import PlainLabel, one_line, plain_tooltip, set_action
from dossier.gui.timeline import accessible
from dossier.gui.timeline.canvas import TimelineCanvas
from dossier.gui.timeline.filters import FilterBar
from dossier.gui.timeline.gathering import Gathered, gather
from dossier.gui.timeline.legend import Legend
from dossier.gui.timeline.overview import Overview
from dossier.gui.timeline.shelf import Shelf
from dossier.gui.timeline.surface import Hit
from dossier.gui.timeline.words import cluster_words, spoken, summary, tooltip, window_words
from dossier.timeline.items import OTHERS

_ZOOM = 1.5
_LISTED = 40
"""The most events that the menu of a cluster lists."""


class TimelinePane(QWidget):
    """Shows the events of the open case in time, and keeps one selection with all other panes."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._gathered = Gathered()
        self._refit = True
        self.canvas = TimelineCanvas()
        self.overview, self.legend, self.shelf = Overview(), Legend(), Shelf()
        self.filters = FilterBar()
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical)
        self.scroll_bar.setAccessibleName("Lanes")
        self._lay_out()
        self._connect()
        self._show_lanes(refit=True)

    # What the window's menu does.

    def zoom_in(self) -> None:
        """Zoom in at the middle."""
        self.canvas.zoom(_ZOOM)

    def zoom_out(self) -> None:
        """Zoom out at the middle."""
        self.canvas.zoom(1 / _ZOOM)

    def fit(self) -> None:
        """Show from the first to the last event."""
        self.canvas.fit_all()

    def show_gathered(self, gathered: Gathered) -> None:
        """Show what was read from the case."""
        self._gathered = gathered
        self.filters.offer(self._lane_names(), gathered.kinds)
        self._show_lanes(refit=self._refit or self.canvas.is_fitted)
        self._refit = False
        self._follow_event(self._hub.selected_event)
        self.canvas.select_entity(self._hub.selected_entity)

    # Building.

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "bar")
        bar = QHBoxLayout(head)
        bar.setContentsMargins(14, 3, 8, 3)
        bar.addWidget(PlainLabel("Timeline", "section", wrap=False))
        bar.addSpacing(8)
        bar.addWidget(self.filters)
        bar.addStretch(1)
        self.key_button = _button("Key", "Show or hide what the forms mean")
        self.key_button.setCheckable(True)
        bar.addWidget(self.key_button)
        for text, tip, act in (
            ("−", "Zoom out (−)", self.zoom_out),
            ("+", "Zoom in (+)", self.zoom_in),
            ("Fit", "Show everything (0)", self.fit),
        ):
            button = _button(text, tip)
            button.clicked.connect(act)
            bar.addWidget(button)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.scroll_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(middle, 1)
        for strip in (self.overview, self.legend, self.shelf):
            column.addWidget(strip)
        self.legend.hide()
        self.setTabOrder(self.filters.rejected, self.canvas)

    def _connect(self) -> None:
        hub, canvas = self._hub, self.canvas
        hub.case_opened.connect(self._reopen)
        hub.case_closed.connect(self._forget)
        hub.changed.connect(self._on_change)
        hub.event_selected.connect(self._follow_event)
        hub.entity_selected.connect(canvas.select_entity)
        canvas.event_chosen.connect(hub.select_event)
        canvas.lane_chosen.connect(self._choose_lane)
        canvas.hovered.connect(self._show_tip)
        canvas.cluster_opened.connect(self._list_cluster)
        canvas.cursor_moved.connect(self._announce)
        canvas.view_changed.connect(self._follow_view)
        self.shelf.event_chosen.connect(hub.select_event)
        self.filters.changed.connect(lambda: self._show_lanes(refit=False))
        self.key_button.toggled.connect(self.legend.setVisible)
        self.scroll_bar.valueChanged.connect(lambda value: canvas.scroll_to(float(value)))
        self.overview.moved.connect(lambda day: canvas.look_at(canvas.scale.moved_to(day)))
        self.overview.zoomed.connect(canvas.zoom)

    # Reading the case.

    def _reopen(self) -> None:
        self._forget()
        self._read()

    def _forget(self) -> None:
        self._refit = True
        self.filters.reset()
        self.show_gathered(Gathered())

    def _on_change(self, changes: Changes) -> None:
        if changes.events or changes.entities or changes.articles or changes.case:
            self._read()

    def _read(self) -> None:
        self._hub.read(gather, self.show_gathered, key="timeline")

    # Showing.

    def _lane_names(self) -> list[tuple[int, str]]:
        return [(key, name) for key, name in self._gathered.board.people if self._gathered.board.has_lane(key)]

    def _show_lanes(self, *, refit: bool) -> None:
        wanted, chosen = self.filters.wanted(), self.filters.chosen_lanes()
        board = self._gathered.board
        lanes = board.lanes(wanted, chosen)
        everything = self._gathered.events
        self.canvas.empty_text = (
            "" if lanes else "Nothing fits what is ticked above" if everything else "Events with a date appear here"
        )
        self.canvas.show_lanes(board, lanes, refit=refit)
        self.overview.show_lanes(board, lanes)
        self.overview.setVisible(bool(lanes))
        self.shelf.show_events(self._gathered.shelf(wanted, chosen))
        self._describe()

    def _describe(self) -> None:
        window = window_words(self.canvas.scale_ahead)
        lanes = self.canvas.stage.lanes
        accessible.describe(self.canvas, summary(lanes, self.shelf.model.rowCount(), window))

    def _follow_view(self) -> None:
        canvas, bar = self.canvas, self.scroll_bar
        reach = round(canvas.scroll_range)
        bar.blockSignals(True)
        bar.setRange(0, reach)
        bar.setPageStep(canvas.body_size.height())
        bar.setSingleStep(40)
        bar.setValue(round(canvas.scroll_y))
        bar.blockSignals(False)
        bar.setVisible(reach > 0)
        self.overview.show_sight(canvas.scale)

    def _follow_event(self, event_id: int) -> None:
        shown = self._gathered.leads.get(event_id, event_id) if self.filters.once.isChecked() else event_id
        self.canvas.select_event(shown if self._is_in_sight(shown) else event_id)
        self.shelf.select_event(shown)

    def _is_in_sight(self, event_id: int) -> bool:
        """Tell whether an event has a mark in one of the lanes."""
        stage = self.canvas.stage
        place = stage.board.places.get(event_id, -1)
        return place >= 0 and any(lane.position_of(place) >= 0 for lane in stage.lanes)

    def _choose_lane(self, key: int) -> None:
        if key != OTHERS:
            self._hub.select_entity(key)

    # Telling.

    def _show_tip(self, hit: Hit, point: QPoint) -> None:
        event = self._gathered.events.get(self.canvas.event_id(hit.item))
        words = (
            self._words_on(event)
            if event is not None
            else cluster_words(hit.cluster)
            if hit.cluster is not None
            else ""
        )
        if words:
            QToolTip.showText(point + QPoint(12, 16), plain_tooltip(words), self.canvas)
        else:
            QToolTip.hideText()

    def _words_on(self, event: EventView) -> str:
        return tooltip(event, self._gathered.happenings.get(event.id))

    def _announce(self) -> None:
        event = self._gathered.events.get(self.canvas.event_at_cursor())
        cursor = self.canvas.cursor_at
        if event is None or cursor is None:
            accessible.announce(self.canvas, "")
        else:
            lane = self.canvas.stage.lanes[cursor.lane]
            accessible.announce(
                self.canvas, spoken(event, lane, cursor.position, self._gathered.happenings.get(event.id))
            )

    def _list_cluster(self, ids: Sequence[int], point: QPoint) -> None:
        self.cluster_menu(ids).popup(point)

    def cluster_menu(self, ids: Sequence[int]) -> QMenu:
        """Return a menu of events to choose from."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Events of this cluster")
        for event_id in ids[:_LISTED]:
            event = self._gathered.events[event_id]
            action = QAction(menu)
            set_action(action, f"{one_line(titled(event), 60)}   {date_words(event.date)}")
            action.triggered.connect(lambda _=False, chosen=event_id: self._hub.select_event(chosen))
            menu.addAction(action)
        if len(ids) > _LISTED:
            menu.addAction(f"and {len(ids) - _LISTED:,} more").setEnabled(False)
        return menu


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(plain_tooltip(tip))
    button.setAccessibleName(tip.split(" (")[0])
    button.setAutoRaise(True)
    return button
