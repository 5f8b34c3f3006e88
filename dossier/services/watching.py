"""Telling how far something is that goes through much of a case, and stopping it where nobody wants it any more."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar, overload

from dossier.domain.importing import IsCancelled, Progress
from dossier.errors import Cancelled
from dossier.store.case_file import CaseFile
from dossier.store.stopping import stopped_by, unstopped

T = TypeVar("T")

_BETWEEN = 100
"""So many values are handed out between two looks at whether to go on."""


class Watch:
    """Tells a listener how far something is, and whether to go on with it. Without either it costs nothing."""

    def __init__(self, progress: Progress | None = None, cancelled: IsCancelled | None = None) -> None:
        self._progress, self._cancelled = progress, cancelled

    def quiet(self) -> "Watch":
        """Return a watch that can stop the same, and tells nobody how far it is."""
        return Watch(None, self._cancelled)

    def look(self) -> None:
        """Raise Cancelled where it shall not go on."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled

    def begin(self, what: str) -> None:
        """Say that something begins of which nobody knows how long it takes."""
        self.tell(0, 0, what)

    def tell(self, done: int, total: int, what: str) -> None:
        """Say how far it is, and raise Cancelled where it shall not go on."""
        self.look()
        if self._progress is not None:
            self._progress(done, total, what)

    def over(self, values: Sequence[T], what: str = "") -> Sequence[T]:
        """Return *values*; going through them looks whether to go on and, with *what*, tells how far it is."""
        return _Watched(values, lambda done: self.tell(done, len(values), what) if what else self.look())


class _Watched(Sequence[T]):
    """Values that say when they are gone through."""

    def __init__(self, values: Sequence[T], look: Callable[[int], None]) -> None:
        self._values, self._look = values, look

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        return self._values[index]

    def __iter__(self) -> Iterator[T]:
        for number, value in enumerate(self._values):
            if number % _BETWEEN == 0:
                self._look(number)
            yield value


@contextmanager
def watched(case: CaseFile, progress: Progress | None, cancelled: IsCancelled | None) -> Iterator[Watch]:
    """Yield a watch over what is done with *case* in the block; statements that run in it can be stopped too.

    Raises Cancelled where it was. Used outside of transactions where something can be cancelled.
    """
    if cancelled is None:
        yield Watch(progress)
        return

    def told(done: int, total: int, what: str) -> None:
        # Others may be answered then, whose questions are not the ones that are stopped.
        assert progress is not None
        with unstopped(case):
            progress(done, total, what)

    watch = Watch(None if progress is None else told, cancelled)
    with stopped_by(case, cancelled):
        watch.look()
        yield watch
