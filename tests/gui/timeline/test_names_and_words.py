"""The column of lane names, words cut where there is no room, and kinds without a name."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.domain.events import EventKind
from dossier.domain.spans import Span
from dossier.gui import preferences
from dossier.gui.hub import Hub
from dossier.gui.timeline.gathering import Gathered
from dossier.gui.timeline.lettered import Ending, Words
from dossier.gui.timeline.painting import NAMES
from dossier.gui.timeline.pane import TimelinePane
from dossier.timeline.lanes import Board, Names
from dossier.timeline.listing import COLUMNS, Column

LEFT = Qt.MouseButton.LeftButton
LONG = "The Honourable Commission of Inquiry into the Harbour Works"


def drag(pane: TimelinePane, start: int, end: int) -> None:
    y = pane.canvas.height() // 2
    QTest.mousePress(pane.canvas, LEFT, pos=QPoint(start, y))
    QTest.mouseMove(pane.canvas, QPoint(end, y))
    QTest.mouseRelease(pane.canvas, LEFT, pos=QPoint(end, y))


def called(board: Board, name: str) -> Board:
    """Return a board on which the first person has another name."""
    return replace(board, people=Names([(board.people[0][0], name), *board.people[1:]]))


def test_names_take_the_room_they_need_within_bounds(pane: TimelinePane, content: Gathered) -> None:
    canvas = pane.canvas
    assert canvas.names == NAMES
    pane.resize(2400, 600)
    pane.show_gathered(replace(content, board=called(content.board, LONG)))
    assert NAMES < canvas.names <= 380
    assert canvas.body_size.width() == canvas.width() - canvas.names
    whole = pane.overview.whole()
    assert whole is not None
    assert whole.width == pane.overview.width() - canvas.names, "what is below begins where the lanes begin"
    pane.resize(900, 600)
    assert canvas.names == NAMES, "a small window keeps its room for time"
    pane.resize(2400, 600)
    pane.show_gathered(content)
    assert canvas.names == NAMES


def test_the_edge_of_the_names_is_dragged_and_remembered(pane: TimelinePane, hub: Hub) -> None:
    before = pane.canvas.scale
    drag(pane, int(NAMES), 260)
    assert pane.canvas.names == 260
    assert preferences.lane_names() == 260
    assert pane.canvas.scale.left == before.left, "time is not moved by it"
    drag(pane, 260, 5)
    assert pane.canvas.names == 90, "the names do not vanish"
    other = TimelinePane(hub)
    other.resize(1000, 500)
    assert other.canvas.names == 90
    QTest.mouseDClick(pane.canvas, LEFT, pos=QPoint(90, 200))
    assert pane.canvas.names == NAMES
    assert preferences.lane_names() is None


@pytest.mark.parametrize(("room", "seen"), [(200.0, {"words"}), (60.0, {"words", "ending"}), (10.0, set())])
def test_words_without_room_end_in_an_ellipsis_or_are_left_out(
    dressed: QApplication, room: float, seen: set[str]
) -> None:
    """Words are painted red here and their ending blue, so that both can be told apart in the picture."""
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    words = Words(1.0, 22)
    ending = Ending("text", 12, lambda painter: painter.fillRect(0, 0, 12, 22, Qt.GlobalColor.blue))
    words.begin()
    words.put("a", 20, 20, room, 120, lambda painter: painter.fillRect(0, 0, 120, 22, Qt.GlobalColor.red), ending)
    painter = QPainter(image)
    words.paint(painter)
    painter.end()
    line = [image.pixelColor(x, 20).name() for x in range(300)]
    red, blue = (np.flatnonzero(np.array(line) == name) for name in ("#ff0000", "#0000ff"))
    assert ({"words"} if len(red) else set()) | ({"ending"} if len(blue) else set()) == seen
    if "ending" in seen:
        assert red.max() + 1 == blue.min()
        assert blue.max() + 1 == 20 + room


def test_a_kind_without_a_name_is_shown_by_the_word_that_tells_of_it(pane: TimelinePane, content: Gathered) -> None:
    told = {
        **content.events,
        3: replace(
            content.events[3], kind=EventKind.OTHER, quote="it drifted ashore", trigger=Span(3, 10), span=Span(0, 17)
        ),
    }
    pane.show_gathered(replace(content, events=told))
    pane.table_button.setChecked(True)
    rows = pane.table.rows

    def kind(event: int) -> str:
        return str(rows.index(rows.row_of(event), COLUMNS.index(Column.KIND)).data())

    assert content.board.items[content.board.places[3]].kind is EventKind.OTHER
    assert kind(3) == "“drifted”"
    assert kind(9) == "Conviction"
