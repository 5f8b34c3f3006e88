"""All shortcuts, to look up and to change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dossier.gui import shortcuts
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.help.commands import keys_of, plain_words
from dossier.gui.text import PlainLabel, label_for
from dossier.tongue import tr

_IN_THE_PANES = (
    ("Timeline: zoom in, zoom out", "+  −"),
    ("Timeline: next or previous event; pan where none is chosen", "← →"),
    ("Timeline: pan", "Shift+← Shift+→"),
    ("Timeline: drag an event, or the picture, into another program", "Ctrl"),
    ("Timeline: back to what was in sight before a name was chosen", "Backspace"),
    ("Timeline: first or last event", "Home, End"),
    ("Timeline, and its table: reject what is chosen", "Delete"),
    ("Lists: choose the next or previous", "↑ ↓"),
    ("Lists: open what is chosen", "Return"),
    ("Source: event, name, date or note from the selected words", "E, M, D, T"),
    ("Source: remove the mark at the cursor", "Delete"),
    ("Source: next mention of the selected name, the one before", "N, Shift+N"),
    ("Source: next story that mentions it", "G"),
    ("Source: keep the story open beside the next ones", "B"),
    ("Source: mark people, organisations, places, times, events", "1 2 3 4 5"),
    ("Go to the next control, to the one before", "Tab, Shift+Tab"),
    ("Review: yes (or one of several answers), no", "A (1, 2, 3 …), R"),
    ("Review: edit, later, back", "E, S, B"),
    ("Context menu of what is chosen", "Menu or Shift+F10"),
)


class ShortcutsDialog(BaseDialog):
    """All shortcuts in one table; those of commands can be changed below it."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Keyboard shortcuts"), tr("Choose a command, then press its new keys in the field below."), parent
        )
        self._actions = [action for action in actions if action.text()]
        self.table = self._made_table()
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setClearButtonEnabled(True)
        self.keys.setAccessibleName(tr("New keys"))
        self.keys.setAccessibleDescription(tr("Choose a command, then press its new keys in the field below."))
        for inside in self.keys.findChildren(QLineEdit):
            inside.setAccessibleName(tr("New keys"))
        self.use = _button(tr("Use these keys"), self._use)
        self.default = _button(tr("Default"), self._reset)
        self.all_defaults = _button(tr("All defaults"), self._reset_all)
        self.told = PlainLabel("", "muted")
        row = QHBoxLayout()
        row.addWidget(label_for(self.keys, tr("&New keys:")))
        row.addWidget(self.keys, 1)
        for button in (self.use, self.default, self.all_defaults):
            row.addWidget(button)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.told)
        self.add_primary(tr("Close"), self.accept).setAutoDefault(False)
        self.keys.keySequenceChanged.connect(self._judge)
        self.table.currentCellChanged.connect(lambda *_: self._choose())
        self.table.setCurrentCell(0, 0)

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(len(self._actions) + len(_IN_THE_PANES), 2)
        table.setHorizontalHeaderLabels([tr("What"), tr("Keys")])
        table.setAccessibleName(tr("Keyboard shortcuts"))
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 24 * table.fontMetrics().averageCharWidth())
        rows = [(plain_words(action), keys_of(action)) for action in self._actions]
        for row, words in enumerate((*rows, *_IN_THE_PANES)):
            for column, word in enumerate(words):
                table.setItem(row, column, QTableWidgetItem(word))
        table.setMinimumSize(600, 360)
        return table

    def _chosen(self) -> QAction | None:
        row = self.table.currentRow()
        return self._actions[row] if 0 <= row < len(self._actions) else None

    def _choose(self) -> None:
        """Show the keys of the command chosen in the field."""
        action = self._chosen()
        self.keys.setEnabled(action is not None)
        self.keys.setKeySequence(action.shortcut() if action is not None else QKeySequence())
        self._judge()

    def _judge(self) -> None:
        """Say what using the keys in the field would mean, and offer it where it can be done."""
        action, keys = self._chosen(), self.keys.keySequence()
        self.default.setEnabled(action is not None and shortcuts.is_changed(action))
        self.all_defaults.setEnabled(any(shortcuts.is_changed(each) for each in self._actions))
        self.use.setText(tr("Use these keys"))
        self.use.setEnabled(False)
        self.told.set_rank("muted")
        if action is None:
            self.told.setText(tr("These keys belong to one pane and stay as they are."))
            return
        refused = shortcuts.refusal(keys)
        other = shortcuts.holder(self._actions, keys, action)
        if refused:
            self.told.set_rank("danger")
            self.told.setText(refused)
            return
        self.use.setEnabled(action.shortcut() != keys)
        if other is not None:
            self.told.set_rank("warning")
            self.told.setText(
                tr("“{0}” has these keys. It loses them if you use them here.").format(plain_words(other))
            )
            self.use.setText(tr("Take them over"))
        elif keys.isEmpty():
            self.told.setText(tr("“{0}” has no keys then; the menus still offer it.").format(plain_words(action)))
        else:
            self.told.setText(tr("Keys of “{0}”.").format(plain_words(action)))

    def _use(self) -> None:
        action, keys = self._chosen(), self.keys.keySequence()
        if action is None:
            return
        other = shortcuts.holder(self._actions, keys, action)
        if other is not None:
            shortcuts.change(other, [each for each in other.shortcuts() if each != keys])
        shortcuts.change(action, [keys] if not keys.isEmpty() else [])
        self._show_again()

    def _reset(self) -> None:
        action = self._chosen()
        if action is None:
            return
        shortcuts.reset(action)
        # Keys that came back are no longer anybody else's.
        for keys in action.shortcuts():
            other = shortcuts.holder(self._actions, keys, action)
            if other is not None:
                shortcuts.change(other, [each for each in other.shortcuts() if each != keys])
        self._show_again()

    def _reset_all(self) -> None:
        for action in self._actions:
            shortcuts.reset(action)
        self._show_again()

    def _show_again(self) -> None:
        for row, action in enumerate(self._actions):
            item = self.table.item(row, 1)
            if item is not None:
                item.setText(keys_of(action))
        self._choose()
        # A button that was pressed and greyed out would take the keyboard along.
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _button(text: str, act: object) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button
