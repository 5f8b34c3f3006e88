"""Which lanes there are, and which items stand in each.

A ``Board`` holds all items of a case once, as arrays; filters and the choice of lanes are masks over it, so that
they cost little at any size. An item stands in the lane of each person who takes part, or in the lane of the others.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dossier.domain.events import EventKind, Review, Status
from dossier.timeline.items import OTHERS, Edge, Form, TimelineItem

Indexes = npt.NDArray[np.int64]
Days = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_STATUSES = {status: number for number, status in enumerate(Status)}
_KINDS = {kind: number for number, kind in enumerate(EventKind)}


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: events of these statuses and kinds (None: of all), and the rejected ones too or not.

    With ``once`` the reports of one happening have one mark in a lane, that of the leading one where it is shown.
    """

    statuses: frozenset[Status] | None = None
    kinds: frozenset[EventKind] | None = None
    rejected: bool = False
    once: bool = False

    def passes(self, status: Status, kind: EventKind, review: Review) -> bool:
        """Tell whether an event of this status, kind and review is shown."""
        return (
            (self.statuses is None or status in self.statuses)
            and (self.kinds is None or kind in self.kinds)
            and (self.rejected or review is not Review.REJECTED)
        )


@dataclass(frozen=True)
class Lane:
    """One lane: the entity's id (``OTHERS`` for events without a person), its name, and its items by start."""

    key: int
    name: str
    items: Indexes

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, eq=False)
class Board:
    """All dated items of a case, sorted by start, and the persons who have lanes, most mentioned first."""

    items: tuple[TimelineItem, ...] = ()
    people: tuple[tuple[int, str], ...] = ()
    _lanes: dict[int, Indexes] = field(default_factory=dict)

    @cached_property
    def starts(self) -> Days:
        """The first day of each item."""
        return np.fromiter((item.start for item in self.items), np.float64, len(self.items))

    @cached_property
    def ends(self) -> Days:
        """The end (exclusive) of each item in days."""
        return np.fromiter((item.end for item in self.items), np.float64, len(self.items))

    @cached_property
    def anchors(self) -> Days:
        """The day that stands for each item where it is too short to be drawn."""
        return (self.starts + self.ends) / 2

    @cached_property
    def marks(self) -> Flags:
        """Which items are single days."""
        return self._flags(item.form is Form.MARK for item in self.items)

    @cached_property
    def open_left(self) -> Flags:
        """Which items have no known start."""
        return self._flags(item.left is Edge.OPEN for item in self.items)

    @cached_property
    def open_right(self) -> Flags:
        """Which items have no known end."""
        return self._flags(item.right is Edge.OPEN for item in self.items)

    @cached_property
    def faded(self) -> Flags:
        """Which items are only about then."""
        return self._flags(Edge.FADED in (item.left, item.right) for item in self.items)

    @cached_property
    def places(self) -> dict[int, int]:
        """The index of each item by its event's id."""
        return {item.id: index for index, item in enumerate(self.items)}

    @cached_property
    def _again(self) -> Flags:
        """Which items only repeat what another item of the board leads."""
        return self._flags(item.led_by in self.places for item in self.items)

    @cached_property
    def _leads(self) -> Indexes:
        """The index of the item that leads each item: its own where it stands for itself."""
        places = self.places
        return np.fromiter(
            (places.get(item.led_by, index) for index, item in enumerate(self.items)), np.int64, len(self.items)
        )

    @cached_property
    def _statuses(self) -> npt.NDArray[np.int8]:
        return np.fromiter((_STATUSES[item.status] for item in self.items), np.int8, len(self.items))

    @cached_property
    def _kinds(self) -> npt.NDArray[np.int8]:
        return np.fromiter((_KINDS[item.kind] for item in self.items), np.int8, len(self.items))

    @cached_property
    def _rejected(self) -> Flags:
        return self._flags(item.review is Review.REJECTED for item in self.items)

    def prepared(self) -> "Board":
        """Work out everything that is worked out once, and return the board: for the thread that reads the case."""
        for name in (
            "anchors",
            "marks",
            "open_left",
            "open_right",
            "faded",
            "places",
            "_statuses",
            "_kinds",
            "_rejected",
            "_again",
            "_leads",
        ):
            getattr(self, name)
        return self

    def has_lane(self, key: int) -> bool:
        """Tell whether anything would stand in the lane of *key*."""
        return key in self._lanes

    def shown(self, wanted: Filter) -> Flags:
        """Return which items pass a filter."""
        mask = np.ones(len(self.items), np.bool_)
        if wanted.statuses is not None:
            mask &= np.isin(self._statuses, [_STATUSES[status] for status in wanted.statuses])
        if wanted.kinds is not None:
            mask &= np.isin(self._kinds, [_KINDS[kind] for kind in wanted.kinds])
        return mask if wanted.rejected else mask & ~self._rejected

    def lanes(self, wanted: Filter, chosen: Collection[int] | None = None) -> tuple[Lane, ...]:
        """Return the lanes that hold something, in the order of the people, the others last.

        With *chosen*, only the lanes of those keys.
        """
        mask = self.shown(wanted)
        made = []
        for key, name in (*self.people, (OTHERS, "Others")):
            if key in self._lanes and (chosen is None or key in chosen):
                items = self._lanes[key]
                kept = items[mask[items]]
                if wanted.once:
                    kept = self._once(kept)
                if len(kept):
                    made.append(Lane(key, name, kept))
        return tuple(made)

    def _once(self, items: Indexes) -> Indexes:
        """Return the items of a lane without those whose lead stands in it too."""
        again = self._again[items]
        if not again.any():
            return items
        return items[~(again & np.isin(self._leads[items], items))]

    def bounds(self, lanes: Iterable[Lane]) -> tuple[float, float] | None:
        """Return the first and last day that items of *lanes* reach, None without any."""
        indexes = [lane.items for lane in lanes if len(lane)]
        if not indexes:
            return None
        every = np.concatenate(indexes)
        return float(self.starts[every].min()), float(self.ends[every].max())

    def _flags(self, values: Iterable[bool]) -> Flags:
        return np.fromiter(values, np.bool_, len(self.items))


def board_of(items: Iterable[TimelineItem], people: Sequence[tuple[int, str]]) -> Board:
    """Return the board of *items*. *people* are (id, name), most mentioned first; persons not named have no lane."""
    ordered = tuple(sorted(items, key=lambda item: (item.start, item.end, item.id)))
    known = {key for key, _ in people}
    lanes: dict[int, list[int]] = {}
    for index, item in enumerate(ordered):
        for key in [key for key in item.people if key in known] or [OTHERS]:
            lanes.setdefault(key, []).append(index)
    return Board(ordered, tuple(people), {key: np.array(rows, np.int64) for key, rows in lanes.items()})
