"""Where those stand who do what a verb tells: the subject of a clause, in it or in another one."""

from collections.abc import Mapping, Sequence

from dossier.domain.mentions import EntityKind
from dossier.extract.events.borders import noun_phrase_start
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.references import governor_of
from dossier.extract.events.subjects import subject_apart
from dossier.extract.events.words import AUXILIARY, NOMINAL, Pos, Word

WHERE = frozenset("in at near from to into outside inside across around through towards toward within on".split())
"""Prepositions before where something is."""
TAKING_UP = frozenset("who whom that which".split())
"""Pronouns that take up whom a relative clause is about."""
_CONTROLLED = frozenset(
    "order tell ask urge direct force allow lead send recruit persuade persuade invite help instruct get enable "
    "convince permit require encourage incite cause prompt".split()
)
_BLAMING = frozenset(
    "accuse suspect charge convict indict sentence acquit jail arrest prevent stop praise criticise criticize sue "
    "fine punish blame clear".split()
)
_REFLEXIVE = frozenset("himself herself themselves itself".split())


def find_subject(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]
) -> tuple[int, int]:
    """Return where the subject stands; that of "ordered him to leave" is the object of "ordered"."""
    clause = clauses[k]
    parted = subject_apart(words, clauses, k)
    if parted is not None:
        return parted
    if clause.link is Link.INFINITIVE and clause.parent is not None:
        parent = clauses[clause.parent]
        if parent.group.lemma in _CONTROLLED and not parent.group.passive:
            return (parent.group.last + 1, clause.group.first)
    if clause.link is Link.GERUND and clause.parent is not None and clause.marker in {"of", "with", "for", "from"}:
        parent = clauses[clause.parent]
        blamed = (parent.group.last + 1, clause.group.first)
        if parent.group.lemma in _BLAMING and not parent.group.passive:
            if blamed[0] < clause.start:
                return blamed
            if parent.link is Link.RELATIVE and own_subject(words, parent) is not None:
                return antecedent_of(words, parent) or blamed  # "the firm, which he accused of spying"
    if clause.link in (Link.PARTICIPLE, Link.GERUND) and clause.parent is None:
        # "Arrested in 2019, Roe was freed."
        main = next((c for c in clauses[k + 1 :] if c.group.finite and c.link in (Link.ROOT, Link.SOURCE)), None)
        if main is not None and clause.start == 0 and clause.group.first <= 1:
            return main.subject
    if clause.link is Link.GERUND and clause.shared and clause.parent is not None and clause.parent < k:
        parent = clauses[clause.parent]
        if parent.link is Link.PARTICIPLE and parent.group.passive:
            # "a man suspected of running"
            return find_subject(words, clauses, clause.parent, kinds)
    if clause.link is Link.PARTICIPLE and clause.group.passive and clause.shared and clause.parent is not None:
        comma = clause.group.first - 1
        being = words[clause.group.first].pos in AUXILIARY  # "took part in a raid in Oslo, being made a captain"
        named = comma > 0 and words[comma].pos is Pos.COMMA and words[comma - 1].form is not None
        if named and not being:
            # "arrested Tom Fox, accused of …"
            return (noun_phrase_start(words, comma, 0), comma)
    if is_himself(words, clauses, k):
        return find_subject(words, clauses, k - 1, kinds)
    if clause.link is Link.RELATIVE and clause.marker in TAKING_UP and (whom := own_subject(words, clause)):
        return whom
    if clause.link is Link.PARTICIPLE and not clause.shared:
        first = clause.group.first
        while first > 1 and words[first - 1].pos is Pos.ADV:
            first -= 1  # "an area suddenly hit by a storm"
        if clause.group.form == "i" and clause.parent is not None and _is_where(words, first, kinds):
            return subject_words(clauses, clause.parent)  # "was held in Leeds carrying a gun"
        begin = first
        while begin > 0 and (words[begin - 1].pos in NOMINAL or words[begin - 1].pos is Pos.DET):
            begin -= 1
        return (begin, first)
    return subject_words(clauses, k)


def _is_where(words: Sequence[Word], end: int, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether the name before word *end* only says where something was."""
    entity = words[end - 1].entity if end else None
    if entity is None or kinds[entity] is not EntityKind.PLACE:
        return False
    return governor_of(words, end - 1, 0) in WHERE


def is_himself(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether the verb of clause *k* goes on with the one before: "He was | himself detained"."""
    start, end = clauses[k].subject
    alone = end - start == 1 and words[start].low in _REFLEXIVE
    return alone and k > 0 and start == clauses[k - 1].group.last + 1 and words[start - 1].pos is Pos.BE


def own_subject(words: Sequence[Word], clause: Clause) -> tuple[int, int] | None:
    """Return the subject behind a relative pronoun: "whom Roe met"."""
    first = clause.group.first
    pronoun = next((i for i in range(clause.start, first) if words[i].pos is Pos.REL), None)
    if pronoun is None or not any(
        words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(pronoun + 1, first)
    ):
        return None
    return (pronoun + 1, first)


def antecedent_of(words: Sequence[Word], clause: Clause) -> tuple[int, int] | None:
    """Return the noun phrase before the relative pronoun of a clause."""
    end = next((i for i in range(clause.start, clause.group.first) if words[i].pos is Pos.REL), clause.start)
    while end > 0 and words[end - 1].pos in (Pos.COMMA, Pos.PREP):
        end -= 1
    begin = noun_phrase_start(words, end, 0)
    return (begin, end) if begin < end else None
