"""Long parts of a dossier, packed: only the rows that somebody looks at are unpacked. No Qt in here.

Somebody of whom tens of thousands of events are told has more rows than a list can lay out, and more than memory
should hold. A long part shows its first rows; the others stay packed, a page in a piece, and a row stands for them.
"""

import pickle
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dossier.gui.people.rows import Row, RowKind

PAGE = 100
"""So many lines, with what is folded under them, are unpacked at once."""
_LONG = 3 * PAGE
"""A part with more lines than that is packed."""
_TAIL = frozenset({RowKind.REPORT, RowKind.DENIAL, RowKind.SIDE})
"""Rows that belong to the one above, and stay with it."""


@dataclass(slots=True)
class Lot:
    """The rows of one long part. ``name`` is what it is known by when the dossier is read anew."""

    name: str
    pages: list[bytes] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """How many lines each page has."""
    events: "array[int]" = field(default_factory=lambda: array("q"))
    """Events that are told, and in ``places`` the page of each."""
    places: "array[int]" = field(default_factory=lambda: array("l"))
    sides: dict[tuple[str, int], int] = field(default_factory=dict)
    """The pages on which sides of contradictions stand."""

    def add(self, rows: list[Row]) -> None:
        """Pack *rows* as the next page."""
        number = len(self.pages)
        self.pages.append(zlib.compress(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL), 1))
        self.lines.append(sum(not row.under for row in rows))
        for row in rows:
            if row.is_event:
                self.events.extend(row.events)
                self.places.extend([number] * len(row.events))
            if row.side is not None:
                self.sides[row.side] = number

    def page(self, number: int) -> list[Row]:
        """Return the rows of a page."""
        # Packed by this process, for itself.
        rows: list[Row] = pickle.loads(zlib.decompress(self.pages[number]))
        return rows

    def page_of_event(self, event: int) -> int:
        """Return the first page that tells of an event, -1 where none does."""
        try:
            return self.places[self.events.index(event)]
        except ValueError:
            return -1

    def hidden(self, first: int, last: int) -> int:
        """Return how many lines the pages from *first* up to *last* (exclusive) have."""
        return sum(self.lines[first:last])


def packed(rows: Iterable[Row]) -> list[Row | Lot]:
    """Return *rows* as they come, the long parts packed; a part reaches from one heading to the next."""
    found: list[Row | Lot] = []
    for part in _parts(rows):
        found += part
    return found


def sealed(rows: list[Row | Lot]) -> bytes:
    """Return what ``packed`` made in one piece.

    Rows that were made in the midst of all that was read hold on to the memory around them, a megabyte each at worst:
    made anew from one piece once everything else is gone, they stand close together.
    """
    return pickle.dumps(rows, pickle.HIGHEST_PROTOCOL)


def unsealed(piece: bytes) -> list[Row | Lot]:
    """Return what ``sealed`` was given."""
    rows: list[Row | Lot] = pickle.loads(piece)
    return rows


def _parts(rows: Iterable[Row]) -> Iterator[list[Row | Lot]]:
    part: list[Row] = []
    lot: Lot | None = None
    lines, name = 0, ""
    for row in rows:
        if row.kind is RowKind.HEADING:
            yield _closed(part, lot)
            part, lot, lines = [], None, 0
            name = row.title.rpartition(" (")[0] or row.title
            yield [row]
            continue
        begins = not row.under and row.kind not in _TAIL
        if begins and lines >= (_LONG if lot is None else PAGE):
            if lot is None:
                lot = Lot(name)
                for page in _in_pages(part):
                    lot.add(page)
            else:
                lot.add(part)
            part, lines = [], 0
        part.append(row)
        lines += not row.under
    yield _closed(part, lot)


def _in_pages(rows: list[Row]) -> Iterator[list[Row]]:
    page: list[Row] = []
    lines = 0
    for row in rows:
        if lines >= PAGE and not row.under and row.kind not in _TAIL:
            yield page
            page, lines = [], 0
        page.append(row)
        lines += not row.under
    if page:
        yield page


def _closed(part: list[Row], lot: Lot | None) -> list[Row | Lot]:
    if lot is None:
        return list(part)
    if part:
        lot.add(part)
    return [lot]
