"""Putting bodies on rows: first fit from left to right, labels cut where the next body stands."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from dossier.timeline.bodies import Bodies
from dossier.timeline.columns import Days, Flags, Indexes
from dossier.timeline.extents import ARROW, CELL, CHIP, GAP, INSET, LABEL, LONGEST_LABEL, SHORTEST_LABEL

LabelWidth = Callable[[int], float]
"""Returns the width of an item's label in pixels."""
_MANY = 4
"""A lane of more than so many items for each row has a share of its rows for short ones."""


@dataclass(frozen=True, eq=False)
class Solved:
    """The items that found a row, with the room for their labels; the row of each count; what found no row."""

    items: Indexes
    rows: Indexes
    rooms: Days
    inside: Flags
    chips: Mapping[int, int]
    left_over: Mapping[int, list[int]]


def solve(
    bodies: Bodies, rows: int, earlier: Mapping[int, int], pinned: int, count: int, label_width: LabelWidth
) -> Solved:
    """Return a row for each body, and one for the count of each cell where not all find one.

    In a lane of *count* items that are more than rows, long bars leave the last row to the counts, and where they are
    many more, some rows to short ones too.
    """
    full = {*bodies.dense, *bodies.excess}
    items = bodies.items.tolist()
    widths = [min(label_width(item), LONGEST_LABEL) for item in items]
    arrows = np.where(bodies.open_right, ARROW, np.where(bodies.open_left, math.inf, 0.0))
    within = (bodies.right - bodies.left - 2 * INSET - arrows).tolist()
    columns = (items, bodies.left.tolist(), bodies.right.tolist(), bodies.cells.tolist(), bodies.long.tolist())
    while True:
        solver = _Rows(rows, earlier, pinned, count)
        failed = solver.run(columns, widths, within, full)
        if not failed:
            return solver.solved()
        full |= failed


_Columns = tuple[list[int], list[float], list[float], list[int], list[bool]]


class _Rows:
    """For each row it knows where the last body and the last label end."""

    def __init__(self, rows: int, earlier: Mapping[int, int], pinned: int, count: int) -> None:
        self._reserve = count > rows
        many = rows // 3 if count > _MANY * rows else 0
        self._for_long = max(rows - self._reserve - many, 1)
        self._bodies = [-math.inf] * rows
        self._labels = [-math.inf] * rows
        self._last = [-1] * rows
        self._earlier = earlier
        self._pinned = pinned
        self._items: list[int] = []
        self._rows: list[int] = []
        self._rooms: list[float] = []
        self._wanted: list[float] = []
        self._rights: list[float] = []
        self._inside: list[bool] = []
        self._chips: dict[int, int] = {}
        self._left_over: dict[int, list[int]] = {}

    def run(self, columns: _Columns, widths: list[float], within: list[float], full: set[int]) -> set[int]:
        """Place all bodies, and a count in each of the cells that are full; return the cells that are full too.

        In a full cell, what finds no row is left over for the count.
        """
        failed: set[int] = set()
        waiting = sorted(full, reverse=True)
        all_rows, some_rows = len(self._bodies), len(self._bodies) - self._reserve
        for item, start, end, cell, is_long, width, room in zip(*columns, widths, within, strict=True):
            while waiting and (waiting[-1] + 0.5) * CELL - CHIP / 2 <= start:
                self._put_chip(waiting.pop())
            if is_long:
                usable = self._for_long
            else:
                ends = int(end // CELL)
                reaches = cell in full or ends in full or ends - 1 in full
                usable = some_rows if reaches else all_rows
            row = self._row_for(item, start, usable)
            if row < 0 and item == self._pinned and cell in full:
                row = self._bodies.index(min(self._bodies))
            if row >= 0:
                self._put(item, row, start, end, width, room)
            elif cell in full:
                self._left_over.setdefault(cell, []).append(item)
            else:
                failed.add(cell)
        while waiting:
            self._put_chip(waiting.pop())
        return failed

    def solved(self) -> Solved:
        """Return what was placed."""
        rooms = np.array(self._rooms, np.float64)
        rooms[rooms < np.minimum(self._wanted, SHORTEST_LABEL)] = 0.0
        return Solved(
            items=np.array(self._items, np.int64),
            rows=np.array(self._rows, np.int64),
            rooms=rooms,
            inside=np.array(self._inside, np.bool_),
            chips=self._chips,
            left_over=self._left_over,
        )

    def _put(self, item: int, row: int, start: float, end: float, width: float, within: float) -> None:
        """Take a row for a body and its label of *width*; *within* is the room that the body itself offers it."""
        kept = width if width < LABEL else LABEL
        inside = kept <= within
        self._occupy(row, start, end, end if inside else end + GAP + kept + GAP)
        self._last[row] = len(self._items)
        self._items.append(item)
        self._rows.append(row)
        self._rights.append(end)
        self._rooms.append(min(width, within) if inside else width)
        self._wanted.append(width)
        self._inside.append(inside)

    def _put_chip(self, cell: int) -> None:
        start, end = (cell + 0.5) * CELL - CHIP / 2, (cell + 0.5) * CELL + CHIP / 2
        last = len(self._bodies) - 1
        found = last if self._bodies[last] + GAP <= start else self._row_for(-1, start, len(self._bodies))
        row = last if found < 0 else found
        self._occupy(row, start, end, end)
        self._last[row] = -1
        self._chips[cell] = row

    def _row_for(self, item: int, start: float, rows: int) -> int:
        """The row it had if no label is cut there; else the first such row; else where least is cut; -1 for none."""
        bodies, labels = self._bodies, self._labels
        kept = self._earlier.get(item, -1)
        limit = start - GAP
        keeps = 0 <= kept < rows and bodies[kept] <= limit
        if keeps and labels[kept] <= start:
            return kept
        best, cut = -1, math.inf
        for row in range(rows):
            if bodies[row] <= limit:
                label = labels[row]
                if label <= start:
                    return row
                if label < cut:
                    best, cut = row, label
        return kept if best >= 0 and keeps else best

    def _occupy(self, row: int, start: float, end: float, label_end: float) -> None:
        """Take the row, and cut the label that stood in it before."""
        before = self._last[row]
        if before >= 0 and not self._inside[before]:
            room = start - self._rights[before] - 2 * GAP
            if room < self._rooms[before]:
                self._rooms[before] = room
        self._bodies[row] = max(end, self._bodies[row])
        self._labels[row] = max(label_end, self._bodies[row])
