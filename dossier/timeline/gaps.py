"""Stretches of a lane in which nothing is known to have happened."""

from dataclasses import dataclass

import numpy as np

from dossier.timeline.columns import EDGE_OF, LEFT, RIGHT, Days, Numbers
from dossier.timeline.items import Edge
from dossier.timeline.lanes import Board, Lanes


@dataclass(frozen=True, slots=True)
class Gap:
    """The days from ``start`` to ``end`` (exclusive), of which a lane knows nothing."""

    lane: int
    start: float
    end: float

    @property
    def days(self) -> float:
        """How many days it lasts."""
        return self.end - self.start


@dataclass(frozen=True, eq=False)
class Gaps:
    """All gaps of a lane as arrays in parallel, in time order."""

    starts: Days
    ends: Days

    def within(self, first: float, last: float, least: float) -> list[tuple[float, float]]:
        """Return the gaps of at least so many days that reach into the days from *first* to *last*."""
        low = int(np.searchsorted(self.ends, first, side="right"))
        high = int(np.searchsorted(self.starts, last, side="left"))
        starts, ends = self.starts[low:high], self.ends[low:high]
        long = ends - starts >= least
        return list(zip(starts[long].tolist(), ends[long].tolist(), strict=True))


def gaps_of(board: Board, items: Numbers) -> Gaps:
    """Return the gaps between items of a lane, which are sorted by start.

    An item covers all of its days, however little is known of when in them it happened. What began at some time
    unknown, or lasted until one, covers only the end that is known, and closes the gap on its open side.
    """
    columns = board.columns
    starts, ends = columns.starts[items].astype(np.float64), columns.ends[items].astype(np.float64)
    if len(starts) < 2:
        nothing = np.zeros(0)
        return Gaps(nothing, nothing)
    looks = columns.looks[items]
    since = (looks >> RIGHT & 3) == EDGE_OF[Edge.OPEN]
    until = (looks >> LEFT & 3) == EDGE_OF[Edge.OPEN]
    covered = np.maximum.accumulate(ends)[:-1]
    # After "since …" and before "until …" something is known, though not how long it lasted.
    free = (starts[1:] > covered) & ~until[1:]
    latest = np.maximum.accumulate(np.where(since, ends, -np.inf))[:-1]
    free &= latest < covered
    return Gaps(covered[free], starts[1:][free])


def longest(board: Board, lanes: Lanes, count: int) -> list[Gap]:
    """Return the longest gaps of some lanes, the longest first; ``lane`` is the number of the lane."""
    found: list[Gap] = []
    for number, lane in enumerate(lanes):
        gaps = gaps_of(board, lane.items)
        most = np.argsort(gaps.starts - gaps.ends, kind="stable")[:count]
        found += [Gap(number, float(gaps.starts[at]), float(gaps.ends[at])) for at in most]
    return sorted(found, key=lambda gap: (-gap.days, gap.lane, gap.start))[:count]
