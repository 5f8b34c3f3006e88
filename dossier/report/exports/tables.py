"""The case as five tables (events, people, claims, sources, notes), as plain values for CSV files and a workbook."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dossier.domain.dates import DateInterval
from dossier.domain.edtf import edtf, loses_about
from dossier.domain.export_formats import Loss
from dossier.domain.mentions import EntityKind
from dossier.domain.notes import NoteForm, SubjectKind
from dossier.domain.views import EventView
from dossier.domain.wording import date_words
from dossier.report.exports.claim_lines import claim_title, denial_lines
from dossier.report.exports.hand_over import HandOver, losses, rejected_loss

Cell = str | int
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, and what yields its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[HandOver], Iterator[Row]]


def _day(value: object) -> str:
    return "" if value is None else str(value)


def _dates(when: DateInterval | None) -> Row:
    if when is None:
        return "", "", "", "", "", "", "", "", ""
    return (
        edtf(when),
        _day(when.start),
        _day(when.end),
        when.precision.value,
        when.extent.value,
        "yes" if when.approximate else "no",
        when.basis.value,
        date_words(when),
        when.explanation,
    )


def _events(case: HandOver) -> Iterator[Row]:
    for event in case.events:
        source = case.source_of(event.article)
        yield (
            event.id,
            claim_title(event),
            event.status.value,
            event.attribution or "",
            "\n".join(denial_lines(event)),
            event.kind.value,
            *_dates(event.date),
            _names(event, EntityKind.PERSON),
            _names(event, EntityKind.ORGANISATION),
            "; ".join(dict.fromkeys(place.name for place in event.places)),
            event.review.value,
            event.quote,
            source.file,
            source.sha256,
            event.span.start,
            event.span.end,
        )


def _names(event: EventView, kind: EntityKind) -> str:
    named = (p.entity.name for p in event.participants if p.entity.kind is kind)
    return "; ".join(dict.fromkeys(named))


def _people(case: HandOver) -> Iterator[Row]:
    named: dict[int, int] = {}
    stories: dict[int, set[int]] = {}
    for mention in case.mentions:
        named[mention.entity] = named.get(mention.entity, 0) + 1
        stories.setdefault(mention.entity, set()).add(mention.article)
    told: dict[int, int] = {}
    for event in case.events:
        for id_ in {p.entity.id for p in event.participants}:
            told[id_] = told.get(id_, 0) + 1
    facts: dict[int, list[str]] = {}
    for fact in case.facts:
        facts.setdefault(fact.entity, []).append(f"{fact.kind.value}: {fact.value}")
    for entity in case.entities.values():
        yield (
            entity.id,
            entity.kind.value,
            entity.name,
            "; ".join(entity.aliases),
            named.get(entity.id, 0),
            len(stories.get(entity.id, ())),
            told.get(entity.id, 0),
            "; ".join(dict.fromkeys(facts.get(entity.id, ()))),
        )


def _claims(case: HandOver) -> Iterator[Row]:
    """Yield one row for each part that somebody has in an event, and by whose account."""
    for event in case.events:
        source = case.source_of(event.article)
        for part in event.participants:
            yield (
                event.id,
                part.entity.id,
                part.entity.name,
                part.role.value,
                event.kind.value,
                event.status.value,
                event.attribution or "",
                "; ".join(dict.fromkeys(denial.by or "not named" for denial in event.denied_by)),
                edtf(event.date),
                event.quote,
                source.file,
                event.span.start,
                event.span.end,
            )


def _sources(case: HandOver) -> Iterator[Row]:
    for article in case.articles.values():
        source = case.sources[article.source]
        published = case.published(article)
        yield (
            article.id,
            source.file,
            article.ordinal,
            article.title or "",
            article.byline or "",
            _day(None if published is None else published.start),
            _day(None if published is None else published.end),
            "" if published is None else published.basis.value,
            article.span.start,
            article.span.end,
            source.media_type,
            source.encoding,
            source.bytes,
            source.sha256,
        )


def _notes(case: HandOver) -> Iterator[Row]:
    """Yield one row for each note, tag, star, question and page, by what it is about."""
    told = {event.id: event for event in case.events}
    for note in (*case.notes, *case.marks):
        name = ""
        if note.kind is SubjectKind.ENTITY:
            name = case.entities[note.subject].name
        elif note.kind is SubjectKind.EVENT and note.subject in told:
            name = claim_title(told[note.subject])
        elif note.kind is SubjectKind.ARTICLE:
            name = case.articles[note.subject].title or ""
        article = note.subject if note.kind is SubjectKind.ARTICLE else note.article
        yield (
            note.form.value,
            note.kind.value,
            note.subject,
            name,
            note.text,
            ("yes" if note.is_answered else "no") if note.form is NoteForm.QUESTION else "",
            case.source_of(article).file if article is not None else "",
            note.span.start if note.span is not None else "",
            note.span.end if note.span is not None else "",
            note.made.isoformat(),
            note.changed.isoformat(),
        )


_DATE_COLUMNS = ("date_edtf", "date_from", "date_to", "precision", "extent", "approximate", "basis", "date", "why")

TABLES = (
    Table(
        "events",
        ("event", "title", "status", "attribution", "denied_by", "kind", *_DATE_COLUMNS, "people", "organisations",
         "places", "review", "quote", "file", "sha256", "start", "end"),
        _events,
    ),
    Table(
        "people",
        ("entity", "kind", "name", "other_names", "mentions", "stories", "events", "facts"),
        _people,
    ),
    Table(
        "claims",
        ("event", "entity", "name", "role", "kind", "status", "attribution", "denied_by", "date_edtf", "quote", "file",
         "start", "end"),
        _claims,
    ),
    Table(
        "sources",
        ("story", "file", "ordinal", "title", "byline", "published_from", "published_to", "published_basis", "start",
         "end", "media_type", "encoding", "bytes", "sha256"),
        _sources,
    ),
    Table(
        "notes",
        ("form", "about", "number", "name", "text", "answered", "file", "start", "end", "made", "changed"),
        _notes,
    ),
)  # fmt: skip
"""The tables, in the order in which they stand in a file. Offsets count code points, the end is exclusive."""


def table_losses(case: HandOver) -> tuple[Loss, ...]:
    """Return what no table holds."""
    about = sum(loses_about(event.date) for event in case.events)
    return losses(
        rejected_loss(case),
        (len(case.sources), "text", "texts", "of the sources left out: only the words of events are quoted."),
        (len(case.mentions), "place", "places", "where names stand are counted, not listed."),
        (about, "date", "dates", "in EDTF cannot say “about”; the column “approximate” does."),
    )
