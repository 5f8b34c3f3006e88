"""The list of the case's stories."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDrag, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.views import ArticleRow
from dossier.gui.hub import Hub
from dossier.gui.models.articles import ORDERS, ArticleModel, Column
from dossier.gui.models.paged import NO_IDS, Ids, around
from dossier.gui.search_line import SearchLine
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile


_DRAGGED = 50
"""So many stories at most are handed over with their files, and twenty times as many in words."""


class _StoryTable(QTableView):
    """A table of which all rows may be chosen: no index is made of each, which would hold the window up."""

    def chosen_rows(self) -> Iterator[int]:
        """Yield the rows that are chosen, in the order of the list."""
        parts = [(part.top(), part.bottom()) for part in self.selectionModel().selection()]  # type: ignore[attr-defined]
        for top, bottom in sorted(parts):
            yield from range(top, bottom + 1)

    def startDrag(self, actions: Qt.DropAction) -> None:
        rows = islice(self.chosen_rows(), 20 * _DRAGGED)
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([self.model().index(row, 0) for row in rows]))
        drag.exec(actions, Qt.DropAction.CopyAction)


class StoriesPane(QWidget):
    """Every story with its publication date and number of events. Choosing one selects it everywhere."""

    published_requested = Signal(int)
    """The user wants to set the publication date of this story."""
    beside_requested = Signal(int)
    """The user wants to keep this story open beside the others."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._following = False
        self.model = ArticleModel(self)
        self._order = (Column.PUBLISHED, True)
        self.search = SearchLine()
        self.search.setPlaceholderText(tr("Find by headline"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Find stories by headline"))
        self.search.setContentsMargins(8, 0, 8, 0)
        self.table = _StoryTable()
        self.beside = QAction(tr("Open beside"), self)
        self._build()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.table)
        self.search.textChanged.connect(lambda _: self._ask())
        self.model.wanted.connect(self._fill)
        self.model.order_wanted.connect(self._order_by)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._ask_for_digests())
        self.table.doubleClicked.connect(self._opened_row)
        hub.case_opened.connect(self._place_case)
        hub.case_opened.connect(self._ask)
        hub.case_closed.connect(self._clear)
        hub.changed.connect(self._changed)
        hub.article_selected.connect(self._mark)

    def _build(self) -> None:
        self.table.setModel(self.model)
        self.table.setSortingEnabled(True)
        self.table.setDragEnabled(True)
        self.table.sortByColumn(Column.PUBLISHED, Qt.SortOrder.DescendingOrder)
        self.table.setAccessibleName(tr("Stories of the case"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.beside.setShortcut(QKeySequence("B"))
        self.beside.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.beside.setToolTip(tr("Keep the chosen stories open beside the one that is read (B)"))
        self.beside.triggered.connect(lambda _=False: self._open_beside())
        self.table.addAction(self.beside)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(True)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(3 * self.fontMetrics().height() + 10)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        # A header that knew what is chosen would ask each row of the list whenever it is painted.
        header.setSelectionModel(QItemSelectionModel(self.model, header))
        header.setMinimumSectionSize(40)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        metrics = self.fontMetrics()
        header.resizeSection(Column.PUBLISHED, metrics.horizontalAdvance("30 November") + 24)
        header.resizeSection(
            Column.EVENTS, max(metrics.horizontalAdvance(tr("Events")) + 24, header.sectionSizeHint(Column.EVENTS))
        )

    def _place_case(self) -> None:
        self.model.digests.clear()
        self.model.case = self._hub.info.path if self._hub.info is not None else None

    def chosen(self) -> list[int]:
        """Return the stories that are chosen in the list, one or several; without any, the selected one."""
        rows = self.model.ids(self.table.chosen_rows())
        return rows or [article for article in (self._hub.selected_article,) if article]

    def _open_beside(self) -> None:
        for article in self.chosen():
            self.beside_requested.emit(article)

    def _ask(self) -> None:
        """List the headlines with what was typed, in the order chosen. No other story is chosen by that."""
        words, (column, descending) = self.search.text(), self._order
        top = max(self.table.indexAt(QPoint(1, 1)).row(), 0)

        def question(case: "CaseFile") -> tuple[Ids, dict[int, ArticleRow]]:
            from dossier.services import listing

            ids = listing.stories(case, ORDERS[column], descending, words)
            return ids, listing.story_rows(case, ids[around(top, len(ids))].tolist())

        self._hub.read(question, self._show, key="stories list")

    def _fill(self, ids: list[int]) -> None:
        def question(case: "CaseFile") -> dict[int, ArticleRow]:
            from dossier.services import listing

            return listing.story_rows(case, ids)

        # Where the list is scrolled on meanwhile, only what is in sight at the end is read.
        self._hub.read(question, self.model.arrived, key="story rows", failed=self.model.failed)

    def _order_by(self, column: int, descending: bool) -> None:
        self._order = (Column(column), descending)
        self._ask()

    def _show(self, read: tuple[Ids, dict[int, ArticleRow]]) -> None:
        self._following = True
        self.model.show(*read)
        self._following = False
        self._mark(self._hub.selected_article)

    def _clear(self) -> None:
        self.model.show(NO_IDS, {})

    def _changed(self, changes: Changes) -> None:
        if changes.articles or changes.events:
            self._ask()

    def _chosen(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and not self._following:
            self._hub.select_article(int(current.data(ArticleModel.IdRole)))

    def _ask_for_digests(self) -> None:
        """Read by what the files of the chosen stories are known: they may be dragged out next."""
        rows = self.model.known([self.model.index(row, 0) for row in islice(self.table.chosen_rows(), _DRAGGED)])
        wanted = {row.source for row in rows} - self.model.digests.keys()
        if not wanted:
            return

        def question(case: "CaseFile") -> dict[int, str]:
            from dossier.services import listing

            return listing.file_digests(case, wanted)

        self._hub.read(question, self.model.digests.update, key="story digests")

    def _opened_row(self, index: QModelIndex) -> None:
        if index.column() == Column.PUBLISHED:
            self.published_requested.emit(int(index.data(ArticleModel.IdRole)))

    def _mark(self, article_id: int) -> None:
        place = self.model.place(article_id)
        self._following = True
        # Where it is the current one already, others may be chosen with it.
        if place.isValid() and place.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(place)
            self.table.scrollTo(place)
        elif place.isValid():
            self.table.scrollTo(place)
        else:
            self.table.selectionModel().clear()
        self._following = False
