"""One lane, and all lanes of a timeline: a case may have tens of thousands, so they are arrays, not objects.

Names lie in one string, and the items of all lanes in one array, lane after lane. A lane is made when it is asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import overload

import numpy as np

from dossier.timeline.columns import Flags, Indexes, Numbers

_NO_INDEXES: Indexes = np.zeros(0, np.int64)
_NO_NUMBERS: Numbers = np.zeros(0, np.int32)


@dataclass(frozen=True, eq=False)
class Lane:
    """One lane: the key of what it stands for (``OTHERS`` for the rest), its name, and its items, ascending."""

    key: int
    name: str
    items: Numbers

    def __len__(self) -> int:
        return len(self.items)

    def position_of(self, item: int) -> int:
        """Return the position of an item, -1 where it does not stand here."""
        # The array's own method: with many lanes what stands around it would take most of the time.
        at = int(self.items.searchsorted(np.int32(item)))
        return at if at < len(self.items) and self.items[at] == item else -1


class Names(Sequence[tuple[int, str]]):
    """Keys with their names, in an order: each pair is made when it is asked for."""

    def __init__(self, named: Iterable[tuple[int, str]] = ()) -> None:
        pairs = list(named)
        self.keys: Numbers = np.array([key for key, _ in pairs], np.int32)
        self._ends: Indexes = np.cumsum([0, *(len(name) for _, name in pairs)])
        self._text = "".join(name for _, name in pairs)

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> tuple[int, str]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[int, str]]: ...
    def __getitem__(self, index: int | slice) -> "tuple[int, str] | Sequence[tuple[int, str]]":
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        return int(self.keys[index]), self.name(index)

    def name(self, index: int) -> str:
        """Return the name that stands at *index*."""
        at = range(len(self))[index]
        return self._text[self._ends[at] : self._ends[at + 1]]


@dataclass(frozen=True, eq=False)
class Lanes(Sequence[Lane]):
    """Lanes in their order: the items of the *n*-th stand in ``items`` from ``offsets[n]`` to the next, ascending.

    ``said`` tells for each lane where in ``names`` its name stands; -1 is the rest, which is called ``rest``.
    """

    keys: Numbers = field(default_factory=_NO_NUMBERS.copy)
    said: Indexes = field(default_factory=_NO_INDEXES.copy)
    items: Numbers = field(default_factory=_NO_NUMBERS.copy)
    offsets: Indexes = field(default_factory=lambda: np.zeros(1, np.int64))
    names: Names = field(default_factory=Names)
    rest: str = ""

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> Lane: ...
    @overload
    def __getitem__(self, index: slice) -> "Lanes": ...
    def __getitem__(self, index: int | slice) -> "Lane | Lanes":
        if isinstance(index, slice):
            return self.only(np.arange(len(self))[index])
        at = range(len(self))[index]
        said = int(self.said[at])
        name = self.names.name(said) if said >= 0 else self.rest
        return Lane(int(self.keys[at]), name, self.items[self.offsets[at] : self.offsets[at + 1]])

    @property
    def sizes(self) -> Indexes:
        """How many items each lane has."""
        return np.diff(self.offsets)

    def size_of(self, number: int) -> int:
        """Return how many items a lane has."""
        return int(self.offsets[number + 1] - self.offsets[number])

    def number_of(self, key: int) -> int | None:
        """Return the number of the lane of *key*, None where it has none."""
        found = np.flatnonzero(self.keys == key)
        return int(found[0]) if len(found) else None

    def holding(self, item: int) -> list[int]:
        """Return the numbers of the lanes in which an item stands, ascending."""
        places = np.flatnonzero(self.items == item)
        numbers: list[int] = (np.searchsorted(self.offsets, places, side="right") - 1).tolist()
        return numbers

    def only(self, numbers: Indexes) -> "Lanes":
        """Return some of the lanes, in the order in which they are asked for."""
        begins, ends = self.offsets[numbers], self.offsets[numbers + 1]
        items, offsets = joined(self.items, begins, ends)
        return Lanes(self.keys[numbers], self.said[numbers], items, offsets, self.names, self.rest)

    def where(self, wanted: Flags) -> "Lanes":
        """Return the lanes with only some of their items, one flag for each of ``items``, without those left empty."""
        counted = np.concatenate(([0], np.cumsum(wanted)))
        sizes = np.diff(counted[self.offsets])
        full = np.flatnonzero(sizes)
        offsets = np.concatenate(([0], np.cumsum(sizes[full])))
        return Lanes(self.keys[full], self.said[full], self.items[wanted], offsets, self.names, self.rest)

    def with_rest(self, key: int, items: Numbers) -> "Lanes":
        """Return the same with a last lane for the rest, where there is any."""
        if not len(items):
            return self
        return Lanes(
            np.append(self.keys, np.int32(key)),
            np.append(self.said, -1),
            np.concatenate((self.items, items)),
            np.append(self.offsets, self.offsets[-1] + len(items)),
            self.names,
            self.rest,
        )


def lanes_of(names: Names, keys: Numbers, items: Numbers, begins: Indexes, ends: Indexes, rest: str) -> Lanes:
    """Return the lanes of *names* that hold something: the items of the *n*-th are ``items[begins[n]:ends[n]]``."""
    said = np.flatnonzero(ends > begins)
    ordered, offsets = joined(items, begins[said], ends[said])
    return Lanes(keys[said], said, ordered, offsets, names, rest)


def joined(items: Numbers, begins: Indexes, ends: Indexes) -> tuple[Numbers, Indexes]:
    """Return stretches of *items* one behind the other, and where each begins, with the end behind the last."""
    sizes = ends - begins
    offsets: Indexes = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    return items[np.arange(offsets[-1]) + np.repeat(begins - offsets[:-1], sizes)], offsets
