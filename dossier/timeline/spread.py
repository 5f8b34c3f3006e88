"""Which items of a lane reach into a part of time, and how many begin in each cell of it, without looking at all.

The items of a lane are sorted by start; here they are parted by length too, in octaves of days. Of a class of items
that last at most *d* days, those that reach into a window begin at most *d* days before it: two searches find them.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from dossier.timeline.columns import Columns, Indexes, Numbers

_LEAST, _MOST = -(2**31), 2**31 - 1


@dataclass(frozen=True, slots=True)
class LengthClass:
    """Items that last at most so many days, ascending; ``positions`` is empty where the class holds none."""

    days: float
    items: Numbers


@dataclass(frozen=True, eq=False)
class Spread:
    """The items of one lane by length."""

    columns: Columns
    items: Numbers

    @cached_property
    def classes(self) -> tuple[LengthClass, ...]:
        """The items by length, the shortest first; classes without items are left out."""
        lengths = self.columns.ends[self.items] - self.columns.starts[self.items]
        octaves = np.frexp(np.maximum(lengths - 1, 0).astype(np.float64))[1].astype(np.uint8)
        order = np.argsort(octaves, kind="stable")
        ordered, items = octaves[order], self.items[order]
        bounds = np.searchsorted(ordered, np.arange(34))
        return tuple(
            LengthClass(float(1 << octave), items[bounds[octave] : bounds[octave + 1]])
            for octave in range(33)
            if bounds[octave + 1] > bounds[octave]
        )

    def rank(self, days: float | np.ndarray) -> Indexes:
        """Return the index of the first item of the case that begins on *days* or later."""
        return among(self.columns.starts, np.ceil(days))

    def beginning(self, first: float, last: float) -> Indexes:
        """Return the items that begin from *first* to before *last*, ascending."""
        low, high = among(self.items, self.rank(np.array((first, last))))
        return self.items[low:high].astype(np.int64)

    def reaching(self, group: LengthClass, first: float, last: float) -> Indexes:
        """Return the items of a class that may reach into the days from *first* to *last*."""
        low, high = among(group.items, self.rank(np.array((first - group.days, last))))
        return group.items[low:high].astype(np.int64)


def among(numbers: Numbers, wanted: npt.ArrayLike) -> Indexes:
    """Return where *wanted* would stand among sorted *numbers*.

    The wanted are turned into the type of the numbers: numpy would otherwise copy all numbers into that of the wanted.
    """
    clipped = np.clip(wanted, _LEAST, _MOST).astype(np.int32)
    return np.searchsorted(numbers, clipped).astype(np.int64)


def in_cells(group: LengthClass, edges: Indexes, wanted: Indexes, most: int | None = None) -> Indexes:
    """Return the items of a class that begin in the *wanted* cells, of each at *most* so many, the earliest.

    *edges* are positions in ``group.items`` where the cells begin, and where the last one ends.
    """
    counts = np.diff(edges)[wanted]
    if most is not None:
        counts = np.minimum(counts, most)
    total = int(counts.sum())
    if not total:
        return np.zeros(0, np.int64)
    before = np.cumsum(counts) - counts
    positions = np.arange(total) + np.repeat(edges[:-1][wanted] - before, counts)
    found: Indexes = group.items[positions].astype(np.int64)
    return found
