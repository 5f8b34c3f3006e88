"""A copy of an open case in memory. Nothing of it touches the disk, also where the case has a passphrase."""

from typing import Any

from sqlalchemy import Connection

from dossier.store.case_file import CaseFile
from dossier.store.connection import connect_to_memory


def copy(case: CaseFile) -> CaseFile:
    """Return the case as it stands, in memory. Whatever happens there stays there."""

    def copied(connection: Connection) -> Connection:
        raw: Any = connection.connection.driver_connection
        if not case.encrypted:
            return connect_to_memory(raw.backup)
        # Pages under a passphrase cannot be taken over as they are: they are read out beside it first.
        raw.execute("ATTACH DATABASE ':memory:' AS plain KEY ''")
        try:
            raw.execute("SELECT sqlcipher_export('plain')")
            return connect_to_memory(lambda target: raw.backup(target, name="plain"))
        finally:
            raw.execute("DETACH DATABASE plain")

    return case.copied(copied)
