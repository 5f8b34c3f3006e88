"""One event for one happening, even where two sentences of a story tell it."""

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

# Who "was jailed in 2014" is not the one time arrested.
_LOCKED = frozenset("jail imprison incarcerate intern".split())


def merge_repeats(events: Sequence[StoryEvent], text: str) -> tuple[StoryEvent, ...]:
    """Drop events that tell again what another event of the story tells; the dated telling stays."""
    tellings = Counter(event.kind for event in events)
    events = [e for e in events if not (_is_mere_noun(e, text) and tellings[e.kind] > 1)]
    kept: list[StoryEvent] = []
    groups: dict[tuple[EventKind, str], list[int]] = {}
    for event in events:
        lemma = _lemma(event, text)
        once = event.kind in _ONCE and lemma not in _LOCKED
        key = (event.kind, "" if once else lemma)
        rivals = groups.setdefault(key, [])
        twin = next((i for i in rivals[-20:] if _same(kept[i], event)), None)
        if twin is None:
            rivals.append(len(kept))
            kept.append(event)
        elif kept[twin].date is None and event.date is not None:
            kept[twin] = event
        else:
            kept[twin] = _enriched(kept[twin], event)
    return tuple(sorted(kept, key=lambda e: (e.trigger, e.span)))


def _is_mere_noun(event: StoryEvent, text: str) -> bool:
    """Tell whether only a noun tells of a happening, of nobody known and of no day: "the deaths of nine people"."""
    named = event.participants or event.date is not None or event.hanging is not None
    return not named and event.trigger.of(text).casefold() not in verb_forms()


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
