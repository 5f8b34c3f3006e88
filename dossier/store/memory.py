"""A copy of an open case in memory. Nothing of it touches the disk, also where the case has a passphrase."""

from typing import Any

from sqlalchemy import Connection

from dossier.domain.importing import IsCancelled, Progress
from dossier.errors import Cancelled
from dossier.store.case_file import CaseFile
from dossier.store.connection import connect_to_memory

_PAGES = 2_000
"""So many pages of the file (8 MB) are copied between two looks at whether it goes on."""


def copy(case: CaseFile, progress: Progress | None = None, cancelled: IsCancelled | None = None) -> CaseFile:
    """Return the case as it stands, in memory. Whatever happens there stays there. Raises Cancelled."""

    def far(_: int, left: int, total: int) -> None:
        if progress is not None and left:
            progress(total - left, total, "Copying the case")
        if cancelled is not None and cancelled():
            raise Cancelled

    def copied(connection: Connection) -> Connection:
        raw: Any = connection.connection.driver_connection
        if not case.encrypted:
            return connect_to_memory(lambda target: raw.backup(target, pages=_PAGES, progress=far))
        # Pages under a passphrase cannot be taken over as they are: they are read out beside it first.
        raw.execute("ATTACH DATABASE ':memory:' AS plain KEY ''")
        try:
            raw.execute("SELECT sqlcipher_export('plain')")
            return connect_to_memory(lambda target: raw.backup(target, name="plain", pages=_PAGES, progress=far))
        finally:
            raw.execute("DETACH DATABASE plain")

    return case.copied(copied)
