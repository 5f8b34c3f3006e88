"""What police and other authorities say of a person who has not been convicted is an accusation, not a fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dossier.domain.events import EventKind, Role, Status, StoryEvent
from dossier.domain.mentions import EntityKind, StoryEntity
from dossier.domain.spans import Span
from dossier.extract.events.status import PROCESS
from dossier.extract.events.words import Pos, Word

_SUSPECTED = frozenset("alleged suspected suspect accused defendant".split())
_SUSPECTING = frozenset("suspect suspects suspected accuse accuses accused blame blames blamed".split())
_CHARGED = frozenset({EventKind.ARREST, EventKind.CHARGE, EventKind.TRIAL})
_CONVICTED = frozenset({EventKind.CONVICT, EventKind.SENTENCE})
# What nobody does without being to blame.
_WRONG = frozenset({EventKind.ATTACK, EventKind.DIE, EventKind.INJURE})
_KILLING = frozenset({EventKind.DIE, EventKind.INJURE})
_GRAVE = _WRONG | {EventKind.TRANSFER_MONEY}
# What a court hears of whoever did it.
_CRIMES = frozenset({EventKind.ATTACK, EventKind.TRANSFER_MONEY, EventKind.TRANSFER_OWNERSHIP})
# What is so, whoever tells it.
_LIFE = frozenset(
    {
        EventKind.BE_BORN,
        EventKind.MARRY,
        EventKind.DIVORCE,
        EventKind.START_POSITION,
        EventKind.END_POSITION,
        EventKind.ELECT,
        EventKind.NOMINATE,
        EventKind.DIE,
    }
)
_DISPUTED = frozenset({EventKind.OTHER, EventKind.TRANSFER_MONEY, EventKind.TRANSFER_OWNERSHIP, EventKind.STATEMENT})
_NEAR = 5


@dataclass(slots=True)
class Accounts:
    """What is known, while a story is read, of who tells what of whom.

    ``official``: the triggers of events told by police, prosecutors, agencies; ``others``: those told by some other
    organisation; ``witnessed``: those that a witness tells of somebody else;
    ``suspects``: keys of people whom the story calls alleged, accused or suspected; ``people``: of all people;
    ``heard``: the triggers of events that a court was told.
    """

    official: set[Span] = field(default_factory=set)
    others: set[Span] = field(default_factory=set)
    witnessed: set[Span] = field(default_factory=set)
    suspects: set[int] = field(default_factory=set)
    people: frozenset[int] = frozenset()
    heard: set[Span] = field(default_factory=set)
    charged: set[int] = field(default_factory=set)
    """Keys of people whom the story has told charged or arrested so far."""
    defended: set[Span] = field(default_factory=set)
    """The triggers of events that lawyers tell for those they speak for."""
    officials: set[str] = field(default_factory=set)
    """The names of those who spoke as police, prosecutors or for an agency."""
    proven: set[Span] = field(default_factory=set)
    """The triggers of events that court documents and the evidence of a trial tell."""
    told: set[Span] = field(default_factory=set)
    """The triggers of events that anybody tells but the story itself, a court, or somebody who admits them."""
    undergone: set[Span] = field(default_factory=set)
    """Those of them that tell what was done to somebody or something, by the word of no authority."""
    laid: set[Span] = field(default_factory=set)
    """The triggers of events that anybody tells in whatever words, quoted ones too, but a court or who admits them."""
    own: dict[Span, int] = field(default_factory=dict)
    """By trigger, the key of the person who tells it."""
    keys: dict[str, int] = field(default_factory=dict)
    """The keys of people by their names."""


def find_suspects(words: Sequence[Word], entities: Mapping[int, StoryEntity]) -> set[int]:
    """Return whom a sentence calls a suspect: "the alleged ringleader as Roe", "the accused, Roe"."""
    found = set()
    for i, word in enumerate(words):
        if word.low in _SUSPECTING and word.pos is Pos.VERB:
            found |= _suspected(words, i, entities)
            continue
        if word.low not in _SUSPECTED or word.pos is Pos.VERB:
            continue
        for near in words[i + 1 : i + 1 + _NEAR]:
            if near.pos is Pos.VERB:
                break
            if near.entity is not None and entities[near.entity].kind is EntityKind.PERSON:
                found.add(near.entity)
                break
    return found


def charged_in(events: Sequence[StoryEvent]) -> set[int]:
    """Return whom *events* tell charged, arrested or on trial."""
    told = (e for e in events if e.kind in _CHARGED and e.status is Status.ASSERTED)
    return {p.entity for e in told for p in e.participants if p.role is Role.PATIENT}


def _suspected(words: Sequence[Word], i: int, entities: Mapping[int, StoryEntity]) -> set[int]:
    """Return who is the object of the verb *i*: "police suspect Roe", "Roe, 40, is accused of it"."""
    passive = i > 0 and words[i - 1].pos is Pos.BE
    near = words[max(i - 1 - _NEAR, 0) : i - 1][::-1] if passive else words[i + 1 : i + 1 + _NEAR]
    for word in near:
        if word.pos is Pos.VERB and word.low not in {"named", "called"}:
            break
        if word.entity is not None and entities[word.entity].kind is EntityKind.PERSON:
            return {word.entity}
    return set()


def weigh(events: Sequence[StoryEvent], accounts: Accounts) -> list[StoryEvent]:
    """Make alleged what an authority tells of the deeds of someone whom the story does not call convicted."""
    convicted, charged, accused = set(), set(accounts.suspects), set(accounts.suspects)
    cleared: set[int] = set()
    for event in events:
        asserted = event.status is Status.ASSERTED
        people = {p.entity for p in event.participants if p.role in (Role.PATIENT, Role.AGENT)}
        targets = {p.entity for p in event.participants if p.role is Role.PATIENT} or people
        if event.kind in _CONVICTED and event.status in (Status.ASSERTED, Status.PLANNED):
            if event.trigger in accounts.heard:
                # What a trial hears of an earlier sentence is no verdict on what it tries.
                continue
            convicted |= targets
        elif event.kind is EventKind.ACQUIT and asserted:
            cleared |= {p.entity for p in event.participants if p.role is Role.PATIENT}
        elif event.kind in _CHARGED and asserted:
            charged |= targets
            accused |= {p.entity for p in event.participants if p.role is Role.PATIENT}
    if any(event.kind is EventKind.SANCTION and event.status is Status.ASSERTED for event in events):
        # What a body tells of people in news of its sanctions is why it imposes them.
        blamed = (e for e in events if e.trigger in accounts.others and e.kind not in PROCESS)
        charged |= {p.entity for e in blamed for p in e.participants if p.role is Role.AGENT} & accounts.people
    if charged or convicted or any(event.kind in PROCESS for event in events):
        events = [_disputed(event, accounts) for event in events]
    weighed = [_weighed(event, accounts, charged - convicted, convicted, cleared) for event in events]
    weighed = [_as_proven(event, accounts, convicted) for event in weighed]
    talked_of = accused | convicted | _blamed(events, accounts)
    return [_by_own_account(event, accounts, accused - convicted, talked_of) for event in weighed]


def _disputed(event: StoryEvent, accounts: Accounts) -> StoryEvent:
    """Make alleged what somebody tells of payments and of things done: "said the log had been torn out"."""
    if event.status is not Status.ASSERTED or event.kind not in _DISPUTED:
        return event
    agents = {p.entity for p in event.participants if p.role is Role.AGENT}
    paid = event.kind is EventKind.TRANSFER_MONEY and event.trigger in accounts.told
    paid = paid and accounts.own.get(event.trigger) not in agents
    return replace(event, status=Status.ALLEGED) if paid or event.trigger in accounts.undergone else event


def _blamed(events: Sequence[StoryEvent], accounts: Accounts) -> set[int]:
    """Return the keys of those of whom somebody else alleges a deed."""
    alleged = [e for e in events if e.status is Status.ALLEGED and e.kind not in PROCESS]
    doing = ((e, p.entity) for e in alleged for p in e.participants if p.role is Role.AGENT)
    others = {who for e, who in doing if e.kind is not EventKind.STATEMENT and accounts.own.get(e.trigger) != who}
    return others & accounts.people


def _as_proven(event: StoryEvent, accounts: Accounts, convicted: set[int]) -> StoryEvent:
    """Assert what the evidence of a trial tells of the deeds of those whom it convicted."""
    people = {p.entity for p in event.participants if p.role in (Role.AGENT, Role.PATIENT)} & accounts.people
    ours = event.trigger in accounts.proven and event.status is Status.ALLEGED and people & convicted
    return replace(event, status=Status.ASSERTED) if ours else event


def _by_own_account(event: StoryEvent, accounts: Accounts, accused: set[int], blamed: set[int]) -> StoryEvent:
    """Make alleged what somebody accused tells for himself: "He said he had won the money at cards"."""
    if event.status is not Status.ASSERTED or event.kind in PROCESS or event.kind in _LIFE:
        return event
    teller = accounts.own.get(event.trigger)
    doubted = teller in accused or (teller in blamed and event.trigger in accounts.told)
    if event.trigger in accounts.defended:
        doubted = doubted or any(p.entity in accused or p.entity in blamed for p in event.participants)
    is_own = doubted and event.kind is not EventKind.STATEMENT
    return replace(event, status=Status.ALLEGED) if is_own else event


def _weighed(
    event: StoryEvent, accounts: Accounts, suspects: set[int], convicted: set[int], cleared: set[int]
) -> StoryEvent:
    if event.status is not Status.ASSERTED or event.kind in PROCESS:
        return event
    if event.kind is EventKind.STATEMENT:
        speakers = {p.entity for p in event.participants if p.role is Role.SPEAKER}
        told = event.trigger in accounts.told | accounts.heard
        own = accounts.own.get(event.trigger) in speakers
        return replace(event, status=Status.ALLEGED) if told and not own and speakers & suspects else event
    agents = {p.entity for p in event.participants if p.role is Role.AGENT}
    official, own = event.trigger in accounts.official, accounts.own.get(event.trigger) in agents
    told = event.trigger in accounts.others or (event.trigger in accounts.told and not own and event.kind not in _LIFE)
    doubtful = (agents & suspects and (official or told)) or (
        official and event.kind in _WRONG and agents and not agents & convicted
    )
    doubtful = doubtful or (agents and event.trigger in accounts.witnessed)
    if event.trigger in accounts.laid and not own:
        # Whom a court cleared of one count is no killer by anybody's word, whatever else it convicted him of.
        killed = event.kind in _KILLING and agents & accounts.people and not agents & (convicted - cleared)
        paid = event.kind in _GRAVE and agents & (suspects | cleared)
        sold = event.kind in _CRIMES and event.trigger in accounts.told and agents & cleared
        doubtful = doubtful or killed or paid or sold
    heard = event.trigger in accounts.heard and (agents or event.kind in _CRIMES)
    doubtful = doubtful or (heard and not agents & convicted)
    return replace(event, status=Status.ALLEGED) if doubtful else event
