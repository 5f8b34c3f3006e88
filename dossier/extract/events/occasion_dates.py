"""What happened on an occasion that has a time: "in Tuesday's attack", "in last month's vote", "Last year's storm"."""

from collections.abc import Sequence

from dossier.domain.events import EventKind
from dossier.extract.events.actors import is_actor
from dossier.extract.events.clause_dates import Dates
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.dated_nouns import Place
from dossier.extract.events.lexicon import triggers
from dossier.extract.events.sequels import is_past
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import NOMINAL, Pos, Word

_INSIDE = frozenset("in during at on amid".split())
_OCCASIONS = frozenset(
    "action announcement event incident ceremony session operation statement report ruling move decision debate "
    "search games championship championships tournament festival fair summit congress convention race cup".split()
)
# What appears on a day, and in which somebody says something on it: "in Sunday's paper".
_PAPERS = frozenset(
    "newspaper paper edition issue magazine weekly editorial column interview programme program broadcast show".split()
)
# What people do in an election: "won a seat in last month's vote"; who was accused of fraud in it was so later.
_AT_POLLS = frozenset(
    "win lose defeat beat elect re-elect reelect vote stand run oust unseat gain secure retain "
    "boycott score back support contest".split()
)
# What an occasion brings about itself: "Last year's storm destroyed the pier".
BRINGING = frozenset(
    "kill injure wound destroy murder hurt damage devastate displace flood wreck ravage topple overthrow flatten "
    "paralyse paralyze begin start erupt occur happen end".split()
)
_HOLDERS = frozenset("champion champions finalist finalists runner-up runners-up contestant medallist idol".split())


def date_noun(
    words: Sequence[Word],
    clauses: Sequence[Clause],
    dates: Dates,
    noun: int,
    place: Place,
    offers: dict[int, list[Place]],
) -> None:
    """Date a noun, and the verb as well that happened "in Tuesday's attack", or the verb alone."""
    kind = noun_kind(words, noun)
    inside = next((n for n, c in enumerate(clauses) if c.start <= place.first < c.end), None)
    clause = None if inside is None else clauses[inside]
    told = clause is not None and _brings_about(words, clause, noun, place)
    k = inside if told or _is_on_occasion(words, clause, noun, place, kind) else None
    if k is not None:
        offers.setdefault(k, []).append(place)
    of = words[place.first - 1].low == "of" and noun < place.first
    if kind is not None and not (k is not None and of and kind is EventKind.OTHER):
        dates.nouns.setdefault(noun, place.index)


def _brings_about(words: Sequence[Word], clause: Clause, noun: int, place: Place) -> bool:
    """Tell whether a time opens the subject of a verb that tells what that occasion did: "Last year's Orla killed"."""
    if not (place.first < noun < clause.group.first) or not is_past(clause):
        return False
    lead = words[clause.start : place.first]
    opens = all(word.pos in (Pos.DET, Pos.COMMA, Pos.AND, Pos.THAT, Pos.QUOTE, Pos.ADV) for word in lead)
    tight = all(word.pos in NOMINAL or word.pos is Pos.ADV for word in words[noun : clause.group.first])
    phrase = [n for n in range(place.end, noun + 1) if words[n].pos is Pos.NOUN]
    # "Last year's winner hurt his knee"
    people = any(words[n].low in _HOLDERS or is_actor(words, n, n + 1, {}) for n in phrase)
    group = clause.group
    timed = any(word.pos is Pos.TIME for word in words[group.last + 1 : clause.end])
    return (
        not timed and opens and tight and not people and group.finite and not group.passive and group.lemma in BRINGING
    )


def _is_on_occasion(
    words: Sequence[Word], clause: Clause | None, noun: int, place: Place, kind: EventKind | None
) -> bool:
    """Tell whether the verb of a clause happened "in Tuesday's attack" or "in the reshuffle of 14 July"."""
    of = words[place.first - 1].low == "of" and noun < place.first if place.first else False
    i = (noun if of else place.first) - 1
    while i > 0 and words[i].pos in (Pos.DET, Pos.ADJ, Pos.NUM):
        i -= 1
    if clause is None or i < 0 or words[i].low not in _INSIDE or (words[i].low == "on" and kind is EventKind.OTHER):
        return False
    appears = _appears(words, clause, noun)
    if not (appears or _is_occasion(words, noun, of, kind, clause)):
        return False
    if clause.group.last < i:
        return True
    # "In Tuesday's raid, police seized …"
    closed = noun + 1 < len(words) and words[noun + 1].pos is Pos.COMMA and noun < clause.group.first
    lead = range(clause.start, i)
    fronted = not any(words[n].pos in NOMINAL or words[n].pos is Pos.PRON for n in lead)
    if appears and lead:
        fronted = fronted or words[lead[0]].low == "in"  # "In an opinion piece in Sunday's paper, Roe wrote …"
    return closed and fronted and clause.link in (Link.ROOT, Link.AND) and clause.group.finite


def _is_occasion(words: Sequence[Word], noun: int, of: bool, kind: EventKind | None, clause: Clause) -> bool:
    """Tell whether something can happen in what the noun names: an attack, a ceremony, "the reshuffle of 14 July"."""
    if kind is EventKind.ELECT:
        polled = clause.group.lemma in _AT_POLLS and clause.group.last < noun
        return polled or (of and words[noun].entity is None) or words[noun].low in _OCCASIONS
    named = of and words[noun].pos is Pos.NOUN and words[noun].entity is None
    return named or kind is not None or words[noun].low in _OCCASIONS


def _appears(words: Sequence[Word], clause: Clause, noun: int) -> bool:
    """Tell whether somebody says something in a paper of a day: "In Sunday's Post, Roe wrote"."""
    group = clause.group
    if group.lemma not in triggers().saying or group.passive or group.modal or group.negated:
        return False
    return words[noun].low in _PAPERS or words[noun].pos is Pos.NAME
