"""Writes ``resources/icons/signs.ttf``: the signs between the words of the window, drawn here as outlines.

Arrows, stars, boxes and circles are missing in many fonts, the ones that we ship among them, and would show as boxes.
The program puts this font behind the system's. A sign is a few outlines on a square of 1000 units a side, the
baseline at 0, capital letters 700 high.
"""

import math
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FONT = ROOT / "resources/icons/signs.ttf"
NAME = "Dossier Signs"
_EM, _ASCENT, _DESCENT = 1000, 760, -160
_EPOCH = 3_850_000_000
"""Seconds since 1904, of no meaning: the file is the same whenever it is made."""


class Outline(NamedTuple):
    """Points in order, clockwise where they fill; ``curved``: none lies on the line, which rounds them off."""

    points: tuple[tuple[int, int], ...]
    curved: bool = False

    def hole(self) -> "Outline":
        """Return what cuts this form out of another one."""
        return Outline(tuple(reversed(self.points)), self.curved)


def form(*points: tuple[float, float]) -> Outline:
    """Return a form with straight sides, clockwise whatever the order of *points*."""
    rounded = tuple((round(x), round(y)) for x, y in points)
    pairs = zip(rounded, (*rounded[1:], rounded[0]), strict=True)
    turn = sum((bx - ax) * (by + ay) for (ax, ay), (bx, by) in pairs)
    return Outline(rounded if turn > 0 else tuple(reversed(rounded)))


def disc(x: float, y: float, radius: float) -> Outline:
    """Return a filled circle."""
    reach = radius / math.cos(math.pi / 8)
    angles = [-(2 * number + 1) * math.pi / 8 for number in range(8)]
    points = tuple((round(x + reach * math.cos(a)), round(y + reach * math.sin(a))) for a in angles)
    return Outline(points, curved=True)


def ring(x: float, y: float, radius: float, line: float = 62) -> list[Outline]:
    """Return a circle of which only the line is filled."""
    return [disc(x, y, radius), disc(x, y, radius - line).hole()]


def box(left: float, bottom: float, right: float, top: float) -> Outline:
    """Return a filled rectangle."""
    return form((left, bottom), (left, top), (right, top), (right, bottom))


def frame(left: float, bottom: float, right: float, top: float, line: float = 62) -> list[Outline]:
    """Return a rectangle of which only the line is filled."""
    return [box(left, bottom, right, top), box(left + line, bottom + line, right - line, top - line).hole()]


def bar(ax: float, ay: float, bx: float, by: float, line: float = 62) -> Outline:
    """Return a straight line between two points."""
    length = math.hypot(bx - ax, by - ay)
    dx, dy = (bx - ax) / length * line / 2, (by - ay) / length * line / 2
    return form((ax - dy, ay + dx), (bx - dy, by + dx), (bx + dy, by - dx), (ax + dy, ay - dx))


def star(radius: float) -> Outline:
    """Return a star of five rays."""
    angles = [math.pi / 2 - number * math.pi / 5 for number in range(10)]
    reach = (radius, radius * 0.42)
    points = [(430 + reach[n % 2] * math.cos(a), 330 + reach[n % 2] * math.sin(a)) for n, a in enumerate(angles)]
    return form(*points)


def arrow(way: int) -> list[Outline]:
    """Return an arrow to the right, turned *way* quarters against the clock."""
    points = ([(90, 309), (90, 371), (640, 371), (640, 309)], [(560, 560), (860, 340), (560, 120)])
    cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[way]
    turned = [
        [(475 + (x - 475) * cos - (y - 340) * sin, 340 + (x - 475) * sin + (y - 340) * cos) for x, y in part]
        for part in points
    ]
    return [form(*part) for part in turned]


def _question() -> list[Outline]:
    upper = [(290, 470), (290, 560), (510, 560), (510, 330), (385, 330), (385, 250)]
    lower = [(323, 250), (323, 392), (448, 392), (448, 498), (352, 498), (352, 470)]
    return [form(*upper, *lower), box(323, 140, 385, 205)]


def signs() -> dict[str, tuple[int, list[Outline]]]:
    """Return the width and the outlines of every sign."""
    cross = [bar(230, 170, 570, 510), bar(230, 510, 570, 170)]
    dots = [disc(400 + 240 * math.cos(n * math.pi / 4), 340 + 240 * math.sin(n * math.pi / 4), 44) for n in range(8)]
    lines = [box(200, y, 600, y + 50) for y in (190, 315, 440)]
    pencil = [
        form((120, 60), (170, 250), (560, 640), (700, 500), (310, 110)),
        form((600, 680), (660, 740), (800, 600), (740, 540)),
    ]
    return {
        "▾": (600, [form((70, 470), (530, 470), (300, 170))]),
        "▸": (600, [form((160, 570), (160, 110), (460, 340))]),
        "●": (800, [disc(400, 340, 270)]),
        "○": (800, ring(400, 340, 270)),
        "◦": (520, ring(260, 340, 150, 54)),
        "•": (520, [disc(260, 340, 130)]),
        "◌": (800, dots),
        "⊗": (800, [*ring(400, 340, 270), *cross]),
        "⊘": (800, [*ring(400, 340, 270), cross[0]]),
        "■": (800, [box(140, 80, 660, 600)]),
        "□": (800, frame(140, 80, 660, 600)),
        "▮": (480, [box(80, 40, 400, 640)]),
        "▯": (480, frame(80, 40, 400, 640, 54)),
        "▤": (800, [*frame(100, 40, 700, 640), *lines]),
        "★": (860, [star(400)]),
        "☆": (860, [star(400), star(290).hole()]),
        "✎": (880, pencil),
        "⚠": (
            960,
            [
                form((50, 20), (480, 740), (910, 20)),
                form((170, 90), (480, 610), (790, 90)).hole(),
                box(449, 270, 511, 480),
                box(449, 150, 511, 215),
            ],
        ),
        "█": (600, [box(0, -160, 600, 760)]),
        "≠": (720, [box(90, 210, 630, 272), box(90, 410, 630, 472), bar(210, 90, 510, 590)]),
        "→": (950, arrow(0)),
        "↑": (950, arrow(1)),
        "←": (950, arrow(2)),
        "↓": (950, arrow(3)),
        "␡": (800, [*frame(100, 40, 700, 640), bar(250, 190, 550, 490), bar(250, 490, 550, 190)]),
        "⍰": (800, [*frame(100, 20, 700, 680), *_question()]),
    }


def _glyph(outlines: Sequence[Outline]) -> bytes:
    if not outlines:
        return b""
    points = [point for each in outlines for point in each.points]
    ends, count = [], -1
    for each in outlines:
        count += len(each.points)
        ends.append(count)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    head = struct.pack(">hhhhh", len(outlines), min(xs), min(ys), max(xs), max(ys))
    flags = bytes(0 if each.curved else 1 for each in outlines for _ in each.points)
    steps = [struct.pack(">h", b - a) for row in (xs, ys) for a, b in zip([0, *row], row, strict=False)]
    body = head + struct.pack(f">{len(ends)}H", *ends) + struct.pack(">H", 0) + flags + b"".join(steps)
    return body + b"\0" * (-len(body) % 4)


def _cmap(codes: Sequence[int]) -> bytes:
    ends, starts = [*codes, 0xFFFF], [*codes, 0xFFFF]
    deltas = [(number + 1 - code) % 65536 for number, code in enumerate(codes)] + [1]
    count = len(ends)
    power = 1 << (count.bit_length() - 1)
    search = struct.pack(">HHHH", 2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power))
    arrays = b"".join(
        struct.pack(f">{count}H", *row) + (b"\0\0" if n == 0 else b"")
        for n, row in enumerate((ends, starts, deltas, [0] * count))
    )
    table = struct.pack(">HHH", 4, 6 + len(search) + len(arrays), 0) + search + arrays
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + table


def _names() -> bytes:
    texts = {
        0: "Drawn for Dossier",
        1: NAME,
        2: "Regular",
        3: f"{NAME} 1",
        4: NAME,
        5: "Version 1.0",
        6: "DossierSigns",
    }
    records, store = b"", b""
    for number, text in texts.items():
        said = text.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(said), len(store))
        store += said
    return struct.pack(">HHH", 0, len(texts), 6 + len(records)) + records + store


def font() -> bytes:
    """Return the bytes of the font."""
    drawn = dict(sorted(signs().items()))
    glyphs = [_glyph(frame(80, 0, 520, 700)), *(_glyph(outlines) for _, outlines in drawn.values())]
    widths = [600, *(width for width, _ in drawn.values())]
    codes = [ord(sign) for sign in drawn]
    places = [sum(map(len, glyphs[:number])) for number in range(len(glyphs) + 1)]
    points = [point for _, outlines in drawn.values() for each in outlines for point in each.points]
    left, bottom, right, top = (
        side(p[axis] for p in points) for side, axis in ((min, 0), (min, 1), (max, 0), (max, 1))
    )
    most = max(sum(len(each.points) for each in outlines) for _, outlines in drawn.values())
    parts = max(len(outlines) for _, outlines in drawn.values())
    lefts = [80, *(min(p[0] for each in outlines for p in each.points) for _, outlines in drawn.values())]
    os2 = (
        struct.pack(">HhHHH", 4, 700, 400, 5, 0)
        + struct.pack(">10h", *(650, 600, 0, 75, 650, 600, 0, 350, 50, 300))
        + struct.pack(">h", 0)
    )
    os2 += bytes(10) + struct.pack(">4I", 0, 0, 0, 0) + b"DOSS" + struct.pack(">HHH", 0x40, codes[0], codes[-1])
    os2 += struct.pack(">hhhHH", _ASCENT, _DESCENT, 0, _ASCENT, -_DESCENT) + struct.pack(">2I", 1, 0)
    os2 += struct.pack(">hhHHH", 500, 700, 0, 32, 1)
    tables = {
        b"OS/2": os2,
        b"cmap": _cmap(codes),
        b"glyf": b"".join(glyphs),
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            0x10000,
            0x10000,
            0,
            0x5F0F3CF5,
            0xB,
            _EM,
            _EPOCH,
            _EPOCH,
            left,
            bottom,
            right,
            top,
            0,
            8,
            2,
            1,
            0,
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH",
            0x10000,
            _ASCENT,
            _DESCENT,
            0,
            max(widths),
            0,
            0,
            right,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            len(widths),
        ),
        b"hmtx": b"".join(struct.pack(">Hh", *each) for each in zip(widths, lefts, strict=True)),
        b"loca": struct.pack(f">{len(places)}I", *places),
        b"maxp": struct.pack(">I14H", 0x10000, len(glyphs), most, parts, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": _names(),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -75, 50, 0, 0, 0, 0, 0),
    }
    return _file(tables)


def _sum(data: bytes) -> int:
    padded = data + b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    directory, body, place = b"", b"", 12 + 16 * count
    adjust = 0
    for tag, data in sorted(tables.items()):
        if tag == b"head":
            adjust = place + len(body) + 8
        directory += tag + struct.pack(">III", _sum(data), place + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    whole = head + directory + body
    check = (0xB1B0AFBA - _sum(whole)) & 0xFFFFFFFF
    return whole[:adjust] + struct.pack(">I", check) + whole[adjust + 4 :]


if __name__ == "__main__":
    FONT.write_bytes(font())
    print(f"{FONT}: {len(signs())} signs")
