"""How the rows of a dossier are painted: a margin for dates and labels, and running text beside it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from dossier.domain.events import Review, Status
from dossier.domain.spans import Span
from dossier.gui.models.dossier_rows import DossierModel
from dossier.gui.people.entity_delegate import paint_ground, smaller
from dossier.gui.people.rows import Row, RowKind, status_words
from dossier.gui.source.display import display
from dossier.gui.theme import Colours, colours
from dossier.gui.wording import STATUS_SIGNS

_PADDING = 8
_SIDE = 14
_GAP = 14
_STEP = 14
"""Pixels that a row under another one is set in."""
_RAIL = 11
"""Pixels from the ladder's rail to the words."""
_CACHE = 4_000
AT_ONCE = 30
"""So many rows are measured before the window's thread is given back; the others are guessed until their turn."""
_BESIDE = frozenset({RowKind.WRITTEN, RowKind.MARKS, RowKind.PAGE, RowKind.MORE, RowKind.UNREAD})
"""Rows that have a sign before their words, and no margin."""
_INDENTED = frozenset({RowKind.REPORT, RowKind.DENIAL, RowKind.SIDE})


def _scaled(font: QFont, by: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * by)
    made.setWeight(weight)
    return made


def _flow(
    text: str, font: QFont, width: float, marks: tuple[Span, ...], mark_colour: str | None
) -> tuple[QTextLayout, float]:
    """Break *text* into lines of *width*; return the layout and its height. Nothing in it is taken for markup."""
    shown = display(text)
    layout = QTextLayout(shown.shown.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if marks:
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        if mark_colour is not None:
            bold.setForeground(QColor(mark_colour))
        formats = []
        for mark in marks:
            made = QTextLayout.FormatRange()
            made.start, end = shown.range_of(mark)
            made.length = end - made.start
            made.format = bold
            formats.append(made)
        layout.setFormats(formats)
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40.0))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


class RowDelegate(QStyledItemDelegate):
    """Paints rows as high as their words need at the list's width. Heights are remembered per width and font.

    To break words into lines takes long: in one go ``AT_ONCE`` rows are measured, and ``is_behind`` tells that some of
    those asked for were guessed. ``go_on`` lets as many again be measured.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._rail = (False, False)
        self._heights: dict[tuple[int, int, str], int] = {}
        self._last: dict[int, int] = {}
        """Heights at whatever width was the last."""
        self._left = AT_ONCE
        self.is_behind = False

    def go_on(self) -> None:
        """Let further rows be measured."""
        self._left, self.is_behind = AT_ONCE, False

    def margin(self, font: QFont) -> int:
        """Return the width of the left margin; in a narrow pane dates go on in a second line."""
        metrics, third = QFontMetrics(smaller(font)), self._view.viewport().width() * 3 // 10
        widest, least = (metrics.horizontalAdvance(words) + 4 for words in ("00 September 0000 ", "September "))
        return max(min(widest, third), least)

    def folds_at(self, x: float, font: QFont) -> bool:
        """Tell whether a click at *x* pixels from the left is meant for the triangle, or the date beside it."""
        return x < _SIDE + self.margin(font)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Row = index.data(DossierModel.RowRole)
        width = self._view.viewport().width()
        # Not the row itself: of a case that is locked no word is kept.
        key = (hash(row), width, option.font.key())
        height = self._heights.get(key)
        if height is None and self._left <= 0:
            self.is_behind = True
            return QSize(width, self._last.get(key[0]) or self._guess(option.font, row, width))
        if height is None:
            if len(self._heights) > _CACHE:
                self._heights.clear()
                self._last.clear()
            self._left -= 1
            height = self._lay(None, QRect(0, 0, width, 0), option.font, row)
            self._heights[key] = self._last[key[0]] = height
        return QSize(width, height)

    def _guess(self, font: QFont, row: Row, width: int) -> int:
        """Return about how high a row will be: what is right is known when its turn has come."""
        metrics = QFontMetrics(font)
        letters = max((width - self.margin(font) - 2 * _SIDE) // max(metrics.averageCharWidth(), 1), 8)
        lines = sum(
            1 + len(part) // letters for part in (row.title, row.account, row.detail, row.remark, row.foot) if part
        )
        return lines * metrics.height() + _PADDING

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        self.initStyleOption(option, index)
        row: Row = index.data(DossierModel.RowRole)
        if row.kind is not RowKind.HEADING:
            paint_ground(painter, option)
        self._rail = _is_rung(index, -1), _is_rung(index, 1)
        self._lay(painter, option.rect, option.font, row)
        is_open = index.data(DossierModel.OpenRole)
        if is_open is not None:
            y = option.rect.top() + _PADDING - 2 + QFontMetrics(option.font).height() / 2
            draw_fold(painter, option.rect.left() + _SIDE / 2 + 1, y, is_open=is_open, colour=QColor(colours().muted))
        painter.restore()

    def _lay(self, painter: QPainter | None, rect: QRect, font: QFont, row: Row) -> int:
        """Paint *row* into *rect*, or only measure it where there is no painter; return its height."""
        if row.kind is RowKind.TITLE:
            return self._lay_title(painter, rect, font, row)
        if row.kind is RowKind.HEADING:
            return self._lay_heading(painter, rect, font, row)
        return self._lay_entry(painter, rect, font, row)

    def _lay_title(self, painter: QPainter | None, rect: QRect, font: QFont, row: Row) -> int:
        c = colours()
        pen = _Column(painter, rect.left() + _SIDE, rect.top() + _PADDING + 4, rect.width() - 2 * _SIDE)
        pen.write(row.left, smaller(font), c.muted)
        pen.write(row.title, _scaled(font, 1.7, QFont.Weight.DemiBold), c.text)
        pen.write(row.detail, font, c.muted)
        pen.write(row.foot, smaller(font), c.muted)
        return int(pen.y) - rect.top() + _PADDING

    def _lay_heading(self, painter: QPainter | None, rect: QRect, font: QFont, row: Row) -> int:
        c = colours()
        top = rect.top() + 2 * _PADDING
        pen = _Column(painter, rect.left() + _SIDE, top, rect.width() - 2 * _SIDE)
        pen.write(row.title, _scaled(font, 1.0, QFont.Weight.DemiBold), c.accent)
        if painter is not None:
            painter.setPen(QColor(c.border))
            painter.drawLine(rect.left() + _SIDE, int(pen.y) + 3, rect.right() - _SIDE, int(pen.y) + 3)
        pen.y += 6
        pen.write(row.foot, smaller(font), c.muted)
        return int(pen.y) - rect.top() + 1

    def _lay_entry(self, painter: QPainter | None, rect: QRect, font: QFont, row: Row) -> int:
        c = colours()
        margin = self.margin(font)
        top = rect.top() + _PADDING - 2
        if row.kind in _BESIDE:
            return self._lay_written(painter, rect, font, row)
        if row.kind in (RowKind.NOTE, RowKind.UNKNOWN):
            return self._lay_note(painter, rect, font, row)
        rail = _RAIL if row.kind is RowKind.STANDING else 0
        left = _Column(painter, rect.left() + _SIDE, top + 1, margin - _GAP + 6 - rail // 2)
        left.write(row.left, smaller(font), c.muted)
        right = rect.left() + _SIDE + margin + rail // 2 + (_STEP if row.kind in _INDENTED else 0)
        body = _Column(painter, right, top, rect.right() - _SIDE - right)
        self._headline(body, font, row, c)
        is_alleged = row.status is Status.ALLEGED
        body.write(row.account, smaller(font), c.status(Status.ALLEGED) if is_alleged else c.muted)
        body.write(row.detail, font, c.text if row.review is not Review.REJECTED else c.muted, row.marks)
        body.write(row.remark, smaller(font), c.good if row.is_taken else c.warning)
        foot = f"{row.signs}  {row.foot}" if row.signs else row.foot
        if row.kind in (RowKind.EVENT, RowKind.STANDING):
            body.write_line(foot, smaller(font), c.muted)
        else:
            body.write(foot, smaller(font), c.muted)
        bottom = int(max(left.y, body.y)) + _PADDING
        if painter is not None:
            self._beside(painter, QRect(rect.left(), rect.top(), rect.width(), bottom - rect.top()), font, row, right)
        return bottom - rect.top()

    def _beside(self, painter: QPainter, rect: QRect, font: QFont, row: Row, right: int) -> None:
        """Draw what stands left of the words: the ladder's rail, or the line that ties a row to the one above."""
        c = colours()
        middle = rect.top() + _PADDING - 2 + QFontMetrics(font).height() / 2
        if row.kind is RowKind.STANDING and row.status is not None:
            top = rect.top() if self._rail[0] else middle
            bottom = rect.bottom() + 1 if self._rail[1] else middle
            draw_rung(painter, right - _RAIL, (top, middle, bottom), row.status)
        elif row.kind in _INDENTED:
            painter.fillRect(QRectF(right - _STEP, rect.top() + 3, 3, rect.height() - 6), QColor(_tie(row, c)))

    def _lay_note(self, painter: QPainter | None, rect: QRect, font: QFont, row: Row) -> int:
        c = colours()
        is_unknown = row.kind is RowKind.UNKNOWN
        indent = QFontMetrics(font).horizontalAdvance("?  ") if is_unknown else 0
        if is_unknown:
            sign = _Column(painter, rect.left() + _SIDE, rect.top() + _PADDING, indent)
            sign.write("?", _scaled(font, 1.0, QFont.Weight.DemiBold), c.warning)
        left = rect.left() + _SIDE + indent
        pen = _Column(painter, left, rect.top() + _PADDING, rect.right() - _SIDE - left)
        pen.write(row.title, font, c.text if is_unknown else c.warning if row.detail else c.muted)
        pen.write(row.detail, smaller(font), c.muted)
        return int(pen.y) - rect.top() + _PADDING

    def _lay_written(self, painter: QPainter | None, rect: QRect, font: QFont, row: Row) -> int:
        c = colours()
        indent = QFontMetrics(font).horizontalAdvance("✎  ")
        top = rect.top() + _PADDING - 3
        sign = _Column(painter, rect.left() + _SIDE, top, indent)
        sign.write(row.signs or "✎", font, c.accent)
        left = rect.left() + _SIDE + indent
        pen = _Column(painter, left, top, rect.right() - _SIDE - left)
        pen.write(row.title, font, c.text if row.note is not None or row.is_taken else c.accent)
        pen.write(row.left, smaller(font), c.muted)
        return int(pen.y) - rect.top() + _PADDING - 3

    def _headline(self, body: "_Column", font: QFont, row: Row, c: Colours) -> None:
        bold = _scaled(font, 1.0, QFont.Weight.DemiBold)
        if row.review is Review.REJECTED:
            bold.setStrikeOut(True)
        title = row.title[:1].upper() + row.title[1:]
        shows_status = row.status is not None and (row.status is not Status.ASSERTED or row.word)
        if not shows_status or row.kind is RowKind.DENIAL:
            colour = c.text if row.kind is not RowKind.DENIAL else c.status(Status.DENIED)
            sign = f"{STATUS_SIGNS[Status.DENIED]} " if row.kind is RowKind.DENIAL else ""
            body.write(f"{sign}{title}", bold, colour)
            return
        assert row.status is not None
        words = f"{STATUS_SIGNS[row.status]} {row.word}" if row.word else status_words(row.status)
        words = words.replace(" ", "\u00a0")
        start = len(title) + 3
        body.write(f"{title}   {words}", bold, c.text, (Span(start, start + len(words)),), c.status(row.status))


def draw_fold(painter: QPainter, x: float, y: float, *, is_open: bool, colour: QColor) -> None:
    """Draw the triangle before a line that folds: it points to the right, unfolded downwards."""
    half = 4.0
    points = [QPointF(x - half, y - half * 0.7), QPointF(x + half, y - half * 0.7), QPointF(x, y + half * 0.8)]
    if not is_open:
        points = [QPointF(x - half * 0.7, y - half), QPointF(x - half * 0.7, y + half), QPointF(x + half * 0.8, y)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(points))


def _is_rung(index: QModelIndex | QPersistentModelIndex, step: int) -> bool:
    """Tell whether the row so many below *index* is a rung of the ladder too."""
    row: Row | None = index.sibling(index.row() + step, 0).data(DossierModel.RowRole)
    return row is not None and row.kind is RowKind.STANDING


def draw_rung(painter: QPainter, x: float, rail: tuple[float, float, float], status: Status) -> None:
    """Draw a rung on the ladder's rail: full where a source states it, hollow where it is only alleged.

    *rail* is where the rail begins, where the rung stands on it, and where it ends.
    """
    top, y, bottom = rail
    c = colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(c.outline), 1.4))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    painter.setPen(QPen(QColor(c.status(status)), 1.8))
    painter.setBrush(QColor(c.status(status) if status is Status.ASSERTED else c.surface))
    painter.drawEllipse(QPointF(x, y), 4.5, 4.5)


def _tie(row: Row, c: Colours) -> str:
    if row.kind is RowKind.DENIAL:
        return c.denied
    if row.kind is RowKind.SIDE:
        return c.good if row.is_taken else c.warning
    return c.border


class _Column:
    """Text written from top to bottom. Without a painter it only measures."""

    def __init__(self, painter: QPainter | None, x: float, y: float, width: float) -> None:
        self._painter = painter
        self._x = x
        self._width = width
        self.y = y

    def write(
        self, text: str, font: QFont, colour: str, marks: tuple[Span, ...] = (), mark_colour: str | None = None
    ) -> None:
        """Write *text* and move below it; *marks* are bold, in *mark_colour* where given."""
        if not text:
            return
        layout, height = _flow(text, font, self._width, marks, mark_colour)
        if self._painter is not None:
            self._painter.setPen(QColor(colour))
            clip = QRectF(self._x, self.y, self._width, height)
            layout.draw(self._painter, QPointF(self._x, self.y), [], clip)
        self.y += height + 1

    def write_line(self, text: str, font: QFont, colour: str) -> None:
        """Write *text* on one line, with an ellipsis where it is too long for it."""
        if text:
            room = int(self._width) - 2
            self.write(QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room), font, colour)
