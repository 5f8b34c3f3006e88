"""The notes that people write beside what the case holds, and their tags, stars, questions and pages."""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, func, select, update

from dossier.domain.notes import Note, NoteForm, SubjectKind
from dossier.domain.spans import Span
from dossier.errors import NotFoundError
from dossier.store.case_file import CaseFile
from dossier.store.packing import maybe_span
from dossier.store.schema import notes as table
from dossier.store.selection import among, insert_rows


def records(
    case: CaseFile,
    article: int | None = None,
    note: int | None = None,
    about: tuple[SubjectKind, int] | None = None,
    form: NoteForm | None = NoteForm.NOTE,
) -> list[Note]:
    """Return notes in the order of articles and text: of one article, one alone, *about* one subject, or all.

    *form* is what they are; None for whatever people have left.
    """
    query = select(table).order_by(table.c.article, table.c.start, table.c.id)
    if article is not None:
        query = query.where(table.c.article == article)
    if note is not None:
        query = query.where(table.c.id == note)
    if form is not None:
        query = query.where(_is(form))
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
                NoteForm(row.form or NoteForm.NOTE.value),
                bool(row.answered),
            )
            for row in case.connection.execute(query)
        ]


def record(case: CaseFile, note: int) -> Note:
    """Return one note. Raises NotFoundError."""
    found = records(case, note=note, form=None)
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
    form: NoteForm = NoteForm.NOTE,
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
        "form": None if form is NoteForm.NOTE else form.value,
        "answered": 0 if form is NoteForm.QUESTION else None,
    }
    return insert_rows(case.connection, table, [row])[0]


def change(case: CaseFile, note: int, text: str) -> None:
    """Give a note other words."""
    case.connection.execute(update(table).where(table.c.id == note).values(text=text, changed=_now()))


def answer(case: CaseFile, question: int, is_answered: bool) -> None:
    """Say that a question is answered, or is open again."""
    case.connection.execute(
        update(table).where(table.c.id == question).values(answered=int(is_answered), changed=_now())
    )


def subjects(case: CaseFile, form: NoteForm, text: str | None = None) -> list[tuple[SubjectKind, int, Span | None]]:
    """Return on what people have left something of a *form*, with just this *text* where one is given.

    What has lost its event stands on the words that told it: an article with a span.
    """
    query = select(table.c.subject_kind, table.c.subject, table.c.start, table.c.end).where(_is(form)).distinct()
    if form is NoteForm.QUESTION:
        query = query.where(table.c.answered == 0)
    if text is not None:
        query = query.where(table.c.text == text)
    with case.reading():
        return [
            (SubjectKind(row.subject_kind), row.subject, maybe_span(row.start, row.end))
            for row in case.connection.execute(query)
        ]


def texts(case: CaseFile, form: NoteForm) -> dict[str, int]:
    """Return the texts of all that is of a *form*, with how often each stands in the case."""
    query = select(table.c.text, func.count()).where(_is(form)).group_by(table.c.text).order_by(table.c.text)
    with case.reading():
        return {str(text): int(count) for text, count in case.connection.execute(query)}


def _is(form: NoteForm) -> ColumnElement[bool]:
    return table.c.form.is_(None) if form is NoteForm.NOTE else table.c.form == form.value


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
