"""Density of events in time."""

from collections.abc import Callable

import numpy as np
import pytest

from dossier.timeline.clusters import CROWD, crowded, density
from dossier.timeline.items import TimelineItem
from dossier.timeline.lanes import Filter, Lanes, board_of
from dossier.timeline.scale import Scale


@pytest.mark.parametrize(
    ("cells", "rows", "expected"),
    [([], 3, set()), ([1] * 6, 3, set()), ([1] * 7, 3, {1}), ([1] * 7 + [2] * 9 + [3], 3, {1, 2})],
)
def test_cells_with_too_many_items_are_crowded(cells: list[int], rows: int, expected: set[int]) -> None:
    assert CROWD * 3 == 6
    assert crowded(np.array(cells, np.int64), rows) == expected


def test_density_is_highest_where_most_stands(make_item: Callable[..., TimelineItem]) -> None:
    items = [make_item(i, 1000 + (i % 3 == 0) * 500, people=(1, 2)) for i in range(30)]
    board = board_of(items, [(1, "a"), (2, "b")])
    columns = density(board, board.lanes(Filter()), Scale(1250, 1.0, 1000), 10)
    assert len(columns) == 100
    assert columns[25] == 1.0
    assert 0 < columns[75] < 1
    assert sum(part > 0 for part in columns) == 2


def test_nothing_is_nowhere_dense() -> None:
    assert set(density(board_of([], []), Lanes(), Scale(0, 1, 100), 10)) == {0.0}
