"""A tour of the demo case: a card beside one pane after another says what it is for. It can be left at any time."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from dossier.domain.events import Status
from dossier.domain.mentions import EntityKind
from dossier.gui.hub import Hub
from dossier.gui.text import PlainLabel
from dossier.gui.theme import colours
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_STEPS = (
    ("names", "Names", "Everyone the articles name, the most mentioned first. Choose a person, and all else follows."),
    (
        "timeline",
        "Timeline",
        "Who did what, when. Forms say how well a day is known; wheel and arrows move.",
    ),
    ("dossier", "Dossier", "What is established, alleged, denied and planned about the person, each with its words."),
    (
        "source",
        "Source",
        "The article as it stands. Every claim leads back to its words here for you to judge.",
    ),
    ("review", "Review", "What the program is unsure of waits under this tab, one question at a time. You decide."),
    ("search", "Search", "Find names, events and words, with Ctrl+K from anywhere."),
    ("export", "Export", "Write dossiers as PDF and tables when you are done. F1 opens the manual at any time."),
)
"""Which part of the window a step points at, its title, and what it says."""
_GAP, _WIDTH = 12, 360


def choose_somebody(hub: Hub) -> None:
    """Choose the person who is named most, and an event of theirs, where nothing is chosen: no pane is then empty.

    The case is asked after all that the panes have asked it, so that they are filled when the choice comes.
    """
    before = (hub.selected_entity, hub.selected_event, hub.selected_article)

    def choose(found: tuple[int, int]) -> None:
        # Who has chosen something meanwhile wants to see that.
        if before == (hub.selected_entity, hub.selected_event, hub.selected_article):
            hub.select_entity(found[0])
            hub.select_event(found[1])

    if not any(before):
        hub.read(_somebody, choose, key="somebody for the tour")


def _somebody(case: "CaseFile") -> tuple[int, int]:
    """Return the person who is named most and an event that stands at the head of their dossier, 0 where none is."""
    from dossier.services import listing, reading

    people = listing.names(case, EntityKind.PERSON)
    if not len(people):
        return 0, 0
    person = int(people[0])
    happened = reading.events(case, person)
    told = [event for event in happened if event.date is not None and event.status is Status.ASSERTED]
    return person, next((event.id for event in (*told, *happened)), 0)


class Tour(QObject):
    """Goes through the steps on *window*; *parts* finds the widget of a step. ``over`` says that it ended."""

    over = Signal()

    def __init__(self, window: QMainWindow, parts: Callable[[str], QWidget | None]) -> None:
        super().__init__(window)
        self._window, self._parts = window, parts
        self._at = 0
        self.ring = _Ring(window)
        self.card = _Card(window)
        self.card.back.clicked.connect(lambda: self.go(-1))
        self.card.next.clicked.connect(lambda: self.go(1))
        self.card.skip.clicked.connect(self.end)
        self.card.stepped.connect(self.go)
        self.card.left.connect(self.end)
        window.installEventFilter(self)

    def start(self) -> None:
        """Show the first step."""
        self._at = 0
        self._show()

    def go(self, step: int) -> None:
        """Go to the next step (1) or the one before (-1); after the last one the tour is over."""
        if self._at + step >= len(_STEPS):
            self.end()
            return
        self._at = max(0, self._at + step)
        self._show()

    def end(self) -> None:
        """Take the card away and give the keyboard back."""
        if self.card.isHidden():
            return
        for part in (self.card, self.ring):
            part.hide()
            part.deleteLater()
        self._window.removeEventFilter(self)
        self._window.setFocus(Qt.FocusReason.OtherFocusReason)
        self.over.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.card.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        _, title, words = _STEPS[self._at]
        self.card.tell(tr(title), tr(words), self._at, len(_STEPS))
        self.ring.show()
        self.card.show()
        self._place()
        self.ring.raise_()
        self.card.raise_()
        self.card.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        """Put the ring round the part in question, and the card beside it where there is room."""
        whole = self._window.rect()
        part = self._parts(_STEPS[self._at][0])
        if part is None or not part.isVisible():
            self.ring.hide()
            place = QRect(whole.center(), whole.center())
        else:
            place = QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())
            self.ring.setGeometry(place.adjusted(-3, -3, 3, 3).intersected(whole))
            self.ring.show()
        self.card.setFixedWidth(min(max(_WIDTH, 40 * self.card.fontMetrics().averageCharWidth()), whole.width() - 40))
        self.card.adjustSize()
        self.card.move(_beside(place, self.card.rect(), whole))


def _beside(place: QRect, card: QRect, whole: QRect) -> QPoint:
    """Return where a card stands free of *place*: right, left, below or above it; inside it where nothing is free."""
    y = min(max(place.top(), _GAP), whole.height() - card.height() - _GAP)
    x = min(max(place.left(), _GAP), whole.width() - card.width() - _GAP)
    if whole.width() - place.right() > card.width() + 2 * _GAP:
        return QPoint(place.right() + _GAP, y)
    if place.left() > card.width() + 2 * _GAP:
        return QPoint(place.left() - card.width() - _GAP, y)
    if whole.height() - place.bottom() > card.height() + 2 * _GAP:
        return QPoint(x, place.bottom() + _GAP)
    if place.top() > card.height() + 2 * _GAP:
        return QPoint(x, place.top() - card.height() - _GAP)
    return QPoint(
        min(place.right(), whole.width()) - card.width() - 2 * _GAP,
        min(place.bottom(), whole.height()) - card.height() - 2 * _GAP,
    )


class _Ring(QWidget):
    """A line round a part of the window; clicks go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours().accent), 3))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()


class _Card(QFrame):
    """What a step says, with the way on, back and out. Arrows step too, Escape leaves."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.title, self.words = PlainLabel("", "heading"), PlainLabel("")
        self.count = PlainLabel("", "muted", wrap=False)
        self.back, self.next = QPushButton(tr("Back")), QPushButton(tr("Next"))
        self.skip = QPushButton(tr("Leave the tour"))
        self.next.setProperty("role", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        for label in (self.title, self.words, self.count):
            column.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.skip)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column.addLayout(row)
        self.setTabOrder(self.next, self.skip)
        self.setTabOrder(self.skip, self.back)
        self.hide()

    def tell(self, title: str, words: str, place: int, of: int) -> None:
        """Show a step, the *place*-th (from 0) of so many."""
        self.title.setText(title)
        self.words.setText(words)
        self.count.setText(tr("{0} of {1}").format(place + 1, of))
        self.back.setEnabled(place > 0)
        self.next.setText(tr("Done") if place == of - 1 else tr("Next"))
        self.setAccessibleName(tr("Tour: {0}").format(title))
        # A screen reader reads what the button that has the keyboard is about.
        self.next.setAccessibleName(f"{title}. {words} {self.next.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
