"""The menu of saved views: open one, save what is shown, forget one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.hub import Hub
from dossier.gui.text import label_for, menu_text, one_line
from dossier.gui.views import saved
from dossier.gui.workspace import Workspace
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile

Views = Mapping[str, Mapping[str, Any]]


class ViewsMenu(QMenu):
    """Follows the case: what another step brings back or takes away is there, or gone."""

    def __init__(self, hub: Hub, workspace: Workspace, window: QWidget) -> None:
        super().__init__(tr("Saved &views"), window)
        self._hub, self._workspace, self._window = hub, workspace, window
        self._views: Views = {}
        self._forgetting = QMenu(tr("Forget"), self)
        for signal in (hub.case_opened, hub.case_closed):
            signal.connect(self._ask)
        hub.changed.connect(lambda changes: self._ask() if changes.case else None)
        self._show({})

    def _ask(self) -> None:
        if self._hub.info is None:
            self._show({})
            return

        def question(case: "CaseFile") -> Views:
            from dossier.services import saved_views

            return saved_views.views(case)

        self._hub.read(question, self._show, key="saved views")

    def _show(self, views: Views) -> None:
        self._views = views
        is_present = self._hub.info is not None and self._hub.info.as_of is None
        self.clear()
        for name in views:
            action = self.addAction(menu_text(one_line(name, 60)))
            action.triggered.connect(lambda _=False, name=name: self.open_view(name))
        if not views:
            self.addAction(tr("None yet")).setEnabled(False)
        self.addSeparator()
        saving = self.addAction(tr("Save this view…"))
        saving.setEnabled(is_present)
        saving.triggered.connect(self.ask_name)
        self._forgetting.clear()
        self.addMenu(self._forgetting)
        self._forgetting.setEnabled(bool(views) and is_present)
        for name in views:
            action = self._forgetting.addAction(menu_text(one_line(name, 60)))
            action.triggered.connect(lambda _=False, name=name: self._forget(name))

    def open_view(self, name: str) -> None:
        """Show the view of a name."""
        if name in self._views:
            saved.show(self._hub, self._workspace, self._views[name])

    def ask_name(self) -> None:
        """Ask under which name what is shown is to be kept."""
        NameDialog(self, self._window).open()

    def save(self, name: str) -> None:
        """Keep what is shown under a name."""
        what = saved.shown(self._hub, self._workspace)

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import saved_views

            return saved_views.save(case, name, what)

        self._hub.command(change)

    def _forget(self, name: str) -> None:
        def change(case: "CaseFile") -> "Changes":
            from dossier.services import saved_views

            return saved_views.forget(case, name)

        self._hub.command(change)

    def has(self, name: str) -> bool:
        """Tell whether there is a view of a name."""
        return name in self._views


class NameDialog(BaseDialog):
    """Asks for the name of a view."""

    def __init__(self, menu: ViewsMenu, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Save this view"), tr("Lanes, filters, the part of time in sight and what is selected."), parent
        )
        self._menu = menu
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the view"))
        self.name.setMaxLength(80)
        self.body.addWidget(label_for(self.name, tr("&Name")))
        self.body.addWidget(self.name)
        self.body.addStretch(1)
        self.save = self.add_primary(tr("Save"), self._finish)
        self.save.setEnabled(False)
        self.add_dismiss(tr("Cancel"))
        self.name.textChanged.connect(self._tell)
        self.setMinimumWidth(380)
        self.name.setFocus()

    def _tell(self, text: str) -> None:
        name = " ".join(text.split())
        self.save.setEnabled(bool(name))
        self.save.setText(tr("Replace") if self._menu.has(name) else tr("Save"))

    def _finish(self) -> None:
        name = self.name.text()
        self.accept()
        self._menu.save(name)
