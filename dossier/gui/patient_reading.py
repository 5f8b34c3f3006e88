"""Questions that take long: they say how far they are, can be stopped, and let other questions in between."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from dossier.errors import Cancelled
from dossier.gui.hub import Hub
from dossier.gui.tasks import Context, Failed, Job, while_alive

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

T = TypeVar("T")


def ask(
    hub: Hub,
    question: Callable[["CaseFile", Context], T],
    answer: Callable[[T], None],
    failed: Failed | None = None,
) -> Job | None:
    """Ask the case *question* on the worker as ``Hub.read`` does; the job that comes back can be cancelled.

    ``Hub.patience`` says how far it is, and stops it. Whenever it tells how far it is, other questions are answered;
    where the case is changed between, it ends. *failed* hears of every end without an answer, of Cancelled too. None
    comes back where no case is open.
    """
    if hub.info is None:
        return None
    mine, job = hub.token, hub.patience.begin()
    heard, broke = while_alive(answer), while_alive(failed or hub.report)

    def work(case: "CaseFile") -> T:
        if case is not mine or job.is_cancelled():
            raise Cancelled

        def between() -> None:
            with case.pausing() as can_enter:
                if can_enter:
                    hub.worker.answer_reads()

        return question(case, Context(hub.patience.reports(job, hub.worker.tell), job, between))

    def done(result: T) -> None:
        if job.is_cancelled():
            not_done(Cancelled())
        elif mine is hub.token:
            heard(result)

    def not_done(error: BaseException) -> None:
        if mine is hub.token:
            broke(error)

    hub.worker.run(work, hub.patience.until(job, done), hub.patience.until(job, not_done), reads_only=True)
    return job
