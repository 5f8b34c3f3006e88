"""Taking files out of a case with all that was read in them, and names that nothing names any more."""

from collections.abc import Collection

from sqlalchemy import Column, delete, exists, func, or_, select

from dossier.domain.notes import SubjectKind
from dossier.store import set_aside
from dossier.store.case_file import CaseFile
from dossier.store.schema import (
    aliases,
    articles,
    corrections,
    entities,
    event_places,
    events,
    facts,
    mentions,
    merges,
    notes,
    participants,
    proposals,
    sources,
)
from dossier.store.selection import among


def remove_files(case: CaseFile, files: Collection[int]) -> set[int]:
    """Take files with their stories and events out of the case; their bytes are set aside for the way back.

    Return the entities of which these told something.
    """
    connection = case.connection
    stories = list(connection.execute(select(articles.c.id).where(among(articles.c.source, files))).scalars())
    happenings = list(connection.execute(select(events.c.id).where(among(events.c.article, stories))).scalars())
    concerned: set[int] = set()
    for table, column, ids in (
        (event_places, event_places.c.event, happenings),
        (participants, participants.c.event, happenings),
        (events, events.c.article, stories),
        (facts, facts.c.article, stories),
        (mentions, mentions.c.article, stories),
        (notes, notes.c.article, stories),
        (corrections, corrections.c.article, stories),
        (articles, articles.c.source, files),
    ):
        if "entity" in table.c:
            concerned.update(connection.execute(select(table.c.entity.distinct()).where(among(column, ids))).scalars())
        connection.execute(delete(table).where(among(column, ids)))
    set_aside.put(connection, among(sources.c.id, files))
    connection.execute(delete(sources).where(among(sources.c.id, files)))
    return concerned


def unnamed(case: CaseFile, ids: Collection[int]) -> list[int]:
    """Return those of some entities of which no story tells anything, and of whom no person has told anything."""

    def told(column: Column[int]) -> object:
        return exists().where(column == entities.c.id)

    waits = exists().where(
        events.c.hanging_json.is_not(None), func.json_extract(events.c.hanging_json, "$[0]") == entities.c.id
    )
    noted = exists().where(notes.c.subject_kind == SubjectKind.ENTITY.value, notes.c.subject == entities.c.id)
    ways = [told(table.c.entity) for table in (mentions, facts, participants, event_places)]
    query = select(entities.c.id).where(among(entities.c.id, ids), ~or_(*ways, waits, noted))  # type: ignore[arg-type]
    return list(case.connection.execute(query.order_by(entities.c.id)).scalars())


def remove_entities(case: CaseFile, ids: Collection[int]) -> None:
    """Take entities out of the case of which nothing is told, with their names, proposals and merges."""
    connection = case.connection
    connection.execute(delete(aliases).where(among(aliases.c.entity, ids)))
    connection.execute(delete(proposals).where(or_(among(proposals.c.first, ids), among(proposals.c.second, ids))))
    connection.execute(delete(merges).where(among(merges.c.keep, ids)))
    connection.execute(delete(entities).where(among(entities.c.id, ids)))


def forget_joins(case: CaseFile, joins: Collection[int]) -> None:
    """Drop merges that nothing is left to take apart of."""
    case.connection.execute(delete(merges).where(among(merges.c.id, joins)))
