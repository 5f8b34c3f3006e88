"""How a bar is drawn: an interval with sharp, soft, faded or open ends.

Long bars are most of what is painted, so they are put together from flat rectangles and from caps and hatching that
are drawn once and kept as pixmaps.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF

from dossier.domain.events import Status
from dossier.timeline.extents import ARROW, FADE
from dossier.timeline.items import Edge, Form, TimelineItem
from dossier.timeline.stage import BODY

RADIUS = 4.0
"""Pixels of a round corner."""
SOFT = 12.0
"""Pixels over which a soft end fades, inside the bar."""
SHORT = 30.0
"""Bars of fewer pixels are filled more strongly, since their hatching hardly shows."""
_HATCH = 6
"""Pixels between two lines of hatching."""
_HATCHING = 0.34
"""How strong hatching is."""
_DASH = (2.0, 3.0)
"""Pixels of a dot and of the gap after it in the border of what is planned."""
BEYOND = 60.0
"""Nothing is painted farther out of the window than this."""


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


@dataclass(frozen=True, slots=True)
class _Style:
    """How strong filling and border are (0 to 1), how thick the border is, and whether it is dotted."""

    fill: float
    line: float
    thickness: float
    dotted: bool


def ends_of(item: TimelineItem, left: float, right: float, width: float) -> Ends:
    """Return where a bar's paint ends. *width* is that of the window."""
    fade_left, fade_right = (_fade(edge, right - left) for edge in (item.left, item.right))
    origin = left
    if left < -BEYOND:
        left, fade_left = -BEYOND, 0.0
    if right > width + BEYOND:
        right, fade_right = width + BEYOND, 0.0
    return Ends(round(left), round(max(right, left + 2)), round(fade_left), round(fade_right), round(origin))


def draw_bar(
    painter: QPainter, item: TimelineItem, ends: Ends, y: float, colour: QColor, *, short: bool | None = None
) -> None:
    """Draw a span or a range around *y*; *short* says how to fill it whatever its length."""
    rect = QRectF(ends.left, round(y - BODY / 2), ends.right - ends.left, BODY)
    style = _style_of(item, rect.width() < SHORT if short is None else short)
    _middle(painter, rect, ends, style, colour)
    if ends.fade_left:
        fade = QRectF(rect.left(), rect.top(), ends.fade_left, BODY)
        _fading_end(painter, fade, style, colour, rising=True)
    else:
        painter.drawPixmap(QPointF(rect.left(), rect.top()), _cap(colour.rgba(), style, False, _ratio(painter)))
    if ends.fade_right:
        fade = QRectF(rect.right() - ends.fade_right, rect.top(), ends.fade_right, BODY)
        _fading_end(painter, fade, style, colour, rising=False)
    else:
        cap = _cap(colour.rgba(), style, True, _ratio(painter))
        painter.drawPixmap(QPointF(rect.right() - RADIUS, rect.top()), cap)
    denied = item.status is Status.DENIED
    if item.form is Form.RANGE or denied:
        _hatch(painter, rect, ends, colour, denied=denied, back=item.form is Form.RANGE)
    for edge, x, way in ((item.left, ends.left, -1), (item.right, ends.right, 1)):
        if edge is Edge.OPEN:
            draw_arrow(painter, x, y, way, colour)


def fading(left: float, right: float, colour: QColor, strength: float, *, rising: bool) -> QBrush:
    """Return a brush that goes from nothing to *strength* of *colour*, or back."""
    full, none = _with(colour, strength), _with(colour, 0.0)
    gradient = QLinearGradient(left, 0, right, 0)
    gradient.setColorAt(0.0, none if rising else full)
    gradient.setColorAt(1.0, full if rising else none)
    return QBrush(gradient)


def _fade(edge: Edge, length: float) -> float:
    match edge:
        case Edge.SHARP:
            return 0.0
        case Edge.SOFT:
            return min(SOFT, length * 0.34)
        case Edge.FADED:
            return min(2.5 * FADE, length * 0.4)
        case Edge.OPEN:
            return length * 0.85


def _style_of(item: TimelineItem, short: bool) -> _Style:
    hollow = item.status is not Status.ASSERTED
    solid = item.form is Form.SPAN
    fill = (0.2 if short else 0.07) if hollow else 0.92 if solid else 0.5 if short else 0.24
    dotted = item.status is Status.PLANNED
    return _Style(fill, 1.0 if solid or hollow else 0.65, 2.0 if solid or dotted else 1.0, dotted)


def _middle(painter: QPainter, rect: QRectF, ends: Ends, style: _Style, colour: QColor) -> None:
    """The part of a bar between its caps or fading ends."""
    left = rect.left() + (ends.fade_left or RADIUS)
    right = rect.right() - (ends.fade_right or RADIUS)
    if right <= left:
        return
    painter.fillRect(QRectF(left, rect.top(), right - left, BODY), _with(colour, style.fill))
    for top in (rect.top(), rect.bottom() - style.thickness):
        line = QRectF(left, top, right - left, style.thickness)
        if style.dotted:
            painter.drawTiledPixmap(line, _dots(colour.rgba(), _ratio(painter)), QPointF(left - ends.origin, 0))
        else:
            painter.fillRect(line, _with(colour, style.line))


def _fading_end(painter: QPainter, rect: QRectF, style: _Style, colour: QColor, *, rising: bool) -> None:
    painter.fillRect(rect, fading(rect.left(), rect.right(), colour, style.fill, rising=rising))
    line = fading(rect.left(), rect.right(), colour, style.line, rising=rising)
    for top in (rect.top(), rect.bottom() - style.thickness):
        painter.fillRect(QRectF(rect.left(), top, rect.width(), style.thickness), line)


def _hatch(painter: QPainter, rect: QRectF, ends: Ends, colour: QColor, *, denied: bool, back: bool) -> None:
    """Hatch a bar, with a second hatching across it for what is denied."""
    inner = QRectF(rect.left() + ends.fade_left, rect.top() + 1, 0, BODY - 2)
    inner.setRight(rect.right() - ends.fade_right)
    if inner.width() > 0:
        tile = _tile(colour.rgba(), denied, back, _ratio(painter))
        painter.drawTiledPixmap(inner, tile, QPointF((inner.left() - ends.origin) % (4 * _HATCH), 0))
    for left, length, rising in (
        (rect.left(), ends.fade_left, True),
        (rect.right() - ends.fade_right, ends.fade_right, False),
    ):
        if length:
            end = QRectF(left, rect.top() + 1, length, BODY - 2)
            brush = fading(end.left(), end.right(), colour, _HATCHING, rising=rising)
            _lines(painter, end, (end.left() - ends.origin) % _HATCH, QPen(brush, 1), denied=denied, back=back)


def _lines(painter: QPainter, rect: QRectF, phase: float, pen: QPen, *, denied: bool, back: bool) -> None:
    lines = []
    x = rect.left() - phase
    while x < rect.right() + rect.height():
        if back:
            lines.append(QLineF(x - rect.height(), rect.bottom(), x, rect.top()))
        if denied:
            lines.append(QLineF(x - rect.height(), rect.top(), x, rect.bottom()))
        x += _HATCH
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen)
    painter.drawLines(lines)
    painter.restore()


def draw_arrow(painter: QPainter, x: float, y: float, way: int, colour: QColor) -> None:
    """Draw the arrow of an open end at *x*; *way* is 1 to the right, -1 to the left."""
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


def _with(colour: QColor, strength: float) -> QColor:
    made = QColor(colour)
    made.setAlphaF(strength)
    return made


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatio()


@lru_cache(maxsize=256)
def _cap(rgba: int, style: _Style, right: bool, ratio: float) -> QPixmap:
    """A round end of a bar."""
    made, painter = _sheet(RADIUS, BODY, ratio)
    colour = QColor.fromRgba(rgba)
    half = style.thickness / 2
    shape = QRectF(half, half, 6 * RADIUS, BODY - style.thickness)
    if right:
        shape.moveRight(RADIUS - half)
    pen = QPen(_with(colour, style.line), style.thickness)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_with(colour, style.fill))
    painter.drawRoundedRect(shape.adjusted(-half, -half, half, half), RADIUS, RADIUS)
    if style.dotted:
        pen.setDashPattern([part / style.thickness for part in _DASH])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(shape, RADIUS, RADIUS)
    painter.end()
    return made


@lru_cache(maxsize=64)
def _dots(rgba: int, ratio: float) -> QPixmap:
    """A piece of dotted border."""
    made, painter = _sheet(8 * sum(_DASH), 2, ratio)
    for number in range(8):
        painter.fillRect(QRectF(number * sum(_DASH), 0, _DASH[0], 2), QColor.fromRgba(rgba))
    painter.end()
    return made


@lru_cache(maxsize=64)
def _tile(rgba: int, denied: bool, back: bool, ratio: float) -> QPixmap:
    """A piece of hatching as high as the inside of a bar."""
    made, painter = _sheet(4 * _HATCH, BODY - 2, ratio)
    pen = QPen(_with(QColor.fromRgba(rgba), _HATCHING), 1)
    _lines(painter, QRectF(0, 0, 4 * _HATCH, BODY - 2), 0, pen, denied=denied, back=back)
    painter.end()
    return made


def _sheet(width: float, height: float, ratio: float) -> tuple[QPixmap, QPainter]:
    """An empty pixmap of this size, and a painter on it."""
    made = QPixmap(round(width * ratio), round(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return made, painter
