"""Taking files into a case: one transaction per file, and no file half done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.domain.changes import Changes
from dossier.domain.documents import PublicationBasis, PublicationDate, SourceDocument, Story
from dossier.domain.events import StoryAnalysis
from dossier.domain.importing import FileOutcome, FileState, ImportChoices, ImportPlan, IsCancelled, Progress
from dossier.domain.mentions import NumericOrder, TimeContext
from dossier.domain.publication import PublicationProposal
from dossier.domain.views import HitKind
from dossier.errors import UnreadableFileError
from dossier.services import dating_stories, editing, hanging_dates, rereading
from dossier.services.corroboration import copies
from dossier.services.scanning import fault, read_stories, scan
from dossier.store import article_store, entity_store, event_store, history, search_index, source_store
from dossier.store.case_file import CaseFile

if TYPE_CHECKING:
    from dossier.services.joining import EntityIndex

__all__ = ["import_paths", "import_plan", "scan"]

Analysed = tuple[Story, StoryAnalysis, PublicationProposal | None]
"""A story, what was found in it, and what is known of its publication where it states no date."""

Choose = Callable[[Story], Story | None]
"""Returns the story as it is to be kept, with its publication date, or None where it is left out."""


def import_plan(
    case: CaseFile,
    plan: ImportPlan,
    choices: ImportChoices,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Iterator[FileOutcome]:
    """Import the files of *plan* as the user decided. Each outcome comes once it is true: COMMITTED is on disk.

    Cancelling stops between two files; what is committed stays. A file that cannot be read fails by itself. One that
    was changed since the plan was made fails too: the decisions were made about other words.
    """
    importer = _Importer(case)
    total = len(plan.files)
    try:
        for done, finding in enumerate(plan.files):
            if cancelled is not None and cancelled():
                return
            if progress is not None:
                progress(done, total, finding.file)
            if finding.error is not None:
                yield FileOutcome(finding.path, finding.file, FileState.FAILED, reason=finding.error)
                continue
            choose, order = _chooser(finding.path, choices), choices.orders.get(finding.path)
            yield importer.take(finding.path, finding.file, choose, order, expected_sha256=finding.sha256)
        if progress is not None:
            progress(total, total, "")
    finally:
        case.checkpoint()


def _chooser(path: Path, choices: ImportChoices) -> Choose:
    def choose(story: Story) -> Story | None:
        if (path, story.ordinal) in choices.left_out:
            return None
        between = choices.intervals.get((path, story.ordinal))
        if between is not None:
            return replace(story, published=replace(between, basis=PublicationBasis.GIVEN))
        own = choices.dates.get((path, story.ordinal))
        if own is not None:
            return replace(story, published=_given(own))
        if (path, story.ordinal) in choices.undated:
            return replace(story, published=None)
        return with_date(story, choices.published)

    return choose


def _given(day: date) -> PublicationDate:
    return PublicationDate(day, day, PublicationBasis.GIVEN)


def with_date(story: Story, published: date | None) -> Story:
    """Return *story* with the publication date that was given, unless its own text states one."""
    stated = story.published is not None and story.published.basis is PublicationBasis.STATED
    return story if published is None or stated else replace(story, published=_given(published))


def import_paths(
    case: CaseFile,
    paths: Iterable[Path],
    published: date | None = None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
    order: NumericOrder | None = None,
) -> Iterator[FileOutcome]:
    """Import files and folders without a look at them first. *published* is for stories whose text states no date.

    *order* says how those write numeric dates whose text does not settle it.

    Files are read one at a time, so that a folder of any size needs little memory. Outcomes are as in import_plan.
    """
    from dossier.ingest.discovery import find_files

    importer = _Importer(case)
    files = list(find_files(paths))
    try:
        for done, (path, file) in enumerate(files):
            if cancelled is not None and cancelled():
                return
            if progress is not None:
                progress(done, len(files), file)
            yield importer.take(path, file, lambda story: with_date(story, published), order)
        if progress is not None:
            progress(len(files), len(files), "")
    finally:
        case.checkpoint()


class _Importer:
    """Takes file after file into one case and keeps what is worth keeping between them: the entities by name."""

    def __init__(self, case: CaseFile) -> None:
        self._case = case
        self._index: EntityIndex | None = None

    def take(
        self,
        path: Path,
        file: str,
        choose: Choose,
        order: NumericOrder | None = None,
        expected_sha256: str | None = None,
    ) -> FileOutcome:
        """Import one file, of which a person said in which *order* it writes numeric dates.

        Raises CaseError where the case itself fails: then going on makes no sense.
        """
        try:
            document, found = read_stories(path, file)
            if expected_sha256 is not None and document.sha256 != expected_sha256:
                raise UnreadableFileError(file, "it was changed after it had been looked at; look at it again")
            stored = article_store.ordinals(self._case, document.sha256)
            chosen = [story for each in found if (story := choose(each)) is not None]
            fresh = [story for story in chosen if story.ordinal not in stored]
            if not fresh:
                reason = None if stored else "all its stories were left out"
                return FileOutcome(path, file, FileState.ALREADY, reason=reason)
            known = source_store.find(self._case, document.sha256)
            until_now = order if known is None else source_store.numeric_order(self._case, known.id)
            analysed = _analysed(document, fresh, until_now)
        except UnreadableFileError as error:
            return FileOutcome(path, file, FileState.FAILED, reason=error.reason)
        outcome = self._store(path, document, analysed, until_now)
        if known is None or order is None:
            return outcome
        # It holds for the stories too that the case had of the file: a step of its own, for all of them.
        said = editing.set_numeric_order(self._case, known.id, order)
        return replace(outcome, changes=said | outcome.changes)

    def _store(
        self, path: Path, document: SourceDocument, found: Sequence[Analysed], order: NumericOrder | None
    ) -> FileOutcome:
        try:
            with self._case.writing():
                # Another program may have taken the same file in since it was looked up.
                stored = article_store.ordinals(self._case, document.sha256)
                found = [each for each in found if each[0].ordinal not in stored]
                if not found:
                    return FileOutcome(path, document.file, FileState.ALREADY)
                changes, added = self._write(self._entity_index(), document, found, order)
        except BaseException:
            # What the index learnt has been rolled back in the case.
            self._index = None
            raise
        return FileOutcome(path, document.file, FileState.COMMITTED, len(found), added, changes=changes)

    def _entity_index(self) -> "EntityIndex":
        from dossier.services.joining import EntityIndex

        if self._index is None or self._index.is_stale:
            self._index = EntityIndex(self._case)
        return self._index

    def _write(
        self, index: "EntityIndex", document: SourceDocument, found: Sequence[Analysed], order: NumericOrder | None
    ) -> tuple[Changes, int]:
        """Write the stories of a file. Return what that changed, and how many events they tell."""
        case, text = self._case, document.text
        history.forget_undone(case)
        known = source_store.find(case, document.sha256)
        source = source_store.add(case, document, order) if known is None else known.id
        articles = article_store.add(case, source, document, [(story, a.timexes) for story, a, _ in found])
        texts = [(id_, story.span.of(text)) for id_, (story, _, _) in zip(articles, found, strict=True)]
        search_index.add(case, HitKind.ARTICLE, texts)
        entities: set[int] = set()
        events: list[int] = []
        people: set[int] = set()
        waiting: set[int] = set()
        for article, (story, analysis, proposal) in zip(articles, found, strict=True):
            article_store.set_sketch(case, article, copies.sketch_of(text, story))
            ids = index.join(analysis.entities)
            entity_store.add_mentions(case, article, [(ids[e.key], m) for e in analysis.entities for m in e.mentions])
            entity_store.add_facts(case, article, [(ids[e.key], f) for e in analysis.entities for f in e.facts])
            added = event_store.add(case, article, rereading.linked_events(case, analysis.events), ids)
            dating_stories.keep(case, article, proposal)
            quotes = [(id_, e.span.of(text)) for id_, e in zip(added, analysis.events, strict=True)]
            search_index.add(case, HitKind.EVENT, quotes)
            entities.update(ids.values())
            people.update(ids[part.entity] for e in analysis.events for part in e.participants if part.entity in ids)
            waiting.update(id_ for id_, e in zip(added, analysis.events, strict=True) if e.hanging is not None)
            events += added
        moved = index.settle(entities)
        people |= set(moved.values())
        entities |= {*moved, *moved.values()}
        search_index.refresh_entities(case, index.take_renamed())
        followed = hanging_dates.resolve(case, people, waiting) - set(events)
        for who in set(moved.values()):
            followed |= event_store.of_entity(case, who) - set(events)
        touched = {*articles, *(event.article for event in event_store.records(case, ids=followed, rejected=True))}
        changes = Changes(
            f"Imported {document.file}", frozenset(touched), frozenset(entities), frozenset({*events, *followed}), True
        )
        return changes, len(events)


def _analysed(document: SourceDocument, stories: Sequence[Story], order: NumericOrder | None) -> list[Analysed]:
    """Return the stories with what the machine finds in them. Raises UnreadableFileError where it fails on them."""
    from dossier.extract.pipeline import analyse

    context = TimeContext(order)
    try:
        read = [(story, analyse(document.text, story, context)) for story in stories]
        return [(s, a, dating_stories.own_words(document.text, s, a, document.file)) for s, a in read]
    except Exception as error:
        raise fault(document.file, error) from error
