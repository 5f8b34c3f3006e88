"""Judging the merges that the machine proposes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from dossier.domain.changes import Changes
from dossier.domain.views import EntityRow, ProposalView
from dossier.gui.dialogs.base import BaseDialog
from dossier.gui.emptying import empty
from dossier.gui.hub import Hub
from dossier.gui.saying import said
from dossier.gui.text import PlainLabel, one_line
from dossier.gui.wording import counted, spread_words
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_SHOWN = 50
"""Cards at once; the next ones come as these are judged."""


class ProposalsDialog(BaseDialog):
    """One card per proposed merge: both names, the reason, and two buttons. Stays open while one judges."""

    def __init__(self, hub: Hub, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Proposed merges"),
            tr(
                "Names that may mean the same one. Nothing is merged unless you say so; a refused proposal never "
                "comes back, and a merge can be taken apart at any later time."
            ),
            parent,
        )
        self._hub = hub
        self.count = PlainLabel("", "muted")
        self.cards = QVBoxLayout()
        self.cards.setSpacing(10)
        holder = QWidget()
        holder.setLayout(self.cards)
        self.area = QScrollArea()
        self.area.setWidget(holder)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(tr("Proposed merges"))
        # The buttons on the cards are the stops; the area follows them.
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setMinimumSize(620, 380)
        self.body.addWidget(self.count)
        self.body.addWidget(self.area, 1)
        self.add_primary(tr("Close"), self.accept)
        hub.changed.connect(self._changed)
        self.close_with_case(hub)
        self.ask()

    def ask(self) -> None:
        """Read the open proposals."""

        def question(case: "CaseFile") -> list[ProposalView]:
            from dossier.services import reading

            return reading.proposals(case)

        self._hub.read(question, self.show_proposals, key=f"proposals {id(self)}")

    def show_proposals(self, proposals: list[ProposalView]) -> None:
        """Show one card per proposal."""
        empty(self.cards)
        for proposal in proposals[:_SHOWN]:
            self.cards.addWidget(_Card(self._hub, proposal))
        self.cards.addStretch(1)
        self.count.setText(
            tr("{0} to judge").format(counted(len(proposals), "proposal"))
            if proposals
            else tr("Nothing left to judge.")
        )

    def _changed(self, changes: Changes) -> None:
        if changes.case or changes.entities:
            self.ask()


class _Card(QFrame):
    def __init__(self, hub: Hub, proposal: ProposalView) -> None:
        super().__init__()
        self.setProperty("role", "card")
        first, second = proposal.first, proposal.second
        same, different = QPushButton(tr("Same: merge")), QPushButton(tr("Different"))
        pair = f"{one_line(first.name, 60)} and {one_line(second.name, 60)}"
        same.setAccessibleName(tr("Merge {0}").format(pair))
        different.setAccessibleName(tr("Keep {0} apart").format(pair))

        def accept(case: "CaseFile") -> Changes:
            from dossier.services import editing

            return editing.accept_proposal(case, proposal.id)

        def reject(case: "CaseFile") -> Changes:
            from dossier.services import editing

            return editing.reject_proposal(case, proposal.id)

        for button, change in ((same, accept), (different, reject)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, change=change: hub.command(change))
        names = QHBoxLayout()
        names.setSpacing(18)
        for row in (first, second):
            names.addWidget(_name(row), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(PlainLabel(said(proposal.reason), "muted"), 1)
        buttons.addWidget(different)
        buttons.addWidget(same)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(names)
        layout.addLayout(buttons)


def _name(row: EntityRow) -> QWidget:
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(PlainLabel(one_line(row.name, 120), "heading"))
    facts = [counted(row.mentions, "mention"), counted(row.articles, "story", "stories")]
    if row.first is not None:
        facts.append(spread_words(row))
    layout.addWidget(PlainLabel(", ".join(facts), "muted"))
    layout.addStretch(1)
    return box
