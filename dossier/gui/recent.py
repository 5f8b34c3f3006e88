"""The cases opened last, as far as they are still there. The disk is asked on the worker: it may be far away."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dossier.gui import preferences
from dossier.gui.hub import Hub


class RecentCases(QObject):
    """What the start page and the File menu list; read again whenever a case was opened or closed."""

    changed = Signal(list)
    """The paths, newest first."""

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self.paths: list[Path] = []
        hub.case_opened.connect(self._remember)
        hub.case_closed.connect(self.refresh)

    def refresh(self) -> None:
        """Look again which of the remembered cases are there."""
        names = preferences.remembered_cases()
        self._hub.worker.run(lambda _: preferences.still_there(names), self._show, self._hub.report, key="recent cases")

    def forget(self) -> None:
        """Empty the list."""
        preferences.forget_cases()
        self.refresh()

    def remember(self, wanted: bool) -> None:
        """Remember cases from now on, or none any more."""
        preferences.remember_cases(wanted)
        self.refresh()

    def _remember(self) -> None:
        if self._hub.info is not None:
            preferences.remember_case(self._hub.info.path)
            self.refresh()

    def _show(self, paths: list[Path]) -> None:
        self.paths = paths
        self.changed.emit(paths)
