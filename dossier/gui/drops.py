"""Files and folders dropped on the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

if TYPE_CHECKING:
    # Only to be named: the first frame waits for no class that it does not need.
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent


def dropped_paths(mime: "QMimeData") -> list[Path]:
    """Return the local files and folders that are being dropped; addresses on the network are left alone."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class DropFrame(QFrame):
    """A place with a dashed border that takes files and folders. Fill it with a layout."""

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setProperty("role", "drop")

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self._hover(True)

    def dragLeaveEvent(self, _: "QDragLeaveEvent") -> None:
        self._hover(False)

    def dropEvent(self, event: "QDropEvent") -> None:
        self._hover(False)
        event.acceptProposedAction()
        self.dropped.emit(dropped_paths(event.mimeData()))

    def _hover(self, hovered: bool) -> None:
        self.setProperty("hovered", hovered)
        self.style().unpolish(self)
        self.style().polish(self)
