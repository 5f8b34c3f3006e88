"""What people only fear or hope, told without a "that": "Relatives fear Roe was killed"."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.words import NOMINAL, Pos, Word

_DREADING = frozenset("fear hope worry wish dread suspect".split())
_DREADED = frozenset("fear fears feared hope hopes hoped dread worry".split())
_WHOM = frozenset("he she they the his her their it some many dozens scores hundreds thousands".split())


def is_dreaded(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether somebody fears or hopes what clause *k* tells: "Relatives fear Roe was killed"."""
    clause = clauses[k]
    if not clause.group.finite or clause.link is not Link.ROOT:
        return False
    before = clauses[k - 1].group if k else None
    if before is not None and before.lemma in _DREADING and before.last + 1 == clause.start and not before.passive:
        return True
    return any(
        words[i].low in _DREADED
        and words[i - 1].pos in NOMINAL
        and (words[i + 1].pos is Pos.NAME or words[i + 1].low in _WHOM)
        for i in range(clause.start + 1, clause.group.first - 1)
    )
