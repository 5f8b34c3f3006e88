"""Star, tags and questions of one name, event or story, changed in one step."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QListWidget, QListWidgetItem, QWidget

from dossier.domain.notes import Marks, SubjectKind
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.hub import Hub
from dossier.gui.text import PlainLabel, label_for, one_line, plain_tooltip, wrapped
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile


class MarksDialog(BaseDialog):
    """A star to tick, tags between commas, the questions asked so far with a tick for each answer, and a new one."""

    def __init__(
        self,
        hub: Hub,
        kind: SubjectKind,
        subject: int,
        name: str,
        marks: Marks,
        known: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Star, tags and questions"), "", parent)
        self._hub, self._kind, self._subject, self._marks = hub, kind, subject, marks
        self.close_with_case(hub)
        self.body.addWidget(PlainLabel(tr("On {0}").format(one_line(name, 200)), "muted"))
        self.star = QCheckBox(tr("★  Starred"))
        self.star.setChecked(marks.is_starred)
        self.tags = QLineEdit(", ".join(marks.tags))
        self.tags.setAccessibleName(tr("Tags"))
        self.tags.setPlaceholderText(tr("Words of your own, with commas between them"))
        self.asked = QListWidget()
        self.question = QLineEdit()
        self.question.setAccessibleName(tr("A new question"))
        self.question.setPlaceholderText(tr("What do you want to find out?"))
        self._offer(known)
        self._lay_out(marks)
        self.save = self.add_primary(tr("Save"), self._finish)
        self.add_dismiss(tr("Cancel"))
        self.setMinimumWidth(460)
        self.tags.setFocus()

    def _offer(self, known: Collection[str]) -> None:
        """Offer the tags of the case while the first one is typed."""
        completer = QCompleter(sorted(known), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(tr("Tags of this case"))
        self.tags.setCompleter(completer)

    def _lay_out(self, marks: Marks) -> None:
        self.body.addWidget(self.star)
        self.body.addWidget(label_for(self.tags, tr("&Tags")))
        self.body.addWidget(self.tags)
        self.asked.setAccessibleName(tr("Questions; those that are ticked are answered"))
        for note in marks.questions:
            item = QListWidgetItem(one_line(note.text, 200))
            item.setToolTip(plain_tooltip(wrapped(note.text.splitlines())))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if note.is_answered else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, note.id)
            self.asked.addItem(item)
        if marks.questions:
            self.body.addWidget(label_for(self.asked, tr("Q&uestions (tick what is answered)")))
            self.body.addWidget(self.asked)
            self.asked.setFixedHeight(min(len(marks.questions), 5) * self.asked.sizeHintForRow(0) + 8)
        else:
            self.asked.hide()
        self.body.addWidget(label_for(self.question, tr("A &new question")))
        self.body.addWidget(self.question)
        self.body.addStretch(1)

    def answered(self) -> list[int]:
        """Return the ids of the questions that are ticked."""
        items = [self.asked.item(row) for row in range(self.asked.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return [int(item.data(Qt.ItemDataRole.UserRole)) for item in ticked]

    def _finish(self) -> None:
        kind, subject, starred = self._kind, self._subject, self.star.isChecked()
        words = [tag for tag in self.tags.text().split(",") if tag.strip()]
        answered, question = self.answered(), self.question.text()

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import marking

            return marking.set_marks(
                case, kind, subject, is_starred=starred, tagged=words, answered=answered, question=question
            )

        self.accept()
        self._hub.command(change)
