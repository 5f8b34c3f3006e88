"""The order of long lists, as ids alone: what a row says is read when the row comes into sight.

Counts come from the packed events, orders from indexes, so that a case of 100,000 stories is listed in a tenth of a
second and the list takes four bytes a row.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from dossier.domain.events import Review
from dossier.domain.listing import StoryOrder
from dossier.domain.mentions import EntityKind
from dossier.domain.records import EntityRecord
from dossier.domain.views import EntityRow
from dossier.store import entity_store, timeline_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold
from dossier.store.packing import to_json

Ids = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_ENTITIES = "SELECT id FROM entities WHERE coalesce(kind = ?, 1) ORDER BY folded, id"
_MENTIONED = "SELECT entity, count(*) FROM mentions GROUP BY entity"
_MENTIONED_WHERE = """
    SELECT value, (SELECT count(*) FROM mentions WHERE entity = value),
    (SELECT count(*) FROM (SELECT DISTINCT article FROM mentions WHERE entity = value)) FROM json_each(?)
"""
_LATEST = date.max.toordinal()
_STORIES = "SELECT id FROM articles ORDER BY source, ordinal"
_PUBLISHED = "SELECT id, CAST(replace(published_start, '-', '') AS INTEGER) FROM articles"
# The file is looked up only where the story has neither headline nor words.
_TITLES = """
    SELECT coalesce(nullif(title, ''), nullif(opening, ''), (SELECT file FROM sources WHERE id = source))
    FROM articles ORDER BY source, ordinal
"""


def entity_order(case: CaseFile, kind: EntityKind | None, only: Collection[int] | None = None) -> Ids:
    """Return entities of a kind or of all, or *only* these, the most mentioned first as in ``entity_store.rows``."""
    with case.reading():
        ids = _column(case, _ENTITIES, (None if kind is None else kind.value,))
        mentioned = _tally(np.array(_all(case, _MENTIONED), np.int64).reshape(-1, 2))
        packed = timeline_store.load(case)
    if only is not None:
        ids = ids[np.isin(ids, np.array(sorted(only), np.int32))]
    happened = np.bincount(packed.member_entities[_counting(packed)[packed.member_events]])
    # The ids stand by name already, and the order is a stable one.
    order = np.lexsort((-_of(happened, ids), -_of(mentioned, ids)))
    return ids[order]


def entity_rows(case: CaseFile, ids: Collection[int]) -> dict[int, EntityRow]:
    """Return what ``entity_store.rows`` says of some entities, in its order; of much-named ones in a moment too."""
    with case.reading():
        found = entity_store.records(case, ids)
        mentioned = {row[0]: (row[1], row[2]) for row in _all(case, _MENTIONED_WHERE, (to_json(sorted(ids)),))}
        packed = timeline_store.load(case)
    counting = _counting(packed)
    rows = [_entity_row(each, mentioned[each.id], packed, counting) for each in found]
    rows.sort(key=lambda row: (-row.mentions, -row.events, fold(row.name), row.id))
    return {row.id: row for row in rows}


def _entity_row(
    entity: EntityRecord, mentioned: tuple[int, int], packed: timeline_store.PackedEvents, counting: Flags
) -> EntityRow:
    here = slice(*np.searchsorted(packed.member_entities, np.array((entity.id, entity.id + 1), np.int32)))
    happened = packed.member_events[here]
    happened = happened[counting[happened]]
    starts, ends = packed.starts[happened], packed.ends[happened]
    dated = (starts != 0) | (ends != 0)
    starts, ends = starts[dated], ends[dated]
    closed = (starts != 0) & (ends != 0)
    begins, stops = np.where(starts, starts, ends), np.where(ends, ends, starts)
    first, last = int(begins.min(initial=_LATEST)), int(stops.max(initial=0))
    # An open end says nothing of how late the first, or how early the last, may be.
    untils = np.where(closed, ends, 0)[begins == first]
    froms = np.where(closed, starts, 0)[stops == last]
    return EntityRow(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        aliases=entity.aliases,
        mentions=mentioned[0],
        articles=mentioned[1],
        events=len(happened),
        first=_day(first if len(starts) else 0),
        last=_day(last),
        first_until=_day(int(untils.min(initial=_LATEST)) if len(untils) else 0),
        last_from=_day(int(froms.max(initial=0))),
    )


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def story_order(case: CaseFile, by: StoryOrder, descending: bool, words: str = "") -> Ids:
    """Return the stories whose title holds *words*, in an order; those that are equal in it stand by file."""
    wanted = words.casefold()
    with case.reading():
        ids = _column(case, _STORIES)
        titles = [title.casefold() for (title,) in _all(case, _TITLES)] if wanted or by is StoryOrder.TITLE else []
        if by is StoryOrder.TITLE:
            keys = np.unique(np.array(titles, object), return_inverse=True)[1].reshape(-1).astype(np.int64)
        elif by is StoryOrder.EVENTS:
            packed = timeline_store.load(case)
            keys = _of(np.bincount(packed.articles[_counting(packed)]), ids)
        else:
            known = [pair for pair in _all(case, _PUBLISHED) if pair[1] is not None]
            keys = _of(_tally(np.array(known, np.int64).reshape(-1, 2)), ids)
    order = np.argsort(-keys if descending else keys, kind="stable")
    if wanted:
        fits = np.fromiter((wanted in title for title in titles), np.bool_, len(titles))
        order = order[fits[order]]
    return ids[order]


def _counting(packed: timeline_store.PackedEvents) -> Flags:
    """Return which events count: the rejected ones do not."""
    counting: Flags = packed.reviews != timeline_store.REVIEWS.index(Review.REJECTED)
    return counting


def _tally(pairs: Counts) -> Counts:
    """Return pairs of id and number as an array of numbers by id."""
    made = np.zeros(int(pairs[:, 0].max(initial=0)) + 1, np.int64)
    made[pairs[:, 0]] = pairs[:, 1]
    return made


def _of(numbers: Counts, ids: Ids) -> Counts:
    """Return the numbers of some ids, 0 for those beyond the end."""
    padded = np.zeros(max(len(numbers), int(ids.max(initial=0)) + 1), np.int64)
    padded[: len(numbers)] = numbers
    return padded[ids]


def _column(case: CaseFile, query: str, values: tuple[str | None, ...] = ()) -> Ids:
    return np.array([row[0] for row in _all(case, query, values)], np.int32)


def _all(case: CaseFile, query: str, values: tuple[str | None, ...] = ()) -> list[Any]:
    # Straight to the driver: a row of SQLAlchemy's costs more than what stands in it.
    driver: Any = case.connection.connection.driver_connection
    found: list[Any] = driver.execute(query, values).fetchall()
    return found
