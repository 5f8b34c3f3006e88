"""How long the timeline takes to paint a frame while it is zoomed and panned, in CPU time, offscreen.

    .venv/bin/python benchmarks/timeline_paint.py [--events 10000,100000,1000000] [--scene 10000] [--rounds 5]

Every walk is made several times; of each of its frames the fastest time counts, since whatever else the machine does
can only make it slower. Beside it stand a blank fill of the same size, and a QGraphicsScene of the same data at a size
that it can bear, so that figures from different machines can be compared. Ten million events are shown by
``--events 10000000``.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView

from dossier.gui import theme
from dossier.gui.timeline.canvas import TimelineCanvas
from dossier.timeline.columns import EDGE_OF, FORM_OF, LEFT, RIGHT, STATUS, Columns, members_of
from dossier.timeline.items import Edge, Form
from dossier.timeline.lanes import Board, Filter, Names

WIDTH, HEIGHT = 1600, 900
LANES = 50
WORDS = "Arrested;Charged with fraud;Met the minister;Paid the broker;Sentenced to prison;Spoke to the press".split(";")
Frame = Callable[[], object]


def board_of(count: int, seed: int = 7) -> Board:
    """Return events over some forty years: days, months, years, spans and open intervals in every status."""
    chance = np.random.default_rng(seed)
    day = chance.normal(732_000, 3000, count).astype(np.int64)
    sort = chance.choice(5, count, p=[0.55, 0.23, 0.12, 0.06, 0.04])
    length = np.select([sort == 1, sort == 2, sort == 3], [28, 365, chance.integers(30, 2000, count)], 1)
    sharp, soft, fading = EDGE_OF[Edge.SHARP], EDGE_OF[Edge.SOFT], EDGE_OF[Edge.OPEN]
    form = np.select([(sort == 0), (sort == 3)], [FORM_OF[Form.MARK], FORM_OF[Form.SPAN]], FORM_OF[Form.RANGE])
    left = np.where((sort == 1) | (sort == 2), soft, sharp)
    right = np.where(sort == 4, fading, left)
    status = chance.choice(4, count, p=[0.6, 0.2, 0.1, 0.1])
    order = np.lexsort((day + length, day))
    looks = (form | left << LEFT | right << RIGHT | status << STATUS)[order].astype(np.uint16)
    nothing = np.zeros(count, np.int32)
    columns = Columns(
        ids=np.arange(1, count + 1, dtype=np.int32),
        starts=day[order].astype(np.int32),
        ends=(day + length)[order].astype(np.int32),
        looks=looks,
        kinds=nothing.astype(np.uint8),
        articles=nothing,
        reports=np.ones(count, np.uint8),
        led_by=nothing,
    )
    person = 1 + np.minimum(chance.exponential(1 / 0.12, count).astype(np.int64), LANES - 1)
    people = tuple((key, f"Person {key}") for key in range(1, LANES + 1))
    return Board(columns, members_of(person, np.arange(count)), Names(people)).prepared()


def label(event: int) -> str:
    """Return the words on an event."""
    return f"{WORDS[event % len(WORDS)]} {event}"


def milliseconds(work: Frame) -> float:
    """Return the CPU time of *work* in this thread."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def walk(zoom: Callable[[float], object], pan: Callable[[float], object], frame: Frame) -> list[float]:
    """Zoom in, pan, zoom out and pan again; return the time of each frame, the moving included."""
    moves: list[Frame] = []
    moves += [lambda: zoom(1.12)] * 60
    moves += [lambda: pan(-37.0)] * 60
    moves += [lambda: zoom(1 / 1.12)] * 60
    moves += [lambda: pan(53.0)] * 60
    return [milliseconds(lambda move=move: (move(), frame())) for move in moves]  # type: ignore[misc]


def report(name: str, first: float, times: list[float], blank: float = 0.0) -> float:
    """Print the figures of a walk; return the median."""
    ordered = sorted(times)
    median = statistics.median(ordered)
    ratio = f"   {median / blank:7.0f} fills" if blank else ""
    print(
        f"{name:36} first {first:8.1f}   median {median:8.2f}"
        f"   p95 {ordered[int(len(ordered) * 0.95)]:8.2f}   max {ordered[-1]:8.2f} ms{ratio}",
        flush=True,
    )
    return median


def fastest(rounds: list[list[float]]) -> list[float]:
    """Return the fastest time of each frame."""
    return [min(times) for times in zip(*rounds, strict=True)]


def blank(image: QImage) -> float:
    """Fill the picture again and again; return the median."""

    def fill() -> None:
        painter = QPainter(image)
        painter.fillRect(image.rect(), QColor("white"))
        painter.end()

    return report("blank fill", milliseconds(fill), [milliseconds(fill) for _ in range(300)])


def canvas(count: int, ratio: float, rounds: int, fill: float) -> None:
    """Walk through a timeline of *count* events at *ratio* device pixels for a pixel."""
    image = QImage(round(WIDTH * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    firsts, walks = [], []
    made = board_of(count)
    for _ in range(rounds):
        # Everything that is remembered of earlier walks is forgotten: each begins as after opening a case.
        board = Board(made.columns, made.members, made.people)
        widget = TimelineCanvas()
        widget.animated = False
        widget.resize(WIDTH, HEIGHT)
        # Labels come in pages between two frames, as they do from a case.
        pages: list[list[int]] = []
        widget.labels_wanted.connect(pages.append)

        def frame(widget: TimelineCanvas = widget, pages: list[list[int]] = pages) -> None:
            while pages:
                widget.add_labels({event: label(event) for event in pages.pop()})
            widget.render(image)

        def start(widget: TimelineCanvas = widget, board: Board = board) -> None:
            widget.show_lanes(board, board.lanes(Filter()), refit=True)
            widget.render(image)

        firsts.append(milliseconds(start))
        walks.append(walk(widget.zoom, widget.pan, frame))
        widget.deleteLater()
    size = f", {ratio:g}x" if ratio != 1 else ""
    report(f"timeline, {count:,} events{size}", min(firsts), fastest(walks), fill)


def scene(count: int, image: QImage, fill: float) -> None:
    """Walk through a QGraphicsScene of the same events."""
    board = board_of(count)
    graphics = QGraphicsScene()
    brush, pen = QBrush(QColor("#2a5596")), QPen(QColor("#1b2230"))
    pen.setCosmetic(True)
    size = 20_000 / WIDTH
    for lane in board.lanes(Filter()):
        for index in lane.items.tolist():
            item = board.items[index]
            x, width = (item.start - 722_000) / size, max((item.end - item.start) / size, 1.0)
            graphics.addRect(QRectF(x, lane.key * 18.0, width, 14), pen, brush)
            words = graphics.addSimpleText(label(item.id))
            words.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
            words.setPos(x + width, lane.key * 18.0)
    view = QGraphicsView(graphics)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(WIDTH, HEIGHT)
    bar = view.horizontalScrollBar()

    def frame() -> None:
        painter = QPainter(image)
        view.render(painter)
        painter.end()

    first = milliseconds(frame)
    times = walk(lambda f: view.scale(f, 1.0), lambda p: bar.setValue(bar.value() - int(p)), frame)
    report(f"QGraphicsScene, {count:,} events", first, times, fill)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", default="10000,100000,1000000", help="counts of events, with commas")
    parser.add_argument("--ratios", default="1,2", help="device pixels for a pixel of the window, with commas")
    parser.add_argument("--scene", type=int, default=10_000, help="events in the QGraphicsScene; 0 leaves it out")
    parser.add_argument("--rounds", type=int, default=5, help="how often each walk is made")
    choice = parser.parse_args()
    application = QApplication([])
    theme.install(application, theme.Scheme.LIGHT)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    print(f"{WIDTH}x{HEIGHT}, {LANES} lanes, CPU time of one frame, {date.today():%d %B %Y}")
    fill = blank(image)
    for count in choice.events.split(","):
        for ratio in choice.ratios.split(","):
            canvas(int(count), float(ratio), choice.rounds, fill)
    if choice.scene:
        scene(choice.scene, image, fill)


if __name__ == "__main__":
    main()
