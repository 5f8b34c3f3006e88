"""The free page of a name: as long as one likes, kept while one writes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.hub import Hub
from dossier.gui.text import PlainLabel, one_line
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile

_PAUSE = 4_000
"""So many milliseconds after the last letter the page is kept, as one step."""


class PageDialog(BaseDialog):
    """Stands beside the window. What is written is kept at each longer pause, and when it is closed."""

    def __init__(self, hub: Hub, entity: int, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Page of {0}").format(one_line(name, 60)), "", parent)
        self._hub, self._entity, self._kept = hub, entity, text
        self.text = QPlainTextEdit(text)
        self.text.setProperty("role", "field")
        self.text.setAccessibleName(tr("The page"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(tr("Write what you know, think and have still to do. It is kept while you write."))
        self.text.setMinimumSize(560, 380)
        self.state = PlainLabel("", "muted")
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.state)
        self.add_dismiss(tr("Close"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.keep)
        self.text.textChanged.connect(self._typed)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.keep)
        self.finished.connect(lambda _: self.keep())
        hub.case_closed.connect(self._let_go)
        hub.case_opened.connect(self._let_go)
        self.text.setFocus()

    def keep(self) -> None:
        """Keep what is written now."""
        self._pause.stop()
        entity, text = self._entity, self.text.toPlainText()
        if text == self._kept or not entity:
            return
        self._kept = text

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import marking

            return marking.write_page(case, entity, text)

        self._hub.command(change)
        self.state.setText(tr("Kept. Undo takes it back."))

    def _typed(self) -> None:
        self.state.setText("")
        self._pause.start()

    def _let_go(self) -> None:
        """Go away with the case: there is nothing left to write in."""
        self._entity = 0
        self._pause.stop()
        self.reject()
