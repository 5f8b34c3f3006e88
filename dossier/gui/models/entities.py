"""The list of people, organisations or places."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dossier.domain.views import EntityRow
from dossier.domain.wording import UNDATED, counted, interval_words

Index = QModelIndex | QPersistentModelIndex


def facts_line(row: EntityRow) -> str:
    """Return the second line of a row: how much there is, and from when to when."""
    parts = [counted(row.articles, "story", "stories")]
    if row.events:
        parts.insert(0, counted(row.events, "event"))
    years = interval_words(row.first, row.last)
    if years != UNDATED and row.first is not None and row.last is not None:
        parts.append(str(row.first.year) if row.first.year == row.last.year else f"{row.first.year}–{row.last.year}")
    return " · ".join(parts)


class EntityModel(QAbstractListModel):
    """Rows of entities as the case orders them: the most mentioned first."""

    IdRole = Qt.ItemDataRole.UserRole
    FactsRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[EntityRow] = []
        self._places: dict[int, int] = {}

    @property
    def rows(self) -> list[EntityRow]:
        """What the list holds; not to be changed."""
        return self._rows

    def show(self, rows: list[EntityRow], places: dict[int, int] | None = None) -> None:
        """Replace what the list holds; *places* are the rows by their ids, where these are known already."""
        if rows is self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self._places = {row.id: number for number, row in enumerate(rows)} if places is None else places
        self.endResetModel()

    def row_of(self, entity_id: int) -> int:
        """Return the row of an entity, -1 where it is not in the list."""
        return self._places.get(entity_id, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == self.IdRole:
            return row.id
        if role == self.FactsRole:
            return facts_line(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {facts_line(row)}"
        return None
