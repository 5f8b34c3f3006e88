"""Every widget of the window and its dialogs: text is plain, controls have names, Tab reaches them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from dossier.domain.mentions import EntityKind
from dossier.domain.views import DateChange, DatePreview
from dossier.gui.dialogs.base import BugDialog, MessageDialog
from dossier.gui.dialogs.case import BackupDialog, NewCaseDialog, UnlockDialog
from dossier.gui.dialogs.event import EventDialog, PublishedDialog
from dossier.gui.dialogs.following import FollowingDialog
from dossier.gui.dialogs.help import AboutDialog, LicencesDialog
from dossier.gui.dialogs.history import HistoryDialog
from dossier.gui.dialogs.names import MergeDialog, PersonChooser, RenameDialog
from dossier.gui.dialogs.proposals import ProposalsDialog
from dossier.gui.dialogs.removing import RemoveDialog
from dossier.gui.dialogs.shortcuts import ShortcutsDialog
from dossier.gui.export_flow import ExportDialog
from dossier.gui.hub import Hub
from dossier.gui.importer.wizard import ImportWizard
from dossier.gui.main_window import MainWindow
from dossier.services import reading
from dossier.services.removing import Removal

Settle = Callable[[Hub], None]
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit, QTextEdit, QTabBar)
HOSTILE = "<b>x</b><img src='file:///etc/hostname'>"
HOSTILE_PREVIEW = DatePreview(tuple(DateChange(n, HOSTILE, HOSTILE * n, None, None) for n in (1, 2)), 1, 1, 1)


def everything(root: QWidget) -> Iterator[QWidget]:
    yield root
    yield from root.findChildren(QWidget)


def is_internal(widget: QWidget) -> bool:
    """Tell whether Qt made the widget inside another control (a clear button, a header, a popup)."""
    parents = []
    parent = widget.parentWidget()
    while parent is not None and not widget.isWindow():
        parents.append(parent)
        widget, parent = parent, parent.parentWidget()
    return any(isinstance(parent, QLineEdit | QComboBox | QAbstractItemView) for parent in parents)


def check_plain(root: QWidget) -> None:
    for widget in everything(root):
        assert not isinstance(widget, QMessageBox), "its text may be taken for markup"
        if isinstance(widget, QLabel):
            assert widget.textFormat() is Qt.TextFormat.PlainText, (widget, widget.text())
            assert not widget.openExternalLinks()
        if isinstance(widget, QTextEdit):
            assert not widget.acceptRichText(), widget
            assert widget.isReadOnly()
        for hint in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
            assert not QtGui.Qt.mightBeRichText(hint), (widget, hint)
        for action in widget.actions():
            assert not QtGui.Qt.mightBeRichText(action.toolTip()), action.toolTip()


def controls(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in everything(root)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is root
        and not is_internal(widget)
    ]


def check_names(root: QWidget) -> None:
    for widget in controls(root):
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or text, (widget, widget.parentWidget(), "has no name")


def tab_ring(root: QWidget) -> set[QWidget]:
    """Press Tab until the focus comes round, and return every widget that it stood on."""
    root.activateWindow()
    QApplication.processEvents()
    seen: list[QWidget] = []
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in seen:
            break
        seen.append(focus)
    return set(seen)


def check_reachable(root: QWidget) -> None:
    reached = tab_ring(root)
    groups = {child.group() for child in reached if isinstance(child, QAbstractButton) and child.group()}
    siblings = {
        (type(child), child.parentWidget()) for child in reached if isinstance(child, QAbstractButton)
    }  # radio buttons are one stop; arrow keys do the rest
    for widget in controls(root):
        if isinstance(widget, QAbstractButton) and widget.autoExclusive():
            assert widget.group() in groups or (type(widget), widget.parentWidget()) in siblings, widget
            continue
        if isinstance(widget, QAbstractScrollArea) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget in reached or widget.focusProxy() in reached, (widget, widget.accessibleName())
        else:
            raise AssertionError(f"{widget} {widget.accessibleName()} is out of reach of the keyboard")


def test_the_start_page(window: MainWindow) -> None:
    window.start.show_recent([Path(HOSTILE)])
    check_plain(window)
    check_names(window)
    check_reachable(window)


def test_the_window_with_a_case(open_window: MainWindow, settle: Settle) -> None:
    events = []
    open_window.hub.read(reading.events, events.extend)
    settle(open_window.hub)
    open_window.hub.select_event(events[0].id)
    settle(open_window.hub)
    check_plain(open_window)
    check_names(open_window)
    check_reachable(open_window)


def test_the_list_of_stories(open_window: MainWindow) -> None:
    assert open_window.workspace is not None
    open_window.workspace.left.setCurrentIndex(1)
    check_reachable(open_window)
    assert open_window.workspace.stories.table in tab_ring(open_window)


def test_hostile_names_stay_letters(open_window: MainWindow, settle: Settle) -> None:
    from dossier.services import editing

    rows = []
    open_window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), rows.extend)
    settle(open_window.hub)
    open_window.hub.select_entity(rows[0].id)
    open_window.hub.command(lambda case: editing.rename_entity(case, rows[0].id, HOSTILE))
    settle(open_window.hub)
    check_plain(open_window)


DIALOGS = (
    *("message", "bug", "new case", "unlock", "shortcuts", "about", "licences", "export", "proposals"),
    *("rename", "merge", "who", "event", "published", "following", "history", "removing"),
)


def made(name: str, window: MainWindow, settle: Settle) -> QWidget:
    hub = window.hub
    entities, events, articles = [], [], []
    hub.read(lambda case: reading.entities(case, EntityKind.PERSON), entities.extend)
    hub.read(reading.events, events.extend)
    hub.read(reading.articles, articles.extend)
    settle(hub)
    event = next(event for event in events if event.participants)
    makers: dict[str, Callable[[], QWidget]] = {
        "message": lambda: MessageDialog("That did not work", HOSTILE, window),
        "bug": lambda: BugDialog(HOSTILE, window),
        "new case": lambda: NewCaseDialog(lambda *_: None, window),
        "unlock": lambda: UnlockDialog(Path(HOSTILE), lambda _: None, window, wrong=True),
        "backup": lambda: BackupDialog(HOSTILE, lambda: None, window),
        "shortcuts": lambda: ShortcutsDialog(window.offers.all(), window),
        "about": lambda: AboutDialog(window.windowIcon(), window),
        "licences": lambda: LicencesDialog(window),
        "export": lambda: ExportDialog("Export", Path(HOSTILE), window),
        "proposals": lambda: ProposalsDialog(hub, window),
        "rename": lambda: RenameDialog(hub, entities[0], window),
        "merge": lambda: MergeDialog(hub, entities[0], window),
        "who": lambda: PersonChooser(hub, frozenset(), lambda _: None, window),
        "event": lambda: EventDialog(hub, event, window),
        "published": lambda: PublishedDialog(hub, articles[0], window),
        "history": lambda: HistoryDialog(hub, window),
        "removing": lambda: RemoveDialog(hub, (1, 2), Removal((1, 2), (HOSTILE, HOSTILE), (1, 2)), window),
        "following": lambda: FollowingDialog(HOSTILE, HOSTILE_PREVIEW, lambda: None, window),
    }
    return makers[name]()


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog(open_window: MainWindow, settle: Settle, name: str) -> None:
    dialog = made(name, open_window, settle)
    dialog.show()
    settle(open_window.hub)
    check_plain(dialog)
    check_names(dialog)
    check_reachable(dialog)


def test_every_page_of_the_wizard(open_window: MainWindow, settle: Settle, tmp_path: Path) -> None:
    folder = tmp_path / "<b>more<b>"
    folder.mkdir()
    (folder / "a.txt").write_text(f"{HOSTILE} said the headline\n\nTomas Hale met Ruben Aldana on 3 May 2020.\n")
    (folder / "b.txt").write_bytes(b"\0\1" * 500)
    open_window.cases.import_paths([folder])
    wizard = open_window.cases.wizard
    assert isinstance(wizard, ImportWizard)
    for _ in range(3):
        settle(open_window.hub)
        check_plain(wizard)
        check_names(wizard)
        check_reachable(wizard)
        model = wizard.review.model
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                assert not QtGui.Qt.mightBeRichText(str(tip))
        wizard.next.click()


def test_popups_and_menus(open_window: MainWindow, settle: Settle) -> None:
    from dossier.gui.people.search import SearchBox
    from dossier.services import editing

    rows = []
    open_window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), rows.extend)
    settle(open_window.hub)
    open_window.hub.command(lambda case: editing.rename_entity(case, rows[0].id, HOSTILE))
    settle(open_window.hub)
    open_window.menus.recent.aboutToShow.emit()
    workspace = open_window.workspace
    assert workspace is not None
    events = []
    open_window.hub.read(reading.events, events.extend)
    settle(open_window.hub)
    menus = [*open_window.findChildren(QMenu), workspace.timeline.cluster_menu([event.id for event in events])]
    assert len(menus) > 8
    for menu in menus:
        check_plain(menu)
        for action in menu.actions():
            assert not QtGui.Qt.mightBeRichText(action.toolTip()), action.toolTip()
    box = open_window.toolbar.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    open_window.activateWindow()
    box.setFocus()
    box.setText("img")
    box.ask()
    settle(open_window.hub)
    assert box.popup.isVisible()
    assert box.popup.accessibleName()
    check_plain(box.popup)
    box.popup.hide()


def test_every_row_has_a_plain_tooltip_and_something_to_say(open_window: MainWindow, settle: Settle) -> None:
    from dossier.services import editing

    rows = []
    open_window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), rows.extend)
    settle(open_window.hub)
    open_window.hub.command(lambda case: editing.rename_entity(case, rows[0].id, HOSTILE))
    open_window.hub.select_entity(rows[0].id)
    settle(open_window.hub)
    seen = 0
    for view in open_window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount()) if model is not None else ():
            index = model.index(row, 0)
            tip = index.data(Qt.ItemDataRole.ToolTipRole)
            assert tip is None or not QtGui.Qt.mightBeRichText(str(tip)), tip
            assert index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(), view.accessibleName()
            seen += 1
    assert seen > 10


def test_explanations_in_menus_can_be_seen(open_window: MainWindow) -> None:
    """A menu keeps the tooltips of its entries to itself unless it is asked to show them."""
    open_window.menus.recent.aboutToShow.emit()
    assert open_window.workspace is not None
    filters = open_window.workspace.timeline.filters
    for menu in (open_window.menus.recent, filters.statuses.menu(), filters.kinds.menu()):
        assert menu.toolTipsVisible()
        assert any(action.toolTip() and action.toolTip() != action.text() for action in menu.actions())
