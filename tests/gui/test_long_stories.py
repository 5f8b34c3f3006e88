"""A story of ten million letters: only a part of it is ever laid out, whichever way one goes through it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.domain.documents import Passage, PassageRole
from dossier.domain.spans import Span
from dossier.domain.views import ArticleRow, ArticleView, Highlight, Layer
from dossier.gui.source.display import LINE, PART, WHOLE
from dossier.gui.source.text_view import SourceText

from .seen import are_words_in_view, words_set_off

WORDS = "Lena Markovic met Ruben Aldana in Odrin on 3 May 2019 and paid him a great deal of money there."
MOST = PART + 2 * LINE
"""Letters in the document at most, whatever the story."""
MOST_MARKS = 1_000


def story(between: str, size: int = 10_000_000) -> ArticleView:
    line = WORDS + between
    count = size // len(line)
    marks = []
    for begin in range(0, count * len(line), len(line)):
        marks.append(Highlight(Span(begin, begin + 13), Layer.PERSON, 1, "Lena Markovic"))
        marks.append(Highlight(Span(begin + 14, begin + 17), Layer.EVENT, begin + 1, "meet"))
    row = ArticleRow(1, 1, "long.txt", 1, "Long", None, None, "", 0, 0)
    passages = (Passage(Span(0, count * len(line)), PassageRole.BODY),)
    return ArticleView(row, 0, line * count, passages, tuple(marks), (), ())


@pytest.fixture(params=[" ", "\n"], ids=["one line", "many lines"])
def long(request: pytest.FixtureRequest) -> ArticleView:
    return story(request.param)


@pytest.fixture
def text(dressed: QApplication, long: ArticleView) -> SourceText:
    view = SourceText()
    view.resize(700, 600)
    view.show()
    view.show_article(long)
    QApplication.processEvents()
    return view


@pytest.mark.parametrize("width", [320, 700, 2000])
@pytest.mark.parametrize("size", [200, 400_000], ids=["a few words", "long"])
def test_lines_are_as_wide_as_what_is_seen_of_them(dressed: QApplication, width: int, size: int) -> None:
    view = SourceText()
    view.resize(width, 400)
    view.show()
    view.show_article(story(" ", size))
    QApplication.processEvents()
    block = view.firstVisibleBlock()
    view.document().documentLayout().blockBoundingRect(block)
    widths = [block.layout().lineAt(line).width() for line in range(block.layout().lineCount())]
    assert widths
    assert max(widths) <= view.viewport().width()
    assert view.horizontalScrollBar().maximum() == 0
    view.close()


def check_bounds(view: SourceText) -> None:
    assert view.document().characterCount() < MOST
    assert len(view.extraSelections()) < MOST_MARKS
    assert view.document().begin().length() < 10_000


def test_words_anywhere_are_set_off_and_in_view(text: SourceText, long: ArticleView) -> None:
    for mark in (long.highlights[1], long.highlights[len(long.highlights) // 2 + 1], long.highlights[-1]):
        at = mark.span.start - mark.span.start % (len(WORDS) + 1)
        text.show_words(Span(at, at + len(WORDS)), mark.span)
        QApplication.processEvents()
        assert words_set_off(text).replace("\n", "") == WORDS
        assert are_words_in_view(text)
        check_bounds(text)
    text.close()


def test_scrolling_goes_on_through_the_whole_story(text: SourceText) -> None:
    bar, seen = text.verticalScrollBar(), [text.top_offset()]
    while seen[-1] < 200_000:
        bar.setValue(bar.value() + 60)
        QApplication.processEvents()
        seen.append(text.top_offset())
        assert seen[-1] > seen[-2], "it never stops, and never jumps back"
        check_bounds(text)
    while seen[-1] > 0:
        bar.setValue(bar.value() - 60)
        QApplication.processEvents()
        seen.append(text.top_offset())
        assert seen[-1] < seen[-2]
    assert {mark.target for mark in text.marks_at(2)} == {1}
    text.close()


def test_the_bar_of_the_whole_story_leads_anywhere(text: SourceText, long: ArticleView) -> None:
    assert text.far.isVisible()
    assert not text.verticalScrollBar().isVisible()
    text.far.setValue(5_000_000)
    QApplication.processEvents()
    assert abs(text.top_offset() - 5_000_000) < 200
    check_bounds(text)
    QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert text.part().end == len(long.text)
    assert text.far.value() > 9_900_000
    QTest.keyClick(text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert text.top_offset() == 0
    text.close()


def test_a_click_far_inside_tells_the_right_mark(text: SourceText) -> None:
    got: list[Highlight] = []
    text.mark_clicked.connect(got.append)
    text.far.setValue(7_000_000)
    QApplication.processEvents()
    wanted = next(text.marks.within(Span(text.top_offset() + 300, text.top_offset() + 600)))
    first, last = text.rect_of(wanted.span)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=(first + QPoint(6, 6)))
    assert got == [wanted]
    assert last.y() > first.y()
    text.close()


def test_what_is_selected_is_copied_as_the_source_has_it(text: SourceText, long: ArticleView) -> None:
    span = Span(LINE - 50, LINE + 50)
    text.select(span)
    assert text.selected() == Span(span.start, span.end) or len(long.text[span.start : span.end].strip()) < 100
    text.copy()
    assert QGuiApplication.clipboard().text() == long.text[span.start : span.end]
    text.close()


def test_a_story_of_usual_length_has_its_own_bar(dressed: QApplication) -> None:
    view = SourceText()
    view.resize(400, 300)
    view.show()
    view.show_article(story("\n", WHOLE - 100))
    QApplication.processEvents()
    assert not view.is_in_parts()
    assert not view.far.isVisible()
    assert view.verticalScrollBar().isVisible()
    view.close()
