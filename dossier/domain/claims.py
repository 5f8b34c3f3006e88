"""Claims across files: which reports tell of one happening, how many stand behind it, and where they disagree.

Reports are events of the case, named by their ids. A *key* is made from the contents of the sources and from nothing
that the case numbers, so that it stays the same when a story is imported or read again.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dossier.domain.dates import DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.events import EventKind, Status, Teller
from dossier.domain.spans import Span


@dataclass(frozen=True, slots=True)
class ReportRef:
    """One report of a happening: an event of the case (``event``) that a story (``article``) tells in its ``quote``.

    ``copies`` is the event of the report that this one only repeats (a copy, a translation, the same press release,
    or the same story again), None for a report that counts for itself. ``attribution`` is by whose account the story
    tells it, None for its own voice.
    """

    event: int
    article: int
    source_title: str
    published: PublicationDate | None
    status: Status
    date: DateInterval | None
    quote: str
    attribution: str | None = None
    copies: int | None = None


class About(StrEnum):
    """What two reports of one happening disagree about."""

    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Side:
    """What some of the reports say, in words for readers ("4 May 2014", "killed 12"), and the events that say it."""

    words: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ContradictionView:
    """Reports of one happening that cannot all be right, side by side.

    ``settled`` is the index of the side that a person chose, None where nobody did. ``note`` is one sentence that
    says what they disagree about, for readers.
    """

    key: str
    about: About
    sides: tuple[Side, ...]
    settled: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HappeningView:
    """What happened once, by all who report it.

    ``date`` is the finest that no report contradicts, None where no report dates it. ``reports`` stand in the order
    of publication. ``independent`` counts the sources that stand behind it, each copy, translation or further
    sentence of one story left out; ``copies`` counts what was left out. ``denied_by`` are events that deny it.
    """

    key: str
    kind: EventKind
    label: str
    date: DateInterval | None
    reports: tuple[ReportRef, ...]
    independent: int
    copies: int
    contradictions: tuple[ContradictionView, ...] = ()
    denied_by: tuple[int, ...] = ()

    @property
    def events(self) -> tuple[int, ...]:
        """The ids of the events that report it."""
        return tuple(report.event for report in self.reports)

    @property
    def unsettled(self) -> tuple[ContradictionView, ...]:
        """The contradictions that nobody has settled."""
        return tuple(each for each in self.contradictions if each.settled is None)


class Standing(StrEnum):
    """Where a person stands before the law, as far as the sources state it."""

    NAMED = "named"
    ACCUSED = "accused"
    SUED = "sued"
    SANCTIONED = "sanctioned"
    WANTED = "wanted"
    IMPEACHED = "impeached"
    CHARGED = "charged"
    NOT_CHARGED = "not-charged"
    NOT_ACCUSED = "not-accused"
    """The source says that nobody suspects or accuses them."""
    ARRESTED = "arrested"
    EXTRADITED = "extradited"
    ON_TRIAL = "on-trial"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    DROPPED = "dropped"
    CLEARED = "cleared"
    """Those who suspected them do so no longer, or found that there was nothing; no court acquits them by that."""
    LIABLE = "liable"
    SENTENCED = "sentenced"
    FINED = "fined"
    BANNED = "banned"
    APPEAL = "appeal"
    OVERTURNED = "overturned"
    COMMUTED = "commuted"
    PARDONED = "pardoned"
    RELEASED = "released"
    AT_LARGE = "at-large"
    EXECUTED = "executed"


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a person's standing: when, and the words that state it (``quote``, from the first of ``events``).

    ``status`` is ASSERTED only where a source states the step as having happened; an alleged step stays ALLEGED.
    ``article`` is the story that says so. ``note`` is what became of it, "" where nothing did ("overturned on 3 May
    2020"). ``span`` is where the quote stands in the source's text, and ``words`` are the words in it that state the
    step ("found", "guilty"), in text order. ``reported`` tells that ``date`` is the day of the report, not of the step.
    """

    standing: Standing
    date: DateInterval | None
    events: tuple[int, ...]
    quote: str
    status: Status
    article: int
    attribution: str | None = None
    note: str = ""
    span: Span | None = None
    words: tuple[Span, ...] = ()
    reported: bool = False
    chain: tuple[Teller, ...] = ()
    """Through whom the step is told, the outermost first; empty where the words show nobody."""


@dataclass(frozen=True, slots=True)
class StandingView:
    """The ladder of one person, in time order, the undated last; ``rungs[0]`` is where the person is first named."""

    rungs: tuple[Rung, ...] = ()


class UnknownKind(StrEnum):
    """Why something is not known, or not known well."""

    UNDATED = "undated"
    SINGLE_SOURCE = "single-source"
    UNANSWERED = "unanswered"
    CONTRADICTED = "contradicted"
    NO_PUBLICATION_DAY = "no-publication-day"


@dataclass(frozen=True, slots=True)
class UnknownView:
    """One thing that the case does not know, as a sentence for readers, and the events that it is about."""

    kind: UnknownKind
    sentence: str
    events: tuple[int, ...] = ()
    articles: tuple[int, ...] = field(default=())


class JoinKind(StrEnum):
    """How names of several stories came to be one entity, or two again."""

    MERGED = "merged"
    """A person made two entities one."""
    JOINED = "joined"
    """The names of a story were certain enough for the import to join them."""
    SPLIT = "split"
    """A person took them apart again."""


@dataclass(frozen=True, slots=True)
class MergeView:
    """One entry in the history of an entity.

    ``id`` is what ``editing.unmerge`` takes, None for what an import joined (that is taken apart with
    ``editing.split_entity`` and ``articles``). ``name`` is who was taken in or out, ``names`` all the names that came
    along. ``at`` is when, None where the case does not know. ``sentence`` says it to readers. ``reversible`` tells
    whether it can be taken apart still.
    """

    id: int | None
    how: JoinKind
    name: str
    names: tuple[str, ...]
    articles: tuple[int, ...]
    at: datetime | None
    sentence: str
    reversible: bool
