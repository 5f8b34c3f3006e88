"""Stars, tags, questions and pages in the window, by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dossier.domain.mentions import EntityKind
from dossier.domain.notes import NoteForm, SubjectKind
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.marks.dialog import MarksDialog
from dossier.gui.marks.page_dialog import PageDialog
from dossier.gui.models.entities import EntityModel
from dossier.gui.overview.leads import Way
from dossier.gui.people.rows import Row, RowKind
from dossier.services import marking, reading

from .test_accessible_tree import check_tree
from .test_plain_and_reachable import check_names, check_plain, check_reachable

Settle = Callable[[Hub], None]


@pytest.fixture
def person(open_window: MainWindow, settle: Settle) -> int:
    got = []
    open_window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), got.extend)
    settle(open_window.hub)
    open_window.hub.select_entity(got[0].id)
    settle(open_window.hub)
    return int(got[0].id)


def row(window: MainWindow, kind: RowKind) -> tuple[int, Row]:
    assert window.workspace is not None
    model = window.workspace.dossier.model
    rows = [model.row(model.index(n)) for n in range(model.rowCount())]
    return next((n, each) for n, each in enumerate(rows) if each is not None and each.kind is kind)


def dialog(window: MainWindow, kind: type) -> object:
    return next(child for child in window.findChildren(kind) if child.isVisible())


def test_the_star_by_key_shows_in_dossier_and_list(open_window: MainWindow, person: int, settle: Settle) -> None:
    open_window.offers["star"].trigger()
    settle(open_window.hub)
    assert row(open_window, RowKind.MARKS)[1].signs == "★"
    assert open_window.workspace is not None
    people = open_window.workspace.people
    index = people.model.index(people.model.row_of(person))
    assert str(index.data(EntityModel.FactsRole)).startswith("★")
    open_window.offers["star"].trigger()
    settle(open_window.hub)
    assert row(open_window, RowKind.MARKS)[1].signs == "☆"
    assert not str(index.data(EntityModel.FactsRole)).startswith("★")


def test_tags_and_questions_are_one_step(open_window: MainWindow, person: int, settle: Settle) -> None:
    assert open_window.workspace is not None
    pane = open_window.workspace.dossier
    number, _ = row(open_window, RowKind.MARKS)
    place = pane.list.visualRect(pane.model.index(number)).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(open_window.hub)
    asked = dialog(open_window, MarksDialog)
    check_plain(asked)
    check_names(asked)
    check_reachable(asked)
    check_tree(asked)
    QTest.keyClicks(asked.tags, "money, harbour")
    QTest.keyClicks(asked.question, "Who paid?")
    QTest.keyClick(asked.tags, Qt.Key.Key_Return)
    settle(open_window.hub)
    shown = row(open_window, RowKind.MARKS)[1]
    assert (shown.title, shown.left) == ("#harbour  #money", "? Who paid?")
    open_window.offers["marks"].trigger()
    settle(open_window.hub)
    asked = dialog(open_window, MarksDialog)
    asked.asked.item(0).setCheckState(Qt.CheckState.Checked)
    asked.tags.setText("money")
    asked.save.click()
    settle(open_window.hub)
    assert row(open_window, RowKind.MARKS)[1].left == ""
    for words in ("#harbour  #money", "Star it, tag it or ask a question…"):
        open_window.offers["undo"].trigger()
        settle(open_window.hub)
        assert row(open_window, RowKind.MARKS)[1].title == words


def test_a_question_of_mine_stands_in_the_overview(open_window: MainWindow, person: int, settle: Settle) -> None:
    open_window.hub.command(lambda case: marking.ask(case, SubjectKind.ENTITY, person, "Where was she?"))
    open_window.offers["overview"].trigger()
    settle(open_window.hub)
    assert open_window.workspace is not None
    first = open_window.workspace.overview.questions.model.rows[0]
    assert (first.title, first.way, first.target) == ("Where was she?", Way.PERSON, person)


@pytest.mark.parametrize(("name", "kind"), [("marks_event", SubjectKind.EVENT), ("marks_story", SubjectKind.ARTICLE)])
def test_events_and_stories_are_marked_too(
    open_window: MainWindow, person: int, settle: Settle, name: str, kind: SubjectKind
) -> None:
    assert person
    events = []
    open_window.hub.read(reading.events, events.extend)
    settle(open_window.hub)
    open_window.hub.select_event(events[0].id)
    settle(open_window.hub)
    open_window.offers[name].trigger()
    settle(open_window.hub)
    asked = dialog(open_window, MarksDialog)
    asked.star.setChecked(True)
    asked.save.click()
    settle(open_window.hub)
    found = []
    open_window.hub.read(lambda case: marking.marked(case, NoteForm.STAR), found.append)
    settle(open_window.hub)
    starred = {SubjectKind.EVENT: found[0].events, SubjectKind.ARTICLE: found[0].articles}
    assert starred[kind] == {events[0].id if kind is SubjectKind.EVENT else events[0].article}


def test_a_page_is_kept_while_it_is_written(open_window: MainWindow, person: int, settle: Settle) -> None:
    open_window.offers["page"].trigger()
    settle(open_window.hub)
    page = dialog(open_window, PageDialog)
    check_names(page)
    check_tree(page)
    QTest.keyClicks(page.text, "First she went")
    page.keep()
    settle(open_window.hub)
    assert row(open_window, RowKind.PAGE)[1].title == "First she went"
    QTest.keyClicks(page.text, " to Odrin.")
    page.reject()
    settle(open_window.hub)
    assert row(open_window, RowKind.PAGE)[1].title == "First she went to Odrin."
    open_window.offers["undo"].trigger()
    settle(open_window.hub)
    assert row(open_window, RowKind.PAGE)[1].title == "First she went"
    number, _ = row(open_window, RowKind.PAGE)
    assert open_window.workspace is not None
    pane = open_window.workspace.dossier
    pane.list.setCurrentIndex(pane.model.index(number))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    settle(open_window.hub)
    assert dialog(open_window, PageDialog).text.toPlainText() == "First she went"


def test_a_page_goes_with_its_case(open_window: MainWindow, person: int, settle: Settle) -> None:
    assert person
    open_window.offers["page"].trigger()
    settle(open_window.hub)
    page = dialog(open_window, PageDialog)
    open_window.hub.close_case()
    settle(open_window.hub)
    assert not [child for child in open_window.findChildren(PageDialog) if child.isVisible()] or not page.isVisible()
