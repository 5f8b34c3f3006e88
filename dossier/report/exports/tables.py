"""The case as tables, as plain values for CSV files and a workbook.

Five are for people: events, people, claims, sources and notes. The CSV files have five more, by which
``ingest/tables_reader`` takes them in again: files, passages, mentions, facts and questions.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from dossier.domain.claim_forms import chain_form
from dossier.domain.claim_words import told_through
from dossier.domain.dates import DateInterval
from dossier.domain.edtf import edtf, loses_about
from dossier.domain.export_formats import Loss
from dossier.domain.mentions import EntityKind
from dossier.domain.notes import NoteForm, SubjectKind
from dossier.domain.records import SourceRecord
from dossier.domain.spans import Span
from dossier.domain.views import EventView
from dossier.domain.wording import date_words
from dossier.report.exports.claim_lines import claim_title, denial_lines
from dossier.report.exports.hand_over import HandOver, losses, rejected_loss, work_losses

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
        _yes(when.approximate),
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
            event.article,
            event.trigger.start,
            event.trigger.end,
            "; ".join(dict.fromkeys(str(place.id) for place in event.places)),
            "; ".join(map(_place, () if event.date is None else event.date.mentions)),
            "; ".join(sorted(event.edited)),
            told_through(event),
            _chain(event),
        )


def _chain(event: EventView) -> str:
    """Return through whom an event is told as JSON, as the export to JSON has it; "" where nobody is."""
    return json.dumps(chain_form(event.chain), ensure_ascii=False) if event.chain else ""


def _place(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


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
            _yes(entity.renamed),
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
            "" if published is None or published.evidence is None else _place(published.evidence),
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
            _yes(note.is_answered) if note.form is NoteForm.QUESTION else "",
            case.source_of(article).file if article is not None else "",
            note.span.start if note.span is not None else "",
            note.span.end if note.span is not None else "",
            note.made.isoformat(),
            note.changed.isoformat(),
            "" if article is None else article,
        )


def text_name(source: int) -> str:
    """Return under which name the text of a source stands beside the tables."""
    return f"texts/{source}.txt"


def original_name(source: SourceRecord) -> str:
    """Return under which name the file itself stands there, where its text does not give it back."""
    ending = PurePosixPath(source.file).suffix
    return f"originals/{source.id}{ending if ending.isascii() else ''}"


def _files(case: HandOver) -> Iterator[Row]:
    for source in case.sources.values():
        yield (
            source.id,
            source.file,
            text_name(source.id),
            original_name(source) if source.id in case.originals else "",
            source.media_type,
            source.encoding,
            source.sha256,
            " ".join(map(str, case.pages_of(source.id))),
            case.order_of(source.id) or "",
            "\n".join(source.notes),
        )


def _passages(case: HandOver) -> Iterator[Row]:
    for article in case.articles.values():
        for passage in article.passages:
            yield article.id, passage.role.value, passage.span.start, passage.span.end


def _mentions(case: HandOver) -> Iterator[Row]:
    for mention in case.mentions:
        yield (
            mention.entity,
            mention.article,
            case.words(mention.article, mention.span),
            mention.span.start,
            mention.span.end,
            mention.form.value,
            _yes(mention.given),
        )


def _facts(case: HandOver) -> Iterator[Row]:
    for fact in case.facts:
        words = case.words(fact.article, fact.span)
        yield fact.entity, fact.article, fact.kind.value, fact.value, words, fact.span.start, fact.span.end


def _questions(case: HandOver) -> Iterator[Row]:
    for each in case.proposals:
        yield each.id, each.first, each.second, each.reason, _yes(each.rejected)


_DATE_COLUMNS = ("date_edtf", "date_from", "date_to", "precision", "extent", "approximate", "basis", "date", "why")

TABLES = (
    Table(
        "events",
        ("event", "title", "status", "attribution", "denied_by", "kind", *_DATE_COLUMNS, "people", "organisations",
         "places", "review", "quote", "file", "sha256", "start", "end", "story", "trigger_start", "trigger_end",
         "place_numbers", "date_words", "edited", "told_through",
         "attribution_chain"),
        _events,
    ),
    Table(
        "people",
        ("entity", "kind", "name", "other_names", "mentions", "stories", "events", "facts", "renamed"),
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
         "end", "media_type", "encoding", "bytes", "sha256", "published_words"),
        _sources,
    ),
    Table(
        "notes",
        ("form", "about", "number", "name", "text", "answered", "file", "start", "end", "made", "changed",
         "story"),
        _notes,
    ),
)  # fmt: skip
"""The tables, in the order in which they stand in a file. Offsets count code points, the end is exclusive."""


FURTHER_TABLES = (
    Table(
        "files",
        ("number", "file", "text", "original", "media_type", "encoding", "sha256", "pages", "numeric_dates", "remarks"),
        _files,
    ),
    Table("passages", ("story", "role", "start", "end"), _passages),
    Table("mentions", ("entity", "story", "words", "start", "end", "form", "by_hand"), _mentions),
    Table("facts", ("entity", "story", "kind", "value", "words", "start", "end"), _facts),
    Table("questions", ("number", "first", "second", "reason", "rejected"), _questions),
)
"""What the CSV files hold besides, so that they can be taken in again."""


def table_losses(case: HandOver, *, whole: bool) -> tuple[Loss, ...]:
    """Return what no table holds; *whole* tells that the further tables and the texts stand beside them."""
    about = sum(loses_about(event.date) for event in case.events)
    joined = sum(";" in alias for entity in case.entities.values() for alias in entity.aliases)
    left_out = (
        (len(case.sources), "text", "texts", "of the sources left out: only the words of events are quoted."),
        (len(case.mentions), "place", "places", "where names stand are counted, not listed."),
        (len(case.proposals), "question", "questions", "whether two names are the same left out."),
    )
    return losses(
        rejected_loss(case),
        *(() if whole else left_out),
        (case.on_rejected, "note", "notes", "on rejected events stand alone: what they are about is left out."),
        (joined, "name", "names", "with a semicolon cannot be told from two."),
        (about, "date", "dates", "in EDTF cannot say “about”; the column “approximate” does."),
        *work_losses(case),
    )
