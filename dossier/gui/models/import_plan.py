"""What an import found, one row per story; files that cannot be read have a row too."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from dossier.domain.documents import DoubtKind, PublicationBasis, PublicationDate
from dossier.domain.importing import FileFinding, ImportChoices, ImportPlan, StoryFinding
from dossier.domain.ledger_words import capitalised
from dossier.domain.mentions import NumericOrder
from dossier.domain.publication import PublicationProposal
from dossier.domain.publication import proposal_words as domain_proposal_words
from dossier.gui.models.tables import Index, RowTable
from dossier.gui.saying import proposal_words, said
from dossier.gui.text import one_line, plain_tooltip
from dossier.gui.theme import colours
from dossier.gui.wording import interval_words
from dossier.tongue import tr

Key = tuple[Path, int]

_ROLE = Qt.ItemDataRole
_DOUBT_WORDS = {
    DoubtKind.NO_DATE: "No date",
    DoubtKind.REPEATED_TEXT: "Repeated text",
    DoubtKind.ALREADY_IN_CASE: "Already in the case",
    DoubtKind.UNREADABLE: "Cannot be read",
    DoubtKind.ODD_CHARACTERS: "Odd characters",
}


_ORDER_DOUBT = "Date order?"
_TIP_REASONS = 4


class Column(IntEnum):
    """The table's columns."""

    HEADLINE = 0
    PUBLISHED = 1
    KNOWN = 2
    DOUBTS = 3
    FILE = 4


HEADINGS = {
    Column.HEADLINE: "Story",
    Column.PUBLISHED: "Published",
    Column.KNOWN: "How the date is known",
    Column.DOUBTS: "To look at",
    Column.FILE: "File",
}


@dataclass(slots=True)
class PlanRow:
    """One story of the plan with what the user decided, or one unreadable file (``story`` is None)."""

    file: FileFinding
    story: StoryFinding | None
    included: bool
    given: date | None = field(default=None)
    is_cleared: bool = field(default=False)
    """The user took the date away: it counts as not known, whatever the text says."""
    proposal: PublicationProposal | None = field(default=None)
    """What is known of an undated story's publication. Counts for nothing before the user takes it over."""
    between: PublicationDate | None = field(default=None)
    """The interval that the user took over."""

    @property
    def key(self) -> Key:
        """What the choices call this story."""
        return self.file.path, self.story.ordinal if self.story else 0

    @property
    def stated(self) -> date | None:
        """The publication day that the text or its metadata gives."""
        found = self.story.published if self.story else None
        return found.day if found and found.basis is not PublicationBasis.INFERRED else None


class ImportPlanModel(RowTable):
    """The rows of an import plan. Stories can be ticked off, and their publication dates set."""

    HEADINGS = HEADINGS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PlanRow] = []
        self.date_for_all: date | None = None
        self.orders: dict[Path, NumericOrder] = {}
        self._places: dict[Key, int] = {}

    def show(self, plan: ImportPlan) -> None:
        """Show *plan*; stories that the case already has start unticked."""
        self.beginResetModel()
        self.rows = list(_rows(plan))
        self._places = {row.key: place for place, row in enumerate(self.rows)}
        self.orders = {}
        self.endResetModel()

    def choices(self) -> ImportChoices:
        """Return what the user decided."""
        stories = [row for row in self.rows if row.story is not None]
        return ImportChoices(
            left_out=frozenset(row.key for row in stories if not row.included),
            dates={row.key: row.given for row in stories if row.given is not None},
            published=self.date_for_all,
            undated=frozenset(row.key for row in stories if row.is_cleared),
            intervals={row.key: row.between for row in stories if row.between is not None},
            orders=dict(self.orders),
        )

    def included(self) -> int:
        """Return how many stories will be imported."""
        return sum(row.included for row in self.rows)

    def without_date(self) -> int:
        """Return how many stories to be imported have no publication day yet, nor days between which it lies."""
        return sum(row.included and self.published(row) is None and row.between is None for row in self.rows)

    def asked_files(self) -> int:
        """Return of how many files it must be asked whether they write the day or the month first."""
        return len({row.file.path for row in self.rows if row.file.question is not None})

    def set_order(self, path: Path, order: NumericOrder | None) -> None:
        """Say how a file writes its numeric dates; None leaves it open."""
        if order is None:
            self.orders.pop(path, None)
        else:
            self.orders[path] = order
        self._changed_columns()

    def set_order_for_all(self, order: NumericOrder | None) -> None:
        """Say the same of every file of which it must be asked."""
        for path in {row.file.path for row in self.rows if row.file.question is not None}:
            if order is None:
                self.orders.pop(path, None)
            else:
                self.orders[path] = order
        self._changed_columns()

    def propose(self, path: Path, ordinal: int, proposal: PublicationProposal) -> None:
        """Show what is known of when a story was published; its date stays unknown until the user takes it over."""
        place = self._places.get((path, ordinal))
        if place is not None:
            self.rows[place].proposal = proposal
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))

    def open_proposal(self, row: PlanRow) -> PublicationProposal | None:
        """Return the proposal of a story whose date nobody knows yet, None for all others."""
        return row.proposal if row.given is None and self.published(row) is None else None

    def take_over(self, row: int) -> None:
        """Take over what is proposed for a story: the day, or the interval. Nothing where a side of it is open."""
        changed = self.rows[row]
        proposal = self.open_proposal(changed)
        if proposal is None or not proposal.is_closed:
            return
        if proposal.day is not None:
            changed.given = proposal.day
        else:
            changed.between = proposal.as_published(PublicationBasis.GIVEN)
        changed.is_cleared = False
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def published(self, row: PlanRow) -> date | None:
        """Return the publication day that *row* would be imported with."""
        if row.is_cleared or row.between is not None:
            return None
        return row.given or row.stated or (self.date_for_all if row.story else None)

    def set_date_for_all(self, day: date | None) -> None:
        """Use *day* for every story whose text states no date and that has none of its own."""
        self.date_for_all = day
        for row in self.rows:
            if row.stated is None:
                row.is_cleared = False
        self._changed_columns()

    def set_included(self, included: bool) -> None:
        """Tick every story on or off."""
        for row in self.rows:
            row.included = included and row.story is not None
        self._changed_columns()

    def set_date(self, row: int, day: date | None) -> None:
        """Set the date of one story; None makes it unknown, also where the text or the date for all gives one."""
        changed = self.rows[row]
        changed.given, changed.between = day, None
        found = changed.story is not None and changed.story.published is not None
        changed.is_cleared = day is None and (found or self.date_for_all is not None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    # Qt's side.

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.rows[index.row()].story is None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == Column.HEADLINE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == Column.PUBLISHED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], Column(index.column())
        match role:
            case _ROLE.DisplayRole:
                return self._words(row, column)
            case _ROLE.ToolTipRole:
                return plain_tooltip(self._tip(row, column))
            case _ROLE.EditRole if column is Column.PUBLISHED:
                day = self.published(row)
                return day.isoformat() if day else ""
            case _ROLE.CheckStateRole if column is Column.HEADLINE and row.story is not None:
                return Qt.CheckState.Checked if row.included else Qt.CheckState.Unchecked
            case _ROLE.FontRole if column in (Column.PUBLISHED, Column.KNOWN):
                return self._slanted(row)
            case _ROLE.ForegroundRole:
                return self._ink(row, column)
            case _ROLE.AccessibleTextRole:
                return f"{HEADINGS[column]}: {self._spoken(row, column) or tr('empty')}"
        return None

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        if not index.isValid():
            return False
        row = self.rows[index.row()]
        if role == _ROLE.CheckStateRole and row.story is not None and index.column() == Column.HEADLINE:
            row.included = Qt.CheckState(value) == Qt.CheckState.Checked
            self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(Column) - 1))
            return True
        if role == _ROLE.EditRole and index.column() == Column.PUBLISHED and isinstance(value, date | None):
            self.set_date(index.row(), value)
            return True
        return False

    def _changed_columns(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(Column) - 1))

    def _words(self, row: PlanRow, column: Column) -> str:
        if column is Column.FILE:
            several = row.story is not None and len(row.file.stories) > 1
            return (
                tr("{0}, story {1}").format(row.file.file, row.story.ordinal)
                if several and row.story
                else row.file.file
            )
        if row.story is None:
            if column is Column.HEADLINE:
                return Path(row.file.file).name
            return f"⊘ {said(row.file.error or '')}" if column is Column.DOUBTS else ""
        if column is Column.HEADLINE:
            return one_line(row.story.title or row.story.opening)
        if column is Column.PUBLISHED:
            return self._published_words(row, row.story)
        if column is Column.KNOWN:
            return self._known_words(row, row.story)
        return "   ".join(f"⚠ {words}" for words in self._doubt_words(row))

    def _spoken(self, row: PlanRow, column: Column) -> str:
        """Return what a screen reader says: of a proposal, that it is one."""
        proposal = self.open_proposal(row) if column is Column.PUBLISHED else None
        return (
            tr("unknown, {0}, not confirmed").format(proposal_words(proposal)) if proposal else self._words(row, column)
        )

    def _published_words(self, row: PlanRow, story: StoryFinding) -> str:
        day = self.published(row)
        if day is not None:
            return interval_words(day, day)
        found = row.between or (None if row.is_cleared else story.published)
        if found is not None:
            return interval_words(found.start, found.end)
        proposal = self.open_proposal(row)
        return f"? {_brief(proposal)}" if proposal is not None and proposal.is_bounded else tr("unknown")

    def _known_words(self, row: PlanRow, story: StoryFinding) -> str:
        if row.between is not None:
            return tr("taken over by you")
        if row.given is not None:
            taken = row.proposal is not None and row.given == row.proposal.day
            return tr("taken over by you") if taken else tr("set by you")
        if self.open_proposal(row) is not None:
            return tr("not confirmed · why?")
        if row.is_cleared:
            return tr("taken away by you")
        if row.stated is None and self.date_for_all is not None:
            return tr("set by you for all")
        return one_line(said(story.published_note)) or (tr("not known") if story.published is None else "")

    def _doubt_words(self, row: PlanRow) -> list[str]:
        assert row.story is not None
        settled = self.published(row) is not None or row.between is not None
        kinds = dict.fromkeys(doubt.kind for doubt in row.story.doubts)
        if row.story.in_case:
            kinds.setdefault(DoubtKind.ALREADY_IN_CASE)
        if row.is_cleared:
            kinds.setdefault(DoubtKind.NO_DATE)
        words = [tr(_DOUBT_WORDS[kind]) for kind in kinds if not (settled and kind is DoubtKind.NO_DATE)]
        asked = row.file.question is not None and row.file.path not in self.orders
        return [*words, tr(_ORDER_DOUBT)] if asked else words

    def _slanted(self, row: PlanRow) -> QFont | None:
        """A proposal leans, so that it never looks like a date that somebody stated."""
        if row.story is None or self.open_proposal(row) is None or row.between is not None:
            return None
        font = QFont()
        font.setItalic(True)
        return font

    def _tip(self, row: PlanRow, column: Column) -> str:
        if row.story is not None and column is Column.DOUBTS:
            return "\n".join(said(doubt.message) for doubt in row.story.doubts)
        proposal = self.open_proposal(row)
        if proposal is not None and column in (Column.PUBLISHED, Column.KNOWN):
            reasons = "\n".join(f"• {said(reason.sentence)}" for reason in proposal.reasons[:_TIP_REASONS])
            return tr("{0} (worked out, not confirmed):\n{1}").format(capitalised(proposal_words(proposal)), reasons)
        if row.story is not None and column is Column.PUBLISHED:
            return tr("Type a date to set it, such as 2021-11-19 or 19 Nov 2021; leave it empty where it is not known.")
        return self._words(row, column)

    def _ink(self, row: PlanRow, column: Column) -> QBrush | None:
        c = colours()
        if row.story is None:
            return QBrush(QColor(c.danger if column is Column.DOUBTS else c.muted))
        if not row.included:
            return QBrush(QColor(c.muted))
        unknown = self.published(row) is None and row.between is None
        if column is Column.DOUBTS or (column is Column.PUBLISHED and unknown):
            return QBrush(QColor(c.warning))
        return QBrush(QColor(c.muted)) if column in (Column.KNOWN, Column.FILE) else None


def _brief(proposal: PublicationProposal) -> str:
    """Return a proposal in the room of a cell: "12 to 18 July 2023", "not before 1 May 2022"."""
    return said(domain_proposal_words(proposal).removeprefix("probably "))


def _rows(plan: ImportPlan) -> Iterable[PlanRow]:
    for file in plan.files:
        for story in file.stories:
            yield PlanRow(file, story, included=not story.in_case)
        if file.error is not None or not file.stories:
            yield PlanRow(file, None, included=False)
