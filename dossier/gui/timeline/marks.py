"""How the mark of a day is drawn, and the signs of status and review.

Form tells what colour repeats: asserted is filled, alleged hollow, denied crossed, planned dotted; rejected items are
dimmed and struck through, accepted ones carry a tick.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from dossier.domain.events import Review, Status
from dossier.gui.timeline.bars import fading
from dossier.gui.timeline.lettering import Lettering
from dossier.timeline.columns import CONTRADICTED, FORMS, REVIEW, REVIEWS, STATUS, STATUSES, look_of
from dossier.timeline.extents import HALO, MARK
from dossier.timeline.items import Edge, Form, TimelineItem
from dossier.timeline.stage import BODY

SIGN = 9.0
"""Pixels across the sign of status or review before a label."""
SIGN_GAP = 5.0
_DOTS = (1.0, 2.2)
_PLATE_AIR = 4.0
"""Pixels beside the number of reports, within its frame."""


def signs_width(item: TimelineItem) -> float:
    """Return the pixels that the signs before a label take."""
    return signs_width_of(look_of(item))


def signs_width_of(look: int) -> float:
    """Return the pixels that the signs of a look take."""
    status, review = STATUSES[look >> STATUS & 3], REVIEWS[look >> REVIEW & 3]
    has_status = FORMS[look & 3] is not Form.MARK and status is not Status.ASSERTED
    has_review = review in (Review.ACCEPTED, Review.EDITED)
    return (SIGN + SIGN_GAP) * (has_status + has_review + (look >> CONTRADICTED & 1))


def count_words(item: TimelineItem) -> str:
    """Return what the sign with the number of reports says: "×3"; "" for a single one."""
    return count_words_of(item.reports)


def count_words_of(reports: int) -> str:
    """Return how the sign says a number of reports."""
    return "" if reports < 2 else f"×{reports}" if reports < 100 else "×99+"


def draw_count(painter: QPainter, letters: Lettering, words: str, x: float, y: float, ink: QColor) -> float:
    """Draw the number of reports from *x* on; return where what follows begins."""
    width, height = letters.width(words) + 2 * _PLATE_AIR, min(letters.height + 1, BODY)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    plate = QRectF(x, y - height / 2, width, height)
    painter.drawRoundedRect(plate, 4, 4)
    letters.centre(painter, plate, words, ink)
    return x + width + SIGN_GAP


def count_width(letters: Lettering, words: str) -> float:
    """Return the pixels that the number of reports takes."""
    return letters.width(words) + 2 * _PLATE_AIR + SIGN_GAP if words else 0.0


def shows_status(item: TimelineItem) -> bool:
    """Tell whether the label carries the sign of the status; a mark is that sign itself."""
    return item.form is not Form.MARK and item.status is not Status.ASSERTED


def shows_review(item: TimelineItem) -> bool:
    """Tell whether the label carries a tick or a pencil stroke."""
    return item.review in (Review.ACCEPTED, Review.EDITED)


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
    if item.contradicted:
        draw_contradicted(painter, x + SIGN / 2, y, ink)
        x += SIGN + SIGN_GAP
    return x


def draw_contradicted(painter: QPainter, x: float, y: float, ink: QColor) -> None:
    """Draw the sign that sources disagree around (x, y): not equal."""
    painter.setPen(QPen(ink, 1.6))
    half = SIGN / 2
    for up in (-1.8, 1.8):
        painter.drawLine(QPointF(x - half, y + up), QPointF(x + half, y + up))
    painter.drawLine(QPointF(x - half * 0.55, y + half), QPointF(x + half * 0.55, y - half))


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


def _halo(painter: QPainter, x: float, y: float, colour: QColor) -> None:
    reach = MARK / 2 + HALO
    top, height = round(y - BODY / 2 + 3), BODY - 6
    painter.fillRect(QRectF(x - reach, top, reach, height), fading(x - reach, x, colour, 0.55, rising=True))
    painter.fillRect(QRectF(x, top, reach, height), fading(x, x + reach, colour, 0.55, rising=False))
