"""The case as FollowTheMoney entities, one JSON object on a line, as Aleph and OpenAleph load them.

A file is a ``PlainText`` with the whole text, so that offsets count in what the reader has before him; a story is an
``Article`` whose ``proof`` is the file; an event is an ``Event`` whose ``proof`` are both, and whose ``recordId`` names
the file by its SHA-256 and the words by their offsets. Ids follow from the texts: loading twice makes nothing twice.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.edtf import edtf
from dossier.domain.export_formats import Loss
from dossier.domain.mentions import EntityKind, FactKind, MentionForm
from dossier.domain.notes import NoteForm, SubjectKind
from dossier.domain.records import ArticleRecord, EntityRecord, FactRecord, SourceRecord
from dossier.domain.views import EventView
from dossier.report.exports.claim_lines import claim_title, date_line, denial_lines, proof_line, status_line
from dossier.report.exports.hand_over import HandOver, digest, flat, losses, rejected_loss, work_losses

SCHEMATA = {EntityKind.PERSON: "Person", EntityKind.ORGANISATION: "Organization", EntityKind.PLACE: "Address"}
"""The schema of each kind of entity."""

_STAR = "★"
Properties = dict[str, Sequence[str | None]]


def write_ftm(case: HandOver, file: BinaryIO) -> tuple[Loss, ...]:
    """Write the entities and return what the format could not hold."""
    for entity in entities(case):
        file.write(json.dumps(entity, ensure_ascii=False, sort_keys=True).encode("utf-8") + b"\n")
    references = sum(m.form is not MentionForm.NAME for m in case.mentions)
    places = sum(m.form is MentionForm.NAME and _kind(case, m.entity) is EntityKind.PLACE for m in case.mentions)
    untold = sum(map(_is_only_edtf, case.events))
    return losses(
        rejected_loss(case),
        (case.on_rejected, "note", "notes", "on rejected events left out."),
        (references, "reference", "references", "by a pronoun or a description left out: a Mention has a name."),
        (places, "mention", "mentions", "of places left out: a Mention leads to a person or an organisation."),
        (
            untold,
            "date",
            "dates",
            "that lie between two days stand as EDTF in the keywords alone: a date here is a day, a month or a year.",
        ),
        (len(case.proposals), "question", "questions", "whether two names are the same left out."),
        (len(case.originals), "original", "originals", "left out: only their texts are in the file."),
        *work_losses(case),
    )


def entities(case: HandOver) -> Iterator[dict[str, Any]]:
    """Yield all entities: files and stories first, then who is named, then what happened."""
    for source in case.sources.values():
        yield _source(case, source)
    for article in case.articles.values():
        yield _article(case, article)
    facts: dict[int, list[FactRecord]] = {}
    for fact in case.facts:
        facts.setdefault(fact.entity, []).append(fact)
    stories: dict[int, dict[int, None]] = {}
    for mention in case.mentions:
        stories.setdefault(mention.entity, {})[mention.article] = None
    for entity in case.entities.values():
        yield _entity(case, entity, facts.get(entity.id, []), stories.get(entity.id, {}))
    yield from _mentions(case)
    for event in case.events:
        yield _event(case, event)
    yield from _notes(case)


def source_id(sha256: str) -> str:
    """Return the id of a file."""
    return f"dossier-source-{sha256}"


def article_id(case: HandOver, article: int) -> str:
    """Return the id of a story."""
    return f"dossier-story-{case.source_of(article).sha256}-{case.articles[article].ordinal}"


def entity_id(case: HandOver, entity: int) -> str:
    """Return the id of a person, an organisation or a place."""
    return f"dossier-{case.entities[entity].kind.value}-{case.entity_key(entity)}"


def _form(id_: str, schema: str, properties: Properties) -> dict[str, Any]:
    """Return an entity without empty values, each value once."""
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _source(case: HandOver, source: SourceRecord) -> dict[str, Any]:
    name = source.file.rpartition("/")[2]
    return _form(
        source_id(source.sha256),
        "PlainText",
        {
            "fileName": [name],
            "title": [source.file],
            "mimeType": [source.media_type],
            "encoding": [source.encoding],
            "fileSize": [str(source.bytes)],
            "bodyText": [case.text_of(source.id)],
            "notes": [f"SHA-256 of the file: {source.sha256}", *source.notes],
        },
    )


def _article(case: HandOver, article: ArticleRecord) -> dict[str, Any]:
    published = case.published(article)
    when = None
    if published is not None:
        precision = Precision.RANGE if published.day is None else Precision.DAY
        when = DateInterval(published.start, published.end, precision)
    source = case.sources[article.source]
    return _form(
        article_id(case, article.id),
        "Article",
        {
            "title": [article.title],
            "name": [article.title],
            "author": [article.byline],
            "fileName": [source.file.rpartition("/")[2]],
            "publishedAt": _ftm_dates(when)["date"] if when is not None else [],
            "bodyText": [case.words(article.id, article.span)],
            "description": [
                f"Story {article.ordinal} of {source.file}, characters {article.span.start} to {article.span.end}"
            ],
            "keywords": [f"published: {edtf(when)} ({published.basis.value})" if published is not None else None],
            "proof": [source_id(source.sha256)],
        },
    )


def _entity(
    case: HandOver, entity: EntityRecord, facts: Iterable[FactRecord], stories: Iterable[int]
) -> dict[str, Any]:
    properties: Properties = {
        "name": [entity.name],
        "alias": entity.aliases,
        "proof": [article_id(case, article) for article in stories],
    }
    if entity.kind is EntityKind.PLACE:
        properties["full"] = [entity.name]
    elif entity.kind is EntityKind.PERSON:
        told = list(facts)
        properties["position"] = [f.value for f in told if f.kind is FactKind.ROLE]
        properties["notes"] = [_fact_line(case, f) for f in told]
    return _form(entity_id(case, entity.id), SCHEMATA[entity.kind], properties)


def _fact_line(case: HandOver, fact: FactRecord) -> str:
    words = flat(case.words(fact.article, fact.span))
    source = case.source_of(fact.article)
    return f"{fact.kind.value.capitalize()}: {flat(fact.value)} — “{words}” ({source.file}, {_place(fact.span)})"


def _place(span: Any) -> str:
    return f"characters {span.start} to {span.end}"


def _kind(case: HandOver, entity: int) -> EntityKind:
    return case.entities[entity].kind


def _mentions(case: HandOver) -> Iterator[dict[str, Any]]:
    """Yield one Mention for each name of somebody in a story: the schema has no room for offsets."""
    seen: set[tuple[int, int, str]] = set()
    for mention in case.mentions:
        entity = case.entities[mention.entity]
        name = flat(case.words(mention.article, mention.span))
        key = (mention.entity, mention.article, name)
        if mention.form is not MentionForm.NAME or entity.kind is EntityKind.PLACE or key in seen:
            continue
        seen.add(key)
        story, who = article_id(case, mention.article), entity_id(case, mention.entity)
        yield _form(
            f"dossier-mention-{digest(story, who, name)}",
            "Mention",
            {"document": [story], "resolved": [who], "name": [name], "detectedSchema": [SCHEMATA[entity.kind]]},
        )


def _event(case: HandOver, event: EventView) -> dict[str, Any]:
    source = case.source_of(event.article)
    # An organisation of a story may stand as the place of an event; only people and organisations are involved.
    involved = [p.entity for p in event.participants if p.entity.kind is not EntityKind.PLACE]
    there = [*event.places, *(p.entity for p in event.participants if p.entity.kind is EntityKind.PLACE)]
    names = {p.entity.id: case.entities[p.entity.id].name for p in event.participants}
    return _form(
        f"dossier-event-{case.event_key(event)}",
        "Event",
        {
            "name": [claim_title(event)],
            "summary": [status_line(event)],
            "description": [event.quote],
            "notes": [date_line(event), *denial_lines(event), f"Source: {proof_line(case, event)}"],
            "involved": [entity_id(case, who.id) for who in involved],
            "location": [place.name for place in there],
            "addressEntity": [entity_id(case, place.id) for place in there if place.kind is EntityKind.PLACE],
            **(_ftm_dates(event.date) if event.date is not None else {}),
            "recordId": [f"{source.sha256}:{event.span.start}-{event.span.end}"],
            "keywords": [
                f"kind: {event.kind.value}",
                f"status: {event.status.value}",
                f"attribution: {flat(event.attribution)}" if event.attribution else None,
                f"edtf: {edtf(event.date)}" if event.date is not None else None,
                f"trigger: {event.trigger.start}-{event.trigger.end}",
                *(f"{p.role.value}: {flat(names[p.entity.id])}" for p in event.participants),
                f"review: {event.review.value}",
            ],
            "proof": [article_id(case, event.article), source_id(source.sha256)],
        },
    )


def _is_only_edtf(event: EventView) -> bool:
    return event.date is not None and not any(_ftm_dates(event.date).values())


def _ftm_dates(when: DateInterval) -> dict[str, list[str]]:
    """Return the dates that this format can say: a day, a month or a year, and where something lasted its ends."""
    if when.extent is Extent.THROUGHOUT and not when.is_day:
        first = [when.start.isoformat()] if when.start is not None else []
        last = [when.end.isoformat()] if when.end is not None else []
        return {"date": [], "startDate": first, "endDate": last}
    text = edtf(when).rstrip("~")
    is_plain = all(part.isdecimal() for part in text.split("-")) and not (text[5:7] > "12")
    return {"date": [text] if is_plain and text else [], "startDate": [], "endDate": []}


def _notes(case: HandOver) -> Iterator[dict[str, Any]]:
    events = {event.id: f"dossier-event-{case.event_key(event)}" for event in case.events}
    for note in (*case.notes, *case.marks):
        about = events.get(note.subject)
        what = note.form.value.capitalize()
        name = f"{what} on an event"
        if note.kind is SubjectKind.ENTITY:
            about, name = entity_id(case, note.subject), f"{what} on {case.entities[note.subject].name}"
        elif note.kind is SubjectKind.ARTICLE:
            where = "" if note.span is None else f" ({_place(note.span)})"
            about, name = article_id(case, note.subject), f"{what} on {case.source_of(note.subject).file}{where}"
        if about is not None:
            is_note = note.form is NoteForm.NOTE
            own = digest(about, note.span, note.text, *(() if is_note else (note.form.value,)))
            told: Properties = {"name": [name], "description": [note.text or _STAR], "entity": [about]}
            told["keywords"] = [
                None if is_note else f"form: {note.form.value}",
                "answered: yes" if note.is_answered else None,
                None if note.span is None else f"span: {note.span.start}-{note.span.end}",
            ]
            yield _form(f"dossier-note-{own}", "Note", told)
