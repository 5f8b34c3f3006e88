"""What the machine finds in plain text, without a case: times, mentions and events of a document."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dossier.domain.documents import Passage, PassageRole, PublicationBasis, PublicationDate, SourceDocument, Story
from dossier.domain.events import StoryAnalysis, StoryEvent
from dossier.domain.mentions import StoryEntity, Timex
from dossier.domain.spans import Span
from dossier.errors import UnreadableFileError
from dossier.services.formats import FormatReaders
from dossier.services.scanning import fault


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found in one document. All spans count code points of ``text``, from its first.

    The keys of ``entities`` are unique in the document; each of its stories has entities of its own. Everything
    stands in text order.
    """

    text: str
    stories: tuple[Story, ...]
    entities: tuple[StoryEntity, ...]
    timexes: tuple[Timex, ...]
    events: tuple[StoryEvent, ...]


def annotate_text(
    text: str, published: PublicationDate | None, name: str, names_model: str | None = None
) -> Annotation:
    """Annotate running text as one story, published as given; None where nobody knows when.

    Nothing of the text is left out, and no day of publication is looked for in it. *name* is what an error calls it.
    *names_model* finds the names, None for the program's own; ``analysing.check_names_model`` tells whether it can.
    Raises UnreadableFileError where the program fails on the text by a fault of its own.
    """
    try:
        passages = _running_passages(text)
        story = Story(1, Span(0, len(text)), published=published, passages=passages, names_model=names_model)
        return _annotated(text, (story,))
    except Exception as error:
        raise fault(name, error) from error


def annotate_file(path: Path, name: str, published: date | None = None, names_model: str | None = None) -> Annotation:
    """Annotate the file at *path*; each of its stories is read by itself.

    *published* is the day on which they came out; where it is None, the day that the text itself states. Raises
    UnreadableFileError.
    """
    from dossier.ingest.reader import read_file

    if path.is_dir():
        raise UnreadableFileError(name, "this is a folder. Name the files in it.")
    with FormatReaders() as formats:
        document = read_file(path, name, formats.parse)
    return _annotated_document(document, published, names_model)


def annotate_bytes(data: bytes, name: str, published: date | None = None, names_model: str | None = None) -> Annotation:
    """Annotate the contents of a file, as ``annotate_file`` does. Raises UnreadableFileError."""
    from dossier.ingest.reader import document_of

    with FormatReaders() as formats:
        document = document_of(data, name, name, formats.parse)
    return _annotated_document(document, published, names_model)


def _annotated_document(document: SourceDocument, published: date | None, names_model: str | None) -> Annotation:
    from dossier.ingest.structure import find_stories

    given = None if published is None else PublicationDate(published, published, PublicationBasis.GIVEN)
    try:
        stories = tuple(
            replace(
                story,
                published=given or story.published,
                passages=_all_read(story.passages),
                names_model=names_model,
            )
            for story in find_stories(document)
        )
        return _annotated(document.text, stories)
    except Exception as error:
        raise fault(document.file, error) from error


def _all_read(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return passages with all but the headline as running text: who asks about a text asks about all of it."""
    return tuple(p if p.role is PassageRole.TITLE else replace(p, role=PassageRole.BODY) for p in passages)


def _running_passages(text: str) -> tuple[Passage, ...]:
    """Return the paragraphs of a text that is one story, its headline told from the rest."""
    from dossier.ingest.looks import look_at
    from dossier.ingest.paragraphs import split_paragraphs
    from dossier.ingest.roles import assign_roles

    paragraphs = split_paragraphs(text)
    title = assign_roles(paragraphs, look_at(paragraphs)).title
    return tuple(
        Passage(p.span, PassageRole.TITLE if i == title else PassageRole.BODY) for i, p in enumerate(paragraphs)
    )


def _annotated(text: str, stories: tuple[Story, ...]) -> Annotation:
    from dossier.extract.pipeline import analyse

    entities: list[StoryEntity] = []
    timexes: list[Timex] = []
    events: list[StoryEvent] = []
    for story in stories:
        found = _renumbered(analyse(text, story), len(entities))
        entities += found.entities
        timexes += found.timexes
        events += found.events
    return Annotation(text, stories, tuple(entities), tuple(timexes), tuple(events))


def _renumbered(found: StoryAnalysis, first: int) -> StoryAnalysis:
    """Return what was found in one story with the keys of its entities counted from *first*."""
    keys = {entity.key: first + i for i, entity in enumerate(found.entities)}
    return replace(
        found,
        entities=tuple(replace(entity, key=keys[entity.key]) for entity in found.entities),
        events=tuple(_with_keys(event, keys) for event in found.events),
    )


def _with_keys(event: StoryEvent, keys: dict[int, int]) -> StoryEvent:
    hanging = event.hanging
    return replace(
        event,
        participants=tuple(replace(part, entity=keys[part.entity]) for part in event.participants),
        places=tuple(keys[place] for place in event.places),
        hanging=None if hanging is None else replace(hanging, entity=keys[hanging.entity]),
    )
