"""Happenings that were put off to a day, or are awaited on it: "postponed the vote until 9 September"."""

from collections.abc import Sequence

from dossier.extract.events.clauses import Clause, subject_words
from dossier.extract.events.dated_nouns import Place
from dossier.extract.events.triggers import noun_kind
from dossier.extract.events.words import Pos, Word

_POSTPONING = frozenset("adjourn postpone delay defer extend reschedule move push put bring carry".split())
# Of these, what postpones with a particle only.
_PUSHING = frozenset("move push put bring carry".split())
_BACK = frozenset("off back forward over".split())
_UNTIL = frozenset("until till to".split())
_AWAITING = frozenset({"pending", "awaiting"})
_NEAR = 6


def awaited_noun(words: Sequence[Word], clauses: Sequence[Clause], k: int, place: Place) -> int | None:
    """Return the noun of what is to happen at *place* after it was put off or while somebody waits, else None."""
    clause = clauses[k]
    last = clause.group.last
    for i in range(place.first - 1, max(last, place.first - _NEAR), -1):
        if words[i].low in _AWAITING:
            return _happening(words, range(i + 1, place.first))
    before = words[place.first - 1].low
    if clause.group.lemma not in _POSTPONING or before not in _UNTIL:
        return None
    near = {word.low for word in words[last + 1 : place.first]}
    if clause.group.lemma in _PUSHING and not near & _BACK:
        return None
    if not clause.group.passive:
        return _happening(words, range(last + 1, place.first))
    return _happening(words, range(*subject_words(clauses, k)))


def is_named_day(words: Sequence[Word], clause: Clause, place: Place) -> bool:
    """Tell whether a day is only named for something: "have set 26 June for the vote"; nobody does so on that day."""
    after = words[place.end].low if place.end < len(words) else ""
    named = clause.group.lemma in _NAMING and place.first == clause.group.last + 1
    return named and not clause.group.passive and after in {"for", "as"}


def named_for(words: Sequence[Word], place: Place) -> int | None:
    """Return the happening of "have set 26 June for the vote", None where the words after "for" name none."""
    return _happening(words, range(place.end + 1, min(place.end + _NEAR, len(words))))


_NAMING = frozenset("set fix choose pick name propose announce book reserve suggest".split())


def is_put_off(words: Sequence[Word], clauses: Sequence[Clause], k: int, noun: int) -> bool:
    """Tell whether clause *k* says that what word *noun* names has been put off: "His extradition was delayed"."""
    group = clauses[k].group
    if group.lemma not in _POSTPONING or group.negated or group.modal:
        return False
    if group.lemma in _PUSHING and (group.last + 1 >= len(words) or words[group.last + 1].low not in _BACK):
        return False
    if group.passive:
        start, end = subject_words(clauses, k)
        return noun < group.first and _happening(words, range(start, end)) == noun
    return noun > group.last and _happening(words, range(group.last + 1, clauses[k].end)) == noun


def _happening(words: Sequence[Word], span: range) -> int | None:
    """Return the last noun that names a happening before any preposition, None where there is none."""
    found = None
    for i in span:
        if words[i].pos is Pos.PREP and found is not None:
            break
        if noun_kind(words, i) is not None:
            found = i
    return found
