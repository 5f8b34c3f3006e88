"""Which items of a lane are shown one by one in a window, and where others are only counted."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dossier.timeline.clusters import CROWD, crowded
from dossier.timeline.columns import Days, Flags, Indexes
from dossier.timeline.extents import CELL, Shapes
from dossier.timeline.items import Edge
from dossier.timeline.lanes import Board
from dossier.timeline.spread import Spread, among, in_cells

_WHOLE = 250
"""A lane of at most this many items is looked at whole; of a larger one only what may stand in the window."""


@dataclass(frozen=True, eq=False)
class Bodies:
    """Items to be put on rows, by their left edge: pixels from day 0, cells, which are long, and the open ones.

    ``dense`` are the crowded cells with the number of short items that are not shown; ``excess`` counts long items
    beyond what any row could take, by cell.
    """

    items: Indexes
    left: Days
    right: Days
    cells: Indexes
    long: Flags
    open_left: Flags
    open_right: Flags
    dense: Mapping[int, int]
    excess: Mapping[int, int]


def bodies_of(
    board: Board, spread: Spread, days_per_pixel: float, first: float, last: float, rows: int, pinned: int
) -> Bodies:
    """Return what is to be placed on *rows* rows between two days; *pinned* is always among it if it is in sight."""
    if len(spread.items) <= _WHOLE or not math.isfinite(last - first):
        items = spread.items.astype(np.int64)
        known: dict[int, int] | None = None
        uncounted: Counter[int] = Counter()
    else:
        items, known, uncounted = _near(board, spread, days_per_pixel, first, last, rows, pinned)
    shapes = Shapes(board, items)
    left, right = shapes.edges(days_per_pixel)
    in_sight = (right > first / days_per_pixel) & (left < last / days_per_pixel)
    if not in_sight.all():
        items, left, right = items[in_sight], left[in_sight], right[in_sight]
    starts = np.maximum(board.columns.starts[items], first)
    cells = np.floor(starts / (CELL * days_per_pixel)).astype(np.int64)
    long = board.columns.ends[items] - board.columns.starts[items] > longest_short(days_per_pixel)
    if known is None:
        full = crowded(cells[~long], rows)
        hidden = ~long & np.isin(cells, list(full)) & (items != pinned)
        numbers, counts = np.unique(cells[hidden], return_counts=True)
        dense = dict.fromkeys(full, 0) | dict(zip(numbers.tolist(), counts.tolist(), strict=True))
    else:
        dense = known
        hidden = ~long & np.isin(cells, list(dense)) & (items != pinned)
    shown = np.flatnonzero(~hidden)
    shown = shown[np.argsort(left[shown], kind="stable")]
    excess = _excess(items, cells, long, shown, rows, pinned)
    if len(excess):
        shown = shown[~np.isin(shown, excess)]
        uncounted.update(cells[excess].tolist())
    looked_at = items[shown]
    open_left, open_right = board.edges_of(looked_at, Edge.OPEN)
    return Bodies(
        items=looked_at,
        left=left[shown],
        right=right[shown],
        cells=cells[shown],
        long=long[shown],
        open_left=open_left,
        open_right=open_right,
        dense=dense,
        excess=uncounted,
    )


def longest_short(days_per_pixel: float) -> float:
    """Return how many days an item may last that is counted with its cell where that is crowded.

    It is a power of two, so that the items of a length class are all short or all long: no item has to be looked at.
    A single day is short however many pixels it takes, since it is drawn as a mark.
    """
    return max(2.0 ** math.floor(math.log2(2 * CELL * days_per_pixel)), 1.0)


def _excess(items: Indexes, cells: Indexes, long: Flags, shown: Indexes, rows: int, pinned: int) -> Indexes:
    """Return which of *shown* are long and more, in their cell, than could ever find a row."""
    longs = shown[long[shown]]
    if len(longs) <= CROWD * rows:
        return longs[:0]
    order = np.argsort(cells[longs], kind="stable")
    ordered = cells[longs][order]
    begins = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    rank = np.arange(len(ordered)) - np.repeat(begins, np.diff(np.append(begins, len(ordered))))
    excess: Indexes = longs[order[rank >= CROWD * rows]]
    more: Indexes = excess[items[excess] != pinned]
    return more


def _near(
    board: Board, spread: Spread, days_per_pixel: float, first: float, last: float, rows: int, pinned: int
) -> tuple[Indexes, dict[int, int], Counter[int]]:
    """Return the items that may have to be shown in a window, and how many others its cells hide: short, and long.

    Of classes of short items only counts are looked at, but for cells that are not crowded; of long ones no more than
    could find a row. So it matters little how many items there are.
    """
    width = CELL * days_per_pixel
    first_cell, last_cell = math.floor(first / width + 1e-9), math.ceil(last / width - 1e-9)
    edges = spread.rank(np.arange(first_cell, last_cell + 1) * width)
    counts, hidden = np.zeros(last_cell - first_cell, np.int64), np.zeros(last_cell - first_cell, np.int64)
    most, most_days = CROWD * rows, longest_short(days_per_pixel)
    every = np.arange(len(counts))
    short, others, before = [], [], []
    for group in spread.classes:
        positions = among(group.items, edges)
        if group.days <= most_days:
            counts += np.diff(positions)
            short.append((group, positions))
        else:
            others.append(in_cells(group, positions, every, most))
            hidden += np.maximum(np.diff(positions) - most, 0)
            begun = spread.reaching(group, first, first)
            before.append(begun[board.columns.ends[begun] > first])
    free, full = np.flatnonzero(counts <= most), np.flatnonzero(counts > most)
    # What began before the window is counted nowhere in sight; no more of it is looked at than could find a row.
    begun = np.sort(np.concatenate([*before, _NOTHING]))
    items = np.concatenate([*(in_cells(*each, free) for each in short), *others, begun[:most]])
    dense = dict(zip((full + first_cell).tolist(), counts[full].tolist(), strict=True))
    excess = Counter({cell + first_cell: int(hidden[cell]) for cell in np.flatnonzero(hidden).tolist()})
    if pinned >= 0:
        starts, ends = board.columns.starts, board.columns.ends
        at, is_there = math.floor(starts[pinned] / width), bool((items == pinned).any())
        is_short = ends[pinned] - starts[pinned] <= most_days
        if is_short and at in dense:
            dense[at] -= 1
        elif not is_short and at in excess and not is_there:
            excess[at] -= 1
        if not is_there:
            items = np.append(items, pinned)
    return np.sort(items), dense, excess


_NOTHING: Indexes = np.zeros(0, np.int64)
