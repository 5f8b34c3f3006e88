"""Dates behind words that only say who tells: "The firm was sold, Roe said, in March", "last May, when, he said, …"."""

from collections.abc import Sequence

from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.dated_nouns import Place
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.words import Pos, Word

_NEAR = 3
"""Words from the comma that closes the interruption to the date, at the most."""
_INSIDE = 4
"""Words of what interrupts before its verb, at the most: "the minister's lawyer said"."""


def interrupted(words: Sequence[Word], clauses: Sequence[Clause], k: int, place: Place) -> int | None:
    """Return the clause that goes on behind clause *k*, which stands between commas and only says who tells."""
    clause = clauses[k]
    if not _is_aside(words, clause) or clause.link is not Link.SOURCE or not k:
        return None
    closing = clause.group.last + 1
    near = closing < place.first <= closing + _NEAR and place.first > closing
    plain = near and all(word.pos in (Pos.PREP, Pos.DET, Pos.ADV) for word in words[closing + 1 : place.first])
    before = clauses[k - 1]
    timed = any(word.pos is Pos.TIME for word in words[before.group.last + 1 : before.end])
    return k - 1 if plain and not timed and before.group.finite else None


def pass_over_tellers(words: Sequence[Word], clauses: Sequence[Clause], dates: Dates) -> None:
    """Give the date of "last May, when, he said, Roe found it" to what is told."""
    for k in range(len(clauses) - 1):
        clause, after = clauses[k], clauses[k + 1]
        if clause.marker != "when" or k not in dates.clauses or k + 1 in dates.clauses:
            continue
        if _is_aside(words, clause, clause.start + 1) and after.start == clause.group.last + 1 and after.group.finite:
            dates.clauses[k + 1] = dates.clauses.pop(k)
            if k in dates.core:
                dates.core.discard(k)
                dates.core.add(k + 1)


def _is_aside(words: Sequence[Word], clause: Clause, start: int | None = None) -> bool:
    """Tell whether nothing but who tells stands between two commas: ", he said,"."""
    opening = clause.start if start is None else start
    group = clause.group
    closing = group.last + 1
    if group.lemma not in triggers().saying or not group.finite or group.passive or closing >= len(words):
        return False
    apart = words[opening].pos is Pos.COMMA and words[closing].pos is Pos.COMMA
    return apart and 0 < group.first - opening - 1 <= _INSIDE
