"""One question at a time: what the machine is unsure of, why, and a key for each answer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QColor,
    QHideEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from dossier.domain.review import Answer, Question, QuestionKind
from dossier.gui.emptying import empty
from dossier.gui.figures import grouped
from dossier.gui.flow import FlowLayout
from dossier.gui.hub import Hub
from dossier.gui.review.answer_button import AnswerButton
from dossier.gui.review.queue import ReviewQueue, Tally
from dossier.gui.saying import said
from dossier.gui.source.display import display
from dossier.gui.text import PlainLabel, one_line
from dossier.gui.theme import colours
from dossier.tongue import tr

_TOPICS = {
    QuestionKind.NAMES: "Two names",
    QuestionKind.DAY: "Publication date",
    QuestionKind.ORDER: "Dates in figures",
    QuestionKind.WHO: "Who is meant",
    QuestionKind.EVENT: "An uncertain event",
    QuestionKind.CONTRADICTION: "Sources disagree",
}
_HELP = "A or a figure accepts, R rejects, E edits, S leaves it for later, B goes back."
_QUOTE = 600
"""Characters of a quoted passage that a card shows; the source pane shows all of it."""
_NARROW_LETTERS = 34
"""In a pane of less letters the count stands below the topic."""
_CHOICES = 9
"""Answers that a figure key can give."""


class ReviewPane(QWidget):
    """Shows the current question, its reasons and its answers. The source pane shows the words that it is about."""

    words_requested = Signal(int, object)
    """An article's id and the Span of the words that the question is about."""
    edit_requested = Signal(object)
    """The user wants to settle this Question by hand."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._question: Question | None = None
        self._is_looking = False
        self.queue = ReviewQueue(hub, self)
        self.topic = PlainLabel("", "section")
        self.count = PlainLabel("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(tr("How much is judged"))
        self.sentence = PlainLabel("", "heading")
        self.quote = PlainLabel("")
        self.quote.setProperty("role", "quote")
        self.reasons = PlainLabel("", "muted")
        self.answers = QVBoxLayout()
        self.reject, self.edit = AnswerButton(), AnswerButton(tr("Edit…  (E)"))
        self.later, self.back = AnswerButton(tr("Later  (S)")), AnswerButton(tr("Back  (B)"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Review"))
        self._lay_out()
        self._connect()
        self._show(None)

    def _lay_out(self) -> None:
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(2)
        for label in (self.topic, self.count):
            head.addWidget(label, 1)
        card = QWidget()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for part in (self.sentence, self.quote, self.reasons):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            inside.addWidget(part)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidget(card)
        area.setWidgetResizable(True)
        area.setProperty("role", "text")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("The question"))
        self.answers.setSpacing(6)
        # A second line where text is large, or words are long.
        aside = FlowLayout(spacing=6)
        for button in (self.edit, self.later, self.back):
            aside.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(area, 1)
        layout.addLayout(self.answers)
        layout.addWidget(self.reject)
        layout.addLayout(aside)

    def _connect(self) -> None:
        self.queue.shown.connect(self._show)
        self.queue.counted.connect(self._show_tally)
        self.queue.looking.connect(self._show_looking)
        self.reject.clicked.connect(self._reject)
        self.edit.clicked.connect(self._edit)
        self.later.clicked.connect(self.queue.later)
        self.back.clicked.connect(self.queue.back)
        self._key("A", lambda: self._accept(0))
        for number in range(_CHOICES):
            self._key(str(number + 1), partial(self._accept, number))
        self._key("R", self._reject)
        self._key("E", self._edit)
        self._key("S", self.queue.later)
        self._key("B", self.queue.back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW_LETTERS * self.fontMetrics().averageCharWidth()
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        side = Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag.AlignRight
        self.count.setAlignment(side | Qt.AlignmentFlag.AlignTop)

    def _key(self, key: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QColor(colours().accent))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -3, -3), 4, 4)
            painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.queue.switch_on(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.queue.switch_on(False)

    def _accept(self, choice: int) -> None:
        if self._question is not None and choice < len(self._question.accept):
            self.queue.answer(Answer.ACCEPT, choice)

    def _clicked(self, choice: int, _: bool = False) -> None:
        self._accept(choice)

    def _reject(self) -> None:
        if self._question is not None:
            self.queue.answer(Answer.REJECT)

    def _edit(self) -> None:
        if self.queue.current is not None:
            self.edit_requested.emit(self.queue.current)

    def _show(self, question: Question | None) -> None:
        is_new = question is not None and (self._question is None or self._question.key != question.key)
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._question = question
        for control in (self.reject, self.edit, self.later):
            control.setVisible(question is not None)
        self._fill_answers(question)
        self._speak(question)
        if question is None:
            self._show_end()
            return
        self._allow_answers()
        self.topic.setText(tr(_TOPICS[question.kind]))
        self.sentence.setText(said(question.sentence))
        words = display(" ".join(question.quote.split())).shown
        self.quote.setText(f"“{one_line(words, _QUOTE)}”" if words else "")
        self.quote.setVisible(bool(words))
        self.reasons.setText("\n\n".join(map(said, question.reasons)))
        self.reject.say(f"{said(question.reject)}  (R)")
        self.reject.setAccessibleName(said(question.reject))
        if is_new:
            self._bring_into_view(question)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow_answers(self) -> None:
        """In the case as it was, questions are read and nothing is judged. A key says so."""
        is_present = self._hub.info is not None and self._hub.info.as_of is None
        items = (self.answers.itemAt(place) for place in range(self.answers.count()))
        answers = (item.widget() for item in items if item is not None)
        for button in (*answers, self.reject, self.edit):
            if button is not None:
                button.setEnabled(is_present)

    def _speak(self, question: Question | None) -> None:
        """Let a screen reader say the question as soon as it stands there: the keyboard stays where it is."""
        asked = said(question.sentence) if question is not None else tr("nothing is left to judge")
        name = tr("Review: {0}").format(asked)
        parts = (question.quote, *map(said, question.reasons), tr(_HELP)) if question is not None else ()
        self.setAccessibleDescription(" ".join(" ".join(parts).split()))
        if name == self.accessibleName():
            return
        self.setAccessibleName(name)
        if QAccessible.isActive() and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, name))

    def _fill_answers(self, question: Question | None) -> None:
        empty(self.answers)
        ways = tuple(map(said, question.accept)) if question is not None else ()
        for number, words in enumerate(ways):
            key = "A" if len(ways) == 1 else str(number + 1)
            button = AnswerButton(f"{one_line(words, 60)}  ({key})" if number < _CHOICES else words)
            button.setAccessibleName(words)
            if len(ways) == 1:
                button.setProperty("role", "primary")
            button.clicked.connect(partial(self._clicked, number))
            self.answers.addWidget(button)

    def _bring_into_view(self, question: Question) -> None:
        if question.events:
            self._hub.select_event(question.events[0])
        elif question.entities:
            self._hub.select_entity(question.entities[0])
        if question.article is not None:
            self._hub.select_article(question.article)
            if question.span is not None and not question.events:
                self.words_requested.emit(question.article, question.span)

    def _show_end(self) -> None:
        self.topic.setText("")
        self.quote.hide()
        if self._hub.info is None:
            self.sentence.setText("")
        elif self._is_looking:
            self.sentence.setText(tr("Looking for what needs your judgement…"))
        else:
            self.sentence.setText(tr("Nothing is left to judge."))
        self.reasons.setText("")

    def _show_looking(self, is_looking: bool) -> None:
        self._is_looking = is_looking
        if self._question is None:
            self._show_end()

    def _show_tally(self, tally: Tally) -> None:
        left = tally.waiting + tally.later
        self.bar.setRange(0, max(1, tally.answered + left))
        self.bar.setValue(tally.answered)
        more = "" if tally.is_all else "+"
        self.count.setText(
            tr("{0} judged, {1}{2} to go").format(grouped(tally.answered), grouped(left), more)
            if self._hub.info is not None
            else ""
        )
