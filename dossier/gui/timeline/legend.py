"""The key: what the forms on the timeline mean, drawn with the same pen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.events import EventKind, Review, Status
from dossier.gui.theme import colours
from dossier.gui.timeline import bars, marks
from dossier.gui.timeline.lettering import Lettering
from dossier.timeline.items import Form, TimelineItem, shape_of

_HEIGHT = 30
_SAMPLE = 38.0
_FIRST, _LAST = date(2020, 1, 1), date(2020, 12, 31)


def _sample(when: DateInterval, status: Status = Status.ASSERTED, review: Review = Review.UNREVIEWED) -> TimelineItem:
    start, end, form, left, right = shape_of(when)
    return TimelineItem(0, start, end, form, left, right, status, review, EventKind.OTHER, "")


def _day(*, approximate: bool = False) -> DateInterval:
    return DateInterval(_FIRST, _FIRST, Precision.DAY, approximate=approximate)


def _days(precision: Precision = Precision.RANGE, extent: Extent = Extent.WITHIN) -> DateInterval:
    return DateInterval(_FIRST, _LAST, precision, extent=extent)


SAMPLES = (
    ("a day", _sample(_day())),
    ("about that day", _sample(_day(approximate=True))),
    ("lasted", _sample(_days(extent=Extent.THROUGHOUT))),
    ("some time within", _sample(_days())),
    ("in that month or year", _sample(_days(Precision.YEAR))),
    ("since", _sample(DateInterval(_FIRST, None, Precision.DAY))),
    ("alleged", _sample(_day(), Status.ALLEGED)),
    ("denied", _sample(_day(), Status.DENIED)),
    ("planned", _sample(_day(), Status.PLANNED)),
)
"""What the key explains: words and an item to draw."""


class Legend(QWidget):
    """A strip of samples with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName("Key to the timeline")
        self.setAccessibleDescription(
            "A diamond is a day, a solid bar lasted, a hatched bar is some time within; soft ends are not known to the "
            "day, an arrow leads to an open end. Filled is asserted, hollow alleged, crossed denied, dotted planned. "
            "A number after a cross, as in ×3, counts the reports of one happening; a crossed equals sign says that the "
            "sources disagree."
        )

    def sizeHint(self) -> QSize:
        return QSize(400, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(c.raised))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() - 1, 7.0))
        letters = Lettering(font)
        x, y = 16.0, self.height() / 2
        for words, item in SAMPLES:
            x = self._sample(painter, x, y, item, lambda name: QColor(str(getattr(c, name))))
            letters.left(painter, x, y, words, QColor(c.muted))
            x += letters.width(words) + 22
        x = self._plate(painter, letters, x, y, QColor(c.outline), QColor(c.text))
        letters.left(painter, x, y, "reports of it", QColor(c.muted))
        x += letters.width("reports of it") + 22
        marks.draw_contradicted(painter, x + marks.SIGN / 2, y, QColor(c.text))
        letters.left(painter, x + marks.SIGN + 6, y, "sources disagree", QColor(c.muted))
        painter.end()

    def _plate(self, painter: QPainter, letters: Lettering, x: float, y: float, outline: QColor, ink: QColor) -> float:
        """Draw the number of reports as a label bears it; return where its words begin."""
        sample = replace(SAMPLES[0][1], reports=3)
        plate = QRectF(x, y - 7.5, marks.count_width(sample) - marks.SIGN_GAP, 15)
        painter.setPen(outline)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(plate, 4, 4)
        letters.centre(painter, plate, marks.count_words(sample), ink)
        return x + marks.count_width(sample) + 1

    def _sample(self, painter: QPainter, x: float, y: float, item: TimelineItem, ink: Callable[[str], QColor]) -> float:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if item.form is Form.MARK:
            reach = 22.0 if item.left is not item.left.SHARP else 8.0
            marks.draw_mark(painter, item, x + reach, y, ink(item.status.value), ink("raised"))
            return x + 2 * reach + 4
        ends = bars.ends_of(item, x, x + _SAMPLE, self.width())
        bars.draw_bar(painter, item, ends, y, ink(item.status.value))
        return x + _SAMPLE + 8
