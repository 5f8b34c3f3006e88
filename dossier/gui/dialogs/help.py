"""What the Help menu shows: the keyboard, and the program itself."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from dossier import __version__
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.help.commands import keys_of, plain_words
from dossier.gui.text import PlainLabel

_IN_THE_PANES = (
    ("Find people, events and words", "Ctrl+K"),
    ("Timeline: zoom in, zoom out", "+  −"),
    ("Timeline: next or previous event; pan where none is chosen", "← →"),
    ("Timeline: pan", "Shift+← Shift+→"),
    ("Timeline: first or last event", "Home, End"),
    ("Lists: choose the next or previous", "↑ ↓"),
    ("Lists: open what is chosen", "Return"),
    ("Source: event, name, date or note from the selected words", "E, M, D, T"),
    ("Source: remove the mark at the cursor", "Delete"),
    ("Source: next mention of the selected name, the one before", "N, Shift+N"),
    ("Source: next story that mentions it", "G"),
    ("Source: keep the story open beside the next ones", "B"),
    ("Source: mark people, organisations, places, times, events", "1 2 3 4 5"),
    ("Go to the next control, to the one before", "Tab, Shift+Tab"),
    ("Review: yes (or one of several answers), no", "A (1, 2, 3 …), R"),
    ("Review: edit, later, back", "E, S, B"),
    ("Context menu of what is chosen", "Menu or Shift+F10"),
)


class ShortcutsDialog(BaseDialog):
    """All shortcuts in one table."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__("Keyboard shortcuts", "", parent)
        rows = [(plain_words(action), keys_of(action)) for action in actions if action.shortcuts() and action.text()]
        rows += _IN_THE_PANES
        self.table = QTableWidget(len(rows), 2)
        self.table.setHorizontalHeaderLabels(["What", "Keys"])
        self.table.setAccessibleName("Keyboard shortcuts")
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 200)
        for row, words in enumerate(rows):
            for column, word in enumerate(words):
                self.table.setItem(row, column, QTableWidgetItem(word))
        self.table.setMinimumSize(560, 460)
        self.body.addWidget(self.table)
        self.add_primary("Close", self.accept)


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
