"""Events: who did what, when, where, and by whose account."""

from dataclasses import dataclass, field
from enum import StrEnum

from dossier.domain.dates import DateInterval
from dossier.domain.ledger import Hanging
from dossier.domain.mentions import StoryEntity, Timex
from dossier.domain.spans import Span


class EventKind(StrEnum):
    """Event types of ACE 2005 in lower case with hyphens, and three of our own (the last three)."""

    BE_BORN = "be-born"
    MARRY = "marry"
    DIVORCE = "divorce"
    INJURE = "injure"
    DIE = "die"
    TRANSPORT = "transport"
    TRANSFER_OWNERSHIP = "transfer-ownership"
    TRANSFER_MONEY = "transfer-money"
    START_ORG = "start-org"
    MERGE_ORG = "merge-org"
    END_ORG = "end-org"
    DECLARE_BANKRUPTCY = "declare-bankruptcy"
    ATTACK = "attack"
    DEMONSTRATE = "demonstrate"
    MEET = "meet"
    PHONE_WRITE = "phone-write"
    START_POSITION = "start-position"
    END_POSITION = "end-position"
    NOMINATE = "nominate"
    ELECT = "elect"
    ARREST = "arrest"
    RELEASE = "release"
    TRIAL = "trial"
    CHARGE = "charge"
    SUE = "sue"
    CONVICT = "convict"
    SENTENCE = "sentence"
    FINE = "fine"
    EXECUTE = "execute"
    EXTRADITE = "extradite"
    ACQUIT = "acquit"
    APPEAL = "appeal"
    PARDON = "pardon"
    SANCTION = "sanction"
    STATEMENT = "statement"
    OTHER = "other"


class Status(StrEnum):
    """What a source claims about an event."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    PLANNED = "planned"


class Role(StrEnum):
    """What a participant does in an event."""

    AGENT = "agent"
    PATIENT = "patient"
    SPEAKER = "speaker"
    OTHER = "other"


class Review(StrEnum):
    """What a person has decided about an event."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class StoryParticipant:
    """A participant of an event inside one story: the ``key`` of a StoryEntity, and its role."""

    entity: int
    role: Role


@dataclass(frozen=True, slots=True)
class Teller:
    """One of those through whom a happening is told: ``text`` are the words that name them, ``span`` where these stand.

    ``said`` is the word by which they tell it ("said", "according to", "citing"), ``when`` the words of the day on
    which they did, None where the text has none. ``name`` is who is meant where the words are no name or only part of
    one ("he", "the department"), as in an event's attribution; None where nobody better is known.
    """

    text: str
    span: Span
    said: str
    when: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """An event that one story tells.

    ``span`` is the clause or sentence that states it, ``trigger`` the word that names the happening. ``attribution``
    is by whose account, in the text's words ("Justice Department"), None for the story's own voice. ``places`` are
    keys of StoryEntity. ``date`` is None where the text gives none that can be resolved; ``hanging`` then tells
    where it counts from an event that another story may date. ``chain`` are all through whom it is told, the
    outermost first: police, who said what an indictment alleges; empty where the words show nobody.
    """

    span: Span
    trigger: Span
    kind: EventKind
    status: Status
    attribution: str | None = None
    date: DateInterval | None = None
    participants: tuple[StoryParticipant, ...] = ()
    places: tuple[int, ...] = field(default=())
    hanging: Hanging | None = None
    chain: tuple[Teller, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryAnalysis:
    """Everything the machine found in one story."""

    entities: tuple[StoryEntity, ...]
    timexes: tuple[Timex, ...]
    events: tuple[StoryEvent, ...]
