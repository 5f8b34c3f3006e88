"""The selected event below its source: what the machine made of the words, and the judging of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.events import Review
from dossier.domain.views import EventView
from dossier.domain.wording import STATUS_MEANINGS, STATUS_SIGNS, date_words, kind_words
from dossier.gui.hub import Hub
from dossier.gui.text import PlainLabel, plain_tooltip

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_REVIEW_WORDS = {
    Review.UNREVIEWED: "not reviewed yet",
    Review.ACCEPTED: "accepted",
    Review.REJECTED: "rejected",
    Review.EDITED: "edited by hand",
}


class EventBar(QFrame):
    """Kind, date, status and people of one event, with Accept, Reject and Edit."""

    edit_requested = Signal(int)
    """The user wants to edit the event with this id."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._event: EventView | None = None
        self.setProperty("role", "card")
        self.headline = PlainLabel(rank="heading")
        self.meaning = PlainLabel(rank="muted")
        self.why = PlainLabel(rank="muted")
        self.accept = QPushButton("Accept")
        self.reject = QPushButton("Reject")
        self.edit = QPushButton("Edit…")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for label in (self.headline, self.meaning, self.why):
            texts.addWidget(label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addLayout(texts, 1)
        for button in (self.accept, self.reject, self.edit):
            button.setAccessibleName(f"{button.text().removesuffix('…')} this event")
            layout.addWidget(button)
        self.accept.setCheckable(True)
        self.reject.setCheckable(True)
        self.accept.clicked.connect(lambda on: self._judge(Review.ACCEPTED if on else Review.UNREVIEWED))
        self.reject.clicked.connect(lambda on: self._judge(Review.REJECTED if on else Review.UNREVIEWED))
        self.edit.clicked.connect(self._edit)
        self.hide()

    def show_event(self, event: EventView | None) -> None:
        """Show an event, or hide."""
        self._event = event
        self.setVisible(event is not None)
        if event is None:
            return
        self.headline.setText(f"{date_words(event.date)} · {kind_words(event.kind)}")
        account = f"by the account of {event.attribution}" if event.attribution else "in the story's own voice"
        sign = f"{STATUS_SIGNS[event.status]} {event.status.value}"
        self.meaning.setText(f"{sign}: {STATUS_MEANINGS[event.status]}, {account} · {_REVIEW_WORDS[event.review]}")
        people = ", ".join(f"{part.entity.name} ({part.role.value})" for part in event.participants)
        places = ", ".join(place.name for place in event.places)
        why = event.date.explanation if event.date is not None else "the sources give no date that can be known"
        lines = [line for line in (people, f"in {places}" if places else "", f"Date: {why}" if why else "") if line]
        self.why.setText("\n".join(lines))
        self.why.setToolTip(plain_tooltip(self.why.text()))
        self.accept.setChecked(event.review is Review.ACCEPTED)
        self.reject.setChecked(event.review is Review.REJECTED)

    def _judge(self, review: Review) -> None:
        if self._event is None:
            return
        from dossier.services import editing

        event_id = self._event.id

        def change(case: "CaseFile") -> Changes:
            return editing.review_event(case, event_id, review)

        self._hub.command(change)

    def _edit(self) -> None:
        if self._event is not None:
            self.edit_requested.emit(self._event.id)
