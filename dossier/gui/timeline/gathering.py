"""What the timeline asks the case, worked out on the worker so that the window only paints."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dossier.domain.claims import HappeningView
from dossier.domain.events import EventKind, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EventView
from dossier.timeline.items import OTHERS, TimelineItem, item_of, people_of
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
    happenings: dict[int, HappeningView] = field(default_factory=dict)
    """What an event reports, by its id, where others report it too."""
    leads: dict[int, int] = field(default_factory=dict)
    """The event that stands for the reports of a happening, by the id of each other."""

    def shelf(self, wanted: Filter, chosen: frozenset[int] | None) -> tuple[EventView, ...]:
        """Return the undated events that pass a filter and, with *chosen*, belong to one of those lanes."""
        return tuple(
            event
            for event in self.undated
            if wanted.passes(event.status, event.kind, event.review)
            and not (wanted.once and event.id in self.leads)
            and (chosen is None or not chosen.isdisjoint(people_of(event) or (OTHERS,)))
        )


def gather(case: "CaseFile") -> Gathered:
    """Read all events, happenings and people of *case*."""
    from dossier.services import claims, reading

    people = [(row.id, row.name) for row in reading.entities(case, EntityKind.PERSON)]
    return gathered(claims.told_events(case, rejected=True), people, claims.happenings(case))


def gathered(
    events: list[EventView], people: list[tuple[int, str]], happenings: Iterable[HappeningView] = ()
) -> Gathered:
    """Return *events* ready for the timeline. *people* are (id, name), most mentioned first."""
    known = {event.id: event for event in events}
    leads: dict[int, int] = {}
    shared: dict[int, HappeningView] = {}
    for happening in happenings:
        told = [known[i] for i in happening.events if i in known]
        if len(told) > 1 or happening.contradictions:
            leading = _leading(told, happening)
            shared.update((event.id, happening) for event in told)
            leads.update((event.id, leading.id) for event in told if event is not leading)
    items = [item for event in events if (item := _item(event, shared.get(event.id), leads)) is not None]
    kinds = Counter(event.kind for event in events)
    return Gathered(
        board=board_of(items, people).prepared(),
        events=known,
        undated=tuple(event for event in events if event.date is None),
        kinds=tuple(kinds.most_common()),
        happenings=shared,
        leads=leads,
    )


_STRENGTH = {Status.ASSERTED: 0, Status.ALLEGED: 1, Status.PLANNED: 2, Status.DENIED: 3}


def _leading(told: list[EventView], happening: HappeningView) -> EventView:
    """Return the report that stands for all: of those with the date of the happening the one that says most."""
    return min(told, key=lambda event: (event.date != happening.date, _STRENGTH[event.status]))


def _item(event: EventView, happening: HappeningView | None, leads: dict[int, int]) -> TimelineItem | None:
    item = item_of(event)
    if item is None or happening is None:
        return item
    if event.id in leads:
        return replace(item, led_by=leads[event.id])
    return replace(item, reports=len(happening.reports), contradicted=bool(happening.unsettled))
