"""Choosing what goes into a printed dossier: people, statuses, period, appendices, and what is blacked out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import Shiboken

from dossier.domain.dossier_options import DossierOptions, SourcesPart
from dossier.domain.events import Status
from dossier.errors import ImpossibleError
from dossier.gui.dates import read_interval
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.figures import grouped
from dossier.gui.hub import Hub
from dossier.gui.models.ticked_people import People, TickedPeople, people_of
from dossier.gui.tasks import Context, Job
from dossier.gui.text import PlainLabel, one_line
from dossier.gui.wording import status_word
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile
    from dossier.services.previewing import Outline
    from dossier.services.redacting import Meant

_PAUSE_MILLISECONDS = 300
"""How long nobody types before the case is asked."""
_SHORTEST = 2
"""Letters of what can be blacked out."""
_BATCH = 4_000
"""So many names are laid out in one turn: 5 ms."""


class Candidates(NamedTuple):
    """What the dialog has to know of a case, made ready off the window's thread."""

    people: People
    held: frozenset[int]
    """Who is in a volume of all."""
    letters: dict[int, int]
    """How many letters each story has."""


class _Names(QListView):
    """Lays tens of thousands of rows out in several turns, and none anew because one of them was ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        QAbstractItemView.dataChanged(self, first, last, list(roles))


class DossierDialog(BaseDialog):
    """All choices of a dossier on paper, with what they come to. *chosen* is told of them when they are made."""

    def __init__(
        self,
        hub: Hub,
        options: DossierOptions,
        chosen: Callable[[DossierOptions], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("Dossier as PDF, to your choice"),
            tr("What is left out or blacked out is said on the first page, so that nobody takes a part for the whole."),
            parent,
        )
        self._hub, self._chosen = hub, chosen
        self._outlines: dict[int | None, Outline] = {}
        self._letters: dict[int, int] = {}
        self._held: frozenset[int] = frozenset()
        self._counting: Job | None = None
        self._counted: set[int | None] = set()
        """Who is being counted."""
        self.close_with_case(hub)
        self.people, self.names = _Names(), TickedPeople(self)
        self.people.setModel(self.names)
        self.search = QLineEdit()
        self.form, self.sources = QComboBox(), QComboBox()
        self.statuses = {status: QCheckBox(status_word(status).capitalize()) for status in Status}
        self.first, self.last = QLineEdit(), QLineEdit()
        self.pages = QCheckBox(tr("Free page of each person"))
        self.marks = QCheckBox(tr("Tags, stars, questions and notes"))
        self.redact = QPlainTextEdit()
        self.digests = QCheckBox(tr("Keep the SHA-256 of files with such words"))
        self.covers, self.not_covered = PlainLabel("", "muted"), PlainLabel(_not_covered(), "muted")
        self.covers.hide()
        self.not_covered.hide()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE_MILLISECONDS)
        self.amount = PlainLabel(tr("Counting…"), "strong")
        self.trouble = PlainLabel("", "danger")
        self._build()
        self.export = self.add_primary(tr("Export…"), self._finish)
        self.add_dismiss()
        self._show(options)
        self._connect()
        self._wanted = options.people
        self.finished.connect(self._stop_counting)
        self._reading = hub.read(_candidates, self._fill, failed=self._not_read)
        self.finished.connect(self._stop_reading)

    def _build(self) -> None:
        self.setMinimumWidth(720)
        beside = QHBoxLayout()
        beside.setSpacing(20)
        beside.addLayout(self._left(), 2)
        beside.addLayout(self._right(), 3)
        self.body.addLayout(beside, 1)
        self.body.addWidget(self.covers)
        self.body.addWidget(self.not_covered)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        # Beside the buttons: on a small screen all else scrolls.
        outer.insertWidget(outer.count() - 1, self.trouble)
        outer.insertWidget(outer.count() - 1, self.amount)

    def _left(self) -> QVBoxLayout:
        self.search.setPlaceholderText(tr("Find a name"))
        self.search.setAccessibleName(tr("Find a name"))
        self.search.setClearButtonEnabled(True)
        self.people.setAccessibleName(tr("People of the dossier"))
        self.people.setProperty("role", "card")
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.people.setMinimumHeight(220)
        self.people.setMinimumWidth(170)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.setTextElideMode(Qt.TextElideMode.ElideRight)
        left = QVBoxLayout()
        left.addWidget(PlainLabel(tr("People: none chosen stands for all"), "muted"))
        left.addWidget(self.search)
        left.addWidget(self.people, 1)
        return left

    def _right(self) -> QFormLayout:
        for chronology, words in ((False, tr("A chapter for each person")), (True, tr("One chronology"))):
            self.form.addItem(words, chronology)
        for part, words in (
            (SourcesPart.NONE, tr("Without a list of sources")),
            (SourcesPart.LIST, tr("List of sources")),
            (SourcesPart.TEXTS, tr("List and texts, quoted words marked")),
        ):
            self.sources.addItem(words, part.value)
        boxes = QVBoxLayout()
        boxes.setSpacing(2)
        for box in self.statuses.values():
            boxes.addWidget(box)
        period = QHBoxLayout()
        period.setSpacing(8)
        for line, words, name in ((self.first, "2018", tr("First day")), (self.last, "2021-03", tr("Last day"))):
            line.setPlaceholderText(words)
            line.setAccessibleName(name)
            period.addWidget(line)
        also = QVBoxLayout()
        also.setSpacing(2)
        also.addWidget(self.pages)
        also.addWidget(self.marks)
        self.redact.setProperty("role", "field")
        self.redact.setTabChangesFocus(True)
        self.redact.setPlaceholderText(tr("One name or passage a line. A name is covered in all its forms."))
        self.redact.setMinimumHeight(3 * self.redact.fontMetrics().lineSpacing() + 16)
        self.redact.setMaximumHeight(max(84, self.redact.minimumHeight()))
        right = QFormLayout()
        right.setVerticalSpacing(10)
        right.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        right.addRow(tr("Form"), self.form)
        right.addRow(tr("What is"), boxes)
        right.addRow(tr("From, to"), period)
        right.addRow(tr("Sources"), self.sources)
        right.addRow(tr("Also"), also)
        right.addRow(tr("Black out"), self.redact)
        right.addRow("", self.digests)
        for name, widget in ((tr("Form"), self.form), (tr("Sources"), self.sources), (tr("Black out"), self.redact)):
            widget.setAccessibleName(name)
        return right

    def _connect(self) -> None:
        self.search.textChanged.connect(self.names.narrow)
        self.names.ticked.connect(self._tell)
        for box in (self.form, self.sources):
            box.currentIndexChanged.connect(self._tell)
        self.redact.textChanged.connect(self._tell)
        self.redact.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._ask_what_is_meant)
        for check in (*self.statuses.values(), self.pages, self.marks, self.digests):
            check.toggled.connect(self._tell)
        for line in (self.first, self.last):
            line.textChanged.connect(self._tell)

    def _show(self, options: DossierOptions) -> None:
        self.form.setCurrentIndex(int(options.chronology))
        self.sources.setCurrentIndex(self.sources.findData(options.sources.value))
        for status, box in self.statuses.items():
            box.setChecked(status in options.statuses)
        self.first.setText(options.first.isoformat() if options.first else "")
        self.last.setText(options.last.isoformat() if options.last else "")
        self.pages.setChecked(options.pages)
        self.marks.setChecked(options.marks)
        self.redact.setPlainText("\n".join(options.redact))
        self.digests.setChecked(options.digests)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _fill(self, found: Candidates) -> None:
        self._reading = None
        self._letters, self._held = found.letters, found.held
        self.names.show(found.people, self._wanted)
        if found.people.rows:
            self.people.setCurrentIndex(self.names.index(0))
        self._tell()

    def _not_read(self, error: BaseException) -> None:
        """Close: of a case that was not read to its end nobody can be chosen."""
        self._hub.report(error)
        if self._reading is not None:
            self._reading = None
            self.reject()

    def _count(self, missing: set[int | None]) -> None:
        """Have the case asked for what the choice needs and is not known; what it needs no longer is let go of."""
        running = self._counted - self._outlines.keys() if self._counting is not None else set()
        if not missing or (running and running <= missing):
            return
        self._stop_counting()
        order = sorted(missing, key=lambda person: person or 0)

        def work(case: "CaseFile", context: Context) -> "Iterator[Outline]":
            from dossier.services import previewing

            for person in order:
                yield previewing.outline(case, person, context.progress, context.is_cancelled)

        def done(_: bool) -> None:
            if self._counting is job:
                self._counting = None
                self._tell()

        def failed(error: BaseException) -> None:
            # What cannot be read is not asked for again and again.
            self._counting = None
            self._hub.report(error)

        self._counted = missing
        self._counting = job = self._hub.run_long(work, step=self._learn, done=done, failed=failed)

    def _stop_counting(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    def _learn(self, outline: "Outline") -> None:
        self._outlines[outline.person] = outline
        self._tell()

    def options(self) -> DossierOptions:
        """Return what is chosen. Raises ImpossibleError where that cannot be."""
        first, last = read_interval(self.first.text()), read_interval(self.last.text())
        begin = first.start or first.end if first is not None else None
        end = last.end or last.start if last is not None else None
        if begin is not None and end is not None and end < begin:
            raise ImpossibleError(tr("The period ends before it begins."))
        statuses = frozenset(status for status, box in self.statuses.items() if box.isChecked())
        if not statuses:
            raise ImpossibleError(tr("Choose at least one of asserted, alleged, denied and planned."))
        for words in self._words():
            if sum(c.isalnum() for c in words) < _SHORTEST:
                raise ImpossibleError(tr("“{0}” is too short to be blacked out.").format(words))
        return DossierOptions(
            people=self.names.chosen(),
            statuses=statuses,
            first=begin,
            last=end,
            sources=SourcesPart(self.sources.currentData()),
            pages=self.pages.isChecked(),
            marks=self.marks.isChecked(),
            redact=self._words(),
            chronology=bool(self.form.currentData()),
            digests=self.digests.isChecked(),
        )

    def _words(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.redact.toPlainText().splitlines() if line.strip())

    def _ask_what_is_meant(self) -> None:
        words = self._words()
        if not words:
            self.covers.hide()
            self.not_covered.hide()
            return

        def question(case: "CaseFile") -> "Sequence[Meant]":
            from dossier.services import redacting

            return redacting.meant(case, words)

        self._hub.read(question, self._say_what_is_meant)

    def _say_what_is_meant(self, told: "Sequence[Meant]") -> None:
        """Say whose names the typed words are: a surname alone stands for everybody who has it."""
        if not Shiboken.isValid(self):
            return
        said = []
        for each in told:
            if each.names:
                said.append(tr("{0}: all names of {1}").format(each.typed, one_line(", ".join(each.names), 160)))
            elif each.is_split:
                said.append(tr("{0}: not a name of this case, covered word by word").format(each.typed))
            else:
                said.append(tr("{0}: these words as they stand").format(each.typed))
        self.covers.setText("\n".join(said))
        self.covers.setVisible(bool(said))
        self.not_covered.setVisible(bool(said))
        self._make_room()

    def _tell(self, *_: object) -> None:
        """Say what the choice comes to, or why it cannot be."""
        try:
            options = self.options()
        except ImpossibleError as error:
            self.trouble.setText(f"⚠ {error}")
            self.trouble.show()
            self.export.setEnabled(False)
            return
        self.trouble.hide()
        self.trouble.setText("")
        self.export.setEnabled(True)
        self.amount.setText(self._amount_words(options))

    def _amount_words(self, options: DossierOptions) -> str:
        from dossier.services import previewing

        # The line of everybody does not say whose each statement is: those of the chosen tell as much.
        is_of_all = options.chronology and not options.people
        wanted: set[int | None] = {None} if is_of_all else set(options.people or self._held)
        if missing := wanted - self._outlines.keys():
            self._count(missing)
            return tr("Counting…")
        self._stop_counting()
        known = [self._outlines[person] for person in wanted]
        amount = previewing.amount_of(known, options, self._letters)
        people = amount.people if not options.chronology else 0
        said = [tr("{0} people").format(grouped(people))] if people else []
        said.append(tr("{0} statements").format(grouped(amount.statements)))
        said.append(tr("about {0} pages").format(grouped(amount.pages)))
        return " · ".join(said)

    def _finish(self) -> None:
        options = self.options()
        self.accept()
        self._chosen(options)


def _not_covered() -> str:
    return tr(
        "What is told without a name is not covered: an office, a family tie, a place, spellings that the case does "
        "not know. Read the PDF through before you hand it on."
    )


def without_words(options: DossierOptions) -> DossierOptions:
    """Return what may be kept outside the case: nothing that names anybody."""
    return replace(options, redact=())


def _candidates(case: "CaseFile") -> Candidates:
    from dossier.services import previewing

    found = previewing.candidates(case)
    people = people_of((id_, name) for id_, name, _ in found)
    return Candidates(people, frozenset(id_ for id_, _, is_held in found if is_held), dict(previewing.letters_of(case)))
