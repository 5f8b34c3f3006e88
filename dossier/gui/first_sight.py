"""How timeline and the panes below it share the height: most is the timeline's until something is first chosen."""

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtWidgets import QSplitter

from dossier.gui.hub import Hub

AT_FIRST, USUAL = (70, 30), (45, 55)
"""The shares of the timeline and of dossier and source: while these are empty, and from the first choice on."""


class FirstSight(QObject):
    """Shares the height of *rows*, of which the first is the timeline, until somebody drags the line between them."""

    def __init__(self, hub: Hub, rows: QSplitter, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._rows = hub, rows
        self._is_dragged = False
        self._is_over = False
        rows.splitterMoved.connect(self._drag)
        for chosen in (hub.event_selected, hub.entity_selected, hub.article_selected):
            chosen.connect(self._choose)

    @property
    def is_dragged(self) -> bool:
        """Tell whether somebody has shared the height by hand, now or in an earlier session."""
        return self._is_dragged

    def begin(self, *, is_dragged: bool) -> None:
        """Start anew with the case that was opened; *is_dragged*: the height was shared by hand before."""
        hub = self._hub
        self._is_dragged = is_dragged
        self._is_over = bool(hub.selected_event or hub.selected_entity or hub.selected_article)
        self.share()

    def share(self) -> None:
        """Share the height as it is due now, unless somebody has dragged."""
        if self._is_dragged or self._rows.count() < 2:
            return
        with QSignalBlocker(self._rows):
            shares = USUAL if self._is_over else AT_FIRST
            for place, share in enumerate(shares):
                self._rows.setStretchFactor(place, share)
            whole = max(self._rows.height(), 1000)
            self._rows.setSizes([whole * share // 100 for share in shares])

    def end(self) -> None:
        """Give the panes below their usual share: there is something to be read in them."""
        if not self._is_over:
            self._is_over = True
            self.share()

    def _choose(self, number: int) -> None:
        if number:
            self.end()

    def _drag(self, _position: int, _index: int) -> None:
        self._is_dragged = True
