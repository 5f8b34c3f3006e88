"""Time expressions of a story, found and resolved to intervals, each with the reason why."""

from dossier.extract.time.pipeline import NOTHING_KNOWN, find_timexes

__all__ = ["NOTHING_KNOWN", "find_timexes"]
