"""A date out of words of a source that the machine did not read as one."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from dossier.domain.by_hand import Suggestion
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.dialogs.event import DateLine, date_text
from dossier.gui.hub import Hub
from dossier.gui.text import PlainLabel, label_for, menu_text, one_line
from dossier.gui.wording import titled
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile


class MakeDateDialog(BaseDialog):
    """Asks which date some words mean, and which event of their sentence happened then."""

    def __init__(self, hub: Hub, hint: Suggestion, parent: QWidget | None = None) -> None:
        super().__init__(tr("When is “{0}”?").format(one_line(hint.words, 40)), "", parent)
        self._hub, self._hint = hub, hint
        self.close_with_case(hub)
        self.setMinimumWidth(520)
        self.quote = PlainLabel(f"“{one_line(hint.quote, 600)}”", "muted")
        says_so = hint.date if hint.timex is None or hint.timex.overlaps(hint.span) else None
        self.date = DateLine(date_text(says_so), day_only=False)
        self.date.line.setAccessibleName(tr("Date that the words mean"))
        self.event_box = QComboBox()
        self.event_box.setAccessibleName(tr("Event that happened then"))
        self.event_box.addItem(tr("None: only mark the words"), 0)
        for event in hint.told:
            self.event_box.addItem(menu_text(one_line(titled(event), 90)), event.id)
        undated = [event.id for event in hint.told if event.date is None]
        if undated:
            self.event_box.setCurrentIndex(self.event_box.findData(undated[0]))
        form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label_for(self.date, tr("&Date")), self.date)
        form.addRow(label_for(self.event_box, tr("Dates the &event")), self.event_box)
        self.body.addWidget(self.quote)
        self.body.addLayout(form)
        self.save = self.add_primary(tr("Mark"), self._finish)
        self.add_dismiss()
        self.date.line.textChanged.connect(self._tell)
        self._tell()
        self.date.setFocus()

    def _tell(self) -> None:
        self.save.setEnabled(self.date.is_sound() and bool(self.date.line.text().strip()))

    def _finish(self) -> None:
        hint, date, event = self._hint, self.date.value(), int(self.event_box.currentData())
        if date is None:
            return

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import by_hand

            return by_hand.add_date(case, hint.article, hint.span, date, event or None)

        self.accept()
        self._hub.command(change)
