"""Writes the file system in a file that Outlook keeps e-mails in, as far as small e-mails need it."""

import struct

_SECTOR, _MINI = 512, 64
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def ole_file(streams: dict[str, bytes]) -> bytes:
    """Return a compound file with *streams* in its root; together they must stay below some 50 KiB."""
    mini, mini_fat, entries = b"", list[int](), []
    for number, (name, data) in enumerate(streams.items(), 1):
        count = -(-len(data) // _MINI)
        first = len(mini_fat)
        mini_fat += [*range(first + 1, first + count), _END] if count else []
        mini += data.ljust(count * _MINI, b"\0")
        following = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, following, _FREE, first if count else _END, len(data)))
    listing = [b"", *entries]
    sizes = [-(-len(listing) * 128 // _SECTOR), -(-len(mini_fat) * 4 // _SECTOR), -(-len(mini) // _SECTOR)]
    begins = [1, 1 + sizes[0], 1 + sizes[0] + sizes[1]]
    listing[0] = _entry("Root Entry", 5, _FREE, 1, begins[2], len(mini))
    fat = [_FAT]
    for begin, size in zip(begins, sizes, strict=True):
        fat += [*range(begin + 1, begin + size), _END]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, begins[0], 0, 4096, begins[1], sizes[1]),
        *(_END, 0),
    )
    parts = [
        (header + struct.pack("<109I", 0, *[_FREE] * 108)),
        struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat))),
        b"".join(listing).ljust(sizes[0] * _SECTOR, b"\0"),
        struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(sizes[1] * _SECTOR, b"\xff"),
        mini.ljust(sizes[2] * _SECTOR, b"\0"),
    ]
    return b"".join(parts)


def _entry(name: str, kind: int, following: int, child: int, first: int, size: int) -> bytes:
    words = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII16xI8x8xIQ", words, len(words), kind, 1, _FREE, following, child, 0, first, size)
