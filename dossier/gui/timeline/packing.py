"""Packing a picture as PNG strip by strip, so that a tall one holds up no other thread and takes little memory."""

import struct
import zlib
from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage, QPainter, QPicture

_STRIP = 1_000
"""Rows of points that are painted at once: Python's other threads wait for so long."""
_BEGINNING = b"\x89PNG\r\n\x1a\n"
_DEPTH, _COLOURS = 8, 2
"""Bits of a colour, and that there are three of them."""
_METRE = 1
"""The unit of how many points there are."""

Far = Callable[[int, int], None]


def png(painted: QPicture, size: QSizeF, fine: float, far: Far = lambda _, __: None) -> bytes:
    """Return what was *painted* as a PNG file, *fine* points for each pixel of its *size*. For any thread.

    *far* is told before each strip how many rows of points are done and of how many, and may raise Cancelled.
    """
    width, height = round(size.width() * fine), round(size.height() * fine)
    packer, packed = zlib.compressobj(), []
    dense = 0
    for number, strip in enumerate(_strips(painted, width, height, fine)):
        far(min(number * _STRIP, height), height)
        dense = dense or strip.dotsPerMeterX()
        packed.append(packer.compress(_lines(strip)))
    packed.append(packer.flush())
    head = struct.pack(">IIBBBBB", width, height, _DEPTH, _COLOURS, 0, 0, 0)
    parts = ((b"IHDR", head), (b"pHYs", struct.pack(">IIB", dense, dense, _METRE)), (b"IDAT", b"".join(packed)))
    return _BEGINNING + b"".join(_chunk(name, data) for name, data in (*parts, (b"IEND", b"")))


def _strips(painted: QPicture, width: int, height: int, fine: float) -> Iterator[QImage]:
    for top in range(0, height, _STRIP):
        strip = QImage(QSize(width, min(_STRIP, height - top)), QImage.Format.Format_RGB32)
        strip.setDevicePixelRatio(fine)
        strip.fill(0xFFFFFFFF)
        painter = QPainter(strip)
        painter.translate(0, -top / fine)
        painter.drawPicture(0, 0, painted)
        painter.end()
        yield strip


def _lines(strip: QImage) -> bytes:
    """Return the points of a strip, row by row, each after the sign that says that nothing was done to it."""
    plain = strip.convertToFormat(QImage.Format.Format_RGB888)
    points = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    lines = np.zeros((plain.height(), 1 + 3 * plain.width()), np.uint8)
    lines[:, 1:] = points[:, : 3 * plain.width()]
    return lines.tobytes()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
