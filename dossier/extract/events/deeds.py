"""Dates of what somebody answers for, not of the answer: "was acquitted over the protest in June 2019"."""

from collections.abc import Sequence

from dossier.domain.dates import DateBasis
from dossier.domain.mentions import Timex
from dossier.extract.events.clauses import Clause, Link
from dossier.extract.events.dated_nouns import Place
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import NOMINAL, Pos, Word

_CALLED_TO_ACCOUNT = frozenset(
    "acquit convict clear sentence jail imprison fine charge arrest detain accuse sue indict try investigate question "
    "sanction prosecute suspend dismiss sack fire ban discipline condemn punish blame extradite".split()
)
_LINKING = frozenset("connection relation link".split())
_PART = frozenset("role part involvement".split())
_OWN = frozenset("his her their its".split())
_BOOKING = frozenset("report post announce record book publish show forecast".split())
_RESULTS = frozenset(
    "loss losses profit profits sales revenue revenues earnings income turnover growth orders deliveries deficit "
    "surplus dividend output production".split()
)
_MOST = frozenset("most much all part of the some half nearly almost".split())


def is_of_deed(words: Sequence[Word], clause: Clause, place: Place, timex: Timex) -> bool:
    """Tell whether a date written with its year closes the phrase that names what somebody answers for."""
    if clause.group.lemma not in _CALLED_TO_ACCOUNT or timex.date is None or timex.date.basis is not DateBasis.STATED:
        return False
    led = _lead(words, clause, place)
    named = led is not None and any(words[i].pos in NOMINAL for i in range(led + 1, place.first))
    return named and led is not None and not any(words[i].pos is Pos.COMMA for i in range(led, place.first))


def is_span_of_counts(words: Sequence[Word], clause: Clause, place: Place, timex: Timex) -> bool:
    """Tell whether a stretch of time closes what a charge, a plea or a verdict is about.

    "Pleaded guilty to counts of theft between 2012 and 2017": nobody pleads for five years.
    """
    date = timex.date
    if clause.group.lemma not in _JUDGED or date is None or date.start is None or date.end is None:
        return False
    if (date.end - date.start).days < _LONG or words[place.first - 1].low not in {"between", "from", "and", "to"}:
        return False
    lead = range(clause.group.last + 1, place.first - 1)
    led = next((i for i in lead if words[i].low in _CHARGED_WITH), None)
    return led is not None and any(words[i].pos in NOMINAL for i in range(led + 1, place.first))


_JUDGED = frozenset(
    "plead convict charge accuse indict find acquit clear admit confess deny sentence prosecute fine sue".split()
)
_CHARGED_WITH = frozenset("to of with for over on".split())
_LONG = 60
"""Days from which on a stretch is none of a hearing."""


def deed(words: Sequence[Word], clause: Clause, place: Place) -> int | None:
    """Return the noun that names the deed before a date of it, None where no list knows it."""
    led = _lead(words, clause, place)
    first = led if led is not None else clause.group.last
    return next((i for i in range(place.first - 1, first, -1) if noun_kind(words, i) is not None), None)


def _lead(words: Sequence[Word], clause: Clause, place: Place) -> int | None:
    """Return the last word of what leads to a deed: "over", "in connection with", "for his role in"."""
    for i in range(clause.group.last + 1, place.first - 1):
        low, before = words[i].low, words[i - 1].low
        if low == "over" and i + 1 < place.first and words[i + 1].timex is None and words[i + 1].pos is not Pos.NUM:
            return i
        if low in ("with", "to") and before in _LINKING:
            return i
        if low == "in" and before in _PART and words[i - 2].low in _OWN:
            return i
    return None


def is_second_object(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether what looks like a verb is a second object: "taught Latin and rowing from 1968 until 1983"."""
    if clause.link is not Link.GERUND or clause.marker != "and" or clause.parent is None:
        return False
    between = words[clauses[clause.parent].group.last + 1 : clause.group.first - 1]
    return bool(between) and all(word.pos in NOMINAL or word.pos is Pos.ADJ for word in between)


def is_spent(words: Sequence[Word], clause: Clause, place: Place, timex: Timex) -> bool:
    """Tell whether a time is how long somebody spent: "spent most of the past decade abroad"."""
    return timex.value.startswith("P") and all(word.low in _MOST for word in words[clause.group.last + 1 : place.first])


def closes_verdict(words: Sequence[Word], clauses: Sequence[Clause], k: int, end: int) -> bool:
    """Tell whether a time that ends before word *end* is that of the verdict whose deed clause *k* tells.

    "Was convicted of receiving stolen silver in 2003 and given a suspended sentence"; not of a deed of violence, which
    is told with its own time, nor where the verdict or the sentence has another.
    """
    deed_, after = clauses[k], clauses[k + 1] if k + 1 < len(clauses) else None
    if deed_.parent is None or after is None or after.link is not Link.AND or not after.shared or after.start != end:
        return False
    verdict = clauses[deed_.parent]
    if after.parent != deed_.parent or verdict.group.lemma in _CONFESSING or deed_.group.lemma in _VIOLENT:
        return False
    others = (*range(verdict.start + 1, verdict.end), *range(after.start + 1, after.end))
    other = any(words[i].pos is Pos.TIME and words[i - 1].low in _ON for i in others)
    return after.group.lemma in _SENTENCING and not other


_ON = frozenset("in on last next".split())
_CONFESSING = frozenset({"confess", "admit"})
_VIOLENT = frozenset(
    "kill murder shoot stab beat rape torture order command bomb shell attack massacre burn abduct kidnap plot "
    "conspire lead direct poison strangle assault abuse molest execute deport".split()
)
_SENTENCING = frozenset("give sentence fine jail imprison ban order spare".split())


def is_booked(words: Sequence[Word], clause: Clause, place: Place, timexes: Sequence[Timex]) -> bool:
    """Tell whether a time is that of a result, not of its report: "reported a loss of a million in 2019"."""
    date = timexes[place.index].date
    if clause.group.lemma not in _BOOKING or date is None or date.is_day:
        return False
    return any(word.low in _RESULTS for word in words[clause.group.last + 1 : place.first])
