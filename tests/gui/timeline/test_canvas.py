"""Wheel, mouse and keys on the canvas."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.domain.views import EventView
from dossier.gui.hub import Hub
from dossier.gui.timeline.canvas import TimelineCanvas
from dossier.gui.timeline.gathering import Gathered, gathered
from dossier.gui.timeline.painting import NAMES
from dossier.gui.timeline.pane import TimelinePane
from dossier.timeline.scale import NARROWEST
from tests.gui.timeline.conftest import PEOPLE, MakeEvent

LEFT = Qt.MouseButton.LeftButton
K, M = Qt.Key, Qt.KeyboardModifier


def roll(canvas: TimelineCanvas, at: QPoint, x: int = 0, y: int = 0, modifiers: M = M.NoModifier) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        QPoint(),
        QPoint(x, y),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def point_of(canvas: TimelineCanvas, event_id: int, lane: int | None = None) -> QPoint:
    """Return where the body of an event is painted."""
    canvas.grab()
    index = canvas.stage.board.places[event_id]
    for seen_lane in canvas.stage.seen(canvas.scale, canvas.scroll_y, canvas.body_size.height()):
        for seen in seen_lane.items:
            if seen.item == index and lane in (None, seen_lane.number):
                x = min(max((seen.left + seen.right) / 2, 4), canvas.body_size.width() - 4)
                return QPoint(round(NAMES + x), round(canvas.axis + seen.y))
    raise AssertionError(f"event {event_id} is not in sight")


def drag(canvas: TimelineCanvas, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, pos=start)
    for part in (0.4, 0.8, 1.0):
        QTest.mouseMove(canvas, start + by * part)
    QTest.mouseRelease(canvas, LEFT, pos=start + by)


@pytest.mark.parametrize("x", [NAMES + 10, 500, 900])
@pytest.mark.parametrize("turn", [120, -120, 360])
def test_the_wheel_zooms_at_the_cursor(pane: TimelinePane, x: float, turn: int) -> None:
    canvas = pane.canvas
    day, size = canvas.scale.day_at(x - NAMES), canvas.scale.days_per_pixel
    roll(canvas, QPoint(int(x), 200), y=turn)
    assert canvas.scale.x_of(day) == pytest.approx(int(x) - NAMES, abs=0.6)
    assert (canvas.scale.days_per_pixel < size) == (turn > 0)


def test_rolling_sideways_pans_and_over_the_names_scrolls(pane: TimelinePane) -> None:
    canvas = pane.canvas
    pane.resize(1200, 320)
    before = canvas.scale
    roll(canvas, QPoint(600, 100), x=-120)
    assert canvas.scale.days_per_pixel == before.days_per_pixel
    assert canvas.scale.centre > before.centre
    assert canvas.scroll_range > 0
    roll(canvas, QPoint(20, 100), y=-120)
    assert canvas.scroll_y == pytest.approx(min(120, canvas.scroll_range))
    roll(canvas, QPoint(600, 100), y=240, modifiers=M.ShiftModifier)
    assert canvas.scroll_y == 0


def test_zoom_reaches_from_ten_thousand_years_to_minutes(pane: TimelinePane) -> None:
    canvas = pane.canvas
    for _ in range(80):
        roll(canvas, QPoint(600, 200), y=-120)
    canvas.grab()
    assert canvas.scale.span > 3_652_425
    for _ in range(120):
        roll(canvas, QPoint(600, 200), y=120)
    canvas.grab()
    assert canvas.scale.span == pytest.approx(NARROWEST)


def test_dragging_pans_and_selects_nothing(pane: TimelinePane, hub: Hub) -> None:
    canvas = pane.canvas
    start = point_of(canvas, 5)
    before = canvas.scale
    drag(canvas, start, QPoint(-150, 0))
    assert canvas.scale.centre - before.centre == pytest.approx(150 * before.days_per_pixel)
    assert hub.selected_event == 0


@pytest.mark.parametrize(("key", "sign"), [(K.Key_Left, -1), (K.Key_Right, 1)])
def test_arrow_keys_pan_while_no_event_is_chosen(pane: TimelinePane, key: K, sign: int) -> None:
    before = pane.canvas.scale
    QTest.keyClick(pane.canvas, key)
    assert (pane.canvas.scale.centre - before.centre) * sign > 0
    assert pane.canvas.scale.days_per_pixel == before.days_per_pixel


def test_plus_minus_and_zero(pane: TimelinePane) -> None:
    canvas = pane.canvas
    fitted = canvas.scale
    QTest.keyClick(canvas, K.Key_Plus)
    assert canvas.scale.days_per_pixel < fitted.days_per_pixel
    assert canvas.scale.centre == pytest.approx(fitted.centre)
    QTest.keyClick(canvas, K.Key_Minus)
    assert canvas.scale.days_per_pixel == pytest.approx(fitted.days_per_pixel)
    QTest.keyClick(canvas, K.Key_Left)
    QTest.keyClick(canvas, K.Key_0)
    assert canvas.scale == fitted


def test_home_and_end_show_the_first_and_the_last_event(pane: TimelinePane) -> None:
    canvas = pane.canvas
    bounds = canvas.stage.board.bounds(canvas.stage.lanes)
    assert bounds is not None
    canvas.zoom(50)
    QTest.keyClick(canvas, K.Key_Home)
    assert canvas.scale.left < bounds[0] < canvas.scale.right
    QTest.keyClick(canvas, K.Key_End)
    assert canvas.scale.left < bounds[1] < canvas.scale.right


@pytest.mark.parametrize("event_id", [1, 2, 3, 4, 5, 8, 10])
def test_a_click_selects_for_all_panes(pane: TimelinePane, hub: Hub, event_id: int) -> None:
    QTest.mouseClick(pane.canvas, LEFT, pos=point_of(pane.canvas, event_id))
    assert hub.selected_event == event_id
    assert pane.canvas.marked.selected == pane.canvas.stage.board.places[event_id]


def test_a_click_on_a_label_selects_too(pane: TimelinePane, hub: Hub) -> None:
    QTest.mouseClick(pane.canvas, LEFT, pos=point_of(pane.canvas, 1) + QPoint(40, 0))
    assert hub.selected_event == 1


def test_a_click_on_a_name_selects_the_person(pane: TimelinePane, hub: Hub) -> None:
    canvas = pane.canvas
    y = canvas.axis + canvas.stage.top_of(1) + 20
    QTest.mouseClick(canvas, LEFT, pos=QPoint(60, int(y)))
    assert hub.selected_entity == canvas.stage.lanes[1].key
    assert canvas.marked.entity == hub.selected_entity


def test_a_double_click_zooms_to_the_event(pane: TimelinePane) -> None:
    canvas = pane.canvas
    QTest.mouseDClick(canvas, LEFT, pos=point_of(canvas, 7))
    item = canvas.stage.board.items[canvas.stage.board.places[7]]
    assert canvas.scale.span < 160
    assert 0 < canvas.scale.x_of(item.start) < canvas.scale.x_of(item.end) < canvas.scale.width


def test_arrow_keys_go_from_event_to_event_once_one_is_chosen(pane: TimelinePane, hub: Hub) -> None:
    canvas = pane.canvas
    hub.select_event(1)
    lane = canvas.stage.lanes[0]
    visited = []
    for _ in range(len(lane)):
        visited.append(canvas.event_at_cursor())
        QTest.keyClick(canvas, K.Key_Right)
    assert visited == [canvas.event_id(index) for index in lane.items.tolist()]
    assert hub.selected_event == 1
    QTest.keyClick(canvas, K.Key_Return)
    assert hub.selected_event == visited[-1]
    QTest.keyClick(canvas, K.Key_Down)
    assert canvas.cursor_at is not None
    assert canvas.cursor_at.lane == 1
    QTest.keyClick(canvas, K.Key_Escape)
    assert canvas.cursor_at is None
    assert canvas.event_at_cursor() == 0


def test_control_with_an_arrow_starts_at_the_event_nearest_to_the_middle(pane: TimelinePane) -> None:
    canvas = pane.canvas
    QTest.keyClick(canvas, K.Key_Right, M.ControlModifier)
    assert canvas.event_at_cursor() != 0
    scale = canvas.scale
    QTest.keyClick(canvas, K.Key_Left, M.ShiftModifier)
    assert canvas.scale.centre < scale.centre


def test_the_cursor_stays_in_sight(pane: TimelinePane) -> None:
    canvas = pane.canvas
    canvas.zoom(40)
    QTest.keyClick(canvas, K.Key_Right, M.ControlModifier)
    for key in (K.Key_End, K.Key_Home, K.Key_Down, K.Key_Down, K.Key_Right):
        QTest.keyClick(canvas, key)
        assert canvas.cursor_at is not None
        item = canvas.stage.board.items[canvas.marked.cursor]
        assert item.end > canvas.scale.left
        assert item.start < canvas.scale.right
        top = canvas.stage.top_of(canvas.cursor_at.lane)
        assert canvas.scroll_y <= top <= canvas.scroll_y + canvas.body_size.height()


def test_a_chosen_event_comes_into_sight_in_a_lane_higher_than_the_window(
    pane: TimelinePane, make_event: MakeEvent, hub: Hub
) -> None:
    days = [make_event(number, f"2012-03-{number:02d}", label="word " * 30) for number in range(1, 19)]
    pane.show_gathered(gathered(days, PEOPLE))
    pane.resize(1000, 240)
    canvas = pane.canvas
    assert canvas.stage.height_of(0) > canvas.body_size.height()
    for number in (*range(1, 19), *range(18, 0, -1)):
        hub.select_event(number)
        canvas.grab()
        lane = canvas.seen_lanes[0]
        y = float(lane.y[lane.find(canvas.marked.selected)])
        assert y - lane.row / 2 > 0 and y + lane.row / 2 < canvas.body_size.height(), number


def test_resizing_keeps_everything_in_sight_until_someone_zooms(pane: TimelinePane) -> None:
    canvas = pane.canvas
    pane.resize(800, 600)
    bounds = canvas.stage.board.bounds(canvas.stage.lanes)
    assert bounds is not None
    assert canvas.scale.left < bounds[0] < bounds[1] < canvas.scale.right
    canvas.zoom(4)
    left, size = canvas.scale.left, canvas.scale.days_per_pixel
    pane.resize(1000, 600)
    assert (canvas.scale.left, canvas.scale.days_per_pixel) == (pytest.approx(left), pytest.approx(size))


@pytest.fixture
def crowd(pane: TimelinePane, make_event: object) -> Gathered:
    """Four hundred events of one year, fifty of them on one day."""
    made: list[EventView] = [
        make_event(i, f"2014-{1 + i % 12:02d}-{1 + i % 28:02d}" if i > 50 else "2020-06-15")  # type: ignore[operator]
        for i in range(1, 401)
    ]
    content = gathered(made, [(1, "Lena Markovic")])
    pane.show_gathered(content)
    pane.fit()
    pane.grab()
    return content


def chips(canvas: TimelineCanvas) -> list[tuple[int, QPoint]]:
    (lane,) = canvas.stage.seen(canvas.scale, 0, canvas.body_size.height())
    return [(len(c.cluster), QPoint(round(NAMES + c.middle), round(canvas.axis + c.y))) for c in lane.clusters]


def test_a_cluster_opens_on_click(pane: TimelinePane, crowd: Gathered) -> None:
    canvas = pane.canvas
    before = canvas.scale
    count, where = max(chips(canvas), key=lambda chip: chip[0])
    assert count > 100
    QTest.mouseClick(canvas, LEFT, pos=where)
    assert canvas.scale.days_per_pixel < before.days_per_pixel / 2


def test_a_cluster_of_one_day_is_listed(pane: TimelinePane, crowd: Gathered, hub: Hub) -> None:
    canvas = pane.canvas
    opened: list[list[int]] = []
    pane.canvas.cluster_opened.disconnect()
    canvas.cluster_opened.connect(lambda ids, _: opened.append(ids))
    count, where = max(chips(canvas), key=lambda chip: chip[1].x())
    assert count == 50
    QTest.mouseClick(canvas, LEFT, pos=where)
    assert sorted(opened[0]) == list(range(1, 51))
    menu = pane.cluster_menu(opened[0])
    assert len(menu.actions()) == 41
    menu.actions()[3].trigger()
    assert hub.selected_event == opened[0][3]
    menu.close()


def test_a_selected_event_comes_out_of_its_cluster(pane: TimelinePane, crowd: Gathered, hub: Hub) -> None:
    hub.select_event(17)
    assert point_of(pane.canvas, 17).x() > NAMES


def test_moving_gently_ends_where_it_should(pane: TimelinePane, hub: Hub, qtbot: object) -> None:
    canvas = pane.canvas
    canvas.zoom(30)
    canvas.animated = True
    hub.select_event(9)
    goal = canvas.scale_ahead
    assert goal != canvas.scale
    qtbot.waitUntil(lambda: canvas.scale == goal, timeout=60_000)  # type: ignore[attr-defined]
    assert goal.left < canvas.stage.board.items[canvas.marked.selected].start < goal.right


def test_a_double_click_goes_to_what_the_first_of_the_clicks_was_on(pane: TimelinePane, hub: Hub) -> None:
    canvas = pane.canvas
    canvas.animated = False
    spot, item = point_of(canvas, 5), canvas.stage.board.places.get(5, -1)
    QTest.mousePress(canvas, LEFT, pos=spot)
    QTest.mouseRelease(canvas, LEFT, pos=spot)
    # Whatever the first click leads to, something else stands there now.
    canvas.pan(400.0)
    canvas.grab()
    assert canvas.hit(QPointF(spot)).item != item
    double = QMouseEvent(QEvent.Type.MouseButtonDblClick, QPointF(spot), QPointF(spot), LEFT, LEFT, M.NoModifier)
    QApplication.sendEvent(canvas, double)
    shown = canvas.stage.board.items[item]
    assert canvas.scale.left < shown.start < shown.end < canvas.scale.right
    assert canvas.scale.centre == pytest.approx((shown.start + shown.end) / 2)
