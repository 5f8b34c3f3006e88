"""Who takes part in an event, in which role, and where it happens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.events import EventKind, Role, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.extract.events.apposed import (
    before_description,
    called_so,
    named_after,
    named_behind,
    object_named_after,
    owner_apart,
    said_to_be,
    two_set_apart,
)
from dossier.extract.events.borders import noun_phrase_start
from dossier.extract.events.bystanders import is_only_named, modifies, tells_of_deed
from dossier.extract.events.clauses import TELLING, Clause, Link
from dossier.extract.events.doers import WHERE, find_subject, is_himself
from dossier.extract.events.other_clauses import PRESENTING, further, is_told_to
from dossier.extract.events.references import (
    Reference,
    aged_beside,
    governor_of,
    is_somebody,
    owns_lawyer,
    owns_person,
    set_inside,
)
from dossier.extract.events.references import references as references
from dossier.extract.events.roles import TARGETED, governed_role, subject_role
from dossier.extract.events.subjects import behind_place, joined_on, listed_before
from dossier.extract.events.triggers import PEOPLE
from dossier.extract.events.words import NOMINAL, Pos, Word
from dossier.extract.persons.phrases import person_noun

# "her dismissal": done to her, unlike "her resignation".
_UNDERGONE = frozenset("ouster dismissal sacking removal overthrow expulsion appointment nomination election".split())
# "a meeting of the ministers": those named do it.
_MUTUAL = frozenset({EventKind.MEET, EventKind.DEMONSTRATE, EventKind.MARRY, EventKind.DIVORCE})
# Whom these befall is their object, never behind "on" or "against".
_ON_OBJECT = frozenset(
    "arrest detain hold seize capture jail imprison convict sentence charge indict accuse fine sue extradite".split()
)
# Behind these a name is who does what is told; but "suspected Roe of it".
_CONTENT_ONLY = TELLING - {"suspect"}
_TARGET_PREPOSITIONS = frozenset("on against upon".split())
_ARTICLES = frozenset("a an the".split())
# What a lawyer does in the name of a client: "Roe's lawyer denied it".
_FOR_CLIENTS = frozenset("deny plead appeal".split())
# How many words may call somebody something between a comma and the name.
_CALLED = 5
# Verbs by which a court finds who did something.
_CONVICTING = frozenset("convict jail imprison sentence execute hang".split())


@dataclass(frozen=True, slots=True)
class Cast:
    """The participants and places of an event."""

    participants: tuple[StoryParticipant, ...]
    places: tuple[int, ...]


def verb_cast(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, kind: EventKind, kinds: Mapping[int, EntityKind]
) -> Cast:
    """Return who takes part in the happening that the verb of clause *k* names, and its places."""
    clause = clauses[k]
    group = clause.group
    start, end = behind_place(words, _leading(clauses, k), find_subject(words, clauses, k, kinds), kinds)
    roles: dict[int, Role] = {}
    places: list[int] = []
    own_role = Role.PATIENT if is_himself(words, clauses, k) else subject_role(clause, kind)
    for entity in _beside_subject(words, clauses, k, (start, end), kinds):
        _cast(roles, entity, own_role)
    for entity in listed_before(words, start, end, kinds):
        _cast(roles, entity, own_role)
    for ref in references(words, start, end, kinds):
        if kinds[ref.entity] is EntityKind.PERSON and modifies(words, ref, end, bare=True):
            if tells_of_deed(words[ref.last + 1]):
                _cast(roles, ref.entity, Role.OTHER)
        elif ref.preposition in WHERE and kinds[ref.entity] is EntityKind.PLACE and start == clause.start:
            places.append(ref.entity)
        elif (
            ref.preposition in ("", "including") and not ref.possessive and _is_head(words, ref, end, kinds)
        ) or _is_taken_up(words, clause, ref, end, kinds):
            _cast(roles, ref.entity, own_role)
        elif kinds[ref.entity] is EntityKind.PERSON:
            client = group.lemma in _FOR_CLIENTS and owns_lawyer(words, ref)
            if client or kind is EventKind.BE_BORN or not owns_person(words, ref):
                _cast(roles, ref.entity, Role.OTHER)
    for entity in (*said_to_be(words, clauses, k, kinds), *object_named_after(words, clauses, k, kinds)):
        _cast(roles, entity, Role.PATIENT)
    for entity in owner_apart(words, clause, kinds):
        _cast(roles, entity, Role.OTHER)
    for entity, role in further(words, clauses, k, kind, (start, end), kinds):
        _cast(roles, entity, role)
    before = range(clause.start, group.first)
    of_whom = clause.marker == "whose" and start < end and is_somebody(words[end - 1])
    some = of_whom or (clause.marker == "whom" and words[max(start - 2, 0)].low == "of")
    if not some and not (start <= clause.start and group.first <= end):
        _after_verb(words, before.start, before.stop, clause, kind, kinds, roles, places, before_verb=True)
    _after_verb(words, group.first, _own_end(words, clauses, k), clause, kind, kinds, roles, places, before_verb=False)
    if clause.apart[0] > group.last:
        _after_verb(words, *clause.apart, clause, kind, kinds, roles, places, before_verb=False)
    return Cast(tuple(StoryParticipant(entity, role) for entity, role in roles.items()), tuple(dict.fromkeys(places)))


def _leading(clauses: Sequence[Clause], k: int) -> Clause:
    """Return the clause whose subject clause *k* shares: "who was ill and | died"."""
    while (
        clauses[k].link is Link.AND and clauses[k].shared and (parent := clauses[k].parent) is not None and parent < k
    ):
        k = parent
    return clauses[k]


def _own_end(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> int:
    """Return where what belongs to a clause ends: "Fox, who led the raid, | and Ann Roe", "told to go | by Ann Roe"."""
    clause, begin = clauses[k], clauses[k].start
    rest = range(clause.group.last + 1, clause.end - 1)
    if is_told_to(clauses, k):
        return next((i for i in rest if words[i].low == "by"), clause.end)
    on = joined_on(words, clauses, k)
    if on is not None:
        return on
    opens = words[begin].pos is Pos.COMMA or (begin > 0 and words[begin - 1].pos is Pos.COMMA)
    if clause.link not in (Link.RELATIVE, Link.PARTICIPLE) or not opens:
        return clause.end
    ends = (i for i in rest[1:] if words[i].pos is Pos.COMMA and words[i + 1].pos is Pos.AND)
    end = next(ends, clause.end)
    return clause.end if end < clause.end and is_somebody(words[end - 1]) else end


def _cast(roles: dict[int, Role], entity: int, role: Role) -> None:
    """Give an entity its role; its first telling one stays."""
    if roles.get(entity, Role.OTHER) is Role.OTHER:
        roles[entity] = role


def _beside_subject(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, subject: tuple[int, int], kinds: Mapping[int, EntityKind]
) -> Iterator[int]:
    """Give those named beside a subject without a name.

    "The clerk who saw it, Ann Roe, was attacked", "Tom Fox and Ann Roe, both bakers, fled", "Tom Fox, 51 years old,
    who fled".
    """
    start, end = subject
    clause = _leading(clauses, k)
    if clause.link is Link.RELATIVE and start >= end:
        yield from _before_age(words, start, kinds)
    if clause is not clauses[k]:
        yield from named_behind(words, clause, end, kinds)
    if start >= end or any(_takes_part(words, i, kinds) for i in range(start, end)):
        return
    yield from before_description(words, clause, start, end, kinds)
    yield from called_so(words, clauses, k, subject, kinds)
    yield from named_after(words, clauses, k, kinds)
    yield from two_set_apart(words, clauses[k], subject, kinds)
    if clause.link is Link.RELATIVE and words[start].low in _ARTICLES:
        # "Tom Fox, 51, a baker from Leeds who", "Tom Fox, alias “Red”, a baker who"
        yield from _before_age(words, start, kinds)
    if not any(words[i].pos in NOMINAL or words[i].pos in (Pos.TIME, Pos.DET) for i in range(start, end)):
        return
    first = clause.group.first
    if clause.link is not Link.RELATIVE:
        yield from _set_apart(words, first, end, kinds)
    if clause.link is Link.RELATIVE or (end == first and words[end - 1].pos is Pos.COMMA):
        comma = start - 1 if start and words[start - 1].pos is Pos.COMMA else start
        if comma > 0 and words[comma].pos is Pos.COMMA and not governor_of(words, comma, 0):
            begin = noun_phrase_start(words, comma, 0)
            refs = list(references(words, begin, comma, kinds))
            yield from (
                r.entity
                for r in refs
                if kinds[r.entity] is EntityKind.PERSON and not r.preposition and not r.possessive
            )


def _takes_part(words: Sequence[Word], i: int, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a word names somebody who can do something: any but the place of "a widow from Leeds"."""
    entity = words[i].entity
    if entity is None:
        return False
    return kinds[entity] is not EntityKind.PLACE or i == 0 or words[i - 1].pos is not Pos.PREP


def _before_age(words: Sequence[Word], at: int, kinds: Mapping[int, EntityKind]) -> Iterator[int]:
    """Give the one named before an age or another name set apart: "Tom Fox, 51 years old, who"."""
    i = at
    while i > 0 and words[i].pos in (Pos.COMMA, Pos.TIME, Pos.NUM, Pos.QUOTE) and words[i].entity is None:
        i -= 1
    if i == at and at and words[at - 1].pos is Pos.COMMA:
        i = at - 1
        while i > 0 and words[i].pos in (Pos.COMMA, Pos.TIME, Pos.NUM, Pos.QUOTE) and words[i].entity is None:
            i -= 1
    entity = words[i].entity
    if at - i > 1 and entity is not None and kinds[entity] is EntityKind.PERSON and words[i].pos is Pos.NAME:
        yield entity


def _set_apart(words: Sequence[Word], first: int, floor: int, kinds: Mapping[int, EntityKind]) -> Iterator[int]:
    """Give the one whose name stands between commas right before the verb at word *first*, not before *floor*."""
    if first < floor + 2 or words[first - 1].pos is not Pos.COMMA:
        return
    entity = words[first - 2].entity
    begin = first - 2
    while begin > floor and words[begin - 1].mention == words[first - 2].mention:
        begin -= 1
    called = begin
    while called > max(floor, begin - _CALLED) and words[called - 1].pos in (Pos.NOUN, Pos.ADJ):
        called -= 1
    if called < begin and is_somebody(words[begin - 1]):
        begin = called  # "A walker, retired vet Tom Fox, filmed it"
    named = entity is not None and kinds[entity] is EntityKind.PERSON and words[first - 2].pos is Pos.NAME
    other = begin - 2 >= floor and words[begin - 2].pos is Pos.NOUN and person_noun(words[begin - 2].low) is not None
    if other and floor and is_somebody(words[floor - 1]):
        return  # "Two men who had robbed the judge, Ann Roe, were jailed"
    if named and begin > 0 and words[begin - 1].pos is Pos.COMMA and set_inside(words, begin, first - 2, floor) is None:
        assert entity is not None
        yield entity


def _is_taken_up(
    words: Sequence[Word], clause: Clause, ref: Reference, end: int, kinds: Mapping[int, EntityKind]
) -> bool:
    """Tell whether "who" takes up a name behind "of": "posters of Roe, who fled", but not "a brother of Roe, who"."""
    if clause.link is not Link.RELATIVE or clause.marker != "who" or ref.last + 1 != end or ref.preposition != "of":
        return False
    return kinds[ref.entity] is EntityKind.PERSON and not owns_person(words, ref)


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
        if is_person and is_only_named(words, ref, clause, kind):
            continue
        if is_person and modifies(words, ref, end, bare=False):
            if tells_of_deed(words[ref.last + 1]):
                _cast(roles, ref.entity, Role.OTHER)
            continue
        if is_place and ref.preposition in WHERE:
            places.append(ref.entity)
        elif ref.possessive:
            if is_person and not owns_person(words, ref):
                _cast(roles, ref.entity, Role.OTHER)
        elif (
            is_person and not before_verb and (beside := aged_beside(words, ref, start)) in roles and beside is not None
        ):
            _cast(roles, ref.entity, roles[beside])
        elif ref.preposition == "by" and clause.group.passive:
            _cast(roles, ref.entity, Role.SPEAKER if kind is EventKind.STATEMENT else Role.AGENT)
        elif _is_target(words, ref, end, clause, kind, kinds):
            _cast(roles, ref.entity, Role.PATIENT)
        elif ref.preposition == "including" and is_person and not before_verb:
            _cast(roles, ref.entity, _role_among(words, ref, start, clause.group.passive))
        elif (role := _apposed_role(words, ref, start, clause.group.passive)) is not None and not before_verb:
            _cast(roles, ref.entity, role)
        elif not ref.preposition and clause.group.lemma in _CONTENT_ONLY and is_person and not clause.group.passive:
            continue  # "said Tom Fox, a baker, | fled"
        elif not ref.preposition and not before_verb and _is_head(words, ref, end, kinds):
            if is_place and kind in (EventKind.TRANSPORT, EventKind.ATTACK):
                places.append(ref.entity)
            else:
                apposed = words[ref.first - 1].pos is Pos.COMMA and not _is_listed(words, ref)
                _cast(roles, ref.entity, Role.OTHER if clause.group.passive or apposed else Role.PATIENT)
        elif is_person or (not is_place and _is_head(words, ref, end, kinds)):
            _cast(roles, ref.entity, Role.OTHER)


def _is_target(
    words: Sequence[Word], ref: Reference, end: int, clause: Clause, kind: EventKind, kinds: Mapping[int, EntityKind]
) -> bool:
    """Tell whether a preposition makes a name the one it befalls: "sanctions on X", "named the killer as X"."""
    if ref.preposition == "as" and clause.group.lemma in PRESENTING and not clause.group.passive:
        return kinds[ref.entity] is EntityKind.PERSON
    if clause.group.lemma in _ON_OBJECT:
        return False  # "was arrested in connection with a plot against Tom Fox"
    return kind in TARGETED and ref.preposition in _TARGET_PREPOSITIONS and _is_head(words, ref, end, kinds)


def _apposed_role(words: Sequence[Word], ref: Reference, floor: int, passive: bool) -> Role | None:
    """Return the role of a name beside a noun: "founded by their father, Tom Fox", "arrested a man, Tom Fox"."""
    before = ref.first - 2
    if ref.preposition or before <= floor or words[ref.first - 1].pos is not Pos.COMMA:
        return None
    if words[before].pos is not Pos.NOUN:
        return None
    governor = governor_of(words, before, floor)
    if passive:
        return Role.AGENT if governor == "by" else None
    return Role.PATIENT if not governor and (words[before].low in PEOPLE or is_somebody(words[before])) else None


def _role_among(words: Sequence[Word], ref: Reference, floor: int, passive: bool) -> Role:
    """Return the role of those among whom somebody is named: "helped by friends, including X"."""
    at = next((i for i in range(ref.first - 1, floor, -1) if words[i].low == "including"), floor)
    noun = at - 2 if words[at - 1].pos is Pos.COMMA else at - 1
    return governed_role(passive, governor_of(words, noun, floor + 1)) if noun > floor else Role.OTHER


def _is_listed(words: Sequence[Word], ref: Reference) -> bool:
    """Tell whether a mention after a comma belongs to a list: "killed Ali, Omar and Hassan"."""
    return words[ref.first - 2].pos is Pos.NAME and ref.first >= 2


# "on trial over the murder of Ann Roe": she is not the one who is tried.
_OF_COURTS = frozenset({EventKind.TRIAL, EventKind.ARREST, EventKind.CHARGE, EventKind.CONVICT, EventKind.SENTENCE})
_OVER = frozenset("over for about".split())


def convicted_of(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, noun: int, kinds: Mapping[int, EntityKind]
) -> tuple[StoryParticipant, ...]:
    """Return who did the deed that the word *noun* of clause *k* names: "was convicted of the murder of Tom Fox"."""
    group = clauses[k].group
    i = noun - 1
    while i > group.last and (words[i].pos in NOMINAL or words[i].pos in (Pos.DET, Pos.NUM, Pos.POSS, Pos.TIME)):
        i -= 1
    if group.lemma not in _CONVICTING or group.negated or i <= group.last or words[i].low not in ("of", "for"):
        return ()
    cast = verb_cast(words, clauses, k, EventKind.CONVICT, kinds)
    return tuple(StoryParticipant(p.entity, Role.AGENT) for p in cast.participants if p.role is Role.PATIENT)


def noun_cast(words: Sequence[Word], noun: int, kind: EventKind, kinds: Mapping[int, EntityKind], end: int) -> Cast:
    """Return who takes part in what a noun names: "his arrest", "the killing of X by Y", "Iran's attack on Z"."""
    roles: dict[int, Role] = {}
    places: list[int] = []
    start = noun
    while start > 0 and (words[start - 1].pos in NOMINAL or words[start - 1].pos in (Pos.DET, Pos.POSS, Pos.TIME)):
        start -= 1
    legal = kind in TARGETED or kind in (EventKind.EXTRADITE, EventKind.RELEASE, EventKind.TRIAL)
    suffers = (legal and kind is not EventKind.ATTACK) or words[noun].low in _UNDERGONE
    for ref in references(words, start, noun, kinds):
        if ref.possessive:
            speaks = Role.SPEAKER if kind is EventKind.STATEMENT else Role.AGENT
            _cast(roles, ref.entity, Role.PATIENT if suffers else speaks)
        elif kinds[ref.entity] is EntityKind.PERSON:
            _cast(roles, ref.entity, Role.OTHER)
    if kind in _OF_COURTS:
        end = next((i for i in range(noun + 1, end) if words[i].low in _OVER), end)
    for ref in references(words, noun + 1, end, kinds):
        if ref.possessive:
            if kinds[ref.entity] is EntityKind.PERSON and not owns_person(words, ref):
                _cast(roles, ref.entity, Role.OTHER)
        elif ref.preposition == "of" and kind in _MUTUAL:
            _cast(roles, ref.entity, Role.AGENT)
        elif ref.preposition == "of" or (kind in TARGETED and ref.preposition in _TARGET_PREPOSITIONS):
            _cast(roles, ref.entity, Role.PATIENT)
        elif ref.preposition == "by":
            _cast(roles, ref.entity, Role.AGENT)
        elif kinds[ref.entity] is EntityKind.PLACE and ref.preposition in WHERE:
            places.append(ref.entity)
        if ref.preposition not in ("of", "by", "on", "against", "in", "at"):
            break
    return Cast(tuple(StoryParticipant(entity, role) for entity, role in roles.items()), tuple(dict.fromkeys(places)))
