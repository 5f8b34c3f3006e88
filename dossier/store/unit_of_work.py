"""One command on a case: one transaction, one step of the history, and the ids of all that it touched.

While a command runs, temporary triggers note every row that comes, goes or changes, before and after. So no command
can forget to make itself undoable, and an import, which is no command, costs nothing extra.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Table, text

from dossier.domain.changes import Changes
from dossier.store import event_store, history, search_index
from dossier.store.case_file import CaseFile
from dossier.store.history import RowChange
from dossier.store.schema import UNDOABLE, sources

_ENTITY_TABLES = frozenset({"aliases", "mentions", "facts", "participants", "event_places"})
_ARTICLE_TABLES = frozenset({"mentions", "facts", "events"})
_EVENT_TABLES = frozenset({"participants", "event_places"})


@dataclass
class Command:
    """A command while it runs. ``changes`` is there once the block has ended.

    ``also_…`` are ids whose own rows did not change and which must be read again all the same (an event whose
    participant is renamed).
    """

    label: str
    also_articles: set[int] = field(default_factory=set)
    also_events: set[int] = field(default_factory=set)
    also_entities: set[int] = field(default_factory=set)
    changes: Changes = field(default_factory=Changes)


@contextmanager
def command(case: CaseFile, label: str) -> Iterator[Command]:
    """Run a command in one transaction and remember it as one step. A command that changes nothing leaves no step."""
    running = Command(label)
    with case.writing():
        case.commands += 1
        connection = case.connection
        _start_recording(connection)
        yield running
        rows = _stop_recording(connection)
        if rows:
            history.forget_undone(case)
            running.changes = _summary(case, running, rows)
            history.remember(connection, running.changes, rows)
            _refresh_search(case, running.changes)


@contextmanager
def rehearsal(case: CaseFile) -> Iterator[Command]:
    """Run what a command would do and let nothing of it stay: what it touches can be asked for inside the block."""
    with case.trying():
        _start_recording(case.connection)
        yield Command("")


Settle = Callable[[Changes], Iterable[int]]
"""Brings up to date what depends on the rows that came back; returns the further events that it changed."""


def _nothing(_: Changes) -> Iterable[int]:
    return ()


def undo(case: CaseFile, settle: Settle = _nothing) -> Changes:
    """Take back the last step. Raises ImpossibleError."""
    return _moved(case, history.undo, settle)


def redo(case: CaseFile, settle: Settle = _nothing) -> Changes:
    """Do the step again that was taken back last. Raises ImpossibleError."""
    return _moved(case, history.redo, settle)


def _moved(case: CaseFile, move: Callable[[CaseFile], Changes], settle: Settle) -> Changes:
    with case.writing():
        case.commands += 1
        changes = move(case)
        further = frozenset(settle(changes))
        if further:
            stories = {event.article for event in event_store.records(case, ids=further, rejected=True)}
            changes |= Changes("", frozenset(stories), events=further)
        _refresh_search(case, changes)
    return changes


def _refresh_search(case: CaseFile, changes: Changes) -> None:
    search_index.refresh_entities(case, changes.entities)
    search_index.refresh_events(case, changes.events)


def _kept(table: Table) -> list[Column[Any]]:
    """Return the columns whose values the history keeps: a file's bytes and text never change."""
    return [column for column in table.c if not isinstance(column.type, LargeBinary)]


def _image(table: Table, which: str) -> str:
    return "json_object(" + ", ".join(f"'{c.name}', {which}.\"{c.name}\"" for c in _kept(table)) + ")"


def _actions(table: Table) -> tuple[str, ...]:
    """Return what commands do to the rows of a table: no file comes or goes by a command."""
    return ("UPDATE",) if table is sources else ("INSERT", "UPDATE", "DELETE")


def _trigger_name(table: Table, action: str) -> str:
    return f"note_{table.name}_{action}"


def _start_recording(connection: Connection) -> None:
    connection.exec_driver_sql(
        "CREATE TEMP TABLE noted (seq INTEGER PRIMARY KEY, table_name TEXT, row INTEGER, before TEXT, after TEXT)"
    )
    for table in UNDOABLE:
        old, new = _image(table, "old"), _image(table, "new")
        images = {"INSERT": ("new", "NULL", new), "UPDATE": ("old", old, new), "DELETE": ("old", old, "NULL")}
        for action in _actions(table):
            row, before, after = images[action]
            connection.exec_driver_sql(
                f"CREATE TEMP TRIGGER {_trigger_name(table, action)} AFTER {action} ON main.{table.name} BEGIN "
                "INSERT INTO noted(table_name, row, before, after) "
                f"VALUES ('{table.name}', {row}.id, {before}, {after}); END"
            )


def _stop_recording(connection: Connection) -> list[RowChange]:
    noted = connection.execute(text("SELECT table_name, row, before, after FROM noted ORDER BY seq")).all()
    for table in UNDOABLE:
        for action in _actions(table):
            connection.exec_driver_sql(f"DROP TRIGGER temp.{_trigger_name(table, action)}")
    connection.exec_driver_sql("DROP TABLE temp.noted")
    changes = [_row_change(*row) for row in noted]
    return [change for change in changes if change.before or change.after]


def _row_change(table: str, row: int, before_json: str | None, after_json: str | None) -> RowChange:
    before: dict[str, Any] | None = None if before_json is None else json.loads(before_json)
    after: dict[str, Any] | None = None if after_json is None else json.loads(after_json)
    if before is not None and after is not None:
        changed = [name for name in before if before[name] != after[name]]
        before, after = {n: before[n] for n in changed}, {n: after[n] for n in changed}
    return RowChange(table, row, before, after)


def _summary(case: CaseFile, running: Command, rows: list[RowChange]) -> Changes:
    articles = set(running.also_articles)
    entities, events = set(running.also_entities), set(running.also_events)
    own = {"articles": articles, "entities": entities, "events": events}
    for change in rows:
        if change.table in own:
            own[change.table].add(change.row)
        for values in (change.before or {}, change.after or {}):
            if change.table in _ARTICLE_TABLES and "article" in values:
                articles.add(values["article"])
            if change.table in _ENTITY_TABLES and "entity" in values:
                entities.add(values["entity"])
            if change.table in _EVENT_TABLES and "event" in values:
                events.add(values["event"])
            if change.table == "proposals":
                entities.update(values[name] for name in ("first", "second") if name in values)
            if change.table == "merges":
                entities.update(values[name] for name in ("keep", "gone") if name in values)
    articles |= {event.article for event in event_store.records(case, ids=events, rejected=True)}
    return Changes(running.label, frozenset(articles), frozenset(entities), frozenset(events), case=True)
