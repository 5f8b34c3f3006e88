"""Text on the canvas: measured once, cut once."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class Lettering:
    """One font with its measures. Texts are measured and cut through caches, since frames repeat them."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.struck = QFont(font)
        self.struck.setStrikeOut(True)
        self._metrics = QFontMetricsF(font)
        self.height = self._metrics.height()
        self._base = (self._metrics.ascent() - self._metrics.descent()) / 2
        self.width = lru_cache(maxsize=30_000)(self._metrics.horizontalAdvance)
        self._cut = lru_cache(maxsize=4_000)(self._cut_now)

    def _cut_now(self, text: str, room: int) -> str:
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def forget(self) -> None:
        """Keep no text that was measured or cut."""
        self.width.cache_clear()
        self._cut.cache_clear()

    def fit(self, text: str, room: float) -> str:
        """Return *text*, cut with an ellipsis where it is wider than *room*."""
        return text if self.width(text) <= room else self._cut(text, int(room))

    def left(self, painter: QPainter, x: float, y: float, text: str, colour: QColor, *, struck: bool = False) -> None:
        """Write from *x* on, the middle of the small letters at *y*."""
        # Its words alone say in which direction a text reads: years stand from left to right, as the axis does.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(self.struck if struck else self.font)
        painter.setPen(colour)
        painter.drawText(QPointF(x, y + self._base), text)

    def centre(self, painter: QPainter, rect: QRectF, text: str, colour: QColor) -> None:
        """Write in the middle of *rect*."""
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(self.font)
        painter.setPen(colour)
        painter.drawText(rect, _CENTRE, text)
