"""A case written anew as a whole: under another passphrase, a first one, none any more, or the same.

The new file is made beside the case, compared with its own digests, and takes the case's name in one step. A kill
leaves the case as it was or as it shall be. What stood in the old file is written over, as far as the disk allows.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from dossier.domain.importing import IsCancelled, Progress
from dossier.errors import Cancelled, CaseBusyError, CaseError, DamagedCaseError, DossierError
from dossier.store import backups, opening, protection, seal
from dossier.store.connection import connect
from dossier.store.failures import in_plain_words
from dossier.store.stopping import ended_by

_BLOCK = 1 << 20
_NO_KEY = ""
"""What SQLCipher takes for a file without a passphrase, where one is attached to another."""


def change(
    path: Path,
    old: str | None,
    new: str | None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> tuple[Path, ...]:
    """Give the case at *path*, which nobody has open, the passphrase *new* in the place of *old*; None stands for none.

    Its backups follow. Return the copies that do not: they are damaged, or have yet another passphrase. Raises
    WrongPassphraseError, CaseBusyError, DamagedCaseError, and CaseError, for example where there is no room; the case
    is then as it was. So it is after Cancelled: until the new file takes its place it can be stopped.
    """
    path = path.absolute()
    opening.refuse_passphrase(new)
    rewrite(path, old, new, cancelled)
    found = backups.of_case(path)
    left: list[Path] = []
    for number, backup in enumerate(found):
        if progress is not None:
            progress(number, len(found), backup.path.name)
        if not backup.is_whole or not _follows(backup.path, old, new):
            left.append(backup.path)
    return (*left, *other_copies(path))


def rewrite(path: Path, old: str | None, new: str | None, cancelled: IsCancelled | None = None) -> None:
    """Write the case at *path* anew. Raises as ``change`` does."""
    path = path.absolute()
    # Whatever is wrong with the case is told by this, also that it is no case.
    opening.open_existing(path, old).close()
    real = path.resolve()
    with _drafted(real, old, new, path, cancelled) as (draft, locked):
        _raise_where_unlike(draft, new)
        if cancelled is not None and cancelled():
            raise Cancelled
        sealing = connect(draft, new)
        seal.close(sealing, draft, seal.identity_of(draft))
        _take_place(draft, real, locked)


def refuse_if_open(path: Path, passphrase: str | None) -> None:
    """Raise CaseBusyError where somebody has the case at *path* open; raise as ``open_existing`` where it cannot be."""
    path = path.absolute()
    opening.open_existing(path, passphrase).close()
    with in_plain_words(path), _closing(_alone(path.resolve(), passphrase)) as alone:
        alone.exec_driver_sql("PRAGMA journal_mode = WAL")


def fits(path: Path, passphrase: str) -> bool:
    """Tell whether *passphrase* opens the encrypted case at *path*, which may be open."""
    try:
        connection = connect(path.absolute(), passphrase)
    except (DBAPIError, dbapi2.Error):
        return False
    try:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema")
    except DBAPIError:
        return False
    finally:
        connection.close()
    return True


def _follows(backup: Path, old: str | None, new: str | None) -> bool:
    """Write a backup anew under the new passphrase; tell whether that was possible."""
    try:
        with _drafted(backup, old, new, backup) as (draft, locked):
            with _closing(connect(draft, new)) as connection:
                # A backup is sealed, but does not say so of itself: brought back, it has no seal at first.
                connection.exec_driver_sql("UPDATE sealing SET sealed = 0")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            seal.lay_on(draft)
            _take_place(draft, backup, locked)
    except (DossierError, DBAPIError, dbapi2.Error):
        return False
    return True


@contextmanager
def _drafted(
    path: Path, old: str | None, new: str | None, said: Path, cancelled: IsCancelled | None = None
) -> Iterator[tuple[Path, Connection]]:
    """Yield a copy of the database at *path* under the new passphrase, and a connection that keeps everybody out."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    opening.remove_drafts_of_the_dead(path)
    try:
        with in_plain_words(said), _closing(_alone(path, old)) as locked:
            try:
                os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
                with ended_by(locked, cancelled):
                    _export(locked, draft, new)
                yield draft, locked
            except BaseException:
                if not locked.closed:
                    with suppress(DBAPIError):
                        locked.exec_driver_sql("PRAGMA journal_mode = WAL")
                raise
    except OSError as error:
        raise CaseError(
            f"{said.name} cannot be written anew: {error.strerror or error}. It is as it was; see that its folder can "
            "be written to and has room."
        ) from error
    finally:
        opening.remove_draft(draft)


@contextmanager
def _closing(connection: Connection) -> Iterator[Connection]:
    try:
        yield connection
    finally:
        connection.close()


def _alone(path: Path, passphrase: str | None) -> Connection:
    """Return a connection to the database at *path* beside which there is none, and will be none."""
    connection = connect(path, passphrase)
    run = connection.exec_driver_sql
    try:
        run("PRAGMA busy_timeout = 0")
        run("PRAGMA locking_mode = EXCLUSIVE")
        run("BEGIN IMMEDIATE")
        seal.break_mark(connection)
        run("COMMIT")
        # Without a log of its own: SQLite removes the log by its name, and another file will soon have that name.
        if run("PRAGMA journal_mode = DELETE").scalar() != "delete":
            raise CaseBusyError(f"{path.name} is being used by another program. Close it there first.")
        # Nothing is written to it from here on, and what is left of its last journal must not meet the new file.
        run("PRAGMA journal_mode = MEMORY")
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    except BaseException:
        connection.close()
        raise
    return connection


def _export(locked: Connection, draft: Path, new: str | None) -> None:
    raw: Any = locked.connection.driver_connection
    numbers = {name: raw.execute(f"PRAGMA main.{name}").fetchone()[0] for name in ("user_version", "application_id")}
    raw.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(draft), _NO_KEY if new is None else new))
    try:
        # If it is not finished, it is thrown away: nothing has to be brought back.
        raw.execute("PRAGMA fresh.synchronous = OFF")
        raw.execute("PRAGMA fresh.journal_mode = OFF")
        raw.execute("PRAGMA fresh.secure_delete = ON")
        raw.execute("SELECT sqlcipher_export('fresh')")
        for name, number in numbers.items():
            raw.execute(f"PRAGMA fresh.{name} = {int(number)}")
    finally:
        raw.execute("DETACH DATABASE fresh")
    with _closing(connect(draft, new)) as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def _raise_where_unlike(draft: Path, passphrase: str | None) -> None:
    """Compare the new file with its digests, before anything is given up for it."""
    with _closing(connect(draft, passphrase)) as connection:
        connection.exec_driver_sql("BEGIN")
        sound = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
        if not sound or any(True for _ in protection.findings(connection)):
            raise DamagedCaseError("The case could not be copied faithfully, so it was left as it was. Check its disk.")


def _take_place(draft: Path, path: Path, locked: Connection) -> None:
    """Let the new file have the name of the old one, and write over what the old one held."""
    if os.name != "posix":
        # There a file that is open keeps its name, and cannot be written over once it has lost it.
        locked.close()
        draft.replace(path)
        return
    descriptor = os.open(path, os.O_RDWR)
    try:
        draft.replace(path)
        _sync_folder(path.parent)
        # Not later: what the connection does at its end is done to the file that it has open.
        locked.close()
        with suppress(OSError):
            _write_over(descriptor)
    finally:
        os.close(descriptor)


def _write_over(descriptor: int) -> None:
    """Write zeros over a file that has no name any more; one that has another name is somebody's copy."""
    found = os.fstat(descriptor)
    if found.st_nlink:
        return
    os.lseek(descriptor, 0, os.SEEK_SET)
    left = found.st_size
    while left > 0:
        left -= os.write(descriptor, bytes(min(left, _BLOCK)))
    os.fsync(descriptor)


def wipe(path: Path) -> None:
    """Delete the file at *path*, and write over what it held unless it has another name too. Raises OSError."""
    if os.name != "posix":
        path.unlink()
        return
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        path.unlink()
        with suppress(OSError):
            _write_over(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def other_copies(path: Path) -> Iterator[Path]:
    """Yield what older versions, or a case that was brought back, left beside the case: they are left alone."""
    for beside in sorted(path.parent.iterdir()):
        of_migration = beside.name.startswith(f"{path.stem}.version-") and beside.suffix == ".backup"
        if of_migration or (beside.name.startswith(f"{path.stem}.damaged-") and beside.suffix == path.suffix):
            yield beside
