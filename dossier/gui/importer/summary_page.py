"""Last page: what came in, and what did not and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dossier.domain.importing import FileState, ImportSummary
from dossier.domain.wording import counted
from dossier.gui.text import PlainLabel, plain_tooltip


class SummaryPage(QWidget):
    """Figures in cards, one sentence, and the files that failed with their reasons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = PlainLabel("", "heading")
        self.note = PlainLabel("", "muted")
        self.figures = {name: PlainLabel("–", "title") for name in ("stories", "events", "people", "files")}
        self.failures_heading = PlainLabel("Not imported")
        self.failures = QListWidget()
        self.failures.setAccessibleName("Files that were not imported, with the reason")
        self.failures.setWordWrap(True)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for name, caption in (
            ("stories", "stories imported"),
            ("events", "events found"),
            ("people", "people new in the case"),
            ("files", "files stored whole"),
        ):
            cards.addWidget(_card(self.figures[name], caption))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.sentence)
        layout.addWidget(self.note)
        layout.addLayout(cards)
        layout.addWidget(self.failures_heading)
        layout.addWidget(self.failures, 1)
        layout.addStretch(0)

    def show_summary(self, summary: ImportSummary) -> None:
        """Show how the import ended."""
        outcomes = summary.outcomes
        stored = [outcome for outcome in outcomes if outcome.state is FileState.COMMITTED]
        already = sum(outcome.state is FileState.ALREADY for outcome in outcomes)
        failed = [outcome for outcome in outcomes if outcome.state is FileState.FAILED]
        self.sentence.setText(
            "The import was stopped; the files below are stored whole."
            if summary.cancelled
            else "The import is done."
            if stored or not failed
            else "Nothing could be imported."
        )
        notes = [f"{counted(already, 'file')} was already in the case and was left as it is."] if already == 1 else []
        if already > 1:
            notes.append(f"{counted(already, 'file')} were already in the case and were left as they are.")
        if summary.cancelled:
            notes.append("Import the same files again to go on: what is stored is recognised.")
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))
        self.figures["stories"].setText(f"{sum(outcome.stories for outcome in stored):,}")
        self.figures["events"].setText(f"{sum(outcome.events for outcome in stored):,}")
        self.figures["files"].setText(f"{len(stored):,}")
        self.figures["people"].setText("…")
        self.failures.clear()
        for outcome in failed:
            item = QListWidgetItem(f"⊘  {outcome.file}: {outcome.reason}", self.failures)
            item.setToolTip(plain_tooltip(str(outcome.path)))
        for part in (self.failures_heading, self.failures):
            part.setVisible(bool(failed))

    def show_people(self, people: int) -> None:
        """Fill in how many people the case has gained."""
        self.figures["people"].setText(f"{max(people, 0):,}")


def _card(figure: PlainLabel, caption: str) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    layout = QGridLayout(card)
    layout.setContentsMargins(16, 12, 16, 12)
    layout.addWidget(figure, 0, 0, Qt.AlignmentFlag.AlignLeft)
    layout.addWidget(PlainLabel(caption, "muted"), 1, 0)
    return card
