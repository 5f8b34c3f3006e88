"""Subjects that wait behind an insertion for their verb: "Ann Roe, who came in May and was booed, said …"."""

from collections.abc import Sequence
from itertools import pairwise

from dossier.extract.events.clause_types import Clause, Link
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.words import NOMINAL, Pos, Word

INSERTED = frozenset({Link.RELATIVE, Link.PARTICIPLE, Link.GERUND, Link.INFINITIVE})
"""How what is inserted hangs on what it describes."""


def before_insertion(words: Sequence[Word], clauses: Sequence[Clause]) -> tuple[int, int]:
    """Return the subject before relative clauses: "if it fell, those who held it in the days when Roe ruled | fled"."""
    outer = len(clauses)
    while outer and (clauses[outer - 1].link in INSERTED or closes_relative(clauses, outer - 1)):
        outer -= 1
    relative = next((c for c in clauses[outer:] if c.link is Link.RELATIVE), None)
    if outer and relative is not None and relative.marker == "who" and relative.subject[1] <= relative.start:
        return relative.subject
    return (0, _insertion_start(words, clauses[0]))


def waiting_subject(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> tuple[int, int] | None:
    """Return the subject before an insertion: "nobody died, but | a boy | hit on Monday |, lost a foot"."""
    outer = len(clauses)
    while outer > 1 and (clauses[outer - 1].link in INSERTED or closes_relative(clauses, outer - 1)):
        outer -= 1
    if outer == len(clauses):
        return None
    comma = clauses[outer].group.first
    while comma > clauses[outer - 1].group.last and words[comma].pos is not Pos.COMMA:
        comma -= 1
    join = next((i for i in range(comma, clauses[outer - 1].group.last, -1) if words[i].pos is Pos.AND), None)
    if join is None or words[join - 1].pos in NOMINAL:
        return None
    phrase = words[join + 1 : comma]
    named = any(w.pos in NOMINAL for w in phrase)
    fits = all(w.pos in NOMINAL or w.pos in (Pos.DET, Pos.POSS) or w.low == "of" for w in phrase)
    return (join + 1, comma) if named and fits and comma < clause.start else None


def _insertion_start(words: Sequence[Word], first: Clause) -> int:
    """Return where the first clause's own words begin, after the noun phrase that it describes."""
    span = range(first.start, first.group.first)
    relative = next((i for i in span if words[i].pos is Pos.REL), None)
    if relative is not None:
        return relative
    return next((i for i in span if words[i].pos is Pos.COMMA), first.group.first)


def closes_relative(clauses: Sequence[Clause], i: int) -> bool:
    """Tell whether clause *i* is the last of a relative clause: "who came in May and was booed |, said"."""
    clause = clauses[i]
    if clause.link is not Link.AND or not clause.shared or clause.marker not in {"and", "but", "or"}:
        return False
    outer = clause
    while outer.link is Link.AND and outer.shared and outer.parent is not None:
        outer = clauses[outer.parent]
    return outer.link is Link.RELATIVE


_PHRASE = frozenset({*NOMINAL, Pos.DET, Pos.POSS, Pos.ADJ, Pos.NUM, Pos.PREP})
_OPENING = frozenset("when as while after before because once until".split())
_LONG = 8
"""Words of a subject before the participle that describes it, at the most."""


def opened_before(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> int | None:
    """Return the conjunction of "when a farmer repairing a wall dug up a boot" for its verb; None where it has none.

    The participle stands right behind the subject, and only what it governs stands before the verb.
    """
    described = clauses[-1] if clauses else None
    if described is None or described.link is not Link.PARTICIPLE or described.group.finite:
        return None
    first, verb = described.group.first, clause.group.first
    if described.group.form != "i" or any(words[i].pos not in _GOVERNED for i in range(described.group.last + 1, verb)):
        return None
    if words[first - 1].pos not in (Pos.NOUN, Pos.NAME):
        return None
    mark = first - 1
    while mark > 0 and words[mark].pos in _PHRASE and first - mark <= _LONG:
        mark -= 1
    opens = words[mark].pos is Pos.SUB and words[mark].low in _OPENING and mark < first - 1
    earlier = clauses[-2].group.last if len(clauses) > 1 else -1
    return mark if opens and mark > earlier else None


_GOVERNED = _PHRASE | {Pos.PRON, Pos.ADV, Pos.TO}


def closes_with_time(words: Sequence[Word], first: Clause, second: Clause) -> bool:
    """Tell whether only a time parts who says it from what is said: "After the raid, police said on Friday, he …"."""
    comma = first.group.last + 1
    while comma < second.start and words[comma].pos in (Pos.TIME, Pos.PREP, Pos.ADV):
        comma += 1
    return comma == second.start > first.group.last + 1 and words[comma].pos is Pos.COMMA


def hang_on_inserted(words: Sequence[Word], clauses: Sequence[Clause]) -> None:
    """Read "a hotel where, prosecutors say, Roe paid her": what is told behind the insertion is theirs."""
    for k, (teller, told) in enumerate(pairwise(clauses)):
        if k == 0 or teller.link not in (Link.RELATIVE, Link.CONTENT) or told.link is not Link.ROOT:
            continue
        comma = next((i for i in range(teller.start, teller.group.first) if words[i].pos is Pos.COMMA), None)
        opens = comma is not None and words[comma - 1].pos in (Pos.REL, Pos.THAT)
        says = teller.group.lemma in triggers().saying and teller.group.finite and not teller.group.passive
        closes = told.start == teller.group.last + 1 and words[told.start].pos is Pos.COMMA
        if comma is None or not (opens and says and closes and told.group.finite):
            continue
        teller.subject = (comma + 1, teller.group.first)
        told.link, told.parent, told.marker = Link.CONTENT, k, "that"


def is_put_in(words: Sequence[Word], first: Clause, second: Clause, comma: int) -> bool:
    """Tell whether who says it stands between a subject and its verb: "The driver, Roe told the court, had fled"."""
    start, verb = second.start, second.group.first
    bare = words[start].pos is Pos.COMMA and all(words[i].pos in (Pos.COMMA, Pos.ADV) for i in range(start, verb))
    speaks = any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(comma + 1, first.group.first))
    told = any(words[i].pos in NOMINAL or words[i].pos is Pos.PRON for i in range(comma))
    heard = range(first.group.last + 1, start)
    plain = all(words[i].pos not in (Pos.VERB, Pos.THAT, Pos.SUB, Pos.REL, Pos.COMMA, Pos.QUOTE) for i in heard)
    return bare and speaks and told and plain and not first.group.passive


def closes_first(clauses: Sequence[Clause]) -> bool:
    """Tell whether the subject of the sentence still waits behind a relative clause and what that tells."""
    first = clauses[0]
    waits = first.link is Link.RELATIVE and first.parent is None and len(clauses) > 1
    return waits and all(c.link is Link.CONTENT and not c.shared for c in clauses[1:])


def is_said_of_all(words: Sequence[Word], parent: Clause, clause: Clause) -> bool:
    """Tell whether all between a verb of saying and the next verb is the subject of that: a list, with commas."""
    group, first = parent.group, parent.group.last + 1
    if group.passive or not group.finite or parent.link is Link.SOURCE:
        return False
    if not (words[first].pos is Pos.NAME or words[first].pos is Pos.DET) or words[first].pos is Pos.TIME:
        return False
    between = words[first : clause.group.first]
    return any(w.pos is Pos.AND for w in between) and all(w.pos in _LISTED for w in between)


_LISTED = (*NOMINAL, Pos.DET, Pos.POSS, Pos.COMMA, Pos.AND)
