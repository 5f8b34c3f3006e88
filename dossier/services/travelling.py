"""Going to any step of the history in one go, and looking at the case as it was after one."""

import time
from collections.abc import Iterator, Sequence
from datetime import datetime

from dossier.domain.changes import Changes, HistoryEntry
from dossier.domain.importing import IsCancelled, Progress
from dossier.domain.wording import day_words
from dossier.errors import Cancelled, ImpossibleError, NotFoundError
from dossier.services import editing
from dossier.store import history, memory, stopping
from dossier.store.case_file import CaseFile

BEGINNING = 0
"""Stands for the time before the first step."""

AT_ONCE = 0.25
"""Seconds of moves in one transaction: what waits meanwhile is answered soon, and one commit serves many steps."""


def when_words(moment: datetime) -> str:
    """Return a moment as people here read it: 21 November 2026, 14:05."""
    local = moment.astimezone()
    return f"{day_words(local.date())}, {local:%H:%M}"


def go_to(
    case: CaseFile,
    step: int,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
    at_once: float = AT_ONCE,
) -> Iterator[Changes]:
    """Undo or redo until *step* is the last one done (BEGINNING: none is). What has come is safe on disk.

    Moves of about *at_once* seconds are one transaction, and come together; 0 makes each move its own. Cancelling stops
    at once: moves that were not safe on disk yet are not made. Where somebody changes the case meanwhile, that ends it
    too: the way has changed. Raises NotFoundError where there is no such step, ImpossibleError where what undo kept of
    it was forgotten.
    """
    entries = history.entries(case)
    _known(entries, step)
    ahead = [entry for entry in entries if entry.undone and entry.id <= step]
    behind = [entry for entry in reversed(entries) if not entry.undone and entry.id > step]
    if not ahead and any(entry.id <= history.forgotten_until(case) for entry in behind):
        raise ImpossibleError("What undo kept of those steps was forgotten for good: the case cannot go back there.")
    way = _Way(ahead or behind, progress, cancelled, at_once)
    while way.goes_on:
        try:
            with stopping.stopped_by(case, cancelled or _never):
                changes = editing.move(case, way.next_steps(), undone=not ahead)
        except Cancelled:
            return
        if not changes:
            return
        yield changes
    if progress is not None and not way.is_left:
        progress(way.done, way.done, "")


def _never() -> bool:
    return False


class _Way:
    """The steps between here and there."""

    def __init__(
        self,
        entries: Sequence[HistoryEntry],
        progress: Progress | None,
        cancelled: IsCancelled | None,
        at_once: float,
    ) -> None:
        self.done = 0
        self._entries = entries
        self._progress = progress
        self._cancelled = cancelled
        self._at_once = at_once

    @property
    def is_left(self) -> bool:
        """Tell whether steps are still to be moved."""
        return self.done < len(self._entries)

    @property
    def goes_on(self) -> bool:
        """Tell whether steps are still to be moved, and nobody has stopped it."""
        return self.is_left and not (self._cancelled is not None and self._cancelled())

    def next_steps(self) -> Iterator[int]:
        """Yield the numbers of those steps that are moved together."""
        until = time.monotonic() + self._at_once
        is_first = True
        while self.is_left and (is_first or (time.monotonic() < until and self.goes_on)):
            entry = self._entries[self.done]
            if self._progress is not None:
                self._progress(self.done, len(self._entries), entry.label)
            self.done += 1
            is_first = False
            yield entry.id


def _known(entries: list[HistoryEntry], step: int) -> HistoryEntry | None:
    found = next((entry for entry in entries if entry.id == step), None)
    if found is None and step != BEGINNING:
        raise NotFoundError(f"There is no step number {step} in the history of this case.")
    return found


def as_of(
    case: CaseFile, step: int, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> CaseFile:
    """Return the case as it was after a step (BEGINNING: before the first), in memory and to be looked at only.

    The case itself stays open and as it is: it is the ``present`` of the other. Of the case as it was, that of another
    step may be asked for. Raises NotFoundError, and Cancelled once it is *cancelled*.
    """
    case = case.present or case
    found = _known(history.entries(case), step)
    past = memory.copy(case, progress, cancelled)
    try:
        for _ in go_to(past, step, progress, cancelled):
            pass
        if cancelled is not None and cancelled():
            raise Cancelled
    except BaseException:
        past.close()
        raise
    past.as_of = (
        "before the first step" if found is None else f"after this step of {when_words(found.when)}: {found.label}"
    )
    past.present = case
    return past
