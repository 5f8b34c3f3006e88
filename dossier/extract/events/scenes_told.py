"""What people do with their bodies, told of a scene: they come, stand, sit, lie, see and find."""

from collections.abc import Mapping, Sequence

from dossier.domain.events import Role
from dossier.domain.mentions import EntityKind
from dossier.extract.events.actors import is_actor
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.objects import has_object
from dossier.extract.events.participants import Cast
from dossier.extract.events.references import is_somebody
from dossier.extract.events.words import NOMINAL, Pos, Word

_POSTURES = frozenset("sit stand lie lay kneel crouch lean perch".split())
# Where somebody sits or stands who has an office, a wish or a chance.
_OFFICES = frozenset(
    "board bench committee council parliament panel commission jury tribunal throne cabinet assembly senate congress "
    "court for by at to accused trial guard firm ruins state way out".split()
)
_HERE = frozenset("there outside inside".split())
_SEEING = frozenset("see watch notice spot glimpse witness".split())
_FINDING = frozenset("find discover unearth".split())
# "found it hard", "found himself alone", "found guilty", "found fault": no thing is found.
_NOT_FOUND = frozenset("it himself herself themselves itself guilty fault time work love favour favor way that".split())
# Where people go who go on with something, or to nobody: "came to the conclusion", "went to work".
_NOWHERE = frozenset(
    "conclusion decision end agreement power light terms view attention understanding verdict office throne rescue "
    "aid defence defense help fore force conflict contact bed sleep work war trial court waste great extremes lengths "
    "life mind heart blows grips halt standstill head pass nothing stop account play effect being use hospital press "
    "plan nowhere line level total point sum sight view question table fruition surface prominence bat".split()
)
_TOWARDS = frozenset("to into onto inside aboard through".split())
_SPEAKERS = frozenset("i we you".split())


def is_scene(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, cast: Cast, kinds: Mapping[int, EntityKind]
) -> bool:
    """Tell whether the undated clause *k* tells what somebody did before the eyes of others.

    "Police came to the house", "She stood in front of the bus", "A laboratory found traces of lead", "Roe saw the
    lorry turn". What speakers say of their own eyes inside a quotation is left to their words.
    """
    clause, group = clauses[k], clauses[k].group
    if not group.finite or group.passive or group.modal or group.negated or group.copula:
        return False
    if group.present and not group.perfect:
        return False
    if group.lemma in _FINDING:
        return _finds(words, clauses, k)
    if group.lemma == "come":
        seen = clause.link in (Link.ROOT, Link.AND, Link.CONTENT) and _goes_to(words, clause)
    elif group.lemma in _POSTURES:
        seen = clause.link in (Link.ROOT, Link.AND) and _is_there(words, clause)
    elif group.lemma in _SEEING:
        seen = clause.link in (Link.ROOT, Link.CONTENT) and has_object(words, clause)
    else:
        return False
    return seen and _is_others(words, clauses, k, cast, kinds)


def _is_others(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, cast: Cast, kinds: Mapping[int, EntityKind]
) -> bool:
    """Tell whether somebody, and no speaker of himself, is the subject of a clause that the story tells."""
    clause = clauses[k]
    start, end = subject_words(clauses, k)
    own = [words[i] for i in range(start, end) if words[i].pos not in (Pos.COMMA, Pos.AND, Pos.QUOTE, Pos.THAT)]
    if not own or own[0].low in _SPEAKERS:
        return False
    if any(w.entity is not None and kinds.get(w.entity) is EntityKind.PLACE for w in own[:1]):
        return False
    if sum(word.pos is Pos.QUOTE for word in words[: clause.group.first]) % 2:
        return False
    known = any(p.role is Role.AGENT and kinds[p.entity] is EntityKind.PERSON for p in cast.participants)
    return known or is_actor(words, start, end, kinds)


def _finds(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether something, or that something is so, is what was found."""
    clause = clauses[k]
    i = clause.group.last + 1
    if i >= len(words) or clause.link in (Link.INFINITIVE, Link.GERUND, Link.PARTICIPLE):
        return False
    after = clauses[k + 1] if k + 1 < len(clauses) else None
    if after is not None and after.parent == k and after.link is Link.CONTENT:
        return True  # "found that the brakes had failed"
    if words[i].low in _NOT_FOUND:
        return False
    while i < clause.end and words[i].pos in (Pos.ADV, Pos.ADJ, Pos.DET, Pos.NUM):
        i += 1
    return i < len(words) and words[i].pos in NOMINAL and words[i].low not in _NOT_FOUND


def _goes_to(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether somebody comes to a place or a person, or for somebody: "came to the canteen", "came for him"."""
    for i in range(clause.group.last + 1, min(clause.group.last + 4, clause.end - 1)):
        low = words[i].low
        if low in _TOWARDS or low == "for":
            near = words[i + 1 : min(i + 5, clause.end)]
            if any(word.low in _NOWHERE for word in near):
                return False
            whom = near[0].pos is Pos.PRON or any(w.entity is not None or is_somebody(w) for w in near[:3])
            return whom or (low in _TOWARDS and near[0].pos in (Pos.DET, Pos.NAME))
        if words[i].pos in NOMINAL:
            return False
    return False


def _is_there(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether words of place follow: "sat in the gallery", but not "sat on the board"."""
    i = clause.group.last + 1
    while i < clause.end and words[i].pos is Pos.ADV:
        if words[i].low in _HERE:
            return True  # "sat there for eleven weeks"
        i += 1
    near = words[i : min(i + 5, clause.end)]
    return len(near) > 1 and near[0].pos is Pos.PREP and not any(word.low in _OFFICES for word in near)
