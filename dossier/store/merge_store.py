"""Merges of entities, so recorded that any of them can be taken apart later, and whom people keep apart."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, func, insert, or_, select, update

from dossier.domain.claims import JoinKind
from dossier.domain.mentions import EntityKind
from dossier.errors import NotFoundError
from dossier.store import entity_store, note_store, proposal_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold
from dossier.store.ledger_packing import pack_hanging, unpack_hanging
from dossier.store.packing import to_json
from dossier.store.schema import (
    aliases,
    apart,
    articles,
    entities,
    event_places,
    events,
    facts,
    mentions,
    merges,
    participants,
    proposals,
)
from dossier.store.selection import among, insert_rows

Rows = Mapping[str, Any]

_NAMED_IN = select(mentions.c.article.distinct()).where(mentions.c.entity == bindparam("entity"))


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """A merge of ``gone`` into ``keep``, or a split of ``gone`` out of ``keep``.

    ``name`` and ``names`` are those of the one taken in or out, the name first. ``taken`` says which rows came from
    it. ``ended`` is when the merge was taken apart, None while it lasts.
    """

    id: int
    keep: int
    gone: int
    how: JoinKind
    at: datetime
    ended: datetime | None
    kind: EntityKind
    name: str
    renamed: bool
    names: tuple[str, ...]
    taken: Rows = field(default_factory=dict)


def records(case: CaseFile, entity: int | None = None) -> list[MergeRecord]:
    """Return what was merged and split, in order: of one entity, on either side, or all."""
    query = select(merges).order_by(merges.c.id)
    if entity is not None:
        query = query.where(or_(merges.c.keep == entity, merges.c.gone == entity))
    with case.reading():
        return [_record(row) for row in case.connection.execute(query)]


def made_by_hand(case: CaseFile) -> int:
    """Return how many merges of people's own last."""
    query = (
        select(func.count()).select_from(merges).where(merges.c.how == JoinKind.MERGED.value, merges.c.ended.is_(None))
    )
    with case.reading():
        return int(case.connection.execute(query).scalar_one())


def record(case: CaseFile, merge: int) -> MergeRecord:
    """Return one merge. Raises NotFoundError."""
    with case.reading():
        row = case.connection.execute(select(merges).where(merges.c.id == merge)).first()
    if row is None:
        raise NotFoundError(f"There is no merge number {merge} in this case; it may have been undone.")
    return _record(row)


def _record(row: Any) -> MergeRecord:
    return MergeRecord(
        id=row.id,
        keep=row.keep,
        gone=row.gone,
        how=JoinKind(row.how),
        at=datetime.fromisoformat(row.at),
        ended=None if row.ended is None else datetime.fromisoformat(row.ended),
        kind=EntityKind(row.kind),
        name=row.name,
        renamed=bool(row.renamed),
        names=tuple(json.loads(row.names_json)),
        taken=json.loads(row.taken_json),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _remember(case: CaseFile, keep: int, gone: int, how: JoinKind, taken: Rows) -> int:
    found = entity_store.record(case, gone)
    row = {
        "keep": keep,
        "gone": gone,
        "how": how.value,
        "at": _now(),
        "ended": None,
        "kind": found.kind.value,
        "name": found.name,
        "renamed": int(found.renamed),
        "names_json": to_json(list(found.aliases)),
        "taken_json": to_json(taken),
    }
    return insert_rows(case.connection, merges, [row])[0]


def absorb(case: CaseFile, keep: int, gone: int, how: JoinKind = JoinKind.MERGED) -> int:
    """Let *keep* take over everything that *gone* has: mentions, facts, events, names, proposals. *gone* is removed.

    Return the number of the merge, by which it can be taken apart.
    """
    connection = case.connection
    kept, left = entity_store.record(case, keep), entity_store.record(case, gone)
    fresh = sorted({left.name, *left.aliases} - {kept.name, *kept.aliases})
    taken: dict[str, Any] = {
        "mentions": _ids(case, mentions, gone),
        "facts": _ids(case, facts, gone),
        "hanging": _waiting_for(case, gone),
        "notes": note_store.on_entity(case, gone),
        "names": fresh,
        "merges": list(
            connection.execute(
                select(merges.c.id).where(merges.c.keep == gone, merges.c.how != JoinKind.SPLIT.value)
            ).scalars()
        ),
        "proposals": [
            [p.second if p.first == gone else p.first, p.reason, p.rejected]
            for p in proposal_store.records(case, gone, rejected=True)
        ],
        "proposals_of_keep": [
            p.second if p.first == keep else p.first for p in proposal_store.records(case, keep, rejected=True)
        ],
        "stories": int(connection.execute(select(func.max(articles.c.id))).scalar() or 0),
    }
    for table, name in ((participants, "participants"), (event_places, "places")):
        taken[name], taken[f"{name}_twins"] = _own_and_twins(case, table, keep, gone)
    merge = _remember(case, keep, gone, how, taken)
    for table in (mentions, facts):
        connection.execute(update(table).where(table.c.entity == gone).values(entity=keep))
    _move_hanging(case, taken["hanging"], gone, keep)
    note_store.give(case, taken["notes"], gone, keep)
    for table, name in ((participants, "participants"), (event_places, "places")):
        connection.execute(delete(table).where(among(table.c.id, [twin[0] for twin in taken[f"{name}_twins"]])))
        connection.execute(update(table).where(table.c.entity == gone).values(entity=keep))
    connection.execute(delete(aliases).where(aliases.c.entity == gone))
    entity_store.add_aliases(case, keep, fresh)
    connection.execute(update(merges).where(among(merges.c.id, taken["merges"])).values(keep=keep))
    proposal_store.redirect(case, gone, keep)
    forget_apart(case, left.kind, left.name, kept.name)
    connection.execute(delete(entities).where(entities.c.id == gone))
    return merge


def _ids(case: CaseFile, table: Table, entity: int) -> list[int]:
    query = select(table.c.id).where(table.c.entity == entity).order_by(table.c.id)
    return list(case.connection.execute(query).scalars())


def _own_and_twins(case: CaseFile, table: Table, keep: int, gone: int) -> tuple[list[int], list[list[Any]]]:
    """Return the rows of *gone*, and those of them that *keep* has too: [row, event, role, the row of *keep*]."""
    twin = table.alias()
    role = [table.c.role] if "role" in table.c else []
    same = [twin.c.event == table.c.event, twin.c.entity == keep]
    if role:
        same.append(twin.c.role == table.c.role)
    query = select(table.c.id, table.c.event, *role, twin.c.id.label("twin"))
    query = query.join(twin, same[0] & same[1] & same[2] if role else same[0] & same[1])
    found = case.connection.execute(query.where(table.c.entity == gone).order_by(table.c.id)).all()
    twins = [[row.id, row.event, row.role if role else None, row.twin] for row in found]
    gone_twins = {row[0] for row in twins}
    return [id_ for id_ in _ids(case, table, gone) if id_ not in gone_twins], twins


def _waiting_for(case: CaseFile, entity: int) -> list[int]:
    """Return the events whose dates wait for something that befell an entity."""
    on = func.json_extract(events.c.hanging_json, "$[0]")
    query = select(events.c.id).where(events.c.hanging_json.is_not(None), on == entity).order_by(events.c.id)
    return list(case.connection.execute(query).scalars())


def _move_hanging(case: CaseFile, ids: Iterable[int], old: int, new: int) -> None:
    """Let the dates that wait for something that befell *old* wait for *new*."""
    query = select(events.c.id, events.c.hanging_json).where(among(events.c.id, ids))
    for id_, packed in case.connection.execute(query).all():
        hanging = unpack_hanging(packed)
        if hanging is not None and hanging.entity == old:
            moved = pack_hanging(replace(hanging, entity=new))
            case.connection.execute(update(events).where(events.c.id == id_).values(hanging_json=moved))


def restore(case: CaseFile, merge: MergeRecord, further_stories: Collection[int]) -> None:
    """Take a merge apart: who was taken in gets back all that came with it, and all of *further_stories*.

    Whom a person has made take part in an event since then stays.
    """
    connection, keep, gone, taken = case.connection, merge.keep, merge.gone, merge.taken
    row = {"id": gone, "kind": merge.kind.value, "name": merge.name, "renamed": int(merge.renamed)}
    connection.execute(insert(entities).values(folded=fold(merge.name), **row))
    entity_store.add_aliases(case, gone, set(merge.names) - _taken_away_since(case, merge))
    before = named_in(case, keep)
    for table, name in ((mentions, "mentions"), (facts, "facts")):
        own = or_(among(table.c.id, taken[name]), among(table.c.article, further_stories))
        connection.execute(update(table).where(table.c.entity == keep, own).values(entity=gone))
    whole = before - named_in(case, keep)
    for table, name in ((participants, "participants"), (event_places, "places")):
        moved = or_(among(table.c.id, taken[name]), _told_by_machine(table, whole))
        connection.execute(update(table).where(table.c.entity == keep, moved).values(entity=gone))
        _bring_back_twins(case, table, keep, gone, taken[f"{name}_twins"])
    _move_hanging(case, {*taken["hanging"], *_waiting_in(case, keep, whole)}, keep, gone)
    # Merges of earlier versions of the program know of no notes.
    note_store.give(case, taken.get("notes", ()), keep, gone)
    _give_back_names(case, merge)
    _give_back_proposals(case, merge)
    ours = merges.c.id.in_(taken["merges"]) & (merges.c.keep == keep)
    connection.execute(update(merges).where(ours).values(keep=gone))
    connection.execute(update(merges).where(merges.c.id == merge.id).values(ended=_now()))


def _taken_away_since(case: CaseFile, merge: MergeRecord) -> set[str]:
    """Return the names that the one taken in had by a merge which has been taken apart since."""
    inner = {r.id: r for r in records(case, merge.keep) if r.id in merge.taken["merges"]}
    return {name for r in inner.values() if r.ended is not None for name in r.taken["names"]}


def named_in(case: CaseFile, entity: int) -> set[int]:
    """Return the stories that name an entity."""
    return set(case.connection.execute(_NAMED_IN, {"entity": entity}).scalars())


def _told_by_machine(table: Table, stories: Collection[int]) -> Any:
    """Return the condition that a row belongs to an event of *stories* whose participants no person has set."""
    by_hand = events.c.edited_json.contains('"participants"', autoescape=True)
    found = select(events.c.id).where(among(events.c.article, stories), ~by_hand)
    return table.c.event.in_(found)


def _waiting_in(case: CaseFile, entity: int, stories: Collection[int]) -> list[int]:
    query = select(events.c.id).where(among(events.c.id, _waiting_for(case, entity)))
    return list(case.connection.execute(query.where(among(events.c.article, stories))).scalars())


def _bring_back_twins(case: CaseFile, table: Table, keep: int, gone: int, twins: Iterable[list[Any]]) -> None:
    """Give back the parts that both had in one event, unless a person has set who takes part since."""
    for _, event, role, twin in twins:
        still = select(table.c.id).where(table.c.id == twin, table.c.entity == keep)
        if case.connection.execute(still).first() is None:
            continue
        row = {"event": event, "entity": gone} | ({} if role is None else {"role": role})
        same = [table.c[name] == value for name, value in row.items()]
        if case.connection.execute(select(table.c.id).where(*same)).first() is None:
            insert_rows(case.connection, table, [row])


def _give_back_names(case: CaseFile, merge: MergeRecord) -> None:
    """Take the names away that came with the merge, but for those that other merges have brought too."""
    lasting = [
        r for r in records(case, merge.keep) if r.how is JoinKind.MERGED and r.ended is None and r.id != merge.id
    ]
    others = {
        name
        for other in lasting
        if other.keep == merge.keep and other.id not in merge.taken["merges"]
        for name in (other.name, *other.names)
    }
    gone = [name for name in merge.taken["names"] if name not in others]
    lost = aliases.c.name.in_(gone) & (aliases.c.entity == merge.keep)
    case.connection.execute(delete(aliases).where(lost))


def _give_back_proposals(case: CaseFile, merge: MergeRecord) -> None:
    """Let the proposals speak again of whom they spoke of, and keep the two apart from now on."""
    known, of_keep = entity_store.refs(case), set(merge.taken["proposals_of_keep"])
    for other, reason, rejected in merge.taken["proposals"]:
        if other == merge.keep or other not in known:
            continue
        if other not in of_keep:
            pair = [min(merge.keep, other), max(merge.keep, other)]
            redirected = (proposals.c.first == pair[0]) & (proposals.c.second == pair[1])
            case.connection.execute(delete(proposals).where(redirected))
        proposal_store.add(case, [(merge.gone, other, reason)])
        if rejected:
            proposal_store.reject_pair(case, merge.gone, other)


def stories_of(case: CaseFile, ids: Collection[int]) -> tuple[int, ...]:
    """Return the stories in which some mentions stand."""
    query = select(mentions.c.article.distinct()).where(among(mentions.c.id, ids)).order_by(mentions.c.article)
    with case.reading():
        return tuple(case.connection.execute(query).scalars())


def split(
    case: CaseFile, entity: int, stories: Collection[int], name: str, names: Collection[str], by_hand: bool = True
) -> int:
    """Take all that some stories tell of an entity out into one of its own; return its id.

    Whom a person has made take part in an event stays. It is remembered as what a person did where it was *by_hand*;
    what an import takes apart follows from what the case holds.
    """
    connection = case.connection
    fresh = entity_store.add(case, entity_store.record(case, entity).kind, name, names)
    for table in (mentions, facts):
        of_stories = among(table.c.article, stories)
        connection.execute(update(table).where(table.c.entity == entity, of_stories).values(entity=fresh))
    for table in (participants, event_places):
        moved = _told_by_machine(table, stories)
        connection.execute(update(table).where(table.c.entity == entity, moved).values(entity=fresh))
    _move_hanging(case, _waiting_in(case, entity, stories), entity, fresh)
    for joined in records(case, entity):
        # What an import had joined has been taken apart by this as well.
        is_open = joined.how is JoinKind.JOINED and joined.ended is None and joined.keep == entity
        if is_open and set(stories_of(case, joined.taken["mentions"])) <= set(stories):
            connection.execute(update(merges).where(merges.c.id == joined.id).values(ended=_now()))
    if by_hand:
        _remember(case, entity, fresh, JoinKind.SPLIT, {"stories": sorted(stories)})
    return fresh


def move_mentions(case: CaseFile, ids: Collection[int], entity: int, fresh: int) -> None:
    """Give some mentions of an entity to *fresh*; as a person chose them, no machine takes them away."""
    of_entity = (mentions.c.entity == entity) & among(mentions.c.id, ids)
    case.connection.execute(update(mentions).where(of_entity).values(entity=fresh, given=1))


def move_facts(case: CaseFile, ids: Collection[int], entity: int, fresh: int) -> None:
    """Give some of the facts of an entity to *fresh*."""
    of_entity = (facts.c.entity == entity) & among(facts.c.id, ids)
    case.connection.execute(update(facts).where(of_entity).values(entity=fresh))


def drop_names(case: CaseFile, entity: int, names: Collection[str]) -> None:
    """Take names away from an entity that nothing of it uses any more."""
    case.connection.execute(delete(aliases).where(aliases.c.entity == entity, aliases.c.name.in_(list(names))))


def keep_apart(case: CaseFile, first: int, second: int, reason: str) -> None:
    """Remember for good that two entities are not one: by their ids, and by their names and what their stories say."""
    proposal_store.add(case, [(first, second, reason)])
    proposal_store.reject_pair(case, first, second)
    one, two = entity_store.record(case, first), entity_store.record(case, second)
    sides = sorted((fold(r.name), sorted(told_in(case, r.id))) for r in (one, two))
    row = {"kind": one.kind.value, "first": sides[0][0], "second": sides[1][0]}
    row |= {"first_stories_json": to_json(sides[0][1]), "second_stories_json": to_json(sides[1][1])}
    same = [apart.c[column] == value for column, value in row.items()]
    if case.connection.execute(select(apart.c.id).where(*same)).first() is None:
        insert_rows(case.connection, apart, [row])


def forget_apart(case: CaseFile, kind: EntityKind, one: str, two: str) -> None:
    """Forget that two names were kept apart: a person has made them one."""
    first, second = sorted((fold(one), fold(two)))
    pair = (apart.c.kind == kind.value) & (apart.c.first == first) & (apart.c.second == second)
    case.connection.execute(delete(apart).where(pair))


DIGITS = 16
"""How many digits of a story's digest are kept of those in which people are kept apart."""


def digest_of(case: CaseFile, article: int) -> str:
    """Return the first digits of the digest of what a story says."""
    query = select(func.substr(articles.c.text_digest, 1, DIGITS)).where(articles.c.id == article)
    return str(case.connection.execute(query).scalar_one())


def told_in(case: CaseFile, entity: int) -> set[str]:
    """Return the first digits of the digests of what the stories say that name an entity."""
    query = select(func.substr(articles.c.text_digest, 1, DIGITS).distinct()).join(
        mentions, mentions.c.article == articles.c.id
    )
    return set(case.connection.execute(query.where(mentions.c.entity == entity)).scalars())


@dataclass(frozen=True, slots=True)
class Apart:
    """Two names that people keep apart in the stories whose digests begin with these digits."""

    kind: EntityKind
    first: str
    second: str
    first_stories: frozenset[str]
    second_stories: frozenset[str]


def all_apart(case: CaseFile) -> list[Apart]:
    """Return whom people keep apart, by content."""
    query = select(apart).order_by(apart.c.kind, apart.c.first, apart.c.second, apart.c.id)
    with case.reading():
        return [
            Apart(
                EntityKind(row.kind),
                row.first,
                row.second,
                frozenset(json.loads(row.first_stories_json)),
                frozenset(json.loads(row.second_stories_json)),
            )
            for row in case.connection.execute(query)
        ]
