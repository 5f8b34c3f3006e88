"""Which page of a PDF file the words stand on, in the source and beside quotes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPainter, QPdfWriter

from dossier.domain.views import EventView
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.services import cases, importing, reading

Settle = Callable[[Hub], None]
PAGES = (
    ("Harbour chief jailed", "Published: 14 May 2018", "Lena Markovic was arrested on 12 May 2018 in Odrin."),
    ("Tomas Hale was fined on 3 May 2018 in Odrin.",),
)


@pytest.fixture
def printed(dressed: object, tmp_path: Path) -> Path:
    """A PDF file of two pages."""
    path = tmp_path / "report.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(150)
    painter = QPainter(writer)
    painter.setFont(QFont("DejaVu Sans", 11))
    for number, lines in enumerate(PAGES):
        if number:
            writer.newPage()
        for row, line in enumerate(lines):
            painter.drawText(100, 200 + 80 * row, line)
    painter.end()
    return path


@pytest.fixture
def read(window: MainWindow, printed: Path, tmp_path: Path, settle: Settle) -> list[EventView]:
    """The events of the file, in the window."""

    def opener() -> cases.CaseFile:
        case = cases.create_case(tmp_path / "pages.dossier", "Pages")
        assert [outcome.reason for outcome in importing.import_paths(case, [printed])] == [None]
        return case

    got: list[EventView] = []
    window.hub.open_case(opener)
    settle(window.hub)
    window.hub.read(reading.events, got.extend)
    settle(window.hub)
    return got


def test_events_tell_their_pages(window: MainWindow, read: list[EventView], settle: Settle) -> None:
    fined = next(event for event in read if "fined" in event.quote)
    arrested = next(event for event in read if "arrested" in event.quote)
    assert (arrested.page, fined.page) == (1, 2)
    assert window.workspace is not None
    source, dossier = window.workspace.source, window.workspace.dossier
    window.hub.select_event(fined.id)
    settle(window.hub)
    assert "of 2" in source.about.text()
    assert "report.pdf" in source.about.text()
    rows = [dossier.model.row(dossier.model.index(number)) for number in range(dossier.model.rowCount())]
    told = next(row for row in rows if row is not None and fined.id in row.events)
    assert told.foot.endswith(", page 2")
