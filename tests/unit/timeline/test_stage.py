"""A window on lanes: what is seen where, and that panning moves nothing to another row."""

from collections.abc import Callable

import pytest

from dossier.timeline.items import TimelineItem
from dossier.timeline.lanes import Board, Filter, board_of
from dossier.timeline.scale import Scale, fit
from dossier.timeline.stage import Stage, rows_for
from dossier.timeline.travel import Cursor, across, along, find, nearest

WIDTH, HEIGHT = 1000.0, 400.0
PEOPLE = [(key, f"Person {key}") for key in range(1, 13)]


@pytest.fixture
def board(make_item: Callable[..., TimelineItem]) -> Board:
    """Twelve lanes; that of person 1 has 600 events over 6,000 days, the others 5 each."""
    many = [make_item(i, 700_000 + 10 * i, people=(1,)) for i in range(600)]
    few = [make_item(1000 + i, 700_000 + 97 * i, 40, people=(2 + i % 11,)) for i in range(55)]
    return board_of([*many, *few], PEOPLE)


@pytest.fixture
def stage(board: Board) -> Stage:
    return Stage(board, board.lanes(Filter()), lambda item: 90.0)


@pytest.mark.parametrize("count", [1, 2, 3, 10, 100, 100_000])
def test_a_lane_has_rows_for_its_events_whatever_the_zoom(count: int) -> None:
    assert 1 <= rows_for(count) <= 7
    assert rows_for(count) <= rows_for(count + 1)
    assert rows_for(count) >= min(count, 3)


def test_lanes_stand_one_below_the_other(stage: Stage) -> None:
    for number in range(len(stage.lanes)):
        assert stage.lane_at(stage.top_of(number) + 1) == number
        assert stage.number_of(stage.lanes[number].key) == number
    assert stage.top_of(len(stage.lanes) - 1) + stage.height_of(len(stage.lanes) - 1) == stage.height
    assert stage.lane_at(stage.height + 1) is None
    assert stage.lane_at(-1) is None


def test_only_lanes_in_the_window_are_placed(stage: Stage) -> None:
    scale = fit(700_000, 706_000, WIDTH)
    top = stage.seen(scale, 0, HEIGHT)
    assert [lane.number for lane in top] == list(range(len(top)))
    assert len(top) < len(stage.lanes)
    bottom = stage.seen(scale, stage.height - HEIGHT, HEIGHT)
    assert bottom[-1].number == len(stage.lanes) - 1
    assert bottom[-1].top + bottom[-1].height == pytest.approx(HEIGHT)


def test_what_is_seen_lies_in_the_window_and_its_lane(stage: Stage) -> None:
    scale = fit(702_000, 702_400, WIDTH)
    for lane in stage.seen(scale, 0, HEIGHT):
        for seen in lane.items:
            assert seen.right + seen.room > -20
            assert seen.left < WIDTH + 20
            assert lane.top < seen.y < lane.top + lane.height


def test_panning_moves_nothing_to_another_row(stage: Stage) -> None:
    scale: Scale = fit(702_000, 702_600, WIDTH)
    before: dict[int, float] = {}
    for _ in range(40):
        lane = stage.seen(scale, 0, HEIGHT)[0]
        now = {seen.item: seen.y for seen in lane.items}
        assert {item: y for item, y in now.items() if item in before} == {i: before[i] for i in now if i in before}
        before, scale = now, scale.panned(-60)


def test_a_pinned_item_is_always_seen(stage: Stage) -> None:
    scale = fit(500_000, 900_000, WIDTH)
    lane = stage.seen(scale, 0, HEIGHT)[0]
    assert lane.clusters
    hidden = int(lane.clusters[0].cluster.items[5])
    stage.pin(hidden)
    assert hidden in {seen.item for seen in stage.seen(scale, 0, HEIGHT)[0].items}
    stage.pin(-1)
    assert hidden not in {seen.item for seen in stage.seen(scale, 0, HEIGHT)[0].items}


def test_the_densest_cluster_is_the_highest(stage: Stage) -> None:
    clusters = stage.seen(fit(690_000, 716_000, WIDTH), 0, HEIGHT)[0].clusters
    densest = max(clusters, key=lambda seen: len(seen.cluster))
    assert densest.density == max(seen.density for seen in clusters) <= 1


def test_the_cursor_goes_along_and_across_and_stops_at_the_ends(stage: Stage, board: Board) -> None:
    lanes = stage.lanes
    start = Cursor(1, 0)
    assert along(lanes, start, 1) == Cursor(1, 1)
    assert along(lanes, start, -1) == start
    assert along(lanes, start, 10_000).position == len(lanes[1]) - 1
    assert across(board, lanes, Cursor(0, 0), -1) == Cursor(0, 0)
    down = across(board, lanes, Cursor(0, 300), 1)
    assert down.lane == 1
    day = board.anchors_of(lanes[0].items)[300]
    gaps = abs(board.anchors_of(lanes[1].items) - day)
    assert gaps[down.position] == gaps.min()
    assert nearest(board, lanes[0], 700_000) == 0


def test_an_event_is_found_in_the_preferred_lane(make_item: Callable[..., TimelineItem]) -> None:
    board = board_of([make_item(1, 100, people=(1, 2, 3))], PEOPLE)
    lanes = board.lanes(Filter())
    assert find(lanes, 0) == Cursor(0, 0)
    assert find(lanes, 0, [2]) == Cursor(2, 0)
    assert find(lanes, 5) is None


def test_a_lane_takes_just_the_rows_it_needs_when_everything_is_seen(make_item: Callable[..., TimelineItem]) -> None:
    apart = [make_item(i, 700_000 + 1000 * i, people=(1,)) for i in range(6)]
    together = [make_item(10 + i, 702_000, people=(2,)) for i in range(4)]
    crowd = [make_item(20 + i, 702_000, people=(3,)) for i in range(12)]
    board = board_of([*apart, *together, *crowd], PEOPLE)
    stage = Stage(board, board.lanes(Filter()), lambda item: 90.0, fit(700_000, 706_000, WIDTH))
    heights = [stage.height_of(number) for number in range(3)]
    one = heights[0]
    assert [round((height - one) / 24) for height in heights] == [0, 3, 6]
