"""Says that a change, or opening a case, takes long, and how far it is; stopped, nothing of it has happened."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from dossier.gui.figures import grouped
from dossier.gui.tasks import Job
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.importing import Progress

T = TypeVar("T")

_SOON_MILLISECONDS = 500
"""What is done sooner is not spoken of."""
_IN_A_ROW = 0.15
"""Seconds: what is asked for so soon after the last answer goes on with what that belonged to."""


class Patience(QObject):
    """Watches the changes that were asked for and are not done."""

    words = Signal(str)
    """What is going on, as far as it is known; "" once nothing is that takes long."""
    can_stop = Signal(bool)
    """Whether there is something to stop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._is_shown = False
        self._since = self._ended = float("-inf")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON_MILLISECONDS)
        self._timer.timeout.connect(self._show)

    def begin(self) -> Job:
        """Return a job for what has just been asked for."""
        job = Job()
        now = time.monotonic()
        if not self._jobs and now - self._ended > _IN_A_ROW:
            self._since = now
        self._jobs.append(job)
        if not self._is_shown and not self._timer.isActive():
            self._timer.start(max(0, _SOON_MILLISECONDS - round(1000 * (now - self._since))))
        return job

    def end(self, job: Job) -> None:
        """Take note that a job is done, or will never be."""
        if job in self._jobs:
            self._jobs.remove(job)
        if not self._jobs:
            # What is asked for after a stop is a wait of its own.
            self._ended = float("-inf") if job.is_cancelled() else time.monotonic()
            self._timer.stop()
            if self._is_shown:
                self._is_shown = False
                self.can_stop.emit(False)
                self.words.emit("")

    def until(self, job: Job, call: Callable[[T], None]) -> Callable[[T], None]:
        """Return *call* so that the job is at its end when it is called."""

        def called(answer: T) -> None:
            self.end(job)
            call(answer)

        return called

    def reports(self, job: Job, tell: Callable[[Callable[[], None]], None]) -> "Progress":
        """Return where a job on the worker reports to; *tell* calls in the window's thread."""

        def report(done: int, total: int, what: str) -> None:
            tell(lambda: self._far(job, done, total, what))

        return report

    def stop(self) -> None:
        """Stop what is being done, and what waits behind it."""
        for job in self._jobs:
            job.cancel()
        if self._is_shown:
            self.words.emit(tr("Stopping…"))
            self.can_stop.emit(False)

    def _show(self) -> None:
        if self._jobs:
            self._is_shown = True
            self.words.emit(tr("Working…"))
            self.can_stop.emit(True)

    def _far(self, job: Job, done: int, total: int, what: str) -> None:
        if self._is_shown and job in self._jobs and not job.is_cancelled():
            from dossier.gui.saying import said

            parts = {"names": tr("Names"), "events": tr("Events"), "stories": tr("Stories")}
            far = f": {grouped(done)} / {grouped(total)}" if total else ""
            self.words.emit(f"{tr('Working…')} {parts.get(what) or said(what)}{far}")
