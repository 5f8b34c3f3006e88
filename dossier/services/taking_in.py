"""Taking in a case exported as JSON, tables or FollowTheMoney: sources, names and events, as one step of the history.

What the machine and people had found there stays as it was; nothing is read anew but what the document cannot hold:
the time expressions of stories, and what their texts are compared by.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from dossier.domain.changes import Changes
from dossier.domain.dates import DateInterval
from dossier.domain.documents import PassageRole, PublicationBasis, SourceDocument, Story
from dossier.domain.events import Review, StoryEvent, StoryParticipant
from dossier.domain.export_formats import Loss
from dossier.domain.importing import IsCancelled, Progress
from dossier.domain.mentions import Mention, PersonFact
from dossier.domain.notes import SubjectKind
from dossier.domain.records import ArticleRecord, EntityRecord, EventRecord, Participant
from dossier.domain.spans import Span
from dossier.domain.wording import counted
from dossier.errors import UnreadableFileError
from dossier.ingest.formats.parsed import CannotParse
from dossier.ingest.ftm_reader import is_ftm, read_ftm
from dossier.ingest.interchange_reader import HandedCase, HandedNote, read_exported_case
from dossier.ingest.tables_reader import is_table, read_tables
from dossier.services import dating_stories
from dossier.services.analysing import StoryText, read_story
from dossier.services.formats import FormatReaders
from dossier.services.taking_in_ftm import FtmCase
from dossier.services.watching import Watch, watched
from dossier.store import (
    article_store,
    correction_store,
    entity_store,
    event_store,
    note_store,
    proposal_store,
    search_index,
    search_stories,
    settlement_store,
    source_store,
)
from dossier.store.case_file import CaseFile
from dossier.store.gradual_steps import GradualStep
from dossier.store.history import StepKind

_MOST_BYTES = 1 << 30
_PACKED = b"PK"
_NO_TABLES = "it is none of the tables of a case; export the case as “Tables as CSV” and take in the ZIP file"


@dataclass(frozen=True, slots=True)
class Handed:
    """What a file hands over, and what of it no case can hold."""

    case: HandedCase
    losses: tuple[Loss, ...] = ()

    @property
    def title(self) -> str:
        """The title of the case that it came from, or the name of the file."""
        return self.case.title


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was taken in, and what was not."""

    changes: Changes
    losses: tuple[Loss, ...]


def take_in(
    case: CaseFile, path: Path, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> TakenIn:
    """Take the exported case at *path* into *case*: whole, as one step, or not at all.

    Files that the case has already are left out with what was found in them. Names that the case has too stand apart,
    with the question whether they are the same. Raises UnreadableFileError, ImpossibleError, CaseError, and Cancelled:
    then nothing was taken in.
    """
    with watched(case, progress, cancelled) as watch:
        watch.begin("Reading the file")
        what = read(path)
        watch.look()
        return take_in_case(case, what, path.name, watch)


def read(path: Path) -> Handed:
    """Return what a file holds: a case that was exported as JSON, as CSV tables (in a ZIP file, or the folder of one of
    them), or FollowTheMoney. Raises UnreadableFileError."""
    if path.is_dir() or is_table(path.name):
        return _handed_tables(path.name, _of_folder(path if path.is_dir() else path.parent))
    if path.suffix.casefold() == ".csv" and path.is_file():
        raise UnreadableFileError(path.name, _NO_TABLES)
    data = _bytes(path)
    if data.startswith(_PACKED):
        with FormatReaders() as readers:
            return _handed_tables(path.name, _of_archive(path, readers))
    if is_ftm(data):
        return Handed(*FtmCase(read_ftm(data, path.name), path.name).handed())
    return Handed(read_exported_case(data, path.name))


def _of_folder(folder: Path) -> Callable[[str], bytes]:
    def take(name: str) -> bytes:
        try:
            return (folder / name).read_bytes()
        except FileNotFoundError:
            raise
        except OSError as error:
            raise UnreadableFileError(name, error.strerror or "it cannot be read") from error

    return take


def _of_archive(path: Path, readers: FormatReaders) -> Callable[[str], bytes]:
    """Return what takes tables out of a ZIP file, wherever in it they lie. Raises UnreadableFileError."""
    try:
        names = frozenset(readers.names(path))
    except CannotParse as error:
        raise UnreadableFileError(path.name, str(error)) from error
    events = next((name for name in sorted(names) if name.rpartition("/")[2] == "events.csv"), None)
    if events is None:
        raise UnreadableFileError(path.name, _NO_TABLES)
    folder = events.removesuffix("events.csv")

    def take(name: str) -> bytes:
        packed = f"{folder}{name}"
        if packed not in names:
            raise FileNotFoundError(name)
        try:
            return readers.take(path, packed)
        except CannotParse as error:
            raise UnreadableFileError(path.name, str(error)) from error

    return take


def _handed_tables(file: str, take: Callable[[str], bytes]) -> Handed:
    found = read_tables(file, take)
    dated = sum(event.date is not None for event in found.case.events)
    losses = [
        Loss(count, f"{counted(count, one, many)} {rest}")
        for count, one, many, rest in (
            (found.unknown, "column", "columns", "that Dossier does not know left out."),
            (found.loose, "part", "parts", "in events that are no longer in the table of events left out."),
            (dated, "date", "dates", "came without the way by which they were found."),
        )
        if count
    ]
    return Handed(found.case, tuple(losses))


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableFileError(path.name, "it is larger than a gigabyte; export the case in parts")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path.name, error.strerror or "it cannot be read") from error


def take_in_case(case: CaseFile, what: Handed, file: str, watch: Watch | None = None) -> TakenIn:
    """Take in what a file called *file* hands over; *watch* may stop it. Raises as take_in()."""
    handed = what.case
    held = {id_ for id_, each in handed.sources.items() if source_store.find(case, each.sha256) is not None}
    taking = _Taking(case, _without(handed, held), file, watch or Watch())
    label = f"Took in {counted(len(handed.sources) - len(held), 'source')} of “{file}”"
    changes = Changes()
    if len(held) < len(handed.sources):
        changes = _as_one_step(case, taking, label)
    found = (
        (len(held), f"{counted(len(held), 'source')} left out with all that they tell: the case has them already."),
        (handed.merges, f"{counted(handed.merges, 'merge')} of names can no longer be taken apart one by one."),
        (
            taking.alike,
            f"{counted(taking.alike, 'name')} stood in the case already; the review asks whether they are the same.",
        ),
        (taking.untitled, f"{counted(taking.untitled, 'title')} left out, which the stories do not contain."),
    )
    return TakenIn(changes, (*what.losses, *(Loss(count, words) for count, words in found if count)))


def _as_one_step(case: CaseFile, taking: "_Taking", label: str) -> Changes:
    # A step of the kind that files come in by: its rows are gathered when it is undone.
    step = GradualStep(case, StepKind.IMPORT)
    try:
        with case.writing(), step.part(lambda _: label):
            case.commands += 1
            taking.write()
            articles, entities = frozenset(taking.articles.values()), frozenset(taking.entities.values())
            events = frozenset(taking.events.values())
            taking.watch.begin("Making it searchable")
            search_stories.refresh(case, articles)
            taking.watch.look()
            search_index.refresh_entities(case, entities)
            search_index.refresh_events(case, events)
            taking.watch.begin("Making sure that all is kept")
    finally:
        step.close()
        case.checkpoint()
    return Changes(label, articles, entities, events, case=True)


def _without(handed: HandedCase, held: set[int]) -> HandedCase:
    """Return a document without some of its files, and without what only these tell."""
    if not held:
        return handed
    stays = {article.id for article in handed.articles if article.source not in held}
    events = [event for event in handed.events if event.article in stays]
    mentions = [mention for mention in handed.mentions if mention.article in stays]
    told = {m.entity for m in mentions} | {p.entity for e in events for p in e.participants}
    told |= {place for e in events for place in e.places} | {e.hanging.entity for e in events if e.hanging is not None}
    ids = {event.id for event in events}
    about = {SubjectKind.ARTICLE: stays, SubjectKind.ENTITY: told, SubjectKind.EVENT: ids}
    return replace(
        handed,
        sources={id_: each for id_, each in handed.sources.items() if id_ not in held},
        articles=[article for article in handed.articles if article.id in stays],
        entities=[entity for entity in handed.entities if entity.id in told],
        mentions=mentions,
        facts=[fact for fact in handed.facts if fact.article in stays and fact.entity in told],
        events=events,
        proposals=[p for p in handed.proposals if p.first in told and p.second in told],
        notes=[n for n in handed.notes if n.subject in about[n.kind] and (n.article is None or n.article in stays)],
        corrections=[each for each in handed.corrections if each.article in stays],
    )


@dataclass
class _Taking:
    """Writes a document into a case, inside a command; keeps under which ids of the case its records stand."""

    case: CaseFile
    handed: HandedCase
    file: str
    watch: Watch
    articles: dict[int, int] = field(default_factory=dict)
    entities: dict[int, int] = field(default_factory=dict)
    events: dict[int, int] = field(default_factory=dict)
    alike: int = 0
    untitled: int = 0

    def write(self) -> None:
        """Write everything."""
        stories: defaultdict[int, list[ArticleRecord]] = defaultdict(list)
        for article in self.handed.articles:
            stories[article.source].append(article)
        found = list(self.handed.sources.items())
        for done, (source, document) in enumerate(found):
            # Each of them is read for its times, which takes a while.
            self.watch.tell(done, len(found), "Reading the stories")
            self._write_source(source, document, sorted(stories[source], key=lambda a: a.ordinal))
        self._write_entities()
        self._write_mentions()
        self._write_events()
        self._write_decisions()

    def _write_source(self, source: int, document: SourceDocument, records: Sequence[ArticleRecord]) -> None:
        order = self.handed.orders.get(source)
        source_id = source_store.add(self.case, document, order)
        stories = [self._story(record, document.text) for record in records]
        text = StoryText(document.text, document.file, order)
        readings = [read_story(text, story) for story in stories]
        kept = [(s, r.analysis.timexes, r.sketch) for s, r in zip(stories, readings, strict=True)]
        ids = article_store.add(self.case, source_id, document, kept)
        for record, id_, reading in zip(records, ids, readings, strict=True):
            self.articles[record.id] = id_
            dating_stories.keep(self.case, id_, reading.proposal)

    def _story(self, record: ArticleRecord, text: str) -> Story:
        published = record.published
        if published is not None and published.basis is PublicationBasis.INFERRED:
            # Nobody confirmed it: the case works it out again.
            published = None
        title, byline = _standing(record, record.title, text), _standing(record, record.byline, text, of_title=False)
        self.untitled += record.title is not None and title is None
        return Story(record.ordinal, record.span, title, byline, published, record.passages)

    def _write_entities(self) -> None:
        case, first = self.case, entity_store.free_entity_id(self.case)
        found = self.handed.entities
        self.entities = {entity.id: first + i for i, entity in enumerate(found)}
        alike = list(self._alike(found))
        entity_store.add_all(case, [(self.entities[e.id], e.kind, e.name) for e in found])
        aliases = [(self.entities[e.id], name) for e in found for name in e.aliases if name != e.name]
        entity_store.add_alias_pairs(case, aliases)
        for entity in found:
            if entity.renamed:
                entity_store.set_name(case, self.entities[entity.id], entity.name, True)
        proposals = [(self.entities[p.first], self.entities[p.second], p.reason) for p in self.handed.proposals]
        proposal_store.add(case, [*proposals, *alike])
        for each in self.handed.proposals:
            if each.rejected:
                proposal_store.reject_pair(case, self.entities[each.first], self.entities[each.second])

    def _alike(self, found: Sequence[EntityRecord]) -> Iterator[tuple[int, int, str]]:
        """Yield whom the case knows under the name of somebody who comes in, as proposals."""
        for entity in self.watch.over(found, "Writing the names"):
            known = entity_store.find(self.case, entity.name)
            same = [r for r in entity_store.records(self.case, known) if r.kind is entity.kind] if known else []
            self.alike += bool(same)
            for record in same:
                reason = f"Both are called “{entity.name}”; one was taken in from “{self.file}”."
                yield record.id, self.entities[entity.id], reason

    def _write_mentions(self) -> None:
        handed = self.handed
        by_article = sorted(handed.mentions, key=lambda m: (self.articles[m.article], m.span))
        for article, group in groupby(self.watch.over(by_article), key=lambda m: self.articles[m.article]):
            mentions = list(group)
            own = [(self.entities[m.entity], Mention(m.span, m.form)) for m in mentions if not m.given]
            entity_store.add_mentions(self.case, article, own)
            for mention in mentions:
                if mention.given:
                    entity_store.give_mentions(self.case, article, self.entities[mention.entity], [mention.span])
        for fact in self.watch.over(handed.facts):
            told = PersonFact(fact.kind, fact.value, fact.span)
            entity_store.add_facts(self.case, self.articles[fact.article], [(self.entities[fact.entity], told)])

    def _write_events(self) -> None:
        events = sorted(self.handed.events, key=lambda event: event.id)
        ids = event_store.next_ids(self.case, len(events))
        self.events = {event.id: id_ for event, id_ in zip(events, ids, strict=True)}
        for article, group in groupby(self.watch.over(events, "Writing the events"), key=lambda event: event.article):
            told = list(group)
            event_store.add(self.case, self.articles[article], [self._told(each) for each in told], self.entities)
            for event in told:
                if event.review is not Review.UNREVIEWED or event.edited:
                    self._decide(event)

    def _told(self, event: EventRecord) -> StoryEvent:
        return StoryEvent(
            span=event.span,
            trigger=event.trigger,
            kind=event.kind,
            status=event.status,
            attribution=event.attribution,
            date=self._linked(event.date),
            participants=tuple(StoryParticipant(p.entity, p.role) for p in event.participants),
            places=event.places,
            hanging=event.hanging,
            chain=event.chain,
        )

    def _decide(self, event: EventRecord) -> None:
        """Keep what a person said of an event."""
        hanging = event_store.hanging_of_case(event.hanging, self.entities)
        parts = tuple(Participant(self.entities[p.entity], p.role) for p in event.participants)
        record = replace(
            event,
            id=self.events[event.id],
            article=self.articles[event.article],
            date=self._linked(event.date),
            participants=parts,
            hanging=hanging,
        )
        event_store.save(self.case, record)

    def _linked(self, when: DateInterval | None) -> DateInterval | None:
        """Return a date whose anchors lead to the events of this case; one that leads to none here loses the way."""
        if when is None:
            return None
        steps = tuple(
            step
            if step.anchor is None or step.anchor.event is None
            else replace(step, anchor=replace(step.anchor, event=self.events.get(step.anchor.event)))
            for step in when.ledger
        )
        return replace(when, ledger=steps)

    def _write_decisions(self) -> None:
        for each in self.handed.corrections:
            correction_store.add(self.case, self.articles[each.article], each.span, each.kind, self._linked(each.date))
        for note in self.handed.notes:
            self._write_note(note)
        for key, side in sorted(self.handed.settled.items()):
            settlement_store.choose(self.case, key, side)

    def _write_note(self, note: HandedNote) -> None:
        ids = {SubjectKind.ARTICLE: self.articles, SubjectKind.ENTITY: self.entities, SubjectKind.EVENT: self.events}
        subject = ids[note.kind].get(note.subject)
        article = None if note.article is None else self.articles[note.article]
        if subject is not None:
            moments = None if note.made is None or note.changed is None else (note.made, note.changed)
            made = note_store.add(self.case, note.kind, subject, note.text, article, note.span, moments, note.form)
            if note.is_answered:
                note_store.answer(self.case, made, is_answered=True)


def _standing(record: ArticleRecord, words: str | None, text: str, *, of_title: bool = True) -> Span | None:
    """Return where the words of a headline or byline stand, whatever blanks lie between them."""
    if not words or not words.strip():
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    wanted = PassageRole.TITLE if of_title else PassageRole.BYLINE
    places = [passage.span for passage in record.passages if passage.role is wanted]
    for place in (*places, record.span):
        match = pattern.search(text, place.start, place.end)
        if match is not None:
            return Span(*match.span())
    return None
