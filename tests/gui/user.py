"""Somebody at the window, who has a mouse and a keyboard and nothing else.

Clicks and keys go to the window that stands there, through the same door as those of the machine's own mouse and
keyboard: what is hidden, covered, disabled or behind a modal dialog gets none.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPushButton,
    QTabBar,
    QWidget,
)
from shiboken6 import Shiboken

from dossier.domain.mentions import EntityKind
from dossier.domain.views import ArticleView, EntityRow, EventView
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.people.rows import RowKind
from dossier.gui.workspace import Workspace
from dossier.services import reading

Settle = Callable[[Hub], None]
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
D = TypeVar("D", bound=QDialog)
_TABS = 80
"""More stops than any window has."""
_WHEEL, _TURNS = 120, 400
_LOOK_MILLISECONDS = 20
_LOOKS = 1_500
"""So many looks at something that comes a little later, by a machine that is busy with other things."""


class User:
    """Clicks, presses keys, and waits until the window has come to rest. ``take`` keeps a picture where one is wanted.

    The folder for pictures is that of the environment variable ``DOSSIER_PICTURES``.
    """

    def __init__(self, window: MainWindow, settle: Settle, name: str = "session") -> None:
        self.window = window
        self._settle = settle
        self._name = name
        self._taken = 0
        folder = os.environ.get("DOSSIER_PICTURES")
        self._pictures = Path(folder) if folder else None

    def wait(self) -> None:
        """Wait until the worker has answered everything."""
        self._settle(self.window.hub)

    def take(self, what: str) -> None:
        """Keep a picture of the whole screen, if pictures are wanted."""
        self._taken += 1
        if self._pictures is None:
            return
        self._pictures.mkdir(parents=True, exist_ok=True)
        QTest.qWait(450)  # What glides has arrived by then.
        picture = self.window.screen().grabWindow(0)
        if picture.isNull():
            picture = (QApplication.activeWindow() or self.window).grab()
        assert picture.save(str(self._pictures / f"{self._name}-{self._taken:02d}-{what}.png"))

    # The mouse.

    def click(
        self,
        widget: QWidget,
        at: QPoint | None = None,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        *,
        double: bool = False,
    ) -> None:
        """Click on a widget where it can be seen, by default in its middle."""
        assert widget.isVisible(), f"{widget} {widget.accessibleName()} is not shown"
        assert widget.isEnabled(), f"{widget} {widget.accessibleName()} cannot be used"
        place = at if at is not None else self._visible_middle(widget)
        there = widget.window().childAt(widget.mapTo(widget.window(), place)) or widget.window()
        assert there is widget or widget.isAncestorOf(there), f"{there} covers {widget} {widget.accessibleName()}"
        self._click_at(widget, place, button, double=double)
        self.wait()

    def _click_at(
        self,
        widget: QWidget,
        place: QPoint,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
        *,
        double: bool = False,
    ) -> None:
        handle = widget.window().windowHandle()
        where = widget.mapTo(widget.window(), place)
        QTest.mouseMove(handle, where)
        (QTest.mouseDClick if double else QTest.mouseClick)(handle, button, NONE, where)

    @staticmethod
    def _visible_middle(widget: QWidget) -> QPoint:
        seen = widget.visibleRegion().boundingRect()
        assert not seen.isEmpty(), f"{widget} {widget.accessibleName()} is out of sight"
        return seen.center()

    def click_row(self, view: QAbstractItemView, index: QModelIndex, *, double: bool = False) -> None:
        """Turn the wheel until a row is in sight, and click on it."""
        for _ in range(_TURNS):
            here = view.visualRect(index)
            seen = here.intersected(view.viewport().rect())
            if seen.height() >= min(here.height(), 20):
                self.click(
                    view.viewport(), QPoint(min(seen.center().x(), seen.left() + 120), seen.center().y()), double=double
                )
                return
            self._wheel(view, up=here.top() < 0)
        raise AssertionError(f"the wheel never brings the row into sight: {view.accessibleName()}")

    def _wheel(self, view: QAbstractItemView, *, up: bool) -> None:
        place = QPointF(view.viewport().rect().center())
        turn = QPoint(0, _WHEEL if up else -_WHEEL)
        event = QWheelEvent(
            place,
            QPointF(view.viewport().mapToGlobal(place.toPoint())),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view.viewport(), event)
        QCoreApplication.processEvents()

    def click_tab(self, bar: QTabBar, words: str) -> None:
        """Click on the tab whose words begin so."""
        number = next(n for n in range(bar.count()) if bar.tabText(n).startswith(words))
        self.click(bar, bar.tabRect(number).center())

    def choose(self, *path: str) -> None:
        """Open a menu of the menu bar and click through it: ``choose("File", "Export", "Case as JSON…")``."""
        bar: QMenuBar = self.window.menuBar()
        top = _entry(bar.actions(), path[0])
        self.click(bar, bar.actionGeometry(top).center())
        for words in path[1:]:
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu), f"no menu is open for {words}"
            _click_entry(self, menu, words)

    def choose_in_popup(self, opener: QWidget, words: str, at: QPoint | None = None, *, context: bool = False) -> None:
        """Click on something that opens a menu, with the right button for a *context* menu, and choose in it."""
        failures: list[str] = []

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                return
            timer.stop()
            try:
                _click_entry(self, menu, words)
            except AssertionError as failure:
                failures.append(str(failure))
                menu.close()

        # Such a menu has a loop of its own: whoever chooses in it must be there before it opens.
        timer = QTimer(interval=_LOOK_MILLISECONDS)
        timer.timeout.connect(look)
        timer.start()
        button = Qt.MouseButton.RightButton if context else Qt.MouseButton.LeftButton
        self.click(opener, at, button)
        for _ in range(_LOOKS):
            if not timer.isActive():
                break
            QTest.qWait(_LOOK_MILLISECONDS)
        timer.stop()
        assert not failures, failures
        self.wait()

    def press_button(self, dialog: QDialog, words: str) -> None:
        """Click on the button of a dialog that says *words*."""
        found = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and _plain(b.text()) == words]
        assert len(found) == 1, (words, [b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()])
        self.click(found[0])

    def choose_file(self, name: str) -> None:
        """Choose in the open file dialog, with the mouse: the row that says *name*, then the button that takes it."""
        dialog = self.dialog(QFileDialog)
        view = next(v for v in dialog.findChildren(QAbstractItemView) if v.isVisible() and v.objectName() != "sidebar")
        for _ in range(_LOOKS):
            rows = (view.model().index(n, 0, view.rootIndex()) for n in range(view.model().rowCount(view.rootIndex())))
            row = next((index for index in rows if index.data() == name), None)
            if row is not None:
                break
            QTest.qWait(_LOOK_MILLISECONDS)  # The folder is read meanwhile.
        assert row is not None, f"{name} is not listed"
        self.click_row(view, row)
        self.take_file()

    def take_file(self) -> None:
        """Click on the button that takes what the open file dialog proposes."""
        dialog = self.dialog(QFileDialog)
        words = {"Open", "Choose", "Save"}
        self.click(next(b for b in dialog.findChildren(QPushButton) if b.isVisible() and _plain(b.text()) in words))

    # The keyboard.

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            self._strike(key, modifier)
            self.wait()

    def write(self, text: str) -> None:
        """Type *text* where the keyboard is."""
        assert text.isascii(), "the keys that are pressed here are ASCII"
        for letter in text:
            self._strike(letter)
        self.wait()

    def _strike(self, key: Any, modifier: Qt.KeyboardModifier = NONE) -> None:
        keyboard = self._keyboard()
        handle = keyboard.window().windowHandle()
        QTest.keyPress(handle, key, modifier)
        # The key may have closed the window; nobody hears then that it is let go.
        if Shiboken.isValid(handle) and handle.isVisible():
            QTest.keyRelease(handle, key, modifier)

    def _keyboard(self) -> QWidget:
        """Return what takes the keys. Where nothing manages windows, the last one opened gets the keyboard."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup
        modal = QApplication.activeModalWidget()
        if QApplication.activeWindow() is None or (modal is not None and QApplication.activeWindow() is not modal):
            dialogs = [child for child in self.window.findChildren(QDialog) if child.isVisible()]
            (modal or (dialogs[-1] if dialogs else self.window)).activateWindow()
            QTest.qWait(_LOOK_MILLISECONDS)
        found = QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None, "nothing has the keyboard"
        return found

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until a widget has the keyboard."""
        self._keyboard()
        for _ in range(_TABS):
            if QApplication.focusWidget() is widget:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {widget} {widget.accessibleName()}")

    def choose_by_letter(self, *letters: Qt.Key) -> None:
        """Open a menu with Alt and its letter, and go on by further letters."""
        self.press(letters[0], ALT)
        for letter in letters[1:]:
            self.press(letter)

    def go_to(self, words: str) -> None:
        """Move down the open menu until the entry that says *words*, and take it."""
        for _ in range(40):
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu), f"no menu is open for {words}"
            active = menu.activeAction()
            if active is not None and _plain(active.text()) == words:
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"the arrows never reach {words}")

    def write_file(self, name: str) -> None:
        """Type a name into the open file dialog and take it."""
        dialog = self.dialog(QFileDialog)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        self._keyboard()
        assert QApplication.focusWidget() is line, "the line for the name has the keyboard at once"
        self.press(Qt.Key.Key_A, CONTROL)
        self.write(name)
        self.press(Qt.Key.Key_Return)

    # What can be seen, and what the case holds.

    def dialog(self, kind: type[D]) -> D:
        """Return the one visible dialog of a kind."""
        found = [child for child in self.window.findChildren(kind) if child.isVisible()]
        assert len(found) == 1, (kind, found)
        return found[0]

    def no_dialog(self) -> None:
        """Look whether every dialog is gone."""
        assert [child for child in self.window.findChildren(QDialog) if child.isVisible()] == []

    @property
    def panes(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    def people(self) -> list[EntityRow]:
        """Return the people of the case, the most important first."""
        got: list[EntityRow] = []
        self.window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), got.extend)
        self.wait()
        return got

    def event(self, event_id: int = 0) -> EventView:
        """Return an event of the case, the selected one where none is named."""
        got: list[EventView] = []
        wanted = event_id or self.window.hub.selected_event
        self.window.hub.read(lambda case: reading.event(case, wanted), got.append)
        self.wait()
        return got[0]

    def article(self) -> ArticleView:
        """Return the selected story."""
        got: list[ArticleView] = []
        wanted = self.window.hub.selected_article
        self.window.hub.read(lambda case: reading.article(case, wanted), got.append)
        self.wait()
        return got[0]

    def first_event_row(self) -> QModelIndex:
        """Return the first dated event of the dossier in view."""
        model = self.panes.dossier.model
        rows = (model.index(number) for number in range(model.rowCount()))
        return next(
            index
            for index in rows
            if (row := model.row(index)) is not None and row.kind is RowKind.EVENT and row.left != "undated"
        )


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _entry(actions: list[QAction], words: str) -> QAction:
    found = [action for action in actions if _plain(action.text()) == words]
    assert len(found) == 1, (words, [action.text() for action in actions])
    return found[0]


def _click_entry(user: User, menu: QMenu, words: str) -> None:
    action = _entry(menu.actions(), words)
    assert action.isEnabled(), f"{words} cannot be chosen"
    user._click_at(menu, menu.actionGeometry(action).center())
    user.wait()
