"""Why a date is what it is can be read, heard and seen in the source."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip

from dossier.domain.spans import Span
from dossier.domain.views import EventView, Layer
from dossier.gui.dialogs.event import EventDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.source.text_view import SourceText
from dossier.gui.text import WrappedLabel, wrapped
from dossier.gui.workspace import Workspace
from dossier.services import reading

Settle = Callable[[Hub], None]
LINE = "“three months later”: counted on from “July 2017” (the arrest) → October 2017"
LINES = QTextCharFormat.UnderlineStyle


@pytest.fixture
def panes(at_work: MainWindow) -> Workspace:
    assert at_work.workspace is not None
    return at_work.workspace


def chosen(window: MainWindow, settle: Settle, label: str) -> EventView:
    """Select an event by a part of its label."""
    got: list[EventView] = []
    window.hub.read(reading.events, got.extend)
    settle(window.hub)
    event = next(found for found in got if label in found.label)
    window.hub.select_event(event.id)
    settle(window.hub)
    return event


def words_with(text: SourceText, line: QTextCharFormat.UnderlineStyle, layer_ink: str) -> list[str]:
    marks: list[QTextEdit.ExtraSelection] = text.extraSelections()
    return [
        mark.cursor.selectedText()
        for mark in marks
        if mark.format.underlineStyle() is line and mark.format.foreground().color().name() == layer_ink
    ]


def test_rows_of_the_dossier_tell_why(at_work: MainWindow, panes: Workspace, settle: Settle) -> None:
    event = chosen(at_work, settle, "Charged")
    model = panes.dossier.model
    index = model.index(model.row_of_event(event.id))
    assert index.data(Qt.ItemDataRole.ToolTipRole) == f"October 2017\n{LINE}"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == f"October 2017. {LINE}"


def test_the_timeline_tells_why(at_work: MainWindow, settle: Settle) -> None:
    from dossier.gui.timeline.words import spoken, tooltip

    event = chosen(at_work, settle, "Charged")
    assert LINE in tooltip(event).splitlines()
    assert spoken(event).endswith(LINE)


def test_the_event_bar_tells_why_also_to_those_who_hear(at_work: MainWindow, panes: Workspace, settle: Settle) -> None:
    chosen(at_work, settle, "Charged")
    bar = panes.source.bar
    assert bar.captions["Why this date?"].isVisible()
    assert bar.facts["Why this date?"].text() == LINE
    assert bar.edit.accessibleDescription() == f"Why this date? October 2017. {LINE}"
    bar.show_event(None)
    assert not bar.key.isVisible()


def test_of_a_long_chain_the_last_steps_are_shown(at_work: MainWindow, panes: Workspace, settle: Settle) -> None:
    event = chosen(at_work, settle, "Charged")
    assert event.date is not None
    (step,) = event.date.ledger
    bar = panes.source.bar
    # A low pane has room for the last step only.
    at_work.resize(1400, 1400)
    settle(at_work.hub)
    bar.show_event(replace(event, date=replace(event.date, ledger=(step,) * 6)))
    assert bar.facts["Why this date?"].text() == "\n".join(("… 3 steps before", LINE, LINE, LINE))
    assert bar.facts["Why this date?"].toolTip() == "\n".join((LINE,) * 6)
    assert bar.edit.accessibleDescription().count(LINE) == 6


def test_the_event_dialog_tells_why(at_work: MainWindow, settle: Settle) -> None:
    event = chosen(at_work, settle, "Charged")
    dialog = EventDialog(at_work.hub, event, at_work)
    dialog.show()
    assert dialog.why.text() == LINE
    assert dialog.date.line.accessibleDescription() == f"Why this date? {LINE}"
    dialog.close()


def test_the_words_and_their_anchor_are_marked(at_work: MainWindow, panes: Workspace, settle: Settle) -> None:
    from dossier.gui.theme import colours

    chosen(at_work, settle, "Charged")
    text, ink = panes.source.text, colours().time
    assert words_with(text, LINES.SingleUnderline, ink) == ["three months later"]
    assert words_with(text, LINES.DashUnderline, ink) == ["July 2017"]
    assert panes.source.bar.key.accessibleName() == "Marks of the date: dates the event, anchor of the date"
    assert not panes.source.bar.key.grab().isNull()
    panes.source.layers[Layer.TIME].click()
    assert words_with(text, LINES.DashUnderline, ink) == ["July 2017"]
    chosen(at_work, settle, "Convicted")
    assert words_with(text, LINES.DashUnderline, ink) == []
    assert panes.source.bar.key.accessibleName() == "Marks of the date: dates the event"
    at_work.hub.select_event(0)
    settle(at_work.hub)
    assert words_with(text, LINES.SingleUnderline, ink) == []


def test_the_tooltip_of_an_anchor_says_what_it_is(at_work: MainWindow, panes: Workspace, settle: Settle) -> None:
    event = chosen(at_work, settle, "Charged")
    assert event.date is not None
    anchor = event.date.ledger[-1].anchor
    assert anchor is not None
    assert anchor.span is not None
    text = panes.source.text
    text.setTextCursor(text._cursor(Span(anchor.span.start + 1, anchor.span.start + 1)))
    place: QPoint = text.cursorRect().center()
    QApplication.sendEvent(text.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, text.viewport().mapToGlobal(place)))
    assert "Anchor: the date of the event is counted from these words." in QToolTip.text()
    assert not QtGui.Qt.mightBeRichText(QToolTip.text())
    QToolTip.hideText()


def test_no_date_says_so(open_window: MainWindow, settle: Settle) -> None:
    event = chosen(open_window, settle, "was sold to")
    assert event.date is None
    assert open_window.workspace is not None
    why = open_window.workspace.source.bar.facts["Why this date?"].text()
    assert why == "“last month” counts from the day on which the story came out, and that day is not known."


def test_a_long_line_of_a_tooltip_is_broken_and_set_in() -> None:
    lines = wrapped(["short", "word " * 60]).splitlines()
    assert lines[0] == "short"
    assert all(len(line) <= 92 for line in lines)
    assert lines[2].startswith("     word")
    assert len(wrapped(["word " * 900]).splitlines()) == 4


def test_a_label_of_several_lines_keeps_them(dressed: QApplication) -> None:
    label = WrappedLabel(lines=3)
    label.setText("one\ntwo\nthree\nfour")
    label.resize(300, 100)
    assert label._broken(300) == ["one", "two", "three four"]
