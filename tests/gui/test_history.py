"""The history in the window: to any step and back, the case as it was, and files taken out of the case."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.modeltest import ModelTester

from dossier.domain.mentions import EntityKind
from dossier.gui.dialogs.base import MessageDialog
from dossier.gui.dialogs.history import HistoryDialog
from dossier.gui.dialogs.removing import RemoveDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.services import cases, editing, reading

Settle = Callable[[Hub], None]
D = TypeVar("D", bound=QDialog)


def shown(window: MainWindow, kind: type[D]) -> D:
    found = [child for child in window.findChildren(kind) if child.isVisible()]
    assert len(found) == 1, found
    return found[0]


def dump(window: MainWindow, settle: Settle) -> list[str]:
    got: list[str] = []
    window.hub.read(lambda case: list(cases.dump_case(case)), got.extend)
    settle(window.hub)
    return got


def rename(window: MainWindow, settle: Settle, name: str) -> None:
    def change(case: cases.CaseFile) -> object:
        return editing.rename_entity(case, reading.entities(case, EntityKind.PERSON)[0].id, name)

    window.hub.command(change)  # type: ignore[arg-type]
    settle(window.hub)


@pytest.fixture
def worked(open_window: MainWindow, settle: Settle) -> MainWindow:
    """A case with an import and three names given to one person."""
    for name in ("First Name", "Second Name", "Third Name"):
        rename(open_window, settle, name)
    return open_window


def history(window: MainWindow, settle: Settle) -> HistoryDialog:
    window.offers["history"].trigger()
    settle(window.hub)
    return shown(window, HistoryDialog)


def test_the_steps_are_listed_latest_first(worked: MainWindow, settle: Settle, qtmodeltester: ModelTester) -> None:
    dialog = history(worked, settle)
    qtmodeltester.check(dialog.model)  # type: ignore[no-untyped-call]
    labels = [dialog.model.index(row, 0).data() for row in range(dialog.model.rowCount())]
    assert [label.split("”")[-2].split("“")[-1] for label in labels[:3]] == ["Third Name", "Second Name", "First Name"]
    assert labels[3:] == ["Imported 3 files", "The case as it was made"]
    assert dialog.model.now == 0
    assert not dialog.go.isEnabled()


def test_any_step_is_reached_in_one_go_and_back(worked: MainWindow, settle: Settle) -> None:
    whole = dump(worked, settle)
    dialog = history(worked, settle)
    dialog.table.selectRow(4)
    dialog.go.click()
    settle(worked.hub)
    assert dump(worked, settle) == []
    assert worked.hub.info is not None
    assert worked.hub.info.articles == 0
    assert dialog.model.now == 4
    assert worked.workspace is not None
    assert worked.workspace.stories.model.rowCount() == 0
    dialog.table.selectRow(0)
    dialog.go.click()
    settle(worked.hub)
    assert dump(worked, settle) == whole
    assert worked.workspace.stories.model.rowCount() == 3


def test_the_history_is_shown_once(worked: MainWindow, settle: Settle) -> None:
    first = history(worked, settle)
    assert history(worked, settle) is first


def test_nothing_is_judged_in_the_case_as_it_was(worked: MainWindow, settle: Settle) -> None:
    worked.offers["judge"].trigger()
    settle(worked.hub)
    assert worked.workspace is not None
    review = worked.workspace.review
    assert review.queue.current is not None
    assert review.reject.isEnabled()
    dialog = history(worked, settle)
    dialog.table.selectRow(2)
    dialog.look.click()
    settle(worked.hub)
    asked = review.queue.current
    assert asked is not None
    given = [review.answers.itemAt(place).widget() for place in range(review.answers.count())]
    assert len(given) == len(asked.accept)
    assert not any(button.isEnabled() for button in (*given, review.reject, review.edit))
    assert review.later.isEnabled()
    worked.past.back.click()
    settle(worked.hub)
    assert review.reject.isEnabled()


def test_the_case_as_it_was_is_shown_and_refuses_changes(worked: MainWindow, settle: Settle) -> None:
    now = dump(worked, settle)
    dialog = history(worked, settle)
    dialog.table.selectRow(2)
    dialog.look.click()
    settle(worked.hub)
    assert worked.past.isVisible()
    assert "First Name" in worked.past.words.text()
    assert "Nothing can be changed here" in worked.past.words.text()
    assert any('"person:First Name' in line or "First Name" in line for line in dump(worked, settle))
    assert not any("Second Name" in line for line in dump(worked, settle))
    for name in ("undo", "redo", "import_files", "rename", "remove"):
        assert not worked.offers[name].isEnabled()
    rename(worked, settle, "Fourth Name")
    assert "Return to the present" in shown(worked, MessageDialog).message.text()
    again = history(worked, settle)
    assert again.model.now == 2
    again.table.selectRow(1)
    assert not again.go.isEnabled()
    again.look.click()
    settle(worked.hub)
    assert "Second Name" in worked.past.words.text()
    worked.past.back.click()
    settle(worked.hub)
    assert not worked.past.isVisible()
    assert dump(worked, settle) == now
    assert worked.offers["undo"].isEnabled()


def test_closing_while_in_the_past_closes_the_case(worked: MainWindow, settle: Settle) -> None:
    info = worked.hub.info
    assert info is not None
    path = info.path
    worked.hub.look_back(1)
    settle(worked.hub)
    worked.cases.close()
    settle(worked.hub)
    assert worked.start.isVisible()
    assert not worked.past.isVisible()
    beside = {entry.name for entry in path.parent.iterdir() if entry.name.startswith(path.name)}
    assert beside - {f"{path.name}.backups"} == {path.name}


def test_chosen_stories_are_removed_after_asking_and_come_back(open_window: MainWindow, settle: Settle) -> None:
    workspace = open_window.workspace
    assert workspace is not None
    workspace.left.setCurrentWidget(workspace.stories)
    whole = dump(open_window, settle)
    table = workspace.stories.table
    table.selectRow(0)
    settle(open_window.hub)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(workspace.stories.model.index(2, 0), flags.Select | flags.Rows)
    settle(open_window.hub)
    assert len(workspace.stories.chosen()) == 2
    open_window.offers["remove"].trigger()
    settle(open_window.hub)
    asked = shown(open_window, RemoveDialog)
    assert len(asked.files.text().splitlines()) == 2
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    settle(open_window.hub)
    assert dump(open_window, settle) == whole
    open_window.offers["remove"].trigger()
    settle(open_window.hub)
    shown(open_window, RemoveDialog).remove.click()
    settle(open_window.hub)
    assert workspace.stories.model.rowCount() == 1
    assert "Removed 2 files with 2 stories" in open_window.offers["undo"].text()
    open_window.offers["undo"].trigger()
    settle(open_window.hub)
    assert workspace.stories.model.rowCount() == 3
    assert dump(open_window, settle) == whole


def test_an_older_case_is_offered_to_be_read_again(window: MainWindow, case_path: Path, settle: Settle) -> None:
    case = cases.open_case(case_path)
    present = list(cases.dump_case(case))
    with case.writing():
        case.connection.exec_driver_sql("UPDATE articles SET engine = NULL, timexes_json = '[]'")
    cases.close_case(case)
    window.cases.open(case_path)
    settle(window.hub)
    assert window.reread.isVisible()
    assert "has read 3 stories" in window.reread.words.text()
    assert not window.reread.stop.isVisible()
    window.reread.later.click()
    assert not window.reread.isVisible()
    window.cases.open(case_path)
    settle(window.hub)
    window.reread.start.click()
    settle(window.hub)
    assert not window.reread.isVisible()
    assert dump(window, settle) == present
    assert "Read 3 stories again" in window.offers["undo"].text()
    window.hub.look_back(1)
    settle(window.hub)
    assert not window.reread.isVisible()


def test_a_case_of_today_is_not(open_window: MainWindow) -> None:
    assert not open_window.reread.isVisible()


def test_all_that_a_rubber_band_has_caught_is_judged_in_one_step(open_window: MainWindow, settle: Settle) -> None:
    assert open_window.workspace is not None
    timeline = open_window.workspace.timeline
    QTest.keyClick(timeline.canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    caught = {timeline.canvas.event_id(index) for index in timeline.canvas.marked.chosen.tolist()}
    assert len(caught) > 1
    (button,) = [each for each in timeline.caught.findChildren(QPushButton) if each.text() == "Reject them"]
    button.click()
    settle(open_window.hub)
    left: list[int] = []
    open_window.hub.read(lambda case: [event.id for event in reading.events(case)], left.extend)
    settle(open_window.hub)
    assert left
    assert not caught & set(left)
    assert f"Rejected {len(caught)} events" in open_window.offers["undo"].text()
