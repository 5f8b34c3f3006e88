"""Several stories side by side, with one selection."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.domain.views import EventView, Layer
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.source.pane import SourcePane
from dossier.services import by_hand, reading

from .seen import are_words_in_view, words_set_off
from .test_plain_and_reachable import check_names, check_plain, check_reachable

Settle = Callable[[Hub], None]


@pytest.fixture
def source(open_window: MainWindow) -> SourcePane:
    assert open_window.workspace is not None
    return open_window.workspace.source


def stories(window: MainWindow) -> list[int]:
    assert window.workspace is not None
    return [row.id for row in window.workspace.stories.model.rows]


def event_of(window: MainWindow, settle: Settle, article: int) -> EventView:
    got: list[EventView] = []
    window.hub.read(reading.events, got.extend)
    settle(window.hub)
    return next(event for event in got if event.article == article)


def test_two_stories_show_each_its_own_events(open_window: MainWindow, source: SourcePane, settle: Settle) -> None:
    first, second = stories(open_window)[:2]
    open_window.hub.select_article(first)
    settle(open_window.hub)
    source.keep_beside.click()
    open_window.hub.select_article(second)
    settle(open_window.hub)
    kept = source.beside[first]
    assert kept.isVisible()
    assert kept.text.toPlainText() != source.text.toPlainText()
    for check in (check_plain, check_names, check_reachable):
        check(open_window)
    event = event_of(open_window, settle, first)
    open_window.hub.select_event(event.id)
    settle(open_window.hub)
    assert " ".join(words_set_off(kept.text).split()) == " ".join(event.quote.split())
    assert are_words_in_view(kept.text)
    assert words_set_off(source.text) == "", "the other story stays, to be compared with it"
    assert source._article is not None
    assert source._article.row.id == second
    assert source.bar.isVisible()


def test_a_click_beside_selects_everywhere_and_layers_go_together(
    open_window: MainWindow, source: SourcePane, settle: Settle
) -> None:
    first, second = stories(open_window)[:2]
    open_window.hub.select_article(second)
    settle(open_window.hub)
    source.open_beside(first)
    settle(open_window.hub)
    kept = source.beside[first]
    mark = next(mark for mark in kept.text.marks.highlights if mark.layer is Layer.PERSON)
    kept.text.mark_clicked.emit(mark)
    settle(open_window.hub)
    assert open_window.hub.selected_entity == mark.target
    marked = len(kept.text.extraSelections())
    source.layers[Layer.PERSON].click()
    assert len(kept.text.extraSelections()) < marked


def test_what_changes_is_shown_beside_too(open_window: MainWindow, source: SourcePane, settle: Settle) -> None:
    first, second = stories(open_window)[:2]
    open_window.hub.select_article(second)
    source.open_beside(first)
    settle(open_window.hub)
    open_window.hub.command(lambda case: by_hand.add_note(case, first, source.beside[first].text.story(), "Whole"))
    settle(open_window.hub)
    assert [note.text for note in source.beside[first].text.marks.notes] == ["Whole"]


def test_four_at_most_each_can_be_closed_and_they_come_again_with_the_case(
    open_window: MainWindow, source: SourcePane, settle: Settle, case_path: Path
) -> None:
    said: list[str] = []
    open_window.hub.failed.connect(said.append)
    ids = stories(open_window)
    for article in ids:
        source.open_beside(article)
    settle(open_window.hub)
    assert list(source.beside) == ids
    source.open_beside(999)
    assert said == ["4 stories are open side by side. Close one of them first."]
    source.beside[ids[0]].close_button.click()
    assert list(source.beside) == ids[1:]
    open_window.hub.close_case()
    settle(open_window.hub)
    assert not source.beside
    open_window.cases.open(case_path)
    settle(open_window.hub)
    assert list(source.beside) == ids[1:]
    source.close_beside(ids[1])
    source.open_beside(999)
    settle(open_window.hub)
    assert list(source.beside) == ids[2:], "what is not there is not kept open"
