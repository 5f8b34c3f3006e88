"""What the panes share: the open case, one selection, and the way to ask and to change.

A pane never holds the case. It asks with ``read``, changes with ``command``, and follows the signals. Services are
imported where they are used, so that the window's first frame waits for none of them.
"""

import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from dossier.domain.changes import Changes
from dossier.domain.views import CaseInfo, EventView
from dossier.errors import Cancelled, DossierError, ImpossibleError
from dossier.gui.patience import Patience
from dossier.gui.resting import Resting, closed, settled
from dossier.gui.selection import Ids, alive, entities_of
from dossier.gui.tasks import Change, Context, Failed, Job, LongWork, Worker, while_alive
from dossier.gui.unread import Unread

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

T = TypeVar("T")

_GATHER_MILLISECONDS = 400
"""Changes of a running import are gathered for this long before the views re-read."""

_SETTLE_MILLISECONDS = 5_000
"""So long after the last change everything is brought into the one file, so that a copy of it is whole."""

_TOO_LATE = "This was not done: the case was just being closed, or shown as it was at another time. Do it once more."


class Hub(QObject):
    """The window's centre. All signals are emitted, and all methods called, in the window's thread."""

    opening = Signal()
    """A case has been asked for; it is not open yet, and may never be."""
    case_arrived = Signal()
    """A case is there: what shows it must be ready to hear ``case_opened``, which comes next."""
    case_opened = Signal()
    """``info`` is set; whatever was shown of an earlier case is stale."""
    case_closed = Signal()
    changed = Signal(object)
    """Changes: views re-read only what is named. ``info`` is already up to date."""
    event_selected = Signal(int)
    entity_selected = Signal(int)
    article_selected = Signal(int)
    failed = Signal(str)
    """One clear sentence on something that could not be done."""
    backup_failed = Signal(str)
    """Why a backup that was due could not be made."""
    bug = Signal(str)
    """Something that should never happen, as a text to copy."""
    busy = Signal(str)
    """What a long job is doing; "" when idle."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worker = Worker(self)
        self.info: CaseInfo | None = None
        self.selected_event = 0
        self.selected_entity = 0
        self.selected_article = 0
        self.follows_event = False
        """Whether the name that is being selected comes with an event, and was not chosen by itself."""
        self._case: CaseFile | None = None
        self._event: EventView | None = None
        self._gathered = Changes()
        self._is_lost = False
        self._long_jobs = 0
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER_MILLISECONDS)
        self._gather.timeout.connect(self.flush)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MILLISECONDS)
        self._settle.timeout.connect(lambda: self.read(settled, lambda _: None, waited_for=False))
        self.resting = Resting(self)
        self.unread = Unread(self)
        self.patience = Patience(self)
        self.patience.words.connect(lambda words: self.busy.emit(words) if words or not self._long_jobs else None)

    # Asking and changing.

    def read(
        self,
        question: Callable[["CaseFile"], T],
        answer: Callable[[T], None],
        *,
        key: str | None = None,
        failed: Failed | None = None,
        rehearses: bool = False,
        waited_for: bool = True,
    ) -> Job | None:
        """Ask the case *question* on the worker and give the result to *answer* in the window's thread.

        The job that comes back can be cancelled; without a case nothing happens. No answer comes once the case has been
        closed, nor to a method of a widget that has been deleted. With a *key* a later question replaces an earlier one
        that still waits. A failure goes to *failed*, or is shown. What *rehearses* a change waits for a long job's step
        to end, like a change. Of what takes long ``patience`` tells, and can stop it, unless nobody has *waited_for*
        it; then no answer comes, and where it has a key ``unread`` keeps it to be asked again.
        """
        if self.info is None:
            return None
        # A long job says itself how far it is.
        job = self.patience.begin() if waited_for and not self._long_jobs else Job()
        mine, heard, broke = self._case, while_alive(answer), while_alive(failed or self.report)
        if key is not None:
            self.unread.asked(key)

        def work(case: "CaseFile") -> T:
            from dossier.services import cases

            if case is not mine or job.is_cancelled():
                raise Cancelled
            with cases.asked_until(case, job.is_cancelled):
                return question(case)

        def done(result: T) -> None:
            if job.is_cancelled():
                not_done(Cancelled())
            elif mine is self._case:
                heard(result)

        def not_done(error: BaseException) -> None:
            if mine is not self._case:
                return
            if job.is_cancelled() and key is not None and not rehearses:
                self.unread.stopped(key, lambda: self.read(question, answer, key=key, failed=failed))
            broke(error)

        until, gone = self.patience.until, partial(self.patience.end, job)
        self.worker.run(work, until(job, done), until(job, not_done), key=key, reads_only=not rehearses, dropped=gone)
        return job

    @property
    def token(self) -> object:
        """What the open case is told by from any other; None where none is open."""
        return self._case

    def command(self, change: Callable[["CaseFile"], Changes], failed: Failed | None = None) -> None:
        """Run *change* on the worker, as one step that can be undone; then ``changed`` is emitted.
        Where another case, or the case as it was, has been put in its place meanwhile, ``failed`` says that it was not
        done: a person may have written something. One that takes long can be stopped by ``patience``. Why one was not
        done goes to *failed* where it is given, Cancelled too.
        """
        self.long_command(lambda case, _: change(case), failed)

    def long_command(self, change: Change, failed: Failed | None = None) -> None:
        """Run *change* as ``command`` does, where it can tell how far it is."""
        if self.info is not None:
            self._change(change, ImpossibleError(_TOO_LATE), self.patience.begin(), failed)

    def _change(self, change: Change, too_late: DossierError, job: Job, failed: Failed | None = None) -> None:
        mine, broke = self._case, while_alive(failed or self.report)
        context = Context(self.patience.reports(job, self.worker.tell), job, lambda: None)

        def work(case: "CaseFile") -> tuple[Changes, CaseInfo, Ids, bool]:
            from dossier.services import cases

            if case is not mine:
                raise too_late
            if job.is_cancelled():
                raise Cancelled
            with cases.stopped_by(case, job.is_cancelled):
                changes = change(case, context.quiet_progress)
            info = cases.case_info(case)
            return changes, info, alive(case, wanted, changes), info.path.exists()

        def done(result: tuple[Changes, CaseInfo, Ids, bool]) -> None:
            if mine is self._case:
                changes, info, left, is_there = result
                self._publish(changes, info, wanted, left)
                self._tell_of_loss(is_there)

        wanted = self._ids()
        self.worker.run(work, self.patience.until(job, done), self.patience.until(job, broke))

    @property
    def is_at_long_work(self) -> bool:
        """Tell whether a long job, such as an import, is going on or waits."""
        return self._long_jobs > 0

    def run_long(
        self,
        work: "LongWork[T]",
        *,
        step: Callable[[T], None],
        done: Callable[[bool], None],
        failed: Failed | None = None,
        progress: Callable[[int, int, str], None] | None = None,
        busy: str = "",
    ) -> Job:
        """Run a long job; its steps, its end (whether it was cancelled) and its progress come to the callables.

        Those that are methods of a widget hear nothing more once it has been deleted.
        """

        def ended(cancelled: bool) -> None:
            self._long_jobs -= 1
            self.busy.emit("")
            while_alive(done)(cancelled)

        def broke(error: BaseException) -> None:
            self._long_jobs -= 1
            self.busy.emit("")
            while_alive(failed or self.report)(error)

        self._long_jobs += 1
        self.busy.emit(busy)
        return self.worker.run_long(
            work, while_alive(step), ended, broke, while_alive(progress) if progress is not None else None
        )

    def add_changes(self, changes: Changes) -> None:
        """Take note of changes that a long job made; views hear of them gathered, a few times a second."""
        self._gathered |= changes
        if not self._gather.isActive():
            self._gather.start()

    def flush(self) -> None:
        """Tell the views of gathered changes now."""
        self._gather.stop()
        gathered, self._gathered = self._gathered, Changes()
        if gathered and self.info is not None:
            # The name of the last file alone would say too little of what came in.
            unnamed = replace(gathered, label="")
            self._change(lambda *_: unnamed, Cancelled(), Job())

    def report(self, error: BaseException) -> None:
        """Show a failure: a sentence where the world is at fault, a text to copy where the program is."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, DossierError):
            self.failed.emit(str(error))
        else:
            self.bug.emit("".join(traceback.format_exception(error)))

    # The case.

    def open_case(
        self,
        opener: Callable[[], "CaseFile"],
        failed: Callable[[BaseException], None] | None = None,
        opened: Callable[[], None] | None = None,
        before: Callable[[Context], object] | None = None,
    ) -> None:
        """Replace the open case by what *opener* (run on the worker) returns; the present one stays if it fails.
        What *before* does first stands: nothing is stopped after it."""
        self.open_watched(lambda _: opener(), failed, opened, before)

    def open_watched(
        self,
        opener: Callable[[Context], "CaseFile"],
        failed: Callable[[BaseException], None] | None = None,
        opened: Callable[[], None] | None = None,
        before: Callable[[Context], object] | None = None,
    ) -> None:
        """Replace the open case as ``open_case`` does, by what can tell how far it is and be stopped on the way."""

        def swap(present: "CaseFile | None") -> "CaseFile":
            from dossier.services import cases

            context = Context(self.patience.reports(job, self.worker.tell), job, lambda: None)
            if before is not None:
                before(context)
            case = opener(context)
            try:
                if before is None and job.is_cancelled():
                    raise Cancelled
                # An older case, or one just taken over, has no packed events: all lists count by them.
                with suppress(DossierError):
                    cases.pack(case)
                facts.append(cases.case_info(case))
            except BaseException:
                cases.close_case(case)
                raise
            cases.close_with_present(present)
            return case

        def done(case: "CaseFile") -> None:
            self._forget_case()
            self.case_arrived.emit()
            self._case = case
            self.info = facts[0]
            self.case_opened.emit()
            if opened is not None:
                opened()

        facts: list[CaseInfo] = []
        self.opening.emit()
        job, broke = self.patience.begin(), failed or self.report
        self.worker.replace_case(swap, self.patience.until(job, done), self.patience.until(job, broke))

    def close_case(self, then: Callable[[], None] | None = None) -> None:
        """Stop long jobs at their next safe point, finish what was asked for, and close the case."""

        def done(_: object) -> None:
            self._forget_case()
            self.case_closed.emit()
            if then is not None:
                then()

        self.worker.replace_case(closed, done, self.report)

    def look_back(
        self,
        step: int,
        progress: Callable[[int, int, str], None] | None = None,
        ended: Callable[[bool], None] | None = None,
    ) -> Job | None:
        """Show the case as it was after a step, to be looked at only, until ``return_to_present``.

        The job can be cancelled; *ended* hears whether it was. None where nothing is begun.
        """
        mine = self._case
        if not self._may_change_times():
            return None

        def work(case: "CaseFile", context: Context) -> "Iterator[CaseFile]":
            from dossier.services import travelling

            yield travelling.as_of(case, step, context.quiet_progress, context.is_cancelled)

        def swap(shown: "CaseFile | None") -> "CaseFile":
            if shown is not None and shown.present is not None:
                from dossier.services import cases

                cases.close_case(shown)
            return found[0]

        def done(cancelled: bool) -> None:
            if ended is not None:
                ended(cancelled)
            if found and not cancelled and mine is self._case:
                self._change_times(swap, "Going back…")

        found: list[CaseFile] = []
        heard = None if progress is None else while_alive(progress)
        return self.run_long(work, step=found.append, done=done, progress=heard, busy="Going back…")

    def return_to_present(self) -> None:
        """Show the case itself again."""

        def swap(shown: "CaseFile | None") -> "CaseFile":
            from dossier.services import cases

            assert shown is not None, "a case is open"
            if shown.present is None:
                return shown
            cases.close_case(shown)
            return shown.present

        self._change_times(swap, "")

    def _may_change_times(self) -> bool:
        if self.info is not None and self._long_jobs:
            # It would be stopped: the case is not given away while something goes on in it.
            self.failed.emit("Something is still going on in the case. Wait until it has ended, or cancel it.")
        return self.info is not None and not self._long_jobs

    def _change_times(self, swap: Callable[["CaseFile | None"], "CaseFile"], busy: str) -> None:
        if not self._may_change_times():
            return

        def opened(shown: "CaseFile | None") -> "CaseFile":
            from dossier.services import cases

            case = swap(shown)
            facts.append(cases.case_info(case))
            return case

        def done(case: "CaseFile") -> None:
            self.busy.emit("")
            self._forget_case()
            self._case, self.info = case, facts[0]
            self.case_opened.emit()

        def broke(error: BaseException) -> None:
            self.busy.emit("")
            self.report(error)

        facts: list[CaseInfo] = []
        self.busy.emit(busy)
        self.worker.replace_case(opened, done, broke)

    def rest(self) -> None:
        """Give back memory that nobody needs now; it happens by itself when nothing is asked for a while."""
        self.resting.rest()

    def shut_down(self) -> None:
        """Close the case and end the worker; whatever was committed is on disk. To be called once, at the end."""
        self._gather.stop()
        self._settle.stop()
        self.resting.stop()
        self.close_case()
        self.worker.drain()
        self.worker.stop()

    # The one selection.

    def select_event(self, event_id: int) -> None:
        """Select an event; its article follows, and a person who takes part unless one is selected already."""
        if event_id == self.selected_event:
            return
        self.selected_event = event_id
        self._event = None
        self.event_selected.emit(event_id)
        if event_id and self.info is not None:
            from dossier.services import reading

            self.read(lambda case: reading.event(case, event_id), self._follow_event, key="selected event")

    def select_entity(self, entity_id: int) -> None:
        """Select a person, organisation or place. An event that it takes no part in is selected no longer."""
        if entity_id and self._event is not None and entity_id not in entities_of(self._event):
            self._drop_event()
        if entity_id != self.selected_entity:
            self.selected_entity = entity_id
            self.entity_selected.emit(entity_id)

    def select_article(self, article_id: int) -> None:
        """Select a story. An event of another story is selected no longer."""
        if article_id and self._event is not None and self._event.article != article_id:
            self._drop_event()
        if article_id != self.selected_article:
            self.selected_article = article_id
            self.article_selected.emit(article_id)

    def _follow_event(self, event: EventView) -> None:
        if event.id != self.selected_event:
            return
        self._event = event
        self.select_article(event.article)
        taking_part = entities_of(event)
        if taking_part and self.selected_entity not in taking_part:
            self.follows_event = True
            self.select_entity(taking_part[0])
            self.follows_event = False

    def _drop_event(self) -> None:
        self._event = None
        self.selected_event = 0
        self.event_selected.emit(0)

    def _tell_of_loss(self, is_there: bool) -> None:
        """Say once that the file of the open case has been moved or deleted, or that a due backup was not made."""
        if not is_there and not self._is_lost and self.info is not None:
            self.failed.emit(
                f"{self.info.path.name} is no longer where it was opened: it was moved or deleted. What you change "
                "now is lost when you close the case. Export what you need, or put the file back and open it again."
            )
        self._is_lost = not is_there
        if self._case is not None and (failure := self._case.hear_backup_failure()) is not None:
            self.backup_failed.emit(failure)

    def _ids(self) -> Ids:
        return Ids(self.selected_event, self.selected_entity, self.selected_article)

    def _publish(self, changes: Changes, info: CaseInfo, wanted: Ids, left: Ids) -> None:
        """Tell of a change; *left* is what it has left of *wanted*, which was selected when it was asked for."""
        self.info = info
        self._let_go(wanted, left)
        self._settle.start()
        self.changed.emit(changes)
        if (chosen := self._ids()) != wanted:
            # Nobody has looked yet whether what was chosen while the change was made is still there after it.
            ask = partial(alive, wanted=chosen, changes=changes)
            self.read(ask, lambda left: self._let_go(chosen, left), waited_for=False)

    def _let_go(self, wanted: Ids, left: Ids) -> None:
        """Select no longer what of *wanted* is not *left*; what was chosen after it stays."""
        if self.selected_event == wanted.event != left.event:
            self._drop_event()
        if self.selected_entity == wanted.entity != left.entity:
            self.select_entity(0)
        if self.selected_article == wanted.article != left.article:
            self.select_article(0)

    def _forget_case(self) -> None:
        self._case = None
        self.info = None
        self._event = None
        self._gather.stop()
        self._settle.stop()
        self._gathered = Changes()
        self._is_lost = False
        self.unread.forget()
        for name in ("event", "entity", "article"):
            if getattr(self, f"selected_{name}"):
                setattr(self, f"selected_{name}", 0)
                getattr(self, f"{name}_selected").emit(0)
