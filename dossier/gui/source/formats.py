"""How the marks of a source look."""

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from dossier.domain.views import Layer
from dossier.gui.theme import Colours

Line = QTextCharFormat.UnderlineStyle


def title_format() -> QTextCharFormat:
    """Return how a headline looks."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold)
    return made


def dimmed_format(c: Colours) -> QTextCharFormat:
    """Return how captions, notices and the like look."""
    made = QTextCharFormat()
    made.setForeground(QColor(c.muted))
    made.setFontItalic(True)
    return made


def layer_format(c: Colours, layer: Layer) -> QTextCharFormat:
    """Return how the words of a layer look."""
    made = QTextCharFormat()
    if layer is Layer.EVENT:
        made.setUnderlineStyle(Line.SingleUnderline)
        made.setUnderlineColor(QColor(c.layer(layer)))
        return made
    made.setBackground(QColor(c.layer_soft(layer)))
    made.setForeground(QColor(c.layer(layer)))
    return made


def sentence_format(c: Colours) -> QTextCharFormat:
    """Return how the sentence of the selected event is set off."""
    made = QTextCharFormat()
    made.setBackground(QColor(c.event_soft))
    return made


def trigger_format(c: Colours) -> QTextCharFormat:
    """Return how the word looks that names the selected event."""
    made = QTextCharFormat()
    made.setFontWeight(QFont.Weight.Bold)
    made.setForeground(QColor(c.event))
    made.setBackground(QColor(c.event_soft))
    made.setUnderlineStyle(Line.SingleUnderline)
    made.setUnderlineColor(QColor(c.event))
    return made


def dating_format(c: Colours, line: Line, *, ground: bool) -> QTextCharFormat:
    """Return how the words look on which the date of the selected event hangs."""
    made = QTextCharFormat()
    if ground:
        made.setBackground(QColor(c.time_soft))
    made.setForeground(QColor(c.time))
    made.setUnderlineStyle(line)
    made.setUnderlineColor(QColor(c.time))
    return made


def note_format(c: Colours) -> QTextCharFormat:
    """Return how the words look on which a note stands."""
    made = QTextCharFormat()
    made.setUnderlineStyle(Line.DotLine)
    made.setUnderlineColor(QColor(c.accent))
    return made


def step_format(c: Colours) -> QTextCharFormat:
    """Return how the mention looks at which somebody who steps through mentions is."""
    made = QTextCharFormat()
    made.setBackground(QColor(c.accent_fill))
    made.setForeground(QColor(c.on_accent))
    return made
