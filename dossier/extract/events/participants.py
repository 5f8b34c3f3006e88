"""Who takes part in an event, in which role, and where it happens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.events import EventKind, Role, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.extract.events.borders import noun_phrase_start
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.triggers import PEOPLE
from dossier.extract.events.words import NOMINAL, Pos, Word

_WHERE = frozenset("in at near from to into outside inside across around through towards toward within on".split())
_TARGETED = frozenset(
    {
        EventKind.SANCTION,
        EventKind.CHARGE,
        EventKind.CONVICT,
        EventKind.SENTENCE,
        EventKind.ARREST,
        EventKind.ATTACK,
        EventKind.SUE,
        EventKind.FINE,
        EventKind.INJURE,
        EventKind.DIE,
    }
)
_TARGET_PREPOSITIONS = frozenset("on against upon".split())
_SETTLEMENTS = frozenset("city town village port province region district state capital island suburb county".split())
_RELATIONS = frozenset(
    "lawyer lawyers attorney attorneys solicitor barrister spokesman spokeswoman brother sister wife husband son "
    "daughter father mother cousin nephew niece uncle aunt widow widower fiance fiancee girlfriend boyfriend "
    "partner parents family relatives children siblings brothers sisters sons daughters deputy aide aides "
    "colleague colleagues friend friends boss successor predecessor assistant adviser advisor bodyguard driver "
    "neighbour neighbours neighbor neighbors accomplice accomplices supporters followers victims victim in-law "
    "brother-in-law father-in-law son-in-law".split()
)
_SUBJECTS = frozenset("i we he she they".split())
_ACCOUNT = "according to"
_SUFFERED = frozenset("die perish drown succumb bear collapse".split())
_CONTROLLED = frozenset(
    "order tell ask urge direct force allow lead send recruit persuade persuade invite help instruct get enable "
    "convince permit require encourage incite cause".split()
)


_BLAMING = frozenset(
    "accuse suspect charge convict indict sentence acquit jail arrest prevent stop praise criticise criticize sue "
    "fine punish blame clear".split()
)


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity named among some words: the word where it begins and ends, and the preposition that governs it."""

    entity: int
    first: int
    last: int
    preposition: str
    possessive: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The participants and places of an event."""

    participants: tuple[StoryParticipant, ...]
    places: tuple[int, ...]


def references(words: Sequence[Word], start: int, end: int, kinds: Mapping[int, EntityKind]) -> Iterator[Reference]:
    """Find the entities named in words *start*..*end*, each mention once."""
    i = start
    last: Reference | None = None
    while i < end:
        word = words[i]
        if word.entity is None:
            i += 1
            continue
        first = i
        while i < end and words[i].mention == word.mention and words[i].entity == word.entity:
            i += 1
        possessive = (i < len(words) and (words[i].pos is Pos.POSS)) or word.low in {"his", "their", "its", "my", "our"}
        if word.low == "her" and i < len(words) and words[i].pos in NOMINAL:
            possessive = True
        governor = _governor(words, first, start)
        follows = last is not None and first == last.last + 2 and words[first - 1].pos is Pos.COMMA
        # "in Irving, Texas"
        places = last is not None and kinds[word.entity] is kinds[last.entity] is EntityKind.PLACE
        if not governor and last is not None and follows and places and _closes(words, i):
            governor = last.preposition
        if governor == _ACCOUNT or word.low.endswith(("self", "selves")):
            continue
        for entity in (word.entity, *word.others):
            last = Reference(entity, first, i - 1, governor, possessive)
            yield last


def _owns_person(words: Sequence[Word], ref: Reference) -> bool:
    """Tell whether a name only says whose relative or lawyer someone is: "Roe's lawyer", "the brother of Roe"."""
    if ref.preposition == "of" and ref.first >= 2 and words[ref.first - 2].low in _RELATIONS:
        return True
    if not ref.possessive:
        return False
    i = ref.last + 1
    while i < len(words) and (words[i].pos in NOMINAL or words[i].pos is Pos.POSS):
        if words[i].low in _RELATIONS:
            return True
        i += 1
    return False


def _closes(words: Sequence[Word], i: int) -> bool:
    """Tell whether a phrase ends at word *i*, so that the name before it is no subject."""
    return i >= len(words) or words[i].pos in (Pos.COMMA, Pos.PUNCT, Pos.QUOTE, Pos.PREP, Pos.AND)


def _governor(words: Sequence[Word], first: int, floor: int) -> str:
    """Return the preposition that governs the noun phrase around a mention, "" for none."""
    if words[first].low in _SUBJECTS:
        return ""
    i = first - 1
    crossed_name = joined = False
    after = first
    while i >= floor:
        word = words[i]
        if word.pos in (Pos.PREP, Pos.TO):
            if word.low == "of" and crossed_name:
                # "Director of National Intelligence Ann Roe": the title's "of" does not govern the person.
                return _governor(words, i, floor) if i - 1 >= floor else ""
            if word.pos is Pos.TO and i > floor and words[i - 1].low == "according":
                return _ACCOUNT
            if word.low == "of" and i > floor and words[i - 1].low in _SETTLEMENTS:
                # "in the US city of Chicago"
                return _governor(words, i - 1, floor)
            return word.low
        titled = word.pos is Pos.NAME or (word.pos is Pos.NOUN and word.token.is_capitalised)
        if titled and words[first].pos is Pos.NAME and i == first - 1:
            crossed_name = True
        elif (word.pos is Pos.AND and i == after - 1) or (
            word.pos is Pos.COMMA and i == after - 1 and (joined or _goes_on(words, first))
        ):
            joined = True
        elif word.pos not in NOMINAL and word.pos not in (Pos.DET, Pos.POSS):
            return ""
        if word.entity is not None or (word.pos in NOMINAL and joined):
            after = i
        i -= 1
    return ""


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Tell whether "and" follows a mention: "with Ali, Omar and Hassan"."""
    mention = words[i].mention
    while i < len(words) and words[i].mention == mention:
        i += 1
    return i < len(words) and words[i].pos is Pos.AND


def verb_cast(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, kind: EventKind, kinds: Mapping[int, EntityKind]
) -> Cast:
    """Return who takes part in the happening that the verb of clause *k* names, and its places."""
    clause = clauses[k]
    group = clause.group
    start, end = _subject(words, clauses, k)
    roles: dict[int, Role] = {}
    places: list[int] = []
    subject_role = _subject_role(clause, kind)
    for ref in references(words, start, end, kinds):
        if ref.preposition in _WHERE and kinds[ref.entity] is EntityKind.PLACE and start == clause.start:
            places.append(ref.entity)
        elif not ref.preposition and not ref.possessive and _is_head(words, ref, end, kinds):
            _cast(roles, ref.entity, subject_role)
        elif kinds[ref.entity] is EntityKind.PERSON and not _owns_person(words, ref):
            _cast(roles, ref.entity, Role.OTHER)
    before = range(clause.start, group.first)
    if not (start <= clause.start and group.first <= end):
        _after_verb(words, before.start, before.stop, clause, kind, kinds, roles, places, before_verb=True)
    _after_verb(words, group.first, clause.end, clause, kind, kinds, roles, places, before_verb=False)
    if clause.apart[0] > group.last:
        _after_verb(words, *clause.apart, clause, kind, kinds, roles, places, before_verb=False)
    return Cast(tuple(StoryParticipant(entity, role) for entity, role in roles.items()), tuple(dict.fromkeys(places)))


def _cast(roles: dict[int, Role], entity: int, role: Role) -> None:
    """Give an entity its role; its first telling one stays."""
    if roles.get(entity, Role.OTHER) is Role.OTHER:
        roles[entity] = role


def _subject(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> tuple[int, int]:
    """Return where the subject stands; that of "ordered him to leave" is the object of "ordered"."""
    clause = clauses[k]
    if clause.link is Link.INFINITIVE and clause.parent is not None:
        parent = clauses[clause.parent]
        if parent.group.lemma in _CONTROLLED and not parent.group.passive:
            return (parent.group.last + 1, clause.group.first)
    if clause.link is Link.GERUND and clause.parent is not None and clause.marker in {"of", "with", "for", "from"}:
        parent = clauses[clause.parent]
        blamed = (parent.group.last + 1, clause.group.first)
        if parent.group.lemma in _BLAMING and not parent.group.passive and blamed[0] < clause.start:
            return blamed
    if clause.link in (Link.PARTICIPLE, Link.GERUND) and clause.parent is None:
        # "Arrested in 2019, Roe was freed."
        main = next((c for c in clauses[k + 1 :] if c.group.finite and c.link in (Link.ROOT, Link.SOURCE)), None)
        if main is not None and clause.start == 0 and clause.group.first <= 1:
            return main.subject
    if clause.link is Link.GERUND and clause.shared and clause.parent is not None and clause.parent < k:
        parent = clauses[clause.parent]
        if parent.link is Link.PARTICIPLE and parent.group.passive:
            # "a man suspected of running"
            return _subject(words, clauses, clause.parent)
    if clause.link is Link.PARTICIPLE and clause.group.passive and clause.shared and clause.parent is not None:
        comma = clause.group.first - 1
        if comma > 0 and words[comma].pos is Pos.COMMA and words[comma - 1].form is not None:
            # "arrested Tom Fox, accused of …"
            return (noun_phrase_start(words, comma, 0), comma)
    if clause.link is Link.PARTICIPLE and not clause.shared:
        first = clause.group.first
        begin = first
        while begin > 0 and (words[begin - 1].pos in NOMINAL or words[begin - 1].pos is Pos.DET):
            begin -= 1
        return (begin, first)
    return subject_words(clauses, k)


def _subject_role(clause: Clause, kind: EventKind) -> Role:
    if clause.group.passive or clause.group.lemma in _SUFFERED:
        return Role.PATIENT
    return Role.SPEAKER if kind is EventKind.STATEMENT else Role.AGENT


def _is_head(words: Sequence[Word], ref: Reference, end: int, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a name is the subject and not part of it: "US agents" is neither the US nor its people."""
    if kinds[ref.entity] is EntityKind.PERSON:
        return True
    after = ref.last + 1
    return after >= end or words[after].pos not in (Pos.NOUN, Pos.NAME, Pos.ADJ)


def _after_verb(
    words: Sequence[Word],
    start: int,
    end: int,
    clause: Clause,
    kind: EventKind,
    kinds: Mapping[int, EntityKind],
    roles: dict[int, Role],
    places: list[int],
    before_verb: bool,
) -> None:
    """Add those named in the rest of the clause: objects, the agent after "by", places."""
    for ref in references(words, start, end, kinds):
        is_place = kinds[ref.entity] is EntityKind.PLACE
        is_person = kinds[ref.entity] is EntityKind.PERSON
        if is_place and ref.preposition in _WHERE:
            places.append(ref.entity)
        elif ref.possessive:
            if is_person and not _owns_person(words, ref):
                _cast(roles, ref.entity, Role.OTHER)
        elif ref.preposition == "by" and clause.group.passive:
            _cast(roles, ref.entity, Role.AGENT)
        elif kind in _TARGETED and ref.preposition in _TARGET_PREPOSITIONS and _is_head(words, ref, end, kinds):
            _cast(roles, ref.entity, Role.PATIENT)
        elif (role := _apposed_role(words, ref, start, clause.group.passive)) is not None and not before_verb:
            _cast(roles, ref.entity, role)
        elif not ref.preposition and not before_verb and _is_head(words, ref, end, kinds):
            if is_place and kind in (EventKind.TRANSPORT, EventKind.ATTACK):
                places.append(ref.entity)
            else:
                apposed = words[ref.first - 1].pos is Pos.COMMA and not _is_listed(words, ref)
                _cast(roles, ref.entity, Role.OTHER if clause.group.passive or apposed else Role.PATIENT)
        elif is_person or (not is_place and _is_head(words, ref, end, kinds)):
            _cast(roles, ref.entity, Role.OTHER)


def _apposed_role(words: Sequence[Word], ref: Reference, floor: int, passive: bool) -> Role | None:
    """Return the role of a name beside a noun: "founded by their father, Tom Fox", "arrested a man, Tom Fox"."""
    before = ref.first - 2
    if ref.preposition or before <= floor or words[ref.first - 1].pos is not Pos.COMMA:
        return None
    if words[before].pos is not Pos.NOUN:
        return None
    governor = _governor(words, before, floor)
    if passive:
        return Role.AGENT if governor == "by" else None
    return Role.PATIENT if not governor and words[before].low in PEOPLE else None


def _is_listed(words: Sequence[Word], ref: Reference) -> bool:
    """Tell whether a mention after a comma belongs to a list: "killed Ali, Omar and Hassan"."""
    return words[ref.first - 2].pos is Pos.NAME and ref.first >= 2


def noun_cast(words: Sequence[Word], noun: int, kind: EventKind, kinds: Mapping[int, EntityKind], end: int) -> Cast:
    """Return who takes part in what a noun names: "his arrest", "the killing of X by Y", "Iran's attack on Z"."""
    roles: dict[int, Role] = {}
    places: list[int] = []
    start = noun
    while start > 0 and (words[start - 1].pos in NOMINAL or words[start - 1].pos in (Pos.DET, Pos.POSS, Pos.TIME)):
        start -= 1
    legal = kind in _TARGETED or kind in (EventKind.EXTRADITE, EventKind.RELEASE, EventKind.TRIAL)
    suffers = legal and kind is not EventKind.ATTACK
    for ref in references(words, start, noun, kinds):
        if ref.possessive:
            speaks = Role.SPEAKER if kind is EventKind.STATEMENT else Role.AGENT
            _cast(roles, ref.entity, Role.PATIENT if suffers else speaks)
        elif kinds[ref.entity] is EntityKind.PERSON:
            _cast(roles, ref.entity, Role.OTHER)
    for ref in references(words, noun + 1, end, kinds):
        if ref.possessive:
            if kinds[ref.entity] is EntityKind.PERSON:
                _cast(roles, ref.entity, Role.OTHER)
        elif ref.preposition == "of" or (kind in _TARGETED and ref.preposition in _TARGET_PREPOSITIONS):
            _cast(roles, ref.entity, Role.PATIENT)
        elif ref.preposition == "by":
            _cast(roles, ref.entity, Role.AGENT)
        elif kinds[ref.entity] is EntityKind.PLACE and ref.preposition in _WHERE:
            places.append(ref.entity)
        if ref.preposition not in ("of", "by", "on", "against", "in", "at"):
            break
    return Cast(tuple(StoryParticipant(entity, role) for entity, role in roles.items()), tuple(dict.fromkeys(places)))
