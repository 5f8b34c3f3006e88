"""The notes on the story shown, below its head: a click leads to the words, a double click opens the note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from dossier.domain.notes import Note
from dossier.gui.text import one_line, plain_tooltip, wrapped
from dossier.tongue import tr


class NotesList(QListWidget):
    """One line for each note. Takes no room where there is none."""

    note_chosen = Signal(object)
    """The Note whose words are to be shown."""
    note_opened = Signal(object)
    """The Note to change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: Sequence[Note] = ()
        self._rows = 3
        self.setAccessibleName(tr("Notes on this story"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.currentRowChanged.connect(self._chosen)
        self.itemActivated.connect(lambda item: self.note_opened.emit(self._notes[self.row(item)]))
        self.hide()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """List the notes of a story."""
        if list(notes) == list(self._notes):
            return
        self._notes = notes
        self.blockSignals(True)
        self.clear()
        for note in notes:
            item = QListWidgetItem(f"✎  {one_line(note.text, 200)}")
            item.setToolTip(plain_tooltip(wrapped(note.text.splitlines())))
            self.addItem(item)
        self.blockSignals(False)
        self.setVisible(bool(notes))
        self._ask_for_room()

    def show_rows(self, rows: int) -> None:
        """Show so many notes at once; the others are scrolled to."""
        if rows != self._rows:
            self._rows = rows
            self._ask_for_room()

    def _ask_for_room(self) -> None:
        if self._notes:
            self.setFixedHeight(min(len(self._notes), self._rows) * self.sizeHintForRow(0) + 4)

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self._notes):
            self.note_chosen.emit(self._notes[row])
