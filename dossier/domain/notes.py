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


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a person, in plain text. ``subject`` is the id of what it is about.

    One that stands on words of a source has an ``article`` and a ``span``.
    """

    id: int
    kind: SubjectKind
    subject: int
    article: int | None
    span: Span | None
    text: str
    made: datetime
    changed: datetime


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
