"""The events of a case as packed arrays, so that a timeline of a million of them loads in the blink of an eye.

The arrays are a copy of what stands in the rows. Triggers note every event whose row, participants or places change;
what is noted is read from the rows and replaces what the arrays say. So no command can forget them, and an undo
neither. They are packed anew when much has been noted.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import delete, func, insert, select

from dossier.domain.dates import Extent, Precision
from dossier.domain.events import EventKind, Review, Status
from dossier.store.case_file import CaseFile
from dossier.store.schema import articles, event_places, events, packed_arrays, packed_stale, participants

Numbers = npt.NDArray[np.int32]
Codes = npt.NDArray[np.uint8]

KINDS, STATUSES, REVIEWS = tuple(EventKind), tuple(Status), tuple(Review)
PRECISIONS, EXTENTS = tuple(Precision), tuple(Extent)

_HEADER = "header"
_CHUNK = 50_000
_PATCHED = 1_000
"""Up to this many noted events are read from the rows each time; with more the arrays are packed anew."""


_SPARSE = 8
"""With more ids missing than so many for each that is there, a table of all would be too large."""


@dataclass(frozen=True, eq=False)
class PackedEvents:
    """All events, by first day, last day and id, the undated last. The arrays of events run in parallel.

    ``starts`` and ``ends`` are ordinals of inclusive days, 0 where that end is open, both 0 for an undated event. The
    codes count in the order of the enumerations. ``member_entities`` and ``member_events`` are pairs, in this
    order: the id of who or what takes part in an event, or is its place, and the position of the event.
    """

    ids: Numbers
    articles: Numbers
    starts: Numbers
    ends: Numbers
    kinds: Codes
    statuses: Codes
    reviews: Codes
    precisions: Codes
    extents: Codes
    approximate: Codes
    member_entities: Numbers
    member_events: Numbers

    def __len__(self) -> int:
        return len(self.ids)


_EVENT_ARRAYS = tuple(field.name for field in fields(PackedEvents) if not field.name.startswith("member"))
_ROWS = (*(field.name for field in fields(PackedEvents)), _HEADER)
"""The rows that are the timeline's among all that is kept packed."""
_WIDE = frozenset({"ids", "articles", "starts", "ends", "member_events", "member_entities"})
_TYPES = {each.name: np.dtype(np.int32 if each.name in _WIDE else np.uint8) for each in fields(PackedEvents)}


def load(case: CaseFile) -> PackedEvents:
    """Return the events as they are now."""
    with case.reading():
        packed = _unpacked(case)
        if packed is None:
            return _ordered(*_from_rows(case, None))
        stale = np.array(case.connection.execute(select(packed_stale.c.event)).scalars().all(), np.int32)
        return packed if not len(stale) else _patched(case, packed, stale)


def refresh(case: CaseFile, least: int = 0) -> bool:
    """Pack the arrays anew where there are none, or much has changed since; tell whether that was done.

    A case of fewer than *least* events is left as it is: its rows are read as quickly.
    """
    with case.reading():
        has_arrays = (
            case.connection.execute(select(func.count()).where(packed_arrays.c.name == _HEADER)).scalar_one() > 0
        )
        noted = case.connection.execute(select(func.count()).select_from(packed_stale)).scalar_one()
        count = case.connection.execute(select(func.count()).select_from(events)).scalar_one()
    if (has_arrays and noted <= _PATCHED) or count < least:
        return False
    with case.packing():
        packed = load(case)
        connection = case.connection
        connection.execute(delete(packed_arrays).where(packed_arrays.c.name.in_(_ROWS)))
        connection.execute(delete(packed_stale))
        rows = [{"name": field.name, "data": getattr(packed, field.name).tobytes()} for field in fields(packed)]
        connection.execute(insert(packed_arrays), [*rows, {"name": _HEADER, "data": _header()}])
    return True


def titles(case: CaseFile) -> list[tuple[int, str]]:
    """Return the number of each story with its title, or its first words."""
    query = select(articles.c.id, func.coalesce(articles.c.title, articles.c.opening)).order_by(
        articles.c.source, articles.c.ordinal
    )
    with case.reading():
        return [(int(id_), str(title)) for id_, title in case.connection.execute(query)]


def _header() -> bytes:
    """Return what the codes mean: arrays of another meaning are not read."""
    enumerations = (KINDS, STATUSES, REVIEWS, PRECISIONS, EXTENTS)
    return json.dumps([[value.value for value in values] for values in enumerations]).encode()


def _unpacked(case: CaseFile) -> PackedEvents | None:
    rows = dict(
        case.connection.execute(
            select(packed_arrays.c.name, packed_arrays.c.data).where(packed_arrays.c.name.in_(_ROWS))
        )
        .tuples()
        .all()
    )
    if rows.get(_HEADER) != _header() or any(field.name not in rows for field in fields(PackedEvents)):
        return None
    return PackedEvents(**{name: np.frombuffer(rows[name], kind) for name, kind in _TYPES.items()})


def _patched(case: CaseFile, packed: PackedEvents, stale: Numbers) -> PackedEvents:
    """Return the arrays with what the rows say of the *stale* events in place of what they say."""
    kept = ~np.isin(packed.ids, stale)
    members = kept[packed.member_events]
    fresh, pairs = _from_rows(case, stale.tolist())
    joined = {name: np.append(getattr(packed, name)[kept], fresh[name]) for name in _EVENT_ARRAYS}
    old_pairs = np.stack((packed.ids[packed.member_events[members]], packed.member_entities[members]), axis=1)
    return _ordered(joined, np.concatenate((old_pairs, pairs)))


def _ordered(told: dict[str, Numbers], pairs: Numbers) -> PackedEvents:
    """Return events in their order, with the *pairs* of their id and that of an entity."""
    starts, ends = told["starts"], told["ends"]
    first, last = np.where(starts, starts, ends), np.where(ends, ends, starts)
    order = np.lexsort((told["ids"], last, first, first == 0))
    arrays = {name: np.ascontiguousarray(told[name][order], _TYPES[name]) for name in _EVENT_ARRAYS}
    at = _positions(arrays["ids"], pairs[:, 0])
    packed = np.sort(pairs[:, 1].astype(np.int64) << 32 | at)
    packed = packed[np.diff(packed, prepend=-1) != 0]
    return PackedEvents(
        **arrays,
        member_entities=(packed >> 32).astype(np.int32),
        member_events=(packed & 0xFFFFFFFF).astype(np.int32),
    )


def _positions(ids: Numbers, wanted: Numbers) -> npt.NDArray[np.int64]:
    """Return where each of *wanted*, which are all there, stands among *ids*."""
    if not len(wanted):
        return np.zeros(0, np.int64)
    most = int(ids.max())
    if most > _SPARSE * len(ids):
        by_id = np.argsort(ids)
        return by_id[np.searchsorted(ids[by_id], wanted)]
    # Ids are given away one after the other: a table of all is faster than looking each up.
    place = np.zeros(most + 1, np.int64)
    place[ids] = np.arange(len(ids))
    return place[wanted]


_DAY = "CAST(julianday({}) - 1721424.5 AS INTEGER)"
_SELECT = f"""
    SELECT id, article, coalesce({_DAY.format("date_start")}, 0), coalesce({_DAY.format("date_end")}, 0), kind, status,
    review, date_precision, date_extent, coalesce(date_approximate, 0) FROM events
"""


def _from_rows(case: CaseFile, ids: list[int] | None) -> tuple[dict[str, Numbers], Numbers]:
    """Return the arrays of some events, or of all, in any order, and their pairs."""
    codes = [
        {value.value: number for number, value in enumerate(values)}
        for values in (KINDS, STATUSES, REVIEWS, PRECISIONS, EXTENTS)
    ]
    parts: list[Numbers] = [np.zeros((0, len(_EVENT_ARRAYS)), np.int32)]
    for rows in _chunks(case, _SELECT, "id", ids):
        columns = list(zip(*rows, strict=True))
        for at, code_of in zip(range(4, 9), codes, strict=True):
            columns[at] = tuple(code_of.get(value, 0) for value in columns[at])
        parts.append(np.array(columns, np.int32).T)
    table = np.concatenate(parts)
    pairs = [np.zeros((0, 2), np.int32)]
    for source in (participants, event_places):
        query = f"SELECT event, entity FROM {source.name}"
        pairs += [np.array(rows, np.int32) for rows in _chunks(case, query, "event", ids)]
    return {name: table[:, at] for at, name in enumerate(_EVENT_ARRAYS)}, np.concatenate(pairs)


def _chunks(case: CaseFile, query: str, column: str, ids: list[int] | None) -> Iterator[list[tuple[int, ...]]]:
    """Yield the rows of a query, those of some ids in *column* or all, some thousands at a time."""
    # Straight to the driver: a row of SQLAlchemy's costs more than what stands in it.
    driver: Any = case.connection.connection.driver_connection
    if ids is None:
        result = driver.execute(query)
    else:
        result = driver.execute(f"{query} WHERE {column} IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
    while rows := result.fetchmany(_CHUNK):
        yield rows


def entity_names(case: CaseFile, ids: Iterable[int]) -> list[tuple[int, str, str]]:
    """Return id, kind and name of some entities."""
    query = "SELECT id, kind, name FROM entities WHERE id IN (SELECT value FROM json_each(?))"
    with case.reading():
        driver: Any = case.connection.connection.driver_connection
        found: list[tuple[int, str, str]] = driver.execute(query, (json.dumps(list(ids)),)).fetchall()
    return found
