"""What the timeline asks the case, worked out on the worker so that the window only paints."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dossier.domain.events import EventKind
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EventView
from dossier.timeline.items import OTHERS, item_of, people_of
from dossier.timeline.lanes import Board, Filter, board_of

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile


@dataclass(frozen=True)
class Gathered:
    """All events of the case: the dated ones on a board, the undated ones as they are, and how many of each kind."""

    board: Board = field(default_factory=Board)
    events: dict[int, EventView] = field(default_factory=dict)
    undated: tuple[EventView, ...] = ()
    kinds: tuple[tuple[EventKind, int], ...] = ()

    def shelf(self, wanted: Filter, chosen: frozenset[int] | None) -> tuple[EventView, ...]:
        """Return the undated events that pass a filter and, with *chosen*, belong to one of those lanes."""
        return tuple(
            event
            for event in self.undated
            if wanted.passes(event.status, event.kind, event.review)
            and (chosen is None or not chosen.isdisjoint(people_of(event) or (OTHERS,)))
        )


def gather(case: "CaseFile") -> Gathered:
    """Read all events and people of *case*."""
    from dossier.services import reading

    people = [(row.id, row.name) for row in reading.entities(case, EntityKind.PERSON)]
    return gathered(reading.events(case, rejected=True), people)


def gathered(events: list[EventView], people: list[tuple[int, str]]) -> Gathered:
    """Return *events* ready for the timeline. *people* are (id, name), most mentioned first."""
    items = [item for event in events if (item := item_of(event)) is not None]
    kinds = Counter(event.kind for event in events)
    return Gathered(
        board=board_of(items, people).prepared(),
        events={event.id: event for event in events},
        undated=tuple(event for event in events if event.date is None),
        kinds=tuple(kinds.most_common()),
    )
