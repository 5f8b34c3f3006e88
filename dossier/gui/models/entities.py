"""The list of people, organisations or places."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dossier.domain.views import EntityRow
from dossier.gui import dragging
from dossier.gui.models.paged import Ids, Pages
from dossier.gui.wording import facts_line

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


class EntityModel(QAbstractListModel):
    """Rows of entities as the case orders them: the most mentioned first. What they say comes by page."""

    IdRole = Qt.ItemDataRole.UserRole
    FactsRole = Qt.ItemDataRole.UserRole + 1
    wanted = Signal(list)
    """Ids of rows that are looked at and say nothing yet; ``arrived`` gives what was read of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages[EntityRow] = Pages(self.wanted.emit)
        self._count = 0
        """How many rows there are: a list of tens of thousands asks for each of them when it is laid out."""
        self._marks: Mapping[int, str] = {}

    @property
    def rows(self) -> list[EntityRow]:
        """What has been read of the list, in its order."""
        return self._pages.known()

    def show(self, ids: Ids, rows: Mapping[int, EntityRow]) -> None:
        """Show these entities; *rows* is what is known of some. The list stays where it is if its order is the same."""
        if self._pages.has_order(ids):
            self._pages.show(ids, rows)
            self._tell_of_all()
            return
        self.beginResetModel()
        self._pages.show(ids, rows)
        self._count = len(ids)
        self.endResetModel()

    def show_marks(self, marks: Mapping[int, str]) -> None:
        """Show what the user has left on names, by their ids, before what the case knows of them."""
        if marks != self._marks:
            self._marks = marks
            self._tell_of_all()

    def show_all(self, rows: Sequence[EntityRow]) -> None:
        """Show these rows, of a list that is short."""
        self.show(np.array([row.id for row in rows], np.int32), {row.id: row for row in rows})

    def arrived(self, rows: Mapping[int, EntityRow]) -> None:
        """Show what was read of some entities."""
        self._pages.add(rows)
        self._tell_of_all()

    def failed(self, _: BaseException) -> None:
        """Ask once more, when the rows are next looked at."""
        self._pages.forget_asked()

    def row_of(self, entity_id: int) -> int:
        """Return the row of an entity, -1 where it is not in the list."""
        return self._pages.place(entity_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._pages):
            return None
        if role == self.IdRole:
            return self._pages.id_at(index.row())
        if role not in (_ROLE.DisplayRole, self.FactsRole, _ROLE.AccessibleTextRole):
            return None
        row = self._pages.at(index.row())
        if row is None:
            return "" if role == self.FactsRole else "…"
        if role == _ROLE.DisplayRole:
            return row.name
        left = self._marks.get(row.id, "")
        facts = f"{left}   {facts_line(row)}" if left else facts_line(row)
        return facts if role == self.FactsRole else f"{row.name}, {facts}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag(0))

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the names of rows for another program."""
        rows = [self._pages.at(index.row()) for index in indexes]
        return dragging.words(dragging.name_words(row) for row in rows if row is not None)

    def match(
        self,
        start: Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap,
    ) -> list[QModelIndex]:
        """Look through the rows that have been read alone: a letter typed in the list must not read all of them."""
        del flags
        if role != _ROLE.DisplayRole:
            return []
        return [self.index(at) for at in self._pages.places(str(value), start.row(), hits, lambda row: row.name)]

    def _tell_of_all(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
