"""Those who stand in another clause beside a verb's own and take part in what it tells nevertheless."""

from collections.abc import Iterator, Mapping, Sequence

from dossier.domain.events import EventKind, Role
from dossier.domain.mentions import EntityKind
from dossier.extract.events.borders import noun_phrase_start
from dossier.extract.events.bystanders import NAMING
from dossier.extract.events.clauses import TELLING, Clause, Link, subject_words
from dossier.extract.events.doers import TAKING_UP, antecedent_of, own_subject
from dossier.extract.events.references import governor_of, is_somebody, references
from dossier.extract.events.roles import SUFFERED, TARGETED, governed_role, subject_role
from dossier.extract.events.words import Pos, Word

PRESENTING = frozenset("identify name describe".split())
"""Verbs that say who somebody is: "identified as Tom Fox"."""
# Verbs whose -ing form after them is what is done: "stopped representing her".
_DOING = frozenset("stop start begin continue quit finish resume cease keep avoid consider regret enjoy".split())
_DECIDING = frozenset("agree decide refuse decline vow vote threaten offer promise attempt try fail conspire".split())
"""Verbs whose infinitive says what is done to whom: "agreed to extradite him"."""
# How many words before such a verb tell how many it presents: "Two people, identified as …".
_CALLED = 5


def further(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    k: int,
    kind: EventKind,
    subject: tuple[int, int],
    kinds: Mapping[int, EntityKind],
) -> Iterator[tuple[int, Role]]:
    """Give those who stand in another clause beside this one and take part nevertheless."""
    yield from _in_clause_before(words, clauses, k, subject, kinds)
    if k + 1 < len(clauses):
        yield from _in_clause_behind(words, clauses, k, kind, kinds)


def _in_clause_before(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, subject: tuple[int, int], kinds: Mapping[int, EntityKind]
) -> Iterator[tuple[int, Role]]:
    clause = clauses[k]
    group = clause.group
    other = clauses[k - 1] if k else clause
    reduced = other.link is Link.PARTICIPLE and other.group.passive and not other.group.finite
    if reduced and other.end == clause.start and other.subject == subject and group.finite:
        # "A tanker chartered by Tom Fox reached Oslo."
        yield from _agents(words, other, kinds, Role.OTHER)
    if k and other.group.lemma in PRESENTING and not other.group.finite and other.end == clause.start:
        # "A man from Leeds, named locally as Tom Fox, was arrested."
        named = list(_presented(words, other, kinds)) if group.finite else []
        several = any(words[i].pos is Pos.NUM for i in range(max(0, other.group.first - _CALLED), other.group.first))
        shown = named if several else named[-1:]  # "Two people, identified as Tom Fox and Ann Roe, died"
        yield from ((entity, subject_role(clause, EventKind.OTHER)) for entity in shown)
    whom = clause.link is Link.RELATIVE and clause.marker in TAKING_UP and own_subject(words, clause) is not None
    if whom and (before := antecedent_of(words, clause)) is not None:
        # "Ann Roe, whom he attacked"
        yield from _people(words, *before, kinds, Role.PATIENT)


def _in_clause_behind(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, kind: EventKind, kinds: Mapping[int, EntityKind]
) -> Iterator[tuple[int, Role]]:
    clause, after = clauses[k], clauses[k + 1]
    group = clause.group
    if group.lemma in PRESENTING and clause.end == after.start and words[after.start].low == "as":
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
    if kind in TARGETED and not group.passive and group.lemma not in SUFFERED and _shares_object(words, clause, after):
        yield from _people(words, after.group.last + 1, after.end, kinds, Role.PATIENT)
    if is_told_to(clauses, k + 1):
        yield from _agents(words, after, kinds, Role.AGENT)
    if group.lemma in _DOING and after.link is Link.GERUND and after.group.first == group.last + 1:
        yield from _people(words, after.group.last + 1, after.end, kinds, Role.OTHER)
    if group.lemma in _DECIDING and after.link is Link.INFINITIVE and after.group.first == group.last + 1:
        # "The court agreed to extradite Tom Fox."
        yield from _people(words, after.group.last + 1, after.end, kinds, Role.OTHER)
    first = after.group.first
    if after.group.lemma in NAMING and first == after.group.main > group.last and is_somebody(words[first - 1]):
        # "hired the gunman, a former policeman named Tom Fox"
        role = governed_role(group.passive, governor_of(words, _apposition_start(words, first), group.first))
        yield from _people(words, after.group.last + 1, after.end, kinds, role)


def is_told_to(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether somebody is made to do what clause *k* tells: "was forced to resign by X"."""
    clause = clauses[k]
    parent = clauses[clause.parent] if clause.link is Link.INFINITIVE and clause.parent is not None else clause
    return parent.group.passive and not clause.group.passive and clause.group.first - parent.group.last <= 2


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
