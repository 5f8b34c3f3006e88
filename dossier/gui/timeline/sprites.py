"""Small pictures drawn once and then painted by the thousand: sheets of sprites, and batches that paint from a sheet.

A batch is an array of ``QPainter.PixmapFragment`` that numpy fills; Qt reads it where it lies, so that a thousand
sprites cost one call. Everything here counts in device pixels.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import Shiboken

Numbers = npt.NDArray[np.float64]

_FIELDS = 10
"""Middle x and y, source left and top, width and height, scales across and down, rotation, opacity."""


@dataclass(frozen=True, slots=True)
class Sprite:
    """Where a sprite lies on its sheet, in device pixels."""

    left: int
    top: int
    width: int
    height: int


class Sheet:
    """A pixmap that sprites are put on, row by row. ``ratio`` are the device pixels of one pixel of the window."""

    def __init__(self, width: int, height: int, ratio: float) -> None:
        self.ratio = ratio
        self.pixmap = QPixmap(width, height)
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(Qt.GlobalColor.transparent)
        self._x = self._y = self._row = 0

    def add(self, width: float, height: float, draw: Callable[[QPainter], None]) -> Sprite | None:
        """Put on what *draw* paints from (0, 0) on, so large in pixels of the window; None where no room is left."""
        wide, high = int(np.ceil(width * self.ratio)), int(np.ceil(height * self.ratio))
        if self._x + wide > self.pixmap.width():
            self._x, self._y, self._row = 0, self._y + self._row, 0
        if self._y + high > self.pixmap.height() or wide > self.pixmap.width():
            return None
        sprite = Sprite(self._x, self._y, wide, high)
        painter = QPainter(self.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(sprite.left / self.ratio, sprite.top / self.ratio)
        painter.setClipRect(QRectF(0, 0, wide / self.ratio, high / self.ratio))
        draw(painter)
        painter.end()
        self._x += wide
        self._row = max(self._row, high)
        return sprite


class Batch:
    """Fragments of one sheet, gathered and then painted in the order in which they came."""

    def __init__(self) -> None:
        self._parts: list[Numbers] = []

    def add(
        self,
        x: npt.ArrayLike,
        y: npt.ArrayLike,
        left: npt.ArrayLike,
        top: npt.ArrayLike,
        width: npt.ArrayLike,
        height: npt.ArrayLike,
        opacity: npt.ArrayLike = 1.0,
    ) -> None:
        """Add sprites: the left and top edges on screen and on the sheet, their sizes, and how opaque they are."""
        wide, high = np.asarray(width, np.float64), np.asarray(height, np.float64)
        x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
        made = np.empty((max(x.size, y.size), _FIELDS), np.float64)
        made[:, 0], made[:, 1] = x + wide / 2, y + high / 2
        made[:, 2], made[:, 3], made[:, 4], made[:, 5] = left, top, wide, high
        made[:, 6:8] = 1.0
        made[:, 8], made[:, 9] = 0.0, opacity
        self._parts.append(made)

    def paint(self, painter: QPainter, sheet: Sheet) -> None:
        """Paint all; the painter counts in pixels of the window."""
        parts = [part for part in self._parts if len(part)]
        if not parts:
            return
        every = np.ascontiguousarray(np.concatenate(parts))
        every = every[(every[:, 4] > 0) & (every[:, 5] > 0)]
        if not len(every):
            return
        first = cast(QPainter.PixmapFragment, Shiboken.wrapInstance(every.ctypes.data, QPainter.PixmapFragment))
        painter.save()
        painter.scale(1 / sheet.ratio, 1 / sheet.ratio)
        painter.drawPixmapFragments(first, len(every), sheet.pixmap, QPainter.PixmapFragmentHint(0))
        painter.restore()
