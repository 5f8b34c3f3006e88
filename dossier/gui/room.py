"""How large a window beside the main one may be: no larger than the screen, and larger where text is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from dossier.gui.theme import scaled

_FRAME = QSize(16, 80)
"""Room left to the frame that the system draws round a window, and to its own bars."""
_WIDER = 1.5
"""So much wider is a window at most than beside text of the usual size: longer lines are hard to read."""


def most(window: QWidget) -> QSize:
    """Return how large *window* may be on its screen."""
    room: QSize = window.screen().availableSize() - _FRAME
    return room


def fitting(window: QWidget, width: int, height: int) -> QSize:
    """Return *width* and *height*, meant for text of the usual size, for text as large as it is now."""
    factor = min(max(scaled(100) / 100, 1.0), _WIDER)
    return QSize(round(width * factor), round(height * factor)).boundedTo(most(window))
