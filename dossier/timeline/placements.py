"""The placements of a stage's lanes: remembered, and made a few in a frame, so that no frame has to make them all.

While a view moves, a lane may be shown for some frames by its placement for the neighbouring step of zoom; the work of
the step to come is done ahead, in the direction in which the view moves.
"""

import math
from collections import OrderedDict
from collections.abc import Iterable, Mapping

from dossier.timeline.columns import Codes
from dossier.timeline.extents import CELL
from dossier.timeline.lanes import Board, Lanes
from dossier.timeline.placement import Placement, place, step_of, widest
from dossier.timeline.rows import LabelWidth
from dossier.timeline.scale import Scale
from dossier.timeline.spread import Spread

_WHOLE = 250
"""Lanes of at most this many items are placed from end to end, larger ones only around the window."""
_REMEMBERED = 160
_IN_A_FRAME, _ZOOMING_OUT = 1, 2
"""So many placements of large lanes are made in a frame, where others can stand in for the rest."""
_AROUND = 0.4
"""The part of a window that is placed on each side of it as well."""
_SOON = 0.15
"""Where less than this part of a window is left before the end of a placement, the next one is made ahead."""

_Key = tuple[int, int, int]


class Placements:
    """Placements of *lanes*, by lane, step of zoom and the item that is pinned in it."""

    def __init__(self, board: Board, lanes: Lanes, rows: Codes, label_width: LabelWidth) -> None:
        self._board, self._lanes, self._rows, self._label_width = board, lanes, rows, label_width
        self._known: OrderedDict[_Key, Placement] = OrderedDict()
        self._spreads: dict[int, Spread] = {}
        self._most: dict[tuple[int, int], int] = {}
        self._pinned = -1
        self._pinned_in: frozenset[int] = frozenset()
        self._before: Scale | None = None
        self._left = 0
        self._zoom = self._pan = 0
        self.unsettled = False
        """Some lane of this frame is shown by the placement of another step."""

    def pin(self, item: int) -> None:
        """Keep an item (-1: none) out of clusters, so that it is always seen."""
        if item != self._pinned:
            self._pinned = item
            self._pinned_in = frozenset(self._lanes.holding(item))

    def begin(self, scale: Scale, *, at_once: bool) -> None:
        """Begin a frame; *at_once*, it must have all its own placements."""
        before, self._before = self._before, scale
        self.unsettled = False
        if before is not None and before != scale:
            ratio = scale.days_per_pixel / before.days_per_pixel
            self._zoom = 0 if abs(ratio - 1) < 1e-6 else 1 if ratio > 1 else -1
            self._pan = 0 if self._zoom else 1 if scale.centre > before.centre else -1
        # Zooming in, the coarser placements of before serve well meanwhile; zooming out, the finer ones do so less.
        self._left = len(self._lanes) if at_once or before is None else _ZOOMING_OUT if self._zoom > 0 else _IN_A_FRAME

    def get(self, number: int, scale: Scale) -> Placement:
        """Return where the items of a lane stand around the window, or nearly so."""
        step = step_of(scale.days_per_pixel)
        known = self._covering(number, step, scale)
        if known is not None:
            return known
        if self._lanes.size_of(number) > _WHOLE:
            if self._left <= 0:
                for other in (step + 1, step - 1, step + 2):
                    standing_in = self._covering(number, other, scale)
                    if standing_in is not None:
                        self.unsettled = True
                        return standing_in
            self._left -= 1
        return self._make(number, step, scale)

    def ahead(self, numbers: Iterable[int], scale: Scale) -> None:
        """With what is left to do in this frame, make what the next ones will need for the lanes in sight."""
        step = step_of(scale.days_per_pixel)
        large = [number for number in numbers if self._lanes.size_of(number) > _WHOLE]
        for number in large:
            if self._left <= 0:
                return
            if self._zoom:
                if self._covering(number, step + self._zoom, scale) is None:
                    self._make(number, step + self._zoom, scale)
                    self._left -= 1
            elif self._pan and self._ends_soon(self._covering(number, step, scale), scale):
                self._make(number, step, scale)
                self._left -= 1

    def most(self, number: int, placement: Placement) -> int:
        """Return how many the largest cluster of a lane counts at the step of a placement, as far as is known."""
        return self._most.get((number, step_of(placement.days_per_pixel)), 1)

    def _ends_soon(self, known: Placement | None, scale: Scale) -> bool:
        if known is None:
            return False
        left = known.last - scale.right if self._pan > 0 else scale.left - known.first
        return left < _SOON * scale.span

    def _key(self, number: int, step: int) -> _Key:
        return number, step, self._pinned if number in self._pinned_in else -1

    def _covering(self, number: int, step: int, scale: Scale) -> Placement | None:
        key = self._key(number, step)
        known = self._known.get(key)
        if known is None or known.first > scale.left or known.last < scale.right:
            return None
        self._known.move_to_end(key)
        return known

    def _make(self, number: int, step: int, scale: Scale) -> Placement:
        key, lane = self._key(number, step), self._lanes[number]
        size = widest(step)
        first, last = window_of(scale, size, len(lane))
        known = self._known.get(key)
        made = place(
            self._board,
            lane.items,
            days_per_pixel=size,
            first=first,
            last=last,
            rows=int(self._rows[number]),
            label_width=self._label_width,
            earlier=known.row_of if known is not None else self._neighbour(number, step),
            pinned=key[2],
            spread=self._spread(number),
        )
        self._known[key] = made
        self._known.move_to_end(key)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        most = int(made.chips.counts.max(initial=1))
        self._most[number, step] = max(most, self._most.get((number, step), 1))
        return made

    def _neighbour(self, number: int, step: int) -> Mapping[int, int]:
        """The rows that a lane's items have at this step or the next; they should not jump without need."""
        pins = (-1, self._pinned)
        keys = ((number, other, pin) for other in (step, step + 1, step - 1) for pin in pins)
        return next((self._known[key].row_of for key in keys if key in self._known), {})

    def _spread(self, number: int) -> Spread:
        found = self._spreads.get(number)
        if found is None:
            found = self._spreads[number] = Spread(self._board.columns, self._lanes[number].items)
        return found


def window_of(scale: Scale, size: float, count: int) -> tuple[float, float]:
    """Return from which day to which a lane of *count* items is placed at *size* days per pixel: all of a small one.

    Of a large one the window, and some of it more on each side, from cell to cell.
    """
    if count <= _WHOLE:
        return -math.inf, math.inf
    cell = CELL * size
    around = scale.span * _AROUND
    return math.floor((scale.left - around) / cell) * cell, math.ceil((scale.right + around) / cell) * cell
