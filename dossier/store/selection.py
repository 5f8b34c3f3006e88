"""Small pieces of SQL that several repositories need."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, text

from dossier.store.packing import to_json

# As text: a table of values made of functions leaves a hundred objects in cycles behind each time.
_VALUES = "SELECT value FROM json_each(:ids)"


def among(column: ColumnElement[int], ids: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition that *column* is one of *ids*, however many they are."""
    return column.in_(text(_VALUES).bindparams(bindparam("ids", packed(ids), unique=True)))


def among_given(column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that *column* is one of the ``ids`` that come, packed, when the query is asked.

    A query that is made once and asked often costs a fraction of one that is made anew.
    """
    return column.in_(text(_VALUES))


def packed(ids: Iterable[int]) -> str:
    """Return ids as a query takes them."""
    return to_json(sorted(ids))


def free_id(connection: Connection, table: Table) -> int:
    """Return the first id of *table* that was never given away. Holds within the transaction that asks."""
    query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    return int(connection.exec_driver_sql(query, (table.name,)).scalar() or 0) + 1


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert *rows*, which all have the same columns and no id, and return the ids that they got."""
    if not rows:
        return []
    first = free_id(connection, table)
    ids = list(range(first, first + len(rows)))
    put_rows(connection, table, [{"id": id_, **row} for id_, row in zip(ids, rows, strict=True)])
    return ids


def put_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], *, or_ignore: bool = False) -> None:
    """Insert *rows*, which all have the same columns. *or_ignore*: those that break a rule of the table stay out."""
    names = tuple(rows[0])
    # Straight to the driver: an import writes hundreds of rows a story.
    statement = _insertion(table, names, or_ignore)
    connection.exec_driver_sql(statement, [tuple(row[name] for name in names) for row in rows])


@cache
def _insertion(table: Table, names: tuple[str, ...], or_ignore: bool) -> str:
    columns = ", ".join(f'"{table.c[name].name}"' for name in names)
    marks = ", ".join("?" * len(names))
    tail = " ON CONFLICT DO NOTHING" if or_ignore else ""
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks}){tail}'
