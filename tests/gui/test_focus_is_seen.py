"""Whoever goes by Tab sees where the keyboard is: each stop looks different while it has the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dossier.domain.views import EventView
from dossier.gui import theme
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.services import reading

from .test_plain_and_reachable import DIALOGS, made

Settle = Callable[[Hub], None]
_TABS = 200
_AROUND = 3
"""Pixels around a widget in which its frame may be drawn."""


def picture(root: QWidget, widget: QWidget) -> QImage:
    """Return how a widget looks within its window."""
    QCoreApplication.processEvents()
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    return root.grab(place.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)).toImage()


def unseen(root: QWidget) -> list[tuple[QWidget, str]]:
    """Go round by Tab; return the stops that look the same with and without the keyboard."""
    root.activateWindow()
    QCoreApplication.processEvents()
    found, met = [], []
    last: tuple[QWidget, QImage] | None = None
    for _ in range(_TABS):
        QTest.keyClick(QApplication.focusWidget() or root, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if last is not None and here is not last[0] and picture(root, last[0]) == last[1]:
            found.append((last[0], last[0].accessibleName()))
        if here in met:
            return found
        met.append(here)
        last = here, picture(root, here)
    raise AssertionError("Tab never comes round")


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
@pytest.mark.parametrize("tab", [0, 1, 2])
def test_in_the_window(open_window: MainWindow, settle: Settle, tab: int, scheme: theme.Scheme) -> None:
    got: list[EventView] = []
    open_window.hub.read(reading.events, got.extend)
    settle(open_window.hub)
    theme.choose(scheme)
    open_window.hub.select_event(next(event for event in got if event.participants).id)
    assert open_window.workspace is not None
    open_window.workspace.left.setCurrentIndex(tab)
    settle(open_window.hub)
    assert unseen(open_window) == []


def test_on_the_start_page(window: MainWindow) -> None:
    assert unseen(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_in_every_dialog(open_window: MainWindow, settle: Settle, name: str) -> None:
    dialog = made(name, open_window, settle)
    dialog.show()
    settle(open_window.hub)
    assert unseen(dialog) == []
