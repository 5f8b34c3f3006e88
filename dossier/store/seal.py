"""The seal of a closed case: digests of every byte of the file, behind its last page.

SQLite knows from its header how many pages a file has and leaves alone what lies behind them; the first change that
reaches the file writes over the seal or cuts it off. So a seal that is there and fits says: not a bit has changed since
Dossier closed the case. Together with the mark in the case that it was sealed, one that is missing tells of a cut, or
of another program that wrote to the file.

A seal is laid only by whoever has the case for itself, under SQLite's own exclusive lock.
"""

import hashlib
import os
import shutil
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from dossier.domain.importing import Progress

PAGE = 4096
_CHUNK = 1 << 20
_FEW = 8
"""Up to so many chunks are read at once, and nothing is said of it."""
_AT_ONCE = 32
"""So many chunks are read between two reports of how far that is."""
_MAGIC = b"Dossier seal 1\r\n"
_HEAD = struct.Struct("<16sQII")
_MARK = 0x5EA1ED
"""Says in the case that it is sealed: no single bit that flips makes a no of it."""

_BYTES = 16
_ALIKE = 8
"""From so many equal letters on, a mark is a damaged one and not something else."""

_ROOM = 256 << 10
"""Bytes that must be free on the disk: a case that was marked and could not be sealed would look damaged."""

CLOSING = "-closing"
"""The ending of the name of a file that stands beside a case while it is closed."""

Identity = tuple[int, int] | None

_LOCKED_AT = 1 << 30
"""Where SQLite keeps its locks: the page there is never used, and on Windows it cannot be read while they are held."""


class Seal(Enum):
    """What became of the seal of a file."""

    WHOLE = auto()
    BROKEN = auto()
    NONE = auto()
    IN_USE = auto()
    """A program works with the case, or was killed while it did: what holds is in the write-ahead log too."""


def examine(path: Path, progress: Progress | None = None) -> Seal:
    """Compare the file at *path*, which nobody in this process has open, with its seal. Raises OSError.

    *progress* hears how far that is, and may raise to stop it.
    """
    if _wal_of(path).exists() and _wal_of(path).stat().st_size > 0:
        return Seal.IN_USE
    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        found = _compare(file, before.st_size, progress)
        after = os.fstat(file.fileno())
    changed = (after.st_mtime_ns, after.st_size) != (before.st_mtime_ns, before.st_size)
    closing = _sign_of(path).exists() or (found is Seal.NONE and _wal_of(path).exists())
    if found is not Seal.WHOLE and (changed or closing):
        return Seal.IN_USE
    return found


def _wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _sign_of(path: Path) -> Path:
    """Return the empty file that stands beside a case while it is being closed: it may be marked and not yet sealed.

    It is there before the mark is made, because on a disk that fails nothing could be said of it any more.
    """
    return path.with_name(path.name + CLOSING)


def _compare(file: BinaryIO, size: int, progress: Progress | None) -> Seal:
    covered = _covered(size)
    if covered is None:
        return Seal.BROKEN if size % PAGE else Seal.NONE
    file.seek(covered)
    seal = file.read(size - covered)
    same = sum(one == other for one, other in zip(seal, _MAGIC, strict=False))
    if same < _ALIKE:
        return Seal.NONE
    return Seal.WHOLE if seal == _made(file.fileno(), covered, progress) else Seal.BROKEN


def is_there(path: Path) -> bool:
    """Tell whether a seal, whole or broken, stands at the end of the file at *path*. Raises OSError."""
    with path.open("rb") as file:
        covered = _covered(os.fstat(file.fileno()).st_size)
        if covered is None:
            return False
        file.seek(covered)
        return file.read(len(_MAGIC)) == _MAGIC


def _covered(size: int) -> int | None:
    """Return how many bytes the seal of a file of *size* bytes covers, None where no seal could end there."""
    if size % PAGE:
        return None
    length = PAGE
    while length < size:
        if _length(size - length) == length:
            return size - length
        length += PAGE
        if length > PAGE + size // 1000:
            break
    return None


def _length(covered: int) -> int:
    chunks = -(-covered // _CHUNK)
    return -(-(_HEAD.size + _BYTES * chunks) // PAGE) * PAGE


def _made(descriptor: int, covered: int, progress: Progress | None = None) -> bytes:
    """Return the seal of the first *covered* bytes of a file."""
    starts = range(0, covered, _CHUNK)

    def digest(start: int) -> bytes:
        return hashlib.sha256(_read(descriptor, start, min(start + _CHUNK, covered))).digest()[:_BYTES]

    digests: list[bytes] = []
    is_large = len(starts) > _FEW
    with ThreadPoolExecutor(4) if is_large and hasattr(os, "pread") else nullcontext() as threads:
        for first in range(0, len(starts), _AT_ONCE):
            if is_large and progress is not None:
                progress(first, len(starts), "Comparing the file with its seal")
            some = starts[first : first + _AT_ONCE]
            digests += map(digest, some) if threads is None else threads.map(digest, some)
    seal = _HEAD.pack(_MAGIC, covered, _CHUNK, len(digests)) + b"".join(digests)
    return seal.ljust(_length(covered), b"\x00")


def _read(descriptor: int, start: int, end: int, *, skip: bool = True) -> bytes:
    if skip and start <= _LOCKED_AT < end:
        return _read(descriptor, start, _LOCKED_AT) + _read(descriptor, _LOCKED_AT + PAGE, end)
    parts: list[bytes] = []
    while start < end:
        if hasattr(os, "pread"):
            part = os.pread(descriptor, end - start, start)
        else:
            os.lseek(descriptor, start, os.SEEK_SET)
            part = os.read(descriptor, end - start)
        if not part:
            break
        parts.append(part)
        start += len(part)
    return b"".join(parts)


def is_marked(connection: Connection) -> bool:
    """Tell whether the case says of itself that it was sealed when it was closed last."""
    # Anything but a plain no is a yes that was damaged.
    return connection.exec_driver_sql("SELECT sealed FROM sealing").scalar() != 0


def break_mark(connection: Connection) -> None:
    """Let the case say that it is not sealed, inside the transaction that changes it."""
    connection.exec_driver_sql("UPDATE sealing SET sealed = 0")


def close(
    connection: Connection, path: Path, identity: Identity, whole: bool = False, reader: int | None = None
) -> None:
    """Close the connection, and seal the case where it was changed and nobody else has it open.

    *identity* is that of the file which was opened, *reader* a descriptor of it to be closed too; *whole* tells that
    its seal was whole then. Whatever keeps it from being sealed does no harm: the case is then looked through when it
    is opened next.
    """
    descriptor, marked, laid = None, False, False
    try:
        if identity is not None and identity == identity_of(path) and _has_room(path):
            marked = not (whole and is_marked(connection)) and _mark_alone(connection, _sign_of(path))
        if marked:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
            _lay(descriptor, pages)
            laid = True
    except (DBAPIError, OSError):
        # Somebody else has it open, the disk is full, or nothing may be written here.
        pass
    finally:
        connection.close()
        if descriptor is not None:
            # Not sooner: on POSIX, closing it gives up the locks that the database holds on the file.
            os.close(descriptor)
        if reader is not None:
            os.close(reader)
        if laid:
            with suppress(OSError):
                _sign_of(path).unlink(missing_ok=True)


def identity_of(path: Path) -> Identity:
    """Return what tells a file from another one that has taken its name; None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _has_room(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free >= _ROOM + _length(path.stat().st_size)


def _mark_alone(connection: Connection, sign: Path) -> bool:
    """Let the case say that it is sealed, and keep everybody else out; the *sign* says that its closing has begun.

    Raises DBAPIError or OSError where that cannot be.
    """
    run = connection.exec_driver_sql
    run("PRAGMA busy_timeout = 0")
    run("PRAGMA locking_mode = EXCLUSIVE")
    # From here on the file is locked: this fails where any other program has the case open.
    run("BEGIN IMMEDIATE")
    try:
        sign.touch(0o600)
        run(f"UPDATE sealing SET sealed = {_MARK}")
        run("COMMIT")
    except (DBAPIError, OSError):
        with suppress(DBAPIError):
            run("ROLLBACK")
        raise
    return True


def lay_on(path: Path) -> None:
    """Seal a copy of a case at *path*, which nobody has open, and see that it is on disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        _lay(descriptor, os.fstat(descriptor).st_size // PAGE)
    finally:
        os.close(descriptor)


def blocks(descriptor: int, size: int, length: int) -> Iterator[bytes]:
    """Yield the first *size* bytes of a file, so many at a time."""
    for start in range(0, size, length):
        yield _read(descriptor, start, min(start + length, size), skip=False)


def _lay(descriptor: int, pages: int) -> None:
    size = pages * PAGE
    # What was left of the seal before.
    os.ftruncate(descriptor, size)
    seal = _made(descriptor, size)
    # Its first letters come last: a seal that was cut short by a kill is none.
    os.lseek(descriptor, size + len(_MAGIC), os.SEEK_SET)
    _write(descriptor, seal[len(_MAGIC) :])
    os.fsync(descriptor)
    os.lseek(descriptor, size, os.SEEK_SET)
    _write(descriptor, _MAGIC)
    os.fsync(descriptor)


def _write(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
