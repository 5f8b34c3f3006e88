"""The bar over the timeline: its filters at the left, what is done with the whole of it at the right."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QToolButton, QWidget

from dossier.gui.flow import FlowRow
from dossier.gui.text import plain_tooltip
from dossier.gui.timeline.filter_bar import FilterBar
from dossier.tongue import tr

_SHARE = 1.3
"""Where filters have less than so many times the room of the buttons, the buttons stand below them."""


class Head(QFrame):
    """The filters, and buttons for the table, the picture, the key and the zoom."""

    def __init__(self, filters: FilterBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.table = flat_button(tr("Table"), tr("Show the same events as a table"))
        self.picture = flat_button(tr("Picture…"), tr("Save the timeline as a picture"))
        self.key = flat_button(tr("Key"), tr("Show or hide what the forms mean"))
        self.zoom_out = flat_button("−", tr("Zoom out (−)"))
        self.zoom_in = flat_button("+", tr("Zoom in (+)"))
        self.fit = flat_button(tr("Fit"), tr("Show everything (0)"))
        self.back = flat_button(tr("Back"), tr("Back to what was in sight before a name was chosen (Backspace)"))
        self.back.setEnabled(False)
        for each in (self.table, self.key):
            each.setCheckable(True)
        self._filters, self._actions = filters, FlowRow()
        for each in (self.table, self.picture, self.key, self.zoom_out, self.zoom_in, self.fit, self.back):
            self._actions.row.addWidget(each)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._bar.setContentsMargins(14, 3, 8, 3)
        self._bar.addWidget(filters, 1)
        self._bar.addWidget(self._actions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._actions.whole_width()
        # Below the filters they take one line; beside them, filters in a narrow column take three.
        is_narrow = self.width() - beside < beside * _SHARE
        self._bar.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        self._bar.setStretch(0, 0 if is_narrow else 1)
        self._actions.setMinimumWidth(0 if is_narrow else beside)


def flat_button(text: str, tip: str) -> QToolButton:
    """Return a button without a border; the tip, up to its key, is its name for screen readers."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(plain_tooltip(tip))
    button.setAccessibleName(tip.split(" (")[0])
    button.setProperty("role", "flat")
    return button
