"""The dated events of a case as arrays in parallel, so that a million of them take little memory and less time.

What an event looks like is packed into one number, its *look*: form, both edges, status, review, and whether the
sources disagree. The order of the values in it is that of the enumerations.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

import numpy as np
import numpy.typing as npt

from dossier.domain.events import EventKind, Review, Status
from dossier.timeline.items import Edge, Form, TimelineItem

Numbers = npt.NDArray[np.int32]
Codes = npt.NDArray[np.uint8]
Looks = npt.NDArray[np.uint16]
Indexes = npt.NDArray[np.int64]
Days = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

FORMS, EDGES, STATUSES, REVIEWS, KINDS = tuple(Form), tuple(Edge), tuple(Status), tuple(Review), tuple(EventKind)
FORM_OF = {value: number for number, value in enumerate(FORMS)}
EDGE_OF = {value: number for number, value in enumerate(EDGES)}
STATUS_OF = {value: number for number, value in enumerate(STATUSES)}
REVIEW_OF = {value: number for number, value in enumerate(REVIEWS)}
KIND_OF = {value: number for number, value in enumerate(KINDS)}

LEFT, RIGHT, STATUS, REVIEW, CONTRADICTED = 2, 4, 6, 8, 10
"""Where in a look each value begins, in bits; the form begins at 0. All are two bits wide but the last."""

MOST_REPORTS = 255
"""No more reports of one happening are counted than this."""


def look_of(item: TimelineItem) -> int:
    """Return the look of an item."""
    return (
        FORM_OF[item.form]
        | EDGE_OF[item.left] << LEFT
        | EDGE_OF[item.right] << RIGHT
        | STATUS_OF[item.status] << STATUS
        | REVIEW_OF[item.review] << REVIEW
        | item.contradicted << CONTRADICTED
    )


@dataclass(frozen=True, eq=False)
class Columns:
    """Events sorted by start, end and id. ``starts`` and ``ends`` are days, ``led_by`` ids (0: stands for itself)."""

    ids: Numbers
    starts: Numbers
    ends: Numbers
    looks: Looks
    kinds: Codes
    articles: Numbers
    reports: Codes
    led_by: Numbers

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, shift: int) -> Codes:
        """Return the two bits of all looks that begin at *shift*."""
        return ((self.looks >> shift) & 3).astype(np.uint8)


def columns_of(items: Sequence[TimelineItem]) -> Columns:
    """Return *items*, which are sorted, as columns."""

    def numbers(values: Iterable[float]) -> Numbers:
        return np.fromiter((int(value) for value in values), np.int32, len(items))

    return Columns(
        ids=numbers(item.id for item in items),
        starts=numbers(item.start for item in items),
        ends=numbers(item.end for item in items),
        looks=np.fromiter((look_of(item) for item in items), np.uint16, len(items)),
        kinds=np.fromiter((KIND_OF[item.kind] for item in items), np.uint8, len(items)),
        articles=numbers(item.article for item in items),
        reports=np.fromiter((min(item.reports, MOST_REPORTS) for item in items), np.uint8, len(items)),
        led_by=numbers(item.led_by for item in items),
    )


class Places(Mapping[int, int]):
    """The index of each item by its event's id: a mapping that takes eight bytes for each."""

    def __init__(self, ids: Numbers) -> None:
        self._order = np.argsort(ids, kind="stable").astype(np.int32)
        self._sorted = ids[self._order]

    def __getitem__(self, event: int) -> int:
        at = int(np.searchsorted(self._sorted, np.int32(event)))
        if at == len(self._sorted) or self._sorted[at] != event:
            raise KeyError(event)
        return int(self._order[at])

    def __iter__(self) -> Iterator[int]:
        return iter(self._sorted.tolist())

    def __len__(self) -> int:
        return len(self._sorted)

    def find(self, events: npt.ArrayLike) -> Indexes:
        """Return the index of each of *events*, -1 for those that are not here."""
        wanted = np.asarray(events, np.int32)
        if not len(self._sorted):
            return np.full(wanted.shape, -1, np.int64)
        at = np.minimum(np.searchsorted(self._sorted, wanted), len(self._sorted) - 1)
        return np.where(self._sorted[at] == wanted, self._order[at], -1).astype(np.int64)


@dataclass
class Labels:
    """The words on events, by id, as far as they are known; a case of a million never has them all at hand."""

    texts: dict[int, str] = field(default_factory=dict)
    most: int = 60_000
    """So many are kept; the oldest half goes when there are more."""

    def add(self, found: Mapping[int, str]) -> None:
        """Keep what was read."""
        self.texts.update(found)
        if len(self.texts) > self.most:
            for event in list(self.texts)[: self.most // 2]:
                del self.texts[event]

    def get(self, event: int) -> str | None:
        """Return the words on an event, None where they are not known yet."""
        return self.texts.get(event)


class Items(Sequence[TimelineItem]):
    """Columns read as items, each made when it is asked for. Who takes part is known to the board's members alone."""

    def __init__(self, columns: Columns, labels: Labels) -> None:
        self._columns, self._labels = columns, labels

    def __len__(self) -> int:
        return len(self._columns)

    @overload
    def __getitem__(self, index: int) -> TimelineItem: ...
    @overload
    def __getitem__(self, index: slice) -> "Sequence[TimelineItem]": ...
    def __getitem__(self, index: int | slice) -> "TimelineItem | Sequence[TimelineItem]":
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        columns = self._columns
        look, event = int(columns.looks[index]), int(columns.ids[index])
        return TimelineItem(
            id=event,
            start=float(columns.starts[index]),
            end=float(columns.ends[index]),
            form=FORMS[look & 3],
            left=EDGES[look >> LEFT & 3],
            right=EDGES[look >> RIGHT & 3],
            status=STATUSES[look >> STATUS & 3],
            review=REVIEWS[look >> REVIEW & 3],
            kind=KINDS[columns.kinds[index]],
            label=self._labels.get(event) or "",
            reports=max(int(columns.reports[index]), 1),
            contradicted=bool(look >> CONTRADICTED & 1),
            led_by=int(columns.led_by[index]),
            article=int(columns.articles[index]),
        )


@dataclass(frozen=True, eq=False)
class Members:
    """Who stands in which events: the *n*-th of ``keys`` (ascending) in those from ``offsets[n]`` to the next.

    ``items`` are indexes of events, ascending for each key.
    """

    keys: Numbers
    offsets: Indexes
    items: Numbers

    def of(self, key: int) -> Numbers:
        """Return the items of a key, none for one that is not here."""
        at = int(np.searchsorted(self.keys, np.int32(key)))
        if at == len(self.keys) or self.keys[at] != key:
            return self.items[:0]
        return self.items[self.offsets[at] : self.offsets[at + 1]]

    def spans(self, keys: Numbers) -> tuple[Indexes, Indexes]:
        """Return where the items of each of *keys* begin and end; both are alike for one that is not here."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        begins = self.offsets[at]
        return begins, np.where(self.keys[at] == keys, self.offsets[at + 1], begins)

    def in_any(self, keys: Numbers, count: int) -> Flags:
        """Return which of the first *count* items belong to one of *keys*."""
        wanted = np.repeat(np.isin(self.keys, keys), np.diff(self.offsets))
        found = np.zeros(count, np.bool_)
        found[self.items[wanted]] = True
        return found

    def counts(self) -> Indexes:
        """Return how many items each key has."""
        return np.diff(self.offsets)

    @cached_property
    def known(self) -> frozenset[int]:
        """The keys that have items."""
        return frozenset(self.keys.tolist())


def members_of(keys: npt.ArrayLike, items: npt.ArrayLike) -> Members:
    """Return pairs of key and item, in any order, as members; a pair that comes twice counts once."""
    key, item = np.asarray(keys, np.int64), np.asarray(items, np.int64)
    packed = np.sort(key << 32 | item)
    packed = packed[np.r_[True, packed[1:] != packed[:-1]]] if len(packed) else packed
    key, item = packed >> 32, packed & 0xFFFFFFFF
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, np.int64)
    return Members(key[starts].astype(np.int32), np.append(starts, len(key)).astype(np.int64), item.astype(np.int32))
