"""Last page: what came in, and what did not and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dossier.domain.importing import FileState, ImportSummary
from dossier.gui.figures import grouped
from dossier.gui.saying import said
from dossier.gui.text import PlainLabel, plain_tooltip
from dossier.gui.wording import counted
from dossier.tongue import tr


class SummaryPage(QWidget):
    """Figures in cards, one sentence, and the files that failed with their reasons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = ""
        """How the import ended: the wizard's heading."""
        self.note = PlainLabel("", "muted")
        self.figures = {name: PlainLabel("–", "title") for name in ("stories", "events", "people", "files")}
        self.failures_heading = PlainLabel(tr("Not imported"), "section")
        self.failures = QListWidget()
        self.failures.setAccessibleName(tr("Files that were not imported, with the reason"))
        self.failures.setWordWrap(True)
        self.failures.setProperty("role", "card")
        self.failures.setSpacing(3)
        self.failures.setMaximumHeight(220)
        self.failures.setTextElideMode(Qt.TextElideMode.ElideNone)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for name, caption in (
            ("stories", tr("stories imported")),
            ("events", tr("events found")),
            ("people", tr("people new in the case")),
            ("files", tr("files kept in the case")),
        ):
            cards.addWidget(_card(self.figures[name], caption))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.note)
        layout.addLayout(cards)
        layout.addWidget(self.failures_heading)
        layout.addWidget(self.failures)
        layout.addStretch(1)

    def show_summary(self, summary: ImportSummary, without_date: int = 0) -> None:
        """Show how the import ended; *without_date* stories were to be imported without a publication day."""
        outcomes = summary.outcomes
        stored = [outcome for outcome in outcomes if outcome.state is FileState.COMMITTED]
        already = sum(outcome.state is FileState.ALREADY for outcome in outcomes)
        failed = [outcome for outcome in outcomes if outcome.state is FileState.FAILED]
        self.sentence = _sentence(summary.cancelled, len(stored), already, len(failed))
        notes = []
        if already:
            left = (
                tr("{0} was already in the case and was left as it is.")
                if already == 1
                else tr("{0} were already in the case and were left as they are.")
            )
            notes.append(left.format(counted(already, "file")))
        if summary.cancelled:
            notes.append(tr("The files counted here are stored whole; the others left nothing behind."))
            notes.append(tr("Import the same files again to go on: what is stored is recognised."))
        if without_date and stored:
            undated = tr(
                "{0} came without a publication day: words like “Friday” in them stay undated until you set it. "
                "The review (Ctrl+R) asks for each, with what the text tells of it."
            )
            notes.append(undated.format(counted(without_date, "story", "stories")))
        notes += [f"{outcome.file}: {said(outcome.unread)}" for outcome in stored if outcome.unread is not None]
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))
        self.note.set_rank("warning" if without_date and stored else "muted")
        self.figures["stories"].setText(grouped(sum(outcome.stories for outcome in stored)))
        self.figures["events"].setText(grouped(sum(outcome.events for outcome in stored)))
        self.figures["files"].setText(grouped(len(stored)))
        self.figures["people"].setText("…")
        self.failures.clear()
        for outcome in failed:
            item = QListWidgetItem(f"⊘  {outcome.file}: {said(outcome.reason or '')}", self.failures)
            item.setToolTip(plain_tooltip(str(outcome.path)))
        for part in (self.failures_heading, self.failures):
            part.setVisible(bool(failed))

    def show_people(self, people: int) -> None:
        """Fill in how many people the case has gained."""
        self.figures["people"].setText(grouped(max(people, 0)))


def _sentence(cancelled: bool, stored: int, already: int, failed: int) -> str:
    if cancelled:
        return tr("The import was stopped") if stored else tr("The import was stopped before anything was stored")
    if stored:
        return tr("The import is done") if not failed else tr("The import is done, but not every file came in")
    return tr("Nothing new to import") if already else tr("Nothing could be imported")


def _card(figure: PlainLabel, caption: str) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    layout = QGridLayout(card)
    layout.setContentsMargins(16, 12, 16, 12)
    layout.addWidget(figure, 0, 0, Qt.AlignmentFlag.AlignLeft)
    layout.addWidget(PlainLabel(caption, "muted"), 1, 0)
    return card
