"""The menu bar, and which action does what."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QToolButton, QWidget

from dossier.domain.events import Review
from dossier.domain.export_formats import EXPORT_FORMATS
from dossier.domain.notes import SubjectKind
from dossier.gui import icons, preferences, theme
from dossier.gui.actions import Actions
from dossier.gui.case_flow import CaseFlow
from dossier.gui.edit_flow import EditFlow
from dossier.gui.export_flow import ExportFlow
from dossier.gui.recent import RecentCases
from dossier.gui.text import menu_text, plain_tooltip
from dossier.gui.theme import Scheme
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.gui.help.window import ManualWindow
    from dossier.gui.tour import Tour

_SAID_MILLISECONDS = 3_000
MenuBar = tuple[QMenu, QMenu, QMenu, QMenu]
"""File, Edit, View and Help, still empty: the window has them from its first frame."""


@dataclass(frozen=True, slots=True)
class Flows:
    """What the menus' actions set going."""

    cases: CaseFlow
    edits: EditFlow
    exports: ExportFlow


class Menus(QObject):
    """File, Edit, View and Help."""

    window_wanted = Signal()
    """Another window is asked for."""

    def __init__(self, window: QMainWindow, bar: MenuBar, offers: Actions, flows: Flows, recent: RecentCases) -> None:
        super().__init__(window)
        self._window = window
        self._offers = offers
        self._flows = flows
        self._recent_cases = recent
        self.manual: ManualWindow | None = None
        self.tour: Tour | None = None
        self.parts: dict[str, QWidget] = {}
        """Parts of the window, by the names that the tour has for them."""
        self._is_tour_due = False
        self.file, self.edit, self.view, self.help = bar
        self.recent = QMenu(tr("Open &recent"), window)
        # Cases of the same name are told apart by their folders.
        self.recent.setToolTipsVisible(True)
        self.export = QMenu(tr("&Export"), window)
        self.hand_over = QMenu(tr("For other &programs"), window)
        self.hand_over.setToolTipsVisible(True)
        self.panes = QMenu(tr("&Panes"), window)
        self.theme = QMenu(tr("&Theme"), window)
        self.language = QMenu(tr("&Language"), window)
        self.text_size = QMenu(tr("Te&xt"), window)
        self.lock_after = QMenu(tr("Lock when &idle"), window)
        self._fill()
        self._connect()

    def add_panes(self, panes: dict[str, QWidget], shown: SignalInstance) -> None:
        """Let the View menu show and hide *panes*; *shown* tells the names of those that a case is to have."""
        shown.connect(self._show_panes)
        for name, pane in panes.items():
            action = QAction(menu_text(tr(name)), self.panes, checkable=True, checked=True)
            action.toggled.connect(pane.setVisible)
            action.setData(name)
            self.panes.addAction(action)
        self.panes.setEnabled(True)

    def _show_panes(self, names: frozenset[str]) -> None:
        for action in self.panes.actions():
            action.setChecked(action.data() in names)

    def export_button(self) -> QToolButton:
        """Return the toolbar's button for the Export menu."""
        button = QToolButton()
        button.setText(tr("Export  ▾"))
        button.setAccessibleName(tr("Export"))
        button.setToolTip(tr("Write dossiers and tables"))
        button.setIcon(icons.icon("export"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(self.export)
        self._offers["export_person"].changed.connect(lambda: button.setIcon(icons.icon("export")))
        return button

    def _fill(self) -> None:
        offers = self._offers
        offers.menu(self.export, "export_person", "export_all", "export_chosen", "", "export_csv", "export_json")
        offers.menu(self.hand_over, *(f"export_as_{each.name}" for each in EXPORT_FORMATS))
        self.export.addMenu(self.hand_over)
        offers.menu(self.file, "new", "open")
        self.file.addMenu(self.recent)
        offers.menu(self.file, "demo", "new_window", "", "import_files", "import_folder", "take_in", "")
        self.file.addMenu(self.export)
        offers.menu(self.file, "", "passphrase", "forget", "lock")
        self.file.addMenu(self.lock_after)
        offers.menu(self.file, "", "close", "quit")
        offers.menu(
            self.edit, "undo", "redo", "history", "", "rename", "merge", "apart", "split", "proposals", "judge", ""
        )
        offers.menu(self.edit, "star", "marks", "page", "marks_event", "marks_story", "")
        offers.menu(self.edit, "edit_event", "accept", "reject", "settle", "", "published", "remove", "", "find")
        offers.menu(self.view, "timeline", "overview", "graph", "")
        self.view.addMenu(self.panes)
        offers.menu(self.view, "next_pane", "previous_pane", "", "zoom_in", "zoom_out", "zoom_fit", "")
        self.view.addMenu(self.theme)
        self.view.addMenu(self.text_size)
        self.view.addMenu(self.language)
        for action in offers.languages.actions():
            action.setChecked(action.data() == preferences.language())
            self.language.addAction(action)
        offers.menu(self.text_size, "larger", "smaller", "normal")
        offers.menu(self.help, "manual", "tour", "shortcuts", "", "about")
        self.panes.setEnabled(False)
        chosen = preferences.scheme()
        for action in offers.schemes.actions():
            action.setChecked(action.data() == chosen.value)
            self.theme.addAction(action)

    def _connect(self) -> None:
        offers = self._offers
        cases, edits, exports = self._flows.cases, self._flows.edits, self._flows.exports
        for name, act in (
            ("new", lambda: cases.new()),
            ("open", cases.ask),
            ("new_window", self.window_wanted.emit),
            ("demo", cases.demo),
            ("import_files", cases.import_files),
            ("import_folder", cases.import_folder),
            ("export_person", lambda: exports.pdf(selected_only=True)),
            ("export_all", lambda: exports.pdf(selected_only=False)),
            ("export_chosen", exports.chosen),
            ("export_csv", exports.csv),
            ("export_json", exports.json),
            ("take_in", exports.take_in),
            ("close", cases.close),
            ("quit", QApplication.closeAllWindows),
            ("undo", edits.undo),
            ("redo", edits.redo),
            ("history", edits.history),
            ("rename", edits.rename),
            ("merge", edits.merge),
            ("apart", lambda: edits.take_apart()),
            ("split", edits.split_off),
            ("proposals", edits.proposals),
            ("edit_event", lambda: edits.edit_event()),
            ("accept", lambda: edits.review(Review.ACCEPTED)),
            ("reject", lambda: edits.review(Review.REJECTED)),
            ("published", lambda: edits.set_published()),
            ("star", edits.star),
            ("marks", lambda: edits.mark()),
            ("page", edits.page),
            ("marks_event", lambda: edits.mark(SubjectKind.EVENT)),
            ("marks_story", lambda: edits.mark(SubjectKind.ARTICLE)),
            ("larger", lambda: self._resize_text(1)),
            ("smaller", lambda: self._resize_text(-1)),
            ("normal", lambda: self._resize_text(0)),
            ("manual", self.show_manual),
            ("tour", self._ask_for_tour),
            ("shortcuts", self._show_shortcuts),
            ("about", self._show_about),
        ):
            offers[name].triggered.connect(act)
        for each in EXPORT_FORMATS:
            offers[f"export_as_{each.name}"].triggered.connect(lambda _=False, name=each.name: exports.hand_over(name))
        self.recent.aboutToShow.connect(self._fill_recent)
        offers.hub.case_closed.connect(self._end_tour)
        offers["demo"].triggered.connect(self._demo_chosen)
        for signal in (offers.hub.case_opened, offers.hub.changed, offers.hub.busy):
            signal.connect(lambda *_: self._show_tour_when_due())
        offers.schemes.triggered.connect(self._choose_scheme)
        offers.languages.triggered.connect(self._choose_language)

    def _ask_for_tour(self) -> None:
        """Begin the tour; the demo case is opened first where no case with stories is."""
        info = self._offers.hub.info
        if info is not None and info.articles:
            self._begin_tour()
        elif info is None:
            self._is_tour_due = True
            self._flows.cases.demo()

    def _demo_chosen(self) -> None:
        self._is_tour_due = not preferences.has_seen_tour()

    def _show_tour_when_due(self) -> None:
        hub = self._offers.hub
        # While stories still come in, names are put together and may go.
        if self._is_tour_due and hub.info is not None and hub.info.articles and not hub.is_at_long_work:
            self._is_tour_due = False
            # The panes are shown by what hears of the case after this.
            QTimer.singleShot(0, self, self._begin_tour)

    def _begin_tour(self) -> None:
        from dossier.gui.tour import Tour, choose_somebody

        self._end_tour()
        choose_somebody(self._offers.hub)
        preferences.remember_tour()
        self.tour = Tour(self._window, self._part_in_sight)
        self.tour.over.connect(self._tour_over)
        self.tour.start()

    def _part_in_sight(self, name: str) -> QWidget | None:
        part = self.parts.get(name)
        workspace = getattr(self._window, "workspace", None)
        if part is not None and workspace is not None and workspace.is_folded:
            workspace.show_part(part)
        return part

    def _end_tour(self) -> None:
        if self.tour is not None:
            self.tour.end()

    def _tour_over(self) -> None:
        self.tour = None

    def show_manual(self) -> None:
        """Open the manual at the chapter on what has the keyboard."""
        from dossier.gui.help.places import chapter_for
        from dossier.gui.help.window import ManualWindow

        chapter = chapter_for(QApplication.focusWidget() or self._window)
        if self.manual is None:
            self.manual = ManualWindow(self._offers.all())
            # It has no parent, so that a dialog does not lock it; it goes with the window all the same.
            self.destroyed.connect(self.manual.deleteLater)
        self.manual.show_chapter(chapter)

    def _show_shortcuts(self) -> None:
        from dossier.gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._offers.all(), self._window).open()

    def _show_about(self) -> None:
        from dossier.gui.dialogs.help import AboutDialog

        AboutDialog(icons.application_icon(), self._window).open()

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self._recent_cases.paths:
            action = self.recent.addAction(menu_text(path.stem))
            action.setToolTip(plain_tooltip(str(path)))
            action.triggered.connect(lambda _=False, path=path: self._flows.cases.open(Path(path)))
        if self.recent.isEmpty():
            self.recent.addAction(tr("None yet")).setEnabled(False)
            self._offer_to_remember()
            return
        self.recent.addSeparator()
        self.recent.addAction(tr("Forget these")).triggered.connect(self._recent_cases.forget)
        self._offer_to_remember()

    def _offer_to_remember(self) -> None:
        choice = self.recent.addAction(tr("Remember cases"))
        choice.setCheckable(True)
        choice.setChecked(preferences.remembers_cases())
        choice.toggled.connect(self._recent_cases.remember)

    def _resize_text(self, step: int) -> None:
        """Show text one size larger (1) or smaller (-1), or as the system has it (0)."""
        sizes = theme.SCALES
        place = sizes.index(preferences.text_size()) + step if step else sizes.index(100)
        size = sizes[min(max(place, 0), len(sizes) - 1)]
        preferences.remember_text_size(size)
        theme.enlarge(size, gently=True)
        self._window.statusBar().showMessage(tr("Text at {0} %").format(size), _SAID_MILLISECONDS)

    def _choose_language(self, action: QAction) -> None:
        preferences.remember_language(str(action.data()))
        self._window.statusBar().showMessage(tr("The language changes with the next start."), 2 * _SAID_MILLISECONDS)

    def _choose_scheme(self, action: QAction) -> None:
        chosen = Scheme(action.data())
        preferences.remember_scheme(chosen)
        theme.choose(chosen, gently=True)
