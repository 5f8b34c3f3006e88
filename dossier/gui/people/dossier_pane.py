"""Everything the case knows of the selected person, organisation or place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.views import DossierView
from dossier.gui.hub import Hub
from dossier.gui.models.dossier_rows import DossierModel
from dossier.gui.people.row_delegate import RowDelegate
from dossier.gui.people.rows import Row, RowKind, rows_of

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_NOTHING = Row(RowKind.NOTE, "Choose a person, an organisation or a place to see what the sources say.")


class _RowView(QListView):
    """A list whose rows wrap at its width; Enter and Return choose a row."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class DossierPane(QWidget):
    """The dossier of the selected entity. Choosing an event selects it everywhere."""

    words_requested = Signal(int, object)
    """An article's id and the Span of its words that say a fact: to be shown in the source."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._shown = 0
        self.model = DossierModel(self)
        self.list = _RowView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Dossier")
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        hub.case_opened.connect(self._clear)
        hub.case_closed.connect(self._clear)
        hub.changed.connect(self._changed)
        hub.entity_selected.connect(self._ask)
        hub.event_selected.connect(self._mark)
        self._clear()

    def add_actions(self, actions: Sequence[QAction]) -> None:
        """Offer *actions* in the menu of the list."""
        self.list.addActions(list(actions))

    def _clear(self) -> None:
        self._shown = 0
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.model.show([_NOTHING])

    def _changed(self, changes: Changes) -> None:
        if self._shown and (changes.entities or changes.events or changes.articles or changes.case):
            self._ask(self._shown)

    def _ask(self, entity_id: int) -> None:
        if not entity_id:
            self._clear()
            return

        def question(case: "CaseFile") -> DossierView:
            from dossier.services import reading

            return reading.dossier(case, entity_id)

        self._hub.read(question, self._show, key="dossier")

    def _show(self, dossier: DossierView) -> None:
        if dossier.entity.id != self._hub.selected_entity:
            return
        same = dossier.entity.id == self._shown
        where = self.list.verticalScrollBar().value() if same else 0
        self._shown = dossier.entity.id
        # Always there, since rows are as high as the width that it leaves makes them.
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.model.show(rows_of(dossier))
        self.list.setAccessibleName(f"Dossier of {dossier.entity.name}")
        self._mark(self._hub.selected_event)
        if same:
            self.list.verticalScrollBar().setValue(where)

    def _mark(self, event_id: int) -> None:
        selection = self.list.selectionModel()
        number = self.model.row_of_event(event_id) if event_id else -1
        if number < 0:
            selection.clear()
            return
        index = self.model.index(number)
        if selection.currentIndex() == index and selection.isSelected(index):
            return
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)

    def _moved(self, current: QModelIndex, _: QModelIndex) -> None:
        """Follow the keyboard through the chronology; other rows are chosen on purpose only."""
        row = self.model.row(current)
        if row is not None and row.kind is RowKind.EVENT:
            self._hub.select_event(row.target)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is None or not row.can_be_chosen:
            return
        if row.kind in (RowKind.EVENT, RowKind.STANDING):
            self._hub.select_event(row.target)
        elif row.kind is RowKind.COMPANION:
            self._hub.select_entity(row.target)
        elif row.kind is RowKind.SOURCE:
            self._hub.select_article(row.target)
        elif row.words is not None:
            self._hub.select_article(row.target)
            self.words_requested.emit(row.target, row.words)
