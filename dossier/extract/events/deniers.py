"""Who denies something, and whose word what follows is: "Roe denied it. She had been in Spain that week."."""

from collections.abc import Mapping, Sequence

from dossier.domain.mentions import StoryEntity
from dossier.extract.events.attribution import Source
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.tellers import describe
from dossier.extract.events.words import Word

_DENYING = frozenset("deny reject refute dispute".split())
_CALLING = frozenset("call dismiss describe brand".split())
_LIES = frozenset(
    "lie lies invention inventions fabrication fabrications fiction nonsense slander smear smears libel false untrue "
    "baseless groundless unfounded absurd ridiculous rubbish fantasy".split()
)
_AT = frozenset("in at on with away abroad home".split())
_NEAR = 8


def find_denier(words: Sequence[Word], clauses: Sequence[Clause], entities: Mapping[int, StoryEntity]) -> Source | None:
    """Return who denies something in the main clause of a sentence, None where nobody does."""
    for k, clause in enumerate(clauses):
        group = clause.group
        if not group.finite or group.passive or group.negated or group.modal or clause.link not in _MAIN:
            continue
        near = words[group.last + 1 : min(clause.end, group.last + 1 + _NEAR)]
        called = group.lemma in _CALLING and any(word.low in _LIES for word in near)
        if group.lemma in _DENYING or called:
            return Source(describe(words, *subject_words(clauses, k), entities), True)
    return None


def excuses(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a clause says where somebody was: "had been in hospital", "was at home"."""
    after = clause.group.last + 1
    return clause.group.copula and after < len(words) and words[after].low in _AT


_MAIN = (Link.ROOT, Link.AND)
