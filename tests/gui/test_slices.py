"""Work in slices: keys are answered in between, and what is asked for at once is there at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from dossier.gui.slices import Slices


def parts(seen: list[str]) -> Iterator[None]:
    for name in "abc":
        seen.append(name)
        yield


def test_the_event_loop_comes_round_between_two_parts(qapp: QCoreApplication) -> None:
    seen: list[str] = []
    slices = Slices(parts(seen), lambda: seen.append("done"))
    between = QTimer()
    between.timeout.connect(lambda: seen.append("key"))
    between.start(0)
    slices.start()
    while "done" not in seen:
        QCoreApplication.processEvents()
    between.stop()
    order = "".join(name[0] for name in seen)
    assert "ak" in order and "bk" in order, order
    assert [name for name in seen if name != "key"] == ["a", "b", "c", "done"]


def test_what_is_left_is_done_at_once_where_it_is_asked_for(qapp: QCoreApplication) -> None:
    seen: list[str] = []
    slices = Slices(parts(seen), lambda: seen.append("done"))
    slices.finish()
    slices.finish()
    slices.start()
    QCoreApplication.processEvents()
    assert seen == ["a", "b", "c", "done"]


def test_a_part_that_fails_ends_it_and_is_told(qapp: QCoreApplication) -> None:
    def broken() -> Iterator[None]:
        yield
        raise ValueError("no room")

    told: list[str] = []
    slices = Slices(broken(), lambda: told.append("done"))
    with pytest.raises(ValueError, match="no room"):
        slices.finish()
    slices.finish()
    assert told == []
