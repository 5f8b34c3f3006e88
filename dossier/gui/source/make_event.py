"""An event out of words of a source that the machine read over, filled in as far as the words tell."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from dossier.domain.by_hand import Suggestion
from dossier.domain.events import EventKind, Status
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.dialogs.event import DateLine, ParticipantTable, date_text
from dossier.gui.hub import Hub
from dossier.gui.text import PlainLabel, label_for, one_line
from dossier.gui.wording import STATUS_SIGNS, kind_words, status_meaning, status_word
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile


class MakeEventDialog(BaseDialog):
    """Date, kind, status and people of a new event, beside the sentence that states it."""

    def __init__(self, hub: Hub, hint: Suggestion, parent: QWidget | None = None) -> None:
        super().__init__(tr("New event"), "", parent)
        self._hub, self._hint = hub, hint
        self.close_with_case(hub)
        self.setMinimumWidth(600)
        start = hint.sentence.start
        trigger = hint.quote[hint.trigger.start - start : hint.trigger.end - start]
        self.quote = PlainLabel(f"“{one_line(hint.quote, 600)}”")
        named = [tr("Named by “{0}”").format(" ".join(trigger.split()))]
        if hint.places:
            named.append(tr("in {0}").format(", ".join(place.name for place in hint.places)))
        self.named = PlainLabel(one_line(" · ".join((*named, hint.file)), 200), "muted")
        self._date_text = date_text(hint.date)
        self.date = DateLine(self._date_text, day_only=False)
        self.date.line.setAccessibleName(tr("Date of the event"))
        self.kind, self.status = QComboBox(), QComboBox()
        self.people = ParticipantTable(hub, hint.people)
        self._build()
        self.save = self.add_primary(tr("Add event"), self._finish)
        self.add_dismiss()
        self.date.line.textChanged.connect(lambda: self.save.setEnabled(self.date.is_sound()))
        self.save.setEnabled(self.date.is_sound())
        self.date.line.selectAll()
        self.date.setFocus()

    def _build(self) -> None:
        for kind in sorted(EventKind, key=lambda kind: (kind is EventKind.OTHER, kind_words(kind))):
            self.kind.addItem(kind_words(kind), kind.value)
        for status in Status:
            self.status.addItem(
                f"{STATUS_SIGNS[status]}  {status_word(status)}: {status_meaning(status)}", status.value
            )
        self.kind.setCurrentIndex(self.kind.findData(self._hint.kind.value))
        self.status.setCurrentIndex(self.status.findData(self._hint.status.value))
        self.kind.setAccessibleName(tr("Kind of event"))
        self.status.setAccessibleName(tr("Status of the event"))
        form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = ((self.date, "&Date"), (self.kind, "&Kind"), (self.status, "&Status"), (self.people, "&People"))
        for control, words in rows:
            form.addRow(label_for(control, words), control)
        self.body.addWidget(self.quote)
        self.body.addWidget(self.named)
        self.body.addLayout(form)

    def _finish(self) -> None:
        hint = self._hint
        as_read = self.date.line.text().strip() == self._date_text
        date = hint.date if as_read else self.date.value()
        kind, status = EventKind(self.kind.currentData()), Status(self.status.currentData())
        people, places = self.people.participants(), [place.id for place in hint.places]
        made: list[int] = []

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import by_hand

            changes = by_hand.add_event(
                case,
                hint.article,
                hint.sentence,
                hint.trigger,
                kind=kind,
                status=status,
                date=date,
                participants=people,
                places=places,
            )
            made.append(max(changes.events))
            return changes

        self.accept()
        self._hub.command(change)
        # Asked after the change: what failed has made none.
        self._hub.read(lambda _: made[0] if made else 0, lambda id_: self._hub.select_event(id_) if id_ else None)
