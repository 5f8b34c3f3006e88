"""When stories without a stated date were published, as far as they and other stories tell; a person confirms."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.domain.dates import DateBasis
from dossier.domain.documents import PublicationBasis, PublicationDate, Story
from dossier.domain.events import Review, Status, StoryAnalysis, StoryParticipant
from dossier.domain.importing import FileFinding, ImportPlan, IsCancelled, Progress
from dossier.domain.mentions import EntityKind, MentionForm
from dossier.domain.publication import PublicationProposal, ReasonKind
from dossier.domain.records import EntityRecord, EventRecord
from dossier.domain.views import ArticleRow
from dossier.domain.wording import date_words, day_words
from dossier.errors import UnreadableFileError
from dossier.services import rereading
from dossier.services.formats import FormatReaders
from dossier.store import article_store, entity_store, event_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold
from dossier.store.proposal_packing import pack_publication, unpack_publication

if TYPE_CHECKING:
    from dossier.extract.publication import Clue
    from dossier.extract.publication.other_stories import Telling

_TITLE = 90
"""Characters of a headline that a reason quotes."""
_MOST_COMPARED = 60
"""Stories of known date in one import with which its undated stories are compared; a case compares with all."""


@dataclass(frozen=True, slots=True)
class StoryProposal:
    """What is proposed for one story of an import, by the path of its file and its number in it."""

    path: Path
    ordinal: int
    proposal: PublicationProposal


def kept(case: CaseFile, article_id: int) -> PublicationProposal | None:
    """Return what the story's own words gave when it was taken in, without asking anew; None where nothing."""
    return unpack_publication(article_store.publication_proposal(case, article_id))


def keep(case: CaseFile, article_id: int, found: PublicationProposal | None) -> None:
    """Keep with a story what its own words tell of its publication; inside a transaction that writes."""
    if found is not None:
        article_store.set_publication_proposal(case, article_id, pack_publication(found))


def refresh(case: CaseFile, articles: Iterable[int]) -> None:
    """Work out again what the own words of undated stories tell of their publication, and keep that.

    For a change of how their words are read; inside a transaction that writes.
    """
    from dossier.extract.pipeline import analyse
    from dossier.extract.publication import propose

    for article in articles:
        record = article_store.record(case, article)
        if record.published is None:
            stored = article_store.stored_story(case, article)
            analysis = analyse(stored.text, stored.story, rereading.context_of(case, article))
            found = propose(stored.text, stored.story, analysis, record.file)
            article_store.set_publication_proposal(case, article, None if found is None else pack_publication(found))


def worked_out(case: CaseFile) -> dict[int, PublicationDate]:
    """Return the intervals that the undated stories' own words leave, where both ends are known, by article.

    For an export: each is an inference that nobody has confirmed. Nothing that contradicts itself is among them.
    """
    found: dict[int, PublicationDate] = {}
    with case.reading():
        for article, packed in article_store.undated_proposals(case).items():
            proposal = unpack_publication(packed)
            if proposal is not None and not proposal.conflicting:
                between = proposal.as_published(PublicationBasis.INFERRED)
                if between is not None:
                    found[article] = between
    return found


def proposal(case: CaseFile, article_id: int) -> PublicationProposal | None:
    """Return what can be known of when a story without a date was published, also from the other stories of the case.

    None for a story whose date is known, and where nothing hints at it. Nothing is changed: only a person confirms,
    with ``editing.set_published``. Raises NotFoundError, DamagedCaseError.
    """
    with case.reading():
        if article_store.record(case, article_id).published is not None:
            return None
        return _Comparing(case).proposal(article_id)


def proposals(
    case: CaseFile, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Iterator[tuple[ArticleRow, PublicationProposal]]:
    """Yield the stories without a date for which something can be known, each with that, in the order of the case.

    Takes some hundredths of a second a story. Raises DamagedCaseError.
    """
    with case.reading():
        rows = [row for row in article_store.rows(case) if row.published is None]
        comparing = _Comparing(case)
    for done, row in enumerate(rows):
        if cancelled is not None and cancelled():
            return
        if progress is not None:
            progress(done, len(rows), row.title)
        with case.reading():
            found = comparing.proposal(row.id)
        if found is not None:
            yield row, found


class _Comparing:
    """What the stories of known date tell, gathered once for all questions about the others."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._entities = {e.id: e for e in entity_store.records(case)}
        self._titles = {row.id: row.title for row in article_store.rows(case) if row.published is not None}
        self._names = _names_by_article(case)
        self._tellings: list[Telling] | None = None

    def proposal(self, article: int) -> PublicationProposal | None:
        """Return what is known of one story."""
        from dossier.extract.pipeline import analyse
        from dossier.extract.publication import propose

        stored = article_store.stored_story(self._case, article)
        file = article_store.record(self._case, article).file
        story = replace(stored.story, published=None)
        analysis = analyse(stored.text, story, rereading.context_of(self._case, article))
        own = event_store.records(self._case, article=article)
        further = (*_given_clues(own), *self._shared(stored.text, story, article, own))
        return propose(stored.text, story, analysis, file, further)

    def _shared(self, text: str, story: Story, article: int, own: Sequence[EventRecord]) -> "Iterator[Clue]":
        from dossier.extract.publication.other_stories import Untold, shared_clues

        untold: list[Untold] = [
            Untold(event.kind, _people(event, self._entities), event.trigger, event.status)
            for event in own
            if event.date is None
        ]
        names = self._names.get(article, frozenset())
        return shared_clues(text, story, untold, names, self._told())

    def _told(self) -> "list[Telling]":
        from dossier.extract.publication.other_stories import SINGULAR, Telling

        if self._tellings is None:
            self._tellings = [
                Telling(
                    event.kind,
                    _people(event, self._entities),
                    event.date.start,
                    self._titles[event.article],
                    self._names.get(event.article, frozenset()),
                )
                for event in event_store.records(self._case)
                if event.article in self._titles
                and event.kind in SINGULAR
                and event.status is Status.ASSERTED
                and event.date is not None
                and event.date.is_day
                and event.date.start is not None
            ]
        return self._tellings


def _people(event: EventRecord, entities: dict[int, EntityRecord]) -> frozenset[str]:
    """Return who takes part in an event, by names that are one's own in the case."""
    people = [entities[part.entity] for part in event.participants if part.entity in entities]
    return frozenset(person.name for person in people if person.kind is EntityKind.PERSON)


def _names_by_article(case: CaseFile) -> dict[int, frozenset[str]]:
    named: dict[int, set[str]] = defaultdict(set)
    for mention in entity_store.mention_records(case):
        if mention.form is MentionForm.NAME:
            named[mention.article].add(str(mention.entity))
    return {article: frozenset(names) for article, names in named.items()}


def _given_clues(own: Iterable[EventRecord]) -> "Iterator[Clue]":
    """Yield what the dates tell that a person gave to the story's events."""
    from dossier.extract.publication import Clue

    for event in own:
        when = event.date
        if when is None or when.basis is not DateBasis.GIVEN or event.review is Review.REJECTED:
            continue
        if event.status is Status.ASSERTED and when.start is not None:
            told = f"Not before {day_words(when.start)}: it tells as past what was dated by hand ({date_words(when)})."
            yield Clue(ReasonKind.GIVEN, told, event.trigger, start=when.start)
        if event.status is Status.PLANNED and when.end is not None:
            told = f"Not after {day_words(when.end)}: it tells as to come what was dated by hand ({date_words(when)})."
            yield Clue(ReasonKind.GIVEN, told, event.trigger, end=when.end)


def for_plan(
    plan: ImportPlan, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Iterator[StoryProposal | None]:
    """Yield what can be known of the undated stories of an import before it happens, file by file.

    None stands for a story that was read without such a result, so that a long job can be interrupted after each.
    The files are read again. In an import of moderate size its dated stories are compared too. What cannot be read
    is passed over: the import itself says so.
    """
    files = [f for f in plan.files if f.error is None and any(s.published is None and not s.in_case for s in f.stories)]
    with FormatReaders() as formats:
        yield from _for_files(plan, files, formats, progress, cancelled)


def _for_files(
    plan: ImportPlan,
    files: Sequence[FileFinding],
    formats: FormatReaders,
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> Iterator[StoryProposal | None]:
    told: list[Telling] = []
    for tellings in _told_in(plan, formats) if files else ():
        told += tellings
        yield None
        if cancelled is not None and cancelled():
            return
    for done, finding in enumerate(files):
        if cancelled is not None and cancelled():
            return
        if progress is not None:
            progress(done, len(files), finding.file)
        wanted = {story.ordinal for story in finding.stories if story.published is None and not story.in_case}
        for text, story in _stories(finding.path, finding.file, formats):
            try:
                found = _proposed(text, story, finding.file, told) if story.ordinal in wanted else None
            except Exception:
                # A fault of ours: the import of this file tells it; the other stories go on.
                found = None
            yield StoryProposal(finding.path, story.ordinal, found) if found is not None else None
    if progress is not None:
        progress(len(files), len(files), "")


def _proposed(text: str, story: Story, file: str, told: "Sequence[Telling]") -> PublicationProposal | None:
    from dossier.extract.pipeline import analyse
    from dossier.extract.publication import propose
    from dossier.extract.publication.other_stories import Untold, shared_clues

    analysis = analyse(text, story)
    people = _people_by_key(analysis)
    untold = [
        Untold(event.kind, _by_name(event.participants, people), event.trigger, event.status)
        for event in analysis.events
        if event.date is None
    ]
    further = shared_clues(text, story, untold, _all_names(analysis), told)
    return propose(text, story, analysis, file, further)


def _told_in(plan: ImportPlan, formats: FormatReaders) -> "Iterator[list[Telling]]":
    """Yield what each dated story of an import tells; nothing where they are too many to be read for that."""
    dated = {
        (f.path, s.ordinal)
        for f in plan.files
        for s in f.stories
        if s.published is not None and s.published.basis is PublicationBasis.STATED
    }
    if not dated or len(dated) > _MOST_COMPARED:
        return
    for finding in plan.files:
        if any(path == finding.path for path, _ in dated):
            for text, story in _stories(finding.path, finding.file, formats):
                if (finding.path, story.ordinal) in dated:
                    try:
                        found = _tellings(text, story)
                    except Exception:
                        found = []  # a fault of ours, as above
                    yield found


def _tellings(text: str, story: Story) -> "list[Telling]":
    from dossier.extract.pipeline import analyse
    from dossier.extract.publication.other_stories import SINGULAR, Telling

    analysis = analyse(text, story)
    people, names = _people_by_key(analysis), _all_names(analysis)
    title = " ".join((story.title or story.span).of(text)[:_TITLE].split())
    return [
        Telling(event.kind, _by_name(event.participants, people), event.date.start, title, names)
        for event in analysis.events
        if event.kind in SINGULAR and event.status is Status.ASSERTED
        if event.date is not None and event.date.is_day and event.date.start is not None
    ]


def _people_by_key(analysis: StoryAnalysis) -> dict[int, str]:
    """Return the people whose whole name a story tells, by their keys."""
    return {e.key: fold(e.name) for e in analysis.entities if e.kind is EntityKind.PERSON and " " in e.name}


def _by_name(participants: Iterable[StoryParticipant], people: dict[int, str]) -> frozenset[str]:
    return frozenset(people[part.entity] for part in participants if part.entity in people)


def _all_names(analysis: StoryAnalysis) -> frozenset[str]:
    return frozenset(fold(entity.name) for entity in analysis.entities)


def _stories(path: Path, file: str, formats: FormatReaders) -> Iterator[tuple[str, Story]]:
    """Yield the stories of a file with its whole text; none where it cannot be read."""
    from dossier.services.scanning import read_stories

    try:
        document, stories = read_stories(path, file, formats)
    except UnreadableFileError:
        return
    for story in stories:
        yield document.text, story


__all__ = ["StoryProposal", "for_plan", "keep", "kept", "proposal", "proposals", "worked_out"]
