"""What a case keeps, as plain values with the ids that the store gave them. Ids are positive and never reused."""

from dataclasses import dataclass

from dossier.domain.dates import DateInterval
from dossier.domain.documents import Passage, PublicationDate
from dossier.domain.events import EventKind, Review, Role, Status, Teller
from dossier.domain.ledger import Hanging
from dossier.domain.mentions import EntityKind, FactKind, MentionForm
from dossier.domain.spans import Span


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A file kept in the case. Its original bytes and its text are read apart, on demand, by id."""

    id: int
    file: str
    sha256: str
    bytes: int
    encoding: str
    media_type: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """A story kept in the case. ``title`` and ``byline`` are their words, ``title_span`` where the title stands."""

    id: int
    source: int
    file: str
    ordinal: int
    span: Span
    title: str | None
    title_span: Span | None
    byline: str | None
    published: PublicationDate | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """A reference to an entity in an article. ``given`` ones a person marked; no machine takes them away."""

    id: int
    entity: int
    article: int
    span: Span
    form: MentionForm
    given: bool = False


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A fact of a person, in the words of an article."""

    id: int
    entity: int
    article: int
    kind: FactKind
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """A person, organisation or place of the case. ``renamed`` tells that a person chose the name."""

    id: int
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity that takes part in an event."""

    entity: int
    role: Role


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event of the case. See StoryEvent for the meanings; entities are named by their ids in the case.

    ``edited`` names the fields that a person set ("date", "kind", "status", "participants"); the machine leaves
    those alone for ever.
    """

    id: int
    article: int
    span: Span
    trigger: Span
    kind: EventKind
    status: Status
    attribution: str | None
    date: DateInterval | None
    participants: tuple[Participant, ...]
    places: tuple[int, ...]
    review: Review
    edited: frozenset[str] = frozenset()
    hanging: Hanging | None = None
    chain: tuple[Teller, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalRecord:
    """A merge that the machine suggests, with its reason as a sentence. ``rejected`` ones never come back."""

    id: int
    first: int
    second: int
    reason: str
    rejected: bool = False
