"""What says that the window shows the case as it was, and leads back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar

from dossier.gui.hub import Hub
from dossier.gui.text import ElidedLabel, one_line
from dossier.tongue import tr


class PastBar(QToolBar):
    """A line across the window, there only while the past is looked at."""

    def __init__(self, hub: Hub) -> None:
        super().__init__(tr("The case as it was"))
        self._hub = hub
        self.setObjectName("past")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.words = ElidedLabel("", "warning")
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.back = QPushButton(tr("Return to the present"))
        self.back.setAccessibleName(tr("Return to the present"))
        self.back.setProperty("role", "primary")
        self.back.clicked.connect(hub.return_to_present)
        self.addWidget(self.words)
        self.addWidget(self.back)
        hub.case_opened.connect(self.refresh)
        hub.case_closed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Be there where the past is shown, and say of when it is."""
        as_of = self._hub.info.as_of if self._hub.info is not None else None
        self.words.setText(
            tr("You see the case as it was {0}. Nothing can be changed here.").format(one_line(as_of)) if as_of else ""
        )
        self.setVisible(as_of is not None)
