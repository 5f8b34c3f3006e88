"""One box that searches names, events and texts as you type."""

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QCompleter, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dossier.domain.spans import Span
from dossier.domain.views import HitKind, SearchHit, SearchPage
from dossier.gui.hub import Hub
from dossier.gui.models.search_hits import SearchModel
from dossier.gui.people.entity_delegate import paint_ground, smaller
from dossier.gui.search_line import SearchLine
from dossier.gui.source.display import display
from dossier.gui.text import plain_tooltip
from dossier.gui.theme import colours
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_AT_ONCE = 0.007
"""Seconds after which what was found so far is shown; the rest comes when all has been looked through."""
_PAUSE_MILLISECONDS = 40
"""How long typing must rest before the case is asked: letters that come at once are one question."""
_LIMIT = 24
_SIDE = 10
_HELP = (
    "“two words”  together, in this order",
    "-word  without this word",
    "wor*  the beginning of a word",
    "person:Berg  source:reuters  within what a person or a source has to do with",
    "after:2019  before:2020-05  within these days",
)
_NOTHING = "Nothing found. Try fewer words, or the beginning of one: wor*"
_KIND_WORDS = {HitKind.ENTITY: "name", HitKind.EVENT: "event", HitKind.ARTICLE: "story"}


class _HitDelegate(QStyledItemDelegate):
    """Title and kind, and below them the words around the match with the match in bold."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        self.initStyleOption(option, index)
        paint_ground(painter, option)
        c = colours()
        hit: SearchHit | None = index.data(SearchModel.HitRole)
        if hit is None:
            inside = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
            painter.setPen(QColor(c.muted))
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
            painter.restore()
            return
        inside = option.rect.adjusted(_SIDE, 5, -_SIDE, -5)
        small = smaller(option.font)
        kind = _KIND_WORDS[hit.kind]
        kind_width = QFontMetrics(small).horizontalAdvance(kind) + 12
        title_font = QFont(option.font)
        title_font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(title_font)
        base = inside.top() + metrics.ascent()
        painter.setFont(title_font)
        painter.setPen(QColor(c.text))
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width() - kind_width)
        painter.drawText(inside.left(), base, title)
        painter.setFont(small)
        painter.setPen(QColor(c.muted))
        painter.drawText(inside.right() - kind_width + 12, base, kind)
        self._snippet(painter, small, hit, inside, inside.top() + metrics.height() + 2)
        painter.restore()

    def _snippet(self, painter: QPainter, font: QFont, hit: SearchHit, inside: QRect, top: int) -> None:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Bold)
        base = top + QFontMetrics(font).ascent()
        x, at = inside.left(), 0
        stretches: list[tuple[str, bool]] = []
        for mark in hit.marks:
            stretches += [(hit.snippet[at : mark.start], False), (mark.of(hit.snippet), True)]
            at = mark.end
        stretches.append((hit.snippet[at:], False))
        for text, strong in stretches:
            used = bold if strong else font
            metrics = QFontMetrics(used)
            shown = display(text).shown.replace("\n", " ")
            room = inside.right() - x
            if room <= 0 or not shown:
                continue
            shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
            painter.setFont(used)
            painter.setPen(QColor(colours().text if strong else colours().muted))
            painter.drawText(x, base, shown)
            x += metrics.horizontalAdvance(shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(200, QFontMetrics(option.font).height() + QFontMetrics(smaller(option.font)).height() + 12)


class SearchBox(SearchLine):
    """``begin``, which Find… in the menus does, brings the cursor here. Choosing a hit selects it everywhere."""

    words_requested = Signal(int, object)
    """An article's id and the Span of the words found in it."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self.model = SearchModel(self)
        self.popup = QListView()
        self.popup.setProperty("role", "popup")
        self.popup.setUniformItemSizes(True)
        self.popup.setMouseTracking(True)
        self.popup.setAccessibleName(tr("Search results"))
        completer = QCompleter(self.model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.setPopup(self.popup)
        # Setting the popup gives it a delegate of the completer's own.
        self.popup.setItemDelegate(_HitDelegate(self.popup))
        completer.setWidget(self)
        completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]
        self._completer = completer
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.ask)
        self.setPlaceholderText(tr("Search names, events and texts  (Ctrl+K)"))
        self.setAccessibleName(tr("Search names, events and texts"))
        self.setToolTip(plain_tooltip("\n".join(map(tr, _HELP))))
        self.setClearButtonEnabled(True)
        self._outdated = Event()
        self.textEdited.connect(self._wait)
        self.returnPressed.connect(self.ask)
        hub.case_opened.connect(self._forget)
        hub.case_closed.connect(self._forget)

    def _wait(self) -> None:
        """Let go of what is being searched for, and search when typing rests."""
        self._outdated.set()
        self._pause.start()

    def ask(self) -> None:
        """Search for what stands in the box."""
        self._pause.stop()
        self._outdated.set()
        query = self.text().strip()
        if not query:
            self._show(None)
            return

        self._ask(query, _AT_ONCE)

    def _ask(self, query: str, seconds: float | None) -> None:
        outdated = self._outdated = Event()

        def question(case: "CaseFile") -> tuple[str, SearchPage]:
            from dossier.services import reading

            return query, reading.search_page(case, query, _LIMIT, seconds, outdated.is_set)

        self._hub.read(question, self._answer, key="search")

    def _answer(self, answer: tuple[str, SearchPage]) -> None:
        """Show what was found so far, and look further where that was not all."""
        query, page = answer
        if self._outdated.is_set() or query != self.text().strip():
            return
        if page.is_whole or page.hits:
            self._show(page.hits)
        if not page.is_whole:
            self._ask(query, None)

    def begin(self) -> None:
        """Take the keyboard, with what stands here ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _forget(self) -> None:
        # Not clear(), which could be undone: of a case that is closed no word is left.
        self.setText("")
        self._show(None)

    def _show(self, hits: list[SearchHit] | None) -> None:
        """Show what was found; None where nothing was asked."""
        self.model.show(hits or [], note=tr(_NOTHING) if hits == [] else "")
        if hits is None or not self.hasFocus():
            self.popup.hide()
            return
        width = max(self.width(), 520)
        self._completer.complete(QRect(0, self.height(), width, 1))

    def _choose(self, index: QModelIndex) -> None:
        hit: SearchHit | None = index.data(SearchModel.HitRole)
        if hit is None:
            return
        # Return goes to the line too, which asks once more: the answer must not cover what was chosen.
        self._pause.stop()
        self._outdated.set()
        self.popup.hide()
        if hit.kind is HitKind.ENTITY:
            self._hub.select_entity(hit.id)
        elif hit.kind is HitKind.EVENT:
            self._hub.select_event(hit.id)
        else:
            self._hub.select_article(hit.id)
            if isinstance(hit.span, Span):
                self.words_requested.emit(hit.id, hit.span)
