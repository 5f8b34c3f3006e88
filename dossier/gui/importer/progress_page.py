"""Third page: the import while it runs."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from dossier.domain.importing import FileOutcome, FileState
from dossier.gui.figures import grouped
from dossier.gui.saying import said
from dossier.gui.text import ElidedLabel, PlainLabel
from dossier.gui.wording import counted
from dossier.tongue import tr


class ProgressPage(QWidget):
    """A progress bar, the file being read, and what has come in so far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_stopping = False
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the import"))
        self.file = ElidedLabel("", "muted")
        self.counts = PlainLabel()
        self.failures = PlainLabel("", "danger")
        self._files = self._stories = self._events = self._failed = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 24, 0, 0)
        layout.setSpacing(10)
        for part in (self.bar, self.file, self.counts, self.failures):
            layout.addWidget(part)
        layout.addWidget(
            PlainLabel(
                tr(
                    "You can go on working in the window meanwhile. Stopping is safe: every file that is counted "
                    "here is "
                    "stored whole, and a file that is not finished leaves nothing behind."
                ),
                "muted",
            )
        )
        layout.addStretch(1)

    def start(self, files: int) -> None:
        """Begin anew with *files* to come."""
        self._files = self._stories = self._events = self._failed = 0
        self.is_stopping = False
        self.bar.setRange(0, files)
        self.bar.setValue(0)
        self.file.setText("")
        self._show()

    def set_progress(self, done: int, total: int, what: str) -> None:
        """Show how far the import is. *what* is the file being read."""
        if total > 0:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
        if not self.is_stopping:
            self.file.setText(said(what))

    def add(self, outcome: FileOutcome) -> None:
        """Count one finished file."""
        self._files += 1
        self._stories += outcome.stories
        self._events += outcome.events
        self._failed += outcome.state is FileState.FAILED
        self.bar.setValue(self._files)
        self._show()

    def stopping(self) -> None:
        """Say that the import ends after the file at hand."""
        self.is_stopping = True
        self.file.setText(tr("Stopping after this file…"))

    def _show(self) -> None:
        found = f"{counted(self._stories, 'story', 'stories')}, {counted(self._events, 'event')}"
        self.counts.setText(
            tr("{0} of {1} done: {2}").format(grouped(self._files), counted(self.bar.maximum(), "file"), found)
        )
        self.failures.setText(
            tr("⊘ {0} could not be imported").format(counted(self._failed, "file")) if self._failed else ""
        )
