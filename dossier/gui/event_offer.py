"""Leads from the event that was chosen on the timeline to its source, where that stands on another tab."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from dossier.domain.views import EventView
from dossier.gui.hub import Hub
from dossier.gui.text import ElidedLabel, one_line
from dossier.gui.wording import date_words
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_LETTERS = 400
"""Of a longer quote only the beginning is shown; the source has it whole."""


class EventOffer(QFrame):
    """The words of the selected event in one line with a button to their source; there only while it is needed."""

    wanted = Signal()
    """The source is to be brought into sight."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._is_needed = False
        self.setProperty("role", "strip")
        self.words = ElidedLabel(cut=Qt.TextElideMode.ElideRight)
        self.button = QPushButton(tr("Show source"))
        self.button.setAccessibleName(tr("Show the source of the selected event"))
        self.button.clicked.connect(self.wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.setSpacing(10)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.button)
        hub.event_selected.connect(self._ask)
        self.hide()

    def need(self, is_needed: bool) -> None:
        """Tell whether the source stands on another tab."""
        self._is_needed = is_needed
        self._ask(self._hub.selected_event)

    def _ask(self, event_id: int) -> None:
        self._tell(None)
        if not event_id or not self._is_needed:
            return

        def question(case: "CaseFile") -> EventView:
            from dossier.services import reading

            return reading.event(case, event_id)

        self._hub.read(question, self._answered, key="offered event", failed=lambda _: None)

    def _answered(self, event: EventView) -> None:
        if event.id == self._hub.selected_event and self._is_needed:
            self._tell(event)

    def _tell(self, event: EventView | None) -> None:
        quote = f"{date_words(event.date)}: “{one_line(event.quote, _LETTERS)}”" if event is not None else ""
        self.words.setText(quote)
        self.button.setAccessibleDescription(quote)
        self.setVisible(event is not None)
