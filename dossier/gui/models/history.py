"""The history of a case as a table, the latest step first."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QBrush, QColor

from dossier.domain.changes import HistoryEntry
from dossier.gui.models.tables import Index, RowTable
from dossier.gui.saying import said
from dossier.gui.text import one_line, plain_tooltip
from dossier.gui.theme import colours
from dossier.gui.wording import day_words
from dossier.tongue import tr

_ROLE = Qt.ItemDataRole
_BEGINNING = "The case as it was made"


class Column(IntEnum):
    """The table's columns."""

    WHAT = 0
    WHEN = 1
    STATE = 2


_HEADINGS = {Column.WHAT: "What was done", Column.WHEN: "When", Column.STATE: ""}


class HistoryModel(RowTable):
    """The steps of the history; the last row, None, stands for the time before the first of them."""

    HEADINGS = _HEADINGS
    StepRole = int(_ROLE.UserRole)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[HistoryEntry | None] = ()

    def show(self, entries: Sequence[HistoryEntry]) -> None:
        """Show *entries*, which come oldest first."""
        self.beginResetModel()
        self.rows = (*reversed(entries), None)
        self.endResetModel()

    @property
    def now(self) -> int:
        """The row at which the case stands: the last step that is done."""
        return next(row for row, entry in enumerate(self.rows) if entry is None or not entry.undone)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        entry, column = self.rows[index.row()], Column(index.column())
        match role:
            case _ROLE.DisplayRole:
                return self._words(index.row(), column)
            case _ROLE.ToolTipRole:
                return plain_tooltip(said(entry.label) if entry is not None else tr(_BEGINNING))
            case self.StepRole:
                return 0 if entry is None else entry.id
            case _ROLE.ForegroundRole if entry is not None and entry.undone:
                return QBrush(QColor(colours().muted))
            case _ROLE.AccessibleTextRole:
                return ", ".join(words for each in Column if (words := self._words(index.row(), each)))
        return None

    def _words(self, row: int, column: Column) -> str:
        entry = self.rows[row]
        if column is Column.WHAT:
            return one_line(said(entry.label), 200) if entry is not None else tr(_BEGINNING)
        if column is Column.WHEN:
            return (
                "" if entry is None else f"{day_words(entry.when.astimezone().date())}, {entry.when.astimezone():%H:%M}"
            )
        if row == self.now:
            return tr("▸ now")
        return tr("undone") if entry is not None and entry.undone else ""
