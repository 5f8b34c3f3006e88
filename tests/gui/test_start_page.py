"""The first thing on screen: its ways in can be read at every size of text, and the window has room on its screen."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel

from dossier.gui import theme
from dossier.gui.main_window import MainWindow


@pytest.mark.parametrize("per_cent", [100, 150, 200])
def test_a_way_in_has_room_for_its_two_lines(window: MainWindow, dressed: QApplication, per_cent: int) -> None:
    theme.enlarge(per_cent)
    try:
        window.start.complete()
        window.resize(1366, 740)
        QApplication.processEvents()
        for button in window.start.buttons:
            lines = [label for label in button.findChildren(QLabel) if label.text()]
            assert len(lines) == 2
            heights = [QFontMetrics(line.font()).height() for line in lines]
            assert button.height() >= sum(heights) + 16, "and padding above and below"
            assert all(line.height() >= high for line, high in zip(lines, heights, strict=True))
    finally:
        theme.enlarge(100)


def test_several_recent_cases_are_in_sight(window: MainWindow, dressed: QApplication, tmp_path: Path) -> None:
    window.resize(1366, 740)
    window.start.show_recent([tmp_path / f"case {number}.dossier" for number in range(5)])
    QApplication.processEvents()
    recent = window.start.recent
    assert recent.isVisible()
    assert recent.viewport().height() >= 3 * recent.sizeHintForRow(0)


def test_the_first_window_fits_its_screen(window: MainWindow) -> None:
    fresh = MainWindow(window.hub)
    room = fresh.screen().availableSize()
    least = fresh.minimumSize()
    assert fresh.size() == fresh.size().boundedTo(room.expandedTo(least))
    assert fresh.size() == fresh.size().boundedTo(QSize(1360, 860))
    fresh.deleteLater()
