"""One worker, answers in order, long work that lets others through."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from dossier.errors import Cancelled
from dossier.gui.tasks import Context, Worker


@pytest.fixture
def worker(dressed: QApplication) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


def fail(error: BaseException) -> None:
    raise AssertionError("unexpected") from error


def test_answers_come_in_order_and_in_the_window_s_thread(worker: Worker) -> None:
    got: list[tuple[int, bool]] = []
    here = threading.get_ident()
    for n in range(50):
        worker.run(lambda _, n=n: n, lambda n: got.append((n, threading.get_ident() == here)), fail)
    assert worker.drain()
    assert got == [(n, True) for n in range(50)]


def test_work_is_done_in_another_thread(worker: Worker) -> None:
    got: list[int] = []
    worker.run(lambda _: threading.get_ident(), got.append, fail)
    assert worker.drain()
    assert got != [threading.get_ident()]


def test_a_failure_goes_to_its_own_handler_and_work_goes_on(worker: Worker) -> None:
    failures: list[BaseException] = []
    got: list[str] = []
    worker.run(lambda _: 1 / 0, got.append, failures.append)
    worker.run(lambda _: "next", got.append, fail)
    assert worker.drain()
    assert [type(error) for error in failures] == [ZeroDivisionError]
    assert got == ["next"]


def test_the_latest_question_of_a_key_wins(worker: Worker) -> None:
    gate = threading.Event()
    got: list[object] = []
    worker.run(lambda _: gate.wait(60), got.append, fail)
    for n in range(5):
        worker.run(lambda _, n=n: n, got.append, fail, key="search")
    gate.set()
    assert worker.drain()
    assert got == [True, 4]


def test_a_question_called_off_is_not_answered(worker: Worker) -> None:
    gate = threading.Event()
    got: list[object] = []
    job = worker.run(lambda _: gate.wait(60), got.append, fail)
    job.cancel()
    gate.set()
    assert worker.drain()
    assert got == []


def test_questions_are_answered_between_the_steps_of_long_work(worker: Worker) -> None:
    log: list[str] = []

    def work(_: object, __: Context) -> Iterator[int]:
        for n in range(3):
            log.append(f"step {n}")
            started.set()
            worker_asks.wait(60)
            yield n

    started, worker_asks = threading.Event(), threading.Event()
    worker.run_long(work, lambda _: None, lambda cancelled: log.append(f"end {cancelled}"), fail)
    assert started.wait(60)
    worker.run(lambda _: log.append("question"), lambda _: None, fail)
    worker_asks.set()
    assert worker.drain()
    assert log == ["step 0", "question", "step 1", "step 2", "end False"]


def test_reads_are_answered_in_the_middle_of_a_step_but_changes_are_not(worker: Worker) -> None:
    log: list[str] = []
    started, asked = threading.Event(), threading.Event()

    def work(_: object, context: Context) -> Iterator[None]:
        started.set()
        asked.wait(60)
        context.progress(1, 2, "half")
        log.append("step")
        yield None

    worker.run_long(work, lambda _: None, lambda _: None, fail)
    assert started.wait(60)
    worker.run(lambda _: log.append("read"), lambda _: None, fail, reads_only=True)
    worker.run(lambda _: log.append("change"), lambda _: None, fail)
    asked.set()
    assert worker.drain()
    assert log == ["read", "step", "change"]


@pytest.mark.parametrize("raises", [False, True])
def test_long_work_stops_when_asked(worker: Worker, raises: bool) -> None:
    ends: list[bool] = []
    steps: list[int] = []

    def work(_: object, context: Context) -> Iterator[int]:
        n = 0
        while not context.is_cancelled():
            n += 1
            yield n
        if raises:
            raise Cancelled("stopped")

    def step(n: int) -> None:
        steps.append(n)
        if n == 3:
            job.cancel()

    job = worker.run_long(work, step, ends.append, fail)
    assert worker.drain()
    assert ends == [True]
    assert steps[:3] == [1, 2, 3]


def test_long_work_that_fails_says_so_once(worker: Worker) -> None:
    failures: list[BaseException] = []

    def work(_: object, __: Context) -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    worker.run_long(work, lambda _: None, lambda _: fail(ValueError()), failures.append)
    assert worker.drain()
    assert [str(error) for error in failures] == ["broken"]
    ends: list[bool] = []
    worker.run_long(lambda _, __: iter(()), lambda _: None, lambda _: ends.append(True), failures.append)
    assert worker.drain()
    assert (ends, len(failures)) == ([True], 1)


def test_progress_always_reports_the_end(worker: Worker) -> None:
    told: list[tuple[int, int, str]] = []

    def work(_: object, context: Context) -> Iterator[None]:
        for n in range(1000):
            context.progress(n + 1, 1000, "file")
        yield None

    worker.run_long(work, lambda _: None, lambda _: None, fail, lambda *report: told.append(report))
    assert worker.drain()
    assert told[-1] == (1000, 1000, "file")
    assert len(told) < 1000


def test_another_case_ends_long_work_first(worker: Worker) -> None:
    log: list[str] = []

    def work(_: object, context: Context) -> Iterator[int]:
        while not context.is_cancelled():
            yield 1

    opened: list[Any] = []
    worker.run_long(work, lambda _: None, lambda cancelled: log.append(f"ended {cancelled}"), fail)
    worker.replace_case(lambda _: "case", lambda case: log.append(f"opened {case}"), fail)  # type: ignore[arg-type,return-value]
    worker.run(lambda case: case, opened.append, fail)
    assert worker.drain()
    assert log == ["ended True", "opened case"]
    assert opened == ["case"]


def test_a_case_that_does_not_open_leaves_the_present_one(worker: Worker) -> None:
    got: list[Any] = []
    worker.replace_case(lambda _: "first", lambda _: None, fail)  # type: ignore[arg-type,return-value]
    worker.replace_case(lambda _: 1 / 0, lambda _: fail(ValueError()), lambda _: None)  # type: ignore[arg-type,return-value]
    worker.run(lambda case: case, got.append, fail)
    assert worker.drain()
    assert got == ["first"]


def test_stopping_finishes_what_was_asked_for(dressed: QApplication) -> None:
    done: list[int] = []
    worker = Worker()
    for n in range(20):
        worker.run(lambda _, n=n: done.append(n), lambda _: None, fail)
    worker.stop()
    assert done == list(range(20))


def test_only_the_windows_thread_lets_go_of_what_answers_hang_on(worker: Worker) -> None:
    """A widget may be taken down in its own thread alone, however late the worker comes to its last line."""
    gone_in: list[str] = []

    class Dialog:
        def __del__(self) -> None:
            gone_in.append(threading.current_thread().name)

        def written(self, _: object) -> None:
            return None

    def ask(count: int) -> None:
        for _ in range(count):
            short, long = Dialog(), Dialog()
            worker.run(lambda _: None, short.written, print)
            worker.run_long(lambda *_: iter([1, 2]), long.written, long.written, print)

    ask(20)
    assert worker.drain()
    worker.run(lambda _: None, lambda _: None, print)
    assert worker.drain()
    QCoreApplication.processEvents()
    assert len(gone_in) == 40
    assert set(gone_in) == {threading.current_thread().name}
