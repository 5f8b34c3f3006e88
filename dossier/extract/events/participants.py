"""Who takes part in an event, in which role, and where it happens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.events import EventKind, Role, StoryParticipant
from dossier.domain.mentions import EntityKind
from dossier.extract.events.borders import noun_phrase_start
from dossier.extract.events.bystanders import NAMING, is_only_named, modifies, tells_of_deed
from dossier.extract.events.clauses import TELLING, Clause, Link, subject_words
from dossier.extract.events.doers import TAKING_UP, WHERE, antecedent_of, find_subject, is_himself, own_subject
from dossier.extract.events.references import Reference, governor_of, is_somebody, owns_lawyer, owns_person
from dossier.extract.events.references import references as references
from dossier.extract.events.subjects import behind_place, listed_before
from dossier.extract.events.triggers import PEOPLE
from dossier.extract.events.words import NOMINAL, Pos, Word

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
# "her dismissal": done to her, unlike "her resignation".
_UNDERGONE = frozenset("ouster dismissal sacking removal overthrow expulsion appointment nomination election".split())
# "a meeting of the ministers": those named do it.
_MUTUAL = frozenset({EventKind.MEET, EventKind.DEMONSTRATE, EventKind.MARRY, EventKind.DIVORCE})
# Whom these befall is their object, never behind "on" or "against".
_ON_OBJECT = frozenset(
    "arrest detain hold seize capture jail imprison convict sentence charge indict accuse fine sue extradite".split()
)
_TARGET_PREPOSITIONS = frozenset("on against upon".split())
_ARTICLES = frozenset("a an the".split())
# What a lawyer does in the name of a client: "Roe's lawyer denied it".
_FOR_CLIENTS = frozenset("deny plead appeal".split())
# Verbs whose -ing form after them is what is done: "stopped representing her".
_DOING = frozenset("stop start begin continue quit finish resume cease keep avoid consider regret enjoy".split())
_DECIDING = frozenset("agree decide refuse decline vow vote threaten offer promise attempt try fail conspire".split())
"""Verbs whose infinitive says what is done to whom: "agreed to extradite him"."""
# How many words may call somebody something between a comma and the name.
_CALLED = 5
_PRESENTING = frozenset("identify name describe".split())
_SUFFERED = frozenset("die perish drown succumb bear collapse".split())
# Verbs by which a court finds who did something.
_CONVICTING = frozenset("convict jail imprison sentence execute hang".split())
# Verbs that say of whom something was done: "faced charges", "received a sentence".
_UNDERGOING = frozenset("face receive get serve undergo incur draw earn sustain".split())
_DEALT = frozenset({EventKind.ATTACK, EventKind.SANCTION, EventKind.SUE})


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
    subject_role = Role.PATIENT if is_himself(words, clauses, k) else _subject_role(clause, kind)
    for entity in _beside_subject(words, clauses, k, (start, end), kinds):
        _cast(roles, entity, subject_role)
    for entity in listed_before(words, start, end, kinds):
        _cast(roles, entity, subject_role)
    for ref in references(words, start, end, kinds):
        if kinds[ref.entity] is EntityKind.PERSON and modifies(words, ref, end, bare=True):
            if tells_of_deed(words[ref.last + 1]):
                _cast(roles, ref.entity, Role.OTHER)
        elif ref.preposition in WHERE and kinds[ref.entity] is EntityKind.PLACE and start == clause.start:
            places.append(ref.entity)
        elif (
            ref.preposition in ("", "including") and not ref.possessive and _is_head(words, ref, end, kinds)
        ) or _is_taken_up(words, clause, ref, end, kinds):
            _cast(roles, ref.entity, subject_role)
        elif kinds[ref.entity] is EntityKind.PERSON:
            client = group.lemma in _FOR_CLIENTS and owns_lawyer(words, ref)
            if client or kind is EventKind.BE_BORN or not owns_person(words, ref):
                _cast(roles, ref.entity, Role.OTHER)
    for entity, role in _further(words, clauses, k, kind, (start, end), kinds):
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
    if _is_told_to(clauses, k):
        return next((i for i in rest if words[i].low == "by"), clause.end)
    opens = words[begin].pos is Pos.COMMA or (begin > 0 and words[begin - 1].pos is Pos.COMMA)
    if clause.link not in (Link.RELATIVE, Link.PARTICIPLE) or not opens:
        return clause.end
    ends = (i for i in rest[1:] if words[i].pos is Pos.COMMA and words[i + 1].pos is Pos.AND)
    end = next(ends, clause.end)
    return clause.end if end < clause.end and is_somebody(words[end - 1]) else end


def _is_told_to(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether somebody is made to do what clause *k* tells: "was forced to resign by X"."""
    clause = clauses[k]
    parent = clauses[clause.parent] if clause.link is Link.INFINITIVE and clause.parent is not None else clause
    return parent.group.passive and not clause.group.passive and clause.group.first - parent.group.last <= 2


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
    if start >= end or any(_takes_part(words, i, kinds) for i in range(start, end)):
        return
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
    if named and begin > 0 and words[begin - 1].pos is Pos.COMMA:
        assert entity is not None
        yield entity


def _further(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    kind: EventKind,
    subject: tuple[int, int],
    kinds: Mapping[int, EntityKind],
) -> Iterator[tuple[int, Role]]:
    """Give those who stand in another clause beside this one and take part nevertheless."""
    clause = clauses[k]
    group = clause.group
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    other = clauses[k - 1] if k else clause
    reduced = other.link is Link.PARTICIPLE and other.group.passive and not other.group.finite
    if reduced and other.end == clause.start and other.subject == subject and group.finite:
        # "A tanker chartered by Tom Fox reached Oslo."
        yield from _agents(words, other, kinds, Role.OTHER)
    if k and other.group.lemma in _PRESENTING and not other.group.finite and other.end == clause.start:
        # "A man from Leeds, named locally as Tom Fox, was arrested."
        named = list(_presented(words, other, kinds)) if group.finite else []
        several = any(words[i].pos is Pos.NUM for i in range(max(0, other.group.first - _CALLED), other.group.first))
        shown = named if several else named[-1:]  # "Two people, identified as Tom Fox and Ann Roe, died"
        yield from ((entity, _subject_role(clause, EventKind.OTHER)) for entity in shown)
    whom = clause.link is Link.RELATIVE and clause.marker in TAKING_UP and own_subject(words, clause) is not None
    if whom and (before := antecedent_of(words, clause)) is not None:
        # "Ann Roe, whom he attacked"
        yield from _people(words, *before, kinds, Role.PATIENT)
    if after is None:
        return
    if group.lemma in _PRESENTING and clause.end == after.start and words[after.start].low == "as":
        # "The woman, identified as Ann Roe, has told police"
        yield from _named_first(words, after.start + 1, kinds)
    told = kind is EventKind.STATEMENT and clause.link is Link.PARTICIPLE and group.passive and words[0].low == "in"
    if told and k == 0 and after.group.finite and after.group.lemma in TELLING:
        # "In a statement issued on Friday, Roe said"
        yield from _people(words, *subject_words(clauses, k + 1), kinds, Role.SPEAKER)
    among = words[0].low == "among" and group.first == 2  # "Among those arrested was Tom Fox."
    opening = not group.finite and (group.first <= 1 or among) and group.form == "n"
    if opening and after.group.copula and not _names_any(words, group.last + 1, after.group.first):
        # "Killed in 2019 were Tom Fox and Ann Roe."
        yield from _people(words, after.group.last + 1, after.end, kinds, Role.PATIENT)
    if (
        kind in _TARGETED
        and not group.passive
        and group.lemma not in _SUFFERED
        and _shares_object(words, clause, after)
    ):
        yield from _people(words, after.group.last + 1, after.end, kinds, Role.PATIENT)
    if _is_told_to(clauses, k + 1):
        yield from _agents(words, after, kinds, Role.AGENT)
    if group.lemma in _DOING and after.link is Link.GERUND and after.group.first == group.last + 1:
        yield from _people(words, after.group.last + 1, after.end, kinds, Role.OTHER)
    if group.lemma in _DECIDING and after.link is Link.INFINITIVE and after.group.first == group.last + 1:
        # "The court agreed to extradite Tom Fox."
        yield from _people(words, after.group.last + 1, after.end, kinds, Role.OTHER)
    first = after.group.first
    if after.group.lemma in NAMING and first == after.group.main > group.last and is_somebody(words[first - 1]):
        # "hired the gunman, a former policeman named Tom Fox"
        role = _governed_role(group.passive, governor_of(words, _apposition_start(words, first), group.first))
        yield from _people(words, after.group.last + 1, after.end, kinds, role)


def _shares_object(words: Sequence[Word], clause: Clause, after: Clause) -> bool:
    """Tell whether the object behind the next verb is that of this one too: "arrested and questioned him"."""
    join = clause.group.last + 1
    return after.group.first == join + 1 and words[join].pos is Pos.AND and after.shared and not after.group.passive


def _named_first(words: Sequence[Word], at: int, kinds: Mapping[int, EntityKind]) -> Iterator[tuple[int, Role]]:
    entity = words[at].entity if at < len(words) and words[at].pos is Pos.NAME else None
    if entity is not None and kinds[entity] is EntityKind.PERSON:
        yield entity, Role.PATIENT


def _names_any(words: Sequence[Word], start: int, end: int) -> bool:
    return any(words[i].pos is Pos.NAME for i in range(start, end))


def _apposition_start(words: Sequence[Word], end: int) -> int:
    """Return where the noun phrase before word *end* begins, or the one before it that it is set beside."""
    begin = noun_phrase_start(words, end, 0)
    if begin > 1 and words[begin - 1].pos is Pos.COMMA:
        begin = noun_phrase_start(words, begin - 1, 0)
    return begin


def _governed_role(passive: bool, governor: str) -> Role:
    """Return the role of somebody beside a verb by the preposition before them."""
    if not governor:
        return Role.OTHER if passive else Role.PATIENT
    return Role.AGENT if passive and governor == "by" else Role.OTHER


def _agents(
    words: Sequence[Word], clause: Clause, kinds: Mapping[int, EntityKind], role: Role
) -> Iterator[tuple[int, Role]]:
    for ref in references(words, clause.group.last + 1, clause.end, kinds):
        if kinds[ref.entity] is EntityKind.PERSON and ref.preposition == "by" and not ref.possessive:
            yield ref.entity, role


def _presented(words: Sequence[Word], clause: Clause, kinds: Mapping[int, EntityKind]) -> Iterator[int]:
    for ref in references(words, clause.group.last + 1, clause.end, kinds):
        if kinds[ref.entity] is EntityKind.PERSON and not ref.possessive and ref.preposition in ("", "as"):
            yield ref.entity


def _people(
    words: Sequence[Word], start: int, end: int, kinds: Mapping[int, EntityKind], role: Role
) -> Iterator[tuple[int, Role]]:
    for ref in references(words, start, end, kinds):
        if kinds[ref.entity] is EntityKind.PERSON and not ref.preposition and not ref.possessive:
            yield ref.entity, role


def _subject_role(clause: Clause, kind: EventKind) -> Role:
    if clause.group.passive or clause.group.lemma in _SUFFERED:
        return Role.PATIENT
    if clause.group.lemma in _UNDERGOING and kind in _TARGETED - _DEALT:
        return Role.PATIENT
    return Role.SPEAKER if kind is EventKind.STATEMENT else Role.AGENT


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
        elif ref.preposition == "by" and clause.group.passive:
            _cast(roles, ref.entity, Role.SPEAKER if kind is EventKind.STATEMENT else Role.AGENT)
        elif _is_target(words, ref, end, clause, kind, kinds):
            _cast(roles, ref.entity, Role.PATIENT)
        elif ref.preposition == "including" and is_person and not before_verb:
            _cast(roles, ref.entity, _role_among(words, ref, start, clause.group.passive))
        elif (role := _apposed_role(words, ref, start, clause.group.passive)) is not None and not before_verb:
            _cast(roles, ref.entity, role)
        elif not ref.preposition and clause.group.lemma in TELLING and is_person and not clause.group.passive:
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
    if ref.preposition == "as" and clause.group.lemma in _PRESENTING and not clause.group.passive:
        return kinds[ref.entity] is EntityKind.PERSON
    if clause.group.lemma in _ON_OBJECT:
        return False  # "was arrested in connection with a plot against Tom Fox"
    return kind in _TARGETED and ref.preposition in _TARGET_PREPOSITIONS and _is_head(words, ref, end, kinds)


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
    return _governed_role(passive, governor_of(words, noun, floor + 1)) if noun > floor else Role.OTHER


def _is_listed(words: Sequence[Word], ref: Reference) -> bool:
    """Tell whether a mention after a comma belongs to a list: "killed Ali, Omar and Hassan"."""
    return words[ref.first - 2].pos is Pos.NAME and ref.first >= 2


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
    legal = kind in _TARGETED or kind in (EventKind.EXTRADITE, EventKind.RELEASE, EventKind.TRIAL)
    suffers = (legal and kind is not EventKind.ATTACK) or words[noun].low in _UNDERGONE
    for ref in references(words, start, noun, kinds):
        if ref.possessive:
            speaks = Role.SPEAKER if kind is EventKind.STATEMENT else Role.AGENT
            _cast(roles, ref.entity, Role.PATIENT if suffers else speaks)
        elif kinds[ref.entity] is EntityKind.PERSON:
            _cast(roles, ref.entity, Role.OTHER)
    for ref in references(words, noun + 1, end, kinds):
        if ref.possessive:
            if kinds[ref.entity] is EntityKind.PERSON and not owns_person(words, ref):
                _cast(roles, ref.entity, Role.OTHER)
        elif ref.preposition == "of" and kind in _MUTUAL:
            _cast(roles, ref.entity, Role.AGENT)
        elif ref.preposition == "of" or (kind in _TARGETED and ref.preposition in _TARGET_PREPOSITIONS):
            _cast(roles, ref.entity, Role.PATIENT)
        elif ref.preposition == "by":
            _cast(roles, ref.entity, Role.AGENT)
        elif kinds[ref.entity] is EntityKind.PLACE and ref.preposition in WHERE:
            places.append(ref.entity)
        if ref.preposition not in ("of", "by", "on", "against", "in", "at"):
            break
    return Cast(tuple(StoryParticipant(entity, role) for entity, role in roles.items()), tuple(dict.fromkeys(places)))
