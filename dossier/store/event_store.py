"""The events of a case."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select, update

from dossier.domain.events import EventKind, Review, Role, Status, StoryEvent
from dossier.domain.ledger import Hanging
from dossier.domain.records import EventRecord, Participant
from dossier.domain.spans import Span
from dossier.errors import NotFoundError
from dossier.store import note_store
from dossier.store.case_file import CaseFile
from dossier.store.chain_packing import pack_chain, unpack_chain
from dossier.store.ledger_packing import pack_hanging, unpack_hanging
from dossier.store.packing import date_columns, date_of, to_json
from dossier.store.schema import articles, event_places, events, participants, sources
from dossier.store.selection import among, among_given, free_id, insert_rows, packed

# The index that lists the waiting ones alone keeps this cheap.
_WAITING_FOR = select(events.c.id).where(
    events.c.hanging_json.is_not(None), among_given(func.json_extract(events.c.hanging_json, "$[0]"))
)


_ROLES = {role.value: role for role in Role}
_KINDS = {kind.value: kind for kind in EventKind}
_STATUSES = {status.value: status for status in Status}
_REVIEWS = {review.value: review for review in Review}


def next_ids(case: CaseFile, count: int) -> list[int]:
    """Return the ids that the next *count* events will get, within the transaction that asks."""
    first = free_id(case.connection, events)
    return list(range(first, first + count))


def add(case: CaseFile, article: int, found: Sequence[StoryEvent], entity_ids: Mapping[int, int]) -> list[int]:
    """Keep the events of a story and return their ids; *entity_ids* leads from the story's keys to the case's ids."""
    rows = [
        {
            "article": article,
            "start": event.span.start,
            "end": event.span.end,
            "trigger_start": event.trigger.start,
            "trigger_end": event.trigger.end,
            "kind": event.kind.value,
            "status": event.status.value,
            "attribution": event.attribution,
            **date_columns(event.date),
            "review": Review.UNREVIEWED.value,
            "edited_json": "[]",
            "hanging_json": pack_hanging(hanging_of_case(event.hanging, entity_ids)),
            "chain_json": pack_chain(event.chain),
        }
        for event in found
    ]
    ids = insert_rows(case.connection, events, rows)
    taking_part: dict[tuple[int, int, str], None] = {}
    places: dict[tuple[int, int], None] = {}
    for id_, event in zip(ids, found, strict=True):
        for p in event.participants:
            if p.entity in entity_ids:
                taking_part[id_, entity_ids[p.entity], p.role.value] = None
        for place in event.places:
            if place in entity_ids:
                places[id_, entity_ids[place]] = None
    insert_rows(case.connection, participants, [{"event": e, "entity": n, "role": r} for e, n, r in taking_part])
    insert_rows(case.connection, event_places, [{"event": e, "entity": n} for e, n in places])
    return ids


def hanging_of_case(hanging: Hanging | None, entity_ids: Mapping[int, int]) -> Hanging | None:
    """Return what a date waits for with the entity of the case in it, None where the case does not know it."""
    if hanging is None or hanging.entity not in entity_ids:
        return None
    return replace(hanging, entity=entity_ids[hanging.entity])


def record(case: CaseFile, event: int) -> EventRecord:
    """Return one event, rejected or not. Raises NotFoundError."""
    found = records(case, ids=[event], rejected=True)
    if not found:
        raise NotFoundError(f"There is no event number {event} in this case.")
    return found[0]


def at(case: CaseFile, sha256: str, trigger: Span) -> EventRecord | None:
    """Return the event that a word of a file tells of, None where there is none; *sha256* may be its first digits."""
    place = (events.c.trigger_start == trigger.start) & (events.c.trigger_end == trigger.end)
    of_file = sources.c.sha256.startswith(sha256, autoescape=True)
    query = select(events.c.id).join(articles, articles.c.id == events.c.article).join(sources).where(place, of_file)
    with case.reading():
        id_ = case.connection.execute(query.order_by(events.c.id)).scalars().first()
        return None if id_ is None else record(case, id_)


def records(
    case: CaseFile,
    *,
    ids: Iterable[int] | None = None,
    article: int | None = None,
    entity: int | None = None,
    articles_in: Iterable[int] | None = None,
    kinds: Iterable[EventKind] | None = None,
    rejected: bool = False,
) -> list[EventRecord]:
    """Return events in time order: dated ones by their first known day, then the undated in text order.

    All of the case, or those of some ids, of one article or several, of one entity (as participant or place), or of
    some kinds.
    """
    if ids is not None and not (ids := list(ids)):
        return []
    wanted: list[ColumnElement[bool]] = []
    if not rejected:
        wanted.append(events.c.review != Review.REJECTED.value)
    if ids is not None:
        wanted.append(among(events.c.id, ids))
    if article is not None:
        wanted.append(events.c.article == article)
    if articles_in is not None:
        wanted.append(among(events.c.article, articles_in))
    if kinds is not None:
        wanted.append(events.c.kind.in_([kind.value for kind in kinds]))
    if entity is not None:
        wanted.append(
            or_(
                events.c.id.in_(select(participants.c.event).where(participants.c.entity == entity)),
                events.c.id.in_(select(event_places.c.event).where(event_places.c.entity == entity)),
            )
        )
    first = func.coalesce(events.c.date_start, events.c.date_end)
    last = func.coalesce(events.c.date_end, events.c.date_start)
    query = (
        select(events)
        .join(articles)
        .where(*wanted)
        .order_by(
            first.is_(None),
            first,
            last,
            articles.c.source,
            articles.c.ordinal,
            events.c.start,
            events.c.trigger_start,
            events.c.id,
        )
    )
    with case.reading():
        found = case.connection.execute(query)
        names = tuple(found.keys())
        # Plain dictionaries: of a row of SQLAlchemy's each column is looked up by name anew.
        rows = [dict(zip(names, row, strict=True)) for row in found]
        some = None if len(wanted) == int(not rejected) else [row["id"] for row in rows]
        people, places = _participants(case, some), _places(case, some)
    return [_record(row, people.get(row["id"], ()), places.get(row["id"], ())) for row in rows]


def articles_of(case: CaseFile, ids: Iterable[int]) -> frozenset[int]:
    """Return the stories that tell of some events, rejected or not."""
    query = select(events.c.article.distinct()).where(among(events.c.id, ids))
    with case.reading():
        return frozenset(case.connection.execute(query).scalars())


def ids(case: CaseFile) -> list[int]:
    """Return the ids of all events that were not rejected."""
    query = select(events.c.id).where(events.c.review != Review.REJECTED.value).order_by(events.c.id)
    with case.reading():
        return list(case.connection.execute(query).scalars())


def _participants(case: CaseFile, ids: Iterable[int] | None) -> Mapping[int, tuple[Participant, ...]]:
    query = select(participants.c.event, participants.c.entity, participants.c.role).order_by(participants.c.id)
    if ids is not None:
        query = query.where(among(participants.c.event, ids))
    found: defaultdict[int, list[Participant]] = defaultdict(list)
    for event, entity, role in case.connection.execute(query):
        found[event].append(Participant(entity, _ROLES[role]))
    return {event: tuple(people) for event, people in found.items()}


def _places(case: CaseFile, ids: Iterable[int] | None) -> Mapping[int, tuple[int, ...]]:
    query = select(event_places.c.event, event_places.c.entity).order_by(event_places.c.id)
    if ids is not None:
        query = query.where(among(event_places.c.event, ids))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for event, entity in case.connection.execute(query):
        found[event].append(entity)
    return {event: tuple(places) for event, places in found.items()}


def _record(row: Mapping[Any, Any], people: tuple[Participant, ...], places: tuple[int, ...]) -> EventRecord:
    return EventRecord(
        id=row["id"],
        article=row["article"],
        span=Span(row["start"], row["end"]),
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        kind=_KINDS[row["kind"]],
        status=_STATUSES[row["status"]],
        attribution=row["attribution"],
        date=date_of(row),
        participants=people,
        places=places,
        review=_REVIEWS[row["review"]],
        edited=_edited(row["edited_json"]),
        hanging=unpack_hanging(row["hanging_json"]),
        chain=unpack_chain(row["chain_json"]),
    )


@lru_cache(maxsize=64)
def _edited(packed: str) -> frozenset[str]:
    return frozenset(json.loads(packed))


def save(case: CaseFile, event: EventRecord) -> None:
    """Store the present values of an event that exists. Its article and spans never change."""
    connection = case.connection
    connection.execute(
        update(events)
        .where(events.c.id == event.id)
        .values(
            kind=event.kind.value,
            status=event.status.value,
            attribution=event.attribution,
            **date_columns(event.date),
            review=event.review.value,
            edited_json=to_json(sorted(event.edited)),
            hanging_json=pack_hanging(event.hanging),
            chain_json=pack_chain(event.chain),
        )
    )
    known = _participants(case, [event.id]).get(event.id, ())
    wanted = tuple(dict.fromkeys(event.participants))
    if known != wanted:
        connection.execute(delete(participants).where(participants.c.event == event.id))
        rows = [{"event": event.id, "entity": p.entity, "role": p.role.value} for p in wanted]
        insert_rows(connection, participants, rows)


def leave_place(case: CaseFile, event: int, place: int) -> None:
    """Let an event have happened at a place no longer."""
    gone = (event_places.c.event == event) & (event_places.c.entity == place)
    case.connection.execute(delete(event_places).where(gone))


def remove(case: CaseFile, ids: Iterable[int]) -> None:
    """Remove events with their participants and places."""
    gone = list(ids)
    if gone:
        connection = case.connection
        note_store.leave_events(case, gone)
        connection.execute(delete(participants).where(among(participants.c.event, gone)))
        connection.execute(delete(event_places).where(among(event_places.c.event, gone)))
        connection.execute(delete(events).where(among(events.c.id, gone)))


def waiting(case: CaseFile, edited: bool = False) -> list[int]:
    """Return the events whose date hangs on an event that their own story does not date.

    *edited*: only those to which a person gave a date instead.
    """
    query = select(events.c.id).where(events.c.hanging_json.is_not(None))
    if edited:
        query = query.where(events.c.edited_json.contains('"date"', autoescape=True))
    with case.reading():
        return list(case.connection.execute(query).scalars())


def waiting_for(case: CaseFile, people: Iterable[int]) -> list[int]:
    """Return the events whose date hangs on an event of one of some entities."""
    with case.reading():
        return list(case.connection.execute(_WAITING_FOR, {"ids": packed(people)}).scalars())


def happened(case: CaseFile, kind: str, entity: int) -> list[EventRecord]:
    """Return the events of one kind in which an entity takes part, rejected ones left out."""
    took_part = select(participants.c.event).where(participants.c.entity == entity)
    query = select(events.c.id).where(events.c.id.in_(took_part), events.c.kind == kind)
    with case.reading():
        return records(case, ids=case.connection.execute(query).scalars().all())


def of_entity(case: CaseFile, entity: int) -> frozenset[int]:
    """Return the ids of all events in which an entity takes part, rejected ones too."""
    with case.reading():
        taking_part = case.connection.execute(select(participants.c.event).where(participants.c.entity == entity))
        there = case.connection.execute(select(event_places.c.event).where(event_places.c.entity == entity))
        return frozenset(taking_part.scalars()) | frozenset(there.scalars())


def reviewed(case: CaseFile) -> int:
    """Return how many events a person has accepted, rejected or edited."""
    query = select(func.count()).select_from(events).where(events.c.review != Review.UNREVIEWED.value)
    with case.reading():
        return int(case.connection.execute(query).scalar_one())
