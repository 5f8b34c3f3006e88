"""The rows of a long list by page: which rows there are is known of all, what they say only of those looked at."""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

R = TypeVar("R")

Ids = npt.NDArray[np.int32]

NO_IDS: Ids = np.zeros(0, np.int32)

PAGE = 100
"""So many rows are read at once, somewhat more than a large screen shows."""
_BEFORE = 20
"""So many of them stand before the one that is looked at."""
_MOST = 2_000
"""So many rows are kept; the oldest half goes when there are more."""


def around(number: int, count: int) -> slice:
    """Return which of *count* rows are read for the sake of one."""
    first = max(min(number, count) - _BEFORE, 0)
    return slice(first, first + PAGE)


class Pages(Generic[R]):
    """Rows by their place and by their id. *ask* is given the ids of rows that are looked at and not known yet."""

    def __init__(self, ask: Callable[[list[int]], None]) -> None:
        self._ask = ask
        self._ids = NO_IDS
        self._rows: dict[int, R] = {}
        self._asked: set[int] = set()

    def __len__(self) -> int:
        return len(self._ids)

    def has_order(self, ids: Ids) -> bool:
        """Tell whether the rows are these, in this order."""
        return bool(np.array_equal(self._ids, ids))

    def show(self, ids: Ids, rows: Mapping[int, R]) -> None:
        """Take these rows in this order in place of all; *rows* is what is known of some."""
        self._ids, self._rows = ids, dict(rows)
        self._asked.clear()

    def add(self, rows: Mapping[int, R]) -> None:
        """Keep what was read of some rows."""
        self._asked.clear()
        for id_, row in rows.items():
            self._rows.pop(id_, None)
            self._rows[id_] = row
        if len(self._rows) > _MOST:
            for id_ in list(self._rows)[: len(self._rows) - _MOST // 2]:
                del self._rows[id_]

    def forget_asked(self) -> None:
        """Ask again for what could not be read."""
        self._asked.clear()

    def id_at(self, number: int) -> int:
        """Return the id of a row."""
        return int(self._ids[number])

    def ids_at(self, numbers: Iterable[int]) -> list[int]:
        """Return the ids of rows, in the order in which they are named."""
        ids: list[int] = self._ids[np.fromiter(numbers, np.int64)].tolist()
        return ids

    def at(self, number: int) -> R | None:
        """Return a row; where it is not known it is asked for, with its page, and None comes back."""
        row = self._rows.get(int(self._ids[number]))
        if row is None:
            first = number // PAGE * PAGE
            near = self._ids[first : first + PAGE].tolist()
            missing = [id_ for id_ in near if id_ not in self._rows and id_ not in self._asked]
            if missing:
                self._asked.update(missing)
                self._ask(missing)
        return row

    def place(self, id_: int) -> int:
        """Return where a row stands, -1 where it does not."""
        found = np.flatnonzero(self._ids == np.int32(id_))
        return int(found[0]) if len(found) else -1

    def places(self, words: str, start: int, hits: int, called: Callable[[R], str]) -> list[int]:
        """Return the places of rows that have been read and whose name begins with *words*, from *start* on and round.

        *hits*: at most so many, all where it is negative.
        """
        folded = words.casefold()
        named = (number for number, id_ in enumerate(self._ids.tolist()) if self._begins(id_, folded, called))
        found = sorted(named, key=lambda place: (place < start, place))
        return found if hits < 0 else found[:hits]

    def _begins(self, id_: int, folded: str, called: Callable[[R], str]) -> bool:
        return id_ in self._rows and called(self._rows[id_]).casefold().startswith(folded)

    def known(self) -> list[R]:
        """Return the rows that have been read, in their order."""
        return [self._rows[id_] for id_ in self._ids.tolist() if id_ in self._rows]
