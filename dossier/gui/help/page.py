"""The manual as a page: our own Markdown file and its pictures, nothing else, and no way out of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QImageReader,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from dossier.gui.theme import colours
from dossier.tongue import tr

_MARGIN = 18


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the manual: its words, how deep it stands (1 is the title), and where it begins."""

    words: str
    level: int
    position: int


class ManualPage(QTextBrowser):
    """Shows Markdown from *folder*. Pictures come from below that folder only; links lead to headings only."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder.resolve()
        self._headings: list[Heading] = []
        self.setAcceptRichText(False)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(tr("Manual"))
        self.setProperty("role", "field")
        self.anchorClicked.connect(self._follow)

    def show_markdown(self, text: str) -> None:
        """Show *text*, which is ours; HTML in it is shown as letters."""
        document = self.document()
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub | _NO_HTML)
        document.setDocumentMargin(_MARGIN)
        self._headings = list(_headings(document))
        self._dress()
        self._fit_pictures()

    def headings(self) -> list[Heading]:
        """Return the headings in order."""
        return list(self._headings)

    def go_to(self, words: str) -> bool:
        """Bring the heading *words* to the top; return whether there is one."""
        found = next((each for each in self._headings if each.words == words), None)
        if found is None:
            return False
        cursor = QTextCursor(self.document())
        cursor.setPosition(found.position)
        self.setTextCursor(cursor)
        block = self.document().findBlock(found.position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(max(0, round(top) - 8))
        return True

    def heading_at(self, position: int) -> str:
        """Return the words of the heading that *position* stands under."""
        before = [each.words for each in self._headings if each.position <= position]
        return before[-1] if before else ""

    def find_all(self, words: str) -> list[QTextCursor]:
        """Return every place where *words* stand, capital or not, and set them off."""
        found: list[QTextCursor] = []
        cursor = QTextCursor(self.document())
        while words and not (cursor := self.document().find(words, cursor)).isNull():
            found.append(QTextCursor(cursor))
        self._set_off(found)
        return found

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture below the folder of the manual; nothing else is ever opened."""
        address = name if isinstance(name, QUrl) else QUrl(name)
        if not address.isRelative():
            return None
        path = (self._folder / address.path()).resolve()
        if kind != QTextDocument.ResourceType.ImageResource.value or not path.is_relative_to(self._folder):
            return None
        return QImage(str(path))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def _follow(self, address: QUrl) -> None:
        wanted = address.fragment()
        for heading in self._headings:
            if slug(heading.words) == wanted:
                self.go_to(heading.words)

    def _set_off(self, found: list[QTextCursor]) -> None:
        marks = []
        for cursor in found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(QColor(colours().time_soft))
            marks.append(mark)
        self.setExtraSelections(marks)

    def _dress(self) -> None:
        """Give paragraphs air and tables quiet lines."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            form = QTextBlockFormat()
            level = block.blockFormat().headingLevel()
            form.setTopMargin(18 if level else 4)
            form.setBottomMargin(6)
            # Lines of a command may break: a page that moves sideways is hard to read.
            form.setNonBreakableLines(False)
            if cursor.currentTable() is None:
                cursor.mergeBlockFormat(form)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format().toTableFormat()
                table.setCellPadding(5)
                table.setCellSpacing(0)
                table.setBorderCollapse(True)
                table.setBorder(1)
                table.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                table.setBorderBrush(QColor(colours().border))
                table.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                frame.setFormat(table)

    def _fit_pictures(self) -> None:
        """Make each picture as wide as it is, and never wider than the page."""
        room = self.viewport().width() - 3 * _MARGIN
        for cursor, picture in _pictures(self.document()):
            image = picture.toImageFormat()
            # From the head of the file: with both sides known, a picture is read once it comes into sight.
            whole = QImageReader(str(self._folder / image.name())).size()
            wanted = max(120, min(whole.width(), room))
            if round(image.width()) != wanted:
                image.setWidth(wanted)
                image.setHeight(wanted * whole.height() / max(whole.width(), 1))
                cursor.setCharFormat(image)


_NO_HTML = QTextDocument.MarkdownFeature.MarkdownNoHTML


def slug(words: str) -> str:
    """Return the name under which a link in Markdown leads to the heading *words*."""
    kept = "".join(sign for sign in words.lower() if sign.isalnum() or sign in " -")
    return kept.replace(" ", "-")


def _headings(document: QTextDocument) -> Iterator[Heading]:
    for block in _blocks(document):
        level = block.blockFormat().headingLevel()
        if level:
            yield Heading(block.text(), level, block.position())


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _pictures(document: QTextDocument) -> Iterator[tuple[QTextCursor, QTextFormat]]:
    for block in _blocks(document):
        text = block.text()
        for offset, sign in enumerate(text):
            if sign == "\ufffc":
                cursor = QTextCursor(document)
                cursor.setPosition(block.position() + offset)
                cursor.setPosition(block.position() + offset + 1, QTextCursor.MoveMode.KeepAnchor)
                yield cursor, cursor.charFormat()
