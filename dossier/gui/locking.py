"""Locking an encrypted case: it is closed, every pane is emptied, and only its passphrase brings it back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QClipboard, QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu, QPlainTextEdit, QStackedWidget, QWidget

from dossier.errors import WrongPassphraseError
from dossier.gui import preferences
from dossier.gui.hub import Hub
from dossier.gui.idleness import Idleness
from dossier.gui.selection import Ids
from dossier.gui.session_lock import SessionLock
from dossier.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dossier.gui.lock_page import LockPage
    from dossier.services.cases import CaseFile
    from dossier.services.unfinished import Unfinished

MINUTES = (0, 5, 15, 30, 60)
"""After so many idle minutes an encrypted case can be locked; 0 stands for never."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody was: the case and what was selected in it."""

    path: Path
    selected: Ids


class Locking(QObject):
    """Locks by menu, when nobody was there for a while, with the screen, and when the machine was asleep.

    It comes back to the place.
    """

    def __init__(self, hub: Hub, window: QWidget, stack: QStackedWidget, action: QAction) -> None:
        super().__init__(window)
        self._hub = hub
        self._window = window
        self._stack = stack
        self._action = action
        self._place: _Place | None = None
        self._busy = False
        self.page: LockPage | None = None
        self._copied: int | None = None
        QGuiApplication.clipboard().dataChanged.connect(self._heard_copy)
        self.idleness = Idleness(self)
        self.idleness.passed.connect(self._idle)
        self.session = SessionLock(window)
        self.session.locked.connect(self._screen_locked)
        self._owed = False
        action.triggered.connect(self.lock)
        action.setEnabled(False)
        hub.case_opened.connect(self._opened)
        hub.case_closed.connect(self._closed)
        hub.busy.connect(self._heard_busy)

    @property
    def is_locked(self) -> bool:
        """Tell whether a case waits for its passphrase."""
        return self._place is not None

    def fill(self, menu: QMenu) -> None:
        """Offer in *menu* after how many idle minutes an encrypted case is locked."""
        choices = QActionGroup(menu)
        for minutes in MINUTES:
            choice = menu.addAction(
                tr("After {0} minutes").format(minutes) if minutes else tr("Only when the machine slept")
            )
            choice.setCheckable(True)
            choice.setChecked(minutes == preferences.lock_minutes())
            choice.setData(minutes)
            choices.addAction(choice)
        choices.triggered.connect(lambda choice: self._choose(int(choice.data())))

    def lock(self) -> None:
        """Close the case, empty what shows it, and ask for its passphrase. A case without one is left open."""
        info = self._hub.info
        if info is None or not info.encrypted or self.is_locked:
            return
        hub = self._hub
        selected = Ids(hub.selected_event, hub.selected_entity, hub.selected_article)
        self._place = _Place(info.path, selected)
        self._window.setEnabled(False)
        found = _being_written(self._window)

        def keep(case: "CaseFile") -> None:
            from dossier.services import unfinished

            unfinished.keep(case, found)

        def close(_: object) -> None:
            hub.close_case(self._show_page)

        # Hidden at once; the case is closed when what goes on in it has come to its next safe point.
        _close_dialogs(self._window)
        self._empty_clipboard()
        self._page().ask(info.path)
        self._stack.setCurrentWidget(self._page())
        hub.read(keep, close, failed=lambda error: self._not_kept(error, close), rehearses=True)

    def unlock(self, passphrase: str) -> None:
        """Open the case again, where it was left."""
        place = self._place
        if place is None:
            return

        def opener() -> "CaseFile":
            from dossier.services import cases

            return cases.open_case(place.path, passphrase)

        def failed(error: BaseException) -> None:
            page = self._page()
            if isinstance(error, WrongPassphraseError):
                page.refuse(str(error))
            else:
                page.refuse("")
                self._hub.report(error)

        self._hub.open_case(opener, failed, lambda: self._come_back(place.selected))

    def leave(self) -> None:
        """Leave the case closed, and show the start page."""
        self._place = None
        self._stack.setCurrentIndex(0)

    def _page(self) -> "LockPage":
        from dossier.gui.lock_page import LockPage

        if self.page is None:
            self.page = LockPage()
            self.page.tried.connect(self.unlock)
            self.page.left.connect(self.leave)
            self._stack.addWidget(self.page)
        return self.page

    def _show_page(self) -> None:
        self._window.setEnabled(True)
        if self._place is not None:
            page = self._page()
            page.ask(self._place.path)
            self._stack.setCurrentWidget(page)
            page.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_kept(self, error: BaseException, close: Callable[[object], None]) -> None:
        """What was being written cannot be kept (the disk is full, say): the case is locked all the same."""
        self._hub.report(error)
        close(None)

    def _come_back(self, selected: Ids) -> None:
        hub = self._hub
        hub.select_article(selected.article)
        hub.select_entity(selected.entity)
        hub.select_event(selected.event)

        def question(case: "CaseFile") -> "Sequence[Unfinished]":
            from dossier.services import unfinished

            return unfinished.kept(case)

        hub.read(question, self._show_unfinished)

    def _show_unfinished(self, found: "Sequence[Unfinished]") -> None:
        if not found:
            return
        from dossier.gui.dialogs.unfinished import UnfinishedDialog

        UnfinishedDialog(self._hub, found, self._window).open()

    def _opened(self) -> None:
        self._place = None
        self._window.setEnabled(True)
        info = self._hub.info
        encrypted = info is not None and info.encrypted
        self._action.setEnabled(encrypted)
        if encrypted:
            self.idleness.start(preferences.lock_minutes())
            self.session.start()
        else:
            self.idleness.stop()
            self.session.stop()

    def _closed(self) -> None:
        self._owed = False
        self.session.stop()
        self._window.setEnabled(True)
        self._action.setEnabled(False)
        self.idleness.stop()

    def _heard_busy(self, words: str) -> None:
        self._busy = bool(words)
        if self._owed and not self._busy:
            self.lock()

    def _screen_locked(self) -> None:
        """Lock with the screen; what goes on in the case (an import, say) comes to its end before."""
        self._owed = self._busy
        if not self._busy:
            self.lock()

    def _idle(self) -> None:
        if self._busy:
            # An import that takes all night is not cut short; it looks again after as long.
            return
        self.lock()

    def _heard_copy(self) -> None:
        """Note what was copied while this program was in front: not every platform tells whose it is."""
        is_ours = self._hub.info is not None and QGuiApplication.focusWindow() is not None
        self._copied = hash(QGuiApplication.clipboard().text()) if is_ours else None

    def _empty_clipboard(self) -> None:
        """Empty the clipboard where it is this program that filled it."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() or self._copied == hash(clipboard.text()):
            clipboard.clear(QClipboard.Mode.Clipboard)
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)
        self._copied = None

    def _choose(self, minutes: int) -> None:
        preferences.remember_lock_minutes(minutes)
        if self.idleness.is_watching:
            self.idleness.start(minutes)


def _being_written(window: QWidget) -> "list[Unfinished]":
    """Return the words that somebody has typed into dialogs and not saved; never a passphrase."""
    from dossier.services.unfinished import Unfinished

    found: list[Unfinished] = []
    for dialog in window.findChildren(QDialog):
        fields = [
            (line.accessibleName(), line.text())
            for line in dialog.findChildren(QLineEdit)
            if line.isModified() and line.echoMode() == QLineEdit.EchoMode.Normal
        ] + [
            (text.accessibleName(), text.toPlainText())
            for text in dialog.findChildren(QPlainTextEdit)
            if text.document().isModified() and not text.isReadOnly()
        ]
        title = dialog.windowTitle()
        found += [Unfinished(title, name, words) for name, words in fields if dialog.isVisible() and words.strip()]
    return found


def _close_dialogs(window: QWidget) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.reject()
