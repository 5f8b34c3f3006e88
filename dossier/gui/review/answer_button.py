"""A button whose words go on in a further line where there is no room."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from dossier.gui.text import menu_text


class AnswerButton(QPushButton):
    """As wide as it may be, and as high as its words then need. Qt breaks no words on buttons by itself."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed, QSizePolicy.ControlType.PushButton)
        self.setSizePolicy(policy)
        self.say(words)

    def say(self, words: str) -> None:
        """Show *words*, which may hold any signs, on as many lines as they need."""
        self._words = words
        self._break()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._break()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._break()

    def sizeHint(self) -> QSize:
        """Ask for the width of all words in one line, and for the height that they need in the width there is."""
        size = super().sizeHint()
        lines = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        whole = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, menu_text(self._words)).width()
        return QSize(size.width() + whole - lines, size.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _break(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        self.setText(menu_text("\n".join(self._lines(inside.width()))))

    def _lines(self, room: int) -> list[str]:
        """Return the words in lines of at most *room* pixels; a word breaks only where it has no room in any."""
        layout = QTextLayout(self._words, self.font())
        how = QTextOption()
        how.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(how)
        found = []
        data = self._words.encode("utf-16-le")  # Qt counts in units of UTF-16
        layout.beginLayout()
        while room > 0 and (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            start = 2 * line.textStart()
            found.append(data[start : start + 2 * line.textLength()].decode("utf-16-le", "replace").strip())
        layout.endLayout()
        return found or [self._words]
