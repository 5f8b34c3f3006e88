"""What is dragged out carries its words, quote and source; files, folders and cases are dropped in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from dossier.domain.events import Status
from dossier.domain.views import EventView
from dossier.gui import dragging
from dossier.gui.hub import Hub
from dossier.gui.importer.wizard import ImportWizard
from dossier.gui.main_window import MainWindow
from dossier.services import reading

Settle = Callable[[Hub], None]
_CTRL = Qt.KeyboardModifier.ControlModifier


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drop paths on the window as a file manager does; return whether they are taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, left, none = QPointF(60, 200), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, mime, left, none)
    entered.ignore()
    window.dragEnterEvent(entered)
    if entered.isAccepted():
        window.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, mime, left, none))
    return entered.isAccepted()


def mime_of_row(view: QAbstractItemView, row: int = 0) -> QMimeData:
    model = view.model()
    index = model.index(row, 0)
    assert view.dragEnabled()
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    made: QMimeData = model.mimeData([index])
    return made


def test_a_name_is_dragged_with_its_facts(open_window: MainWindow) -> None:
    assert open_window.workspace is not None
    people = open_window.workspace.people
    text = mime_of_row(people.list).text()
    assert text.splitlines()[0] == people.model.rows[0].name
    assert "event" in text


def taken_out(window: MainWindow, settle: Settle, event_id: int) -> QMimeData:
    """Return what is ready for another program once an event, or with 0 the picture, is dragged out."""
    assert window.workspace is not None
    taking_out = window.workspace.timeline.taking_out
    ready: list[QMimeData] = []
    taking_out.ready.connect(ready.append)
    taking_out.drag(event_id)
    settle(window.hub)
    (made,) = ready
    return made


def test_an_event_is_dragged_with_quote_status_and_source(
    open_window: MainWindow, settle: Settle, event: EventView
) -> None:
    mime = taken_out(open_window, settle, event.id)
    assert f"“{event.quote}”" in mime.text()
    assert event.file in mime.text()
    assert event.article_title in mime.text()
    assert not mime.hasHtml()


def test_what_is_alleged_never_leaves_as_a_fact(open_window: MainWindow, settle: Settle) -> None:
    events: list[EventView] = []
    open_window.hub.read(reading.events, events.extend)
    settle(open_window.hub)
    alleged = next(event for event in events if event.status is not Status.ASSERTED)
    assert alleged.status.value in dragging.event_words(alleged).splitlines()[0]


def test_a_row_of_the_dossier_is_dragged_with_its_quote(
    open_window: MainWindow, event: EventView, settle: Settle
) -> None:
    assert open_window.workspace is not None
    model = open_window.workspace.dossier.model
    row = model.row_of_event(event.id)
    text = mime_of_row(open_window.workspace.dossier.list, row).text()
    assert " ".join(event.quote.split())[:30] in " ".join(text.split())


def test_rows_of_table_and_shelf_are_dragged(open_window: MainWindow, settle: Settle) -> None:
    assert open_window.workspace is not None
    timeline = open_window.workspace.timeline
    timeline.table_button.click()
    settle(open_window.hub)
    assert "“" in mime_of_row(timeline.table).text()
    timeline.table_button.click()
    if timeline.shelf.count:
        assert "“" in mime_of_row(timeline.shelf.list).text()


def test_a_story_brings_its_file_where_that_lies_by_the_case(
    open_window: MainWindow, settle: Settle, case_path: Path, articles: Path
) -> None:
    assert open_window.workspace is not None
    stories = open_window.workspace.stories
    table = stories.table
    open_window.workspace.left.setCurrentWidget(stories)
    table.selectRow(0)
    settle(open_window.hub)
    row = stories.model.known(table.selectionModel().selectedRows())[0]
    mime = stories.model.mimeData(table.selectionModel().selectedRows())
    assert row.title in mime.text()
    assert not mime.hasUrls(), "the case does not know where the file came from"
    beside = case_path.parent / row.file
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.write_bytes((articles / Path(row.file).name).read_bytes())
    mime = stories.model.mimeData(table.selectionModel().selectedRows())
    assert [Path(url.toLocalFile()) for url in mime.urls()] == [beside]
    beside.write_bytes(b"something else")
    assert not stories.model.mimeData(table.selectionModel().selectedRows()).hasUrls()


def test_the_timeline_is_dragged_as_a_picture(open_window: MainWindow, settle: Settle) -> None:
    mime = taken_out(open_window, settle, 0)
    assert mime.hasImage()
    image = mime.imageData()
    assert isinstance(image, QImage)
    assert image.width() > 400
    assert b"<svg" in bytes(mime.data("image/svg+xml").data())


def test_ctrl_and_the_mouse_drag_out_of_the_canvas_and_nothing_moves(open_window: MainWindow) -> None:
    assert open_window.workspace is not None
    timeline = open_window.workspace.timeline
    canvas, seen = timeline.canvas, []
    canvas.dragged_out.disconnect(timeline.taking_out.drag)
    canvas.dragged_out.connect(seen.append)
    before = canvas.scale
    empty, left, ctrl = QPointF(canvas.width() - 8, canvas.height() - 4), Qt.MouseButton.LeftButton, _CTRL
    QTest.mousePress(canvas, left, ctrl, empty.toPoint())
    for step in (40, 80):
        there = empty - QPointF(step, 10)
        canvas.mouseMoveEvent(QMouseEvent(QEvent.Type.MouseMove, there, there, left, left, ctrl))
    QTest.mouseRelease(canvas, left, ctrl, (empty - QPointF(80, 10)).toPoint())
    assert seen == [0]
    assert canvas.scale == before


@pytest.mark.parametrize("as_folder", [True, False])
def test_files_and_folders_are_dropped_in(open_window: MainWindow, articles: Path, as_folder: bool) -> None:
    assert drop(open_window, *([articles] if as_folder else sorted(articles.iterdir())))
    wizard = open_window.cases.wizard
    assert isinstance(wizard, ImportWizard)
    assert wizard.choose.paths()


def test_a_dropped_case_is_opened(window: MainWindow, case_path: Path, settle: Settle) -> None:
    assert drop(window, case_path)
    settle(window.hub)
    assert window.hub.info is not None
    assert window.hub.info.path == case_path


def test_words_and_addresses_on_the_network_are_not_taken(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("only words")
    mime.setUrls([QUrl("https://example.org/a.txt")])
    none = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    entered.ignore()
    window.dragEnterEvent(entered)
    assert not entered.isAccepted()
