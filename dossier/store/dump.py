"""The whole case as canonical text: equal for equal content, whatever the ids, the clock and the order of import."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from dossier.domain.claims import JoinKind
from dossier.domain.dates import DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.ledger import Hanging, LedgerStep
from dossier.domain.notes import SubjectKind
from dossier.domain.records import ArticleRecord, EntityRecord, EventRecord
from dossier.domain.spans import Span
from dossier.store import (
    answer_store,
    article_store,
    correction_store,
    entity_store,
    event_store,
    merge_store,
    note_store,
    proposal_store,
    saved_view_store,
    settlement_store,
    source_store,
)
from dossier.store.case_file import CaseFile
from dossier.store.digests import sha256_of_text
from dossier.store.packing import iso, to_json

Place = tuple[str, int, int]
"""Where something stands, without ids: the file's SHA-256 and a span of its text."""

Called = Mapping[int, list[Any]]
"""What events are called without their ids, by id."""


def lines(case: CaseFile) -> Iterator[str]:
    """Yield the case line by line, each one JSON list: sources, articles, entities, events, proposals, decisions."""
    sources = sorted(source_store.records(case), key=lambda source: source.sha256)
    sha256 = {source.id: source.sha256 for source in sources}
    articles = {article.id: article for article in article_store.records(case)}
    by_source = defaultdict(list)
    for article in articles.values():
        by_source[article.source].append(article)
    for source in sources:
        text = source_store.text(case, source.id)
        described = [source.file, source.bytes, source.encoding, source.media_type, list(source.notes)]
        order = source_store.numeric_order(case, source.id)
        yield to_json(["source", source.sha256, *described, sha256_of_text(text), order])
        for article in sorted(by_source[source.id], key=lambda a: a.ordinal):
            yield to_json(["article", source.sha256, *_article(case, article)])
    names = _Names(case, {id_: sha256[article.source] for id_, article in articles.items()})
    yield from sorted(names.lines())
    events = event_store.records(case, rejected=True)
    stories = {id_: (sha256[article.source], article.ordinal) for id_, article in articles.items()}
    called = {e.id: [*stories[e.article], *_span(e.trigger), e.kind.value] for e in events}
    yield from sorted(to_json(["event", *stories[e.article], *_event(e, names, called)]) for e in events)
    yield from sorted(
        to_json(["proposal", *sorted((names.of(p.first), names.of(p.second))), p.rejected])
        for p in proposal_store.records(case, rejected=True)
    )
    yield from sorted(_decisions(case, names))
    yield from sorted(_written(case, stories, names, called))


def _decisions(case: CaseFile, names: "_Names") -> Iterator[str]:
    """Yield what people decided: who was merged or split, who stays apart, and which sides they chose."""
    for m in merge_store.records(case):
        if m.how is JoinKind.JOINED:
            # What an import joins follows from what the case holds.
            continue
        keep = names.of(m.keep) if names.knows(m.keep) else None
        called = [m.kind.value, m.name, sorted(m.names), m.renamed]
        yield to_json(["merge", m.how.value, keep, *called, len(m.taken.get("mentions", ())), m.ended is not None])
    for a in merge_store.all_apart(case):
        stories = [sorted(a.first_stories), sorted(a.second_stories)]
        yield to_json(["apart", a.kind.value, a.first, a.second, *stories])
    for key, side in settlement_store.sides(case).items():
        yield to_json(["settled", key, side])
    for key, answer in answer_store.answers(case).items():
        yield to_json(["answered", key, answer])


def _written(case: CaseFile, stories: Mapping[int, tuple[str, int]], names: "_Names", called: Called) -> Iterator[str]:
    """Yield what people wrote beside the sources, and what they set right in them."""
    for note in note_store.records(case, form=None):
        about: Any = None
        match note.kind:
            case SubjectKind.ARTICLE:
                about = stories.get(note.subject)
            case SubjectKind.ENTITY:
                about = names.of(note.subject) if names.knows(note.subject) else None
            case SubjectKind.EVENT:
                about = called.get(note.subject)
        where = None if note.article is None or note.span is None else [*stories[note.article], *_span(note.span)]
        answered = [True] if note.is_answered else []
        yield to_json([note.form.value, note.kind.value, about, where, note.text, *answered])
    for name, shown in saved_view_store.records(case).items():
        yield to_json(["view", name, shown])
    for each in correction_store.records(case):
        place = [*stories[each.article], *_span(each.span)]
        yield to_json(["corrected", each.kind.value, *place, _date(each.date, called)])


def _article(case: CaseFile, article: ArticleRecord) -> list[Any]:
    return [
        article.ordinal,
        _span(article.span),
        article.title,
        article.byline,
        _published(article.published),
        [[*_span(p.span), p.role.value] for p in article.passages],
        [[*_span(t.span), t.type.value, t.value, _date(t.date, {})] for t in article_store.timexes(case, article.id)],
        json.loads(article_store.publication_proposal(case, article.id) or "null"),
    ]


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _published(published: PublicationDate | None) -> list[Any] | None:
    if published is None:
        return None
    evidence = None if published.evidence is None else _span(published.evidence)
    return [iso(published.start), iso(published.end), published.basis.value, evidence]


def _date(when: DateInterval | None, called: Called) -> list[Any] | None:
    if when is None:
        return None
    kinds = [when.precision.value, when.basis.value, when.extent.value, when.approximate]
    mentions, ledger = [_span(span) for span in when.mentions], [_step(step, called) for step in when.ledger]
    return [iso(when.start), iso(when.end), *kinds, when.explanation, mentions, ledger]


def _step(step: LedgerStep, called: Called) -> list[Any]:
    anchor: list[Any] | None = None
    if step.anchor is not None:
        a = step.anchor
        span = None if a.span is None else _span(a.span)
        event = None if a.event is None else called.get(a.event)
        anchor = [a.kind.value, a.words, iso(a.start), iso(a.end), span, event, a.happening]
    return [step.words, _span(step.span), step.rule.value, iso(step.start), iso(step.end), anchor]


def _hanging(hanging: Hanging | None, names: "_Names") -> list[Any] | None:
    if hanging is None:
        return None
    h = hanging
    amount = [h.count, h.unit, h.side, h.within]
    return [h.words, _span(h.span), h.event, names.of(h.entity), h.anchor_words, *amount]


def _event(event: EventRecord, names: "_Names", called: Called) -> list[Any]:
    return [
        _span(event.span),
        _span(event.trigger),
        event.kind.value,
        event.status.value,
        event.attribution,
        _date(event.date, called),
        _hanging(event.hanging, names),
        sorted([names.of(p.entity), p.role.value] for p in event.participants),
        sorted(names.of(place) for place in event.places),
        event.review.value,
        sorted(event.edited),
        *([[_span(t.span), t.said, t.when, t.name] for t in event.chain],) * bool(event.chain),
    ]


class _Names:
    """Entities without ids: each is called by its kind, its name and the place of its first mention."""

    def __init__(self, case: CaseFile, sha256: dict[int, str]) -> None:
        self._records = {record.id: record for record in entity_store.records(case)}
        self._mentions: defaultdict[int, list[tuple[Place, str]]] = defaultdict(list)
        self._facts: defaultdict[int, list[tuple[Place, str, str]]] = defaultdict(list)
        for m in entity_store.mention_records(case):
            form = f"{m.form.value}, by hand" if m.given else m.form.value
            self._mentions[m.entity].append(((sha256[m.article], m.span.start, m.span.end), form))
        for f in entity_store.fact_records(case):
            place = (sha256[f.article], f.span.start, f.span.end)
            self._facts[f.entity].append((place, f.kind.value, f.value))
        self._called = {id_: self._call(record) for id_, record in self._records.items()}

    def _call(self, record: EntityRecord) -> str:
        first = min(self._mentions[record.id], default=None)
        where = f"@{first[0][0][:16]}:{first[0][1]}" if first is not None else ""
        return f"{record.kind.value}:{record.name}{where}"

    def knows(self, entity: int) -> bool:
        """Tell whether the case has such an entity."""
        return entity in self._called

    def of(self, entity: int) -> str:
        """Return what an entity is called."""
        return self._called[entity]

    def lines(self) -> Iterator[str]:
        """Yield one line per entity."""
        for id_, record in self._records.items():
            mentions, facts = sorted(self._mentions[id_]), sorted(self._facts[id_])
            yield to_json(["entity", self._called[id_], sorted(record.aliases), record.renamed, mentions, facts])
