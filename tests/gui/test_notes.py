"""Notes on people and on events, written where they are read, by mouse and by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.domain.views import EventView
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.people.rows import Row, RowKind
from dossier.gui.source.note_dialog import NoteDialog

Settle = Callable[[Hub], None]


def written(window: MainWindow) -> list[Row]:
    assert window.workspace is not None
    model = window.workspace.dossier.model
    rows = [model.row(model.index(number)) for number in range(model.rowCount())]
    return [row for row in rows if row is not None and row.kind is RowKind.WRITTEN]


def write(window: MainWindow, settle: Settle, text: str) -> None:
    """Write into the note that is open, and keep it."""
    asked = next(child for child in window.findChildren(NoteDialog) if child.isVisible())
    asked.text.selectAll()
    QTest.keyClicks(asked.text, text)
    QTest.mouseClick(asked.save, Qt.MouseButton.LeftButton)
    settle(window.hub)


def test_a_note_on_a_person_is_written_in_the_dossier(
    open_window: MainWindow, event: EventView, settle: Settle
) -> None:
    assert open_window.workspace is not None
    pane = open_window.workspace.dossier
    number = next(n for n in range(pane.model.rowCount()) if _kind(open_window, n) is RowKind.WRITTEN)
    assert [row.title for row in written(open_window)] == ["Write a note on this person…"]
    pane.list.scrollToTop()
    place = pane.list.visualRect(pane.model.index(number)).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    write(open_window, settle, "Ask the neighbours.")
    assert [row.title for row in written(open_window)] == ["Ask the neighbours.", "Write another note…"]
    assert "Ask the neighbours." in written(open_window)[0].spoken
    pane.list.setCurrentIndex(pane.model.index(number))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    write(open_window, settle, "Asked the neighbours.")
    assert [row.title for row in written(open_window)] == ["Asked the neighbours.", "Write another note…"]
    open_window.offers["undo"].trigger()
    open_window.offers["undo"].trigger()
    settle(open_window.hub)
    assert [row.title for row in written(open_window)] == ["Write a note on this person…"]
    open_window.activateWindow()
    settle(open_window.hub)
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_T)
    write(open_window, settle, "By key.")
    assert written(open_window)[0].title == "By key."


def _kind(window: MainWindow, number: int) -> RowKind | None:
    assert window.workspace is not None
    row = window.workspace.dossier.model.row(window.workspace.dossier.model.index(number))
    return None if row is None else row.kind


def test_a_note_on_an_event_is_written_below_its_source(
    open_window: MainWindow, event: EventView, settle: Settle
) -> None:
    assert open_window.workspace is not None
    source = open_window.workspace.source
    assert not source.bar.facts["Your note"].isVisible()
    QTest.mouseClick(source.bar.note, Qt.MouseButton.LeftButton)
    write(open_window, settle, "In which court?")
    assert source.bar.facts["Your note"].text() == "In which court?"
    assert source.bar.facts["Your note"].isVisible()
    assert [note.span for note in source.text.marks.notes] == [event.span], "it stands on the words that tell the event"
    QTest.mouseClick(source.bar.note, Qt.MouseButton.LeftButton)
    asked = next(child for child in open_window.findChildren(NoteDialog) if child.isVisible())
    assert asked.text.toPlainText() == "In which court?"
    asked.remove.click()
    settle(open_window.hub)
    assert not source.bar.facts["Your note"].isVisible()
    open_window.offers["undo"].trigger()
    settle(open_window.hub)
    assert source.bar.facts["Your note"].text() == "In which court?"


def test_stories_are_opened_beside_from_their_list(open_window: MainWindow, settle: Settle) -> None:
    assert open_window.workspace is not None
    stories, source = open_window.workspace.stories, open_window.workspace.source
    open_window.workspace.left.setCurrentWidget(stories)
    stories.table.setFocus()
    stories.table.selectRow(0)
    settle(open_window.hub)
    first = stories.model.rows[0].id
    QTest.keyClick(stories.table, Qt.Key.Key_B)
    settle(open_window.hub)
    assert list(source.beside) == [first]
    assert stories.beside in stories.table.actions(), "the menu of the list offers it too"
