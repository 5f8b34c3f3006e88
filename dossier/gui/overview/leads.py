"""The rows of the overview's lists: each says something of the case and leads to where that stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dossier.domain.notes import Note, SubjectKind
from dossier.domain.overviews import CaseOverview, Tally, Weight
from dossier.domain.review import Question
from dossier.gui.figures import grouped
from dossier.gui.saying import said
from dossier.gui.text import one_line, plain_tooltip
from dossier.gui.wording import STATUS_SIGNS, counted, interval_words, status_word
from dossier.tongue import tr

Index = QModelIndex | QPersistentModelIndex


_NONE = Tally()


class Way(Enum):
    """Where a row leads."""

    NOWHERE = auto()
    PERSON = auto()
    STORY = auto()
    TIME = auto()
    REVIEW = auto()
    STORIES = auto()
    LINK = auto()
    EVENT = auto()


@dataclass(frozen=True, slots=True)
class Lead:
    """A row: ``title`` with ``number`` at its end, ``detail`` below; ``events`` are drawn as a bar.

    ``share`` is how long the bar is, from 0 to 1. ``target`` is the id of the person or story, ``days`` the stretch
    of time that it leads to.
    """

    title: str
    detail: str = ""
    number: str = ""
    way: Way = Way.NOWHERE
    target: int = 0
    days: tuple[float, float] = (0.0, 0.0)
    events: Tally = _NONE
    share: float = 0.0
    tip: str = ""

    @property
    def spoken(self) -> str:
        """The row in words."""
        counts = ", ".join(f"{grouped(n)} {status_word(status)}" for status, n in self.events.parts)
        return ", ".join(part for part in (self.title, self.number, counts or self.detail) if part)


def signs(events: Tally) -> str:
    """Return the numbers of events by status, each with its sign."""
    return "  ".join(f"{STATUS_SIGNS[status]} {grouped(n)}" for status, n in events.parts)


def people(told: CaseOverview) -> list[Lead]:
    """Return who takes part in most dated events."""
    most = max((each.events.total for each in told.people), default=1)
    rows = [_person(each, most) for each in told.people]
    left = told.people_count - len(rows)
    return [
        *rows,
        *([Lead(tr("and {0} with dated events").format(counted(left, "more person", "more people")))] if left else []),
    ]


def _person(each: Weight, most: int) -> Lead:
    return Lead(
        title=one_line(each.entity.name, 80),
        detail=signs(each.events),
        number=counted(each.events.total, "event"),
        way=Way.PERSON,
        target=each.entity.id,
        events=each.events,
        share=each.events.total / most,
    )


def sources(told: CaseOverview) -> list[Lead]:
    """Return the files that tell most, those without a day first in one row."""
    rows = []
    if told.stories_undated:
        rows.append(
            Lead(
                tr("{0} without a day of publication").format(counted(told.stories_undated, "story", "stories")),
                tr("Without it, words like “on Friday” have no date"),
                way=Way.REVIEW,
            )
        )
    for each in told.sources:
        name = each.file.rstrip("/").rsplit("/", 1)[-1]
        days = (
            "" if each.dated == each.stories else tr(", {0} without a day").format(grouped(each.stories - each.dated))
        )
        rows.append(
            Lead(
                title=one_line(name, 80),
                detail=counted(each.stories, "story", "stories") + days,
                number=counted(each.events, "event"),
                way=Way.STORY,
                target=each.article,
                tip=each.file,
            )
        )
    left = told.source_count - len(told.sources)
    return [*rows, *([Lead(tr("and {0}").format(counted(left, "more file")), way=Way.STORIES)] if left else [])]


def gaps(told: CaseOverview) -> list[Lead]:
    """Return the longest stretches of time of which nothing is told."""
    return [
        Lead(
            title=interval_words(first, last),
            detail=tr("No event is dated in this time"),
            number=length_words((last - first).days + 1),
            way=Way.TIME,
            days=(float(first.toordinal()), float(last.toordinal() + 1)),
        )
        for first, last in told.coverage.gaps
    ]


def length_words(days: int) -> str:
    """Return so many days in the largest fitting unit: "4 years", "5 months", "12 days"."""
    if days >= 730:
        return counted(round(days / 365.25), "year")
    return counted(round(days / 30.44), "month") if days >= 60 else counted(days, "day")


_WAYS = {SubjectKind.ENTITY: Way.PERSON, SubjectKind.ARTICLE: Way.STORY, SubjectKind.EVENT: Way.EVENT}


def questions(found: Sequence[Question], own: Sequence[tuple[Note, str]] = ()) -> list[Lead]:
    """Return what the user wants to find out, each with the name of what it is about, and what the machine asks."""
    asked = [
        Lead(one_line(note.text, 160), tr("Your question about {0}").format(name), "?", _WAYS[note.kind], note.subject)
        for note, name in own
    ]
    if not found:
        return [*asked, Lead(tr("Nothing is left to judge"), way=Way.REVIEW)]
    rows = [
        Lead(
            one_line(said(each.sentence), 160),
            one_line(said(each.reasons[0]) if each.reasons else "", 120),
            way=Way.REVIEW,
        )
        for each in found
    ]
    return [*asked, *rows, Lead(tr("All open questions, one at a time…"), way=Way.REVIEW)]


class LeadModel(QAbstractListModel):
    """Rows that lead somewhere."""

    LeadRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Lead] = ()

    @property
    def rows(self) -> Sequence[Lead]:
        """What the list holds; not to be changed."""
        return self._rows

    def show(self, rows: Sequence[Lead]) -> None:
        """Replace what the list holds."""
        if list(rows) == list(self._rows):
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == self.LeadRole:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(row.tip or row.spoken)
        return None
