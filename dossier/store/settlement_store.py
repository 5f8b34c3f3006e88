"""Which side of a contradiction a person chose, by keys made from the contents of the sources."""

from sqlalchemy import delete, select, update

from dossier.store.case_file import CaseFile
from dossier.store.schema import settlements
from dossier.store.selection import insert_rows


def sides(case: CaseFile) -> dict[str, str]:
    """Return the words of the sides that were chosen, by the keys of the contradictions."""
    with case.reading():
        return {row.key: row.side for row in case.connection.execute(select(settlements).order_by(settlements.c.key))}


def choose(case: CaseFile, key: str, side: str | None) -> None:
    """Keep which side of a contradiction is right; None takes that back."""
    connection = case.connection
    if side is None:
        connection.execute(delete(settlements).where(settlements.c.key == key))
    elif key in sides(case):
        connection.execute(update(settlements).where(settlements.c.key == key).values(side=side))
    else:
        insert_rows(connection, settlements, [{"key": key, "side": side}])
