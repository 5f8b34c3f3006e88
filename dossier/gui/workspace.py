"""The panes of an open case, and how they share the room."""

from collections.abc import Iterator
from hashlib import sha256

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
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
from dossier.gui.hub import Hub
from dossier.gui.panes import Panes
from dossier.gui.text import PlainLabel
from dossier.tongue import tr

_SPLITTERS = ("sides", "rows", "bottom")


class Workspace(QStackedWidget):
    """Names and stories on the left; the timeline above, the dossier and its source below. An empty case has a page
    of its own that asks for articles."""

    dropped = Signal(list)

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
        self._import_action = import_action
        self._case = ""

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
        self.views.addTab(_framed("", self.timeline), tr("Timeline"))
        self.views.addTab(_framed("", self.overview), tr("Overview"))
        self.views.addTab(_framed("", self.graph), tr("Network"))
        self._timeline_frame = self.views
        self.views.currentChanged.connect(self._make_room)
        self._wire_overview()
        yield
        # The lower panes say themselves how high they must be, since their texts wrap.
        for pane, width in ((self.left, 200), (self._dossier_frame, 240), (self._source_frame, 300)):
            pane.setMinimumWidth(width)
        self._timeline_frame.setMinimumHeight(150)
        for pane in (self._dossier_frame, self._source_frame):
            self.bottom.addWidget(pane)
        self.rows.addWidget(self._timeline_frame)
        self.rows.addWidget(self.bottom)
        self.sides.addWidget(self.left)
        self.sides.addWidget(self.rows)
        yield
        names = max(300, 42 * self.fontMetrics().averageCharWidth())
        for name, stretches, sizes in (
            ("sides", (0, 1), (names, 1360 - names)),
            ("rows", (45, 55), (450, 550)),
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
        self.addWidget(self.sides)
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
        frame = pane.parentWidget()
        self.views.setCurrentIndex(max(0, self.views.indexOf(frame) if frame is not None else 0))

    def _make_room(self, _: int) -> None:
        """Overview and network take the room of the panes below: what is chosen in them leads there."""
        current = self.views.currentWidget()
        self.bottom.setVisible(current is None or current.isAncestorOf(self.timeline))

    def _wire_overview(self) -> None:
        overview = self.overview
        for pane in (overview, self.graph):
            pane.left.connect(lambda: self._turn_to(self.timeline))
        overview.time_requested.connect(self._show_time)
        overview.review_requested.connect(self.judge)
        overview.stories_requested.connect(lambda: self.left.setCurrentWidget(self.stories))

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
            splitter: QSplitter = getattr(self, name)
            preferences.remember_layout(name, splitter.saveState())
            if self._case:
                preferences.remember_layout(f"{self._case}-{name}", splitter.saveState())

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
                splitter.restoreState(state)

    def turn(self, step: int) -> None:
        """Move the keyboard to the next (1) or previous (-1) visible pane."""
        panes = [pane for pane in self.panes().values() if pane.isVisible()]
        if not panes:
            return
        focus = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if focus is not None and pane.isAncestorOf(focus)), -step)
        _first_control(panes[(here + step) % len(panes)]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose_page(self) -> None:
        info = self._hub.info
        self.setCurrentIndex(1 if info is not None and info.articles == 0 else 0)


def _first_control(pane: QWidget) -> QWidget:
    for widget in pane.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            return widget
    return pane


def _framed(title: str, pane: QWidget) -> QWidget:
    """Return *pane* on a ground of its own, below its *title* where it does not show one itself."""
    frame = QFrame()
    frame.setProperty("role", "pane")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    if title:
        layout.addWidget(PlainLabel(tr(title), "pane", wrap=False))
    layout.addWidget(pane, 1)
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
        ("This case is still empty", "title"),
        ("Drop article files or folders here, or choose them.", "muted"),
    ):
        label = PlainLabel(tr(words), rank)
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
