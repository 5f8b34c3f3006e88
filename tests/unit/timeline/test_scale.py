"""The view state: what part of time is seen, and how large."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dossier.timeline.calendar import DAYS_PER_YEAR
from dossier.timeline.scale import FIRST_DAY, LAST_DAY, NARROWEST, WIDEST, Scale, fit

WIDTH = 1200.0
scales = st.builds(
    lambda centre, size: Scale(centre, size, WIDTH).clamped(),
    st.floats(1, 3_600_000),
    st.floats(NARROWEST / WIDTH, WIDEST / WIDTH),
)
places = st.floats(0, WIDTH)


@given(scales, places)
def test_days_and_pixels_lead_to_each_other(scale: Scale, x: float) -> None:
    assert scale.x_of(scale.day_at(x)) == pytest.approx(x, abs=1e-3)


@given(scales, places, st.floats(0.05, 20))
def test_zoom_keeps_the_day_under_the_cursor(scale: Scale, x: float, factor: float) -> None:
    after = scale.zoomed(factor, x)
    assume(FIRST_DAY < after.centre < LAST_DAY)
    assert (after.day_at(x) - scale.day_at(x)) / after.days_per_pixel == pytest.approx(0, abs=0.5)


@given(scales, st.lists(st.tuples(st.floats(0.001, 1000), places), max_size=12))
def test_zoom_stays_between_two_days_and_twelve_thousand_years(scale: Scale, turns: list[tuple[float, float]]) -> None:
    for factor, x in turns:
        scale = scale.zoomed(factor, x)
        assert NARROWEST * 0.999 <= scale.span <= WIDEST * 1.001
        assert FIRST_DAY <= scale.centre <= LAST_DAY


def test_the_widest_window_is_wider_than_ten_thousand_years() -> None:
    scale = fit(700_000, 730_000, WIDTH).zoomed(1e-9)
    assert scale.span > 10_000 * DAYS_PER_YEAR
    assert scale.zoomed(1e12).span == pytest.approx(NARROWEST)


@given(scales, st.floats(-2000, 2000))
def test_panning_there_and_back_changes_nothing(scale: Scale, pixels: float) -> None:
    there = scale.panned(pixels)
    assume(FIRST_DAY < there.centre < LAST_DAY)
    assert there.panned(-pixels).centre == pytest.approx(scale.centre, abs=1e-3)
    assert there.x_of(scale.centre) == pytest.approx(WIDTH / 2 + pixels, abs=1e-3)


@pytest.mark.parametrize(
    ("first", "last"), [(730_000, 730_001), (730_000, 730_400), (700_000, 740_000), (1, 3_652_059), (5.0, 5.0)]
)
def test_fit_shows_all_with_air_on_both_sides(first: float, last: float) -> None:
    scale = fit(first, last, WIDTH)
    assert 0 < scale.x_of(first) <= WIDTH / 2 <= scale.x_of(last) < WIDTH


@given(scales, st.floats(50, 4000))
def test_resizing_keeps_the_left_edge_and_the_size_of_a_day(scale: Scale, width: float) -> None:
    after = scale.resized(width)
    assume(FIRST_DAY < after.centre < LAST_DAY)
    assume(NARROWEST / width <= scale.days_per_pixel <= WIDEST / width)
    assert after.days_per_pixel == pytest.approx(scale.days_per_pixel)
    assert (after.left - scale.left) / scale.days_per_pixel == pytest.approx(0, abs=1e-3)


@given(scales, scales, st.floats(0, 1))
def test_the_way_to_a_goal_starts_here_and_ends_there(here: Scale, goal: Scale, part: float) -> None:
    assert here.toward(goal, 0.0).centre == pytest.approx(here.centre)
    assert here.toward(goal, 1.0).days_per_pixel == pytest.approx(goal.days_per_pixel)
    assert here.toward(goal, 1.0).centre == pytest.approx(goal.centre, rel=1e-6)
    low, high = sorted((here.days_per_pixel, goal.days_per_pixel))
    assert low * 0.999 <= here.toward(goal, part).days_per_pixel <= high * 1.001
