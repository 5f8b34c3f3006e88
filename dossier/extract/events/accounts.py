"""How far an accusation goes on: sentence after sentence of one paragraph, until another voice speaks."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from dossier.domain.events import EventKind, Role, Status, StoryEvent
from dossier.extract.events.attribution import Source
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.deniers import excuses
from dossier.extract.events.sequels import is_past
from dossier.extract.events.status import PROCESS
from dossier.extract.events.words import Pos, Word

# What an accusation goes on to tell of people by name: "The indictment says … Roe then drove the crates to Oslo."
_DEEDS = frozenset(
    {
        EventKind.TRANSFER_MONEY,
        EventKind.TRANSFER_OWNERSHIP,
        EventKind.ATTACK,
        EventKind.PHONE_WRITE,
        EventKind.MEET,
        EventKind.TRANSPORT,
        EventKind.START_ORG,
    }
)
# What a story tells of people in its own voice, whoever accuses them of something else.
LIFE = PROCESS | {
    EventKind.BE_BORN,
    EventKind.MARRY,
    EventKind.DIVORCE,
    EventKind.START_POSITION,
    EventKind.END_POSITION,
    EventKind.NOMINATE,
    EventKind.ELECT,
    EventKind.STATEMENT,
}
# What police do with somebody is no part of what he is accused of.
_HANDLING = frozenset("question interview interrogate summon search fingerprint photograph book process".split())
# What nobody does without being to blame, whoever says that it was done.
_WRONGS = frozenset(
    "steal rob forge falsify fabricate doctor rig beat torture rape kidnap abduct burgle poison bribe blackmail "
    "threaten extort embezzle plagiarise plagiarize sabotage vandalise vandalize loot ransack hack assault molest "
    "harass stalk defraud cheat swindle smuggle plant tamper burn bully drag punch kick slap shoot stab strangle "
    "bug wiretap whip flog drug frame abuse mistreat maltreat coerce force lie deceive mislead conceal invent "
    "pelt trample stone starve torch lynch".split()
)
# Of these police accuse whom they say it of.
_DECEITS = frozenset("lie invent fabricate deceive mislead conceal".split())
LIVING = frozenset(
    "work live study serve teach grow be have become remain stay play lead head run come retire own belong know "
    "separate".split()
)
"""Verbs of how somebody lived, which nobody is accused of."""
_WHO = (["he"], ["she"], ["they"])
_PRONOUNS = frozenset("he she they it".split())
_GROUPS = frozenset("two three four pair couple men women brothers sisters gang group both".split())


@dataclass(frozen=True, slots=True)
class Told:
    """Who accuses, in which paragraph, and the keys of those whom the accusation speaks of."""

    paragraph: int
    source: Source
    people: frozenset[int]
    everybody: frozenset[int] = frozenset()
    """All people of the story."""
    charged: Set[int] = frozenset()
    """Those whom the story has called charged or arrested so far."""
    harmed: bool = False
    """It is what somebody tells of harm done to himself."""
    denies: bool = False
    """It is a denial: what was so before is then his word."""


def beside_denial(events: Sequence[StoryEvent]) -> list[StoryEvent]:
    """Make alleged what is told of others in the breath of a denial: "denied having met him and said Fox had paid".

    What is then told of those who deny is what they admit.
    """
    denying = {p.entity for e in events if e.status is Status.DENIED for p in e.participants if p.role is Role.AGENT}
    if not any(event.status is Status.DENIED for event in events):
        return list(events)
    return [replace(e, status=Status.ALLEGED) if _is_of_others(e, denying) else e for e in events]


def _is_of_others(event: StoryEvent, denying: Set[int]) -> bool:
    if event.attribution is None or event.status is not Status.ASSERTED or event.kind in PROCESS:
        return False
    return all(p.entity not in denying for p in event.participants)


def tells_of_wrong(source: Source, clause: Clause, kind: EventKind) -> bool:
    """Tell whether somebody who is no authority tells of a wrong: "Roe said the van had been stolen"."""
    if source.heard or source.concedes or source.ruled:
        return False
    if source.official:
        return clause.link is Link.CONTENT and clause.group.lemma in _DECEITS  # "Police said she had invented it"
    if source.witness and clause.link is Link.ROOT and clause.group.passive:
        return kind is EventKind.ATTACK  # "He was beaten, according to four witnesses"
    backshifted = clause.link is Link.RELATIVE and clause.group.perfect and not clause.group.present
    if clause.link not in (Link.CONTENT, Link.AND) and not backshifted:
        return False  # "said she had been hit by Fox, who had robbed her before" is her word; "who robbed" may be ours
    return is_wrong(clause.group.lemma) or kind is EventKind.ATTACK


def is_wrong(verb: str) -> bool:
    """Tell whether a verb, by its lemma, tells of a wrong that somebody would have to answer for."""
    return verb in _WRONGS


def goes_on(told: Told, words: Sequence[Word], clauses: Sequence[Clause], k: int, kind: EventKind) -> bool:
    """Tell whether clause *k*, told by nobody else, goes on with an accusation of the sentences before.

    "He then …", "The two …" do in the past tense, but for what is plainly the story's own: births, posts, court
    dates. Of others it speaks only where a deed befalls those whom it accuses.
    """
    clause = clauses[k]
    while clause.link is Link.AND and clause.shared and clause.parent is not None:
        clause = clauses[clause.parent]
    group = clause.group
    past = is_past(clause) or (group.perfect and not (group.present or group.modal or group.negated))
    start, end = clause.subject
    lows = [word.low for word in words[start:end] if word.pos is not Pos.ADV]
    if told.denies:
        ours = clause.link is Link.ROOT and group.perfect and past and kind not in LIFE and lows[-1:] in _WHO
        return ours and (excuses(words, clause) or group.lemma not in LIVING)
    if clause.link is not Link.ROOT or not past or kind in LIFE or group.copula or group.lemma in _HANDLING:
        return False
    if told.harmed and group.passive and lows[-1:] not in (["he"], ["she"]):
        return False
    if _is_own_end(words, clause):
        return False
    if group.perfect and lows[-1:] and lows[-1] in _PRONOUNS:
        return True
    if lows and (lows[-1] in _PRONOUNS or (lows[0] in {"the", "both"} and lows[-1] in _GROUPS)):
        return kind in _DEEDS or clauses[k].group.lemma not in LIVING
    named = {word.entity for word in words[clause.start : clause.end] if word.entity is not None}
    if told.source.paper and group.lemma not in LIVING and not group.progressive:
        # What an indictment tells goes on until the paragraph ends, of those whom it has named and of things.
        doers = {words[i].entity for i in range(start, end)} & (told.people | told.charged)
        return bool(doers) or (group.passive and not named & told.everybody)
    if told.source.pleading and kind is not EventKind.DIE and group.lemma not in LIVING and not group.progressive:
        # So does what a prosecutor or a witness tells a court.
        return any(words[i].entity in told.everybody for i in range(start, end))
    return kind in _DEEDS and not group.passive and bool(named & told.people)


def _is_own_end(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether somebody dies, or takes his life: what a story tells of him, whoever else spoke."""
    after = clause.group.last + 1
    himself = after < len(words) and words[after].low in {"himself", "herself"}
    return himself or (clause.group.lemma == "die" and not clause.group.perfect)


def is_of_record(words: Sequence[Word], clause: Clause, kind: EventKind) -> bool:
    """Tell whether an aside tells what anybody can look up, and no deed: births, posts, arrests, where he lived."""
    aside = clause.link is Link.RELATIVE and words[clause.start - 1].pos is Pos.COMMA
    return aside and (kind in LIFE or clause.group.lemma in LIVING)
