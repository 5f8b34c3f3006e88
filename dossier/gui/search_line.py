"""A line to search with.

The first frame has none: what it needs of words is in ``text``, which loads no lines that can be edited.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class SearchLine(QLineEdit):
    """A line to search with. Qt takes some keys for editing on some systems that are the window's own everywhere."""

    def event(self, event: QEvent) -> bool:
        key = Qt.Key
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and event.key() in (key.Key_K, key.Key_E, key.Key_D)
        ):
            event.ignore()
            return True
        return super().event(event)
