"""Nobody does anything after his death: a month that would say so is of the last year in which it can have been.

"He was killed on 3 November 2019. He told his wife in September …", written in 2021: only what is seen from the day of
writing alone gives way, and it loses its date where no year fits.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.events import EventKind, Role, Status, StoryEvent
from dossier.domain.ledger import Anchor, AnchorKind, LedgerStep, Rule
from dossier.domain.mentions import EntityKind
from dossier.extract.time.explain import explained

_DONE = frozenset({Role.AGENT, Role.SPEAKER})
_ALIVE = frozenset(
    {
        EventKind.ARREST,
        EventKind.CHARGE,
        EventKind.RELEASE,
        EventKind.TRIAL,
        EventKind.MEET,
        EventKind.PHONE_WRITE,
        EventKind.START_POSITION,
        EventKind.MARRY,
        EventKind.EXTRADITE,
        EventKind.INJURE,
    }
)
"""Kinds of what befalls only the living."""
_LONGEST = 100
"""Days of a month or a season at the most."""
_YEAR = 366


def within_lives(events: Sequence[StoryEvent], kinds: Mapping[int, EntityKind], text: str) -> list[StoryEvent]:
    """Return events with the dates put right that lie after the death of somebody who acts in them."""
    deaths = _deaths(events, kinds)
    if not deaths:
        return list(events)
    return [_put_right(event, deaths, text) for event in events]


def _deaths(events: Sequence[StoryEvent], kinds: Mapping[int, EntityKind]) -> dict[int, StoryEvent]:
    """Return the death of each person whom the story says to have died on a day or in a month it names."""
    found: dict[int, StoryEvent] = {}
    for event in events:
        if event.kind is not EventKind.DIE or event.status is not Status.ASSERTED or event.date is None:
            continue
        if event.date.start is None or event.date.end is None or (event.date.end - event.date.start).days > _LONGEST:
            continue
        for part in event.participants:
            if part.role is Role.PATIENT and kinds.get(part.entity) is EntityKind.PERSON:
                known = found.get(part.entity)
                if known is None or _end(known) < event.date.end:
                    found[part.entity] = event
    return found


def _end(event: StoryEvent) -> date:
    return event.date.end if event.date is not None and event.date.end is not None else date.max


def _put_right(event: StoryEvent, deaths: Mapping[int, StoryEvent], text: str) -> StoryEvent:
    when = event.date
    if when is None or when.start is None or when.end is None or not _is_seen_from_writing(when):
        return event
    if event.status not in (Status.ASSERTED, Status.ALLEGED):
        return event
    living = [p.entity for p in event.participants if p.role in _DONE or event.kind in _ALIVE]
    over = [deaths[entity] for entity in living if entity in deaths and _end(deaths[entity]) < when.start]
    if not over:
        return event
    return replace(event, date=_before(when, min(over, key=_end), text))


def _is_seen_from_writing(when: DateInterval) -> bool:
    """Tell whether a date has its year from the day of writing alone: "in September", "last spring"."""
    if not when.ledger or when.start is None or when.end is None or (when.end - when.start).days > _LONGEST:
        return False
    last = when.ledger[-1]
    anchored = last.anchor is not None and last.anchor.kind is AnchorKind.PUBLICATION
    return anchored and last.rule in (Rule.LATEST_BEFORE, Rule.RELATIVE) and _names_month(last.words)


def _names_month(words: str) -> bool:
    low = words.casefold()
    return any(name in low for name in _NAMES)


_NAMES = (
    "january february march april may june july august september october november december jan feb mar apr aug sept "
    "oct nov dec spring summer autumn winter christmas easter"
).split()


def _before(when: DateInterval, death: StoryEvent, text: str) -> DateInterval | None:
    """Return a date in the last year in which it lies before a death, None where that is more than a year before."""
    end = _end(death)
    assert when.start is not None and when.end is not None and death.date is not None
    for years in range(when.start.year - end.year, when.start.year - end.year + 2):
        try:
            first = when.start.replace(year=when.start.year - years)
            last = when.end.replace(year=when.end.year - years)
        except ValueError:
            return None  # 29 February
        if first <= end:
            if (end - first).days > _YEAR:
                return None
            anchor = Anchor(
                AnchorKind.EVENT, death.trigger.of(text), death.date.start, death.date.end, span=death.trigger
            )
            own = when.ledger[-1]
            step = LedgerStep(own.words, own.span, Rule.LATEST_BEFORE, anchor, first, last)
            return replace(
                when,
                start=first,
                end=last,
                basis=DateBasis.INFERRED,
                explanation=explained((step,), when.precision),
                ledger=(step,),
            )
    return None
