"""How one item is drawn: marks, bars with sharp, soft, faded and open ends, signs of status and review.

Form tells what colour repeats: asserted is filled, alleged hollow, denied crossed, planned dotted; a span is solid, a
range hatched; rejected items are dimmed and struck through, accepted ones carry a tick.
"""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from dossier.domain.events import Review, Status
from dossier.timeline.items import Edge, Form, TimelineItem
from dossier.timeline.placement import ARROW, FADE, HALO, MARK
from dossier.timeline.stage import BODY

SIGN = 9.0
"""Pixels across the sign of status or review before a label."""
SIGN_GAP = 5.0
RADIUS = 4.0
_SOFT = 12.0
"""Pixels over which a soft end fades, inside the bar."""
_SHORT = 30.0
"""Bars of fewer pixels are filled more strongly, since their hatching hardly shows."""
_HATCH = 6.0
"""Pixels between two lines of hatching."""

_DOTS = (1.0, 2.2)


@dataclass(frozen=True, slots=True)
class Ends:
    """A bar's ends in pixels with the length over which each fades. Ends beyond the window are cut and sharp.

    ``origin`` is where hatching is counted from, so that it moves with the bar.
    """

    left: float
    right: float
    fade_left: float
    fade_right: float
    origin: float = 0.0


def signs_width(item: TimelineItem) -> float:
    """Return the pixels that the signs before a label take."""
    return (SIGN + SIGN_GAP) * (shows_status(item) + shows_review(item))


def shows_status(item: TimelineItem) -> bool:
    """Tell whether the label carries the sign of the status; a mark is that sign itself."""
    return item.form is not Form.MARK and item.status is not Status.ASSERTED


def shows_review(item: TimelineItem) -> bool:
    """Tell whether the label carries a tick or a pencil stroke."""
    return item.review in (Review.ACCEPTED, Review.EDITED)


def ends_of(item: TimelineItem, left: float, right: float, width: float) -> Ends:
    """Return where a bar's paint ends. *width* is that of the window: beyond it nothing needs painting."""
    length = right - left
    fades = []
    for edge in (item.left, item.right):
        match edge:
            case Edge.SOFT:
                fades.append(min(_SOFT, length * 0.34))
            case Edge.FADED:
                fades.append(min(2.5 * FADE, length * 0.4))
            case Edge.OPEN:
                fades.append(length * 0.85)
            case Edge.SHARP:
                fades.append(0.0)
    fade_left, fade_right = fades
    origin = left
    if left < -60:
        left, fade_left = -60.0, 0.0
    if right > width + 60:
        right, fade_right = width + 60, 0.0
    return Ends(left, right, fade_left, fade_right, origin)


def draw_bar(painter: QPainter, item: TimelineItem, ends: Ends, y: float, colour: QColor) -> None:
    """Draw a span or a range around *y*."""
    rect = QRectF(ends.left, y - BODY / 2, ends.right - ends.left, BODY)
    hollow = item.status is not Status.ASSERTED
    solid = item.form is Form.SPAN
    fill = 0.07 if hollow else 0.92 if solid else 0.5 if rect.width() < _SHORT else 0.24
    sharp = ends.fade_left == 0 and ends.fade_right == 0
    if not sharp:
        painter.fillRect(rect, _fading(ends, colour, fill))
    pen = QPen(_fading(ends, colour, 1.0 if solid or hollow else 0.65), 1.6 if solid else 1.0)
    if item.status is Status.PLANNED:
        pen.setWidthF(1.6)
        pen.setDashPattern(list(_DOTS))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    if sharp:
        painter.setBrush(_fading(ends, colour, fill))
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _open_outline(painter, rect, ends)
    if not solid or item.status is Status.DENIED:
        _hatch(painter, rect, ends, colour, crossed=item.status is Status.DENIED, back=not solid)
    for edge, x, way in ((item.left, ends.left, -1), (item.right, ends.right, 1)):
        if edge is Edge.OPEN:
            _arrow(painter, x, y, way, colour)


def draw_mark(painter: QPainter, item: TimelineItem, x: float, y: float, colour: QColor, ground: QColor) -> None:
    """Draw the mark of a single day around (x, y): a diamond whose filling tells the status."""
    if item.left is Edge.FADED:
        _halo(painter, x, y, colour)
    half = MARK / 2
    diamond = QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])
    pen = QPen(colour, 1.6)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if item.status is Status.PLANNED:
        pen.setDashPattern(list(_DOTS))
    painter.setPen(pen)
    painter.setBrush(colour if item.status is Status.ASSERTED else ground)
    painter.drawPolygon(diamond)
    if item.status is Status.DENIED:
        arm = half * 0.5
        painter.drawLine(QPointF(x - arm, y - arm), QPointF(x + arm, y + arm))
        painter.drawLine(QPointF(x - arm, y + arm), QPointF(x + arm, y - arm))


def draw_day(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """Underline the whole of a day that is wide enough to see where it begins and ends."""
    faint = QColor(colour)
    faint.setAlphaF(0.5)
    painter.setPen(QPen(faint, 1))
    base = y + BODY / 2
    painter.drawLine(QPointF(left, base), QPointF(right, base))
    for x in (left, right):
        painter.drawLine(QPointF(x, base - 4), QPointF(x, base))


def draw_signs(painter: QPainter, item: TimelineItem, x: float, y: float, ink: QColor, good: QColor) -> float:
    """Draw the signs of status and review from *x* on; return where the label begins."""
    if shows_status(item):
        draw_status(painter, item.status, x + SIGN / 2, y, ink)
        x += SIGN + SIGN_GAP
    if shows_review(item):
        _review_sign(painter, item.review, x, y, good)
        x += SIGN + SIGN_GAP
    return x


def draw_status(painter: QPainter, status: Status, x: float, y: float, ink: QColor) -> None:
    """Draw the sign of a status around (x, y): the circle that lists and pages use too."""
    radius = SIGN / 2 - 0.6
    pen = QPen(ink, 1.4)
    if status is Status.PLANNED:
        pen.setDashPattern([1.0, 1.4])
    painter.setPen(pen)
    painter.setBrush(QBrush(ink) if status is Status.ASSERTED else QBrush(Qt.BrushStyle.NoBrush))
    painter.drawEllipse(QPointF(x, y), radius, radius)
    if status is Status.DENIED:
        arm = radius * 0.68
        painter.drawLine(QPointF(x - arm, y - arm), QPointF(x + arm, y + arm))
        painter.drawLine(QPointF(x - arm, y + arm), QPointF(x + arm, y - arm))


def _review_sign(painter: QPainter, review: Review, x: float, y: float, good: QColor) -> None:
    pen = QPen(good, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if review is Review.ACCEPTED:
        painter.drawPolyline(QPolygonF([QPointF(x, y + 0.5), QPointF(x + 3.2, y + 3.6), QPointF(x + 8.6, y - 3.6)]))
    else:
        painter.drawPolyline(QPolygonF([QPointF(x + 0.5, y + 4), QPointF(x + 1.8, y + 1), QPointF(x + 7.6, y - 4.2)]))
        painter.drawLine(QPointF(x + 5, y + 4), QPointF(x + 9, y + 4))


def _fading(ends: Ends, colour: QColor, strength: float) -> QBrush:
    full, none = QColor(colour), QColor(colour)
    full.setAlphaF(strength)
    none.setAlphaF(0.0)
    length = ends.right - ends.left
    if length <= 0 or (ends.fade_left == 0 and ends.fade_right == 0):
        return QBrush(full)
    gradient = QLinearGradient(ends.left, 0, ends.right, 0)
    gradient.setColorAt(0.0, none if ends.fade_left else full)
    gradient.setColorAt(min(ends.fade_left / length, 0.5 if ends.fade_right else 1.0), full)
    gradient.setColorAt(max(1 - ends.fade_right / length, 0.5 if ends.fade_left else 0.0), full)
    gradient.setColorAt(1.0, none if ends.fade_right else full)
    return QBrush(gradient)


def _open_outline(painter: QPainter, rect: QRectF, ends: Ends) -> None:
    """Draw the border of a bar that fades at one end or both."""
    if ends.fade_left and ends.fade_right:
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        return
    path = QPainterPath()
    near, far = (rect.left(), rect.right()) if ends.fade_right else (rect.right(), rect.left())
    bend = RADIUS if near < far else -RADIUS
    path.moveTo(far, rect.top())
    path.lineTo(near + bend, rect.top())
    path.quadTo(near, rect.top(), near, rect.top() + RADIUS)
    path.lineTo(near, rect.bottom() - RADIUS)
    path.quadTo(near, rect.bottom(), near + bend, rect.bottom())
    path.lineTo(far, rect.bottom())
    painter.drawPath(path)


def _hatch(painter: QPainter, rect: QRectF, ends: Ends, colour: QColor, *, crossed: bool, back: bool) -> None:
    lines = []
    x = rect.left() - (rect.left() - ends.origin) % _HATCH
    while x < rect.right() + BODY:
        if back:
            lines.append(QLineF(x - BODY, rect.bottom(), x, rect.top()))
        if crossed:
            lines.append(QLineF(x - BODY, rect.top(), x, rect.bottom()))
        x += _HATCH
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(_fading(ends, colour, 0.34), 1.0))
    painter.drawLines(lines)
    painter.restore()


def _arrow(painter: QPainter, x: float, y: float, way: int, colour: QColor) -> None:
    pen = QPen(colour, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tip = x - way * 2
    painter.drawLine(QPointF(tip - way * (ARROW - 9), y), QPointF(tip, y))
    painter.drawPolyline(
        QPolygonF([QPointF(tip - way * 4.5, y - 4.5), QPointF(tip, y), QPointF(tip - way * 4.5, y + 4.5)])
    )


def _halo(painter: QPainter, x: float, y: float, colour: QColor) -> None:
    reach = MARK / 2 + HALO
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_fading(Ends(x - reach, x + reach, reach, reach), colour, 0.55))
    painter.drawRect(QRectF(x - reach, y - BODY / 2 + 3, 2 * reach, BODY - 6))
