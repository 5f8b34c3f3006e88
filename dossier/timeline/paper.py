"""How many rows lanes need on paper, where nobody can open a cluster: all that is in sight is to stand there."""

import math

import numpy as np

from dossier.timeline.columns import Codes
from dossier.timeline.lanes import Board, Lane, Lanes
from dossier.timeline.placement import Placement, place, step_of, widest
from dossier.timeline.rows import LabelWidth
from dossier.timeline.scale import Scale
from dossier.timeline.stage import MARGIN, rows_for

_TRIED = (8, 32, 128, 250)
"""Rows that are tried one after the other; the last ones are as many as a lane can have."""
_MOST_IN_SIGHT = 4_000
"""A lane of more events in sight than these keeps its clusters: its words would be nobody's to read."""


def in_sight(board: Board, lane: Lane, scale: Scale) -> int:
    """Return how many items of a lane reach into the window."""
    columns = board.columns
    reach = (columns.starts[lane.items] < scale.right) & (columns.ends[lane.items] > scale.left)
    return int(np.count_nonzero(reach))


def rows_on_paper(
    board: Board, lanes: Lanes, scale: Scale, label_width: LabelWidth, row: float, tallest: float
) -> tuple[Codes, int]:
    """Return the rows that each lane needs, and how many lanes fit on a sheet of *tallest* pixels, at least one.

    *row* is how many pixels rows are from each other. Lanes that do not fit have one row.
    """
    rows, height = np.ones(len(lanes), np.uint8), 0.0
    for number, lane in enumerate(lanes):
        needed = _rows_of(board, lane, scale, label_width)
        height += needed * row + 2 * MARGIN
        if height > tallest and number:
            return rows, number
        rows[number] = needed
    return rows, len(lanes)


def _rows_of(board: Board, lane: Lane, scale: Scale, label_width: LabelWidth) -> int:
    if in_sight(board, lane, scale) > _MOST_IN_SIGHT:
        return rows_for(len(lane))

    def placed(rows: int) -> Placement:
        return place(
            board,
            lane.items,
            days_per_pixel=widest(step_of(scale.days_per_pixel)),
            first=-math.inf,
            last=math.inf,
            rows=rows,
            label_width=label_width,
        )

    for most in _TRIED:
        made = placed(most)
        if _hidden(made, scale):
            continue
        needed = 1 + max(int(made.rows.max(initial=0)), int(made.chips.rows.max(initial=0)))
        return most if _hidden(placed(needed), scale) else needed
    return _TRIED[-1]


def _hidden(made: Placement, scale: Scale) -> int:
    """Return how many items clusters in the window count."""
    starts = made.chips.cells * made.cell_days
    seen = (starts < scale.right) & (starts + made.cell_days > scale.left)
    return int(made.chips.counts[seen].sum())
