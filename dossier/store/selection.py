"""Small pieces of SQL that several repositories need."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, insert, select, text

from dossier.store.packing import to_json


def among(column: ColumnElement[int], ids: Iterable[int]) -> ColumnElement[bool]:
    """Return the condition that *column* is one of *ids*, however many they are."""
    values = func.json_each(to_json(sorted(ids))).table_valued("value")
    return column.in_(select(values.c.value))


def free_id(connection: Connection, table: Table) -> int:
    """Return the first id of *table* that was never given away. Holds within the transaction that asks."""
    query = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return int(connection.execute(query, {"name": table.name}).scalar() or 0) + 1


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Insert *rows*, which all have the same columns and no id, and return the ids that they got."""
    if not rows:
        return []
    first = free_id(connection, table)
    ids = list(range(first, first + len(rows)))
    connection.execute(insert(table), [{"id": id_, **row} for id_, row in zip(ids, rows, strict=True)])
    return ids
