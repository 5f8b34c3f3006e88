"""What follows a verb: the object that it acts upon, or the infinitive that it leads on to."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.words import Pos, Word


def leads_on(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether an infinitive stands right behind the verb."""
    if k + 1 >= len(clauses):
        return False
    after = clauses[k + 1]
    return after.link is Link.INFINITIVE and after.group.first == clauses[k].group.last + 1


def has_object(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether something is what the verb acts upon: "used tear gas", "took her away"."""
    i = clause.group.last + 1
    if i + 1 < clause.end and words[i].low == "her" and words[i + 1].pos in (Pos.PREP, Pos.TO, Pos.ADV, Pos.TIME):
        return True
    while i < clause.end and words[i].pos in (Pos.DET, Pos.ADJ, Pos.POSS, Pos.NUM):
        i += 1
    return i < clause.end and words[i].pos in (Pos.NOUN, Pos.NAME, Pos.PRON)
