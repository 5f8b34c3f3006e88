"""Colours and letters of the timeline, and how long its labels are."""

from PySide6.QtGui import QColor, QFont

from dossier.gui.theme import Colours
from dossier.gui.timeline import marks
from dossier.gui.timeline.lettering import Lettering
from dossier.timeline.columns import look_of
from dossier.timeline.items import TimelineItem
from dossier.timeline.stage import BODY, ROW

_SHADES = 48
_AIR = 6.0
"""Pixels between the letters of two rows."""
_AXIS = 48.0
"""Pixels of the axis on top, beside text of the usual size."""


class Inks:
    """One set of colours and fonts."""

    def __init__(self, colours: Colours, font: QFont) -> None:
        self.font = QFont(font)
        """The font that the others are made of."""
        small, bold, small_bold = QFont(font), QFont(font), QFont(font)
        small.setPointSizeF(max(font.pointSizeF() - 1, 7.0))
        bold.setWeight(QFont.Weight.DemiBold)
        small_bold.setPointSizeF(small.pointSizeF())
        small_bold.setWeight(QFont.Weight.DemiBold)
        self.plain = Lettering(font)
        self.small = Lettering(small)
        self.bold = Lettering(bold)
        # Counts stand in chips and plates as high as a bar.
        self.chip = _no_higher_than(BODY, small_bold)
        self.row = max(ROW, float(round(self.plain.height + _AIR)))
        """Pixels from one row of a lane to the next, so that no letter is cut."""
        self.axis = max(_AXIS, float(2 * round((self.bold.height + self.small.height) / 2 + _AIR)))
        """Pixels of the axis on top."""
        self.colours = colours
        self._inks: dict[str, QColor] = {}
        self._signs: dict[int, float] = {}
        self._shades = [self._shade(number / _SHADES) for number in range(_SHADES + 1)]

    def forget(self) -> None:
        """Keep no words that were measured."""
        for letters in (self.plain, self.small, self.bold, self.chip):
            letters.forget()

    def ink(self, name: str) -> QColor:
        """Return a colour of the theme by its field's name."""
        found = self._inks.get(name)
        if found is None:
            found = self._inks[name] = QColor(str(getattr(self.colours, name)))
        return found

    def density(self, density: float) -> QColor:
        """Return the ground's colour on its way to the accent; opaque, since blending large areas is slow."""
        return self._shades[round(density * _SHADES)]

    def _shade(self, density: float) -> QColor:
        ground, soft = self.ink("surface"), self.ink("accent_soft")
        part = 0.35 + 0.6 * density
        return QColor.fromRgbF(
            ground.redF() + (soft.redF() - ground.redF()) * part,
            ground.greenF() + (soft.greenF() - ground.greenF()) * part,
            ground.blueF() + (soft.blueF() - ground.blueF()) * part,
        )

    def label_width(self, item: TimelineItem) -> float:
        """Return the pixels that an item's label takes with its signs."""
        return self.width_of(item.label, look_of(item), item.reports)

    def width_of(self, text: str, look: int, reports: int) -> float:
        """Return the pixels that a label takes with the signs of a look and the number of reports."""
        signs = self._signs.get(look)
        if signs is None:
            signs = self._signs[look] = marks.signs_width_of(look)
        count = marks.count_width(self.chip, marks.count_words_of(reports)) if reports > 1 else 0.0
        return self.plain.width(text) + signs + count + 2


def _no_higher_than(pixels: float, font: QFont) -> Lettering:
    letters = Lettering(font)
    if letters.height > pixels:
        font.setPointSizeF(font.pointSizeF() * pixels / letters.height)
        letters = Lettering(font)
    return letters
