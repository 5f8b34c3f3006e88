"""What a user sees in the source pane, read from what is painted."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from dossier.gui.theme import colours


def _set_off(text: QPlainTextEdit) -> QTextCursor | None:
    """Return the stretch that stands on the ground of a selected event."""
    ground = colours().event_soft
    found = (part for part in text.extraSelections() if part.format.background().color().name() == ground)
    # The cursor of a selection goes with it.
    return next((QTextCursor(part.cursor) for part in found), None)


def words_set_off(text: QPlainTextEdit) -> str:
    """Return the words that are set off from the rest, as they stand on screen."""
    found = _set_off(text)
    return found.selectedText().replace("\u2029", "\n") if found is not None else ""


def are_words_in_view(text: QPlainTextEdit) -> bool:
    """Tell whether the beginning of the words that are set off can be seen."""
    found = _set_off(text)
    if found is None:
        return False
    beginning = QTextCursor(text.document())
    beginning.setPosition(found.selectionStart())
    return text.viewport().rect().contains(text.cursorRect(beginning))
