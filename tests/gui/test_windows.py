"""Several windows, each with a case of its own; panes keep their room for each case."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.windows import _OPEN, showing
from dossier.services import cases

Settle = Callable[[Hub], None]


@pytest.fixture
def other(open_window: MainWindow) -> Iterator[MainWindow]:
    open_window.offers["new_window"].trigger()
    made = _OPEN[-1]
    yield made
    if made in _OPEN:
        made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not _OPEN


def test_another_window_opens_another_case(
    open_window: MainWindow, other: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    path = tmp_path / "second.dossier"
    cases.close_case(cases.create_case(path, "Second"))
    assert other.isVisible()
    assert other.hub.info is None
    other.cases.open(path)
    settle(other.hub)
    assert other.hub.info is not None
    assert open_window.hub.info is not None
    assert (other.hub.info.title, open_window.hub.info.title) == ("Second", "Harbour")
    other.close()
    settle(open_window.hub)
    assert open_window.hub.info.title == "Harbour"


def test_the_same_case_is_not_opened_twice(
    open_window: MainWindow, other: MainWindow, settle: Settle, case_path: Path
) -> None:
    told: list[str] = []
    other.hub.failed.connect(told.append)
    other.cases.open(case_path)
    settle(other.hub)
    assert other.hub.info is None
    assert told == ["“harbour” is open in another window. Work on it there, or close it there first."]
    assert showing(case_path) is open_window
    open_window.cases.close()
    settle(open_window.hub)
    other.cases.open(case_path)
    settle(other.hub)
    assert other.hub.info is not None


def test_panes_keep_their_room_for_each_case(
    open_window: MainWindow, settle: Settle, case_path: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.dossier"
    cases.close_case(cases.create_case(second, "Second"))
    workspace = open_window.workspace
    assert workspace is not None
    whole = sum(workspace.sides.sizes())
    workspace.sides.setSizes([420, whole - 420])
    wide = workspace.sides.sizes()[0]
    open_window.cases.close()
    settle(open_window.hub)
    open_window.cases.open(second)
    settle(open_window.hub)
    workspace.sides.setSizes([260, whole - 260])
    narrow = workspace.sides.sizes()[0]
    assert narrow < wide
    open_window.cases.open(case_path)
    settle(open_window.hub)
    assert workspace.sides.sizes()[0] == wide
    open_window.cases.open(second)
    settle(open_window.hub)
    assert workspace.sides.sizes()[0] == narrow


def test_hidden_panes_are_remembered_for_each_case_and_across_starts(
    window: MainWindow, settle: Settle, case_path: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.dossier"
    cases.close_case(cases.create_case(second, "Second"))
    window.cases.open(case_path)
    settle(window.hub)
    workspace = window.workspace
    assert workspace is not None
    choices = {action.data(): action for action in window.menus.panes.actions()}
    choices["Dossier"].trigger()
    assert not workspace.dossier.isVisible()
    window.cases.open(second)
    settle(window.hub)
    assert choices["Dossier"].isChecked(), "hidden in one case is not hidden in another"
    window.cases.open(case_path)
    settle(window.hub)
    assert not workspace.dossier.isVisible()
    window.close()
    again = MainWindow()
    again.resize(1280, 800)
    again.show()
    again.cases.open(case_path)
    settle(again.hub)
    assert again.workspace is not None
    assert not again.workspace.dossier.isVisible()
    assert again.workspace.source.isVisible()
    assert {a.data() for a in again.menus.panes.actions() if not a.isChecked()} == {"Dossier"}
    again.close()
    again.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
