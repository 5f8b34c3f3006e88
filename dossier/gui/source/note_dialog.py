"""Writing a note on words of a source, on a person or on an event, and changing one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dossier.domain.notes import Note, SubjectKind
from dossier.domain.spans import Span
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.hub import Hub
from dossier.gui.text import PlainLabel, one_line
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile


@dataclass(frozen=True, slots=True)
class NotePlace:
    """What a note is on: a subject of the case, and in a story the words at ``span``. ``words`` name it to readers."""

    kind: SubjectKind
    subject: int
    words: str
    span: Span | None = None

    def add(self, case: "CaseFile", text: str) -> "Changes":
        """Keep a new note here."""
        from dossier.services import by_hand

        if self.kind is SubjectKind.ARTICLE:
            return by_hand.add_note(case, self.subject, self.span, text)
        return by_hand.add_note_about(case, self.kind, self.subject, text)


class NoteDialog(BaseDialog):
    """The words of a note, below what it is on."""

    def __init__(self, hub: Hub, place: NotePlace, note: Note | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Note") if note else tr("New note"), "", parent)
        self._hub, self._place, self._note = hub, place, note
        self.close_with_case(hub)
        self.body.addWidget(PlainLabel(f"On {one_line(place.words, 200)}", "muted"))
        self.text = QPlainTextEdit(note.text if note else "")
        self.text.setProperty("role", "field")
        self.text.setAccessibleName(tr("Words of the note"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(tr("Write what you want to remember.  Ctrl+Return saves it."))
        self.text.setMinimumSize(460, 130)
        self.body.addWidget(self.text, 1)
        self.save = self.add_primary(tr("Save"), self._finish)
        if note is not None:
            self.remove = self.add_button(tr("Remove note"), self._remove)
        self.add_dismiss()
        self.text.textChanged.connect(self._tell)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._finish)
        self._tell()
        self.text.setFocus()

    def _tell(self) -> None:
        self.save.setEnabled(bool(self.text.toPlainText().strip()))

    def _finish(self) -> None:
        place, note, text = self._place, self._note, self.text.toPlainText()
        if not text.strip():
            return

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import by_hand

            return place.add(case, text) if note is None else by_hand.change_note(case, note.id, text)

        self.accept()
        self._hub.command(change)

    def _remove(self) -> None:
        note = self._note
        if note is None:
            return

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import by_hand

            return by_hand.remove_note(case, note.id)

        self.accept()
        self._hub.command(change)
