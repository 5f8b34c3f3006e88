"""What an import would bring, before anything is stored."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dossier.domain.documents import Doubt, DoubtKind, PublicationBasis, PublicationDate, SourceDocument, Story
from dossier.domain.importing import FileFinding, ImportPlan, IsCancelled, NumericQuestion, Progress, StoryFinding
from dossier.errors import Cancelled, UnreadableFileError
from dossier.ingest.formats.layout import MADE
from dossier.ingest.formats.parsed import CannotParse
from dossier.services import analysing
from dossier.services.formats import FormatReaders
from dossier.store import article_store, digests
from dossier.store.case_file import CaseFile

UNREAD = "people, dates and events were looked for in its first"
"""What stands in the note on a story that was not read to its end."""
_OPENING = 1200
"""How many characters of a story's beginning the wizard shows."""


def scan(
    paths: Iterable[Path],
    case: CaseFile | None,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
    *,
    bare_names: bool = False,
) -> ImportPlan:
    """Read the files under *paths* and say what an import would bring. Nothing is stored. Raises Cancelled.

    A file that cannot be read is a finding with its reason. Without a case nothing counts as being in one. With
    *bare_names* a file that *paths* names itself is kept under its name alone, so that a case, and what is exported
    from it, does not tell where on this computer it lay.
    """
    from dossier.ingest.discovery import find_files

    given = list(paths)
    with FormatReaders(cancelled) as formats:
        files = list(find_files(given, formats.names_if_any))
        if bare_names:
            files = list(_bare(files, frozenset(given)))
        scanner = _Scanner(case, formats)
        for done, (path, file) in enumerate(files):
            if cancelled is not None and cancelled():
                raise Cancelled("The import was stopped before anything was stored.")
            if progress is not None:
                progress(done, len(files), file)
            scanner.look_at(path, file)
    if progress is not None:
        progress(len(files), len(files), "")
    return ImportPlan(tuple(scanner.found))


def _bare(files: Iterable[tuple[Path, str]], given: frozenset[Path]) -> Iterator[tuple[Path, str]]:
    """Yield *files*, those of *given* by their name alone; two of one name are told apart by their folder's."""
    from dossier.ingest.discovery import archive_of, readable_name

    names: set[str] = set()
    for path, file in files:
        name = file
        archive, place = archive_of(path) or (path, "")
        if archive in given:
            name = readable_name(f"{archive.name}/{place}" if place else path.name)
            if name in names:
                name = f"{readable_name(archive.absolute().parent.name)}/{name}"
        names.add(name)
        yield path, name


class _Scanner:
    """Looks at file after file and remembers what it has seen, to find repeated texts."""

    def __init__(self, case: CaseFile | None, formats: FormatReaders) -> None:
        self._case = case
        self._formats = formats
        self._files: dict[str, str] = {}
        self._stories: dict[str, str] = {}
        self.found: list[FileFinding] = []

    def look_at(self, path: Path, file: str) -> None:
        """Add the finding on one file."""
        try:
            document, stories = read_stories(path, file, self._formats)
        except UnreadableFileError as error:
            size = path.stat().st_size if path.is_file() else 0
            self.found.append(FileFinding(path, file, "", size, (), error.reason))
            return
        stored, twin = self._in_case(document), self._files.get(document.sha256)
        self._files.setdefault(document.sha256, file)
        findings = []
        for story in stories:
            doubts = self._doubts(document, story, story.ordinal in stored, twin)
            findings.append(_finding(document, story, doubts, story.ordinal in stored))
        question = self._question(document, [s for s in stories if s.ordinal not in stored])
        size = len(document.data)
        self.found.append(FileFinding(path, file, document.sha256, size, tuple(findings), question=question))

    @staticmethod
    def _question(document: SourceDocument, stories: Sequence[Story]) -> NumericQuestion | None:
        """Return what to ask about the file's numeric dates."""
        from dossier.extract.publication.numeric import numeric_question

        return numeric_question(document.text, stories)

    def _in_case(self, document: SourceDocument) -> frozenset[int]:
        """Return which stories of the file the case holds already."""
        if self._case is None:
            return frozenset()
        return article_store.ordinals(self._case, document.sha256)

    def _doubts(self, document: SourceDocument, story: Story, stored: bool, twin: str | None) -> tuple[Doubt, ...]:
        doubts = {doubt.kind: doubt for doubt in story.doubts}
        if stored:
            return (Doubt(DoubtKind.ALREADY_IN_CASE, "This story is in the case already; it will not be added twice."),)
        digest = digests.story_digest(document.text, story)
        if story.published is None:
            doubts.setdefault(
                DoubtKind.NO_DATE,
                Doubt(
                    DoubtKind.NO_DATE,
                    "No publication date was found. Without it, words like “Friday” or “last month” cannot be dated.",
                ),
            )
        notes = [n for n in document.notes if story.published is None or not n.startswith(MADE)]
        if notes:
            doubts.setdefault(DoubtKind.ODD_CHARACTERS, Doubt(DoubtKind.ODD_CHARACTERS, " ".join(notes)))
        repeated = self._repeated(digest, twin)
        if repeated is not None:
            doubts[DoubtKind.REPEATED_TEXT] = Doubt(DoubtKind.REPEATED_TEXT, repeated)
        self._stories.setdefault(digest, f"{document.file}, story {story.ordinal}")
        return tuple(doubts.values())

    def _repeated(self, digest: str, twin: str | None) -> str | None:
        if twin is not None:
            return f"This file has the same content as {twin}; it will be kept once."
        if digest in self._stories:
            return f"The same text stands in {self._stories[digest]}."
        if self._case is not None:
            known = article_store.with_digest(self._case, digest)
            if known:
                row = article_store.rows(self._case, known[:1])[0]
                return f"The case holds the same text already: “{row.title}” in {row.file}."
        return None


def read_stories(
    path: Path, file: str, formats: FormatReaders | None = None
) -> tuple[SourceDocument, tuple[Story, ...]]:
    """Read a file and find its stories. Raises UnreadableFileError with a clear reason, whatever goes wrong with it.

    *formats* reads what is not plain text; without one, a process is started for the file if need be.
    """
    if formats is None:
        with FormatReaders() as own:
            return read_stories(path, file, own)
    from dossier.ingest.structure import find_stories

    try:
        document = _document(path, file, formats)
        stories = find_stories(document)
    except (UnreadableFileError, Cancelled):
        raise
    except OSError as error:
        raise UnreadableFileError(file, f"it cannot be read ({error.strerror or error})") from error
    except Exception as error:
        raise fault(file, error) from error
    if not stories:
        raise UnreadableFileError(file, "no story was found in it")
    return replace(document, notes=document.notes + tuple(_unread(document.text, stories))), stories


def _unread(text: str, stories: Sequence[Story]) -> Iterator[str]:
    """Yield a sentence for each story that is too long to be read to its end: what is not read, and why."""
    from dossier.extract.tokens import unread_from

    for story in stories:
        stop = unread_from(text, story)
        if stop is not None:
            which = f"Story {story.ordinal}" if len(stories) > 1 else "This text"
            share = 100 * (stop - story.span.start) // len(story.span)
            yield (
                f"{which} is too long to be read to its end, or says the same over and over: "
                f"{UNREAD} {share or 1} % only. All of the text is kept, and can be searched. To "
                "have the rest read, split the file and import the parts."
            )


def _document(path: Path, file: str, formats: FormatReaders) -> SourceDocument:
    """Read a file, be it in a folder or in a ZIP file. Raises UnreadableFileError."""
    from dossier.ingest.discovery import archive_of, is_archive
    from dossier.ingest.reader import document_of, read_file

    packed = archive_of(path)
    try:
        if packed is not None:
            return document_of(formats.take(*packed), path.name, file, formats.parse)
        if is_archive(path) and formats.names(path):
            raise UnreadableFileError(file, "nothing in it can be imported. Leave it out.")
    except CannotParse as error:
        raise UnreadableFileError(file, str(error)) from error
    return read_file(path, file, formats.parse)


def fault(file: str, error: Exception) -> UnreadableFileError:
    """Return the failure of one file by a fault of ours: the other files go on, and this one says so plainly."""
    return analysing.fault(file, analysing.fault_words(error))


def _finding(document: SourceDocument, story: Story, doubts: tuple[Doubt, ...], stored: bool) -> StoryFinding:
    words = story.span.of(document.text)
    body = story.opening(document.text)
    return StoryFinding(
        ordinal=story.ordinal,
        title=" ".join(story.title.of(document.text).split()) if story.title is not None else None,
        opening=" ".join(body[: _OPENING * 2].split())[:_OPENING],
        words=len(words.split()),
        published=story.published,
        published_note=published_note(document.text, story.published),
        doubts=doubts,
        in_case=stored,
    )


def published_note(text: str, published: PublicationDate | None) -> str:
    """Return how a publication date is known, in words, with the words that say it."""
    if published is None:
        return "not found in the text"
    evidence = " ".join(published.evidence.of(text).split())[:80] if published.evidence is not None else ""
    quoted = f": “{evidence}”" if evidence else ""
    match published.basis:
        case PublicationBasis.STATED:
            return f"stated in the text{quoted}"
        case PublicationBasis.INFERRED:
            return f"worked out from the text{quoted}"
    return "set by hand"
