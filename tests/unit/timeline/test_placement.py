"""Places of items in a lane: nothing overlaps, nothing is lost."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.timeline.extents import CELL, CHIP, GAP, MARK, OPEN, SHORTEST, SHORTEST_LABEL, extents
from dossier.timeline.items import Edge, TimelineItem
from dossier.timeline.lanes import Board, Filter, board_of
from dossier.timeline.placement import Placement, place, step_of, widest
from dossier.timeline.scale import NARROWEST, WIDEST

LABEL = 120.0
Make = Callable[..., TimelineItem]
spec = st.tuples(
    st.integers(0, 4000),
    st.sampled_from([1, 1, 1, 30, 365, 1500]),
    st.sampled_from([(Edge.SHARP, Edge.SHARP), (Edge.SHARP, Edge.OPEN), (Edge.FADED, Edge.FADED)]),
)


def made(make_item: Make, specs: list[tuple[int, int, tuple[Edge, Edge]]]) -> Board:
    return board_of([make_item(i + 1, s, d, edges=e) for i, (s, d, e) in enumerate(specs)], [(1, "Lena")])


def placed(board: Board, days_per_pixel: float, rows: int, **more: object) -> Placement:
    lane = board.lanes(Filter())[0].items
    return place(
        board, lane, days_per_pixel=days_per_pixel, first=-np.inf, last=np.inf, rows=rows,
        label_width=lambda item: LABEL, **more,
    )  # type: ignore[arg-type]  # fmt: skip


def boxes(board: Board, placement: Placement, days_per_pixel: float) -> dict[int, list[tuple[float, float]]]:
    """The stretch that each body takes with its label, by row."""
    left, right = extents(board, placement.items, days_per_pixel)
    ends = np.where(placement.inside | (placement.rooms == 0), right, right + GAP + placement.rooms)
    rows: dict[int, list[tuple[float, float]]] = {}
    for row, start, end in zip(placement.rows.tolist(), left.tolist(), ends.tolist(), strict=True):
        rows.setdefault(row, []).append((start, end))
    return {row: sorted(found) for row, found in rows.items()}


@settings(max_examples=150, deadline=None)
@given(st.lists(spec, min_size=1, max_size=60), st.floats(0.05, 60), st.integers(1, 7), st.floats(0.71, 1))
def test_bodies_and_labels_never_overlap(
    make_item: Make, specs: list[tuple[int, int, tuple[Edge, Edge]]], size: float, rows: int, nearer: float
) -> None:
    board = made(make_item, specs)
    widest_size = widest(step_of(size))
    placement = placed(board, widest_size, rows)
    for found in boxes(board, placement, widest_size * nearer).values():
        for (_, end), (start, _) in pairwise(found):
            assert end <= start + 1e-6


@settings(max_examples=150, deadline=None)
@given(st.lists(spec, min_size=1, max_size=60), st.floats(0.05, 60), st.integers(1, 7))
def test_every_item_is_shown_or_counted_once(
    make_item: Make, specs: list[tuple[int, int, tuple[Edge, Edge]]], size: float, rows: int
) -> None:
    board = made(make_item, specs)
    placement = placed(board, size, rows)
    counted = [item for cluster in placement.clusters for item in cluster.items.tolist()]
    assert sorted([*placement.items.tolist(), *counted]) == list(range(len(specs)))
    assert all(0 <= row < rows for row in placement.rows)
    assert all(0 <= cluster.row < rows for cluster in placement.clusters)


@pytest.mark.parametrize("count", [15, 400, 5000])
def test_a_crowded_day_becomes_a_cluster_that_says_how_many(make_item: Make, count: int) -> None:
    board = made(make_item, [(500, 1, (Edge.SHARP, Edge.SHARP))] * count)
    placement = placed(board, 1.0, 7)
    (cluster,) = placement.clusters
    assert len(cluster) == count
    assert not cluster.partial
    assert (cluster.start, cluster.end) == (500, 501)
    assert cluster.first <= 500.5 < cluster.last
    assert cluster.last - cluster.first == CELL


def test_what_has_no_room_is_counted_beside_what_has(make_item: Make) -> None:
    board = made(make_item, [(500, 1, (Edge.SHARP, Edge.SHARP))] * 9)
    placement = placed(board, 1.0, 7)
    assert len(placement.items) == 6
    (cluster,) = placement.clusters
    assert (len(cluster), cluster.partial, cluster.row) == (3, True, 6)
    assert CHIP < CELL


def test_a_pinned_item_never_hides(make_item: Make) -> None:
    board = made(make_item, [(500, 1, (Edge.SHARP, Edge.SHARP))] * 300)
    for pinned in (0, 137, 299):
        placement = placed(board, 1.0, 7, pinned=pinned)
        assert placement.items.tolist() == [pinned]
        assert len(placement.clusters[0]) == 299


def test_rows_are_kept_where_they_can_be(make_item: Make) -> None:
    board = made(make_item, [(100 * i, 1, (Edge.SHARP, Edge.SHARP)) for i in range(6)])
    earlier = {item: item % 3 for item in range(6)}
    assert placed(board, 0.5, 3, earlier=earlier).row_of == earlier


def test_an_interval_is_as_long_as_it_is(make_item: Make) -> None:
    board = made(make_item, [(100, 200, (Edge.SHARP, Edge.SHARP)), (900, 3, (Edge.SHARP, Edge.SHARP))])
    left, right = extents(board, np.array([0, 1]), 2.0)
    assert (left[0], right[0]) == (50, 150)
    assert (right[1] - left[1], (right[1] + left[1]) / 2) == (SHORTEST, 901.5 / 2)


def test_marks_and_open_ends_have_their_own_lengths(make_item: Make) -> None:
    board = made(
        make_item,
        [(100, 1, (Edge.SHARP, Edge.SHARP)), (200, 1, (Edge.SHARP, Edge.OPEN)), (300, 1, (Edge.OPEN, Edge.SHARP))],
    )
    left, right = extents(board, np.arange(3), 1.0)
    assert right[0] - left[0] == MARK
    assert (left[1], right[1]) == (200, 200 + OPEN)
    assert (left[2], right[2]) == (301 - OPEN, 301)


def test_a_label_without_room_is_left_out_rather_than_cut_to_nothing(make_item: Make) -> None:
    board = made(make_item, [(0, 1, (Edge.SHARP, Edge.SHARP)), (60, 1, (Edge.SHARP, Edge.SHARP))])
    placement = placed(board, 1.0, 1)
    assert placement.rooms.tolist() == [0, LABEL]
    assert LABEL > SHORTEST_LABEL


@given(st.floats(NARROWEST / 4000, WIDEST / 100))
def test_a_step_is_at_least_as_wide_as_its_scales(days_per_pixel: float) -> None:
    size = widest(step_of(days_per_pixel))
    assert days_per_pixel <= size * (1 + 1e-6)
    assert size < days_per_pixel * 1.4143


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 5), st.sampled_from([0.02, 0.4, 3.0, 11.0, 40.0]), st.integers(2, 7), st.integers(700_000, 703_000)
)
def test_in_a_window_on_a_large_lane_every_item_is_shown_or_counted_once(
    make_item: Make, seed: int, size: float, rows: int, middle: int
) -> None:
    chance = np.random.default_rng(seed)
    days = chance.choice([1, 1, 1, 28, 365, 900, 2500], 2500)
    edges = [(Edge.SHARP, Edge.SHARP), (Edge.SHARP, Edge.OPEN)]
    specs = [
        (int(start), int(length), edges[int(length == 1 and chance.random() < 0.1)])
        for start, length in zip(chance.normal(701_500, 900, 2500), days, strict=True)
    ]
    board = made(make_item, specs)
    cell = CELL * size
    first, last = (math.floor((middle + way * 900 * size) / cell) * cell for way in (-1, 1))
    lane = board.lanes(Filter())[0].items
    pinned = int(lane[1200])
    placement = place(
        board, lane, days_per_pixel=size, first=first, last=last, rows=rows, label_width=lambda item: LABEL,
        pinned=pinned,
    )  # fmt: skip
    begin = board.columns.starts
    # A mark stands in the middle of its day: of the last day of the window it may stand beyond it.
    inside = np.flatnonzero((begin >= first) & (begin < last - 1))
    counted = np.concatenate([*(cluster.items for cluster in placement.clusters), np.zeros(0, np.int64)])
    there = set(inside.tolist())
    found_there = sorted(item for item in (*placement.items.tolist(), *counted.tolist()) if item in there)
    assert found_there == inside.tolist()
    cells = placement.chips.cells
    # Not the first cell, to which earlier ones are clamped, nor one with that last day.
    whole = (cells > math.floor(first / cell)) & ((cells + 1) * cell <= last - 1)
    numbers = [len(placement.cluster(int(at))) for at in np.flatnonzero(whole)]
    assert numbers == placement.chips.counts[whole].tolist()
    assert first > begin[pinned] or begin[pinned] >= last - 1 or pinned in placement.items
