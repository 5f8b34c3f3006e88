"""Everything the case knows of the selected person, organisation or place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.notes import Note, SubjectKind
from dossier.domain.spans import Span
from dossier.domain.views import EntityRow
from dossier.errors import Cancelled
from dossier.gui import patient_reading
from dossier.gui.hub import Hub
from dossier.gui.marks.opening import open_marks, open_page
from dossier.gui.marks.rows import mark_rows
from dossier.gui.models.dossier_rows import DossierModel
from dossier.gui.only_now import is_past, reason
from dossier.gui.people.claim_rows import rows_in_order
from dossier.gui.people.lots import Lot, packed, sealed, unsealed
from dossier.gui.people.row_delegate import RowDelegate
from dossier.gui.people.row_view import PatientList
from dossier.gui.people.rows import Row, RowKind, head_row, still_read_row
from dossier.gui.people.told import Told, told_in
from dossier.gui.tasks import Context, Job
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_MANY = 5_000
"""With more events and mentions than that, a dossier takes so long that who it is about is shown first."""
_WRITING = (RowKind.MARKS, RowKind.PAGE, RowKind.WRITTEN)
"""Rows that open what the user writes."""
_NOTHING = "Choose a person, an organisation or a place to see what the sources say."


class _RowView(PatientList):
    """A list whose rows wrap at its width; Enter and Return choose a row, the arrows fold, the space bar takes."""

    fold_wanted = Signal(QModelIndex, bool)
    """Unfold a row (True), or fold it away."""
    space_pressed = Signal(QModelIndex)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            # Whoever comes by key sees where the arrows go on from.
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.currentIndex().isValid():
            self.fold_wanted.emit(self.currentIndex(), event.key() == Qt.Key.Key_Right)
            return
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.space_pressed.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        delegate = self.itemDelegate()
        is_open = index.data(DossierModel.OpenRole)
        if event.button() is not Qt.MouseButton.LeftButton or is_open is None:
            return
        if isinstance(delegate, RowDelegate) and delegate.folds_at(event.position().x(), self.font()):
            self.fold_wanted.emit(index, not is_open)


class DossierPane(QWidget):
    """The dossier of the selected entity. Choosing an event selects it everywhere."""

    words_requested = Signal(int, object)
    """An article's id and the Span of its words that say a fact: to be shown in the source."""
    settle_requested = Signal(str, object)
    """The key of a contradiction, and the number of the side that is right, None to leave it open again."""
    join_requested = Signal(int)
    """The user wants to take apart what came together by the entry of the history with this number."""
    side_reached = Signal(bool)
    """Whether the current row is a side of a contradiction."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._shown = 0
        self._name = ""
        self._is_marking = False
        self._reading: Job | None = None
        self._told: Told | None = None
        """What the dossier that is shown is about, where it is a long one."""
        self._watched = 0
        self._read_on = QTimer(self)
        self.note = QAction(tr("Write a note…"), self)
        self.model = DossierModel(self)
        self.list = _RowView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setDragEnabled(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Dossier"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._activate)
        self.list.fold_wanted.connect(self._fold)
        self.list.space_pressed.connect(self._take)
        self._read_on.setSingleShot(True)
        self._read_on.timeout.connect(self._reveal_in_sight)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.note.setShortcut(QKeySequence("T"))
        self.note.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.note.triggered.connect(lambda _=False: self.write_note(None))
        self.list.addAction(self.note)
        hub.case_opened.connect(self._clear)
        hub.case_closed.connect(self._clear)
        hub.changed.connect(self._changed)
        hub.entity_selected.connect(self._ask)
        hub.event_selected.connect(self._mark)
        self._clear()

    def add_actions(self, actions: Sequence[QAction]) -> None:
        """Offer *actions* in the menu of the list."""
        self.list.addActions(list(actions))

    def settle_current(self) -> None:
        """Say that the side of a contradiction that is current is right; where it is taken already, take that back."""
        row = self.model.row(self.list.currentIndex())
        if row is not None and row.side is not None and is_past(self._hub):
            self._hub.failed.emit(reason())
        elif row is not None and row.side is not None:
            key, number = row.side
            self.settle_requested.emit(key, None if row.is_taken else number)

    def write_note(self, note: Note | None) -> None:
        """Open a note on whom the dossier is about, None for a new one."""
        from dossier.gui.source.note_dialog import NoteDialog, NotePlace

        if self._shown:
            place = NotePlace(SubjectKind.ENTITY, self._shown, self._name)
            NoteDialog(self._hub, place, note, self.window()).open()

    def _clear(self) -> None:
        self._stop_reading()
        self._shown, self._name, self._told = 0, "", None
        self.list.setAccessibleName(tr("Dossier"))
        self.note.setEnabled(False)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.model.show([Row(RowKind.NOTE, tr(_NOTHING))])

    def _changed(self, changes: Changes) -> None:
        if not self._shown or not changes:
            return
        if self._reading is None and self._told is not None and not self._told.is_touched_by(changes):
            return
        self._ask(self._shown)

    def _ask(self, entity_id: int) -> None:
        if not entity_id:
            self._clear()
            return

        self._stop_reading()

        def question(case: "CaseFile") -> tuple[EntityRow, list[Row | Lot], bool]:
            from dossier.services import dossier_claims, listing, marking

            entity = listing.name_rows(case, [entity_id]).get(entity_id)
            marks = mark_rows(marking.marks(case, SubjectKind.ENTITY, entity_id))
            if entity is not None and entity.events + entity.mentions > _MANY:
                return entity, [head_row(entity), *marks, still_read_row(entity)], False
            dossier, claims = dossier_claims.dossier_with_claims(case, entity_id)
            rows = packed(rows_in_order(dossier, claims))
            rows[1:1] = marks
            return dossier.entity, rows, True

        self._hub.read(question, self._show_first, key="dossier")

    def _show_first(self, read: tuple[EntityRow, list[Row | Lot], bool]) -> None:
        """Show a dossier, or of a long one who it is about until all has been read."""
        entity, rows, is_whole = read
        if entity.id != self._hub.selected_entity:
            return
        if is_whole:
            self._show((entity, rows))
            return
        if entity.id != self._shown:
            self._show((entity, rows))
        self._read_whole(entity.id)

    def _read_whole(self, entity_id: int) -> None:
        """Read a long dossier; other questions are answered meanwhile, and it can be stopped."""

        def question(case: "CaseFile", context: Context) -> tuple[EntityRow, bytes, Told]:
            from dossier.services import claims

            whole = _whole(case, entity_id, context)
            # What is kept of so long a dossier takes more memory than the window at rest.
            claims.forget(case)
            return whole

        def answer(read: tuple[EntityRow, bytes, Told]) -> None:
            self._reading = None
            self._show((read[0], unsealed(read[1])))
            self._told = read[2]

        def failed(error: BaseException) -> None:
            if self._reading is not job:
                # Somebody else was chosen meanwhile, or the same one is being read anew.
                return
            self._reading = None
            if not isinstance(error, Cancelled):
                self._hub.report(error)
                self.model.say_stopped(is_failed=True)
            elif job is not None and job.is_cancelled():
                self.model.say_stopped()
            else:
                # The case is not what it was when the reading began.
                self._read_whole(entity_id)

        self._stop_reading()
        self._reading = job = patient_reading.ask(self._hub, question, answer, failed)

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _show(self, read: tuple[EntityRow, list[Row | Lot]]) -> None:
        entity, rows = read
        if entity.id != self._hub.selected_entity:
            return
        self._told = None
        same = entity.id == self._shown
        where = self.list.verticalScrollBar().value() if same else 0
        side = self._current_side() if same else None
        self._shown, self._name = entity.id, entity.name
        self.note.setEnabled(not is_past(self._hub))
        # Always there, since rows are as high as the width that it leaves makes them.
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.model.show(rows, keep_open=same)
        self.list.setAccessibleName(tr("Dossier of {0}").format(entity.name))
        if side is not None and (number := self.model.reach_side(side)) >= 0:
            self.list.selectionModel().setCurrentIndex(
                self.model.index(number), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        else:
            self._mark(self._hub.selected_event)
        if same:
            self.list.verticalScrollBar().setValue(where)
        elif not self.list.currentIndex().isValid():
            self.list.scrollToTop()

    def _current_side(self) -> tuple[str, int] | None:
        row = self.model.row(self.list.currentIndex())
        return row.side if row is not None else None

    def _mark(self, event_id: int) -> None:
        selection = self.list.selectionModel()
        current = self.model.row(selection.currentIndex())
        if event_id and current is not None and event_id == current.target and event_id in current.events:
            return
        number = self.model.reach_event(event_id) if event_id else -1
        if number < 0:
            selection.clear()
            return
        index = self.model.index(number)
        if selection.currentIndex() == index and selection.isSelected(index):
            return
        # The line of a happening also stands for events folded under it: it must not select its own instead.
        self._is_marking = True
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_marking = False
        self.list.scrollTo(index)

    def _moved(self, current: QModelIndex, _: QModelIndex) -> None:
        """Follow the keyboard through the chronology; other rows are chosen on purpose only."""
        row = self.model.row(current)
        self.side_reached.emit(row is not None and row.side is not None and not is_past(self._hub))
        if row is not None and row.is_event and not self._is_marking:
            self._hub.select_event(row.target)

    def _fold(self, index: QModelIndex, on: bool) -> None:
        """Unfold or fold a line; folding a report goes to the line above it."""
        row = self.model.row(index)
        if row is None:
            return
        if row.under and not on:
            index = self.model.index(self.model.parent_row(index))
            self.list.setCurrentIndex(index)
        self.model.unfold(index, on)
        self.list.scheduleDelayedItemsLayout()

    def _take(self, index: QModelIndex) -> None:
        """Fold or unfold a line, or take a side."""
        row = self.model.row(index)
        if row is not None and row.side is not None:
            self.settle_current()
        elif row is not None and row.opens:
            self._fold(index, not self.model.is_open(index))

    def _seek(self, article_id: int, words: str) -> None:
        """Show a story with *words* of it set off."""

        def question(case: "CaseFile") -> Span | None:
            from dossier.services import reading

            article = reading.article(case, article_id)
            at = article.text.find(words)
            return Span(article.start + at, article.start + at + len(words)) if at >= 0 else None

        def show(span: Span | None) -> None:
            self._hub.select_article(article_id)
            if span is not None:
                self.words_requested.emit(article_id, span)

        self._hub.read(question, show, key="words of a rung")

    def _activate(self, index: QModelIndex) -> None:
        """Do what Enter or a double click means: open the history where the row is a part of it, else choose."""
        row = self.model.row(index)
        if row is not None and row.join >= 0:
            self.join_requested.emit(row.join)
        else:
            self._choose(index)

    def _scrolled(self, value: int) -> None:
        """Read on in a long part where somebody scrolls down to the end of what is shown of it."""
        if value > self._watched:
            # Not now: the list may be laying out its rows.
            self._read_on.start()
        self._watched = value

    def _reveal_in_sight(self) -> None:
        height = self.list.viewport().height()
        first, last = (self.list.indexAt(QPoint(1, y)).row() for y in (1, height - 1))
        last = last if last >= 0 else self.model.rowCount() - 1
        for number in range(max(first, 0), last + 1):
            if (row := self.model.row(self.model.index(number))) is not None and row.hidden is not None:
                self._reveal(number)
                return

    def _reveal(self, number: int) -> None:
        """Show more of a long part; who stood on the line that stands for it goes on with the first line of it."""
        was_current = self.list.currentIndex().row() == number
        first = self.model.reveal(number)
        if was_current:
            self.list.setCurrentIndex(self.model.index(first))

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None and row.hidden is not None:
            self._reveal(index.row())
            return
        if row is not None and row.kind is RowKind.UNREAD:
            self._ask(self._shown)
            return
        if row is not None and row.kind in _WRITING and is_past(self._hub):
            self._hub.failed.emit(reason())
            return
        if row is not None and row.kind is RowKind.WRITTEN:
            self.write_note(row.note)
            return
        if row is not None and row.kind in (RowKind.MARKS, RowKind.PAGE) and self._shown:
            open_here = open_marks if row.kind is RowKind.MARKS else open_page
            open_here(self._hub, self._shown, self.window())
            return
        if row is None or not row.can_be_chosen:
            return
        if row.events:
            self._hub.select_event(row.target)
        elif row.sought:
            self._seek(row.target, row.sought)
        elif row.kind is RowKind.UNKNOWN:
            self._hub.select_article(row.target)
        elif row.kind is RowKind.COMPANION:
            self._hub.select_entity(row.target)
        elif row.kind is RowKind.SOURCE:
            self._hub.select_article(row.target)
        elif row.words is not None:
            self._hub.select_article(row.target)
            self.words_requested.emit(row.target, row.words)


def _whole(case: "CaseFile", entity_id: int, context: Context) -> tuple[EntityRow, bytes, Told]:
    """Return who somebody is, all rows of the dossier in one piece, and what it tells of; all else is gone."""
    from dossier.services import dossier_claims, marking
    from dossier.services.watching import Watch

    watch = Watch(context.progress, context.is_cancelled)
    dossier, claims = dossier_claims.dossier_with_claims(case, entity_id, watch)
    rows = packed(rows_in_order(dossier, claims, lambda those: watch.over(those, "Putting the dossier together")))
    rows[1:1] = mark_rows(marking.marks(case, SubjectKind.ENTITY, entity_id))
    return dossier.entity, sealed(rows), told_in(dossier, claims)
