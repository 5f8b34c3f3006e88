"""Deeds told only by a verdict that did not last: "wrongly convicted of killing him", "the verdict was quashed"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.domain.events import EventKind, Role, Status, StoryEvent
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span

_WRONGLY = re.compile(r"\b(?:wrongly|wrongfully|falsely|mistakenly|erroneously|unjustly)\s$", re.IGNORECASE)
_UNDOING = re.compile(
    r"(?:overturn(?:ed|s)?|quash(?:ed|es)?|annul(?:led|s)?|vacat(?:ed|es)|revers(?:ed|es)|set|thr(?:ew|own)|struck|voided)$",
    re.IGNORECASE,
)
_OF_VERDICT = re.compile(r"\b(?:convictions?|verdicts?|judge?ments?)\b", re.IGNORECASE)
_JUDGED = frozenset({EventKind.CONVICT, EventKind.SENTENCE})
_DEEDS = frozenset(
    {
        EventKind.DIE,
        EventKind.ATTACK,
        EventKind.INJURE,
        EventKind.TRANSFER_MONEY,
        EventKind.TRANSFER_OWNERSHIP,
        EventKind.OTHER,
    }
)
_BEFORE = 14
"""How many characters before a verb "wrongly" begins."""


def with_deeds_of_no_verdict(
    events: Sequence[StoryEvent], kinds: Mapping[int, EntityKind], text: str
) -> list[StoryEvent]:
    """Return *events* with alleged what somebody was convicted of doing by a verdict that the story tells undone."""
    wronged: set[int] = set()
    cleared: set[int] = set()
    for event in events:
        if event.status is not Status.ASSERTED:
            continue
        people = {p.entity for p in event.participants if kinds[p.entity] is EntityKind.PERSON}
        if event.kind in _JUDGED and _WRONGLY.search(text, max(event.trigger.start - _BEFORE, 0), event.trigger.start):
            wronged |= people
        elif event.kind is EventKind.APPEAL and len(people) == 1 and _undoes(event, text):
            cleared |= people - _convicted_again(events, event)
    if not wronged | cleared:
        return list(events)
    told = _told_by_verdicts(events)
    return [
        replace(event, status=Status.ALLEGED) if _is_of(event, wronged | cleared, told) else event for event in events
    ]


def _undoes(event: StoryEvent, text: str) -> bool:
    return _UNDOING.match(event.trigger.of(text)) is not None and _OF_VERDICT.search(event.span.of(text)) is not None


def _convicted_again(events: Sequence[StoryEvent], undone: StoryEvent) -> set[int]:
    """Return whom a court convicted after a verdict was undone: of which deed that was is not known."""
    when = undone.date.end if undone.date is not None else None
    again = (
        event
        for event in events
        if event.kind is EventKind.CONVICT and event.date is not None and event.date.start is not None
        if when is not None and event.date.start > when
    )
    return {p.entity for event in again for p in event.participants}


def _told_by_verdicts(events: Sequence[StoryEvent]) -> dict[Span, int]:
    """Return where, in each sentence that tells a verdict, its verb ends."""
    found: dict[Span, int] = {}
    for event in events:
        if event.kind in _JUDGED:
            found.setdefault(event.span, event.trigger.end)
    return found


def _is_of(event: StoryEvent, cleared: set[int], told: Mapping[Span, int]) -> bool:
    """Tell whether an event is what one of the *cleared* was convicted of: it stands behind the verdict's verb."""
    if event.status is not Status.ASSERTED or event.kind not in _DEEDS or event.attribution is not None:
        return False
    doers = {p.entity for p in event.participants if p.role is Role.AGENT}
    return bool(doers & cleared) and event.trigger.start > told.get(event.span, event.trigger.start)
