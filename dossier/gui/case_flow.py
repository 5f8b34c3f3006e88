"""Making, opening, unlocking and closing cases from the window. Dialogs are loaded when they are first shown."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from dossier.domain.importing import FileOutcome, FileState
from dossier.errors import DamagedCaseError, WrongPassphraseError
from dossier.gui import preferences
from dossier.gui.hub import Hub
from dossier.gui.only_now import is_past, reason
from dossier.gui.preferences import Folder
from dossier.gui.tasks import Context
from dossier.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dossier.gui.importer.wizard import ImportWizard
    from dossier.services.cases import CaseFile


class CaseFlow(QObject):
    """What the File menu does with cases and imports."""

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._window = window
        self.wizard: ImportWizard | None = None

    # Cases.

    def new(self, then_import: list[Path] | None = None) -> None:
        """Ask for a new case; if paths are given, go on to import them."""
        from dossier.gui.dialogs.case import NewCaseDialog

        def create(path: Path, title: str, passphrase: str | None) -> None:
            def opener() -> "CaseFile":
                from dossier.services import cases

                return cases.create_case(path, title, passphrase)

            def opened() -> None:
                if then_import:
                    self.import_paths(then_import)

            self._hub.open_case(opener, opened=opened)

        NewCaseDialog(create, self._window).open()

    def ask(self) -> None:
        """Ask which case to open."""
        dialog = QFileDialog(
            self._window,
            tr("Open a case"),
            str(preferences.last_folder(Folder.CASES)),
            f"{tr('Dossier cases')} (*.dossier);;{tr('All files')} (*)",
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, name: str) -> None:
        preferences.remember_folder(Folder.CASES, Path(name).parent)
        self.open(Path(name))

    def open(self, path: Path, passphrase: str | None = None) -> None:
        """Open the case at *path*, asking for its passphrase if it has one."""
        if self._is_elsewhere(path):
            return

        def opener(context: Context) -> "CaseFile":
            from dossier.services import cases

            progress, cancelled = context.quiet_progress, context.is_cancelled
            return cases.open_case(path, passphrase, progress=progress, cancelled=cancelled)

        def failed(error: BaseException) -> None:
            if isinstance(error, DamagedCaseError) and error.backup is not None:
                from dossier.gui.dialogs.case import BackupDialog

                BackupDialog(str(error), lambda: self._restore(path, passphrase), self._window).open()
                return
            if not isinstance(error, WrongPassphraseError):
                self._hub.report(error)
                return
            from dossier.gui.dialogs.case import UnlockDialog

            UnlockDialog(path, lambda words: self.open(path, words), self._window, wrong=bool(passphrase)).open()

        self._hub.open_watched(opener, failed, opened=self._tell_circumstances)

    def _tell_circumstances(self) -> None:
        """Say what is odd about where the case lies and who else has it open, where anything is."""

        def question(case: "CaseFile") -> list[str]:
            from dossier.services import circumstances

            return circumstances.of_case(case)

        def tell(said: list[str]) -> None:
            if said:
                from dossier.gui.dialogs.base import MessageDialog

                MessageDialog(tr("About this case"), "\n\n".join(said), self._window).open()

        self._hub.read(question, tell)

    def _is_elsewhere(self, path: Path) -> bool:
        """Tell whether the case is open in another window; that one comes to the front then, and a sentence says so."""
        from dossier.gui.windows import showing

        other = showing(path)
        if other is None or other is self._window:
            return False
        other.raise_()
        other.activateWindow()
        self._hub.failed.emit(
            tr("“{0}” is open in another window. Work on it there, or close it there first.").format(path.stem)
        )
        return True

    def _restore(self, path: Path, passphrase: str | None) -> None:
        """Put the last good backup in the place of a damaged case, which is kept beside it, and open that."""

        def opener() -> "CaseFile":
            from dossier.services import backups, cases

            backups.restore(path)
            return cases.open_case(path, passphrase)

        self._hub.open_case(opener, self._hub.report)

    def demo(self) -> None:
        """Open the demo case; the first time it is made from the articles that ship with the program."""
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
        path = folder / "Demo.dossier"
        if self._is_elsewhere(path):
            return

        def opener() -> "CaseFile":
            from dossier.services import cases

            folder.mkdir(parents=True, exist_ok=True)
            return cases.open_case(path) if path.exists() else cases.create_case(path, tr("Demo case"))

        self._hub.open_case(opener, opened=self._fill_demo)

    def close(self) -> None:
        """Close the case and show the start page."""
        self._hub.close_case()

    # Imports.

    def import_files(self) -> None:
        """Open the wizard and ask for files at once."""
        self._show_wizard().choose.add_files.click()

    def import_folder(self) -> None:
        """Open the wizard and ask for a folder at once."""
        self._show_wizard().choose.add_folder.click()

    def import_paths(self, paths: list[Path]) -> None:
        """Open the wizard on *paths*; without a case, ask for a new one first. A dropped case is opened."""
        if len(paths) == 1 and paths[0].suffix == ".dossier" and paths[0].is_file():
            self.open(paths[0])
        elif self._hub.info is None:
            self.new(then_import=paths)
        elif is_past(self._hub):
            self._hub.failed.emit(reason())
        else:
            self._show_wizard().add_paths(paths)

    def _show_wizard(self) -> "ImportWizard":
        from dossier.gui.importer.wizard import ImportWizard

        if self.wizard is None:
            self.wizard = ImportWizard(self._hub, self._window)
            self.wizard.finished.connect(self._wizard_gone)
        self.wizard.show()
        self.wizard.raise_()
        self.wizard.activateWindow()
        return self.wizard

    def _wizard_gone(self) -> None:
        self.wizard = None

    def _fill_demo(self) -> None:
        if self._hub.info is None or self._hub.info.articles:
            return

        def work(case: "CaseFile", context: Context) -> "Iterator[FileOutcome]":
            from dossier.services import demo, importing

            # The folder, so that the case names its files without the place where the program is installed.
            folders = {path.parent for path in demo.demo_paths()}
            yield from importing.import_paths(
                case, sorted(folders), progress=context.quiet_progress, cancelled=context.is_cancelled
            )

        def step(outcome: FileOutcome) -> None:
            self._hub.add_changes(outcome.changes)
            if outcome.state is FileState.FAILED:
                self._hub.failed.emit(f"{outcome.file}: {outcome.reason}")

        self._hub.run_long(
            work,
            step=step,
            done=lambda _: self._hub.flush(),
            busy=tr("Importing the demo articles…"),
        )
