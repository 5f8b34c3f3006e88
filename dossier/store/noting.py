"""Temporary triggers that note what happens to the rows of a case, so that no change can forget to be undoable.

A command notes everything. A step that goes on over many transactions, as an import does, notes only what becomes of
rows that were there before it: its own new rows are known by their ids, which are never used twice.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Table

from dossier.store.schema import UNDOABLE, entities, sources
from dossier.store.selection import free_id


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happened to one row: only the columns that changed, or all of them where it came or went."""

    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def kept_columns(table: Table) -> list[Column[Any]]:
    """Return the columns whose values the history keeps: the bytes and the text of a file are set aside instead."""
    return [column for column in table.c if not isinstance(column.type, LargeBinary)]


def image(table: Table, of: str) -> str:
    """Return the SQL that makes a row one JSON object; *of* is the name under which a statement knows the row."""
    return "json_object(" + ", ".join(f"'{c.name}', {of}.\"{c.name}\"" for c in kept_columns(table)) + ")"


@dataclass(frozen=True, slots=True)
class _Notes:
    """One set of triggers and the temporary table into which they write. ``first`` are the ids from which on rows are
    the step's own; None where everything is noted."""

    table: str
    first: Mapping[str, int] | None = None

    def _triggers(self) -> Iterator[tuple[Table, str, str]]:
        for table in UNDOABLE:
            for action in self._actions(table):
                yield table, action, f"{self.table}_{table.name}_{action}"

    def _actions(self, table: Table) -> tuple[str, ...]:
        if self.table == _OF_COMMAND:
            # No file comes in by a command.
            return ("UPDATE", "DELETE") if table is sources else ("INSERT", "UPDATE", "DELETE")
        # Names that were joined and come apart again take up the ids that they had.
        return ("INSERT", "UPDATE", "DELETE") if table is entities else ("UPDATE", "DELETE")

    def start(self, connection: Connection) -> None:
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE {self.table} (seq INTEGER PRIMARY KEY, table_name TEXT, row INTEGER, before TEXT, "
            "after TEXT)"
        )
        for table, action, name in self._triggers():
            old, new = image(table, "old"), image(table, "new")
            images = {"INSERT": ("new", "NULL", new), "UPDATE": ("old", old, new), "DELETE": ("old", old, "NULL")}
            row, before, after = images[action]
            when = "" if self.first is None else f"WHEN {row}.id < {int(self.first[table.name])} "
            connection.exec_driver_sql(
                f"CREATE TEMP TRIGGER {name} AFTER {action} ON main.{table.name} {when}BEGIN "
                f"INSERT INTO {self.table}(table_name, row, before, after) "
                f"VALUES ('{table.name}', {row}.id, {before}, {after}); END"
            )

    def take(self, connection: Connection) -> list[RowChange]:
        """Return what was noted, in order."""
        noted = connection.exec_driver_sql(
            f"SELECT table_name, row, before, after FROM {self.table} ORDER BY seq"
        ).all()
        changes = [_row_change(*row) for row in noted]
        return [change for change in changes if change.before or change.after]

    def clear(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"DELETE FROM temp.{self.table}")

    def stop(self, connection: Connection) -> None:
        for _, _, name in self._triggers():
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS temp.{name}")
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{self.table}")


def _row_change(table: str, row: int, before_json: str | None, after_json: str | None) -> RowChange:
    before: dict[str, Any] | None = None if before_json is None else json.loads(before_json)
    after: dict[str, Any] | None = None if after_json is None else json.loads(after_json)
    if before is not None and after is not None:
        changed = [name for name in before if before[name] != after[name]]
        before, after = {n: before[n] for n in changed}, {n: after[n] for n in changed}
    return RowChange(table, row, before, after)


_OF_COMMAND, _OF_STEP = "noted", "noted_of_step"


def start_command(connection: Connection) -> None:
    """Note from now on everything that a command does."""
    # What a step notes that goes on around the command would be the command's, not the step's.
    stop_step(connection)
    _Notes(_OF_COMMAND).start(connection)


def stop_command(connection: Connection) -> list[RowChange]:
    """Return what the command did, and note nothing more."""
    notes = _Notes(_OF_COMMAND)
    rows = notes.take(connection)
    notes.stop(connection)
    return rows


def first_ids(connection: Connection) -> dict[str, int]:
    """Return from which id on the rows of each table will be new, within the transaction that asks."""
    return {table.name: free_id(connection, table) for table in UNDOABLE}


def notes_step(connection: Connection) -> bool:
    """Tell whether the rows from before a step are being watched."""
    query = "SELECT 1 FROM temp.sqlite_schema WHERE name = ?"
    return connection.exec_driver_sql(query, (_OF_STEP,)).first() is not None


def start_step(connection: Connection, first: Mapping[str, int]) -> None:
    """Note from now on what becomes of the rows below the ids *first*."""
    stop_step(connection)
    _Notes(_OF_STEP, first).start(connection)


def take_step(connection: Connection) -> list[RowChange]:
    """Return what was noted of a step since this was last asked."""
    notes = _Notes(_OF_STEP)
    rows = notes.take(connection)
    if rows:
        notes.clear(connection)
    return rows


def stop_step(connection: Connection) -> None:
    """Watch the rows from before a step no longer."""
    if notes_step(connection):
        _Notes(_OF_STEP).stop(connection)
