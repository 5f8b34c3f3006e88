"""What the window's thread does with long lists does not grow with them: putting in order is the worker's."""

import sys
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dossier.domain.mentions import EntityKind
from dossier.domain.views import ArticleRow, EntityRow
from dossier.gui.hub import Hub
from dossier.gui.models.articles import ArticleModel, Column
from dossier.gui.models.entities import EntityModel
from dossier.gui.models.paged import PAGE, Ids
from dossier.gui.stories import StoriesPane

SMALL, LARGE = 500, 20_000


def stories(numbers: list[int]) -> dict[int, ArticleRow]:
    return {n: ArticleRow(n, n, f"{n}.txt", 1, f"Story {n % 977}", None, None, "", n % 13, 0) for n in numbers}


def names(numbers: list[int]) -> dict[int, EntityRow]:
    return {n: EntityRow(n, EntityKind.PERSON, f"Name {n}", (), 1, 1, 1, None, None) for n in numbers}


def numbered(count: int) -> Ids:
    return np.arange(1, count + 1, dtype=np.int32)


def work(act: Callable[[], object]) -> int:
    """Return how many lines and calls of Python *act* runs in this thread, with all that Qt asks of us meanwhile."""
    counted = 0

    def count(*_: object) -> Callable[..., object]:
        nonlocal counted
        counted += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        act()
        QApplication.processEvents()
    finally:
        sys.settrace(before)
    return counted


def test_showing_finding_and_sorting_stories_costs_the_same_for_any_number(hub: Hub) -> None:
    spent = []
    for size in (SMALL, LARGE):
        pane = StoriesPane(hub)
        pane.resize(300, 600)
        pane.show()
        ids = numbered(size)
        read = (ids, stories(ids[:PAGE].tolist()))
        steps: list[Callable[[], object]] = [
            lambda pane=pane, read=read: pane._show(read),
            lambda pane=pane, size=size: pane._mark(size // 2),
            lambda pane=pane: pane.table.sortByColumn(Column.EVENTS, Qt.SortOrder.AscendingOrder),
            lambda pane=pane: pane.search.setText("Story 12"),
        ]
        spent.append(sum(work(step) for step in steps))
        assert pane.table.currentIndex().data(ArticleModel.IdRole) == size // 2
        pane.close()
    assert spent[1] < 2 * spent[0]


def test_showing_and_finding_names_costs_the_same_for_any_number(dressed: QApplication) -> None:
    spent = []
    for size in (SMALL, LARGE):
        model, ids = EntityModel(), numbered(size)
        rows = names(ids[:PAGE].tolist())
        spent.append(work(lambda m=model, i=ids, r=rows: (m.show(i, r), m.row_of(len(i)), m.show(i, r))))
        assert model.row_of(size) == size - 1
    assert spent[1] < 2 * spent[0]


def test_what_rows_say_is_asked_for_by_page_when_they_are_looked_at(dressed: QApplication) -> None:
    model, asked = EntityModel(), list[list[int]]()
    model.wanted.connect(asked.append)
    model.show(numbered(LARGE), names([1, 2, 3]))
    assert model.index(1).data() == "Name 2"
    assert asked == []
    far = model.index(LARGE // 2)
    assert (far.data(), far.data(EntityModel.IdRole)) == ("…", LARGE // 2 + 1)
    assert model.index(LARGE // 2 + 1).data() == "…"
    assert len(asked) == 1, "its neighbours are asked for with it"
    assert LARGE // 2 + 1 in asked[0]
    assert len(asked[0]) == PAGE
    model.arrived(names(asked[0]))
    assert far.data() == f"Name {LARGE // 2 + 1}"


def test_what_could_not_be_read_is_asked_for_again(dressed: QApplication) -> None:
    model, asked = EntityModel(), list[list[int]]()
    model.wanted.connect(asked.append)
    model.show(numbered(10), {})
    model.index(0).data()
    model.failed(OSError())
    model.index(0).data()
    assert len(asked) == 2


def test_a_letter_typed_in_the_list_reads_no_further_rows(dressed: QApplication) -> None:
    model, asked = EntityModel(), list[list[int]]()
    model.wanted.connect(asked.append)
    model.show(numbered(LARGE), names([5, 7]))
    role = Qt.ItemDataRole.DisplayRole
    assert [index.row() for index in model.match(model.index(5), role, "name")] == [6]
    assert [index.row() for index in model.match(model.index(7), role, "Name 5")] == [4]
    assert asked == []


def test_far_more_rows_than_a_screen_holds_are_not_kept(dressed: QApplication) -> None:
    model = EntityModel()
    model.show(numbered(LARGE), {})
    for first in range(1, 6_000, PAGE):
        model.arrived(names(list(range(first, first + PAGE))))
    assert len(model.rows) <= 2_000
    assert model.rows[-1].id == 6_000, "the latest are kept"
