"""The bar over the timeline: its filters at the left, what is done with the whole of it at the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from dossier.gui.text import plain_tooltip
from dossier.gui.timeline.filter_bar import FilterBar
from dossier.tongue import tr


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
        for each in (self.table, self.key):
            each.setCheckable(True)
        bar = QHBoxLayout(self)
        bar.setContentsMargins(14, 3, 8, 3)
        bar.addWidget(filters, 1)
        for each in (self.table, self.picture, self.key, self.zoom_out, self.zoom_in, self.fit):
            bar.addWidget(each)


def flat_button(text: str, tip: str) -> QToolButton:
    """Return a button without a border; the tip, up to its key, is its name for screen readers."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(plain_tooltip(tip))
    button.setAccessibleName(tip.split(" (")[0])
    button.setProperty("role", "flat")
    return button
