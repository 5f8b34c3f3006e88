"""What people write beside the sources, and what they set right in them by hand."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dossier.domain.dates import DateInterval
from dossier.domain.spans import Span


class SubjectKind(StrEnum):
    """What a note is about."""

    ARTICLE = "article"
    ENTITY = "entity"
    EVENT = "event"


class NoteForm(StrEnum):
    """What a person leaves on something."""

    NOTE = "note"
    TAG = "tag"
    """A word of one's own, by which things are found again."""
    STAR = "star"
    """It matters. The text is empty."""
    QUESTION = "question"
    """Something to find out; open until it is answered."""
    PAGE = "page"
    """The free page of somebody."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a person, in plain text. ``subject`` is the id of what it is about.

    One that stands on words of a source has an ``article`` and a ``span``. ``is_answered`` is for questions.
    """

    id: int
    kind: SubjectKind
    subject: int
    article: int | None
    span: Span | None
    text: str
    made: datetime
    changed: datetime
    form: NoteForm = NoteForm.NOTE
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """What people left on one subject beside notes: tags in the order of the alphabet, questions the open ones first.

    ``page`` is the free page, "" where nobody has written on it.
    """

    is_starred: bool = False
    tags: tuple[str, ...] = ()
    questions: tuple[Note, ...] = ()
    page: str = ""

    @property
    def line(self) -> str:
        """The marks in a few signs and words: "★  #money  #2019  ?"."""
        open_ones = any(not question.is_answered for question in self.questions)
        return "  ".join((*["★"] * self.is_starred, *(f"#{tag}" for tag in self.tags), *["?"] * open_ones))


class CorrectionKind(StrEnum):
    """What a person says of some words of a source. The machine never marks them otherwise again."""

    NO_NAME = "no-name"
    NO_DATE = "no-date"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person set right about the marks of a source. ``date`` is what the words mean, for DATE alone."""

    id: int
    article: int
    span: Span
    kind: CorrectionKind
    date: DateInterval | None = None
