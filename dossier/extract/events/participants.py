"""Who takes part in an event, in which role, and where it happens."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.domain.events import EventKind, Role, StoryParticipant
from dossier.domain.mentions import EntityKind, MentionForm
from dossier.extract.events.borders import noun_phrase_start
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.triggers import PEOPLE
from dossier.extract.events.words import NOMINAL, Pos, Word
from dossier.extract.persons.phrases import person_noun

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
_BODIES = frozenset("party company firm team group club office government ministry agency bank newspaper".split())
_REFLEXIVE = frozenset("himself herself themselves itself".split())
_NAMING = frozenset("name call dub nickname".split())
_PRESENTING = frozenset("identify name describe".split())
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
        if words[i].low in _RELATIONS or words[i].low in _BODIES or _is_somebody(words[i]):
            return True
        i += 1
    return False


def _is_somebody(word: Word) -> bool:
    """Tell whether a word names or means people: "deputies", "accountant"."""
    if word.pos is Pos.NAME:
        return word.form is MentionForm.NAME and word.entity is not None
    return word.pos is Pos.NOUN and (person_noun(word.low) is not None or person_noun(singular(word.low)) is not None)


def singular(word: str) -> str:
    """Return a noun without the ending of the plural: "deputies" -> "deputy"."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") else word


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
    subject_role = Role.PATIENT if _is_himself(words, clauses, k) else _subject_role(clause, kind)
    for entity in _beside_subject(words, clauses, k, (start, end), kinds):
        _cast(roles, entity, subject_role)
    for ref in references(words, start, end, kinds):
        if ref.preposition in _WHERE and kinds[ref.entity] is EntityKind.PLACE and start == clause.start:
            places.append(ref.entity)
        elif not ref.preposition and not ref.possessive and _is_head(words, ref, end, kinds):
            _cast(roles, ref.entity, subject_role)
        elif kinds[ref.entity] is EntityKind.PERSON and not _owns_person(words, ref):
            _cast(roles, ref.entity, Role.OTHER)
    for entity, role in _further(words, clauses, k, (start, end), kinds):
        _cast(roles, entity, role)
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
    if _is_himself(words, clauses, k):
        return _subject(words, clauses, k - 1)
    if clause.link is Link.RELATIVE and clause.marker in {"whom", "who"} and (whom := _own_subject(words, clause)):
        return whom
    if clause.link is Link.PARTICIPLE and not clause.shared:
        first = clause.group.first
        begin = first
        while begin > 0 and (words[begin - 1].pos in NOMINAL or words[begin - 1].pos is Pos.DET):
            begin -= 1
        return (begin, first)
    return subject_words(clauses, k)


def _is_himself(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether the verb of clause *k* goes on with the one before: "He was | himself detained"."""
    start, end = clauses[k].subject
    alone = end - start == 1 and words[start].low in _REFLEXIVE
    return alone and k > 0 and start == clauses[k - 1].group.last + 1 and words[start - 1].pos is Pos.BE


def _own_subject(words: Sequence[Word], clause: Clause) -> tuple[int, int] | None:
    """Return the subject behind a relative pronoun: "whom Roe met"."""
    first = clause.group.first
    pronoun = next((i for i in range(clause.start, first) if words[i].pos is Pos.REL), None)
    if pronoun is None or not any(
        words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(pronoun + 1, first)
    ):
        return None
    return (pronoun + 1, first)


def _antecedent(words: Sequence[Word], clause: Clause) -> tuple[int, int] | None:
    """Return the noun phrase before the relative pronoun of a clause."""
    end = next((i for i in range(clause.start, clause.group.first) if words[i].pos is Pos.REL), clause.start)
    while end > 0 and words[end - 1].pos in (Pos.COMMA, Pos.PREP):
        end -= 1
    begin = noun_phrase_start(words, end, 0)
    return (begin, end) if begin < end else None


def _beside_subject(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, subject: tuple[int, int], kinds: Mapping[int, EntityKind]
) -> Iterator[int]:
    """Give those named beside a subject without a name.

    "The clerk who saw it, Ann Roe, was attacked", "Tom Fox and Ann Roe, both bakers, fled", "Tom Fox, 51 years old,
    who fled".
    """
    start, end = subject
    clause = clauses[k]
    while clause.link is Link.AND and clause.shared and clause.parent is not None and clause.parent < k:
        k = clause.parent
        clause = clauses[k]
    if clause.link is Link.RELATIVE and start >= end:
        yield from _before_age(words, start, kinds)
    if start >= end or any(words[i].entity is not None for i in range(start, end)):
        return
    if not any(words[i].pos in NOMINAL or words[i].pos in (Pos.TIME, Pos.DET) for i in range(start, end)):
        return
    first = clause.group.first
    if clause.link is not Link.RELATIVE:
        yield from _set_apart(words, first, end, kinds)
    if clause.link is Link.RELATIVE or (end == first and words[end - 1].pos is Pos.COMMA):
        comma = start - 1 if start and words[start - 1].pos is Pos.COMMA else start
        if comma > 0 and words[comma].pos is Pos.COMMA and not _governor(words, comma, 0):
            begin = noun_phrase_start(words, comma, 0)
            refs = list(references(words, begin, comma, kinds))
            yield from (
                r.entity
                for r in refs
                if kinds[r.entity] is EntityKind.PERSON and not r.preposition and not r.possessive
            )


def _before_age(words: Sequence[Word], at: int, kinds: Mapping[int, EntityKind]) -> Iterator[int]:
    """Give the one named before an age set apart: "Tom Fox, 51 years old, who"."""
    i = at
    while i > 0 and words[i].pos in (Pos.COMMA, Pos.TIME, Pos.NUM) and words[i].entity is None:
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
    named = entity is not None and kinds[entity] is EntityKind.PERSON and words[first - 2].pos is Pos.NAME
    if named and begin > 0 and words[begin - 1].pos is Pos.COMMA:
        assert entity is not None
        yield entity


def _further(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, subject: tuple[int, int], kinds: Mapping[int, EntityKind]
) -> Iterator[tuple[int, Role]]:
    """Give those who stand in another clause beside this one and take part nevertheless."""
    clause = clauses[k]
    group = clause.group
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    other = clauses[k - 1] if k else clause
    reduced = other.link is Link.PARTICIPLE and other.group.passive and not other.group.finite
    if reduced and other.end == clause.start and other.subject == subject and group.finite:
        # "A tanker chartered by Tom Fox reached Oslo."
        yield from _agents(words, other, kinds)
    whom = clause.link is Link.RELATIVE and clause.marker in {"whom", "who"} and _own_subject(words, clause) is not None
    if whom and (before := _antecedent(words, clause)) is not None:
        # "Ann Roe, whom he attacked"
        yield from _people(words, *before, kinds, Role.PATIENT)
    if after is None:
        return
    opening = not group.finite and group.first <= 1 and group.form == "n"
    if opening and after.group.copula and not _names_any(words, group.last + 1, after.group.first):
        # "Killed in 2019 were Tom Fox and Ann Roe."
        yield from _people(words, after.group.last + 1, after.end, kinds, Role.PATIENT)
    first = after.group.first
    if after.group.lemma in _NAMING and first == after.group.main > group.last and _is_somebody(words[first - 1]):
        # "hired the gunman, a former policeman named Tom Fox"
        role = _governed_role(group.passive, _governor(words, _apposition_start(words, first), group.first))
        yield from _people(words, after.group.last + 1, after.end, kinds, role)


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


def _agents(words: Sequence[Word], clause: Clause, kinds: Mapping[int, EntityKind]) -> Iterator[tuple[int, Role]]:
    for ref in references(words, clause.group.last + 1, clause.end, kinds):
        if kinds[ref.entity] is EntityKind.PERSON and ref.preposition == "by" and not ref.possessive:
            yield ref.entity, Role.OTHER


def _people(
    words: Sequence[Word], start: int, end: int, kinds: Mapping[int, EntityKind], role: Role
) -> Iterator[tuple[int, Role]]:
    for ref in references(words, start, end, kinds):
        if kinds[ref.entity] is EntityKind.PERSON and not ref.preposition and not ref.possessive:
            yield ref.entity, role


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
        elif _is_target(words, ref, end, clause, kind, kinds):
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


def _is_target(
    words: Sequence[Word], ref: Reference, end: int, clause: Clause, kind: EventKind, kinds: Mapping[int, EntityKind]
) -> bool:
    """Tell whether a preposition makes a name the one it befalls: "sanctions on X", "named the killer as X"."""
    if ref.preposition == "as" and clause.group.lemma in _PRESENTING and not clause.group.passive:
        return kinds[ref.entity] is EntityKind.PERSON
    return kind in _TARGETED and ref.preposition in _TARGET_PREPOSITIONS and _is_head(words, ref, end, kinds)


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
    return Role.PATIENT if not governor and (words[before].low in PEOPLE or _is_somebody(words[before])) else None


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
