"""The button that bounds the timeline to some people and some sources, found by their names a page at a time."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dossier.gui.figures import grouped
from dossier.gui.hub import Hub
from dossier.gui.text import one_line, plain_tooltip
from dossier.gui.theme import scaled
from dossier.gui.timeline import asking
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.domain.changes import Changes

_TYPING = 150
"""Milliseconds without a key before names are looked for."""

Named = Sequence[tuple[int, str]]


class SomeOf(QWidget):
    """A list to tick, of which only what a search finds is ever read. Nothing ticked means everything."""

    wanted = Signal(str)
    """What has these words in its name is asked for; ``offer`` answers."""
    chosen = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Named = ()
        self._more = 0
        self._ticked: dict[int, str] = {}
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING)
        self._typed.timeout.connect(self.ask)
        self.search.textChanged.connect(lambda _: self._typed.start())
        self.list.itemChanged.connect(self._tick)

    def ask(self) -> None:
        """Ask for what the words in the line find."""
        self.wanted.emit(self.search.text().strip())

    def offer(self, page: tuple[Named, int]) -> None:
        """Offer some as (id, name) below those that are ticked; of so many others only the number is known."""
        self._found, self._more = page
        self._fill()

    def ids(self) -> frozenset[int] | None:
        """Return what is ticked, None for everything."""
        return frozenset(self._ticked) or None

    def names(self) -> list[str]:
        """Return the names of what is ticked."""
        return list(self._ticked.values())

    def choose(self, named: Iterable[tuple[int, str]]) -> None:
        """Tick just these; nobody is told."""
        self._ticked = dict(named)
        self._fill()

    def reset(self) -> None:
        """Tick nothing, and forget what was found; nobody is told."""
        self._typed.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._found, self._more, self._ticked = (), 0, {}
        self._fill()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        others = [(key, name) for key, name in self._found if key not in self._ticked]
        for key, name in (*self._ticked.items(), *others):
            item = QListWidgetItem(one_line(name, 80))
            item.setToolTip(plain_tooltip(name))
            item.setData(Qt.ItemDataRole.UserRole, (key, name))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in self._ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        if self._more:
            rest = QListWidgetItem(tr("and {0} more: type part of the name").format(grouped(self._more)))
            rest.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(rest)
        self.list.blockSignals(False)

    def _tick(self, item: QListWidgetItem) -> None:
        key, name = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() is Qt.CheckState.Checked:
            self._ticked[key] = name
        else:
            self._ticked.pop(key, None)
        self.chosen.emit()


class OnlyButton(QToolButton):
    """Opens a box with people and sources to tick; its text says how many are ticked."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Only some people or sources"))
        self._hub: Hub | None = None
        self.people = SomeOf(tr("People shown"), tr("Find a person"))
        self.sources = SomeOf(tr("Sources shown"), tr("Find a source by its title"))
        self.box = QFrame(self, Qt.WindowType.Popup)
        self.box.setFrameShape(QFrame.Shape.StyledPanel)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Only some people or sources"))
        self.tabs.addTab(self.people, tr("Person"))
        self.tabs.addTab(self.sources, tr("Source"))
        self.everything = QPushButton(tr("Show all"))
        self.everything.setAccessibleName(tr("Show all people and sources"))
        column = QVBoxLayout(self.box)
        column.addWidget(self.tabs)
        column.addWidget(self.everything)
        self.clicked.connect(self.show_box)
        self.everything.clicked.connect(self._choose_all)
        for part in (self.people, self.sources):
            part.chosen.connect(self._tell)
        self.tabs.currentChanged.connect(self._ask)
        self._label()

    def ask_with(self, hub: Hub) -> None:
        """Read names through *hub* from now on."""
        for part, find in ((self.people, asking.people_page), (self.sources, asking.story_page)):
            part.wanted.connect(partial(self._read, hub, part, find))
        self._hub = hub
        hub.changed.connect(self._renew_names)

    def show_box(self) -> None:
        """Open under the button."""
        self._ask()
        self.box.setFixedSize(scaled(340), scaled(400))
        self.box.move(self.mapToGlobal(QPoint(0, self.height())))
        self.box.show()
        self._part().search.setFocus()

    def reset(self) -> None:
        """Show everything, without telling anyone."""
        for part in (self.people, self.sources):
            part.reset()
        self._label()

    def state(self) -> dict[str, list[int] | None]:
        """Return what is ticked, which ``restore`` takes."""
        parts = {"people": self.people.ids(), "sources": self.sources.ids()}
        return {name: None if ids is None else sorted(ids) for name, ids in parts.items()}

    def restore(self, people: Iterable[int] | None, sources: Iterable[int] | None) -> None:
        """Tick what ``state`` returned, as far as it is still there; names are read. Nobody is told."""
        for part, ids in ((self.people, people), (self.sources, sources)):
            part.choose((int(key), "") for key in ids or ())
        self._label()
        self._renew()

    def _part(self) -> SomeOf:
        return self.people if self.tabs.currentIndex() == 0 else self.sources

    def _ask(self) -> None:
        self._part().ask()

    def _read(self, hub: Hub, part: SomeOf, find: Callable[..., tuple[Named, int]], words: str) -> None:
        key = "timeline people" if part is self.people else "timeline sources"
        hub.read(lambda case: find(case, words), part.offer, key=key)

    def _renew_names(self, changes: "Changes") -> None:
        if changes.entities or changes.articles or changes.case:
            self._renew()

    def _renew(self) -> None:
        """Read the names of what is ticked again, and let go of what is gone."""
        people, sources = self.people.ids() or frozenset[int](), self.sources.ids() or frozenset[int]()
        if self._hub is not None and (people or sources):
            self._hub.read(lambda case: asking.still_named(case, people, sources), self._take, key="timeline only")

    def _take(self, named: tuple[Named, Named]) -> None:
        before = self.state()
        for part, left in zip((self.people, self.sources), named, strict=True):
            part.choose(left)
        self._label()
        if self.state() != before:
            self.chosen.emit()

    def _choose_all(self) -> None:
        for part in (self.people, self.sources):
            part.choose(())
        self._tell()

    def _tell(self) -> None:
        self._label()
        self.chosen.emit()

    def _label(self) -> None:
        names = [*self.people.names(), *self.sources.names()]
        self.setText(tr("Only ({0})  ▾").format(grouped(len(names))) if names else tr("Only  ▾"))
        told = ", ".join(one_line(name, 60) for name in names[:8] if name)
        self.setToolTip(plain_tooltip(told or tr("Only the events of some people, or from some sources")))
