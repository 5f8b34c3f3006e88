"""A locked case is closed, no widget holds a word of it, and its passphrase brings it back where it was left."""

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPointF,
    Qt,
)
from PySide6.QtGui import QAction, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTabBar
from shiboken6 import Shiboken

from dossier.domain.mentions import EntityKind
from dossier.gui import idleness, preferences
from dossier.gui.dialogs.names import RenameDialog
from dossier.gui.dialogs.protection import ForgetDialog, PassphraseDialog
from dossier.gui.dialogs.unfinished import UnfinishedDialog
from dossier.gui.hub import Hub
from dossier.gui.idleness import Clocks
from dossier.gui.main_window import MainWindow
from dossier.gui.text import copy_text
from dossier.services import cases, importing, protecting, reading

Settle = Callable[[Hub], None]
KEY = "copper lantern drizzle"
WORDS = ("Quibblewick", "Zanthorpe", "Vexley", "Frobnitz")
STORY = """Quibblewick scandal widens

Published: 22 June 2019

Zanthorpe Vexley, a broker of Quibblewick, was arrested on 3 May 2018. Zanthorpe Vexley met Lena Frobnitz on Monday.
Vexley denied having paid the Frobnitz Company in 2016.
"""


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    """A closed case with a passphrase."""
    (tmp_path / "vexley.txt").write_text(STORY)
    path = tmp_path / "locked.dossier"
    case = cases.create_case(path, "Quibblewick", KEY)
    list(importing.import_paths(case, [tmp_path / "vexley.txt"]))
    cases.close_case(case)
    return path


@pytest.fixture
def at_work(window: MainWindow, encrypted: Path, settle: Settle) -> MainWindow:
    """The window with the encrypted case, in the middle of work: something is selected, found and undone."""
    window.cases.open(encrypted, KEY)
    settle(window.hub)
    assert window.hub.info is not None
    found: list[Any] = []
    window.hub.read(lambda case: reading.events(case), found.extend)
    settle(window.hub)
    window.hub.select_event(found[0].id)
    settle(window.hub)
    assert window.workspace is not None
    search = window.toolbar.findChildren(QLineEdit)[0]
    search.setFocus()
    QTest.keyClicks(search, "Zanthorpe")
    QTest.qWait(300)
    settle(window.hub)
    return window


def _watches(window: MainWindow) -> bool:
    return window.locking.idleness.is_watching


def _is_locked(window: MainWindow) -> bool:
    return window.locking.is_locked


def _lock(window: MainWindow, settle: Settle) -> None:
    window.offers["lock"].trigger()
    settle(window.hub)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(window.hub)


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(20):
            if not model.hasIndex(row, column, parent):
                break
            index = model.index(row, column, parent)
            yield from (str(value) for value in model.itemData(index).values())
            if column == 0 and not isinstance(model, QAbstractListModel | QAbstractTableModel):
                yield from _cells(model, index)


def _shown() -> Iterator[tuple[str, str]]:
    """Yield every text that a widget, an action or a model holds, with where it stands."""
    for widget in QApplication.allWidgets():
        where = f"{type(widget).__name__} {widget.accessibleName()}"
        for words in (
            *(widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()),
            *(widget.statusTip(), widget.whatsThis()),
        ):
            yield where, words
        if isinstance(widget, QLineEdit):
            yield where, widget.text()
            while widget.isUndoAvailable():
                widget.undo()
                yield f"{where} undone", widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield where, widget.toPlainText()
            while widget.document().isUndoAvailable():
                widget.undo()
                yield f"{where} undone", widget.toPlainText()
        elif isinstance(widget, QComboBox | QTabBar):
            texts = widget.itemText if isinstance(widget, QComboBox) else widget.tabText
            yield from ((where, texts(number)) for number in range(widget.count()))
        elif hasattr(widget, "text") and callable(widget.text):
            yield where, str(widget.text())
    for thing in gc.get_objects():
        if isinstance(thing, QAction | QAbstractItemModel) and not Shiboken.isValid(thing):
            continue
        if isinstance(thing, QAction):
            yield "an action", f"{thing.text()} {thing.toolTip()}"
        elif isinstance(thing, QAbstractItemModel):
            for words in _cells(thing, QModelIndex()):
                yield type(thing).__name__, words


def _left() -> list[tuple[str, str]]:
    return [(where, words) for where, words in _shown() if any(word in words for word in WORDS)]


def _held() -> list[str]:
    """Return the words that objects of the program still hold; what test modules say themselves is not counted."""
    gc.collect()
    of_tests = {id(vars(module)) for name, module in sys.modules.items() if name.startswith("tests")}
    found: list[str] = []
    for thing in gc.get_objects():
        if id(thing) in of_tests:
            continue
        if isinstance(thing, list | tuple | dict | set | frozenset) or str(type(thing).__module__).startswith(
            "dossier"
        ):
            for value in gc.get_referents(thing):
                if isinstance(value, str) and "Zanthorpe" in value and value != "Zanthorpe":
                    found.append(f"{type(thing).__name__}: {value[:80]}")  # noqa: PERF401
    return found


def test_no_widget_holds_a_word_of_a_locked_case(at_work: MainWindow, settle: Settle) -> None:
    before = {where.split()[0] for where, _ in _left()}
    assert {"MainWindow", "QLineEdit"} & before
    assert len(before) > 3
    copy_text("Zanthorpe Vexley")
    _lock(at_work, settle)
    assert _is_locked(at_work)
    assert at_work.hub.info is None
    assert at_work.stack.currentWidget() is at_work.locking.page
    assert _left() == []
    assert "Zanthorpe" not in QGuiApplication.clipboard().text()
    assert _held() == []


def test_the_passphrase_brings_it_back_where_it_was_left(at_work: MainWindow, settle: Settle) -> None:
    hub = at_work.hub
    before = (hub.selected_event, hub.selected_entity, hub.selected_article)
    assert all(before)
    _lock(at_work, settle)
    page = at_work.locking.page
    assert page is not None
    for words in ("copper", KEY.upper()):
        QTest.keyClicks(page.words, words)
        QTest.keyClick(page.words, Qt.Key.Key_Return)
        settle(hub)
        assert hub.info is None
        assert "does not open" in page.problem.text()
        assert page.words.text() == ""
    QTest.keyClicks(page.words, KEY)
    page.unlock.click()
    settle(hub)
    assert hub.info is not None
    assert at_work.stack.currentWidget() is at_work.workspace
    assert (hub.selected_event, hub.selected_entity, hub.selected_article) == before
    assert not _is_locked(at_work)


def test_what_was_being_written_is_kept_in_the_case(at_work: MainWindow, settle: Settle, encrypted: Path) -> None:
    rows: list[Any] = []
    at_work.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), rows.extend)
    settle(at_work.hub)
    dialog = RenameDialog(at_work.hub, rows[0], at_work)
    dialog.open()
    dialog.name.setText("")
    QTest.keyClicks(dialog.name, "Zanthorpe the Elder")
    _lock(at_work, settle)
    assert _left() == []
    at_work.locking.unlock(KEY)
    settle(at_work.hub)
    (shown,) = at_work.findChildren(UnfinishedDialog)
    assert "Zanthorpe the Elder" in shown.text.toPlainText()
    shown.reject()
    _lock(at_work, settle)
    at_work.locking.unlock(KEY)
    settle(at_work.hub)
    (shown,) = [each for each in at_work.findChildren(UnfinishedDialog) if each.isVisible()]
    shown._let_go()
    settle(at_work.hub)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    at_work.cases.close()
    settle(at_work.hub)
    case = cases.open_case(encrypted, KEY)
    assert cases.check_case(case).findings == ()
    from dossier.services import unfinished

    assert unfinished.kept(case) == []
    cases.close_case(case)


def test_a_case_can_be_left_closed(at_work: MainWindow, settle: Settle) -> None:
    _lock(at_work, settle)
    assert at_work.locking.page is not None
    at_work.locking.page.close_it.click()
    assert at_work.stack.currentWidget() is at_work.start
    assert not _is_locked(at_work)
    assert not at_work.offers["lock"].isEnabled()


def test_a_case_without_a_passphrase_is_not_locked(open_window: MainWindow, settle: Settle) -> None:
    assert not open_window.offers["lock"].isEnabled()
    open_window.locking.lock()
    settle(open_window.hub)
    assert open_window.hub.info is not None
    assert not open_window.locking.idleness.is_watching


def test_it_locks_when_nobody_was_there(at_work: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [0.0]
    watch = at_work.locking.idleness
    monkeypatch.setattr(watch, "_clocks", lambda: Clocks(moment[0], moment[0], moment[0]))
    assert _watches(at_work)
    watch.start(preferences.lock_minutes())
    for seconds in range(0, 14 * 60, 30):
        moment[0] = seconds
        watch.look()
    assert not _is_locked(at_work)
    # Somebody moves the mouse.
    handle = at_work.windowHandle()
    watch._watch(handle)
    place = QPointF(20, 20)
    none, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    QApplication.sendEvent(handle, QMouseEvent(QEvent.Type.MouseMove, place, place, button, button, none))
    for seconds in range(14 * 60, 28 * 60, 30):
        moment[0] = seconds
        watch.look()
    assert not _is_locked(at_work)
    for seconds in range(28 * 60, 30 * 60, 30):
        moment[0] = seconds
        watch.look()
    settle(at_work.hub)
    assert not _watches(at_work)
    assert at_work.stack.currentWidget() is at_work.locking.page


def test_an_import_is_not_cut_short_by_idleness(at_work: MainWindow, settle: Settle) -> None:
    at_work.hub.busy.emit("Importing…")
    at_work.locking.idleness.passed.emit()
    settle(at_work.hub)
    assert not _is_locked(at_work)
    at_work.hub.busy.emit("")
    at_work.locking.idleness.passed.emit()
    settle(at_work.hub)
    assert _is_locked(at_work)


def test_the_case_is_locked_with_the_screen(at_work: MainWindow, settle: Settle) -> None:
    at_work.locking.session.locked.emit()
    settle(at_work.hub)
    assert _is_locked(at_work)


def test_with_the_screen_locked_the_case_follows_once_an_import_has_ended(at_work: MainWindow, settle: Settle) -> None:
    at_work.hub.busy.emit("Importing…")
    at_work.locking.session.locked.emit()
    settle(at_work.hub)
    assert not _is_locked(at_work)
    at_work.hub.busy.emit("")
    settle(at_work.hub)
    assert _is_locked(at_work)


@pytest.mark.parametrize(
    ("before", "now", "asleep"),
    [
        (Clocks(100, 200, 5000), Clocks(105, 205, 5005), False),
        (Clocks(100, 200, 5000), Clocks(105, 805, 5605), True),
        (Clocks(100, 200, 5000), Clocks(105, 209, 5009), True),
        # Where every clock goes on in sleep, the look itself comes late.
        (Clocks(100, 200, 5000), Clocks(700, 800, 5600), True),
        # The clock was set back, or the window was busy for a while.
        (Clocks(100, 200, 5000), Clocks(105, 205, 1000), False),
        (Clocks(100, 200, 5000), Clocks(120, 220, 5020), False),
    ],
)
def test_sleep_is_told_by_the_clocks(before: Clocks, now: Clocks, asleep: bool) -> None:
    assert idleness.slept(before, now) is asleep


def test_the_passphrase_is_changed_from_the_window(at_work: MainWindow, settle: Settle, encrypted: Path) -> None:
    before = at_work.hub.selected_event
    at_work.offers["passphrase"].trigger()
    (dialog,) = at_work.findChildren(PassphraseDialog)
    for field, words in ((dialog.present, "wrong"), (dialog.passphrase, "other key"), (dialog.again, "other key")):
        QTest.keyClicks(field, words)
    dialog.change.click()
    settle(at_work.hub)
    assert "another one" in dialog.problem.text()
    QTest.keyClicks(dialog.present, KEY)
    dialog.change.click()
    settle(at_work.hub)
    assert at_work.hub.info is not None
    assert at_work.hub.selected_event == before
    assert protecting.fits(encrypted, "other key")
    assert not protecting.fits(encrypted, KEY)


def test_forgetting_asks_for_the_passphrase(at_work: MainWindow, settle: Settle) -> None:
    at_work.offers["forget"].trigger()
    (dialog,) = at_work.findChildren(ForgetDialog)
    assert not dialog.forget.isEnabled()
    QTest.keyClicks(dialog.present, KEY)
    dialog.forget.click()
    settle(at_work.hub)
    assert at_work.hub.info is not None
    assert at_work.hub.info.undo is None


def test_recent_cases_can_be_switched_off(window: MainWindow, encrypted: Path, settle: Settle) -> None:
    preferences.remember_cases(False)
    window.cases.open(encrypted, KEY)
    settle(window.hub)
    assert preferences.remembered_cases() == []
    preferences.remember_cases(True)
    window.cases.open(encrypted, KEY)
    settle(window.hub)
    assert preferences.remembered_cases() == [encrypted]
