"""Another passphrase for the open case, a first one or none; and forgetting for good."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from dossier.domain.passphrases import hint
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.dialogs.case import RANKS, SIGNS
from dossier.gui.hub import Hub
from dossier.gui.text import PlainLabel, label_for
from dossier.tongue import tr

Changed = Callable[[str | None, str | None], None]
"""Gets the present passphrase and the new one; None where there is none."""


class PassphraseDialog(BaseDialog):
    """Asks for the present passphrase, where there is one, and twice for the new one."""

    def __init__(self, hub: Hub, path: Path, encrypted: bool, chosen: Changed, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Passphrase of the case"),
            tr(
                "{0} is written anew with it, and its backups too. Copies and exports that you made stay as they are."
            ).format(path.name),
            parent,
        )
        self.close_with_case(hub)
        self._encrypted = encrypted
        self._chosen = chosen
        self.present, self.passphrase, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        self.away = QCheckBox(tr("&No passphrase: anyone who has the file can read the case"))
        self.away.setAccessibleName(tr("No passphrase"))
        self.strength = PlainLabel("", "muted")
        self.problem = PlainLabel("", "danger")
        self._build()
        for field in (self.present, self.passphrase, self.again):
            field.textChanged.connect(self._tell)
        self.away.toggled.connect(self._tell)
        self.change = self.add_primary(tr("Change") if encrypted else tr("Protect"), self._finish)
        self.add_dismiss()
        self._tell()

    def refuse(self) -> None:
        """Say that the present passphrase is another one."""
        self.setEnabled(True)
        self.present.setText("")
        self.problem.setText(tr("The present passphrase is another one. Upper and lower case matter."))
        self.problem.show()
        self.present.setFocus()

    def _build(self) -> None:
        form = self.form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field, label, name in (
            (self.present, tr("&Present passphrase"), tr("Present passphrase")),
            (self.passphrase, tr("New passp&hrase"), tr("New passphrase")),
            (self.again, tr("&Again"), tr("New passphrase again")),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setAccessibleName(name)
            form.addRow(label_for(field, label), field)
        form.addRow(PlainLabel(), self.strength)
        form.addRow(self.away)
        form.setRowVisible(self.present, self._encrypted)
        form.setRowVisible(self.away, self._encrypted)
        self.body.addLayout(form)
        self.body.addWidget(self.problem)
        self.setMinimumWidth(560)

    def _tell(self) -> None:
        wanted = not self.away.isChecked()
        for field in (self.passphrase, self.again, self.strength):
            field.setEnabled(wanted)
        strength = hint(self.passphrase.text() if wanted else "")
        lost = f" {tr('A forgotten passphrase cannot be recovered by anyone.')}" if wanted else ""
        self.strength.setText(f"{SIGNS[strength.level]}{strength.sentence}{lost}")
        self.strength.set_rank(RANKS[strength.level])
        differ = wanted and bool(self.again.text()) and self.again.text() != self.passphrase.text()
        self.problem.setText(tr("The two passphrases differ.") if differ else "")
        self.problem.setVisible(differ)
        matching = bool(self.passphrase.text()) and self.passphrase.text() == self.again.text()
        known = bool(self.present.text()) or not self._encrypted
        self.change.setEnabled(known and (matching or not wanted))

    def _finish(self) -> None:
        self.setEnabled(False)
        self._chosen(
            self.present.text() if self._encrypted else None, None if self.away.isChecked() else self.passphrase.text()
        )


class ForgetDialog(BaseDialog):
    """Warns that what undo keeps will be gone, and asks for the passphrase where there is one."""

    def __init__(
        self, hub: Hub, encrypted: bool, agreed: Callable[[str | None], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Forget for good"),
            tr(
                "What you removed from the case, and what you undid, is still kept so that it can come back. This "
                "empties "
                "it: nothing done so far can be undone then, the history loses its words, and older backups are "
                "deleted "
                "once a new one is made. Copies and exports that you made stay as they are."
            ),
            parent,
        )
        self.close_with_case(hub)
        self._encrypted = encrypted
        self._agreed = agreed
        self.present = QLineEdit()
        self.present.setEchoMode(QLineEdit.EchoMode.Password)
        self.present.setAccessibleName(tr("Passphrase"))
        self.problem = PlainLabel("", "danger")
        self.problem.hide()
        self.forget = self.add_primary(tr("Forget for good"), self._finish)
        self.add_dismiss()
        if encrypted:
            form = QFormLayout()
            form.addRow(label_for(self.present, tr("&Passphrase")), self.present)
            self.body.addLayout(form)
            self.present.textChanged.connect(lambda words: self.forget.setEnabled(bool(words)))
            self.forget.setEnabled(False)
        self.body.addWidget(self.problem)
        self.setMinimumWidth(520)

    def refuse(self) -> None:
        """Say that the passphrase is another one."""
        self.setEnabled(True)
        self.present.setText("")
        self.problem.setText(tr("This is not the passphrase of the case. Upper and lower case matter."))
        self.problem.show()
        self.present.setFocus()

    def _finish(self) -> None:
        self.setEnabled(False)
        self._agreed(self.present.text() if self._encrypted else None)
