"""Which of several times of one verb is its date, and which are further dates of it."""

from collections.abc import Sequence
from itertools import pairwise

from dossier.domain.dates import Precision
from dossier.domain.mentions import Timex
from dossier.extract.events.clauses import Clause
from dossier.extract.events.dated_nouns import Place
from dossier.extract.events.words import NOMINAL, Pos, Word

_BETWEEN = 12
"""Words that may part two times of one verb: "on 24 June, because of the cargo, and again on 5 August"."""

_AT = frozenset({"in", "on", "at"})
_AGAIN = frozenset("again time".split())
_ONCE_MORE = _AGAIN | frozenset(", and in on for a the second third fourth fifth last final once then at".split())


def choose(words: Sequence[Word], clause: Clause, places: Sequence[Place], timexes: Sequence[Timex]) -> int:
    """Choose among several times of one verb: the narrowest if one lies within the others, else the one that opens
    the clause, else the nearest."""

    def distance(place: Place) -> tuple[int, int]:
        after = place.first > clause.group.last
        return (0 if after else 1, abs(place.first - clause.group.main))

    def opens(place: Place) -> bool:
        lead = words[clause.start : place.first]
        if place.end == clause.group.first:
            return True
        return place.first < clause.group.first and not any(w.pos in NOMINAL or w.pos is Pos.PRON for w in lead)

    for one, other in pairwise(places):
        first, year = timexes[one.index].date, timexes[other.index].date
        if first is None or year is None or [w.low for w in words[one.end : other.first]] != ["in"]:
            continue
        if year.precision is Precision.YEAR and first.start and year.start and first.start.year != year.start.year:
            # "in the last week of Ramadan in 2014"
            return other.index
    best = next((place for place in places if opens(place)), None) or min(places, key=distance)
    for place in places:
        inner, outer = timexes[place.index].date, timexes[best.index].date
        if inner is None or outer is None or None in (inner.start, inner.end, outer.start, outer.end):
            continue
        assert inner.start and inner.end and outer.start and outer.end
        inside = outer.start <= inner.start and inner.end <= outer.end
        if inside and (inner.start, inner.end) != (outer.start, outer.end):
            best = place
    return best.index


def again(words: Sequence[Word], places: Sequence[Place], chosen: int, timexes: Sequence[Timex]) -> list[int]:
    """Return the times (indices) that "and" joins to the chosen one, where they name other days; a list as a whole."""
    found: list[int] = []
    listed = any(_is_listed(words, one, other, Pos.AND) for one, other in pairwise(places))
    for one, other in pairwise(places):
        between = words[one.end : other.first]
        joined = any(w.pos is Pos.AND for w in between[:2]) and len(between) <= 8
        pairs = pairwise(w.low for w in between)
        joined = joined or (len(between) <= _BETWEEN and ("and", "again") in pairs)
        further = other.index if one.index == chosen else one.index
        same = timexes[further].date is not None and timexes[further].date == timexes[chosen].date
        a, b = timexes[one.index].date, timexes[other.index].date
        differ = a is not None and b is not None and (a.start, a.end) != (b.start, b.end)
        joined = joined or says_once_more(between) or (listed and _is_listed(words, one, other, Pos.COMMA))
        if one.index in found:
            further = other.index  # "on 3 May, 5 May and 9 May"
        if joined and differ and not same and {one.index, other.index} & {chosen, *found}:
            found.append(further)
    return found


def _is_listed(words: Sequence[Word], one: Place, other: Place, sign: Pos) -> bool:
    """Tell whether nothing but a sign parts two times."""
    between = words[one.end : other.first]
    if between and between[-1].low in _AT:
        between = between[:-1]  # "in 2021, in 2022 and in 2023"
    signs = [word.pos for word in between]
    if sign is Pos.AND and says_once_more(between):
        return True  # "in 2009, 2011 and again in 2014"
    return signs == [sign] or (sign is Pos.AND and signs == [Pos.COMMA, Pos.AND])


def says_once_more(between: Sequence[Word]) -> bool:
    """Tell whether words between two times say that it happened once more: "in 1996 and again in 2001"."""
    lows = [word.low for word in between]
    return not _AGAIN.isdisjoint(lows) and all(low in _ONCE_MORE for low in lows)
