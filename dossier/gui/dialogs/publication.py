"""What is known of when an undated story was published, with the reasons, for a person to take over or not."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.publication import PublicationProposal, PublicationReason
from dossier.gui.hub import Hub
from dossier.gui.room import most
from dossier.gui.saying import proposal_words, said
from dossier.gui.text import WrappedLabel
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.services.cases import CaseFile

_LINES = 8
"""Lines of reasons that a dialog shows without scrolling."""
_MOST = 8
"""Reasons that are shown; those that bound the interval come first."""


class ProposalCard(QFrame):
    """A proposal in words that cannot be taken for a stated date, its reasons, and a button to take it over."""

    accepted = Signal()
    """The person takes the day or interval over. Nothing is taken over before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.words = WrappedLabel("strong")
        self.note = WrappedLabel("muted")
        self.reasons = QPlainTextEdit()
        self.reasons.setReadOnly(True)
        self.reasons.setTabChangesFocus(True)
        self.reasons.setFrameShape(QFrame.Shape.NoFrame)
        self.reasons.setAccessibleName(tr("Reasons for the proposed publication date"))
        self.use = QPushButton()
        self.use.setAutoDefault(False)
        self.use.clicked.connect(self.accepted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(4)
        for part in (self.words, self.note, self.reasons):
            layout.addWidget(part)
        layout.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)

    def show_proposal(self, proposal: PublicationProposal | None, is_taken: bool = False) -> None:
        """Show *proposal*; the card goes away without one. *is_taken*: the person has taken it over already."""
        self.setVisible(proposal is not None)
        if proposal is None:
            return
        words = proposal_words(proposal)
        self.words.setText(f"? {words[0].upper()}{words[1:]}")
        self.note.setText(note_words(proposal, is_taken))
        self.reasons.setPlainText("\n".join(reason_lines(proposal)))
        self.use.setText(tr("Use th&is day") if proposal.day is not None else tr("Use th&is interval"))
        self.use.setAccessibleName(f"{self.use.text().replace('&', '')}: {words}")
        self.use.setVisible(proposal.is_closed)
        self.use.setEnabled(not is_taken)


def note_words(proposal: PublicationProposal, is_taken: bool = False) -> str:
    """Return what a person should know before taking a proposal over."""
    if is_taken:
        return tr("Taken over by you.")
    parts = [tr("Worked out from the words below; the text states no date.")]
    if proposal.conflicting:
        parts.append(f"⚠ {tr('The reasons contradict each other.')}")
    if not proposal.is_closed:
        parts.append(tr("Type the day above if you know it."))
    return " ".join(parts)


def reason_lines(proposal: PublicationProposal) -> list[str]:
    """Return the reasons as lines, hints marked as such."""
    lines = [_line(reason) for reason in proposal.reasons[:_MOST]]
    more = len(proposal.reasons) - _MOST
    return [*lines, tr("and {0} more of the same kind").format(more)] if more > 0 else lines


def _line(reason: PublicationReason) -> str:
    return f"{'•' if reason.strong else tr('◦ (hint)')} {said(reason.sentence)}"


def taken_over(proposal: PublicationProposal) -> PublicationDate | None:
    """Return the publication date that a person sets by taking *proposal* over, None where a side is open."""
    return proposal.as_published(PublicationBasis.GIVEN)


class ProposalOffer(ProposalCard):
    """The card for a story of the case: asks the case by itself, and stays away where nothing can be known."""

    chosen = Signal(object)
    """The PublicationDate that was taken over."""
    appeared = Signal()
    """Something is known: the card is there, and takes room."""

    def __init__(self, hub: Hub, article_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: PublicationProposal | None = None
        self.reasons.setMinimumHeight(min(_LINES * self.fontMetrics().lineSpacing(), most(self).height() // 5))
        self.hide()
        self.accepted.connect(self._take)

        def question(case: "CaseFile") -> PublicationProposal | None:
            from dossier.services import dating_stories

            return dating_stories.proposal(case, article_id)

        hub.read(question, self._answered)

    def _answered(self, proposal: PublicationProposal | None) -> None:
        self._proposal = proposal
        self.show_proposal(proposal)
        if proposal is not None:
            self.appeared.emit()

    def _take(self) -> None:
        between = taken_over(self._proposal) if self._proposal is not None else None
        if between is not None:
            self.chosen.emit(between)
