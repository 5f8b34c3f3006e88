"""Editing an event, and setting a story's publication date."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dossier.domain.dates import DateInterval
from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.records import Participant
from dossier.domain.views import ArticleRow, DatePreview, EntityRef, EntityRow, EventView, ParticipantView
from dossier.errors import ImpossibleError
from dossier.gui.date_change import DateChanger, Step
from dossier.gui.dates import read_day, read_interval
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.dialogs.day_picker import DayPicker
from dossier.gui.dialogs.names import PersonChooser
from dossier.gui.dialogs.publication import ProposalOffer
from dossier.gui.hub import Hub
from dossier.gui.saying import said, why_lines
from dossier.gui.text import PlainLabel, WrappedLabel, label_for, one_line
from dossier.gui.wording import (
    STATUS_SIGNS,
    date_words,
    day_words,
    interval_words,
    kind_words,
    published_words,
    status_meaning,
    status_word,
    told_in,
)
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile

_EXAMPLES = "2021-11-19, Nov 2021, early 2017, 2013..2017, since 2007, until May 2020"
_BOX = 48
"""Pixels that a box takes beside the words in it."""
_ROLE_WORDS = {Role.AGENT: "does it", Role.PATIENT: "it is done to", Role.SPEAKER: "says so", Role.OTHER: "takes part"}


class DateLine(QWidget):
    """A line for a date with a word on how it is read, as it is typed."""

    def __init__(self, text: str, *, day_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day_only = day_only
        self.line = QLineEdit(text)
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(tr("such as 2021-11-19") if day_only else tr("no date"))
        self.reading = PlainLabel("", "muted")
        self.picker = DayPicker(self._near)
        beside = QHBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self.line, 1)
        beside.addWidget(self.picker)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(beside)
        layout.addWidget(self.reading)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.tell)
        self.picker.picked.connect(lambda day: self.line.setText(day_words(day)))
        self.tell()

    def _near(self) -> date | None:
        """Return the day on which the calendar opens."""
        value = self.value() if self.is_sound() else None
        return None if value is None else value.start or value.end

    def value(self) -> DateInterval | None:
        """Return what was typed, None for nothing; ImpossibleError where it is no date."""
        if self._day_only:
            read_day(self.line.text())
        return read_interval(self.line.text())

    def is_sound(self) -> bool:
        """Tell whether what was typed can be read."""
        try:
            self.value()
        except ImpossibleError:
            return False
        return True

    def tell(self) -> None:
        """Say how the text is read."""
        try:
            value = self.value()
        except ImpossibleError as error:
            self.reading.setText(f"⚠ {said(str(error))}")
            self.reading.set_rank("danger")
            return
        empty = (
            tr("Empty: not known.") if self._day_only else tr("Empty: undated. Write it like {0}.").format(_EXAMPLES)
        )
        self.reading.setText(tr("Read as {0}.").format(date_words(value)) if value else empty)
        self.reading.set_rank("muted")


class EventDialog(BaseDialog):
    """Date, kind, status and people of an event, beside the sentence that states it. Only what changes is stored."""

    def __init__(self, hub: Hub, event: EventView, parent: QWidget | None = None) -> None:
        super().__init__(tr("Edit event"), "", parent)
        self._hub = hub
        self._event = event
        self.close_with_case(hub)
        self._date_text = date_text(event.date)
        self.quote = PlainLabel(f"“{one_line(event.quote, 600)}”")
        self.source = PlainLabel(one_line(f"{told_in(event)} · {event.file}", 200), "muted")
        self.date = DateLine(self._date_text, day_only=False)
        self.why = WrappedLabel("muted", lines=6)
        self.kind, self.status = QComboBox(), QComboBox()
        self.people = ParticipantTable(hub, event.participants)
        self._build()
        self.save = self.add_primary(tr("Save"), self._finish)
        self.add_dismiss()
        self.changer = _changer(hub, self, self.save)
        self.date.line.textChanged.connect(lambda: self.save.setEnabled(self.date.is_sound()))
        self.save.setEnabled(self.date.is_sound())

    def _build(self) -> None:
        self.setMinimumWidth(620)
        self.body.addWidget(self.quote)
        self.body.addWidget(self.source)
        for kind in sorted(EventKind, key=lambda kind: (kind is EventKind.OTHER, kind_words(kind))):
            self.kind.addItem(kind_words(kind), kind.value)
        for status in Status:
            self.status.addItem(
                f"{STATUS_SIGNS[status]}  {status_word(status)}: {status_meaning(status)}", status.value
            )
        self.kind.setCurrentIndex(self.kind.findData(self._event.kind.value))
        self.status.setCurrentIndex(self.status.findData(self._event.status.value))
        self.date.line.setAccessibleName(tr("Date of the event"))
        why = tuple(map(said, self._event.waiting)) or why_lines(self._event.date)
        self.why.setText("\n".join(why))
        self.date.line.setAccessibleDescription(tr("Why this date? {0}").format(". ".join(why)))
        self.kind.setAccessibleName(tr("Kind of event"))
        self.status.setAccessibleName(tr("Status of the event"))
        form = QFormLayout()
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(label_for(self.date, tr("&Date")), self.date)
        form.addRow(PlainLabel(tr("Why this date?"), "muted", wrap=False), self.why)
        form.addRow(label_for(self.kind, tr("&Kind")), self.kind)
        form.addRow(label_for(self.status, tr("&Status")), self.status)
        form.addRow(label_for(self.people, tr("&People")), self.people)
        self.body.addLayout(form)

    def _finish(self) -> None:
        event = self._event
        date_changed = self.date.line.text().strip() != self._date_text
        kind, status = EventKind(self.kind.currentData()), Status(self.status.currentData())
        people = self.people.participants()
        before = tuple(Participant(part.entity.id, part.role) for part in event.participants)
        value = self.date.value() if date_changed else None

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import editing

            return editing.edit_event(
                case,
                event.id,
                date=value if date_changed else editing.KEEP,
                kind=kind if kind != event.kind else editing.KEEP,
                status=status if status != event.status else editing.KEEP,
                participants=people if people != before else editing.KEEP,
            )

        if date_changed:
            self.save.setEnabled(False)
            self.changer.take(_event_step(event, value, change))
            return
        self.accept()
        if kind != event.kind or status != event.status or people != before:
            self._hub.command(change)


class ParticipantTable(QWidget):
    """Who takes part in an event, each with a role."""

    def __init__(self, hub: Hub, parts: tuple[ParticipantView, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._parts: list[ParticipantView] = []
        self.table = QTableWidget(0, 2)
        self.table.setAccessibleName(tr("Who takes part"))
        self.table.horizontalHeader().hide()
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        widest = max(self.fontMetrics().horizontalAdvance(words) for words in map(tr, _ROLE_WORDS.values()))
        self.table.setColumnWidth(1, widest + _BOX)
        self.table.setMinimumHeight(120)
        self.setFocusProxy(self.table)
        self.add, self.remove = QPushButton(tr("&Add…")), QPushButton(tr("&Remove"))
        for button, name, act in (
            (self.add, tr("Add someone who takes part"), self._ask),
            (self.remove, tr("Remove the chosen one"), self._remove),
        ):
            button.setAccessibleName(name)
            button.setAutoDefault(False)
            button.clicked.connect(act)
        side = QVBoxLayout()
        side.addWidget(self.add)
        side.addWidget(self.remove)
        side.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addLayout(side)
        for part in parts:
            self._add(part)

    def participants(self) -> tuple[Participant, ...]:
        """Return who takes part now."""
        return tuple(Participant(part.entity.id, part.role) for part in self._parts)

    def _add(self, part: ParticipantView) -> None:
        row = self.table.rowCount()
        self._parts.append(part)
        self.table.insertRow(row)
        item = QTableWidgetItem(one_line(part.entity.name))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.table.setItem(row, 0, item)
        box = QComboBox()
        for role in Role:
            box.addItem(tr(_ROLE_WORDS[role]), role.value)
        box.setCurrentIndex(box.findData(part.role.value))
        box.setAccessibleName(tr("Role of {0}").format(part.entity.name))
        box.currentIndexChanged.connect(lambda _, box=box: self._set_role(box))
        self.table.setCellWidget(row, 1, box)

    def add_row(self, row: EntityRow) -> None:
        """Add someone, as simply taking part."""
        self._add(ParticipantView(EntityRef(row.id, row.kind, row.name), Role.OTHER))

    def _set_role(self, box: QComboBox) -> None:
        for row in range(self.table.rowCount()):
            if self.table.cellWidget(row, 1) is box:
                self._parts[row] = replace(self._parts[row], role=Role(box.currentData()))

    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            del self._parts[row]
            self.table.removeRow(row)

    def _ask(self) -> None:
        without = frozenset(part.entity.id for part in self._parts)
        PersonChooser(self._hub, without, self.add_row, self).open()


class PublishedDialog(BaseDialog):
    """Asks when a story was published. Its relative dates follow."""

    def __init__(self, hub: Hub, row: ArticleRow, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Publication date"),
            tr(
                "Words like “Friday” or “last month” in the story are counted from this day. "
                "Dates that you have set on events yourself stay as they are."
            ),
            parent,
        )
        self._hub = hub
        self._row = row
        self.close_with_case(hub)
        day = row.published.day if row.published else None
        self._before = day.isoformat() if day else ""
        self.date = DateLine(self._before, day_only=True)
        self.date.line.setAccessibleName(tr("Publication date"))
        self.setMinimumWidth(480)
        self.body.setSpacing(6)
        self.body.addWidget(PlainLabel(one_line(row.title, 200), "strong"))
        self.body.addWidget(PlainLabel(tr("Until now: {0}").format(published_words(row.published)), "muted"))
        self.body.addWidget(self.date)
        self.offer = ProposalOffer(hub, row.id)
        self.offer.chosen.connect(self._set)
        self.offer.appeared.connect(self._make_room)
        self.body.addWidget(self.offer, 1)
        self.body.addStretch(1)
        self.save = self.add_primary(tr("Save"), self._finish)
        self.add_dismiss()
        self.changer = _changer(hub, self, self.save)
        self.date.line.textChanged.connect(lambda: self.save.setEnabled(self.date.is_sound()))
        self.date.line.selectAll()
        self.date.setFocus()

    def _finish(self) -> None:
        text = self.date.line.text().strip()
        if text == self._before:
            self.accept()
            return
        day = read_day(text)
        self._set(None if day is None else PublicationDate(day, day, PublicationBasis.GIVEN))

    def _set(self, published: PublicationDate | None) -> None:
        article = self._row.id

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import editing

            return editing.set_published(case, article, published)

        def preview(case: "CaseFile") -> DatePreview:
            from dossier.services import following

            return following.preview_published(case, article, published)

        self.save.setEnabled(False)
        self.changer.take(Step(_published_reason(published), preview, change))


def _published_reason(published: PublicationDate | None) -> str:
    if published is None:
        return tr("Without a publication date, words like “Friday” name no day.")
    when = "on" if published.day is not None else "between"
    words = interval_words(published.start, published.end)
    return tr("If the story was published {0} {1}, its words name other days.").format(
        when, words.replace(" to ", " and ")
    )


def _changer(hub: Hub, dialog: BaseDialog, save: QPushButton) -> DateChanger:
    """Return what changes dates for *dialog*: it closes once that is done, and can be gone on with if not."""
    made = DateChanger(hub, dialog)
    made.done.connect(dialog.accept)
    made.left.connect(lambda: save.setEnabled(True))
    return made


def _event_step(event: EventView, value: DateInterval | None, change: "Callable[[CaseFile], Changes]") -> Step:
    def preview(case: "CaseFile") -> DatePreview:
        from dossier.services import following

        return following.preview_event_date(case, event.id, value)

    reason = tr("Other dates are counted from the one that you are changing, and follow it.")
    return Step(reason, preview, change, event.id)


def date_text(when: DateInterval | None) -> str:
    """Write an interval so that the date editor reads the same again, in words where it can."""
    if when is None:
        return ""
    exact = _exact_text(when)
    lasting = f"from {when.start} to {when.end}" if when.start and when.end and not when.is_day else exact
    for text in (date_words(when), lasting, exact):
        if _is_read_as(text, when):
            return text
    return exact


def _is_read_as(text: str, when: DateInterval) -> bool:
    try:
        read = read_interval(text)
    except ImpossibleError:
        return False
    if read is None:
        return False
    meant = (when.start, when.end, when.extent, when.approximate)
    return (read.start, read.end, read.extent, read.approximate) == meant


def _exact_text(when: DateInterval) -> str:
    if when.start is None and when.end is not None:
        return f"until {when.end.isoformat()}"
    if when.end is None and when.start is not None:
        return f"since {when.start.isoformat()}"
    assert when.start is not None
    assert when.end is not None
    return when.start.isoformat() if when.is_day else f"{when.start.isoformat()}..{when.end.isoformat()}"
