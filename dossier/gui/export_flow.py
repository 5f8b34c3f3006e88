"""Writing dossiers, tables and what other programs read, and taking an exported case in, from the window."""

import json
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget
from shiboken6 import Shiboken

from dossier.domain.dossier_options import DossierOptions
from dossier.domain.export_formats import Loss, export_format
from dossier.domain.views import EntityRow
from dossier.gui import preferences
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.dialogs.dossier import DossierDialog, without_words
from dossier.gui.hub import Hub
from dossier.gui.loss_words import loss_words
from dossier.gui.preferences import Folder
from dossier.gui.saying import said
from dossier.gui.tasks import Context, LongWork
from dossier.gui.text import ElidedLabel, PlainLabel, file_name
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile
    from dossier.services.handing_over import Written
    from dossier.services.taking_in import TakenIn

_TAKE_IN = "Take in an exported case"
T = TypeVar("T")
Write = Callable[["CaseFile", Path, Context], "Path | Written"]


class ExportFlow(QObject):
    """Asks where to, writes on the worker with progress, and offers to open what was written."""

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub = hub
        self._window = window
        self._choices: dict[str, DossierOptions] = {}

    def pdf(self, *, selected_only: bool) -> None:
        """Write the dossier of the selected entity, or of all, as PDF."""
        if selected_only:
            self._hub.read(_named(self._hub.selected_entity), self._ask_dossier)
        else:
            self._ask(tr("All dossiers as PDF"), "pdf", _pdf(None))

    def _ask_dossier(self, row: EntityRow) -> None:
        self._ask(tr("Dossier as PDF"), "pdf", _pdf(row.id), row.name)

    def chosen(self) -> None:
        """Ask what goes into a PDF, and write that. The choice is that of the last time in this case."""
        info = self._hub.info
        if info is None:
            return
        # The settings name no case, and no word of one: what is blacked out is known until the program ends.
        name = sha256(str(info.path).encode()).hexdigest()[:16]
        before = self._choices.get(name) or _kept_choice(name)

        def write(options: DossierOptions) -> None:
            self._choices[name] = options
            preferences.remember_choice(name, json.dumps(without_words(options).to_data()))
            # The case may be called by the very name that is blacked out.
            proposed = "dossier-redacted" if options.redact else info.path.stem
            self._ask(tr("Dossier as PDF"), "pdf", _pdf_of(options), proposed)

        DossierDialog(self._hub, before, write, self._window).open()

    def csv(self) -> None:
        """Write the chronology as CSV."""

        def write(case: "CaseFile", out: Path, context: Context) -> Path:
            from dossier.services import exporting

            return exporting.export_csv(case, out, context.quiet_progress, context.is_cancelled)

        self._ask(tr("Chronology as CSV"), "csv", write)

    def json(self) -> None:
        """Write the whole case as JSON."""

        def write(case: "CaseFile", out: Path, context: Context) -> Path:
            from dossier.services import exporting

            return exporting.export_json(case, out, context.quiet_progress, context.is_cancelled)

        self._ask(tr("Case as JSON"), "json", write)

    def hand_over(self, name: str) -> None:
        """Write the case in the format called *name* of ``domain.export_formats``."""
        chosen = export_format(name)

        def write(case: "CaseFile", out: Path, context: Context) -> "Written":
            from dossier.services import handing_over

            return handing_over.export_as(case, name, out, context.quiet_progress, context.is_cancelled)

        self._ask(said(chosen.title), chosen.ending, write)

    def take_in(self) -> None:
        """Ask for a case that was exported as JSON, tables or FollowTheMoney, and take it into the one that is open."""
        if self._hub.info is None:
            return
        folder = preferences.last_folder(Folder.EXPORTS, self._hub.info.path.parent)
        dialog = QFileDialog(
            self._window, tr(_TAKE_IN), str(folder), f"{tr('Exported cases')} (*.json *.jsonl *.ndjson *.zip *.csv)"
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_in_file(Path(name)))
        dialog.open()

    def take_in_file(self, path: Path) -> None:
        """Take the exported case at *path* into the one that is open, and say what was not taken."""
        dialog = ExportDialog(tr(_TAKE_IN), path, self._window)
        dialog.words.setText(tr("Taking it in…"))

        def work(case: "CaseFile", context: Context) -> Iterator["TakenIn"]:
            from dossier.services import taking_in

            yield taking_in.take_in(case, path, context.quiet_progress, context.is_cancelled)

        def taken(what: "TakenIn") -> None:
            if what.changes:
                self._hub.add_changes(what.changes)
            if Shiboken.isValid(dialog):
                dialog.taken(what.changes.label, what.losses)

        self._run(work, dialog, taken, tr("Taking in {0}…").format(path.name))

    def write(self, title: str, out: Path, write: Write) -> None:
        """Write *out* on the worker, showing how far it is."""
        dialog = ExportDialog(title, out, self._window)

        def work(case: "CaseFile", context: Context) -> "Iterator[Path | Written]":
            yield write(case, out, context)

        self._run(work, dialog, dialog.written, tr("Writing {0}…").format(out.name))

    def _run(self, work: LongWork[T], dialog: "ExportDialog", step: Callable[[T], None], busy: str) -> None:
        def failed(error: BaseException) -> None:
            if Shiboken.isValid(dialog):
                dialog.reject()
            self._hub.report(error)

        job = self._hub.run_long(
            work, step=step, done=dialog.ended, failed=failed, progress=dialog.set_progress, busy=busy
        )
        dialog.rejected.connect(job.cancel)
        dialog.show()

    def _ask(self, title: str, suffix: str, write: Write, name: str = "") -> None:
        info = self._hub.info
        if info is None:
            return
        folder = preferences.last_folder(Folder.EXPORTS, info.path.parent)
        proposed = folder / f"{file_name(name) or info.path.stem}.{suffix}"
        dialog = QFileDialog(self._window, title, str(proposed), f"{suffix.upper()} (*.{suffix})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)

        def chosen(name: str) -> None:
            preferences.remember_folder(Folder.EXPORTS, Path(name).parent)
            self.write(title, Path(name), write)

        dialog.fileSelected.connect(chosen)
        dialog.open()


class ExportDialog(BaseDialog):
    """Progress of an export, and its end."""

    def __init__(self, title: str, out: Path, parent: QWidget | None = None) -> None:
        super().__init__(title, "", parent)
        self._out = out
        self.words = PlainLabel(tr("Writing…"))
        self.file = ElidedLabel(str(out), "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the export"))
        self.left_out = PlainLabel("", "muted")
        self.left_out.hide()
        self.setMinimumWidth(460)
        self.body.setSpacing(6)
        for part in (self.words, self.file, self.bar, self.left_out):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.dismiss = self.add_dismiss()

    def set_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the export is."""
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        if what:
            self.words.setText(said(what))

    def written(self, made: "Path | Written") -> None:
        """Say that the file is complete and what it does not hold, and offer to open it."""
        path, losses = (made, ()) if isinstance(made, Path) else made
        self._out = path
        self.file.setText(str(path))
        self._finish(tr("Done. The file is complete."), losses)
        self.add_button(tr("Open folder"), lambda: _open(self._out.parent))
        self.add_primary(tr("Open file"), lambda: _open(self._out))

    def taken(self, label: str, losses: Sequence[Loss]) -> None:
        """Say what was taken in and what was not."""
        self._finish(tr("Done. {0}.").format(said(label)) if label else tr("There was nothing new to take in."), losses)

    def _finish(self, words: str, losses: Sequence[Loss]) -> None:
        self.words.setText(words)
        self.bar.hide()
        if losses:
            self.left_out.setText("\n".join(f"• {loss_words(loss.sentence)}" for loss in losses))
            self.left_out.show()
        self.dismiss.setText(tr("Close"))
        self.dismiss.setAccessibleName(tr("Close"))
        self._make_room()

    def ended(self, cancelled: bool) -> None:
        """Close after a cancelled export; nothing was written."""
        if cancelled and self.isVisible() and not self.bar.isHidden():
            self.reject()


def _named(entity_id: int) -> "Callable[[CaseFile], EntityRow]":
    def question(case: "CaseFile") -> EntityRow:
        from dossier.services import reading

        return reading.find_entity(case, f"#{entity_id}")

    return question


def _pdf(entity_id: int | None) -> Write:
    return _pdf_of(DossierOptions(people=() if entity_id is None else (entity_id,)))


def _pdf_of(options: DossierOptions) -> Write:
    def write(case: "CaseFile", out: Path, context: Context) -> "Written":
        from dossier.services import handing_over

        return handing_over.export_dossier(case, out, options, context.progress, context.is_cancelled)

    return write


def _kept_choice(name: str) -> DossierOptions:
    try:
        kept = json.loads(preferences.choice(name) or "{}")
    except ValueError:
        return DossierOptions()
    return DossierOptions.from_data(kept) if isinstance(kept, dict) else DossierOptions()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
