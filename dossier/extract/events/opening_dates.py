"""Times in front of a sentence that only says who tells: "In Peru on Saturday, officials say two men were shot"."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.dated_nouns import Place
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.sequels import is_past
from dossier.extract.events.words import NOMINAL, Pos, Word

# What is said or written at a time: "In a report on Monday, the agency says …".
_WORDS = frozenset(
    "report statement interview letter speech address article briefing conference message email e-mail note post "
    "editorial survey study paper broadcast release column memo filing testimony remarks comments blog tweet sermon "
    "call announcement hearing verdict ruling".split()
)
_BEFORE = frozenset({Pos.ADV, Pos.COMMA, Pos.AND, Pos.QUOTE})


def told_clause(words: Sequence[Word], clauses: Sequence[Clause], k: int, place: Place) -> int | None:
    """Return the clause of what is told, where a time opens clause *k* and its verb says in the present who tells.

    Those who "say" so today speak at no time of their own; None where the time may be that of their words.
    """
    clause, group = clauses[k], clauses[k].group
    speaks = group.lemma in triggers().saying and group.finite and group.present and clause.link is Link.ROOT
    if not speaks or group.perfect or group.passive or group.modal or group.negated or k + 1 >= len(clauses):
        return None
    lead = words[clause.start : place.first]
    first = next((word for word in lead if word.pos not in _BEFORE), None)
    if first is not None and (first.pos is not Pos.PREP or any(word.low in _WORDS for word in lead)):
        return None
    if not any(word.pos in NOMINAL or word.pos is Pos.PRON for word in words[place.end : group.first]):
        return None
    told = clauses[k + 1]
    timed = any(word.pos is Pos.TIME for word in words[told.start : told.end])
    happened = told.link is Link.CONTENT and told.parent == k and (is_past(told) or told.group.perfect)
    return k + 1 if happened and not timed and not told.group.copula else None


def speaks_on_day(words: Sequence[Word], clause: Clause, place: Place) -> bool:
    """Tell whether a time right before a verb of saying is that of the words: "A study on Monday says …"."""
    group = clause.group
    told = group.lemma in triggers().saying and group.finite and not (group.passive or group.modal or group.perfect)
    return told and place.end == group.first and words[place.first - 1].pos in NOMINAL


# Where something is made known: "announced she was going at a news conference on Monday".
_OCCASIONS = frozenset(
    "conference conferences briefing rally meeting statement interview speech broadcast address hearing ceremony "
    "dinner service".split()
)


def tells_at_occasion(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause, first: int) -> bool:
    """Tell whether a time that starts at word *first* is that of an occasion on which clause *clause* was only told.

    What somebody "was" about to do, or would do, is not done at the news conference where it is announced.
    """
    group, parent = clause.group, clause.parent
    if clause.link is not Link.CONTENT or parent is None or not (group.progressive or group.modal or group.copula):
        return False
    teller = clauses[parent]
    told = teller.group.lemma in triggers().saying and is_past(teller) and not teller.group.passive
    lead = words[group.last + 1 : first]
    at = next((i for i, word in enumerate(lead) if word.low in {"at", "in"}), None)
    return told and at is not None and any(word.low in _OCCASIONS for word in lead[at + 1 :])
