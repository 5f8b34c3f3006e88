"""The list of people, organisations and places, with search."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QTabBar, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow
from dossier.gui.figures import grouped
from dossier.gui.hub import Hub
from dossier.gui.models.entities import EntityModel
from dossier.gui.models.paged import Ids, around
from dossier.gui.only_now import OnlyNow
from dossier.gui.people.entity_delegate import EntityDelegate
from dossier.gui.people.long_list import LongList
from dossier.gui.review.answer_button import AnswerButton
from dossier.gui.search_line import SearchLine
from dossier.gui.wording import counted, entity_words
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_TAB_SIDES = 20
"""Pixels beside the words of a tab."""
_KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)


class PeoplePane(QWidget):
    """A search line, one tab per kind, and the list. Choosing a row selects it everywhere."""

    proposals_requested = Signal()
    """The user wants to judge the merges that the machine proposes."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self.model = EntityModel(self)
        self.search = SearchLine()
        self.tabs = QTabBar()
        self.list = LongList()
        self.proposals = AnswerButton()
        OnlyNow(hub, [self.proposals], self)
        self._build()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        for part in (self.search, self.tabs, self.list):
            layout.addWidget(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 2, 8, 6)
        foot.addWidget(self.proposals)
        layout.addLayout(foot)
        self.search.textChanged.connect(self._ask)
        self.tabs.currentChanged.connect(self._ask)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.proposals.clicked.connect(self.proposals_requested)
        hub.case_opened.connect(self._opened)
        self.model.wanted.connect(self._fill)
        hub.case_closed.connect(self._clear)
        hub.changed.connect(self._changed)
        hub.entity_selected.connect(self._follow)

    def _build(self) -> None:
        self.search.setPlaceholderText(tr("Find by name"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Find people, organisations or places by name"))
        self.search.setContentsMargins(8, 0, 8, 0)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.list.setFocus)
        self.tabs.setExpanding(True)
        self.tabs.setDrawBase(False)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Kind of name"))
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setProperty("role", "narrow")
        for kind in _KINDS:
            self.tabs.addTab(entity_words(kind, 2).capitalize())
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntityDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setDragEnabled(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setAccessibleName(tr("People, organisations or places of the case"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.proposals.setAccessibleName(tr("Judge proposed merges"))
        self.proposals.hide()

    def _kind(self) -> EntityKind:
        return _KINDS[max(self.tabs.currentIndex(), 0)]

    def _opened(self) -> None:
        self.search.clear()
        self._ask()

    def _clear(self) -> None:
        self.model.show_all(())

    def _changed(self, changes: Changes) -> None:
        if changes.entities or changes.events or changes.case:
            self._ask()

    def _ask(self) -> None:
        info = self._hub.info
        if info is None:
            return
        for tab, count in enumerate((info.people, info.organisations, info.places)):
            self.tabs.setTabToolTip(tab, counted(count, *(entity_words(_KINDS[tab], n) for n in (1, 2))))
        self._letter_tabs()
        self.proposals.setVisible(info.proposals > 0)
        self.proposals.say(f"{counted(info.proposals, 'proposed merge')}…")
        kind, query = self._kind(), self.search.text()
        top = max(self.list.indexAt(QPoint(1, 1)).row(), 0)

        def question(case: "CaseFile") -> tuple[Ids, dict[int, EntityRow]]:
            from dossier.services import listing

            ids = listing.names(case, kind, query)
            return ids, listing.name_rows(case, ids[around(top, len(ids))].tolist())

        self._hub.read(question, self._show, key="people list")
        self._hub.read(_marks, self.model.show_marks, key="people marks")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._letter_tabs()

    def least_width(self) -> int:
        """Return how wide the pane must be for the names of its tabs."""
        names = [entity_words(kind, 2).capitalize() for kind in _KINDS]
        return sum(self.tabs.fontMetrics().horizontalAdvance(name) + _TAB_SIDES for name in names)

    def _letter_tabs(self) -> None:
        """Write the counts on the tabs where there is room for them."""
        names = [entity_words(kind, 2).capitalize() for kind in _KINDS]
        info = self._hub.info
        if info is not None:
            counts = (info.people, info.organisations, info.places)
            counted_names = [f"{name} {grouped(count)}" for name, count in zip(names, counts, strict=True)]
            metrics = self.tabs.fontMetrics()
            if sum(metrics.horizontalAdvance(name) + _TAB_SIDES for name in counted_names) <= self.width():
                names = counted_names
        for tab, name in enumerate(names):
            self.tabs.setTabText(tab, name)

    def _fill(self, ids: list[int]) -> None:
        def question(case: "CaseFile") -> dict[int, EntityRow]:
            from dossier.services import listing

            return listing.name_rows(case, ids)

        # Where the list is scrolled on meanwhile, only what is in sight at the end is read.
        self._hub.read(question, self.model.arrived, key="people rows", failed=self.model.failed)

    def _show(self, read: tuple[Ids, dict[int, EntityRow]]) -> None:
        self.model.show(*read)
        self._mark(self._hub.selected_entity)

    def _chosen(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self._hub.select_entity(int(current.data(EntityModel.IdRole)))

    def _follow(self, entity_id: int) -> None:
        if self._mark(entity_id) or not entity_id:
            return

        def question(case: "CaseFile") -> EntityRow | None:
            from dossier.services import listing

            return listing.name_rows(case, [entity_id]).get(entity_id)

        self._hub.read(question, self._turn_to, key="people list: selected")

    def _turn_to(self, row: EntityRow | None) -> None:
        """Show the tab on which the selected entity stands."""
        if row is not None and row.id == self._hub.selected_entity and row.kind is not self._kind():
            self.search.clear()
            self.tabs.setCurrentIndex(_KINDS.index(row.kind))

    def _mark(self, entity_id: int) -> bool:
        number = self.model.row_of(entity_id)
        selection = self.list.selectionModel()
        if number < 0:
            selection.clear()
            return False
        index = self.model.index(number)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index)
        return True


def _marks(case: "CaseFile") -> dict[int, str]:
    from dossier.services import marking

    return {id_: line for id_, left in marking.marks_of_entities(case).items() if (line := left.line)}
