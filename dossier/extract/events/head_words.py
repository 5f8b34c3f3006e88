"""Which word of a clause names the happening: mostly its verb, "the hearing" where the verb only says when it is."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import Pos, Word

SCHEDULED = frozenset("schedule slate set plan expect due book".split())
"""Verbs that, in the passive, only say when something is to be."""
# "went on trial", "stood trial": the noun says what happened.
_BRINGING_TO = frozenset("go stand face put send commit".split())
# "The meeting took place in May."
_HAPPENING = frozenset("happen occur ensue".split())
_NEAR = 3
# "remains suspended", "stays jailed"
_LEFT_SO = frozenset("detained jailed imprisoned suspended banned barred missing hospitalised hospitalized".split())
# "was among the dead"
_FALLEN = frozenset("dead injured wounded arrested convicted detained".split())
# "will be eligible for parole", "would be back"
_BEING = frozenset("eligible back free".split())
# What stands behind these happened at another time: "was in hospital after surgery on Sunday".
_OTHERWISE = frozenset("after before since until following".split())
# "has been in custody since May"
_STATES = frozenset(
    "custody bail prison jail detention exile hiding hospital remand parole probation leave run crisis coma turmoil "
    "deadlock lockdown quarantine".split()
)


def head_word(words: Sequence[Word], clauses: Sequence[Clause], k: int) -> int:
    """Return the word that names the happening of clause *k*: the verb; after "was" the noun ("was a member")."""
    clause = clauses[k]
    group = clause.group
    if group.copula:
        return _predicate(words, clause)
    if group.lemma == "have":
        near = range(group.last + 1, min(group.last + 6, clause.end))
        return next((i for i in near if noun_kind(words, i) is not None), group.main)
    if group.lemma in {"remain", "stay"} and group.last + 1 < clause.end and words[group.last + 1].low in _LEFT_SO:
        return group.last + 1
    if group.lemma in _BRINGING_TO:
        near = range(group.last + 1, min(group.last + 1 + _NEAR, clause.end))
        trial = next((i for i in near if words[i].low == "trial"), None)
        if trial is not None and not group.negated:
            return trial
    after = words[group.last + 1].low if group.last + 1 < len(words) else ""
    placed = (group.lemma == "take" and after == "place") or group.lemma in _HAPPENING
    if placed or (group.passive and group.lemma in SCHEDULED and not _leads_on(clauses, k)):
        start, end = subject_words(clauses, k)
        heads = [i for i in range(start, end) if words[i].pos is Pos.NOUN]
        return next((i for i in heads if noun_kind(words, i) is not None), group.main)
    return group.main


def _leads_on(clauses: Sequence[Clause], k: int) -> bool:
    """Tell whether an infinitive says what is to be: "is expected to rule"."""
    return k + 1 < len(clauses) and clauses[k + 1].link is Link.INFINITIVE


def _predicate(words: Sequence[Word], clause: Clause) -> int:
    """Return the noun of "was a member", what happened in "was at the trial", the subject of "the vote was in May"."""
    group = clause.group
    after = group.last + 1
    if after < clause.end and words[after].low == "due":
        return after
    if after < clause.end and words[after].low == "among":
        near = range(after + 1, min(after + 3, clause.end))
        return next((i for i in near if words[i].low in _FALLEN), group.main)
    if after < clause.end and words[after].low == "dead" and not group.present:
        return after
    if after < clause.end and words[after].low in _BEING and (group.modal or not group.present):
        return after
    court = [word.low for word in words[after : min(after + 3, clause.end)]]
    if "court" in court and court[court.index("court") - 1] == "in":
        return after + court.index("court")
    if after + 1 < clause.end and words[after].low == "on" and words[after + 1].low == "trial":
        return after + 1  # "is on trial for the killing of Roe": not that he killed
    if after < clause.end and words[after].low in {"in", "on"}:
        state = next((i for i in range(after + 1, min(after + 4, clause.end)) if words[i].low in _STATES), None)
        if state is not None and (group.perfect or words[after + 1].low == words[state].low):
            return state
    if after < clause.end and words[after].pos is Pos.PREP:
        end = next((i for i in range(after, clause.end) if words[i].low in _OTHERWISE), clause.end)
        happening = [i for i in range(after, end) if noun_kind(words, i) is not None]
        subject = group.first - 1
        if not happening and subject >= clause.start and words[after + 1 : after + 2]:
            timed = words[after + 1].pos is Pos.TIME
            named = words[subject].pos is Pos.NOUN and words[subject].entity is None
            return subject if timed and named else group.main
        return happening[-1] if happening else group.main
    noun = None
    for i in range(after, clause.end):
        word = words[i]
        if word.low == "worth":
            break  # "was worth three billion": the sum names nothing
        if word.pos is Pos.NOUN and word.token.is_word:
            noun = i
        elif word.pos not in (Pos.DET, Pos.ADJ, Pos.ADV, Pos.NAME, Pos.POSS, Pos.NUM, Pos.NOT):
            break
    return group.main if noun is None else noun
