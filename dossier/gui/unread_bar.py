"""What says that reading was stopped, so that something shown is older than the case, and reads it again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar

from dossier.gui.hub import Hub
from dossier.gui.text import WrappedLabel
from dossier.tongue import tr


class UnreadBar(QToolBar):
    """A line across the window, there only while something shown is not up to date."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(tr("Not up to date"))
        self.setObjectName("unread")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        words = tr("Reading was stopped: some of what you see is older than the case, or not there yet.")
        self.words = WrappedLabel("warning")
        self.words.setText(f"⚠ {words}")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.words.text())
        self.again = QPushButton(tr("Read again"))
        self.again.setAccessibleName(tr("Read what is not up to date again"))
        self.again.clicked.connect(hub.unread.read_again)
        self.addWidget(self.words)
        self.addWidget(self.again)
        self.hide()
        hub.unread.changed.connect(self.setVisible)
