"""Zooming by wheel and keys: a short movement that holds the day under the pointer in every frame."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.gui.timeline.canvas import TimelineCanvas
from dossier.gui.timeline.pane import TimelinePane

X = 700


@pytest.fixture
def canvas(pane: TimelinePane) -> TimelineCanvas:
    pane.canvas.animated = True
    return pane.canvas


def roll(canvas: TimelineCanvas, turn: int = 120, x: int = X, pixels: int = 0) -> None:
    at = QPointF(canvas.names + x, 200)
    event = QWheelEvent(
        at,
        QPointF(canvas.mapToGlobal(at.toPoint())),
        QPoint(0, pixels),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def go_on(canvas: TimelineCanvas, milliseconds: int) -> None:
    """Let so much of the movement pass, without a clock."""
    (animation,) = [each for each in canvas.findChildren(QVariantAnimation) if each.state() != each.State.Stopped]
    animation.setCurrentTime(milliseconds)


@pytest.mark.parametrize("turn", [120, -120])
def test_the_day_under_the_pointer_stays_in_every_frame(canvas: TimelineCanvas, turn: int) -> None:
    day, sizes = canvas.scale.day_at(X), [canvas.scale.days_per_pixel]
    roll(canvas, turn)
    for moment in (20, 50, 90, 120):
        go_on(canvas, moment)
        assert canvas.scale.x_of(day) == pytest.approx(X, abs=1e-3)
        sizes.append(canvas.scale.days_per_pixel)
    assert sizes == sorted(sizes, reverse=turn > 0)
    assert len(set(sizes)) == 5
    assert sizes[-1] == pytest.approx(sizes[0] / 1.25 ** (turn / 120))
    assert canvas.scale_ahead == canvas.scale


def test_notches_while_it_moves_end_where_one_of_their_sum_does(canvas: TimelineCanvas) -> None:
    start = canvas.scale
    roll(canvas)
    go_on(canvas, 40)
    seen = canvas.scale
    roll(canvas)
    assert canvas.scale == seen, "it goes on from where it is"
    go_on(canvas, 30)
    roll(canvas, -240)
    roll(canvas, 360)
    whole = start.zoomed(1.25**3, X)
    assert canvas.scale_ahead.days_per_pixel == pytest.approx(whole.days_per_pixel)
    assert canvas.scale_ahead.centre == pytest.approx(whole.centre)
    go_on(canvas, 120)
    assert canvas.scale.centre == pytest.approx(whole.centre)


def test_a_pointer_that_moves_between_notches_keeps_the_day_it_is_on(canvas: TimelineCanvas) -> None:
    roll(canvas)
    go_on(canvas, 40)
    day = canvas.scale.day_at(200)
    roll(canvas, x=200)
    go_on(canvas, 60)
    assert canvas.scale.x_of(day) == pytest.approx(200, abs=1e-3)
    go_on(canvas, 120)
    assert canvas.scale.x_of(day) == pytest.approx(200, abs=1e-3)


def test_keys_zoom_gently_at_the_middle(canvas: TimelineCanvas) -> None:
    start = canvas.scale
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.scale == start
    go_on(canvas, 60)
    assert canvas.scale.centre == pytest.approx(start.centre)
    assert start.days_per_pixel / 1.25 < canvas.scale.days_per_pixel < start.days_per_pixel
    go_on(canvas, 120)
    assert canvas.scale.days_per_pixel == pytest.approx(start.days_per_pixel / 1.25)


def test_lanes_scrolled_meanwhile_stay_where_they_were_scrolled_to(pane: TimelinePane, canvas: TimelineCanvas) -> None:
    pane.resize(1200, 320)
    assert canvas.scroll_range > 0
    roll(canvas)
    go_on(canvas, 30)
    canvas.scroll_to(canvas.scroll_range)
    reached = canvas.scroll_y
    go_on(canvas, 120)
    assert canvas.scroll_y == reached > 0


def test_a_touchpad_is_followed_at_once(canvas: TimelineCanvas) -> None:
    start = canvas.scale
    roll(canvas, 30, pixels=8)
    assert canvas.scale.days_per_pixel == pytest.approx(start.days_per_pixel / 1.25**0.25)
    assert canvas.scale_ahead == canvas.scale


def test_without_animation_it_jumps(canvas: TimelineCanvas) -> None:
    canvas.animated = False
    start = canvas.scale
    roll(canvas)
    assert canvas.scale.days_per_pixel == pytest.approx(start.days_per_pixel / 1.25)
    assert canvas.scale_ahead == canvas.scale
    canvas.fit_all()
    assert canvas.scale == start
