"""Moving from event to event by keyboard: along a lane by time, across lanes to what is nearest in time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dossier.timeline.lanes import Board, Lane, Lanes


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the keyboard is: the number of a lane, and a position among its items."""

    lane: int
    position: int


def along(lanes: Lanes, cursor: Cursor, steps: int) -> Cursor:
    """Return the cursor moved by *steps* in its lane; it stops at the lane's ends."""
    last = len(lanes[cursor.lane]) - 1
    return Cursor(cursor.lane, min(max(cursor.position + steps, 0), last))


def across(board: Board, lanes: Lanes, cursor: Cursor, steps: int) -> Cursor:
    """Return the cursor moved by *steps* lanes, to the item nearest in time; it stops at the first and last lane."""
    lane = min(max(cursor.lane + steps, 0), len(lanes) - 1)
    if lane == cursor.lane:
        return cursor
    day = board.items[int(lanes[cursor.lane].items[cursor.position])].anchor
    return Cursor(lane, nearest(board, lanes[lane], day))


def nearest(board: Board, lane: Lane, day: float) -> int:
    """Return the position of the item of *lane* that is nearest to *day*."""
    return int(np.abs(board.anchors_of(lane.items) - day).argmin())


def find(lanes: Lanes, item: int, prefer: Sequence[int] = ()) -> Cursor | None:
    """Return where an item stands, in the first of the lanes *prefer* (numbers) that has it, else in any."""
    holding = lanes.holding(item)
    if not holding:
        return None
    number = next((each for each in prefer if each in holding), holding[0])
    return Cursor(number, lanes[number].position_of(item))
