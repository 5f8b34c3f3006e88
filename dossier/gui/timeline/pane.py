"""The timeline's pane: the canvas with its filters, overview, key and the shelf of undated events."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollBar,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from dossier.domain.changes import Changes
from dossier.domain.claims import HappeningView
from dossier.domain.events import Review
from dossier.domain.views import EventView
from dossier.domain.wording import date_words, titled
from dossier.gui import preferences
from dossier.gui.figures import grouped
from dossier.gui.hub import Hub
from dossier.gui.text import one_line, plain_tooltip, set_action
from dossier.gui.timeline import accessible, asking, reader
from dossier.gui.timeline.canvas import TimelineCanvas
from dossier.gui.timeline.caught import CaughtBar
from dossier.gui.timeline.filter_bar import FilterBar
from dossier.gui.timeline.filters import OFFERED
from dossier.gui.timeline.gathering import COMPARED, SHELVED, Gathered, compared, gather
from dossier.gui.timeline.going import Going
from dossier.gui.timeline.head import Head
from dossier.gui.timeline.legend import Legend
from dossier.gui.timeline.overview import Overview
from dossier.gui.timeline.shelf import Shelf
from dossier.gui.timeline.surface import Hit
from dossier.gui.timeline.table import TimelineTable
from dossier.gui.timeline.taking_out import TakingOut
from dossier.gui.timeline.words import cluster_words, gap_words, length_of_gap, spoken, summary, tooltip, window_words
from dossier.timeline.columns import Indexes
from dossier.timeline.gaps import longest
from dossier.timeline.items import OTHERS
from dossier.timeline.lanes import Filter, Grouping, Names
from dossier.timeline.listing import only_shared, shown
from dossier.timeline.scale import fit
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_ZOOM = 1.5
_TOLD_GAPS, _LOOKED_AT = 5, 200
"""So many of the longest gaps are told in words, of the first so many lanes."""
_COMPARED_LANES = 8
"""So many ticked lanes are compared at most."""
_LISTED = 40
"""The most events that the menu of a cluster lists."""


class TimelinePane(QWidget):
    """Shows the events of the open case in time, and keeps one selection with all other panes."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._gathered = Gathered()
        self._refit = True
        reader.install()
        self.canvas = TimelineCanvas()
        self.overview, self.legend, self.shelf = Overview(), Legend(), Shelf()
        self.filters, self.table, self.caught = FilterBar(), TimelineTable(), CaughtBar(hub)
        self.head = Head(self.filters)
        self.table_button, self.picture_button, self.key_button = self.head.table, self.head.picture, self.head.key
        self.views = QStackedWidget()
        self._found: frozenset[int] | None = None
        self._listed: Indexes | None = None
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical)
        self.scroll_bar.setAccessibleName(tr("Lanes"))
        self.going = Going(hub, self.canvas, self)
        self.taking_out = TakingOut(hub, self.canvas, self.filters, self._with_event)
        self._lay_out()
        self._connect()
        self._show_lanes(refit=True)

    # What the window's menu does.

    def zoom_in(self) -> None:
        """Zoom in at the middle."""
        self.canvas.zoom(_ZOOM, gently=True)

    def zoom_out(self) -> None:
        """Zoom out at the middle."""
        self.canvas.zoom(1 / _ZOOM, gently=True)

    def fit(self) -> None:
        """Show from the first to the last event."""
        self.going.forget()
        self.canvas.fit_all()

    def show_days(self, first: float, end: float) -> None:
        """Show the days from *first* to *end* (exclusive), and some of what stands around them."""
        air = max((end - first) * 0.25, 1.0)
        self.canvas.glide_to(fit(first - air, end + air, self.canvas.body_size.width()))

    def _show_between(self, first: float, end: float) -> None:
        """Show just the days from *first* to *end*, at once."""
        scale = self.canvas.scale
        self.canvas.look_at(
            scale.moved_to((first + end) / 2).zoomed(scale.span / max(end - first, scale.days_per_pixel))
        )

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
        head = self.head
        lanes = QWidget()
        # Time goes from left to right in every language.
        for each in (lanes, self.canvas, self.overview):
            each.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        middle = QHBoxLayout(lanes)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.scroll_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.caught)
        self.views.addWidget(lanes)
        self.views.addWidget(self.table)
        column.addWidget(self.views, 1)
        for strip in (self.overview, self.legend, self.shelf):
            column.addWidget(strip)
        self.legend.hide()
        self.setTabOrder(self.filters.more, self.canvas)

    def _connect(self) -> None:
        hub, canvas = self._hub, self.canvas
        hub.case_opened.connect(self._reopen)
        hub.case_closed.connect(self._forget)
        hub.changed.connect(self._on_change)
        hub.event_selected.connect(self._follow_event)
        hub.entity_selected.connect(canvas.select_entity)
        hub.entity_selected.connect(self.going.follow)
        self.filters.goes.setChecked(self.going.wanted)
        self.filters.goes.toggled.connect(self.going.want)
        self.going.changed.connect(self.head.back.setEnabled)
        canvas.event_chosen.connect(hub.select_event)
        canvas.lane_chosen.connect(self._choose_lane)
        canvas.hovered.connect(self._show_tip)
        canvas.cluster_opened.connect(self._list_cluster)
        canvas.cursor_moved.connect(self._announce)
        canvas.view_changed.connect(self._follow_view)
        canvas.labels_wanted.connect(self._ask_for_labels)
        for below in (self.overview, self.shelf):
            canvas.names_changed.connect(below.give_names)
        canvas.names_given.connect(preferences.remember_lane_names)
        if (pixels := preferences.lane_names()) is not None:
            canvas.give_names(pixels)
        self.shelf.event_chosen.connect(hub.select_event)
        self.filters.only.ask_with(hub)
        self.filters.changed.connect(lambda: self._show_lanes(refit=False))
        self.filters.lanes_chosen.connect(self._begin_at_top)
        self.filters.grouped.connect(self._regroup)
        self.filters.words_changed.connect(self._look_for)
        for selected in (hub.entity_selected, hub.article_selected):
            selected.connect(self._follow_selection)
        self.picture_button.clicked.connect(self.taking_out.ask_and_save)
        for button, act in (
            (self.head.zoom_out, self.zoom_out),
            (self.head.zoom_in, self.zoom_in),
            (self.head.fit, self.fit),
            (self.head.back, self.going.back),
        ):
            button.clicked.connect(act)
        self.table_button.toggled.connect(self._turn_table)
        self.table.event_chosen.connect(hub.select_event)
        self.table.rows.wanted.connect(self._fill_rows)
        canvas.events_caught.connect(lambda items: self.caught.show_count(len(items)))
        self.caught.listed.connect(self._list_caught)
        self.caught.zoomed.connect(lambda: canvas.zoom_to_items(canvas.marked.chosen))
        self.caught.judged.connect(lambda review: self._judge(self._events_of(canvas.marked.chosen), review))
        canvas.rejected.connect(lambda items: self._judge(self._events_of(items), Review.REJECTED))
        self.table.rejected.connect(lambda event: self._judge({event}, Review.REJECTED))
        self.caught.released.connect(self._release)
        self.key_button.toggled.connect(self.legend.setVisible)
        self.scroll_bar.valueChanged.connect(lambda value: canvas.scroll_to(float(value)))
        self.overview.moved.connect(lambda day: canvas.look_at(canvas.scale.moved_to(day)))
        self.overview.zoomed.connect(canvas.zoom)
        self.overview.stretched.connect(self._show_between)

    # Reading the case.

    def _reopen(self) -> None:
        self._forget()
        self._read()

    def _forget(self) -> None:
        self._refit, self._found = True, None
        self.filters.reset()
        self.show_gathered(Gathered())

    def _on_change(self, changes: Changes) -> None:
        if changes.events or changes.entities or changes.articles or changes.case:
            self._read()

    def _read(self) -> None:
        self._hub.read(gather, self._show_read, key="timeline")

    def _show_read(self, gathered: Gathered) -> None:
        self.show_gathered(gathered)
        if not gathered.compared and len(gathered) <= COMPARED:
            self._hub.read(compared, self._join_reports, key="timeline reports")
        self._hub.read(
            asking.pack, lambda _: None, key="packed", failed=lambda _: None, rehearses=True, waited_for=False
        )

    def _join_reports(self, happenings: Iterable[HappeningView]) -> None:
        self.show_gathered(self._gathered.with_happenings(happenings))

    def _ask_for_labels(self, ids: list[int]) -> None:
        self._hub.read(lambda case: asking.labels(case, ids), self.canvas.add_labels, failed=lambda _: None)

    def _with_event(self, event_id: int, then: Callable[[EventView], None]) -> None:
        """Call *then* with an event: at once where it is known, else when it has been read."""
        self._with_events([event_id], lambda: then(self._gathered.events[event_id]), key="timeline event")

    def _with_events(self, ids: Sequence[int], then: Callable[[], None], key: str) -> None:
        known = self._gathered.events
        missing = [event for event in ids if event not in known]
        if not missing:
            then()
            return

        def read(found: dict[int, EventView]) -> None:
            known.update(found)
            if all(event in known for event in ids):
                then()

        self._hub.read(lambda case: asking.views(case, missing), read, key=key)

    # Showing.

    def _lane_names(self) -> list[tuple[int, str]]:
        return list(islice(self._gathered.board.named(self.filters.by), OFFERED))

    def _wanted(self) -> Filter:
        """Return the filter with what is selected elsewhere and what was found by its words."""
        filters, hub = self.filters, self._hub
        entity, story = filters.selected_name.isChecked(), filters.selected_story.isChecked()
        return filters.wanted().narrowed(
            hub.selected_entity if entity else 0, hub.selected_article if story else 0, self._found
        )

    def _show_lanes(self, *, refit: bool) -> None:
        wanted, chosen, by = self._wanted(), self.filters.chosen_lanes(), self.filters.by
        board = self._gathered.board
        lanes = board.lanes(wanted, chosen, by)
        compared = chosen is not None and 2 <= len(lanes) <= _COMPARED_LANES
        if compared and self.filters.only_shared.isChecked():
            lanes = only_shared(board, lanes)
        everything = len(self._gathered)
        self.canvas.empty_text = (
            ""
            if lanes
            else tr("Nothing fits what is ticked above")
            if everything
            else tr("Events with a date appear here")
        )
        self.canvas.show_lanes(board, lanes, refit=refit)
        self.canvas.show_gaps(self.filters.gaps.isChecked())
        self.canvas.compare(compared and self.filters.links.isChecked())
        self.caught.show_count(0)
        self._listed = None
        self.overview.show_lanes(board, lanes)
        self.overview.setVisible(bool(lanes) and not self.table_button.isChecked())
        shelved = self._gathered.shelf(wanted, chosen, by)
        more = len(self._gathered.undated_ids) if len(self._gathered.undated_ids) > SHELVED else None
        self.shelf.show_events(shelved, more)
        self._fill_table()
        self._describe()

    def _regroup(self) -> None:
        """Show other lanes; the titles of stories are read when they are to be lanes for the first time."""
        if self.filters.by is Grouping.SOURCE and not self._gathered.board.sources:
            self._hub.read(asking.titles, self._name_stories, key="timeline stories")
        self.filters.offer(self._lane_names(), self._gathered.kinds)
        self._show_lanes(refit=False)
        self._begin_at_top()

    def _begin_at_top(self) -> None:
        """Show other lanes from the first on, or where what is selected stands."""
        self.canvas.begin_lanes()
        self.canvas.select_entity(self._hub.selected_entity)
        self._follow_event(self._hub.selected_event)

    def _name_stories(self, titles: Names) -> None:
        board = replace(self._gathered.board, sources=titles)
        self.show_gathered(replace(self._gathered, board=board))

    def _follow_selection(self, _: int) -> None:
        if self.filters.selected_name.isChecked() or self.filters.selected_story.isChecked():
            self._show_lanes(refit=False)

    def _look_for(self, words: str) -> None:
        """Show only the events with some words: those that say so themselves, or that a search finds."""
        if not words:
            self._show_found(None)
        elif ":" not in words and len(self._gathered.events) >= len(self._gathered):
            folded = words.casefold()
            events = self._gathered.events.values()
            self._show_found(frozenset(e.id for e in events if folded in f"{titled(e)} {e.quote}".casefold()))
        else:
            self._hub.read(lambda case: asking.found(case, words), self._show_found, key="timeline words")

    def _show_found(self, found: frozenset[int] | None) -> None:
        self._found = found
        self._show_lanes(refit=False)

    # The table.

    def _turn_table(self, on: bool) -> None:
        self.views.setCurrentIndex(int(on))
        self.overview.setVisible(bool(self.canvas.stage.lanes) and not on)
        self.shelf.setVisible(bool(self.shelf.count) and not on)
        if on:
            self._fill_table()
            self.table.setFocus()

    def _fill_table(self) -> None:
        """Show in the table what the lanes show, or what a rubber band has caught."""
        if not self.table_button.isChecked():
            return
        stage, known = self.canvas.stage, self._gathered
        items = shown(stage.board, stage.lanes) if self._listed is None else self._listed
        chosen = self.filters.chosen_lanes()
        everything = known.undated_ids if len(known.undated_ids) > SHELVED else ()
        undated = everything or [event.id for event in known.shelf(self._wanted(), chosen, self.filters.by)]
        self.table.show_events(
            stage.board, items, undated if self._listed is None else (), known.events, self._hub.selected_event
        )

    def _fill_rows(self, ids: list[int]) -> None:
        self._with_events(ids, self.table.rows.arrived, key="timeline rows")

    def _list_caught(self) -> None:
        self._listed = self.canvas.marked.chosen
        if self.table_button.isChecked():
            self._fill_table()
        self.table_button.setChecked(True)

    def _events_of(self, items: Indexes) -> set[int]:
        return set(self.canvas.stage.board.columns.ids[items].tolist())

    def _judge(self, ids: set[int], review: Review) -> None:
        """Accept or reject events in one step."""

        def change(case: "CaseFile") -> Changes:
            from dossier.services import editing

            return editing.review_events(case, ids, review)

        self._hub.command(change)

    def _release(self) -> None:
        self._listed = None
        self.canvas.let_go()
        self._fill_table()

    def _describe(self) -> None:
        window = window_words(self.canvas.scale_ahead)
        lanes = self.canvas.stage.lanes
        told = summary(lanes, self.shelf.count, window)
        if self.filters.gaps.isChecked():
            found = longest(self.canvas.stage.board, lanes[:_LOOKED_AT], _TOLD_GAPS)
            told = " ".join((told, *(f"{gap_words(g.start, g.end)}: {lanes[g.lane].name}." for g in found)))
        accessible.describe(self.canvas, told)

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
        lead = self._gathered.leads.get(event_id, event_id)
        shown = lead if self.filters.once.isChecked() else event_id
        self.canvas.select_event(shown if self._is_in_sight(shown) else event_id)
        self.shelf.select_event(shown)
        self.table.select_event(shown if self.table.rows.row_of(shown) >= 0 else event_id)

    def _is_in_sight(self, event_id: int) -> bool:
        """Tell whether an event has a mark in one of the lanes."""
        stage = self.canvas.stage
        place = stage.board.places.get(event_id, -1)
        return place >= 0 and bool(stage.lanes.holding(place))

    def _choose_lane(self, key: int) -> None:
        if key != OTHERS and self.filters.by in (Grouping.PERSON, Grouping.ORGANISATION, Grouping.PLACE):
            self._hub.select_entity(key)
        elif key != OTHERS and self.filters.by is Grouping.SOURCE:
            self._hub.select_article(key)

    # Telling.

    def _show_tip(self, hit: Hit, point: QPoint) -> None:
        event_id = self.canvas.event_id(hit.item)
        if event_id:
            self._with_event(event_id, lambda event: self._tell(self._words_on(event), hit, point))
        else:
            gap = length_of_gap(*hit.gap) if hit.gap is not None else ""
            self._tell(cluster_words(hit.cluster) if hit.cluster is not None else gap, hit, point)

    def _tell(self, words: str, hit: Hit, point: QPoint) -> None:
        """Show a tooltip, unless the pointer has gone on since it was asked for."""
        if not words or hit.item != self.canvas.marked.hovered:
            QToolTip.hideText()
        else:
            QToolTip.showText(point + QPoint(12, 16), plain_tooltip(words), self.canvas)

    def _words_on(self, event: EventView) -> str:
        return tooltip(event, self._gathered.happenings.get(event.id))

    def _announce(self) -> None:
        event_id, cursor = self.canvas.event_at_cursor(), self.canvas.cursor_at
        if not event_id or cursor is None:
            accessible.announce(self.canvas, "")
            return

        def tell(event: EventView) -> None:
            if cursor == self.canvas.cursor_at:
                lane = self.canvas.stage.lanes[cursor.lane]
                happening = self._gathered.happenings.get(event.id)
                accessible.announce(self.canvas, spoken(event, lane, cursor.position, happening))

        self._with_event(event_id, tell)

    def _list_cluster(self, ids: Sequence[int], point: QPoint) -> None:
        self._with_events(ids[:_LISTED], lambda: self.cluster_menu(ids).popup(point), key="timeline cluster")

    def cluster_menu(self, ids: Sequence[int]) -> QMenu:
        """Return a menu of events to choose from."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Events of this cluster"))
        for event_id in ids[:_LISTED]:
            event = self._gathered.events[event_id]
            action = QAction(menu)
            set_action(action, f"{one_line(titled(event), 60)}   {date_words(event.date)}")
            action.triggered.connect(lambda _=False, chosen=event_id: self._hub.select_event(chosen))
            menu.addAction(action)
        if len(ids) > _LISTED:
            menu.addAction(tr("and {0} more").format(grouped(len(ids) - _LISTED))).setEnabled(False)
        return menu
