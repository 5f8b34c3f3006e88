"""What says that the last backup could not be made, until one could."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar

from dossier.gui.hub import Hub
from dossier.gui.saying import said
from dossier.gui.text import WrappedLabel
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile


class BackupBar(QToolBar):
    """A line across the window, there only while a backup that was due is missing."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(tr("A backup failed"))
        self._hub = hub
        self.setObjectName("backup")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.words = WrappedLabel("warning")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.again = QPushButton(tr("Try again"))
        self.again.setAccessibleName(tr("Try to make a backup again"))
        self.again.clicked.connect(self._try_again)
        self.addWidget(self.words)
        self.addWidget(self.again)
        hub.backup_failed.connect(self._show)
        hub.changed.connect(self._changed)
        hub.case_closed.connect(self._go)
        self._show(None)

    def _changed(self, _: object) -> None:
        """Try by itself with the next change, where one is missing."""
        if not self.isHidden():
            self._try_again()

    def _try_again(self) -> None:
        self._hub.read(_back_up, self._show, key="backup again")

    def _go(self) -> None:
        self._show(None)

    def _show(self, failure: str | None) -> None:
        """Show what went wrong, or go."""
        self.words.setText(f"⚠ {said(failure)}" if failure else "")
        self.setAccessibleName(self.words.text() or tr("A backup failed"))
        self.setVisible(bool(failure))


def _back_up(case: "CaseFile") -> str | None:
    from dossier.services import backups

    return backups.after_import(case)
