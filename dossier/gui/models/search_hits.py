"""What a search found, as an item model."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dossier.domain.views import HitKind, SearchHit

Index = QModelIndex | QPersistentModelIndex

_KIND_WORDS = {HitKind.ENTITY: "Name", HitKind.EVENT: "Event", HitKind.ARTICLE: "Story"}


class SearchModel(QAbstractListModel):
    """Hits as the search orders them."""

    HitRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[SearchHit] = []
        self._note = ""

    def show(self, hits: list[SearchHit], note: str = "") -> None:
        """Replace what the list holds. *note* is the one row, to be read only, of a list without hits."""
        self.beginResetModel()
        self._hits = hits
        self._note = "" if hits else note
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._hits) or int(bool(self._note))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self._hits else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and self._note and index.row() == 0:
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._note if role in shown else None
        if not index.isValid() or not 0 <= index.row() < len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(hit.title.split())
        if role == self.HitRole:
            return hit
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_KIND_WORDS[hit.kind]}: {hit.title}. {hit.snippet}"
        return None
