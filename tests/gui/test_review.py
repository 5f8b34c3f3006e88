"""Judging with the keyboard alone: each question with its words in view, each answer one step."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from dossier.domain.review import QuestionKind
from dossier.gui import theme
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.review.answer_button import AnswerButton
from dossier.gui.review.pane import ReviewPane


@pytest.fixture
def rest(open_window: MainWindow, settle: Callable[[Hub], None]) -> Callable[[], None]:
    """Wait until the window of the open case has come to rest."""
    return lambda: settle(open_window.hub)


@pytest.fixture
def judging(open_window: MainWindow, rest: Callable[[], None]) -> ReviewPane:
    """The review of the open case, with the keyboard in it."""
    open_window.offers["judge"].trigger()
    rest()
    assert open_window.workspace is not None
    return open_window.workspace.review


def test_the_first_question_stands_there_with_its_reasons(judging: ReviewPane) -> None:
    question = judging.queue.current
    assert question is not None
    assert judging.sentence.text() == question.sentence
    assert all(reason in judging.reasons.text() for reason in question.reasons)
    assert "to go" in judging.count.text()


def test_later_brings_the_next_and_back_the_one_before(judging: ReviewPane, rest: Callable[[], None]) -> None:
    first = judging.sentence.text()
    QTest.keyClick(judging, Qt.Key.Key_S)
    rest()
    assert judging.sentence.text() != first
    QTest.keyClick(judging, Qt.Key.Key_B)
    rest()
    assert judging.sentence.text() == first


def test_a_key_answers_and_undo_asks_again(
    open_window: MainWindow, judging: ReviewPane, rest: Callable[[], None]
) -> None:
    assert judging.queue.current is not None
    asked = judging.sentence.text()
    QTest.keyClick(judging, Qt.Key.Key_R)
    rest()
    assert judging.sentence.text() != asked
    assert "1 judged" in judging.count.text()
    open_window.offers["undo"].trigger()
    rest()
    QTest.keyClick(judging, Qt.Key.Key_B)
    rest()
    assert judging.sentence.text() == asked
    assert "0 judged" in judging.count.text()


def test_every_question_can_be_answered_until_nothing_is_left(judging: ReviewPane, rest: Callable[[], None]) -> None:
    for _ in range(40):
        if judging.queue.current is None:
            break
        assert QApplication.focusWidget() is judging, f"{QApplication.activeWindow()} has taken the keyboard"
        QTest.keyClick(judging, Qt.Key.Key_R)
        rest()
    assert judging.sentence.text() == "Nothing is left to judge."
    assert not any(button.isVisible() for button in (judging.reject, judging.edit, judging.later))


def test_the_words_in_question_are_in_view(
    open_window: MainWindow, judging: ReviewPane, rest: Callable[[], None]
) -> None:
    for _ in range(20):
        question = judging.queue.current
        assert question is not None
        if question.kind is QuestionKind.WHO:
            break
        QTest.keyClick(judging, Qt.Key.Key_S)
        rest()
    assert question is not None
    assert open_window.hub.selected_event == question.subject
    assert open_window.hub.selected_article == question.article
    assert question.quote.split()[0] in judging.quote.text()


def test_buttons_say_what_they_do_and_which_key_does_it(judging: ReviewPane) -> None:
    for button in judging.findChildren(QPushButton):
        if button.isVisible():
            assert button.text().endswith(")")
            assert button.accessibleName() or button.text()


def test_each_question_is_spoken_with_its_reasons(judging: ReviewPane, rest: Callable[[], None]) -> None:
    for _ in range(2):
        question = judging.queue.current
        assert question is not None
        assert judging.accessibleName() == f"Review: {question.sentence}"
        assert " ".join(question.reasons[0].split()) in judging.accessibleDescription()
        QTest.keyClick(judging, Qt.Key.Key_S)
        rest()


@pytest.mark.parametrize("width", [90, 130, 176, 276])
def test_the_words_of_a_button_go_on_in_further_lines(dressed: QApplication, width: int) -> None:
    words = "Beide sind dieselbe Person & Firma  (A)"
    button = AnswerButton(words)
    button.show()
    button.resize(width, 40)
    QApplication.processEvents()
    lines = button.text().replace("&&", "&").split("\n")
    assert "".join("".join(lines).split()) == "".join(words.split()), "no letter is lost"
    assert max(button.fontMetrics().horizontalAdvance(line) for line in lines) <= width - 28, "nor cut"
    assert (len(lines) > 1) == (width < 276)
    assert button.sizeHint().height() >= len(lines) * button.fontMetrics().lineSpacing()
    button.resize(600, 40)
    QApplication.processEvents()
    assert "\n" not in button.text(), "it takes the room that comes back"
    button.deleteLater()


def test_no_button_is_cut_where_text_is_large(
    open_window: MainWindow, judging: ReviewPane, rest: Callable[[], None]
) -> None:
    theme.enlarge(200)
    try:
        open_window.resize(1366, 740)
        rest()
        for button in judging.findChildren(AnswerButton):
            if button.isVisible():
                wide = max(button.fontMetrics().horizontalAdvance(line) for line in button.text().split("\n"))
                assert button.width() >= wide
                assert button.height() >= button.sizeHint().height()
                assert judging.rect().contains(button.geometry())
    finally:
        theme.enlarge(100)
