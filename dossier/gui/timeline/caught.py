"""The bar that says how many events a rubber band has caught, and what can be done with them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from dossier.domain.events import Review
from dossier.gui.hub import Hub
from dossier.gui.only_now import OnlyNow
from dossier.gui.text import PlainLabel
from dossier.gui.wording import counted
from dossier.tongue import tr


class CaughtBar(QFrame):
    """Shown while events are caught."""

    listed = Signal()
    """They are to be shown in the table."""
    zoomed = Signal()
    """The view is to go to them."""
    judged = Signal(object)
    """They are to be accepted or rejected, all in one step: a Review."""
    released = Signal()

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.words = PlainLabel("", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.addWidget(self.words)
        row.addStretch(1)
        for text, signal in (
            (tr("List them"), self.listed),
            (tr("Zoom to them"), self.zoomed),
            (tr("Let go"), self.released),
        ):
            button = QPushButton(text)
            button.setAccessibleName(
                tr("{0}, of the chosen events").format(text) if signal is not self.released else text
            )
            button.clicked.connect(signal)
            row.addWidget(button)
        judging: list[QPushButton] = []
        for place, (text, review) in enumerate(
            ((tr("Accept them"), Review.ACCEPTED), (tr("Reject them"), Review.REJECTED))
        ):
            button = QPushButton(text)
            button.setAccessibleName(tr("{0}, all of the chosen events").format(text))
            button.clicked.connect(lambda _=False, review=review: self.judged.emit(review))
            row.insertWidget(2 + place, button)
            judging.append(button)
        OnlyNow(hub, judging, self)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many there are; nothing of none."""
        self.words.setText(tr("{0} chosen").format(counted(count, "event")))
        self.setVisible(count > 0)
