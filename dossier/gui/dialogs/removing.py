"""Asking before files are taken out of the case."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dossier.domain.changes import Changes
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.figures import grouped
from dossier.gui.hub import Hub
from dossier.gui.saying import said
from dossier.gui.text import PlainLabel, one_line
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile
    from dossier.services.removing import Removal

_LISTED = 12
"""Files that are named, at most."""


class RemoveDialog(BaseDialog):
    """Says which files would go, and that this can be undone."""

    def __init__(self, hub: Hub, articles: Sequence[int], going: "Removal", parent: QWidget | None = None) -> None:
        super().__init__(tr("Remove from the case"), "", parent)
        self._hub = hub
        self._articles = tuple(articles)
        further = len(going.files) - _LISTED
        names = [one_line(file) for file in going.files[:_LISTED]]
        if further > 0:
            names.append(tr("and {0} more").format(grouped(further)))
        self.files = PlainLabel("\n".join(names))
        self.files.setVisible(len(going.files) > 1)
        rest = tr("What is known only from there goes with it: events, and names that no other story uses.")
        question = tr("Remove {0} from the case? You can undo this.").format(said(one_line(going.words)))
        self.body.addWidget(PlainLabel(question, "strong"))
        self.body.addWidget(self.files)
        self.body.addWidget(PlainLabel(rest, "muted"))
        self.remove = self.add_primary(tr("Remove"), self._finish)
        self.add_dismiss()
        self.setMinimumWidth(520)
        self.close_with_case(hub)

    def _finish(self) -> None:
        articles = self._articles

        def change(case: "CaseFile") -> Changes:
            from dossier.services import removing

            return removing.remove_stories(case, articles)

        self._hub.command(change)
        self.accept()
