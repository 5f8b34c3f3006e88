"""The key: what the forms on the timeline mean, drawn with the same pen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.events import EventKind, Review, Status
from dossier.gui.theme import Colours, colours
from dossier.gui.timeline import bars, marks
from dossier.gui.timeline.lettering import Lettering
from dossier.timeline.items import Form, TimelineItem, shape_of
from dossier.tongue import tr

_HEIGHT = 30
_SAMPLE = 38.0
_SIDE, _GAP = 16.0, 22.0
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
    ("reports of it", replace(_sample(_day()), reports=3)),
    ("sources disagree", replace(_sample(_day()), contradicted=True)),
)
"""What the key explains: words and an item to draw."""


class Legend(QWidget):
    """A strip of samples with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("Key to the timeline"))
        self.setAccessibleDescription(
            tr(
                "A diamond is a day, a solid bar lasted, a hatched bar is some time within; soft ends are not known "
                "to the "
                "day, an arrow leads to an open end. Filled is asserted, hollow alleged, crossed denied, dotted "
                "planned. "
                "A number after a cross, as in ×3, counts the reports of one happening; a crossed equals sign says "
                "that "
                "the sources disagree."
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        height = round(key_height(key_letters(self.font()), self.width()))
        if self.height() != height:
            self.setFixedHeight(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        c = colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(c.raised))
        draw_key(painter, key_letters(self.font()), self.width(), c)
        painter.end()


def key_letters(font: QFont) -> Lettering:
    """Return the letters of the key beside others in *font*."""
    smaller = QFont(font)
    smaller.setPointSizeF(max(smaller.pointSizeF() - 1, 7.0))
    return Lettering(smaller)


def key_height(letters: Lettering, width: float) -> float:
    """Return the pixels that the key is high where it is *width* wide."""
    return float(_HEIGHT * (1 + max(line for line, _, _ in _places(letters, width))))


def draw_key(painter: QPainter, letters: Lettering, width: float, colours_of: Colours) -> None:
    """Paint the key from the origin of *painter* on."""

    def ink(name: str) -> QColor:
        return QColor(str(getattr(colours_of, name)))

    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for (words, item), (line, x, after) in zip(SAMPLES, _places(letters, width), strict=True):
        y = (line + 0.5) * _HEIGHT
        _draw_sample(painter, letters, (x, y), item, ink)
        letters.left(painter, after, y, tr(words), ink("muted"))


def _places(letters: Lettering, width: float) -> list[tuple[int, float, float]]:
    """Return the line of each sample, where it begins, and where its words begin."""
    line, x, made = 0, _SIDE, []
    for words, item in SAMPLES:
        before = _sample_width(item, letters)
        end = x + before + letters.width(tr(words))
        if end > width - _SIDE and x > _SIDE:
            line, x = line + 1, _SIDE
        made.append((line, x, x + before))
        x += before + letters.width(tr(words)) + _GAP
    return made


def _draw_sample(
    painter: QPainter,
    letters: Lettering,
    place: tuple[float, float],
    item: TimelineItem,
    ink: Callable[[str], QColor],
) -> None:
    x, y = place
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if item.reports > 1:
        marks.draw_count(painter, letters, marks.count_words(item), x, y, ink("text"))
    elif item.contradicted:
        marks.draw_contradicted(painter, x + marks.SIGN / 2, y, ink("text"))
    elif item.form is Form.MARK:
        marks.draw_mark(painter, item, x + _reach(item), y, ink(item.status.value), ink("raised"))
    else:
        bars.draw_bar(painter, item, bars.ends_of(item, x, x + _SAMPLE, x + _SAMPLE), y, ink(item.status.value))


def _reach(item: TimelineItem) -> float:
    return 22.0 if item.left is not item.left.SHARP else 8.0


def _sample_width(item: TimelineItem, letters: Lettering) -> float:
    """Return the pixels from the beginning of a sample to its words."""
    if item.reports > 1:
        return marks.count_width(letters, marks.count_words(item)) + 2
    if item.contradicted:
        return marks.SIGN + 6
    return 2 * _reach(item) + 4 if item.form is Form.MARK else _SAMPLE + 8
