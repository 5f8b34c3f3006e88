"""What the marks under the words of a date mean: the words that date the event, and the anchor behind them."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dossier.gui.source.dating import Dating
from dossier.gui.text import plain_tooltip
from dossier.gui.theme import colours
from dossier.tongue import tr

_OWN, _ANCHOR = "dates the event", "anchor of the date"
_GAP = 14
_TIP = (
    "In the story, the words that date the selected event have a full line below.\n"
    "What the date is counted from, its anchor, has a broken one."
)


class DatingKey(QWidget):
    """Two samples, each drawn as the words are marked. Takes no room where nothing is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(plain_tooltip(tr(_TIP)))
        self.hide()

    def show_dating(self, dating: Dating) -> None:
        """Explain the marks that *dating* makes."""
        kinds = ((_OWN, dating.own), (_ANCHOR, dating.anchors))
        self._shown = tuple(tr(name) for name, spans in kinds if spans)
        self.setAccessibleName(tr("Marks of the date: {0}").format(", ".join(self._shown)))
        self.setVisible(bool(self._shown))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = sum(QFontMetrics(self.font()).horizontalAdvance(name) + _GAP for name in self._shown)
        return QSize(width, QFontMetrics(self.font()).height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0
        metrics = QFontMetrics(self.font())
        for name in self._shown:
            base = (self.height() + metrics.ascent() - metrics.descent()) / 2
            width = metrics.horizontalAdvance(name)
            pen = QPen(QColor(colours().time), 1)
            painter.setPen(pen)
            painter.drawText(QPointF(x, base), name)
            if name == tr(_ANCHOR):
                pen.setStyle(Qt.PenStyle.CustomDashLine)
                pen.setDashPattern([3, 2])
                painter.setPen(pen)
            painter.drawLine(QPointF(x, base + 2), QPointF(x + width, base + 2))
            x += width + _GAP
        painter.end()
