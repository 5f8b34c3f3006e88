"""Files as read, and the stories found in them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dossier.domain.spans import Span


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One file as it was read.

    ``file`` is the path as given to the import, relative to the folder imported where there was one, with ``/``.
    ``text`` is the decoded text, exactly: line ends, byte-order marks and invisible characters are kept, so that
    spans always lead back. ``data`` are the original bytes, ``sha256`` their digest in lower-case hex.
    ``notes`` are sentences about the reading that a person should see ("bidirectional control characters …").

    Of a file that is no plain text (a web page, a PDF file) ``text`` is the text that was taken out of it, and
    ``pages`` are the places in it where each of its pages begins, in order; empty where it has none.
    """

    file: str
    data: bytes
    sha256: str
    encoding: str
    media_type: str
    text: str
    notes: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()


def page_at(pages: Sequence[int], place: int) -> int | None:
    """Return the number of the page, from 1, on which *place* of a text stands; None where it has no pages."""
    return max(bisect_right(pages, place), 1) if pages else None


class PassageRole(StrEnum):
    """What a passage of a story is; the names are those of the interchange format."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    NOTICE = "notice"
    COMMENT = "comment"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph-like stretch of a story and what it is. Passages do not overlap and stand in text order."""

    span: Span
    role: PassageRole


class PublicationBasis(StrEnum):
    """How a publication date is known."""

    STATED = "stated"
    INFERRED = "inferred"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When a story was published: inclusive days (equal for one day), how that is known, and the words that say so."""

    start: date
    end: date
    basis: PublicationBasis
    evidence: Span | None = None

    @property
    def day(self) -> date | None:
        """The publication day, or None where only an interval is known."""
        return self.start if self.start == self.end else None


class DoubtKind(StrEnum):
    """What a person should know before a story is imported."""

    NO_DATE = "no-date"
    REPEATED_TEXT = "repeated-text"
    ALREADY_IN_CASE = "already-in-case"
    UNREADABLE = "unreadable"
    ODD_CHARACTERS = "odd-characters"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt about a story or file, with the sentence that the user reads."""

    kind: DoubtKind
    message: str


@dataclass(frozen=True, slots=True)
class Story:
    """One story of a source document.

    ``ordinal`` numbers the stories of one file from 1 in reading order; ``span`` covers the whole story. ``title``
    and ``byline`` are the spans of the headline (its first standing, without its repetitions) and of the byline.
    ``names_model`` is the model that finds its names ("spacy:en_core_web_lg"), None for the one that comes with the
    program.
    """

    ordinal: int
    span: Span
    title: Span | None = None
    byline: Span | None = None
    published: PublicationDate | None = None
    passages: tuple[Passage, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())
    names_model: str | None = None

    def opening(self, text: str) -> str:
        """Return the story's first passage of running text, or all of it where it has none; *text* is the source's."""
        body = next((p.span for p in self.passages if p.role is PassageRole.BODY), self.span)
        return body.of(text)
