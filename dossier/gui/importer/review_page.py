"""Second page: what was found, before anything is stored."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dossier.domain.importing import ImportPlan
from dossier.domain.mentions import NumericOrder
from dossier.errors import ImpossibleError
from dossier.gui.dates import read_day
from dossier.gui.dialogs.publication import ProposalCard
from dossier.gui.figures import grouped
from dossier.gui.flow import FlowRow
from dossier.gui.importer.date_cell import DateCell
from dossier.gui.importer.order_panel import OrderPanel
from dossier.gui.models.import_plan import Column, ImportPlanModel, PlanRow
from dossier.gui.saying import said
from dossier.gui.text import ElidedLabel, PlainLabel
from dossier.gui.wording import counted
from dossier.tongue import tr

_PREVIEW_LINES = 4
"""Of the story's opening that are seen at least."""


class ReviewPage(QWidget):
    """Progress of the search first, then one row per story with its date and doubts, and the story's opening."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ImportPlanModel(self)
        self.model.dataChanged.connect(self._told)
        self.model.modelReset.connect(self._told)
        self.summary = PlainLabel()
        self.table = _table(self.model)
        self.cell = DateCell(self.table)
        self.cell.refused.connect(self._refused)
        self.table.setItemDelegateForColumn(Column.PUBLISHED, self.cell)
        self.table.selectionModel().currentRowChanged.connect(self._preview)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            edit = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            edit.activated.connect(self._edit_date)
        self.preview_title = PlainLabel("", "heading")
        self.preview_facts = PlainLabel("", "muted")
        self.preview_notes = PlainLabel("", "warning")
        self.preview_text = QPlainTextEdit()
        self.order = OrderPanel()
        self.order.answered.connect(self._order_answered)
        self.order.answered_for_all.connect(self._order_answered_for_all)
        self.why = ProposalCard()
        self.why.accepted.connect(self._take_over)
        self.refusal = PlainLabel("", "danger")
        self.all_date = QLineEdit()
        self.apply_all = QPushButton(tr("&Use it"))
        self.include_all = QPushButton(tr("Include &all"))
        self.include_none = QPushButton(tr("Include &none"))
        self.scan_bar = QProgressBar()
        self.scan_file = ElidedLabel("", "muted")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._build_scanning())
        self._stack.addWidget(self._build_review())

    def _build_scanning(self) -> QWidget:
        page = QWidget()
        self.scan_bar.setAccessibleName(tr("Progress of reading the files"))
        self.scan_bar.setTextVisible(False)
        self.scan_bar.setRange(0, 0)
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(PlainLabel(tr("Reading the files and looking for stories…"), "heading"))
        layout.addWidget(self.scan_bar)
        layout.addWidget(self.scan_file)
        layout.addWidget(PlainLabel(tr("Nothing is stored yet."), "muted"))
        layout.addStretch(2)
        return page

    def _build_review(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.summary)
        layout.addWidget(self._build_controls())
        layout.addWidget(self.refusal)
        self.refusal.hide()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self._build_preview())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        layout.addWidget(split, 1)
        return page

    def _build_controls(self) -> QWidget:
        label = PlainLabel(tr("&Date for every story that states none:"), wrap=False)
        label.setBuddy(self.all_date)
        self.all_date.setPlaceholderText(tr("such as 2021-11-19"))
        self.all_date.setAccessibleName(tr("Publication date for every story that states none"))
        self.all_date.setMaximumWidth(28 * self.fontMetrics().averageCharWidth())
        self.all_date.returnPressed.connect(self._date_for_all)
        for button, name in (
            (self.apply_all, tr("Use this date for every story that states none")),
            (self.include_all, tr("Include all stories")),
            (self.include_none, tr("Include no story")),
        ):
            button.setAccessibleName(name)
            button.setAutoDefault(False)
        self.apply_all.clicked.connect(self._date_for_all)
        self.include_all.clicked.connect(lambda: self.model.set_included(True))
        self.include_none.clicked.connect(lambda: self.model.set_included(False))
        controls = FlowRow()
        for control in (label, self.all_date, self.apply_all, self.include_all, self.include_none):
            controls.row.addWidget(control)
        return controls

    def _build_preview(self) -> QWidget:
        self.preview_text.setReadOnly(True)
        self.preview_text.setTabChangesFocus(True)
        self.preview_text.setAccessibleName(tr("Opening of the story"))
        self.preview_text.setProperty("role", "card")
        panel = QWidget()
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        for part in (self.preview_title, self.preview_facts, self.preview_notes, self.order):
            layout.addWidget(part)
        beside = QHBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self.preview_text, 1)
        beside.addWidget(self.why, 1)
        layout.addLayout(beside, 1)
        self.order.hide()
        self.why.hide()
        # Where text is large there is more to say of a story than the page has room for.
        self.preview_text.setMinimumHeight(_PREVIEW_LINES * self.fontMetrics().lineSpacing())
        area = QScrollArea()
        area.setWidget(panel)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("About the story"))
        return area

    def set_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the search for stories is."""
        self.scan_bar.setRange(0, max(total, 0))
        self.scan_bar.setValue(done)
        self.scan_file.setText(what)

    def start(self) -> None:
        """Show the progress of a new search."""
        self.scan_bar.setRange(0, 0)
        self.scan_file.setText("")
        self._stack.setCurrentIndex(0)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what was found."""
        self.all_date.clear()
        self.model.date_for_all = None
        self._refused("")
        self.model.show(plan)
        self._stack.setCurrentIndex(1)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus()

    def commit_edits(self) -> bool:
        """Take over a date that is still being typed; False where it cannot be read."""
        self.table.setFocus()
        if self.all_date.text().strip() and self.model.date_for_all is None:
            self._date_for_all()
        return not self.refusal.isVisibleTo(self)

    def _date_for_all(self) -> None:
        try:
            day = read_day(self.all_date.text())
        except ImpossibleError as error:
            self._refused(str(error))
            return
        self._refused("")
        self.model.set_date_for_all(day)

    def _edit_date(self) -> None:
        place = self.table.currentIndex().siblingAtColumn(Column.PUBLISHED)
        if self.model.flags(place) & Qt.ItemFlag.ItemIsEditable:
            self.table.setCurrentIndex(place)
            self.table.edit(place)

    def _refused(self, reason: str) -> None:
        self.refusal.setText(reason)
        self.refusal.setVisible(bool(reason))

    def _told(self) -> None:
        rows = self.model.rows
        stories = sum(row.story is not None for row in rows)
        unreadable = len(rows) - stories
        parts = [
            tr("{0} in {1}").format(
                counted(stories, "story", "stories"), counted(len({row.file.path for row in rows}), "file")
            ),
            tr("{0} to be imported").format(grouped(self.model.included())),
        ]
        if missing := self.model.without_date():
            parts.append(tr("{0} of them without a publication day").format(grouped(missing)))
        if unreadable:
            parts.append(tr("{0} that cannot be imported").format(counted(unreadable, "file")))
        self.summary.setText(", ".join(parts) + "." if rows else tr("No files were found in what you chose."))
        self._ask()
        self.changed.emit()

    def _row(self) -> PlanRow | None:
        current = self.table.currentIndex()
        return self.model.rows[current.row()] if 0 <= current.row() < len(self.model.rows) else None

    def _take_over(self) -> None:
        self.model.take_over(self.table.currentIndex().row())
        self.table.setFocus()

    def _order_answered(self, order: NumericOrder | None) -> None:
        row = self._row()
        if row is not None:
            self.model.set_order(row.file.path, order)

    def _order_answered_for_all(self, order: NumericOrder | None) -> None:
        self.model.set_order_for_all(order)

    def _ask(self) -> None:
        """Show what the row in view leaves to the person: the order of its file's dates, and its proposed date."""
        row = self._row()
        question = row.file.question if row is not None else None
        order = self.model.orders.get(row.file.path) if row is not None else None
        self.order.show_question(question, order, self.model.asked_files())
        taken = row is not None and row.proposal is not None and (row.between is not None or row.given is not None)
        shown = row.proposal if row is not None and (taken or self.model.open_proposal(row) is not None) else None
        self.why.show_proposal(shown, taken)

    def _preview(self, current: QModelIndex, _: QModelIndex) -> None:
        row = self.model.rows[current.row()] if current.isValid() else None
        self.preview_title.setText(_title(row))
        self.preview_facts.setText(_facts(row))
        notes = "\n".join(f"⚠ {said(doubt.message)}" for doubt in row.story.doubts) if row and row.story else ""
        self.preview_notes.setText(notes)
        self.preview_notes.setVisible(bool(notes))
        self.preview_text.setPlainText(_opening(row))
        self._ask()


def _title(row: PlanRow | None) -> str:
    if row is None:
        return ""
    return (row.story.title or tr("Story without a headline")) if row.story else row.file.file


def _facts(row: PlanRow | None) -> str:
    if row is None or row.story is None:
        return ""
    story = row.story
    several = len(row.file.stories) > 1
    place = tr("{0}, story {1}").format(row.file.file, story.ordinal) if several else row.file.file
    known = tr("publication date {0}").format(said(story.published_note)) if story.published_note else ""
    return "   ·   ".join(part for part in (place, counted(story.words, "word"), known) if part)


def _opening(row: PlanRow | None) -> str:
    if row is None:
        return ""
    if row.story is None:
        return tr("This file cannot be imported: {0}").format(said(row.file.error or ""))
    is_cut = len(row.story.opening.split()) < row.story.words
    opening = row.story.opening.rstrip()
    return f"{opening}{'' if opening[-1:].isalnum() else ' '}…" if is_cut else opening


def _table(model: ImportPlanModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(tr("Stories found"))
    table.setProperty("role", "card")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(
        QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.SelectedClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.AnyKeyPressed
    )
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 14)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(Column.HEADLINE, QHeaderView.ResizeMode.Stretch)
    metrics = table.fontMetrics()
    header.setMinimumSectionSize(16 * metrics.averageCharWidth())
    for column, words in (
        (Column.PUBLISHED, f"? {said('not before 30 September 2021')}"),
        (Column.KNOWN, said("stated in the text: “2021”")),
        (Column.DOUBTS, f"⚠ {tr('No date')}   ⚠ {tr('Date order?')}"),
        (Column.FILE, "a-file-name.txt, story 2"),
    ):
        header.resizeSection(column, max(metrics.horizontalAdvance(words) + 24, header.sectionSizeHint(column)))
    return table
