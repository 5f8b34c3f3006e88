"""A happening told first of people without names and then of those who are named: one event.

"Police arrested two Austrians on Monday. Karl Huber and Emil Roth were taken into custody at the airport." Only what
happens to somebody once, in sentences that follow, and where number, gender and calling agree and nothing speaks of a
second time or of further people.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dossier.domain.events import EventKind, Role, Status, StoryEvent
from dossier.domain.mentions import EntityKind, FactKind, StoryEntity
from dossier.extract.naming import gazetteer
from dossier.extract.persons.groups import COUNTS, GENDERS, several
from dossier.extract.persons.phrases import person_noun
from dossier.extract.tokens import Sentence, Token

_ONCE = frozenset(
    {
        EventKind.DIE,
        EventKind.ARREST,
        EventKind.CHARGE,
        EventKind.CONVICT,
        EventKind.ACQUIT,
        EventKind.SENTENCE,
        EventKind.EXTRADITE,
        EventKind.END_POSITION,
        EventKind.EXECUTE,
        EventKind.PARDON,
    }
)
_TOLD = (Status.ASSERTED, Status.ALLEGED)
_WITHIN = 2
"""How many sentences later the detail of a lead stands at most."""
_OTHERS = frozenset(
    "another other others second third fourth again also too further more later earlier previously since "
    "already separate separately same next subsequently meanwhile additional once twice ever never every each both "
    "like unlike including among".split()
)
"""Words that tell of further people or of another time."""
_BEING = frozenset("was were been be being got".split())
_ONE = frozenset("a an one".split())
_GENERAL = frozenset(
    "man woman person resident native national citizen teenager teen boy girl father mother pensioner immigrant "
    "migrant refugee foreigner individual youth suspect defendant victim driver passenger husband wife".split()
)
"""Whoever is one of these may be called anything besides."""
_LONG, _NOUN_WITHIN, _AUXILIARY = 60, 5, 3
_CIRCUMSTANCES = frozenset("in at near for with by after during over outside inside from as".split())
"""What stands behind these tells one happening from another: "in the crash", "for theft"."""
_CIRCUMSTANCE_WITHIN = 8
_ARTICLES = frozenset("the a an his her their its".split())


@dataclass(frozen=True, slots=True)
class _People:
    """People without a name: how many they are, of which gender (``m``, ``f``, "" for either), and what each is."""

    count: int
    gender: str
    noun: str


def joined_retellings(
    events: Sequence[StoryEvent], sentences: Sequence[Sentence], entities: Mapping[int, StoryEntity]
) -> tuple[StoryEvent, ...]:
    """Join each event of unnamed people with the one that the next sentences tell of as many who are named.

    The telling that has the date stays, with the people and the places of both.
    """
    starts = [sentence.span.start for sentence in sentences]
    by_kind: dict[EventKind, list[tuple[int, int]]] = {}
    for number, event in enumerate(events):
        if event.kind in _ONCE and event.status in _TOLD:
            by_kind.setdefault(event.kind, []).append((number, bisect_right(starts, event.trigger.start) - 1))
    joined: dict[int, StoryEvent | None] = {}
    for told in by_kind.values():
        for place, (first, second) in enumerate(pairwise(told)):
            pair = _pair(events, first, second)
            crowded = any(at == first[1] for _, at in told[max(0, place - 1) : place])
            crowded = crowded or any(at == second[1] for _, at in told[place + 2 : place + 3])
            if pair is None or crowded or first[0] in joined:
                continue
            if _is_one(*pair, sentences[first[1]], sentences[second[1]], entities):
                one = _joined(*pair)
                joined[first[0]], joined[second[0]] = (None, one) if one.trigger == pair[1].trigger else (one, None)
    kept = [joined.get(number, event) for number, event in enumerate(events)]
    return tuple(event for event in kept if event is not None)


def _pair(
    events: Sequence[StoryEvent], first: tuple[int, int], second: tuple[int, int]
) -> tuple[StoryEvent, StoryEvent] | None:
    """Return two events (each with its sentence) that stand near each other, if only the second names anybody."""
    (a, lead), (b, detail) = first, second
    if not 0 < detail - lead <= _WITHIN or lead < 0:
        return None
    if events[a].participants or not _patients(events[b]) or events[a].status is not events[b].status:
        return None
    return events[a], events[b]


def _patients(event: StoryEvent) -> list[int]:
    """Return those to whom a thing happens; whoever gives up a post does so himself."""
    own = event.kind is EventKind.END_POSITION and not any(p.role is Role.PATIENT for p in event.participants)
    wanted = Role.AGENT if own else Role.PATIENT
    return [part.entity for part in event.participants if part.role is wanted]


def _is_one(
    lead: StoryEvent,
    detail: StoryEvent,
    first: Sentence,
    second: Sentence,
    entities: Mapping[int, StoryEntity],
) -> bool:
    """Tell whether the *detail* tells the happening of the *lead* again, by name."""
    if max(len(first.tokens), len(second.tokens)) > _LONG or not _OTHERS.isdisjoint((*first.lows, *second.lows)):
        return False
    a, b = lead.date, detail.date
    if a is not None and b is not None and (a.start, a.end) != (b.start, b.end):
        return False
    if lead.hanging is not None or detail.hanging is not None:
        return False
    if lead.places and detail.places and not set(lead.places) & set(detail.places):
        return False
    people = _described(first, lead)
    if people is None or _is_beside(second, detail, people) or _are_at_odds(first, lead, second, detail):
        return False
    named = [entities[key] for key in _patients(detail)]
    return people.count == len(named) and all(_fits(one, people) for one in named)


def _is_beside(sentence: Sentence, event: StoryEvent, people: _People) -> bool:
    """Tell whether the unnamed one stands beside those named: "Roe was killed when the suspect fired at him"."""
    behind = [
        low for token, low in zip(sentence.tokens, sentence.lows, strict=True) if token.start >= event.trigger.end
    ]
    return people.count == 1 and any(a == "the" and b == people.noun for a, b in pairwise(behind))


def _are_at_odds(first: Sentence, lead: StoryEvent, second: Sentence, detail: StoryEvent) -> bool:
    """Tell whether two sentences put one circumstance differently: "in the shooting" and "in the crash"."""
    one, two = _circumstances(first, lead), _circumstances(second, detail)
    return any(one[word].isdisjoint(two[word]) for word in one.keys() & two.keys())


def _circumstances(sentence: Sentence, event: StoryEvent) -> dict[str, set[str]]:
    """Return what stands behind each preposition that follows what tells of an event; days do not count."""
    times = () if event.date is None else event.date.mentions
    found: dict[str, set[str]] = {}
    preposition, left = "", 0
    for token, low in zip(sentence.tokens, sentence.lows, strict=True):
        if token.start < event.trigger.end or any(span.start <= token.start < span.end for span in times):
            continue
        if low in _CIRCUMSTANCES:
            preposition, left = low, _CIRCUMSTANCE_WITHIN
        elif not token.is_word:
            left = 0
        elif left and low not in _ARTICLES:
            found.setdefault(preposition, set()).add(low)
            left -= 1
    return found


def _fits(named: StoryEntity, people: _People) -> bool:
    """Tell whether somebody may be one of those described, by gender and calling."""
    if named.kind is not EntityKind.PERSON or len(named.name.split()) < 2:
        return False
    known = gazetteer.given_names().get(gazetteer.fold(named.name.split()[0]), "")
    if people.gender and known in ("m", "f") and known != people.gender:
        return False
    if people.noun in _GENERAL or people.noun in gazetteer.demonyms():
        return True
    callings = [fact.value for fact in named.facts if fact.kind is FactKind.ROLE]
    return not callings or any(people.noun in gazetteer.fold(calling).split() for calling in callings)


def _described(sentence: Sentence, event: StoryEvent) -> _People | None:
    """Return the unnamed people to whom a sentence says that something happened: those right at its verb."""
    tokens, lows = sentence.tokens, sentence.lows
    at = next((i for i, token in enumerate(tokens) if token.start == event.trigger.start), None)
    if at is None:
        return None
    if at + 1 < len(tokens) and (lows[at + 1] in _ONE or _count(lows[at + 1])):
        found = _people(tokens, lows, at + 1, len(tokens))
        return found[0] if found is not None else None
    being = next((i for i in range(at - 1, max(-1, at - 1 - _AUXILIARY), -1) if lows[i] in _BEING), at)
    while being > 0 and lows[being - 1] in ("has", "have", "had"):
        being -= 1
    first = next((i for i in range(being) if lows[i] in _ONE or _count(lows[i])), None)
    found = None if first is None else _people(tokens, lows, first, being)
    if found is None or any(token.text in ",;:" for token in tokens[found[1] : being]):
        return None
    return None if any(_means_people(token) for token in tokens[found[1] + 1 : being]) else found[0]


def _people(tokens: Sequence[Token], lows: Sequence[str], first: int, end: int) -> tuple[_People, int] | None:
    """Return the people whom the article or number at token *first* begins, and their noun's place."""
    count = 1 if lows[first] in _ONE else _count(lows[first])
    for i in range(first + 1, min(first + 1 + _NOUN_WITHIN, end)):
        if not tokens[i].is_word:
            return None
        nxt = tokens[i + 1] if i + 1 < end else None
        if not _means_people(tokens[i]) or (nxt is not None and _means_people(nxt)):
            continue
        if (count > 1) != several(tokens[i]) or (nxt is not None and nxt.text in ("and", "or", "'s", "’s", "'", "’")):
            return None
        noun = gazetteer.fold(tokens[i].text)
        if count > 1:
            noun = f"{noun[:-2]}an" if noun.endswith("men") else noun[:-1]
        gender = GENDERS.get(lows[i], person_noun(noun) or "")
        return _People(count, gender, noun), i
    return None


def _means_people(token: Token) -> bool:
    return several(token) or (token.text.islower() and person_noun(token.text) is not None)


def _count(word: str) -> int:
    """Return how many a number from two to twelve says, else 0."""
    if word.isdecimal() and len(word) <= 2:
        return int(word) if 1 < int(word) <= 12 else 0
    return COUNTS.get(word, 0)


def _joined(lead: StoryEvent, detail: StoryEvent) -> StoryEvent:
    kept = lead if detail.date is None and lead.date is not None else detail
    places = tuple(dict.fromkeys(lead.places + detail.places))
    return replace(kept, participants=detail.participants, places=places)
