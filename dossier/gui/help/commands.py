"""A chapter of the manual that the program writes itself: everything the menus offer, with the keys in use now."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence

from dossier.tongue import tr

HEADING = "Every command and its keys"
_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#"})


def plain_words(action: QAction) -> str:
    """Return what an action does, without its marks, and without the step that Undo and Redo would go back to now."""
    words = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")
    return words.partition(":")[0]


def keys_of(action: QAction) -> str:
    """Return the shortcuts of *action* as this system writes them."""
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())


def chapter(actions: Sequence[QAction]) -> str:
    """Return the chapter on *actions* as Markdown."""
    rows = []
    for action in actions:
        words, tip = plain_words(action), _tip(action)
        cells = (words, keys_of(action), tip if tip != words else "")
        rows.append("| " + " | ".join(cell.translate(_MARKS) or "–" for cell in cells) + " |")
    head = " | ".join((tr("Command"), tr("Keys"), tr("What it does")))
    return f"\n\n## {tr(HEADING)}\n\n| {head} |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _tip(action: QAction) -> str:
    """Return the line on *action* without the shortcut at its end."""
    tip, shortcut = action.toolTip().replace("\u2060", ""), action.shortcut().toString()
    return tip.removesuffix(f" ({shortcut})") if shortcut else tip
