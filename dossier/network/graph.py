"""The graph of who takes part in the same events, and which part of it is shown."""

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
    people: Numbers, events: Numbers, statuses: Codes, most: int, least: int = 1, around: int | None = None
) -> Graph:
    """Return the graph of the pairs of person and event that *people* and *events* are in parallel.

    *events* are positions in *statuses*. At most *most* people are shown: those who share most events, or with
    *around*, that person and who shares most with him or her. Links of fewer than *least* events are left out, and
    whoever has no other.
    """
    pairs = np.unique(people.astype(np.int64) << 32 | events)
    person, event = (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int64)
    together = np.bincount(event, minlength=len(statuses)) > 1
    person, event = person[together[event]], event[together[event]]
    known, weights = np.unique(person, return_counts=True)
    chosen, reach = _chosen(person, event, known, weights, most, around, len(statuses))
    links, counts = _links(person, event, statuses, chosen)
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
    near, shared = np.unique(person[here[event]], return_counts=True)
    shared[near == around] = len(event) + 1
    return near[np.lexsort((near, -shared))][:most], len(near)


def _links(person: Numbers, event: Indexes, statuses: Codes, chosen: Numbers) -> tuple[Indexes, Indexes]:
    """Return the pairs of positions in *chosen* that share events, and how many of each status."""
    order = np.argsort(chosen)
    at = order[np.minimum(np.searchsorted(chosen[order], person), len(order) - 1)] if len(chosen) else person
    mine = chosen[at] == person if len(chosen) else np.zeros(len(person), np.bool_)
    rows, events = at[mine], event[mine]
    found, columns = np.unique(events, return_inverse=True)
    counts = np.zeros((STATUSES, len(chosen), len(chosen)), np.int64)
    for status in range(STATUSES):
        of = statuses[found] == status
        here = of[columns]
        stands = np.zeros((len(chosen), int(of.sum())), np.float32)
        stands[rows[here], (np.cumsum(of) - 1)[columns[here]]] = 1
        # Whole numbers below 2 to the power of 24 are exact, and multiplied in a fraction of the time.
        counts[status] = np.rint(stands @ stands.T)
    first, second = np.triu_indices(len(chosen), 1)
    numbers = counts[:, first, second].T
    there = numbers.any(axis=1)
    return np.stack([first[there], second[there]], axis=1).astype(np.int64), numbers[there]
