"""Where reading was stopped the window says that something is not up to date, and reads it again."""

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow


def test_the_window_says_that_reading_was_stopped_until_it_is_read_again(
    open_window: MainWindow, settle: Callable[[Hub], None]
) -> None:
    hub, gate = open_window.hub, threading.Event()
    stories = open_window.build_workspace().stories
    settle(hub)
    shown = stories.model.rowCount()
    hub.read(lambda case: gate.wait(60), lambda _: None)
    stories.search.setText("nothing is called so")
    stories._ask()
    hub.patience.stop()
    gate.set()
    settle(hub)
    assert stories.model.rowCount() == shown
    assert open_window.unread.isVisible()
    QTest.mouseClick(open_window.unread.again, Qt.MouseButton.LeftButton)
    settle(hub)
    assert stories.model.rowCount() == 0
    assert open_window.unread.isHidden()


def test_with_the_case_goes_what_was_stopped_in_it(open_window: MainWindow, settle: Callable[[Hub], None]) -> None:
    hub, gate = open_window.hub, threading.Event()
    settle(hub)
    hub.read(lambda case: gate.wait(60), lambda _: None)
    open_window.build_workspace().stories._ask()
    hub.patience.stop()
    gate.set()
    settle(hub)
    assert open_window.unread.isVisible()
    hub.close_case()
    settle(hub)
    assert open_window.unread.isHidden()
