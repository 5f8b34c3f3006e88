"""Rows of the table twin: each event once, in the order of a column."""

from collections.abc import Callable

import pytest

from dossier.domain.events import EventKind, Review, Status
from dossier.timeline.items import TimelineItem
from dossier.timeline.lanes import Board, Filter, Grouping, board_of
from dossier.timeline.listing import Column, only_shared, shared, shown, sorted_by

PEOPLE = [(1, "Lena"), (2, "Tomas")]


@pytest.fixture
def board(make_item: Callable[..., TimelineItem]) -> Board:
    return board_of(
        [
            make_item(1, 100, people=(1, 2), status=Status.DENIED, kind=EventKind.MEET),
            make_item(2, 200, people=(1,), review=Review.ACCEPTED),
            make_item(3, 300, people=(2,), status=Status.ALLEGED, kind=EventKind.ARREST),
        ],
        PEOPLE,
    )


def test_an_event_of_several_lanes_is_one_row(board: Board) -> None:
    lanes = board.lanes(Filter())
    assert shown(board, lanes).tolist() == [0, 1, 2]
    assert shown(board, lanes[:1]).tolist() == [0, 1]
    assert shared(board, lanes).tolist() == [0]
    assert [(lane.key, lane.items.tolist()) for lane in only_shared(board, lanes)] == [(1, [0]), (2, [0])]


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        (Column.DATE, [0, 1, 2], [2, 1, 0]),
        (Column.STATUS, [1, 2, 0], [0, 2, 1]),
        (Column.KIND, [0, 2, 1], [1, 2, 0]),
        (Column.REVIEW, [0, 2, 1], [1, 0, 2]),
        (Column.EVENT, [0, 1, 2], [2, 1, 0]),
    ],
)
def test_rows_are_sorted_by_a_column_and_by_time(board: Board, column: Column, up: list[int], down: list[int]) -> None:
    items = shown(board, board.lanes(Filter()))
    assert sorted_by(board, items, column, descending=False).tolist() == up
    assert sorted_by(board, items, column, descending=True).tolist() == down


@pytest.mark.parametrize(
    ("grouping", "names"),
    [
        (Grouping.PERSON, ["Lena", "Tomas"]),
        (Grouping.KIND, ["Meeting", "Arrest", "Other"]),
        (Grouping.ORGANISATION, ["No organisation"]),
        (Grouping.PLACE, ["No place"]),
        (Grouping.NONE, ["All events"]),
    ],
)
def test_lanes_stand_for_what_is_asked_for(board: Board, grouping: Grouping, names: list[str]) -> None:
    assert [lane.name for lane in board.lanes(Filter(), grouping=grouping)] == names


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(reviews=frozenset({Review.ACCEPTED})), {2}),
        (Filter(entities=frozenset({2})), {1, 3}),
        (Filter(entities=frozenset({77})), set()),
        (Filter(ids=frozenset({3, 9})), {3}),
        (Filter(articles=frozenset({0})), {1, 2, 3}),
        (Filter(articles=frozenset({5})), set()),
    ],
)
def test_filters_by_review_name_words_and_story(board: Board, wanted: Filter, ids: set[int]) -> None:
    assert {int(board.columns.ids[index]) for index in shown(board, board.lanes(wanted))} == ids
