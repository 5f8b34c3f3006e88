"""What hangs on a date is shown before the date changes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from dossier.domain.views import DatePreview
from dossier.gui.dialogs.base import BaseDialog, dress_table
from dossier.gui.figures import grouped
from dossier.gui.models.date_changes import Column, DateChangesModel
from dossier.gui.text import PlainLabel, one_line
from dossier.gui.wording import counted
from dossier.tongue import tr

_LINES = 12
"""Rows that are shown without scrolling, at most."""


class FollowingDialog(BaseDialog):
    """Lists the dates that change, and says what stays. Cancel leaves everything as it is."""

    def __init__(self, reason: str, preview: DatePreview, agreed: Callable[[], None], parent: QWidget | None) -> None:
        """*reason* is a sentence on what is about to be changed; *agreed* does it."""
        super().__init__(heading(preview), reason, parent)
        self._agreed = agreed
        self.model = DateChangesModel(preview.changes, self)
        self.story = PlainLabel("", "strong")
        self.table = QTableView()
        self.rest = PlainLabel("\n".join(rest_words(preview)), "muted")
        self._build()
        self.change = self.add_primary(button_words(preview), self._finish)
        self.cancel = self.add_dismiss()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.change.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _build(self) -> None:
        one_story = self.model.has_one_story
        self.story.setText(one_line(self.model.rows[0].article_title, 200) if self.model.rows else "")
        self.story.setVisible(one_story and bool(self.model.rows))
        self.body.setSpacing(8)
        self.body.addWidget(self.story)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.rest)
        self.rest.setVisible(bool(self.rest.text()))
        self.table.setVisible(bool(self.model.rows))
        self._fill_table(one_story)
        self.setMinimumWidth(640 if one_story else 920)

    def _fill_table(self, one_story: bool) -> None:
        table = self.table
        table.setModel(self.model)
        dress_table(table, tr("Dates that change"))
        line = self.fontMetrics().height() + 12
        table.verticalHeader().setDefaultSectionSize(line)
        header = table.horizontalHeader()
        header.setSectionResizeMode(Column.EVENT, QHeaderView.ResizeMode.Stretch)
        table.setColumnHidden(Column.STORY, one_story)
        widest = self.fontMetrics().horizontalAdvance("about week of 30 September 0000") + 20
        for column in (Column.STORY, Column.BEFORE, Column.AFTER):
            header.resizeSection(column, min(table.sizeHintForColumn(column) + 20, widest))
        shown = min(self.model.rowCount(), _LINES)
        height = header.sizeHint().height() + shown * line + 12
        table.setMinimumHeight(height)
        if shown < _LINES:
            table.setMaximumHeight(height)
        if self.model.rowCount():
            table.setCurrentIndex(self.model.index(0, 0))
            table.clearSelection()

    def _finish(self) -> None:
        self.accept()
        self._agreed()


def heading(preview: DatePreview) -> str:
    """Return what the dialog is about."""
    if not preview.changes:
        return tr("Events change with it")
    return (
        tr("One date changes")
        if len(preview.changes) == 1
        else tr("{0} dates change").format(grouped(len(preview.changes)))
    )


def button_words(preview: DatePreview) -> str:
    """Return the words of the button that agrees."""
    return tr("Change {0}").format(counted(len(preview.changes), "date")) if preview.changes else tr("Change")


def rest_words(preview: DatePreview) -> tuple[str, ...]:
    """Return a sentence each on what stays, what comes and what goes."""
    found = []
    if preview.kept:
        one = preview.kept == 1
        stay = tr("{0} that you set stays as it is.") if one else tr("{0} that you set stay as they are.")
        found.append(stay.format(counted(preview.kept, "date")))
    if preview.added:
        come = tr("{0} found only with it is added.") if preview.added == 1 else tr("{0} found only with it are added.")
        found.append(come.format(counted(preview.added, "event")))
    if preview.removed:
        one = preview.removed == 1
        go = tr("{0} no longer found is taken out.") if one else tr("{0} no longer found are taken out.")
        found.append(go.format(counted(preview.removed, "event")))
    if preview.changes or preview.added or preview.removed:
        found.append(tr("Undo takes all of it back in one step."))
    return tuple(found)
