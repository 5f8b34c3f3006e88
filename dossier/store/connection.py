"""Connections to a case file: the driver, the passphrase, and the settings that every connection needs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    import sqlite3

BUSY_MILLISECONDS = 5_000
"""How long a connection waits for another one's transaction before it gives up."""

_SETTINGS = (
    # A page that SQLite has to spill must never stand in a file outside the case.
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    # With NORMAL, a power cut takes back transactions that had been acknowledged.
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -16000",
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
)


def quoted(text: str) -> str:
    """Return *text* as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def connect(path: Path, passphrase: str | None, *, unchanging: bool = False) -> Connection:
    """Open the database file at *path*, which must exist, and set the connection up.

    *unchanging* is for a file where nothing can be written, neither to it nor beside it: nobody changes it meanwhile.

    Transactions are begun and ended by hand: the driver's own rules (it begins one before each INSERT, and commits
    behind one's back) are off. Raises DBAPIError, for example where the passphrase does not fit.
    """

    def create() -> "sqlite3.Connection":
        uri = path.resolve().as_uri() + ("?mode=ro&immutable=1" if unchanging else "?mode=rw")
        raw = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256)
        # The cipher's own messages would reach the terminal; a wrong passphrase is told by the error.
        raw.execute("PRAGMA cipher_log_level = NONE")
        if passphrase is not None:
            raw.execute(f"PRAGMA key = {quoted(passphrase)}")
        for setting in _SETTINGS:
            raw.execute(setting)
        return raw  # type: ignore[no-any-return]

    return _connected(create)


def connect_to_memory(fill: Callable[[Any], object]) -> Connection:
    """Return a connection to a database in memory, which *fill* gives its contents through the driver's connection."""

    def create() -> "sqlite3.Connection":
        raw = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False, cached_statements=256)
        fill(raw)
        for setting in _SETTINGS:
            raw.execute(setting)
        return raw  # type: ignore[no-any-return]

    return _connected(create)


def _connected(create: Callable[[], "sqlite3.Connection"]) -> Connection:
    # Words of a case must not stand in the text of a fault.
    engine = create_engine("sqlite://", module=dbapi2, creator=create, poolclass=NullPool, hide_parameters=True)
    return engine.connect().execution_options(isolation_level="AUTOCOMMIT")
