"""A list of tens of thousands of rows that are all equally high."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QStyleOptionViewItem


class LongList(QListView):
    """Lays its rows out in a grid, and once: where only what rows say has changed, they stay where they are.

    Qt would else ask for each row, and do so anew whenever a page of rows arrives.
    """

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
