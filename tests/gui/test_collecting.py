"""Looks for cycles come in the window's thread, when they stop nobody; and garbage goes in the end."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier.gui.collecting import FEW, MANY, Collector
from dossier.gui.hub import Hub
from dossier.services import cases, reading
from dossier.services.cases import CaseFile

Settle = Callable[[Hub], None]
LARGE = 5 * FEW


class Knot:
    """Holds itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def collector(hub: Hub) -> Iterator[Collector]:
    hub.resting.collector.start()
    yield hub.resting.collector
    hub.resting.collector.stop()


def test_nothing_is_looked_at_while_a_large_reading_goes_on(
    hub: Hub, collector: Collector, case_path: Path, settle: Settle
) -> None:
    hub.open_case(lambda: cases.open_case(case_path))
    settle(hub)
    looks: list[str] = []

    def listen(phase: str, _: dict[str, int]) -> None:
        looks.append(f"{phase} in {threading.current_thread().name}")

    def large(case: CaseFile) -> tuple[list[list[int]], "weakref.ref[Knot]"]:
        found = reading.entities(case)
        return [[len(found)] for _ in range(LARGE)], weakref.ref(Knot())

    answers: list[tuple[list[list[int]], weakref.ref[Knot]]] = []
    gc.callbacks.append(listen)
    try:
        hub.read(large, answers.append)
        settle(hub)
        collector.look()
    finally:
        gc.callbacks.remove(listen)
    assert collector.waiting > LARGE // 2, "what a large reading made is not looked at soon"
    assert not [look for look in looks if "MainThread" not in look]
    ((made, knot),) = answers
    assert len(made) == LARGE and knot() is not None
    hub.rest()
    settle(hub)
    assert collector.waiting < FEW, "it is set aside"
    hub.close_case()
    settle(hub)
    assert knot() is None


def test_a_few_new_things_are_looked_at_soon(collector: Collector) -> None:
    collector.collect_all()
    knot = weakref.ref(Knot())
    assert knot() is not None
    collector.look()
    assert knot() is None


def test_at_rest_what_waits_is_looked_at_or_set_aside(collector: Collector) -> None:
    collector.collect_all()
    kept = [[place] for place in range(FEW + FEW // 2)]
    few = weakref.ref(Knot())
    collector.rest()
    assert few() is None and len(kept) > FEW
    kept += [[place] for place in range(MANY + FEW)]
    many = weakref.ref(Knot())
    before = gc.get_freeze_count()
    collector.rest()
    assert many() is not None and collector.waiting < FEW
    assert gc.get_freeze_count() > before + MANY
    collector.collect_all()
    assert many() is None and len(kept) > MANY


def test_what_became_garbage_later_goes_as_well(collector: Collector) -> None:
    collector.collect_all()
    held = Knot()
    knot = weakref.ref(held)
    kept: list[list[int]] = []
    for _ in range(3):
        kept += [[place] for place in range(FEW // 2)]
        collector.look()
    del held
    for _ in range(6):
        kept += [[place] for place in range(FEW // 2)]
        collector.look()
    collector.collect_all()
    assert knot() is None and kept


def test_a_case_that_is_closed_leaves_nothing_behind(
    hub: Hub, collector: Collector, case_path: Path, settle: Settle
) -> None:
    hub.open_case(lambda: cases.open_case(case_path))
    settle(hub)
    answers: list[tuple[list[list[int]], weakref.ref[Knot]]] = []
    hub.read(lambda _: ([[place] for place in range(LARGE)], weakref.ref(Knot())), answers.append)
    settle(hub)
    ((made, knot),) = answers
    assert knot() is not None and len(made) == LARGE
    hub.close_case()
    settle(hub)
    assert knot() is None


def test_python_looks_by_itself_again_once_the_window_is_gone(hub: Hub) -> None:
    hub.resting.collector.start()
    assert not gc.isenabled() and gc.get_freeze_count()
    hub.resting.stop()
    assert gc.isenabled() and not gc.get_freeze_count()
