"""The keys of commands: their defaults, what the user made of them, and which keys cannot be taken."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from dossier.gui import preferences
from dossier.gui.text import tell_keys
from dossier.tongue import tr

Keys = tuple[str | QKeySequence.StandardKey, ...]
_DEFAULTS = "defaultKeys"
"""The property of an action that holds the keys it came with."""
_FORM = QKeySequence.SequenceFormat.PortableText
_EDITING = frozenset("Ctrl+A Ctrl+C Ctrl+V Ctrl+X Ctrl+Tab Ctrl+Shift+Tab Ctrl+Home Ctrl+End".split())
_MENUS = frozenset("Alt+F Alt+E Alt+V Alt+H Alt+F4".split())
_FUNCTION = re.compile(r"(?:Shift\+)?F\d+")


def equip(action: QAction, name: str, keys: Keys, kept: dict[str, list[str]]) -> None:
    """Give *action*, called *name*, the *keys* it comes with, or those that were *kept* for it."""
    action.setObjectName(f"do-{name}")
    own = [QKeySequence(key) for key in keys]
    action.setProperty(_DEFAULTS, _words(own))
    action.setShortcuts(_sequences(kept[name]) if name in kept else own)


def is_changed(action: QAction) -> bool:
    """Tell whether *action* has other keys than those it came with."""
    return _words(action.shortcuts()) != list(action.property(_DEFAULTS) or [])


def change(action: QAction, keys: Sequence[QKeySequence]) -> None:
    """Let *action* answer to *keys* from now on, in every window, also after the next start."""
    words = _words(keys)
    if words == list(action.property(_DEFAULTS) or []):
        preferences.forget_shortcuts(_name(action))
    else:
        preferences.remember_shortcuts(_name(action), words)
    for each in _same_everywhere(action):
        each.setShortcuts(list(keys))
        tell_keys(each)


def reset(action: QAction) -> None:
    """Give *action* the keys it came with."""
    change(action, _sequences(action.property(_DEFAULTS) or []))


def holder(actions: Iterable[QAction], keys: QKeySequence, besides: QAction) -> QAction | None:
    """Return which of *actions*, other than *besides*, answers to *keys* already."""
    return next((each for each in actions if each is not besides and keys in each.shortcuts()), None)


def refusal(keys: QKeySequence) -> str:
    """Return a sentence that says why *keys* cannot be taken for any command; "" where they can."""
    if keys.isEmpty():
        return ""
    words = keys.toString(_FORM)
    if words in _MENUS:
        return tr("{0} opens a menu or closes the window. Choose other keys.").format(words)
    if words in _EDITING:
        return tr("{0} is needed for editing, searching or moving about. Choose other keys.").format(words)
    if not _is_apart(words):
        return tr("This key is needed for typing or moving about. Hold Ctrl or Alt with it, or choose a function key.")
    return ""


def _is_apart(words: str) -> bool:
    """Tell whether a key is not one that is typed, or moves something."""
    return words.startswith(("Ctrl+", "Alt+", "Meta+")) or _FUNCTION.fullmatch(words) is not None


def _name(action: QAction) -> str:
    return action.objectName().removeprefix("do-")


def _words(keys: Iterable[QKeySequence]) -> list[str]:
    return [key.toString(_FORM) for key in keys]


def _sequences(words: Iterable[str]) -> list[QKeySequence]:
    return [QKeySequence(word, _FORM) for word in words if word]


def _same_everywhere(action: QAction) -> list[QAction]:
    """Return *action* and the same command of other windows."""
    others = [
        each
        for window in QApplication.topLevelWidgets()
        for each in window.findChildren(QAction, action.objectName())
        if isinstance(each, QAction) and each is not action
    ]
    return [action, *others]
