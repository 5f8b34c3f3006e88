"""Everything that stands in a window of a timeline: lanes one below the other, items placed in them, what is where.

A stage belongs to one set of lanes. It remembers placements, so that panning and zooming back cost little.
"""

import math
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dossier.timeline.lanes import Board, Lane
from dossier.timeline.placement import CELL, Cluster, LabelWidth, Placement, extents, place, step_of, widest
from dossier.timeline.scale import Scale

ROW = 24.0
"""Pixels from one row of a lane to the next."""
BODY = 18.0
"""Pixels that a bar is high."""
MARGIN = 8.0
"""Pixels above the first and below the last row of a lane."""

_MOST_ROWS = 7
_TRIED = 200
"""Lanes up to this number, of at most this many items, get just the rows that they need; others get enough."""
_WHOLE = 250
"""Lanes of at most this many items are placed from end to end, larger ones only around the window."""
_REMEMBERED = 400


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


@dataclass(frozen=True, slots=True)
class SeenLane:
    """A lane in the window, with what is seen of it. ``top`` counts from the top of the window."""

    number: int
    lane: Lane
    top: float
    height: float
    items: tuple[Seen, ...]
    clusters: tuple[SeenCluster, ...]


def rows_for(count: int) -> int:
    """Return how many rows are enough for a lane of *count* items."""
    return next((rows for most, rows in ((1, 1), (2, 2), (3, 3), (5, 4), (9, 5), (18, 6)) if count <= most), _MOST_ROWS)


class Stage:
    """Places lanes and items. ``label_width`` returns the pixels that an item's whole label takes.

    A lane keeps its height at any zoom. With the scale *fitted*, at which all items are seen, lanes get the rows that
    they need there.
    """

    def __init__(
        self, board: Board, lanes: Sequence[Lane], label_width: LabelWidth, fitted: Scale | None = None
    ) -> None:
        self.board = board
        self.lanes = tuple(lanes)
        self._measure = label_width
        self._widths: dict[int, float] = {}
        self._rows = [self._rows_of(number, fitted) for number in range(len(self.lanes))]
        heights = [rows * ROW + 2 * MARGIN for rows in self._rows]
        self._tops = np.concatenate([[0.0], np.cumsum(heights)])
        self._placements: OrderedDict[tuple[int, int, int], Placement] = OrderedDict()
        self._pinned = -1
        self._pinned_in: frozenset[int] = frozenset()
        self._most: dict[tuple[int, int], int] = {}

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

    def lane_at(self, y: float) -> int | None:
        """Return the number of the lane at *y*, from the top of the first; None outside of all."""
        number = int(np.searchsorted(self._tops, y, side="right")) - 1
        return number if 0 <= number < len(self.lanes) else None

    def number_of(self, key: int) -> int | None:
        """Return the number of the lane of an entity, None if it has none."""
        return next((number for number, lane in enumerate(self.lanes) if lane.key == key), None)

    def seen(self, scale: Scale, scroll: float, height: float) -> list[SeenLane]:
        """Return the lanes that a window of *height* shows when scrolled down by *scroll*, from the top."""
        first = max(int(np.searchsorted(self._tops, scroll, side="right")) - 1, 0)
        found = []
        for number in range(first, len(self.lanes)):
            if self._tops[number] >= scroll + height:
                break
            found.append(self._seen_lane(number, scale, self.top_of(number) - scroll))
        return found

    def pin(self, item: int) -> None:
        """Keep an item (-1: none) out of clusters, so that it is always seen."""
        if item != self._pinned:
            self._pinned = item
            holding = (number for number, lane in enumerate(self.lanes) if item >= 0 and (lane.items == item).any())
            self._pinned_in = frozenset(holding)

    def placement(self, number: int, scale: Scale) -> Placement:
        """Return where the items of a lane stand around the window."""
        step = step_of(scale.days_per_pixel)
        pinned = self._pinned if number in self._pinned_in else -1
        known = self._placements.get((number, step, pinned))
        if known is not None and known.first <= scale.left and scale.right <= known.last:
            self._placements.move_to_end((number, step, pinned))
            return known
        lane = self.lanes[number]
        size = widest(step)
        first, last = (-math.inf, math.inf) if len(lane) <= _WHOLE else _window(scale, size)
        made = place(
            self.board,
            lane.items,
            days_per_pixel=size,
            first=first,
            last=last,
            rows=self._rows[number],
            label_width=self._label_width,
            earlier=known.row_of if known is not None else self._neighbour(number, step),
            pinned=pinned,
        )
        self._placements[number, step, pinned] = made
        self._most[number, step] = max((len(c) for c in made.clusters), default=self._most.get((number, step), 1))
        if len(self._placements) > _REMEMBERED:
            self._placements.popitem(last=False)
        return made

    def _rows_of(self, number: int, fitted: Scale | None) -> int:
        lane = self.lanes[number]
        enough = rows_for(len(lane))
        if fitted is None or number >= _TRIED or len(lane) > _TRIED or enough == 1:
            return enough
        tried = place(
            self.board,
            lane.items,
            days_per_pixel=widest(step_of(fitted.days_per_pixel)),
            first=-math.inf,
            last=math.inf,
            rows=_MOST_ROWS,
            label_width=self._label_width,
        )
        return 1 + max(int(tried.rows.max(initial=0)), *(cluster.row for cluster in tried.clusters), 0)

    def _label_width(self, item: int) -> float:
        width = self._widths.get(item)
        if width is None:
            width = self._widths[item] = self._measure(item)
        return width

    def _neighbour(self, number: int, step: int) -> Mapping[int, int]:
        """The rows that a lane's items have at this step or the next; they should not jump without need."""
        pins = (-1, self._pinned)
        keys = ((number, other, pin) for other in (step, step + 1, step - 1) for pin in pins)
        return next((self._placements[key].row_of for key in keys if key in self._placements), {})

    def _seen_lane(self, number: int, scale: Scale, top: float) -> SeenLane:
        placement = self.placement(number, scale)
        offset = scale.x_of(0.0)
        left, right = extents(self.board, placement.items, scale.days_per_pixel)
        left, right = left + offset, right + offset
        near = np.flatnonzero((right + placement.rooms > -20) & (left < scale.width + 20))
        middle = top + MARGIN + ROW / 2
        items = tuple(
            Seen(item, x, end, middle + row * ROW, room, inside)
            for item, x, end, row, room, inside in zip(
                placement.items[near].tolist(),
                left[near].tolist(),
                right[near].tolist(),
                placement.rows[near].tolist(),
                placement.rooms[near].tolist(),
                placement.inside[near].tolist(),
                strict=True,
            )
        )
        most = self._most.get((number, step_of(scale.days_per_pixel)), 1)
        clusters = tuple(
            SeenCluster(
                cluster,
                scale.x_of(cluster.first),
                scale.x_of(cluster.last),
                scale.x_of((cluster.first + cluster.last) / 2),
                middle + cluster.row * ROW,
                math.log1p(len(cluster)) / math.log1p(max(most, len(cluster))),
            )
            for cluster in placement.clusters
            if cluster.last > scale.left and cluster.first < scale.right
        )
        return SeenLane(number, self.lanes[number], top, self.height_of(number), items, clusters)


def _window(scale: Scale, size: float) -> tuple[float, float]:
    """Return the days to place around a window: half of it more on each side, from cell to cell."""
    cell = CELL * size
    return (
        math.floor((scale.left - scale.span / 2) / cell) * cell,
        math.ceil((scale.right + scale.span / 2) / cell) * cell,
    )
