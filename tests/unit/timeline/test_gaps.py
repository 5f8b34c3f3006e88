"""Where nothing is known: between events, never beside an open interval."""

from collections.abc import Callable

import numpy as np
import pytest

from dossier.timeline.gaps import Gap, gaps_of, longest
from dossier.timeline.items import Edge, TimelineItem
from dossier.timeline.lanes import Filter, board_of

SHARP, OPEN = Edge.SHARP, Edge.OPEN
Make = Callable[..., TimelineItem]


@pytest.mark.parametrize(
    ("items", "gaps"),
    [
        ([], []),
        ([(100, 1, SHARP, SHARP)], []),
        ([(100, 1, SHARP, SHARP), (101, 1, SHARP, SHARP)], []),
        ([(100, 1, SHARP, SHARP), (110, 1, SHARP, SHARP)], [(101, 110)]),
        # A long one covers what stands inside it.
        ([(100, 50, SHARP, SHARP), (110, 1, SHARP, SHARP), (160, 1, SHARP, SHARP)], [(150, 160)]),
        # "Since day 100": something is known until the next event, though not for how long.
        ([(100, 1, SHARP, OPEN), (130, 1, SHARP, SHARP), (150, 1, SHARP, SHARP)], [(131, 150)]),
        ([(100, 1, SHARP, SHARP), (130, 1, OPEN, SHARP), (150, 1, SHARP, SHARP)], [(131, 150)]),
    ],
)
def test_gaps_of_a_lane(make_item: Make, items: list[tuple[int, int, Edge, Edge]], gaps: list[tuple[int, int]]) -> None:
    board = board_of([make_item(i + 1, s, d, edges=(a, b)) for i, (s, d, a, b) in enumerate(items)], [(1, "Lena")])
    found = gaps_of(board, np.arange(len(items), dtype=np.int32))
    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == gaps


def test_gaps_in_sight_are_those_long_enough(make_item: Make) -> None:
    board = board_of([make_item(i, day) for i, day in enumerate((0, 10, 100, 105, 300))], [(1, "Lena")])
    (lane,) = board.lanes(Filter())
    gaps = gaps_of(board, lane.items)
    assert gaps.within(0, 400, 0) == [(1, 10), (11, 100), (101, 105), (106, 300)]
    assert gaps.within(0, 400, 50) == [(11, 100), (106, 300)]
    assert gaps.within(50, 102, 0) == [(11, 100), (101, 105)]
    assert gaps.within(301, 400, 0) == []


def test_the_longest_gaps_of_several_lanes(make_item: Make) -> None:
    items = [make_item(1, 0, people=(1,)), make_item(2, 50, people=(1, 2)), make_item(3, 90, people=(2,))]
    board = board_of(items, [(1, "Lena"), (2, "Tomas")])
    found = longest(board, board.lanes(Filter()), 5)
    assert found == [Gap(0, 1, 50), Gap(1, 51, 90)]
    assert found[0].days == 49
    assert longest(board, board.lanes(Filter()), 1) == found[:1]
