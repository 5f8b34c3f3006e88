"""The timeline has most of the height until something is chosen, and what is chosen stays in sight."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.gui import preferences
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.timeline.canvas import TimelineCanvas
from dossier.services import reading

Settle = Callable[[Hub], None]


def _share(window: MainWindow) -> float:
    """The timeline's part of the height."""
    workspace = window.workspace
    assert workspace is not None
    upper, lower = workspace.rows.sizes()
    return upper / (upper + lower)


def _some_event(window: MainWindow, settle: Settle) -> int:
    got: list[int] = []
    window.hub.read(lambda case: [event.id for event in reading.events(case) if event.date], got.extend)
    settle(window.hub)
    return got[-1]


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900)])
def test_the_timeline_has_most_of_the_height_until_something_is_chosen(
    window: MainWindow, settle: Settle, case_path: Path, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.cases.open(case_path)
    settle(window.hub)
    at_first = _share(window)
    assert at_first > 0.6
    event = _some_event(window, settle)
    window.hub.select_event(event)
    settle(window.hub)
    assert _share(window) < at_first - 0.1
    window.cases.close()
    settle(window.hub)
    window.cases.open(case_path)
    settle(window.hub)
    assert _share(window) == pytest.approx(at_first, abs=0.03), "nobody dragged: the next look begins alike"


def test_a_height_shared_by_hand_stays(open_window: MainWindow, settle: Settle, case_path: Path) -> None:
    workspace = open_window.workspace
    assert workspace is not None
    handle = workspace.rows.handle(1)
    middle = QPoint(handle.width() // 2, handle.height() // 2)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    for step in (20, 40):
        QTest.mouseMove(handle, middle - QPoint(0, step))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle - QPoint(0, 40))
    dragged = _share(open_window)
    open_window.hub.select_event(_some_event(open_window, settle))
    settle(open_window.hub)
    assert _share(open_window) == pytest.approx(dragged, abs=0.03)
    open_window.cases.close()
    settle(open_window.hub)
    assert preferences.layout("rows") is not None
    open_window.cases.open(case_path)
    settle(open_window.hub)
    assert _share(open_window) == pytest.approx(dragged, abs=0.03)


def _let_the_click_be_over(window: MainWindow) -> None:
    """No second click comes any more."""
    assert window.workspace is not None
    click = window.workspace._first_sight._click
    click.setInterval(0)
    while click.isActive():
        QApplication.processEvents()
    QApplication.processEvents()


def _is_in_sight(canvas: TimelineCanvas) -> bool:
    canvas.repaint()
    QApplication.processEvents()
    at = canvas.marked.selected
    bottom = canvas.body_size.height()
    return any(lane.find(at) >= 0 and 0 <= lane.seen(lane.find(at)).y <= bottom for lane in canvas.seen_lanes)


def test_what_is_chosen_in_the_lowest_lane_stays_in_sight(open_window: MainWindow, settle: Settle) -> None:
    panes = open_window.workspace
    assert panes is not None
    canvas = panes.timeline.canvas
    canvas.animated = False
    canvas.repaint()
    lowest = canvas.seen_lanes[-1]
    seen = lowest.items[-1]
    spot = QPointF(canvas.names + max((seen.left + seen.right) / 2, 1), canvas.axis + seen.y).toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    settle(open_window.hub)
    _let_the_click_be_over(open_window)
    assert open_window.hub.selected_event
    assert _is_in_sight(canvas)


def test_nothing_moves_between_the_clicks_of_a_double_click(open_window: MainWindow, settle: Settle) -> None:
    panes = open_window.workspace
    assert panes is not None
    canvas = panes.timeline.canvas
    canvas.animated = False
    canvas.repaint()
    before, seen = _share(open_window), canvas.seen_lanes[-1].items[-1]
    spot = QPointF(canvas.names + max((seen.left + seen.right) / 2, 1), canvas.axis + seen.y).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    # However slow the machine is, the second click has not come too late yet.
    panes._first_sight._click.setInterval(3_600_000)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    settle(open_window.hub)
    assert open_window.hub.selected_event
    assert _share(open_window) == pytest.approx(before, abs=0.01)
    _let_the_click_be_over(open_window)
    assert _share(open_window) < before - 0.1


def test_the_key_leaves_the_lanes_in_sight(window: MainWindow, settle: Settle, case_path: Path) -> None:
    """On a small screen it takes its height from dossier and source, and gives it back."""
    window.resize(1366, 768)
    window.cases.open(case_path)
    settle(window.hub)
    window.hub.select_event(_some_event(window, settle))
    settle(window.hub)
    workspace = window.workspace
    assert workspace is not None
    timeline = workspace.timeline
    before, lanes = workspace.rows.sizes(), timeline.canvas.height()
    for _ in range(2):
        timeline.key_button.click()
        settle(window.hub)
        assert timeline.legend.isVisible()
        assert timeline.canvas.height() >= min(lanes, 165)
        timeline.key_button.click()
        settle(window.hub)
        assert workspace.rows.sizes() == before
