"""Bringing out of a damaged case what can still be read of it, where there is no whole backup.

Only what is proven by its own digest comes out: files as they were imported, or else their text. What people wrote
comes as it stands, and is said to be unproven. The case itself is not changed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from dossier.domain.records import SourceRecord
from dossier.errors import CaseError, DamagedCaseError, ExportError, NotACaseError
from dossier.report.atomic import export_error, written_whole
from dossier.services import held_words
from dossier.store import first_page, history, note_store, opening, source_store
from dossier.store.case_file import CaseFile
from dossier.store.failures import UNREADABLE

__all__ = ["Salvaged", "salvage"]

T = TypeVar("T")
_UNPROVEN = "As it stands in a damaged case: compare it with what you know.\n\n"
_NOTES, _STEPS = "notes.txt", "steps.txt"


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came out: files as they were imported, files of which only the text was whole, and files that are lost.

    ``notes`` and ``steps`` tell how many notes, and steps of the history, could be read.
    """

    folder: Path
    files: tuple[str, ...]
    texts: tuple[str, ...]
    lost: tuple[str, ...]
    notes: int
    steps: int


def salvage(path: Path, folder: Path, passphrase: str | None = None) -> Salvaged:
    """Write what can be read of the case at *path* into a new *folder*.

    A first page that is lost is made anew. Raises CaseError where nothing of the case can be read, ExportError where
    *folder* exists or cannot be written.
    """
    try:
        case = opening.open_existing(path, passphrase, to_check=True)
    except (DamagedCaseError, NotACaseError) as error:
        return _without_beginning(path, folder, error)
    try:
        _make(folder)
        return _brought_out(case, folder)
    finally:
        case.close()
        held_words.forget()


def _without_beginning(path: Path, folder: Path, error: CaseError) -> Salvaged:
    """Salvage a case that does not open at all, with a first page made anew. Raises *error* where none can be."""
    if isinstance(error, NotACaseError):
        raise error
    try:
        page = first_page.made_anew(path)
    except OSError:
        page = None
    if page is None:
        raise DamagedCaseError(
            f"Nothing can be brought out of {path.name}: what leads to the rest of it is lost. If it had a passphrase, "
            "that no longer opens it. Look for an older copy of the file."
        ) from error
    _make(folder)
    try:
        with first_page.with_it(path, page, folder) as copy:
            case = opening.open_existing(copy, to_check=True)
            try:
                return _brought_out(case, folder)
            finally:
                case.close()
                held_words.forget()
    except OSError as failure:
        raise export_error(folder, failure) from failure


def _brought_out(case: CaseFile, folder: Path) -> Salvaged:
    files, texts, lost = _files(case, folder)
    noted = [note.text for note in _read(lambda: note_store.records(case, form=None)) if note.text]
    steps = [f"{step.when:%Y-%m-%d %H:%M}  {step.label}" for step in _read(lambda: history.entries(case))]
    for name, lines in ((_NOTES, noted), (_STEPS, steps)):
        if lines:
            _write(folder / name, (_UNPROVEN + "\n\n".join(lines) + "\n").encode("utf-8", "replace"))
    return Salvaged(folder, tuple(files), tuple(texts), tuple(lost), len(noted), len(steps))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(0o700)
    except FileExistsError as error:
        raise ExportError(
            f"“{folder}” exists already. Give a folder that does not, so that nothing is mixed."
        ) from error
    except OSError as error:
        raise export_error(folder, error) from error


def _read(ask: Callable[[], Sequence[T]]) -> Sequence[T]:
    """Return what *ask* finds, nothing where that part of the case cannot be read."""
    try:
        return ask()
    except UNREADABLE:
        return ()


def _one(ask: Callable[[CaseFile, int], T], case: CaseFile, number: int) -> T | None:
    try:
        return ask(case, number)
    except UNREADABLE:
        return None


def _files(case: CaseFile, folder: Path) -> tuple[list[str], list[str], list[str]]:
    files: list[str] = []
    texts: list[str] = []
    lost: list[str] = []
    taken = {_NOTES, _STEPS}
    for source in _sources(case):
        where = folder / _place(source.file, source.id, taken)
        if (data := _one(source_store.data, case, source.id)) is not None:
            _write(where, data)
            files.append(source.file)
        elif (text := _one(source_store.text, case, source.id)) is not None:
            _write(where.with_name(f"{where.name}.txt"), text.encode("utf-8", "replace"))
            texts.append(source.file)
        else:
            lost.append(source.file)
    return files, texts, lost


def _sources(case: CaseFile) -> Iterator[SourceRecord]:
    """Yield the files that the case still knows, one question each: a damaged page costs its own rows."""
    for number in range(1, source_store.highest(case) + 1):
        source = _one(source_store.record, case, number)
        if source is not None:
            yield source


def _place(file: str, number: int, taken: set[str]) -> str:
    """Return the path below the folder for a file of the case: never outside of it, and never twice the same."""
    last = PurePosixPath(file.replace("\\", "/")).name
    name = "".join(sign if sign.isprintable() and sign not in '/:*?"<>|' else "_" for sign in last)[-120:].strip(". ")
    name = name or "file"
    if name.casefold() in taken:
        name = f"{number} {name}"
    taken.add(name.casefold())
    return name


def _write(path: Path, data: bytes) -> None:
    with written_whole(path) as file:
        file.write(data)
