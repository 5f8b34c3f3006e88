"""The pane: one selection with the hub, filters, shelf, words for those who do not see it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from dossier.domain.changes import Changes
from dossier.domain.events import EventKind, Review, Status
from dossier.domain.views import EventView
from dossier.gui import theme
from dossier.gui.hub import Hub
from dossier.gui.timeline.drawing import short_count
from dossier.gui.timeline.gathering import Gathered
from dossier.gui.timeline.overview import Overview
from dossier.gui.timeline.painting import NAMES
from dossier.gui.timeline.pane import TimelinePane
from dossier.gui.timeline.shelf import UndatedModel
from dossier.gui.timeline.words import cluster_words, day_words, spoken, tooltip
from dossier.services import cases, editing, reading
from dossier.timeline.items import OTHERS
from dossier.timeline.lanes import Grouping
from dossier.timeline.placement import Cluster


def shown(pane: TimelinePane) -> set[int]:
    """The ids of all events that have a place in a lane or on the shelf."""
    lanes = pane.canvas.stage.lanes
    dated = {pane.canvas.event_id(index) for lane in lanes for index in lane.items.tolist()}
    model = pane.shelf.model
    return dated | {model.event_at(model.index(row, 0)).id for row in range(model.rowCount())}


def test_lanes_are_people_first_then_the_others(pane: TimelinePane) -> None:
    assert [lane.name for lane in pane.canvas.stage.lanes] == [
        "Lena Markovic",
        "Tomas Hale",
        "Ruben Aldana",
        "Others",
    ]


def test_rejected_events_are_shown_where_asked_for(pane: TimelinePane) -> None:
    assert shown(pane) == set(range(1, 15)) - {11}
    pane.filters.rejected.setChecked(True)
    assert shown(pane) == set(range(1, 16))


def tick_only(pane: TimelinePane, name: str) -> None:
    """Untick everybody, then tick the lane of this name, as a user does in the list under the button."""
    pane.filters.chooser.nobody.click()
    (item,) = pane.filters.chooser.list.findItems(name, Qt.MatchFlag.MatchExactly)
    item.setCheckState(Qt.CheckState.Checked)


def test_filters_by_status_kind_and_lane(pane: TimelinePane) -> None:
    for status in (Status.ASSERTED, Status.DENIED, Status.PLANNED):
        pane.filters.statuses.choose(status.value, False)
    assert shown(pane) == {6, 14}
    assert "1 of 4" in pane.filters.statuses.text()
    pane.filters.statuses.choose_all()
    pane.filters.kinds.choose(EventKind.OTHER.value, False)
    assert shown(pane) == {5, 9}
    pane.filters.kinds.choose_all()
    tick_only(pane, "Tomas Hale")
    assert shown(pane) == {2, 4, 5, 8, 13}
    tick_only(pane, "Others (no person)")
    assert shown(pane) == {12}
    assert "1 of 4 lanes" in pane.filters.lanes.text()
    pane.filters.chooser.nobody.click()
    assert shown(pane) == set()
    assert pane.canvas.empty_text


def test_what_was_ticked_off_stays_off_when_the_case_changes(pane: TimelinePane, content: Gathered) -> None:
    pane.filters.kinds.choose(EventKind.MEET.value, False)
    tick_only(pane, "Lena Markovic")
    before = shown(pane)
    pane.show_gathered(content)
    assert shown(pane) == before


def test_people_are_found_among_the_lanes(pane: TimelinePane) -> None:
    chooser = pane.filters.chooser
    chooser.search.setText("hale")
    visible = [chooser.list.item(row).text() for row in range(4) if not chooser.list.item(row).isHidden()]
    assert visible == ["Tomas Hale"]
    chooser.nobody.click()
    chooser.search.clear()
    assert chooser.keys() == {1, 3, OTHERS}


def test_selection_elsewhere_is_brought_into_view(pane: TimelinePane, hub: Hub) -> None:
    canvas = pane.canvas
    canvas.zoom(60)
    hub.select_event(1)
    item = canvas.stage.board.items[canvas.marked.selected]
    assert item.id == 1
    assert canvas.scale.left < item.start < canvas.scale.right
    hub.select_event(0)
    assert canvas.marked.selected == -1


def test_a_selected_person_s_lane_is_marked_and_in_view(pane: TimelinePane, hub: Hub) -> None:
    pane.resize(1000, 260)
    hub.select_entity(3)
    canvas = pane.canvas
    assert canvas.marked.entity == 3
    number = canvas.stage.number_of(3)
    assert number is not None
    assert canvas.scroll_y <= canvas.stage.top_of(number) < canvas.scroll_y + canvas.body_size.height()


def test_the_shelf_holds_undated_events_and_selects(pane: TimelinePane, hub: Hub) -> None:
    model = pane.shelf.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert pane.shelf.button.text() == "2 undated"
    assert pane.shelf.button.accessibleName() == "2 undated events"
    view = pane.shelf.list
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(model.index(1, 0)).center())
    assert hub.selected_event == 14
    hub.select_event(13)
    assert view.currentIndex() == model.index(0, 0)
    hub.select_event(1)
    assert not view.selectionModel().hasSelection()


def test_the_shelf_opens_and_vanishes_when_empty(pane: TimelinePane) -> None:
    closed = pane.shelf.height()
    pane.shelf.button.click()
    assert pane.shelf.height() > 2 * closed
    pane.shelf.show_events(())
    assert not pane.shelf.isVisible()


def test_the_shelf_s_model_says_what_an_event_is(make_event: Callable[..., EventView]) -> None:
    model = UndatedModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([make_event(5, label="Said <b>so</b>", status=Status.DENIED)])
    index = model.index(0, 0)
    assert model.data(index) == "⊗ Lena Markovic: Said <b>so</b>"
    assert not QtGui.Qt.mightBeRichText(str(model.data(index, Qt.ItemDataRole.ToolTipRole)))
    assert "denied" in str(model.data(index, Qt.ItemDataRole.AccessibleTextRole))
    assert model.row_of(5) == 0
    assert model.row_of(6) is None


def test_tooltips_say_what_when_why_by_whom_and_where_from(make_event: Callable[..., EventView]) -> None:
    lines = tooltip(make_event(9, "2016-11-04", review=Review.ACCEPTED, status=Status.ALLEGED)).splitlines()
    assert lines[:3] == ["Lena Markovic: Event 9", "4 November 2016", "'then'"]
    assert lines[3].startswith("○ Alleged")
    assert lines[4:] == ["Accepted", "Source: A <b>bold</b> report"]


def test_a_cluster_says_what_it_holds() -> None:
    made = Cluster(np.arange(1200), 735_000.0, 735_400.0, 0, 1, 0, partial=False)
    assert cluster_words(made).splitlines() == ["1,200 events", "12 May 2013 to 15 June 2014", "Click to open"]
    rest = Cluster(np.arange(1), 735_000.0, 735_001.0, 0, 1, 0, partial=True)
    assert cluster_words(rest).startswith("1 more event\n")


@pytest.mark.parametrize(
    ("days_per_pixel", "words"), [(0.01, "12 May 2013"), (1.0, "12 May 2013"), (10, "May 2013"), (365, "2013")]
)
def test_a_day_is_said_as_finely_as_it_can_be_pointed_at(days_per_pixel: float, words: str) -> None:
    assert day_words(735_000.5, days_per_pixel) == words


def test_the_pointer_s_day_is_known_over_the_lanes_only(pane: TimelinePane) -> None:
    QTest.mouseMove(pane.canvas, QPoint(600, 200))
    assert pane.canvas.marked.pointer == 600 - NAMES
    QTest.mouseMove(pane.canvas, QPoint(20, 200))
    assert pane.canvas.marked.pointer is None


def test_the_canvas_says_what_it_shows(pane: TimelinePane) -> None:
    words = pane.canvas.accessibleDescription()
    assert "4 lanes" in words
    assert "Lena Markovic" in words
    assert "2 undated events" in words


def test_the_event_under_the_cursor_is_announced(pane: TimelinePane, content: Gathered) -> None:
    canvas = pane.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    event = content.events[canvas.event_at_cursor()]
    assert canvas.cursor_at is not None
    lane = canvas.stage.lanes[canvas.cursor_at.lane]
    assert canvas.accessibleName() == f"Timeline: {spoken(event, lane, canvas.cursor_at.position)}"
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.accessibleName() == "Timeline"


def test_every_control_has_a_name_and_no_label_reads_markup(pane: TimelinePane) -> None:
    for widget in pane.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.objectName().startswith("qt_"):
            assert widget.accessibleName(), widget
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in pane.findChildren(QLabel) if label.text())
    for widget in pane.findChildren(QWidget):
        assert not QtGui.Qt.mightBeRichText(widget.toolTip())


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_side_of_the_brush_is_dragged_while_the_other_stays(pane: TimelinePane, side: str) -> None:
    overview, scale = pane.overview, pane.canvas.scale
    pane.canvas.zoom(2.0)
    before, brush, whole = pane.canvas.scale, overview.brush(), overview.whole()
    assert brush is not None and whole is not None
    middle = overview.height() // 2
    start = QPoint(round(brush.left() if side == "left" else brush.right()), middle)
    goal = start + QPoint(60 if side == "left" else -60, 0)
    QTest.mousePress(overview, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(overview, goal)
    QTest.mouseRelease(overview, Qt.MouseButton.LeftButton, pos=goal)
    after = pane.canvas.scale
    assert after.span < before.span < scale.span
    there = whole.day_at(goal.x() - pane.canvas.names)
    stays, moved = (after.right, after.left) if side == "left" else (after.left, after.right)
    assert stays == pytest.approx(before.right if side == "left" else before.left)
    assert moved == pytest.approx(there)


def test_the_overview_s_brush_moves_the_view(pane: TimelinePane) -> None:
    overview: Overview = pane.overview
    pane.canvas.zoom(6)
    brush = overview.brush()
    assert brush is not None
    target = QPoint(int(NAMES) + 40, overview.height() // 2)
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=target)
    whole, moved = overview.whole(), overview.brush()
    assert whole is not None
    assert moved is not None
    assert pane.canvas.scale.centre == pytest.approx(whole.day_at(40), abs=whole.days_per_pixel)
    assert moved.width() == pytest.approx(brush.width())


def ink(image: QImage) -> int:
    """How many different colours a picture has."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_it_paints_in_both_palettes_and_at_any_ratio(
    pane: TimelinePane, dark: bool, ratio: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "_is_dark", lambda: dark)
    QApplication.sendEvent(pane.canvas, QEvent(QEvent.Type.PaletteChange))
    pane.filters.rejected.setChecked(True)
    pane.legend.show()
    size = pane.canvas.size()
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    pane.canvas.render(image)
    ground = theme.colours().surface
    corner = image.pixelColor(image.width() - 20, image.height() - 12).name()
    assert corner == ground
    assert ink(image) > 30


@pytest.mark.parametrize(("count", "words"), [(3, "3"), (1234, "1,234"), (12_345, "12k"), (1_234_567, "1.2M")])
def test_counts_fit_their_chip(count: int, words: str) -> None:
    assert short_count(count) == words


def test_a_real_case_is_read_followed_and_let_go(
    hub: Hub, case_path: Path, settle: Callable[[Hub], None], dressed: QApplication
) -> None:
    pane = TimelinePane(hub)
    pane.resize(1000, 500)
    pane.show()
    hub.open_case(lambda: cases.open_case(case_path))
    settle(hub)
    first = shown(pane)
    assert first
    assert pane.canvas.stage.lanes
    chosen = min(first)
    hub.select_event(chosen)
    settle(hub)
    hub.command(lambda case: editing.review_event(case, chosen, Review.REJECTED))
    settle(hub)
    assert shown(pane) == first - {chosen}
    kept: list[Changes] = []
    hub.changed.connect(kept.append)
    hub.command(editing.undo)
    settle(hub)
    assert kept
    assert shown(pane) == first
    told: list[EventView] = []
    hub.read(lambda case: reading.events(case), told.extend)
    settle(hub)
    assert first == {event.id for event in told}
    hub.close_case()
    settle(hub)
    assert shown(pane) == set()
    pane.deleteLater()


def test_other_lanes_begin_at_the_top(pane: TimelinePane) -> None:
    """Where somebody had scrolled to among people means nothing among places, or among fewer people."""
    canvas = pane.canvas
    canvas.setFixedHeight(120)
    pane.grab()
    canvas.scroll_to(10_000)
    assert canvas.scroll_y > 0
    pane.filters.grouping.setCurrentIndex(pane.filters.grouping.findData(Grouping.KIND))
    assert canvas.scroll_y == 0
    canvas.scroll_to(10_000)
    assert canvas.scroll_y > 0
    pane.filters.chooser.nobody.click()
    pane.filters.chooser.everyone.click()
    assert canvas.scroll_y == 0


def test_other_lanes_show_the_event_that_is_selected(pane: TimelinePane, hub: Hub) -> None:
    pane.canvas.setFixedHeight(120)
    pane.grab()
    last = pane.canvas.stage.lanes[-1]
    hub.select_event(pane.canvas.event_id(int(last.items[0])))
    pane.filters.grouping.setCurrentIndex(pane.filters.grouping.findData(Grouping.KIND))
    pane.filters.grouping.setCurrentIndex(pane.filters.grouping.findData(Grouping.PERSON))
    assert pane.canvas.scroll_y > 0


def test_a_movement_on_its_way_does_not_carry_other_lanes_off(pane: TimelinePane) -> None:
    """Lanes are changed faster than the view comes to rest: it stays with the new ones."""
    canvas = pane.canvas
    canvas.setFixedHeight(120)
    pane.grab()
    canvas.animated = True
    canvas.select_entity(canvas.stage.lanes[2].key)
    assert canvas._glide.goal is not None
    assert canvas._glide.goal[1] > 0
    pane.filters.grouping.setCurrentIndex(pane.filters.grouping.findData(Grouping.KIND))
    goal = canvas._glide.goal
    assert canvas.scroll_y == 0
    assert goal is None or goal[1] == 0
