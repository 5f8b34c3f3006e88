"""Where the items of one lane stand: a row for each, room for its label, and clusters where they are too dense.

Places are worked out for a *step* of zoom (half an octave) at its widest, in pixels that count from day 0. Zooming
in within the step only draws items apart, so a placement stays free of overlaps until the next step is reached, and
panning never moves an item to another row.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from dossier.timeline.clusters import crowded as crowded_cells
from dossier.timeline.lanes import Board, Days, Flags, Indexes

MARK = 12.0
"""Pixels across the mark of a single day."""
SHORTEST = 14.0
"""Pixels across the shortest bar; what lasts less is drawn this long around its middle."""
OPEN = 150.0
"""Pixels over which an open interval fades out."""
GAP = 5.0
"""Pixels between an item and its label, and between a label and the next item."""
INSET = 8.0
"""Pixels between the end of a bar and a label inside it."""
LONGEST_LABEL = 230.0
SHORTEST_LABEL = 64.0
"""A label that would be cut to less room than this is left out."""
FADE = 8.0
"""Pixels by which the ends of an approximate bar reach beyond its days."""
HALO = 14.0
"""Pixels by which the halo of an approximate mark reaches beyond it."""
CELL = 76.0
"""Pixels across the cells in which density is counted."""
CHIP = 46.0
"""Pixels across the chip that tells a cluster's count."""


_NEAR = 2
"""A crowded cell with a single item joins a crowded cell at most this many cells away."""

LabelWidth = Callable[[int], float]
"""Returns the width of an item's label in pixels."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Items too dense to be shown one by one: their indexes, the days they cover, and the row of the count."""

    items: Indexes
    start: float
    end: float
    first: float
    """The day at the left edge of the cell that the cluster fills."""
    last: float
    row: int
    middle: float
    """The day at which its count stands."""

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True)
class Placement:
    """The places of a lane's items between two days at one step of zoom. The arrays run in parallel.

    ``rooms`` are the pixels for each label, 0 for none; ``inside`` tells that the label stands inside the bar.
    """

    items: Indexes
    rows: Indexes
    rooms: Days
    inside: Flags
    clusters: tuple[Cluster, ...]
    first: float
    last: float
    row_of: Mapping[int, int] = field(default_factory=dict)


def step_of(days_per_pixel: float) -> int:
    """Return the step of zoom for a scale."""
    return math.ceil(2 * math.log2(days_per_pixel) - 1e-9)


def widest(step: int) -> float:
    """Return the most days per pixel of a step."""
    return float(2 ** (step / 2))


def extents(board: Board, items: Indexes, days_per_pixel: float) -> tuple[Days, Days]:
    """Return the left and right edges of the items' bodies in pixels from day 0."""
    left = board.starts[items] / days_per_pixel
    right = board.ends[items] / days_per_pixel
    marks = board.marks[items]
    shortest = np.where(marks, MARK, SHORTEST)
    short = marks | (right - left < shortest)
    middle = board.anchors[items] / days_per_pixel
    open_left, open_right = board.open_left[items], board.open_right[items]
    made_left = np.where(short, middle - shortest / 2, left)
    made_right = np.where(short, middle + shortest / 2, right)
    beyond = np.where(board.faded[items], np.where(marks, HALO, FADE), 0.0)
    made_left, made_right = made_left - beyond, made_right + beyond
    made_left = np.where(open_left, right - OPEN, np.where(open_right, left, made_left))
    made_right = np.where(open_right, left + OPEN, np.where(open_left, right, made_right))
    return made_left, made_right


def place(
    board: Board,
    lane: Indexes,
    *,
    days_per_pixel: float,
    first: float,
    last: float,
    rows: int,
    label_width: LabelWidth,
    earlier: Mapping[int, int] | None = None,
    pinned: int = -1,
) -> Placement:
    """Place the items of *lane* that reach into the days from *first* to *last* on *rows* rows.

    *earlier* are rows that items had before; they keep them where they can. *pinned* is an item that never hides in
    a cluster.
    """
    left, right = extents(board, lane, days_per_pixel)
    seen = (right > first / days_per_pixel) & (left < last / days_per_pixel)
    items, left, right = lane[seen], left[seen], right[seen]
    cells = np.floor(np.maximum(board.anchors[items], first) / (days_per_pixel * CELL)).astype(np.int64)
    long = right - left > 2 * CELL
    cells[long] = np.floor(np.maximum(left[long], first / days_per_pixel) / CELL).astype(np.int64)
    crowded = crowded_cells(cells[~long], rows)
    for _ in range(8):
        solver = _Rows(rows, label_width, earlier or {}, pinned, reserve=len(lane) > rows)
        failed = solver.run(items, left, right, long, cells, crowded)
        if not failed:
            break
        crowded |= failed
    clusters = tuple(_cluster(board, solver, run, days_per_pixel) for run in _runs(solver.members))
    return solver.placement(clusters, first, last)


def _runs(members: Mapping[int, list[int]]) -> list[list[int]]:
    """Gather crowded cells into clusters: each is one, but a cell with a single item joins the one beside it."""
    runs: list[list[int]] = []
    for cell in sorted(cell for cell, items in members.items() if items):
        alone = len(members[cell]) == 1
        before = runs[-1] if runs and cell - runs[-1][-1] <= _NEAR else None
        if before is not None and (alone or (len(before) == 1 and len(members[before[0]]) == 1)):
            before.append(cell)
        else:
            runs.append([cell])
    return runs


def _cluster(board: Board, solver: "_Rows", run: list[int], days_per_pixel: float) -> Cluster:
    members = np.array(sorted(item for cell in run for item in solver.members[cell]), np.int64)
    fullest = max(run, key=lambda cell: len(solver.members[cell]))
    width = days_per_pixel * CELL
    return Cluster(
        items=members,
        start=float(board.starts[members].min()),
        end=float(board.ends[members].max()),
        first=run[0] * width,
        last=(run[-1] + 1) * width,
        row=solver.chips[fullest],
        middle=(fullest + 0.5) * width,
    )


class _Rows:
    """First fit from left to right. For each row it knows where the last body and the last label end.

    With *reserve* long bars leave the last row to the counts of clusters.
    """

    def __init__(
        self, rows: int, label_width: LabelWidth, earlier: Mapping[int, int], pinned: int, *, reserve: bool
    ) -> None:
        self.reserve = reserve
        self.bodies = [-math.inf] * rows
        self.labels = [-math.inf] * rows
        self.last = [-1] * rows
        self.cells: list[int | None] = [None] * rows
        self.label_width = label_width
        self.earlier = earlier
        self.pinned = pinned
        self.items: list[int] = []
        self.rows: list[int] = []
        self.rooms: list[float] = []
        self.wanted: list[float] = []
        self.rights: list[float] = []
        self.inside: list[bool] = []
        self.chips: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}

    def run(self, items: Indexes, left: Days, right: Days, long: Flags, cells: Indexes, crowded: set[int]) -> set[int]:
        """Place everything; return the cells in which something found no row."""
        failed: set[int] = set()
        queue: list[tuple[float, float, int, bool, int]] = []
        everything = zip(items.tolist(), left.tolist(), right.tolist(), long.tolist(), cells.tolist(), strict=True)
        for item, start, end, is_long, cell in everything:
            if cell in crowded and not is_long and item != self.pinned:
                self.members.setdefault(cell, []).append(item)
            else:
                queue.append((start, end, item, is_long, cell))
        for cell in crowded:
            middle = (cell + 0.5) * CELL
            queue.append((middle - CHIP / 2, middle + CHIP / 2, -1, False, cell))
        queue.sort()
        for start, end, item, is_long, cell in queue:
            if item < 0:
                self._put_chip(start, end, cell)
            elif not self._put(item, cell, start, end, is_long, force=item == self.pinned and cell in crowded):
                failed |= {cell} if is_long else {cell, *self._blocking(start)}
                if cell in crowded:  # A long bar that finds no row even so is counted with the cluster.
                    self.members.setdefault(cell, []).append(item)
        return failed - crowded

    def placement(self, clusters: tuple[Cluster, ...], first: float, last: float) -> Placement:
        """Return what was placed."""
        rooms = np.array(self.rooms, np.float64)
        rooms[rooms < np.minimum(self.wanted, SHORTEST_LABEL)] = 0.0
        return Placement(
            items=np.array(self.items, np.int64),
            rows=np.array(self.rows, np.int64),
            rooms=rooms,
            inside=np.array(self.inside, np.bool_),
            clusters=clusters,
            first=first,
            last=last,
            row_of=dict(zip(self.items, self.rows, strict=True)),
        )

    def _put(self, item: int, cell: int, start: float, end: float, is_long: bool, *, force: bool) -> bool:
        width = min(self.label_width(item), LONGEST_LABEL)
        inside = width + 2 * INSET <= end - start
        row = self._row_for(item, start, is_long)
        if row is None:
            if not force:
                return False
            row = self.bodies.index(min(self.bodies))
        self._occupy(row, start, end, end if inside else end + GAP + width + GAP)
        self.last[row] = len(self.items)
        self.cells[row] = None if is_long else cell
        self.items.append(item)
        self.rows.append(row)
        self.rights.append(end)
        self.rooms.append(width)
        self.wanted.append(width)
        self.inside.append(inside)
        return True

    def _put_chip(self, start: float, end: float, cell: int) -> None:
        last = len(self.bodies) - 1
        found = last if self.bodies[last] + GAP <= start else self._row_for(-1, start, False)
        row = last if found is None else found
        self._occupy(row, start, end, end)
        self.last[row] = -1
        self.cells[row] = None
        self.chips[cell] = row
        self.members.setdefault(cell, [])

    def _row_for(self, item: int, start: float, is_long: bool) -> int | None:
        """The row it had if no label is cut there; else the first such row; else where least is cut."""
        rows = len(self.bodies) - (is_long and self.reserve)
        free = [row for row in range(rows) if self.bodies[row] + GAP <= start]
        whole = [row for row in free if self.labels[row] <= start]
        kept = self.earlier.get(item, -1)
        if whole:
            return kept if kept in whole else whole[0]
        return kept if kept in free else min(free, key=self.labels.__getitem__, default=None)

    def _blocking(self, start: float) -> list[int]:
        """The cell of the short item that gives way first to something at *start*, if any does."""
        rows = [row for row, cell in enumerate(self.cells) if cell is not None and self.bodies[row] + GAP > start]
        nearest = min(rows, key=self.bodies.__getitem__, default=None)
        cell = None if nearest is None else self.cells[nearest]
        return [] if cell is None else [cell]

    def _occupy(self, row: int, start: float, end: float, label_end: float) -> None:
        """Take the row, and cut the label that stood in it before."""
        before = self.last[row]
        if before >= 0 and not self.inside[before]:
            room = start - self.rights[before] - 2 * GAP
            self.rooms[before] = min(self.rooms[before], room)
        self.bodies[row] = max(end, self.bodies[row])
        self.labels[row] = max(label_end, self.bodies[row])
