"""A list of tens of thousands of rows that are all equally high."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, QTimerEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

AT_ONCE = 10_000
"""So many rows are laid out in one turn of the window's thread: some 8 ms."""


class LongList(QListView):
    """Lays its rows out in a grid, and once: where only what rows say has changed, they stay where they are.

    Qt would else ask for each row, and do so anew whenever a page of rows arrives. Of more than AT_ONCE rows the first
    are there at once, and the others one lot after the other; where somebody was, or goes meanwhile, counts at the end.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self._was_at: int | None = None
        """How far the list was scrolled before it was laid out, while lots of rows are missing still."""
        self._goal: tuple[QPersistentModelIndex, QAbstractItemView.ScrollHint] | None = None

    @property
    def is_laid_out(self) -> bool:
        """Tell whether every row has its place."""
        count = self.model().rowCount() if self.model() is not None else 0
        return not count or self.visualRect(self.model().index(count - 1, 0)).isValid()

    def doItemsLayout(self) -> None:
        was_at = self.verticalScrollBar().value() if self._was_at is None else self._was_at
        super().doItemsLayout()
        self._was_at = None if self.is_laid_out else was_at

    def timerEvent(self, event: QTimerEvent) -> None:
        super().timerEvent(event)
        if self._was_at is not None and self.is_laid_out:
            self._go_where_it_was()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if self._was_at is not None and index.isValid() and not self.visualRect(index).isValid():
            self._goal = QPersistentModelIndex(index), hint
        else:
            self._goal = None
            super().scrollTo(index, hint)

    def _go_where_it_was(self) -> None:
        was_at, goal, bar = self._was_at, self._goal, self.verticalScrollBar()
        self._was_at = self._goal = None
        if was_at is not None and was_at > bar.value():
            bar.setValue(was_at)
        if goal is not None and goal[0].isValid():
            self.scrollTo(*goal)

    def setItemDelegate(self, delegate: QAbstractItemDelegate) -> None:
        super().setItemDelegate(delegate)
        self._suit_text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._suit_text()

    def _suit_text(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        # A row is as wide as the list all the same.
        self.setGridSize(QSize(1, self.itemDelegate().sizeHint(option, QModelIndex()).height()))

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        QAbstractItemView.dataChanged(self, first, last, list(roles))
