"""Whether a file writes its numeric dates day first or month first, where the file itself does not tell."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from dossier.domain.ledger_words import capitalised
from dossier.domain.mentions import NumericOrder
from dossier.domain.views import NumericDates
from dossier.gui.text import menu_text, one_line, plain_tooltip
from dossier.gui.wording import day_words
from dossier.tongue import tr

_WORDS: dict[NumericOrder, str] = {"DMY": "day first", "MDY": "month first"}
_TIP = "Dates in figures can be read in two ways in this story, and nothing in its file tells which is meant."


class NumericOrderButton(QPushButton):
    """A chip with a menu of both orders; hidden where there is nothing to choose."""

    order_requested = Signal(object, str)
    """The NumericDates shown, and the order that the user wants for them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: NumericDates | None = None
        self.setProperty("role", "chip")
        self.setToolTip(plain_tooltip(tr(_TIP)))
        menu = QMenu(tr("Numeric dates"), self)
        menu.setAccessibleName(tr("How the numeric dates of this file are read"))
        self._group = QActionGroup(menu)
        self.choices: dict[NumericOrder, QAction] = {}
        for order in _WORDS:
            choice = QAction(self._group, checkable=True)
            choice.setData(order)
            self.choices[order] = choice
            menu.addAction(choice)
        self._group.triggered.connect(self._chosen)
        self.setMenu(menu)
        self.show_dates(None)

    def show_dates(self, numeric: NumericDates | None) -> None:
        """Offer the two readings of *numeric*, or nothing."""
        self._shown = numeric
        self.setVisible(numeric is not None)
        self.menu().menuAction().setVisible(numeric is not None)
        if numeric is None:
            return
        self._mark()
        self.setText(f"{capitalised(order_words(numeric.order)) if numeric.order else tr('Numeric dates?')}  ▾")
        self.setAccessibleName(
            tr("Numeric dates: {0}").format(order_words(numeric.order) if numeric.order else tr("which order?"))
        )
        self.setAccessibleDescription(tr(_TIP))
        for order, choice in self.choices.items():
            choice.setText(menu_text(f"{capitalised(order_words(order))}: {reading_words(numeric, order)}"))

    def _mark(self) -> None:
        """Tick what the case holds. A group that has a tick only lets go of it while it is not exclusive."""
        self._group.setExclusive(False)
        for order, choice in self.choices.items():
            choice.setChecked(self._shown is not None and order == self._shown.order)
        self._group.setExclusive(True)

    def _chosen(self, choice: QAction) -> None:
        wanted, numeric = choice.data(), self._shown
        # The tick follows the case: the user may yet think better of it.
        self._mark()
        if numeric is not None and wanted != numeric.order:
            self.order_requested.emit(numeric, wanted)


def order_words(order: NumericOrder) -> str:
    """Return an order in words: "day first"."""
    return tr(_WORDS[order])


def reading_words(numeric: NumericDates, order: NumericOrder) -> str:
    """Return what the date means in an order: "03/04/2019 is 3 April 2019"."""
    day = numeric.day_first if order == "DMY" else numeric.month_first
    return f"{one_line(numeric.words, 40)} is {day_words(day)}"
