"""Going through the places at which a story, and then the next one, mentions the selected person."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from dossier.domain.spans import Span
from dossier.gui.figures import grouped
from dossier.gui.hub import Hub
from dossier.gui.source.text_view import SourceText
from dossier.gui.text import PlainLabel, plain_tooltip
from dossier.gui.theme import scaled
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile


class MentionSteps(QWidget):
    """“3 of 12” with a way to the mention before and after, and to the next story that mentions them."""

    story_wanted = Signal(int)
    """The id of the story to go to."""

    def __init__(self, hub: Hub, text: SourceText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub, self._text = hub, text
        self._entity = self._article = 0
        self._spans: tuple[Span, ...] = ()
        self._at = -1
        self._enters = 0
        self.words = PlainLabel("", "muted", wrap=False)
        self.before, self.after, self.further = QToolButton(), QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words)
        for button, sign, tip, act in (
            (self.before, "‹", tr("Mention before (Shift+N)"), lambda: self.step(-1)),
            (self.after, "›", tr("Next mention (N)"), lambda: self.step(1)),
            (self.further, "»", tr("Next story that mentions them (G)"), self.go_further),
        ):
            button.setText(sign)
            button.setProperty("role", "chip")
            button.setToolTip(plain_tooltip(tip))
            button.setAccessibleName(tip.partition(" (")[0])
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(act)
            row.addWidget(button)
        self._widen()
        for key, act in (("N", lambda: self.step(1)), ("Shift+N", lambda: self.step(-1)), ("G", self.go_further)):
            shortcut = QShortcut(QKeySequence(key), text, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "further"):
            self._widen()

    def _widen(self) -> None:
        for button in (self.before, self.after, self.further):
            button.setFixedWidth(scaled(26))

    def show_for(self, article: int, entity: int) -> None:
        """Step through the mentions of an entity in the story that the text shows."""
        spans = self._text.marks.names_of(entity) if article and entity else ()
        if (article, entity, spans) != (self._article, self._entity, self._spans):
            self._article, self._entity, self._spans, self._at = article, entity, spans, -1
        if self._enters and self._enters == article and spans:
            self._enters = 0
            self.step(1)
        self._tell()

    def step(self, by: int) -> None:
        """Go to the mention after (1) or before (-1) this one; round at the ends."""
        if self._spans:
            self._at = (self._at + by) % len(self._spans) if self._at >= 0 or by > 0 else len(self._spans) - 1
            self._text.show_step(self._spans[self._at])
            self._tell()

    def _tell(self) -> None:
        count = len(self._spans)
        self.setVisible(bool(self._entity and self._article))
        for button in (self.before, self.after):
            button.setEnabled(count > 0)
        said = (
            tr("{0} of {1}").format(grouped(self._at + 1), grouped(count))
            if self._at >= 0
            else tr("{0} here").format(grouped(count))
        )
        self.words.setText(said if count else tr("not named here"))

    def go_further(self) -> None:
        """Ask for the next story that mentions them, in the order of the case, round at the end."""
        article, entity = self._article, self._entity

        def question(case: "CaseFile") -> int:
            from dossier.services import reading

            return reading.next_story(case, entity, article)

        if entity:
            self._hub.read(question, self._go, key="source: next story")

    def _go(self, article: int) -> None:
        if article and article != self._article:
            self._enters = article
            self.story_wanted.emit(article)
