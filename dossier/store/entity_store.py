"""The people, organisations and places of a case, with their names, mentions and facts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Integer, Select, bindparam, delete, func, select, union_all, update
from sqlalchemy import case as when

from dossier.domain.events import Review
from dossier.domain.mentions import EntityKind, FactKind, Mention, MentionForm, PersonFact
from dossier.domain.records import EntityRecord, FactRecord, MentionRecord
from dossier.domain.spans import Span
from dossier.domain.views import EntityRef, EntityRow
from dossier.errors import NotFoundError
from dossier.store import asking
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold
from dossier.store.packing import day
from dossier.store.schema import aliases, articles, entities, event_places, events, facts, mentions, participants
from dossier.store.selection import among, among_given, free_id, insert_rows, packed, put_rows


def _in_common_query() -> Select[Any]:
    few, many = bindparam("few", type_=Integer), bindparam("many", type_=Integer)
    beside, other, there = mentions.alias(), mentions.alias(), mentions.alias()
    own = select(mentions.c.article).where(mentions.c.entity == few)
    meets = (
        select(other.c.id)
        .join(there, (there.c.article == other.c.article) & (there.c.entity == many))
        .where(other.c.entity == beside.c.entity)
    )
    return (
        select(beside.c.entity.distinct())
        .where(beside.c.article.in_(own), beside.c.entity != few, beside.c.entity != many, meets.exists())
        .order_by(beside.c.entity)
    )


_IN_COMMON = _in_common_query()
_STORY_COUNTS = (
    select(mentions.c.entity, func.count(mentions.c.article.distinct()))
    .where(among_given(mentions.c.entity))
    .group_by(mentions.c.entity)
)
_FROM = func.coalesce(events.c.date_start, events.c.date_end)
_UNTIL = func.coalesce(events.c.date_end, events.c.date_start)
_CLOSED = events.c.date_start.is_not(None) & events.c.date_end.is_not(None)
_SOME = select(entities).where(among_given(entities.c.id)).order_by(entities.c.id)
_NAMES_OF_SOME = select(aliases.c.entity, aliases.c.name).where(among_given(aliases.c.entity)).order_by(aliases.c.name)
_SOME_REFS = select(entities.c.id, entities.c.kind, entities.c.name).where(among_given(entities.c.id))


def add(case: CaseFile, kind: EntityKind, name: str, names: Iterable[str] = ()) -> int:
    """Keep a new entity with its other names. Return its id."""
    row = {"kind": kind.value, "name": name, "folded": fold(name), "renamed": 0}
    entity = insert_rows(case.connection, entities, [row])[0]
    add_aliases(case, entity, [other for other in names if other != name])
    return entity


def free_entity_id(case: CaseFile) -> int:
    """Return the first id that no entity of the case ever had, inside a transaction."""
    return free_id(case.connection, entities)


def add_all(case: CaseFile, found: Sequence[tuple[int, EntityKind, str]]) -> None:
    """Keep new entities under ids that were free: triples of id, kind and name."""
    if found:
        rows = [
            {"id": id_, "kind": kind.value, "name": name, "folded": fold(name), "renamed": 0}
            for id_, kind, name in found
        ]
        put_rows(case.connection, entities, rows)


def add_alias_pairs(case: CaseFile, found: Sequence[tuple[int, str]]) -> None:
    """Give entities further names: pairs of entity and name. Names that they have already change nothing."""
    if found:
        first = free_id(case.connection, aliases)
        rows = [
            {"id": first + i, "entity": entity, "name": name, "folded": fold(name)}
            for i, (entity, name) in enumerate(found)
        ]
        put_rows(case.connection, aliases, rows, or_ignore=True)


def add_aliases(case: CaseFile, entity: int, names: Iterable[str]) -> None:
    """Give an entity further names. Names that it has already change nothing."""
    add_alias_pairs(case, [(entity, name) for name in sorted(set(names))])


def set_name(case: CaseFile, entity: int, name: str, renamed: bool) -> None:
    """Change the name under which an entity is shown; the one it had becomes an alias. *renamed*: by a person."""
    before = record(case, entity)
    columns: dict[str, Any] = {"name": name, "folded": fold(name)}
    if renamed:
        columns["renamed"] = 1
    case.connection.execute(update(entities).where(entities.c.id == entity).values(**columns))
    case.connection.execute(delete(aliases).where(aliases.c.entity == entity, aliases.c.name == name))
    if before.name != name:
        add_aliases(case, entity, [before.name])


def add_mentions(case: CaseFile, article: int, found: Iterable[tuple[int, Mention]]) -> None:
    """Keep the mentions of entities in an article: pairs of entity id and mention."""
    rows = [
        {"entity": entity, "article": article, "start": m.span.start, "end": m.span.end, "form": m.form.value}
        for entity, m in found
    ]
    insert_rows(case.connection, mentions, rows)


def add_facts(case: CaseFile, article: int, found: Iterable[tuple[int, PersonFact]]) -> None:
    """Keep facts of people in an article: pairs of entity id and fact."""
    rows = [
        {
            "entity": entity,
            "article": article,
            "kind": fact.kind.value,
            "value": fact.value,
            "start": fact.span.start,
            "end": fact.span.end,
        }
        for entity, fact in found
    ]
    insert_rows(case.connection, facts, rows)


def record(case: CaseFile, entity: int) -> EntityRecord:
    """Return one entity. Raises NotFoundError."""
    found = records(case, [entity])
    if not found:
        raise NotFoundError(f"There is no person, organisation or place number {entity} in this case.")
    return found[0]


def records(case: CaseFile, ids: Iterable[int] | None = None) -> list[EntityRecord]:
    """Return entities, all of them where no ids are given, by id."""
    wanted = None if ids is None else {"ids": packed(ids)}
    query = select(entities).order_by(entities.c.id) if wanted is None else _SOME
    with case.reading():
        others = _names_of(case, wanted)
        return [
            EntityRecord(row.id, EntityKind(row.kind), row.name, others.get(row.id, ()), bool(row.renamed))
            for row in case.connection.execute(query, wanted)
        ]


def _names_of(case: CaseFile, wanted: dict[str, str] | None) -> Mapping[int, tuple[str, ...]]:
    query = _NAMES_OF_SOME if wanted is not None else select(aliases.c.entity, aliases.c.name).order_by(aliases.c.name)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for entity, name in case.connection.execute(query, wanted):
        found[entity].append(name)
    return {entity: tuple(names) for entity, names in found.items()}


def refs(case: CaseFile, ids: Iterable[int] | None = None) -> dict[int, EntityRef]:
    """Return entities by id, as they are named in passing."""
    wanted = None if ids is None else {"ids": packed(ids)}
    query = _SOME_REFS if wanted is not None else select(entities.c.id, entities.c.kind, entities.c.name)
    with case.reading():
        found = case.connection.execute(query, wanted)
        return {id_: EntityRef(id_, EntityKind(kind), name) for id_, kind, name in found}


def rows(case: CaseFile, ids: Iterable[int] | None = None) -> list[EntityRow]:
    """Return entities as a list shows them, the most mentioned first. Rejected events do not count."""
    wanted = None if ids is None else list(ids)
    named = select(mentions.c.entity, func.count(), func.count(mentions.c.article.distinct()))
    took_part = select(participants.c.entity, participants.c.event)
    took_place = select(event_places.c.entity, event_places.c.event)
    if wanted is not None:
        named = named.where(among(mentions.c.entity, wanted))
        took_part = took_part.where(among(participants.c.entity, wanted))
        took_place = took_place.where(among(event_places.c.entity, wanted))
    links = union_all(took_part, took_place).subquery()
    happened = (
        select(
            links.c.entity,
            func.count(links.c.event.distinct()),
            func.min(_FROM + "|" + when((_CLOSED, events.c.date_end), else_="")),
            func.max(_UNTIL + "|" + when((_CLOSED, events.c.date_start), else_="")),
        )
        .join(events, events.c.id == links.c.event)
        .where(events.c.review != Review.REJECTED.value)
        .group_by(links.c.entity)
    )
    with case.reading():
        counts = {row[0]: row for row in case.connection.execute(named.group_by(mentions.c.entity))}
        spread = {row[0]: row for row in case.connection.execute(happened)}
        found = [
            _row(entity, counts.get(entity.id, (0, 0, 0)), spread.get(entity.id, (0, 0, None, None)))
            for entity in records(case, wanted)
        ]
    found.sort(key=lambda row: (-row.mentions, -row.events, fold(row.name), row.id))
    return found


def _row(entity: EntityRecord, counts: Sequence[Any], spread: Sequence[Any]) -> EntityRow:
    first, _, first_until = (spread[2] or "|").partition("|")
    last, _, last_from = (spread[3] or "|").partition("|")
    return EntityRow(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        aliases=entity.aliases,
        mentions=counts[1],
        articles=counts[2],
        events=spread[1],
        first=day(first or None),
        last=day(last or None),
        first_until=day(first_until or None),
        last_from=day(last_from or None),
    )


def mention_records(case: CaseFile, article: int | None = None, entity: int | None = None) -> list[MentionRecord]:
    """Return mentions in the order of articles and text: of one article, of one entity, or all."""
    query = select(mentions).order_by(mentions.c.article, mentions.c.start, mentions.c.end, mentions.c.id)
    if article is not None:
        query = query.where(mentions.c.article == article)
    if entity is not None:
        query = query.where(mentions.c.entity == entity)
    with case.reading():
        return [
            MentionRecord(
                row.id, row.entity, row.article, Span(row.start, row.end), MentionForm(row.form), bool(row.given)
            )
            for row in case.connection.execute(query)
        ]


def first_mention(case: CaseFile, entity: int) -> tuple[int, Span] | None:
    """Return the article and the place where an entity is named first, None where it is named nowhere."""
    query = select(mentions.c.article, mentions.c.start, mentions.c.end).where(mentions.c.entity == entity)
    with case.reading():
        first = query.order_by(mentions.c.article, mentions.c.start, mentions.c.end).limit(1)
        row = case.connection.execute(first).first()
    return None if row is None else (row.article, Span(row.start, row.end))


def give_mentions(case: CaseFile, article: int, entity: int, spans: Iterable[Span]) -> list[int]:
    """Keep the mentions of an entity that a person marked in an article. Return their ids."""
    rows = [
        {"entity": entity, "article": article, "start": s.start, "end": s.end, "form": MentionForm.NAME, "given": 1}
        for s in spans
    ]
    return insert_rows(case.connection, mentions, rows)


def remove_mentions(case: CaseFile, ids: Iterable[int]) -> None:
    """Take mentions out of the case."""
    case.connection.execute(delete(mentions).where(among(mentions.c.id, ids)))


def remove_facts(case: CaseFile, article: int, entity: int) -> None:
    """Take out what an article says of an entity."""
    case.connection.execute(delete(facts).where(facts.c.article == article, facts.c.entity == entity))


def names_in(case: CaseFile, articles: Iterable[int], ids: Iterable[int]) -> list[MentionRecord]:
    """Return where some articles name some entities, in the order of articles and text."""
    query = (
        select(mentions)
        .where(among(mentions.c.article, articles), among(mentions.c.entity, ids))
        .where(mentions.c.form == MentionForm.NAME.value)
        .order_by(mentions.c.article, mentions.c.start, mentions.c.end, mentions.c.id)
    )
    with case.reading():
        return [
            MentionRecord(row.id, row.entity, row.article, Span(row.start, row.end), MentionForm.NAME)
            for row in case.connection.execute(query)
        ]


def fact_records(case: CaseFile, article: int | None = None, entity: int | None = None) -> list[FactRecord]:
    """Return facts in the order of articles and text: of one article, of one entity, or all."""
    query = select(facts).order_by(facts.c.article, facts.c.start, facts.c.end, facts.c.id)
    if article is not None:
        query = query.where(facts.c.article == article)
    if entity is not None:
        query = query.where(facts.c.entity == entity)
    with case.reading():
        return [
            FactRecord(row.id, row.entity, row.article, FactKind(row.kind), row.value, Span(row.start, row.end))
            for row in case.connection.execute(query)
        ]


def find(case: CaseFile, name: str) -> list[int]:
    """Return the entities whose name or alias is *name*, whatever its case and accents."""
    wanted = fold(name)
    query = union_all(
        select(entities.c.id).where(entities.c.folded == wanted),
        select(aliases.c.entity).where(aliases.c.folded == wanted),
    )
    with case.reading():
        return sorted(set(case.connection.execute(query).scalars()))


_HAVING = """SELECT json_group_array(id) FROM (SELECT * FROM (
 SELECT id FROM entities WHERE instr(folded, :part) UNION ALL SELECT entity FROM aliases WHERE instr(folded, :part))
 LIMIT :most)"""


def find_part(case: CaseFile, part: str, most: int = -1) -> list[int]:
    """Return the entities that have a name with *part* in it, whatever its case and accents: so many names at *most*,
    where that is 0 or more."""
    with case.reading():
        return sorted(set(json.loads(asking.first(case, _HAVING, part=fold(part), most=most)[0])))


def in_common(case: CaseFile, first: int, second: int) -> list[int]:
    """Return the entities that are named in a story of *first* and in a story of *second*."""
    counts = story_counts(case, [first, second])
    few, many = sorted((first, second), key=lambda id_: counts.get(id_, 0))
    with case.reading():
        return list(case.connection.execute(_IN_COMMON, {"few": few, "many": many}).scalars())


def story_counts(case: CaseFile, ids: Iterable[int]) -> dict[int, int]:
    """Return in how many stories each of some entities is named."""
    with case.reading():
        return {row[0]: row[1] for row in case.connection.execute(_STORY_COUNTS, {"ids": packed(ids)})}


def stories_of(case: CaseFile, entity: int) -> list[int]:
    """Return the stories that mention an entity, in the order of files and of stories in them."""
    there = select(mentions.c.article).where(mentions.c.entity == entity)
    query = select(articles.c.id).where(articles.c.id.in_(there)).order_by(articles.c.source, articles.c.ordinal)
    with case.reading():
        return list(case.connection.execute(query).scalars())


def shared_articles(case: CaseFile, entity: int) -> dict[int, int]:
    """Return the entities that are named in the same articles as *entity*, and in how many of them."""
    own = select(mentions.c.article).distinct().where(mentions.c.entity == entity)
    query = (
        select(mentions.c.entity, func.count(mentions.c.article.distinct()))
        .where(mentions.c.article.in_(own), mentions.c.entity != entity)
        .group_by(mentions.c.entity)
    )
    with case.reading():
        return {row[0]: row[1] for row in case.connection.execute(query)}
