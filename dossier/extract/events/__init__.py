"""From sentences with names and time expressions to events: the last stage of reading a story."""

from dossier.extract.events.finder import find_events

__all__ = ["find_events"]
