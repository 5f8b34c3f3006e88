"""The small bar above selected words of a source: what can be made of them."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from dossier.gui.source.text_view import SourceText
from dossier.gui.text import plain_tooltip
from dossier.tongue import tr

_AWAY = 6
_WAIT_MILLISECONDS = 120
"""A selection that is still growing gets no bar yet."""


class MakingBar(QFrame):
    """Floats beside the selection, and goes when there is none."""

    def __init__(self, text: SourceText, actions: list[QAction]) -> None:
        super().__init__(text.viewport())
        self._text = text
        self.setProperty("role", "card")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(tr("What to make of the selected words"))
        self.buttons: list[QToolButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 3, 4, 3)
        row.setSpacing(2)
        for action in actions:
            button = QToolButton()
            button.setText(action.iconText())
            button.setAccessibleName(action.toolTip())
            button.setToolTip(plain_tooltip(f"{action.toolTip()} ({action.shortcut().toString()})"))
            button.setProperty("role", "chip")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(action.trigger)
            self.buttons.append(button)
            row.addWidget(button)
        self._later = QTimer(self, singleShot=True, interval=_WAIT_MILLISECONDS)
        self._later.timeout.connect(self.settle)
        text.selectionChanged.connect(self._changed)
        text.verticalScrollBar().valueChanged.connect(self._changed)
        text.part_shown.connect(self.hide)
        text.viewport().installEventFilter(self)
        self.hide()

    def _changed(self) -> None:
        if self._text.textCursor().hasSelection():
            self._later.start()
        else:
            self._later.stop()
            self.hide()

    def settle(self) -> None:
        """Stand beside the selection now, where there is one and no button of the mouse is down."""
        span = self._text.selected()
        if span is None:
            self.hide()
            return
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._later.start()
            return
        first, last = self._text.rect_of(span)
        size, view = self.sizeHint(), self._text.viewport().rect()
        if last.y() < 0 or first.y() > view.height():
            self.hide()
            return
        y = first.y() - size.height() - _AWAY
        x = first.x()
        if y < 0:
            y = last.y() + _AWAY
            if y + size.height() > view.height():
                # Neither above nor below: after the words, rather than on them.
                x, y = last.x() + _AWAY, max(0, view.height() - size.height())
        x = max(0, min(x, view.width() - size.width()))
        self.resize(size)
        self.move(QPoint(x, y))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._changed()
        return super().eventFilter(watched, event)
