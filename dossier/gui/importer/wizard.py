"""The import wizard: nothing is stored before the user has seen what was found."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from dossier.domain.importing import FileOutcome, ImportPlan, ImportSummary
from dossier.gui.dialogs.base import offer_manual
from dossier.gui.hub import Hub
from dossier.gui.importer.choose_page import ChoosePage
from dossier.gui.importer.progress_page import ProgressPage
from dossier.gui.importer.review_page import ReviewPage
from dossier.gui.importer.summary_page import SummaryPage
from dossier.gui.room import fitting
from dossier.gui.tasks import Context, Job
from dossier.gui.text import PlainLabel
from dossier.gui.wording import counted
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile
    from dossier.services.dating_stories import StoryProposal


class Step(IntEnum):
    """The wizard's pages."""

    CHOOSE = 0
    REVIEW = 1
    IMPORT = 2
    SUMMARY = 3


_STEPS = ("Choose", "Look over", "Import", "Done")
_HEADINGS = ("Choose articles", "Look over what was found", "Importing…")


class ImportWizard(QDialog):
    """Four pages; the main window stays usable meanwhile."""

    show_requested = Signal()
    """The user wants to see what came in."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._job: Job | None = None
        self._dating: Job | None = None
        self._plan = ImportPlan(())
        self._outcomes: list[FileOutcome] = []
        self._people_before = 0
        self._closing = False
        self.choose, self.review = ChoosePage(), ReviewPage()
        self.progress, self.summary = ProgressPage(), SummaryPage()
        self.steps = [PlainLabel(f"{place}  {tr(words)}", "muted", wrap=False) for place, words in enumerate(_STEPS, 1)]
        self.heading = PlainLabel("", "heading")
        self.back, self.next, self.cancel = QPushButton(tr("&Back")), QPushButton(tr("Next")), QPushButton(tr("Cancel"))
        self.pages = QStackedWidget()
        self._build()
        self.choose.changed.connect(self._refresh)
        self.review.changed.connect(self._refresh)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.reject)
        for gone in (hub.case_closed, hub.case_opened):
            gone.connect(self._case_closed)
        self._turn_to(Step.CHOOSE)
        hub.read(_models, self.choose.offer_models, failed=hub.report, waited_for=False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        offer_manual(self)

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import articles"))
        self.resize(fitting(self, 1120, 740))
        for page in (self.choose, self.review, self.progress, self.summary):
            self.pages.addWidget(page)
        self.next.setProperty("role", "primary")
        self.next.setDefault(True)
        self.back.setAutoDefault(False)
        self.cancel.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(10)
        layout.addLayout(self._step_row())
        layout.addWidget(self.heading)
        layout.addWidget(self.pages, 1)
        layout.addLayout(row)

    def _step_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for label in self.steps:
            if label is not self.steps[0]:
                row.addWidget(PlainLabel("›", "muted", wrap=False))
            row.addWidget(label)
        row.addStretch(1)
        return row

    @property
    def step(self) -> Step:
        """The page in view."""
        return Step(self.pages.currentIndex())

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Take files and folders, as if chosen on the first page. Ignored once the import runs."""
        if self.step > Step.REVIEW:
            return
        self._stop_job()
        self._turn_to(Step.CHOOSE)
        self.choose.add(paths)

    def scan(self) -> None:
        """Read what was chosen and show what was found."""
        paths = self.choose.paths()

        def work(case: "CaseFile", context: Context) -> Iterator[ImportPlan]:
            from dossier.services import importing

            yield importing.scan(paths, case, context.progress, context.is_cancelled, bare_names=True)

        self.review.start()
        self._turn_to(Step.REVIEW)
        self._job = self._hub.run_long(
            work,
            step=self._scanned,
            done=self._scan_ended,
            failed=self._scan_failed,
            progress=self.review.set_progress,
            busy=tr("Reading files…"),
        )
        self._refresh()

    def start_import(self) -> None:
        """Import what was left in, file by file."""
        if not self.review.commit_edits():
            return
        self._stop_dating()
        plan = self._plan
        choices = replace(self.review.model.choices(), names_model=self.choose.names_model())
        self._outcomes = []
        self._people_before = self._hub.info.people if self._hub.info else 0

        def work(case: "CaseFile", context: Context) -> Iterator[FileOutcome]:
            from dossier.services import importing

            yield from importing.import_plan(case, plan, choices, context.quiet_progress, context.is_cancelled)

        self.progress.start(len(plan.files))
        self._turn_to(Step.IMPORT)
        self._job = self._hub.run_long(
            work,
            step=self._imported,
            done=self._import_ended,
            failed=self._import_failed,
            progress=self.progress.set_progress,
            busy=tr("Importing…"),
        )
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes over what is being typed; while one looks over the stories it must not start the import."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and self.step is Step.REVIEW and not self.next.hasFocus():
            event.accept()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        if self.step is Step.IMPORT and self._job is not None:
            self._job.cancel()
            self.progress.stopping()
            self.cancel.setEnabled(False)
            return
        self._stop_job()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.step is Step.IMPORT and self._job is not None:
            event.ignore()
            self.reject()
            return
        self._stop_job()
        super().closeEvent(event)

    # What the worker says.

    def _scanned(self, plan: ImportPlan) -> None:
        if self.step is Step.REVIEW:
            self._plan = plan
            self.review.show_plan(plan)

    def _scan_ended(self, cancelled: bool) -> None:
        self._job = None
        self._refresh()
        if self.step is Step.REVIEW and not cancelled:
            self._date_stories()

    def _date_stories(self) -> None:
        """Work out, while one looks over the stories, when the undated ones were published."""
        plan = self._plan
        if not any(story.published is None and not story.in_case for file in plan.files for story in file.stories):
            return

        def work(_: "CaseFile", context: Context) -> "Iterator[StoryProposal | None]":
            from dossier.services import dating_stories

            yield from dating_stories.for_plan(plan, None, context.is_cancelled)

        self._dating = self._hub.run_long(
            work, step=self._dated, done=self._dating_ended, busy=tr("Looking for dates of publication…")
        )

    def _dated(self, found: "StoryProposal | None") -> None:
        if found is not None and self.step is Step.REVIEW:
            self.review.model.propose(found.path, found.ordinal, found.proposal)

    def _dating_ended(self, _: bool) -> None:
        self._dating = None

    def _scan_failed(self, error: BaseException) -> None:
        self._job = None
        self._turn_to(Step.CHOOSE)
        self._hub.report(error)

    def _imported(self, outcome: FileOutcome) -> None:
        self._outcomes.append(outcome)
        self.progress.add(outcome)
        self._hub.add_changes(outcome.changes)

    def _import_failed(self, error: BaseException) -> None:
        self._import_ended(True)
        self._hub.report(error)

    def _import_ended(self, cancelled: bool) -> None:
        self._job = None
        self._hub.flush()
        stopped = cancelled and len(self._outcomes) < len(self._plan.files)
        without_date = 0 if stopped else self.review.model.without_date()
        self.summary.show_summary(ImportSummary(tuple(self._outcomes), stopped), without_date)
        self._turn_to(Step.SUMMARY)
        self._hub.read(_people, self._counted)

    def _counted(self, people: int) -> None:
        self.summary.show_people(people - self._people_before)

    def _case_closed(self) -> None:
        self._job = None
        self._turn_to(Step.SUMMARY)
        self.close()

    # Turning pages.

    def _stop_job(self) -> None:
        self._stop_dating()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _stop_dating(self) -> None:
        if self._dating is not None:
            self._dating.cancel()
            self._dating = None

    def _go_back(self) -> None:
        self._stop_job()
        self._turn_to(Step.CHOOSE)

    def _go_on(self) -> None:
        match self.step:
            case Step.CHOOSE:
                self.scan()
            case Step.REVIEW:
                self.start_import()
            case Step.SUMMARY:
                self.show_requested.emit()
                self.accept()

    def _turn_to(self, step: Step) -> None:
        self.pages.setCurrentIndex(step)
        self._refresh()

    def _refresh(self) -> None:
        step, running = self.step, self._job is not None
        heading = self.summary.sentence if step is Step.SUMMARY else _HEADINGS[step]
        self.heading.setText(tr(heading))
        for place, label in enumerate(self.steps):
            label.set_rank("step" if place == step else "muted")
        self.heading.setAccessibleName(tr("Step {0} of {1}: {2}").format(step + 1, len(Step), heading))
        self.back.setVisible(step is Step.REVIEW)
        self.cancel.setVisible(step is not Step.SUMMARY)
        self.cancel.setEnabled(True)
        self.cancel.setText(tr("Stop") if step is Step.IMPORT else tr("Cancel"))
        self.next.setVisible(step is not Step.IMPORT)
        included = self.review.model.included()
        words = {
            Step.REVIEW: tr("Import {0}").format(counted(included, "story", "stories"))
            if included and not running
            else tr("Import"),
            Step.SUMMARY: tr("Show the case"),
        }
        self.next.setText(words.get(step, tr("Next")))
        self.next.setEnabled(
            bool(self.choose.paths())
            if step is Step.CHOOSE
            else included > 0 and not running
            if step is Step.REVIEW
            else True
        )
        for button in (self.back, self.next, self.cancel):
            button.setAccessibleName(button.text().replace("&", ""))


def _models(_: "CaseFile") -> tuple[str, ...]:
    from dossier.services.installed_models import installed_models

    return installed_models()


def _people(case: "CaseFile") -> int:
    from dossier.services import cases

    return cases.case_info(case).people
