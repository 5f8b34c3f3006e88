"""Saved views: what was shown comes back, as a step of the case that can be undone."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.views import saved
from dossier.gui.views.menu import NameDialog, ViewsMenu
from dossier.timeline.filtering import Grouping

from .test_accessible_tree import check_tree
from .test_plain_and_reachable import check_names, check_reachable

Settle = Callable[[Hub], None]


@pytest.fixture
def views(open_window: MainWindow) -> ViewsMenu:
    assert open_window.views is not None
    return open_window.views


def names(views: ViewsMenu) -> list[str]:
    first = next(n for n, action in enumerate(views.actions()) if action.isSeparator())
    return [action.text() for action in views.actions()[:first] if action.isEnabled()]


def test_what_was_shown_comes_back(open_window: MainWindow, views: ViewsMenu, settle: Settle) -> None:
    assert open_window.workspace is not None
    workspace, hub = open_window.workspace, open_window.hub
    timeline = workspace.timeline
    timeline.filters.statuses.choose("alleged", False)
    person = timeline._gathered.board.people[0][0]
    timeline.filters.chooser.choose([person])
    timeline.filters.gaps.setChecked(True)
    timeline.filters.changed.emit()
    timeline.canvas.animated = False
    timeline.show_days(736_000.0, 736_400.0)
    hub.select_entity(person)
    settle(hub)
    wanted = saved.shown(hub, workspace)
    views.save("Only she")
    settle(hub)
    assert names(views) == ["Only she"]
    timeline.filters.grouping.setCurrentIndex(timeline.filters.grouping.findData(Grouping.KIND))
    timeline.filters.statuses.choose_all()
    timeline.filters.gaps.setChecked(False)
    timeline.fit()
    hub.select_entity(0)
    open_window.offers["graph"].trigger()
    settle(hub)
    assert saved.shown(hub, workspace) != wanted
    views.open_view("Only she")
    settle(hub)
    back = saved.shown(hub, workspace)
    assert back.pop("days") == pytest.approx(wanted.pop("days"))
    assert back == wanted
    assert [lane.key for lane in timeline.canvas.stage.lanes] == [person]
    assert hub.selected_entity == person


def test_saved_by_name_replaced_forgotten_and_undone(open_window: MainWindow, views: ViewsMenu, settle: Settle) -> None:
    for count in (1, 1):
        views.ask_name()
        asked = next(child for child in open_window.findChildren(NameDialog) if child.isVisible())
        check_names(asked)
        check_reachable(asked)
        check_tree(asked)
        asked.name.setFocus()
        QTest.keyClicks(asked.name, "First look")
        asked.save.click()
        settle(open_window.hub)
        assert len(names(views)) == count
    views._forget("First look")
    settle(open_window.hub)
    assert names(views) == []
    open_window.offers["undo"].trigger()
    settle(open_window.hub)
    assert names(views) == ["First look"]
    open_window.cases.close()
    settle(open_window.hub)
    assert names(views) == []


def test_a_view_of_what_is_gone_opens_all_the_same(open_window: MainWindow, views: ViewsMenu, settle: Settle) -> None:
    assert open_window.workspace is not None
    state = saved.shown(open_window.hub, open_window.workspace)
    state["filters"]["lanes"] = [9_999]
    state["tab"] = "somewhere"
    saved.show(open_window.hub, open_window.workspace, state)
    settle(open_window.hub)
    assert open_window.workspace.views.currentIndex() == 0
