"""The words around the trigger of an event, as its source has them: what every reader of steps of the law looks at."""

from dossier.domain.views import EventView

_CLAUSE = 120
"""How many characters before its trigger can belong to what an event tells."""


def word_of(event: EventView) -> str:
    """Return the word that names an event, as its source has it."""
    start = event.trigger.start - event.span.start
    return event.quote[start : start + len(event.trigger)]


def from_trigger(event: EventView) -> str:
    """Return the words of an event's quote from its trigger on."""
    return event.quote[event.trigger.start - event.span.start :]


def to_trigger(event: EventView, reach: int = _CLAUSE) -> str:
    """Return the words of an event's quote before its trigger, as far back as *reach* characters."""
    at = event.trigger.start - event.span.start
    return event.quote[max(at - reach, 0) : at]
