"""What the window's thread does with long lists does not grow with them: putting in order is the worker's."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from dossier.domain.mentions import EntityKind
from dossier.domain.views import ArticleRow, EntityRow
from dossier.gui.hub import Hub
from dossier.gui.models.articles import ArticleModel, Column, arranged
from dossier.gui.models.entities import EntityModel
from dossier.gui.stories import StoriesPane

SMALL, LARGE = 500, 20_000


def stories(count: int) -> list[ArticleRow]:
    return [ArticleRow(n, n, f"{n}.txt", 1, f"Story {n % 977}", None, None, "", n % 13, 0) for n in range(1, count + 1)]


def names(count: int) -> list[EntityRow]:
    return [EntityRow(n, EntityKind.PERSON, f"Name {n}", (), 1, 1, 1, None, None) for n in range(1, count + 1)]


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
        rows = stories(size)
        found = arranged(rows, "", Column.TITLE, False)
        steps: list[Callable[[], object]] = [
            lambda pane=pane, found=found, rows=rows: pane._show((rows, found)),
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
        model, rows = EntityModel(), names(size)
        places = {row.id: number for number, row in enumerate(rows)}
        spent.append(work(lambda m=model, r=rows, p=places: (m.show(r, p), m.row_of(len(r)), m.show(r, p))))
        assert model.row_of(size) == size - 1
    assert spent[1] < 2 * spent[0]
