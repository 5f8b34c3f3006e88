"""The bytes and texts of files that an undo or a removal has taken out of the case, kept for the way back."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from dossier.errors import DamagedCaseError
from dossier.store.schema import set_aside, sources


def put(connection: Connection, wanted: ColumnElement[bool]) -> None:
    """Set the bytes and texts of those files aside that fit *wanted*, a condition on ``sources``."""
    rows = select(sources.c.id, sources.c.text, sources.c.data).where(wanted)
    connection.execute(insert(set_aside).from_select(["id", "text", "data"], rows))


def take(connection: Connection, file: int) -> dict[str, Any]:
    """Return the columns of a file that were set aside, which they are no longer. Raises DamagedCaseError."""
    row = connection.execute(select(set_aside.c.text, set_aside.c.data).where(set_aside.c.id == file)).one_or_none()
    if row is None:
        raise DamagedCaseError(
            "The case no longer holds the file that this step would bring back. Import the file again instead."
        )
    drop(connection, set_aside.c.id == file)
    return {"text": row.text, "data": row.data}


def drop(connection: Connection, wanted: ColumnElement[bool]) -> None:
    """Drop what is set aside, where it fits *wanted*, a condition on ``set_aside``."""
    connection.execute(delete(set_aside).where(wanted))
