"""Who appears with whom: the graph, the same links as a list, and the events behind them as the evidence."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.overviews import Tally
from dossier.domain.views import EventView
from dossier.gui import preferences
from dossier.gui.flow import FlowRow
from dossier.gui.graph.canvas import GraphCanvas
from dossier.gui.hub import Hub
from dossier.gui.overview.lead_list import LeadList
from dossier.gui.overview.leads import Lead, Way, signs
from dossier.gui.text import ElidedLabel, one_line, plain_tooltip
from dossier.gui.timeline.filter_bar import ArrowBox
from dossier.gui.wording import STATUS_SIGNS, counted, date_words, status_word, titled
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile
    from dossier.services.co_appearances import Network

_PEOPLE = (15, 30, 60, 100)
_LEAST = (1, 2, 3, 5, 10)
_LISTED = 300
_TOLD_LETTERS = 16
"""Where less letters of what the picture holds have room beside the choices, it stands below them."""


class GraphPane(QWidget):
    """Reads only while it is in sight. A person is selected everywhere; a link opens the events that two share."""

    left = Signal()
    """An event was chosen, which other panes show."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._is_stale = True
        self._is_alone = False
        self._network: Network | None = None
        self._around = 0
        """Whose network was asked for last, 0 for everybody's."""
        self.canvas = GraphCanvas()
        self.scope, self.people, self.least = (
            _box(tr("Whose network")),
            _box(tr("How many people")),
            _box(tr("Fewest shared events")),
        )
        self._choices = FlowRow()
        self.told = ElidedLabel("", "muted", cut=Qt.TextElideMode.ElideRight)
        self.picture = QToolButton()
        self.links = LeadList(tr("Who appears with whom"), tr("Links between people"))
        self.events = LeadList(tr("Choose a link to see its events"), tr("Events that the two share"))
        self._fill_boxes()
        self._lay_out()
        self._connect()

    def _fill_boxes(self) -> None:
        self.scope.addItem(tr("Everybody"), False)
        self.scope.addItem(tr("Around the selected name"), True)
        for number in _PEOPLE:
            self.people.addItem(tr("{0} people at most").format(number), number)
        self.people.setCurrentIndex(_PEOPLE.index(30))
        for number in _LEAST:
            self.least.addItem(
                tr("Any shared event") if number == 1 else tr("{0} shared events and more").format(number), number
            )
        self.picture.setText(tr("Picture…"))
        self.picture.setAccessibleName(tr("Save the network as a picture"))
        self.picture.setToolTip(plain_tooltip(tr("Save the network as a picture")))
        self.picture.setProperty("role", "flat")
        self.picture.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("role", "bar")
        self._bar, foot = QBoxLayout(QBoxLayout.Direction.LeftToRight, head), QHBoxLayout()
        self._bar.setContentsMargins(14, 3, 8, 3)
        for box in (self.scope, self.people, self.least):
            self._choices.row.addWidget(box)
        self._bar.addWidget(self._choices)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.picture)
        self._bar.addLayout(foot, 1)
        aside = QSplitter(Qt.Orientation.Vertical)
        aside.addWidget(self.links)
        aside.addWidget(self.events)
        aside.setChildrenCollapsible(False)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.canvas)
        self.split.addWidget(aside)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([720, 340])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.split, 1)

    def _connect(self) -> None:
        hub = self._hub
        for box in (self.scope, self.people, self.least):
            box.currentIndexChanged.connect(lambda _: self._ask())
        self.picture.clicked.connect(self.save_picture)
        self.canvas.person_chosen.connect(self._choose_person)
        self.canvas.link_chosen.connect(self._choose_link)
        self.links.chosen.connect(self._lead)
        self.events.chosen.connect(self._lead)
        hub.case_opened.connect(self._reopen)
        hub.case_closed.connect(self._reopen)
        hub.changed.connect(self._changed)
        hub.entity_selected.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        told = _TOLD_LETTERS * self.fontMetrics().averageCharWidth()
        needed = self._choices.whole_width() + self.picture.sizeHint().width() + told
        is_narrow = self.width() < needed
        self._bar.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        self._choices.setMinimumWidth(0 if is_narrow else self._choices.whole_width())

    # Reading.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._ask()

    def _reopen(self) -> None:
        self._show(None)
        self._is_stale = True
        if self.isVisible():
            self._ask()

    def _changed(self, changes: Changes) -> None:
        if changes.events or changes.entities or changes.articles:
            self._is_stale = True
            if self.isVisible():
                self._ask()

    def _ask(self) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        most, least = int(self.people.currentData()), int(self.least.currentData())
        self._around = around = self._hub.selected_entity if self.scope.currentData() else 0

        def question(case: "CaseFile") -> "Network":
            from dossier.services import co_appearances

            return co_appearances.network(case, most, least, around or None)

        self._hub.read(question, self._show, key="network", failed=self._not_read)

    def _not_read(self, error: BaseException) -> None:
        """Read once more when it comes into sight the next time: it may have been stopped."""
        self._is_stale = True
        self._hub.report(error)

    def _show(self, network: "Network | None") -> None:
        self._network = network
        told = "" if network is None else shown_words(network)
        self.told.setText(told)
        nobody = _alone_words() if self._around else tr("No two people share an event here")
        self.canvas.empty_text = "" if network is None else nobody
        self.canvas.show_network(network, told)
        self._list_links(-1)
        self._clear_events()
        self._follow(self._hub.selected_entity)

    # Choosing.

    def _follow(self, entity: int) -> None:
        """Set off who is selected elsewhere, or read his or her network where that is shown."""
        if self._network is None:
            return
        place = self._network.position(entity) if entity else -1
        if self.scope.currentData() and entity and place < 0 and entity != self._around:
            self._ask()
            return
        if entity and place < 0:
            self.canvas.set_off(person=-1)
            self._say_alone()
        elif place != self.canvas.person or self.canvas.link >= 0 or self._is_alone:
            self.canvas.set_off(person=place)
            self._list_links(place)
            self._clear_events()

    def _choose_person(self, entity: int) -> None:
        assert self._network is not None
        self._list_links(self._network.position(entity))
        self._clear_events()
        self._hub.select_entity(entity)

    def _choose_link(self, link: int) -> None:
        if link < 0 or self._network is None:
            self._list_links(-1)
            self._clear_events()
            return
        one, other = self._network.graph.people[self._network.graph.links[link]].tolist()
        first, second = (self._network.names[int(each)] for each in self._network.graph.links[link])
        self.events.heading.setText(tr("{0} and {1}").format(one_line(first, 24), one_line(second, 24)))

        def question(case: "CaseFile") -> list[EventView]:
            from dossier.services import co_appearances

            return co_appearances.shared_events(case, one, other)

        self._hub.read(question, self._show_events, key="network events")

    def _say_alone(self) -> None:
        """List no links, as who is selected has none: those of others would be taken for his or hers."""
        self._is_alone = True
        self.links.heading.setText(_alone_words())
        self.links.show_rows(())
        self._clear_events()

    def _list_links(self, person: int) -> None:
        """List the links of a person, all where it is -1."""
        network = self._network
        self._is_alone = False
        if network is None:
            self.links.show_rows(())
            return
        self.links.heading.setText(
            tr("Who appears with whom") if person < 0 else tr("With {0}").format(one_line(network.names[person], 40))
        )
        wanted = [n for n, pair in enumerate(network.graph.links.tolist()) if person < 0 or person in pair]
        most = max((int(network.graph.shared[n]) for n in wanted), default=1)
        self.links.show_rows([_link_row(network, n, person, most) for n in wanted[:_LISTED]])

    def _clear_events(self) -> None:
        self.events.heading.setText(tr("Choose a link to see its events"))
        self.events.show_rows(())

    def _show_events(self, events: Sequence[EventView]) -> None:
        self.events.show_rows([_event_row(event) for event in events])

    def _lead(self, row: Lead) -> None:
        if row.way is Way.LINK:
            self.canvas.set_off(link=row.target)
            self._choose_link(row.target)
        elif row.way is Way.EVENT:
            self._hub.select_event(row.target)
            self.left.emit()

    def save_picture(self) -> None:
        """Ask where the graph is to go as a picture, and put it there."""
        from dossier.gui.timeline import picture

        dialog = picture.ask(self, tr("Save the network as a picture"), "network.svg")
        if dialog.exec() == dialog.DialogCode.Accepted:
            path = Path(dialog.selectedFiles()[0])
            preferences.remember_folder(preferences.Folder.EXPORTS, path.parent)
            picture.keep(self._hub, picture.drawn(self.canvas, path, f"Network: {self.told.text()}"))


def shown_words(network: "Network") -> str:
    """Return how much of the graph is shown, in words."""
    graph = network.graph
    shown = f"{counted(len(network), 'person', 'people')}, {counted(len(graph.links), 'link')}"
    left = tr("; {0} left out").format(counted(graph.left_out, "more person", "more people")) if graph.left_out else ""
    return f"{shown}{left}"


def _alone_words() -> str:
    return tr("The selected name appears with nobody here")


def _link_row(network: "Network", link: int, person: int, most: int) -> Lead:
    events = network.tally(link)
    pair = [int(each) for each in network.graph.links[link]]
    others = [each for each in pair if each != person] if person >= 0 else pair
    return Lead(
        title=" – ".join(one_line(network.names[each], 40 if person >= 0 else 22) for each in others),
        detail=signs(events),
        number=counted(events.total, "event"),
        way=Way.LINK,
        target=link,
        events=events,
        share=events.total / most,
    )


def _event_row(event: EventView) -> Lead:
    return Lead(
        title=f"{STATUS_SIGNS[event.status]} {one_line(titled(event), 80)}",
        detail=f"{date_words(event.date)} · “{one_line(event.quote, 200)}”",
        way=Way.EVENT,
        target=event.id,
        events=Tally(),
        tip=f"{titled(event)}: {date_words(event.date)}, {status_word(event.status)}. “{one_line(event.quote, 300)}” "
        f"{event.article_title}",
    )


def _box(name: str) -> ArrowBox:
    box = ArrowBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.view().setAccessibleName(name)
    return box
