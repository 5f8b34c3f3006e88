"""Offers to read the stories again that an older version of the program has read, and shows how far that is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar

from dossier.domain.changes import Changes
from dossier.gui.figures import grouped
from dossier.gui.hub import Hub
from dossier.gui.tasks import Context, Job
from dossier.gui.text import ElidedLabel, one_line
from dossier.gui.wording import counted
from dossier.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.services.cases import CaseFile


class RereadBar(QToolBar):
    """A line across the window, there after an older case was opened, until it is read again or put off."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(tr("Read stories again"))
        self._hub = hub
        self._job: Job | None = None
        self.setObjectName("reread")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.words = ElidedLabel("")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.start, self.later = QPushButton(tr("Read again")), QPushButton(tr("Not now"))
        self.stop = QPushButton(tr("Stop"))
        for button, act in ((self.start, self._read_again), (self.later, self.hide), (self.stop, self._stop)):
            button.setAccessibleName(button.text())
            button.clicked.connect(act)
        self.addWidget(self.words)
        self._idle = [self.addWidget(self.start), self.addWidget(self.later)]
        self._at_work = self.addWidget(self.stop)
        self._show_idle(True)
        self.hide()
        hub.case_opened.connect(self.ask)
        hub.case_closed.connect(self.hide)

    def ask(self) -> None:
        """Ask how many stories an older engine has read."""
        self.hide()
        if self._hub.info is None or self._hub.info.as_of is not None:
            return

        def question(case: "CaseFile") -> int:
            from dossier.services import cases

            return cases.outdated_stories(case)

        self._hub.read(question, self._offer)

    def _offer(self, outdated: int) -> None:
        if self._job is not None:
            return
        stories = counted(outdated, "story", "stories")
        self.words.setText(
            tr(
                "An older version of Dossier has read {0} of this case. Reading them again finds more; what you "
                "decided stays, and it can be undone."
            ).format(stories)
        )
        self._show_idle(True)
        self.setVisible(outdated > 0)

    def _show_idle(self, is_idle: bool) -> None:
        for action in self._idle:
            action.setVisible(is_idle)
        self._at_work.setVisible(not is_idle)

    def _read_again(self) -> None:
        def work(case: "CaseFile", context: Context) -> "Iterator[Changes]":
            from dossier.services import reading_again

            yield from reading_again.read_again(case, context.quiet_progress, context.is_cancelled)

        self._show_idle(False)
        self._job = self._hub.run_long(
            work,
            step=self._hub.add_changes,
            done=self._ended,
            failed=self._broke,
            progress=self._show_progress,
            busy=tr("Reading stories again…"),
        )

    def _show_progress(self, done: int, total: int, what: str) -> None:
        self.words.setText(tr("Reading again, {0} of {1}: {2}").format(grouped(done), grouped(total), one_line(what)))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _ended(self, _: bool = True) -> None:
        self._job = None
        self._hub.flush()
        self.ask()

    def _broke(self, error: BaseException) -> None:
        self._ended()
        self._hub.report(error)
