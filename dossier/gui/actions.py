"""Everything the menus offer, each with its words, its shortcut and when it can be done."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dossier.domain.export_formats import EXPORT_FORMATS
from dossier.gui import icons, preferences, shortcuts
from dossier.gui.hub import Hub
from dossier.gui.language import NAMES, Language
from dossier.gui.only_now import is_past, reason
from dossier.gui.saying import said
from dossier.gui.text import one_line, plain_tooltip, set_action, tell_keys
from dossier.gui.theme import Scheme
from dossier.tongue import tr

_KEYS = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class _Spec:
    name: str
    text: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    icon: str = ""
    tip: str = ""


_SPECS = (
    _Spec("new", "New case…", (_KEYS.New,), "new-case"),
    _Spec("open", "Open case…", (_KEYS.Open,), "open-case"),
    _Spec("new_window", "New window", ("Ctrl+Shift+N",), "", "Open another window, for another case"),
    _Spec("demo", "Open the demo case", (), "demo", "A ready-made case of short articles to look around in"),
    _Spec("import_files", "Import files…", ("Ctrl+I",), "import", "Import article files into the case"),
    _Spec("import_folder", "Import folder…", ("Ctrl+Shift+I",), "", "Import a folder of articles into the case"),
    _Spec("export_person", "Dossier of the selected name as PDF…", ("Ctrl+E",), "export"),
    _Spec("export_all", "All dossiers as PDF…", ("Ctrl+Shift+E",)),
    _Spec("export_chosen", "PDF to your choice…", ("Ctrl+Alt+E",), "", "Choose people, period, sources and redactions"),
    _Spec("export_csv", "Chronology as CSV…"),
    _Spec("export_json", "Case as JSON…"),
    *(_Spec(f"export_as_{each.name}", f"{each.title}…", (), "", each.holds) for each in EXPORT_FORMATS),
    _Spec("take_in", "Take in an exported case…", (), "", "Take in a case exported as JSON, tables or FollowTheMoney"),
    _Spec("lock", "Lock", ("Ctrl+L",), "", "Close the encrypted case and ask for its passphrase"),
    _Spec("passphrase", "Passphrase…", (), "", "Give the case another passphrase, a first one or none"),
    _Spec("forget", "Forget for good…", (), "", "Empty what undo keeps: nothing is left of what was removed"),
    _Spec("close", "Close case", ("Ctrl+W",)),
    _Spec("quit", "Quit", ("Ctrl+Q",)),
    _Spec("undo", "Undo", (_KEYS.Undo,), "undo"),
    _Spec("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
    _Spec("history", "History…", ("Ctrl+H",), "", "All steps of the case; go to any, or look at the case as it was"),
    _Spec("remove", "Remove from the case…", ("Ctrl+Shift+Delete",), "", "Take the files of the chosen stories out"),
    _Spec("rename", "Rename…", ("F2",), "", "Rename the selected person, organisation or place"),
    _Spec("merge", "Merge with…", ("Ctrl+M",), "", "Merge the selected name with another one"),
    _Spec("apart", "Take apart…", ("Ctrl+Shift+M",), "", "Show how names came together, and take them apart again"),
    _Spec("split", "Split off mentions…", (), "", "Give the mentions of some stories to a name of their own"),
    _Spec("proposals", "Proposed merges…", ("Ctrl+P",), "", "Judge the merges that the machine proposes"),
    _Spec("judge", "Review", ("Ctrl+R",), "", "Judge what the machine is unsure of, one question at a time"),
    _Spec("star", "Star the selected name", ("Ctrl+B",), "", "Give the selected name a star, or take it away"),
    _Spec("marks", "Star, tags and questions…", ("Ctrl+T",), "", "Mark the selected name to find it again"),
    _Spec("page", "Page of the selected name…", ("Ctrl+G",), "", "A free page, kept while you write"),
    _Spec("marks_event", "Mark the event…", ("Ctrl+Shift+T",), "", "Star, tags and questions of the selected event"),
    _Spec("marks_story", "Mark the story…", (), "", "Star, tags and questions of the selected story"),
    _Spec("edit_event", "Edit event…", ("F4",), "", "Correct date, kind, status or people of the selected event"),
    _Spec("accept", "Accept event", ("Ctrl+Return",), "", "Mark the selected event as right"),
    _Spec("reject", "Reject event", ("Ctrl+Delete",), "", "Take the selected event out of timeline and dossiers"),
    _Spec("settle", "Take this side", ("Ctrl+J",), "", "Say that this side of a contradiction is right, or no longer"),
    _Spec("published", "Set publication date…", ("Ctrl+D",), "", "Set when the selected story was published"),
    _Spec("zoom_in", "Zoom timeline in", ("Ctrl++", "Ctrl+=")),
    _Spec("zoom_out", "Zoom timeline out", ("Ctrl+-",)),
    _Spec("zoom_fit", "Fit timeline", ("Ctrl+0",)),
    _Spec("larger", "Larger text", ("Ctrl+Alt++", "Ctrl+Alt+="), "", "Show all text larger, up to twice its size"),
    _Spec("smaller", "Smaller text", ("Ctrl+Alt+-",), "", "Show all text smaller"),
    _Spec("normal", "Normal text", ("Ctrl+Alt+0",), "", "Show text as large as the system asks for"),
    _Spec("find", "Find…", ("Ctrl+K", _KEYS.Find), "", "Find people, events and words"),
    _Spec("timeline", "Timeline", ("Ctrl+1",), "", "Turn to the timeline"),
    _Spec("overview", "Overview of the case", ("Ctrl+2",), "", "Turn to the case at a glance"),
    _Spec("graph", "Network of people", ("Ctrl+3",), "", "Turn to who appears with whom"),
    _Spec("next_pane", "Next pane", ("F6",)),
    _Spec("previous_pane", "Previous pane", ("Shift+F6",)),
    _Spec("manual", "Manual", ("F1",), "", "Open the manual at the chapter on the pane in use"),
    _Spec("tour", "Tour", (), "", "Show what each part of the window is for; opens the demo case where none is open"),
    _Spec("shortcuts", "Keyboard shortcuts…", ("Ctrl+F1",), "", "All shortcuts, to look up and to change"),
    _Spec("about", "About Dossier"),
)
_SCHEMES = {
    Scheme.SYSTEM: "As the system",
    Scheme.LIGHT: "Light",
    Scheme.DARK: "Dark",
    Scheme.CONTRAST_LIGHT: "High contrast, black on white",
    Scheme.CONTRAST_DARK: "High contrast, white on black",
}
_CASE = (
    "import_files",
    "import_folder",
    "export_all",
    "export_chosen",
    "export_csv",
    "export_json",
    *(f"export_as_{each.name}" for each in EXPORT_FORMATS),
    "take_in",
    "passphrase",
    "forget",
    "close",
    "find",
    "judge",
    "history",
)
_VIEW = ("timeline", "overview", "graph", "zoom_in", "zoom_out", "zoom_fit", "next_pane", "previous_pane")
_ENTITY = ("star", "marks", "page", "rename", "merge", "apart", "split", "export_person")
_EVENT = ("marks_event", "edit_event", "accept", "reject")
_CHANGES = (
    *("import_files", "import_folder", "take_in", "rename", "merge", "apart", "split", "proposals", "judge"),
    *(*_EVENT, "star", "marks", "page", "marks_story", "published", "remove", "settle", "undo", "redo"),
    *("passphrase", "forget"),
)
"""What is not offered while the case is looked at as it was."""


class Actions(QObject):
    """The actions by name, ``actions["undo"]``; they follow the hub."""

    def __init__(self, hub: Hub, window: QWidget) -> None:
        super().__init__(window)
        self._hub = self.hub = hub
        self._by_name: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        self._rests = False
        kept = preferences.shortcuts()
        for spec in _SPECS:
            action = QAction(window)
            shortcuts.equip(action, spec.name, spec.keys, kept)
            set_action(action, tr(spec.text), tr(spec.tip))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self._by_name[spec.name] = action
            if spec.icon:
                self._icons[spec.name] = spec.icon
            window.addAction(action)
        self.schemes = QActionGroup(window)
        for scheme in Scheme:
            choice = QAction(tr(_SCHEMES[scheme]), self.schemes, checkable=True)
            choice.setData(scheme.value)
        self.languages = QActionGroup(window)
        for language, words in NAMES.items():
            choice = QAction(tr(words) if language is Language.SYSTEM else words, self.languages, checkable=True)
            choice.setData(language.value)
        self["settle"].setEnabled(False)
        self._draw_icons()
        window.installEventFilter(self)
        for signal in (hub.case_opened, hub.case_closed, hub.changed):
            signal.connect(self.refresh)
        for selected in (hub.event_selected, hub.entity_selected, hub.article_selected):
            selected.connect(self.refresh)
        self.refresh()

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def all(self) -> list[QAction]:
        """Return every action, in the order of the menus."""
        return list(self._by_name.values())

    def menu(self, menu: QMenu, *names: str) -> None:
        """Fill *menu* with actions by name; "" is a separator."""
        for name in names:
            if name:
                menu.addAction(self[name])
            else:
                menu.addSeparator()

    def refresh(self) -> None:
        """Let every action say what it would do now, and whether it can."""
        hub, info = self._hub, self._hub.info
        is_filled = info is not None and info.articles > 0
        enabled = {
            **dict.fromkeys(_CASE, info is not None),
            **dict.fromkeys(_VIEW, is_filled),
            **dict.fromkeys(_ENTITY, bool(hub.selected_entity)),
            **dict.fromkeys(_EVENT, bool(hub.selected_event)),
            "published": bool(hub.selected_article),
            "marks_story": bool(hub.selected_article),
            "remove": bool(hub.selected_article),
            "proposals": info is not None and info.proposals > 0,
            "undo": info is not None and info.undo is not None,
            "redo": info is not None and info.redo is not None,
        }
        if is_past(hub):
            enabled |= dict.fromkeys(_CHANGES, False)
        for name, value in enabled.items():
            self[name].setEnabled(value)
        for name, words, step in (
            ("undo", tr("Undo"), info.undo if info else None),
            ("redo", tr("Redo"), info.redo if info else None),
        ):
            set_action(self[name], f"{words}: {one_line(said(step), 60)}" if step else words)
        self._tell_of_rest(is_past(hub))

    def _tell_of_rest(self, rests: bool) -> None:
        """Let what changes the case say in the past why it rests, and in the present what it does."""
        if rests or self._rests:
            for name in _CHANGES:
                if rests:
                    self[name].setToolTip(plain_tooltip(reason()))
                else:
                    tell_keys(self[name])
        self._rests = rests

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()
        return super().eventFilter(watched, event)

    def _draw_icons(self) -> None:
        for name, icon in self._icons.items():
            self[name].setIcon(icons.icon(icon))
