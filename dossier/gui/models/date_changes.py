"""What a new date changes, as a table: event, story, the date now and the date afterwards."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QBrush, QColor

from dossier.domain.ledger_words import capitalised
from dossier.domain.views import DateChange
from dossier.gui.models.tables import Index, RowTable
from dossier.gui.saying import ledger_lines
from dossier.gui.text import one_line, plain_tooltip, wrapped
from dossier.gui.theme import colours
from dossier.gui.wording import date_words
from dossier.tongue import tr

_ROLE = Qt.ItemDataRole


class Column(IntEnum):
    """The table's columns."""

    EVENT = 0
    STORY = 1
    BEFORE = 2
    AFTER = 3


_HEADINGS = {Column.EVENT: "Event", Column.STORY: "Story", Column.BEFORE: "Now", Column.AFTER: "Afterwards"}


class DateChangesModel(RowTable):
    """The changes of a preview, in its order."""

    HEADINGS = _HEADINGS

    def __init__(self, changes: Sequence[DateChange], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(changes)

    @property
    def has_one_story(self) -> bool:
        """Tell whether all events are of one story, so that its column says nothing."""
        return len({change.article_title for change in self.rows}) < 2

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        change, column = self.rows[index.row()], Column(index.column())
        match role:
            case _ROLE.DisplayRole:
                return _words(change, column)
            case _ROLE.ToolTipRole:
                return plain_tooltip(_tip(change))
            case _ROLE.AccessibleTextRole:
                return _spoken(change) if column is Column.EVENT else f"{_HEADINGS[column]}: {_words(change, column)}"
            case _ROLE.ForegroundRole:
                return QBrush(QColor(_colour(change, column)))
        return None


def _words(change: DateChange, column: Column) -> str:
    match column:
        case Column.EVENT:
            return capitalised(one_line(change.label, 120))
        case Column.STORY:
            return one_line(change.article_title, 120)
        case Column.BEFORE:
            return date_words(change.before)
        case Column.AFTER:
            return date_words(change.after)


def _colour(change: DateChange, column: Column) -> str:
    if column is Column.AFTER:
        return colours().text if change.after is not None else colours().warning
    return colours().text if column is Column.EVENT else colours().muted


def _spoken(change: DateChange) -> str:
    return tr("{0}: {1}, afterwards {2}").format(
        _words(change, Column.EVENT), date_words(change.before), date_words(change.after)
    )


def _tip(change: DateChange) -> str:
    return wrapped(
        (
            capitalised(one_line(change.label, 300)),
            f"Story: {one_line(change.article_title, 300)}",
            f"{date_words(change.before)} → {date_words(change.after)}",
            *ledger_lines(change.after),
        )
    )
