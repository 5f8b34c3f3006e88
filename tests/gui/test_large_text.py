"""Text twice as large on a small screen: every pane and dialog stays whole, in every language and direction."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QTabBar, QWidget

from dossier import tongue
from dossier.domain.mentions import EntityKind
from dossier.domain.notes import Marks, SubjectKind
from dossier.domain.views import EntityRow, EventView
from dossier.gui import right_to_left, theme
from dossier.gui.dialogs.apart import SplitDialog
from dossier.gui.dialogs.protection import ForgetDialog, PassphraseDialog
from dossier.gui.dialogs.unfinished import UnfinishedDialog
from dossier.gui.hub import Hub
from dossier.gui.importer.wizard import ImportWizard
from dossier.gui.main_window import MainWindow
from dossier.gui.marks.dialog import MarksDialog
from dossier.gui.marks.page_dialog import PageDialog
from dossier.gui.source.note_dialog import NoteDialog, NotePlace
from dossier.gui.text import PlainLabel, one_line
from dossier.services import reading
from dossier.store.unfinished import Unfinished

from .clipping import clipped
from .test_plain_and_reachable import DIALOGS, made

Settle = Callable[[Hub], None]
WINDOW = 1350, 720
"""What is left of a screen of 1366x768 to a window between its frame and the bars of the system."""
GERMAN = tongue.catalogue("de")
WAYS: dict[str, Callable[[str], str] | None] = {
    "english": None,
    "german": lambda text: GERMAN.get(text, text),
    "right-to-left": right_to_left.in_arabic_letters,
}


@pytest.fixture(params=WAYS)
def large(request: pytest.FixtureRequest, dressed: QApplication) -> Iterator[MainWindow]:
    """The window with a case in a language, text at 200 %."""
    tongue.use(WAYS[request.param])
    if request.param == "right-to-left":
        dressed.setLayoutDirection(right_to_left.DIRECTION)
    theme.enlarge(200)
    window: MainWindow = request.getfixturevalue("open_window")
    window.resize(*WINDOW)
    yield window
    for dialog in window.findChildren(QWidget):
        if dialog.isWindow():
            dialog.close()
    tongue.use(None)
    theme.enlarge(100)
    dressed.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def faults(name: str, widget: QWidget) -> list[str]:
    """Return what of *widget* is cut off, and whether it is larger than the screen."""
    for _ in range(3):
        QCoreApplication.processEvents()
    size = widget.size()
    found = [f"{name}: {line}" for line in clipped(widget)]
    if size.width() > WINDOW[0] or size.height() > WINDOW[1]:
        found.append(f"{name}: is {size.width()}x{size.height()}")
    return found


def first_person(hub: Hub, settle: Settle) -> EntityRow:
    rows: list[EntityRow] = []
    hub.read(lambda case: reading.entities(case, EntityKind.PERSON), rows.extend)
    settle(hub)
    return rows[0]


def panes(large: MainWindow, settle: Settle) -> list[str]:
    workspace, hub = large.workspace, large.hub
    assert workspace is not None
    person = first_person(hub, settle)
    hub.select_entity(person.id)
    events = []
    hub.read(lambda case: reading.events(case, person.id), events.extend)
    settle(hub)
    hub.select_event(events[0].id)
    settle(hub)
    found: list[str] = []
    assert workspace.is_folded
    for tabs in (workspace.left, workspace.views):
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            settle(hub)
            found += faults(tabs.tabText(number), large)
    workspace.show_part(workspace.timeline)
    for button in (workspace.timeline.key_button, workspace.timeline.table_button):
        button.click()
        found += faults(button.text(), large)
        button.click()
    return found


def more(window: MainWindow, settle: Settle) -> Iterator[tuple[str, QWidget]]:
    """Yield dialogs that the list of the other tests has not."""
    hub, person = window.hub, first_person(window.hub, settle)
    yield "note", NoteDialog(hub, NotePlace(SubjectKind.ENTITY, person.id, person.name), None, window)
    marks = Marks(is_starred=True, tags=("money", "2019"), questions=())
    yield "marks", MarksDialog(hub, SubjectKind.ENTITY, person.id, person.name, marks, (), window)
    yield "page", PageDialog(hub, person.id, person.name, "What is known", window)
    yield "passphrase", PassphraseDialog(hub, Path("/tmp/case.dossier"), True, lambda *_: None, window)
    yield "forget", ForgetDialog(hub, True, lambda _: None, window)
    articles = []
    hub.read(reading.articles, articles.extend)
    settle(hub)
    yield "split", SplitDialog(hub, person, articles, window)
    yield "unfinished", UnfinishedDialog(hub, [Unfinished("New note", "Words", "What I wrote " * 20)], window)
    window.menus.show_manual()
    assert window.menus.manual is not None
    yield "manual", window.menus.manual


def dialogs(large: MainWindow, settle: Settle) -> list[str]:
    found: list[str] = []
    for name, dialog in [*((name, made(name, large, settle)) for name in DIALOGS), *more(large, settle)]:
        dialog.show()
        settle(large.hub)
        found += faults(name, dialog)
        dialog.close()
    return found


def wizard(large: MainWindow, settle: Settle, folder: Path) -> list[str]:
    folder.mkdir()
    (folder / "a.txt").write_text("Council meets\n\nTomas Hale met Ruben Aldana on 3 May 2020.\n")
    (folder / "b.txt").write_bytes(b"\0\1" * 500)
    large.cases.import_paths([folder])
    shown = large.cases.wizard
    assert isinstance(shown, ImportWizard)
    found: list[str] = []
    for page in range(3):
        settle(large.hub)
        found += faults(f"page {page}", shown)
        if page < 2:
            shown.next.click()
    shown.close()
    return found


def test_everything_stays_whole_and_on_the_screen(large: MainWindow, settle: Settle, tmp_path: Path) -> None:
    found = panes(large, settle)
    found += dialogs(large, settle)
    found += wizard(large, settle, tmp_path / "more")
    large.hub.close_case()
    settle(large.hub)
    found += faults("start page", large)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("large", ["english"], indirect=True)
def test_dossier_and_source_come_back_below_the_timeline(large: MainWindow, settle: Settle) -> None:
    workspace = large.workspace
    assert workspace is not None
    person = first_person(large.hub, settle)
    large.hub.select_entity(person.id)
    settle(large.hub)
    workspace.turn(1)
    workspace.show_part(workspace.source)
    assert workspace.source.isVisible()
    workspace.show_timeline()
    assert workspace.timeline.isVisible()
    assert not workspace.source.isVisible()
    theme.enlarge(100)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert not workspace.is_folded
    assert workspace.timeline.isVisible()
    assert workspace.source.isVisible()
    assert workspace.views.count() == 3


@pytest.mark.parametrize("large", ["english"], indirect=True)
def test_the_timeline_leads_to_a_source_that_stands_behind_it(large: MainWindow, settle: Settle) -> None:
    workspace, hub = large.workspace, large.hub
    assert workspace is not None
    offer = workspace.offer
    assert not offer.isVisible(), "no event is chosen yet"
    events: list[EventView] = []
    hub.read(reading.events, events.extend)
    settle(hub)
    hub.select_event(events[0].id)
    settle(hub)
    assert offer.isVisible()
    assert one_line(events[0].quote, 400) in offer.words.text()
    offer.button.click()
    assert workspace.source.isVisible()
    assert workspace.source.text.hasFocus() or not large.isActiveWindow()
    workspace.show_timeline()
    hub.select_event(0)
    assert not offer.isVisible()
    hub.select_event(events[0].id)
    settle(hub)
    theme.enlarge(100)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert not offer.isVisible(), "the source stands below the timeline"


@pytest.mark.parametrize("large", ["english"], indirect=True)
def test_every_pane_is_reached_by_key_where_some_stand_behind_others(large: MainWindow, settle: Settle) -> None:
    workspace = large.workspace
    assert workspace is not None
    large.activateWindow()
    large.hub.select_entity(first_person(large.hub, settle).id)
    settle(large.hub)
    reached = set()
    for _ in range(4):
        workspace.turn(1)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached |= {name for name, pane in workspace.panes().items() if pane.isAncestorOf(focus)}
    assert reached == set(workspace.panes())


def test_what_is_cut_off_is_seen(dressed: QApplication) -> None:
    """The test itself: words cut off, controls out of sight or over one another are found."""
    ground = QWidget()
    ground.resize(200, 100)
    button, label, tabs = QPushButton("Too long for its place", ground), PlainLabel("Hidden", parent=ground), QTabBar()
    button.setGeometry(0, 0, 40, 30)
    label.setGeometry(180, 40, 90, 20)
    row = QSplitter(ground)
    row.addWidget(tabs)
    row.setGeometry(0, 60, 60, 30)
    for name in ("Organisations", "Places of the case"):
        tabs.addTab(name)
    ground.show()
    told = "\n".join(clipped(ground))
    assert "QPushButton" in told
    assert "PlainLabel" in told
    assert "QTabBar" in told
    button.setGeometry(0, 0, 190, 30)
    label.setGeometry(10, 40, 90, 20)
    row.setGeometry(0, 60, 190, 40)
    tabs.removeTab(1)
    assert clipped(ground) == []
    ground.close()
