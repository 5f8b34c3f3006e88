"""FollowTheMoney entities as a case: documents become sources, people, organisations and places names, events events.

The case keeps nothing without the words that tell it. So a name is kept where a document has it, and an event where
its description, its summary or its name stands in one of the documents that prove it. All else is counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.documents import PublicationBasis, PublicationDate, SourceDocument
from dossier.domain.edtf import edtf, from_edtf
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.export_formats import Loss
from dossier.domain.mentions import EntityKind, MentionForm
from dossier.domain.notes import NoteForm, SubjectKind
from dossier.domain.records import ArticleRecord, EntityRecord, EventRecord, MentionRecord, Participant
from dossier.domain.spans import Span
from dossier.domain.wording import counted
from dossier.ingest.ftm_reader import FtmEntity
from dossier.ingest.interchange_reader import HandedCase, HandedNote
from dossier.ingest.structure import find_stories
from dossier.services import word_hints
from dossier.store.digests import sha256_of
from dossier.store.folding import storable

KINDS = {
    "Person": EntityKind.PERSON,
    **dict.fromkeys(("Organization", "Company", "PublicBody", "LegalEntity"), EntityKind.ORGANISATION),
    "Address": EntityKind.PLACE,
}
_WORD = re.compile(r"\w+")
_Named = TypeVar("_Named", bound=StrEnum)
_SHORTEST_QUOTE = 12
"""Letters: fewer stand in a text by chance."""
_OWN_SOURCE = "dossier-source-"


@dataclass
class _Numbers:
    """Gives numbers to what comes from a file that names its things by words."""

    known: dict[str, int] = field(default_factory=dict)

    def of(self, name: str) -> int:
        return self.known.setdefault(name, len(self.known) + 1)


class FtmCase:
    """Makes a case of the entities of a file, and counts what it cannot take."""

    def __init__(self, entities: Sequence[FtmEntity], file: str) -> None:
        self._all = {entity.id: entity for entity in entities}
        self._file = file
        self._sources: dict[int, SourceDocument] = {}
        self._articles: dict[int, ArticleRecord] = {}
        self._parts: dict[str, list[int]] = {}
        self._digests: set[str] = set()
        self._numbers = _Numbers()
        self._mentions: list[MentionRecord] = []
        self._places: dict[tuple[int, int], list[Span]] = {}
        self._events: list[EventRecord] = []
        self._notes: list[HandedNote] = []
        self._wordless = 0

    def handed(self) -> tuple[HandedCase, tuple[Loss, ...]]:
        """Return the case, and what of the file is not in it."""
        self._take_documents()
        self._take_names()
        for entity in self._of("Event"):
            self._take_event(entity)
        events, people = frozenset(e.id for e in self._events), frozenset(m.entity for m in self._mentions)
        for entity in self._of("Note"):
            self._take_note(entity, events, people)
        told = {m.entity for m in self._mentions} | {p.entity for e in self._events for p in e.participants}
        told |= {place for event in self._events for place in event.places}
        named = [e for e in self._all.values() if e.schema in KINDS and e.first("name", "full")]
        kept = [self._record(entity) for entity in named if self._numbers.of(entity.id) in told]
        case = HandedCase(
            title=self._file,
            sources=self._sources,
            articles=list(self._articles.values()),
            entities=kept,
            mentions=self._mentions,
            facts=[],
            events=self._events,
            proposals=[],
            notes=self._notes,
            corrections=[],
            settled={},
            merges=0,
        )
        return case, tuple(self._losses(len(named) - len(kept)))

    def _losses(self, nowhere: int) -> Iterator[Loss]:
        own = {"Event", "Mention", "Note", *KINDS}
        others = sum(e.schema not in own and e.id not in self._parts for e in self._all.values())
        dated = sum(event.date is not None for event in self._events)
        for count, one, many, rest in (
            (nowhere, "name", "names", "left out: no document has them."),
            (self._wordless, "event", "events", "left out: their words stand in none of their documents."),
            (others, "entity", "entities", "of other kinds, or documents without text, left out."),
            (dated, "date", "dates", "came without the way by which they were found."),
        ):
            if count:
                yield Loss(count, f"{counted(count, one, many)} {rest}")

    def _of(self, schema: str) -> list[FtmEntity]:
        return [entity for entity in self._all.values() if entity.schema == schema]

    # Documents.

    def _take_documents(self) -> None:
        texts = [e for e in self._all.values() if e.first("bodyText") and e.schema != "Page"]
        held: dict[str, FtmEntity] = {entity.id: entity for entity in texts}
        parts = [e for e in texts if any(other in held and other != e.id for other in e.all("proof"))]
        inside = {entity.id for entity in parts}
        for entity in texts:
            if entity.id not in inside:
                self._take_source(entity)
        for entity in parts:
            whole = next((o for o in entity.all("proof") if self._parts.get(o)), None)
            if whole is not None:
                self._take_part(entity, self._stories_of(whole))

    def _stories_of(self, document: str) -> list[ArticleRecord]:
        """Return the stories that a document is."""
        return [self._articles[id_] for id_ in self._parts.get(document, ())]

    def _take_source(self, entity: FtmEntity) -> None:
        text = entity.first("bodyText") or ""
        document = _document(entity, text)
        if document.sha256 in self._digests:
            return
        self._digests.add(document.sha256)
        source = self._numbers.of(entity.id)
        self._sources[source] = document
        records = [
            ArticleRecord(
                id=self._numbers.of(f"{entity.id} story {story.ordinal}"),
                source=source,
                file=document.file,
                ordinal=story.ordinal,
                span=story.span,
                title=None if story.title is None else " ".join(story.title.of(text).split()),
                title_span=story.title,
                byline=None if story.byline is None else " ".join(story.byline.of(text).split()),
                published=story.published or _published(entity),
                passages=story.passages,
            )
            for story in find_stories(document)
        ]
        self._articles.update((record.id, record) for record in records)
        self._parts[entity.id] = [record.id for record in records]

    def _take_part(self, entity: FtmEntity, stories: Sequence[ArticleRecord]) -> None:
        """Say which stories of a file an entity is, and when they were published, where the file does not say it."""
        text = self._sources[stories[0].source].text
        words = entity.first("bodyText") or ""
        same = [s for s in stories if s.span.of(text) == words] or [s for s in stories if words in s.span.of(text)]
        published = _published(entity)
        self._parts[entity.id] = [story.id for story in same[:1]]
        for story in same[:1]:
            if published is not None:
                self._articles[story.id] = replace(story, published=published)

    # Names.

    def _take_names(self) -> None:
        wanted: dict[int, dict[str, str]] = {}
        for entity in self._all.values():
            if entity.schema not in KINDS:
                continue
            for document in entity.all("proof"):
                self._want(wanted, document, entity.id, entity.all("name", "alias", "full"))
        for mention in self._of("Mention"):
            for who in mention.all("resolved"):
                if who in self._all and self._all[who].schema in KINDS:
                    for document in mention.all("document"):
                        self._want(wanted, document, who, mention.all("name"))
        for article in self._articles.values():
            for found in self._mentions_in(article, wanted.get(article.id, {})):
                self._mentions.append(found)
                self._places.setdefault((found.entity, article.id), []).append(found.span)

    def _want(self, wanted: dict[int, dict[str, str]], document: str, who: str, names: Sequence[str]) -> None:
        for story in self._stories_of(document):
            for name in names:
                if name.strip():
                    wanted.setdefault(story.id, {}).setdefault(" ".join(name.split()), who)

    def _mentions_in(self, article: ArticleRecord, names: dict[str, str]) -> Iterator[MentionRecord]:
        """Yield where a story has names, as whole words; of two that begin at a place the longer."""
        by_word: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            word = _WORD.search(name)
            if word is not None:
                pattern = r"\s+".join(map(re.escape, name[word.start() :].split()))
                by_word.setdefault(word[0], []).append((re.compile(rf"{pattern}(?!\w)"), names[name]))
        text, place = self._sources[article.source].text, article.span.start
        while by_word and (word := _WORD.search(text, place, article.span.end)) is not None:
            place = word.end()
            for known, who in by_word.get(word[0], ()):
                match = known.match(text, word.start(), article.span.end)
                if match is not None:
                    place = match.end()
                    span = Span(*match.span())
                    yield MentionRecord(0, self._numbers.of(who), article.id, span, MentionForm.NAME)
                    break

    def _record(self, entity: FtmEntity) -> EntityRecord:
        names = [" ".join(storable(name).split()) for name in entity.all("name", "full", "alias", "weakAlias")]
        first, *others = dict.fromkeys(name for name in names if name)
        return EntityRecord(self._numbers.of(entity.id), KINDS[entity.schema], first, tuple(others))

    # Events.

    def _take_event(self, entity: FtmEntity) -> None:
        found = self._place_of(entity)
        if found is None:
            self._wordless += 1
            return
        article, span = found
        text = self._sources[article.source].text
        trigger, kind = self._trigger(entity, text, span)
        named = _member(EventKind, entity.keyword("kind")) or kind
        status = _member(Status, entity.keyword("status")) or word_hints.status_in(text, span, ())
        self._events.append(
            EventRecord(
                id=self._numbers.of(entity.id),
                article=article.id,
                span=span,
                trigger=trigger,
                kind=named,
                status=status,
                attribution=entity.keyword("attribution"),
                date=self._date(entity),
                participants=tuple(dict.fromkeys(self._participants(entity, article, span, trigger))),
                places=tuple(
                    self._numbers.of(who)
                    for who in entity.all("addressEntity")
                    if who in self._all and self._all[who].schema == "Address" and self._all[who].first("name", "full")
                ),
                review=_member(Review, entity.keyword("review")) or Review.UNREVIEWED,
            )
        )

    def _place_of(self, entity: FtmEntity) -> tuple[ArticleRecord, Span] | None:
        stories = [story for document in entity.all("proof") for story in self._stories_of(document)]
        sha256, _, place = (entity.first("recordId") or "").partition(":")
        start, _, end = place.partition("-")
        for story in stories:
            source = self._sources[story.source]
            if source.sha256 == sha256 and start.isdecimal() and end.isdecimal() and int(start) < int(end):
                span = Span(int(start), int(end))
                if story.span.covers(span) and span.of(source.text) in entity.all("description"):
                    return story, span
        for words in entity.all("description", "summary", "name"):
            for story in stories:
                at = self._sources[story.source].text.find(words, story.span.start, story.span.end)
                if at >= 0 and len(words) >= _SHORTEST_QUOTE:
                    return story, Span(at, at + len(words))
        return None

    @staticmethod
    def _trigger(entity: FtmEntity, text: str, span: Span) -> tuple[Span, EventKind]:
        start, _, end = (entity.keyword("trigger") or "").partition("-")
        if start.isdecimal() and end.isdecimal() and int(start) < int(end) and span.covers(Span(int(start), int(end))):
            return Span(int(start), int(end)), EventKind.OTHER
        return word_hints.trigger_in(text, span)

    def _participants(
        self, entity: FtmEntity, article: ArticleRecord, span: Span, trigger: Span
    ) -> Iterator[Participant]:
        text = self._sources[article.source].text
        own = {(role, name) for role in Role for name in entity.keywords(role.value)}
        for who in entity.all("organizer", "involved"):
            known = self._all.get(who)
            if known is None or known.schema not in KINDS or not known.first("name", "full"):
                continue
            number = self._numbers.of(who)
            roles = [role for role in Role if (role, " ".join((known.first("name") or "").split())) in own]
            if not roles:
                met = self._places.get((number, article.id), ())
                at = next((m for m in met if span.covers(m)), None)
                roles = [Role.OTHER if at is None else word_hints.role_of(text, trigger, at)]
            for role in roles:
                yield Participant(number, role)

    def _date(self, entity: FtmEntity) -> DateInterval | None:
        text = entity.keyword("edtf") or entity.first("date") or ""
        if not text and entity.all("startDate", "endDate"):
            text = f"{entity.first('startDate') or '..'}/{entity.first('endDate') or '..'}"
        when = from_edtf(text)
        if when is None:
            return None
        return replace(when, basis=DateBasis.INFERRED, explanation=f"taken over from “{self._file}”: {edtf(when)}")

    def _take_note(self, entity: FtmEntity, told: frozenset[int], named: frozenset[int]) -> None:
        text = storable(entity.first("description") or "").strip()
        form = _member(NoteForm, entity.keyword("form")) or NoteForm.NOTE
        words = "" if form is NoteForm.STAR else text
        bare = HandedNote(SubjectKind.ENTITY, 0, None, None, words, form=form)
        bare = replace(bare, is_answered=entity.keyword("answered") == "yes")
        for about in entity.all("entity"):
            if not text:
                continue
            number = self._numbers.of(about)
            story = next(iter(self._stories_of(about)), None)
            if story is not None:
                there = replace(bare, article=story.id, span=_span_in(story, entity))
                self._notes.append(replace(there, kind=SubjectKind.ARTICLE, subject=story.id))
            elif number in told:
                self._notes.append(replace(bare, kind=SubjectKind.EVENT, subject=number))
            elif number in named:
                self._notes.append(replace(bare, subject=number))


def _span_in(story: ArticleRecord, entity: FtmEntity) -> Span | None:
    """Return the words of a story that a note stands on, None where it says none that lie in it."""
    first, _, last = (entity.keyword("span") or "").partition("-")
    if not (first.isascii() and last.isascii() and first.isdecimal() and last.isdecimal() and len(first + last) < 20):
        return None
    start, end = int(first), int(last)
    return Span(start, end) if story.span.start <= start < end <= story.span.end else None


def _member(kind: type[_Named], value: str | None) -> _Named | None:
    """Return the one of a set of words that *value* is, None for any other."""
    return next((each for each in kind if each.value == value), None)


def _document(entity: FtmEntity, text: str) -> SourceDocument:
    """Return a document as a file: with its own bytes where its text gives them back."""
    encoding = entity.first("encoding") or "utf-8"
    sha256 = entity.id.removeprefix(_OWN_SOURCE)
    try:
        data = text.encode(encoding)
    except (LookupError, UnicodeError):
        data, encoding = text.encode("utf-8"), "utf-8"
    notes: tuple[str, ...] = ()
    if sha256_of(data) != sha256:
        told = f"; its SHA-256 was {sha256}" if entity.id.startswith(_OWN_SOURCE) else ""
        notes = (f"The original is not in the case, only its text{told}.",)
        data, encoding = text.encode("utf-8"), "utf-8"
    name = entity.first("title", "fileName", "name", "sourceUrl") or entity.id
    file = storable(" ".join(name.split())) or "document"
    return SourceDocument(file, data, sha256_of(data), encoding, entity.first("mimeType") or "text/plain", text, notes)


def _published(entity: FtmEntity) -> PublicationDate | None:
    """Return when a document came out, as it says itself; what was only worked out is worked out again."""
    told, _, basis = (entity.keyword("published") or "").partition(" (")
    when = from_edtf(told or entity.first("publishedAt") or "")
    if when is None or when.start is None or when.end is None or basis == "inferred)":
        return None
    if not told and not when.is_day:
        return None
    given = basis == "given)"
    return PublicationDate(when.start, when.end, PublicationBasis.GIVEN if given else PublicationBasis.STATED)
