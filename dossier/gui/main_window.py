"""The window: menus, toolbar, start page or workspace, status bar."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QProgressBar, QSizePolicy, QStackedWidget, QToolBar, QWidget

from dossier.domain.changes import Changes
from dossier.domain.mentions import EntityKind
from dossier.domain.wording import counted, entity_words
from dossier.gui import icons, preferences
from dossier.gui.actions import Actions
from dossier.gui.case_flow import CaseFlow
from dossier.gui.drops import dropped_paths
from dossier.gui.edit_flow import EditFlow
from dossier.gui.export_flow import ExportFlow
from dossier.gui.hub import Hub
from dossier.gui.menus import Flows, Menus
from dossier.gui.past_bar import PastBar
from dossier.gui.reread_bar import RereadBar
from dossier.gui.start_page import StartPage
from dossier.gui.text import PlainLabel, one_line

if TYPE_CHECKING:
    from dossier.gui.dialogs.base import BugDialog
    from dossier.gui.workspace import Workspace

_LABEL_MILLISECONDS = 8_000
"""How long the status bar says what was done."""


class MainWindow(QMainWindow):
    """Puts the parts together; what they do is theirs. The panes are made when the first case is asked for."""

    def __init__(self, hub: Hub | None = None) -> None:
        super().__init__()
        self.hub = hub or Hub()
        self.offers = Actions(self.hub, self)
        self.cases = CaseFlow(self.hub, self)
        self.edits = EditFlow(self.hub, self)
        self.exports = ExportFlow(self.hub, self)
        self.workspace: Workspace | None = None
        self.bug_dialog: BugDialog | None = None
        self._shut_down = False
        self.start = StartPage(
            (
                (self.offers["new"], "new-case", "New case…", "Start a case file for an investigation"),
                (self.offers["open"], "open-case", "Open case…", "Go on with one that you made before"),
                (self.offers["demo"], "demo", "Look at the demo case", "Five short articles, ready to explore"),
            )
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.toolbar, self.past, self.reread = QToolBar("Tools"), PastBar(self.hub), RereadBar(self.hub)
        self.counts, self.busy_words = PlainLabel("", wrap=False), PlainLabel("", wrap=False)
        self.busy_bar = QProgressBar()
        self._build()
        self.menus = Menus(self, self.offers, Flows(self.cases, self.edits, self.exports))
        self._connect()
        self._case_closed()

    def _build(self) -> None:
        self.setWindowIcon(icons.application_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(860, 620)
        self.setCentralWidget(self.stack)
        self.toolbar.setObjectName("tools")
        self.toolbar.setMovable(False)
        self.toolbar.setIconSize(QSize(20, 20))
        self.toolbar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(self.toolbar)
        for bar in (self.past, self.reread):
            self.addToolBarBreak()
            self.addToolBar(bar)
        self.busy_bar.setRange(0, 0)
        self.busy_bar.setFixedWidth(110)
        self.busy_bar.setTextVisible(False)
        self.busy_bar.setAccessibleName("Work going on")
        self.busy_bar.hide()
        for part in (self.busy_words, self.busy_bar, self.counts):
            self.statusBar().addPermanentWidget(part)
        geometry = preferences.layout("window")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(1360, 860)

    def _connect(self) -> None:
        hub = self.hub
        hub.opening.connect(self.build_workspace)
        hub.case_opened.connect(self._case_opened)
        hub.case_closed.connect(self._case_closed)
        hub.changed.connect(self._changed)
        hub.failed.connect(self.show_failure)
        hub.bug.connect(self.show_bug)
        hub.busy.connect(self._show_busy)
        self.start.recent_chosen.connect(self.cases.open)
        self.start.dropped.connect(self.cases.import_paths)
        self.menus.recent_forgotten.connect(lambda: self.start.show_recent([]))

    def build_workspace(self) -> None:
        """Make the panes, once."""
        if self.workspace is not None:
            return
        from dossier.gui.panes import SearchBox
        from dossier.gui.workspace import Workspace

        self.workspace = Workspace(self.hub, self.offers["import_files"])
        self.stack.addWidget(self.workspace)
        search = SearchBox(self.hub)
        search.setMaximumWidth(560)
        search.setMinimumWidth(220)
        search.words_requested.connect(self.workspace.source.show_words)
        self.offers["find"].triggered.connect(lambda: search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self._fill_toolbar(search)
        self._wire_panes(self.workspace)
        self.menus.add_panes(self.workspace.panes())

    def _fill_toolbar(self, search: QWidget) -> None:
        for name, short in (("import_files", "Import"), ("undo", ""), ("redo", "")):
            self.toolbar.addAction(self.offers[name])
            button = self.toolbar.widgetForAction(self.offers[name])
            button.setAccessibleName(self.offers[name].text().removesuffix("…"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if not short:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)  # type: ignore[attr-defined]
        self.toolbar.addWidget(_spring())
        self.toolbar.addWidget(search)
        self.toolbar.addWidget(_spring())
        self.toolbar.addWidget(self.menus.export_button())

    def _wire_panes(self, workspace: "Workspace") -> None:
        offers = self.offers
        workspace.dropped.connect(self.cases.import_paths)
        workspace.people.proposals_requested.connect(self.edits.proposals)
        workspace.people.list.addActions(
            [offers[name] for name in ("rename", "merge", "apart", "split", "export_person")]
        )
        workspace.stories.table.addActions([offers["published"], offers["remove"]])
        offers["remove"].triggered.connect(lambda: self.edits.remove_stories(workspace.stories.chosen()))
        workspace.stories.published_requested.connect(self.edits.set_published)
        workspace.dossier.words_requested.connect(workspace.source.show_words)
        event_actions: list[QAction] = [offers[name] for name in ("edit_event", "accept", "reject")]
        names = [offers[name] for name in ("rename", "merge", "apart", "split", "export_person")]
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
        offers["next_pane"].triggered.connect(lambda: workspace.turn(1))
        offers["previous_pane"].triggered.connect(lambda: workspace.turn(-1))

    # What the hub says.

    def _case_opened(self) -> None:
        assert self.workspace is not None
        self.stack.setCurrentWidget(self.workspace)
        self.statusBar().clearMessage()
        self.toolbar.show()
        self._show_facts()

    def _case_closed(self) -> None:
        self.stack.setCurrentWidget(self.start)
        self.statusBar().clearMessage()
        self.start.show_recent(preferences.recent_cases())
        self.toolbar.hide()
        self._show_facts()

    def _changed(self, changes: Changes) -> None:
        if changes.label:
            self.statusBar().showMessage(one_line(changes.label), _LABEL_MILLISECONDS)
        self._show_facts()

    def _show_facts(self) -> None:
        info = self.hub.info
        self.setWindowTitle(f"{one_line(info.title, 80)} – Dossier" if info else "Dossier")
        if info is None:
            self.counts.setText("")
            return
        people = counted(info.people, *(entity_words(EntityKind.PERSON, n) for n in (1, 2)))
        lock = "   ·   encrypted" if info.encrypted else ""
        self.counts.setText(
            f"{counted(info.articles, 'story', 'stories')}   ·   {people}   ·   "
            f"{counted(info.events, 'event')}, {info.dated_events:,} dated{lock}  "
        )

    def _show_busy(self, words: str) -> None:
        self.busy_words.setText(words)
        self.busy_bar.setVisible(bool(words))

    def show_failure(self, sentence: str) -> None:
        """Show one sentence that the user should read; once, where several panes meet the same obstacle."""
        from dossier.gui.dialogs.base import MessageDialog

        if sentence not in {shown.message.text() for shown in self.findChildren(MessageDialog) if shown.isVisible()}:
            MessageDialog("That did not work", sentence, self).open()

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths: list[Path] = dropped_paths(event.mimeData())
        event.acceptProposedAction()
        self.cases.import_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        preferences.remember_layout("window", self.saveGeometry())
        if self.workspace is not None:
            self.workspace.remember()
        self.shut_down()
        super().closeEvent(event)

    def shut_down(self) -> None:
        """Stop what runs at its next safe point and close the case. Safe to call twice."""
        if not self._shut_down:
            self._shut_down = True
            self.hub.shut_down()


def _spring() -> QWidget:
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
