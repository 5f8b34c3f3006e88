"""A story's text with its marked words. The text is shown as it stands, never taken for markup.

Of a very long story a part is in the document at a time; the part moves on as somebody scrolls or jumps.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from dossier.domain.documents import PassageRole
from dossier.domain.spans import Span
from dossier.domain.views import ArticleView, Highlight, Layer
from dossier.gui.source import formats
from dossier.gui.source.dating import Dating
from dossier.gui.source.display import WHOLE, Display, display, part_around
from dossier.gui.source.far_bar import FarBar
from dossier.gui.source.marks import DIMMED, NO_MARKS, Marks, marks_of
from dossier.gui.source.note_marks import paint_note_marks
from dossier.gui.text import plain_tooltip, wrapped
from dossier.gui.theme import Colours, colours
from dossier.tongue import tr

_LARGER = 1.12
"""So many times the size of other letters: this is read for hours."""
_LINE_LETTERS = 78
"""About as many letters as an eye follows without losing the line."""
_EDGE = 6_000
"""So many letters before the end of the part shown the next part comes."""

_NEAR = 2_500
"""Of a long part, so many letters on either side of what is in view are marked: each mark costs time."""

_NOTHING = Display(0, "", (0,))


class SourceText(QPlainTextEdit):
    """Shows one story read-only, marks its words by layer, and tells which marked words were clicked."""

    mark_clicked = Signal(object)
    """The Highlight under a click."""
    menu_wanted = Signal(object, object)
    """A context menu is asked for: the place on the screen, and the offset in the source under it or None."""
    part_shown = Signal()
    """Another part of the story has come into the document, or another story."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._display = _NOTHING
        self._article: ArticleView | None = None
        self.marks: Marks = NO_MARKS
        self._layers = frozenset(Layer)
        self._sentence: Span | None = None
        self._trigger: Span | None = None
        self._step: Span | None = None
        self._dating = Dating()
        self._keeps_in_view = False
        self._is_moving = False
        self._marked = Span(0, 0)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setAccessibleName(tr("Source text"))
        self.setTabChangesFocus(True)
        self._fit_font()
        self.viewport().setMouseTracking(True)
        self.setPlaceholderText(tr("Choose an event or a story to read its source here."))
        self.verticalScrollBar().actionTriggered.connect(self._scrolled_by_hand)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._turner = QTimer(self, singleShot=True, interval=0)
        self._turner.timeout.connect(self._turn)
        self.far = FarBar(self)
        self.far.place_wanted.connect(self.go_to)

    # What is shown.

    def show_article(self, article: ArticleView | None, marks: Marks | None = None) -> None:
        """Show a story, or nothing. A story shown already stays where it is scrolled to.

        *marks* are its marks where they have been sorted already.
        """
        before = self._article
        stays = (
            article is not None
            and before is not None
            and (article.start, article.text)
            == (
                before.start,
                before.text,
            )
        )
        self._article = article
        self.marks = marks or (marks_of(article) if article is not None else NO_MARKS)
        self._sentence = self._trigger = self._step = None
        self._dating = Dating()
        if not stays:
            self._keeps_in_view = False
            self._show_part(article.start if article is not None else 0)
        self._paint_marks()

    def story(self) -> Span:
        """Return where the story shown stands in its source; an empty span for none."""
        if self._article is None:
            return Span(0, 0)
        return Span(self._article.start, self._article.start + len(self._article.text))

    def part(self) -> Span:
        """Return which part of the source stands in the document."""
        return Span(self._display.start, self._display.start + len(self._display.places) - 1)

    def is_in_parts(self) -> bool:
        """Tell whether the story is so long that only a part of it stands in the document."""
        return self._article is not None and len(self._article.text) > WHOLE

    def _show_part(self, offset: int) -> None:
        """Put the part of the story around an offset into the document."""
        article = self._article
        if article is None:
            self._display = _NOTHING
        else:
            begin, end = part_around(article.text, offset - article.start)
            self._display = display(article.text[begin:end], article.start + begin, article.start)
        self._is_moving = True
        # Else every mark of the part that goes would be moved, letter by letter.
        self.setExtraSelections([])
        self.setPlainText(self._display.shown)
        self._is_moving = False
        self.far.show_story(self.story() if self.is_in_parts() else None, self.width())
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if self.is_in_parts() else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        self.part_shown.emit()

    def reach(self, span: Span) -> None:
        """Bring the part of the story into the document that holds the beginning of *span*."""
        part, story = self.part(), self.story()
        is_near_edge = (span.start < part.start + _EDGE and part.start > story.start) or (
            span.start > part.end - _EDGE and part.end < story.end
        )
        if self.is_in_parts() and (not part.covers(Span(span.start, span.start)) or is_near_edge):
            self._show_part(span.start)

    def go_to(self, offset: int) -> None:
        """Scroll so that the line of an offset stands at the top."""
        self._keeps_in_view = False
        self.reach(Span(offset, offset))
        self._put_on_top(offset)
        self._paint_marks()

    def _put_on_top(self, offset: int) -> None:
        block = self.document().findBlock(self._display.place(offset))
        self.document().documentLayout().blockBoundingRect(block)
        within = block.layout().lineForTextPosition(self._display.place(offset) - block.position())
        line = block.firstLineNumber() + (max(within.lineNumber(), 0) if within.isValid() else 0)
        self._is_moving = True
        self.verticalScrollBar().setValue(line)
        self._is_moving = False
        self._follow_far()

    def top_offset(self) -> int:
        """Return the offset in the source of what stands at the top of the view."""
        return self._display.offset(self.cursorForPosition(QPoint(0, 0)).position())

    def _follow_far(self) -> None:
        if self.is_in_parts():
            top = self.top_offset()
            self.far.follow(top, max(self._bottom_offset() - top, 1))

    def _bottom_offset(self) -> int:
        return self._display.offset(self.cursorForPosition(self.viewport().rect().bottomRight()).position())

    def _scrolled(self, _: int) -> None:
        if not self._is_moving and self._article is not None:
            # Not at once: the view is about to paint what it has scrolled to.
            self._turner.start()

    def _has_to_turn(self) -> bool:
        if not self.is_in_parts():
            return False
        part, story = self.part(), self.story()
        # The scroll bar is no measure: lines that have not been in view yet are not counted.
        top, bottom = self.top_offset(), self._bottom_offset()
        return (top < part.start + _EDGE and part.start > story.start) or (
            bottom > part.end - _EDGE and part.end < story.end
        )

    def _turn(self) -> None:
        """Mark what has come into view; go on to the part around it, which stays where it is, where this one ends."""
        self._follow_far()
        if not self._has_to_turn():
            if not self._marked.covers(self.in_view()):
                self._paint_marks()
            return
        top, chosen = self.top_offset(), self.selected()
        self._show_part(top)
        if chosen is not None and self.part().covers(chosen):
            self.setTextCursor(self._cursor(chosen))
        self._put_on_top(top)
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
        if sentence is not None and move:
            self.reach(sentence)
        if sentence is None:
            self._keeps_in_view = False
        elif move:
            self._keeps_in_view = True
            self._centre(sentence)
        self._paint_marks()

    def _centre(self, span: Span) -> None:
        self.setTextCursor(self._cursor(Span(span.start, span.start)))
        self.centerCursor()
        self._follow_far()

    def show_step(self, span: Span | None) -> None:
        """Set one mention off from all others and bring it into view, without moving the keyboard."""
        self._step = span
        if span is not None:
            self.reach(span)
            self._keeps_in_view = False
            self._centre(span)
        self._paint_marks()

    # What is selected.

    def selected(self) -> Span | None:
        """Return the selected words as a span of the source, without the blanks around them; None for none."""
        cursor = self.textCursor()
        if self._article is None or not cursor.hasSelection():
            return None
        start = self._display.offset(cursor.selectionStart())
        end = self._display.offset(cursor.selectionEnd())
        words = self._article.text[start - self._article.start : end - self._article.start]
        bare = words.strip()
        start += len(words) - len(words.lstrip())
        return Span(start, start + len(bare)) if bare else None

    def select(self, span: Span) -> None:
        """Select words of the source and bring them into view."""
        self.reach(span)
        self.setTextCursor(self._cursor(span))
        self.ensureCursorVisible()
        self._paint_marks()

    def words_of(self, span: Span) -> str:
        """Return the words of a span of the story shown."""
        article = self._article
        return "" if article is None else article.text[span.start - article.start : span.end - article.start]

    def cursor_offset(self) -> int:
        """Return the offset in the source at which the keyboard is."""
        return self._display.offset(self.textCursor().position())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the words as the source has them, not the signs that stand for them here."""
        made = QMimeData()
        cursor, article = self.textCursor(), self._article
        if article is not None:
            start, end = (self._display.offset(place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
            made.setText(article.text[start - article.start : end - article.start])
        return made

    def marks_at(self, offset: int) -> list[Highlight]:
        """Return what is marked at an offset of the source, the shortest first."""
        return [mark for mark in self.marks.at(offset) if mark.layer in self._layers]

    def _cursor(self, span: Span) -> QTextCursor:
        start, end = self._display.range_of(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def rect_of(self, span: Span) -> tuple[QPoint, QPoint]:
        """Return where the first letter of a span begins and where the last line of it ends, in the viewport."""
        start, end = self._display.range_of(span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        first = self.cursorRect(cursor)
        cursor.setPosition(end)
        return first.topLeft(), self.cursorRect(cursor).bottomRight()

    # Marks.

    def _selection(self, span: Span, made: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(span)
        selection.format = made
        return selection

    def _paint_marks(self) -> None:
        c, part, near = colours(), self.part(), self._near()
        self._marked = near
        wanted: list[tuple[Span, QTextCharFormat]] = []
        if self._article is not None:
            title, dimmed = formats.title_format(), formats.dimmed_format(c)
            for passage in self.marks.passages_within(near):
                if passage.role is PassageRole.TITLE:
                    wanted.append((passage.span, title))
                elif passage.role in DIMMED:
                    wanted.append((passage.span, dimmed))
            if self._sentence is not None:
                wanted.append((self._sentence, formats.sentence_format(c)))
            wanted += self._layer_marks(c, near)
            is_timed = Layer.TIME in self._layers
            for spans, line in (
                (self._dating.anchors, formats.Line.DashUnderline),
                (self._dating.own, formats.Line.SingleUnderline),
            ):
                wanted += [(span, formats.dating_format(c, line, ground=is_timed)) for span in spans]
            for note in self.marks.notes_within(near):
                if note.span is not None:
                    wanted.append((note.span, formats.note_format(c)))
            if self._trigger is not None:
                wanted.append((self._trigger, formats.trigger_format(c)))
            if self._step is not None:
                wanted.append((self._step, formats.step_format(c)))
        self.setExtraSelections([self._selection(span, made) for span, made in wanted if span.overlaps(part)])
        self.update()

    def in_view(self) -> Span:
        """Return the stretch of the source that can be seen now."""
        top = self.top_offset()
        return Span(top, max(top, self._bottom_offset()))

    def _near(self) -> Span:
        """Return what is to be marked now: all of a short story, and otherwise what is in view and around it."""
        part = self.part()
        if len(part) <= 4 * _NEAR:
            return part
        view = self.in_view()
        return Span(max(part.start, view.start - _NEAR), min(part.end, view.end + _NEAR))

    def _layer_marks(self, c: Colours, near: Span) -> list[tuple[Span, QTextCharFormat]]:
        """Return the marks of the layers. What dates the event has marks of its own: Qt draws one of two."""
        of_layer = {layer: formats.layer_format(c, layer) for layer in Layer}
        dating = (*self._dating.own, *self._dating.anchors)
        return [
            (mark.span, of_layer[mark.layer])
            for mark in self.marks.within(near)
            if mark.layer in self._layers
            and not (mark.layer is Layer.TIME and any(mark.span.overlaps(span) for span in dating))
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.marks.notes:
            painter = QPainter(self.viewport())
            paint_note_marks(self, painter)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "far"):
            self._paint_marks()
        elif event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange) and self.isVisible():
            self._fit_font()

    def showEvent(self, event: QShowEvent) -> None:
        # Out of sight, it has not followed another size of text.
        self._fit_font()
        super().showEvent(event)

    def _fit_font(self) -> None:
        """Show the text a little larger than what stands around it."""
        font, now = QApplication.font(), self.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        if (font.family(), font.pointSizeF()) != (now.family(), now.pointSizeF()):
            self.setFont(font)

    def resizeEvent(self, event: QResizeEvent) -> None:
        column = QFontMetricsF(self.font()).averageCharWidth() * _LINE_LETTERS
        free = self.width() - self.verticalScrollBar().width()
        side = max(int((free - column) / 2), 16)
        margins = self.viewportMargins()
        if margins.left() != side:
            self.setViewportMargins(side, 8, side, 8)
        # Only now, when it is known how wide lines may be: Qt breaks them here, and tells of the margins nobody.
        super().resizeEvent(event)
        self.far.place(self.size())
        if self._keeps_in_view and self._sentence is not None:
            self.centerCursor()

    def _scrolled_by_hand(self, _: int) -> None:
        self._keeps_in_view = False

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_in_parts():
            if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
                self.go_to(self.story().start)
                return
            if event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
                self.go_to(self.story().end)
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        point = self.cursorRect().bottomLeft() if is_by_key else self.viewport().mapFrom(self, event.pos())
        offset = self._display.offset(self.textCursor().position()) if is_by_key else self._offset_under(point)
        self.menu_wanted.emit(self.viewport().mapToGlobal(point), offset)

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
            words = self._words_on(self._offset_under(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), plain_tooltip(wrapped(words)), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _words_on(self, offset: int | None) -> list[str]:
        """Return what there is to say of a place: its marks, what it is to the date, and the notes on it."""
        if offset is None:
            return []
        said = dict.fromkeys(line for mark in self.marks_at(offset) for line in mark.note.splitlines())
        said |= dict.fromkeys(filter(None, [self._dating.note(offset)]))
        for note in self.marks.notes_within(Span(offset, offset + 1)):
            said |= dict.fromkeys(f"✎ {line}" for line in note.text.splitlines() if line.strip())
        return list(said)

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
