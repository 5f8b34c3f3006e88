"""Everything that stands in a window of a timeline: lanes one below the other, items placed in them, what is where.

A stage belongs to one set of lanes. It remembers placements, so that panning and zooming back cost little.
"""

import math
from dataclasses import dataclass

import numpy as np

from dossier.timeline.columns import Codes, Days, Flags, Indexes
from dossier.timeline.gaps import Gaps, gaps_of
from dossier.timeline.lanes import Board, Lane, Lanes
from dossier.timeline.placement import Cluster, Placement, place, step_of, widest
from dossier.timeline.placements import Placements
from dossier.timeline.rows import LabelWidth
from dossier.timeline.scale import Scale

ROW = 24.0
"""Pixels from one row of a lane to the next, beside text of the usual size."""
BODY = 18.0
"""Pixels that a bar is high."""
MARGIN = 8.0
"""Pixels above the first and below the last row of a lane."""

_MOST_IN = (1, 2, 3, 5, 9, 18)
"""So many items at most are in lanes of one row, of two and so on; larger ones have one row more than these are."""
_MOST_ROWS = 1 + len(_MOST_IN)
_TRIED = 60
"""Lanes up to this number, of at most this many items, get just the rows that they need; others get enough."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An item in the window: its index, its body's edges in pixels, the middle of its row, and its label's room."""

    item: int
    left: float
    right: float
    y: float
    room: float
    inside: bool


@dataclass(frozen=True, slots=True)
class SeenCluster:
    """A cluster in the window: the edges of its cell, where its chip stands, and how dense it is (0 to 1)."""

    cluster: Cluster
    left: float
    right: float
    middle: float
    y: float
    density: float


@dataclass(frozen=True, eq=False)
class SeenLane:
    """A lane in the window, with what is seen of it as arrays in parallel. ``top`` counts from the window's top.

    ``row`` is how far its rows are from each other. ``index`` are items, ``left`` and ``right`` the edges of their
    bodies, ``y`` the middle of their rows, ``room`` and ``inside`` what is said of their labels. ``chips`` are
    numbers of the placement's clusters, the edges of whose cells are ``chip_left`` and ``chip_right``.
    """

    number: int
    lane: Lane
    top: float
    height: float
    row: float
    placement: Placement
    index: Indexes
    left: Days
    right: Days
    y: Days
    room: Days
    inside: Flags
    chips: Indexes
    chip_left: Days
    chip_right: Days
    chip_y: Days
    density: Days

    @property
    def items(self) -> tuple[Seen, ...]:
        """What is seen one by one."""
        columns = (self.index, self.left, self.right, self.y, self.room, self.inside)
        return tuple(Seen(*values) for values in zip(*(column.tolist() for column in columns), strict=True))

    def seen(self, at: int) -> Seen:
        """Return the *at*-th item in sight."""
        left, right, y, room = (float(column[at]) for column in (self.left, self.right, self.y, self.room))
        return Seen(int(self.index[at]), left, right, y, room, bool(self.inside[at]))

    def find(self, item: int) -> int:
        """Return where an item is among those in sight, -1 where it is not."""
        found = np.flatnonzero(self.index == item)
        return int(found[0]) if item >= 0 and len(found) else -1

    def find_chip(self, item: int) -> int:
        """Return where the cluster that counts an item is among those in sight, -1 where none does."""
        if item < 0 or not len(self.chips) or self.lane.position_of(item) < 0:
            return -1
        placement = self.placement
        cell = math.floor(placement.board.columns.starts[item] / placement.cell_days)
        found = np.flatnonzero(placement.chips.cells[self.chips] == cell)
        return int(found[0]) if len(found) else -1

    @property
    def clusters(self) -> tuple[SeenCluster, ...]:
        """The clusters that are seen."""
        return tuple(self.cluster(at) for at in range(len(self.chips)))

    def cluster(self, at: int) -> SeenCluster:
        """Return the *at*-th cluster in sight with its items."""
        left, right = float(self.chip_left[at]), float(self.chip_right[at])
        cluster = self.placement.cluster(int(self.chips[at]))
        return SeenCluster(cluster, left, right, (left + right) / 2, float(self.chip_y[at]), float(self.density[at]))


def rows_for(count: int) -> int:
    """Return how many rows are enough for a lane of *count* items."""
    return 1 + int(np.searchsorted(_MOST_IN, count))


class Stage:
    """Places lanes and items. ``label_width`` returns the pixels that an item's whole label takes.

    A lane keeps its height at any zoom. With the scale *fitted*, at which all items are seen, lanes get the rows that
    they need there. *row* is how many pixels rows are from each other; *rows* says how many each lane has.
    """

    def __init__(
        self,
        board: Board,
        lanes: Lanes,
        label_width: LabelWidth,
        fitted: Scale | None = None,
        row: float = ROW,
        rows: Codes | None = None,
    ) -> None:
        self._row = row
        self.board = board
        self.lanes = lanes
        self._label_width = label_width
        self._rows = self._rows_of_all(fitted) if rows is None else rows
        self._tops = np.concatenate([[0.0], np.cumsum(self._rows * row + 2 * MARGIN)])
        self._gaps: dict[int, Gaps] = {}
        self._placements = Placements(board, self.lanes, self._rows, label_width)

    @property
    def height(self) -> float:
        """The height of all lanes together."""
        return float(self._tops[-1])

    def top_of(self, number: int) -> float:
        """Return the top of a lane, from the top of the first."""
        return float(self._tops[number])

    def height_of(self, number: int) -> float:
        """Return the height of a lane."""
        return float(self._tops[number + 1] - self._tops[number])

    def row_of(self, number: int, item: int, scale: Scale) -> tuple[float, float] | None:
        """Return top and bottom of an item's row in a lane, from the top of the first lane; None within a cluster."""
        placement = self._placements.get(number, scale)
        found = np.flatnonzero(placement.items == item)
        if not len(found):
            return None
        top = self.top_of(number) + MARGIN + float(placement.rows[found[0]]) * self._row
        return top, top + self._row

    def lane_at(self, y: float) -> int | None:
        """Return the number of the lane at *y*, from the top of the first; None outside of all."""
        number = int(np.searchsorted(self._tops, y, side="right")) - 1
        return number if 0 <= number < len(self.lanes) else None

    def number_of(self, key: int) -> int | None:
        """Return the number of the lane of an entity, None if it has none."""
        return self.lanes.number_of(key)

    @property
    def unsettled(self) -> bool:
        """Tell whether a lane was last shown by the placement of a neighbouring step of zoom; look again soon."""
        return self._placements.unsettled

    def seen(self, scale: Scale, scroll: float, height: float, *, at_once: bool = False) -> list[SeenLane]:
        """Return the lanes that a window of *height* shows when scrolled down by *scroll*, from the top.

        *at_once*, nothing of them is put off to the next look.
        """
        self._placements.begin(scale, at_once=at_once)
        first = max(int(np.searchsorted(self._tops, scroll, side="right")) - 1, 0)
        last = int(np.searchsorted(self._tops, scroll + height, side="left"))
        numbers = range(first, min(last, len(self.lanes)))
        found = [self._seen_lane(number, scale, self.top_of(number) - scroll) for number in numbers]
        self._placements.ahead(numbers, scale)
        return found

    def gaps(self, number: int) -> Gaps:
        """Return where nothing is known of a lane."""
        found = self._gaps.get(number)
        if found is None:
            found = self._gaps[number] = gaps_of(self.board, self.lanes[number].items)
        return found

    def pin(self, item: int) -> None:
        """Keep an item (-1: none) out of clusters, so that it is always seen."""
        self._placements.pin(item)

    def _rows_of_all(self, fitted: Scale | None) -> Codes:
        sizes = self.lanes.sizes
        rows = (1 + np.searchsorted(_MOST_IN, sizes)).astype(np.uint8)
        if fitted is not None:
            first = slice(0, _TRIED)
            for number in np.flatnonzero((sizes[first] <= _TRIED) & (rows[first] > 1)).tolist():
                rows[number] = self._rows_needed(self.lanes[number], fitted)
        return rows

    def _rows_needed(self, lane: Lane, fitted: Scale) -> int:
        tried = place(
            self.board,
            lane.items,
            days_per_pixel=widest(step_of(fitted.days_per_pixel)),
            first=-math.inf,
            last=math.inf,
            rows=_MOST_ROWS,
            label_width=self._label_width,
        )
        return 1 + max(int(tried.rows.max(initial=0)), int(tried.chips.rows.max(initial=0)))

    def _seen_lane(self, number: int, scale: Scale, top: float) -> SeenLane:
        placement = self._placements.get(number, scale)
        offset = scale.x_of(0.0)
        left, right = placement.shapes.edges(scale.days_per_pixel)
        left, right = left + offset, right + offset
        near = np.flatnonzero((right + placement.rooms > -20) & (left < scale.width + 20))
        middle = top + MARGIN + self._row / 2
        chips = placement.chips
        width = placement.cell_days / scale.days_per_pixel
        chip_left: Days = np.asarray(chips.cells * width + offset, np.float64)
        in_sight = np.flatnonzero((chip_left + width > 0) & (chip_left < scale.width))
        counts, chip_left = chips.counts[in_sight], chip_left[in_sight]
        most = max(self._placements.most(number, placement), int(counts.max(initial=1)))
        return SeenLane(
            number=number,
            lane=self.lanes[number],
            top=top,
            height=self.height_of(number),
            row=self._row,
            placement=placement,
            index=placement.items[near],
            left=left[near],
            right=right[near],
            y=np.asarray(middle + placement.rows[near] * self._row, np.float64),
            room=placement.rooms[near],
            inside=placement.inside[near],
            chips=in_sight,
            chip_left=chip_left,
            chip_right=np.asarray(chip_left + width, np.float64),
            chip_y=np.asarray(middle + chips.rows[in_sight] * self._row, np.float64),
            density=np.log1p(counts) / math.log1p(most),
        )
