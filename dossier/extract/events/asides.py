"""What is put in between, inside what somebody accuses another of: "prosecutors say Roe, who had bribed him, fled"."""

from collections.abc import Sequence

from dossier.extract.events.clauses import TELLING, Clause, Link
from dossier.extract.events.lexicon import triggers

_ACCUSING = frozenset("accuse suspect charge".split())
_NEAR = 5
"""How many verbs behind an aside what is told may go on."""


def teller_of_aside(clauses: Sequence[Clause], k: int) -> int | None:
    """Return the clause that tells what the relative clause *k* is put into, None where it is put into nothing told.

    "They say Roe, who had paid him, fled" and "They accuse Roe, who had paid him, of fleeing" tell both; "they met
    Roe, who had paid him" tells nothing.
    """
    clause, at = clauses[k], clauses[k].parent
    if clause.link is not Link.RELATIVE or at is None or at >= k:
        return None
    group = clauses[at].group
    if (
        group.passive
        or group.negated
        or clause.subject[0] <= group.last
        or clause.marker not in ("who", "whom", "which")
    ):
        return None
    behind = clauses[k + 1 : k + 1 + _NEAR]
    if (group.lemma in triggers().saying or group.lemma in TELLING) and any(
        c.link is Link.CONTENT and c.parent == at for c in behind
    ):
        return at
    accused = group.lemma in _ACCUSING and any(c.link is Link.GERUND and c.marker == "of" for c in behind)
    return at if accused else None


def who_cites(clauses: Sequence[Clause], k: int) -> int | None:
    """Return what clause *k* hangs on, past a paper cited in between: "police said, citing a report, that …"."""
    parent = clauses[k].parent
    if parent is None or clauses[k].link is not Link.CONTENT:
        return parent
    between = clauses[parent]
    cites = between.link is Link.PARTICIPLE and between.group.lemma in ("cite", "quote") and between.group.form == "i"
    return between.parent if cites and between.parent is not None else parent


def is_of_end(clauses: Sequence[Clause], beside: int) -> bool:
    """Tell whether "prosecutors said" only tells why: "met at a lodge, hoping, prosecutors said, to keep him out"."""
    before = clauses[beside - 1]
    inside = before.link is Link.PARTICIPLE and before.marker == "," and before.group.form == "i"
    closes = before.end == before.group.last + 1 and beside + 1 < len(clauses)
    return inside and closes and clauses[beside + 1].link is Link.INFINITIVE
