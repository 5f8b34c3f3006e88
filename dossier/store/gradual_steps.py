"""Steps of the history that are made of many transactions: an import, or reading all stories again.

Each transaction is safe on disk once it has ended; after a kill the step covers what was committed. While the step is
done, the history keeps no more of it than what became of the rows that were there before, and from which ids on rows
are its own. Only when it is undone, its own rows are gathered: undo takes the last step first, so they are then as the
step left them.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, text, update

from dossier.domain.changes import Changes
from dossier.domain.importing import Progress
from dossier.store import history, noting, set_aside
from dossier.store.case_file import CaseFile
from dossier.store.history import StepKind
from dossier.store.packing import to_json
from dossier.store.schema import (
    UNDOABLE,
    articles,
    entities,
    event_places,
    events,
    facts,
    history_rows,
    mentions,
    participants,
    sources,
)
from dossier.store.schema import history as steps

_AT_ONCE = 2_000
"""So many rows go or come between two reports of how far that is."""


class GradualStep:
    """One step that goes on over many transactions of a case, each of them a ``part``.

    Where anything else becomes a step in between, the rest is a further step: undo takes the last one first.
    """

    def __init__(self, case: CaseFile, kind: StepKind) -> None:
        self._case = case
        self._kind = kind
        self._id: int | None = None
        self._first: dict[str, int] = {}
        self._parts = 0

    @contextmanager
    def part(self, label: Callable[[int], str]) -> Iterator[None]:
        """Do one part, inside a transaction that writes. *label* says what the step has done in so many parts."""
        connection = self._case.connection
        try:
            self._begin(connection)
            yield
            history.add_rows(connection, self._number, noting.take_step(connection))
            self._parts += 1
            # Without SQLAlchemy's building of statements: this is done for every file of an import.
            connection.exec_driver_sql("UPDATE history SET label = ? WHERE id = ?", (label(self._parts), self._number))
        except BaseException:
            # What is rolled back now may have been the step itself.
            self._id = None
            raise

    @property
    def _number(self) -> int:
        assert self._id is not None, "a part has begun"
        return self._id

    def _begin(self, connection: Connection) -> None:
        last = connection.exec_driver_sql("SELECT id, undone FROM history ORDER BY id DESC LIMIT 1").first()
        if self._id is None or last is None or last.id != self._id or last.undone:
            history.forget_undone(self._case)
            self._parts, self._first = 0, noting.first_ids(connection)
            own = to_json({"first": self._first})
            self._id = history.add_step(connection, Changes(), self._kind, own)
            noting.stop_step(connection)
        if not noting.notes_step(connection):
            noting.start_step(connection, self._first)

    def close(self) -> None:
        """Watch the case no longer. Closing twice is no error."""
        if self._case.is_open:
            with self._case.reading():
                noting.stop_step(self._case.connection)


def undo(case: CaseFile, step: Mapping[Any, Any], progress: Progress | None = None) -> history.Moved:
    """Take a gradual step back, inside a transaction whose links are checked at its end. *progress* hears how far."""
    connection, first = case.connection, json.loads(step["own_json"])["first"]
    far = _Far(progress, "Setting aside what the step brought")
    touched = _touched(connection, first, far)
    stretches = {table: list(_stretches(connection, table, first[table.name])) for table in _tables(first)}
    far.expect(2 * sum(map(len, stretches.values())))
    mark = _gather(connection, step["id"], stretches, far)
    set_aside.put(connection, sources.c.id >= first[sources.name])
    for table, own in reversed(stretches.items()):
        for begin, end in reversed(own):
            connection.execute(delete(table).where(table.c.id >= begin, table.c.id < end))
            far.tell()
    moved = history.replay(case, step["id"], undone=True, before=mark)
    _keep(connection, step["id"], {"first": first, "gathered": mark})
    return touched | moved


def redo(case: CaseFile, step: Mapping[Any, Any], progress: Progress | None = None) -> history.Moved:
    """Do a gradual step again, inside a transaction whose links are checked at its end. *progress* hears how far."""
    connection, own = case.connection, json.loads(step["own_json"])
    first, mark = own["first"], own["gathered"]
    far = _Far(progress, "Bringing back what the step brought")
    moved = history.replay(case, step["id"], undone=False, before=mark)
    last = int(connection.execute(select(func.max(history_rows.c.id))).scalar() or 0)
    far.expect(max(0, last - mark) // _AT_ONCE + 1)
    # They were gathered table by table, those first to which others lead.
    for begin in range(mark, last + 1, _AT_ONCE):
        for table in _tables(first):
            _bring_back(connection, table, step["id"], begin, begin + _AT_ONCE)
        far.tell()
    far.look()
    set_aside.drop(connection, history.set_aside_by(step["id"]))
    far.look()
    gathered = (history_rows.c.step == step["id"]) & (history_rows.c.id >= mark)
    connection.execute(delete(history_rows).where(gathered))
    _keep(connection, step["id"], {"first": first})
    return moved | _touched(connection, first, far)


class _Far:
    """Tells how far a step is that goes back or comes again: at once, and after each stretch of rows."""

    def __init__(self, progress: Progress | None, what: str) -> None:
        self._progress, self._what = progress, what
        self._done = self._total = 0
        self._say()

    def expect(self, stretches: int) -> None:
        """Take note of how many stretches there are."""
        self._total = stretches

    def tell(self) -> None:
        """Tell that one more of them is done."""
        self._done = min(self._done + 1, self._total)
        self._say()

    def look(self) -> None:
        """Tell that something goes on that is no stretch."""
        self._say()

    def _say(self) -> None:
        if self._progress is not None:
            self._progress(self._done, self._total, self._what)


def _stretches(connection: Connection, table: Table, first: int) -> Iterator[tuple[int, int]]:
    """Yield between which ids (the end exclusive) the rows of a step lie, some at a time."""
    last = int(connection.execute(select(func.max(table.c.id))).scalar() or 0)
    for begin in range(first, last + 1, _AT_ONCE):
        yield begin, begin + _AT_ONCE


def _tables(first: Mapping[str, int]) -> list[Table]:
    """Return the tables of which a step may have rows: later versions of the program know more of them."""
    return [table for table in UNDOABLE if table.name in first]


def _keep(connection: Connection, step: int, own: Mapping[str, Any]) -> None:
    connection.execute(update(steps).where(steps.c.id == step).values(own_json=to_json(own)))


def _gather(connection: Connection, step: int, stretches: Mapping[Table, Sequence[tuple[int, int]]], far: _Far) -> int:
    """Write down all rows that came with a step. Return the number from which on the history's rows hold them."""
    mark = int(connection.execute(select(func.max(history_rows.c.id))).scalar() or 0) + 1
    for table, own in stretches.items():
        gathering = text(
            "INSERT INTO history_rows(step, table_name, row, before_json, after_json) "
            f"SELECT :step, '{table.name}', t.id, NULL, {noting.image(table, 't')} FROM {table.name} t "
            "WHERE t.id >= :begin AND t.id < :end ORDER BY t.id"
        )
        for begin, end in own:
            connection.execute(gathering, {"step": step, "begin": begin, "end": end})
            far.tell()
    return mark


def _bring_back(connection: Connection, table: Table, step: int, begin: int, end: int) -> None:
    """Let the gathered rows of a table be in the case again, under their ids: those of some of the history's rows."""
    names = [column.name for column in noting.kept_columns(table)]
    values = [f"json_extract(h.after_json, '$.{name}')" for name in names]
    joined = ""
    if table is sources:
        names += ["text", "data"]
        values += ["a.text", "a.data"]
        joined = " JOIN set_aside a ON a.id = h.row"
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        text(
            f"INSERT INTO {table.name}({columns}) SELECT {', '.join(values)} FROM history_rows h{joined} "
            # By the numbers of the rows, not by an index of the steps.
            "WHERE +h.step = :step AND h.id >= :begin AND h.id < :end AND h.table_name = :name ORDER BY h.id"
        ),
        {"step": step, "begin": begin, "end": end, "name": table.name},
    )


def _touched(connection: Connection, first: Mapping[str, int], far: _Far) -> history.Moved:
    """Return the ids of a step's own rows that views know by, and of those to which they belong."""

    def ids(column: Any, table: Table) -> frozenset[int]:
        far.look()
        query = select(column.distinct()).where(table.c.id >= first[table.name])
        return frozenset(connection.execute(query).scalars())

    came = ids(articles.c.id, articles)
    named = ids(entities.c.id, entities).union(
        *(ids(table.c.entity, table) for table in (mentions, facts, participants, event_places))
    )
    told = ids(events.c.id, events) | ids(participants.c.event, participants) | ids(event_places.c.event, event_places)
    stories = came | ids(events.c.article, events) | ids(mentions.c.article, mentions)
    return history.Moved(stories, named, told, came)
