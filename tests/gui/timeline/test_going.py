"""Choosing a name goes to its events on the timeline; one step leads back; the setting is remembered."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow, EventView
from dossier.gui import preferences
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.timeline.pane import TimelinePane
from dossier.services import reading

Settle = Callable[[Hub], None]


def timeline_of(window: MainWindow) -> TimelinePane:
    assert window.workspace is not None
    pane = window.workspace.timeline
    pane.canvas.animated = False
    return pane


def people(window: MainWindow, settle: Settle) -> list[EntityRow]:
    rows: list[EntityRow] = []
    window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), rows.extend)
    settle(window.hub)
    return sorted(rows, key=lambda row: row.events)


def are_in_sight(pane: TimelinePane, entity: int) -> bool:
    """Tell whether all marks of a lane, and the lane, stand within the canvas."""
    canvas = pane.canvas
    number = canvas.stage.number_of(entity)
    assert number is not None
    columns, items = canvas.stage.board.columns, canvas.stage.lanes[number].items
    first, last = float(columns.starts[items].min()), float(columns.ends[items].max())
    top = canvas.stage.top_of(number) - canvas.scroll_y
    return canvas.scale.left <= first and last <= canvas.scale.right and 0 <= top < canvas.body_size.height()


def test_a_chosen_person_comes_into_sight_and_one_step_leads_back(open_window: MainWindow, settle: Settle) -> None:
    pane = timeline_of(open_window)
    few, many = people(open_window, settle)[0], people(open_window, settle)[-1]
    whole = pane.canvas.scale
    assert not pane.head.back.isEnabled()
    open_window.hub.select_entity(few.id)
    settle(open_window.hub)
    assert pane.canvas.scale.span < whole.span
    assert are_in_sight(pane, few.id)
    open_window.hub.select_entity(many.id)
    settle(open_window.hub)
    assert are_in_sight(pane, many.id)
    assert pane.head.back.isEnabled()
    pane.head.back.click()
    assert pane.canvas.is_fitted
    # The lanes have less room below since something was chosen: a scroll bar takes some of the width.
    now = pane.canvas.scale
    assert (now.left, now.right) == pytest.approx((whole.left, whole.right), abs=0.02 * whole.span)
    assert not pane.head.back.isEnabled()


def test_the_way_back_by_key_leads_to_the_part_looked_at(open_window: MainWindow, settle: Settle) -> None:
    pane = timeline_of(open_window)
    pane.canvas.zoom(4.0)
    looked_at = pane.canvas.scale
    open_window.hub.select_entity(people(open_window, settle)[0].id)
    settle(open_window.hub)
    assert pane.canvas.scale != looked_at
    QTest.keyClick(pane.canvas, Qt.Key.Key_Backspace)
    assert pane.canvas.scale == looked_at


def test_a_chosen_event_does_not_move_the_view_to_its_people(open_window: MainWindow, settle: Settle) -> None:
    pane = timeline_of(open_window)
    events: list[EventView] = []
    open_window.hub.read(reading.events, events.extend)
    settle(open_window.hub)
    whole = pane.canvas.scale
    open_window.hub.select_event(next(event for event in events if event.participants and event.date).id)
    settle(open_window.hub)
    assert open_window.hub.selected_entity
    assert pane.canvas.scale.span == pytest.approx(whole.span, rel=0.02)
    assert not pane.head.back.isEnabled()


def test_who_wants_to_stay_stays_at_the_next_start_too(open_window: MainWindow, settle: Settle) -> None:
    pane = timeline_of(open_window)
    assert pane.filters.goes.isChecked(), "by itself the timeline goes along"
    pane.filters.goes.trigger()
    whole = pane.canvas.scale
    open_window.hub.select_entity(people(open_window, settle)[0].id)
    settle(open_window.hub)
    assert pane.canvas.is_fitted
    assert pane.canvas.scale.span == pytest.approx(whole.span, rel=0.02)
    assert not preferences.goes_to_names()
    pane.filters.goes.trigger()
    assert pane.canvas.scale.span < whole.span
    assert preferences.goes_to_names()


def test_showing_everything_ends_the_way_back(open_window: MainWindow, settle: Settle) -> None:
    pane = timeline_of(open_window)
    open_window.hub.select_entity(people(open_window, settle)[0].id)
    settle(open_window.hub)
    pane.head.fit.click()
    assert pane.canvas.is_fitted
    assert not pane.head.back.isEnabled()
