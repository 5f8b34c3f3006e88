"""Marking in the source what the machine missed, and taking away what it got wrong: by bar, by key, by menu."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import EntityRow, EventView, Layer
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.source.make_date import MakeDateDialog
from dossier.gui.source.make_event import MakeEventDialog
from dossier.gui.source.make_name import MakeNameDialog
from dossier.gui.source.note_dialog import NoteDialog
from dossier.gui.source.pane import SourcePane
from dossier.services import editing, reading

from .test_plain_and_reachable import check_names, check_plain, check_reachable

Settle = Callable[[Hub], None]


@pytest.fixture
def source(open_window: MainWindow, settle: Settle) -> SourcePane:
    assert open_window.workspace is not None
    row = next(row for row in open_window.workspace.stories.model.rows if row.file == "verdict.txt")
    open_window.hub.select_article(row.id)
    settle(open_window.hub)
    return open_window.workspace.source


def select(source: SourcePane, words: str) -> Span:
    story = source.text.story()
    at = source.text.words_of(story).index(words)
    span = Span(story.start + at, story.start + at + len(words))
    source.text.select(span)
    assert source.text.selected() == span
    return span


def dialog(window: MainWindow, kind: type) -> object:
    found = [child for child in window.findChildren(kind) if child.isVisible()]
    assert len(found) == 1
    return found[0]


def events(window: MainWindow, settle: Settle) -> list[EventView]:
    got: list[EventView] = []
    window.hub.read(reading.events, got.extend)
    settle(window.hub)
    return got


def entities(window: MainWindow, settle: Settle) -> list[EntityRow]:
    got: list[EntityRow] = []
    window.hub.read(reading.entities, got.extend)
    settle(window.hub)
    return got


def press(source: SourcePane, key: Qt.Key, settle: Settle, modifier: object = Qt.KeyboardModifier.NoModifier) -> None:
    source.window().activateWindow()
    source.text.setFocus()
    QApplication.processEvents()
    QTest.keyClick(source.text, key, modifier)  # type: ignore[call-overload]
    settle(source._hub)


def test_an_event_is_made_by_key_and_shown_everywhere(
    open_window: MainWindow, source: SourcePane, settle: Settle
) -> None:
    select(source, "would appeal")
    before = len(events(open_window, settle))
    press(source, Qt.Key.Key_E, settle)
    asked = dialog(open_window, MakeEventDialog)
    assert isinstance(asked, MakeEventDialog)
    for check in (check_plain, check_names, check_reachable):
        check(asked)
    assert "Tomas Hale" in {asked.people.table.item(row, 0).text() for row in range(asked.people.table.rowCount())}
    asked.date.line.setText("July 2019")
    asked.save.click()
    settle(open_window.hub)
    found = events(open_window, settle)
    assert len(found) == before + 1
    made = next(event for event in found if "trigger" in event.edited)
    assert open_window.hub.selected_event == made.id
    assert source.bar.isVisible()
    assert source.bar.headline.text().startswith("July 2019")
    open_window.offers["undo"].trigger()
    settle(open_window.hub)
    assert len(events(open_window, settle)) == before
    assert open_window.hub.selected_event == 0


def test_a_name_is_made_from_the_bar_above_the_words(
    open_window: MainWindow, source: SourcePane, settle: Settle
) -> None:
    span = select(source, "prison")
    source.making.bar.settle()
    assert source.making.bar.isVisible()
    first, _ = source.text.rect_of(span)
    assert source.making.bar.geometry().bottom() <= first.y()
    check_plain(source.making.bar)
    QTest.mouseClick(source.making.bar.buttons[1], Qt.MouseButton.LeftButton)
    settle(open_window.hub)
    asked = dialog(open_window, MakeNameDialog)
    assert isinstance(asked, MakeNameDialog)
    for check in (check_plain, check_names, check_reachable):
        check(asked)
    asked.name.setText("Odrin prison")
    asked.kind.setCurrentIndex(asked.kind.findData(EntityKind.PLACE.value))
    asked.mark.click()
    settle(open_window.hub)
    made = next(row for row in entities(open_window, settle) if row.name == "Odrin prison")
    assert made.kind is EntityKind.PLACE
    mark = next(mark for mark in source.text.marks.highlights if mark.span == span)
    assert (mark.layer, mark.given) == (Layer.PLACE, True)
    source.text.setTextCursor(source.text._cursor(Span(span.start, span.start)))
    assert not source.making.bar.isVisible()
    press(source, Qt.Key.Key_Delete, settle)
    assert "Odrin prison" not in {row.name for row in entities(open_window, settle)}


def test_somebody_of_the_case_is_offered_for_words(open_window: MainWindow, source: SourcePane, settle: Settle) -> None:
    select(source, "Her lawyer")
    press(source, Qt.Key.Key_M, settle)
    asked = dialog(open_window, MakeNameDialog)
    assert isinstance(asked, MakeNameDialog)
    asked.search.setText("Markov")
    asked.known.setChecked(True)
    settle(open_window.hub)
    chosen = asked.chosen()
    assert chosen is not None
    asked.mark.click()
    settle(open_window.hub)
    assert select(source, "Her lawyer") in source.text.marks.names_of(chosen.id)


def test_a_date_is_marked_and_dates_its_event(open_window: MainWindow, source: SourcePane, settle: Settle) -> None:
    span = select(source, "would appeal")
    press(source, Qt.Key.Key_D, settle)
    asked = dialog(open_window, MakeDateDialog)
    assert isinstance(asked, MakeDateDialog)
    for check in (check_plain, check_names, check_reachable):
        check(asked)
    assert not asked.save.isEnabled()
    asked.date.line.setText("2020")
    asked.save.click()
    settle(open_window.hub)
    assert (Layer.TIME, True) in {(m.layer, m.given) for m in source.text.marks.highlights if m.span == span}


def test_a_note_is_written_seen_changed_and_removed(
    open_window: MainWindow, source: SourcePane, settle: Settle
) -> None:
    span = select(source, "three years")
    press(source, Qt.Key.Key_T, settle)
    asked = dialog(open_window, NoteDialog)
    assert isinstance(asked, NoteDialog)
    for check in (check_plain, check_names, check_reachable):
        check(asked)
    asked.text.setPlainText("<b>Why</b> so little?")
    QTest.keyClick(asked.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(open_window.hub)
    assert source.written.isVisible()
    assert source.written.item(0).text().endswith("<b>Why</b> so little?")
    assert [note.span for note in source.text.marks.notes] == [span]
    assert any("<b>Why</b>" in line for line in source.text._words_on(span.start))
    check_plain(source)
    source.written.setCurrentRow(0)
    source.written.itemActivated.emit(source.written.item(0))
    again = dialog(open_window, NoteDialog)
    assert isinstance(again, NoteDialog)
    again.remove.click()
    settle(open_window.hub)
    assert not source.written.isVisible()


def test_the_menu_offers_what_can_be_done_there(open_window: MainWindow, source: SourcePane, settle: Settle) -> None:
    hale = next(row for row in entities(open_window, settle) if row.name == "Tomas Hale")
    span = source.text.marks.names_of(hale.id)[0]
    menu = source.making.menu(span.start)
    words = [action.text() for action in menu.actions()]
    assert "“Tomas Hale” is not a name" in words
    assert "Event from these words…" not in words, "nothing is selected"
    next(action for action in menu.actions() if action.text() == "Not Tomas Hale here").trigger()
    settle(open_window.hub)
    assert span not in source.text.marks.names_of(hale.id)
    open_window.hub.command(editing.undo)
    settle(open_window.hub)
    assert span in source.text.marks.names_of(hale.id)


def test_without_a_selection_a_key_says_what_to_do(open_window: MainWindow, source: SourcePane, settle: Settle) -> None:
    said: list[str] = []
    open_window.hub.failed.connect(said.append)
    source.text.show_words(None)
    source.making.make("event")
    assert said
    assert said[0].startswith("Select the words")


def test_stepping_through_mentions_and_on_to_the_next_story(
    open_window: MainWindow, source: SourcePane, settle: Settle
) -> None:
    lena = next(row for row in entities(open_window, settle) if row.name == "Lena Markovic")
    open_window.hub.select_entity(lena.id)
    settle(open_window.hub)
    here = source.text.marks.names_of(lena.id)
    assert source.steps.words.text() == f"{len(here)} here"
    press(source, Qt.Key.Key_N, settle)
    assert source.steps.words.text() == f"1 of {len(here)}"
    press(source, Qt.Key.Key_N, settle, Qt.KeyboardModifier.ShiftModifier)
    assert source.steps.words.text() == f"{len(here)} of {len(here)}"
    before = open_window.hub.selected_article
    press(source, Qt.Key.Key_G, settle)
    assert open_window.hub.selected_article != before
    assert source.steps.words.text().startswith("1 of ")


def test_layers_are_switched_by_key(source: SourcePane, settle: Settle) -> None:
    for number, button in enumerate(source.layers.values()):
        press(source, Qt.Key(Qt.Key.Key_1.value + number), settle)
        assert not button.isChecked()
        press(source, Qt.Key(Qt.Key.Key_1.value + number), settle)
        assert button.isChecked()
