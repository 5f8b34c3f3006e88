"""The rows of one dossier as an item model."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dossier.gui.people.rows import Row, RowKind
from dossier.gui.text import plain_tooltip, wrapped

Index = QModelIndex | QPersistentModelIndex


class DossierModel(QAbstractListModel):
    """Rows as ``rows_of`` makes them. Headings can be read but not chosen."""

    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Replace what the list holds."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of_event(self, event_id: int) -> int:
        """Return the row of an event in the chronology, -1 where it is not in this dossier."""
        found = (n for n, row in enumerate(self._rows) if row.kind is RowKind.EVENT and row.target == event_id)
        return next(found, -1)

    def row(self, index: Index) -> Row | None:
        """Return the row at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == self.RowRole:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(wrapped(row.tip.splitlines())) if row.tip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.described
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.kind is RowKind.HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
