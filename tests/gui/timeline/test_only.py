"""The timeline bounded to some people and some sources."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.timeline.only import SomeOf
from dossier.gui.timeline.pane import TimelinePane
from dossier.services import editing, reading

Settle = Callable[[Hub], None]


def _pane(window: MainWindow) -> TimelinePane:
    assert window.workspace is not None
    return window.workspace.timeline


def _offered(part: SomeOf) -> list[str]:
    return [part.list.item(row).text() for row in range(part.list.count())]


def _tick(part: SomeOf, name: str, on: bool = True) -> None:
    item = next(part.list.item(row) for row in range(part.list.count()) if part.list.item(row).text() == name)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def _find(window: MainWindow, part: SomeOf, words: str, settle: Settle) -> None:
    part.search.setText(words)
    part.ask()
    settle(window.hub)


def test_only_the_events_of_ticked_people_from_ticked_sources_are_shown(
    open_window: MainWindow, settle: Settle
) -> None:
    pane, hub = _pane(open_window), open_window.hub
    only, canvas = pane.filters.only, pane.canvas
    everything = len(canvas.stage.lanes.items)
    _find(open_window, only.people, "hale", settle)
    assert _offered(only.people) == ["Tomas Hale"]
    _tick(only.people, "Tomas Hale")
    assert only.text() == "Only (1)  ▾"
    hale = len(canvas.stage.lanes.items)
    assert 0 < hale < everything
    _find(open_window, only.people, "", settle)
    assert _offered(only.people)[0] == "Tomas Hale", "what is ticked stands above what is found"
    _tick(only.people, "Lena Markovic")
    assert len(canvas.stage.lanes.items) > hale, "the events of either are shown"
    _find(open_window, only.sources, "CONVICTED", settle)
    assert _offered(only.sources) == ["Former harbour master convicted"]
    _tick(only.sources, "Former harbour master convicted")
    columns = canvas.stage.board.columns
    sources = {int(columns.articles[item]) for item in canvas.stage.lanes.items.tolist()}
    assert sources <= (only.sources.ids() or frozenset())
    kept = pane.filters.state()
    only.everything.click()
    assert len(canvas.stage.lanes.items) == everything
    assert only.text() == "Only  ▾"
    pane.filters.restore(kept)
    settle(hub)
    assert sorted(only.people.names()) == ["Lena Markovic", "Tomas Hale"]
    assert pane.filters.state() == kept
    pane.filters.reset()
    assert only.people.ids() is None


def test_the_undated_shelf_keeps_to_the_ticked_people_too(open_window: MainWindow, settle: Settle) -> None:
    pane = _pane(open_window)
    part = pane.filters.only.people
    _find(open_window, part, "", settle)
    _tick(part, "Lena Markovic")
    shelved = pane.shelf.count
    pane.filters.only.everything.click()
    assert shelved < pane.shelf.count


def test_who_is_gone_is_ticked_no_longer(open_window: MainWindow, settle: Settle) -> None:
    pane, hub = _pane(open_window), open_window.hub
    part = pane.filters.only.people
    _find(open_window, part, "", settle)
    _tick(part, "Tomas Hale")
    gone = next(iter(part.ids() or ()))
    rows = [row.id for row in _rows(open_window, settle) if row.id != gone]
    hub.command(lambda case: editing.merge_entities(case, rows[0], gone))
    settle(hub)
    assert part.ids() is None
    assert pane.filters.only.text() == "Only  ▾"
    assert len(pane.canvas.stage.lanes) > 1, "everybody else is shown again"


def _rows(window: MainWindow, settle: Settle) -> list[EntityRow]:
    got: list[EntityRow] = []
    window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), got.extend)
    settle(window.hub)
    return got


def test_of_many_names_a_page_is_read(open_window: MainWindow, settle: Settle) -> None:
    part = SomeOf("People shown", "Find a person")
    part.offer(([(number, f"Person {number}") for number in range(60)], 49_940))
    assert part.list.count() == 61
    assert "49,940" in _offered(part)[-1]
    assert not part.list.item(60).flags() & Qt.ItemFlag.ItemIsUserCheckable
    part.deleteLater()
