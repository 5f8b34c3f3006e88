"""How timeline and the panes below it share the height: most is the timeline's until something is first chosen."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QTimer
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from dossier.gui.hub import Hub

AT_FIRST, USUAL = (70, 30), (45, 55)
"""The shares of the timeline and of dossier and source: while these are empty, and from the first choice on."""
_LANES = 170
"""Pixels that the axis and the first lanes keep where a strip opens below them."""


class FirstSight(QObject):
    """Shares the height of *rows*, of which the first is the timeline, until somebody drags the line between them."""

    def __init__(self, hub: Hub, rows: QSplitter, parent: QObject) -> None:
        super().__init__(parent)
        self._hub, self._rows = hub, rows
        self._is_dragged = False
        self._is_over = False
        self._held: QWidget | None = None
        self._lanes: QWidget = rows
        self._strip: QWidget = rows
        self._lent = 0
        """So many pixels of those below are the strip's for now."""
        self._click = QTimer(self)
        """Runs while a click on the timeline may still become a double click."""
        self._click.setSingleShot(True)
        self._click.timeout.connect(self._let_move)
        rows.splitterMoved.connect(self._drag)
        for chosen in (hub.event_selected, hub.entity_selected, hub.article_selected):
            chosen.connect(self._choose)

    @property
    def is_dragged(self) -> bool:
        """Tell whether somebody has shared the height by hand, now or in an earlier session."""
        return self._is_dragged

    def lend(self, strip: QWidget, lanes: QWidget) -> None:
        """Let *strip* take its height from the panes below, where *lanes* would else be left with too little."""
        self._strip, self._lanes = strip, lanes
        strip.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._strip and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            # Not now: how high it must be is known when it has been laid out.
            QTimer.singleShot(0, self, self._lend_height)
        return super().eventFilter(watched, event)

    def _lend_height(self) -> None:
        if self._rows.count() < 2:
            return
        above, below = self._rows.sizes()
        wanted = -self._lent
        if not self._strip.isHidden():
            wanted = min(_LANES - self._lanes.height(), self._strip.height() - self._lent)
            if wanted <= 0:
                return
        with QSignalBlocker(self._rows):
            self._rows.setSizes([above + wanted, below - wanted])
        self._lent += wanted

    def keep_still(self) -> None:
        """Leave the height as it is for as long as a second click may follow the one that begins now."""
        if self._is_over or self._rows.count() < 2:
            return
        # What is shown below would take the height that it needs at once.
        if (below := self._rows.widget(1)) is not None:
            below.setMinimumHeight(below.height())
            self._held = below
        self._click.start(QApplication.doubleClickInterval())

    def _let_move(self) -> None:
        self._click.stop()
        if self._held is not None:
            self._held.setMinimumHeight(0)
            self._held = None
        self.share()

    def begin(self, *, is_dragged: bool) -> None:
        """Start anew with the case that was opened; *is_dragged*: the height was shared by hand before."""
        hub = self._hub
        self._is_dragged = is_dragged
        self._is_over = bool(hub.selected_event or hub.selected_entity or hub.selected_article)
        self._let_move()

    def share(self) -> None:
        """Share the height as it is due now, unless somebody has dragged."""
        if self._is_dragged or self._rows.count() < 2 or self._click.isActive():
            return
        with QSignalBlocker(self._rows):
            shares = USUAL if self._is_over else AT_FIRST
            for place, share in enumerate(shares):
                self._rows.setStretchFactor(place, share)
            whole = max(self._rows.height(), 1000)
            self._rows.setSizes([whole * share // 100 for share in shares])
        self._lent = 0
        if not self._strip.isHidden():
            QTimer.singleShot(0, self, self._lend_height)

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
