"""The questions that wait, in the order in which they are asked; which one is current, and how far one has come."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dossier.domain.changes import Changes
from dossier.domain.review import Answer, Question
from dossier.gui.hub import Hub
from dossier.gui.tasks import Context, Job

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

MOST = 200
"""Questions gathered at a time; further ones are looked for when these are answered."""


@dataclass
class Tally:
    """How far the judging has come. ``is_all`` tells that the open ones have been counted to the end."""

    answered: int = 0
    waiting: int = 0
    later: int = 0
    is_all: bool = False


@dataclass
class _Gathered:
    """What one look through the case has found so far."""

    questions: list[Question] = field(default_factory=list)
    answered: int = 0
    put_off: frozenset[str] = frozenset()
    """Keys of questions that it passes over: they are left for later."""


class ReviewQueue(QObject):
    """Gathers questions in the background, hands out one after the other, and acts on the answers."""

    shown = Signal(object)
    """The Question to judge now; None where there is none."""
    counted = Signal(object)
    """A Tally."""
    looking = Signal(bool)
    """Whether questions are being looked for."""

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._job: Job | None = None
        self._found = _Gathered()
        self._waiting: list[Question] = []
        self._later: list[Question] = []
        self._done: list[Question] = []
        self._is_all = False
        self._is_stale = True
        self._is_on = False
        self._gave_way = False
        self._mine = 0
        """How many of the changes to come are answers given here."""
        self.current: Question | None = None
        """What can be answered now; None too while the next question is being made up."""
        hub.case_opened.connect(self._forget)
        hub.case_closed.connect(self._forget)
        hub.changed.connect(self._changed)
        hub.busy.connect(self._give_way)

    def switch_on(self, on: bool) -> None:
        """Look for questions while somebody judges; leave the case in peace otherwise."""
        self._is_on = on
        if on and self._is_stale:
            self._gather()
        elif not on:
            self._stop()

    def answer(self, given: Answer, choice: int = 0) -> None:
        """Act on the answer to the current question and go on to the next."""
        question = self.current
        if question is None:
            return

        def change(case: "CaseFile") -> Changes:
            from dossier.services import reviewing

            return reviewing.answer(case, question, given, choice)

        self._done.append(question)
        self._put_aside(question)
        self._mine += 1
        self._hub.command(change, lambda error: self._not_answered(question, error))
        self._advance()

    def later(self) -> None:
        """Put the current question at the end of the queue."""
        if self.current is not None:
            question = self.current
            self._put_aside(question)
            self._later.append(question)
            self._advance()

    def back(self) -> None:
        """Return to the question before, if it is still open: one that was put off, or whose answer was undone."""
        before = self._later[-1:] or self._done[-1:]
        if before:
            question = before[0]
            for pile in (self._later, self._done):
                if question in pile:
                    pile.remove(question)
            self._ask_first(question)

    def _put_aside(self, question: Question) -> None:
        """Leave the current question: until the next one stands there, a key that is struck again judges nothing."""
        self.current = None
        self._take_out(question)

    def _ask_first(self, question: Question) -> None:
        self.current = None
        self._waiting.insert(0, question)
        self._advance()

    def _not_answered(self, question: Question, error: BaseException) -> None:
        """Ask once more what could not be answered, unless the case has been left meanwhile."""
        self._hub.report(error)
        self._mine = max(0, self._mine - 1)
        if question in self._done:
            self._done.remove(question)
            self._ask_first(question)

    def _take_out(self, question: Question) -> None:
        self._waiting = [each for each in self._waiting if each.key != question.key]

    def _advance(self) -> None:
        """Ask the next question as things stand now; those that have lost their sense are passed over."""
        if not self._waiting and self._later and self._is_all and not self._is_stale:
            self._waiting, self._later = self._later, []
        if not self._waiting:
            if self._is_on and self._job is None and (self._is_stale or not self._is_all):
                self._gather()
            self._show(None)
            return
        question = self._waiting[0]

        def ask(case: "CaseFile") -> Question | None:
            from dossier.services import reviewing

            return reviewing.renewed(case, question)

        def as_it_was(error: BaseException) -> None:
            self._hub.report(error)
            self._renewed(question, question)

        self._hub.read(ask, lambda now: self._renewed(question, now), key="review", failed=as_it_was, rehearses=True)

    def _renewed(self, question: Question, now: Question | None) -> None:
        if now is None:
            self._take_out(question)
            self._advance()
        elif self._waiting and self._waiting[0].key == question.key:
            self._waiting[0] = now
            self._show(now)
        elif self.current is None:
            self._advance()

    def _show(self, question: Question | None) -> None:
        self.current = question
        self.shown.emit(question)
        self._count()

    def _count(self) -> None:
        waiting = len(self._waiting)
        self.counted.emit(Tally(self._found.answered, waiting, len(self._later), self._is_all))

    def _gather(self) -> None:
        self._stop()
        self._is_stale = False
        self._is_all = False
        self._gave_way = False
        # What an earlier look still says is known by it, and not listened to.
        put_off = frozenset(question.key for question in self._later)
        look = self._found = _Gathered(answered=self._found.answered, put_off=put_off)

        def work(case: "CaseFile", context: Context) -> Iterator[Question | int | None]:
            from dossier.services import reviewing

            yield reviewing.answered(case)
            found = 0
            for question in reviewing.questions(case, cancelled=context.is_cancelled):
                if question is None or question.key not in put_off:
                    found += question is not None
                    yield question
                if found >= MOST:
                    return

        self.looking.emit(True)
        self._job = self._hub.run_long(
            work,
            step=lambda found: self._step(look, found),
            done=lambda cancelled: self._ended(look, cancelled),
            failed=lambda error: self._broke(look, error),
        )

    def _step(self, look: _Gathered, found: Question | int | None) -> None:
        if look is not self._found:
            return
        if isinstance(found, int):
            self._found.answered = found
        elif found is not None:
            self._found.questions.append(found)
            known = {question.key for question in self._waiting}
            if found.key not in known:
                self._waiting.append(found)
            if self.current is None and len(self._waiting) == 1:
                self._advance()
        self._count()

    def _ended(self, look: _Gathered, cancelled: bool) -> None:
        if look is not self._found:
            return
        is_stopped_elsewhere, self._job = cancelled and self._job is not None, None
        if is_stopped_elsewhere:
            self._is_stale = True
            # For another case that is being opened. Should this one stay after all, the looking goes on.
            self._hub.read(lambda _: None, lambda _: self._go_on(), key="review goes on")
        if not cancelled:
            self._is_all = len(look.questions) < MOST
            fresh = look.put_off.union(question.key for question in look.questions)
            self._waiting = [question for question in self._waiting if question.key in fresh]
            if self.current is None or self.current.key not in fresh:
                self._advance()
        self.looking.emit(False)
        self._count()

    def _go_on(self) -> None:
        if self._is_on and self._is_stale and self._job is None:
            self._gather()

    def _broke(self, look: _Gathered, error: BaseException) -> None:
        if look is not self._found:
            return
        self._job = None
        self.looking.emit(False)
        self._hub.report(error)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._is_stale = True

    def _give_way(self, words: str) -> None:
        """Let an import or an export begin at once, and a change that takes long; look on when it has ended."""
        if words and self._job is not None:
            self._stop()
            self._gave_way = True
        elif not words and self._gave_way:
            self._gave_way = False
            self._go_on()

    def _changed(self, _: Changes) -> None:
        """After any change what is current may be answered; new questions may have come as well."""
        is_mine, self._mine = self._mine > 0, max(0, self._mine - 1)
        self._is_stale = True
        if not self._is_on:
            return
        self._recount()
        if not is_mine:
            self._gather()
        if self.current is not None or self._waiting:
            self._advance()

    def _recount(self) -> None:
        def ask(case: "CaseFile") -> int:
            from dossier.services import reviewing

            return reviewing.answered(case)

        self._hub.read(ask, self._answered, key="review count")

    def _answered(self, number: int) -> None:
        self._found.answered = number
        self._count()

    def _forget(self) -> None:
        self._stop()
        self._found = _Gathered()
        self._waiting, self._later, self._done = [], [], []
        self._is_all, self._is_stale, self._gave_way, self._mine = False, True, False, 0
        self.looking.emit(False)
        self._show(None)
        if self._is_on and self._hub.info is not None:
            self._gather()
