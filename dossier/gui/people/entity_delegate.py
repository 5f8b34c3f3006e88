"""How a row of the people list is painted: the name, and below it how much the case knows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dossier.gui.models.entities import EntityModel
from dossier.gui.theme import colours

_PADDING = 7
_INDENT = 12


def smaller(font: QFont, by: float = 0.88) -> QFont:
    """Return *font* at a fraction of its size."""
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() * by, 6.5))
    return small


def paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> bool:
    """Paint what stands behind a row (selected, under the pointer, focused) and tell whether it is selected."""
    c = colours()
    rect: QRect = option.rect
    state: QStyle.StateFlag = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected:
        painter.fillRect(rect, QColor(c.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(c.accent_fill))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(c.raised))
    # However the keyboard came here: F6 and the arrows are not what Qt takes for a change of focus by key.
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(c.accent))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
    return selected


class EntityDelegate(QStyledItemDelegate):
    """Two lines a row: what it is called, and in smaller letters what ``FactsRole`` says."""

    FactsRole = EntityModel.FactsRole

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        self.initStyleOption(option, index)
        paint_ground(painter, option)
        rect: QRect = option.rect
        font: QFont = option.font
        palette: QPalette = option.palette
        inside = rect.adjusted(_INDENT, _PADDING, -_INDENT, -_PADDING)
        name_font = QFont(font)
        name_font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(name_font)
        painter.setFont(name_font)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside.left(), inside.top() + metrics.ascent(), name)
        small = smaller(font)
        painter.setFont(small)
        painter.setPen(QColor(colours().muted))
        below = QFontMetrics(small)
        facts = below.elidedText(str(index.data(self.FactsRole)), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside.left(), inside.top() + metrics.height() + 2 + below.ascent(), facts)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        font: QFont = option.font
        height = QFontMetrics(font).height() + 2 + QFontMetrics(smaller(font)).height() + 2 * _PADDING
        return QSize(120, height)
