"""Memory is given back once nothing has been asked for a while, and not over and over."""

from collections.abc import Callable
from pathlib import Path

from dossier.gui.hub import Hub
from dossier.services import cases, reading

Settle = Callable[[Hub], None]


def test_it_comes_once_after_the_last_answer(hub: Hub, case_path: Path, settle: Settle) -> None:
    resting = hub.resting
    assert not resting.is_due, "without a case there is nothing to give back"
    hub.open_case(lambda: cases.open_case(case_path))
    settle(hub)
    hub.read(reading.entities, lambda _: None)
    settle(hub)
    assert resting.is_due
    hub.rest()
    settle(hub)
    assert not resting.is_due, "having rested is no reason to rest"
    hub.read(reading.entities, lambda _: None)
    settle(hub)
    assert resting.is_due
    hub.close_case()
    settle(hub)
    hub.rest()
    assert hub.worker.is_idle(), "nothing is asked of a case that is closed"
