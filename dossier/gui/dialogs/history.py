"""The steps of the case: going to any of them, and looking at the case as it was then."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from dossier.domain.changes import Changes, HistoryEntry
from dossier.gui.dialogs.base import BaseDialog, dress_table
from dossier.gui.figures import grouped
from dossier.gui.hub import Hub
from dossier.gui.models.history import Column, HistoryModel
from dossier.gui.tasks import Context, Job, while_alive
from dossier.gui.text import ElidedLabel, one_line
from dossier.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.services.cases import CaseFile


class HistoryDialog(BaseDialog):
    """Lists what was done, the latest first. Undo and redo go to any step in one go, and can be stopped on the way."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("History"),
            tr(
                "Everything done in this case, step by step. Going to a step undoes all that came after it; it can "
                "be done "
                "again until something new is done. Opening the case as it was changes nothing."
            ),
            parent,
        )
        self._hub = hub
        self._job: Job | None = None
        self.model = HistoryModel(self)
        self.table = QTableView()
        self.way = ElidedLabel("", "muted")
        self._build()
        self.look = self.add_button(tr("Open as it was then"), self._look_back)
        self.stop = self.add_button(tr("Stop"), self._stop)
        self.stop.hide()
        self.go = self.add_primary(tr("Go to this step"), self._go)
        self.add_dismiss(tr("Close"))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self.table.doubleClicked.connect(lambda _: self._look_back())
        hub.changed.connect(self._changed)
        self.close_with_case(hub)
        self.ask()

    def _build(self) -> None:
        table = self.table
        table.setModel(self.model)
        dress_table(table, tr("Steps of the history"))
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = table.horizontalHeader()
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        metrics = self.fontMetrics()
        header.resizeSection(Column.WHEN, metrics.horizontalAdvance("30 September 2026, 23:59") + 24)
        header.resizeSection(Column.STATE, metrics.horizontalAdvance("undone") + 28)
        table.setMinimumSize(680, 360)
        self.body.addWidget(table, 1)
        self.body.addWidget(self.way)

    def ask(self) -> None:
        """Read the history."""

        def question(case: "CaseFile") -> list[HistoryEntry]:
            from dossier.services import reading

            return reading.history(case)

        self._hub.read(question, self.show_entries, key=f"history {id(self)}")

    def show_entries(self, entries: list[HistoryEntry]) -> None:
        """Show the steps; the one that was chosen stays so, or else the one at which the case stands is."""
        chosen = self._step()
        self.model.show(entries)
        steps = [0 if entry is None else entry.id for entry in self.model.rows]
        self.table.selectRow(steps.index(chosen) if chosen in steps else self.model.now)
        self._offer()

    def _step(self) -> int | None:
        index = self.table.currentIndex()
        return int(index.data(HistoryModel.StepRole)) if index.isValid() else None

    def _offer(self) -> None:
        """Offer what can be done with the chosen step."""
        is_idle, row = self._job is None, self.table.currentIndex().row()
        self.look.setEnabled(is_idle and row >= 0)
        is_now = self._hub.info is not None and self._hub.info.as_of is None
        self.go.setEnabled(is_idle and is_now and row >= 0 and row != self.model.now)
        self.stop.setVisible(not is_idle)

    def _changed(self, changes: Changes) -> None:
        if changes.case:
            self.ask()

    def _look_back(self) -> None:
        step = self._step()
        if step is not None and self._job is None:
            self._job = self._hub.look_back(step, self._show_way, while_alive(self._gone))
            self._offer()

    def _go(self) -> None:
        wanted = self._step()
        if wanted is None or self._job is not None:
            return
        step = wanted

        def work(case: "CaseFile", context: Context) -> "Iterator[Changes]":
            from dossier.services import travelling

            yield from travelling.go_to(case, step, context.quiet_progress, context.is_cancelled)

        self._job = self._hub.run_long(
            work,
            step=self._hub.add_changes,
            done=self._gone,
            failed=self._broke,
            progress=self._show_way,
            busy=tr("Going through the history…"),
        )
        self._offer()

    def _show_way(self, done: int, total: int, what: str) -> None:
        self.way.setText(tr("{0} of {1}: {2}").format(grouped(done), grouped(total), one_line(what)) if what else "")

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _gone(self, _: bool) -> None:
        self._job = None
        self.way.setText("")
        self._hub.flush()
        self.ask()

    def _broke(self, error: BaseException) -> None:
        self._gone(True)
        self._hub.report(error)
