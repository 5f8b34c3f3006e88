"""The panes for names, dossier, search and source: models, marks, and one selection."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QToolTip

from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import EntityRow, EventView, HitKind, Layer, SearchHit
from dossier.gui import theme
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.models.dossier_rows import DossierModel
from dossier.gui.models.entities import EntityModel
from dossier.gui.models.search_hits import SearchModel
from dossier.gui.people.rows import Row, RowKind
from dossier.gui.people.search import SearchBox
from dossier.gui.source.event_bar import participant_words
from dossier.gui.text import WrappedLabel
from dossier.gui.workspace import Workspace
from dossier.services import editing, reading

from .seen import are_words_in_view, words_set_off

Settle = Callable[[Hub], None]
TESTER = QAbstractItemModelTester.FailureReportingMode.Warning


@pytest.fixture
def panes(open_window: MainWindow) -> Workspace:
    assert open_window.workspace is not None
    return open_window.workspace


def events(window: MainWindow, settle: Settle) -> list[EventView]:
    got: list[EventView] = []
    window.hub.read(reading.events, got.extend)
    settle(window.hub)
    return got


def entity(number: int, name: str) -> EntityRow:
    return EntityRow(number, EntityKind.PERSON, name, (), 3, 2, 1, None, None)


def squeezed(text: str) -> str:
    return " ".join(text.split())


# Models.


def test_models_of_names_dossiers_and_hits_are_sound(dressed: QApplication) -> None:
    names, rows, hits = EntityModel(), DossierModel(), SearchModel()
    testers = [QAbstractItemModelTester(model, TESTER) for model in (names, rows, hits)]
    names.show_all([entity(1, "Ada"), entity(2, "Bert")])
    rows.show([Row(RowKind.TITLE, "Ada"), Row(RowKind.HEADING, "Events"), Row(RowKind.EVENT, "Met", target=5)])
    hits.show([SearchHit(HitKind.ENTITY, 1, "Ada", "Ada", (Span(0, 3),), None, None)])
    assert (names.rowCount(), rows.rowCount(), hits.rowCount()) == (2, 3, 1)
    assert names.row_of(2) == 1
    assert rows.row_of_event(5) == 2
    assert not rows.flags(rows.index(1)) & Qt.ItemFlag.ItemIsSelectable
    hits.show([], note="Nothing found")
    assert hits.index(0).data() == "Nothing found"
    assert hits.index(0).data(SearchModel.HitRole) is None
    assert not hits.flags(hits.index(0)) & Qt.ItemFlag.ItemIsSelectable
    names.show_all([])
    rows.show([])
    hits.show([])
    for model in (names, rows, hits):
        assert model.rowCount() == 0
    assert len(testers) == 3


# Names.


def test_tabs_say_how_many_where_there_is_room(open_window: MainWindow, panes: Workspace) -> None:
    info = open_window.hub.info
    assert info is not None
    panes.people.resize(600, 400)
    assert panes.people.tabs.tabText(0) == f"People {info.people}"
    panes.people.resize(200, 400)
    assert panes.people.tabs.tabText(0) == "People"
    assert panes.people.tabs.tabToolTip(0) == f"{info.people} people"


def test_choosing_an_organisation_turns_to_its_tab(open_window: MainWindow, panes: Workspace, settle: Settle) -> None:
    got: list[EntityRow] = []
    open_window.hub.read(lambda case: reading.entities(case, EntityKind.ORGANISATION), got.extend)
    settle(open_window.hub)
    open_window.hub.select_entity(got[0].id)
    settle(open_window.hub)
    assert panes.people.tabs.currentIndex() == 1
    assert panes.people.list.currentIndex().data(EntityModel.IdRole) == got[0].id


# One selection.


def test_every_pane_follows_an_event(open_window: MainWindow, panes: Workspace, settle: Settle) -> None:
    for event in events(open_window, settle):
        open_window.hub.select_event(event.id)
        settle(open_window.hub)
        assert open_window.hub.selected_article == event.article
        assert squeezed(words_set_off(panes.source.text)) == squeezed(event.quote)
        assert are_words_in_view(panes.source.text)
        marked = panes.stories.table.currentIndex()
        assert marked.row() == panes.stories.model.place(event.article).row()


def test_the_words_stay_in_view_when_the_event_is_judged_below_them(
    open_window: MainWindow, panes: Workspace, settle: Settle
) -> None:
    open_window.resize(open_window.minimumSize())
    event = events(open_window, settle)[-1]
    open_window.hub.select_event(event.id)
    settle(open_window.hub)
    assert panes.source.bar.isVisible()
    assert are_words_in_view(panes.source.text)
    panes.source.bar.edit.setFocus()
    for button in (panes.source.bar.accept, panes.source.bar.reject):
        button.click()
        settle(open_window.hub)
        assert are_words_in_view(panes.source.text)
        assert squeezed(words_set_off(panes.source.text)) == squeezed(event.quote)


def test_scrolling_by_hand_is_not_undone(open_window: MainWindow, panes: Workspace, settle: Settle) -> None:
    text = panes.source.text
    open_window.hub.select_event(events(open_window, settle)[-1].id)
    settle(open_window.hub)
    text.setMaximumHeight(40)
    QApplication.processEvents()
    text.verticalScrollBar().triggerAction(text.verticalScrollBar().SliderAction.SliderToMinimum)
    before = text.verticalScrollBar().value()
    text.setMaximumHeight(45)
    QApplication.processEvents()
    assert text.verticalScrollBar().value() == before


def test_show_words_sets_off_what_is_no_event(open_window: MainWindow, panes: Workspace, settle: Settle) -> None:
    row = panes.stories.model.rows[0]
    open_window.hub.select_event(events(open_window, settle)[0].id)
    settle(open_window.hub)
    got: list[int] = []
    open_window.hub.read(lambda case: reading.article(case, row.id).start, got.append)
    settle(open_window.hub)
    words = Span(got[0] + 4, got[0] + 9)
    open_window.hub.select_article(row.id)
    panes.source.show_words(row.id, words)
    settle(open_window.hub)
    assert open_window.hub.selected_event == 0
    assert len(words_set_off(panes.source.text)) == 5
    assert not panes.source.bar.isVisible()


def test_without_a_selection_the_source_has_one_line(open_window: MainWindow, panes: Workspace, settle: Settle) -> None:
    assert not panes.source.head.isVisible()
    assert "Choose an event or a story" in panes.source.text.placeholderText()
    open_window.hub.select_article(panes.stories.model.rows[0].id)
    settle(open_window.hub)
    assert panes.source.head.isVisible()


# Marks.


def test_layers_are_switched_off_and_on(open_window: MainWindow, panes: Workspace, settle: Settle) -> None:
    open_window.hub.select_article(panes.stories.model.rows[0].id)
    settle(open_window.hub)
    text = panes.source.text
    every = len(text.extraSelections())
    for layer, button in panes.source.layers.items():
        offset = next((mark.span.start for mark in text.marks.highlights if mark.layer is layer), None)
        button.click()
        shown = len(text.extraSelections())
        assert offset is None or shown < every
        if offset is not None:
            assert layer not in {mark.layer for mark in text.marks_at(offset)}
        button.click()
        assert len(text.extraSelections()) == every


def test_a_click_on_a_name_in_the_text_selects_it(open_window: MainWindow, panes: Workspace, settle: Settle) -> None:
    open_window.hub.select_article(panes.stories.model.rows[0].id)
    settle(open_window.hub)
    text = panes.source.text
    mark = next(mark for mark in text.marks.highlights if mark.layer is Layer.PERSON and mark.target)
    cursor = text._cursor(Span(mark.span.start + 1, mark.span.start + 1))
    text.setTextCursor(cursor)
    place = text.cursorRect(cursor).center()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(open_window.hub)
    assert open_window.hub.selected_entity == mark.target


def test_tooltips_over_marks_are_letters(open_window: MainWindow, panes: Workspace, settle: Settle) -> None:
    open_window.hub.select_article(panes.stories.model.rows[0].id)
    settle(open_window.hub)
    text = panes.source.text
    found = next(mark for mark in text.marks.highlights if mark.layer is Layer.PERSON and mark.target)
    renamed = found.target or 0
    open_window.hub.command(lambda case: editing.rename_entity(case, renamed, "<b>bold</b>"))
    settle(open_window.hub)
    mark = next(mark for mark in text.marks.highlights if mark.layer is Layer.PERSON and mark.target == renamed)
    text.setTextCursor(text._cursor(Span(mark.span.start + 1, mark.span.start + 1)))
    place: QPoint = text.cursorRect().center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, text.viewport().mapToGlobal(place))
    QApplication.sendEvent(text.viewport(), event)
    assert not QtGui.Qt.mightBeRichText(QToolTip.text())
    QToolTip.hideText()


def test_marks_change_with_the_scheme(open_window: MainWindow, panes: Workspace, settle: Settle) -> None:
    open_window.hub.select_event(events(open_window, settle)[0].id)
    settle(open_window.hub)

    def inks() -> set[str]:
        return {part.format.background().color().name() for part in panes.source.text.extraSelections()}

    light = inks()
    assert theme.LIGHT.event_soft in light
    theme.choose(theme.Scheme.DARK)
    QApplication.processEvents()
    assert theme.DARK.event_soft in inks()
    assert theme.LIGHT.event_soft not in inks()
    assert are_words_in_view(panes.source.text)


# Search.


def test_a_search_without_an_answer_says_so(open_window: MainWindow, settle: Settle) -> None:
    box = open_window.toolbar.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    open_window.activateWindow()
    box.setFocus()
    box.setText("zzqqxx")
    box.ask()
    settle(open_window.hub)
    assert box.model.index(0).data().startswith("Nothing found.")
    box.clear()
    box.ask()
    settle(open_window.hub)
    assert box.model.rowCount() == 0


def test_what_was_asked_before_the_last_letter_is_not_answered(open_window: MainWindow, settle: Settle) -> None:
    box = open_window.toolbar.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    shown: list[str] = []
    box.model.modelReset.connect(lambda: shown.append(str(box.model.index(0).data())))
    box.setText("harb")
    box.ask()
    settle(open_window.hub)
    assert not shown[-1].startswith("Nothing found.")
    shown.clear()
    box.ask()
    QTest.keyClicks(box, "zq")
    settle(open_window.hub)
    box.ask()
    settle(open_window.hub)
    assert shown and all(title.startswith("Nothing found.") for title in shown)


def test_choosing_with_return_closes_what_was_found(open_window: MainWindow, settle: Settle) -> None:
    box = open_window.toolbar.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    open_window.activateWindow()
    box.setFocus()
    box.setText("markovic")
    box.ask()
    settle(open_window.hub)
    assert box.popup.isVisible()
    QTest.keyClick(box.popup, Qt.Key.Key_Down)
    QTest.keyClick(box.popup, Qt.Key.Key_Return)
    assert open_window.hub.selected_entity
    settle(open_window.hub)
    assert not box.popup.isVisible(), "the line, which hears Return as well, has not asked once more"


@pytest.mark.parametrize("line", ["names", "stories", "everything"])
def test_keys_of_the_window_work_in_every_search_line(open_window: MainWindow, panes: Workspace, line: str) -> None:
    box = open_window.toolbar.findChild(SearchBox)
    assert isinstance(box, SearchBox)
    panes.left.setCurrentIndex(int(line == "stories"))
    open_window.activateWindow()
    place = {"names": panes.people.search, "stories": panes.stories.search, "everything": box}[line]
    place.setFocus()
    place.setText("abc")
    place.home(False)
    QTest.keyClick(place, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is box
    assert place.text() == "abc"


# Labels.


def test_a_long_headline_takes_two_lines_and_its_whole_text_is_the_tooltip(dressed: QApplication) -> None:
    label = WrappedLabel("heading")
    label.setText("Word after word 🙂 " * 40)
    label.resize(300, 100)
    lines = label._broken(300)
    assert len(lines) == 2
    assert lines[0].startswith("Word after word 🙂")
    assert lines[1].endswith("…")
    assert label.heightForWidth(300) == 2 * label.fontMetrics().lineSpacing()
    assert label.minimumHeight() <= label.heightForWidth(300)
    label.setText("Short")
    assert label.heightForWidth(300) == label.fontMetrics().lineSpacing()
    assert not label.grab().isNull()


def test_who_takes_part_in_words(open_window: MainWindow, settle: Settle) -> None:
    event = next(event for event in events(open_window, settle) if event.participants)
    words = participant_words(event.participants)
    assert all(part.entity.name in words for part in event.participants)
    assert not {"patient", "agent"} & set(words.split())


def test_recent_cases_say_where_they_are(window: MainWindow, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    window.start.show_recent([tmp_path / "one" / "Case.dossier", tmp_path / "two" / "Case.dossier"])
    places = [window.start.recent.item(row).data(EntityModel.FactsRole) for row in range(2)]
    assert places == [str(tmp_path / "one"), str(tmp_path / "two")]
    window.start.show_recent([Path.home() / "cases" / "Case.dossier"])
    assert window.start.recent.item(0).data(EntityModel.FactsRole) == str(Path("~/cases"))
