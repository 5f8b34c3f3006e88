"""Files of other formats than text, read in a process of their own: what goes wrong there costs one file."""

import json
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from dossier.domain.documents import page_at
from dossier.domain.importing import IsCancelled
from dossier.errors import Cancelled
from dossier.ingest.formats.parsed import MOST_CHARACTERS, CannotParse, Parsed
from dossier.services import format_process
from dossier.services.second_process import Empty, SecondProcess, Work
from dossier.store import source_store
from dossier.store.case_file import CaseFile

SECONDS_TO_START = 60.0
SECONDS = 8.0
"""How long a file may take, and a further second for each ``_BYTES_A_SECOND``."""
_BYTES_A_SECOND = 1_000_000
_POLL = 0.05
_MOST_BYTES = 8 * MOST_CHARACTERS


def _unpacked(message: bytes) -> Any:
    """Return an answer: words and numbers, or the bytes of a file behind their mark. Raises ValueError."""
    mark = format_process.BYTES
    return {"data": message[len(mark) :]} if message.startswith(mark) else json.loads(message)


WORK = Work("dossier.services.format_process", format_process.FLAG, unpack=_unpacked, most=_MOST_BYTES)

_TOO_LONG = "reading it took too long and was given up. Save its text as a .txt file and import that."
_ENDED = "reading it failed: it is damaged, or needs too much memory. Save its text as a .txt file and import that."
_DAMAGED = "it is damaged or not quite of its format ({what}). Save it again, or save its text as a .txt file."
_NO_PROCESS = "it cannot be read now: the system did not start the process that reads such files. Try again."


class FormatReaders:
    """Reads files of other formats than text. To be used in a ``with`` block, at whose end its process is ended.

    The process is started with the first such file; a folder of text files costs nothing.
    """

    def __init__(self, cancelled: IsCancelled | None = None) -> None:
        self._cancelled = cancelled
        self._process: SecondProcess | None = None
        self._prepared: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.end()

    @property
    def process_id(self) -> int | None:
        """The number of the process, None while there is none."""
        return self._process.id if self._process is not None else None

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.end()
            self._process = None
        self._prepared.clear()

    def parse(self, media_type: str, data: bytes) -> Parsed:
        """Return the text of a file. Raises CannotParse with the reason, Cancelled once the user stops."""
        if media_type not in self._prepared:
            # Loading what reads a format takes its time, which is not counted to the file.
            self._ask("prepare", (media_type,), SECONDS_TO_START)
            self._prepared.add(media_type)
        answer = self._ask("parse", (media_type, data), SECONDS + len(data) / _BYTES_A_SECOND)
        text, notes, pages = answer.get("text"), answer.get("notes"), answer.get("pages")
        if not isinstance(text, str) or not isinstance(notes, list) or not isinstance(pages, list):
            raise CannotParse(_ENDED)
        return Parsed(text, tuple(map(str, notes)), tuple(map(int, pages)), str(answer.get("encoding")))

    def names(self, archive: Path) -> list[str]:
        """Return the files in a ZIP file, by their place in it; none where it is a document itself.

        Raises CannotParse with the reason, Cancelled once the user stops.
        """
        names = self._ask("names", (archive.absolute(),), _patience(archive)).get("names")
        return [str(name) for name in names] if isinstance(names, list) else []

    def names_if_any(self, archive: Path) -> list[str]:
        """Return the files in a ZIP file, none where it cannot be opened: reading it will tell why."""
        try:
            return self.names(archive)
        except CannotParse:
            return []

    def take(self, archive: Path, name: str) -> bytes:
        """Return the bytes of a file in a ZIP file. Raises CannotParse, Cancelled once the user stops."""
        data = self._ask("take", (archive.absolute(), name), _patience(archive)).get("data")
        if not isinstance(data, bytes):
            raise CannotParse(_ENDED)
        return data

    def _ask(self, act: str, asked_of: tuple[object, ...], seconds: float) -> dict[str, Any]:
        """Return the answer of the process. Raises CannotParse, Cancelled."""
        process = self._process or self._started()
        # Should this process be gone by then and nobody have noticed, the other one ends itself.
        process.send((act, asked_of, 2 * seconds))
        answer = self._hear(process, seconds)
        if "refused" in answer:
            raise CannotParse(str(answer["refused"]))
        if "broken" in answer:
            # Whatever was half done in there is not carried into the next file.
            self.end()
            raise CannotParse(_DAMAGED.format(what=answer["broken"]))
        return answer

    def _started(self) -> SecondProcess:
        """Start the process and wait until it is there: that is not counted to the file. Raises CannotParse."""
        try:
            self._process = SecondProcess(WORK)
        except OSError as error:
            raise CannotParse(_NO_PROCESS) from error
        process = self._process
        try:
            self._hear(process, SECONDS_TO_START)
        except CannotParse as error:
            raise CannotParse(_NO_PROCESS) from error
        return process

    def _hear(self, process: SecondProcess, seconds: float) -> dict[str, Any]:
        patience = time.monotonic() + seconds
        reason = _TOO_LONG
        while time.monotonic() < patience:
            if self._cancelled is not None and self._cancelled():
                self.end()
                raise Cancelled("The import was stopped. What had been committed is safe.")
            with suppress(Empty):
                try:
                    answer = process.receive(_POLL)
                except (EOFError, ValueError):
                    reason = _ENDED
                    break
                if isinstance(answer, dict):
                    return answer
                reason = _ENDED
                break
        self.end()
        raise CannotParse(reason)


def _patience(archive: Path) -> float:
    """Return how many seconds an archive may take."""
    with suppress(OSError):
        return SECONDS + archive.stat().st_size / _BYTES_A_SECOND
    return SECONDS


def page_of(case: CaseFile, source: int, place: int) -> int | None:
    """Return the page, from 1, on which *place* of a source's text stands; None where it has no pages.

    Raises NotFoundError.
    """
    return page_at(source_store.pages(case, source), place)
