"""What stands in the window while a case is locked."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dossier.gui.text import PlainLabel
from dossier.tongue import tr

_WIDTH = 420


class LockPage(QWidget):
    """Asks for the passphrase of the case that was locked. Shows nothing of the case but the name of its file."""

    tried = Signal(str)
    """A passphrase to try."""
    left = Signal()
    """The case is to stay closed."""

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel("", "title")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words = QLineEdit()
        self.words.setEchoMode(QLineEdit.EchoMode.Password)
        self.words.setAccessibleName(tr("Passphrase"))
        self.words.setFixedWidth(_WIDTH)
        self.problem = PlainLabel("", "danger")
        self.problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.unlock = QPushButton(tr("Unlock"))
        self.unlock.setProperty("role", "primary")
        self.unlock.setAccessibleName(tr("Unlock the case"))
        self.close_it = QPushButton(tr("Leave it closed"))
        self.close_it.setAccessibleName(tr("Leave the case closed"))
        self._lay_out()
        self.words.returnPressed.connect(self._try)
        self.words.textChanged.connect(lambda words: self.unlock.setEnabled(bool(words)))
        self.unlock.clicked.connect(self._try)
        self.close_it.clicked.connect(self.left)
        self.unlock.setEnabled(False)

    def ask(self, path: Path) -> None:
        """Ask for the passphrase of the case at *path*."""
        self.title.setText(tr("{0} is locked").format(path.name))
        self.problem.setText("")
        self._empty()

    def refuse(self, sentence: str) -> None:
        """Say why the case was not opened, and ask again."""
        self.problem.setText(sentence)
        self._empty()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self.title)
        hint = PlainLabel(tr("Nothing of the case is open. Give its passphrase to go on where you were."), "muted")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(hint)
        layout.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.problem)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.unlock)
        row.addWidget(self.close_it)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(3)

    def _try(self) -> None:
        words = self.words.text()
        if words:
            self.problem.setText("")
            self._empty()
            self.tried.emit(words)

    def _empty(self) -> None:
        # Not clear(), which could be undone.
        self.words.setText("")
