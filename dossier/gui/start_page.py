"""What the window shows without a case: ways in, and the cases opened last."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dossier.gui import icons
from dossier.gui.drops import DropFrame
from dossier.gui.people.entity_delegate import EntityDelegate
from dossier.gui.text import ElidedLabel, PlainLabel, menu_text, plain_tooltip

_WIDTH = 860
_PATH = int(Qt.ItemDataRole.UserRole)


class StartPage(QScrollArea):
    """A button per action given (each with icon, title and a line on it), recent cases, and a place to drop files."""

    recent_chosen = Signal(object)
    """The Path of a recent case."""
    dropped = Signal(list)
    """Paths of files and folders."""

    def __init__(self, ways: Sequence[tuple[QAction, str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Start page")
        self.recent = QListWidget()
        self.recent.setAccessibleName("Recent cases")
        self.recent.setFrameShape(QFrame.Shape.NoFrame)
        self.recent.setMouseTracking(True)
        self.recent.setItemDelegate(EntityDelegate(self.recent))
        self.recent.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.recent.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.recent.itemActivated.connect(self._chosen)
        self.recent.itemClicked.connect(self._chosen)
        self.no_recent = PlainLabel("Cases that you open will be listed here.", "muted")
        self.buttons = [_WayButton(*way) for way in ways]
        self.drop = DropFrame()
        self.drop.setMinimumHeight(120)
        self.drop.dropped.connect(self.dropped)
        column = QWidget()
        column.setMaximumWidth(_WIDTH)
        self._fill(column)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(32, 24, 32, 24)
        row.addStretch(1)
        row.addWidget(column, 10)
        row.addStretch(1)
        self.setWidget(outer)

    def _fill(self, column: QWidget) -> None:
        layout = QVBoxLayout(column)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addLayout(_heading())
        layout.addSpacing(12)
        halves = QHBoxLayout()
        halves.setSpacing(28)
        left = QVBoxLayout()
        left.setSpacing(10)
        for button in self.buttons:
            left.addWidget(button)
        left.addStretch(1)
        halves.addLayout(left, 1)
        halves.addWidget(self._recent_card(), 1)
        layout.addLayout(halves)
        layout.addSpacing(8)
        inside = QVBoxLayout(self.drop)
        inside.setSpacing(4)
        inside.addStretch(1)
        for words, rank in (
            ("Drop article files or a folder here", "heading"),
            ("They are searched for stories first; nothing is stored before you have seen what was found.", "muted"),
        ):
            label = PlainLabel(words, rank)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(label)
        inside.addStretch(1)
        layout.addWidget(self.drop)
        layout.addStretch(3)

    def _recent_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2, 10, 2, 8)
        inside.setSpacing(4)
        for label in (PlainLabel("Recent cases", "section"), self.no_recent):
            label.setContentsMargins(12, 0, 12, 0)
            inside.addWidget(label)
        inside.addWidget(self.recent, 10)
        inside.addStretch(1)
        return card

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List *paths*, newest first."""
        self.recent.clear()
        for path in paths:
            item = QListWidgetItem(path.stem, self.recent)
            item.setData(_PATH, str(path))
            item.setData(EntityDelegate.FactsRole, _place(path))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{path.stem}, {path}")
            item.setToolTip(plain_tooltip(str(path)))
        self.recent.setVisible(bool(paths))
        self.no_recent.setVisible(not paths)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for button in getattr(self, "buttons", ()):
                button.draw()

    def _chosen(self, item: QListWidgetItem) -> None:
        self.recent_chosen.emit(Path(item.data(_PATH)))


class _WayButton(QPushButton):
    """A large button: what it does, and a line on it."""

    def __init__(self, action: QAction, icon: str, title: str, words: str) -> None:
        super().__init__()
        self._icon = icon
        self.setProperty("role", "way")
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setMinimumHeight(62)
        self.clicked.connect(action.trigger)
        self._sign = PlainLabel()
        self._sign.setFixedWidth(30)
        words_column = QVBoxLayout()
        words_column.setSpacing(1)
        words_column.addStretch(1)
        words_column.addWidget(PlainLabel(menu_text(title), "strong", wrap=False))
        words_column.addWidget(ElidedLabel(words, "muted"))
        words_column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addLayout(words_column, 1)
        for label in self.findChildren(PlainLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.draw()

    def draw(self) -> None:
        """Draw the icon in the colours in use now."""
        self._sign.setPixmap(icons.icon(self._icon).pixmap(QSize(24, 24)))

    def sizeHint(self) -> QSize:
        return QSize(320, 62)


def _place(path: Path) -> str:
    """Return the folder of *path* for readers, the home folder as ``~``."""
    folder, home = path.parent, Path.home()
    return str("~" / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)


def _heading() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    sign = PlainLabel()
    sign.setPixmap(icons.application_icon().pixmap(QSize(56, 56)))
    sign.setAccessibleName("Dossier")
    row.addWidget(sign)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel("Dossier", "title"))
    words.addWidget(PlainLabel("Who did what, when, and by whose account. Offline, on this computer only.", "muted"))
    row.addLayout(words, 1)
    return row
