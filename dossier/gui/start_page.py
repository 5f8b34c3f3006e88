"""What the window shows without a case: ways in, and the cases opened last."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dossier.gui import theme
from dossier.gui.drops import DropFrame
from dossier.gui.text import ElidedLabel, PlainLabel, menu_text
from dossier.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dossier.gui.recent_list import RecentList

_WIDTH = 860
_SIGN = 56
"""The program's sign, in pixels."""
_WAY = 62
"""How high a way in is at least, in pixels."""
NO_FOCUS, CENTRED = 0, 0x84
"""Qt.FocusPolicy.NoFocus and Qt.AlignmentFlag.AlignCenter, for properties: the first frame does not wait for the
namespace ``Qt`` (see ``text``)."""
_WAYS = (
    ("new", "new-case", "New case…", "Start a case file for an investigation"),
    ("open", "open-case", "Open case…", "Go on with one that you made before"),
    ("demo", "demo", "Look at the demo case", "Five short articles, ready to explore"),
)
"""Name of the action, icon, title and a line on it."""


class StartPage(QScrollArea):
    """The ways in, recent cases, and a place to drop files.

    It is the first thing on screen. What takes long (pictures, the list of recent cases) comes with ``complete``, after
    the first frame; room is kept for it.
    """

    way_chosen = Signal(str)
    """The name of an action of the menus."""
    recent_chosen = Signal(object)
    """The Path of a recent case."""
    dropped = Signal(list)
    """Paths of files and folders."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("focusPolicy", NO_FOCUS)
        self.setAccessibleName(tr("Start page"))
        self.no_recent = PlainLabel(tr("Cases that you open will be listed here."), "muted")
        self.no_recent.hide()
        self.sign = PlainLabel()
        self.sign.setFixedSize(_SIGN, _SIGN)
        self.sign.setAccessibleName(tr("Dossier"))
        self._card = QVBoxLayout()
        self._list: RecentList | None = None
        self._is_complete = False
        self.buttons = [_WayButton(way[1], tr(way[2]), tr(way[3])) for way in _WAYS]
        for button, way in zip(self.buttons, _WAYS, strict=True):
            button.clicked.connect(lambda _=False, name=way[0]: self.way_chosen.emit(name))
        self.drop = DropFrame()
        self.drop.setMinimumHeight(120)
        self.drop.dropped.connect(self.dropped)
        column = QWidget()
        self._column = column
        column.setMaximumWidth(theme.scaled(_WIDTH))
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
        layout.addLayout(self._heading())
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
            (tr("Drop article files or a folder here"), "heading"),
            (
                tr("They are searched for stories first; nothing is stored before you have seen what was found."),
                "muted",
            ),
        ):
            label = PlainLabel(words, rank)
            label.setProperty("alignment", CENTRED)
            inside.addWidget(label)
        inside.addStretch(1)
        layout.addWidget(self.drop)
        layout.addStretch(3)

    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.sign)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(tr("Dossier"), "title"))
        line = tr("Who did what, when, and by whose account. Offline, on this computer only.")
        words.addWidget(PlainLabel(line, "muted"))
        row.addLayout(words, 1)
        return row

    def _recent_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        card.setLayout(self._card)
        self._card.setContentsMargins(2, 10, 2, 8)
        self._card.setSpacing(4)
        for label in (PlainLabel(tr("Recent cases"), "section"), self.no_recent):
            label.setContentsMargins(12, 0, 12, 0)
            self._card.addWidget(label)
        self._card.addStretch(1)
        return card

    @property
    def recent(self) -> "RecentList":
        """The list of recent cases, made when it is first asked for."""
        if self._list is None:
            from dossier.gui.recent_list import RecentList

            self._list = RecentList()
            self._list.hide()
            self._list.recent_chosen.connect(self.recent_chosen)
            self._card.insertWidget(self._card.count() - 1, self._list, 10)
        return self._list

    def complete(self) -> None:
        """Draw the pictures that the first frame has not waited for."""
        from dossier.gui import icons

        self.sign.setPixmap(icons.application_icon().pixmap(QSize(_SIGN, _SIGN)))
        for button in self.buttons:
            button.complete()
        self._is_complete = True

    def show_recent(self, paths: "Sequence[Path]") -> None:
        """List *paths*, newest first."""
        if paths or self._list is not None:
            self.recent.show_paths(paths)
            self.recent.setVisible(bool(paths))
        self.no_recent.setVisible(not paths)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_column"):
            self._column.setMaximumWidth(theme.scaled(_WIDTH))
        if getattr(self, "_is_complete", False) and event.type() == QEvent.Type.PaletteChange:
            for button in self.buttons:
                button.draw()


class _WayButton(QPushButton):
    """A large button: what it does, and a line on it."""

    def __init__(self, icon: str, title: str, words: str) -> None:
        super().__init__()
        self._icon = icon
        self.setProperty("role", "way")
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self._sign = PlainLabel()
        self._sign.setFixedWidth(30)
        words_column = QVBoxLayout()
        words_column.setSpacing(1)
        words_column.addStretch(1)
        words_column.addWidget(PlainLabel(menu_text(title), "strong", wrap=False))
        words_column.addWidget(ElidedLabel(words, "muted", at_end=True))
        words_column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addLayout(words_column, 1)

    def draw(self) -> None:
        """Draw the icon in the colours in use now."""
        from dossier.gui import icons

        self._sign.setPixmap(icons.icon(self._icon).pixmap(QSize(24, 24)))

    def complete(self) -> None:
        """Do what the first frame has not waited for."""
        for label in self.findChildren(PlainLabel):
            label.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for two lines, however large text is: a minimum set here would give way to that of the style sheet."""
        layout = self.layout()
        needed = layout.sizeHint().height() if layout is not None else 0
        return QSize(320, max(_WAY, needed, 2 * self.fontMetrics().lineSpacing() + 22))
