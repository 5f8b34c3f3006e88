"""Gives the windows other colours or letters while the program runs, a few widgets in each turn of the event loop.

``QApplication.setStyleSheet`` goes through all widgets in one turn: twice where a sheet is taken off first, and once
for each widget that a part lies in where it is not. Here Qt is told to forget what it has found in the sheet before,
after which it has nobody to tell of the next one, and each widget is polished once.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from types import FunctionType
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from dossier.gui.slices import Slices

_TURN_SECONDS = 0.008
"""How long widgets are dressed before keys and the pointer are answered."""


class Looks(NamedTuple):
    """What all windows are to look like. *font* is None where letters stay as they are, and with them all sizes."""

    palette: QPalette
    sheet: str
    font: QFont | None = None


class Dresser(QObject):
    """Dresses all that the application shows. Nothing is painted meanwhile, so that nobody sees half of it."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._slices: Slices | None = None
        self._are_sized = False
        """Whether letters are changed by what goes on."""
        self._held: list[QWidget] = []
        """The windows that are not painted until all is done."""

    def dress(self, looks: Looks, *, gently: bool) -> None:
        """Show *looks*: at once, or *gently* in the next turns of the event loop. What goes on already is replaced."""
        if self._slices is not None:
            self._slices.stop()
            self._slices.deleteLater()
        self._are_sized |= looks.font is not None
        self._hold()
        self._slices = Slices(self._parts(looks), self._end, self)
        if gently:
            self._slices.start()
        else:
            self._slices.finish()

    def _hold(self) -> None:
        for window in self._application.topLevelWidgets():
            if window.isVisible() and window.updatesEnabled():
                window.setUpdatesEnabled(False)
                self._held.append(window)

    def _end(self) -> None:
        self._are_sized = False
        held, self._held = self._held, []
        for window in held:
            if Shiboken.isValid(window):
                window.setUpdatesEnabled(True)

    def _parts(self, looks: Looks) -> Iterator[None]:
        self._change(looks)
        yield
        widgets = _all_of(self._application)
        yield from _in_turns(_polish, widgets)
        if self._are_sized:
            # What measures the parts that lie in it comes after them.
            yield from _in_turns(_tell, reversed(widgets))
            yield
            yield from _in_turns(_arrange, widgets)

    def _change(self, looks: Looks) -> None:
        application = self._application
        if looks.font is not None:
            application.setFont(looks.font)
        application.setPalette(looks.palette)
        style = application.style()
        # This is how Qt forgets what the sheet says of each widget; were it not so, all would be dressed right now.
        style.unpolish(application)
        application.setStyleSheet(looks.sheet)
        application.style().polish(application)


def _polish(widget: QWidget) -> None:
    widget.style().polish(widget)


def _tell(widget: QWidget) -> None:
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _arrange(widget: QWidget) -> None:
    """Have what shares its width among its parts do so anew, though it is as wide as before."""
    if isinstance(type(widget).resizeEvent, FunctionType) and widget.isVisible():
        QCoreApplication.sendEvent(widget, QResizeEvent(widget.size(), widget.size()))


def _in_turns(work: Callable[[QWidget], None], widgets: Iterable[QWidget]) -> Iterator[None]:
    """Do something to those of *widgets* that were ever seen; others are dressed when they are."""
    until = time.monotonic() + _TURN_SECONDS
    for widget in widgets:
        # Not at the top of the module: see ``text``.
        if Shiboken.isValid(widget) and widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
            work(widget)
        if time.monotonic() > until:
            yield
            until = time.monotonic() + _TURN_SECONDS


def _all_of(application: QApplication) -> list[QWidget]:
    """Return all widgets, each after the one that it lies in: it takes colours and letters from there."""
    first = [window for window in application.topLevelWidgets() if window.parentWidget() is None]
    return [widget for window in first for widget in (window, *window.findChildren(QWidget))]
