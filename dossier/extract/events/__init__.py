"""From sentences with names and time expressions to events: the last stage of reading a story."""

from dossier.extract.events.finder import find_events
from dossier.extract.events.happenings import with_happenings
from dossier.extract.events.settling import find_dated_events

__all__ = ["find_dated_events", "find_events", "with_happenings"]
