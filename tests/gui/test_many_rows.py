"""Lists of thousands of rows: what is done with all of them at once asks none of them singly."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QModelIndex
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from dossier.domain.mentions import EntityKind
from dossier.domain.views import ArticleRow, EntityRow
from dossier.gui import dragging
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.people.long_list import AT_ONCE, LongList
from dossier.gui.people.pane import PeoplePane
from dossier.gui.stories import StoriesPane

_MANY = 3_000


def _down(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def stories(hub: Hub) -> Iterator[StoriesPane]:
    """The list of stories on screen, with many rows that say nothing yet."""
    made = StoriesPane(hub)
    made.resize(420, 500)
    made.show()
    made.model.show(np.arange(1, _MANY + 1, dtype=np.int32), {})
    QCoreApplication.processEvents()
    yield made
    _down(made)


@pytest.fixture
def people(hub: Hub) -> Iterator[PeoplePane]:
    """The list of names on screen, with many rows that say nothing yet."""
    made = PeoplePane(hub)
    made.resize(420, 500)
    made.show()
    made.model.show(np.arange(1, _MANY + 1, dtype=np.int32), {})
    QCoreApplication.processEvents()
    yield made
    _down(made)


def _counted(model: QAbstractItemModel, name: str, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often *model* is asked *name*; it answers as before."""
    asked: list[int] = []
    answer: Callable[..., object] = getattr(type(model), name)

    def listening(self: QAbstractItemModel, *given: object) -> object:
        asked.append(1)
        return answer(self, *given)

    monkeypatch.setattr(type(model), name, listening)
    return asked


def test_choosing_all_stories_asks_only_those_in_sight(stories: StoriesPane, monkeypatch: pytest.MonkeyPatch) -> None:
    flags = _counted(stories.model, "flags", monkeypatch)
    stories.table.selectAll()
    stories.grab()
    assert stories.chosen() == list(range(1, _MANY + 1))
    assert len(flags) < _MANY / 4


def test_chosen_stories_come_in_the_order_of_the_list(stories: StoriesPane) -> None:
    selection = stories.table.selectionModel()
    for row in (7, 3, 4):
        index = stories.model.index(row, 0)
        selection.select(index, selection.SelectionFlag.Select | selection.SelectionFlag.Rows)
    assert stories.chosen() == [4, 5, 8]


def _name(number: int) -> EntityRow:
    return EntityRow(number, EntityKind.PERSON, f"Ada {number}", (), 1, 1, 0, None, None)


class _Laying(LongList):
    """Counts how often it lays its rows out."""

    times = 0

    def doItemsLayout(self) -> None:
        self.times += 1
        super().doItemsLayout()


def test_a_page_of_names_that_arrives_lays_nothing_out_anew(people: PeoplePane) -> None:
    view = _Laying()
    view.setModel(people.model)
    view.setItemDelegate(people.list.itemDelegate())
    view.resize(300, 400)
    view.show()
    QCoreApplication.processEvents()
    before = view.times
    assert before > 0
    people.model.arrived({number: _name(number) for number in range(1, 40)})
    QCoreApplication.processEvents()
    assert view.times == before
    _down(view)


def _laid_out(view: LongList) -> None:
    """Let the window's thread turn until every row has its place."""
    for _ in range(200):
        QCoreApplication.processEvents()
        if view.is_laid_out:
            return
    raise AssertionError("the rows are never all laid out")


def _show_many(people: PeoplePane, first: int = 1) -> int:
    count = 3 * AT_ONCE + 7
    people.model.show(np.arange(first, first + count, dtype=np.int32), {})
    return count


def test_a_very_long_list_is_laid_out_in_several_turns(people: PeoplePane) -> None:
    count = _show_many(people)
    people.list.doItemsLayout()
    assert people.list.visualRect(people.model.index(AT_ONCE - 2)).isValid()
    assert not people.list.visualRect(people.model.index(AT_ONCE + 2)).isValid()
    _laid_out(people.list)
    height = people.list.gridSize().height()
    assert people.list.verticalScrollBar().maximum() == count * height - people.list.viewport().height()


def test_who_goes_to_a_row_that_has_no_place_yet_arrives_there(people: PeoplePane) -> None:
    count = _show_many(people)
    people.list.doItemsLayout()
    assert not people.list.is_laid_out
    people._mark(count - 5)
    _laid_out(people.list)
    assert people.list.viewport().rect().contains(people.list.visualRect(people.list.currentIndex()))
    people.list.scrollToTop()
    assert people.list.verticalScrollBar().value() == 0


def test_a_very_long_list_that_is_laid_out_anew_stays_where_it_was(people: PeoplePane) -> None:
    _show_many(people)
    _laid_out(people.list)
    bar = people.list.verticalScrollBar()
    bar.setValue(bar.maximum() - 100)
    before = bar.value()
    people.list.doItemsLayout()
    assert not people.list.is_laid_out
    _laid_out(people.list)
    assert bar.value() == before


def test_fewer_names_in_the_midst_of_the_layout_are_no_trouble(people: PeoplePane) -> None:
    _show_many(people)
    people.list.doItemsLayout()
    people.model.show(np.arange(1, 4, dtype=np.int32), {})
    _laid_out(people.list)
    assert people.list.verticalScrollBar().maximum() == 0
    people.model.show_all(())
    _laid_out(people.list)


def test_rows_of_names_are_as_wide_as_the_list_and_as_high_as_their_words(people: PeoplePane) -> None:
    option = QStyleOptionViewItem()
    people.list.initViewItemOption(option)
    first, second = (people.list.visualRect(people.model.index(row)) for row in (0, 1))
    assert first.width() == people.list.viewport().width()
    assert first.height() == people.list.itemDelegate().sizeHint(option, QModelIndex()).height()
    assert second.top() == first.bottom() + 1


def test_no_more_files_are_looked_into_than_a_drag_has_time_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import hashlib

    monkeypatch.setattr(dragging, "_MOST_BYTES", 10)
    rows = []
    for number, words in enumerate(("first", "and on", "no")):
        (tmp_path / f"{number}.txt").write_text(words, encoding="utf-8")
        row = ArticleRow(number, number, f"{number}.txt", 1, "Title", None, None, "", 0, 0)
        rows.append((row, hashlib.sha256(words.encode()).hexdigest()))
    assert dragging.originals(tmp_path / "a.dossier", rows) == [tmp_path / "0.txt", tmp_path / "2.txt"]


@pytest.mark.parametrize(("width", "least", "most"), [(1366, 250, 400), (2560, 420, 480)])
def test_in_a_wide_window_headlines_have_more_room_at_first(
    window: MainWindow, case_path: Path, settle: Callable[[Hub], None], width: int, least: int, most: int
) -> None:
    window.resize(width, 1000)
    QCoreApplication.processEvents()
    window.cases.open(case_path)
    settle(window.hub)
    assert window.workspace is not None
    assert least <= window.workspace.left.width() <= most
