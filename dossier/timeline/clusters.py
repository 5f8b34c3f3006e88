"""How densely events stand in time: counts for an overview, and what a crowded cell is."""

import numpy as np

from dossier.timeline.columns import Indexes
from dossier.timeline.lanes import Board, Lanes
from dossier.timeline.scale import Scale
from dossier.timeline.spread import among

CROWD = 2
"""More than this many short items in a cell for each row of the lane are too many to be shown one by one."""


def crowded(cells: Indexes, rows: int) -> set[int]:
    """Return the numbers of the cells that hold too many items; *cells* is the cell of each item."""
    numbers, counts = np.unique(cells, return_counts=True)
    return {int(number) for number in numbers[counts > CROWD * rows]}


def density(board: Board, lanes: Lanes, scale: Scale, pixels: float) -> tuple[float, ...]:
    """Return how dense events are in columns of *pixels* from left to right: 0 for none, 1 for the densest.

    An event of several lanes counts once, where it begins. Densities grow with the logarithm, so that single events
    stay visible.
    """
    columns = max(int(scale.width // pixels), 1)
    if not lanes:
        return (0.0,) * columns
    shown = np.zeros(len(board), np.bool_)
    shown[lanes.items] = True
    starts = board.columns.starts if shown.all() else board.columns.starts[shown]
    edges = scale.left + np.arange(columns + 1) * (scale.days_per_pixel * pixels)
    counts = np.log1p(np.diff(among(starts, np.ceil(edges))))
    most = float(counts.max())
    return tuple((counts / most).tolist()) if most else (0.0,) * columns
