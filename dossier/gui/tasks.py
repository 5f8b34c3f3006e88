"""The one thread that owns the open case, and how the window talks to it.

Short jobs (a question, a change) are done in the order they were asked for. Long jobs (an import, an export) are
generators: between two of their steps the worker answers every short job that waits, so the window stays usable.
Nothing here knows what a case is; answers come back as calls in the thread that made the worker.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from shiboken6 import Shiboken

from dossier.domain.changes import Changes
from dossier.domain.importing import Progress
from dossier.errors import Cancelled

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

T = TypeVar("T")

Failed = Callable[[BaseException], None]
LongWork = Callable[["CaseFile", "Context"], Iterator[T]]
Change = Callable[["CaseFile", Progress], Changes]
"""A change that is told where to report how far it is."""

_PROGRESS_PERIOD = 0.05
"""Seconds between two reports of progress: often enough to look alive, seldom enough not to flood the window."""


class Job:
    """Something asked of the worker; it can be called off. A job that is called off gives no more answers
    (a long one still says when it has ended)."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop at the next safe point."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Tell whether it was asked to stop."""
        return self._cancelled.is_set()


@dataclass(slots=True, eq=False)
class _Short:
    job: Job
    work: Callable[[Any], Any]
    done: Callable[[Any], None]
    failed: Failed
    key: str | None = None
    exclusive: bool = False
    reads_only: bool = False
    dropped: Callable[[], None] | None = None


@dataclass(slots=True, eq=False)
class _Long:
    job: Job
    work: Callable[[Any, "Context"], Iterator[Any]]
    step: Callable[[Any], None]
    done: Callable[[bool], None]
    failed: Failed
    progress: Callable[[int, int, str], None]
    steps: Iterator[Any] | None = field(default=None)


class Context:
    """What a long job is given: where to report how far it is, and whether to stop."""

    def __init__(self, report: Progress, job: Job, between: Callable[[], None]) -> None:
        self._report = report
        self._job = job
        self._between = between
        self._last = 0.0

    def progress(self, done: int, total: int, what: str) -> None:
        """Report how far the job is, and let waiting questions be answered. Called from the worker's thread."""
        now = time.monotonic()
        if now - self._last >= _PROGRESS_PERIOD or done >= total:
            self._last = now
            self._report(done, total, what)
        self._between()

    def quiet_progress(self, done: int, total: int, what: str) -> None:
        """Report without answering questions in between: for work inside a transaction."""
        now = time.monotonic()
        if now - self._last >= _PROGRESS_PERIOD or done >= total:
            self._last = now
            self._report(done, total, what)

    def is_cancelled(self) -> bool:
        """Tell whether the user asked to stop."""
        return self._job.is_cancelled()


class Worker(QObject):
    """Owns the case. Every method is called from the thread that made it; every answer arrives there."""

    idle = Signal()
    """Nothing is asked for any more and every answer has been given."""
    _answer = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._condition = threading.Condition()
        self._short: deque[_Short] = deque()
        self._long: deque[_Long] = deque()
        self._stopping = False
        self._case: Any = None
        self._pending = 0
        self._kept: dict[int, _Short | _Long] = {}
        """What the worker may hold, by identity. It hangs on widgets, which only the window's thread may take down: so
        this is always the last to let go of it."""
        self._answer.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._loop, name="case", daemon=True)
        self._thread.start()

    # Called in the window's thread.

    def run(
        self,
        work: Callable[["CaseFile"], T],
        done: Callable[[T], None],
        failed: Failed,
        *,
        key: str | None = None,
        reads_only: bool = False,
        dropped: Callable[[], None] | None = None,
    ) -> Job:
        """Do *work* with the case and give its result to *done*.

        A *key* makes the latest question win: one with the same key that still waits is dropped unanswered, and its
        *dropped* called. *reads_only* work may be done in the middle of a long job that allows it.
        """
        short = _Short(Job(), work, done, failed, key, reads_only=reads_only, dropped=dropped)
        replaced: list[_Short] = []
        with self._condition:
            if key is not None:
                for waiting in [other for other in self._short if other.key == key]:
                    self._short.remove(waiting)
                    self._pending -= 1
                    self._kept.pop(id(waiting), None)
                    replaced.append(waiting)
            self._add(self._short, short)
        for each in replaced:
            if each.dropped is not None:
                each.dropped()
        return short.job

    def run_long(
        self,
        work: "LongWork[T]",
        step: Callable[[T], None],
        done: Callable[[bool], None],
        failed: Failed,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Job:
        """Run the generator *work*: what it yields goes to *step*, and *done* is told whether it was cancelled."""
        long = _Long(Job(), work, step, done, failed, progress or _ignore)
        with self._condition:
            self._add(self._long, long)
        return long.job

    def replace_case(
        self, opener: Callable[["CaseFile | None"], "CaseFile | None"], done: Callable[[Any], None], failed: Failed
    ) -> Job:
        """Give the worker another case: *opener* gets the present one, closes it and returns the new one (or None).

        Long jobs are stopped first. If *opener* raises, the present case stays.
        """

        def swap(case: Any) -> Any:
            self._case = opener(case)
            return self._case

        short = _Short(Job(), swap, done, failed, exclusive=True)
        with self._condition:
            for long in self._long:
                long.job.cancel()
            self._add(self._short, short)
        return short.job

    def is_idle(self) -> bool:
        """Tell whether nothing is asked for and every answer has been given."""
        return self._pending == 0

    def drain(self, milliseconds: int = 60_000) -> bool:
        """Handle events until everything asked for has been answered; False if that took too long."""
        if self.is_idle():
            return True
        loop = QEventLoop()
        self.idle.connect(loop.quit)
        limit = QTimer()
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        limit.start(milliseconds)
        # What is asked for between the last answer and the end of the loop is waited for as well.
        while not self.is_idle() and limit.isActive():
            loop.exec()
        self.idle.disconnect(loop.quit)
        return self.is_idle()

    def stop(self) -> None:
        """Stop long jobs at their next safe point, finish the short ones, and end the thread."""
        with self._condition:
            for long in self._long:
                long.job.cancel()
            self._stopping = True
            self._condition.notify()
        self._thread.join()

    def _add(self, queue: deque[Any], item: _Short | _Long) -> None:
        if self._stopping:
            return
        queue.append(item)
        self._kept[id(item)] = item
        self._pending += 1
        self._condition.notify()

    def _deliver(self, call: Callable[[], None]) -> None:
        call()

    def _finished(self, call: Callable[[], None]) -> None:
        try:
            call()
        finally:
            self._pending -= 1
            if self._pending == 0:
                self.idle.emit()

    # Called in the worker's thread.

    def tell(self, call: Callable[[], None]) -> None:
        """Let *call* be called in the window's thread, in the middle of work."""
        self._give(call)

    def _loop(self) -> None:
        while True:
            with self._condition:
                while not (self._short or self._long or self._stopping):
                    self._condition.wait()
                if not (self._short or self._long):
                    return
                is_short = bool(self._short)
            if is_short:
                self._do_next()
            else:
                self._advance_first()

    def _do_next(self, reads_only: bool = False) -> bool:
        """Do what was asked first, if it is there (and only reads, where that is wanted); tell whether it was."""
        with self._condition:
            if not self._short or (reads_only and not self._short[0].reads_only):
                return False
            short = self._short.popleft()
        if short.exclusive:
            self._end_all_long()
        self._do(short)
        number = id(short)
        del short
        self._let_go(number)
        return True

    def _advance_first(self, cancel: bool = False) -> bool:
        """Take the next step of the first long job, or end it; tell whether there was one."""
        with self._condition:
            long = self._long[0] if self._long else None
        if long is None:
            return False
        if cancel:
            long.job.cancel()
        if cancel and long.steps is None:
            self._end(long)
        else:
            self._advance(long)
        with self._condition:
            is_over = long not in self._long
        number = id(long)
        del long
        if is_over:
            self._let_go(number)
        return True

    def _let_go(self, number: int) -> None:
        """Let the window's thread drop a job, now that nothing here holds it."""
        self._answer.emit(lambda: self._kept.pop(number, None))

    def _do(self, short: _Short) -> None:
        try:
            result = short.work(self._case)
        except BaseException as error:
            self._give(_bound(short.failed, error), last=True)
            return
        self._give(_ignore if short.job.is_cancelled() else _bound(short.done, result), last=True)

    def answer_reads(self) -> None:
        """Answer the questions at the head of the queue, in the middle of a long job; changes wait for its step."""
        while self._do_next(reads_only=True):
            pass

    def _advance(self, long: _Long) -> None:
        try:
            if long.steps is None:
                report = _reporter(self, long)
                long.steps = long.work(self._case, Context(report, long.job, self.answer_reads))
            self._give(_bound(long.step, next(long.steps)))
        except (StopIteration, Cancelled):
            self._end(long)
        except BaseException as error:
            self._forget(long)
            self._give(_bound(long.failed, error), last=True)

    def _end_all_long(self) -> None:
        while self._advance_first(cancel=True):
            pass

    def _end(self, long: _Long) -> None:
        self._forget(long)
        self._give(_bound(long.done, long.job.is_cancelled()), last=True)

    def _forget(self, long: _Long) -> None:
        with self._condition:
            self._long.remove(long)

    def _give(self, call: Callable[[], None], last: bool = False) -> None:
        self._answer.emit((lambda: self._finished(call)) if last else call)


def while_alive(call: Callable[..., None]) -> Callable[..., None]:
    """Return *call* so that it does nothing once the widget whose method it is has been deleted.

    A dialog may be closed before the answer that it asked for has come.
    """
    owner = getattr(call, "__self__", None)
    if not isinstance(owner, QObject):
        return call

    def guarded(*values: object) -> None:
        if Shiboken.isValid(owner):
            call(*values)

    return guarded


def _reporter(worker: Worker, long: _Long) -> Progress:
    def report(done: int, total: int, what: str) -> None:
        worker._give(lambda: long.progress(done, total, what))

    return report


def _bound(call: Callable[[T], None], value: T) -> Callable[[], None]:
    return lambda: call(value)


def _ignore(*_: object) -> None:
    return None
