"""The rows of one dossier as an item model, in which the reports of a happening fold under its line."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from dossier.gui.figures import grouped
from dossier.gui.people.lots import Lot
from dossier.gui.people.rows import Row, RowKind, stopped_row
from dossier.gui.text import plain_tooltip, wrapped
from dossier.gui.wording import STATUS_SIGNS, counted, status_word
from dossier.tongue import tr

Index = QModelIndex | QPersistentModelIndex


class DossierModel(QAbstractListModel):
    """Rows as ``rows_of`` makes them. Headings can be read but not chosen; reports are folded away at first."""

    RowRole = Qt.ItemDataRole.UserRole
    OpenRole = Qt.ItemDataRole.UserRole + 1
    """Whether what the row opens is unfolded; None for a row that opens nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._folded: dict[str, list[Row]] = {}
        self._open: set[str] = set()
        self._lots: list[Lot] = []

    def show(self, rows: Sequence[Row | Lot], *, keep_open: bool = False) -> None:
        """Replace what the list holds; with *keep_open* what was unfolded stays so, and long parts stay as long."""
        self.beginResetModel()
        shown = self._shown_pages() if keep_open else {}
        self._lots = [row for row in rows if isinstance(row, Lot)]
        whole: list[Row] = []
        for row in rows:
            whole += self._beginning(row, shown.get(row.name, 1)) if isinstance(row, Lot) else [row]
        self._folded = {}
        self._fold_away(whole)
        self._open = self._open & self._folded.keys() if keep_open else set()
        self._rows = [row for row in whole if not row.under or row.under in self._open]
        self.endResetModel()

    @property
    def lots(self) -> Sequence[Lot]:
        """The long parts, in their order."""
        return self._lots

    def _fold_away(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if row.under:
                self._folded.setdefault(row.under, []).append(row)

    def _shown_pages(self) -> dict[str, int]:
        """Return how many pages are shown of the beginning of each long part."""
        shown = {lot.name: len(lot.pages) for lot in self._lots}
        for row in reversed(self._rows):
            if row.hidden is not None:
                shown[self._lots[row.hidden[0]].name] = row.hidden[1]
        return shown

    def _beginning(self, lot: Lot, pages: int) -> list[Row]:
        """Return the rows of the first pages of a long part, and the row that stands for the others."""
        count = min(pages, len(lot.pages))
        rows = [row for number in range(count) for row in lot.page(number)]
        return [*rows, *self._more(self._lots.index(lot), count, len(lot.pages))]

    def _more(self, lot: int, first: int, last: int) -> list[Row]:
        """Return the row that stands for some pages of a long part, nothing where there are none."""
        if first >= last:
            return []
        words = tr("{0} more: choose this line to read on").format(grouped(self._lots[lot].hidden(first, last)))
        return [Row(RowKind.MORE, words, signs="…", hidden=(lot, first, last))]

    def reveal(self, number: int, page: int | None = None) -> int:
        """Show a page of those that a row stands for, the first unless another is wanted; return its first row."""
        row = self._rows[number]
        assert row.hidden is not None, "the row stands for others"
        lot, first, last = row.hidden
        wanted = first if page is None else page
        rows = self._lots[lot].page(wanted)
        self._fold_away(rows)
        before, after = self._more(lot, first, wanted), self._more(lot, wanted + 1, last)
        lines = [row for row in rows if not row.under or row.under in self._open]
        if before:
            # What stood for all of them stands for those before the page from now on.
            self._put(number + 1, [*lines, *after])
            self._rows[number] = before[0]
            self.dataChanged.emit(self.index(number), self.index(number))
            return number + 1
        self._put(number, lines)
        number += len(lines)
        if after:
            self._rows[number] = after[0]
            self.dataChanged.emit(self.index(number), self.index(number))
        else:
            self.beginRemoveRows(QModelIndex(), number, number)
            del self._rows[number]
            self.endRemoveRows()
        return number - len(lines)

    def say_stopped(self, *, is_failed: bool = False) -> None:
        """Say of a dossier that is not read, or not anew, that it was stopped or could not be, and how it goes on."""
        row = stopped_row(is_failed=is_failed)
        number = next((n for n, row in enumerate(self._rows) if row.kind is RowKind.UNREAD), -1)
        if number < 0:
            self._put(min(1, len(self._rows)), [row])
        else:
            self._rows[number] = row
            self.dataChanged.emit(self.index(number), self.index(number))

    def _put(self, number: int, rows: list[Row]) -> None:
        self.beginInsertRows(QModelIndex(), number, number + len(rows) - 1)
        self._rows[number:number] = rows
        self.endInsertRows()

    def reach_event(self, event_id: int) -> int:
        """Return the row that tells of an event, shown now where it was not; -1 for none."""
        number = self.row_of_event(event_id)
        if number < 0 and self._reach([lot.page_of_event(event_id) for lot in self._lots]):
            number = self.row_of_event(event_id)
        return number

    def reach_side(self, side: tuple[str, int]) -> int:
        """Return the row of a side of a contradiction, shown now where it was not; -1 for none."""
        number = self.row_of_side(side)
        if number < 0 and self._reach([lot.sides.get(side, -1) for lot in self._lots]):
            number = self.row_of_side(side)
        return number

    def _reach(self, pages: Sequence[int]) -> bool:
        """Show the first of some pages, one for each long part (-1 for none), that is not shown; tell if there is."""
        for lot, page in enumerate(pages):
            for number, row in enumerate(self._rows):
                if row.hidden is not None and row.hidden[0] == lot and row.hidden[1] <= page < row.hidden[2]:
                    self.reveal(number, page)
                    return True
        return False

    def unfold(self, index: Index, on: bool) -> None:
        """Show the rows that a row opens below it, or fold them away."""
        row = self.row(index)
        if row is None or not row.opens or (row.opens in self._open) == on or row.opens not in self._folded:
            return
        those, first = self._folded[row.opens], index.row() + 1
        if on:
            self._open.add(row.opens)
            self.beginInsertRows(QModelIndex(), first, first + len(those) - 1)
            self._rows[first:first] = those
            self.endInsertRows()
        else:
            self._open.discard(row.opens)
            self.beginRemoveRows(QModelIndex(), first, first + len(those) - 1)
            del self._rows[first : first + len(those)]
            self.endRemoveRows()
        self.dataChanged.emit(index, index)

    def is_open(self, index: Index) -> bool:
        """Tell whether what a row opens is unfolded."""
        row = self.row(index)
        return row is not None and bool(row.opens) and row.opens in self._open

    def parent_row(self, index: Index) -> int:
        """Return the row that opens the row at *index*, -1 where none does."""
        row = self.row(index)
        if row is None or not row.under:
            return -1
        return next((number for number, other in enumerate(self._rows) if other.opens == row.under), -1)

    def row_of_event(self, event_id: int) -> int:
        """Return the row that tells of an event: its own, or the line under which it is folded; -1 for none."""
        told = [(number, row) for number, row in enumerate(self._rows) if row.is_event and event_id in row.events]
        own = next((number for number, row in told if row.target == event_id), -1)
        return own if own >= 0 else told[0][0] if told else -1

    def row_of_side(self, side: tuple[str, int]) -> int:
        """Return the row of a side of a contradiction, -1 where it is not in this dossier."""
        return next((number for number, row in enumerate(self._rows) if row.side == side), -1)

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
        if role == self.OpenRole:
            return self.is_open(index) if row.opens else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(wrapped(row.tip.splitlines())) if row.tip else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken + self._fold_words(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.described
        return None

    def _fold_words(self, row: Row) -> str:
        if not row.opens:
            return ""
        rows = counted(len(self._folded.get(row.opens, ())), "row")
        return (
            tr(". {0} shown below").format(rows)
            if row.opens in self._open
            else tr(". {0} folded, the right arrow shows them").format(rows)
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.kind is RowKind.HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return rows for another program, all that they show: with the quote, and the source behind it."""
        from dossier.gui import dragging

        rows = [row for index in indexes if (row := self.row(index)) is not None]
        return dragging.words(map(_dragged, rows))


def _dragged(row: Row) -> str:
    """Return a row as text: its main line with date and status, what is below it, and the sources."""
    head = f"{row.left}: {row.title}" if row.left else row.title
    if row.status is not None:
        head += f" ({STATUS_SIGNS[row.status]} {row.word or status_word(row.status)})"
    return "\n".join(filter(None, (head, row.account, row.detail, row.remark, row.foot)))
