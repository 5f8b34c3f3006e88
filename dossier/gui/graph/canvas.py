"""The graph on screen, and what mouse and keys do to it."""

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dossier.gui.figures import grouped
from dossier.gui.graph import drawing
from dossier.gui.graph.drawing import Drawn
from dossier.gui.text import plain_tooltip
from dossier.gui.theme import LIGHT, colours
from dossier.gui.wording import counted, status_word
from dossier.network.layout import nearest_that_way
from dossier.services.co_appearances import Network
from dossier.tongue import tr

_WAYS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


def _name() -> str:
    return tr("Network")


def _help() -> str:
    return tr(
        "Arrow keys go to the next person that way, first to those with a link. Enter selects the person, "
        "Escape lets go. The lists beside it hold the same links and their events."
    )


def link_words(network: Network, link: int) -> str:
    """Return a link in words: both names, how many events, and of what status."""
    one, other = (network.names[int(each)] for each in network.graph.links[link])
    events = network.tally(link)
    parts = ", ".join(f"{grouped(count)} {status_word(status)}" for status, count in events.parts)
    return tr("{0} and {1}: {2} ({3})").format(one, other, counted(events.total, "event"), parts)


class GraphCanvas(QWidget):
    """Discs for people, lines for the events that they share. One person or one link is set off."""

    person_chosen = Signal(int)
    """The id of a person who was clicked or entered."""
    link_chosen = Signal(int)
    """The number of a link that was clicked; -1 where all are let go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network: Network | None = None
        self._drawn: Drawn | None = None
        self._ring = -1
        self.person, self.link = -1, -1
        self.empty_text = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 140)
        self.setMouseTracking(True)
        self.setAccessibleName(_name())
        self.setAccessibleDescription(_help())

    def show_network(self, network: Network | None, summary: str = "") -> None:
        """Show a graph, and say *summary* of it to those who do not see it."""
        self._network, self._drawn = network, None
        self._ring = self.person = self.link = -1
        self.setAccessibleName(_name())
        self.setAccessibleDescription(f"{summary} {_help()}".strip())
        self.update()

    def set_off(self, person: int = -1, link: int = -1) -> None:
        """Set off a person by position, or a link; neither where both are -1."""
        self.person, self.link = person, link
        self._ring = person if person >= 0 else self._ring
        self.update()

    def laid_out(self) -> Drawn | None:
        """Return where everything stands, None where there is nothing."""
        if self._drawn is None and self._network is not None and len(self._network):
            self._drawn = drawing.drawn(self._network, self.font(), self.width(), self.height())
        return self._drawn

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawn = None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._drawn = None
            self.update()

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        c, painter, shown = colours(), QPainter(self), self.laid_out()
        painter.fillRect(self.rect(), QColor(c.surface))
        if shown is None:
            painter.setPen(QColor(c.muted))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.empty_text)
        else:
            ring = self._ring if self.hasFocus() else -1
            drawing.paint(painter, c, self.font(), shown, self.person, self.link, ring)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QColor(c.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def picture_size(self) -> QSizeF:
        """Return how large the picture is."""
        return QSizeF(self.size())

    def picture(self, painter: QPainter, size: QSizeF) -> None:
        """Paint the graph as it goes on paper: in light colours, nobody set off."""
        painter.fillRect(0, 0, round(size.width()), round(size.height()), QColor(LIGHT.surface))
        shown = self.laid_out()
        if shown is not None:
            drawing.paint(painter, LIGHT, self.font(), shown)

    # Mouse.

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        shown = self.laid_out()
        if event.button() != Qt.MouseButton.LeftButton or shown is None:
            return
        node = shown.node_at(event.position())
        link = shown.link_at(event.position()) if node < 0 else -1
        if node >= 0:
            self._choose(node)
        else:
            self.set_off(link=link)
            self.link_chosen.emit(link)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shown = self.laid_out()
        point = event.position()
        points = shown is not None and (shown.node_at(point) >= 0 or shown.link_at(point) >= 0)
        self.setCursor(Qt.CursorShape.PointingHandCursor if points else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tooltip(self._words_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def _words_at(self, point: QPointF) -> str:
        shown = self.laid_out()
        if shown is None:
            return ""
        node, link = shown.node_at(point), shown.link_at(point)
        return self._person_words(node) if node >= 0 else link_words(shown.network, link) if link >= 0 else ""

    def _person_words(self, node: int) -> str:
        assert self._network is not None
        graph = self._network.graph
        others = counted(len(graph.neighbours(node)), "other person", "other people")
        events = counted(int(graph.weights[node]), "event")
        return tr("{0}: {1} with others, {2} here").format(self._network.names[node], events, others)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown, key = self.laid_out(), Qt.Key
        if shown is None:
            super().keyPressEvent(event)
        elif event.key() in _WAYS:
            self._walk(shown, _WAYS[Qt.Key(event.key())])
        elif event.key() == key.Key_Home:
            self._go(0)
        elif event.key() in (key.Key_Return, key.Key_Enter, key.Key_Space) and self._ring >= 0:
            self._choose(self._ring)
        elif event.key() == key.Key_Escape and (self.person >= 0 or self.link >= 0):
            self.set_off()
            self.link_chosen.emit(-1)
        else:
            super().keyPressEvent(event)

    def _walk(self, shown: Drawn, way: tuple[float, float]) -> None:
        if self._ring < 0:
            self._go(0)
            return
        graph = shown.network.graph
        found = nearest_that_way(shown.centres, self._ring, graph.neighbours(self._ring), way)
        if found < 0:
            found = nearest_that_way(shown.centres, self._ring, list(range(len(graph.people))), way)
        if found >= 0:
            self._go(found)

    def _go(self, node: int) -> None:
        self._ring = node
        words = self._person_words(node)
        self.setAccessibleName(f"{_name()}: {words}")
        if QAccessible.isActive() and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.update()

    def _choose(self, node: int) -> None:
        assert self._network is not None
        self._ring = node
        self.set_off(person=node)
        self.person_chosen.emit(int(self._network.graph.people[node]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
