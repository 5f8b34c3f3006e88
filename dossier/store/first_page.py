"""A first page made anew for a case whose own is lost: all the others are still there, and say what they are.

The first page of a database holds its settings and leads to the pages that list its tables. The settings are the same
in every case, and the pages of the list can be told from all others by what stands in their rows. Of a case with a
passphrase nothing can be found so: its first page holds what the passphrase needs besides.
"""

import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from dossier.store import seal
from dossier.store.migrations import MIGRATIONS
from dossier.store.schema import APPLICATION_ID

__all__ = ["is_lost", "made_anew", "with_it"]

PAGE = seal.PAGE
_HEADER = struct.Struct(">16sHBBBBBB12I20x2I")
_LEAF, _INTERIOR = 0x0D, 0x05
_LISTED = (b"table", b"index", b"trigger", b"view")
_NAMES = (b"articles", b"sources", b"entities")
"""Tables that every case has."""


def is_lost(path: Path) -> bool:
    """Tell whether the file at *path* is a case but for its beginning. Raises OSError."""
    return seal.is_there(path) or made_anew(path) is not None


def made_anew(path: Path) -> bytes | None:
    """Return a first page for the file at *path*, None where no list of a case's tables is found. Raises OSError."""
    leaves: list[tuple[int, int]] = []
    names: set[bytes] = set()
    pages = 0
    for pages, page in _pages(path):
        if pages > 1 and (rows := _rows(page)):
            leaves.append((rows[-1][0], pages))
            names.update(name for _, name in rows)
    leaves.sort()
    cells = [struct.pack(">I", page) + _varint(last) for last, page in leaves[:-1]]
    room = PAGE - 112 - sum(2 + len(cell) for cell in cells)
    if not leaves or room < 0 or not names.issuperset(_NAMES):
        return None
    return _settings(pages) + _interior(cells, leaves[-1][1])


@contextmanager
def with_it(path: Path, page: bytes, folder: Path) -> Iterator[Path]:
    """Give a copy of the case at *path* in *folder* that begins with *page*; it is gone after the block."""
    copy = folder / ".copy.dossier"
    log = path.with_name(path.name + "-wal")
    try:
        copy.touch(0o600)
        shutil.copyfile(path, copy)
        with copy.open("r+b") as file:
            file.write(page)
        if log.exists():
            shutil.copyfile(log, folder / (copy.name + "-wal"))
        yield copy
    finally:
        for left in folder.glob(copy.name + "*"):
            left.unlink()


def _pages(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        number = 0
        while page := file.read(PAGE):
            number += 1
            yield number, page


def _settings(pages: int) -> bytes:
    version = MIGRATIONS[-1].number
    named = (b"SQLite format 3\x00", PAGE, 2, 2, 0, 64, 32, 32)
    return _HEADER.pack(*named, 0, pages, 0, 0, 1, 4, 0, 0, 1, version, 0, APPLICATION_ID, 0, 0)


def _interior(cells: list[bytes], rightmost: int) -> bytes:
    at, pointers, content = PAGE, b"", b""
    for cell in cells:
        at -= len(cell)
        pointers += struct.pack(">H", at)
        content = cell + content
    head = struct.pack(">BHHHBI", _INTERIOR, 0, len(cells), at, 0, rightmost) + pointers
    return head.ljust(PAGE - 100 - len(content), b"\x00") + content


def _rows(page: bytes) -> list[tuple[int, bytes]]:
    """Return the number and the name of each row of a page that lists tables, nothing for any other page."""
    if len(page) < PAGE or page[0] != _LEAF or not any(word in page for word in _LISTED):
        return []
    count = int.from_bytes(page[3:5], "big")
    if not 0 < count < PAGE // 8:
        return []
    try:
        rows = [_row(page, int.from_bytes(page[at : at + 2], "big")) for at in range(8, 8 + 2 * count, 2)]
    except (IndexError, ValueError):
        return []
    return rows if all(one[0] < other[0] for one, other in pairwise(rows)) else []


def _row(page: bytes, at: int) -> tuple[int, bytes]:
    """Return a row's number and the name in it. Raises ValueError or IndexError where it lists no table."""
    _, at = _number(page, at)
    rowid, at = _number(page, at)
    length, after = _number(page, at)
    body = at + length
    kinds = []
    while after < body:
        kind, after = _number(page, after)
        kinds.append(kind)
    if len(kinds) != 5 or any(kind < 13 or kind % 2 == 0 for kind in kinds[:3]):
        raise ValueError
    first, second = ((kind - 13) // 2 for kind in kinds[:2])
    if page[body : body + first] not in _LISTED:
        raise ValueError
    return rowid, page[body + first : body + first + second]


def _number(page: bytes, at: int) -> tuple[int, int]:
    """Return SQLite's number of variable length at *at*, and where it ends."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | page[place] & 0x7F
        if page[place] < 0x80:
            return value, place + 1
    return value << 8 | page[at + 8], at + 9


def _varint(value: int) -> bytes:
    parts = [value & 0x7F]
    while value := value >> 7:
        parts.append(value & 0x7F | 0x80)
    return bytes(reversed(parts))
