"""A list of rows whose heights take long to find: they are found some at a time."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from dossier.gui.people.row_delegate import RowDelegate

_NEAR = 20
"""So many rows around the one that stays in its place are measured first."""


class PatientList(QListView):
    """Lays its rows out with guessed heights until its delegate has measured all.

    While heights are found that were guessed before, the row that is current, or else the one at the top, stays where
    it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_laying_out = False
        self._held, self._place = QPersistentModelIndex(), 0
        """A row, and where it stands in the view."""
        self._further = QTimer(self)
        self._further.setSingleShot(True)
        self._further.setInterval(0)
        self._further.timeout.connect(self.scheduleDelayedItemsLayout)

    def doItemsLayout(self) -> None:
        """Lay the rows out as they are known; where some were guessed, do it once more when the window has had time."""
        delegate = self.itemDelegate()
        if self._is_laying_out or not isinstance(delegate, RowDelegate):
            super().doItemsLayout()
            return
        held, place = self._held, self._place
        self._is_laying_out = True
        delegate.go_on()
        self._measure_near(delegate, held.row() if held.isValid() else 0)
        super().doItemsLayout()
        if held.isValid() and self.verticalScrollBar().value() > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self._index(held)).top() - place)
        self._is_laying_out = False
        self._hold()
        if delegate.is_behind:
            self._further.start()

    def _measure_near(self, delegate: RowDelegate, row: int) -> None:
        """Measure what is in sight before anything else."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for number in range(max(row - _NEAR // 2, 0), min(row + _NEAR // 2, self.model().rowCount())):
            delegate.sizeHint(option, self.model().index(number, 0))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._hold()

    def _hold(self) -> None:
        """Take note of what is to stay where it is."""
        if self._is_laying_out or self.model() is None:
            return
        self._is_laying_out = True
        current, view = self.currentIndex(), self.viewport().rect()
        index = current if self.visualRect(current).intersects(view) else self.indexAt(QPoint(1, 1))
        self._held, self._place = QPersistentModelIndex(index), self.visualRect(index).top()
        self._is_laying_out = False

    def _index(self, held: QPersistentModelIndex) -> QModelIndex:
        return self.model().index(held.row(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
