"""The selected event below its source: what the machine made of the words, and the judging of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.claim_words import NOBODY_NAMED, backing_signs
from dossier.domain.claims import HappeningView
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.notes import Note, SubjectKind
from dossier.domain.views import EventView, ParticipantView
from dossier.gui.hub import Hub
from dossier.gui.only_now import OnlyNow
from dossier.gui.saying import backing_words, contradiction_words, denial_words, said, told_through, why_lines
from dossier.gui.source.dating import Dating
from dossier.gui.source.dating_key import DatingKey
from dossier.gui.text import PlainLabel, WrappedLabel, one_line, plain_tooltip, wrapped
from dossier.gui.theme import scaled
from dossier.gui.wording import STATUS_SIGNS, counted, date_words, kind_words, status_meaning, status_word
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_REVIEW_WORDS = {
    Review.UNREVIEWED: "",
    Review.ACCEPTED: "accepted",
    Review.REJECTED: "rejected",
    Review.EDITED: "edited by you",
}
_PART_WORDS = {
    Role.AGENT: "done by", Role.PATIENT: "done to", Role.SPEAKER: "said by", Role.OTHER: "also named:",
}  # fmt: skip
_WHY = "Why this date?"
_BACKING = "Reported by"
_DENIED = "Denied"
_NOTE = "Your note"
_ROWS = ("Status", _DENIED, "Who", _BACKING, _NOTE, _WHY)
_NARROW = 360
"""In a bar of less width, beside text of the usual size, the buttons stand below the date."""
_NO_LIMIT = 16_777_215
"""What Qt takes for no limit of a width."""
_BETWEEN = 64
"""Pixels between the buttons and beside them."""
_STEPS, _LINES = 3, 8
"""The last steps to a date that are shown, and the lines that they may take; all of them are the tooltip."""
_WIDEST = 90
"""Letters of the longest line that tells why a date is what it is."""


class EventBar(QFrame):
    """Kind, date, status and people of one event, with Accept, Reject and Edit."""

    edit_requested = Signal(int)
    """The user wants to edit the event with this id."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._event: EventView | None = None
        self._happening: HappeningView | None = None
        self.setProperty("role", "strip")
        self.headline = WrappedLabel(rank="heading")
        self._is_tight = False
        self.review = PlainLabel(rank="good", wrap=False)
        self.captions = {name: PlainLabel(tr(name), "muted", wrap=False) for name in _ROWS}
        self.facts = {name: WrappedLabel(lines=_LINES if name == _WHY else 2) for name in _ROWS}
        self.accept, self.reject, self.edit = (
            QPushButton(tr("Accept")),
            QPushButton(tr("Reject")),
            QPushButton(tr("Edit…")),
        )
        self.note = QPushButton(tr("Note…"))
        self._notes: tuple[Note, ...] = ()
        self.key = DatingKey()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.accept.clicked.connect(lambda on: self._judge(Review.ACCEPTED if on else Review.UNREVIEWED))
        self.reject.clicked.connect(lambda on: self._judge(Review.REJECTED if on else Review.UNREVIEWED))
        self.edit.clicked.connect(self._edit)
        self.note.clicked.connect(self._write_note)
        OnlyNow(hub, (self.accept, self.reject, self.edit, self.note), self)
        self.hide()

    def _lay_out(self) -> None:
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(6)
        head.addWidget(self.headline, 1)
        head.addLayout(self._button_rows())
        self._rows = [head]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(_ROWS):
            grid.addWidget(self.captions[name], row, 0, Qt.AlignmentFlag.AlignTop)
            if name != _WHY:
                grid.addWidget(self.facts[name], row, 1)
        grid.addLayout(self._reasons(), _ROWS.index(_WHY), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 10)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(grid)

    def _button_rows(self) -> QBoxLayout:
        """Return what judges and what changes the event: in one row, in two where letters are large."""
        judging, changing = QHBoxLayout(), QHBoxLayout()
        judging.addWidget(self.review)
        judging.addStretch(1)
        judging.addSpacing(6)
        for row, buttons in ((judging, (self.accept, self.reject)), (changing, (self.edit, self.note))):
            row.setSpacing(6)
            for button in buttons:
                button.setAccessibleName(tr("{0} this event").format(button.text().removesuffix("…")))
                button.setCheckable(row is judging)
                row.addWidget(button)
            self._buttons.addLayout(row)
        changing.insertStretch(0)
        self._buttons.setSpacing(6)
        return self._buttons

    def _reasons(self) -> QBoxLayout:
        """Why the date is what it is, with the key to its marks beside: near by in a wide window too."""
        why = self.facts[_WHY]
        why.setMaximumWidth(_WIDEST * self.fontMetrics().averageCharWidth())
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(12)
        row.addWidget(why, 1)
        row.addWidget(self.key, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch()
        self._rows.append(row)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(_NARROW)
        for row in self._rows:
            row.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        for caption in self.captions.values():
            caption.setWordWrap(is_narrow)
            caption.setMaximumWidth(self.width() // 3 if is_narrow else _NO_LIMIT)
        asked = sum(part.sizeHint().width() for part in (self.review, self.accept, self.reject, self.edit, self.note))
        is_crowded = is_narrow and asked + _BETWEEN > self.width()
        self._buttons.setDirection(QBoxLayout.Direction.TopToBottom if is_crowded else QBoxLayout.Direction.LeftToRight)

    def show_tight(self, is_tight: bool) -> None:
        """Take one line for each fact, where there is little room; the tooltips have the rest."""
        if is_tight == self._is_tight:
            return
        self._is_tight = is_tight
        self.headline.set_rank("strong" if is_tight else "heading")
        self.headline.show_lines(1 if is_tight else 2)
        self.note.setText("✎" if is_tight else tr("Note…"))
        for name, label in self.facts.items():
            label.show_lines(1 if is_tight else _LINES if name == _WHY else 2)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(14, *((5, 14, 6) if is_tight else (8, 14, 10)))
        layout.setSpacing(2 if is_tight else 6)
        if self._event is not None:
            self._tell(self._event, self._happening)

    def show_event(
        self, event: EventView | None, happening: HappeningView | None = None, notes: Sequence[Note] = ()
    ) -> None:
        """Show an event, with what it reports where others report it too, and the user's notes on it; or hide."""
        self._event, self._happening, self._notes = event, happening, tuple(notes)
        self.key.show_dating(Dating())
        if event is not None:
            self._tell(event, happening)
        else:
            self._say_nothing()
        self.setVisible(event is not None)

    def _say_nothing(self) -> None:
        """Keep no word of what was shown: the case may be locked."""
        for label in (self.headline, *self.facts.values()):
            label.setText("")
        for part in (self, self.edit):
            part.setAccessibleDescription("")

    def _tell(self, event: EventView, happening: HappeningView | None) -> None:
        when = date_words(event.date)
        kind = f" · {kind_words(event.kind)}" if event.kind is not EventKind.OTHER else ""
        self.headline.setText(f"{when[:1].upper()}{when[1:]}{kind}")
        self.review.setText(tr(_REVIEW_WORDS[event.review]))
        self.review.set_rank("danger" if event.review is Review.REJECTED else "good")
        account = _account(event)
        why = tuple(map(said, event.waiting)) or why_lines(event.date)
        places = tr("in {0}").format(", ".join(place.name for place in event.places)) if event.places else ""
        meaning = "" if self._is_tight else f": {status_meaning(event.status)}"
        words = {
            "Status": f"{STATUS_SIGNS[event.status]} {status_word(event.status)}{meaning}, {account}",
            _DENIED: " · ".join(map(denial_words, event.denied_by)),
            _BACKING: _backing(happening),
            _NOTE: " · ".join(note.text for note in self._notes),
            "Who": " · ".join(part for part in (participant_words(event.participants), places) if part),
        }
        shown = {name: " ".join(text.split()) for name, text in words.items()} | {
            _WHY: "\n".join(why[-1:] if self._is_tight else _last(why))
        }
        for name, text in shown.items():
            self.facts[name].setText(text)
            for part in (self.captions[name], self.facts[name]):
                part.setVisible(bool(text))
        self.facts[_WHY].setToolTip(plain_tooltip(wrapped(why)))
        reasons = f"{tr('Why this date?')} {when}. {'. '.join(why)}"
        self.setAccessibleDescription(reasons)
        self.edit.setAccessibleDescription(reasons)
        self.accept.setChecked(event.review is Review.ACCEPTED)
        self.reject.setChecked(event.review is Review.REJECTED)

    def _judge(self, review: Review) -> None:
        if self._event is None:
            return
        from dossier.services import editing

        event_id = self._event.id

        def change(case: "CaseFile") -> Changes:
            return editing.review_event(case, event_id, review)

        self._hub.command(change)

    def _write_note(self) -> None:
        """Open the note on the event, an empty one where there is none yet."""
        from dossier.gui.source.note_dialog import NoteDialog, NotePlace

        if self._event is not None:
            place = NotePlace(
                SubjectKind.EVENT, self._event.id, tr("the event “{0}”").format(one_line(self._event.label, 120))
            )
            NoteDialog(self._hub, place, next(iter(self._notes), None), self.window()).open()

    def _edit(self) -> None:
        if self._event is not None:
            self.edit_requested.emit(self._event.id)


def _account(event: EventView) -> str:
    if event.attribution:
        return tr("by the account of {0}").format(told_through(event))
    return NOBODY_NAMED if event.status is Status.ALLEGED else tr("in the story's own voice")


def _backing(happening: HappeningView | None) -> str:
    """Return how many sources report a happening and what they disagree about, "" where one alone does."""
    if happening is None or (len(happening.reports) < 2 and not happening.contradictions):
        return ""
    found = f"{backing_signs(happening)} {backing_words(happening)}"
    return " · ".join((found, *(contradiction_words(each) for each in happening.unsettled)))


def _last(why: Sequence[str]) -> list[str]:
    """Return the last steps to a date, and how many there are before them."""
    before = len(why) - _STEPS
    return [tr("… {0} before").format(counted(before, "step")), *why[-_STEPS:]] if before > 0 else list(why)


def participant_words(parts: Sequence[ParticipantView]) -> str:
    """Return who takes part and how: "done by Ada Smith · done to Bert Jones, Eve Brown"."""
    groups = []
    for role, words in _PART_WORDS.items():
        names = list(dict.fromkeys(part.entity.name for part in parts if part.role is role))
        if names:
            groups.append(f"{tr(words)} {', '.join(names)}")
    return " · ".join(groups)
