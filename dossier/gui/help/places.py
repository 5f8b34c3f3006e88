"""Which chapter of the manual tells of what has the keyboard."""

from PySide6.QtWidgets import QWidget

START = "Starting"
_CHAPTERS = {
    "ImportWizard": "Importing articles",
    "TimelinePane": "Reading the timeline",
    "ReviewPane": "Judging what the machine is unsure of",
    "PublishedDialog": "Correcting",
    "EventDialog": "Correcting",
    "MergeDialog": "Correcting",
    "RenameDialog": "Correcting",
    "TakeApartDialog": "Correcting",
    "SplitDialog": "Correcting",
    "ProposalsDialog": "Correcting",
    "HistoryDialog": "Correcting",
    "RemoveDialog": "Correcting",
    "ExportDialog": "Exporting",
    "FollowingDialog": "Correcting",
    "MakeEventDialog": "Correcting",
    "MakeDateDialog": "Correcting",
    "MakeNameDialog": "Correcting",
    "ForgetDialog": "Correcting",
    "BackupDialog": "Backups, and proof",
    "UnfinishedDialog": "The window",
    "PassphraseDialog": "The window",
    "NoteDialog": "The window",
    "MarksDialog": "The window",
    "PageDialog": "The window",
    "ShortcutsDialog": "The window",
    "MessageDialog": "If something goes wrong",
    "BugDialog": "If something goes wrong",
    "NewCaseDialog": START,
    "UnlockDialog": START,
    "OverviewPane": "The window",
    "GraphPane": "The window",
    "StartPage": START,
    "Workspace": "The window",
    "MainWindow": "The window",
}
"""Class of a pane or dialog, and the heading of its chapter."""


def classes() -> frozenset[str]:
    """Return the names of the classes that have a chapter of their own."""
    return frozenset(_CHAPTERS)


def chapters() -> frozenset[str]:
    """Return every heading that something leads to."""
    return frozenset(_CHAPTERS.values())


def chapter_for(widget: QWidget | None) -> str:
    """Return the heading of the chapter on what *widget* stands in; the first chapter where there is none."""
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__name__ in _CHAPTERS:
                return _CHAPTERS[kind.__name__]
        widget = widget.parentWidget()
    return START
