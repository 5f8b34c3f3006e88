"""A story's text with its marked words. The text is shown as it stands, never taken for markup."""

from bisect import bisect_right
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from dossier.domain.documents import PassageRole
from dossier.domain.spans import Span
from dossier.domain.views import ArticleView, Highlight, Layer
from dossier.gui.source.dating import Dating
from dossier.gui.source.display import Display, display
from dossier.gui.text import plain_tooltip, wrapped
from dossier.gui.theme import Colours, colours

_DIMMED = frozenset(
    {PassageRole.CAPTION, PassageRole.NOTICE, PassageRole.COMMENT, PassageRole.REPEAT, PassageRole.DATELINE}
)
_LINE_LETTERS = 78
"""About as many letters as an eye follows without losing the line."""

_LINES = QTextCharFormat.UnderlineStyle
_NOTHING = Display(0, "", (0,))


class SourceText(QPlainTextEdit):
    """Shows one story read-only, marks its words by layer, and tells which marked words were clicked."""

    mark_clicked = Signal(object)
    """The Highlight under a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._display = _NOTHING
        self._article: ArticleView | None = None
        self._marks: list[Highlight] = []
        self._starts: list[int] = []
        self._layers = frozenset(Layer)
        self._sentence: Span | None = None
        self._trigger: Span | None = None
        self._dating = Dating()
        self._keeps_in_view = False
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setAccessibleName("Source text")
        self.setTabChangesFocus(True)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.12)
        self.setFont(font)
        self.viewport().setMouseTracking(True)
        self.setPlaceholderText("Choose an event or a story to read its source here.")
        self.verticalScrollBar().actionTriggered.connect(self._scrolled_by_hand)

    def show_article(self, article: ArticleView | None) -> None:
        """Show a story, or nothing. A story shown already stays where it is scrolled to."""
        before, self._article = self._display, article
        self._sentence = self._trigger = None
        self._dating = Dating()
        self._display = display(article.text, article.start) if article is not None else _NOTHING
        marks = article.highlights if article is not None else ()
        self._marks = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
        self._starts = [mark.span.start for mark in self._marks]
        if self._display != before:
            self._keeps_in_view = False
            self.setPlainText(self._display.shown)
        self._paint_marks()

    def show_layers(self, layers: Iterable[Layer]) -> None:
        """Mark only words of these layers."""
        self._layers = frozenset(layers)
        self._paint_marks()

    def show_words(
        self, sentence: Span | None, trigger: Span | None = None, move: bool = True, dating: Dating | None = None
    ) -> None:
        """Set *sentence* off from the rest, *trigger* within it, and bring it into view; mark what dates it."""
        self._sentence, self._trigger = sentence, trigger
        self._dating = dating or Dating()
        self._paint_marks()
        if sentence is None:
            self._keeps_in_view = False
        elif move:
            self._keeps_in_view = True
            self.setTextCursor(self._cursor(Span(sentence.start, sentence.start)))
            self.centerCursor()

    def marks_at(self, offset: int) -> list[Highlight]:
        """Return what is marked at an offset of the source, the shortest first."""
        last = bisect_right(self._starts, offset)
        found = [
            mark
            for mark in self._marks[max(0, last - 64) : last]
            if mark.span.end > offset and mark.layer in self._layers
        ]
        return sorted(found, key=lambda mark: len(mark.span))

    def _cursor(self, span: Span) -> QTextCursor:
        start, end = self._display.range_of(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _selection(self, span: Span, made: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(span)
        selection.format = made
        return selection

    def _paint_marks(self) -> None:
        c = colours()
        parts: list[QTextEdit.ExtraSelection] = []
        if self._article is not None:
            title = QTextCharFormat()
            title.setFontWeight(QFont.Weight.Bold)
            dimmed = QTextCharFormat()
            dimmed.setForeground(QColor(c.muted))
            dimmed.setFontItalic(True)
            for passage in self._article.passages:
                if passage.role is PassageRole.TITLE:
                    parts.append(self._selection(passage.span, title))
                elif passage.role in _DIMMED:
                    parts.append(self._selection(passage.span, dimmed))
            if self._sentence is not None:
                parts.append(self._selection(self._sentence, _sentence_format(c)))
            parts += self._layer_marks(c)
            is_timed = Layer.TIME in self._layers
            for spans, line in (
                (self._dating.anchors, _LINES.DashUnderline),
                (self._dating.own, _LINES.SingleUnderline),
            ):
                parts += [self._selection(span, _dating_format(c, line, ground=is_timed)) for span in spans]
            if self._trigger is not None:
                parts.append(self._selection(self._trigger, _trigger_format(c)))
        self.setExtraSelections(parts)

    def _layer_marks(self, c: Colours) -> list[QTextEdit.ExtraSelection]:
        """Return the marks of the layers. What dates the event has marks of its own: Qt draws one of two."""
        formats = {layer: _layer_format(c, layer) for layer in Layer}
        dating = (*self._dating.own, *self._dating.anchors)
        return [
            self._selection(mark.span, formats[mark.layer])
            for mark in self._marks
            if mark.layer in self._layers
            and not (mark.layer is Layer.TIME and any(mark.span.overlaps(span) for span in dating))
        ]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_marks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        column = QFontMetricsF(self.font()).averageCharWidth() * _LINE_LETTERS
        free = self.width() - self.verticalScrollBar().width()
        side = max(int((free - column) / 2), 16)
        margins = self.viewportMargins()
        if margins.left() != side:
            self.setViewportMargins(side, 8, side, 8)
        if self._keeps_in_view and self._sentence is not None:
            self.centerCursor()

    def _scrolled_by_hand(self, _: int) -> None:
        self._keeps_in_view = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            found = self._marks_under(event.position().toPoint())
            if found:
                self.mark_clicked.emit(found[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = bool(self._marks_under(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            notes = dict.fromkeys(line for mark in self._marks_under(event.pos()) for line in mark.note.splitlines())
            offset = self._offset_under(event.pos())
            dating = self._dating.note(offset) if offset is not None else ""
            if notes or dating:
                words = wrapped((*notes, dating) if dating else notes)
                QToolTip.showText(event.globalPos(), plain_tooltip(words), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _offset_under(self, point: QPoint) -> int | None:
        """Return the offset in the source of what stands at a point, None beside the text."""
        cursor = self.cursorForPosition(point)
        rect = self.cursorRect(cursor)
        if abs(point.x() - rect.x()) > 3 * rect.height():
            return None
        return self._display.offset(cursor.position())

    def _marks_under(self, point: QPoint) -> list[Highlight]:
        offset = self._offset_under(point)
        return self.marks_at(offset) if offset is not None else []


def _layer_format(c: Colours, layer: Layer) -> QTextCharFormat:
    made = QTextCharFormat()
    if layer is Layer.EVENT:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(QColor(c.layer(layer)))
        return made
    made.setBackground(QColor(c.layer_soft(layer)))
    made.setForeground(QColor(c.layer(layer)))
    return made


def _sentence_format(c: Colours) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setBackground(QColor(c.event_soft))
    return made


def _trigger_format(c: Colours) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold)
    made.setForeground(QColor(c.event))
    made.setBackground(QColor(c.event_soft))
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(QColor(c.event))
    return made


def _dating_format(c: Colours, line: QTextCharFormat.UnderlineStyle, *, ground: bool) -> QTextCharFormat:
    made = QTextCharFormat()
    if ground:
        made.setBackground(QColor(c.time_soft))
    made.setForeground(QColor(c.time))
    made.setUnderlineStyle(line)
    made.setUnderlineColor(QColor(c.time))
    return made
