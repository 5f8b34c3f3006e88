"""An open case: the handle that the services hand around. What it does inside is nobody's business but the store's."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from dossier.errors import Cancelled, CaseBusyError, CaseError, DamagedCaseError, ImpossibleError
from dossier.store import protection, seal
from dossier.store.failures import in_plain_words
from dossier.store.text_cache import TextCache

_WRITE = "BEGIN IMMEDIATE"


class CaseFile:
    """A case that is open. One thread uses it at a time.

    ``path`` is where it lies, ``encrypted`` whether it has a passphrase. Made by store.opening alone.
    """

    def __init__(self, path: Path, connection: Connection, encrypted: bool, damage: str | None = None) -> None:
        self.path = path
        self.encrypted = encrypted
        self.damage = damage
        """What is wrong with it, in a sentence, where it was opened to be checked only; else None."""
        self.texts = TextCache()
        self.commands = 0
        """How many commands have been begun: what an import remembers of the case may be stale after one."""
        self.as_of: str | None = None
        """As of which step the case stands here, in words; None for the present. The past can only be looked at."""
        self.present: CaseFile | None = None
        """Of the case as it was: the case itself, which stays open meanwhile."""
        self.read_only: str | None = None
        """Why it can only be looked at, in a sentence; None where it can be changed."""
        self.backup_failure: str | None = None
        """Why the last backup that was due could not be made, in a sentence; None where it could."""
        self._connection = connection
        self._inside = False
        self._can_pause = False
        self._taken_back = 0
        self._told_before = 0
        """How many rows were written that tell nothing new."""
        self._guarded = False
        self._marked = False
        self._whole = False
        self._reader: int | None = None
        self.identity: seal.Identity = None
        """What tells its file from another one that has taken its name."""

    def hear_backup_failure(self) -> str | None:
        """Return why the last backup that was due could not be made, once; None where it could, or was told."""
        failure, self.backup_failure = self.backup_failure, None
        return failure

    def guard(self, whole: bool) -> None:
        """Keep the digests of the case up to date from now on, and seal its file when it is closed.

        *whole*: its seal was whole.
        """
        protection.watch(self._connection)
        self._marked = seal.is_marked(self._connection)
        self._whole = whole
        self.identity = seal.identity_of(self.path)
        self._guarded = True

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Ask questions that belong together: they all see the same state of the case. Blocks may be nested."""
        if self._inside:
            yield
            return
        with self._transaction("BEGIN"):
            self._can_pause = True
            try:
                yield
            finally:
                self._can_pause = False

    @contextmanager
    def pausing(self) -> Iterator[bool]:
        """Leave the reading block for a moment, so that others can ask something, and go on in the same state.

        To be used between statements. Yields whether others can be let in: not while something is written. Raises
        Cancelled where the state is another one afterwards.
        """
        if not self._can_pause:
            yield False
            return
        revision = self.revision()
        self._leave(inside=False)
        try:
            yield True
        finally:
            self._leave(inside=True)
        if self.revision() != revision:
            raise Cancelled

    def _leave(self, *, inside: bool) -> None:
        """End the transaction of a reading block for a while, or begin the next one."""
        self._connection.exec_driver_sql("BEGIN" if inside else "COMMIT")
        self._inside = self._can_pause = inside

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Change the case in one transaction: all of it is on disk when the block ends, or none of it.

        Raises ImpossibleError for the case as it was.
        """
        if self._inside:
            raise RuntimeError("a transaction is already open")
        if self.as_of is not None:
            raise ImpossibleError("This is the case as it was: look at it only. Return to the present to change it.")
        if self.damage is not None:
            raise DamagedCaseError(self.damage)
        if self.read_only is not None:
            raise CaseError(self.read_only)
        self._must_be_there()
        with self._transaction(_WRITE):
            yield

    @contextmanager
    def packing(self) -> Iterator[None]:
        """Write as in ``writing`` what only says again what rows say: ``revision`` stays the same."""
        before = self._written()
        try:
            with self.writing():
                yield
        finally:
            self._told_before += self._written() - before

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Change the case as in ``writing``, to see what would come of it: nothing stays when the block ends."""
        if self._inside:
            raise RuntimeError("a transaction is already open")
        with self._transaction(_WRITE, "ROLLBACK"):
            yield

    @contextmanager
    def _transaction(self, begin: str, end: str = "COMMIT") -> Iterator[None]:
        connection = self._open_connection()
        with in_plain_words(self.path):
            self._inside = True
            try:
                connection.exec_driver_sql(begin)
                yield
                writes = self._guarded and (begin, end) == (_WRITE, "COMMIT")
                if writes:
                    self._vouch(connection)
                connection.exec_driver_sql(end)
                self._marked = self._marked and not writes
                self._taken_back += end != "COMMIT"
            except BaseException:
                self._roll_back(connection)
                if begin == _WRITE:
                    self._taken_back += 1
                    # A story that is not there after all leaves its number to another one.
                    self.texts.clear()
                raise
            finally:
                self._inside = False

    @property
    def is_guarded(self) -> bool:
        """Tell whether the digests of the case are kept up to date: not so of a copy in memory."""
        return self._guarded

    @contextmanager
    def standing_still(self) -> Iterator[tuple[int, int]]:
        """Keep everybody from writing, with everything in the one file: yield a descriptor of it, and its length.

        Raises CaseBusyError while others write or read.
        """
        self.checkpoint()
        self._must_be_there()
        if self._reader is None:
            # Kept until the case is closed: on POSIX, closing it would give up the locks that the database holds.
            self._reader = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        with self.trying():
            beside = self.path.with_name(f"{self.path.name}-wal")
            if beside.exists() and beside.stat().st_size > 0:
                raise CaseBusyError(f"{self.path.name} is being used by another program. Close it there first.")
            size = self._connection.exec_driver_sql("PRAGMA page_count").scalar_one() * seal.PAGE
            yield self._reader, size

    def _must_be_there(self) -> None:
        """Raise CaseError where the file was moved, deleted or replaced while it was open.

        What is written then would stand in a log beside a name that the case has no longer.
        """
        if self._guarded and seal.identity_of(self.path) != self.identity:
            raise CaseError(
                f"{self.path} is no longer the file that was opened: it was moved, renamed, deleted or replaced "
                "meanwhile. Nothing was changed. Close the case, and open it where it is now."
            )

    def _vouch(self, connection: Connection) -> None:
        if self._marked:
            seal.break_mark(connection)
        protection.renew(connection)

    def _roll_back(self, connection: Connection) -> None:
        if connection.invalidated:
            # Interrupted in the middle of a statement: SQLAlchemy has closed the connection, which rolls back.
            return
        try:
            connection.exec_driver_sql("ROLLBACK")
        except DBAPIError:
            # Nothing had begun, or SQLite has rolled back by itself (disk full): the first error is the one to show.
            return

    @property
    def connection(self) -> Connection:
        """The connection inside a reading or writing block. For the modules of the store alone."""
        if not self._inside:
            raise RuntimeError("no transaction is open")
        return self._connection

    def idle_connection(self) -> Connection:
        """Return the connection outside of any block. For the modules of the store alone."""
        if self._inside:
            raise RuntimeError("a transaction is open")
        return self._open_connection()

    @property
    def is_inside(self) -> bool:
        """Tell whether a transaction is open."""
        return self._inside

    @property
    def is_open(self) -> bool:
        """Tell whether the case has not been closed."""
        return not (self._connection.closed or self._connection.invalidated)

    def _open_connection(self) -> Connection:
        if not self.is_open:
            raise CaseError(f"{self.path.name} has been closed. Open it again.")
        return self._connection

    def state(self) -> tuple[int, int]:
        """Return a mark that differs once a command here, or another program, has changed the case."""
        version = self._open_connection().exec_driver_sql("PRAGMA data_version").scalar_one()
        return self.commands, int(version)

    def revision(self) -> tuple[int, int]:
        """Return a mark that differs once anything at all was written to the case, here or by another program.

        What is taken back counts again: what was asked for in between was told of rows that are gone.
        """
        version = self._open_connection().exec_driver_sql("PRAGMA data_version").scalar_one()
        return self._written() - self._told_before + self._taken_back, int(version)

    def _written(self) -> int:
        """Return how many rows were written here since the case was opened."""
        connection = self._open_connection()
        changes: int = connection.connection.driver_connection.total_changes  # type: ignore[union-attr]
        return changes

    @property
    def was_written(self) -> bool:
        """Tell whether anything was written here since the case was opened."""
        return self.revision()[0] > self._taken_back

    def copied(self, copy: Callable[[Connection], Connection]) -> "CaseFile":
        """Return the case as a further one, whose connection *copy* makes from this one's."""
        if self._inside:
            raise RuntimeError("a transaction is open")
        with in_plain_words(self.path):
            return CaseFile(self.path, copy(self._open_connection()), self.encrypted)

    def checkpoint(self) -> None:
        """Bring everything into the one file, so that a copy of it alone is whole. Does nothing while others read."""
        if self.is_open and not self._inside and self.damage is None and self.read_only is None:
            with in_plain_words(self.path):
                self._connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _leave_nothing_behind(self) -> None:
        """Remove what stands beside the name that the file had, once everything has been brought into the file."""
        if self._guarded and not self.path.exists():
            for ending in ("-wal", "-shm", seal.CLOSING):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    def close(self) -> None:
        """Checkpoint and close. Closing twice is no error."""
        if self._connection.closed:
            return
        try:
            self.checkpoint()
            self._leave_nothing_behind()
        finally:
            self.texts.clear()
            if self._guarded and self.is_open:
                seal.close(self._connection, self.path, self.identity, self._whole, self._reader)
            else:
                self._connection.close()
