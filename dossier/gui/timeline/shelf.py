"""The shelf: events without a date, as chips in a strip that opens to a box."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from dossier.domain.events import Review
from dossier.domain.views import EventView
from dossier.gui.figures import grouped
from dossier.gui.text import one_line, plain_tooltip
from dossier.gui.theme import colours, scaled
from dossier.gui.timeline.marks import SIGN, draw_status
from dossier.gui.timeline.painting import NAMES
from dossier.gui.timeline.words import spoken, tooltip
from dossier.gui.wording import STATUS_SIGNS, counted, titled
from dossier.tongue import tr

_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_CHIP_HEIGHT = 24
"""Pixels at least; larger text has more."""
_LONGEST = 300
_CLOSED, _OPEN = 34, 122


class UndatedModel(QAbstractListModel):
    """Undated events, one per row."""

    EventRole = int(_ROLE.UserRole)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[EventView, ...] = ()
        self._rows: dict[int, int] = {}

    def show(self, events: Sequence[EventView]) -> None:
        """Show *events*."""
        self.beginResetModel()
        self._events = tuple(events)
        self._rows = {event.id: row for row, event in enumerate(events)}
        self.endResetModel()

    def event_at(self, index: _Index) -> EventView:
        """Return the event of a valid index."""
        return self._events[index.row()]

    def row_of(self, event_id: int) -> int | None:
        """Return the row of an event, None if it is not on the shelf."""
        return self._rows.get(event_id)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag(0))

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return events for another program."""
        from dossier.gui import dragging

        return dragging.words(dragging.event_words(self._events[index.row()]) for index in indexes)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._events)

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._events):
            return None
        event = self._events[index.row()]
        match role:
            case _ROLE.DisplayRole:
                return f"{STATUS_SIGNS[event.status]} {one_line(titled(event), 80)}"
            case _ROLE.ToolTipRole:
                return plain_tooltip(tooltip(event))
            case _ROLE.AccessibleTextRole:
                return spoken(event)
            case self.EventRole:
                return event.id
        return None


def _chip_height(font: QFont) -> int:
    return max(_CHIP_HEIGHT, QFontMetrics(font).height() + 6)


class _Chips(QStyledItemDelegate):
    """Paints an event as a chip with the sign of its status."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        text = one_line(titled(_event(index)), 80)
        width = QFontMetrics(option.font).horizontalAdvance(text)
        return QSize(min(width, scaled(_LONGEST)) + int(SIGN) + 36, _chip_height(option.font) + 5)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        event = _event(index)
        c = colours()
        state: QStyle.StateFlag = option.state
        chosen, hovered = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        rejected = event.review is Review.REJECTED
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(6, 0, 0, 0)
        high = _chip_height(option.font)
        rect = QRectF(rect.left(), rect.center().y() - high / 2, rect.width(), high)
        painter.setPen(QPen(QColor(c.accent if chosen else c.border), 1.6 if chosen else 1))
        painter.setBrush(QColor(c.accent_soft if chosen or hovered else c.raised))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        if focused:
            pen = QPen(QColor(c.text), 1)
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), rect.height() / 2, rect.height() / 2)
        draw_status(painter, event.status, rect.left() + 12, rect.center().y(), QColor(c.status(event.status)))
        font = QFont(option.font)
        font.setStrikeOut(rejected)
        painter.setFont(font)
        painter.setPen(QColor(c.muted if rejected else c.text))
        room = rect.adjusted(21, 0, -10, 0)
        words = QFontMetrics(font).elidedText(
            one_line(titled(event), 80), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.restore()


class Shelf(QFrame):
    """A strip of chips below the lanes; the button at its left opens it to several rows."""

    event_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = UndatedModel(self)
        self.count = 0
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFixedWidth(int(NAMES) - 1)
        self.button.setAccessibleDescription(tr("Shows the events without a date in several rows, or in one"))
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Chips(self.list))
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setDragEnabled(True)
        self.list.setAccessibleName(tr("Undated events"))
        self.list.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.list, 1)
        self.button.toggled.connect(self._open)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self._open(False)

    def show_events(self, events: Sequence[EventView], count: int | None = None) -> None:
        """Put *events* on the shelf; without any it takes no room. *count* is how many there are in all."""
        self.model.show(events)
        self.count = len(events) if count is None else count
        self.button.setText(tr("{0} undated").format(grouped(self.count)))
        self.button.setAccessibleName(counted(self.count, "undated event"))
        self.setVisible(bool(events))

    def give_names(self, pixels: float) -> None:
        """Begin where the lanes above begin."""
        self.button.setFixedWidth(max(int(pixels) - 1, self.button.sizeHint().width()))

    def select_event(self, event_id: int) -> None:
        """Mark an event and bring it into view; one that is not here unmarks all."""
        row = self.model.row_of(event_id)
        if row is None:
            self.list.clearSelection()
            return
        index = self.model.index(row, 0)
        if index != self.list.currentIndex() or not self.list.selectionModel().isSelected(index):
            self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _open(self, wide: bool) -> None:
        self.button.setArrowType(Qt.ArrowType.DownArrow if wide else Qt.ArrowType.RightArrow)
        self.list.setWrapping(wide)
        always_off, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.list.setVerticalScrollBarPolicy(as_needed if wide else always_off)
        self.list.setHorizontalScrollBarPolicy(always_off)
        self._give_height()

    def _give_height(self) -> None:
        """Be as high as a row of chips in the present text, or as several."""
        closed = max(_CLOSED, _chip_height(self.font()) + _CLOSED - _CHIP_HEIGHT)
        self.button.setFixedHeight(closed)
        self.setFixedHeight(max(_OPEN, 3 * closed) if self.button.isChecked() else closed)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._give_height()

    def _choose(self, index: QModelIndex) -> None:
        self.event_chosen.emit(self.model.event_at(index).id)


def _event(index: _Index) -> EventView:
    model = index.model()
    assert isinstance(model, UndatedModel)
    return model.event_at(index)
