"""How the graph is painted, on screen and in a picture: discs with names, and lines that tell their status."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dossier.domain.overviews import Tally
from dossier.gui.figures import grouped
from dossier.gui.people.entity_delegate import smaller
from dossier.gui.text import one_line
from dossier.gui.theme import Colours
from dossier.network.layout import Places, parted
from dossier.services.co_appearances import Network

_LEAST, _MOST = 5.0, 15.0
"""Radii of the discs, in pixels."""
_WIDEST = 6.0
_NAME = 34
_GAP = 3.0
NEAR = 7.0
"""Pixels beside a line that still belong to it."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """A graph ready to be painted: where each disc and each name stands."""

    network: Network
    centres: Places
    radii: tuple[float, ...]
    names: tuple[str, ...]
    labels: tuple[QRectF, ...]

    def node_at(self, point: QPointF) -> int:
        """Return whose disc or name stands at a point, -1 for nobody's."""
        for number, (x, y) in enumerate(self.centres.tolist()):
            is_near = math.hypot(point.x() - x, point.y() - y) <= self.radii[number] + 3
            if is_near or self.labels[number].contains(point):
                return number
        return -1

    def link_at(self, point: QPointF) -> int:
        """Return which line passes a point, the nearest one; -1 for none."""
        links = self.network.graph.links
        if not len(links):
            return -1
        start, end = self.centres[links[:, 0]], self.centres[links[:, 1]]
        way, to = end - start, np.array([point.x(), point.y()]) - start
        along = np.clip((way * to).sum(axis=1) / np.maximum((way**2).sum(axis=1), 1e-9), 0, 1)
        far = np.sqrt(((to - way * along[:, None]) ** 2).sum(axis=1))
        nearest = int(np.argmin(far))
        return nearest if far[nearest] <= NEAR else -1

    def middle(self, link: int) -> QPointF:
        """Return the middle of a line."""
        (ax, ay), (bx, by) = self.centres[self.network.graph.links[link]].tolist()
        return QPointF((ax + bx) / 2, (ay + by) / 2)


def drawn(network: Network, font: QFont, width: float, height: float) -> Drawn:
    """Return the graph laid out for an area of so many pixels, names in *font*."""
    metrics = QFontMetricsF(font)
    names = tuple(one_line(name, _NAME) for name in network.names)
    most = max(network.graph.weights.tolist(), default=1)
    radii = tuple(_LEAST + (_MOST - _LEAST) * math.sqrt(weight / most) for weight in network.graph.weights.tolist())
    widths = [metrics.horizontalAdvance(name) for name in names]
    line = metrics.height()
    boxes = np.array(
        [(max(w, 2 * r), 2 * r + _GAP + line) for w, r in zip(widths, radii, strict=True)], np.float64
    ).reshape(len(names), 2)
    margin = 14.0
    room = np.maximum(np.array([width, height]) - 2 * margin - np.array([120.0, 50.0]), 20.0)
    centres = network.places * room + margin + np.array([60.0, 25.0])
    placed = parted(centres, boxes, width, height)
    # A box holds the disc above and the name below: the disc stands in its upper part.
    discs = placed - np.stack([np.zeros(len(names)), (boxes[:, 1] - 2 * np.array(radii)) / 2], axis=1)
    labels = tuple(
        QRectF(x - w / 2, y + r + _GAP, w, line) for (x, y), r, w in zip(discs.tolist(), radii, widths, strict=True)
    )
    return Drawn(network, discs, radii, names, labels)


def line_style(events: Tally) -> Qt.PenStyle:
    """Return how a link is drawn: solid where a source asserts something of both, else broken."""
    if events.asserted:
        return Qt.PenStyle.SolidLine
    return Qt.PenStyle.DashLine if events.alleged else Qt.PenStyle.DotLine


def paint(
    painter: QPainter, c: Colours, font: QFont, shown: Drawn, node: int = -1, link: int = -1, ring: int = -1
) -> None:
    """Paint the graph. *node* and *link* are set off, what does not belong to them steps back; *ring* has the keys."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    graph = shown.network.graph
    near = {node, *graph.neighbours(node)} if node >= 0 else set()
    if link >= 0:
        near = {int(each) for each in graph.links[link]}
    for number in range(len(graph.links)):
        ends = [int(each) for each in graph.links[number]]
        is_strong = number == link or (link < 0 and node in ends)
        _paint_link(painter, c, shown, number, is_strong, is_faint=bool(near) and not is_strong)
    for number in range(len(graph.people)):
        _paint_node(painter, c, shown, number, is_strong=number == node, is_faint=bool(near) and number not in near)
    _paint_numbers(painter, c, smaller(font), shown, _numbered(shown, node, link))
    for number in range(len(graph.people)):
        is_faint = bool(near) and number not in near
        _paint_name(painter, c, font, shown, number, is_strong=number == node, is_faint=is_faint)
    if ring >= 0:
        (x, y), radius = shown.centres[ring].tolist(), shown.radii[ring] + 4
        painter.setPen(QPen(QColor(c.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), radius, radius)


def _numbered(shown: Drawn, node: int, link: int) -> list[int]:
    """Return which links bear their number of events: those that are set off, or without any the strongest."""
    graph = shown.network.graph
    if link >= 0:
        return [link]
    if node >= 0:
        return [n for n in range(len(graph.links)) if node in graph.links[n]]
    return [n for n, count in enumerate(graph.shared[:12].tolist()) if count > 1]


def _paint_link(painter: QPainter, c: Colours, shown: Drawn, number: int, is_strong: bool, is_faint: bool) -> None:
    graph = shown.network.graph
    start, end = (QPointF(*shown.centres[int(each)].tolist()) for each in graph.links[number])
    width = min(1.0 + math.log2(int(graph.shared[number])) * 0.9, _WIDEST)
    ink = QColor(c.accent if is_strong else c.border if is_faint else c.outline)
    if not is_strong:
        # Where many lines cross, those behind are still seen.
        ink.setAlpha(150)
    pen = QPen(ink, width, line_style(shown.network.tally(number)))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(start, end)


def _paint_node(painter: QPainter, c: Colours, shown: Drawn, number: int, is_strong: bool, is_faint: bool) -> None:
    place, radius = QPointF(*shown.centres[number].tolist()), shown.radii[number]
    painter.setPen(QPen(QColor(c.border if is_faint else c.person), 1.6))
    painter.setBrush(QColor(c.person if is_strong else c.surface if is_faint else c.person_soft))
    painter.drawEllipse(place, radius, radius)


def _paint_name(
    painter: QPainter, c: Colours, font: QFont, shown: Drawn, number: int, is_strong: bool, is_faint: bool
) -> None:
    place, name = shown.labels[number], shown.names[number]
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold if is_strong else font.weight())
    painter.setFont(strong)
    ground = QColor(c.surface)
    ground.setAlpha(205)
    painter.fillRect(place.adjusted(-2, 0, 2, 0), ground)
    painter.setPen(QColor(c.muted if is_faint else c.text))
    painter.drawText(place.adjusted(-20, 0, 20, 0), int(Qt.AlignmentFlag.AlignCenter), name)


def _paint_numbers(painter: QPainter, c: Colours, font: QFont, shown: Drawn, links: list[int]) -> None:
    """Write on *links* how many events they stand for, where that covers no name, no disc and no other number."""
    metrics = QFontMetricsF(font)
    taken = [
        *shown.labels,
        *(_around(x, y, 2 * r, 2 * r) for (x, y), r in zip(shown.centres, shown.radii, strict=True)),
    ]
    painter.setFont(font)
    for link in links:
        words, middle = grouped(int(shown.network.graph.shared[link])), shown.middle(link)
        width = max(metrics.horizontalAdvance(words) + 8, metrics.height())
        chip = _around(middle.x(), middle.y(), width, metrics.height())
        if any(chip.intersects(each) for each in taken):
            continue
        taken.append(chip)
        painter.setPen(QPen(QColor(c.outline), 1))
        painter.setBrush(QColor(c.raised))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.setPen(QColor(c.text))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), words)


def _around(x: float, y: float, width: float, height: float) -> QRectF:
    return QRectF(x - width / 2, y - height / 2, width, height)
