"""What the skins (command line, window, PDF) are shown: plain values, ready to read, nothing to look up."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from dossier.domain.dates import DateInterval
from dossier.domain.documents import Passage, PublicationDate
from dossier.domain.events import EventKind, Review, Role, Status, Teller
from dossier.domain.mentions import EntityKind, FactKind, NumericOrder
from dossier.domain.notes import Note
from dossier.domain.spans import Span


@dataclass(frozen=True, slots=True)
class CaseInfo:
    """The case at a glance. ``undo`` and ``redo`` are what the menu offers, None where there is nothing.

    ``as_of`` says as of which step the case stands, where it is not the present; then nothing can be changed.
    """

    path: Path
    title: str
    created: datetime
    encrypted: bool
    sources: int
    articles: int
    people: int
    organisations: int
    places: int
    events: int
    dated_events: int
    proposals: int
    undo: str | None
    redo: str | None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A story in a list. ``title`` falls back to the story's first words; ``sha256`` is that of its file's bytes.

    ``digest`` is that of what the case says of the story.
    """

    id: int
    source: int
    file: str
    ordinal: int
    title: str
    byline: str | None
    published: PublicationDate | None
    sha256: str
    events: int
    undated_events: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A person, organisation or place in a list. ``first`` and ``last`` bound its dated events (inclusive days).

    The first event lies between ``first`` and ``first_until``, the last one between ``last_from`` and ``last``: with
    what is dated "2017", these are the first and the last day of that year. None where that end is open.
    """

    id: int
    kind: EntityKind
    name: str
    aliases: tuple[str, ...]
    mentions: int
    articles: int
    events: int
    first: date | None
    last: date | None
    first_until: date | None = None
    last_from: date | None = None


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity named in passing."""

    id: int
    kind: EntityKind
    name: str


@dataclass(frozen=True, slots=True)
class ParticipantView:
    """Who takes part in an event, and how."""

    entity: EntityRef
    role: Role


@dataclass(frozen=True, slots=True)
class DenialView:
    """Words of a story that deny an event: which ``event`` they are themselves, and ``by`` whom, "" for nobody named.

    ``quote`` is the text that denies, exactly; ``article_title`` the story that prints it; ``chain`` through whom it
    is told, the outermost first.
    """

    event: int
    by: str
    quote: str
    article: int
    article_title: str
    chain: tuple[Teller, ...] = ()


@dataclass(frozen=True, slots=True)
class EventView:
    """An event with all that a pane, a list or a page says of it.

    ``quote`` is the text of ``span``, exactly; ``trigger`` lies inside ``span``. ``label`` is a short line for a
    timeline. ``rejected`` events are shown only where asked for. ``waiting`` are sentences that say what event of
    another story would date one without a date; none for any other. ``denied_by`` is what denies it in any story,
    filled by ``claims.told_events`` alone. ``page`` is where its words begin in a file that has pages.
    """

    id: int
    article: int
    article_title: str
    file: str
    published: PublicationDate | None
    span: Span
    quote: str
    trigger: Span
    kind: EventKind
    status: Status
    attribution: str | None
    date: DateInterval | None
    participants: tuple[ParticipantView, ...]
    places: tuple[EntityRef, ...]
    review: Review
    edited: frozenset[str]
    label: str
    waiting: tuple[str, ...] = ()
    denied_by: tuple[DenialView, ...] = ()
    page: int | None = None
    chain: tuple[Teller, ...] = ()


class Layer(StrEnum):
    """What a highlight in the source pane marks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    TIME = "time"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked stretch of a source. ``target`` is the id of the entity or event, ``note`` plain lines on it.

    ``given`` tells that a person marked it.
    """

    span: Span
    layer: Layer
    target: int | None
    note: str
    given: bool = False


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A story with its words. ``text`` is the story's slice of the source: ``text[i]`` stands at ``start + i``.

    Spans of passages and highlights count in the whole source, like all spans. ``notes`` are what reading the file
    left to say, ``written`` what people wrote beside the story, ``pages`` where in the source its pages begin.
    """

    row: ArticleRow
    start: int
    text: str
    passages: tuple[Passage, ...]
    highlights: tuple[Highlight, ...]
    events: tuple[int, ...]
    notes: tuple[str, ...]
    written: tuple[Note, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact about a person with the words that say it."""

    kind: FactKind
    value: str
    article: int
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Companion:
    """Someone or something named together with the person, in how many events and stories."""

    entity: EntityRef
    events: int
    articles: int


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name that texts use for an entity, and how often."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A merge that the machine suggests, and why."""

    id: int
    first: EntityRow
    second: EntityRow
    reason: str


@dataclass(frozen=True, slots=True)
class DossierView:
    """Everything the case knows of one entity. ``events`` stand in order: dated ones first, then the undated.

    ``written`` are the notes that people wrote on it.
    """

    entity: EntityRow
    names: tuple[NameUse, ...]
    facts: tuple[FactView, ...]
    events: tuple[EventView, ...]
    companions: tuple[Companion, ...]
    sources: tuple[ArticleRow, ...]
    proposals: tuple[ProposalView, ...] = field(default=())
    written: tuple[Note, ...] = ()


class HitKind(StrEnum):
    """What a search result is."""

    ENTITY = "entity"
    EVENT = "event"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A search result. ``marks`` are the matched stretches of ``snippet`` (offsets in the snippet)."""

    kind: HitKind
    id: int
    title: str
    snippet: str
    marks: tuple[Span, ...]
    article: int | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The first results of a search. ``is_whole`` is False where the time was over before all had been looked at and
    the page was full: the same query without a limit of time may tell more."""

    hits: list[SearchHit]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check of the whole case found. ``findings`` are sentences; there are none where the case is sound."""

    findings: tuple[str, ...]
    sources: int
    articles: int
    entities: int
    events: int
    steps: int

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class DateChange:
    """An event whose date a change would alter: its label, its story, its date now and afterwards (None: undated)."""

    event: int
    label: str
    article_title: str
    before: DateInterval | None
    after: DateInterval | None


@dataclass(frozen=True, slots=True)
class DatePreview:
    """What would follow from a new publication date, event date or order of numeric dates.

    ``kept`` counts dates set by a person that stay although the words would now give another, ``added`` and
    ``removed`` events that the story tells only then, or no longer.
    """

    changes: tuple[DateChange, ...]
    kept: int = 0
    added: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class NumericDates:
    """Numeric dates of a file (``source``) that its text leaves open: ``words`` is one, with both of its readings.

    ``order`` is what a person said, None where nobody did.
    """

    source: int
    order: NumericOrder | None
    words: str
    day_first: date
    month_first: date
