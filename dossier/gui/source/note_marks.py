"""The signs in the margin of a source where somebody has written a note."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from dossier.gui.theme import colours

if TYPE_CHECKING:
    from dossier.gui.source.text_view import SourceText

_SIDE = 9.0


def paint_note_marks(text: "SourceText", painter: QPainter) -> None:
    """Paint a folded slip at the right end of each line in view on which a note begins."""
    c, bottom = colours(), text.viewport().height()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for note in text.marks.notes_within(text.part()):
        if note.span is None:
            continue
        top, _ = text.rect_of(note.span)
        if not -_SIDE < top.y() < bottom:
            continue
        right, y = text.viewport().width() - 1.0, top.y() + 3.0
        slip = QRectF(right - _SIDE, y, _SIDE, _SIDE + 2)
        painter.setPen(QColor(c.accent))
        painter.setBrush(QColor(c.accent_soft))
        painter.drawRect(slip)
        painter.setBrush(QColor(c.accent))
        painter.setPen(Qt.PenStyle.NoPen)
        corner = [slip.topRight(), slip.topRight() - QPointF(4, 0), slip.topRight() + QPointF(0, 4)]
        painter.drawPolygon(QPolygonF(corner))
