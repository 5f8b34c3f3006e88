"""Where the items of one lane stand: a row for each, room for its label, and clusters where they are too dense.

Places are worked out for a *step* of zoom (half an octave) at its widest, in pixels that count from day 0. Zooming
in within the step only draws items apart, so a placement stays free of overlaps until the next step is reached, and
panning never moves an item to another row.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dossier.timeline.bodies import Bodies, bodies_of
from dossier.timeline.columns import Days, Flags, Indexes, Numbers
from dossier.timeline.extents import CELL, Shapes
from dossier.timeline.lanes import Board
from dossier.timeline.rows import LabelWidth, solve
from dossier.timeline.spread import Spread


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """Items too dense to be shown one by one: their indexes, the days they cover, and the row of the count."""

    items: Indexes
    start: float
    end: float
    first: float
    """The day at the left edge of the cell that the cluster fills."""
    last: float
    row: int
    partial: bool
    """Other items of the cell are shown; these are the rest."""

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, eq=False)
class Chips:
    """The clusters of a placement as arrays in parallel: the cell of each, how many it counts, and its row."""

    cells: Indexes
    counts: Indexes
    rows: Indexes
    partial: Flags


@dataclass(frozen=True, eq=False)
class Placement:
    """The places of a lane's items between two days at one step of zoom. The arrays run in parallel.

    ``rooms`` are the pixels for each label, 0 for none; ``inside`` tells that the label stands inside the bar.
    """

    board: Board
    spread: Spread
    days_per_pixel: float
    first: float
    last: float
    items: Indexes
    rows: Indexes
    rooms: Days
    inside: Flags
    chips: Chips
    pinned: int = -1

    @cached_property
    def row_of(self) -> Mapping[int, int]:
        """The row of each item."""
        return dict(zip(self.items.tolist(), self.rows.tolist(), strict=True))

    @cached_property
    def shapes(self) -> Shapes:
        """What the lengths of the items on screen follow from."""
        return Shapes(self.board, self.items)

    @property
    def cell_days(self) -> float:
        """The days across a cell."""
        return CELL * self.days_per_pixel

    def cluster(self, number: int) -> Cluster:
        """Return the *number*-th cluster with its items."""
        cell, partial = int(self.chips.cells[number]), bool(self.chips.partial[number])
        width = self.cell_days
        # What is clamped to the first cell of a window begins before it, and is in nobody's sight.
        found = self.spread.beginning(cell * width, (cell + 1) * width)
        members = found[~np.isin(found, self.items)]
        columns = self.board.columns
        start, end = columns.starts[members].min(initial=2**30), columns.ends[members].max(initial=-(2**30))
        row = int(self.chips.rows[number])
        return Cluster(members, float(start), float(end), cell * width, (cell + 1) * width, row, partial)

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """All clusters with their items."""
        return tuple(self.cluster(number) for number in range(len(self.chips.cells)))


def step_of(days_per_pixel: float) -> int:
    """Return the step of zoom for a scale."""
    return math.ceil(2 * math.log2(days_per_pixel) - 1e-9)


def widest(step: int) -> float:
    """Return the most days per pixel of a step."""
    return float(2 ** (step / 2))


def place(
    board: Board,
    lane: Indexes | Numbers,
    *,
    days_per_pixel: float,
    first: float,
    last: float,
    rows: int,
    label_width: LabelWidth,
    earlier: Mapping[int, int] | None = None,
    pinned: int = -1,
    spread: Spread | None = None,
) -> Placement:
    """Place the items of *lane* that reach into the days from *first* to *last* on *rows* rows.

    *earlier* are rows that items had before; they keep them where they can. *pinned* is an item that never hides in
    a cluster. *spread* is that of the lane, where it is at hand.
    """
    known = spread or Spread(board.columns, np.asarray(lane, np.int32))
    bodies: Bodies = bodies_of(board, known, days_per_pixel, first, last, rows, pinned)
    solved = solve(bodies, rows, earlier or {}, pinned, len(lane), label_width)
    counts = Counter(bodies.excess)
    counts.update(bodies.dense)
    counts.update({cell: len(more) for cell, more in solved.left_over.items()})
    cells = sorted(cell for cell, count in counts.items() if count)
    chips = Chips(
        cells=np.array(cells, np.int64),
        counts=np.array([counts[cell] for cell in cells], np.int64),
        rows=np.array([solved.chips[cell] for cell in cells], np.int64),
        partial=np.array([cell not in bodies.dense for cell in cells], np.bool_),
    )
    return Placement(
        board=board,
        spread=known,
        days_per_pixel=days_per_pixel,
        first=first,
        last=last,
        items=solved.items,
        rows=solved.rows,
        rooms=solved.rooms,
        inside=solved.inside,
        chips=chips,
        pinned=pinned,
    )
