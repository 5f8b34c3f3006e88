"""The failures of SQLite in sentences that a person understands. Only here are its error codes known."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from dossier.errors import CaseBusyError, CaseError, DamagedCaseError, DossierError

_BUSY, _LOCKED, _READ_ONLY, _IO_ERROR, _CORRUPT, _FULL, _CANNOT_OPEN, _NOT_A_DATABASE = 5, 6, 8, 10, 11, 13, 14, 26

_NO_ROOM = 64 << 10
"""With so few bytes left, a disk is full for whoever writes pages and a log."""

_SHORT_READ = 522
"""SQLite's code where a file ends before it should."""
UNREADABLE = (DossierError, DBAPIError, dbapi2.Error, ValueError, TypeError, KeyError)
"""What reading a part of a damaged case may raise."""


def code_of(error: BaseException) -> int:
    """Return SQLite's primary result code of a driver's error, 0 where it has none."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(original, "sqlite_errorcode", 0) or 0) & 0xFF


def is_of_the_disk(error: BaseException) -> bool:
    """Tell whether reading failed because the disk did, not because of what stands on it."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return code_of(error) == _IO_ERROR and getattr(original, "sqlite_errorcode", 0) != _SHORT_READ


def explain(error: BaseException, path: Path) -> CaseError | None:
    """Return the failure of *error* in a user's words, None where it is no failure of the world."""
    code = code_of(error)
    name = path.name
    if code in {_BUSY, _LOCKED}:
        return CaseBusyError(f"{name} is being written to by another program. Close it there, then try again.")
    if code == _READ_ONLY:
        return CaseError(f"{name} may not be written to. Check the permissions of the file and of its folder.")
    if code == _FULL:
        return CaseError(f"There is no room left on the disk of {name}. Free some space, then try again.")
    if code in {_IO_ERROR, _CANNOT_OPEN} and (cause := _seen_cause(path)) is not None:
        return CaseError(cause)
    if code == _IO_ERROR:
        return CaseError(f"The disk reported an error while {name} was in use. Copy the case elsewhere and try again.")
    if code == _CANNOT_OPEN:
        return CaseError(f"{name} cannot be opened. Check that its folder exists and may be written to.")
    if code in {_CORRUPT, _NOT_A_DATABASE}:
        return DamagedCaseError(f"{name} is damaged: parts of it cannot be read. Open a backup of the case instead.")
    return None


def _seen_cause(path: Path) -> str | None:
    """Return why nothing can be read or written at *path*, in a sentence, where the system says so when it is asked.

    The file itself is not opened: closing it would give up the locks that the database holds on it.
    """
    try:
        os.close(os.open(path.parent if path.parent.is_dir() and os.name == "posix" else os.devnull, os.O_RDONLY))
        if shutil.disk_usage(path.parent).free < _NO_ROOM:
            return f"There is no room left on the disk of {path.name}. Free some space, then try again."
    except OSError as error:
        if error.errno in {errno.EMFILE, errno.ENFILE}:
            return f"{path.name} cannot be used: too many files are open at once. Close other programs and try again."
        return f"{path.name} cannot be used: {error.strerror or error}. Check its folder and its disk, then try again."
    if path.exists() and not os.access(path, os.W_OK):
        return f"{path.name} may not be written to. Check the permissions of the file and of its folder."
    return None


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn the world's failures inside the block into a CaseError; bugs of ours pass unchanged."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        sentence = explain(error, path)
        if sentence is None:
            raise
        raise sentence from error
