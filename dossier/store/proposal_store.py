"""Merges that the machine suggests, and what a person said to them."""

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, func, or_, select, update

from dossier.domain.records import ProposalRecord
from dossier.errors import NotFoundError
from dossier.store.case_file import CaseFile
from dossier.store.schema import proposals
from dossier.store.selection import among, among_given, free_id, packed, put_rows

_AMONG_PEOPLE = (
    select(proposals)
    .where(proposals.c.rejected == 0, or_(among_given(proposals.c.first), among_given(proposals.c.second)))
    .order_by(proposals.c.id)
)
_REJECTED = select(proposals.c.id).where(
    proposals.c.first == bindparam("first"), proposals.c.second == bindparam("second"), proposals.c.rejected == 1
)


def add(case: CaseFile, found: Iterable[tuple[int, int, str]]) -> None:
    """Keep proposals: two entities and the reason. A pair that was proposed before, or rejected, stays as it is."""
    rows = [{"first": min(a, b), "second": max(a, b), "reason": reason, "rejected": 0} for a, b, reason in found]
    if rows:
        first_id = free_id(case.connection, proposals)
        numbered = [{"id": first_id + i, **row} for i, row in enumerate(rows)]
        put_rows(case.connection, proposals, numbered, or_ignore=True)


def withdraw(case: CaseFile, entities: Iterable[int]) -> None:
    """Drop the proposals of some entities that wait for a decision."""
    ids = list(entities)
    if ids:
        of_one = or_(among(proposals.c.first, ids), among(proposals.c.second, ids))
        case.connection.execute(delete(proposals).where(proposals.c.rejected == 0, of_one))


def records(case: CaseFile, entity: int | None = None, rejected: bool = False) -> list[ProposalRecord]:
    """Return the proposals that wait for a decision, of one entity or of all; with *rejected* also those."""
    query = select(proposals).order_by(proposals.c.id)
    if not rejected:
        query = query.where(proposals.c.rejected == 0)
    if entity is not None:
        query = query.where(or_(proposals.c.first == entity, proposals.c.second == entity))
    with case.reading():
        return [
            ProposalRecord(row.id, row.first, row.second, row.reason, bool(row.rejected))
            for row in case.connection.execute(query)
        ]


def among_people(case: CaseFile, people: Iterable[int]) -> list[ProposalRecord]:
    """Return the proposals of some entities that wait for a decision."""
    with case.reading():
        found = case.connection.execute(_AMONG_PEOPLE, {"ids": packed(people)})
        return [ProposalRecord(r.id, r.first, r.second, r.reason) for r in found]


def refused(case: CaseFile) -> int:
    """Return how many proposals a person has rejected."""
    with case.reading():
        return int(case.connection.execute(select(func.count()).where(proposals.c.rejected == 1)).scalar_one())


def is_rejected(case: CaseFile, first: int, second: int) -> bool:
    """Tell whether a person has said that two entities are not the same."""
    pair = {"first": min(first, second), "second": max(first, second)}
    with case.reading():
        return case.connection.execute(_REJECTED, pair).first() is not None


def set_reason(case: CaseFile, proposal: int, reason: str) -> None:
    """Say better why two entities may be one."""
    case.connection.execute(update(proposals).where(proposals.c.id == proposal).values(reason=reason))


def record(case: CaseFile, proposal: int) -> ProposalRecord:
    """Return one proposal. Raises NotFoundError."""
    with case.reading():
        row = case.connection.execute(select(proposals).where(proposals.c.id == proposal)).first()
    if row is None:
        raise NotFoundError(f"There is no proposal number {proposal} in this case; it may have been decided already.")
    return ProposalRecord(row.id, row.first, row.second, row.reason, bool(row.rejected))


def open_record(case: CaseFile, proposal: int) -> ProposalRecord | None:
    """Return one proposal if it still waits for a decision."""
    try:
        found = record(case, proposal)
    except NotFoundError:
        return None
    return None if found.rejected else found


def reject(case: CaseFile, proposal: int) -> None:
    """Remember that two entities are not the same."""
    case.connection.execute(update(proposals).where(proposals.c.id == proposal).values(rejected=1))


def reject_pair(case: CaseFile, first: int, second: int) -> None:
    """Remember that two entities are not the same, where a proposal says that they may be."""
    pair = (proposals.c.first == min(first, second)) & (proposals.c.second == max(first, second))
    case.connection.execute(update(proposals).where(pair).values(rejected=1))


def redirect(case: CaseFile, old: int, new: int) -> None:
    """Let the proposals of *old* speak of *new*, into which it is merged. Those between the two are dropped."""
    connection = case.connection
    for found in records(case, old, rejected=True):
        other = found.second if found.first == old else found.first
        connection.execute(delete(proposals).where(proposals.c.id == found.id))
        if other == new:
            continue
        add(case, [(new, other, found.reason)])
        if found.rejected:
            pair = (proposals.c.first == min(new, other)) & (proposals.c.second == max(new, other))
            connection.execute(update(proposals).where(pair).values(rejected=1))
