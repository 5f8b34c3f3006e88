"""What people set right about the marks of the sources: words that are no name, no date, or a date after all."""

import json
from collections.abc import Iterable

from sqlalchemy import delete, select

from dossier.domain.dates import DateInterval
from dossier.domain.notes import Correction, CorrectionKind
from dossier.domain.spans import Span
from dossier.store.case_file import CaseFile
from dossier.store.packing import date_columns, date_of, to_json
from dossier.store.schema import corrections as table
from dossier.store.selection import among, insert_rows


def records(case: CaseFile, article: int | None = None) -> list[Correction]:
    """Return corrections in the order of articles and text: of one article, or all."""
    query = select(table).order_by(table.c.article, table.c.start, table.c.end, table.c.id)
    if article is not None:
        query = query.where(table.c.article == article)
    with case.reading():
        return [
            Correction(
                row.id,
                row.article,
                Span(row.start, row.end),
                CorrectionKind(row.what),
                None if row.value_json is None else date_of(json.loads(row.value_json)),
            )
            for row in case.connection.execute(query)
        ]


def no_names(case: CaseFile, article: int) -> tuple[Span, ...]:
    """Return the words of a story of which a person said that they name nobody, or not whom the machine thought.

    Reading the story again must mark no name that overlaps them.
    """
    return tuple(each.span for each in records(case, article) if each.kind is CorrectionKind.NO_NAME)


def add(case: CaseFile, article: int, span: Span, kind: CorrectionKind, date: DateInterval | None = None) -> int:
    """Keep what a person says of some words. Return its id."""
    value = None if date is None else to_json(date_columns(date))
    row = {"article": article, "start": span.start, "end": span.end, "what": kind.value, "value_json": value}
    return insert_rows(case.connection, table, [row])[0]


def remove(case: CaseFile, ids: Iterable[int]) -> None:
    """Take corrections back."""
    case.connection.execute(delete(table).where(among(table.c.id, ids)))
