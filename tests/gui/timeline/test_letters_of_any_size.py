"""Letters of the timeline at any size of text: none is cut, and dates read from left to right."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionFrame

from dossier.gui.theme import LIGHT
from dossier.gui.timeline.inks import Inks
from dossier.gui.timeline.lettering import Lettering
from dossier.gui.timeline.pane import TimelinePane
from dossier.timeline.stage import BODY, ROW


@pytest.mark.parametrize("per_cent", [80, 100, 125, 150, 200])
def test_rows_and_axis_have_room_for_their_letters(dressed: QApplication, per_cent: int) -> None:
    font = dressed.font()
    font.setPointSizeF(10 * per_cent / 100)
    inks = Inks(LIGHT, font)
    assert inks.row >= max(ROW, inks.plain.height + 4)
    assert inks.axis >= inks.bold.height + inks.small.height
    assert inks.chip.height <= BODY + 1


def _written(text: str, direction: Qt.LayoutDirection) -> QImage:
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    Lettering(QApplication.font()).left(painter, 4, 20, text, QColor("black"))
    painter.end()
    return image


def test_years_read_from_left_to_right_in_any_layout(dressed: QApplication) -> None:
    ways = Qt.LayoutDirection
    assert _written("2000–2049", ways.RightToLeft) == _written("2000–2049", ways.LeftToRight)
    assert _written("2000–2049", ways.RightToLeft) != _written("2049–2000", ways.LeftToRight)


def test_what_the_line_for_words_asks_for_is_never_cut(pane: TimelinePane) -> None:
    line = pane.filters.words
    for asked in (line.placeholderText(), "Mit Wörtern oder einem Teil davon …"):
        line.setPlaceholderText(asked)
        QApplication.sendEvent(pane.filters, QEvent(QEvent.Type.FontChange))
        option = QStyleOptionFrame()
        line.initStyleOption(option)
        shown = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()
        assert line.fontMetrics().horizontalAdvance(asked) <= shown - 4
