"""What all dialogs share: a heading, a body, a row of buttons, and messages in plain text."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dossier.gui.bugs import report_text
from dossier.gui.hub import Hub
from dossier.gui.room import fitting, most
from dossier.gui.text import PlainLabel, copy_text
from dossier.tongue import tr


class BaseDialog(QDialog):
    """A dialog with a heading, a ``body`` to fill, and buttons. Shown with ``open()``, so the window lives on."""

    def __init__(self, title: str, explanation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.buttons = QDialogButtonBox()
        self.area: QScrollArea | None = None
        """The ground that scrolls, where the screen is too low for the dialog."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 16)
        outer.setSpacing(12)
        outer.addWidget(PlainLabel(title, "heading"))
        if explanation:
            outer.addWidget(PlainLabel(explanation, "muted"))
        outer.addLayout(self.body, 1)
        outer.addWidget(self.buttons)
        self.buttons.rejected.connect(self.reject)

    def close_with_case(self, hub: Hub) -> None:
        """Go away with the case: the ids that the dialog holds mean something else in another one."""
        hub.case_closed.connect(self.reject)
        hub.case_opened.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        offer_manual(self)
        self._make_room()

    def _make_room(self) -> None:
        """Be as high as wrapped texts need at this width; Qt counts them as one line. What has no room scrolls."""
        layout, room = self.layout(), most(self)
        if layout is None:
            return
        width = min(max(fitting(self, self.width(), 0).width(), layout.totalMinimumSize().width()), room.width())
        needed = layout.totalMinimumHeightForWidth(width) if layout.hasHeightForWidth() else self.minimumHeight()
        if max(needed, layout.totalMinimumSize().height()) > room.height():
            self._let_scroll()
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else self.height()
        self.resize(QSize(width, max(self.height(), wanted)).boundedTo(room))

    def _let_scroll(self) -> None:
        """Put what stands between heading and buttons on ground that can be scrolled."""
        outer = self.layout()
        if self.area is not None or not isinstance(outer, QVBoxLayout):
            return
        self.area, ground = QScrollArea(), QWidget()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.windowTitle())
        place = outer.indexOf(self.body)
        # Not taken by its place: what that returns would be deleted with its name in Python.
        outer.removeItem(self.body)
        self.body.setParent(None)
        ground.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 8, 0)
        self.area.setWidget(ground)
        self.area.setMinimumWidth(ground.minimumSizeHint().width() + self.area.verticalScrollBar().sizeHint().width())
        outer.insertWidget(place, self.area, 1)

    def add_primary(self, text: str, act: Callable[[], None]) -> QPushButton:
        """Add the button that does what the dialog is for."""
        button = QPushButton(text)
        button.setProperty("role", "primary")
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        button.setDefault(True)
        button.setAccessibleName(text.replace("&", ""))
        button.clicked.connect(act)
        return button

    def add_button(self, text: str, act: Callable[[], None]) -> QPushButton:
        """Add another button."""
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.setAccessibleName(text.replace("&", ""))
        button.clicked.connect(act)
        return button

    def add_dismiss(self, text: str = "") -> QPushButton:
        """Add the button that leaves everything as it is."""
        words = text or tr("Cancel")
        button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.RejectRole)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        return button


def offer_manual(dialog: QWidget) -> None:
    """Let the key of the manual open it in *dialog* too, at the chapter on what the dialog does."""
    parent = dialog.parentWidget()
    while parent is not None:
        offers = getattr(parent, "offers", None)
        if offers is not None:
            dialog.addAction(offers["manual"])
            return
        parent = parent.parentWidget()


class MessageDialog(BaseDialog):
    """One sentence to read, as plain text."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "", parent)
        row = QHBoxLayout()
        row.setSpacing(14)
        sign = PlainLabel()
        icon = self.style().standardIcon(QStyle.StandardPixmap.SP_MessageBoxWarning)
        sign.setPixmap(icon.pixmap(QSize(32, 32)))
        sign.setAccessibleName(tr("Warning"))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.message = PlainLabel(text)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.setMinimumWidth(380)
        row.addWidget(self.message, 1)
        self.body.addLayout(row)
        self.add_primary(tr("OK"), self.accept)


class BugDialog(BaseDialog):
    """A mistake of the program, with a text that can be copied. Further ones are added to the same dialog."""

    def __init__(self, trace: str, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Something went wrong in the program"),
            tr(
                "This is a mistake in Dossier, not in your files. What was saved is safe; you can go on working. "
                "The text below helps to mend it: read it before you send it, file names may stand in it."
            ),
            parent,
        )
        self.text = QPlainTextEdit(report_text(trace))
        self.text.setProperty("role", "field")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("Report of the mistake"))
        self.text.setMinimumSize(560, 240)
        self.body.addWidget(self.text)
        self.add_primary(tr("Close"), self.accept)
        self.copy = self.add_button(tr("Copy text"), lambda: copy_text(self.text.toPlainText()))

    def add(self, trace: str) -> None:
        """Add another report to the text."""
        self.text.appendPlainText("\n" + trace)


def dress_table(table: QTableView, name: str) -> None:
    """Let *table* look and behave as the tables of dialogs do: read-only, one row at a time, called *name*."""
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setProperty("role", "card")
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
