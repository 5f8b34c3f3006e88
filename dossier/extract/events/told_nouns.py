"""Nouns that tell an undated happening: "after talks with Ann Roe", "died in an air strike", "a letter from her"."""

from collections.abc import Mapping, Sequence

from dossier.domain.events import EventKind, Role, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.participants import Cast, verb_cast
from dossier.extract.events.references import references
from dossier.extract.events.sequels import is_past
from dossier.extract.events.triggers import read_verb
from dossier.extract.events.words import NOMINAL, Pos, Word

# Behind these a happening has come to pass: "after the raid", "in an air strike", "at a meeting".
_ANCHORS = frozenset("after following during in at amid from since despite".split())
_WITHIN = frozenset({"in", "during", "at"})
_HARM = frozenset({EventKind.DIE, EventKind.INJURE})
_STAGES = frozenset({EventKind.ATTACK, EventKind.MEET, EventKind.DEMONSTRATE, EventKind.TRIAL, EventKind.DIE})
# Times of many years, and what goes on for as long.
_LONG = frozenset(
    "debates debate war wars battle fighting revolution siege offensive insurgency standoff stand-off uprising".split()
)
# What is no happening of a day in the words of these: "in talks", "in debate".
_GENERAL = frozenset("trial debate questioning conference consultation fighting court detention practice".split())
_MISHAPS = frozenset(
    "accident crash fire blaze collision collapse avalanche landslide derailment shipwreck stampede "
    "sinking flood floods earthquake wildfire tornado funeral ceremony surgery christening "
    "baptism burial".split()
)
# What somebody does who is named beside it: "his defection", "the escape of Tom Fox".
_ACTS = frozenset(
    "defection betrayal disappearance rescue quarrel altercation falling-out surgery debut graduation "
    "conversion defeat victory disqualification separation break-up breakup reconciliation expulsion "
    "eviction funeral burial cremation baptism christening diagnosis surrender capitulation drowning "
    "autopsy takeover exhumation engagement".split()
)
_DEEDS = frozenset(
    {
        EventKind.MEET,
        EventKind.TRANSPORT,
        EventKind.TRANSFER_MONEY,
        EventKind.TRANSFER_OWNERSHIP,
        EventKind.STATEMENT,
        EventKind.DEMONSTRATE,
        EventKind.MARRY,
        EventKind.DIVORCE,
        EventKind.SUE,
        EventKind.APPEAL,
        EventKind.ATTACK,
        EventKind.PHONE_WRITE,
        EventKind.NOMINATE,
        EventKind.PARDON,
    }
)
# Verbs by which what stands behind is only spoken of, thought or wished.
_UNREAL = frozenset(
    "foil thwart avert abort forestall want hope plan seek urge demand propose consider discuss suggest "
    "offer refuse reject prevent avoid cancel postpone delay plot threaten fear expect await need require "
    "request promise prepare agree schedule allow dream imagine doubt".split()
)
_NONE = frozenset("no any without further future possible potential planned proposed next another such every".split())
# What is written or said from one to another; "in a letter to" it is the subject's.
_WRITINGS = frozenset(
    "letter letters email emails e-mail e-mails message messages telegram telegrams telephone-call call calls "
    "correspondence postcard postcards memo fax voicemail text texts".split()
)
_CALLS = frozenset({"call", "calls"})
_KNOWN = frozenset("the that this those these same".split())
_TO_EACH = frozenset({"to", "from", "with", "between", "by"})
_TO_WHOM = _TO_EACH - {"with"}
_WITH_WHOM = frozenset({"from", "with", "between"})
_NEAR = 8


def phrase_start(words: Sequence[Word], noun: int) -> int:
    """Return where the phrase of the word *noun* begins: "a | heated telephone call" at "a"."""
    i = noun
    while i > 0 and (words[i - 1].pos in NOMINAL or words[i - 1].pos in (Pos.DET, Pos.POSS, Pos.NUM, Pos.ADJ)):
        i -= 1
    return i


def is_told_noun(
    words: Sequence[Word], clause: Clause, i: int, kind: EventKind, cast: Cast, kinds: Mapping[int, EntityKind]
) -> bool:
    """Tell whether the undated noun at word *i* names something that has come to pass, and that a timeline wants.

    Somebody known takes part in it, or it is where something else happened.
    """
    group = clause.group
    if not (is_past(clause) or group.perfect) or group.modal or group.negated or _is_unreal(words, clause):
        return False
    start = phrase_start(words, i)
    if any(word.low in _NONE for word in words[max(start - 1, 0) : i]):
        return False
    if (
        start
        and words[start - 1].low == "of"
        and any(word.low in _NONE for word in words[max(start - 4, 0) : start - 1])
    ):
        return False  # "no trace of a letter from Ann Roe"
    if words[i].token.is_capitalised and i:
        return False  # the film "Confessions of a Thief"
    if i + 1 < len(words) and words[i + 1].pos is Pos.NOUN:
        return False  # "a payment system", "the trial judge"
    if start and words[start - 1].low in {"until", "till", "before"}:
        return False
    if start == group.last + 1 and group.lemma in triggers().light | {"pay"}:
        return False  # "held a meeting" is told by its verb
    low = words[i].low
    if low in {"battle", "battles", "fight"}:
        return False  # "his battle with the bottle"
    if any(kinds[p.entity] is EntityKind.PERSON for p in cast.participants):
        return kind in _DEEDS or low in _ACTS
    if start == 0 or words[start - 1].low not in _ANCHORS or low in _LONG:
        return False
    within = words[start - 1].low in _WITHIN
    if within and (kind is EventKind.MEET or words[start].low in _KNOWN):
        return False  # "said at a dinner", "were hurt in the raid": only where something else happened
    if start == i and (low in _GENERAL or words[start - 1].low in {"in", "at", "from"}):
        return False
    return kind in _STAGES or low in _MISHAPS


def _is_unreal(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause only asks for something or thinks of it: "called for talks", but not "called it a lie"."""
    group = clause.group
    if group.lemma in {"call", "ask"}:
        return group.last + 1 < len(words) and words[group.last + 1].low in {"for", "on", "upon"}
    return group.lemma in _UNREAL


def is_writing(words: Sequence[Word], i: int) -> bool:
    """Tell whether the word *i* names a letter or a call that passed between people: "an e-mail from Ann Roe"."""
    word = words[i]
    if word.low not in _WRITINGS or i + 1 >= len(words) or word.pos is not Pos.NOUN:
        return False
    after = words[i + 1].low
    return after in (_WITH_WHOM if word.low in _CALLS else _TO_WHOM)


def holds_the_rest(words: Sequence[Word], clause: Clause, i: int) -> bool:
    """Tell whether what the verb tells happened in what the noun names: "was killed in a crash in July"."""
    start = phrase_start(words, i)
    return start > clause.group.last + 1 and words[start - 1].low in _WITHIN


def with_harmed(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, cast: Cast, kinds: Mapping[int, EntityKind]
) -> Cast:
    """Add whom it befell: "Ann Roe was killed in a crash"."""
    if read_verb(words, clauses, k, kinds).kind not in _HARM:
        return cast
    whole = verb_cast(words, clauses, k, EventKind.DIE, kinds)
    known = {p.entity for p in cast.participants}
    new = [p for p in whole.participants if p.role is Role.PATIENT and p.entity not in known]
    return Cast((*cast.participants, *new), cast.places)


def with_partners(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    i: int,
    kind: EventKind,
    cast: Cast,
    kinds: Mapping[int, EntityKind],
) -> Cast:
    """Add those with whom a meeting, a call or a payment was: "talks with Ann Roe", "a loan from Tom Fox".

    "In a letter to Ann Roe he said …": who says so wrote it; "met after a quarrel with Ann Roe": so had the subject.
    """
    clause = clauses[k]
    known = {p.entity for p in cast.participants}
    found = list(cast.participants)
    beside = i + 1 < len(words) and words[i + 1].low in _TO_EACH
    if beside:
        end = min(clause.end, i + 1 + _NEAR) if i >= clause.start else i + 1 + _NEAR
        for ref in references(words, i + 1, end, kinds):
            if ref.possessive or kinds[ref.entity] is not EntityKind.PERSON or ref.entity in known:
                continue
            if ref.preposition and ref.preposition not in _TO_EACH:
                break
            role = Role.AGENT if ref.preposition in {"from", "by", "between"} else Role.OTHER
            found.append(StoryParticipant(ref.entity, role))
            known.add(ref.entity)
    one_sided = beside and words[i + 1].low in {"to", "with"} and kind in (EventKind.PHONE_WRITE, EventKind.MEET)
    start = phrase_start(words, i)
    if one_sided and start and words[start - 1].low in _ANCHORS and clause.link is not Link.RELATIVE:
        for ref in references(words, *subject_words(clauses, k), kinds):
            if kinds[ref.entity] is EntityKind.PERSON and not ref.possessive and not ref.preposition:
                if ref.entity not in known:
                    found.append(StoryParticipant(ref.entity, Role.AGENT))
                known.add(ref.entity)
    return Cast(tuple(found), cast.places)
