"""The tour: shown once with the demo case, left at any time, done with the keyboard, there again from Help."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.domain.views import EventView
from dossier.gui import preferences
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.models.entities import EntityModel
from dossier.gui.tour import _STEPS, Tour

from .test_plain_and_reachable import check_plain

Settle = Callable[[Hub], None]


def begun(window: MainWindow) -> Tour:
    window.offers["tour"].trigger()
    tour = window.menus.tour
    assert tour is not None
    assert tour.card.isVisible()
    return tour


def test_every_step_points_at_a_part_of_the_window(open_window: MainWindow) -> None:
    tour = begun(open_window)
    titles = []
    for _ in _STEPS:
        titles.append(tour.card.title.text())
        assert tour.ring.isVisible(), titles
        inside = QRect(tour.card.pos(), tour.card.size())
        assert open_window.rect().contains(inside), titles
        check_plain(tour.card)
        assert tour.card.words.text() in tour.card.next.accessibleName()
        tour.card.next.click()
    assert len(set(titles)) == len(_STEPS)
    assert 5 <= len(_STEPS) <= 7
    assert open_window.menus.tour is None


def test_the_keyboard_is_enough(open_window: MainWindow) -> None:
    tour = begun(open_window)
    assert QApplication.focusWidget() is tour.card.next
    QTest.keyClick(tour.card.next, Qt.Key.Key_Space)
    assert tour.card.title.text() == _STEPS[1][1]
    QTest.keyClick(tour.card, Qt.Key.Key_Right)
    QTest.keyClick(tour.card, Qt.Key.Key_Left)
    assert tour.card.title.text() == _STEPS[1][1]
    QTest.keyClick(tour.card, Qt.Key.Key_Escape)
    assert open_window.menus.tour is None
    assert tour.card.isHidden()


def test_it_comes_by_itself_once_with_the_demo_case(window: MainWindow, settle: Settle) -> None:
    assert not preferences.has_seen_tour()
    window.offers["demo"].trigger()
    settle(window.hub)
    QApplication.processEvents()
    tour = window.menus.tour
    assert tour is not None
    assert tour.card.isVisible()
    tour.card.skip.click()
    assert preferences.has_seen_tour()
    window.cases.close()
    settle(window.hub)
    window.offers["demo"].trigger()
    settle(window.hub)
    QApplication.processEvents()
    assert window.menus.tour is None
    assert begun(window).card.isVisible()


def test_no_pane_is_empty_on_the_demo_case(window: MainWindow, settle: Settle) -> None:
    told: list[int] = []
    window.hub.entity_selected.connect(told.append)
    window.offers["tour"].trigger()
    settle(window.hub)
    assert window.menus.tour is not None
    assert window.workspace is not None
    hub, panes = window.hub, window.workspace
    assert told == [hub.selected_entity], "chosen once, when all stories are there, and not let go again"
    assert panes.people.list.currentIndex().data(EntityModel.IdRole) == hub.selected_entity
    assert panes.dossier.model.row_of_event(hub.selected_event) >= 0
    assert panes.source.text.toPlainText()
    window.menus.tour.end()
    assert hub.selected_entity, "the tour leaves the choice to look around from"


def test_what_is_chosen_already_stays(open_window: MainWindow, event: EventView, settle: Settle) -> None:
    begun(open_window)
    settle(open_window.hub)
    assert open_window.hub.selected_event == event.id


def test_it_goes_with_the_case(open_window: MainWindow, settle: Settle) -> None:
    begun(open_window)
    open_window.cases.close()
    settle(open_window.hub)
    assert open_window.menus.tour is None


def test_the_card_stays_in_the_window_as_it_shrinks(open_window: MainWindow) -> None:
    tour = begun(open_window)
    for _ in range(3):
        tour.card.next.click()
    open_window.resize(open_window.minimumSize())
    QApplication.processEvents()
    assert open_window.rect().contains(QRect(tour.card.pos(), tour.card.size()))
