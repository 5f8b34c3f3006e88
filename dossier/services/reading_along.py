"""The stories of an import read on two cores: a second process reads, and this one reads along while it waits.

Which process reads which story is left to chance; what is found, and the order in which files are given back, is not.
"""

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from dossier.domain.documents import Story
from dossier.domain.importing import IsCancelled
from dossier.errors import Cancelled, UnreadableFileError
from dossier.services.analysing import Reading, StoryText, fault, fault_words, parts_of, read_story
from dossier.services.second_process import Empty, SecondProcess
from dossier.services.worker_process import READY

_IN_FLIGHT = 3
"""How many parts the second process has before it: one that it reads, and the next, so that it never waits."""
_LONG = 50_000
"""Parts of more characters are left to the second process, which can be stopped in the middle of one."""
_POLL = 0.05
"""Seconds between two looks at whether the user has called the import off."""
MANY_STORIES = 50
"""From more stories in one file on, it is told how many of them have been read."""
_MOST_STARTS = 10
_SECONDS_TO_START = 60.0
SECONDS_FOR_A_PART = 120.0
"""How long one part may take, and a further second for each ``_CHARACTERS_A_SECOND``: fifty times what it needs."""
_CHARACTERS_A_SECOND = 1000

_ENDED = "reading it ended the process that did; import it once more by itself, and report it if that fails too"
_TOO_LONG = "reading it took too long and was given up; split it into smaller files, or report it"


def cores() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed is not None else os.cpu_count() or 1


@dataclass(eq=False)
class FileReading:
    """The stories of one file that are to be read, and what was found in them so far."""

    source: StoryText
    stories: Sequence[Story]
    _found: dict[int, list[Reading]] = field(default_factory=dict)
    _faults: dict[int, str] = field(default_factory=dict)
    _open: int = 0
    _lost: str | None = None

    def opened(self) -> "list[_Part]":
        """Return the parts in which the file is to be read."""
        parts = [_Part(self, first, self.stories[first:end]) for first, end in parts_of(self.stories)]
        self._open = len(parts)
        return parts

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to read."""
        return self._open == 0 or self._lost is not None

    @property
    def read(self) -> int:
        """How many of its stories have been read."""
        return sum(map(len, self._found.values()))

    def put(self, first: int, found: list[Reading] | str) -> None:
        """Take what was found in the stories from number *first* on, or the fault that stopped it."""
        if isinstance(found, str):
            self._faults[first] = found
        else:
            self._found[first] = found
        self._open -= 1

    def lose(self, reason: str) -> None:
        """Give the file up for a *reason* in words."""
        self._lost = reason

    def readings(self) -> list[Reading]:
        """Return what was found in each story. Raises UnreadableFileError where reading failed."""
        if self._lost is not None:
            raise UnreadableFileError(self.source.file, self._lost)
        if self._faults:
            raise fault(self.source.file, self._faults[min(self._faults)])
        return [reading for _, found in sorted(self._found.items()) for reading in found]


@dataclass(frozen=True, eq=False, slots=True)
class _Part:
    file: FileReading
    first: int
    stories: Sequence[Story]

    @property
    def characters(self) -> int:
        return sum(len(story.span) for story in self.stories)

    @property
    def seconds(self) -> float:
        return SECONDS_FOR_A_PART + self.characters / _CHARACTERS_A_SECOND


class StoryReaders:
    """Reads the stories of files: here, and once ``begin`` was called, in a second process as well.

    To be used in a ``with`` block, at whose end the second process is ended. A second process that dies, or takes far
    too long, costs the file that it was reading; a fresh one goes on with the others.
    """

    def __init__(self, processes: int, cancelled: IsCancelled | None = None) -> None:
        self._may_start = processes > 1 and bool(sys.executable)
        self._cancelled = cancelled
        self._process: SecondProcess | None = None
        self._ready = False
        self._starts = 0
        self._told: StoryText | None = None
        self._waiting: deque[_Part] = deque()
        self._sent: deque[_Part] = deque()
        self._patience = 0.0
        self._looked = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    @property
    def helps(self) -> bool:
        """Tell whether a second process is reading: then files are worth adding ahead of their turn."""
        return self._ready

    @property
    def process_id(self) -> int | None:
        """The number of the second process, None while there is none."""
        return self._process.id if self._process is not None else None

    def begin(self) -> None:
        """Start the second process, if there is a core for it and it does not run."""
        if not self._may_start or self._process is not None:
            return
        self._starts += 1
        self._may_start = self._starts < _MOST_STARTS
        try:
            self._process = SecondProcess()
        except OSError:
            self._may_start = False
        self._ready, self._told = False, None
        self._wait_anew()

    def add(self, file: FileReading) -> None:
        """Let the stories of *file* be read in their turn."""
        self._waiting.extend(file.opened())

    def finish(self, file: FileReading, told: Callable[[int, int], None] | None = None) -> None:
        """Read until *file* is done. Raises Cancelled as soon as the user stops the import.

        *told* hears how many of its stories have been read, and how many there are, where they are many.
        """
        heard = 0
        while True:
            self._stop_if_asked()
            self._hear(0)
            self._hand_out()
            if told is not None and file.read > heard and len(file.stories) > MANY_STORIES:
                heard = file.read
                told(heard, len(file.stories))
            if file.is_done:
                return
            part = self._own()
            if part is not None:
                self._read(part)
            else:
                self._hear(_POLL)
            self._watch()

    def _stop_if_asked(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled("The import was stopped. What had been committed is safe.")

    def _hand_out(self) -> None:
        while self._ready and self._process is not None and self._waiting and len(self._sent) < _IN_FLIGHT:
            part = self._waiting.popleft()
            if part.file.is_done:
                continue
            if part.file.source is not self._told:
                self._told = part.file.source
                self._process.send(self._told)
            if not self._sent:
                self._wait_anew()
            self._sent.append(part)
            # The process ends itself should this one be gone by then and not have been noticed.
            self._process.send((part.first, 2 * part.seconds, list(part.stories)))

    def _own(self) -> _Part | None:
        """Return the next part that this process can read itself, None where it can only wait."""
        for at, part in enumerate(self._waiting):
            if part.file.is_done or self._process is None or part.characters <= _LONG:
                del self._waiting[at]
                return part
        return None

    def _read(self, part: _Part) -> None:
        found: list[Reading] = []
        for story in () if part.file.is_done else part.stories:
            self._stop_if_asked()
            try:
                found.append(read_story(part.file.source, story))
            except Exception as error:
                part.file.put(part.first, fault_words(error))
                return
        part.file.put(part.first, found)

    def _hear(self, seconds: float) -> None:
        """Take the answers that are there, waiting so long for the first."""
        while self._process is not None:
            try:
                answer = self._process.receive(seconds)
            except Empty:
                return
            except EOFError:
                self._lose(_ENDED)
                return
            seconds = 0
            if answer == READY:
                self._ready = True
            else:
                self._sent.popleft().file.put(*answer)
            self._wait_anew()

    def _wait_anew(self) -> None:
        self._patience, self._looked = 0.0, time.monotonic()

    def _watch(self) -> None:
        """Give a process up that takes far too long. Time in which this computer slept does not count."""
        if self._process is None:
            return
        now = time.monotonic()
        self._patience += min(now - self._looked, 5.0)
        self._looked = now
        limit = _SECONDS_TO_START if not self._ready else self._sent[0].seconds if self._sent else None
        if limit is not None and self._patience > limit:
            self._lose(_TOO_LONG)

    def _lose(self, reason: str) -> None:
        """Go on after the second process has died or is given up: it costs the file that it was reading."""
        was_ready = self._ready
        self._end()
        if self._sent:
            self._sent.popleft().file.lose(reason)
        self._waiting.extendleft(reversed(self._sent))
        self._sent.clear()
        if was_ready:
            self.begin()
        else:
            # It cannot work on this computer: this process goes on alone.
            self._may_start = False

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
        self._process, self._ready = None, False
