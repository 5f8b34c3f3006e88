"""The table twin, gaps, compared lanes, the rubber band, other lanes, and the picture."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from dossier.domain.events import Review
from dossier.domain.views import EventView
from dossier.errors import ExportError
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.timeline import gathering, picture
from dossier.gui.timeline.gathering import Gathered, gathered
from dossier.gui.timeline.painting import NAMES
from dossier.gui.timeline.pane import TimelinePane
from dossier.gui.timeline.sheet import Heading, Sheet
from dossier.gui.timeline.words import length_of_gap
from dossier.services import cases, reading
from dossier.timeline.lanes import Grouping, Names
from dossier.timeline.listing import COLUMNS, Column
from tests.gui.timeline.conftest import PEOPLE, MakeEvent

Settle = Callable[[Hub], None]
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
TEXT, SPOKEN = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole


def rows(pane: TimelinePane) -> list[int]:
    return [pane.table.rows.event_at(row) for row in range(pane.table.rows.rowCount())]


def cell(pane: TimelinePane, event_id: int, column: Column, role: int = TEXT) -> str:
    index = pane.table.rows.index(pane.table.rows.row_of(event_id), COLUMNS.index(column))
    return str(index.data(role))


def test_the_table_shows_what_the_lanes_show(pane: TimelinePane, hub: Hub) -> None:
    QAbstractItemModelTester(pane.table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pane.table_button.setChecked(True)
    assert pane.table.isVisible()
    assert not pane.canvas.isVisible()
    assert hub.selected_event == 0
    assert set(rows(pane)) == set(range(1, 15)) - {11}
    assert rows(pane)[-2:] == [13, 14]
    assert cell(pane, 2, Column.DATE) == "from 2003 to 2011"
    assert cell(pane, 6, Column.STATUS) == "○ Alleged"
    assert cell(pane, 9, Column.REVIEW) == "Accepted"
    assert cell(pane, 9, Column.KIND, SPOKEN) == "Kind: Conviction"
    assert cell(pane, 1, Column.SOURCE) == "A <b>bold</b> report"
    pane.filters.rejected.setChecked(True)
    assert {11, 15} <= set(rows(pane))
    pane.table_button.setChecked(False)
    assert pane.canvas.isVisible()


def test_a_letter_typed_in_the_table_reads_nothing(pane: TimelinePane) -> None:
    """Of a large case the table knows few rows: to look for a word must not ask for all of them."""
    pane.table_button.setChecked(True)
    table = pane.table.rows
    column = COLUMNS.index(Column.EVENT)
    wanted = str(table.index(3, column).data())
    found = table.match(table.index(0, column), TEXT, wanted[:4], 1)
    assert found and str(found[0].data()).startswith(wanted[:4])
    board, items = pane.canvas.stage.board, pane.canvas.stage.lanes.items.astype("int64")
    asked: list[list[int]] = []
    table.wanted.connect(asked.append)
    board.labels.texts.clear()
    table.show(board, items, (), {})
    asked.clear()
    assert table.match(table.index(0, column), TEXT, wanted[:4], -1) == []
    table.sort(column)
    assert asked == []


def test_table_and_lanes_have_one_selection(pane: TimelinePane, hub: Hub) -> None:
    pane.table_button.setChecked(True)
    hub.select_event(7)
    assert pane.table.currentIndex().row() == pane.table.rows.row_of(7)
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    reached = pane.table.rows.event_at(pane.table.currentIndex().row())
    assert hub.selected_event == reached != 7
    assert pane.canvas.event_at_cursor() == reached
    pane.table.sortByColumn(COLUMNS.index(Column.STATUS), Qt.SortOrder.DescendingOrder)
    assert pane.table.rows.event_at(pane.table.currentIndex().row()) == reached
    assert rows(pane)[0] == 8
    pane.table.sortByColumn(COLUMNS.index(Column.EVENT), Qt.SortOrder.AscendingOrder)
    words = [cell(pane, event, Column.EVENT) for event in rows(pane)[:-2]]
    assert words == sorted(words, key=str.casefold)


def test_ticking_two_people_links_what_they_share(pane: TimelinePane) -> None:
    chooser, stage = pane.filters.chooser, pane.canvas.stage
    assert not len(pane.canvas.marked.shared)
    chooser.nobody.click()
    for name in ("Lena Markovic", "Tomas Hale"):
        (item,) = chooser.list.findItems(name, Qt.MatchFlag.MatchExactly)
        item.setCheckState(Qt.CheckState.Checked)
    stage = pane.canvas.stage
    assert {stage.board.items[index].id for index in pane.canvas.marked.shared.tolist()} == {2, 5}
    linked = pane.canvas.grab().toImage()
    pane.filters.links.setChecked(False)
    assert pane.canvas.grab().toImage() != linked
    pane.filters.only_shared.setChecked(True)
    assert {pane.canvas.event_id(i) for lane in pane.canvas.stage.lanes for i in lane.items.tolist()} == {2, 5}


def test_gaps_are_painted_where_they_are_asked_for(pane: TimelinePane) -> None:
    without = pane.canvas.grab().toImage()
    pane.filters.gaps.setChecked(True)
    assert pane.canvas.marked.gaps is not None
    assert "Nothing known between" in pane.canvas.accessibleDescription()
    assert pane.canvas.grab().toImage() != without


def test_the_pointer_on_a_gap_says_between_which_days_nothing_is_known(
    pane: TimelinePane, make_event: MakeEvent
) -> None:
    pane.show_gathered(gathered([make_event(1, "2010-03-04"), make_event(2, "2019-05-06")], PEOPLE))
    canvas, told = pane.canvas, []
    canvas.grab()
    canvas.hovered.connect(lambda hit, _: told.append(hit.gap))
    between = QPoint(round(canvas.names + canvas.scale.x_of(date(2018, 1, 1).toordinal())), round(canvas.axis) + 12)
    before = QPoint(round(canvas.names) + 4, between.y())
    QTest.mouseMove(canvas, between)
    assert told == [], "where gaps are not shown, there is nothing to tell"
    pane.filters.gaps.setChecked(True)
    canvas.grab()
    for point in (before, between, between + QPoint(3, 0), before):
        QTest.mouseMove(canvas, point)
    gap, none = told
    assert none is None
    assert length_of_gap(*gap) == "Nothing known between 4 March 2010 and 6 May 2019 (9 years)"


def band(pane: TimelinePane, first: QPoint, last: QPoint) -> None:
    QTest.mousePress(pane.canvas, LEFT, SHIFT, first)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(pane.canvas, first + (last - first) * part)
    QTest.mouseRelease(pane.canvas, LEFT, SHIFT, last)


def test_a_rubber_band_chooses_events_that_can_be_listed(pane: TimelinePane) -> None:
    canvas = pane.canvas
    before = canvas.scale
    bottom = int(canvas.axis + canvas.stage.height_of(0)) - 2
    band(pane, QPoint(int(NAMES) + 2, int(canvas.axis) + 2), QPoint(canvas.width() - 4, bottom))
    caught = {canvas.event_id(index) for index in canvas.marked.chosen.tolist()}
    assert caught == {canvas.event_id(index) for index in canvas.stage.lanes[0].items.tolist()}
    assert canvas.scale == before
    assert pane.caught.isVisible()
    assert pane.caught.words.text() == f"{len(caught)} events chosen"
    pane.caught.listed.emit()
    assert set(rows(pane)) == caught
    pane.caught.released.emit()
    assert len(rows(pane)) > len(caught)
    assert not pane.caught.isVisible()


def test_keys_choose_all_in_sight_and_let_go(pane: TimelinePane) -> None:
    QTest.keyClick(pane.canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(pane.canvas.marked.chosen) > 5
    pane.canvas.grab()
    QTest.keyClick(pane.canvas, Qt.Key.Key_Escape)
    assert not len(pane.canvas.marked.chosen)


def test_lanes_can_stand_for_kinds_or_for_nothing(pane: TimelinePane) -> None:
    pane.filters.grouping.setCurrentIndex(pane.filters.grouping.findData(Grouping.KIND))
    assert [lane.name for lane in pane.canvas.stage.lanes] == ["Meeting", "Conviction", "Other"]
    pane.filters.grouping.setCurrentIndex(pane.filters.grouping.findData(Grouping.NONE))
    assert [lane.name for lane in pane.canvas.stage.lanes] == ["All events"]
    assert pane.filters.chooser.list.count() == 0


def test_events_are_filtered_by_words_and_review(pane: TimelinePane, qtbot: object) -> None:
    pane.filters.words.setText("event 1")
    qtbot.waitUntil(lambda: set(rows_of_lanes(pane)) == {10, 12}, timeout=60_000)  # type: ignore[attr-defined]
    pane.filters.words.clear()
    qtbot.waitUntil(lambda: len(rows_of_lanes(pane)) > 5, timeout=60_000)  # type: ignore[attr-defined]
    pane.filters.reviews.choose(Review.UNREVIEWED.value, False)
    assert set(rows_of_lanes(pane)) == {9}


def rows_of_lanes(pane: TimelinePane) -> list[int]:
    return [pane.canvas.event_id(index) for lane in pane.canvas.stage.lanes for index in lane.items.tolist()]


@pytest.mark.parametrize("suffix", picture.SUFFIXES)
def test_the_picture_holds_all_lanes(pane: TimelinePane, tmp_path: Path, suffix: str) -> None:
    pane.resize(1000, 300)
    assert pane.canvas.scroll_range > 0
    path = tmp_path / f"timeline{suffix}"
    sheet = Sheet(pane.canvas.shown(), Heading("Harbour", "From then to now", ("Lanes: People",)))
    picture.save(sheet, path, "Timeline")
    height = sheet.picture_size().height()
    assert height > pane.canvas.stage.height + pane.canvas.axis
    if suffix == ".svg":
        drawn = QSvgRenderer(str(path))
        assert drawn.isValid()
        assert drawn.viewBox().height() == round(height)
        assert "Lena Markovic" in path.read_text(encoding="utf-8")
    else:
        image = QImage(str(path))
        assert image.height() == round(2 * height)
        assert image.pixelColor(image.width() - 4, image.height() - 4).lightness() > 200
    with pytest.raises(ExportError):
        picture.save(sheet, tmp_path / "nowhere" / f"timeline{suffix}", "Timeline")


def test_words_of_lanes_are_those_of_what_they_stand_for_now(pane: TimelinePane, make_event: MakeEvent) -> None:
    """The lane of a person leaves out the name, that of a story with the same number does not."""
    canvas, box = pane.canvas, pane.filters.grouping

    def show(by: Grouping) -> QImage:
        box.setCurrentIndex(box.findData(by))
        canvas.fit_all()
        image = canvas.grab().toImage()
        return image.copy(round(canvas.names), round(canvas.axis), image.width(), image.height())

    def content() -> Gathered:
        made = gathered([make_event(1, "2012-03-14", people=(1,), label="opened the gate")], PEOPLE)
        return replace(made, board=replace(made.board, sources=Names([(1, "Report")])))

    pane.show_gathered(content())
    wanted = show(Grouping.SOURCE)
    pane.show_gathered(content())
    assert show(Grouping.PERSON) != wanted
    assert show(Grouping.SOURCE) == wanted


def test_words_on_paper_end_at_its_edge(pane: TimelinePane, make_event: MakeEvent) -> None:
    """A sheet is not cut through letters: its last pixels are as empty as those of the window."""
    label = "walked all along the harbour wall " * 12
    pane.show_gathered(gathered([make_event(n, f"20{n}-03-14", label=label) for n in (10, 12, 14, 16)], PEOPLE))
    sheet = Sheet(pane.canvas.shown(), Heading("", "From then to now"))
    size = sheet.picture_size()
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sheet.picture(painter, size)
    painter.end()
    below = range(round(sheet.body.top()) + 4, round(sheet.body.bottom()) - 4)
    assert len({image.pixel(image.width() - 2, y) for y in below}) == 1
    assert len({image.pixel(image.width() - 40, y) for y in below}) > 1, "the words do reach as far as that"


def test_lanes_can_stand_for_stories(
    hub: Hub, case_path: Path, settle: Callable[[Hub], None], dressed: QApplication
) -> None:
    pane = TimelinePane(hub)
    pane.resize(1000, 500)
    pane.show()
    hub.open_case(lambda: cases.open_case(case_path))
    settle(hub)
    pane.filters.grouping.setCurrentIndex(pane.filters.grouping.findData(Grouping.SOURCE))
    settle(hub)
    assert "Former harbour master convicted" in [lane.name for lane in pane.canvas.stage.lanes]
    pane.deleteLater()


def test_of_a_large_case_labels_and_words_are_read_when_they_are_shown(
    hub: Hub, case_path: Path, settle: Callable[[Hub], None], dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "WHOLE", 0)
    pane = TimelinePane(hub)
    pane.canvas.animated = False
    pane.resize(1100, 500)
    pane.show()
    hub.open_case(lambda: cases.open_case(case_path))
    settle(hub)
    board = pane.canvas.stage.board
    pane.canvas.grab()
    settle(hub)
    assert set(board.labels.texts) >= {int(board.columns.ids[i]) for lane in pane.canvas.seen_lanes for i in lane.index}
    pane.canvas.setFocus()
    QTest.keyClick(pane.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle(hub)
    assert pane.canvas.accessibleName().startswith("Timeline: ")
    pane.table_button.setChecked(True)
    pane.table.grab()
    settle(hub)
    words = [cell(pane, event, Column.SOURCE) for event in rows(pane)]
    assert "…" not in words
    pane.filters.words.setText("convicted")
    pane.filters.words_changed.emit("convicted")
    settle(hub)
    assert 0 < len(set(rows_of_lanes(pane))) < len(board)
    pane.deleteLater()


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_another_thread_makes_the_same_picture(pane: TimelinePane, tmp_path: Path, suffix: str) -> None:
    shown = pane.canvas.shown()

    def write(name: str) -> None:
        sheet = Sheet(shown, Heading("", "From then to now"))
        picture.save(sheet, tmp_path / f"{name}{suffix}", "Timeline")

    writer = threading.Thread(target=write, args=("there",))
    writer.start()
    writer.join()
    write("here")
    assert (tmp_path / f"there{suffix}").read_bytes() == (tmp_path / f"here{suffix}").read_bytes()


def _review_of(window: MainWindow, settle: Settle, event_id: int) -> list[Review]:
    found: list[EventView] = []
    window.hub.read(lambda case: reading.event(case, event_id), found.append)
    settle(window.hub)
    return [event.review for event in found]


@pytest.mark.parametrize("in_table", [False, True])
def test_delete_rejects_the_chosen_event_in_one_step_that_can_be_undone(
    open_window: MainWindow, settle: Settle, in_table: bool
) -> None:
    assert open_window.workspace is not None
    timeline, hub = open_window.workspace.timeline, open_window.hub
    chosen = timeline.canvas.stage.board.columns.ids.tolist()[0]
    hub.select_event(chosen)
    timeline.table_button.setChecked(in_table)
    settle(hub)
    QTest.keyClick(timeline.table if in_table else timeline.canvas, Qt.Key.Key_Delete)
    settle(hub)
    assert _review_of(open_window, settle, chosen) == [Review.REJECTED]
    assert chosen not in timeline.canvas.stage.board.columns.ids[timeline.canvas.stage.lanes.items].tolist()
    open_window.offers["undo"].trigger()
    settle(hub)
    assert _review_of(open_window, settle, chosen) == [Review.UNREVIEWED]


def test_delete_rejects_all_that_is_caught_in_one_step(open_window: MainWindow, settle: Settle) -> None:
    assert open_window.workspace is not None
    timeline = open_window.workspace.timeline
    canvas = timeline.canvas
    canvas.repaint()
    QTest.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    ids = canvas.stage.board.columns.ids[canvas.marked.chosen].tolist()
    assert len(ids) > 1
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    settle(open_window.hub)
    assert [_review_of(open_window, settle, each) for each in ids] == [[Review.REJECTED]] * len(ids)
    open_window.offers["undo"].trigger()
    settle(open_window.hub)
    assert [_review_of(open_window, settle, each) for each in ids] == [[Review.UNREVIEWED]] * len(ids)


def test_delete_does_nothing_where_nothing_is_chosen(open_window: MainWindow, settle: Settle) -> None:
    assert open_window.workspace is not None
    canvas, heard = open_window.workspace.timeline.canvas, []
    canvas.rejected.connect(heard.append)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    assert not heard
