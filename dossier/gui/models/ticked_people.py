"""People to be ticked: as many as a case has, narrowed by what is typed."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dossier.gui.text import one_line

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_LONGEST = 120
"""Letters of a name that are shown."""


class People(NamedTuple):
    """Everybody who can be ticked: made by ``people_of``, off the window's thread where they are many."""

    rows: Sequence[tuple[int, str]] = ()
    """Their ids and names, in the order in which they are shown."""
    folded: Sequence[str] = ()
    """The names as they are searched."""
    ids: frozenset[int] = frozenset()


def people_of(rows: Iterable[tuple[int, str]]) -> People:
    """Return those with these ids and names, ready to be shown."""
    kept = tuple(rows)
    return People(kept, tuple(name.casefold() for _, name in kept), frozenset(id_ for id_, _ in kept))


class TickedPeople(QAbstractListModel):
    """Names in their order, each with a box."""

    ticked = Signal()
    """A box was ticked, or is no longer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people = People()
        self._ticked: set[int] = set()
        self._shown: Sequence[int] = ()

    def show(self, people: People, ticked: Collection[int]) -> None:
        """Show *people*, those in *ticked* with a tick."""
        self.beginResetModel()
        self._people = people
        self._ticked = set(people.ids.intersection(ticked))
        self._shown = range(len(people.rows))
        self.endResetModel()

    def narrow(self, words: str) -> None:
        """Show only those in whose name *words* stand; what is ticked stays so."""
        wanted = words.casefold()
        self.beginResetModel()
        self._shown = [row for row, name in enumerate(self._people.folded) if wanted in name]
        self.endResetModel()

    def chosen(self) -> tuple[int, ...]:
        """Return the ids of who is ticked, shown or not, in the order of all."""
        if not self._ticked:
            return ()
        return tuple(id_ for id_, _ in self._people.rows if id_ in self._ticked)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every name be ticked."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else Qt.ItemFlag(0))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a name, or whether it is ticked."""
        if not index.isValid():
            return None
        id_, name = self._people.rows[self._shown[index.row()]]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if id_ in self._ticked else Qt.CheckState.Unchecked
        return one_line(name, _LONGEST) if role == Qt.ItemDataRole.DisplayRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a name, or no longer."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        id_, _ = self._people.rows[self._shown[index.row()]]
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(id_)
        else:
            self._ticked.discard(id_)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
        return True
