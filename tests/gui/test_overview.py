"""The overview: what it shows, and where its rows and columns lead, by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.overview.histogram import period_words
from dossier.gui.overview.leads import Way
from dossier.gui.overview.pane import OverviewPane

from .test_accessible_tree import check_tree
from .test_plain_and_reachable import check_names, check_plain, check_reachable

Settle = Callable[[Hub], None]


@pytest.fixture
def overview(open_window: MainWindow, settle: Settle) -> OverviewPane:
    assert open_window.workspace is not None
    open_window.offers["overview"].trigger()
    settle(open_window.hub)
    return open_window.workspace.overview


def test_nothing_is_read_before_it_is_in_sight(open_window: MainWindow) -> None:
    assert open_window.workspace is not None
    assert open_window.workspace.overview.people.model.rowCount() == 0


def test_it_has_the_room_of_the_panes_below(overview: OverviewPane, open_window: MainWindow) -> None:
    assert open_window.workspace is not None
    assert overview.isVisible()
    assert not open_window.workspace.dossier.isVisible()
    open_window.offers["timeline"].trigger()
    assert open_window.workspace.dossier.isVisible()
    assert not overview.isVisible()


def test_a_person_leads_to_the_dossier(overview: OverviewPane, open_window: MainWindow, settle: Settle) -> None:
    row = overview.people.model.rows[0]
    assert row.way is Way.PERSON
    assert overview.people.view.hasFocus()
    overview.people.view.setCurrentIndex(overview.people.model.index(0))
    QTest.keyClick(overview.people.view, Qt.Key.Key_Return)
    settle(open_window.hub)
    assert open_window.hub.selected_entity == row.target
    assert open_window.workspace is not None
    assert open_window.workspace.dossier.isVisible()


def test_a_file_leads_to_its_first_story(overview: OverviewPane, open_window: MainWindow, settle: Settle) -> None:
    rows = overview.sources.model.rows
    number = next(n for n, row in enumerate(rows) if row.way is Way.STORY)
    view = overview.sources.view
    place = view.visualRect(overview.sources.model.index(number)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(open_window.hub)
    assert open_window.hub.selected_article == rows[number].target


def test_a_column_leads_to_its_time(overview: OverviewPane, open_window: MainWindow, settle: Settle) -> None:
    histogram = overview.histogram
    histogram.setFocus()
    QTest.keyClick(histogram, Qt.Key.Key_Right)
    QTest.keyClick(histogram, Qt.Key.Key_Right)
    chosen = histogram.column(histogram.current)
    assert "2018" in histogram.accessibleName()
    shown = []
    histogram.period_chosen.connect(shown.append)
    QTest.mouseClick(histogram, Qt.MouseButton.LeftButton, pos=chosen.center().toPoint())
    settle(open_window.hub)
    assert period_words(shown[0]) in histogram.accessibleName()
    assert open_window.workspace is not None
    timeline = open_window.workspace.timeline
    assert timeline.isVisible()
    sight = timeline.canvas.scale_ahead
    assert sight.left < shown[0].first.toordinal() <= shown[0].last.toordinal() < sight.right
    assert not timeline.canvas.is_fitted


def test_an_open_question_leads_to_the_review(overview: OverviewPane, open_window: MainWindow, settle: Settle) -> None:
    assert overview.questions.model.rows[0].way is Way.REVIEW
    overview.questions.view.setCurrentIndex(overview.questions.model.index(0))
    QTest.keyClick(overview.questions.view, Qt.Key.Key_Space)
    settle(open_window.hub)
    assert open_window.workspace is not None
    assert open_window.workspace.review.isVisible()


def test_it_follows_what_is_changed(overview: OverviewPane, open_window: MainWindow, settle: Settle) -> None:
    from dossier.services import editing

    row = overview.people.model.rows[0]
    open_window.hub.command(lambda case: editing.rename_entity(case, row.target, "Lea Mark"))
    settle(open_window.hub)
    assert overview.people.model.rows[0].title == "Lea Mark"


def test_names_roles_and_reach(overview: OverviewPane, open_window: MainWindow) -> None:
    assert overview.isVisible()
    check_plain(open_window)
    check_names(open_window)
    check_reachable(open_window)
    check_tree(open_window)


def test_an_empty_case(window: MainWindow, tmp_path, settle: Settle) -> None:
    from dossier.services import cases

    window.hub.open_case(lambda: cases.create_case(tmp_path / "empty.dossier"))
    settle(window.hub)
    assert window.workspace is not None
    pane = window.workspace.overview
    pane.histogram.show_periods(())
    assert not window.offers["overview"].isEnabled()
