"""What was done in a case, step by step, so that it can be undone and redone, also after a restart."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from dossier.domain.changes import Changes, HistoryEntry
from dossier.errors import ImpossibleError
from dossier.store.case_file import CaseFile
from dossier.store.packing import to_json
from dossier.store.schema import UNDOABLE, history, history_rows
from dossier.store.selection import insert_rows

_TABLES: Mapping[str, Table] = {table.name: table for table in UNDOABLE}


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happened to one row: only the columns that changed, or all of them where it came or went."""

    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def entries(case: CaseFile) -> list[HistoryEntry]:
    """Return all steps, oldest first."""
    with case.reading():
        return [
            HistoryEntry(row.id, datetime.fromisoformat(row.at), row.label, bool(row.undone))
            for row in case.connection.execute(select(history).order_by(history.c.id))
        ]


def touched(case: CaseFile) -> tuple[frozenset[int], frozenset[int]]:
    """Return the entities and the articles that the steps of the history touch."""
    people: set[int] = set()
    stories: set[int] = set()
    with case.reading():
        for packed in case.connection.execute(select(history.c.changes_json)).scalars():
            articles, entities, _ = json.loads(packed)
            stories.update(articles)
            people.update(entities)
    return frozenset(people), frozenset(stories)


def offers(case: CaseFile) -> tuple[str | None, str | None]:
    """Return the labels of what could be undone and redone next."""
    with case.reading():
        connection = case.connection
        last = connection.execute(_last_done(history.c.label)).scalar()
        following = connection.execute(_first_undone(history.c.label)).scalar()
    return last, following


def _last_done(*columns: Any) -> Any:
    return select(*columns).where(history.c.undone == 0).order_by(history.c.id.desc()).limit(1)


def _first_undone(*columns: Any) -> Any:
    return select(*columns).where(history.c.undone == 1).order_by(history.c.id).limit(1)


def forget_undone(case: CaseFile) -> None:
    """Drop the steps that were undone: once something new is done they can no longer be redone."""
    connection = case.connection
    gone = select(history.c.id).where(history.c.undone == 1)
    connection.execute(delete(history_rows).where(history_rows.c.step.in_(gone)))
    connection.execute(delete(history).where(history.c.undone == 1))


def remember(connection: Connection, changes: Changes, rows: Sequence[RowChange]) -> None:
    """Add a step to the history."""
    step = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "label": changes.label,
        "undone": 0,
        "changes_json": to_json([sorted(changes.articles), sorted(changes.entities), sorted(changes.events)]),
    }
    number = insert_rows(connection, history, [step])[0]
    insert_rows(
        connection,
        history_rows,
        [
            {
                "step": number,
                "table_name": change.table,
                "row": change.row,
                "before_json": None if change.before is None else to_json(change.before),
                "after_json": None if change.after is None else to_json(change.after),
            }
            for change in rows
        ],
    )


def undo(case: CaseFile) -> Changes:
    """Take back the last step, inside a transaction. Raises ImpossibleError where there is none."""
    step = case.connection.execute(_last_done(history)).mappings().first()
    if step is None:
        raise ImpossibleError("There is nothing to undo.")
    return _move(case, step, undone=True)


def redo(case: CaseFile) -> Changes:
    """Do the next undone step again, inside a transaction. Raises ImpossibleError where there is none."""
    step = case.connection.execute(_first_undone(history)).mappings().first()
    if step is None:
        raise ImpossibleError("There is nothing to redo.")
    return _move(case, step, undone=False)


def _move(case: CaseFile, step: Mapping[Any, Any], undone: bool) -> Changes:
    connection = case.connection
    # A row may come back before the one that it leads to: the links are checked at the end.
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    query = select(history_rows).where(history_rows.c.step == step["id"])
    order = history_rows.c.id.desc() if undone else history_rows.c.id
    for row in connection.execute(query.order_by(order)).all():
        before = None if row.before_json is None else json.loads(row.before_json)
        after = None if row.after_json is None else json.loads(row.after_json)
        if undone:
            before, after = after, before
        _apply(connection, _TABLES[row.table_name], row.row, before, after)
    connection.execute(update(history).where(history.c.id == step["id"]).values(undone=int(undone)))
    articles, entities, events = (frozenset(ids) for ids in json.loads(step["changes_json"]))
    verb = "Undone" if undone else "Done again"
    return Changes(f"{verb}: {step['label']}", articles, entities, events, case=True)


def _apply(
    connection: Connection, table: Table, row: int, present: dict[str, Any] | None, wanted: dict[str, Any] | None
) -> None:
    if wanted is None:
        connection.execute(delete(table).where(table.c.id == row))
    elif present is None:
        connection.execute(insert(table).values(**wanted))
    else:
        connection.execute(update(table).where(table.c.id == row).values(**wanted))


def is_readable(table: str, before_json: str | None, after_json: str | None) -> bool:
    """Tell whether a stored row change could be applied."""
    if table not in _TABLES or (before_json is None and after_json is None):
        return False
    columns = {column.name for column in _TABLES[table].c}
    try:
        images = [json.loads(image) for image in (before_json, after_json) if image is not None]
    except ValueError:
        return False
    return all(isinstance(image, dict) and set(image) <= columns for image in images)
