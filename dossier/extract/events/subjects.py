"""Subjects that stand apart from their verb: before "whose" and "who", behind "is a baker who", in a list of names."""

from collections.abc import Iterator, Mapping, Sequence

from dossier.domain.mentions import EntityKind
from dossier.extract.events.borders import noun_phrase_start
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.references import is_somebody, references
from dossier.extract.events.words import NOMINAL, Pos, Word
from dossier.extract.persons.phrases import person_noun

_RELATIVES = frozenset("who that".split())
_IN_LISTS = (Pos.NAME, Pos.NOUN, Pos.ADJ, Pos.NUM, Pos.COMMA, Pos.AND, Pos.DET, Pos.TIME, Pos.QUOTE)
_LONGEST = 60
_WHERE = 2
_INSERTED = 40
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
# How many verbs share a subject at most: "who lied, stole and fled".
_CHAIN = 4
# The fewest words before a name that is part of a longer phrase: "the tomb of | Tom Fox".
_NESTED = 3


def subject_apart(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> tuple[int, int] | None:
    """Return where the subject of clause *k* stands if it stands apart from its verb, None where it does not."""
    clause = clauses[k]
    whose = _behind_whose(words, clause)
    if whose is not None:
        return whose
    if clause.link is Link.RELATIVE and clause.marker == "whom" and (some := _some_of(words, clause)) is not None:
        return (some + 1, max(some + 1, clause.group.first))  # "one of whom, Tom Fox, was held"
    inner = _behind_where(words, clauses, k)
    if inner is not None:
        return inner
    if clause.link is Link.RELATIVE:
        return _of_copula(words, clauses, k)
    if not clause.group.finite or clause.link not in (Link.ROOT, Link.AND):
        return None
    for i in range(k, max(k - _CHAIN, -1), -1):
        found = _set_apart(words, clauses[i]) or _before_relative(words, clauses, i) or _of_teller(words, clauses, i)
        joined = (
            clauses[i].shared and clauses[i].parent == clauses[i - 1].parent and words[clauses[i].start].pos is Pos.AND
        )
        if found is not None or not joined or i == 0:
            return found
    return None


def _behind_whose(words: Sequence[Word], clause: Clause) -> tuple[int, int] | None:
    """Return the subject of a relative clause with "whose": "a skipper whose three crewmen drowned"."""
    if clause.link is not Link.RELATIVE or clause.marker != "whose":
        return None
    first = clause.group.first
    whose = next((i for i in range(first - 1, clause.start - 1, -1) if words[i].low == "whose"), first)
    return (whose + 1, first) if whose + 1 < first else None


def _behind_where(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> tuple[int, int] | None:
    """Return the noun of "a park, where the panels, wrapped in a sheet, were found": the subject of both verbs."""
    clause = clauses[k]
    if (
        clause.link is Link.AND
        and k
        and words[clause.start].pos is Pos.COMMA
        and clause.group.first == clause.start + 1
    ):
        clause = clauses[k - 1]
    comma = clause.start
    if clause.link is not Link.PARTICIPLE or comma < _WHERE or words[comma].pos is not Pos.COMMA:
        return None
    begin = noun_phrase_start(words, comma, 0)
    if begin < 1 or begin >= comma or words[begin - 1].pos not in (Pos.REL, Pos.SUB):
        return None
    return (begin, comma) if words[begin - 1].low in ("where", "when", "while", "because") else None


def _some_of(words: Sequence[Word], clause: Clause) -> int | None:
    """Return where a relative clause tells of some only of those before it: "four men, two of whom were held"."""
    whom = next((i for i in range(clause.start, clause.group.first) if words[i].low == "whom"), 0)
    return whom if whom > 1 and words[whom - 1].low == "of" and words[whom - 2].low not in ("both", "all") else None


def _of_copula(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> tuple[int, int] | None:
    """Return of whom a relative clause behind a noun tells: "Ann Roe is a baker who founded a firm"."""
    clause = clauses[k]
    parent = clauses[clause.parent] if clause.parent is not None and clause.parent < k else None
    if parent is None or not parent.group.copula or parent.group.negated or clause.marker not in _RELATIVES:
        return None
    if words[parent.group.first - 1].low == "it" and clause.marker == "who":
        # "It was Ann Roe, back in Leeds, who paid"
        comma = next((i for i in range(parent.group.last + 1, clause.start) if words[i].pos is Pos.COMMA), clause.start)
        named = comma > parent.group.last + 1 and words[comma - 1].pos is Pos.NAME
        return (parent.group.last + 1, comma) if named else None
    start, end = clause.subject
    behind = _is_behind(words, parent.group.last + 1, start) and end == clause.start and start < end
    if not behind or any(words[i].entity is not None for i in range(start, end)) or not is_somebody(words[end - 1]):
        return None
    return subject_words(clauses, clause.parent) if clause.parent is not None else None


def _is_behind(words: Sequence[Word], verb: int, start: int) -> bool:
    """Tell whether nothing but an age stands between "was" and what somebody was: "was twenty-six, a corporal who"."""
    between = words[verb:start]
    if not between:
        return True
    aged = all(
        w.pos in (Pos.NUM, Pos.TIME, Pos.COMMA, Pos.DASH, Pos.ADJ) or w.low.partition("-")[0] in _TENS for w in between
    )
    return aged and between[-1].pos is Pos.COMMA


def _set_apart(words: Sequence[Word], clause: Clause) -> tuple[int, int] | None:
    """Return the name in "He was bankrupt and his wife, Ann Roe, left him", read as if he had left."""
    comma = clause.start
    if not clause.shared or clause.group.first != comma + 1 or words[comma].pos is not Pos.COMMA:
        return None
    begin = comma
    while begin > 0 and words[begin - 1].pos is Pos.NAME and words[begin - 1].mention == words[comma - 1].mention:
        begin -= 1
    if begin == comma or begin < 3:
        return None
    if words[begin - 1].low == "retired" or (words[begin - 1].pos is Pos.NOUN and words[begin - 2].low == "retired"):
        return (begin, comma)  # "The witness, retired Major Tom Fox, said", read as if the witness had retired
    if words[begin - 1].pos is not Pos.COMMA or not is_somebody(words[begin - 2]):
        return None
    noun = _described_start(words, begin - 1)
    return (begin, comma) if noun > 0 and words[noun - 1].pos is Pos.AND else None


def _described_start(words: Sequence[Word], end: int) -> int:
    """Return where a noun phrase that ends before word *end* begins, an age before the noun too."""
    start = noun_phrase_start(words, end, 0)
    age = start
    while age > 0 and words[age - 1].pos in (Pos.TIME, Pos.NUM):
        age -= 1
    return age - 1 if 0 < age < start and words[age - 1].pos is Pos.DET else start


def joined_on(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> int | None:
    """Return where others join on behind clause *k*, None where nobody does.

    "Nine were held, | and a clerk, Ann Roe, lost an eye", "a list of Fox, who was freed, | and of Ann Roe, who fled".
    """
    clause, last = clauses[k], clauses[k].group.last
    if k + 1 < len(clauses) and (apart := _set_apart(words, clauses[k + 1])) is not None and apart[0] > last:
        joint = next((i for i in range(apart[0] - 1, last, -1) if words[i].pos is Pos.AND), None)
        if joint is not None and clause.link not in (Link.RELATIVE, Link.PARTICIPLE):
            return joint - (words[joint - 1].pos is Pos.COMMA)
    for i in range(last + 1, clause.end - 2):
        if words[i].low == "of":
            return None
        if words[i].pos is Pos.COMMA and words[i + 1].pos is Pos.AND and words[i + 2].low == "of":
            return i
    return None


def _before_relative(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> tuple[int, int] | None:
    """Return the noun phrase that a relative clause parts from its verb.

    "A skipper whose crew drowned in a gale has been jailed", "Tom Fox, who said that Ann Roe had left, was jailed".
    """
    clause = clauses[k]
    first = clauses[0]
    if first.link is Link.RELATIVE and first.start == 0 and _is_first(clauses, k):
        relative = _relative_in(words, first)
        own = clause.subject[0] < clause.subject[1] <= relative
        fronted = words[0].pos is Pos.PREP  # "In a house that stood by the river, Roe met Fox"
        return None if own or fronted or relative < 1 else (0, relative)
    if words[clause.start].pos is not Pos.COMMA or clause.group.first != clause.start + 1 or not clause.shared:
        return None
    for other in reversed(clauses[:k]):
        if clause.start - other.group.first > _INSERTED:
            return None
        if other.link is Link.RELATIVE:
            relative = _relative_in(words, other)
            apart = relative > 0 and words[relative - 1].pos is Pos.COMMA and words[relative].low == "who"
            if relative > 0 and words[relative - 1].pos in NOMINAL:
                continue  # "Roe, who met a man who ran a firm, was jailed"
            start, end = other.subject
            return (start, min(end, relative)) if apart and start < relative else None
    return None


def _of_teller(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> tuple[int, int] | None:
    """Return who goes on behind what they said of a thing: "He said the payment had been a loan, and hung up"."""
    clause = clauses[k]
    parent = clauses[clause.parent] if clause.shared and clause.parent is not None and clause.parent < k else None
    if parent is None or parent.link is not Link.CONTENT or parent.parent is None or clause.start == 0:
        return None
    apart = words[clause.start].pos is Pos.COMMA or words[clause.start - 1].pos in (Pos.COMMA, Pos.QUOTE)
    start, end = parent.subject
    people = any(words[i].entity is not None or words[i].pos is Pos.PRON for i in range(start, end))
    if not apart or people or start >= end or is_somebody(words[end - 1]):
        return None
    return subject_words(clauses, parent.parent)


def _is_first(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* is the first of its sentence that is no part of a relative clause."""
    if clauses[k].link is Link.ROOT:
        return all(clause.link is not Link.ROOT for clause in clauses[:k])
    return False


def _relative_in(words: Sequence[Word], clause: Clause) -> int:
    """Return where the relative pronoun of a clause stands, 0 where it has none."""
    return next((i for i in range(clause.start, clause.group.first) if words[i].pos is Pos.REL), 0)


def listed_before(words: Sequence[Word], start: int, end: int, kinds: Mapping[int, EntityKind]) -> Iterator[int]:
    """Give those named before a subject that ends a list: "Tom Fox, 44, baker Ann Roe, 31, and Karl Lund left"."""
    joined = next((i for i in range(start, min(start + 2, end)) if words[i].pos is Pos.AND), None)
    if joined is None or not any(words[i].pos is Pos.NAME for i in range(joined, end)):
        return
    first = joined
    while first > 0 and joined - first < _LONGEST and _in_list(words[first - 1]):
        first -= 1
    opens = first == 0 or words[first - 1].pos in (Pos.SUB, Pos.REL, Pos.PUNCT) or words[first - 1].low == "that"
    if not opens or first == joined:
        return
    for ref in references(words, first, joined, kinds):
        if kinds[ref.entity] is EntityKind.PERSON and not ref.possessive and words[ref.first].pos is Pos.NAME:
            yield ref.entity


def _in_list(word: Word) -> bool:
    """Tell whether a word can stand among listed names, with their ages and callings."""
    return word.pos in _IN_LISTS or word.low in ("-", "year-old") or person_noun(word.low) is not None


def behind_place(
    words: Sequence[Word], clause: Clause, subject: tuple[int, int], kinds: Mapping[int, EntityKind]
) -> tuple[int, int]:
    """Return the subject of "who" in "a widow from Leeds, who fled": not the place."""
    start, end = _named_last(words, clause, *subject, kinds)
    subject = (start, end)
    followed = 0 < end < clause.start and [word.low for word in words[end : end + 2]] == [",", "who"]
    if not (clause.link is Link.RELATIVE and clause.marker == "who") and not followed:
        return subject
    while start < end and start > _NESTED and _is_place_in_place(words, start, kinds):
        start -= 2  # "Tom Fox of Leeds, England, who"
    entity = words[start].entity if start < end else None
    place = start < subject[0] or (entity is not None and kinds[entity] is EntityKind.PLACE)
    if not place or start < 1 or words[start - 1].pos is not Pos.PREP:
        return subject
    return (noun_phrase_start(words, start - 1, 0), start - 1)


def _named_last(
    words: Sequence[Word], clause: Clause, start: int, end: int, kinds: Mapping[int, EntityKind]
) -> tuple[int, int]:
    """Return the name in "the tomb of Tom Fox, who was shot": who is never a thing."""
    if clause.link is not Link.RELATIVE or clause.marker != "who" or end - start < _NESTED:
        return start, end
    of = next((i for i in range(end - 1, start, -1) if words[i].low == "of"), start)
    named = words[end - 1].entity
    thing = of > start and words[of - 1].pos is Pos.NOUN and not is_somebody(words[of - 1])
    thing = thing or (of > start > 0 and words[start - 1].pos is Pos.BE)  # "Ann is the wife of Tom Fox, who was shot"
    if named is None or kinds[named] is not EntityKind.PERSON or not thing or words[of - 1].low.endswith("s"):
        return start, end
    return of + 1, end


def _is_place_in_place(words: Sequence[Word], at: int, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether the place at word *at* only says where the place before it lies: "of Mobile, | Alabama"."""
    outer = words[at].entity
    if words[at - 1].pos is not Pos.COMMA or outer is None or kinds[outer] is not EntityKind.PLACE:
        return False
    inner = words[at - 2].entity
    known = inner is not None and kinds[inner] is EntityKind.PLACE
    return (known or inner is None) and words[at - 2].pos in NOMINAL and words[at - 3].pos is Pos.PREP
