"""What the timeline asks the case, worked out on the worker so that the window only paints.

A board of all events loads at once at any size. Of a small case all that is said of events comes with it; of a large
one labels, tooltips and lists are asked for by page, when they are to be shown.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from dossier.domain.claims import HappeningView
from dossier.domain.events import EventKind, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EventView
from dossier.gui.wording import titled
from dossier.timeline.columns import CONTRADICTED, MOST_REPORTS
from dossier.timeline.items import OTHERS, item_of, others_of, people_of
from dossier.timeline.lanes import Board, Filter, Grouping, board_of

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

WHOLE = 2_000
"""Of a case of at most so many events everything is read with the board."""
COMPARED = 20_000
"""In a case of at most so many events it is worked out which of them report the same."""
SHELVED = 300
"""So many undated events are on the shelf at most; the table has all."""


@dataclass(frozen=True)
class Gathered:
    """All events of the case: the dated ones on a board, the undated ones, and how many of each kind.

    ``events`` is what is known of events so far; more is added when it has been read. ``undated`` are as many of the
    undated events as the shelf holds, ``undated_ids`` all of them.
    """

    board: Board = field(default_factory=Board)
    events: dict[int, EventView] = field(default_factory=dict)
    undated: tuple[EventView, ...] = ()
    undated_ids: Sequence[int] = ()
    kinds: tuple[tuple[EventKind, int], ...] = ()
    happenings: Mapping[int, HappeningView] = field(default_factory=dict)
    """What an event reports, by its id, where others report it too."""
    leads: Mapping[int, int] = field(default_factory=dict)
    """The event that stands for the reports of a happening, by the id of each other."""
    compared: bool = True
    """Whether it has been worked out which events report the same."""

    def __len__(self) -> int:
        return len(self.board) + len(self.undated_ids)

    def shelf(
        self, wanted: Filter, chosen: frozenset[int] | None, grouping: Grouping = Grouping.PERSON
    ) -> tuple[EventView, ...]:
        """Return the undated events that pass a filter and, with *chosen*, belong to one of those lanes."""
        return tuple(
            event
            for event in self.undated
            if wanted.passes(event.status, event.kind, event.review)
            and (wanted.articles is None or event.article in wanted.articles)
            and all(
                keys is None or not keys.isdisjoint((*people_of(event), *others_of(event)))
                for keys in (wanted.entities, wanted.people)
            )
            and (wanted.ids is None or event.id in wanted.ids)
            and not (wanted.once and event.id in self.leads)
            and (chosen is None or not chosen.isdisjoint(_lanes_of(event, grouping)))
        )

    def with_happenings(self, happenings: Iterable[HappeningView]) -> "Gathered":
        """Return the same with the reports of each happening joined."""
        shared: dict[int, HappeningView] = {}
        leads: dict[int, int] = {}
        for happening in happenings:
            if len(happening.reports) > 1 or happening.contradictions:
                leading = _leading(happening)
                shared.update((report.event, happening) for report in happening.reports)
                leads.update((r.event, leading) for r in happening.reports if r.event != leading)
        return replace(self, board=_told(self.board, shared, leads), happenings=shared, leads=leads, compared=True)


def _lanes_of(event: EventView, grouping: Grouping) -> tuple[int, ...]:
    match grouping:
        case Grouping.PERSON:
            return people_of(event) or (OTHERS,)
        case Grouping.ORGANISATION | Grouping.PLACE:
            return others_of(event) or (OTHERS,)
        case Grouping.KIND:
            return (list(EventKind).index(event.kind) + 1,)
        case Grouping.SOURCE:
            return (event.article,)
        case Grouping.NONE:
            return (OTHERS,)


def gather(case: "CaseFile") -> Gathered:
    """Read the events of *case*; of a small one also what they say, and which of them report the same."""
    from dossier.services import claims, timelines

    made = timelines.timeline(case)
    if len(made.board) + len(made.undated) <= WHOLE:
        known = {event.id: event for event in claims.told_events(case, rejected=True)}
        happenings = claims.happenings(case)
    else:
        known, happenings = timelines.views(case, made.undated[:SHELVED]), ()
    made.board.labels.add({id_: titled(event) for id_, event in known.items()})
    found = Gathered(
        board=made.board,
        events=known,
        undated=tuple(known[id_] for id_ in made.undated[:SHELVED] if id_ in known),
        undated_ids=made.undated,
        kinds=made.kinds,
        compared=len(made.board) + len(made.undated) <= WHOLE,
    )
    return found.with_happenings(happenings) if found.compared else found


def compared(case: "CaseFile") -> tuple[HappeningView, ...]:
    """Return what several events report."""
    from dossier.services import shared_claims

    return shared_claims.shared_happenings(case)


def gathered(
    events: list[EventView], people: list[tuple[int, str]], happenings: Iterable[HappeningView] = ()
) -> Gathered:
    """Return *events* ready for the timeline. *people* are (id, name) in the order of their lanes."""
    items = [item for event in events if (item := item_of(event)) is not None]
    undated = tuple(event for event in events if event.date is None)
    named = {ref.id: ref for event in events for ref in (*(p.entity for p in event.participants), *event.places)}
    others = {kind: [(id_, ref.name) for id_, ref in named.items() if ref.kind is kind] for kind in _kinds()}
    found = Gathered(
        board=board_of(items, people, *others.values()).prepared(),
        events={event.id: event for event in events},
        undated=undated,
        undated_ids=tuple(event.id for event in undated),
        kinds=tuple(Counter(event.kind for event in events).most_common()),
    )
    return found.with_happenings(happenings)


def _kinds() -> tuple[EntityKind, ...]:
    return EntityKind.ORGANISATION, EntityKind.PLACE


_STRENGTH = {Status.ASSERTED: 0, Status.ALLEGED: 1, Status.PLANNED: 2, Status.DENIED: 3}


def _leading(happening: HappeningView) -> int:
    """Return the report that stands for all: of those with the date of the happening the one that says most."""
    return min(happening.reports, key=lambda report: (report.date != happening.date, _STRENGTH[report.status])).event


def _told(board: Board, shared: Mapping[int, HappeningView], leads: Mapping[int, int]) -> Board:
    """Return a board whose leading items say how many report them, and whose others name their lead."""
    if not shared:
        return board
    columns = board.columns
    reports, led_by, looks = columns.reports.copy(), columns.led_by.copy(), columns.looks.copy()
    at = dict(zip(shared, board.places.find(list(shared)).tolist(), strict=True))
    for event, happening in shared.items():
        index = at[event]
        if index >= 0 and event in leads:
            led_by[index] = leads[event]
        elif index >= 0:
            reports[index] = min(len(happening.reports), MOST_REPORTS)
            looks[index] |= np.uint16(bool(happening.unsettled) << CONTRADICTED)
    return replace(board, columns=replace(columns, reports=reports, led_by=led_by, looks=looks)).prepared()
