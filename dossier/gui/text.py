"""Words of sources and files on screen, never taken for markup.

Qt guesses from the first characters of a label, tooltip or message box whether it is HTML, and then opens what it
names, local or not. Everything that shows text goes through here.

The first frame needs this module. Loading the namespace ``Qt`` takes a tenth of the time to a bare window, so it is
reached through ``QtCore``, where it is needed; other classes of Qt that only some labels need likewise.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent

PLAIN_TEXT = 0
"""Qt.TextFormat.PlainText, for a property: see above."""
_JOINER = "\u2060"
"""WORD JOINER: takes no room, and stops Qt from seeing a tag."""


def plain_tooltip(text: str) -> str:
    """Return *text* so that Qt shows it letter by letter in a tooltip."""
    return text.replace("<", "<" + _JOINER).replace("&lt;", f"&{_JOINER}lt;")


def wrapped(lines: Iterable[str], width: int = 92) -> str:
    """Return *lines* below one another, broken at *width* characters; what goes on is set in a little."""
    # Not at the top: the first frame needs none of it.
    import textwrap

    made = (
        textwrap.wrap(line, width, subsequent_indent="     ", break_on_hyphens=False, max_lines=4, placeholder=" …")
        for line in lines
    )
    return "\n".join(part for parts in made for part in parts)


def menu_text(text: str) -> str:
    """Return *text* for a menu entry, button or tab, where a single ``&`` would be swallowed."""
    return text.replace("&", "&&")


def one_line(text: str, limit: int = 160) -> str:
    """Return *text* with all white space folded, cut at *limit* characters with an ellipsis."""
    folded = " ".join(text[: limit * 4].split())
    return folded if len(folded) <= limit and len(text) <= limit * 4 else folded[: limit - 1].rstrip() + "…"


def file_name(text: str, limit: int = 80) -> str:
    """Return *text* as the name of a file that every system takes; "" where nothing is left of it."""
    return "".join("-" if sign in '/\\:*?"<>|' or ord(sign) < 32 else sign for sign in text).strip(" .")[:limit]


def set_action(action: "QAction", text: str, tip: str = "") -> None:
    """Give *action* the words *text* (a ``&`` in it is a letter) and a tooltip that is never markup."""
    action.setText(menu_text(text))
    action.setProperty("tip", tip or text.removesuffix("…"))
    tell_keys(action)


def tell_keys(action: "QAction") -> None:
    """Say the shortcut that *action* has now in its tooltip."""
    shortcut, tip = action.shortcut().toString(), str(action.property("tip"))
    action.setToolTip(plain_tooltip(f"{tip} ({shortcut})" if shortcut else tip))


class PlainLabel(QLabel):
    """A label that shows its text letter by letter. *rank* is one of those that the theme dresses."""

    def __init__(self, text: str = "", rank: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN_TEXT)
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
    """One line with an ellipsis where there is no room, in the middle or where *cut* says; its tooltip has it all.

    *at_end* says the same as *cut* for the first frame, which loads none of Qt's constants.
    """

    def __init__(
        self,
        text: str = "",
        rank: str = "",
        parent: QWidget | None = None,
        *,
        cut: "QtCore.Qt.TextElideMode | None" = None,
        at_end: bool = False,
    ) -> None:
        self._cut, self._at_end = cut, at_end
        super().__init__(text, rank, parent, wrap=False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain_tooltip(text))

    def paintEvent(self, event: "QPaintEvent") -> None:
        metrics, text = QtGui.QFontMetrics(self.font()), self.text()
        room = self.contentsRect()
        if metrics.horizontalAdvance(text) <= room.width():
            super().paintEvent(event)
            return
        modes = QtCore.Qt.TextElideMode
        cut = self._cut or (modes.ElideRight if self._at_end else modes.ElideMiddle)
        sides = QtCore.Qt.AlignmentFlag
        place = sides.AlignVCenter | (sides.AlignRight if self.isRightToLeft() else sides.AlignLeft)
        painter = QtGui.QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(place), metrics.elidedText(text, cut, room.width()))
        painter.end()


class WrappedLabel(PlainLabel):
    """A few lines at most, with an ellipsis at the end of the last where there is more; all of it is the tooltip.

    A line end in the text begins a new line.
    """

    def __init__(self, rank: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        self._lines = lines
        super().__init__("", rank, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain_tooltip(wrapped(text.splitlines())))
        self._ask_for_room()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._ask_for_room()

    def show_lines(self, lines: int) -> None:
        """Show so many lines at most from now on."""
        if lines != self._lines:
            self._lines = lines
            self._ask_for_room()
            self.updateGeometry()
            self.update()

    def _ask_for_room(self) -> None:
        """Keep layouts from squeezing the lines that the width asks for."""
        needed = self.heightForWidth(self.width())
        if self.minimumHeight() != needed:
            self.setMinimumHeight(needed)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._broken(width)) * QtGui.QFontMetrics(self.font()).lineSpacing()

    def minimumSizeHint(self) -> "QSize":
        return QtCore.QSize(60, QtGui.QFontMetrics(self.font()).lineSpacing())

    def sizeHint(self) -> "QSize":
        return QtCore.QSize(200, self.heightForWidth(self.width()))

    def paintEvent(self, _: "QPaintEvent") -> None:
        painter = QtGui.QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = QtGui.QFontMetrics(self.font())
        for number, line in enumerate(self._broken(self.width())):
            painter.drawText(0, number * metrics.lineSpacing() + metrics.ascent(), line)
        painter.end()

    def _broken(self, width: int) -> list[str]:
        """Return the text in lines of *width* pixels."""
        text = self.text()
        layout = QtGui.QTextLayout(text.replace("\n", "\u2028"), self.font())
        option = QtGui.QTextOption()
        option.setWrapMode(QtGui.QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        lines: list[str] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            start = _utf16_cut(text, line.textStart())
            if len(lines) == self._lines - 1:
                metrics = QtGui.QFontMetrics(self.font())
                rest = text[start:].replace("\n", " ")
                lines.append(metrics.elidedText(rest, QtCore.Qt.TextElideMode.ElideRight, max(width, 40)))
                break
            lines.append(text[start : _utf16_cut(text, line.textStart() + line.textLength())].rstrip())
        layout.endLayout()
        return lines or [""]


def _utf16_cut(text: str, units: int) -> int:
    """Return how many code points of *text* its first *units* UTF-16 units are."""
    return units if text.isascii() else len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def copy_text(text: str) -> None:
    """Put *text* on the clipboard, as plain text."""
    QtGui.QGuiApplication.clipboard().setText(text)
