"""Events over time as columns: a click on one, or Enter, leads to its time."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dossier.domain.overviews import STATUS_ORDER, Period
from dossier.gui.figures import grouped
from dossier.gui.overview.lead_list import fill_of
from dossier.gui.people.entity_delegate import smaller
from dossier.gui.text import plain_tooltip
from dossier.gui.theme import colours
from dossier.gui.wording import counted, interval_words, status_word
from dossier.timeline.scale import Scale
from dossier.timeline.ticks import PADDING, axis
from dossier.tongue import tr

_TICKS = 5
"""Fewer labels than this say too little of when: then the finer ones stand there."""
_SIDES, _WIDEST, _LEAST = 12, 26.0, 2.0


def _name() -> str:
    return tr("Events over time")


def _help() -> str:
    return tr("Arrow keys go from column to column, Enter shows that time on the timeline.")


def period_words(period: Period) -> str:
    """Return a column in words: when, how many, and of what status."""
    parts = ", ".join(f"{grouped(n)} {status_word(status)}" for status, n in period.events.parts)
    told = f"{counted(period.events.total, 'event')}{f' ({parts})' if parts else ''}"
    return f"{interval_words(period.first, period.last)}: {told if period.events.total else tr('no event')}"


class Histogram(QWidget):
    """Columns of dated events, what is asserted at the foot of each and solid, the rest hatched above it."""

    period_chosen = Signal(object)
    """The Period that was clicked or entered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._periods: Sequence[Period] = ()
        self._current = -1
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)
        self.setMouseTracking(True)
        self.setAccessibleName(_name())
        self.setAccessibleDescription(_help())

    @property
    def current(self) -> int:
        """The number of the column that has the keyboard, -1 for none."""
        return self._current

    def show_periods(self, periods: Sequence[Period]) -> None:
        """Show these columns, which follow one another without a gap."""
        if list(periods) == list(self._periods):
            return
        self._periods = tuple(periods)
        self._current = self._hovered = -1
        total = sum(period.events.total for period in periods)
        self.setAccessibleName(_name())
        told = f"{counted(total, 'dated event')}." if total else tr("No event has a date.")
        self.setAccessibleDescription(f"{told} {_help()}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(500, 130)

    def column(self, number: int) -> QRectF:
        """Return where a column may stand, from the ground to the top."""
        place = self._place()
        width = place.width() / max(len(self._periods), 1)
        return QRectF(place.left() + number * width, place.top(), width, place.height())

    def _place(self) -> QRectF:
        foot = QFontMetrics(smaller(self.font())).height() + 6
        top = self._top()
        return QRectF(_SIDES, top, max(self.width() - 2 * _SIDES, 1), max(self.height() - top - foot, 8))

    def _top(self) -> float:
        """Return how much room the line of words above the columns takes."""
        return QFontMetrics(smaller(self.font())).height() + 5.0

    def _at(self, point: QPointF) -> int:
        if not self._periods or not _SIDES <= point.x() < self.width() - _SIDES:
            return -1
        return min(int((point.x() - _SIDES) / self.column(0).width()), len(self._periods) - 1)

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        c, painter = colours(), QPainter(self)
        painter.fillRect(self.rect(), QColor(c.surface))
        place = self._place()
        painter.setFont(smaller(self.font()))
        if not self._periods:
            painter.setPen(QColor(c.muted))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), tr("No event has a date yet"))
        else:
            self._paint_axis(painter, place)
            most = max(period.events.total for period in self._periods)
            for number, period in enumerate(self._periods):
                self._paint_column(painter, number, period, most)
            painter.setPen(QColor(c.muted))
            painter.drawText(QPointF(_SIDES, self._top() - 6), tr("{0} at most in one column").format(grouped(most)))
            self._paint_key(painter)
        painter.setPen(QPen(QColor(c.outline), 1))
        painter.drawLine(QPointF(place.left(), place.bottom() + 0.5), QPointF(place.right(), place.bottom() + 0.5))
        if self.hasFocus():
            painter.setPen(QColor(c.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_key(self, painter: QPainter) -> None:
        """Say at the right what the fillings mean, of the statuses that there are."""
        c, metrics = colours(), QFontMetrics(painter.font())
        there = {status for period in self._periods for status, _ in period.events.parts}
        x = float(self.width() - _SIDES)
        for status in [each for each in reversed(STATUS_ORDER) if each in there]:
            x -= metrics.horizontalAdvance(status_word(status))
            painter.setPen(QColor(c.muted))
            painter.drawText(QPointF(x, self._top() - 6), status_word(status))
            painter.setPen(QPen(QColor(c.status(status)), 1))
            painter.setBrush(fill_of(status, c))
            painter.drawRect(QRectF(x - 15, self._top() - 14, 10, 8))
            x -= 28

    def _paint_axis(self, painter: QPainter, place: QRectF) -> None:
        c, metrics = colours(), QFontMetrics(painter.font())
        first, last = self._periods[0].first.toordinal(), self._periods[-1].last.toordinal() + 1
        scale = Scale((first + last) / 2, (last - first) / place.width(), place.width())
        ticks = axis(scale, lambda text: float(metrics.horizontalAdvance(text)))
        row = ticks.major if sum(bool(tick.label) for tick in ticks.major) >= _TICKS else ticks.minor
        free, is_tight = place.left(), not any(tick.label for tick in row)
        for tick in row:
            x = place.left() + scale.x_of(tick.start)
            if place.left() <= x <= place.right():
                painter.setPen(QColor(c.grid))
                painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom() + 4))
            # Where large letters leave no cell room for its own, some cells are named over those beside them.
            words = ticks.level.minor.words(tick.start)[-1] if is_tight else tick.label
            at = max(x, place.left()) + PADDING if is_tight else place.left() + tick.x
            end = at + metrics.horizontalAdvance(words)
            if not is_tight or (at >= free and end <= place.right()):
                painter.setPen(QColor(c.muted))
                painter.drawText(QPointF(at, self.height() - 5), words)
                free = end + PADDING

    def _paint_column(self, painter: QPainter, number: int, period: Period, most: int) -> None:
        c, whole = colours(), self.column(number)
        if number in (self._current, self._hovered):
            painter.fillRect(whole, QColor(c.accent_soft))
        if not period.events.total:
            return
        width = min(max(whole.width() * 0.78, _LEAST), _WIDEST)
        foot = whole.bottom()
        for status, count in period.events.parts:
            height = max(whole.height() * count / most, _LEAST)
            part = QRectF(whole.center().x() - width / 2, foot - height, width, height)
            painter.setPen(QPen(QColor(c.status(status)), 1))
            painter.setBrush(fill_of(status, c))
            painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
            foot -= height

    # Pointer and keys.

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position()))

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(-1)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.setCursor(Qt.CursorShape.ArrowCursor if number < 0 else Qt.CursorShape.PointingHandCursor)
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._at(QPointF(event.pos()))
            words = period_words(self._periods[number]) if number >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(words), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._go(number)
            self.period_chosen.emit(self._periods[number])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = Qt.Key, len(self._periods) - 1
        if last < 0:
            super().keyPressEvent(event)
            return
        match event.key():
            case key.Key_Left:
                self._step(-1)
            case key.Key_Right:
                self._step(1)
            case key.Key_Home:
                self._go(0)
            case key.Key_End:
                self._go(last)
            case key.Key_Return | key.Key_Enter | key.Key_Space if self._current >= 0:
                self.period_chosen.emit(self._periods[self._current])
            case _:
                super().keyPressEvent(event)

    def _step(self, way: int) -> None:
        """Go to the next column that holds something."""
        number = self._current + way if self._current >= 0 else (0 if way > 0 else len(self._periods) - 1)
        while 0 <= number < len(self._periods) and not self._periods[number].events.total:
            number += way
        if 0 <= number < len(self._periods):
            self._go(number)

    def _go(self, number: int) -> None:
        self._current = number
        words = period_words(self._periods[number])
        self.setAccessibleName(f"{_name()}: {words}")
        if QAccessible.isActive() and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
