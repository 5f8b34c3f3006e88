"""What somebody was writing when the case was locked."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.hub import Hub
from dossier.gui.text import copy_text
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile
    from dossier.services.unfinished import Unfinished


class UnfinishedDialog(BaseDialog):
    """Shows the words, to be copied to where they belong. They stay in the case until they are let go here."""

    def __init__(self, hub: Hub, found: "Sequence[Unfinished]", parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Not saved when the case was locked"),
            tr("These words were kept in the case, and nowhere else. Copy what you need to where it belongs."),
            parent,
        )
        self.close_with_case(hub)
        self._hub = hub
        self.text = QPlainTextEdit("\n\n".join(f"{each.place} – {each.field}:\n{each.words}" for each in found))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("role", "field")
        self.text.setAccessibleName(tr("Words that were not saved"))
        self.text.setMinimumSize(520, 180)
        self.body.addWidget(self.text)
        self.add_primary(tr("Copy"), lambda: copy_text(self.text.toPlainText()))
        self.add_button(tr("Let go of them"), self._let_go)
        self.add_dismiss(tr("Close"))

    def _let_go(self) -> None:
        def let_go(case: "CaseFile") -> None:
            from dossier.services import unfinished

            unfinished.let_go(case)

        self._hub.read(let_go, lambda _: None, rehearses=True)
        self.accept()
