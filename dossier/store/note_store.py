"""The notes that people write beside what the case holds."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import delete, select, update

from dossier.domain.notes import Note, SubjectKind
from dossier.domain.spans import Span
from dossier.errors import NotFoundError
from dossier.store.case_file import CaseFile
from dossier.store.packing import maybe_span
from dossier.store.schema import notes as table
from dossier.store.selection import among, insert_rows


def records(
    case: CaseFile, article: int | None = None, note: int | None = None, about: tuple[SubjectKind, int] | None = None
) -> list[Note]:
    """Return notes in the order of articles and text: of one article, one alone, *about* one subject, or all."""
    query = select(table).order_by(table.c.article, table.c.start, table.c.id)
    if article is not None:
        query = query.where(table.c.article == article)
    if note is not None:
        query = query.where(table.c.id == note)
    if about is not None:
        query = query.where(table.c.subject_kind == about[0].value, table.c.subject == about[1])
    with case.reading():
        return [
            Note(
                row.id,
                SubjectKind(row.subject_kind),
                row.subject,
                row.article,
                maybe_span(row.start, row.end),
                row.text,
                datetime.fromisoformat(row.made),
                datetime.fromisoformat(row.changed),
            )
            for row in case.connection.execute(query)
        ]


def record(case: CaseFile, note: int) -> Note:
    """Return one note. Raises NotFoundError."""
    found = records(case, note=note)
    if not found:
        raise NotFoundError(f"There is no note number {note} in this case.")
    return found[0]


def add(
    case: CaseFile,
    kind: SubjectKind,
    subject: int,
    text: str,
    article: int | None = None,
    span: Span | None = None,
    moments: tuple[datetime, datetime] | None = None,
) -> int:
    """Keep a new note and return its id. *moments* are when it was made and changed last; now where it is None."""
    made, changed = map(_iso, moments or (datetime.now(UTC),) * 2)
    row = {
        "subject_kind": kind.value,
        "subject": subject,
        "article": article,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "text": text,
        "made": made,
        "changed": changed,
    }
    return insert_rows(case.connection, table, [row])[0]


def change(case: CaseFile, note: int, text: str) -> None:
    """Give a note other words."""
    case.connection.execute(update(table).where(table.c.id == note).values(text=text, changed=_now()))


def remove(case: CaseFile, note: int) -> None:
    """Take a note out of the case."""
    case.connection.execute(delete(table).where(table.c.id == note))


def on_entity(case: CaseFile, entity: int) -> list[int]:
    """Return the ids of the notes on an entity."""
    mine = (table.c.subject_kind == SubjectKind.ENTITY.value) & (table.c.subject == entity)
    return list(case.connection.execute(select(table.c.id).where(mine).order_by(table.c.id)).scalars())


def give(case: CaseFile, ids: Collection[int], old: int, new: int) -> None:
    """Let those of some notes that are on the entity *old* be on *new*."""
    mine = (table.c.subject_kind == SubjectKind.ENTITY.value) & (table.c.subject == old)
    case.connection.execute(update(table).where(mine, among(table.c.id, ids)).values(subject=new))


def leave_events(case: CaseFile, events: Collection[int]) -> None:
    """Let the notes on events that go out of the case stay with the words that told of them."""
    mine = (table.c.subject_kind == SubjectKind.EVENT.value) & among(table.c.subject, events)
    moved = update(table).where(mine, table.c.article.is_not(None))
    case.connection.execute(moved.values(subject_kind=SubjectKind.ARTICLE.value, subject=table.c.article))


def _now() -> str:
    return _iso(datetime.now(UTC))


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
