"""Dates of what somebody answers for, not of the answer: "was acquitted over the protest in June 2019"."""

from collections.abc import Sequence

from dossier.domain.dates import DateBasis
from dossier.domain.mentions import Timex
from dossier.extract.events.clauses import Clause
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


def is_of_deed(words: Sequence[Word], clause: Clause, place: Place, timex: Timex) -> bool:
    """Tell whether a date written with its year closes the phrase that names what somebody answers for."""
    if clause.group.lemma not in _CALLED_TO_ACCOUNT or timex.date is None or timex.date.basis is not DateBasis.STATED:
        return False
    led = _lead(words, clause, place)
    named = led is not None and any(words[i].pos in NOMINAL for i in range(led + 1, place.first))
    return named and led is not None and not any(words[i].pos is Pos.COMMA for i in range(led, place.first))


def deed(words: Sequence[Word], clause: Clause, place: Place) -> int | None:
    """Return the noun that names the deed before a date of it, None where no list knows it."""
    led = _lead(words, clause, place)
    first = led if led is not None else place.first
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
