"""Taking files into a case: one transaction per file, and no file half done."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.domain.changes import Changes
from dossier.domain.documents import PublicationBasis, PublicationDate, SourceDocument, Story
from dossier.domain.importing import FileOutcome, FileState, ImportChoices, ImportPlan, IsCancelled, Progress
from dossier.domain.mentions import NumericOrder
from dossier.domain.views import HitKind
from dossier.domain.wording import counted
from dossier.errors import Cancelled, DossierError, UnreadableFileError
from dossier.services import backups, dating_stories, editing, hanging_dates, rereading
from dossier.services.analysing import Reading, StoryText, check_names_model, collected_seldom
from dossier.services.formats import FormatReaders
from dossier.services.reading_along import MANY_STORIES, FileReading, StoryReaders, cores
from dossier.services.scanning import UNREAD, read_stories, scan
from dossier.store import article_store, entity_store, event_store, names_models, search_index, source_store
from dossier.store.case_file import CaseFile
from dossier.store.gradual_steps import GradualStep
from dossier.store.history import StepKind

if TYPE_CHECKING:
    from dossier.services.joining import EntityIndex

__all__ = ["import_paths", "import_plan", "scan"]

Analysed = tuple[Story, Reading]
"""A story, and what was found in it."""

Choose = Callable[[Story], Story | None]
"""Returns the story as it is to be kept, with its publication date, or None where it is left out."""

Within = Callable[[int, int], None]
"""Hears how many stories of a file are done, and how many there are; raises Cancelled to stop."""

_WORTH_A_PROCESS = 60_000
"""Bytes of articles, about twenty of them, for which a second process is worth its start."""
_FILES_AHEAD = 32
_BYTES_AHEAD = 8_000_000


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file to be imported, as the user decided. ``order`` is what a person said of its numeric dates.

    ``sha256`` is what the file must still be, ``error`` why it cannot be read, where that is known already.
    """

    path: Path
    file: str
    choose: Choose
    order: NumericOrder | None = None
    sha256: str | None = None
    error: str | None = None
    bytes: int = 0


@dataclass(slots=True)
class _Taken:
    """A file that has been read. ``order`` is the one by which its stories are being read in ``reading``."""

    wanted: _Wanted
    document: SourceDocument | None = None
    order: NumericOrder | None = None
    reading: FileReading | None = None
    failed: str | None = None
    already: str | None = None

    @property
    def size(self) -> int:
        """How much it holds in memory, in bytes."""
        return 0 if self.document is None else len(self.document.data) + 2 * len(self.document.text)


def import_plan(
    case: CaseFile,
    plan: ImportPlan,
    choices: ImportChoices,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
    processes: int | None = None,
) -> Iterator[FileOutcome]:
    """Import the files of *plan* as the user decided. Each outcome comes once it is true: COMMITTED is on disk.

    Cancelling stops between two stories; files that are committed stay. A file that cannot be read fails by itself. One
    that was changed since the plan was made fails too: the decisions were made about other words. *processes* says how
    many may read stories at a time (at most two do), None where this computer's processors decide.
    Raises ImpossibleError before anything is read where the names model that was chosen is not installed.
    """
    check_names_model(choices.names_model)
    wanted = [
        _Wanted(f.path, f.file, _chooser(f.path, choices), choices.orders.get(f.path), f.sha256, f.error, f.bytes)
        for f in plan.files
    ]
    yield from _import(case, wanted, progress, cancelled, processes)


def _chooser(path: Path, choices: ImportChoices) -> Choose:
    def choose(story: Story) -> Story | None:
        if (path, story.ordinal) in choices.left_out:
            return None
        story = replace(story, names_model=choices.names_model)
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
    processes: int | None = None,
    names_model: str | None = None,
) -> Iterator[FileOutcome]:
    """Import files and folders without a look at them first. *published* is for stories whose text states no date.

    *order* says how those write numeric dates whose text does not settle it. *names_model* finds the names, None for
    the program's own. Raises ImpossibleError before anything is read where that model is not installed.

    Few files are held at a time, so that a folder of any size needs little memory. Outcomes are as in import_plan.
    """
    from dossier.ingest.discovery import find_files

    check_names_model(names_model)

    def choose(story: Story) -> Story | None:
        return with_date(replace(story, names_model=names_model), published)

    try:
        with FormatReaders(cancelled) as formats:
            files = list(find_files(paths, formats.names_if_any))
    except Cancelled:
        return
    wanted = [_Wanted(path, file, choose, order, bytes=_size(path)) for path, file in files]
    yield from _import(case, wanted, progress, cancelled, processes)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _import(
    case: CaseFile,
    wanted: Sequence[_Wanted],
    progress: Progress | None,
    cancelled: IsCancelled | None,
    processes: int | None,
) -> Iterator[FileOutcome]:
    formats = FormatReaders(cancelled)
    importer = _Importer(case, formats)
    try:
        with collected_seldom(), StoryReaders(processes or cores(), cancelled) as readers:
            ahead = _Ahead(importer, readers, wanted)
            for done, each in enumerate(wanted):
                if cancelled is not None and cancelled():
                    return
                if progress is not None:
                    progress(done, len(wanted), each.file)
                within = _within(each.file, progress, cancelled)
                taken = ahead.next()
                if taken.reading is not None:
                    readers.finish(taken.reading, within)
                    importer.learn_names(progress, cancelled)
                yield importer.store(taken, within)
        if progress is not None:
            progress(len(wanted), len(wanted), "")
    except Cancelled:
        return
    finally:
        formats.end()
        importer.close()
        case.checkpoint()
    case.backup_failure = backups.after_import(case)


def _within(file: str, progress: Progress | None, cancelled: IsCancelled | None) -> Within:
    """Return what hears how far the stories of one *file* are, and raises Cancelled where the user stops."""

    def told(done: int, stories: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled("The import was stopped. What had been committed is safe.")
        if progress is not None:
            progress(done, stories, file)

    return told


class _Ahead:
    """Reads files ahead of their turn while a second process can use them, one at a time otherwise."""

    def __init__(self, importer: "_Importer", readers: StoryReaders, wanted: Sequence[_Wanted]) -> None:
        self._importer = importer
        self._readers = readers
        self._upcoming = deque(wanted)
        self._left = sum(each.bytes for each in wanted)
        self._taken: deque[_Taken] = deque()

    def next(self) -> _Taken:
        """Return the next file, read; its stories are being read."""
        while self._upcoming and (not self._taken or self._has_room):
            wanted = self._upcoming.popleft()
            taken = self._importer.take(wanted)
            self._taken.append(taken)
            if taken.reading is not None:
                self._readers.add(taken.reading)
                if self._left >= _WORTH_A_PROCESS:
                    self._readers.begin()
            self._left -= wanted.bytes
        return self._taken.popleft()

    @property
    def _has_room(self) -> bool:
        return (
            self._readers.helps and len(self._taken) < _FILES_AHEAD and sum(t.size for t in self._taken) < _BYTES_AHEAD
        )


class _Importer:
    """Takes file after file into one case and keeps what is worth keeping between them: the entities by name."""

    def __init__(self, case: CaseFile, formats: FormatReaders) -> None:
        self._case = case
        self._formats = formats
        self._index: EntityIndex | None = None
        self._step = GradualStep(case, StepKind.IMPORT)

    def close(self) -> None:
        """End the import: whatever comes now is a further step of the history."""
        self._step.close()
        if self._index is not None and self._case.is_open and not self._index.is_stale:
            # What cannot be kept, for example on a full disk, is worked out again.
            with suppress(DossierError):
                self._index.keep_keys()

    def take(self, wanted: _Wanted) -> _Taken:
        """Read one file and say which of its stories are to be read."""
        taken = _Taken(wanted, failed=wanted.error)
        if taken.failed is not None:
            return taken
        try:
            document, found = read_stories(wanted.path, wanted.file, self._formats)
            if wanted.sha256 is not None and document.sha256 != wanted.sha256:
                raise UnreadableFileError(wanted.file, "it was changed after it had been looked at; look at it again")
        except UnreadableFileError as error:
            taken.failed = error.reason
            return taken
        taken.document = document
        held = source_store.held(self._case, document.sha256)
        stored = frozenset() if held is None else held.ordinals
        chosen = [story for each in found if (story := wanted.choose(each)) is not None]
        fresh = [story for story in chosen if story.ordinal not in stored]
        taken.order = wanted.order if held is None else held.order
        if fresh:
            taken.reading = FileReading(StoryText(document.text, document.file, taken.order), fresh)
        elif not stored:
            taken.already = "all its stories were left out"
        return taken

    def store(self, taken: _Taken, within: Within) -> FileOutcome:
        """Keep what was found in a file. Raises CaseError where the case itself fails: then going on makes no sense.

        Raises Cancelled between two stories, where they are many: then nothing of the file is kept.
        """
        path, file = taken.wanted.path, taken.wanted.file
        if taken.failed is not None:
            return FileOutcome(path, file, FileState.FAILED, reason=taken.failed)
        document, reading = taken.document, taken.reading
        if document is None or reading is None:
            return FileOutcome(path, file, FileState.ALREADY, reason=taken.already)
        try:
            reading.readings()
            outcome, known = self._store(path, document, reading, taken.order, within)
        except UnreadableFileError as error:
            return FileOutcome(path, file, FileState.FAILED, reason=error.reason)
        if known is None or taken.wanted.order is None or outcome.state is FileState.ALREADY:
            return outcome
        # It holds for the stories too that the case had of the file: a step of its own, for all of them.
        said = editing.set_numeric_order(self._case, known, taken.wanted.order)
        return replace(outcome, changes=said | outcome.changes)

    def _store(
        self,
        path: Path,
        document: SourceDocument,
        reading: FileReading,
        order: NumericOrder | None,
        within: Within,
    ) -> tuple[FileOutcome, int | None]:
        """Return how the file fared, and under which number the case had it before."""
        try:
            with self._case.writing():
                # Another program may have taken the same file in since it was looked up.
                held = source_store.held(self._case, document.sha256)
                known, stored = (None, frozenset[int]()) if held is None else (held.id, held.ordinals)
                if held is not None and held.order != order:
                    # The same bytes came in under another name since this file was read.
                    reading = _read_again(document, reading, held.order)
                both = zip(reading.stories, reading.readings(), strict=True)
                found = [(story, what) for story, what in both if story.ordinal not in stored]
                if not found:
                    return FileOutcome(path, document.file, FileState.ALREADY), known
                with self._step.part(lambda files: _imported(files, document.file)):
                    source = source_store.add(self._case, document, order) if known is None else known
                    names_models.remember(self._case, source, found[0][0].names_model)
                    changes, added = self._write(self._entity_index(), source, document, found, within)
        except BaseException:
            # What the index learnt has been rolled back in the case.
            self._index = None
            raise
        unread = " ".join(note for note in document.notes if UNREAD in note) or None
        state = FileState.COMMITTED
        return FileOutcome(path, document.file, state, len(found), added, changes=changes, unread=unread), known

    def learn_names(self, progress: Progress | None, cancelled: IsCancelled | None) -> None:
        """Learn the names of the case before a file is kept: it takes seconds where they are many. Raises Cancelled."""
        from dossier.services.joining import EntityIndex

        def learnt(done: int, total: int) -> None:
            if cancelled is not None and cancelled():
                raise Cancelled
            if progress is not None:
                progress(done, total, "Learning the names of the case")

        if self._index is None or self._index.is_stale:
            self._index = EntityIndex(self._case, learnt)
            self._index.keep_keys()

    def _entity_index(self) -> "EntityIndex":
        from dossier.services.joining import EntityIndex

        if self._index is None or self._index.is_stale:
            self._index = EntityIndex(self._case)
        return self._index

    def _write(
        self,
        index: "EntityIndex",
        source: int,
        document: SourceDocument,
        found: Sequence[Analysed],
        within: Within,
    ) -> tuple[Changes, int]:
        """Write the stories of a file. Return what that changed, and how many events they tell."""
        case, text = self._case, document.text
        kept = [(story, reading.analysis.timexes, reading.sketch) for story, reading in found]
        articles = article_store.add(case, source, document, kept)
        texts = [(id_, story.span.of(text)) for id_, (story, _) in zip(articles, found, strict=True)]
        search_index.add(case, HitKind.ARTICLE, texts)
        entities: set[int] = set()
        events: list[int] = []
        people: set[int] = set()
        waiting: set[int] = set()
        for kept_before, (article, (_, reading)) in enumerate(zip(articles, found, strict=True)):
            if len(found) > MANY_STORIES:
                within(kept_before, len(found))
            analysis = reading.analysis
            ids = index.join(analysis.entities)
            entity_store.add_mentions(case, article, [(ids[e.key], m) for e in analysis.entities for m in e.mentions])
            entity_store.add_facts(case, article, [(ids[e.key], f) for e in analysis.entities for f in e.facts])
            added = event_store.add(case, article, rereading.linked_events(case, analysis.events), ids)
            dating_stories.keep(case, article, reading.proposal)
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


def _imported(files: int, last: str) -> str:
    return f"Imported “{last}”" if files == 1 else f"Imported {counted(files, 'file')}"


def _read_again(document: SourceDocument, reading: FileReading, order: NumericOrder | None) -> FileReading:
    again = FileReading(StoryText(document.text, document.file, order), reading.stories)
    with StoryReaders(1) as readers:
        readers.add(again)
        readers.finish(again)
    return again
