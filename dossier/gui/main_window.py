"""The window: menus, toolbar, start page or workspace, status bar.

The first frame needs the start page and the names of the menus. Everything else is fitted after it, in slices, or at
once when something asks for it.
"""

from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from dossier.gui import preferences, theme
from dossier.gui.figures import grouped
from dossier.gui.slices import Slices
from dossier.gui.start_page import StartPage
from dossier.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
    from PySide6.QtWidgets import QProgressBar, QPushButton, QToolBar, QWidget

    from dossier.domain.changes import Changes
    from dossier.gui.actions import Actions
    from dossier.gui.backup_bar import BackupBar
    from dossier.gui.case_flow import CaseFlow
    from dossier.gui.dialogs.base import BugDialog
    from dossier.gui.edit_flow import EditFlow
    from dossier.gui.export_flow import ExportFlow
    from dossier.gui.hub import Hub
    from dossier.gui.locking import Locking
    from dossier.gui.menus import Menus
    from dossier.gui.past_bar import PastBar
    from dossier.gui.recent import RecentCases
    from dossier.gui.reread_bar import RereadBar
    from dossier.gui.text import PlainLabel
    from dossier.gui.unread_bar import UnreadBar
    from dossier.gui.views.menu import ViewsMenu
    from dossier.gui.workspace import Workspace

_FIRST_SIZE, _LEAST_SIZE = QSize(1360, 860), QSize(860, 620)
"""Of the window at the first start where the screen has room for it, and at any time."""
_FRAME = QSize(16, 48)
"""Room on the screen left to what the system draws round a window, which is not known before it is shown."""
_LABEL_MILLISECONDS = 8_000
"""How long the status bar says what was done."""

_FITTED = frozenset(
    "hub offers cases edits exports menus locking recent toolbar past reread backup unread counts busy_words busy_bar "
    "busy_stop".split()
)
"""What is made after the first frame, or when it is first asked for."""


class MainWindow(QMainWindow):
    """Puts the parts together; what they do is theirs. The panes are made when ``build_workspace`` asks for them."""

    painted = Signal()
    """The first frame is on screen."""
    fitted = Signal()
    """Everything but the panes is there."""
    built = Signal()
    """The panes are there too."""

    hub: "Hub"
    offers: "Actions"
    cases: "CaseFlow"
    edits: "EditFlow"
    exports: "ExportFlow"
    menus: "Menus"
    locking: "Locking"
    recent: "RecentCases"
    toolbar: "QToolBar"
    past: "PastBar"
    reread: "RereadBar"
    backup: "BackupBar"
    unread: "UnreadBar"
    counts: "PlainLabel"
    busy_words: "PlainLabel"
    busy_bar: "QProgressBar"
    busy_stop: "QPushButton"

    def __init__(self, hub: "Hub | None" = None) -> None:
        super().__init__()
        if hub is not None:
            self.hub = hub
        self.workspace: Workspace | None = None
        self.views: ViewsMenu | None = None
        self.bug_dialog: BugDialog | None = None
        self._is_painted = self._is_over = False
        self._fitting = Slices(self._fit(), self.fitted.emit, self)
        self._building: Slices | None = None
        self.start = StartPage()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.setCentralWidget(self.stack)
        bar = self.menuBar()
        self._bar = (
            bar.addMenu(tr("&File")),
            bar.addMenu(tr("&Edit")),
            bar.addMenu(tr("&View")),
            bar.addMenu(tr("&Help")),
        )
        self.statusBar()
        self.setAcceptDrops(True)
        self.setMinimumSize(_LEAST_SIZE)
        self.setWindowTitle(tr("Dossier"))
        self.painted.connect(self._fitting.start)
        self.start.way_chosen.connect(lambda name: self.offers[name].trigger())
        geometry = preferences.layout("window")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - _FRAME).expandedTo(_LEAST_SIZE))

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Fit what is not there yet and is asked for now."""
            if name not in _FITTED or "_fitting" not in self.__dict__:
                raise AttributeError(name)
            self._fitting.finish()
            return self.__dict__[name]

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # The frame is on screen only once this has returned.
            QTimer.singleShot(0, self.painted.emit)

    def _fit(self) -> "Iterator[None]":
        """Make what the first frame has not waited for, a part at a time."""
        from PySide6.QtWidgets import QProgressBar, QPushButton, QToolBar

        from dossier.gui.text import PlainLabel

        self.toolbar, self.busy_bar, self.busy_stop = QToolBar(tr("Tools")), QProgressBar(), QPushButton(tr("Stop"))
        self.counts, self.busy_words = PlainLabel("", wrap=False), PlainLabel("", wrap=False)
        self.start.complete()
        theme.tell_platform()
        yield
        import dossier.domain.views  # noqa: F401

        yield
        from dossier.gui.hub import Hub

        yield
        from dossier.gui.backup_bar import BackupBar
        from dossier.gui.past_bar import PastBar
        from dossier.gui.recent import RecentCases

        yield
        self.hub = self.__dict__.get("hub") or Hub()
        self.recent = RecentCases(self.hub, self)
        yield
        from dossier.gui.actions import Actions
        from dossier.gui.reread_bar import RereadBar
        from dossier.gui.unread_bar import UnreadBar

        self.offers = Actions(self.hub, self)
        self.past, self.reread, self.backup = PastBar(self.hub), RereadBar(self.hub), BackupBar(self.hub)
        self.unread = UnreadBar(self.hub)
        yield
        from dossier.gui.case_flow import CaseFlow
        from dossier.gui.edit_flow import EditFlow

        self.cases, self.edits = CaseFlow(self.hub, self), EditFlow(self.hub, self)
        yield
        from dossier.gui.export_flow import ExportFlow
        from dossier.gui.menus import Flows, Menus

        self.exports = ExportFlow(self.hub, self)
        flows = Flows(self.cases, self.edits, self.exports)
        self.menus = Menus(self, self._bar, self.offers, flows, self.recent)
        yield
        self._place_bars()
        self._connect()
        yield
        from dossier.gui.locking import Locking
        from dossier.gui.protection_flow import ProtectionFlow

        self.locking, protection = (
            Locking(self.hub, self, self.stack, self.offers["lock"]),
            ProtectionFlow(self.hub, self),
        )
        self.locking.fill(self.menus.lock_after)
        self.offers["passphrase"].triggered.connect(protection.passphrase)
        self.offers["forget"].triggered.connect(protection.forget)
        yield
        self._show_facts()
        self.recent.refresh()

    def _place_bars(self) -> None:
        self.toolbar.setObjectName("tools")
        self.toolbar.setMovable(False)
        self._suit_text()
        self.toolbar.setContextMenuPolicy(QtCore.Qt.ContextMenuPolicy.PreventContextMenu)
        self.toolbar.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toolbar.hide()
        self.addToolBar(self.toolbar)
        for bar in (self.past, self.reread, self.backup, self.unread):
            self.addToolBarBreak()
            self.addToolBar(bar)
        self.busy_bar.setRange(0, 0)
        self.busy_bar.setFixedWidth(110)
        self.busy_bar.setTextVisible(False)
        self.busy_bar.setAccessibleName(tr("Work going on"))
        self.busy_bar.hide()
        self.busy_stop.setAccessibleName(tr("Stop what is going on"))
        self.busy_stop.hide()
        for part in (self.busy_words, self.busy_bar, self.busy_stop, self.counts):
            self.statusBar().addPermanentWidget(part)

    def _connect(self) -> None:
        hub = self.hub
        hub.opening.connect(self.begin_workspace)
        hub.case_arrived.connect(self.build_workspace)
        hub.case_opened.connect(self._case_opened)
        hub.case_closed.connect(self._case_closed)
        hub.changed.connect(self._changed)
        hub.failed.connect(self.show_failure)
        hub.bug.connect(self.show_bug)
        hub.busy.connect(self._show_busy)
        hub.patience.can_stop.connect(self.busy_stop.setVisible)
        self.busy_stop.clicked.connect(hub.patience.stop)
        self.start.recent_chosen.connect(self.cases.open)
        self.start.dropped.connect(self.cases.import_paths)
        self.recent.changed.connect(self.start.show_recent)
        self.menus.window_wanted.connect(self._open_another)

    def begin_workspace(self) -> None:
        """Begin to make the panes, one each time the event loop comes round. ``built`` says when all are there."""
        if self._building is None:
            self._building = Slices(self._build(), self.built.emit, self)
            self._building.start()

    def build_workspace(self) -> "Workspace":
        """Return the panes; those that are not there yet are made now."""
        self.begin_workspace()
        assert self._building is not None
        self._building.finish()
        assert self.workspace is not None, "the panes are made once"
        return self.workspace

    def _build(self) -> "Iterator[None]":
        from dossier.gui import panes

        made = panes.Panes()
        yield from made.make(self.hub)
        yield
        from dossier.gui.workspace import Workspace

        yield
        workspace = Workspace(self.hub, made, self.offers["import_files"])
        yield from workspace.assemble()
        yield
        self.stack.addWidget(workspace)
        yield
        search = made.search
        search.words_requested.connect(workspace.source.show_words)
        self.offers["find"].triggered.connect(search.begin)
        self._fill_toolbar(search)
        self._suit_text()
        self._wire_panes(workspace)
        self.menus.add_panes(workspace.panes(), workspace.panes_shown)
        parts = (workspace.left, workspace.timeline, workspace.dossier, workspace.source, workspace.left.tabBar())
        named = dict(zip(("names", "timeline", "dossier", "source", "review"), parts, strict=True))
        self.menus.parts = {
            **named,
            "search": search,
            "export": self.toolbar.widgetForAction(self.toolbar.actions()[-1]),
        }
        yield
        from dossier.gui.views.menu import ViewsMenu

        self.views = ViewsMenu(self.hub, workspace, self)
        self.menus.view.insertMenu(self.menus.panes.menuAction(), self.views)
        self.workspace = workspace

    def changeEvent(self, event: QtCore.QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QtCore.QEvent.Type.FontChange and "toolbar" in self.__dict__:
            self._suit_text()

    def _suit_text(self) -> None:
        """Make signs and the search box of the toolbar as large as the text is."""
        from PySide6.QtWidgets import QLineEdit

        side = theme.scaled(20)
        self.toolbar.setIconSize(QSize(side, side))
        for search in self.toolbar.findChildren(QLineEdit):
            search.setMinimumWidth(min(theme.scaled(220), 440))
            search.setMaximumWidth(560)

    def _fill_toolbar(self, search: "QWidget") -> None:
        for name, short in (("import_files", "Import"), ("undo", ""), ("redo", "")):
            self.toolbar.addAction(self.offers[name])
            button = self.toolbar.widgetForAction(self.offers[name])
            button.setAccessibleName(self.offers[name].text().removesuffix("…"))
            button.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
            if not short:
                button.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonIconOnly)  # type: ignore[attr-defined]
        self.toolbar.addWidget(_spring())
        self.toolbar.addWidget(search)
        self.toolbar.addWidget(_spring())
        self.toolbar.addWidget(self.menus.export_button())

    def _wire_panes(self, workspace: "Workspace") -> None:
        offers = self.offers
        workspace.dropped.connect(self.cases.import_paths)
        workspace.people.proposals_requested.connect(self.edits.proposals)
        workspace.people.list.addActions(
            [offers[name] for name in ("star", "marks", "page", "rename", "merge", "apart", "split", "export_person")]
        )
        workspace.stories.table.addActions([offers["published"], offers["marks_story"], offers["remove"]])
        offers["remove"].triggered.connect(lambda: self.edits.remove_stories(workspace.stories.chosen()))
        workspace.stories.beside_requested.connect(workspace.source.open_beside)
        workspace.stories.published_requested.connect(self.edits.set_published)
        workspace.dossier.words_requested.connect(workspace.source.show_words)
        event_actions: list[QAction] = [offers[name] for name in ("edit_event", "accept", "reject", "marks_event")]
        names = [
            offers[name] for name in ("star", "marks", "page", "rename", "merge", "apart", "split", "export_person")
        ]
        workspace.dossier.add_actions([offers["settle"], *event_actions, *names])
        workspace.dossier.settle_requested.connect(self.edits.settle)
        workspace.dossier.join_requested.connect(self.edits.take_apart)
        workspace.dossier.side_reached.connect(offers["settle"].setEnabled)
        offers["judge"].triggered.connect(workspace.judge)
        workspace.review.words_requested.connect(workspace.source.show_words)
        workspace.review.edit_requested.connect(self.edits.answer_by_hand)
        offers["settle"].triggered.connect(workspace.dossier.settle_current)
        workspace.source.add_actions([*event_actions, offers["published"]])
        workspace.source.edit_requested.connect(self.edits.edit_event)
        workspace.source.published_requested.connect(self.edits.set_published)
        workspace.source.numeric.order_requested.connect(self.edits.set_numeric_order)
        offers["zoom_in"].triggered.connect(workspace.timeline.zoom_in)
        offers["zoom_out"].triggered.connect(workspace.timeline.zoom_out)
        offers["zoom_fit"].triggered.connect(workspace.timeline.fit)
        offers["timeline"].triggered.connect(workspace.show_timeline)
        offers["overview"].triggered.connect(workspace.show_overview)
        offers["graph"].triggered.connect(workspace.show_graph)
        offers["next_pane"].triggered.connect(lambda: workspace.turn(1))
        offers["previous_pane"].triggered.connect(lambda: workspace.turn(-1))

    def _open_another(self) -> None:
        from dossier.gui.windows import show_beside

        show_beside(MainWindow(), self)

    # What the hub says.

    def _case_opened(self) -> None:
        self.stack.setCurrentWidget(self.build_workspace())
        self.statusBar().clearMessage()
        self.toolbar.show()
        self._show_facts()

    def _case_closed(self) -> None:
        self.stack.setCurrentWidget(self.start)
        self.statusBar().clearMessage()
        self.toolbar.hide()
        self._show_facts()

    def _changed(self, changes: "Changes") -> None:
        from dossier.gui.saying import said
        from dossier.gui.text import one_line

        if changes.label:
            self.statusBar().showMessage(one_line(said(changes.label)), _LABEL_MILLISECONDS)
        self._show_facts()

    def _show_facts(self) -> None:
        from dossier.domain.mentions import EntityKind
        from dossier.gui.text import one_line
        from dossier.gui.wording import counted, entity_words

        info = self.hub.info
        self.setWindowTitle(tr("{0} – Dossier").format(one_line(info.title, 80)) if info else tr("Dossier"))
        if info is None:
            self.counts.setText("")
            return
        people = counted(info.people, *(entity_words(EntityKind.PERSON, n) for n in (1, 2)))
        lock = "   ·   encrypted" if info.encrypted else ""
        self.counts.setText(
            tr("{0}   ·   {1}   ·   {2}, {3} dated{4}  ").format(
                counted(info.articles, "story", "stories"),
                people,
                counted(info.events, "event"),
                grouped(info.dated_events),
                lock,
            )
        )

    def _show_busy(self, words: str) -> None:
        from dossier.gui.saying import said

        self.busy_words.setText(said(words))
        self.busy_bar.setVisible(bool(words))

    def show_failure(self, sentence: str) -> None:
        """Show one sentence that the user should read; once, where several panes meet the same obstacle."""
        from dossier.gui.dialogs.base import MessageDialog
        from dossier.gui.saying import said

        sentence = said(sentence)
        if sentence not in {shown.message.text() for shown in self.findChildren(MessageDialog) if shown.isVisible()}:
            MessageDialog(tr("That did not work"), sentence, self).open()

    def show_bug(self, trace: str) -> None:
        """Show a mistake of the program with a text to copy; further ones are added to the open dialog."""
        from dossier.gui.dialogs.base import BugDialog

        if self.bug_dialog is not None:
            self.bug_dialog.add(trace)
            return
        self.bug_dialog = BugDialog(trace, self)
        self.bug_dialog.finished.connect(self._bug_dialog_gone)
        self.bug_dialog.open()

    def _bug_dialog_gone(self) -> None:
        self.bug_dialog = None

    # Files dropped on the window, and its end.

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        from dossier.gui.drops import dropped_paths

        # What was dragged out of a window of ours is in the case already.
        if event.source() is None and dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        from dossier.gui.drops import dropped_paths

        paths: list[Path] = dropped_paths(event.mimeData())
        event.acceptProposedAction()
        self.cases.import_paths(paths)

    def closeEvent(self, event: "QCloseEvent") -> None:
        preferences.remember_layout("window", self.saveGeometry())
        if self.workspace is not None:
            self.workspace.remember()
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """Stop what runs at its next safe point and close the case. Safe to call twice."""
        if self._is_over:
            return
        self._is_over = True
        for slices in (self._fitting, self._building):
            if slices is not None:
                slices.stop()
        if "hub" in self.__dict__:
            self.hub.shut_down()


def _spring() -> "QWidget":
    from PySide6.QtWidgets import QSizePolicy, QWidget

    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
