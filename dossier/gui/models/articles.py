"""The stories of the case as a table."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from dossier.domain.listing import StoryOrder
from dossier.domain.views import ArticleRow
from dossier.gui.figures import grouped
from dossier.gui.models.paged import Ids, Pages
from dossier.gui.models.tables import Index, RowTable
from dossier.gui.text import one_line, plain_tooltip
from dossier.gui.theme import colours
from dossier.gui.wording import counted, interval_words, published_words
from dossier.tongue import tr

_ROLE = Qt.ItemDataRole


class Column(IntEnum):
    """The table's columns."""

    TITLE = 0
    PUBLISHED = 1
    EVENTS = 2


ORDERS = {Column.TITLE: StoryOrder.TITLE, Column.PUBLISHED: StoryOrder.PUBLISHED, Column.EVENTS: StoryOrder.EVENTS}
_HEADINGS = {Column.TITLE: "Story", Column.PUBLISHED: "Published", Column.EVENTS: "Events"}
_TOLD = frozenset({_ROLE.DisplayRole, _ROLE.ToolTipRole, _ROLE.ForegroundRole, _ROLE.AccessibleTextRole})


class ArticleModel(RowTable):
    """The rows that ``services.listing`` gives: their order at once, what they say by page."""

    HEADINGS = _HEADINGS

    IdRole = int(_ROLE.UserRole)
    order_wanted = Signal(int, bool)
    """A column by which the user wants the rows in order, and whether the largest come first."""
    wanted = Signal(list)
    """Ids of rows that are looked at and say nothing yet; ``arrived`` gives what was read of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages[ArticleRow] = Pages(self.wanted.emit)
        self.case: Path | None = None
        """Where the case lies whose stories these are."""
        self.digests: dict[int, str] = {}
        """The SHA-256 of the files of chosen stories, by the numbers of the sources."""

    @property
    def rows(self) -> list[ArticleRow]:  # type: ignore[override]
        """What has been read of the list, in its order."""
        return self._pages.known()

    def show(self, ids: Ids, rows: Mapping[int, ArticleRow]) -> None:
        """Show these stories; *rows* is what is known of some. The list stays where it is if its order is the same."""
        if self._pages.has_order(ids):
            self._pages.show(ids, rows)
            self._tell_of_all()
            return
        self.beginResetModel()
        self._pages.show(ids, rows)
        self.endResetModel()

    def arrived(self, rows: Mapping[int, ArticleRow]) -> None:
        """Show what was read of some stories."""
        self._pages.add(rows)
        self._tell_of_all()

    def failed(self, _: BaseException) -> None:
        """Ask once more, when the rows are next looked at."""
        self._pages.forget_asked()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order: putting many rows in order is work for the worker."""
        if 0 <= column < len(Column):
            self.order_wanted.emit(column, order is Qt.SortOrder.DescendingOrder)

    def ids(self, rows: Iterable[int]) -> list[int]:
        """Return which stories stand in some rows."""
        return self._pages.ids_at(rows)

    def known(self, indexes: Sequence[QModelIndex]) -> list[ArticleRow]:
        """Return the stories of rows, as far as they have been read."""
        numbers = dict.fromkeys(index.row() for index in indexes)
        return [row for number in numbers if (row := self._pages.at(number)) is not None]

    def place(self, article_id: int) -> QModelIndex:
        """Return where a story stands; an invalid index where it is not."""
        row = self._pages.place(article_id)
        return QModelIndex() if row < 0 else self.index(row, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._pages):
            return None
        if role == self.IdRole:
            return self._pages.id_at(index.row())
        if role not in _TOLD:
            return None
        row, column = self._pages.at(index.row()), Column(index.column())
        if row is None:
            return "…" if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole) else None
        match role:
            case _ROLE.DisplayRole:
                return _words(row, column)
            case _ROLE.ToolTipRole:
                return plain_tooltip(_tip(row))
            case _ROLE.ForegroundRole if column is Column.PUBLISHED:
                return QBrush(QColor(colours().muted if row.published else colours().warning))
            case _ROLE.AccessibleTextRole:
                return f"{tr(_HEADINGS[column])}: {_words(row, column)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag(0))

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the stories of rows for another program, with their files where they lie by the case."""
        from dossier.gui import dragging

        rows = self.known(indexes)
        digests = [(row, self.digests.get(row.source, "")) for row in rows]
        case = self.case
        found = dragging.originals(case, digests) if case is not None else []
        return dragging.words(map(dragging.story_words, rows), found)

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
        if role != _ROLE.DisplayRole or start.column() != Column.TITLE:
            return []
        return [self.index(place, Column.TITLE) for place in self._pages.places(str(value), start.row(), hits, _called)]

    def _tell_of_all(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(Column) - 1))


def _called(row: ArticleRow) -> str:
    return one_line(row.title)


def _words(row: ArticleRow, column: Column) -> str:
    if column is Column.TITLE:
        return one_line(row.title)
    if column is Column.EVENTS:
        return grouped(row.events)
    return interval_words(row.published.start, row.published.end) if row.published else tr("⚠ unknown")


def _tip(row: ArticleRow) -> str:
    return "\n".join(
        (
            one_line(row.title, 300),
            tr("{0}, story {1}").format(row.file, grouped(row.ordinal)),
            tr("Published: {0}").format(published_words(row.published)),
            tr("{0}, {1} without a date").format(counted(row.events, "event"), grouped(row.undated_events)),
        )
    )
