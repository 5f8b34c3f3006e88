"""Words passed on: "The agency quoted residents as saying that …", "She was quoted as telling the court …"."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.words import NOMINAL, Pos, Word

_QUOTING = frozenset("quote cite".split())


def is_quoted(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether clause *k* is the "as saying" of words that somebody passes on."""
    clause = clauses[k]
    if clause.link is not Link.GERUND or clause.marker != "as" or clause.parent is None:
        return False
    quoting = clauses[clause.parent].group
    return clause.group.lemma in triggers().saying and quoting.lemma in _QUOTING and not quoting.negated


def give_to_speakers(words: Sequence[Word], clauses: Sequence[Clause]) -> None:
    """Make whoever is quoted the subject of "as saying": what follows is told by them."""
    for k, clause in enumerate(clauses):
        if not is_quoted(clauses, k) or clause.parent is None:
            continue
        quoting = clauses[clause.parent]
        if quoting.group.passive:
            clause.shared = True
            continue
        start, end = quoting.group.last + 1, clause.group.first - 1
        if any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(start, end)):
            clause.subject, clause.shared = (start, end), False
