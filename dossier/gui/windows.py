"""Several windows, each with a case of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from dossier.gui.hub import Hub

if TYPE_CHECKING:
    from dossier.gui.main_window import MainWindow

_STEP = QPoint(36, 36)
_OPEN: "list[MainWindow]" = []
"""The windows that were opened from another; Python would let go of them otherwise."""


def show_beside(window: "MainWindow", beside: QWidget) -> None:
    """Show *window*, a new one, a little lower than *beside*. It goes when it is closed."""
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _OPEN.append(window)
    window.destroyed.connect(lambda: _OPEN.remove(window))
    window.resize(beside.size())
    window.move(beside.pos() + _STEP)
    window.fitted.connect(window.begin_workspace)
    window.show()


def showing(path: Path) -> QMainWindow | None:
    """Return the window in which the case at *path* is open, None where it is open in none."""
    for window in QApplication.topLevelWidgets():
        # A window that has not been fitted yet has no hub, and is not to be fitted for this question.
        hub = window.__dict__.get("hub") if isinstance(window, QMainWindow) else None
        if isinstance(window, QMainWindow) and isinstance(hub, Hub) and hub.info is not None:
            shown = hub.info.path
            if shown == path or (shown.exists() and path.exists() and shown.samefile(path)):
                return window
    return None
