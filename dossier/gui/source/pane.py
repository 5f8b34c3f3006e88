"""The source pane: the story that the selection comes from, its words marked, and the event judged."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QToolButton, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.claims import HappeningView
from dossier.domain.events import Review
from dossier.domain.notes import Note, SubjectKind
from dossier.domain.spans import Span
from dossier.domain.views import ArticleView, EventView, Highlight, Layer, NumericDates
from dossier.gui import icons
from dossier.gui.flow import FlowLayout
from dossier.gui.hub import Hub
from dossier.gui.only_now import OnlyNow
from dossier.gui.source.beside import NARROWEST, StoryBeside
from dossier.gui.source.dating import dating_of
from dossier.gui.source.event_bar import EventBar
from dossier.gui.source.making import Making
from dossier.gui.source.marks import SET_OFF, Marks, marks_of
from dossier.gui.source.mention_steps import MentionSteps
from dossier.gui.source.notes_list import NotesList
from dossier.gui.source.numeric_order import NumericOrderButton
from dossier.gui.source.text_view import SourceText
from dossier.gui.text import ElidedLabel, PlainLabel, WrappedLabel, plain_tooltip
from dossier.gui.theme import colours, scaled
from dossier.gui.wording import pages_words, published_words
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_EventRead = tuple[EventView, HappeningView | None, list[Note]]
_SIDE = 14
_MOST_BESIDE = 3
"""Stories that are kept open beside the one that follows the selection."""
_MAIN = 250
"""Pixels that the story which follows the selection takes at least."""
_NARROW = 400
"""A column of less width has chips without words."""
_LOW = 520
"""A pane of less height lists one note at a time."""
_TIGHT = 440
"""In a pane of less height everything around the text takes one line: the text is what it is there for."""
_LAYER_WORDS = {
    Layer.PERSON: "People",
    Layer.ORGANISATION: "Organisations",
    Layer.PLACE: "Places",
    Layer.TIME: "Times",
    Layer.EVENT: "Events",
}


class SourcePane(QWidget):
    """Follows the one selection: shows the selected story and the selected event's exact words."""

    edit_requested = Signal(int)
    """The user wants to edit the event with this id."""
    published_requested = Signal(int)
    """The user wants to set the publication date of the article with this id."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._article: ArticleView | None = None
        self._event: EventView | None = None
        self._words: tuple[int, Span] | None = None
        self._wanted = 0
        self.beside: dict[int, StoryBeside] = {}
        self._kept: dict[Path, tuple[int, ...]] = {}
        self.row, self._column = QSplitter(), QWidget()
        self.head, self.legend = QWidget(), QWidget()
        self._flow = FlowLayout(self.legend)
        self.title = WrappedLabel("heading")
        self.about = ElidedLabel(rank="muted", cut=Qt.TextElideMode.ElideRight)
        self.notes = PlainLabel(rank="warning")
        self.set_date = QPushButton(tr("Publication date…"))
        self.keep_beside = QToolButton()
        self.numeric = NumericOrderButton()
        self.text = SourceText()
        self.making = Making(hub, self.text, lambda: self._article.row.id if self._article is not None else 0, self)
        self.steps = MentionSteps(hub, self.text)
        self.written = NotesList()
        self.bar = EventBar(hub)
        self.layers = {layer: QToolButton() for layer in Layer}
        self._lay_out()
        OnlyNow(hub, (self.set_date, *self.numeric.choices.values()), self)
        self.set_date.clicked.connect(self._ask_date)
        self.bar.edit_requested.connect(self.edit_requested)
        self.text.mark_clicked.connect(self._clicked)
        for moved in (self.text.verticalScrollBar().valueChanged, self.text.part_shown):
            moved.connect(lambda *_: self._tell_about())
        self.steps.story_wanted.connect(hub.select_article)
        self.written.note_opened.connect(self.making.edit_note)
        self.written.note_chosen.connect(self._show_note)
        hub.case_opened.connect(self._opened)
        hub.case_closed.connect(self._clear)
        hub.changed.connect(self._changed)
        hub.article_selected.connect(self._read_article)
        hub.event_selected.connect(self._read_event)
        hub.entity_selected.connect(lambda _: self._step_through())
        self._clear()

    def add_actions(self, actions: Sequence[QAction]) -> None:
        """Offer *actions* in the menu of the text."""
        self.making.more = [*actions, self.numeric.menu().menuAction()]

    def show_words(self, article_id: int, words: Span) -> None:
        """Show an article with *words* set off; used for what is not an event, such as a fact."""
        self._words = (article_id, words)
        self._hub.select_event(0)
        if article_id in self.beside or (self._article is not None and self._article.row.id == article_id):
            self._point()

    def _lay_out(self) -> None:
        self.set_date.setProperty("role", "chip")
        self.set_date.setAccessibleName(tr("Set the publication date of this story"))
        self.keep_beside.setText(tr("Beside"))
        self.keep_beside.setProperty("role", "chip")
        self.keep_beside.setToolTip(tr("Keep this story open beside the next ones (B)"))
        self.keep_beside.setAccessibleName(tr("Keep this story open beside the next ones"))
        self.keep_beside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.keep_beside.clicked.connect(lambda: self.open_beside(self._wanted))
        keep = QShortcut(QKeySequence("B"), self.text, context=Qt.ShortcutContext.WidgetShortcut)
        keep.activated.connect(lambda: self.open_beside(self._wanted))
        facts = QHBoxLayout()
        facts.setSpacing(8)
        facts.addWidget(self.about, 1)
        facts.addWidget(self.steps)
        facts.addWidget(self.set_date)
        facts.addWidget(self.keep_beside)
        legend = self._flow
        for layer, button in self.layers.items():
            button.setText(tr(_LAYER_WORDS[layer]))
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setChecked(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(tr("Mark {0}").format(tr(_LAYER_WORDS[layer]).lower()))
            button.toggled.connect(self._layers_changed)
            legend.addWidget(button)
            number = list(self.layers).index(layer) + 1
            button.setToolTip(
                plain_tooltip(
                    tr("Mark {0} in the story ({1} in the text)").format(tr(_LAYER_WORDS[layer]).lower(), number)
                )
            )
            switch = QShortcut(QKeySequence(str(number)), self.text, context=Qt.ShortcutContext.WidgetShortcut)
            switch.activated.connect(button.toggle)
        legend.addWidget(self.numeric)
        self._paint_legend()
        top = QVBoxLayout(self.head)
        top.setContentsMargins(_SIDE, 10, _SIDE, 4)
        top.setSpacing(6)
        top.addWidget(self.title)
        top.addLayout(facts)
        top.addWidget(self.notes)
        top.addWidget(self.legend)
        top.addWidget(self.written)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.text, 1)
        self._column.setMinimumWidth(_MAIN)
        self._column.installEventFilter(self)
        self.row.addWidget(self._column)
        self.row.setChildrenCollapsible(False)
        self.row.setHandleWidth(5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.row, 1)
        layout.addWidget(self.bar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        is_narrow = self._column.width() < scaled(_NARROW)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in self.layers.values():
            button.setToolButtonStyle(style)
        # It is in the menus too.
        self.set_date.setVisible(not is_narrow)
        self.keep_beside.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else Qt.ToolButtonStyle.ToolButtonTextOnly
        )
        self.steps.words.setVisible(not is_narrow)
        is_tight = self.height() < scaled(_TIGHT)
        self.title.show_lines(1 if is_narrow or is_tight else 2)
        self.bar.show_tight(is_tight)
        # Layouts would else squeeze the lines into which the chips have been broken.
        self.legend.setMinimumHeight(self._flow.heightForWidth(self._column.width() - 2 * _SIDE))
        self.written.show_rows(1 if self.height() < scaled(_LOW) else 3)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "layers"):
            self._paint_legend()

    def _paint_legend(self) -> None:
        self.keep_beside.setIcon(icons.icon("beside"))
        self.keep_beside.setIconSize(QSize(scaled(14), scaled(14)))
        for layer, button in self.layers.items():
            icon = QIcon()
            button.setIconSize(QSize(scaled(14), scaled(12)))
            icon.addPixmap(_chip(layer, on=True), QIcon.Mode.Normal, QIcon.State.On)
            icon.addPixmap(_chip(layer, on=False), QIcon.Mode.Normal, QIcon.State.Off)
            button.setIcon(icon)

    # Stories beside one another.

    def open_beside(self, article_id: int) -> None:
        """Keep a story open beside the one that follows the selection, until it is closed."""
        if not article_id or article_id in self.beside:
            return
        if len(self.beside) >= _MOST_BESIDE:
            self._hub.failed.emit(
                tr("{0} stories are open side by side. Close one of them first.").format(_MOST_BESIDE + 1)
            )
            return
        view = StoryBeside(self._hub, article_id)
        view.closed.connect(self.close_beside)
        view.ready.connect(lambda: view.point(self._event, self._words, move=False))
        view.text.mark_clicked.connect(self._clicked)
        view.making.more = self.making.more
        view.text.show_layers(layer for layer, button in self.layers.items() if button.isChecked())
        self.beside[article_id] = view
        self.row.addWidget(view)
        self._share_room()

    def close_beside(self, article_id: int) -> None:
        """Close a story that was kept open."""
        view = self.beside.pop(article_id, None)
        if view is not None:
            view.hide()
            view.setParent(None)
            view.deleteLater()
            self._share_room()

    def _share_room(self) -> None:
        info = self._hub.info
        if info is not None:
            self._kept[info.path] = tuple(self.beside)
        count = len(self.beside) + 1
        self.row.setSizes([1300, *[1000] * (count - 1)])
        frame = self.parentWidget()
        if frame is not None:
            frame.setMinimumWidth(max(300, _MAIN + len(self.beside) * NARROWEST))

    def _opened(self) -> None:
        self._clear()
        info = self._hub.info
        for article in self._kept.get(info.path, ()) if info is not None else ():
            self.open_beside(article)

    def _clear(self) -> None:
        # The stories go with the case, and come again with it.
        kept = dict(self._kept)
        for article in list(self.beside):
            self.close_beside(article)
        self._kept = kept
        self._clear_story()

    def _clear_story(self) -> None:
        self._wanted = 0
        self._article = self._event = self._words = None
        self.title.setText("")
        self.about.setText("")
        self.head.hide()
        self.numeric.show_dates(None)
        self.text.show_article(None)
        self.written.show_notes(())
        self.steps.show_for(0, 0)
        self.bar.show_event(None)

    def _changed(self, changes: Changes) -> None:
        shown = self._article.row.id if self._article is not None else 0
        if shown and (shown in changes.articles or changes.entities or changes.events):
            self._read_article(shown)
        if self._event is not None and (changes.events or changes.entities):
            self._read_event(self._event.id)

    def _read_article(self, article_id: int) -> None:
        if not article_id:
            self._clear_story()
            return
        shown_now = self._article.row.id if self._article is not None else 0
        if article_id in self.beside and shown_now not in (0, article_id):
            # It can be seen beside; the other one stays to be compared with it.
            self._point()
            return
        self._wanted = article_id

        shown = self._article

        def question(case: "CaseFile") -> tuple[ArticleView, Marks | None]:
            from dossier.services import reading

            read = reading.article(case, article_id, SET_OFF)
            # Compared and sorted here: in the window's thread it would take long for a long story.
            return (read, marks_of(read)) if read != shown else (read, None)

        def open_dates(case: "CaseFile") -> tuple[int, NumericDates | None]:
            from dossier.services import numeric_dates

            return article_id, numeric_dates.numeric_dates(case, article_id)

        self._hub.read(question, self._show_article, key="source: article")
        self._hub.read(open_dates, self._show_numeric, key="source: numeric dates")

    def _read_event(self, event_id: int) -> None:
        if not event_id:
            self._event = None
            self.bar.show_event(None)
            self.text.show_words(None)
            for view in self.beside.values():
                view.point(None, self._words, move=True)
            return
        self._words = None

        def question(case: "CaseFile") -> _EventRead:
            from dossier.services import by_hand, claims, reading

            event, notes = reading.event(case, event_id), by_hand.notes_about(case, SubjectKind.EVENT, event_id)
            if event.review is Review.REJECTED:
                return event, None, notes
            told = claims.happening_of(case, event_id)
            return claims.with_denials(case, [event], [told])[0], told, notes

        self._hub.read(question, self._show_event, key="source: event")

    def _show_article(self, read: tuple[ArticleView, Marks | None]) -> None:
        article, marks = read
        if article.row.id != self._wanted:
            return
        same = self._article is not None and self._article.row.id == article.row.id
        if marks is not None or not same:
            self._article = article
            self.title.setText(" ".join(article.row.title.split()))
            self.notes.setText("\n".join(article.notes))
            self.notes.setVisible(bool(article.notes))
            self.head.show()
            self.text.show_article(article, marks)
            self._tell_about()
            self.written.show_notes(article.written)
        self._point(move=not same)
        self._step_through()

    def _tell_about(self) -> None:
        """Say when the story came out, which page of its file is in view, and which file that is."""
        if self._article is None:
            return
        row = self._article.row
        part = f", story {row.ordinal}" if row.ordinal > 1 else ""
        page = pages_words(self._article.pages, self.text.in_view()) if self._article.pages else ""
        self.about.setText(" · ".join(filter(None, (published_words(row.published), page, f"{row.file}{part}"))))

    def _step_through(self) -> None:
        shown = self._article.row.id if self._article is not None else 0
        self.steps.show_for(shown, self._hub.selected_entity)

    def _show_note(self, note: Note) -> None:
        if note.span is not None:
            self.text.show_step(note.span)

    def _show_numeric(self, found: tuple[int, NumericDates | None]) -> None:
        if found[0] == self._wanted:
            self.numeric.show_dates(found[1])

    def _show_event(self, read: _EventRead) -> None:
        event, happening, notes = read
        if event.id != self._hub.selected_event:
            return
        known = self._event is not None and self._event.id == event.id
        self._event = event
        self.bar.show_event(event, happening, notes)
        self._point(move=not known)

    def _point(self, move: bool = True) -> None:
        """Set off the words that the selection stands on, where they belong to the story shown."""
        shown = self._article.row.id if self._article is not None else 0
        if self._event is not None and self._event.article == shown:
            dating = dating_of(self._event.date, self._story())
            self.text.show_words(self._event.span, self._event.trigger, move, dating)
            self.bar.key.show_dating(dating)
        elif self._words is not None and self._words[0] == shown:
            self.text.show_words(self._words[1], None, move)
        elif self.beside:
            self.text.show_words(None)
        for view in self.beside.values():
            view.point(self._event, self._words, move)

    def _story(self) -> Span:
        """Return where the story shown stands in its source."""
        assert self._article is not None
        return Span(self._article.start, self._article.start + len(self._article.text))

    def _layers_changed(self) -> None:
        for text in (self.text, *(view.text for view in self.beside.values())):
            text.show_layers(layer for layer, button in self.layers.items() if button.isChecked())

    def _clicked(self, mark: Highlight) -> None:
        if mark.target is None:
            return
        choose = self._hub.select_event if mark.layer is Layer.EVENT else self._hub.select_entity
        choose(mark.target)

    def _ask_date(self) -> None:
        if self._article is not None:
            self.published_requested.emit(self._article.row.id)


def _chip(layer: Layer, *, on: bool) -> QPixmap:
    """Return the sign of a layer as it is marked in the text; an empty box where the layer is not marked."""
    c = colours()
    picture = QPixmap(2 * scaled(14), 2 * scaled(12))
    picture.setDevicePixelRatio(2 * scaled(100) / 100)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    if on and layer is Layer.EVENT:
        painter.fillRect(0, 9, 12, 2, QColor(c.layer(layer)))
    else:
        if on:
            painter.setBrush(QColor(c.layer_soft(layer)))
        painter.setPen(QColor(c.layer(layer) if on else c.outline))
        painter.drawRect(0, 0, 11, 11)
    painter.end()
    return picture
