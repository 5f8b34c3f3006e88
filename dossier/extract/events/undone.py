"""What a story itself says did not come about, where that weighs: "was never charged", "No one has been arrested".

Such a clause is told as denied, never as the deed: by the story, and not by whom it quotes.
"""

from collections.abc import Sequence

from dossier.domain.events import EventKind
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.status import PROCESS, is_nobody
from dossier.extract.events.triggers import Reading
from dossier.extract.events.words import Pos, Word

_MAIN = (Link.ROOT, Link.AND, Link.RELATIVE)
_CONDITIONS = frozenset({"if", "unless", "whether", "nor"})
# What somebody owes the public, or the court: "has not conceded", "has never apologised".
_OWED = frozenset("concede apologise apologize confess".split())
_OWED_KINDS = frozenset({EventKind.TRANSFER_MONEY, EventKind.END_POSITION, EventKind.RELEASE})
# What has to be somebody's own doing or undergoing: "he does not try the door" is no trial.
_FACING = frozenset("stand face go come testify plead appeal sue".split())
# "has not been accused of wrongdoing", "is not suspected of it"
_SUSPECTING = frozenset("accuse suspect implicate".split())
_HARDENING = frozenset("never yet".split())
# Who decides whether somebody is charged: "decided not to charge him", "declined to prosecute her".
_DECIDING = frozenset("decide choose opt agree vote elect resolve".split())
_DECLINING = frozenset("decline refuse".split())
_CHARGING = frozenset("charge indict prosecute".split())


def is_undone(words: Sequence[Word], clauses: Sequence[Clause], k: int, reading: Reading) -> bool:
    """Tell whether clause *k* says of a step of the law, or of what somebody owes, that it did not come about."""
    clause, group = clauses[k], clauses[k].group
    shared = clause.link is Link.AND and clause.shared and group.passive  # "was held but never charged"
    nobody = is_nobody(words, clauses, k)
    settled = clause.link is Link.CONTENT and nobody and reading.kind is EventKind.CHARGE  # "said no charges would …"
    main = clause.link in _MAIN or settled or _is_told_of_law(clause, reading)
    if _is_declined(clauses, clause):
        return True
    if not (group.finite or shared) or group.infinitive or not main or clause.marker in _CONDITIONS:
        return False
    if nobody is group.negated or _is_doubtful(words, clause):
        return False
    never = any(words[i].low in _HARDENING for i in range(max(group.first - 1, 0), group.main))
    if group.lemma in _SUSPECTING and not group.modal:
        return True
    if reading.kind is EventKind.CHARGE and not nobody and group.modal in ("will", "would", "won't", "wouldn't"):
        return group.passive or group.lemma in _CHARGING | {"face", "bring", "file"}
    if nobody and group.passive and group.modal in ("will", "would") and reading.kind is EventKind.CHARGE:
        return True
    if group.modal and not (group.modal == "will" and never and group.passive and reading.kind in PROCESS):
        return False
    if group.present and not group.perfect:
        return False
    if reading.kind is EventKind.RELEASE and clause.link is Link.RELATIVE:
        return False  # "books that have not been freed"
    if nobody and not group.passive:
        return False
    if reading.kind in PROCESS and reading.known:
        return group.passive or group.lemma in _FACING
    if nobody:
        return group.perfect and reading.known and reading.kind in _OWED_KINDS and _is_thing(words, clauses, k)
    firm = group.perfect or never
    return firm and (group.lemma in _OWED or (reading.known and reading.kind in _OWED_KINDS))


def _is_told_of_law(clause: Clause, reading: Reading) -> bool:
    """Tell whether somebody says that another is not suspected or charged: "said he would not be charged"."""
    told = clause.link is Link.CONTENT and not clause.marker.startswith("whether")
    return told and (clause.group.lemma in _SUSPECTING or reading.kind is EventKind.CHARGE)


def _is_declined(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether those who charge people chose not to: "decided not to prosecute Roe", "declined to charge her"."""
    if clause.link is not Link.INFINITIVE or clause.governor or clause.parent is None:
        return False
    deciding, group = clauses[clause.parent].group, clause.group
    if group.lemma not in _CHARGING or deciding.negated or deciding.modal:
        return False
    return deciding.lemma in (_DECIDING if group.negated else _DECLINING)


def is_left_out(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether somebody is not one of those whom a step of the law befell: "was not among those charged"."""
    clause, group = clauses[k], clauses[k].group
    parent = clauses[clause.parent].group if clause.parent is not None else None
    if clause.link is not Link.PARTICIPLE or not group.passive or parent is None or not parent.negated:
        return False
    between = {word.low for word in words[parent.last + 1 : group.first]}
    return parent.copula and not between.isdisjoint({"among", "amongst", "one"})


def _is_thing(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether a noun follows "no": "No compensation has been paid"."""
    start, end = subject_words(clauses, k)
    return end - start > 1 and words[start].low == "no"


def _is_doubtful(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether the words are quoted or asked, or say that it came about after all: "not only", "not without"."""
    if any(word.low == "?" for word in words[clause.group.last :]):
        return True
    first, last = clause.group.first, clause.group.last
    if any(words[i].low in {"only", "just", "merely", "solely"} for i in range(first, min(last + 2, clause.end))):
        return True
    quotes = sum(word.pos is Pos.QUOTE for word in words[:first])
    return quotes % 2 == 1 or any(word.low in {"until", "till", "without"} for word in words[last + 1 : clause.end])


def befell_nobody(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether the clause is in the passive and says of nobody that it befell him: "Nobody was charged"."""
    start, end = subject_words(clauses, k)
    lows = [words[i].low for i in range(start, end) if words[i].pos not in (Pos.COMMA, Pos.AND, Pos.THAT, Pos.QUOTE)]
    if not clauses[k].group.passive or not lows:
        return False
    both = lows[0] == "neither" and any(
        words[i].low == "nor" for i in range(start, end)
    )  # "Neither Roe nor Fox was charged" tells of them
    return not both and (lows[0] in {"nobody", "none", "neither"} or lows[:2] == ["no", "one"])
