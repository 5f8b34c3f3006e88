"""How many rows lanes need on paper, where nobody can open a cluster: all that is in sight is to stand there."""

from collections.abc import Callable

import numpy as np

from dossier.timeline.columns import Codes, Indexes
from dossier.timeline.extents import extents
from dossier.timeline.lanes import Board, Lane, Lanes
from dossier.timeline.placement import Placement, place, step_of, widest
from dossier.timeline.placements import window_of
from dossier.timeline.rows import LabelWidth
from dossier.timeline.scale import Scale
from dossier.timeline.spread import Spread
from dossier.timeline.stage import MARGIN, rows_for

_TRIED = (8, 32, 128, 250)
"""Rows that are tried one after the other; the last ones are as many as a lane can have."""
_MOST_IN_SIGHT = 4_000
"""A lane of more events in sight than these keeps its clusters: its words would be nobody's to read."""
_MOST_MEASURED = 1_000
"""In a lane of more events in sight each label has the usual length: most of them will find no room."""

Known = Callable[[Indexes], object]
"""Is told of the items of a lane that are in sight before their labels are measured, and may raise Cancelled."""


def in_sight(board: Board, lane: Lane, scale: Scale) -> Indexes:
    """Return the items of a lane that reach into the window."""
    columns = board.columns
    reach = (columns.starts[lane.items] < scale.right) & (columns.ends[lane.items] > scale.left)
    found: Indexes = lane.items[reach].astype(np.int64)
    return found


def rows_on_paper(
    board: Board,
    lanes: Lanes,
    scale: Scale,
    label_width: LabelWidth,
    row: float,
    tallest: float,
    known: Known = lambda _: None,
) -> tuple[Codes, int]:
    """Return the rows that each lane needs, and how many lanes fit on a sheet of *tallest* pixels, at least one.

    *row* is how many pixels rows are from each other. Lanes that do not fit have one row. Raises what *known* does.
    """
    rows, height = np.ones(len(lanes), np.uint8), 0.0
    for number, lane in enumerate(lanes):
        seen = in_sight(board, lane, scale)
        keeps_clusters = len(seen) > _MOST_IN_SIGHT
        needed = rows_for(len(lane)) if keeps_clusters else _at_once(board, seen, scale)
        if number and height + needed * row + 2 * MARGIN > tallest:
            return rows, number
        known(seen if len(seen) <= _MOST_MEASURED else seen[:0])
        if not keeps_clusters:
            needed = _rows_of(board, lane, scale, label_width, needed)
        height += needed * row + 2 * MARGIN
        if height > tallest and number:
            return rows, number
        rows[number] = needed
    return rows, len(lanes)


def _at_once(board: Board, seen: Indexes, scale: Scale) -> int:
    """Return how many bodies stand one above the other at the most crowded place: fewer rows can never do."""
    if not len(seen):
        return 1
    left, right = extents(board, seen, widest(step_of(scale.days_per_pixel)))
    begun = np.arange(1, len(left) + 1)
    over = np.searchsorted(np.sort(right), np.sort(left), side="right")
    return min(int((begun - over).max()), _TRIED[-1])


def _rows_of(board: Board, lane: Lane, scale: Scale, label_width: LabelWidth, least: int) -> int:
    size, spread = widest(step_of(scale.days_per_pixel)), Spread(board.columns, np.asarray(lane.items, np.int32))
    # As the stage will place it: what is far out of sight needs no row.
    first, last = window_of(scale, size, len(lane))

    def placed(rows: int) -> Placement:
        return place(
            board,
            lane.items,
            days_per_pixel=size,
            first=first,
            last=last,
            rows=rows,
            label_width=label_width,
            spread=spread,
        )

    for most in _TRIED:
        if most < least:
            continue
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
