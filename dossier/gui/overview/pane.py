"""The case at a glance: who weighs most, when things happened, what tells of them, and what is open."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.notes import Note
from dossier.domain.overviews import CaseOverview, Coverage, Period
from dossier.domain.review import Question
from dossier.gui.figures import grouped
from dossier.gui.hub import Hub
from dossier.gui.overview import leads
from dossier.gui.overview.histogram import Histogram
from dossier.gui.overview.lead_list import LeadList
from dossier.gui.overview.leads import Lead, Way
from dossier.gui.text import ElidedLabel
from dossier.gui.wording import counted, interval_words
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile


class OverviewPane(QWidget):
    """Reads only while it is in sight. Every row leads on: to a person, a story, a time or the review."""

    time_requested = Signal(float, float)
    """Show these days, the second exclusive, on the timeline."""
    left = Signal()
    """Something was chosen whose own panes show it."""
    review_requested = Signal()
    stories_requested = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._is_stale = True
        self.span = ElidedLabel("", "strong", cut=Qt.TextElideMode.ElideRight)
        self.facts = ElidedLabel("", "muted", cut=Qt.TextElideMode.ElideRight)
        self.histogram = Histogram()
        self.people = LeadList(tr("People by dated events"), tr("People by number of dated events"))
        self.sources = LeadList(tr("Sources by what they tell"), tr("Sources by number of events"))
        self.gaps = LeadList(tr("Longest silences"), tr("Longest stretches of time without an event"))
        self.questions = LeadList(tr("Open questions"), tr("Open questions"))
        self._lay_out()
        for each in self.lists:
            each.chosen.connect(self._lead)
        self.histogram.period_chosen.connect(self._lead_to_period)
        hub.case_opened.connect(self._reopen)
        hub.case_closed.connect(self._reopen)
        hub.changed.connect(self._changed)

    @property
    def lists(self) -> tuple[LeadList, ...]:
        """The lists, in the order in which they stand."""
        return self.people, self.sources, self.questions, self.gaps

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 2)
        head.setSpacing(2)
        head.addWidget(self.span)
        head.addWidget(self.facts)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.questions, 3)
        right.addWidget(self.gaps, 2)
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self.people, 10)
        for part in (self.sources, right):
            rule = QFrame()
            rule.setFrameShape(QFrame.Shape.VLine)
            rule.setProperty("role", "rule")
            columns.addWidget(rule)
            columns.addWidget(part, 10) if isinstance(part, QWidget) else columns.addLayout(part, 11)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.histogram, 2)
        layout.addLayout(columns, 5)

    # Reading.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._ask()

    def _reopen(self) -> None:
        self._is_stale = True
        for each in self.lists:
            each.show_rows(())
        self.histogram.show_periods(())
        self.span.setText("")
        self.facts.setText("")
        if self.isVisible():
            self._ask()

    def _changed(self, changes: Changes) -> None:
        if changes:
            self._is_stale = True
            if self.isVisible():
                self._ask()

    def _ask(self) -> None:
        self._is_stale = False
        self._hub.read(_overview, self._show, key="overview", failed=self._not_read)
        self._hub.read(_questions, self._show_questions, key="overview questions")

    def _not_read(self, error: BaseException) -> None:
        """Read once more when it comes into sight the next time: it may have been stopped."""
        self._is_stale = True
        self._hub.report(error)

    def _show(self, told: CaseOverview) -> None:
        self.span.setText(span_words(told.coverage))
        self.facts.setText(facts_words(told))
        self.histogram.show_periods(told.periods)
        self.people.show_rows(leads.people(told))
        self.sources.show_rows(leads.sources(told))
        self.gaps.show_rows(leads.gaps(told))
        self.gaps.setVisible(bool(told.coverage.gaps))

    def _show_questions(self, read: tuple[Sequence[Question], Sequence[tuple[Note, str]]]) -> None:
        self.questions.show_rows(leads.questions(*read))

    # Leading on.

    def _lead(self, row: Lead) -> None:
        match row.way:
            case Way.PERSON:
                self._hub.select_entity(row.target)
                self.left.emit()
            case Way.STORY:
                self._hub.select_article(row.target)
                self.left.emit()
            case Way.EVENT:
                self._hub.select_event(row.target)
                self.left.emit()
            case Way.TIME:
                self.time_requested.emit(*row.days)
            case Way.REVIEW:
                self.review_requested.emit()
            case Way.STORIES:
                self.stories_requested.emit()

    def _lead_to_period(self, period: Period) -> None:
        self.time_requested.emit(float(period.first.toordinal()), float(period.last.toordinal() + 1))


def span_words(told: Coverage) -> str:
    """Return what part of time is covered, in words."""
    if told.first is None and told.last is None:
        return tr("No event has a date yet")
    return tr("Events: {0}").format(interval_words(told.first, told.last))


def facts_words(told: CaseOverview) -> str:
    """Return how much there is, in one line."""
    cover = told.coverage
    undated = grouped(told.stories_undated)
    days = tr(", {0} without a day of publication").format(undated) if told.stories_undated else tr(", all dated")
    return tr("{0}, {1} undated   ·   {2} in {3}{4}   ·   {5} with dated events").format(
        counted(cover.dated, "dated event"),
        grouped(cover.undated),
        counted(told.stories, "story", "stories"),
        counted(told.source_count, "file"),
        days,
        counted(told.people_count, "person", "people"),
    )


def _overview(case: "CaseFile") -> CaseOverview:
    from dossier.services import overview

    return overview.overview(case)


def _questions(case: "CaseFile") -> tuple[Sequence[Question], Sequence[tuple[Note, str]]]:
    from dossier.services import marking, overview

    own = [(note, marking.called(case, note)) for note in marking.questions(case, is_answered=False)]
    return overview.open_questions(case), own
