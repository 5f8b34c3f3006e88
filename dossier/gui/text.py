"""Words of sources and files on screen, never taken for markup.

Qt guesses from the first characters of a label, tooltip or message box whether it is HTML, and then opens what it
names, local or not. Everything that shows text goes through here.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_JOINER = "\u2060"
"""WORD JOINER: takes no room, and stops Qt from seeing a tag."""


def plain_tooltip(text: str) -> str:
    """Return *text* so that Qt shows it letter by letter in a tooltip."""
    return text.replace("<", "<" + _JOINER).replace("&lt;", f"&{_JOINER}lt;")


def menu_text(text: str) -> str:
    """Return *text* for a menu entry, button or tab, where a single ``&`` would be swallowed."""
    return text.replace("&", "&&")


def one_line(text: str, limit: int = 160) -> str:
    """Return *text* with all white space folded, cut at *limit* characters with an ellipsis."""
    folded = " ".join(text[: limit * 4].split())
    return folded if len(folded) <= limit and len(text) <= limit * 4 else folded[: limit - 1].rstrip() + "…"


def set_action(action: QAction, text: str, tip: str = "") -> None:
    """Give *action* the words *text* (a ``&`` in it is a letter) and a tooltip that is never markup."""
    action.setText(menu_text(text))
    shortcut = action.shortcut().toString()
    tip = tip or text.removesuffix("…")
    action.setToolTip(plain_tooltip(f"{tip} ({shortcut})" if shortcut else tip))


class PlainLabel(QLabel):
    """A label that shows its text letter by letter. *rank* is one of those that the theme dresses."""

    def __init__(self, text: str = "", rank: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setWordWrap(wrap)
        if rank:
            self.setProperty("rank", rank)
        self.setText(text)

    def set_rank(self, rank: str) -> None:
        """Dress the label as *rank* from now on."""
        if self.property("rank") != rank:
            self.setProperty("rank", rank)
            self.style().unpolish(self)
            self.style().polish(self)


def label_for(control: QWidget, text: str) -> PlainLabel:
    """Return a plain label for *control*; the letter after ``&`` takes the keyboard there."""
    label = PlainLabel(text, wrap=False)
    label.setBuddy(control)
    return label


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis where there is no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", rank: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, rank, parent, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain_tooltip(text))

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.end()


def copy_text(text: str) -> None:
    """Put *text* on the clipboard, as plain text."""
    QGuiApplication.clipboard().setText(text)
