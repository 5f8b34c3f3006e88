"""What is known of a story while its sentences are read, and one sentence of it taken apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Status, StoryEvent
from dossier.domain.mentions import EntityKind, StoryEntity, Timex
from dossier.domain.spans import Span
from dossier.extract.events.accounts import Told
from dossier.extract.events.accusations import Accounts
from dossier.extract.events.attribution import Source
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause
from dossier.extract.events.evidence import evidence_of
from dossier.extract.events.onward import Onward
from dossier.extract.events.participants import Cast
from dossier.extract.events.same_scene import SameScene
from dossier.extract.events.scenes import Occasions
from dossier.extract.events.words import Marked, Word
from dossier.extract.tokens import Sentence, TokenizedStory


@dataclass(slots=True)
class Reader:
    """What is known of the story while its sentences are read."""

    story: TokenizedStory
    timexes: tuple[Timex, ...]
    entities: Mapping[int, StoryEntity]
    kinds: Mapping[int, EntityKind]
    marked: Marked
    events: list[StoryEvent] = field(default_factory=list)
    first: int = 0
    """Where the events of the sentence before begin."""
    speaker: str | None = None
    accounts: Accounts = field(default_factory=Accounts)
    corrected: Mapping[Span, DateInterval] = field(default_factory=dict)
    account: tuple[int, Source] | None = None
    """Who accused or testified last, and the paragraph: "He said he was paid" goes on with it."""
    occasions: Occasions = field(default_factory=lambda: Occasions(None, ()))
    onward: Onward = field(default_factory=Onward)
    """The date of what was told last."""
    scene: SameScene = field(default_factory=SameScene)
    """The scene that the sentence before told of."""
    called: set[tuple[str, int]] = field(default_factory=set)
    """Who was called what: "convicted" of one person is told once."""
    harmed: Told | None = None
    """Who tells in this sentence what was done to himself."""
    asides: list[StoryEvent] = field(default_factory=list)
    """What nouns tell by the way; no date is counted from it and none goes on from it."""
    told: Told | None = None
    """Who accuses in the sentence before, and its paragraph: "He had trained …" goes on with what they tell."""


@dataclass(slots=True)
class Scene:
    """One sentence, taken apart."""

    sentence: Sentence
    words: list[Word]
    clauses: list[Clause]
    dates: Dates
    sources: Sequence[Source | None] = ()
    """By whose account each clause is told."""
    spent: set[int] = field(default_factory=set)
    """Nouns whose happening a verb already tells."""
    dated: set[tuple[EventKind, DateInterval]] = field(default_factory=set)
    doubted: set[int] = field(default_factory=set)
    """Clauses whose happening somebody alleges."""


def make_event(
    scene: Scene,
    clause: Clause | None,
    trigger: int,
    kind: EventKind,
    status: Status,
    source: Source | None,
    date: DateInterval | None,
    cast: Cast,
) -> StoryEvent:
    """Return the event that the word *trigger* names, with the words that show it."""
    token = scene.words[trigger].token
    return StoryEvent(
        span=evidence_of(
            scene.words,
            scene.clauses,
            clause,
            trigger,
            date.mentions if date is not None else (),
            [part.entity for part in cast.participants],
        ),
        trigger=Span(token.start, token.end),
        kind=kind,
        status=status,
        attribution=source.name if source is not None else None,
        chain=source.chain if source is not None else (),
        date=date,
        participants=cast.participants,
        places=cast.places,
    )
