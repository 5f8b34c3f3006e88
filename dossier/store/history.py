"""What was done in a case, step by step, so that it can be undone and redone, also after a restart."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, delete, func, insert, select, update

from dossier.domain.changes import Changes, HistoryEntry
from dossier.errors import ImpossibleError
from dossier.store import set_aside
from dossier.store.case_file import CaseFile
from dossier.store.noting import RowChange
from dossier.store.packing import to_json
from dossier.store.schema import UNDOABLE, history, history_rows, sources
from dossier.store.schema import set_aside as blobs
from dossier.store.selection import among, insert_rows

FORGOTTEN = 2
"""What ``history.undone`` says of the step that stands for all before it: it can be neither undone nor redone."""

_TABLES: Mapping[str, Table] = {table.name: table for table in UNDOABLE}


class StepKind(StrEnum):
    """What kind of step it is, where it is no edit. Nobody has judged a name or a story by any of these."""

    IMPORT = "import"
    REMOVAL = "removal"
    REREADING = "rereading"


@dataclass(frozen=True, slots=True)
class Moved:
    """What an undo or redo touched, by ids. ``came`` are the stories among ``articles`` that came or went."""

    articles: frozenset[int] = frozenset()
    entities: frozenset[int] = frozenset()
    events: frozenset[int] = frozenset()
    came: frozenset[int] = frozenset()

    def __or__(self, other: "Moved") -> "Moved":
        return Moved(
            self.articles | other.articles,
            self.entities | other.entities,
            self.events | other.events,
            self.came | other.came,
        )


def entries(case: CaseFile) -> list[HistoryEntry]:
    """Return all steps, oldest first."""
    with case.reading():
        return [
            HistoryEntry(row.id, datetime.fromisoformat(row.at), row.label, row.undone == 1)
            for row in case.connection.execute(select(history).order_by(history.c.id))
        ]


def forgotten_until(case: CaseFile) -> int:
    """Return the number of the last step that stands for others which were forgotten; 0 where nothing was."""
    with case.reading():
        last = select(func.max(history.c.id)).where(history.c.undone == FORGOTTEN)
        return int(case.connection.execute(last).scalar() or 0)


def touched(case: CaseFile) -> tuple[frozenset[int], frozenset[int]]:
    """Return the entities and the articles that people's own decisions have touched."""
    people: set[int] = set()
    stories: set[int] = set()
    judged = select(history.c.changes_json).where(history.c.undone != 1, history.c.kind.is_(None))
    with case.reading():
        for packed in case.connection.execute(judged).scalars():
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


def following(case: CaseFile, undone: bool) -> int | None:
    """Return the number of the step that would be redone next (*undone*), or undone next; None where there is none."""
    query = _first_undone(history.c.id) if undone else _last_done(history.c.id)
    number = case.connection.execute(query).scalar()
    return None if number is None else int(number)


def _last_done(*columns: Any) -> Any:
    return select(*columns).where(history.c.undone == 0).order_by(history.c.id.desc()).limit(1)


def _first_undone(*columns: Any) -> Any:
    return select(*columns).where(history.c.undone == 1).order_by(history.c.id).limit(1)


def forget_undone(case: CaseFile) -> None:
    """Drop the steps that were undone: once something new is done they can no longer be redone."""
    connection = case.connection
    gone = list(connection.execute(select(history.c.id).where(history.c.undone == 1)).scalars())
    if gone:
        for step in gone:
            set_aside.drop(connection, set_aside_by(step))
        connection.execute(delete(history_rows).where(among(history_rows.c.step, gone)))
        connection.execute(delete(history).where(history.c.undone == 1))


def set_aside_by(step: int) -> ColumnElement[bool]:
    """Return the condition that the blobs of a file were set aside because the step that brought it was undone.

    Of a file that a step only changed or removed, the blobs are needed by whichever step has removed it now.
    """
    came = (history_rows.c.step == step) & (history_rows.c.table_name == sources.name)
    files = select(history_rows.c.row).where(came, history_rows.c.before_json.is_(None))
    return blobs.c.id.in_(files)


def remember(connection: Connection, changes: Changes, rows: Sequence[RowChange], kind: StepKind | None = None) -> None:
    """Add a step to the history."""
    add_rows(connection, add_step(connection, changes, kind), rows)


def add_step(
    connection: Connection, changes: Changes, kind: StepKind | None = None, own_json: str | None = None
) -> int:
    """Add a step, of which no row is known yet, and return its number."""
    step = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "label": changes.label,
        "undone": 0,
        "changes_json": to_json([sorted(changes.articles), sorted(changes.entities), sorted(changes.events)]),
        "kind": kind,
        "own_json": own_json,
    }
    return insert_rows(connection, history, [step])[0]


def add_rows(connection: Connection, step: int, rows: Sequence[RowChange]) -> None:
    """Add what became of some rows to a step."""
    if not rows:
        return
    insert_rows(
        connection,
        history_rows,
        [
            {
                "step": step,
                "table_name": change.table,
                "row": change.row,
                "before_json": None if change.before is None else to_json(change.before),
                "after_json": None if change.after is None else to_json(change.after),
            }
            for change in rows
        ],
    )


def next_step(case: CaseFile, undone: bool) -> RowMapping:
    """Return the step that would be undone next, or redone next. Raises ImpossibleError where there is none."""
    query = _first_undone(history) if undone else _last_done(history)
    step = case.connection.execute(query).mappings().first()
    if step is None:
        raise ImpossibleError(f"There is nothing to {'redo' if undone else 'undo'}.")
    return step


def touched_by(step: RowMapping) -> Moved:
    """Return what a step noted that it touched, beyond its rows."""
    return Moved(*(frozenset(ids) for ids in json.loads(step["changes_json"])))


def mark_undone(connection: Connection, step: int, undone: bool) -> None:
    """Keep whether a step is undone."""
    connection.execute(update(history).where(history.c.id == step).values(undone=int(undone)))


def replay(case: CaseFile, step: int, undone: bool, before: int | None = None) -> Moved:
    """Take back what a step did row by row, or do it again. *before*: only the history's rows of lower numbers."""
    connection = case.connection
    query = select(history_rows).where(history_rows.c.step == step)
    if before is not None:
        query = query.where(history_rows.c.id < before)
    rows: list[RowChange] = []
    order = history_rows.c.id.desc() if undone else history_rows.c.id
    for row in connection.execute(query.order_by(order)).all():
        present = None if row.before_json is None else json.loads(row.before_json)
        wanted = None if row.after_json is None else json.loads(row.after_json)
        if undone:
            present, wanted = wanted, present
        rows.append(RowChange(row.table_name, row.row, present, wanted))
    # Rows of one table that come or go one after the other do so together: that is many times faster.
    for (name, did), group in groupby(rows, key=lambda change: (change.table, _done_to(change))):
        _apply(connection, _TABLES[name], did, list(group))
    return ids_of(rows)


_ENTITY_TABLES = frozenset({"aliases", "mentions", "facts", "participants", "event_places"})
_ARTICLE_TABLES = frozenset({"mentions", "facts", "events", "notes", "corrections"})
_EVENT_TABLES = frozenset({"participants", "event_places"})


def ids_of(rows: Iterable[RowChange]) -> Moved:
    """Return which ids some changes of rows name."""
    articles: set[int] = set()
    entities: set[int] = set()
    events: set[int] = set()
    came: set[int] = set()
    own = {"articles": articles, "entities": entities, "events": events}
    for change in rows:
        if change.table in own:
            own[change.table].add(change.row)
        if change.table == "articles" and (change.before is None or change.after is None):
            came.add(change.row)
        for values in (change.before or {}, change.after or {}):
            if change.table in _ARTICLE_TABLES and values.get("article") is not None:
                articles.add(values["article"])
            if change.table in _ENTITY_TABLES and "entity" in values:
                entities.add(values["entity"])
            if change.table in _EVENT_TABLES and "event" in values:
                events.add(values["event"])
            # One whose event went stays with the words: of an event with the number of its story only the kind changes.
            is_about = change.table == "notes" and "subject" in values
            if is_about and values.get("subject_kind") in ("entity", "event"):
                (entities if values["subject_kind"] == "entity" else events).add(values["subject"])
            if change.table == "proposals":
                entities.update(values[name] for name in ("first", "second") if name in values)
            if change.table == "merges":
                entities.update(values[name] for name in ("keep", "gone") if name in values)
    return Moved(frozenset(articles), frozenset(entities), frozenset(events), frozenset(came))


def _done_to(change: RowChange) -> str:
    if change.after is None:
        return "delete"
    return "insert" if change.before is None else "update"


def _apply(connection: Connection, table: Table, did: str, changes: Sequence[RowChange]) -> None:
    ids = [change.row for change in changes]
    if did == "delete":
        if table is sources:
            set_aside.put(connection, among(sources.c.id, ids))
        connection.execute(delete(table).where(among(table.c.id, ids)))
        return
    images = [change.after or {} for change in changes]
    if did == "update":
        for row, image in zip(ids, images, strict=True):
            connection.execute(update(table).where(table.c.id == row).values(**image))
    elif table is sources:
        for row, image in zip(ids, images, strict=True):
            connection.execute(insert(table).values(**image, **set_aside.take(connection, row)))
    else:
        # A step of before a column was added to the table has images without it.
        for _, alike in groupby(images, key=",".join):
            connection.execute(insert(table), list(alike))


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
