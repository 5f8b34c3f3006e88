"""The window of the manual: contents, a line to search with, and the page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from dossier import tongue
from dossier.gui.figures import grouped
from dossier.gui.help import commands
from dossier.gui.help.page import ManualPage
from dossier.gui.search_line import SearchLine
from dossier.gui.text import PlainLabel
from dossier.paths import manual
from dossier.tongue import tr

_SIZE = (1040, 720)


class ManualWindow(QWidget):
    """A window of its own, so that it can stay open beside the work, also beside a dialog."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        self.setWindowTitle(tr("Dossier – Manual"))
        self.setWindowFlag(Qt.WindowType.Window)
        self._actions = actions
        self._found: list[QTextCursor] = []
        self._at = -1
        self._chapters: dict[str, str] = {}
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(tr("Contents of the manual"))
        self.contents.setRootIsDecorated(False)
        self.contents.itemActivated.connect(self._open)
        self.contents.itemClicked.connect(self._open)
        self.contents.currentItemChanged.connect(lambda item, _: self._open(item))
        self.page = ManualPage(manual())
        self.search = SearchLine()
        self.search.setPlaceholderText(tr("Search the manual (Return: next, Shift+Return: the one before)"))
        self.search.setAccessibleName(tr("Search the manual"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look)
        self.count = PlainLabel("", "muted", wrap=False)
        self._lay_out()
        for keys, act in (
            ("Ctrl+F", lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("Ctrl+K", lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("F3", lambda: self._step(1)),
            ("Shift+F3", lambda: self._step(-1)),
            ("Escape", self.close),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(keys), self, act)
        QShortcut(QKeySequence("Return"), self.search, lambda: self._step(1), context=_HERE)
        QShortcut(QKeySequence("Shift+Return"), self.search, lambda: self._step(-1), context=_HERE)
        self._fill()
        self._is_new = True

    def show_chapter(self, chapter: str) -> None:
        """Show the manual with a *chapter*, named as in the original, at the top."""
        if not self._is_new:
            # Keys may have been given to other commands.
            self._fill()
        self._is_new = False
        words = self._chapters.get(chapter, chapter)
        self.show()
        self.raise_()
        self.activateWindow()
        item = self._item(words)
        if item is not None:
            self.contents.setCurrentItem(item)
        self.page.go_to(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "page"):
            self._fill()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.search, 1)
        bar.addWidget(self.count)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.page, 1)
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.contents)
        sides.addWidget(right)
        sides.setStretchFactor(1, 1)
        self.contents.setMinimumWidth(180)
        sides.setSizes([36 * self.fontMetrics().averageCharWidth(), _SIZE[0]])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 10, 10, 10)
        outer.addWidget(sides)
        room = QGuiApplication.primaryScreen().availableSize()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 60))
        self.setTabOrder(self.search, self.contents)
        self.setTabOrder(self.contents, self.page)

    def _fill(self) -> None:
        """Show the text and its contents; the last chapter says the keys in use now."""
        names = languages_of_manual()
        original = (manual() / names["en"]).read_text(encoding="utf-8")
        text = (manual() / names.get(tongue.spoken(), names["en"])).read_text(encoding="utf-8")
        # Panes name the chapters of the original; those of a translation come in the same order.
        self._chapters = dict(zip(_headings(original), _headings(text), strict=False))
        text += commands.chapter(self._actions)
        self.page.show_markdown(text)
        self.contents.blockSignals(True)
        self.contents.clear()
        last = self.contents.invisibleRootItem()
        for heading in self.page.headings():
            if heading.level == 1:
                continue
            item = QTreeWidgetItem(last if heading.level > 2 else self.contents.invisibleRootItem(), [heading.words])
            if heading.level == 2:
                last = item
        self.contents.expandAll()
        self.contents.blockSignals(False)
        self._look(self.search.text())

    def _item(self, words: str) -> QTreeWidgetItem | None:
        found = self.contents.findItems(words, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        return found[0] if found else None

    def _open(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.page.go_to(item.text(0))

    def _look(self, words: str) -> None:
        self._found, self._at = self.page.find_all(words.strip()), -1
        if self._found:
            self._step(1)
        else:
            self.count.setText(tr("Nothing found") if words.strip() else "")

    def _step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place found, round and round."""
        if not self._found:
            return
        self._at = (self._at + step) % len(self._found)
        self.page.setTextCursor(self._found[self._at])
        self.page.ensureCursorVisible()
        self.count.setText(tr("{0} of {1}").format(grouped(self._at + 1), grouped(len(self._found))))


def languages_of_manual() -> dict[str, str]:
    """Return the files of the manual by the code of their language; the English one is the original."""
    translated = {path.name.split(".")[1]: path.name for path in sorted(manual().glob("manual.*.md"))}
    return {"en": "manual.md", **translated}


def _headings(text: str) -> list[str]:
    """Return the headings of a Markdown text in order."""
    return [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]


_HERE = Qt.ShortcutContext.WidgetShortcut
