"""Which lanes there are, and which items stand in each.

A ``Board`` holds all items of a case once, as arrays; filters and the choice of lanes are masks over it, so that
they cost little at any size. By person, an item stands in the lane of each person who takes part, or of the others.
"""

from collections.abc import Collection, Iterable, Sequence
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

__all__ = ["Board", "Days", "Filter", "Flags", "Grouping", "Indexes", "Lane", "board_of"]

Named = tuple[tuple[int, str], ...]
"""Keys with their names, in the order of their lanes."""

_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")
_TOGETHER = 256
"""So many lanes are looked at together."""
_REST = {
    Grouping.PERSON: "Others",
    Grouping.ORGANISATION: "No organisation",
    Grouping.PLACE: "No place",
    Grouping.NONE: "All events",
}


@dataclass(frozen=True, eq=False)
class Lane:
    """One lane: the key of what it stands for (``OTHERS`` for the rest), its name, and its items, ascending."""

    key: int
    name: str
    items: Numbers

    def __len__(self) -> int:
        return len(self.items)

    def position_of(self, item: int) -> int:
        """Return the position of an item, -1 where it does not stand here."""
        # The array's own method: with thousands of lanes what stands around it would take most of the time.
        at = int(self.items.searchsorted(np.int32(item)))
        return at if at < len(self.items) and self.items[at] == item else -1


def _no_columns() -> Columns:
    return columns_of(())


def _no_members() -> Members:
    return members_of((), ())


@dataclass(frozen=True, eq=False)
class Board:
    """All dated items of a case, sorted by start; who stands in which; and what may have lanes, in their order."""

    columns: Columns = field(default_factory=_no_columns)
    members: Members = field(default_factory=_no_members)
    people: Named = ()
    organisations: Named = ()
    sites: Named = ()
    sources: Named = ()
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

    def named(self, grouping: Grouping) -> Named:
        """Return what may have a lane, in the order of the lanes, without the rest."""
        return tuple((key, name) for key, name, items in self._rows(grouping) if key != OTHERS and len(items))

    def has_lane(self, key: int) -> bool:
        """Tell whether anything would stand in the lane of *key*, a person, an organisation or a place."""
        return key in self.members.known

    def shown(self, wanted: Filter) -> Flags:
        """Return which items pass a filter."""
        return wanted.mask(self.columns, self.members)

    def lanes(
        self, wanted: Filter, chosen: Collection[int] | None = None, grouping: Grouping = Grouping.PERSON
    ) -> tuple[Lane, ...]:
        """Return the lanes that hold something, in their order, the rest last.

        With *chosen*, only the lanes of those keys.
        """
        mask = self.shown(wanted)
        everything = bool(mask.all())
        again = wanted.once and bool(self.columns.led_by.any())
        made = []
        for key, name, items in self._rows(grouping):
            if chosen is None or key in chosen:
                kept = items if everything else items[mask[items]]
                if again:
                    kept = self._once(kept)
                if len(kept):
                    made.append(Lane(key, name, kept))
        return tuple(made)

    def _once(self, items: Numbers) -> Numbers:
        """Return the items of a lane without those whose lead stands in it too."""
        leads = self._leads[items]
        again = leads != items
        return items[~(again & np.isin(leads, items))] if again.any() else items

    def bounds(self, lanes: Iterable[Lane]) -> tuple[float, float] | None:
        """Return the first and last day that items of *lanes* reach, None without any."""
        shown = [lane.items for lane in lanes if len(lane)]
        if not shown:
            return None
        starts, ends = self.columns.starts, self.columns.ends
        first = int(starts[[items[0] for items in shown]].min())
        # Many small lanes together: one by one, most of the time would go on calling.
        several = (shown[at : at + _TOGETHER] for at in range(0, len(shown), _TOGETHER))
        return float(first), float(max(int(ends[np.concatenate(some)].max()) for some in several))

    def _rows(self, grouping: Grouping) -> list[tuple[int, str, Numbers]]:
        """Return key, name and items of all lanes, whatever the filter."""
        rows = self._grouped.get(grouping)
        if rows is None:
            rows = self._grouped[grouping] = self._make_rows(grouping)
        return rows

    @cached_property
    def _grouped(self) -> dict[Grouping, list[tuple[int, str, Numbers]]]:
        return {}

    def _make_rows(self, grouping: Grouping) -> list[tuple[int, str, Numbers]]:
        if grouping is Grouping.NONE:
            return [(OTHERS, _REST[grouping], np.arange(len(self.columns), dtype=np.int32))]
        if grouping is Grouping.KIND:
            return self._by(self.columns.kinds, [(code, kind_words(kind)) for code, kind in enumerate(KINDS)], 1)
        if grouping is Grouping.SOURCE:
            return self._by(self.columns.articles, self.sources, 0)
        entities = {Grouping.PERSON: self.people, Grouping.ORGANISATION: self.organisations}
        named = entities.get(grouping, self.sites)
        keys = [key for key, _ in named]
        rows = [(*each, items) for each, items in zip(named, self.members.of_all(keys), strict=True) if len(items)]
        rest = ~self.members.in_any(keys, len(self.columns))
        return [*rows, (OTHERS, _REST[grouping], _all_of(rest))]

    def _by(
        self, codes: Numbers | Codes, named: Iterable[tuple[int, str]], shift: int
    ) -> list[tuple[int, str, Numbers]]:
        """Return a lane for each of the codes; their keys are *shift* more than the codes, since 0 is the rest."""
        order = np.argsort(codes, kind="stable").astype(np.int32)
        ordered, listed = codes[order], list(named)
        wanted = np.array([code for code, _ in listed], codes.dtype)
        first, last = (np.searchsorted(ordered, wanted, side).tolist() for side in _SIDES)
        return [
            (code + shift, name, order[begin:end])
            for (code, name), begin, end in zip(listed, first, last, strict=True)
            if end > begin
        ]


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
        people=tuple(people),
        organisations=tuple(organisations),
        sites=tuple(sites),
        sources=tuple(sources),
        labels=Labels({item.id: item.label for item in ordered}, most=max(len(ordered), 60_000)),
    )
