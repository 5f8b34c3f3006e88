"""The scroll bar of a story of which only a part stands in the document: it goes through the whole story."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from dossier.domain.spans import Span
from dossier.tongue import tr

_LINE_LETTERS = 80
_WIDTH = 12


class FarBar(QScrollBar):
    """Counts in letters of the source. Says where the user wants to go, once the events that wait have been heard."""

    place_wanted = Signal(int)
    """An offset in the source."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._follows = False
        self._wanted = QTimer(self, singleShot=True, interval=0)
        self._wanted.timeout.connect(lambda: self.place_wanted.emit(self.value()))
        self.setAccessibleName(tr("Place in the story"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.valueChanged.connect(self._changed)
        self.hide()

    def show_story(self, story: Span | None, _: int) -> None:
        """Go through a story; None hides the bar."""
        self._follows = True
        if story is not None:
            self.setRange(story.start, max(story.start, story.end - 1))
            self.setSingleStep(3 * _LINE_LETTERS)
        self._follows = False
        self.setVisible(story is not None)

    def follow(self, offset: int, page: int) -> None:
        """Show that an offset stands at the top of the view, and how many letters can be seen."""
        if self.isSliderDown():
            return
        self._follows = True
        self.setPageStep(page)
        self.setValue(offset)
        self._follows = False

    def place(self, size: QSize) -> None:
        """Stand at the right side of a text of some size."""
        self.setGeometry(size.width() - _WIDTH, 0, _WIDTH, size.height())

    def _changed(self, _: int) -> None:
        if not self._follows:
            self._wanted.start()
