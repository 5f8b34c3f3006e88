"""Those whose name stands apart from the words for them that a verb has as its subject or object."""

from collections.abc import Iterator, Mapping, Sequence

from dossier.domain.mentions import EntityKind
from dossier.extract.events.borders import noun_phrase_start
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.references import is_somebody, references
from dossier.extract.events.words import Pos, Word

_ARTICLES = frozenset("a an the".split())
_NAMED = frozenset("named called".split())
_DESCRIBING = (Link.RELATIVE, Link.GERUND)
_ONES = frozenset("person one people man woman".split())
_CALLING = frozenset("call name identify know dub nickname baptise baptize christen".split())
_CALLED_AS = frozenset("as only simply just in here merely to her him them".split())
# How many clauses a name may stand behind the one that describes whom it names, and how many words may call him so.
_BEHIND, _CALLED = 4, 3
# How many are named, and the fewest words from a subject over their names to the verb: ", Ann and Eva, | won".
_TWO, _PAIR = 2, 5


def before_description(
    words: Sequence[Word], clause: Clause, start: int, end: int, kinds: Mapping[int, EntityKind]
) -> Iterator[int]:
    """Give the one whose name stands right before the subject at *start* to *end* that describes him.

    "an appeal by Tom Fox, the banker accused of robbing it", "wrote to Ann Roe, a clerk who had seen it".
    """
    if clause.link not in _DESCRIBING or start < 2 or end <= start or words[start].low not in _ARTICLES:
        return
    name, comma = words[start - 2], words[start - 1]
    if comma.pos is not Pos.COMMA or name.pos is not Pos.NAME or name.entity is None:
        return
    if kinds[name.entity] is EntityKind.PERSON and is_somebody(words[end - 1]):
        yield name.entity


def named_behind(words: Sequence[Word], clause: Clause, end: int, kinds: Mapping[int, EntityKind]) -> Iterator[int]:
    """Give the one named between a subject that ends at *end* and its verb: "A clerk named Ann Roe fled and hid"."""
    for i in range(end, clause.group.first - 1):
        entity = words[i + 1].entity
        named = words[i].low in _NAMED and entity is not None and words[i + 1].pos is Pos.NAME
        if named and entity is not None and kinds[entity] is EntityKind.PERSON:
            yield entity


def said_to_be(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]
) -> Iterator[int]:
    """Give those of whom a clause behind "was" tells that somebody did something to them.

    "Roe was the last person whom Fox telephoned".
    """
    clause = clauses[k]
    if clause.link is not Link.RELATIVE or clause.parent is None or clause.marker not in ("whom", "that", "who"):
        return
    parent = clauses[clause.parent]
    behind = parent.group.last + 1
    mark = next((i for i in range(clause.start, clause.group.first) if words[i].low == clause.marker), 0)
    own = any(words[i].entity is not None or words[i].pos is Pos.PRON for i in range(mark + 1, clause.group.first))
    if not own or not parent.group.copula or parent.group.negated or mark <= behind:
        return
    if any(words[i].entity is not None or words[i].pos in (Pos.PREP, Pos.COMMA) for i in range(behind, mark)):
        return
    if words[mark - 1].low not in _ONES and not is_somebody(words[mark - 1]):
        return
    start, end = subject_words(clauses, clause.parent)
    for ref in references(words, start, end, kinds):
        if kinds[ref.entity] is EntityKind.PERSON and not ref.possessive and not ref.preposition:
            yield ref.entity


def named_after(words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]) -> list[int]:
    """Return the one named behind all that describes him: "a clerk who had been hired to count it, Ann Roe, came"."""
    clause = clauses[k]
    start, end = clause.subject
    if clause.link is not Link.RELATIVE or start >= end or not is_somebody(words[end - 1]):
        return []
    for other in clauses[k + 1 : k + 1 + _BEHIND]:
        comma = other.start
        if other.link in (Link.ROOT, Link.AND):
            closes = words[comma].pos is Pos.COMMA and other.group.first == comma + 1
            return _set_off(words, comma, clause.group.last, kinds) if closes else []
    return []


def _set_off(words: Sequence[Word], comma: int, floor: int, kinds: Mapping[int, EntityKind]) -> list[int]:
    """Return who is named alone between a comma and the one at word *comma*: "to count it|, Ann Roe,"."""
    begin = comma
    while begin > floor and words[begin - 1].pos is Pos.NAME and words[begin - 1].mention == words[comma - 1].mention:
        begin -= 1
    entity = words[comma - 1].entity
    if begin == comma or begin - 2 <= floor or words[begin - 1].pos is not Pos.COMMA or entity is None:
        return []
    alone = words[begin - 2].pos is not Pos.NAME and not is_somebody(words[begin - 2])
    return [entity] if alone and kinds[entity] is EntityKind.PERSON else []


def object_named_after(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]
) -> list[int]:
    """Return those named behind what describes the object: "killed the two welders who hid in it, Tom Fox and Al Roe".

    One is named where one is spoken of; a list that the description itself holds ("who shot Fox, Roe and Lund") and the
    name of whoever stands before the comma ("who robbed the mayor, Tom Fox") tell nothing.
    """
    first = clauses[k].group.last + 1
    if k + 1 >= len(clauses) or clauses[k].group.passive:
        return []
    relative = clauses[k + 1]
    start, end = relative.subject
    if relative.link is not Link.RELATIVE or relative.parent != k or relative.marker not in ("who", "that"):
        return []
    if start != first or end <= start or end > relative.start or words[start].pos not in (Pos.DET, Pos.NUM):
        return []
    if any(words[i].entity is not None for i in range(start, end)) or not is_somebody(words[end - 1]):
        return []
    comma = next((i for i in range(relative.group.last + 2, relative.end - 1) if words[i].pos is Pos.COMMA), None)
    before = words[comma - 1] if comma is not None else None
    if comma is None or before is None or is_somebody(before):
        return []
    named: list[int] = []
    i = comma + 1
    while i < relative.end and words[i].pos in (Pos.NAME, Pos.COMMA, Pos.AND, Pos.NUM, Pos.TIME):
        entity = words[i].entity
        if words[i].pos is Pos.NAME and entity is not None and entity not in named:
            named.append(entity)
        i += 1
    closes = i >= relative.end or words[i].pos is Pos.PUNCT
    people = all(kinds[entity] is EntityKind.PERSON for entity in named) and words[comma + 1].pos is Pos.NAME
    several = words[end - 1].low.endswith(("s", "men")) or words[start].pos is Pos.NUM
    return named if named and closes and people and (len(named) > 1) == several else []


def called_so(
    words: Sequence[Word], clauses: Sequence[Clause], k: int, subject: tuple[int, int], kinds: Mapping[int, EntityKind]
) -> Iterator[int]:
    """Give the one whom a description names: "a clerk who is called Ann in the report | resigned"."""
    for clause in clauses[max(0, k - _BEHIND) : k]:
        group = clause.group
        if clause.link is not Link.RELATIVE or clause.marker not in ("who", "whom"):
            continue
        mark = next((i for i in range(clause.start, group.first) if words[i].low == clause.marker), 0)
        described = clause.subject == subject or 0 < mark - 1 <= subject[1] <= mark
        head = words[mark - 2] if words[mark - 1].pos is Pos.COMMA else words[mark - 1]
        if not described or subject[0] >= subject[1] or not is_somebody(head):
            continue
        if group.lemma not in _CALLING or group.negated or group.passive != (clause.marker == "who"):
            continue
        i = group.last + 1
        while i < min(clause.end, group.last + _CALLED) and words[i].low in _CALLED_AS:
            i += 1
        entity = words[i].entity if i < clause.end and words[i].pos is Pos.NAME else None
        if entity is not None and kinds[entity] is EntityKind.PERSON:
            yield entity


def owner_apart(words: Sequence[Word], clause: Clause, kinds: Mapping[int, EntityKind]) -> Iterator[int]:
    """Give whose things a clause tells of, past what they are: "Ann Roe, a nurse, | whose car was stolen"."""
    first = clause.group.first
    whose = next((i for i in range(clause.start, first) if words[i].low == "whose"), 0)
    if clause.marker != "whose" or whose < _CALLED or is_somebody(words[first - 1]):
        return
    end = whose - (words[whose - 1].pos is Pos.COMMA)
    begin = noun_phrase_start(words, end, 0)
    calls = begin < end and is_somebody(words[end - 1]) and words[begin].low in _ARTICLES and begin > 1
    if not calls or words[begin - 1].pos is not Pos.COMMA or any(w.entity is not None for w in words[begin:end]):
        return
    entity = words[begin - 2].entity
    if entity is not None and words[begin - 2].pos is Pos.NAME and kinds[entity] is EntityKind.PERSON:
        yield entity


def two_set_apart(
    words: Sequence[Word], clause: Clause, subject: tuple[int, int], kinds: Mapping[int, EntityKind]
) -> list[int]:
    """Return the two named right before their verb: "The women who had sued it, Ann Roe and Eva Lund, | won"."""
    start, end = subject
    verb = clause.group.first
    several = end > start and is_somebody(words[end - 1]) and words[end - 1].low.endswith(("s", "men"))
    if not several or verb < end + _PAIR or words[verb - 1].pos is not Pos.COMMA:
        return []
    begin, joined = verb - 1, 0
    while begin > end and words[begin - 1].pos in (Pos.NAME, Pos.AND):
        begin -= 1
        joined += words[begin].pos is Pos.AND
    named = list(dict.fromkeys(w.entity for w in words[begin : verb - 1] if w.entity is not None))
    fits = joined == 1 and len(named) == _TWO and words[begin - 1].pos is Pos.COMMA and begin > end
    listed = words[begin - 2].pos is Pos.NAME or (begin - 2 >= end and is_somebody(words[begin - 2]))
    return named if fits and not listed and all(kinds[entity] is EntityKind.PERSON for entity in named) else []
