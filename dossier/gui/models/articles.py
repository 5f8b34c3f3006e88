"""The stories of the case as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from dossier.domain.views import ArticleRow
from dossier.domain.wording import counted, interval_words, published_words
from dossier.gui.models.tables import Index, RowTable
from dossier.gui.text import one_line, plain_tooltip
from dossier.gui.theme import colours

_ROLE = Qt.ItemDataRole


class Column(IntEnum):
    """The table's columns."""

    TITLE = 0
    PUBLISHED = 1
    EVENTS = 2


_HEADINGS = {Column.TITLE: "Story", Column.PUBLISHED: "Published", Column.EVENTS: "Events"}


class ArticleModel(RowTable):
    """The rows that ``services.reading.articles`` gives."""

    HEADINGS = _HEADINGS

    IdRole = int(_ROLE.UserRole)
    order_wanted = Signal(int, bool)
    """A column by which the user wants the rows in order, and whether the largest come first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[ArticleRow] = ()
        self._places: dict[int, int] = {}

    def show(self, rows: Sequence[ArticleRow], places: dict[int, int] | None = None) -> None:
        """Show *rows* in the order given; *places* are their numbers by their ids, where these are known already."""
        self.beginResetModel()
        self.rows = rows
        self._places = {row.id: place for place, row in enumerate(rows)} if places is None else places
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order: putting many rows in order is work for the worker."""
        if 0 <= column < len(Column):
            self.order_wanted.emit(column, order is Qt.SortOrder.DescendingOrder)

    def place(self, article_id: int) -> QModelIndex:
        """Return where a story stands; an invalid index where it is not."""
        row = self._places.get(article_id)
        return QModelIndex() if row is None else self.index(row, 0)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], Column(index.column())
        match role:
            case _ROLE.DisplayRole:
                return _words(row, column)
            case _ROLE.ToolTipRole:
                return plain_tooltip(_tip(row))
            case self.IdRole:
                return row.id
            case _ROLE.ForegroundRole if column is Column.PUBLISHED:
                return QBrush(QColor(colours().muted if row.published else colours().warning))
            case _ROLE.AccessibleTextRole:
                return f"{_HEADINGS[column]}: {_words(row, column)}"
        return None


def _words(row: ArticleRow, column: Column) -> str:
    if column is Column.TITLE:
        return one_line(row.title)
    if column is Column.EVENTS:
        return str(row.events)
    return interval_words(row.published.start, row.published.end) if row.published else "⚠ unknown"


def _tip(row: ArticleRow) -> str:
    return "\n".join(
        (
            one_line(row.title, 300),
            f"{row.file}, story {row.ordinal}",
            f"Published: {published_words(row.published)}",
            f"{counted(row.events, 'event')}, {row.undated_events:,} without a date",
        )
    )


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Rows as the list shows them, and their numbers in it by their ids."""

    rows: tuple[ArticleRow, ...]
    places: dict[int, int]


def arranged(rows: Sequence[ArticleRow], words: str, column: Column, descending: bool) -> Arrangement:
    """Return the rows whose headline holds *words*, in the order of a column. Needs no window: the worker does it."""
    wanted = words.casefold()
    found = [row for row in rows if wanted in row.title.casefold()] if wanted else list(rows)
    found.sort(key=lambda row: _sort_key(row, column), reverse=descending)
    return Arrangement(tuple(found), {row.id: place for place, row in enumerate(found)})


def _sort_key(row: ArticleRow, column: Column) -> Any:
    if column is Column.TITLE:
        return row.title.casefold()
    if column is Column.EVENTS:
        return row.events
    return row.published.start.isoformat() if row.published else ""
