"""Hands the pages of loaded libraries back to the system while the window rests; those that are used come back alone.

Some 60 MB of Qt, Python and SQLite stay resident once they were run through for the first time, although hardly any of
it is used while nobody is at the window. Windows trims by itself what stands idle, and macOS tells nobody what it may
take; Linux keeps the pages until memory is short, and asking for that takes no more than this.

Only what the library's file says is never written is handed back: such a page is the file's own, and is read from there
again (mostly from the system's cache) when it is next used. A page that was written all the same, by a debugger or for
relocations in the program text, would be lost, so a stretch with any such page is left alone.
"""

import ctypes
import struct
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from mmap import PAGESIZE
from pathlib import Path
from typing import BinaryIO

_SMAPS = Path("/proc/self/smaps")
_DONTNEED = 4
"""MADV_DONTNEED of <sys/mman.h>."""
_WRITTEN = ("Anonymous:", "Swap:")
"""What a stretch must have none of. Pages that were written and then moved to the swap stand under the second alone."""
_ELF = b"\x7fELF\x02\x01"
"""The beginning of a library of 64 bits, the lesser bytes first."""
_LOADED, _WRITABLE = 1, 2
"""PT_LOAD and PF_W of <elf.h>."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pages of a file in memory that this process only reads: first address, length and place in the file in bytes."""

    start: int
    length: int
    offset: int
    path: str
    resident: int
    """How many bytes of it are in memory now."""


def hand_back() -> int:
    """Hand back what can be had again; return how many bytes that were. 0 where the system offers nothing of the kind.

    Nothing is ever raised: it is a courtesy, and whoever asks for it can do nothing about a failure.
    """
    if not sys.platform.startswith("linux"):
        return 0
    with suppress(OSError, AttributeError, ValueError, struct.error):
        advise = ctypes.CDLL(None).madvise
        advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
        with _SMAPS.open(encoding="utf-8", errors="surrogateescape") as lines:
            found = [stretch for stretch in stretches(lines) if is_never_written(stretch)]
        return sum(each.resident for each in found if advise(each.start, each.length, _DONTNEED) == 0)
    return 0


def stretches(smaps: Iterable[str]) -> Iterator[Stretch]:
    """Yield the stretches in lines such as those of /proc/self/smaps of which no page was written."""
    head: list[str] = []
    values: dict[str, int] = {}
    for line in chain(smaps, [""]):
        name, _, rest = line.partition(" ")
        if name.endswith(":"):
            amount = rest.split()
            values[name] = 1024 * int(amount[0]) if amount and amount[0].isdigit() else 0
            continue
        if head and _is_clean(head, values):
            start, end = (int(place, 16) for place in head[0].split("-"))
            yield Stretch(start, end - start, int(head[2], 16), head[5], values["Rss:"])
        head, values = line.rstrip("\n").split(maxsplit=5), {}


def _is_clean(head: list[str], values: dict[str, int]) -> bool:
    """Tell whether a stretch is of a file, for this process alone, not writable, and was never written."""
    if len(head) < 6 or not head[5].startswith("/") or head[1][1] == "w" or head[1][3] != "p":
        return False
    # Where the system does not tell, it is not known.
    return bool(values.get("Rss:")) and not any(values.get(name, 1) for name in _WRITTEN)


def is_never_written(stretch: Stretch) -> bool:
    """Tell whether the file says so. While a library is being loaded, its memory does not look as it will yet."""
    with suppress(OSError, struct.error), Path(stretch.path).open("rb") as file:
        end = stretch.offset + stretch.length
        return any(first <= stretch.offset and end <= last for first, last in _read_only(file))
    return False


def _read_only(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Yield where the segments of a library lie in its *file* that are loaded and never written."""
    head = file.read(64)
    if not head.startswith(_ELF):
        return
    (place,), (size, number) = struct.unpack_from("<Q", head, 32), struct.unpack_from("<HH", head, 54)
    file.seek(place)
    table = file.read(size * number)
    for i in range(number):
        kind, flags, offset, _, _, length = struct.unpack_from("<IIQQQQ", table, i * size)
        if kind == _LOADED and not flags & _WRITABLE:
            # Memory is mapped in whole pages.
            yield offset // PAGESIZE * PAGESIZE, -(-(offset + length) // PAGESIZE) * PAGESIZE
