"""Where the items of one lane stand: a row for each, room for its label, and clusters where they are too dense.

Places are worked out for a *step* of zoom (half an octave) at its widest, in pixels that count from day 0. Zooming
in within the step only draws items apart, so a placement stays free of overlaps until the next step is reached, and
panning never moves an item to another row.
"""

import heapq
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dossier.timeline.clusters import crowded
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
LABEL = 230.0
"""Pixels kept free for a label; a longer one takes more where nothing follows."""
LONGEST_LABEL = 480.0
"""No label gets more room than this."""
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


ARROW = 30.0
"""Pixels of an open bar that its arrow takes, and that a label inside does not get."""

LabelWidth = Callable[[int], float]
"""Returns the width of an item's label in pixels."""

_Body = tuple[float, float, int, int, bool, float, float]
"""Left, right, item, cell, whether it is long, width of the label, width of the arrow."""


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
    partial: bool
    """Other items of the cell are shown; these are the rest."""

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
    long = right - left > 2 * CELL
    standing = np.where(long, left, board.anchors[items] / days_per_pixel)
    cells = np.floor(np.maximum(standing, first / days_per_pixel) / CELL).astype(np.int64)
    dense = crowded(cells[~long], rows)
    hidden = ~long & np.isin(cells, list(dense)) & (items != pinned)
    members: dict[int, list[int]] = {cell: [] for cell in dense}
    for item, cell in zip(items[hidden].tolist(), cells[hidden].tolist(), strict=True):
        members[cell].append(item)
    shown = ~hidden
    label = [min(label_width(item), LONGEST_LABEL) for item in items[shown].tolist()]
    arrows = np.where(board.open_right[items], ARROW, np.where(board.open_left[items], math.inf, 0.0))
    bodies = sorted(
        zip(
            left[shown].tolist(),
            right[shown].tolist(),
            items[shown].tolist(),
            cells[shown].tolist(),
            long[shown].tolist(),
            label,
            arrows[shown].tolist(),
            strict=True,
        )
    )
    full: set[int] = set(dense)
    while True:
        solver = _Rows(rows, earlier or {}, pinned, reserve=len(lane) > rows)
        failed = solver.run(bodies, full)
        if not failed:
            break
        full |= failed
    for cell, more in solver.left_over.items():
        members.setdefault(cell, []).extend(more)
    clusters = (
        _cluster(board, np.array(members[cell], np.int64), cell, solver.chips[cell], days_per_pixel, cell not in dense)
        for cell in sorted(members)
        if members[cell]
    )
    return solver.placement(tuple(clusters), first, last)


def _cluster(board: Board, items: Indexes, cell: int, row: int, days_per_pixel: float, partial: bool) -> Cluster:
    width = days_per_pixel * CELL
    return Cluster(
        items=items,
        start=float(board.starts[items].min()),
        end=float(board.ends[items].max()),
        first=cell * width,
        last=(cell + 1) * width,
        row=row,
        partial=partial,
    )


class _Rows:
    """First fit from left to right. For each row it knows where the last body and the last label end.

    With *reserve* long bars leave the last row to the counts of clusters.
    """

    def __init__(self, rows: int, earlier: Mapping[int, int], pinned: int, *, reserve: bool) -> None:
        self.reserve = reserve
        self.bodies = [-math.inf] * rows
        self.labels = [-math.inf] * rows
        self.last = [-1] * rows
        self.earlier = earlier
        self.pinned = pinned
        self.items: list[int] = []
        self.rows: list[int] = []
        self.rooms: list[float] = []
        self.wanted: list[float] = []
        self.rights: list[float] = []
        self.inside: list[bool] = []
        self.chips: dict[int, int] = {}
        self.left_over: dict[int, list[int]] = {}

    def run(self, bodies: Sequence[_Body], full: set[int]) -> set[int]:
        """Place all bodies, and a count in each of the cells that are full; return the cells that are full too.

        In a full cell, what finds no row is left over for the count.
        """
        failed: set[int] = set()
        chips = [((cell + 0.5) * CELL - CHIP / 2, (cell + 0.5) * CELL + CHIP / 2, cell) for cell in full]
        waiting = [(left, right, -1, cell, False, 0.0, 0.0) for left, right, cell in chips]
        for start, end, item, cell, is_long, width, arrow in heapq.merge(bodies, sorted(waiting)):
            if item < 0:
                self._put_chip(start, end, cell)
                continue
            rows = len(self.bodies) - (self.reserve and (is_long or cell in full))
            row = self._row_for(item, start, rows)
            if row is None and item == self.pinned and cell in full:
                row = self.bodies.index(min(self.bodies))
            if row is not None:
                self._put(item, row, start, end, width, end - start - 2 * INSET - arrow)
            elif cell in full:
                self.left_over.setdefault(cell, []).append(item)
            else:
                failed.add(cell)
        return failed

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

    def _put(self, item: int, row: int, start: float, end: float, width: float, within: float) -> None:
        """Take a row for a body and its label of *width*; *within* is the room that the body itself offers it."""
        kept = min(width, LABEL)
        inside = kept <= within
        self._occupy(row, start, end, end if inside else end + GAP + kept + GAP)
        self.last[row] = len(self.items)
        self.items.append(item)
        self.rows.append(row)
        self.rights.append(end)
        self.rooms.append(min(width, within) if inside else width)
        self.wanted.append(width)
        self.inside.append(inside)

    def _put_chip(self, start: float, end: float, cell: int) -> None:
        last = len(self.bodies) - 1
        found = last if self.bodies[last] + GAP <= start else self._row_for(-1, start, len(self.bodies))
        row = last if found is None else found
        self._occupy(row, start, end, end)
        self.last[row] = -1
        self.chips[cell] = row

    def _row_for(self, item: int, start: float, rows: int) -> int | None:
        """The row it had if no label is cut there; else the first such row; else where least is cut."""
        kept = self.earlier.get(item, -1)
        limit = start - GAP
        if 0 <= kept < rows and self.labels[kept] <= start and self.bodies[kept] <= limit:
            return kept
        best, cut = None, math.inf
        for row in range(rows):
            if self.bodies[row] <= limit:
                label = self.labels[row]
                if label <= start:
                    return row
                if label < cut:
                    best, cut = row, label
        return kept if best is not None and 0 <= kept < rows and self.bodies[kept] <= limit else best

    def _occupy(self, row: int, start: float, end: float, label_end: float) -> None:
        """Take the row, and cut the label that stood in it before."""
        before = self.last[row]
        if before >= 0 and not self.inside[before]:
            room = start - self.rights[before] - 2 * GAP
            self.rooms[before] = min(self.rooms[before], room)
        self.bodies[row] = max(end, self.bodies[row])
        self.labels[row] = max(label_end, self.bodies[row])
