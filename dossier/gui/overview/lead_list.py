"""A list of rows that lead somewhere, below its heading."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from dossier.domain.events import Status
from dossier.domain.overviews import Tally
from dossier.gui.overview.leads import Lead, LeadModel, Way
from dossier.gui.people.entity_delegate import paint_ground, smaller
from dossier.gui.text import PlainLabel
from dossier.gui.theme import Colours, colours

_SIDES, _AIR, _BAR = 12, 5, 6


def fill_of(status: Status, c: Colours) -> QBrush:
    """Return how the bar of a status is filled: solid only for what is asserted, so that no colour has to be seen."""
    ink = QColor(c.status(status))
    patterns = {
        Status.ASSERTED: Qt.BrushStyle.SolidPattern,
        Status.ALLEGED: Qt.BrushStyle.BDiagPattern,
        Status.DENIED: Qt.BrushStyle.DiagCrossPattern,
        Status.PLANNED: Qt.BrushStyle.Dense6Pattern,
    }
    return QBrush(ink, patterns[status])


def paint_bar(painter: QPainter, place: QRectF, events: Tally, c: Colours) -> None:
    """Paint a bar whose parts are the statuses of *events*, from left to right."""
    left = place.left()
    for status, count in events.parts:
        part = QRectF(left, place.top(), max(place.width() * count / events.total, 2.0), place.height())
        painter.setPen(QPen(QColor(c.status(status)), 1))
        painter.setBrush(fill_of(status, c))
        painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
        left = part.right() + 1


class _LeadDelegate(QStyledItemDelegate):
    """Two lines a row: title and number; a bar and what it counts, or what there is to say."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(LeadModel.LeadRole)
        if not isinstance(row, Lead):
            return
        painter.save()
        self.initStyleOption(option, index)
        paint_ground(painter, option)
        rect: QRect = option.rect
        font: QFont = option.font
        palette: QPalette = option.palette
        c, inside, small = colours(), rect.adjusted(_SIDES, _AIR, -_SIDES, -_AIR), smaller(font)
        metrics, below = QFontMetrics(font), QFontMetrics(small)
        taken = below.horizontalAdvance(row.number) + 10 if row.number else 0
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Text) if row.way is not Way.NOWHERE else QColor(c.muted))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, inside.width() - taken)
        base = inside.top() + metrics.ascent()
        painter.drawText(inside.left(), base, title)
        painter.setFont(small)
        painter.setPen(QColor(c.muted))
        painter.drawText(inside.right() - below.horizontalAdvance(row.number) + 1, base, row.number)
        second = QRect(inside.left(), inside.top() + metrics.height() + 1, inside.width(), below.height())
        self._second(painter, row, second, below, c)
        painter.restore()

    def _second(self, painter: QPainter, row: Lead, place: QRect, metrics: QFontMetrics, c: Colours) -> None:
        detail = metrics.elidedText(row.detail, Qt.TextElideMode.ElideRight, place.width())
        x = place.left()
        if row.events.total:
            x = place.right() - metrics.horizontalAdvance(detail) + 1
            room = (place.width() - metrics.horizontalAdvance(detail) - 12) * row.share
            bar = QRectF(place.left(), place.center().y() - _BAR / 2 + 1, max(room, 3.0), _BAR)
            paint_bar(painter, bar, row.events, c)
        painter.setPen(QColor(c.muted))
        painter.drawText(x, place.top() + metrics.ascent(), detail)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        font: QFont = option.font
        row = index.data(LeadModel.LeadRole)
        has_two = isinstance(row, Lead) and bool(row.detail or row.events.total)
        second = QFontMetrics(smaller(font)).height() + 1 if has_two else 0
        return QSize(120, QFontMetrics(font).height() + second + 2 * _AIR)


class _LeadView(QListView):
    """A list whose rows are chosen by a click, Enter, Return or the space bar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class LeadList(QWidget):
    """Rows below their heading. ``chosen`` has the Lead that was clicked or entered."""

    chosen = Signal(object)

    def __init__(self, heading: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = PlainLabel(heading, "section")
        self.heading.setContentsMargins(_SIDES, 6, _SIDES, 4)
        self.model = LeadModel(self)
        self.view = _LeadView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_LeadDelegate(self.view))
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setAccessibleName(name)
        self.heading.setBuddy(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heading)
        layout.addWidget(self.view, 1)
        self.view.clicked.connect(self._choose)

    def show_rows(self, rows: Sequence[Lead]) -> None:
        """List *rows*."""
        self.model.show(rows)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(LeadModel.LeadRole)
        if isinstance(row, Lead) and row.way is not Way.NOWHERE:
            self.chosen.emit(row)
