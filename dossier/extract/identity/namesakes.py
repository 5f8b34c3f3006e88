"""People of one name across stories: which of them the circumstances make one, and what speaks against the others.

A name alone joins, as it does for a reader. It does not where the stories cannot be about one person (ages, a death,
callings, nations, he and she), nor where one of them introduces a stranger ("a man named X") and shares nothing with
the other. What the stories have in common outweighs that: the same company or the same happening.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_AGE = 3
"""By so many years the years of birth that two ages tell may differ: texts are careless."""
_SLIPS = 31
"""So many days after a death somebody may still be told to have acted, where a date is read wrongly."""
_DEAD_SURELY = 2
_LINK = 2
"""So much must stories share (see ``weight``) where callings or nations differ."""
_MONTHS = "January February March April May June July August September October November December".split()
_MOST = 3
"""Stories that tell nothing of who is meant go with those that are so many times as many as any namesake's."""
_CALLINGS = {
    "public life": (
        "activist administrator ambassador analyst architect attache attorney banker barrister businessman "
        "businesswoman ceo chairman chairwoman chancellor co-founder cofounder colonel columnist commander "
        "commissioner "
        "congressman congresswoman consul coroner correspondent councillor councilman councilwoman counsel detective "
        "dictator diplomat economist editor emir entrepreneur envoy executive financier founder general governor "
        "historian industrialist inspector investor journalist judge justice king lawmaker lawyer lecturer legislator "
        "lieutenant lobbyist magistrate magnate mayor minister mogul monarch oligarch ombudsman parliamentarian "
        "philosopher policeman policewoman politician premier president prince princess professor prosecutor reporter "
        "scholar scientist senator sergeant sheriff solicitor statesman strategist superintendent trader tycoon "
        "undersecretary vice-president"
    ),
    "sport": "athlete boxer cricketer footballer goalkeeper midfielder striker tennis-player golfer sprinter",
    "the arts": "actor actress comedian composer conductor filmmaker guitarist musician painter photographer rapper "
    "sculptor singer dancer playwright poet novelist",
    "medicine": "dentist doctor nurse physician surgeon midwife",
    "religion": "cardinal cleric imam pastor pope preacher priest rabbi vicar bishop archbishop nun monk",
    "a trade": "baker barber butcher carpenter cook courier driver electrician farmer fisherman guard labourer "
    "mechanic merchant plumber shopkeeper waiter waitress miner",
}
_CALLING = {word: field for field, words in _CALLINGS.items() for word in words.split()}
_NEAR = frozenset((("public life", "medicine"), ("public life", "the arts"), ("public life", "religion")))
"""Callings that one person often has: a doctor becomes a minister, a novelist is a professor."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """What one story tells of somebody, beside the name.

    ``key`` tells the story apart by its content, ``born`` the first and last year of birth that an age allows.
    ``stranger`` are the words that introduce somebody nobody knows. ``sex`` is "m", "f" or "". ``roles`` are nouns,
    ``nations`` peoples. ``died`` is the last day on which the story lets the person have died, ``acted`` the last on
    which the person did something. The others are what the person has to do with, in words that are compared.
    """

    key: str
    born: tuple[int, int] | None = None
    stranger: str = ""
    sex: str = ""
    roles: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    died: date | None = None
    acted: date | None = None
    people: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()


def callings(roles: Sequence[str] | frozenset[str]) -> frozenset[str]:
    """Return the fields of life that some roles belong to."""
    return frozenset(_CALLING[role] for role in roles if role in _CALLING)


def weight(one: Portrait, two: Portrait) -> int:
    """Return how much two stories share that makes one person likely: 3 for company or happenings, 2 for a role or
    an age, 1 for bodies and for places."""
    same_age = one.born is not None and two.born is not None and _years_apart(one, two) == 0
    return (
        3 * bool(one.people & two.people)
        + 3 * bool(one.happenings & two.happenings)
        + 2 * bool(one.roles & two.roles)
        + 2 * same_age
        + bool(one.bodies & two.bodies)
        + bool(one.places & two.places)
    )


def against(one: Portrait, two: Portrait) -> str:
    """Return what speaks against two stories meaning one person by a name, as words for a reason; "" for nothing."""
    return excluded(one, two) or _known_elsewhere([one], [two]) or _unlinked(one, two)


def excluded(one: Portrait, two: Portrait) -> str:
    """Return why two stories cannot be about one person, "" where they can."""
    if one.people & two.people or one.happenings & two.happenings:
        return ""
    if (apart := _years_apart(one, two)) > _AGE:
        return f"by the ages told one is some {apart} years older than the other"
    if told := _outlived(one, two) or _outlived(two, one):
        return told
    if one.sex and two.sex and one.sex != two.sex:
        return "one is spoken of as a man, the other as a woman"
    if weight(one, two) >= _LINK:
        return ""
    if one.nations and two.nations and one.nations.isdisjoint(two.nations):
        return f"one story says “{_first(one.nations)}”, the other “{_first(two.nations)}”"
    here, there = callings(one.roles), callings(two.roles)
    if here and there and not any(a == b or (a, b) in _NEAR or (b, a) in _NEAR for a in here for b in there):
        return f"one story says “{_calling(one.roles)}”, the other “{_calling(two.roles)}”"
    return ""


def _known_elsewhere(some: Sequence[Portrait], others: Sequence[Portrait]) -> str:
    """Return why a stranger is not whom others know by a calling, "" where that is not so.

    Whom a reader is told of as "a man named X" is no judge whom readers know, whatever the town.
    """
    for strangers, known in ((some, others), (others, some)):
        words = next((each.stranger for each in strangers if each.stranger), "")
        role = next((_calling(each.roles) for each in known if callings(each.roles)), "")
        unknown = words and role and not any(callings(each.roles) for each in strangers)
        if unknown and max(weight(one, two) for one in some for two in others) < _LINK:
            return f"one story introduces a stranger (“{words}”), the other speaks of “{role}”"
    return ""


def _unlinked(one: Portrait, two: Portrait) -> str:
    """Return why a stranger's story is not linked to another, "" where it is."""
    stranger = one.stranger or two.stranger
    if not stranger or weight(one, two):
        return ""
    return f"one story introduces a stranger (“{stranger}”), and the stories share nothing that tells who is meant"


def _years_apart(one: Portrait, two: Portrait) -> int:
    if one.born is None or two.born is None:
        return 0
    return max(0, one.born[0] - two.born[1], two.born[0] - one.born[1])


def _outlived(one: Portrait, two: Portrait) -> str:
    if one.died is None or two.acted is None or weight(one, two) > _DEAD_SURELY:
        return ""
    if (two.acted - one.died).days <= _SLIPS:
        return ""
    return f"one had died by {_month(one.died)}, and the other still acted in {_month(two.acted)}"


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def _first(words: frozenset[str]) -> str:
    return min(words).title()


def _calling(roles: frozenset[str]) -> str:
    return min(role for role in roles if role in _CALLING)


def parted(portraits: Sequence[Portrait]) -> list[list[int]]:
    """Return who is one, by the numbers of *portraits* of one name: a single list where nothing speaks against it.

    It follows from the portraits alone, in whatever order they come. Stories that share most come together first. A
    stranger stays one unless something links the stories; all others are one by their name, except where some of
    them cannot be: then those that tell nothing go with whoever is in far more stories, or with nobody.
    """
    order = sorted(range(len(portraits)), key=lambda at: portraits[at].key)
    clash = {(a, b) for a in order for b in order if a < b and excluded(portraits[a], portraits[b])}
    if not clash and not any(each.stranger for each in portraits):
        return [order]
    gathered = _Gathered(portraits, order, clash)
    pairs = [(-weight(portraits[a], portraits[b]), i, j) for i, a in enumerate(order) for j, b in enumerate(order[:i])]
    for shared, i, j in sorted(pairs):
        if shared:
            gathered.join(order[i], order[j])
    known = [some for some in gathered.groups() if not all(portraits[at].stranger for at in some)]
    contested = any(not gathered.fit(a[0], b[0]) for a in known for b in known)
    if known and (not contested or all(len(known[0]) >= _MOST * len(some) for some in known[1:])):
        for some in known[1:]:
            gathered.join(known[0][0], some[0])
    return gathered.groups()


class _Gathered:
    """Portraits gathered into people; those that exclude one another never come together."""

    def __init__(self, portraits: Sequence[Portrait], order: Sequence[int], clash: set[tuple[int, int]]) -> None:
        self._portraits, self._order, self._clash = portraits, order, clash
        self._of = {at: [at] for at in order}

    def fit(self, a: int, b: int) -> bool:
        """Tell whether those with whom *a* and *b* are can be one."""
        if self._of[a] is self._of[b]:
            return True
        if any((min(x, y), max(x, y)) in self._clash for x in self._of[a] for y in self._of[b]):
            return False
        here, there = ([self._portraits[at] for at in self._of[one]] for one in (a, b))
        return not _known_elsewhere(here, there)

    def join(self, a: int, b: int) -> None:
        """Make those with whom *a* and *b* are one, where they can be."""
        if self._of[a] is not self._of[b] and self.fit(a, b):
            together = sorted((*self._of[a], *self._of[b]), key=lambda at: self._portraits[at].key)
            for at in together:
                self._of[at] = together

    def groups(self) -> list[list[int]]:
        """Return who is with whom, the most first."""
        found = {id(self._of[at]): self._of[at] for at in self._order}
        return sorted(found.values(), key=lambda some: (-len(some), self._portraits[some[0]].key))
