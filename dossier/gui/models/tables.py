"""What all tables of rows under headings have in common."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dossier.tongue import tr

Index = QModelIndex | QPersistentModelIndex


class RowTable(QAbstractTableModel):
    """A table of ``rows`` without children; ``HEADINGS`` are the words over its columns, in their order."""

    HEADINGS: ClassVar[Mapping[Any, str]] = {}
    rows: Sequence[Any] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(tuple(self.HEADINGS.values())[section])
        return None
