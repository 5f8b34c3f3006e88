"""The row above the timeline: by what lanes stand, which of them, which events, and what is shown beside them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from dossier.domain.events import EventKind, Review, Status
from dossier.gui.figures import grouped
from dossier.gui.flow import FlowLayout
from dossier.gui.text import menu_text, plain_tooltip
from dossier.gui.theme import scaled
from dossier.gui.timeline.filters import ChoiceButton, LaneChooser, StayingMenu
from dossier.gui.timeline.only import OnlyButton
from dossier.gui.wording import STATUS_SIGNS, kind_words, status_meaning
from dossier.timeline.items import OTHERS
from dossier.timeline.lanes import Filter, Grouping
from dossier.tongue import tr

_TYPING = 180
"""Milliseconds without a key before words are looked for."""
_ARROW = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LANES = (
    (Grouping.PERSON, "People"),
    (Grouping.ORGANISATION, "Organisations"),
    (Grouping.PLACE, "Places"),
    (Grouping.KIND, "Kinds"),
    (Grouping.SOURCE, "Sources"),
    (Grouping.NONE, "One lane"),
)
_REST = {
    Grouping.PERSON: "Others (no person)",
    Grouping.ORGANISATION: "No organisation",
    Grouping.PLACE: "No place",
}
_REVIEWS = (
    (Review.UNREVIEWED, "Not reviewed", "nobody has decided about it"),
    (Review.ACCEPTED, "Accepted", "a person has confirmed it"),
    (Review.EDITED, "Edited", "a person has changed it"),
)
_BESIDE_WORDS = 26
"""Pixels that a line of text takes beside its words."""


class ArrowBox(QComboBox):
    """A box with the same arrow as the buttons beside it; a box with a border of the style sheet's own has none."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.drawText(self.rect().adjusted(0, 0, -7, 0), int(_ARROW), "▾")


class FilterBar(QWidget):
    """All choices in a row; ``changed`` tells that something else is to be shown."""

    changed = Signal()
    grouped = Signal()
    """Lanes are to stand for something else."""
    lanes_chosen = Signal()
    """Other lanes were ticked, and are shown by now."""
    words_changed = Signal(str)
    """Only events with these words are asked for; "" for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grouping = ArrowBox()
        self.grouping.setAccessibleName(tr("What lanes stand for"))
        self.grouping.setToolTip(tr("What lanes stand for"))
        self.grouping.view().setAccessibleName(tr("What lanes stand for"))
        for value, words in _LANES:
            self.grouping.addItem(tr(words), value)
        self.lanes = QToolButton()
        self.lanes.setText(tr("All lanes  ▾"))
        self.lanes.setAccessibleName(tr("Lanes shown"))
        self.lanes.setAccessibleDescription(tr("Opens a list of lanes to tick; two to eight ticked ones are compared"))
        self.chooser = LaneChooser(self)
        self.statuses, self.kinds, self.reviews = (
            ChoiceButton(tr("Status")),
            ChoiceButton(tr("Kind")),
            ChoiceButton(tr("Review")),
        )
        self.only = OnlyButton()
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("With words …"))
        self.words.setAccessibleName(tr("Show only events with these words"))
        self.words.setClearButtonEnabled(True)
        self._suit_text()
        self.more = QToolButton()
        self.more.setText(tr("Show  ▾"))
        self.more.setAccessibleName(tr("What else is shown"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = StayingMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.setAccessibleName(tr("What else is shown"))
        self.more.setMenu(self._menu)
        self.once = self._option(
            tr("One mark per happening"), tr("Reports of one happening share a mark with their number")
        )
        self.once.setChecked(True)
        self.rejected = self._option(
            tr("Rejected events"), tr("What a person has rejected is shown too, struck through")
        )
        self._menu.addSeparator()
        self.gaps = self._option(tr("Gaps"), tr("Where nothing is known between two events of a lane"))
        self.links = self._option(
            tr("What ticked lanes share"), tr("Links the places of an event that stands in several")
        )
        self.links.setChecked(True)
        self.only_shared = self._option(tr("Only what ticked lanes share"), tr("Leaves out all other events"))
        self._menu.addSeparator()
        self.selected_name = self._option(
            tr("Only the selected name"), tr("Events of who or what is selected elsewhere")
        )
        self.selected_story = self._option(tr("Only the selected story"), tr("Events that the selected story tells"))
        self._menu.addSeparator()
        self.goes = self._option(
            tr("Go to a chosen name"), tr("Who or what is chosen elsewhere comes into sight with all its events")
        )
        self._lay_out()
        self._connect()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The second comes at the end of another size of text, once the line has its letters too.
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "words"):
            self._suit_text()

    def _suit_text(self) -> None:
        # What it asks for is to be read whole in every language, and no more: the line is full.
        # The line hears of another size of text after its bar.
        asked = max(each.fontMetrics().horizontalAdvance(self.words.placeholderText()) for each in (self, self.words))
        self.words.setFixedWidth(max(scaled(98), asked + scaled(_BESIDE_WORDS)))

    def _option(self, words: str, tip: str) -> QAction:
        action = self._menu.addAction(menu_text(words))
        action.setCheckable(True)
        action.setToolTip(plain_tooltip(tip))
        return action

    def _lay_out(self) -> None:
        # A second line where text is large.
        row = FlowLayout(self, 6)
        ticked = (self.statuses, self.kinds, self.reviews, self.only)
        for widget in (self.grouping, self.lanes, *ticked, self.words, self.more):
            row.addWidget(widget)
        self.statuses.offer(
            [(s.value, f"{STATUS_SIGNS[s]}  {tr(s.value).capitalize()}", status_meaning(s)) for s in Status]
        )
        self.reviews.offer([(review.value, tr(words), tr(meaning)) for review, words, meaning in _REVIEWS])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Layouts would else squeeze the lines into which the controls have been broken.
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _connect(self) -> None:
        self.lanes.clicked.connect(lambda: self.chooser.show_below(self.lanes))
        self.chooser.chosen.connect(self._lanes_chosen)
        self.grouping.currentIndexChanged.connect(self._regroup)
        for button in (self.statuses, self.kinds, self.reviews, self.only):
            button.chosen.connect(self.changed)
        for action in (self.rejected, self.once, self.gaps, self.links, self.only_shared):
            action.toggled.connect(self.changed)
        for action in (self.selected_name, self.selected_story):
            action.toggled.connect(self.changed)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING)
        self._typed.timeout.connect(lambda: self.words_changed.emit(self.words.text().strip()))
        self.words.textChanged.connect(lambda _: self._typed.start())

    @property
    def by(self) -> Grouping:
        """What lanes stand for."""
        return Grouping(self.grouping.currentData())

    def review_words(self, value: str) -> str:
        """Return how the value of a review is called in the list."""
        return next((tr(words) for review, words, _ in _REVIEWS if review.value == value), value)

    def offer(self, lanes: Sequence[tuple[int, str]], kinds: Sequence[tuple[EventKind, int]]) -> None:
        """Offer the lanes and kinds that there are."""
        rest = [(OTHERS, tr(_REST[self.by]))] if self.by in _REST else []
        self.chooser.offer([*lanes, *rest])
        named = [(kind.value, f"{kind_words(kind)}  ({grouped(count)})", kind_words(kind)) for kind, count in kinds]
        self.kinds.offer(named)
        self._label()

    def reset(self) -> None:
        """Show everything again: what was chosen in one case means nothing in another."""
        self.chooser.reset()
        for button in (self.statuses, self.kinds, self.reviews, self.only):
            button.reset()
        for quiet in (self.grouping, self.words, self.rejected, self.only_shared):
            quiet.blockSignals(True)
        self.grouping.setCurrentIndex(0)
        self.words.clear()
        self.rejected.setChecked(False)
        self.only_shared.setChecked(False)
        for quiet in (self.grouping, self.words, self.rejected, self.only_shared):
            quiet.blockSignals(False)

    @property
    def options(self) -> dict[str, QAction]:
        """What the last menu offers, by the names under which a saved view keeps it."""
        return {
            "once": self.once,
            "rejected": self.rejected,
            "gaps": self.gaps,
            "links": self.links,
            "only_shared": self.only_shared,
            "selected_name": self.selected_name,
            "selected_story": self.selected_story,
        }

    def state(self) -> dict[str, object]:
        """Return all choices as plain values, which ``restore`` takes."""
        lanes = self.chosen_lanes()
        choices = {"statuses": self.statuses, "kinds": self.kinds, "reviews": self.reviews}
        ticked = {name: button.values() for name, button in choices.items()}
        return {
            "by": self.by.value,
            "lanes": None if lanes is None else sorted(lanes),
            **{name: None if values is None else sorted(values) for name, values in ticked.items()},
            **self.only.state(),
            "words": self.words.text(),
            "options": {name: action.isChecked() for name, action in self.options.items()},
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Choose what ``state`` returned, and tell once of it. What is not in it stays as it is."""
        for name, action in self.options.items():
            action.blockSignals(True)
            action.setChecked(bool(state.get("options", {}).get(name, action.isChecked())))
            action.blockSignals(False)
        for name, button in (("statuses", self.statuses), ("kinds", self.kinds), ("reviews", self.reviews)):
            button.choose_only(state.get(name))
        self.grouping.blockSignals(True)
        self.grouping.setCurrentIndex(max(self.grouping.findData(Grouping(state.get("by", self.by.value))), 0))
        self.grouping.blockSignals(False)
        # Lanes can be ticked once those of this kind are offered.
        self._regroup()
        self.chooser.choose(state.get("lanes"))
        self.only.restore(state.get("people"), state.get("sources"))
        self.words.setText(str(state.get("words", "")))
        self._lanes_chosen()

    def wanted(self) -> Filter:
        """Return the filter that is set; what is selected elsewhere is no part of it yet."""
        statuses, kinds, reviews = self.statuses.values(), self.kinds.values(), self.reviews.values()
        decided = None if reviews is None else frozenset(Review(value) for value in reviews)
        if decided is not None and self.rejected.isChecked():
            decided |= {Review.REJECTED}
        return Filter(
            statuses=None if statuses is None else frozenset(Status(value) for value in statuses),
            kinds=None if kinds is None else frozenset(EventKind(value) for value in kinds),
            rejected=self.rejected.isChecked(),
            once=self.once.isChecked(),
            reviews=decided,
            people=self.only.people.ids(),
            articles=self.only.sources.ids(),
        )

    def chosen_lanes(self) -> frozenset[int] | None:
        """Return the keys of the chosen lanes, None for all."""
        return self.chooser.keys()

    def _regroup(self) -> None:
        self.chooser.reset()
        self.grouped.emit()

    def _lanes_chosen(self) -> None:
        self._label()
        self.changed.emit()
        self.lanes_chosen.emit()

    def _label(self) -> None:
        keys = self.chooser.keys()
        self.lanes.setText(
            tr("All lanes  ▾")
            if keys is None
            else tr("{0} of {1} lanes  ▾").format(grouped(len(keys)), grouped(self.chooser.count))
        )
