"""Those whose name stands apart from the words for them that a verb has as its subject or object."""

from collections.abc import Iterator, Mapping, Sequence

from dossier.domain.mentions import EntityKind
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.references import is_somebody, references
from dossier.extract.events.words import Pos, Word

_ARTICLES = frozenset("a an the".split())
_NAMED = frozenset("named called".split())
_DESCRIBING = (Link.RELATIVE, Link.GERUND)
_ONES = frozenset("person one people man woman".split())


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
