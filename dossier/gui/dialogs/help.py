"""What the Help menu says of the program itself, and of what it consists of."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QSplitter, QWidget

from dossier import __version__
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.help.licences import parts
from dossier.gui.text import PlainLabel, one_line
from dossier.tongue import tr


class AboutDialog(BaseDialog):
    """Name, version, licence, and what the program does not do."""

    def __init__(self, icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(tr("About Dossier"), "", parent)
        row = QHBoxLayout()
        row.setSpacing(18)
        sign = PlainLabel()
        sign.setPixmap(icon.pixmap(QSize(72, 72)))
        sign.setAccessibleName(tr("The program's sign"))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.words = PlainLabel(
            tr(
                "Dossier {0}\n\nWho did what, when, and by whose account: timelines and dossiers from news "
                "articles.\n\nThe program never uses the network. Your articles and cases stay on this "
                "computer.\n\nWhat it finds are claims of sources, read by a machine: look at the words before you "
                "rely on them.\n\nFree software under the GNU General Public License, version 3 or later, without "
                "any warranty."
            ).format(__version__)
        )
        self.words.setMinimumWidth(420)
        row.addWidget(self.words, 1)
        self.body.addLayout(row)
        self.add_primary(tr("Close"), self.accept)
        self.licences = self.add_button(tr("Licences…"), lambda: LicencesDialog(self).open())


class LicencesDialog(BaseDialog):
    """Every part of the program with its licence; the text of the one chosen stands beside the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Licences"), tr("What the program consists of, and by whose licence."), parent)
        self._parts = parts()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Parts of the program"))
        for part in self._parts:
            self.list.addItem(f"{part.name} {part.edition}".strip() + f"  ·  {one_line(part.licence, 50)}")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("role", "field")
        self.text.setAccessibleName(tr("Text of the licence"))
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.list)
        sides.addWidget(self.text)
        sides.setSizes([320, 480])
        sides.setMinimumSize(780, 420)
        self.body.addWidget(sides, 1)
        self.add_primary(tr("Close"), self.accept)
        self.list.currentRowChanged.connect(lambda row: self.text.setPlainText(self._parts[row].text()))
        self.list.setCurrentRow(0)
