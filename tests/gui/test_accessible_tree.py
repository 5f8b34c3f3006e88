"""What a screen reader finds: every window and dialog as a tree in which what takes the keyboard has role and name."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from dossier.domain.views import EventView
from dossier.gui.dialogs.event import EventDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow

from .test_plain_and_reachable import DIALOGS, made, tab_ring

Settle = Callable[[Hub], None]
NAME = QAccessible.Text.Name
_UNTOLD = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client})
_MOST = 4_000


def walk(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield every part of a window as a screen reader walks it: from what stands outside to what it holds."""
    waiting, seen = [root], 0
    while waiting:
        part = waiting.pop()
        yield part
        seen += 1
        assert seen < _MOST, "the tree does not end"
        waiting += [child for n in range(part.childCount()) if (child := part.child(n)) is not None and child.isValid()]


def told(widget: QWidget) -> tuple[QAccessible.Role, str]:
    """Return how a screen reader calls a widget."""
    part = QAccessible.queryAccessibleInterface(widget)
    assert part is not None, widget
    return part.role(), part.text(NAME)


def check_tree(root: QWidget) -> None:
    """Everything on which Tab stops says what it is and what it is for, and so does every part that can be focused."""
    stops = tab_ring(root)
    assert stops
    for widget in stops:
        role, name = told(widget)
        # Qt calls an area that scrolls a client; the keyboard stops there where it is all that can scroll the text.
        is_text = isinstance(widget, QScrollArea) or bool(widget.accessibleDescription())
        assert role not in _UNTOLD or is_text, (widget, role)
        assert name.strip(), (widget, role)
    top = QAccessible.queryAccessibleInterface(root)
    assert top is not None
    assert top.text(NAME).strip(), "the window has a name"
    for part in walk(top):
        state = part.state()
        if state.focusable and not state.invisible and not state.disabled and part.object() is not None:
            assert part.role() is not QAccessible.Role.NoRole, part.object()
            assert part.text(NAME).strip() or _is_inside(part.object()), (part.object(), part.role())


def _is_inside(widget: object) -> bool:
    """Tell whether Qt made a widget inside a control that has a name of its own."""
    while isinstance(widget, QWidget) and not widget.isWindow():
        widget = widget.parentWidget()
        if isinstance(widget, QComboBox | QAbstractItemView) and told(widget)[1]:
            return True
    return False


def test_the_start_page(window: MainWindow) -> None:
    check_tree(window)


@pytest.mark.parametrize("tab", [0, 1, 2])
def test_the_window_with_a_case(open_window: MainWindow, event: EventView, settle: Settle, tab: int) -> None:
    assert event.id == open_window.hub.selected_event
    assert open_window.workspace is not None
    open_window.workspace.left.setCurrentIndex(tab)
    settle(open_window.hub)
    check_tree(open_window)


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog(open_window: MainWindow, settle: Settle, name: str) -> None:
    dialog = made(name, open_window, settle)
    dialog.show()
    settle(open_window.hub)
    check_tree(dialog)


@pytest.mark.parametrize("act", ["take_apart", "split_off"])
def test_dialogs_on_names(open_window: MainWindow, event: EventView, settle: Settle, act: str) -> None:
    assert event.participants
    getattr(open_window.edits, act)()
    settle(open_window.hub)
    check_tree(next(child for child in open_window.findChildren(QDialog) if child.isVisible()))


def test_the_calendar_is_left_and_used_with_the_keyboard(
    open_window: MainWindow, event: EventView, settle: Settle
) -> None:
    editor = EventDialog(open_window.hub, event, open_window)
    editor.show()
    editor.activateWindow()
    settle(open_window.hub)
    before = editor.date.line.text()
    for key, changes in ((Qt.Key.Key_Escape, False), (Qt.Key.Key_Return, True)):
        editor.date.picker.setFocus()
        QTest.keyClick(editor.date.picker, Qt.Key.Key_Space)
        calendar = editor.date.picker.calendar
        assert calendar is not None
        assert calendar.isVisible()
        assert told(calendar.days)[1] == "Days of the month"
        QTest.keyClick(QApplication.focusWidget() or calendar.days, Qt.Key.Key_Right)
        QTest.keyClick(QApplication.focusWidget() or calendar.days, key)
        assert not _is_open(editor)
        assert (editor.date.line.text() != before) is changes
        assert editor.isVisible(), "the keys meant the calendar, not the dialog"
        QApplication.processEvents()


def _is_open(editor: QWidget) -> bool:
    return any(child.isVisible() for child in editor.findChildren(QWidget) if child.windowType() is Qt.WindowType.Popup)


def test_what_can_be_ticked_says_whether_it_is(open_window: MainWindow, settle: Settle) -> None:
    dialog = made("new case", open_window, settle)
    dialog.show()
    settle(open_window.hub)
    boxes = [box for kind in (QCheckBox, QRadioButton) for box in dialog.findChildren(kind)]
    assert boxes
    for box in boxes:
        part = QAccessible.queryAccessibleInterface(box)
        assert part is not None
        assert bool(part.state().checked) is box.isChecked()
        box.setChecked(True)
        assert part.state().checked
