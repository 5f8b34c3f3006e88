"""Whatever changes the case rests while it is shown as it was, says why, and wakes in the present."""

from collections.abc import Callable, Iterator

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from dossier.domain.mentions import EntityKind
from dossier.domain.views import EventView
from dossier.gui.dialogs.base import MessageDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.people.rows import RowKind
from dossier.services import editing, reading

Settle = Callable[[Hub], None]
REASON = "Return to the present"
LOOKING = {
    *("new", "open", "new_window", "demo", "lock", "close", "quit", "history", "find", "timeline", "overview", "graph"),
    *("zoom_in", "zoom_out", "zoom_fit", "larger", "smaller", "normal", "next_pane", "previous_pane", "manual", "tour"),
    *("shortcuts", "about"),
}
"""What changes nothing in the case; exports, which all begin alike, besides."""


def changing(window: MainWindow) -> Iterator[tuple[str, QAction | QWidget]]:
    """All that stands in the window and changes the case, with its words; what menus offer is found by itself."""
    workspace = window.workspace
    assert workspace is not None
    for name, action in window.offers._by_name.items():
        if name not in LOOKING and not name.startswith("export_"):
            yield name, action
    source, bar = workspace.source, workspace.source.bar
    parts: list[QAction | QWidget] = [source.set_date, bar.accept, bar.reject, bar.edit, bar.note]
    parts += [*source.making.actions.values(), source.making.remove, *source.making.bar.buttons]
    parts += [workspace.dossier.note, workspace.people.proposals]
    judging = ("Accept them", "Reject them")
    parts += [each for each in workspace.timeline.caught.findChildren(QPushButton) if each.text() in judging]
    yield from ((part.text() if isinstance(part, (QAction, QPushButton)) else "mark", part) for part in parts)


def look_back(window: MainWindow, settle: Settle, event: EventView) -> None:
    """Go to the case as it was after its import, and select there what was selected."""
    window.hub.look_back(1)
    settle(window.hub)
    assert window.hub.info is not None
    assert window.hub.info.as_of is not None
    window.hub.select_event(event.id)
    settle(window.hub)


def test_what_changes_the_case_rests_in_the_past(open_window: MainWindow, event: EventView, settle: Settle) -> None:
    hub = open_window.hub
    hub.command(lambda case: editing.rename_entity(case, reading.entities(case, EntityKind.PERSON)[0].id, "Ida Roe"))
    settle(hub)
    parts = list(changing(open_window))
    before = {name: (part.isEnabled(), part.toolTip()) for name, part in parts}
    assert sum(is_on for is_on, _ in before.values()) > 30
    look_back(open_window, settle, event)
    assert hub.selected_event
    assert hub.selected_entity
    assert hub.selected_article
    assert [name for name, part in parts if part.isEnabled()] == []
    untold = [name for name, part in parts if REASON not in part.toolTip()]
    assert untold == ["Write a note…"], "the only one whose tooltip nobody sees"
    open_window.past.back.click()
    settle(hub)
    hub.select_event(event.id)
    settle(hub)
    assert {name: (part.isEnabled(), part.toolTip()) for name, part in parts} == before


def test_rows_and_marks_tell_why_nothing_can_be_written(
    open_window: MainWindow, event: EventView, settle: Settle
) -> None:
    look_back(open_window, settle, event)
    workspace = open_window.workspace
    assert workspace is not None
    pane = workspace.dossier
    rows = [pane.model.index(number) for number in range(pane.model.rowCount())]
    inviting = [index for index in rows if (row := pane.model.row(index)) and row.kind in (RowKind.MARKS, RowKind.PAGE)]
    assert len(inviting) == 2
    for index in inviting:
        pane.list.activated.emit(index)
        settle(open_window.hub)
        (told,) = [each for each in open_window.findChildren(MessageDialog) if each.isVisible()]
        assert REASON in told.message.text()
        told.accept()
        QTest.qWait(0)
    making, text = workspace.source.making, workspace.source.text
    named = next(
        at for at in range(event.span.start, event.span.end) if any(map(making._is_removable, text.marks_at(at)))
    )
    offered = [action for action in making.menu(named).actions() if action.text()]
    assert any("is not a name" in action.text() or "is not a date" in action.text() for action in offered)
    assert [action.text() for action in offered if action.isEnabled()] == []
