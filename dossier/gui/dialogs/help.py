"""What the Help menu shows: the keyboard, and the program itself."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dossier import __version__
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.text import PlainLabel


class AboutDialog(BaseDialog):
    """Name, version, licence, and what the program does not do."""

    def __init__(self, icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__("About Dossier", "", parent)
        row = QHBoxLayout()
        row.setSpacing(18)
        sign = PlainLabel()
        sign.setPixmap(icon.pixmap(QSize(72, 72)))
        sign.setAccessibleName("The program's sign")
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.words = PlainLabel(
            f"Dossier {__version__}\n\n"
            "Who did what, when, and by whose account: timelines and dossiers from news articles.\n\n"
            "The program never uses the network. Your articles and cases stay on this computer.\n\n"
            "What it finds are claims of sources, read by a machine: look at the words before you rely on them.\n\n"
            "Free software under the GNU General Public License, version 3 or later, without any warranty."
        )
        self.words.setMinimumWidth(420)
        row.addWidget(self.words, 1)
        self.body.addLayout(row)
        self.add_primary("Close", self.accept)
