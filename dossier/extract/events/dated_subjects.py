"""Times that stand inside a subject: "The theft of the painting in May 2011 was never explained"."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause
from dossier.extract.events.dated_nouns import Place
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import NOMINAL, Pos, Word

# Passives that tell of the happening itself, at its own time: "the attack in May was carried out by two men".
_CARRIED_OUT = frozenset(
    "carry commit hold stage film attend witness organise organize perform conduct broadcast televise interrupt "
    "disrupt accompany mark launch mount hijack perpetrate record watch lead command mastermind stream photograph "
    "delay postpone cancel schedule call order follow precede overshadow mar attribute plan thwart foil prevent".split()
)
# States that last: "the murder in 2004 remains unsolved".
_LASTING = frozenset("remain stay continue go be have become keep".split())
_INSIDE = frozenset({Pos.PREP, Pos.DET, Pos.POSS, Pos.TIME, Pos.AND}) | NOMINAL


def dated_subject(words: Sequence[Word], clause: Clause, place: Place) -> int | None:
    """Return the happening that a time before the verb dates instead of the verb: the head of the subject.

    A verb in the past that tells what came of it goes on with the same time: "the attack in May killed three".
    """
    group = clause.group
    if not group.finite or any(word.pos not in (Pos.ADV, Pos.NOT) for word in words[place.end : group.first]):
        return None
    later = group.passive and group.lemma not in _CARRIED_OUT
    if not (later or group.present or group.copula or group.negated or group.lemma in _LASTING):
        return None
    head = head_of_subject(words, clause.start, place.first)
    apart = head is not None and any(word.pos in NOMINAL for word in words[head + 1 : place.first])
    return head if apart or not later else None  # "The indictment on Monday was unsealed" dates the verb.


def head_of_subject(words: Sequence[Word], start: int, end: int) -> int | None:
    """Return the happening that a noun phrase names which begins at word *start* and goes on to a time at *end*."""
    i = start
    while i < end and words[i].pos in (Pos.SUB, Pos.AND, Pos.THAT, Pos.COMMA, Pos.QUOTE, Pos.ADV):
        i += 1
    if i < end and words[i].pos is Pos.PREP:
        return None
    head = None
    for k in range(i, end):
        if words[k].pos not in _INSIDE:
            return None
        if words[k].pos is Pos.PREP and head is not None:
            break
        if words[k].pos in NOMINAL:
            head = k
    inside = head is not None and all(words[k].pos in _INSIDE for k in range(head, end))
    return head if head is not None and inside and noun_kind(words, head) is not None else None
