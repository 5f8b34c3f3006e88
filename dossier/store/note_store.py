"""The notes that people write beside what the case holds."""

from datetime import UTC, datetime

from sqlalchemy import delete, select, update

from dossier.domain.notes import Note, SubjectKind
from dossier.domain.spans import Span
from dossier.errors import NotFoundError
from dossier.store.case_file import CaseFile
from dossier.store.packing import maybe_span
from dossier.store.schema import notes as table
from dossier.store.selection import insert_rows


def records(case: CaseFile, article: int | None = None, note: int | None = None) -> list[Note]:
    """Return notes in the order of articles and text: of one article, one alone, or all."""
    query = select(table).order_by(table.c.article, table.c.start, table.c.id)
    if article is not None:
        query = query.where(table.c.article == article)
    if note is not None:
        query = query.where(table.c.id == note)
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
    case: CaseFile, kind: SubjectKind, subject: int, text: str, article: int | None = None, span: Span | None = None
) -> int:
    """Keep a new note and return its id."""
    now = _now()
    row = {
        "subject_kind": kind.value,
        "subject": subject,
        "article": article,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "text": text,
        "made": now,
        "changed": now,
    }
    return insert_rows(case.connection, table, [row])[0]


def change(case: CaseFile, note: int, text: str) -> None:
    """Give a note other words."""
    case.connection.execute(update(table).where(table.c.id == note).values(text=text, changed=_now()))


def remove(case: CaseFile, note: int) -> None:
    """Take a note out of the case."""
    case.connection.execute(delete(table).where(table.c.id == note))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
