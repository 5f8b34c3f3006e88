"""How long the timeline takes to paint a frame while it is zoomed and panned, in CPU time, offscreen.

    .venv/bin/python benchmarks/timeline_paint.py [--events 10000,100000] [--scene 10000]

Beside it stand a blank fill of the same size and a QGraphicsScene of the same data, so that figures from different
machines can be compared.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.events import EventKind, Review, Status
from dossier.gui import theme
from dossier.gui.timeline.canvas import TimelineCanvas
from dossier.timeline.items import TimelineItem, shape_of
from dossier.timeline.lanes import Board, Filter, board_of

WIDTH, HEIGHT = 1600, 900
LANES = 50
WORDS = "Arrested;Charged with fraud;Met the minister;Paid the broker;Sentenced to prison;Spoke to the press".split(";")


def items(count: int, seed: int = 7) -> list[TimelineItem]:
    """Return events over some forty years: days, months, years, spans and open intervals in every status."""
    chance = random.Random(seed)
    made = []
    for number in range(1, count + 1):
        day = date.fromordinal(int(chance.gauss(732_000, 3000)))
        kind = chance.random()
        if kind < 0.55:
            when = DateInterval(day, day, Precision.DAY)
        elif kind < 0.78:
            when = DateInterval(day.replace(day=1), day.replace(day=28), Precision.MONTH)
        elif kind < 0.9:
            when = DateInterval(day.replace(month=1, day=1), day.replace(month=12, day=31), Precision.YEAR)
        elif kind < 0.96:
            last = day + timedelta(days=chance.randrange(30, 2000))
            when = DateInterval(day, last, Precision.RANGE, extent=Extent.THROUGHOUT)
        else:
            when = DateInterval(day, None, Precision.YEAR)
        status = chance.choices(list(Status), [6, 2, 1, 1])[0]
        person = 1 + min(int(chance.expovariate(0.12)), LANES - 1)
        label = f"{chance.choice(WORDS)} {number}"
        shape = shape_of(when)
        made.append(TimelineItem(number, *shape, status, Review.UNREVIEWED, EventKind.OTHER, label, (person,)))
    return made


def milliseconds(work: Callable[[], object]) -> float:
    """Return the CPU time of *work*."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def walk(zoom: Callable[[float], object], pan: Callable[[float], object], frame: Callable[[], object]) -> list[float]:
    """Zoom in, pan, zoom out and pan again; return the time of each frame, the moving included."""
    moves: list[Callable[[], object]] = []
    moves += [lambda: zoom(1.12)] * 60
    moves += [lambda: pan(-37.0)] * 60
    moves += [lambda: zoom(1 / 1.12)] * 60
    moves += [lambda: pan(53.0)] * 60
    return [milliseconds(lambda move=move: (move(), frame())) for move in moves]  # type: ignore[misc]


def report(name: str, first: float, times: list[float]) -> None:
    ordered = sorted(times)
    print(
        f"{name:34} first {first:8.1f}   median {statistics.median(ordered):8.2f}"
        f"   p95 {ordered[int(len(ordered) * 0.95)]:8.2f}   max {ordered[-1]:8.2f} ms"
    )


def blank(image: QImage) -> None:
    def fill() -> None:
        painter = QPainter(image)
        painter.fillRect(image.rect(), QColor("white"))
        painter.end()

    report("blank fill", milliseconds(fill), [milliseconds(fill) for _ in range(100)])


def canvas(count: int, image: QImage) -> None:
    board = board_of(items(count), [(key, f"Person {key}") for key in range(1, LANES + 1)]).prepared()
    widget = TimelineCanvas()
    widget.animated = False
    widget.resize(WIDTH, HEIGHT)

    def start() -> None:
        widget.show_lanes(board, board.lanes(Filter()), refit=True)
        widget.render(image)

    first = milliseconds(start)
    report(f"timeline, {count:,} events", first, walk(widget.zoom, widget.pan, lambda: widget.render(image)))
    widget.deleteLater()


def scene(count: int, image: QImage) -> None:
    board: Board = board_of(items(count), [(key, f"Person {key}") for key in range(1, LANES + 1)])
    graphics = QGraphicsScene()
    brush, pen = QBrush(QColor("#2a5596")), QPen(QColor("#1b2230"))
    pen.setCosmetic(True)
    size = 20_000 / WIDTH
    for item in board.items[:]:
        x, width = (item.start - 722_000) / size, max((item.end - item.start) / size, 1.0)
        graphics.addRect(QRectF(x, item.people[0] * 18.0, width, 14), pen, brush)
        label = graphics.addSimpleText(item.label)
        label.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        label.setPos(x + width, item.people[0] * 18.0)
    view = QGraphicsView(graphics)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(WIDTH, HEIGHT)
    bar = view.horizontalScrollBar()
    frame = lambda: view.render(_painter(image))  # noqa: E731
    first = milliseconds(frame)
    report(
        f"QGraphicsScene, {count:,} events",
        first,
        walk(lambda f: view.scale(f, 1.0), lambda p: bar.setValue(bar.value() - int(p)), frame),
    )
    graphics.clear()


_painters: list[QPainter] = []


def _painter(image: QImage) -> QPainter:
    """A painter on *image*; the one before it is ended."""
    while _painters:
        _painters.pop().end()
    _painters.append(QPainter(image))
    return _painters[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", default="10000,100000", help="counts of events, with commas")
    parser.add_argument("--scene", type=int, default=10_000, help="events in the QGraphicsScene; 0 leaves it out")
    choice = parser.parse_args()
    application = QApplication([])
    theme.install(application, theme.Scheme.LIGHT)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    print(f"{WIDTH}x{HEIGHT}, {LANES} lanes, CPU time of one frame")
    blank(image)
    for count in choice.events.split(","):
        canvas(int(count), image)
    if choice.scene:
        scene(choice.scene, image)
        _painters.pop().end()


if __name__ == "__main__":
    main()
