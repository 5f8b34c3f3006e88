"""How long items are on screen, and the lengths that have to be kept free around them."""

import numpy as np

from dossier.timeline.columns import Days, Indexes, Numbers
from dossier.timeline.items import Edge
from dossier.timeline.lanes import Board

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
WHOLE_DAY = 240.0
"""From so many pixels for a day on, what is dated to a day is drawn as that day: at some time within it."""


class Shapes:
    """What the length of some items on screen follows from, gathered once for many scales."""

    def __init__(self, board: Board, items: Indexes | Numbers) -> None:
        self.starts = board.columns.starts[items].astype(np.float64)
        self.ends = board.columns.ends[items].astype(np.float64)
        marks = board.marks_of(items)
        open_left, open_right = board.edges_of(items, Edge.OPEN)
        faded_left, faded_right = board.edges_of(items, Edge.FADED)
        self.marks = marks
        self._half = np.where(marks, MARK, SHORTEST) / 2
        self._beyond = np.where(faded_left | faded_right, np.where(marks, HALO, FADE), 0.0)
        self._open_left, self._open_right = open_left, open_right
        self._any_open = bool(open_left.any() or open_right.any())

    def edges(self, days_per_pixel: float) -> tuple[Days, Days]:
        """Return the left and right edges of the bodies in pixels from day 0."""
        left, right = self.starts / days_per_pixel, self.ends / days_per_pixel
        short = right - left < 2 * self._half
        if days_per_pixel * WHOLE_DAY > 1:
            short |= self.marks
        middle = (left + right) / 2
        made_left = np.where(short, middle - self._half, left) - self._beyond
        made_right = np.where(short, middle + self._half, right) + self._beyond
        if self._any_open:
            made_left = np.where(self._open_left, right - OPEN, np.where(self._open_right, left, made_left))
            made_right = np.where(self._open_right, left + OPEN, np.where(self._open_left, right, made_right))
        return made_left, made_right


def extents(board: Board, items: Indexes | Numbers, days_per_pixel: float) -> tuple[Days, Days]:
    """Return the left and right edges of the items' bodies in pixels from day 0."""
    return Shapes(board, items).edges(days_per_pixel)
