"""Buttons with lists to tick: which lanes, statuses, kinds and reviews the timeline shows."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dossier.gui.text import menu_text, one_line, plain_tooltip

_OFFERED = 3_000
"""So many lanes can be ticked; the rest of a very large case is found by the words of its events."""


class StayingMenu(QMenu):
    """A menu that stays open while its entries are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
            event.accept()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
            event.accept()
        else:
            super().keyPressEvent(event)


class ChoiceButton(QToolButton):
    """A button with a menu of things to tick. Nothing ticked off means everything; its text says what is left out."""

    chosen = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._menu = StayingMenu(self)
        self._actions: dict[str, QAction] = {}
        self.setText(f"{name}  ▾")
        self.setAccessibleName(f"{name} shown")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setToolTipsVisible(True)
        self._menu.setAccessibleName(f"{name} shown")
        self.setMenu(self._menu)

    def offer(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Offer (value, words, explanation); what was ticked off before stays off."""
        off = {value for value, action in self._actions.items() if not action.isChecked()}
        self._menu.clear()
        self._actions = {}
        everything = self._menu.addAction("Show all")
        everything.triggered.connect(self.choose_all)
        self._menu.addSeparator()
        for value, words, explanation in choices:
            action = self._menu.addAction(menu_text(words))
            action.setToolTip(plain_tooltip(explanation))
            action.setCheckable(True)
            action.setChecked(value not in off)
            action.toggled.connect(self._changed)
            self._actions[value] = action
        self._label()

    def values(self) -> frozenset[str] | None:
        """Return what is ticked, None for everything."""
        on = frozenset(value for value, action in self._actions.items() if action.isChecked())
        return None if len(on) == len(self._actions) else on

    def choose(self, value: str, on: bool) -> None:
        """Tick a value or untick it."""
        self._actions[value].setChecked(on)

    def choose_all(self) -> None:
        """Tick everything."""
        for action in self._actions.values():
            action.setChecked(True)

    def reset(self) -> None:
        """Tick everything without telling anyone."""
        self.blockSignals(True)
        self.choose_all()
        self.blockSignals(False)

    def _changed(self) -> None:
        self._label()
        self.chosen.emit()

    def _label(self) -> None:
        values = self.values()
        self.setText(
            f"{self._name}  ▾" if values is None else f"{self._name} ({len(values)} of {len(self._actions)})  ▾"
        )


class LaneChooser(QFrame):
    """A box under a button: tick what gets a lane, or take all."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a lane")
        self.search.setAccessibleName("Find a lane")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("What has a lane")
        self.list.setUniformItemSizes(True)
        self.everyone, self.nobody = QPushButton("All"), QPushButton("None")
        self.everyone.setAccessibleName("Tick all lanes")
        self.nobody.setAccessibleName("Untick all lanes")
        buttons = QHBoxLayout()
        buttons.addWidget(self.everyone)
        buttons.addWidget(self.nobody)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.setFixedSize(300, 360)
        self.search.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(self.chosen)
        self.everyone.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        self.nobody.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))

    def offer(self, lanes: Sequence[tuple[int, str]]) -> None:
        """Offer lanes as (key, name); those that were unticked stay so."""
        off = {self._key(item) for item in self._items() if item.checkState() is Qt.CheckState.Unchecked}
        self.list.blockSignals(True)
        self.list.clear()
        for key, name in (*lanes[:_OFFERED], *lanes[max(len(lanes) - 1, _OFFERED) :]):
            item = QListWidgetItem(one_line(name, 80))
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if key in off else Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._narrow(self.search.text())

    def reset(self) -> None:
        """Forget what was offered and what was ticked off."""
        self.search.clear()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.blockSignals(False)

    def keys(self) -> frozenset[int] | None:
        """Return the keys of the ticked lanes, None for all."""
        items = self._items()
        on = frozenset(self._key(item) for item in items if item.checkState() is Qt.CheckState.Checked)
        return None if len(on) == len(items) else on

    def show_below(self, button: QWidget) -> None:
        """Open under *button*."""
        self.move(button.mapToGlobal(QPoint(0, button.height())))
        self.show()
        self.search.setFocus()

    def _tick(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(state)
        self.list.blockSignals(False)
        self.chosen.emit()

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    @staticmethod
    def _key(item: QListWidgetItem) -> int:
        return int(item.data(Qt.ItemDataRole.UserRole))
