"""An undated event that counts from an undated one of another story says so, wherever its date would stand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from dossier.domain.views import EventView, Layer
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.timeline.words import spoken, tooltip
from dossier.services import cases, importing, reading

Settle = Callable[[Hub], None]

STORY = """Harbour master freed

Lena Markovic was released 14 months after her arrest. Tomas Hale was fined a year after July 2017.
"""


@pytest.fixture
def waiting(window: MainWindow, tmp_path: Path, settle: Settle) -> EventView:
    """The selected event of an open case that waits for another one to be dated."""
    (tmp_path / "charge.txt").write_text(STORY, encoding="utf-8")

    def opener() -> cases.CaseFile:
        case = cases.create_case(tmp_path / "waiting.dossier", "Waiting")
        list(importing.import_paths(case, [tmp_path / "charge.txt"]))
        return case

    window.hub.open_case(opener)
    settle(window.hub)
    got: list[EventView] = []
    window.hub.read(reading.events, got.extend)
    settle(window.hub)
    event = next(found for found in got if found.waiting)
    window.hub.select_event(event.id)
    settle(window.hub)
    return event


def test_the_event_bar_the_rows_and_the_timeline_say_what_is_waited_for(window: MainWindow, waiting: EventView) -> None:
    assert window.workspace is not None
    (sentence,) = waiting.waiting
    assert window.workspace.source.bar.facts["Why this date?"].text() == sentence
    model = window.workspace.dossier.model
    row = model.index(model.row_of_event(waiting.id))
    assert sentence in row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence in tooltip(waiting).replace("\n     ", " ")
    assert spoken(waiting).endswith(sentence)


def test_the_tooltip_of_a_time_tells_its_steps_in_words(window: MainWindow, waiting: EventView) -> None:
    assert window.workspace is not None
    notes = [mark.note for mark in window.workspace.source.text.marks.highlights if mark.layer is Layer.TIME]
    assert any("July 2017" in note for note in notes)
    assert not [note for note in notes if "->" in note]
