"""What is fed to the program by chance, and what must hold of every answer: used by Hypothesis and by atheris alike."""

import json
from collections.abc import Callable
from pathlib import Path

from dossier.domain import queries
from dossier.domain.documents import SourceDocument, Story
from dossier.errors import DossierError
from dossier.ingest.decoding import decode
from dossier.ingest.formats.parsed import CannotParse
from dossier.ingest.formats.parsers import FORMATS, parse
from dossier.ingest.ftm_reader import is_ftm, read_ftm
from dossier.ingest.interchange_reader import read_exported_case
from dossier.ingest.reader import document_of
from dossier.ingest.structure import find_stories
from dossier.services.analysing import StoryText, read_story
from dossier.services.annotating import annotate_text
from dossier.services.typed_dates import parse_date

TYPES = sorted(FORMATS)


def reader(data: bytes) -> None:
    """Feed a reader of text; what it makes of bytes is text, and its stories lie in it."""
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)
    try:
        document = document_of(data, "a.txt", "a.txt")
    except DossierError as error:
        assert str(error).isprintable()
        return
    structure(document.text)


def parsers(data: bytes) -> None:
    """Feed the parser of another format, which the first byte chooses.

    A broken file may provoke any fault of a library there: the process in which it runs answers for it. What must
    hold is that an answer is whole.
    """
    media_type = TYPES[data[0] % len(TYPES)] if data else TYPES[0]
    try:
        found = parse(media_type, data[1:])
    except (CannotParse, RecursionError):
        return
    found.text.encode("utf-8")
    assert list(found.pages) == sorted(found.pages)
    assert all(0 <= page <= len(found.text) for page in found.pages)


def _document(text: str) -> SourceDocument:
    return SourceDocument(
        file="a.txt", data=b"", sha256="", encoding="utf-8", media_type="text/plain", text=text, notes=()
    )


def structure(text: str) -> tuple[Story, ...]:
    """Feed the finder of stories; return them. Each lies in the text, behind the one before."""
    stories = find_stories(_document(text))
    behind = 0
    for story in stories:
        assert behind <= story.span.start < story.span.end <= len(text)
        behind = story.span.end
        assert all(story.span.covers(passage.span) for passage in story.passages)
    return stories


def stages(text: str) -> None:
    """Feed all that reads a story; whatever it finds stands in the story."""
    for story in structure(text):
        analysis = read_story(StoryText(text, "a.txt", None), story).analysis
        for entity in analysis.entities:
            assert all(story.span.covers(mention.span) for mention in entity.mentions)
            assert all(story.span.covers(fact.span) for fact in entity.facts)
        assert all(story.span.covers(timex.span) for timex in analysis.timexes)
        assert all(story.span.covers(event.span) for event in analysis.events)


def times(text: str) -> None:
    """Feed what annotates running text."""
    annotate_text(text, None, "a.txt")


def typed(text: str) -> None:
    """Feed what reads a date that somebody types."""
    try:
        found = parse_date(text)
    except DossierError as error:
        assert str(error)
        return
    assert found is None or found.start is None or found.end is None or found.start <= found.end


def asked(text: str) -> None:
    """Feed what reads a query."""
    try:
        queries.parse(text)
    except DossierError as error:
        assert str(error)


def handed_over(data: bytes) -> None:
    """Feed what reads a case or FollowTheMoney that somebody else hands over."""
    for read in (read_exported_case, read_ftm):
        try:
            read(data, "a.json")
        except DossierError as error:
            assert str(error).isprintable()
    is_ftm(data)


def bent(form: object, way: list[int], value: object) -> object:
    """Return *form*, some JSON, with *value* in the place that *way* leads to."""
    if not way or not isinstance(form, (dict, list)) or not form:
        return value
    keys = sorted(form) if isinstance(form, dict) else range(len(form))
    key = list(keys)[way[0] % len(form)]
    copy: dict[str, object] | list[object] = dict(form) if isinstance(form, dict) else list(form)
    copy[key] = bent(form[key], way[1:], value)  # type: ignore[index,call-overload]
    return copy


def as_bytes(form: object) -> bytes:
    """Return some JSON as a file, odd letters in it as they are."""
    return json.dumps(form, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _of_text(work: Callable[[str], object]) -> Callable[[bytes], None]:
    def of_bytes(data: bytes) -> None:
        work(data.decode("utf-8", "ignore"))

    return of_bytes


MACHINES: dict[str, Callable[[bytes], None]] = {
    "reader": reader,
    "parsers": parsers,
    "structure": _of_text(structure),
    "stages": _of_text(stages),
    "times": _of_text(times),
    "typed": _of_text(typed),
    "asked": _of_text(asked),
    "handed": handed_over,
}
"""Everything that is fed with bytes, by name."""

SEEDS = Path(__file__).parents[2] / "seeds"
"""Articles to begin with."""
