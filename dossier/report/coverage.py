"""Which characters the program's own fonts can show, read from their character maps."""

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dossier import paths

# Arrows and geometric shapes come from DejaVu Sans Mono, which the typst package carries within itself.
_BUILT_IN = (range(0x2190, 0x2200), range(0x2500, 0x2600))

Ranges = Iterator[tuple[int, int]]


def fonts_folder() -> Path:
    """Return the folder of the fonts that the program ships."""
    return paths.resources() / "fonts"


def _segments(table: bytes) -> Ranges:
    """Yield the (first, last) code points of a format 4 subtable."""
    (doubled,) = struct.unpack_from(">H", table, 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + doubled)
    yield from ((start, end) for start, end in zip(starts, ends, strict=True) if start != 0xFFFF)


def _groups(table: bytes) -> Ranges:
    """Yield the (first, last) code points of a format 12 subtable."""
    (count,) = struct.unpack_from(">I", table, 12)
    for start, end, _glyph in struct.iter_unpack(">III", table[16 : 16 + 12 * count]):
        yield start, end


def mapped_ranges(font: bytes) -> Ranges:
    """Yield the ranges of code points that a TrueType font maps to glyphs (formats 4 and 12 of its ``cmap``)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    for number in range(tables):
        tag, _sum, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag != b"cmap":
            continue
        cmap = font[offset : offset + length]
        (records,) = struct.unpack_from(">H", cmap, 2)
        for record in range(records):
            (at,) = struct.unpack_from(">I", cmap, 8 + 8 * record)
            (kind,) = struct.unpack_from(">H", cmap, at)
            if kind == 4:
                yield from _segments(cmap[at:])
            elif kind == 12:
                yield from _groups(cmap[at:])


@lru_cache(maxsize=1)
def shown_characters() -> frozenset[int]:
    """Return the code points that some regular font of the program has a glyph for."""
    found: set[int] = set()
    for ranges in _BUILT_IN:
        found.update(ranges)
    for file in sorted(fonts_folder().glob("*-Regular.ttf")):
        for first, last in mapped_ranges(file.read_bytes()):
            found.update(range(first, last + 1))
    return frozenset(found)
