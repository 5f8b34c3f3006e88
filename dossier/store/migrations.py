"""From one version of the case file to the next, each step numbered, none ever changed once released."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from dossier.errors import NewerCaseError
from dossier.store import protection, seal, version_1, version_2, version_3, version_4, version_5, version_6


@dataclass(frozen=True)
class Migration:
    """The step that makes version *number* out of the one before. ``apply`` runs inside one transaction."""

    number: int
    apply: Callable[[Connection], None]


def _by(statements: Sequence[str]) -> Callable[[Connection], None]:
    def apply(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    return apply


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, _by(version_1.STATEMENTS)),
    Migration(2, _by(version_2.STATEMENTS)),
    Migration(3, _by(version_3.STATEMENTS)),
    Migration(4, _by(version_4.STATEMENTS)),
    Migration(5, _by(version_5.STATEMENTS)),
    Migration(6, _by(version_6.STATEMENTS)),
)

FIRST_PROTECTED = 4
"""From this version on a case has digests of all its rows."""


def version_of(connection: Connection) -> int:
    """Return the version of the schema that the file has."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def refuse_newer(connection: Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Raise NewerCaseError where a newer program has written the file."""
    found, known = version_of(connection), migrations[-1].number
    if found > known:
        raise NewerCaseError(
            f"{path.name} was made by a newer version of Dossier (case version {found}; this program knows "
            f"versions up to {known}). Update Dossier to open it."
        )


def migrate(connection: Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Path | None:
    """Bring the file to the newest version, in one transaction. Return the backup that was made first, if any.

    A file without a schema (version 0) needs no backup. Raises NewerCaseError.
    """
    refuse_newer(connection, path, migrations)
    version = version_of(connection)
    wanted = [step for step in migrations if step.number > version]
    if not wanted:
        return None
    if version > 0:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        backup = back_up(path, version) if version > 0 else None
        for step in wanted:
            step.apply(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {step.number}")
        if wanted[-1].number >= FIRST_PROTECTED:
            # The seal no longer fits. Where the program ends now, this must not look like damage.
            seal.break_mark(connection)
        protection.rebuild(connection, f"Brought from version {version} to version {wanted[-1].number}")
        connection.exec_driver_sql("COMMIT")
    except BaseException:
        with suppress(DBAPIError):
            # SQLite may have rolled back by itself (disk full): the first error is the one to show.
            connection.exec_driver_sql("ROLLBACK")
        raise
    return backup


def back_up(path: Path, version: int) -> Path:
    """Copy a case, checkpointed and locked against writers, to a file beside it that did not exist. Return its path.

    The copy is as encrypted as the case is. One descriptor stays open until the program ends: on POSIX, closing it
    would give up the locks that the database holds on the same file.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    target = path.with_name(f"{path.stem}.version-{version}.{stamp}.backup")
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    case = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "wb") as copy:
        while block := os.read(case, 1 << 20):
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    return target
