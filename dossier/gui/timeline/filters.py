"""Buttons with lists to tick: which lanes, statuses, kinds and reviews the timeline shows."""

from collections.abc import Iterable, Sequence

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
from dossier.tongue import tr

OFFERED = 3_000
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
        self.setAccessibleName(tr("{0} shown").format(name))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu.setToolTipsVisible(True)
        self._menu.setAccessibleName(tr("{0} shown").format(name))
        self.setMenu(self._menu)

    def offer(self, choices: Sequence[tuple[str, str, str]]) -> None:
        """Offer (value, words, explanation); what was ticked off before stays off."""
        off = {value for value, action in self._actions.items() if not action.isChecked()}
        self._menu.clear()
        self._actions = {}
        everything = self._menu.addAction(tr("Show all"))
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

    def choose_only(self, values: Iterable[str] | None) -> None:
        """Tick just these, everything where it is None, without telling anyone."""
        wanted = None if values is None else frozenset(values)
        self.blockSignals(True)
        for value, action in self._actions.items():
            action.setChecked(wanted is None or value in wanted)
        self.blockSignals(False)
        self._label()

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
            f"{self._name}  ▾"
            if values is None
            else f"{self._name} ({tr('{0} of {1}').format(len(values), len(self._actions))})  ▾"
        )


class LaneChooser(QFrame):
    """A box under a button: tick what gets a lane, or take all."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a lane"))
        self.search.setAccessibleName(tr("Find a lane"))
        self.search.setClearButtonEnabled(True)
        self._offered: tuple[tuple[int, str], ...] = ()
        self._off: set[int] = set()
        """What is ticked off. The list alone would have to be gone through for each frame."""
        self._is_stale = False
        self._list = QListWidget()
        self._list.setAccessibleName(tr("What has a lane"))
        self._list.setUniformItemSizes(True)
        self.everyone, self.nobody = QPushButton(tr("All")), QPushButton(tr("None"))
        self.everyone.setAccessibleName(tr("Tick all lanes"))
        self.nobody.setAccessibleName(tr("Untick all lanes"))
        buttons = QHBoxLayout()
        buttons.addWidget(self.everyone)
        buttons.addWidget(self.nobody)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self._list)
        column.addLayout(buttons)
        self.setFixedSize(300, 360)
        self.search.textChanged.connect(self._narrow)
        self._list.itemChanged.connect(self._ticked)
        self.everyone.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        self.nobody.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))

    @property
    def list(self) -> QListWidget:
        """The list to tick in; filled when it is first looked at after something was offered."""
        if self._is_stale:
            self._is_stale = False
            self._fill()
        return self._list

    @property
    def count(self) -> int:
        """How many lanes are offered."""
        return len(self._offered)

    def offer(self, lanes: Sequence[tuple[int, str]]) -> None:
        """Offer lanes as (key, name); those that were unticked stay so."""
        offered = (*lanes[:OFFERED], *lanes[max(len(lanes) - 1, OFFERED) :])
        if offered == self._offered:
            return
        self._offered = offered
        self._off.intersection_update(key for key, _ in offered)
        self._is_stale = True
        if self.isVisible():
            _ = self.list

    def _fill(self) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for key, name in self._offered:
            item = QListWidgetItem(one_line(name, 80))
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if key in self._off else Qt.CheckState.Checked)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._narrow(self.search.text())

    def reset(self) -> None:
        """Forget what was offered and what was ticked off."""
        self.search.clear()
        self._off.clear()
        self.offer(())

    def keys(self) -> frozenset[int] | None:
        """Return the keys of the ticked lanes, None for all."""
        return frozenset(key for key, _ in self._offered if key not in self._off) if self._off else None

    def choose(self, keys: Iterable[int] | None) -> None:
        """Tick just the lanes of these keys, all where it is None; nobody is told."""
        wanted = None if keys is None else frozenset(keys)
        self._off = set() if wanted is None else {key for key, _ in self._offered if key not in wanted}
        self._is_stale = True

    def show_below(self, button: QWidget) -> None:
        """Open under *button*."""
        _ = self.list
        self.move(button.mapToGlobal(QPoint(0, button.height())))
        self.show()
        self.search.setFocus()

    def _tick(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(state)
                self._note(item)
        self.list.blockSignals(False)
        self.chosen.emit()

    def _ticked(self, item: QListWidgetItem) -> None:
        self._note(item)
        self.chosen.emit()

    def _note(self, item: QListWidgetItem) -> None:
        key = int(item.data(Qt.ItemDataRole.UserRole))
        if item.checkState() is Qt.CheckState.Unchecked:
            self._off.add(key)
        else:
            self._off.discard(key)

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        for item in self._items():
            item.setHidden(wanted not in item.text().casefold())

    def _items(self) -> Sequence[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]
