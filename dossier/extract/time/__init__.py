"""Time expressions of a story, found and resolved to intervals, each with the reason why."""

from dossier.extract.time.pipeline import find_timexes

__all__ = ["find_timexes"]
