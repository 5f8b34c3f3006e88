"""Shortcuts: each can be changed, none serves two commands, and all are kept."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.gui import preferences, shortcuts
from dossier.gui.actions import Actions
from dossier.gui.dialogs.shortcuts import ShortcutsDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[ShortcutsDialog]:
    made = ShortcutsDialog(window.offers.all(), window)
    made.show()
    yield made
    made.close()


def choose(dialog: ShortcutsDialog, words: str) -> int:
    row = next(n for n in range(dialog.table.rowCount()) if dialog.table.item(n, 0).text() == words)
    dialog.table.setCurrentCell(row, 0)
    return row


def press(dialog: ShortcutsDialog, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    dialog.keys.setFocus()
    dialog.keys.clear()
    QTest.keyClick(dialog.keys, key, modifiers)


def test_no_two_commands_come_with_the_same_keys(window: MainWindow) -> None:
    keys = [key.toString() for action in window.offers.all() for key in action.shortcuts()]
    assert len(keys) > 25
    assert len(keys) == len(set(keys))
    assert not [action.text() for action in window.offers.all() if shortcuts.refusal(action.shortcut())]


def test_keys_that_were_pressed_are_used_and_kept(window: MainWindow, dialog: ShortcutsDialog, hub: Hub) -> None:
    row = choose(dialog, "About Dossier")
    press(dialog, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    assert dialog.use.isEnabled()
    dialog.use.click()
    assert dialog.table.item(row, 1).text() == "Ctrl+F9"
    assert window.offers["about"].shortcut() == QKeySequence("Ctrl+F9")
    assert "(Ctrl+F9)" in window.offers["about"].toolTip()
    again = MainWindow(hub)
    assert Actions(hub, again)["about"].shortcut() == QKeySequence("Ctrl+F9")
    choose(dialog, "About Dossier")
    dialog.default.click()
    assert window.offers["about"].shortcuts() == []
    assert preferences.shortcuts() == {}
    again.deleteLater()


def test_keys_in_use_are_taken_over_only_when_told(window: MainWindow, dialog: ShortcutsDialog) -> None:
    choose(dialog, "About Dossier")
    press(dialog, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert "Import files" in dialog.told.text()
    assert window.offers["import_files"].shortcut() == QKeySequence("Ctrl+I")
    assert dialog.use.text() == "Take them over"
    dialog.use.click()
    assert window.offers["import_files"].shortcuts() == []
    assert window.offers["about"].shortcut() == QKeySequence("Ctrl+I")
    choose(dialog, "Import files")
    dialog.default.click()
    assert window.offers["import_files"].shortcut() == QKeySequence("Ctrl+I")
    assert window.offers["about"].shortcuts() == []
    dialog.all_defaults.click()
    assert preferences.shortcuts() == {}
    assert not dialog.all_defaults.isEnabled()


def test_no_keys_at_all_are_kept_too(window: MainWindow, dialog: ShortcutsDialog, hub: Hub) -> None:
    choose(dialog, "Quit")
    dialog.keys.clear()
    dialog.use.click()
    assert window.offers["quit"].shortcuts() == []
    again = MainWindow(hub)
    assert Actions(hub, again)["quit"].shortcuts() == []
    again.deleteLater()


@pytest.mark.parametrize(
    ("words", "is_refused"),
    [
        ("A", True),
        ("Shift+A", True),
        ("Left", True),
        ("Ctrl+C", True),
        ("Alt+F", True),
        ("F5", False),
        ("Ctrl+Alt+G", False),
        ("Shift+F11", False),
        ("Ctrl+Shift+5", False),
    ],
)
def test_keys_needed_elsewhere_are_refused_in_words(dressed: QApplication, words: str, is_refused: bool) -> None:
    assert bool(shortcuts.refusal(QKeySequence(words))) is is_refused


def test_a_change_reaches_other_windows(window: MainWindow, hub: Hub) -> None:
    other = MainWindow(hub)
    shortcuts.change(window.offers["find"], [QKeySequence("Ctrl+Alt+F")])
    assert other.offers["find"].shortcut() == QKeySequence("Ctrl+Alt+F")
    other.deleteLater()


def test_keys_of_panes_stay_as_they_are(dialog: ShortcutsDialog) -> None:
    choose(dialog, "Source: next story that mentions it")
    assert not dialog.keys.isEnabled()
    assert not dialog.use.isEnabled()
    assert "stay" in dialog.told.text()
