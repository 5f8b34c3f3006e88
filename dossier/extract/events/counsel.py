"""For which side somebody speaks in court: "Ann Roe, prosecuting, told the jury" tells of no prosecution."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause
from dossier.extract.events.words import Pos, Word

_PLEADING = frozenset("prosecute defend mitigate".split())


def is_counsel(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a participle alone between commas only says for which side a lawyer speaks."""
    first, last = clause.group.first, clause.group.last
    if clause.group.form != "i" or clause.group.lemma not in _PLEADING or first == 0 or last + 1 >= len(words):
        return False
    return words[first - 1].pos is Pos.COMMA and words[last + 1].pos is Pos.COMMA
