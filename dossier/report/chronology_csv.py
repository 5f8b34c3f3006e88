"""The chronology as a table for spreadsheets: UTF-8 with a byte-order mark, one event on a row."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from dossier.domain.claim_words import told_through
from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.mentions import EntityKind
from dossier.domain.spreadsheet_cells import harmless
from dossier.domain.views import ArticleRow, EntityRef, EventView
from dossier.domain.wording import denial_words, published_words
from dossier.report.atomic import written_whole

COLUMNS = (
    "date_from",
    "date_to",
    "precision",
    "approximate",
    "status",
    "kind",
    "people",
    "places",
    "attribution",
    "quote",
    "source file",
    "story",
    "published",
    "sha256",
    "explanation",
    "review",
    "organisations",
    "denied by",
    "told through",
)


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _published(published: PublicationDate | None) -> str:
    if published is None:
        return ""
    if published.start == published.end:
        return published.start.isoformat()
    return published_words(published)


def _date_cells(when: DateInterval | None) -> tuple[str, str, str, str]:
    if when is None:
        return "", "", "", ""
    return _iso(when.start), _iso(when.end), when.precision.value, "yes" if when.approximate else "no"


def _explanation(when: DateInterval | None) -> str:
    if when is None:
        return "undated"
    if when.basis is DateBasis.GIVEN:
        return f"set by a person; {when.explanation}" if when.explanation else "set by a person"
    return f"{when.basis.value}: {when.explanation}" if when.explanation else when.basis.value


def _names(entities: Iterable[EntityRef], kind: EntityKind) -> str:
    """Return the names of those of *kind*, each once."""
    return "; ".join(dict.fromkeys(entity.name for entity in entities if entity.kind is kind))


def row(event: EventView, sha256: str) -> list[str]:
    """Return one event's cells, in the order of COLUMNS, made harmless."""
    cells = (
        *_date_cells(event.date),
        event.status.value,
        event.kind.value,
        _names((part.entity for part in event.participants), EntityKind.PERSON),
        _names((*event.places, *(part.entity for part in event.participants)), EntityKind.PLACE),
        event.attribution or "",
        event.quote,
        event.file,
        event.article_title,
        _published(event.published),
        sha256,
        _explanation(event.date),
        event.review.value,
        _names((part.entity for part in event.participants), EntityKind.ORGANISATION),
        "; ".join(map(denial_words, event.denied_by)),
        told_through(event),
    )
    return [harmless(cell) for cell in cells]


def lines(events: Iterable[EventView], articles: Mapping[int, ArticleRow]) -> Iterator[str]:
    """Yield the table's rows as text, the head first, with CRLF at their ends."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in events:
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(row(event, articles[event.article].sha256))
    yield buffer.getvalue()


def write_csv(events: Iterable[EventView], articles: Mapping[int, ArticleRow], out: Path) -> None:
    """Write the chronology of *events*, in the order given, to *out*; *articles* are by id.

    Raises:
        ExportError: it could not be written.
    """
    with written_whole(out) as file:
        file.write(b"\xef\xbb\xbf")
        for line in lines(events, articles):
            file.write(line.encode("utf-8"))
