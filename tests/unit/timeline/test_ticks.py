"""The axis: levels from millennia to days, and labels that fit."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.timeline.calendar import DAYS_PER_YEAR, civil, day_number, weekday
from dossier.timeline.scale import NARROWEST, WIDEST, Scale, fit
from dossier.timeline.ticks import LEVELS, PADDING, Level, Tick, axis, level_of

WIDTH = 1200.0


def measure(text: str) -> float:
    return 7.0 * len(text)


def window(year: int, days: float) -> Scale:
    start = day_number(year)
    return Scale(start + days / 2, days / WIDTH, WIDTH).clamped()


scales = st.builds(
    lambda centre, size: Scale(centre, size, WIDTH).clamped(),
    st.floats(-700_000, 4_300_000),
    st.floats(NARROWEST / WIDTH, WIDEST / WIDTH),
)


@given(scales)
def test_cells_follow_each_other_without_gaps_and_fill_the_window(scale: Scale) -> None:
    ticks = axis(scale, measure)
    for row in (ticks.major, ticks.minor):
        assert row[0].start <= scale.left + 1
        assert row[-1].end >= scale.right
        assert all(before.end == after.start for before, after in pairwise(row))
        assert all(tick.start < tick.end for tick in row)


@given(scales)
def test_labels_never_touch_each_other_or_leave_their_cell(scale: Scale) -> None:
    ticks = axis(scale, measure)
    for row in (ticks.major, ticks.minor):
        labelled = [tick for tick in row if tick.label]
        for tick in labelled:
            assert tick.x >= max(scale.x_of(tick.start), 0) + PADDING - 1e-6
            assert tick.x + measure(tick.label) <= min(scale.x_of(tick.end), WIDTH) - PADDING + 1e-6
        for before, after in pairwise(labelled):
            assert before.x + measure(before.label) < after.x


@given(scales)
def test_a_window_has_a_readable_number_of_cells(scale: Scale) -> None:
    assert len(axis(scale, measure).minor) <= WIDTH / 20


@given(scales)
def test_every_coarse_cell_begins_with_a_fine_one(scale: Scale) -> None:
    ticks = axis(scale, measure)
    if ticks.level.minor.name == "week":
        return
    fine = {tick.start for tick in ticks.minor}
    assert all(tick.start in fine for tick in ticks.major if scale.left < tick.start < scale.right)


def labels(row: tuple[Tick, ...]) -> list[str]:
    return [tick.label for tick in row if tick.label]


@pytest.mark.parametrize(
    ("days", "minor", "major_label", "minor_label"),
    [
        (1 / 100, "minute", "Wednesday 1 January 2014, 00:00", "00:05"),
        (1 / 20, "5 minutes", "Wednesday 1 January 2014, 00:00", "00:05"),
        (1 / 8, "15 minutes", "Wednesday 1 January 2014, 00:00", "00:15"),
        (1 / 2, "hour", "Wednesday 1 January 2014", "03:00"),
        (2, "6 hours", "Wednesday 1 January 2014", "06:00"),
        (8, "day", "January 2014", "Monday 6 January"),
        (14, "day", "January 2014", "Wed 1"),
        (40, "day", "January 2014", "6"),
        (110, "week", "January 2014", "6 Jan"),
        (400, "month", "2014", "March"),
        (1000, "month", "2014", "Mar"),
        (2200, "quarter", "2014", "Q2"),
        (20 * DAYS_PER_YEAR, "year", "2020s", "2021"),
        (60 * DAYS_PER_YEAR, "5 years", "2050–2099", "2020"),
        (140 * DAYS_PER_YEAR, "decade", "2100–2199", "2020s"),
        (1000 * DAYS_PER_YEAR, "50 years", "2500–2999", "2050"),
        (2000 * DAYS_PER_YEAR, "century", "3000–3999", "2100"),
        (11_000 * DAYS_PER_YEAR, "500 years", "5000–9999", "2500"),
    ],
)
def test_labels_suit_each_level(days: float, minor: str, major_label: str, minor_label: str) -> None:
    ticks = axis(window(2014, days), measure)
    assert ticks.level.minor.name == minor
    assert major_label in labels(ticks.major)
    assert minor_label in labels(ticks.minor)


def test_whole_cells_of_a_row_are_worded_alike() -> None:
    minor = axis(window(2014, 400), measure).minor
    assert [tick.label for tick in minor[1:5]] == ["February", "March", "April", "May"]


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.minor.name)
def test_units_begin_where_they_say(level: Level) -> None:
    for unit in (level.minor, level.major):
        for number in range(730_000, 736_000, 211):
            day = number + number % 7 / 7
            start = unit.floor(day)
            assert start <= day < unit.after(start)
            assert unit.floor(start) == start
            assert unit.floor(unit.after(start)) == unit.after(start)


def test_weeks_begin_on_mondays_and_years_on_the_first_of_january() -> None:
    week = next(level for level in LEVELS if level.minor.name == "week").minor
    assert weekday(week.floor(736_005)) == 0
    year = next(level for level in LEVELS if level.minor.name == "year").minor
    assert civil(year.floor(736_005))[1:] == (1, 1)


def test_zooming_in_never_coarsens_the_axis() -> None:
    levels = [LEVELS.index(level_of(WIDEST / WIDTH / 1.3**step)) for step in range(84)]
    assert levels == sorted(levels, reverse=True)
    assert levels[0] >= len(LEVELS) - 2
    assert levels[-1] == 0


@pytest.mark.parametrize(
    ("first", "last", "major", "minor"),
    [
        (-6, 6, ["1–9"], ["3 BC", "2 BC", "1 BC", "1", "2", "3"]),
        (-60, 60, ["1–99"], ["30 BC", "20 BC", "10 BC", "1", "10s", "20s"]),
        (-300, 300, ["500–1 BC", "1–499"], ["150 BC", "100 BC", "50 BC", "1", "50", "100"]),
        (-3000, 2500, ["5000–1 BC", "1–4999"], ["1000 BC", "500 BC", "1", "500", "1000"]),
    ],
)
def test_cells_before_the_first_year_begin_at_years_that_people_count_by(
    first: int, last: int, major: list[str], minor: list[str]
) -> None:
    ticks = axis(fit(day_number(first), day_number(last), WIDTH), measure)
    assert set(major) <= set(labels(ticks.major))
    assert ", ".join(minor) in ", ".join(labels(ticks.minor))


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.minor.name)
def test_units_begin_where_they_say_before_the_first_year_too(level: Level) -> None:
    for unit in (level.minor, level.major):
        for day in range(-1_500_000, 1_500, 3_331):
            start = unit.floor(day)
            assert start <= day < unit.after(start)
            assert unit.floor(start) == start
            assert unit.floor(unit.after(start)) == unit.after(start)


@given(st.floats(-700_000, 300_000), st.floats(np.log(366), np.log(WIDEST)), st.sampled_from([6.0, 7.0, 9.0]))
def test_every_whole_cell_before_our_era_says_its_year(left: float, span: float, letter: float) -> None:
    days = float(np.exp(span))
    scale = Scale(left + days / 2, days / WIDTH, WIDTH).clamped()
    row = axis(scale, lambda text: letter * len(text)).minor
    whole = [tick for tick in row[1:-1] if tick.start < day_number(1) and tick.end - tick.start >= 365]
    assert all(tick.label.endswith("BC") for tick in whole)


def test_five_hundred_years_a_step_leave_room_for_years_before_our_era() -> None:
    row = axis(window(-3000, 9000 * DAYS_PER_YEAR), measure).minor
    labels = [tick.label for tick in row[1:-1]]
    assert "2000 BC" in labels
    assert "" not in labels
