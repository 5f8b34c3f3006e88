"""What the timeline asks the case besides the board. Each of these runs on the worker."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from dossier.domain.views import EventView, HitKind
from dossier.gui.saying import said
from dossier.timeline.lanes import Names

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_MOST_FOUND = 5_000
"""So many events are shown at most for the words that they are to have."""


def pack(case: "CaseFile") -> bool:
    """Make the next look at the whole case quick; tell whether there was something to do."""
    from dossier.services import timelines

    return timelines.refresh(case)


def labels(case: "CaseFile", ids: Collection[int]) -> Mapping[int, str]:
    """Return the words that stand on some events."""
    from dossier.services import timelines

    return {id_: said(words) for id_, words in timelines.labels(case, ids).items()}


def titles(case: "CaseFile") -> Names:
    """Return the titles of all stories as the names of lanes, made here where the window need not wait."""
    from dossier.services import timelines

    return Names(timelines.story_titles(case))


def found(case: "CaseFile", words: str) -> frozenset[int]:
    """Return the events that a search for some words finds."""
    from dossier.services import reading

    return frozenset(hit.id for hit in reading.search(case, words, _MOST_FOUND) if hit.kind is HitKind.EVENT)


def views(case: "CaseFile", ids: Collection[int]) -> dict[int, EventView]:
    """Return all that is said of some events."""
    from dossier.services import timelines

    return timelines.views(case, ids)
