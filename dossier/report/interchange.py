"""The case as one JSON document that other programs read. Names and meanings are fixed; fields may be added.

Offsets count Unicode code points of a source's ``text``. The document is written piece by piece: a case with a
hundred thousand stories needs no more memory than its largest list of records.
"""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from dossier.domain.claim_forms import happening_form, merge_form, rung_form
from dossier.domain.claims import HappeningView, MergeView, StandingView
from dossier.domain.date_forms import date_form, offsets, published_form
from dossier.domain.dates import DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.ledger import Hanging
from dossier.domain.mentions import NumericOrder
from dossier.domain.notes import Correction, Note, NoteForm
from dossier.domain.records import (
    ArticleRecord,
    EntityRecord,
    EventRecord,
    FactRecord,
    MentionRecord,
    ProposalRecord,
    SourceRecord,
)
from dossier.domain.spans import Span
from dossier.errors import ExportError
from dossier.report.atomic import written_whole

FORMAT = "dossier-case"
VERSION = 1

_TEXTS_HELD = 64
"""Source texts kept at once: the mentions of one entity go through its stories in order."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class InterchangeCase:
    """What the document is made from. ``text_of`` returns a source's text by its id; lists keep the order given."""

    title: str
    created: datetime
    sources: Iterable[SourceRecord]
    text_of: Callable[[int], str]
    articles: Iterable[ArticleRecord]
    entities: Iterable[EntityRecord]
    mentions: Iterable[MentionRecord]
    facts: Iterable[FactRecord]
    events: Iterable[EventRecord]
    proposals: Iterable[ProposalRecord] = ()
    worked_out: Mapping[int, PublicationDate] = field(default_factory=dict)
    """What is known of when stories without a date were published, by the stories' ids: not confirmed by anybody."""
    happenings: Iterable[HappeningView] = ()
    standing: Mapping[int, StandingView] = field(default_factory=dict)
    """The ladders of those who have one, by their ids."""
    merges: Mapping[int, Sequence[MergeView]] = field(default_factory=dict)
    """What people merged and took apart, by the ids of the entities."""
    notes: Iterable[Note] = ()
    corrections: Iterable[Correction] = ()
    marks: Iterable[Note] = ()
    """Tags, stars, questions and pages: a list of its own, written where there are any."""
    data_of: Callable[[int], bytes] | None = None
    """Returns the bytes of a source by its id: they are written for files that their text alone does not give back."""
    pages_of: Callable[[int], Sequence[int]] = lambda _: ()
    """Returns where in the text of a source its pages begin, by its id."""
    order_of: Callable[[int], NumericOrder | None] = lambda _: None
    """Returns what a person said of the numeric dates of a source, by its id."""


class _Quotes:
    """Quotes spans of articles, and refuses what the text does not hold."""

    def __init__(self, text_of: Callable[[int], str], articles: Iterable[ArticleRecord]) -> None:
        self._text_of = lru_cache(maxsize=_TEXTS_HELD)(text_of)
        self._sources = {article.id: article.source for article in articles}

    def at(self, article: int, span: Span) -> Record:
        """Return the span's offsets and words."""
        text = self._text_of(self._sources[article])
        if span.end > len(text):
            raise ExportError(
                "The case holds a quotation that its source does not contain, so nothing was exported. "
                "Run “dossier check” on the case to see which, and restore a backup."
            )
        return {"start": span.start, "end": span.end, "text": span.of(text)}


def _moment(when: datetime) -> str:
    """Return a moment in UTC to the second; one without a zone is taken to be UTC."""
    aware = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return f"{aware:%Y-%m-%dT%H:%M:%S}Z"


def _published(published: PublicationDate | None) -> Record | None:
    form = published_form(published)
    if published is None or form is None:
        return None
    return {**form, "evidence": None if published.evidence is None else offsets(published.evidence)}


def _date(when: DateInterval | None, article: int, quotes: _Quotes) -> Record | None:
    form = date_form(when)
    if when is None or form is None:
        return None
    return {**form, "mentions": [quotes.at(article, span) for span in when.mentions]}


def _source(source: SourceRecord, case: InterchangeCase) -> Record:
    text = case.text_of(source.id)
    form = {
        "id": source.id,
        "file": source.file,
        "sha256": source.sha256,
        "bytes": source.bytes,
        "encoding": source.encoding,
        "media_type": source.media_type,
        "notes": list(source.notes),
        "pages": list(case.pages_of(source.id)),
        "numeric_dates": case.order_of(source.id),
        "text": text,
    }
    if case.data_of is not None and not _gives_back(text, source):
        form["data"] = base64.b64encode(case.data_of(source.id)).decode("ascii")
    return form


def _gives_back(text: str, source: SourceRecord) -> bool:
    """Tell whether the bytes of a file are its text in its encoding."""
    try:
        return hashlib.sha256(text.encode(source.encoding)).hexdigest() == source.sha256
    except (LookupError, UnicodeError):
        return False


def _article(article: ArticleRecord, worked_out: PublicationDate | None) -> Record:
    return {
        "id": article.id,
        "source": article.source,
        "file": article.file,
        "ordinal": article.ordinal,
        **offsets(article.span),
        "title": article.title,
        "byline": article.byline,
        "published": _published(article.published or worked_out),
        "passages": [{**offsets(passage.span), "role": passage.role.value} for passage in article.passages],
    }


def _entity(
    entity: EntityRecord,
    mentions: Iterable[MentionRecord],
    facts: Iterable[FactRecord],
    quotes: _Quotes,
    case: InterchangeCase,
) -> Record:
    standing = case.standing.get(entity.id, StandingView())
    ordered = sorted(mentions, key=lambda mention: (mention.article, mention.span))
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "renamed": entity.renamed,
        "mentions": [
            {
                "article": mention.article,
                **quotes.at(mention.article, mention.span),
                "form": mention.form.value,
                "given": mention.given,
            }
            for mention in ordered
        ],
        "facts": [
            {
                "kind": fact.kind.value,
                "value": fact.value,
                "article": fact.article,
                **quotes.at(fact.article, fact.span),
            }
            for fact in facts
        ],
        "standing": [rung_form(rung) for rung in standing.rungs],
        "merges": [merge_form(merge) for merge in case.merges.get(entity.id, ())],
    }


def _event(event: EventRecord, quotes: _Quotes, denied_by: Sequence[int]) -> Record:
    return {
        "id": event.id,
        "article": event.article,
        **quotes.at(event.article, event.span),
        "trigger": quotes.at(event.article, event.trigger),
        "kind": event.kind.value,
        "status": event.status.value,
        "attribution": event.attribution,
        "attribution_chain": [
            {**quotes.at(event.article, t.span), "said": t.said, "when": t.when, "name": t.name} for t in event.chain
        ],
        "date": _date(event.date, event.article, quotes),
        "hanging": _hanging(event.hanging),
        "participants": [{"entity": part.entity, "role": part.role.value} for part in event.participants],
        "places": list(event.places),
        "review": event.review.value,
        "edited": sorted(event.edited),
        "denied_by": [id_ for id_ in denied_by if id_ != event.id],
    }


def _hanging(hanging: Hanging | None) -> Record | None:
    """Return what would date an event: one of the kind "event" in which "entity" takes part, and how it is counted."""
    if hanging is None:
        return None
    return {
        "words": hanging.words,
        **offsets(hanging.span),
        "event": hanging.event,
        "entity": hanging.entity,
        "anchor_words": hanging.anchor_words,
        "count": hanging.count,
        "unit": hanging.unit,
        "side": hanging.side,
        "within": hanging.within,
    }


def _proposal(proposal: ProposalRecord) -> Record:
    return {
        "id": proposal.id,
        "first": proposal.first,
        "second": proposal.second,
        "reason": proposal.reason,
        "rejected": proposal.rejected,
    }


def _note(note: Note, quotes: _Quotes) -> Record:
    where = None if note.article is None or note.span is None else quotes.at(note.article, note.span)
    return {
        "id": note.id,
        "about": note.kind.value,
        "subject": note.subject,
        "article": note.article,
        "words": where,
        "note": note.text,
        "made": _moment(note.made),
        "changed": _moment(note.changed),
    }


def _mark(note: Note, quotes: _Quotes) -> Record:
    told = _note(note, quotes)
    answered = {"answered": note.is_answered} if note.form is NoteForm.QUESTION else {}
    return {"id": told.pop("id"), "form": note.form.value, **told, "text": told.pop("note"), **answered}


def _correction(each: Correction, quotes: _Quotes) -> Record:
    date = _date(each.date, each.article, quotes)
    return {"article": each.article, **quotes.at(each.article, each.span), "what": each.kind.value, "date": date}


def _list(name: str, records: Iterable[Record]) -> Iterator[str]:
    """Yield a named list, one record on a line."""
    yield f',\n"{name}": ['
    separator = "\n"
    for record in records:
        yield separator + json.dumps(record, ensure_ascii=False, allow_nan=False)
        separator = ",\n"
    yield "\n]"


def document(case: InterchangeCase) -> Iterator[str]:
    """Yield the document in pieces.

    Raises:
        ExportError: a span lies outside its source.
    """
    articles = list(case.articles)
    quotes = _Quotes(case.text_of, articles)
    mentions: dict[int, list[MentionRecord]] = defaultdict(list)
    for mention in case.mentions:
        mentions[mention.entity].append(mention)
    facts: dict[int, list[FactRecord]] = defaultdict(list)
    for fact in case.facts:
        facts[fact.entity].append(fact)
    head = {"format": FORMAT, "version": VERSION, "title": case.title, "created": _moment(case.created)}
    yield json.dumps(head, ensure_ascii=False)[:-1]
    yield from _list("sources", (_source(source, case) for source in case.sources))
    yield from _list("articles", (_article(article, case.worked_out.get(article.id)) for article in articles))
    yield from _list("entities", (_entity(e, mentions[e.id], facts[e.id], quotes, case) for e in case.entities))
    happenings = list(case.happenings)
    denied = {event: each.denied_by for each in happenings for event in each.events}
    yield from _list("events", (_event(event, quotes, denied.get(event.id, ())) for event in case.events))
    yield from _list("happenings", map(happening_form, happenings))
    yield from _list("proposals", map(_proposal, case.proposals))
    yield from _list("notes", (_note(note, quotes) for note in case.notes))
    yield from _list("corrections", (_correction(each, quotes) for each in case.corrections))
    if marks := list(case.marks):
        yield from _list("marks", (_mark(mark, quotes) for mark in marks))
    yield "\n}\n"


def _write_text(pieces: Iterable[str], file: BinaryIO) -> None:
    for piece in pieces:
        # A lone surrogate can stand in no UTF-8 file; readers never produce one.
        file.write(piece.encode("utf-8"))


def write_json(case: InterchangeCase, out: Path) -> None:
    """Write the document to *out*: whole or not at all.

    Raises:
        ExportError: it could not be written, or the case quotes what its sources do not hold.
    """
    with written_whole(out) as file:
        _write_text(document(case), file)
