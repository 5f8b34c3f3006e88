"""Stopping what the case does in the middle, so that nothing of it stays, and telling how far it is."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from dossier.domain.importing import IsCancelled, Progress
from dossier.errors import Cancelled
from dossier.store.case_file import CaseFile
from dossier.store.failures import code_of

_INTERRUPTED = 9
_LOOK = "what looks whether to go on"
"""Under that name the connection knows what ends its statements."""
_INSTRUCTIONS = 50_000
"""So many of SQLite's instructions, some milliseconds, are done between two looks at whether to go on."""
_AT_ONCE = 500
"""So many rows are brought up to date between two reports of how far that is."""


@contextmanager
def stopped_by(case: CaseFile, cancelled: IsCancelled) -> Iterator[None]:
    """Let *cancelled* end whatever the case does inside the block, also in the middle of a statement.

    Raises Cancelled then; a transaction that was open is rolled back. Used outside of transactions.
    """
    with ended_by(case.idle_connection(), cancelled):
        yield


@contextmanager
def asked_until(case: CaseFile, cancelled: IsCancelled) -> Iterator[None]:
    """Let *cancelled* end what is asked inside the block as ``stopped_by`` does.

    A question that is let in where a transaction is open is answered to its end.
    """
    if case.is_inside:
        yield
        return
    with stopped_by(case, cancelled):
        yield


@contextmanager
def ended_by(connection: Connection, cancelled: IsCancelled | None) -> Iterator[None]:
    """Let *cancelled* end any statement of *connection* inside the block; Cancelled is raised then.

    Such a block may stand in another: what ends that one is asked again behind this one.
    """
    if cancelled is None:
        yield
        return
    raw: Any = connection.connection.driver_connection
    was_told = False

    def look() -> int:
        nonlocal was_told
        was_told = was_told or cancelled()
        return int(was_told)

    outer: Callable[[], int] | None = connection.info.get(_LOOK)
    connection.info[_LOOK] = look
    raw.set_progress_handler(look, _INSTRUCTIONS)
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        if was_told and code_of(error) == _INTERRUPTED:
            raise Cancelled from None
        raise
    finally:
        connection.info[_LOOK] = outer
        raw.set_progress_handler(outer, _INSTRUCTIONS if outer is not None else 0)


def look(case: CaseFile) -> None:
    """Raise Cancelled where what would end the statements of a question wants that: between two long workings-out."""
    connection = case.connection if case.is_inside else case.idle_connection()
    wanted: Callable[[], int] | None = connection.info.get(_LOOK)
    if wanted is not None and wanted():
        raise Cancelled


@contextmanager
def unstopped(case: CaseFile) -> Iterator[None]:
    """Let what is asked inside the block be answered to its end, whatever would end the statements around it."""
    connection = case.connection if case.is_inside else case.idle_connection()
    raw: Any = connection.connection.driver_connection
    outer: Callable[[], int] | None = connection.info.get(_LOOK)
    connection.info[_LOOK] = None
    raw.set_progress_handler(None, 0)
    try:
        yield
    finally:
        connection.info[_LOOK] = outer
        raw.set_progress_handler(outer, _INSTRUCTIONS if outer is not None else 0)


def in_parts(
    ids: Collection[int], work: Callable[[Collection[int]], object], what: str, progress: Progress | None
) -> None:
    """Do *work* for some ids at a time, and tell how far that is."""
    wanted = sorted(ids)
    for first in range(0, len(wanted), _AT_ONCE):
        if progress is not None:
            progress(first, len(wanted), what)
        work(wanted[first : first + _AT_ONCE])
