"""Which lanes there are, and which items stand in each.

A ``Board`` holds all items of a case once, as arrays; filters and the choice of lanes are masks over it, so that
they cost little at any size. By person, an item stands in the lane of each person who takes part, or of the others.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np

from dossier.domain.wording import kind_words
from dossier.timeline.columns import (
    EDGE_OF,
    FORM_OF,
    KINDS,
    LEFT,
    RIGHT,
    Codes,
    Columns,
    Days,
    Flags,
    Indexes,
    Items,
    Labels,
    Members,
    Numbers,
    Places,
    columns_of,
    members_of,
)
from dossier.timeline.filtering import Filter, Grouping
from dossier.timeline.items import OTHERS, Edge, Form, TimelineItem
from dossier.timeline.lane import Lane, Lanes, Names, lanes_of

__all__ = ["Board", "Days", "Filter", "Flags", "Grouping", "Indexes", "Lane", "Lanes", "Names", "board_of"]

_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")
_REST = {
    Grouping.PERSON: "Others",
    Grouping.ORGANISATION: "No organisation",
    Grouping.PLACE: "No place",
    Grouping.NONE: "All events",
}


def _no_columns() -> Columns:
    return columns_of(())


def _no_members() -> Members:
    return members_of((), ())


@dataclass(frozen=True, eq=False)
class Board:
    """All dated items of a case, sorted by start; who stands in which; and what may have lanes, in their order."""

    columns: Columns = field(default_factory=_no_columns)
    members: Members = field(default_factory=_no_members)
    people: Names = field(default_factory=Names)
    organisations: Names = field(default_factory=Names)
    sites: Names = field(default_factory=Names)
    sources: Names = field(default_factory=Names)
    labels: Labels = field(default_factory=Labels)

    @cached_property
    def items(self) -> Items:
        """The items themselves, each made when it is asked for."""
        return Items(self.columns, self.labels)

    def __len__(self) -> int:
        return len(self.columns)

    @cached_property
    def starts(self) -> Days:
        """The first day of each item."""
        return self.columns.starts.astype(np.float64)

    @cached_property
    def ends(self) -> Days:
        """The end (exclusive) of each item in days."""
        return self.columns.ends.astype(np.float64)

    def anchors_of(self, items: Numbers | Indexes) -> Days:
        """Return the day that stands for each of *items* where it is too short to be drawn."""
        return (self.columns.starts[items] + self.columns.ends[items]) / 2

    def marks_of(self, items: Numbers | Indexes) -> Flags:
        """Return which of *items* are single days."""
        marks: Flags = (self.columns.looks[items] & 3) == FORM_OF[Form.MARK]
        return marks

    def edges_of(self, items: Numbers | Indexes, edge: Edge) -> tuple[Flags, Flags]:
        """Return which of *items* have this edge at the left, and which at the right."""
        looks, code = self.columns.looks[items], EDGE_OF[edge]
        return (looks >> LEFT & 3) == code, (looks >> RIGHT & 3) == code

    @cached_property
    def places(self) -> Places:
        """The index of each item by its event's id."""
        return Places(self.columns.ids)

    @cached_property
    def _leads(self) -> Indexes:
        """The index of the item that leads each item: its own where it stands for itself."""
        own = np.arange(len(self.columns))
        led = np.flatnonzero(self.columns.led_by)
        if len(led):
            found = self.places.find(self.columns.led_by[led])
            own[led] = np.where(found >= 0, found, led)
        return own

    def prepared(self) -> "Board":
        """Work out everything that is worked out once, and return the board: for the thread that reads the case."""
        _ = self.places, self._rows(Grouping.PERSON)
        if self.columns.led_by.any():
            _ = self._leads
        return self

    def named(self, grouping: Grouping) -> Iterator[tuple[int, str]]:
        """Return what may have a lane, in the order of the lanes, without the rest."""
        lanes = self._rows(grouping)
        return (lanes.names[said] for said in lanes.said if said >= 0)

    def has_lane(self, key: int) -> bool:
        """Tell whether anything would stand in the lane of *key*, a person, an organisation or a place."""
        return key in self.members.known

    def shown(self, wanted: Filter) -> Flags:
        """Return which items pass a filter."""
        return wanted.mask(self.columns, self.members)

    def lanes(
        self, wanted: Filter, chosen: Collection[int] | None = None, grouping: Grouping = Grouping.PERSON
    ) -> Lanes:
        """Return the lanes that hold something, in their order, the rest last.

        With *chosen*, only the lanes of those keys.
        """
        mask, lanes = self.shown(wanted), self._rows(grouping)
        if chosen is not None:
            lanes = lanes.only(np.flatnonzero(np.isin(lanes.keys, np.array(list(chosen), np.int32))))
        if not mask.all():
            lanes = lanes.where(mask[lanes.items])
        return self._once(lanes) if wanted.once and self.columns.led_by.any() else lanes

    def _once(self, lanes: Lanes) -> Lanes:
        """Return the lanes without the items whose lead stands in the same lane too."""
        leads = self._leads[lanes.items]
        again = np.flatnonzero(leads != lanes.items)
        number = np.repeat(np.arange(len(lanes)), lanes.sizes)
        # Lane and item in one number: these ascend, and a lead is looked up in its item's own lane.
        standing = number << 32 | lanes.items
        wanted: Flags = np.ones(len(lanes.items), np.bool_)
        wanted[again[np.isin(number[again] << 32 | leads[again], standing)]] = False
        return lanes.where(wanted)

    def bounds(self, lanes: Lanes) -> tuple[float, float] | None:
        """Return the first and last day that items of *lanes* reach, None without any."""
        if not len(lanes.items):
            return None
        items = lanes.items
        # The first item of each lane is its earliest; an empty lane stands where the next begins.
        firsts = items[np.minimum(lanes.offsets[:-1], len(items) - 1)]
        return float(self.columns.starts[firsts].min()), float(self.columns.ends[items].max())

    def _rows(self, grouping: Grouping) -> Lanes:
        """Return all lanes, whatever the filter."""
        rows = self._grouped.get(grouping)
        if rows is None:
            rows = self._grouped[grouping] = self._make_rows(grouping)
        return rows

    @cached_property
    def _grouped(self) -> dict[Grouping, Lanes]:
        return {}

    def _make_rows(self, grouping: Grouping) -> Lanes:
        if grouping is Grouping.NONE:
            every = np.arange(len(self.columns), dtype=np.int32)
            return Lanes(rest=_REST[grouping]).with_rest(OTHERS, every)
        if grouping is Grouping.KIND:
            names = Names((code, kind_words(kind)) for code, kind in enumerate(KINDS))
            return _by(self.columns.kinds, names, 1)
        if grouping is Grouping.SOURCE:
            return _by(self.columns.articles, self.sources, 0)
        entities = {Grouping.PERSON: self.people, Grouping.ORGANISATION: self.organisations}
        names = entities.get(grouping, self.sites)
        begins, ends = self.members.spans(names.keys)
        rest = ~self.members.in_any(names.keys, len(self.columns))
        lanes = lanes_of(names, names.keys, self.members.items, begins, ends, _REST[grouping])
        return lanes.with_rest(OTHERS, _all_of(rest))


def _by(codes: Numbers | Codes, names: Names, shift: int) -> Lanes:
    """Return a lane for each of the codes; their keys are *shift* more than the codes, since 0 is the rest."""
    order = np.argsort(codes, kind="stable").astype(np.int32)
    ordered, wanted = codes[order], names.keys.astype(codes.dtype)
    begins, ends = (np.searchsorted(ordered, wanted, side) for side in _SIDES)
    return lanes_of(names, names.keys + np.int32(shift), order, begins, ends, "")


def _all_of(mask: Flags) -> Numbers:
    return np.flatnonzero(mask).astype(np.int32)


def board_of(
    items: Iterable[TimelineItem],
    people: Sequence[tuple[int, str]],
    organisations: Sequence[tuple[int, str]] = (),
    sites: Sequence[tuple[int, str]] = (),
    sources: Sequence[tuple[int, str]] = (),
) -> Board:
    """Return the board of *items*. *people* and the others are (id, name) in the order of their lanes.

    Who is not named has no lane.
    """
    ordered = sorted(items, key=lambda item: (item.start, item.end, item.id))
    pairs = [(key, index) for index, item in enumerate(ordered) for key in (*item.people, *item.others)]
    return Board(
        columns=columns_of(ordered),
        members=members_of([key for key, _ in pairs], [index for _, index in pairs]),
        people=Names(people),
        organisations=Names(organisations),
        sites=Names(sites),
        sources=Names(sources),
        labels=Labels({item.id: item.label for item in ordered}, most=max(len(ordered), 60_000)),
    )
