"""Reading all stories of a case again with the present engine, keeping whatever people decided.

Each story is a transaction of its own and the whole is one step of the history: it can be stopped at any story, goes on
later where it stopped, and can be undone. What people set, accepted, rejected, merged, split, renamed, kept apart or
marked stays; what only an older engine said becomes what the present one says.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dossier.domain.changes import Changes
from dossier.domain.claims import JoinKind
from dossier.domain.documents import Story
from dossier.domain.importing import IsCancelled, Progress
from dossier.domain.wording import counted
from dossier.services import hanging_dates, names_in_use, removing, rereading
from dossier.services.analysing import Reading, StoryText, collected_seldom, read_story
from dossier.services.joining import EntityIndex
from dossier.services.renewing_events import EventRenewal
from dossier.services.renewing_names import NameRenewal
from dossier.store import (
    article_store,
    entity_store,
    event_store,
    history,
    merge_store,
    removal,
    renewal,
    search_index,
)
from dossier.store.case_file import CaseFile
from dossier.store.gradual_steps import GradualStep
from dossier.store.history import StepKind
from dossier.store.packing import pack_timexes
from dossier.store.proposal_packing import pack_publication


def read_again(
    case: CaseFile,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
    *,
    outdated_only: bool = True,
) -> Iterator[Changes]:
    """Read stories again, those of another engine or all, and yield what changed, story by story, once it is on disk.

    Cancelling stops between two stories; those read stay read. Raises DamagedCaseError, CaseError.
    """
    wanted = renewal.stories(case, outdated_only)
    titles = {row.id: row.title for row in article_store.rows(case, wanted)} if wanted else {}
    again = _Again(case)
    try:
        with collected_seldom():
            for done, article in enumerate(wanted):
                if cancelled is not None and cancelled():
                    break
                if progress is not None:
                    progress(done, len(wanted), titles.get(article, ""))
                changes = again.read(article)
                if changes is not None:
                    yield changes
            if again.dropped:
                yield again.let_names_go()
        if progress is not None:
            progress(len(wanted), len(wanted), "")
    finally:
        again.close()
        case.checkpoint()


@dataclass
class _Again:
    """Reads story after story again and keeps what is worth keeping between them."""

    case: CaseFile
    dropped: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    _index: EntityIndex | None = None
    _judged: frozenset[int] = frozenset()
    _merged: frozenset[int] = frozenset()
    _stories: int = 0

    def __post_init__(self) -> None:
        self._step = GradualStep(self.case, StepKind.REREADING)

    def close(self) -> None:
        """End the step of the history."""
        self._step.close()

    def read(self, article: int) -> Changes | None:
        """Read one story again. Return what changed; None where it has gone meanwhile."""
        case = self.case
        with case.reading():
            if not article_store.records(case, [article]):
                return None
            stored, file = article_store.stored_story(case, article), article_store.record(case, article).file
        reading = _read(case, article, StoryText(stored.text, file, stored.order), stored.story)
        try:
            with case.writing(), self._step.part(lambda _: self._label()):
                self._know()
                self._stories += 1
                changes = self._renew(article, stored, reading)
        except BaseException:
            self._index = None
            raise
        return changes

    def _label(self) -> str:
        return f"Read {counted(self._stories, 'story', 'stories')} again"

    def _know(self) -> None:
        if self._index is None or self._index.is_stale:
            self._index = EntityIndex(self.case)
            self._judged = history.touched(self.case)[0]
            merges = merge_store.records(self.case)
            self._merged = frozenset(m.keep for m in merges if m.how is JoinKind.MERGED and m.ended is None)

    def _renew(self, article: int, stored: article_store.StoredStory, reading: Reading) -> Changes:
        case, index, text = self.case, self._index, stored.text
        assert index is not None
        analysis = reading.analysis
        before = {m.entity for m in entity_store.mention_records(case, article=article)}
        names = NameRenewal(case, article, text, index, self._judged, self._merged)
        names.run(analysis.entities)
        events = EventRenewal(case, article, text, names.keys)
        events.run(analysis.events)
        columns: dict[str, str | None] = {
            "timexes_json": pack_timexes(analysis.timexes),
            "sketch": reading.sketch,
        }
        if stored.story.published is None:
            columns["publication_proposal_json"] = pack_publication(reading.proposal)
        renewal.save_story(case, article, columns)
        index.read_again(article)
        concerned = names.touched | events.people
        for entity, lost in names.dropped.items():
            self.dropped[entity] |= lost
        touched = set(events.touched)
        if concerned or touched:
            concerned |= self._settle(before | concerned, concerned)
            touched |= hanging_dates.resolve(case, concerned, touched)
        stories = {article, *(e.article for e in event_store.records(case, ids=touched, rejected=True))}
        return Changes(self._label(), frozenset(stories), frozenset(concerned), frozenset(touched), case=True)

    def _settle(self, known: set[int], concerned: set[int]) -> set[int]:
        """Let names go that nothing names now, and join what more is known of. Return who else is concerned."""
        index = self._index
        assert index is not None
        gone = [id_ for id_ in removal.unnamed(self.case, known) if id_ not in self._judged]
        for entity in gone:
            index.forget(entity)
            self.dropped.pop(entity, None)
        removal.remove_entities(self.case, gone)
        moved = index.settle(concerned - set(gone))
        search_index.refresh_entities(self.case, {*index.take_renamed(), *gone, *moved, *moved.values()})
        return {*gone, *moved, *moved.values()}

    def let_names_go(self) -> Changes:
        """Take names away that no story uses any more, now that all have been read."""
        case = self.case
        with case.writing(), self._step.part(lambda _: self._label()):
            present = set(entity_store.refs(case, self.dropped))
            for entity in sorted(present):
                names_in_use.let_go(case, entity, self.dropped[entity])
                removing.forget_joins(case, entity)
            search_index.refresh_entities(case, present)
        self._index = None
        events = frozenset(event for entity in present for event in event_store.of_entity(case, entity))
        return Changes(self._label(), entities=frozenset(present), events=events, case=True)


def _read(case: CaseFile, article: int, source: StoryText, story: Story) -> Reading:
    """Read a story by its words and by what people know of its times."""
    from dossier.extract.pipeline import analyse

    reading, context = read_story(source, story), rereading.context_of(case, article)
    if context.corrected:
        return replace(reading, analysis=analyse(source.text, story, context))
    return reading
