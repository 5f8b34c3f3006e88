"""One event for one happening, even where two sentences of a story tell it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Role, StoryEvent
from dossier.extract.events.lexicon import verb_forms

_VAGUE = frozenset({EventKind.OTHER, EventKind.STATEMENT})
_ONCE = frozenset(
    {
        EventKind.BE_BORN,
        EventKind.DIE,
        EventKind.ARREST,
        EventKind.EXTRADITE,
        EventKind.CONVICT,
        EventKind.SENTENCE,
        EventKind.SANCTION,
        EventKind.ELECT,
        EventKind.ACQUIT,
        EventKind.PARDON,
        EventKind.EXECUTE,
        EventKind.MARRY,
    }
)

# Of these a noun that names somebody tells again what a verb told: "after the sale of it".
_SINGLE = _ONCE | {EventKind.DIVORCE, EventKind.TRANSFER_OWNERSHIP}
# How near, in letters, two tellings without names are taken for one.
_NEARBY = 500
# How many letters before a noun its article stands in.
_PHRASE = 40
_POINTING = frozenset("the that this those these his her their its same".split())

# Who "was jailed in 2014" is not the one time arrested.
_LOCKED = frozenset("jail imprison incarcerate intern".split())
_ONE_WORD = {"fire": "sack", "dismiss": "sack", "oust": "sack", "axe": "sack", "quit": "resign"}
"""Words for how a post ends that tell one thing."""
_OF_SOMETHING = frozenset("the a an his her its their as from".split())
"""What stands behind "quit" where it may be another post: "quit the party"."""
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_TERM = re.compile(r"\b(\w{1,12})[ -](?:years?|months?)\b")


def merge_repeats(events: Sequence[StoryEvent], text: str) -> tuple[StoryEvent, ...]:
    """Drop events that tell again what another event of the story tells; the dated telling stays."""
    tellings = Counter(event.kind for event in events)
    events = [e for e in events if not (_is_mere_noun(e, text) and tellings[e.kind] > 1)]
    kept: list[StoryEvent] = []
    groups: dict[tuple[EventKind, str], list[int]] = {}
    for event in events:
        lemma = _lemma(event, text)
        once = event.kind in _ONCE and (lemma not in _LOCKED or event.kind is EventKind.SENTENCE)
        key = (event.kind, "" if once else _one_word(event, lemma, text))
        rivals = groups.setdefault(key, [])
        twin = next((i for i in rivals[-20:] if _same(kept[i], event) and _one_term(kept[i], event, text)), None)
        if twin is None:
            rivals.append(len(kept))
            kept.append(event)
        elif kept[twin].date is None and event.date is not None:
            kept[twin] = event
        else:
            kept[twin] = _enriched(kept[twin], event)
    return tuple(sorted(kept, key=lambda e: (e.trigger, e.span)))


def with_asides(events: Sequence[StoryEvent], asides: Sequence[StoryEvent], text: str) -> tuple[StoryEvent, ...]:
    """Add what nouns tell by the way, where no other event of the story tells it.

    What befell nobody known is added only where nothing of its kind is told nearby, and what happens to somebody once
    only where it is not told of him.
    """
    told: dict[EventKind, list[int]] = {}
    for event in events:
        told.setdefault(event.kind, []).append(event.trigger.start)
    known = {event.trigger for event in events}
    people = {(event.kind, p.entity) for event in events for p in event.participants}
    new = []
    for event in asides:
        if event.trigger in known or (not event.participants and _is_told(event, told.get(event.kind, ()), text)):
            continue
        if event.kind in _SINGLE and any((event.kind, p.entity) in people for p in event.participants):
            continue
        new.append(event)
    return tuple(sorted([*events, *merge_repeats(new, text)], key=lambda e: (e.trigger, e.span)))


def _is_told(event: StoryEvent, places: Sequence[int], text: str) -> bool:
    """Tell whether what a noun names is told nearby, or anywhere where it is "the" raid and not "a" raid."""
    if event.kind in _VAGUE or not places:
        return False
    at = event.trigger.start
    before = text[max(at - _PHRASE, 0) : at].casefold().split()[-3:]
    return not _POINTING.isdisjoint(before) or any(abs(at - place) < _NEARBY for place in places)


def _is_mere_noun(event: StoryEvent, text: str) -> bool:
    """Tell whether only a noun tells of a happening, of nobody known and of no day: "the deaths of nine people"."""
    named = event.participants or event.date is not None or event.hanging is not None
    return not named and event.trigger.of(text).casefold() not in verb_forms()


def _one_word(event: StoryEvent, lemma: str, text: str) -> str:
    """Return the word that stands for all those that tell how a post ends: "sacked" for "fired" and "dismissed"."""
    if event.kind is not EventKind.END_POSITION:
        return lemma
    after = text[event.trigger.end : event.trigger.end + 12].split()
    return lemma if lemma == "quit" and after and after[0] in _OF_SOMETHING else _ONE_WORD.get(lemma, lemma)


def _one_term(a: StoryEvent, b: StoryEvent, text: str) -> bool:
    """Tell whether two sentences may be one: not where one is of six years and the other of two."""
    if a.kind is not EventKind.SENTENCE or a.span == b.span:
        return True
    terms = [{_number(word) for word in _TERM.findall(e.span.of(text))} for e in (a, b)]
    return not all(terms) or bool(terms[0] & terms[1])


def _number(word: str) -> str:
    low = word.lower()
    return str(_NUMBERS.index(low) + 1) if low in _NUMBERS else "1" if low in ("a", "an") else low


def _lemma(event: StoryEvent, text: str) -> str:
    word = event.trigger.of(text).casefold()
    form = verb_forms().get(word)
    return form.lemma if form is not None else word


def _same(a: StoryEvent, b: StoryEvent) -> bool:
    if a.status is not b.status:
        return False
    if a.date is None or b.date is None:
        if a.kind in _VAGUE:
            return False
    elif not _compatible(a.date, b.date):
        return False
    if a.kind is EventKind.STATEMENT and a.span != b.span and a.date is not None:
        return False
    return _share_people(a, b)


def _compatible(a: DateInterval, b: DateInterval) -> bool:
    return (a.start, a.end) == (b.start, b.end)


def _share_people(a: StoryEvent, b: StoryEvent) -> bool:
    targets = [{p.entity for p in e.participants if p.role in (Role.PATIENT, Role.SPEAKER)} for e in (a, b)]
    if all(targets):
        return bool(targets[0] & targets[1])
    everyone = [{p.entity for p in e.participants} for e in (a, b)]
    return bool(everyone[0]) and everyone[0] == everyone[1]


def _enriched(event: StoryEvent, again: StoryEvent) -> StoryEvent:
    """Add to an event the places that its second telling names."""
    return replace(event, places=tuple(dict.fromkeys(event.places + again.places)))
