"""Questions put straight to the driver: while one types, what SQLAlchemy does around a statement takes longer than most
statements do."""

from typing import Any

from dossier.store.case_file import CaseFile


def rows(case: CaseFile, statement: str, **values: Any) -> list[tuple[Any, ...]]:
    """Return all rows that a statement tells, inside a reading or writing block of the case.

    Raises the driver's own errors, which the block puts into plain words.
    """
    raw: Any = case.connection.connection.driver_connection
    return raw.execute(statement, values).fetchall()  # type: ignore[no-any-return]


def first(case: CaseFile, statement: str, **values: Any) -> tuple[Any, ...]:
    """Return the first row, as ``rows`` does, of a statement that always tells one."""
    raw: Any = case.connection.connection.driver_connection
    return raw.execute(statement, values).fetchone()  # type: ignore[no-any-return]
