"""Hostages: who was kidnapped is not arrested where he was seized, nor in custody where he is still held."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.events import EventKind, Role, Status, StoryEvent

_KIDNAPPING = ("kidnap", "abduct", "hostage")
_SEIZING = frozenset("seize seized capture captured take taken grab grabbed snatch snatched catch caught".split())
_HOLDING = frozenset("hold held holding".split())
# Who holds people by law, and where.
_LAW = tuple(
    "police officer prosecutor custody jail prison court judge suspicion charge detective authorities arrest bail "
    "trial sheriff gendarme".split()
)


def with_captives(events: Sequence[StoryEvent], text: str) -> list[StoryEvent]:
    """Return *events* with seizures and captivity of those whom the story calls kidnapped told as no arrest."""
    captives = {
        part.entity
        for event in events
        if event.status is not Status.DENIED and event.trigger.of(text).casefold().startswith(_KIDNAPPING)
        for part in event.participants
        if part.role is not Role.AGENT and part.role is not Role.SPEAKER
    }
    return [_told(event, captives, text) for event in events] if captives else list(events)


def _told(event: StoryEvent, captives: set[int], text: str) -> StoryEvent:
    trigger = event.trigger.of(text).casefold()
    if event.kind is not EventKind.ARREST or trigger not in _SEIZING | _HOLDING:
        return event
    held = {part.entity for part in event.participants if part.role is not Role.AGENT}
    clause = event.span.of(text).casefold()
    if held.isdisjoint(captives) or any(word in clause for word in _LAW):
        return event
    return replace(event, kind=EventKind.ATTACK if trigger in _SEIZING else EventKind.OTHER)
