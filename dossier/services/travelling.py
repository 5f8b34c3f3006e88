"""Going to any step of the history in one go, and looking at the case as it was after one."""

from collections.abc import Callable, Iterator
from datetime import datetime

from dossier.domain.changes import Changes, HistoryEntry
from dossier.domain.importing import IsCancelled, Progress
from dossier.domain.wording import day_words
from dossier.errors import NotFoundError
from dossier.services import editing
from dossier.store import history, memory
from dossier.store.case_file import CaseFile

BEGINNING = 0
"""Stands for the time before the first step."""


def when_words(moment: datetime) -> str:
    """Return a moment as people here read it: 21 November 2026, 14:05."""
    local = moment.astimezone()
    return f"{day_words(local.date())}, {local:%H:%M}"


def go_to(
    case: CaseFile, step: int, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Iterator[Changes]:
    """Undo or redo until *step* is the last one done (BEGINNING: none is). Each move is safe once it has come.

    Cancelling stops between two moves. Where somebody changes the case meanwhile, that ends it too: the way has
    changed. Raises NotFoundError where there is no such step.
    """
    entries = history.entries(case)
    _known(entries, step)
    ahead = [entry for entry in entries if entry.undone and entry.id <= step]
    behind = [entry for entry in reversed(entries) if not entry.undone and entry.id > step]
    move: Callable[[CaseFile], Changes] = editing.redo if ahead else editing.undo
    moves = ahead or behind
    for done, entry in enumerate(moves):
        if cancelled is not None and cancelled():
            return
        if progress is not None:
            progress(done, len(moves), entry.label)
        with case.reading():
            following = history.following(case, undone=bool(ahead))
        if following != entry.id:
            return
        yield move(case)
    if progress is not None:
        progress(len(moves), len(moves), "")


def _known(entries: list[HistoryEntry], step: int) -> HistoryEntry | None:
    found = next((entry for entry in entries if entry.id == step), None)
    if found is None and step != BEGINNING:
        raise NotFoundError(f"There is no step number {step} in the history of this case.")
    return found


def as_of(case: CaseFile, step: int) -> CaseFile:
    """Return the case as it was after a step (BEGINNING: before the first), in memory and to be looked at only.

    The case itself stays open and as it is: it is the ``present`` of the other. Of the case as it was, that of another
    step may be asked for. Raises NotFoundError.
    """
    case = case.present or case
    found = _known(history.entries(case), step)
    past = memory.copy(case)
    try:
        for _ in go_to(past, step):
            pass
    except BaseException:
        past.close()
        raise
    past.as_of = (
        "before the first step" if found is None else f"after this step of {when_words(found.when)}: {found.label}"
    )
    past.present = case
    return past
