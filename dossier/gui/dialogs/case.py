"""Making a case, and unlocking one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from dossier.domain.passphrases import hint
from dossier.gui import preferences
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.preferences import Folder
from dossier.gui.text import PlainLabel, file_name, label_for
from dossier.tongue import tr

NewCase = Callable[[Path, str, str | None], None]
RANKS = {0: "muted", 1: "danger", 2: "warning", 3: "good"}
SIGNS = {0: "", 1: "▮▯▯ ", 2: "▮▮▯ ", 3: "▮▮▮ "}
"""Colour and bars that show how good a passphrase looks."""


class NewCaseDialog(BaseDialog):
    """Asks for title, file and, if wanted, a passphrase."""

    def __init__(self, created: NewCase, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("New case"),
            tr("A case is one file. It keeps the articles, what was found in them, and every change you make."),
            parent,
        )
        self._created = created
        self.title = QLineEdit()
        self.file = QLineEdit()
        self.browse = QPushButton(tr("Ch&oose…"))
        self.protect = QCheckBox(tr("&Protect the case with a passphrase"))
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        self.strength = PlainLabel("", "muted")
        self.problem = PlainLabel("", "danger")
        self._file_by_hand = False
        self._build()
        self.title.textChanged.connect(self._follow_title)
        self.file.textEdited.connect(self._file_edited)
        self.file.textChanged.connect(self._tell)
        self.browse.clicked.connect(self._ask_file)
        self.protect.toggled.connect(self._tell)
        self.passphrase.textChanged.connect(self._tell)
        self.again.textChanged.connect(self._tell)
        self.make = self.add_primary(tr("Create case"), self._finish)
        self.add_dismiss()
        self.title.setText(tr("Untitled case"))
        self.title.selectAll()
        self._tell()

    def _build(self) -> None:
        for field, name in (
            (self.title, tr("Title of the case")),
            (self.file, tr("File of the case")),
            (self.browse, tr("Choose the file of the case")),
            (self.protect, tr("Protect the case with a passphrase")),
            (self.passphrase, tr("Passphrase")),
            (self.again, tr("Passphrase again")),
        ):
            field.setAccessibleName(name)
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.browse.setAutoDefault(False)
        place = QHBoxLayout()
        place.addWidget(self.file, 1)
        place.addWidget(self.browse)
        self.form = QFormLayout()
        self.form.setSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.addRow(label_for(self.title, tr("&Title")), self.title)
        self.form.addRow(label_for(self.file, tr("&File")), place)
        self.form.addRow(PlainLabel(), self.protect)
        self.form.addRow(label_for(self.passphrase, tr("Passp&hrase")), self.passphrase)
        self.form.addRow(label_for(self.again, tr("&Again")), self.again)
        self.form.addRow(PlainLabel(), self.strength)
        self.body.addLayout(self.form)
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.setMinimumWidth(560)

    def _follow_title(self, title: str) -> None:
        if not self._file_by_hand:
            name = file_name(title)
            self.file.setText(str(preferences.last_folder(Folder.CASES) / f"{name or 'case'}.dossier"))
        self._tell()

    def _file_edited(self) -> None:
        self._file_by_hand = True

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, tr("Where to keep the case"), self.file.text(), f"{tr('Dossier cases')} (*.dossier)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("dossier")
        # A case never overwrites a file, and this dialog says so itself.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(self._file_chosen)
        dialog.open()

    def _file_chosen(self, name: str) -> None:
        self._file_by_hand = True
        self.file.setText(name)

    def _tell(self) -> None:
        wanted = self.protect.isChecked()
        for field in (self.passphrase, self.again, self.strength):
            self.form.setRowVisible(field, wanted)
        self.adjustSize()
        strength = hint(self.passphrase.text())
        self.strength.setText(
            tr("{0}{1} A forgotten passphrase cannot be recovered by anyone.").format(
                SIGNS[strength.level], strength.sentence
            )
        )
        self.strength.set_rank(RANKS[strength.level])
        problem = self._problem()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        ready = bool(self.title.text().strip() and self.file.text().strip())
        matching = self.passphrase.text() == self.again.text() and bool(self.passphrase.text())
        self.make.setEnabled(ready and not problem and (not wanted or matching))

    def _path(self) -> Path:
        """Return the file that is meant; without an ending it gets that of cases."""
        path = Path(self.file.text().strip()).absolute()
        return path if path.suffix or not path.name else path.with_suffix(".dossier")

    def _problem(self) -> str:
        path = self._path()
        if self.file.text().strip() and path.exists():
            return tr("There is already a file of this name; a case never overwrites one. Choose another name.")
        if self.file.text().strip() and not path.parent.is_dir():
            return tr("The folder does not exist. Choose another one.")
        if self.protect.isChecked() and self.again.text() and self.again.text() != self.passphrase.text():
            return tr("The two passphrases differ.")
        return ""

    def _finish(self) -> None:
        path = self._path()
        preferences.remember_folder(Folder.CASES, path.parent)
        passphrase = self.passphrase.text() if self.protect.isChecked() else None
        self.accept()
        self._created(path, self.title.text().strip(), passphrase)


class UnlockDialog(BaseDialog):
    """Asks for the passphrase of a case."""

    def __init__(
        self, path: Path, tried: Callable[[str], None], parent: QWidget | None = None, *, wrong: bool = False
    ) -> None:
        super().__init__(tr("Unlock the case"), tr("{0} is protected by a passphrase.").format(path.name), parent)
        self._tried = tried
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(tr("Passphrase"))
        self.passphrase.setMinimumWidth(360)
        self.problem = PlainLabel(tr("This passphrase does not open the case. Upper and lower case matter."), "danger")
        self.problem.setVisible(wrong)
        self.body.addWidget(self.passphrase)
        self.body.addWidget(self.problem)
        self.unlock = self.add_primary(tr("Unlock"), self._finish)
        self.add_dismiss()
        self.unlock.setEnabled(False)
        self.passphrase.textChanged.connect(lambda text: self.unlock.setEnabled(bool(text)))
        self.passphrase.setFocus()

    def _finish(self) -> None:
        passphrase = self.passphrase.text()
        self.accept()
        self._tried(passphrase)


class BackupDialog(BaseDialog):
    """Says that a case is damaged, and offers the last good backup of it."""

    def __init__(self, sentence: str, chosen: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(tr("The case is damaged"), "", parent)
        message = PlainLabel(sentence)
        message.setMinimumWidth(420)
        self.body.addWidget(message)
        self._chosen = chosen
        self.bring_back = self.add_primary(tr("Bring the backup back"), self._finish)
        self.add_dismiss(tr("Leave it"))

    def _finish(self) -> None:
        self.accept()
        self._chosen()
