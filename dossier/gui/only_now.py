"""What changes the case rests, and says why, while the case is shown as it was."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dossier.gui.hub import Hub
from dossier.gui.text import plain_tooltip
from dossier.tongue import tr

_REASON = "This is the case as it was. Return to the present first."


def is_past(hub: Hub) -> bool:
    """Tell whether the case is shown as it was: it can be looked at only."""
    return hub.info is not None and hub.info.as_of is not None


def reason() -> str:
    """Return why nothing can be changed in the case as it was, as one sentence."""
    return tr(_REASON)


class OnlyNow(QObject):
    """Disables *parts*, which are enabled otherwise, as long as the past is shown. Lives as long as *owner*."""

    def __init__(self, hub: Hub, parts: Iterable[QAction | QWidget], owner: QObject) -> None:
        super().__init__(owner)
        self._hub, self._parts = hub, tuple(parts)
        self._tips: tuple[str, ...] | None = None
        hub.case_opened.connect(self.follow)
        hub.case_closed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Rest in the past, with the reason as tooltip; be as before in the present."""
        rests = is_past(self._hub)
        if rests == (self._tips is not None):
            return
        kept = self._tips or ()
        self._tips = tuple(part.toolTip() for part in self._parts) if rests else None
        for number, part in enumerate(self._parts):
            part.setEnabled(not rests)
            part.setToolTip(plain_tooltip(reason()) if rests else kept[number])
