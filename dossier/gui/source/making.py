"""What a person can make of words of a source, and take away: actions with keys, a context menu, and the dialogs."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dossier.domain.by_hand import Suggestion
from dossier.domain.notes import Note, SubjectKind
from dossier.domain.spans import Span
from dossier.domain.views import Highlight, Layer
from dossier.gui.hub import Hub
from dossier.gui.only_now import OnlyNow, is_past, reason
from dossier.gui.source.making_bar import MakingBar
from dossier.gui.source.text_view import SourceText
from dossier.gui.text import menu_text, one_line, set_action
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes
    from dossier.services.cases import CaseFile

_SPECS = (
    ("event", "Event", "Event from these words…", "E"),
    ("name", "Name", "Name from these words…", "M"),
    ("date", "Date", "Date from these words…", "D"),
    ("note", "Note", "Note on these words…", "T"),
)
_SHOWN = 40
_NAMES = frozenset({Layer.PERSON, Layer.ORGANISATION, Layer.PLACE})


class Making(QObject):
    """Serves one source text; ``article`` tells which story it shows, 0 for none."""

    def __init__(self, hub: Hub, text: SourceText, article: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._hub, self._text, self._article, self._window = hub, text, article, parent
        self.actions: dict[str, QAction] = {}
        for name, short, words, key in _SPECS:
            action = self._action(tr(words), key, partial(self.make, name))
            action.setIconText(tr(short))
            self.actions[name] = action
        self.remove = self._action(tr("Not a name, not a date: remove this mark"), "Delete", self._remove_here)
        self.bar = MakingBar(text, list(self.actions.values()))
        OnlyNow(hub, (*self.actions.values(), self.remove, *self.bar.buttons), self)
        self.more: Sequence[QAction] = ()
        text.menu_wanted.connect(self._show_menu)

    def _action(self, words: str, key: str, act: Callable[[], None]) -> QAction:
        action = QAction(self._text)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        set_action(action, words)
        action.setToolTip(words.removesuffix("…"))
        action.triggered.connect(lambda _=False: act())
        self._text.addAction(action)
        return action

    def make(self, what: str) -> None:
        """Open the dialog that makes an event, a name, a date or a note out of the selected words."""
        article, span = self._article(), self._text.selected()
        if not article:
            return
        if span is None:
            if what == "note":
                self._write(article, None, "")
            else:
                self._hub.failed.emit(
                    tr("Select the words in the source first, with the mouse or with Shift and arrows.")
                )
            return
        if what == "note":
            self._write(article, span, self._text.words_of(span))
            return

        def question(case: "CaseFile") -> Suggestion:
            from dossier.services import by_hand

            return by_hand.suggest(case, article, span)

        self._hub.read(question, partial(self._open, what))

    def _open(self, what: str, hint: Suggestion) -> None:
        from dossier.gui.source.make_date import MakeDateDialog
        from dossier.gui.source.make_event import MakeEventDialog
        from dossier.gui.source.make_name import MakeNameDialog

        kinds = {"event": MakeEventDialog, "name": MakeNameDialog, "date": MakeDateDialog}
        kinds[what](self._hub, hint, self._window.window()).open()

    def _write(self, article: int, span: Span | None, words: str, note: Note | None = None) -> None:
        from dossier.gui.source.note_dialog import NoteDialog, NotePlace

        on = f"“{one_line(words, 200)}”" if words else tr("the whole story")
        place = NotePlace(SubjectKind.ARTICLE, article, on, span)
        NoteDialog(self._hub, place, note, self._window.window()).open()

    def edit_note(self, note: Note) -> None:
        """Open a note to change it."""
        if is_past(self._hub):
            self._hub.failed.emit(reason())
            return
        words = self._text.words_of(note.span) if note.span is not None else ""
        self._write(note.article or 0, note.span, words, note)

    # Taking away.

    def _remove_here(self) -> None:
        """Take away the innermost name or date at the cursor."""
        mark = next((m for m in self._text.marks_at(self._text.cursor_offset()) if self._is_removable(m)), None)
        if mark is not None:
            self._take_away(mark, everywhere=not mark.given)

    @staticmethod
    def _is_removable(mark: Highlight) -> bool:
        return mark.layer is not Layer.EVENT or mark.given

    def _take_away(self, mark: Highlight, everywhere: bool = False) -> None:
        article = self._article()

        def change(case: "CaseFile") -> "Changes":
            from dossier.services import by_hand

            if mark.layer is Layer.TIME:
                return by_hand.remove_date(case, article, mark.span)
            assert mark.target is not None, "names and events have one"
            if mark.layer is Layer.EVENT:
                return by_hand.remove_event(case, mark.target)
            return by_hand.remove_mention(case, article, mark.span, mark.target, everywhere=everywhere)

        self._hub.command(change)

    # The menu.

    def menu(self, offset: int | None) -> QMenu:
        """Return the context menu for a place of the source."""
        menu = QMenu(self._text)
        has_selection = self._text.selected() is not None
        for name, action in self.actions.items():
            if has_selection or name == "note":
                menu.addAction(action)
        menu.addSeparator()
        for mark in self._text.marks_at(offset) if offset is not None else ():
            self._offer_removal(menu, mark)
        for note in self._text.marks.notes_within(Span(offset, offset + 1)) if offset is not None else ():
            act = menu.addAction(menu_text(tr("Note “{0}”…").format(one_line(note.text, _SHOWN))))
            OnlyNow(self._hub, [act], act)
            act.triggered.connect(lambda _=False, note=note: self.edit_note(note))
        menu.addSeparator()
        copy = menu.addAction(tr("Copy"))
        copy.setEnabled(has_selection)
        copy.triggered.connect(lambda _=False: self._text.copy())
        menu.addSeparator()
        menu.addActions(list(self.more))
        return menu

    def _offer_removal(self, menu: QMenu, mark: Highlight) -> None:
        if not self._is_removable(mark):
            return
        words = one_line(self._text.words_of(mark.span), _SHOWN)
        name = one_line(mark.note.partition("\n")[0], _SHOWN)
        offers: list[tuple[str, bool]] = []
        if mark.given:
            offers.append((tr("Remove your mark of “{0}”").format(words), False))
        elif mark.layer in _NAMES:
            offers += [(tr("“{0}” is not a name").format(words), True), (tr("Not {0} here").format(name), False)]
        else:
            offers.append((tr("“{0}” is not a date").format(words), False))
        for label, everywhere in offers:
            act = menu.addAction(menu_text(label))
            OnlyNow(self._hub, [act], act)
            act.triggered.connect(lambda _=False, e=everywhere: self._take_away(mark, e))

    def _show_menu(self, point: QPoint, offset: int | None) -> None:
        if self._article():
            menu = self.menu(offset)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(point)
