"""The questions of the review, whatever the worker is at when somebody judges, turns away, or opens another case."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dossier.domain.changes import Changes
from dossier.domain.mentions import EntityKind
from dossier.domain.review import Answer, QuestionKind
from dossier.domain.views import EntityRow, ProposalView
from dossier.gui.dialogs.proposals import ProposalsDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.review.pane import ReviewPane
from dossier.gui.review.queue import ReviewQueue, Tally
from dossier.services import cases, reading

Settle = Callable[[Hub], None]


@contextmanager
def held(hub: Hub) -> Iterator[None]:
    """Keep the worker busy meanwhile: what is asked for waits."""
    goes_on = threading.Event()
    hub.read(lambda _: goes_on.wait(60), lambda _: None)
    yield
    goes_on.set()


@pytest.fixture
def filled(hub: Hub, case_path: Path, settle: Settle) -> Hub:
    hub.open_case(lambda: cases.open_case(case_path))
    settle(hub)
    return hub


@pytest.fixture
def queue(filled: Hub, settle: Settle) -> ReviewQueue:
    """The questions of the case, the first of them asked."""
    made = ReviewQueue(filled, filled)
    made.switch_on(True)
    settle(filled)
    assert made.current is not None
    return made


@pytest.fixture
def told(queue: ReviewQueue) -> list[Tally]:
    heard: list[Tally] = []
    queue.counted.connect(heard.append)
    return heard


def test_a_question_that_is_shown_twice_at_once_leaves_the_keyboard_where_it_is(
    open_window: MainWindow, settle: Settle
) -> None:
    open_window.offers["judge"].trigger()
    settle(open_window.hub)
    assert open_window.workspace is not None
    pane: ReviewPane = open_window.workspace.review
    while pane.queue.current is not None and not pane.queue.current.accept:
        QTest.keyClick(pane, Qt.Key.Key_S)
        settle(open_window.hub)
    asked = pane.queue.current
    assert asked is not None, "a question with an answer of its own"
    for _ in range(2):
        pane.queue.shown.emit(asked)
    settle(open_window.hub)
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [open_window]
    assert QApplication.focusWidget() is pane
    QTest.keyClick(pane, Qt.Key.Key_R)
    settle(open_window.hub)
    assert pane.sentence.text() != asked.sentence


def test_proposals_that_are_read_twice_at_once_open_no_window(open_window: MainWindow, settle: Settle) -> None:
    people: list[EntityRow] = []
    open_window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), people.extend)
    settle(open_window.hub)
    found = [ProposalView(1, people[0], people[1], "They are called alike.")]
    dialog = ProposalsDialog(open_window.hub, open_window)
    dialog.show()
    settle(open_window.hub)
    for _ in range(2):
        dialog.show_proposals(found)
    settle(open_window.hub)
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert set(shown) == {open_window, dialog}


def test_an_answer_given_twice_at_once_is_one_step(queue: ReviewQueue, filled: Hub, settle: Settle) -> None:
    failures: list[str] = []
    filled.failed.connect(failures.append)
    while queue.current is not None and queue.current.kind is not QuestionKind.WHO:
        queue.later()
        settle(filled)
    before: list[int] = []
    filled.read(lambda case: len(reading.history(case)), before.append)
    settle(filled)
    first = queue.current
    with held(filled):
        queue.answer(Answer.REJECT)
        queue.answer(Answer.REJECT)
    settle(filled)
    assert queue.current != first
    assert failures == []
    steps: list[int] = []
    filled.read(lambda case: len(reading.history(case)), steps.append)
    settle(filled)
    assert steps == [before[0] + 1]


def test_what_is_put_off_twice_at_once_is_put_off_once(
    queue: ReviewQueue, filled: Hub, settle: Settle, told: list[Tally]
) -> None:
    with held(filled):
        queue.later()
        queue.later()
    settle(filled)
    assert told[-1].later == 1


def test_what_is_stopped_is_asked_again(queue: ReviewQueue, filled: Hub, settle: Settle, told: list[Tally]) -> None:
    first = queue.current
    with held(filled):
        queue.answer(Answer.REJECT)
        filled.patience.stop()
    settle(filled)
    assert queue.current == first
    assert told[-1].answered == 0
    queue.answer(Answer.REJECT)
    settle(filled)
    assert queue.current != first
    assert told[-1].answered == 1


def test_turning_away_and_back_looks_on(filled: Hub, settle: Settle) -> None:
    queue = ReviewQueue(filled, filled)
    looking: list[bool] = []
    queue.looking.connect(looking.append)
    with held(filled):
        for on in (True, False, True):
            queue.switch_on(on)
    settle(filled)
    assert queue.current is not None
    assert looking[-1] is False


def test_it_gives_way_to_what_takes_long_and_looks_on_afterwards(filled: Hub, settle: Settle) -> None:
    queue = ReviewQueue(filled, filled)
    with held(filled):
        queue.switch_on(True)
        filled.busy.emit("Working…")
        filled.busy.emit("")
    settle(filled)
    assert queue.current is not None


def test_a_case_that_cannot_be_opened_ends_no_looking(filled: Hub, settle: Settle) -> None:
    queue = ReviewQueue(filled, filled)
    with held(filled):
        queue.switch_on(True)
        filled.open_case(lambda: cases.open_case(Path("nowhere.dossier")))
    settle(filled)
    assert queue.current is not None


def test_going_back_while_it_looks_loses_nothing(queue: ReviewQueue, filled: Hub, settle: Settle) -> None:
    first = queue.current
    queue.later()
    settle(filled)
    assert queue.current != first

    def go_back(is_looking: bool) -> None:
        if is_looking:
            queue.looking.disconnect(go_back)
            queue.back()

    queue.looking.connect(go_back)
    filled.add_changes(Changes(events=frozenset({1})))
    settle(filled)
    assert queue.current == first
