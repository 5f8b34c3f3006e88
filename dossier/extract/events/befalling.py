"""Verbs that tell a happening whoever or whatever does it: "the wall collapsed", "a flood took away the bridge"."""

from collections.abc import Mapping, Sequence

from dossier.domain.mentions import EntityKind
from dossier.extract.events.clauses import Clause, Link, subject_words
from dossier.extract.events.words import NOMINAL, Pos, Word

# What breaks, burns and falls, and what does so to something.
_PHYSICAL = frozenset(
    "destroy damage wreck demolish flatten level crush smash shatter burn scorch torch gut engulf flood inundate "
    "submerge swamp collapse crumble topple overturn capsize sink founder derail crash explode detonate erupt ignite "
    "burst plunge plummet slam skid swerve careen plough plow ram collide strike hit strand trap bury maroon "
    "cripple ravage devastate displace uproot electrocute poison contaminate infect sicken "
    "vanish disappear jam malfunction disintegrate ditch hijack capsise subside melt".split()
)
# With a particle these say so too: "a device went off", "the plane went down", "the fire broke out".
_WITH_PARTICLE = {
    "go": frozenset({"off", "down", "missing", "up", "under", "bust", "bankrupt"}),
    "break": frozenset({"out", "down", "apart", "loose"}),
    "blow": frozenset({"up", "out", "away", "off"}),
    "come": frozenset({"down", "off", "apart"}),
    "catch": frozenset({"fire"}),
    "run": frozenset({"aground"}),
    "take": frozenset({"away"}),
    "set": frozenset({"off"}),
    "wash": frozenset({"away", "up", "ashore"}),
    "sweep": frozenset({"away", "through", "into"}),
    "give": frozenset({"way"}),
    "cave": frozenset({"in"}),
    "burn": frozenset({"down"}),
    "fall": frozenset({"down", "apart", "through"}),
}
# What is measured moves without anything befalling it: "prices collapsed", "the shares plunged".
_MEASURED = frozenset(
    "price prices share shares stock stocks index market markets rate rates sales profit profits revenue revenues "
    "currency rouble ruble dollar euro pound yen peso lira output exports imports demand economy confidence "
    "support popularity ratings rating poll polls voice voices eyes heart hopes marriage talks deal morale number "
    "numbers temperature temperatures cost costs inflation unemployment growth turnout news scandal".split()
)
_HABITS = frozenset("often usually sometimes always regularly frequently generally rarely seldom typically".split())


def befalls(words: Sequence[Word], clauses: Sequence[Clause], k: int, moving: bool) -> bool:
    """Tell whether an undated clause in the past tells what a thing did or what became of it.

    *moving* tells that its verb is known as one of paying, carrying or hurting: "a scheme that moved $3 million".
    """
    clause, group = clauses[k], clauses[k].group
    if not group.finite or group.modal or (group.present and not group.perfect) or group.copula:
        return False
    if not (moving or group.lemma in _PHYSICAL or _has_particle(words, clause)):
        return False
    start, end = subject_words(clauses, k)
    head = _head(words, start, end)
    if head is None or head.low in _MEASURED:
        return False
    return not any(word.low in _HABITS for word in words[clause.start : clause.end])


def befalls_by(words: Sequence[Word], clause: Clause) -> bool:
    """Tell whether a participle says who did something to somebody: "Warned by Ann Roe, he fled"."""
    at = clause.group.last + 1
    return clause.link is Link.PARTICIPLE and at < clause.end and words[at].low == "by"


def _has_particle(words: Sequence[Word], clause: Clause) -> bool:
    wanted = _WITH_PARTICLE.get(clause.group.lemma)
    return wanted is not None and any(
        word.low in wanted for word in words[clause.group.last + 1 : min(clause.group.last + 2, clause.end)]
    )


def _head(words: Sequence[Word], start: int, end: int) -> Word | None:
    """Return the last noun of the subject before its first preposition or comma, None where there is no noun."""
    found = None
    for i in range(start, end):
        word = words[i]
        if found is not None and word.pos in (Pos.PREP, Pos.REL, Pos.COMMA, Pos.SUB):
            break
        if word.pos in NOMINAL or word.pos is Pos.PRON:
            found = word
    return found


# Where somebody is: "remains at large", "is still on the run", "remained in custody".
_STANDING = frozenset({"remain", "stay"})
_WHEREABOUTS = frozenset(
    "large custody detention prison jail run hiding exile hospital coma remand bail captivity intensive "
    "missing unaccounted detained imprisoned jailed hospitalised hospitalized wanted suspended banned barred".split()
)


# How somebody stands: "is on trial", "was under investigation", "was among the dead".
_PLIGHTS = {
    "on": frozenset("trial bail remand parole probation run".split()),
    "at": frozenset({"large"}),
    "under": frozenset("investigation arrest indictment surveillance sanctions siege guard".split()),
    "in": frozenset("custody detention hiding exile captivity".split()),
    "among": frozenset(
        "dead injured wounded killed arrested detained accused convicted defendants victims hostages missing suspects "
        "casualties fatalities survivors those".split()
    ),
}

# "is wanted for murder", "is being sought by Interpol"
_PURSUED = frozenset("want seek hunt".split())
_BY_WHOM = frozenset("by in for over on".split())


def is_left_standing(words: Sequence[Word], clauses: Sequence[Clause], k: int, kinds: Mapping[int, EntityKind]) -> bool:
    """Tell whether a clause says how somebody known by name stands: "Roe remains at large", "was among the dead"."""
    clause, group = clauses[k], clauses[k].group
    if group.modal or group.negated or not group.finite or clause.link not in (Link.ROOT, Link.AND, Link.RELATIVE):
        return False
    near = words[group.last + 1 : min(group.last + 5, clause.end)]
    if group.copula:
        wanted = _PLIGHTS.get(near[0].low) if near else None
        if wanted is None or not any(word.low in wanted for word in near[1:]):
            return False
    elif group.lemma in _PURSUED and group.passive:
        after = words[group.last + 1 : group.last + 2]  # also where a verb follows: "is wanted for bribing a clerk"
        if not after or after[0].low not in _BY_WHOM:
            return False
    elif group.lemma not in _STANDING or not any(word.low in _WHEREABOUTS for word in near):
        return False
    start, end = subject_words(clauses, k)
    named = (words[i].entity for i in range(start, end))
    return any(kinds.get(entity) is EntityKind.PERSON for entity in named if entity is not None)
