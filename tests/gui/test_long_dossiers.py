"""The dossier of somebody of whom very much is told: who it is at once, the rest when it has been read, in pages."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from benchmarks.made_up_case import opened
from dossier.domain.events import Review
from dossier.domain.views import EventView
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.models.dossier_rows import DossierModel
from dossier.gui.people import dossier_pane
from dossier.gui.people.dossier_pane import DossierPane
from dossier.gui.people.rows import Row, RowKind
from dossier.services import cases, editing, reading
from dossier.services.cases import CaseFile

Settle = Callable[[Hub], None]
BUSIEST = 1


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up case in which one name takes part in hundreds of events."""
    case, _ = opened(tmp_path_factory.mktemp("long"), 1_200)
    cases.close_case(case)
    return case.path


@pytest.fixture
def pane(path: Path, window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> Iterator[DossierPane]:
    """The pane of an open window, to which hundreds of events are very many."""
    monkeypatch.setattr(dossier_pane, "_MANY", 300)
    hub = window.hub
    hub.open_case(lambda: cases.open_case(path))
    settle(hub)
    found = window.findChild(DossierPane)
    assert found is not None
    yield found


def rows(pane: DossierPane) -> list[Row]:
    return [row for n in range(pane.model.rowCount()) if (row := pane.model.row(pane.model.index(n))) is not None]


def more(pane: DossierPane) -> list[int]:
    return [n for n, row in enumerate(rows(pane)) if row.hidden is not None]


def test_who_it_is_about_is_shown_first_and_then_the_rest(
    pane: DossierPane, window: MainWindow, settle: Settle
) -> None:
    first: list[list[RowKind]] = []
    pane.model.modelReset.connect(lambda: first.append([row.kind for row in rows(pane)]))
    window.hub.select_entity(BUSIEST)
    settle(window.hub)
    assert first[0][0] is RowKind.TITLE and first[0][-1] is RowKind.UNREAD
    assert RowKind.UNREAD not in first[-1] and len(first) == 2
    assert more(pane) and pane.model.rowCount() < 2_000
    assert window.hub.info is not None


def test_scrolling_down_and_choosing_the_line_read_on(pane: DossierPane, window: MainWindow, settle: Settle) -> None:
    window.hub.select_entity(BUSIEST)
    settle(window.hub)
    number, count = more(pane)[0], pane.model.rowCount()
    pane.list.setCurrentIndex(pane.model.index(number))
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    settle(window.hub)
    assert pane.model.rowCount() > count
    assert pane.list.currentIndex().row() == number
    assert rows(pane)[number].kind is not RowKind.MORE
    count = pane.model.rowCount()
    pane.list.scrollToTop()
    pane.list.scrollTo(pane.model.index(more(pane)[0]))
    settle(window.hub)
    assert pane.model.rowCount() > count


def test_an_event_that_is_selected_elsewhere_is_reached(pane: DossierPane, window: MainWindow, settle: Settle) -> None:
    window.hub.select_entity(BUSIEST)
    settle(window.hub)
    lot = pane.model.lots[0] if pane.model.lots[0].events else pane.model.lots[1]
    far = lot.events[-1]
    assert pane.model.row_of_event(far) == -1
    window.hub.select_event(far)
    settle(window.hub)
    row = pane.model.row(pane.list.currentIndex())
    assert row is not None and far in row.events


def test_a_reading_that_is_stopped_says_so_and_goes_on_when_asked(
    pane: DossierPane, window: MainWindow, settle: Settle
) -> None:
    hub, gate = window.hub, threading.Event()

    def stop() -> None:
        hub.patience.stop()
        gate.set()

    def head_shown() -> None:
        if rows(pane)[-1].kind is RowKind.UNREAD and not gate.is_set():
            # The rest is asked for after this, and waits here until it has been stopped.
            hub.worker.run(lambda _: gate.wait(60), lambda _: None, hub.report)
            QTimer.singleShot(0, stop)

    pane.model.modelReset.connect(head_shown)
    hub.select_entity(BUSIEST)
    settle(hub)
    (line,) = (n for n, row in enumerate(rows(pane)) if row.kind is RowKind.UNREAD)
    assert "stopped" in rows(pane)[line].title
    pane.list.setCurrentIndex(pane.model.index(line))
    pane.list.setFocus()
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    settle(hub)
    assert RowKind.UNREAD not in {row.kind for row in rows(pane)} and more(pane)


def test_a_dossier_that_cannot_be_read_does_not_say_that_it_is_being_read() -> None:
    model = DossierModel()
    model.show([Row(RowKind.TITLE, "Anna Berg"), Row(RowKind.UNREAD, "Reading 40,000 events…")])
    model.say_stopped(is_failed=True)
    said = [row.title for number in range(model.rowCount()) if (row := model.row(model.index(number))) is not None]
    assert said == ["Anna Berg", "The dossier could not be read. Choose this line to try again."]


def test_somebody_else_who_is_chosen_meanwhile_is_shown(pane: DossierPane, window: MainWindow, settle: Settle) -> None:
    window.hub.select_entity(BUSIEST)
    window.hub.select_entity(150)
    settle(window.hub)
    assert rows(pane)[0].kind is RowKind.TITLE and not more(pane)
    assert pane.list.accessibleName().endswith(rows(pane)[0].title)


def test_a_change_is_read_only_where_it_touches_what_is_told(
    pane: DossierPane, window: MainWindow, settle: Settle
) -> None:
    hub = window.hub
    hub.select_entity(BUSIEST)
    settle(hub)
    found: list[tuple[EventView, EventView]] = []

    def near_and_far(case: CaseFile) -> tuple[EventView, EventView]:
        stories = {row.id for row in reading.dossier(case, BUSIEST).sources}
        told = reading.events(case)
        here = next(event for event in told if event.article in stories)
        return here, next(event for event in told if event.article not in stories)

    hub.read(near_and_far, found.append)
    settle(hub)
    ((here, elsewhere),) = found
    shown: list[int] = []
    pane.model.modelReset.connect(lambda: shown.append(pane.model.rowCount()))
    hub.command(lambda case: editing.review_event(case, elsewhere.id, Review.REJECTED))
    settle(hub)
    assert not shown
    hub.command(lambda case: editing.review_event(case, here.id, Review.REJECTED))
    settle(hub)
    assert shown
    assert more(pane)
