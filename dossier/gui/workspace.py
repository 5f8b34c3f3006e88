"""The panes of an open case, and how they share the room."""

from collections.abc import Iterator
from hashlib import sha256

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dossier.gui import preferences
from dossier.gui.drops import DropFrame
from dossier.gui.event_offer import EventOffer
from dossier.gui.first_sight import USUAL, FirstSight
from dossier.gui.hub import Hub
from dossier.gui.panes import Panes
from dossier.gui.text import PlainLabel
from dossier.tongue import tr

_SPLITTERS = ("sides", "rows", "bottom")
_FEWEST_LINES = 30
"""Where the workspace is lower than so many lines of text, dossier and source have no room below the timeline."""
_NAMES_LETTERS = 24
"""So many letters wide is the list of names at least, beside large text too."""

_NAMES_AT_FIRST = 400
"""Pixels that the list of names takes at first, of some 1360: beside large text the others need them more."""
_NAMES_SHARE, _NAMES_MOST = 6, 480
"""In a wide window it takes the sixth part at first, so that headlines can be read, and no more pixels than that."""


class Workspace(QStackedWidget):
    """Names and stories on the left; the timeline above, the dossier and its source below. An empty case has a page
    of its own that asks for articles."""

    dropped = Signal(list)
    panes_shown = Signal(object)
    """Which panes are to be seen in the case that was opened: names of ``panes`` as a frozenset."""

    def __init__(self, hub: Hub, panes: Panes, import_action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self.people, self.stories, self.review = panes.people, panes.stories, panes.review
        self.timeline, self.dossier, self.source = panes.timeline, panes.dossier, panes.source
        self.overview, self.graph = panes.overview, panes.graph
        self.views = QTabWidget()
        self.views.setDocumentMode(True)
        self.views.setAccessibleName(tr("Views of the case"))
        self.views.tabBar().setAccessibleName(tr("Timeline, overview or network"))
        self.left = QTabWidget()
        self.left.setDocumentMode(True)
        self.left.setAccessibleName(tr("Names, stories and review"))
        self.left.tabBar().setAccessibleName(tr("Names, stories or review"))
        self.sides, self.rows, self.bottom = QSplitter(), QSplitter(Qt.Orientation.Vertical), QSplitter()
        self._first_sight = FirstSight(hub, self.rows, self)
        self.offer = EventOffer(hub)
        self._import_action = import_action
        self._case = ""
        self._is_folded = False
        self._is_widened = False
        self._rows_before = QByteArray()
        """How the rows shared the room before dossier and source went to a tab of their own."""

    def assemble(self) -> Iterator[None]:
        """Put the panes together, a part between two yields; before that there is nothing to see."""
        tabs: tuple[tuple[QWidget, str], ...] = (
            (self.people, "Names"),
            (self.stories, "Stories"),
            (self.review, "Review"),
        )
        for tab, title in tabs:
            self.left.addTab(tab, tr(title))
        self._dossier_frame, self._source_frame = (
            _framed(tr("Dossier"), self.dossier),
            _framed(tr("Source"), self.source),
        )
        self.views.addTab(_framed("", self.timeline, self.offer), tr("Timeline"))
        self.views.addTab(_framed("", self.overview), tr("Overview"))
        self.views.addTab(_framed("", self.graph), tr("Network"))
        self._timeline_frame = self.views
        self.views.currentChanged.connect(self._make_room)
        self.timeline.canvas.pressed.connect(self._first_sight.keep_still)
        self._first_sight.lend(self.timeline.legend, self.timeline.canvas)
        self._wire_overview()
        yield
        # The lower panes say themselves how high they must be, since their texts wrap.
        for pane, width in ((self._dossier_frame, 240), (self._source_frame, 300)):
            pane.setMinimumWidth(width)
        self._widen_names()
        self._timeline_frame.setMinimumHeight(150)
        for pane in (self._dossier_frame, self._source_frame):
            self.bottom.addWidget(pane)
        self.rows.addWidget(self._timeline_frame)
        self.rows.addWidget(self.bottom)
        self.sides.addWidget(self.left)
        self.sides.addWidget(self.rows)
        yield
        names = min(max(300, 42 * self.fontMetrics().averageCharWidth()), _NAMES_AT_FIRST)
        for name, stretches, sizes in (
            ("sides", (0, 1), (names, 1360 - names)),
            ("rows", USUAL, [10 * share for share in USUAL]),
            ("bottom", (5, 6), (480, 560)),
        ):
            splitter: QSplitter = getattr(self, name)
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(5)
            for place, stretch in enumerate(stretches):
                splitter.setStretchFactor(place, stretch)
            splitter.setSizes(list(sizes))
            if (state := preferences.layout(name)) is not None:
                splitter.restoreState(state)
        self._first_sight.begin(is_dragged=preferences.layout("rows") is not None)
        self.addWidget(self.sides)
        self._fold()
        yield
        self.addWidget(_empty_page(self._import_action, self.dropped.emit))
        self._hub.case_opened.connect(self._choose_page)
        self._hub.case_opened.connect(self._take_room_of_case)
        self._hub.case_closed.connect(self._leave_case)
        self._hub.changed.connect(self._choose_page)

    def panes(self) -> dict[str, QWidget]:
        """Return what the View menu shows and hides, by name."""
        return {
            "Names, stories and review": self.left,
            "Timeline": self._timeline_frame,
            "Dossier": self._dossier_frame,
            "Source": self._source_frame,
        }

    def show_overview(self) -> None:
        """Turn to the case at a glance, with the keyboard in it."""
        self._turn_to(self.overview)
        self.overview.people.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_graph(self) -> None:
        """Turn to who appears with whom, with the keyboard in it."""
        self._turn_to(self.graph)
        self.graph.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_timeline(self) -> None:
        """Turn to the timeline, with the keyboard in it."""
        self._turn_to(self.timeline)
        self.timeline.canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn_to(self, pane: QWidget) -> None:
        self.views.show()
        self.show_part(pane)

    def _make_room(self, _: int) -> None:
        """Overview and network take the room of the panes below: what is chosen in them leads there."""
        if self._is_folded:
            return
        current = self.views.currentWidget()
        self.bottom.setVisible(current is None or current.isAncestorOf(self.timeline))

    @property
    def is_folded(self) -> bool:
        """Tell whether dossier and source stand on a tab of their own, because text is large for the window."""
        return self._is_folded

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_wide_room()
        self._fold()

    def _share_wide_room(self) -> None:
        """Let the list of names have its part of a wide window, the first time that one is seen and nobody chose."""
        is_chosen = preferences.layout("sides") is not None or preferences.layout(f"{self._case}-sides") is not None
        names = min(self.width() // _NAMES_SHARE, _NAMES_MOST)
        if not self._is_widened and not is_chosen and names > self.sides.sizes()[0]:
            self.sides.setSizes([names, self.width() - names])
        self._is_widened = True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The second comes at the end of another size of text, once the parts have the letters that are measured.
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.rows.count():
            # Not now: Qt is going through all widgets, and none may move to another parent meanwhile.
            QTimer.singleShot(0, self, self._suit_text)

    def _suit_text(self) -> None:
        self._widen_names()
        self._fold()

    def _widen_names(self) -> None:
        letters = _NAMES_LETTERS * self.fontMetrics().averageCharWidth()
        tabs = self.left.tabBar().sizeHint().width()
        self.left.setMinimumWidth(max(200, letters, tabs, self.people.least_width()))

    def _fold(self) -> None:
        """Give dossier and source a tab of their own where they have no room below the timeline, or take it away."""
        is_low = self.height() < _FEWEST_LINES * self.fontMetrics().lineSpacing()
        if is_low == self._is_folded or not self.isVisible():
            return
        self._is_folded = is_low
        self.offer.need(is_low)
        if is_low:
            self._rows_before = self.rows.saveState()
            self.views.addTab(self.bottom, tr("Dossier and source"))
            return
        self.views.removeTab(self.views.indexOf(self.bottom))
        self.rows.addWidget(self.bottom)
        self.rows.restoreState(self._rows_before)
        self._first_sight.share()
        self._make_room(0)

    def show_part(self, part: QWidget) -> None:
        """Bring a pane into sight that stands on a tab behind another one."""
        for tabs in (self.left, self.views):
            for number in range(tabs.count()):
                page = tabs.widget(number)
                if page is not None and (page is part or page.isAncestorOf(part)):
                    tabs.setCurrentIndex(number)

    def _bring_source(self) -> None:
        self._first_sight.end()
        self.show_source()

    def show_source(self) -> None:
        """Bring the source into sight, where it stands behind the timeline."""
        if self._is_folded:
            self.show_part(self._source_frame)

    def _go_to_source(self) -> None:
        """Bring the source into sight, with the keyboard in it."""
        self.show_source()
        self.source.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wire_overview(self) -> None:
        overview = self.overview
        for pane in (overview, self.graph):
            pane.left.connect(self._leave_overview)
        for shows in (self.dossier.words_requested, self.review.words_requested):
            shows.connect(lambda *_: self._bring_source())
        self.offer.wanted.connect(self._go_to_source)
        overview.time_requested.connect(self._show_time)
        overview.review_requested.connect(self.judge)
        overview.stories_requested.connect(lambda: self.left.setCurrentWidget(self.stories))

    def _leave_overview(self) -> None:
        """Turn to where what was chosen in overview or network is told."""
        self._turn_to(self.bottom if self._is_folded else self.timeline)

    def _show_time(self, first: float, end: float) -> None:
        """Show the days from *first* to *end* (exclusive) on the timeline."""
        self.show_timeline()
        self.timeline.show_days(first, end)

    def judge(self) -> None:
        """Turn to the review, with the keyboard in it."""
        self.left.show()
        self.left.setCurrentWidget(self.review)
        self.review.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def remember(self) -> None:
        """Keep the room that each pane has, for this case and for new ones."""
        for name in _SPLITTERS:
            if name == "rows" and not self._first_sight.is_dragged:
                # Nobody has shared this height by hand: the next case begins with its timeline again.
                continue
            splitter: QSplitter = getattr(self, name)
            state = self._rows_before if self._is_folded and name == "rows" else splitter.saveState()
            preferences.remember_layout(name, state)
            if self._case:
                preferences.remember_layout(f"{self._case}-{name}", state)
        if self._case:
            hidden = [name for name, pane in self.panes().items() if _is_put_away(pane)]
            preferences.remember_layout(f"{self._case}-hidden", QByteArray("\n".join(hidden).encode()))

    def _leave_case(self) -> None:
        self.remember()
        self._case = ""

    def _take_room_of_case(self) -> None:
        """Give each pane the room that it had in this case the last time."""
        if self._case:
            self.remember()
        info = self._hub.info
        # The settings do not name cases here: who looks into them is told none by it.
        self._case = sha256(str(info.path).encode()).hexdigest()[:16] if info is not None else ""
        for name in _SPLITTERS:
            splitter: QSplitter = getattr(self, name)
            if self._case and (state := preferences.layout(f"{self._case}-{name}")) is not None:
                if self._is_folded and name == "rows":
                    self._rows_before = state
                else:
                    splitter.restoreState(state)
        rows = ("rows", f"{self._case}-rows")
        self._first_sight.begin(is_dragged=any(preferences.layout(name) is not None for name in rows))
        kept = preferences.layout(f"{self._case}-hidden") if self._case else None
        hidden = bytes(kept.data()).decode("utf-8", "replace").split("\n") if kept is not None else []
        self.panes_shown.emit(frozenset(self.panes()) - set(hidden))

    def turn(self, step: int) -> None:
        """Move the keyboard to the next (1) or previous (-1) visible pane."""
        panes = [pane for pane in self.panes().values() if pane.isVisibleTo(self) or self._is_behind(pane)]
        if not panes:
            return
        focus = QApplication.focusWidget()
        # The last one is the innermost: dossier and source may stand among the views.
        holding = [i for i, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)]
        here = holding[-1] if holding else -step
        pane = panes[(here + step) % len(panes)]
        if self._is_behind(pane):
            self.show_part(pane)
        elif pane is self.views and self.views.currentWidget() is self.bottom:
            self.show_part(self.timeline)
        _first_control(pane).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_behind(self, pane: QWidget) -> bool:
        """Tell whether *pane* would be in sight if its tab were turned to."""
        return (
            self._is_folded and self.bottom.isAncestorOf(pane) and not pane.isHidden() and not self.bottom.isVisible()
        )

    def _choose_page(self) -> None:
        info = self._hub.info
        self.setCurrentIndex(1 if info is not None and info.articles == 0 else 0)


def _is_put_away(pane: QWidget) -> bool:
    """Tell whether somebody has hidden *pane*; one that was never on screen is hidden too, but by nobody."""
    return pane.isHidden() and pane.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _first_control(pane: QWidget) -> QWidget:
    for widget in pane.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            return widget
    return pane


def _framed(title: str, pane: QWidget, below: QWidget | None = None) -> QWidget:
    """Return *pane* on a ground of its own, under its *title* where it does not show one itself and above *below*."""
    frame = QFrame()
    frame.setProperty("role", "pane")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    if title:
        layout.addWidget(PlainLabel(tr(title), "pane", wrap=False))
    layout.addWidget(pane, 1)
    if below is not None:
        layout.addWidget(below)
    return frame


def _empty_page(import_action: QAction, dropped: object) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(60, 60, 60, 60)
    frame = DropFrame()
    frame.dropped.connect(dropped)
    inside = QVBoxLayout(frame)
    inside.setSpacing(12)
    inside.addStretch(1)
    for words, rank in (
        (tr("This case is still empty"), "title"),
        (tr("Drop article files or folders here, or choose them."), "muted"),
    ):
        label = PlainLabel(words, rank)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(label)
    button = QPushButton(tr("Import files…"))
    button.setProperty("role", "primary")
    button.setAccessibleName(tr("Import files"))
    button.clicked.connect(import_action.trigger)
    inside.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
    inside.addStretch(1)
    layout.addWidget(frame)
    return page
