"""The list of recent cases on the start page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy

from dossier.gui.people.entity_delegate import EntityDelegate
from dossier.gui.text import plain_tooltip
from dossier.tongue import tr

_PATH = int(Qt.ItemDataRole.UserRole)


class RecentList(QListWidget):
    """A row a case: its name, and below it the folder."""

    recent_chosen = Signal(object)
    """The Path of a case."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Recent cases"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setItemDelegate(EntityDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.itemActivated.connect(self._chosen)
        self.itemClicked.connect(self._chosen)

    def show_paths(self, paths: Sequence[Path]) -> None:
        """List *paths*, newest first."""
        self.clear()
        for path in paths:
            item = QListWidgetItem(path.stem, self)
            item.setData(_PATH, str(path))
            item.setData(EntityDelegate.FactsRole, _place(path))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{path.stem}, {path}")
            item.setToolTip(plain_tooltip(str(path)))

    def _chosen(self, item: QListWidgetItem) -> None:
        self.recent_chosen.emit(Path(item.data(_PATH)))


def _place(path: Path) -> str:
    """Return the folder of *path* for readers, the home folder as ``~``."""
    folder, home = path.parent, Path.home()
    return str("~" / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
