"""Lanes: one for each person taking part, and one for the others."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dossier.domain.events import EventKind, Review, Status
from dossier.timeline.items import OTHERS, TimelineItem
from dossier.timeline.lanes import Board, Filter, Lane, Lanes, board_of

PEOPLE = ((1, "Lena Markovic"), (2, "Tomas Hale"), (3, "Ruben Aldana"))


def ids(board: Board, lane: Lane) -> list[int]:
    return [board.items[index].id for index in lane.items]


@pytest.fixture
def board(make_item: Callable[..., TimelineItem]) -> Board:
    return board_of(
        [
            make_item(10, 300, people=(1, 2)),
            make_item(11, 100, people=(2,), status=Status.ALLEGED),
            make_item(12, 200, 40, people=(), kind=EventKind.ATTACK),
            make_item(13, 50, people=(1,), review=Review.REJECTED),
            make_item(14, 400, people=(77,)),
        ],
        PEOPLE,
    )


def test_an_event_stands_in_the_lane_of_each_person(board: Board) -> None:
    lanes = {lane.name: ids(board, lane) for lane in board.lanes(Filter(rejected=True))}
    assert lanes == {"Lena Markovic": [13, 10], "Tomas Hale": [11, 10], "Others": [12, 14]}


def test_lanes_follow_the_order_of_the_people_with_the_others_last(board: Board) -> None:
    assert [lane.key for lane in board.lanes(Filter())] == [1, 2, OTHERS]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), {10, 11, 12, 14}),
        (Filter(rejected=True), {10, 11, 12, 13, 14}),
        (Filter(statuses=frozenset({Status.ALLEGED})), {11}),
        (Filter(kinds=frozenset({EventKind.ATTACK})), {12}),
        (Filter(kinds=frozenset()), set()),
    ],
)
def test_filters_choose_events_and_drop_empty_lanes(board: Board, wanted: Filter, expected: set[int]) -> None:
    lanes = board.lanes(wanted)
    assert {number for lane in lanes for number in ids(board, lane)} == expected
    assert all(len(lane) for lane in lanes)
    assert {item.id for item in board.items if wanted.passes(item.status, item.kind, item.review)} == expected


def test_only_chosen_lanes(board: Board) -> None:
    assert [lane.key for lane in board.lanes(Filter(), {2, 3})] == [2]
    assert not board.lanes(Filter(), set())


def test_bounds_are_those_of_the_lanes_shown(board: Board) -> None:
    assert board.bounds(board.lanes(Filter())) == (100, 401)
    assert board.bounds(board.lanes(Filter(rejected=True), {1})) == (50, 301)
    assert board.bounds(Lanes()) is None


def test_an_empty_board_has_no_lanes() -> None:
    assert not board_of([], PEOPLE).lanes(Filter(rejected=True))


def test_reports_of_one_happening_have_one_mark_in_each_lane(make_item: Callable[..., TimelineItem]) -> None:
    lead = replace(make_item(20, 100, people=(1,)), reports=3)
    board = board_of(
        [
            lead,
            replace(make_item(21, 101, people=(1, 2)), led_by=20),
            replace(make_item(22, 90, people=(1,), status=Status.ALLEGED), led_by=20),
            replace(make_item(23, 300, people=(1,)), led_by=999),
        ],
        PEOPLE,
    )
    once = {lane.key: ids(board, lane) for lane in board.prepared().lanes(Filter(once=True))}
    assert once == {1: [20, 23], 2: [21]}
    assert [len(lane) for lane in board.lanes(Filter())] == [4, 1]
    alleged = board.lanes(Filter(statuses=frozenset({Status.ALLEGED}), once=True))
    assert [ids(board, lane) for lane in alleged] == [[22]]
