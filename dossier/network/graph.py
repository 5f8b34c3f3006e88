"""The graph of who takes part in the same events, and which part of it is shown."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]
Codes = npt.NDArray[np.uint8]
Indexes = npt.NDArray[np.int64]

STATUSES = 4
"""How many statuses events have."""


@dataclass(frozen=True, eq=False)
class Graph:
    """Nodes and the links between them, as arrays.

    ``people`` are ids, those of most shared events first, and ``weights`` how many events each shares with anybody.
    A row of ``links`` has the positions of two people, the lower one first; ``counts`` has a row for each link, a
    column for each status. ``left_out`` says how many more people share events.
    """

    people: Numbers
    weights: Indexes
    links: Indexes
    counts: Indexes
    left_out: int

    @property
    def shared(self) -> Indexes:
        """How many events the two of each link share."""
        total: Indexes = self.counts.sum(axis=1)
        return total

    def neighbours(self, person: int) -> list[int]:
        """Return the positions of those with whom the person at a position shares most, in that order."""
        found = np.flatnonzero((self.links == person).any(axis=1))
        order = found[np.argsort(-self.shared[found], kind="stable")]
        pairs = self.links[order]
        return [int(b) if a == person else int(a) for a, b in pairs]

    def link_between(self, one: int, other: int) -> int:
        """Return the number of the link between two positions, -1 where they share nothing."""
        low, high = min(one, other), max(one, other)
        found = np.flatnonzero((self.links[:, 0] == low) & (self.links[:, 1] == high))
        return int(found[0]) if len(found) else -1


def graph_of(
    people: Numbers,
    events: Numbers,
    statuses: Codes,
    most: int,
    least: int = 1,
    around: int | None = None,
    look: Callable[[], None] = lambda: None,
) -> Graph:
    """Return the graph of the pairs of person and event that *people* and *events* are in parallel.

    *events* are positions in *statuses*. At most *most* people are shown: those who share most events, or with
    *around*, that person and who shares most with him or her. Links of fewer than *least* events are left out, and
    whoever has no other. *look* is called on the way, and may end it by raising.
    """
    person, event = _in_order(people, events, look)
    together = np.bincount(event, minlength=len(statuses)) > 1
    shared = together[event]
    person, event = person[shared], event[shared]
    look()
    known, weights = _counted(person)
    chosen, reach = _chosen(person, event, known, weights, most, around, len(statuses))
    look()
    links, counts = _links(person, event, statuses, chosen, look)
    kept = counts.sum(axis=1) >= max(least, 1)
    links, counts = links[kept], counts[kept]
    linked = np.unique(links)
    place = np.full(len(chosen), -1, np.int64)
    place[linked] = np.arange(len(linked))
    shown = chosen[linked]
    order = np.lexsort((links[:, 1], links[:, 0], -counts.sum(axis=1)))
    return Graph(
        people=shown.astype(np.int32),
        weights=weights[np.searchsorted(known, shown)].astype(np.int64),
        links=place[links][order],
        counts=counts[order],
        left_out=reach - len(shown),
    )


def _in_order(people: Numbers, events: Numbers, look: Callable[[], None]) -> tuple[Numbers, Indexes]:
    """Return the pairs by person and event, each once."""
    pairs = people.astype(np.int64) << 32 | events
    look()
    # Packed arrays are in this order already, and to sort millions takes seconds.
    if not (pairs[1:] > pairs[:-1]).all():
        pairs = np.unique(pairs)
    return (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int64)


def _counted(person: Numbers) -> tuple[Numbers, Indexes]:
    """Return whom *person*, which is in order, names, and how often each."""
    starts = np.flatnonzero(np.diff(person, prepend=-1))
    return person[starts], np.diff(starts, append=len(person)).astype(np.int64)


def _chosen(
    person: Numbers,
    event: Indexes,
    known: Numbers,
    weights: Indexes,
    most: int,
    around: int | None,
    count: int,
) -> tuple[Numbers, int]:
    """Return whom to show, the heaviest first, and from among how many they were chosen."""
    if around is None:
        return known[np.lexsort((known, -weights))][:most], len(known)
    here = np.zeros(count, np.bool_)
    here[event[person == around]] = True
    near, shared = _counted(person[here[event]])
    shared[near == around] = len(event) + 1
    return near[np.lexsort((near, -shared))][:most], len(near)


def _links(
    person: Numbers, event: Indexes, statuses: Codes, chosen: Numbers, look: Callable[[], None]
) -> tuple[Indexes, Indexes]:
    """Return the pairs of positions in *chosen* that share events, and how many of each status."""
    size = len(chosen)
    of_each = [event[slice(*np.searchsorted(person, (one, one + 1)))] for one in chosen.tolist()]
    rows = np.repeat(np.arange(size), [len(events) for events in of_each])
    events = np.concatenate([np.zeros(0, np.int64), *of_each])
    look()
    order = np.argsort(events, kind="stable")
    rows, events = rows[order], events[order]
    counts = np.zeros(STATUSES * size * size, np.int64)
    # Who takes part in an event stands one after the other: each is put together with the next, the next but one, …
    at, away = np.arange(len(events)), 0
    while len(at):
        look()
        away += 1
        at = at[: np.searchsorted(at, len(events) - away)]
        at = at[events[at] == events[at + away]]
        pairs = rows[at] * size + rows[at + away]
        counts += np.bincount(statuses[events[at]].astype(np.int64) * size * size + pairs, minlength=len(counts))
    first, second = np.triu_indices(size, 1)
    numbers = counts.reshape(STATUSES, size, size)[:, first, second].T
    there = numbers.any(axis=1)
    return np.stack([first[there], second[there]], axis=1).astype(np.int64), numbers[there]
