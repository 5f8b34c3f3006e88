"""The table twin of the timeline: the same events, the same selection, in rows that can be sorted and read aloud."""

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from dossier.domain.events import EventKind, Review
from dossier.domain.views import EventView
from dossier.domain.wording import UNDATED
from dossier.gui.figures import grouped
from dossier.gui.text import one_line, plain_tooltip
from dossier.gui.timeline.words import item_date_words, tooltip
from dossier.gui.wording import STATUS_SIGNS, date_words, kind_words, status_word, titled
from dossier.timeline.columns import Indexes
from dossier.timeline.lanes import Board
from dossier.timeline.listing import COLUMNS, Column, sorted_by
from dossier.tongue import tr

_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_PAGE = 60
_LOOKED_THROUGH = 2_000
"""So many rows a letter typed in the table looks through, from the current one on."""
_REVIEWS = {Review.UNREVIEWED: "", Review.ACCEPTED: "Accepted", Review.REJECTED: "Rejected", Review.EDITED: "Edited"}
_WIDTHS = {
    Column.DATE: 190, Column.EVENT: 420, Column.STATUS: 110, Column.KIND: 150, Column.REVIEW: 90,
    Column.REPORTS: 80, Column.SOURCE: 260,
}  # fmt: skip


class TimelineTableModel(QAbstractTableModel):
    """Dated events in the order of a column, then the undated ones. What is not known of them is asked for by page."""

    wanted = Signal(list)
    """Ids of events of which a row in sight says nothing yet; ``arrived`` tells when they are known."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = Board()
        self._ascending: Indexes = np.zeros(0, np.int64)
        self._items: Indexes = self._ascending
        self._undated: Sequence[int] = ()
        self._events: Mapping[int, EventView] = {}
        self._asked: set[int] = set()
        self._order = (Column.DATE, False)

    def show(self, board: Board, items: Indexes, undated: Sequence[int], events: Mapping[int, EventView]) -> None:
        """Show these items of a board and these undated events; *events* is what is known of them."""
        self.beginResetModel()
        self._board, self._ascending, self._undated, self._events = board, items, undated, events
        self._asked.clear()
        self._items = self._sorted()
        self.endResetModel()

    def arrived(self) -> None:
        """More has become known of the events."""
        self._asked.clear()
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))

    def event_at(self, row: int) -> int:
        """Return the id of the event of a row."""
        dated = len(self._items)
        return int(self._board.columns.ids[self._items[row]]) if row < dated else self._undated[row - dated]

    def row_of(self, event_id: int) -> int:
        """Return the row of an event, -1 where it is not shown."""
        found = np.flatnonzero(self._items == self._board.places.get(event_id, -1))
        if len(found):
            return int(found[0])
        return len(self._items) + self._undated.index(event_id) if event_id in self._undated else -1

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items) + len(self._undated)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag(0))

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the events of rows for another program."""
        from dossier.gui import dragging

        ids = dict.fromkeys(self.event_at(index.row()) for index in indexes)
        return dragging.words(dragging.event_words(self._events[id_]) for id_ in ids if id_ in self._events)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        if role != _ROLE.DisplayRole:
            return None
        return tr(COLUMNS[section].value) if orientation is Qt.Orientation.Horizontal else grouped(section + 1)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        event_id, column = self.event_at(index.row()), COLUMNS[index.column()]
        match role:
            case _ROLE.DisplayRole:
                return self._words(index.row(), event_id, column)
            case _ROLE.AccessibleTextRole:
                words = self._words(index.row(), event_id, column)
                return f"{tr(column.value)}: {words or tr('nothing')}"
            case _ROLE.ToolTipRole if event_id in self._events:
                return plain_tooltip(tooltip(self._events[event_id]))
        return None

    def match(
        self,
        start: _Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap,
    ) -> list[QModelIndex]:
        """Look through the next rows, as far as they have been read: a letter typed here must not read all of them."""
        del flags
        if role != _ROLE.DisplayRole:
            return []
        column, wanted, count = COLUMNS[start.column()], str(value).casefold(), self.rowCount()
        found: list[QModelIndex] = []
        for step in range(min(count, _LOOKED_THROUGH)):
            row = (start.row() + step) % count
            words = self._known_words(row, column)
            if words.casefold().startswith(wanted):
                found.append(self.index(row, start.column()))
            if len(found) == hits:
                break
        return found

    def _known_words(self, row: int, column: Column) -> str:
        event = self.event_at(row)
        return (
            self._text_of(event, column) if column in (Column.EVENT, Column.SOURCE) else self._words(row, event, column)
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column < 0:
            return
        self._order = (COLUMNS[column], order is Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.event_at(index.row())) for index in self.persistentIndexList()]
        self._items = self._sorted()
        for index, event_id in kept:
            self.changePersistentIndex(index, self.index(self.row_of(event_id), index.column()))
        self.layoutChanged.emit()

    def _sorted(self) -> Indexes:
        column, descending = self._order
        if column in (Column.EVENT, Column.SOURCE):
            texts = (self._text_of(int(event), column) for event in self._board.columns.ids[self._ascending])
            # Of a large case no more is looked at than to the first whose words nobody has read yet.
            words = list(takewhile(bool, texts))
            if len(words) == len(self._ascending):
                order = sorted(range(len(words)), key=lambda at: words[at].casefold(), reverse=descending)
                return self._ascending[np.array(order, np.int64)]
        return sorted_by(self._board, self._ascending, column, descending=descending)

    def _words(self, row: int, event_id: int, column: Column) -> str:
        if column in (Column.EVENT, Column.SOURCE):
            text = self._text_of(event_id, column)
            if not text:
                self._ask(row)
            return text or "…"
        if row >= len(self._items):
            return self._of_view(self._events.get(event_id), column)
        item = self._board.items[int(self._items[row])]
        match column:
            case Column.DATE:
                event = self._events.get(event_id)
                return item_date_words(item) if event is None else date_words(event.date)
            case Column.STATUS:
                return f"{STATUS_SIGNS[item.status]} {status_word(item.status).capitalize()}"
            case Column.KIND:
                return _kind_words(item.kind, self._events.get(event_id))
            case Column.REVIEW:
                return tr(_REVIEWS[item.review])
        return grouped(item.reports)

    def _of_view(self, event: EventView | None, column: Column) -> str:
        if event is None:
            return tr(UNDATED) if column is Column.DATE else "…"
        return {
            Column.DATE: tr(UNDATED),
            Column.STATUS: f"{STATUS_SIGNS[event.status]} {status_word(event.status).capitalize()}",
            Column.KIND: _kind_words(event.kind, event),
            Column.REVIEW: tr(_REVIEWS[event.review]),
            Column.REPORTS: "1",
        }[column]

    def _text_of(self, event_id: int, column: Column) -> str:
        event = self._events.get(event_id)
        if event is not None:
            return one_line(titled(event) if column is Column.EVENT else event.article_title, 160)
        return one_line(self._board.labels.get(event_id) or "", 160) if column is Column.EVENT else ""

    def _ask(self, row: int) -> None:
        """Ask for what stands around a row, once."""
        rows = range(max(row - _PAGE // 4, 0), min(row + _PAGE, self.rowCount()))
        missing = [id_ for id_ in (self.event_at(each) for each in rows) if id_ not in self._events]
        missing = [id_ for id_ in missing if id_ not in self._asked]
        if missing:
            self._asked.update(missing)
            self.wanted.emit(missing)


def _kind_words(kind: EventKind, event: EventView | None) -> str:
    """Return the name of a kind; where there is none for it, the story's own word for what happened, in quotes."""
    if kind is not EventKind.OTHER or event is None:
        return kind_words(kind)
    told = event.quote[event.trigger.start - event.span.start : event.trigger.end - event.span.start]
    words = one_line(told, 40).strip()
    return f"“{words}”" if words else kind_words(kind)


class TimelineTable(QTableView):
    """The rows on screen."""

    event_chosen = Signal(int)
    """The id of an event whose row was reached or clicked."""
    rejected = Signal(int)
    """The id of an event that is to be rejected by a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TimelineTableModel(self)
        self.setModel(self.rows)
        self.setAccessibleName(tr("Events of the timeline as a table"))
        self.setAccessibleDescription(
            tr("The same events as in the lanes; a row that is reached is selected everywhere")
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.verticalHeader().hide()
        self._set_heights()
        self.setDragEnabled(True)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, column in enumerate(COLUMNS):
            self.setColumnWidth(number, _WIDTHS[column])
        self._following = False
        self.selectionModel().currentRowChanged.connect(self._reached)

    def show_events(
        self, board: Board, items: Indexes, undated: Sequence[int], events: Mapping[int, EventView], selected: int
    ) -> None:
        """Show these events, and mark the selected one."""
        self._quietly(lambda: self.rows.show(board, items, undated, events))
        self.select_event(selected)

    def select_event(self, event_id: int) -> None:
        """Mark the row of an event and bring it into view; 0 and what is not here mark none."""
        row = self.rows.row_of(event_id) if event_id else -1
        if row < 0:
            self._quietly(self.clearSelection)
        elif row != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self._quietly(lambda: self.setCurrentIndex(self.rows.index(row, max(self.currentIndex().column(), 0))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = self.selectionModel().selectedRows()
        if event.key() == Qt.Key.Key_Delete and not event.modifiers() and rows:
            self.rejected.emit(self.rows.event_at(rows[0].row()))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_heights()

    def _set_heights(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(26, self.fontMetrics().height() + 8))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt makes the first row current when the keyboard comes; that is no choice of anybody's.
        self._quietly(lambda: QTableView.focusInEvent(self, event))

    def _quietly(self, work: Callable[[], object]) -> None:
        self._following = True
        work()
        self._following = False

    def _reached(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._following:
            self.event_chosen.emit(self.rows.event_at(index.row()))
