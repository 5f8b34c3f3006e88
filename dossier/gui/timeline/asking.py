"""What the timeline asks the case besides the board. Each of these runs on the worker."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from dossier.domain.listing import StoryOrder
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EventView, HitKind
from dossier.gui.saying import said
from dossier.timeline.lanes import Names

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_MOST_FOUND = 5_000
"""So many events are shown at most for the words that they are to have."""

_PAGE = 60
"""So many names or titles are offered at a time to be ticked."""


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


def people_page(case: "CaseFile", words: str) -> tuple[Sequence[tuple[int, str]], int]:
    """Return a page of the people with *words* in a name, the most mentioned first, and how many others there are."""
    from dossier.services import listing

    ids = listing.names(case, EntityKind.PERSON, words)
    rows = listing.name_rows(case, ids[:_PAGE].tolist())
    return [(row.id, row.name) for row in rows.values()], max(len(ids) - _PAGE, 0)


def story_page(case: "CaseFile", words: str) -> tuple[Sequence[tuple[int, str]], int]:
    """Return a page of the stories with *words* in their title, and how many others there are."""
    from dossier.services import listing

    ids = listing.stories(case, StoryOrder.TITLE, descending=False, words=words)
    rows = listing.story_rows(case, ids[:_PAGE].tolist())
    return [(row.id, row.title or row.file) for row in rows.values()], max(len(ids) - _PAGE, 0)


def still_named(
    case: "CaseFile", people: Collection[int], stories: Collection[int]
) -> tuple[Sequence[tuple[int, str]], Sequence[tuple[int, str]]]:
    """Return the names of some people and the titles of some stories, without those that are gone."""
    from dossier.services import listing

    named, told = listing.name_rows(case, people), listing.story_rows(case, stories)
    return (
        [(row.id, row.name) for row in named.values()],
        [(row.id, row.title or row.file) for row in told.values()],
    )


def views(case: "CaseFile", ids: Collection[int]) -> dict[int, EventView]:
    """Return all that is said of some events."""
    from dossier.services import timelines

    return timelines.views(case, ids)
