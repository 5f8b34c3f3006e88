"""A story that stays open beside the one that follows the selection."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.spans import Span
from dossier.domain.views import ArticleView, EventView
from dossier.gui.hub import Hub
from dossier.gui.source.dating import dating_of
from dossier.gui.source.making import Making
from dossier.gui.source.marks import SET_OFF, Marks, marks_of
from dossier.gui.source.text_view import SourceText
from dossier.gui.text import ElidedLabel, one_line
from dossier.gui.wording import published_words
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

NARROWEST = 200
"""Pixels that a story beside others takes at least."""


class StoryBeside(QFrame):
    """One story with its marks, until it is closed. It shows the selected event where that is its own."""

    closed = Signal(int)
    """The user wants the story with this id beside the others no longer, or it is gone."""
    ready = Signal()
    """The story has been read."""

    def __init__(self, hub: Hub, article: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self.article = hub, article
        self._shown: ArticleView | None = None
        self.setProperty("role", "pane")
        right = Qt.TextElideMode.ElideRight
        self.title, self.about = ElidedLabel(rank="strong", cut=right), ElidedLabel(rank="muted", cut=right)
        self.close_button = QToolButton()
        self.close_button.setText("×")
        self.close_button.setProperty("role", "chip")
        self.text = SourceText()
        self.making = Making(hub, self.text, lambda: self.article if self._shown is not None else 0, self)
        head = QHBoxLayout()
        head.setContentsMargins(14, 10, 10, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        below = QHBoxLayout()
        below.setContentsMargins(14, 2, 14, 6)
        below.addWidget(self.about)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(below)
        layout.addWidget(self.text, 1)
        self.setMinimumWidth(NARROWEST)
        self.close_button.clicked.connect(lambda: self.closed.emit(self.article))
        hub.changed.connect(self._changed)
        self._ask()

    def _changed(self, changes: Changes) -> None:
        if self.article in changes.articles or changes.entities or changes.events:
            self._ask()

    def _ask(self) -> None:
        article, shown = self.article, self._shown

        def question(case: "CaseFile") -> tuple[ArticleView, Marks] | None:
            from dossier.services import reading

            read = reading.article(case, article, SET_OFF)
            return (read, marks_of(read)) if read != shown else None

        key = f"source: beside {id(self)}"
        self._hub.read(question, self._show, key=key, failed=self._gone)

    def _gone(self, _: BaseException) -> None:
        self.closed.emit(self.article)

    def _show(self, read: tuple[ArticleView, Marks] | None) -> None:
        if read is not None:
            self._shown, marks = read
            row = self._shown.row
            self.title.setText(" ".join(row.title.split()))
            self.about.setText(f"{published_words(row.published)} · {row.file}")
            self.close_button.setAccessibleName(tr("Close {0}").format(one_line(row.title, 60)))
            self.text.setAccessibleName(tr("Source text beside: {0}").format(one_line(row.title, 60)))
            self.text.show_article(self._shown, marks)
        self.ready.emit()

    def point(self, event: EventView | None, words: tuple[int, Span] | None, move: bool) -> None:
        """Set off the words of the selected event, or other *words*, where they belong to this story."""
        if self._shown is None:
            return
        if event is not None and event.article == self.article:
            self.text.show_words(event.span, event.trigger, move, dating_of(event.date, self.text.story()))
        elif words is not None and words[0] == self.article:
            self.text.show_words(words[1], None, move)
        else:
            self.text.show_words(None)
