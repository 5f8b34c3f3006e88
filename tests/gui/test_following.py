"""Before a date changes on which others hang, the window shows what follows."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.views import ArticleRow, DateChange, DatePreview, EventView
from dossier.errors import DamagedCaseError
from dossier.gui.date_change import DateChanger, Step, has_followers, own_first
from dossier.gui.dialogs.event import EventDialog, PublishedDialog
from dossier.gui.dialogs.following import FollowingDialog, button_words, heading, rest_words
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.models.date_changes import Column, DateChangesModel
from dossier.services import cases, reading

Settle = Callable[[Hub], None]
D = TypeVar("D", bound=QDialog)


def shown(window: MainWindow, kind: type[D]) -> list[D]:
    return [child for child in window.findChildren(kind) if child.isVisible()]


def stories(window: MainWindow, settle: Settle) -> dict[str, ArticleRow]:
    got: list[ArticleRow] = []
    window.hub.read(reading.articles, got.extend)
    settle(window.hub)
    return {row.title: row for row in got}


def event(window: MainWindow, settle: Settle, label: str) -> EventView:
    got: list[EventView] = []
    window.hub.read(reading.events, got.extend)
    settle(window.hub)
    return next(found for found in got if label in found.label)


def days(when: DateInterval | None) -> tuple[str, str]:
    assert when is not None
    return (str(when.start), str(when.end))


def publish(window: MainWindow, settle: Settle, text: str) -> PublishedDialog:
    story = stories(window, settle)["Harbour master convicted"]
    window.edits.set_published(story.id)
    settle(window.hub)
    (asked,) = shown(window, PublishedDialog)
    asked.date.line.setText(text)
    asked.save.click()
    settle(window.hub)
    return asked


def edit_arrest(window: MainWindow, settle: Settle, text: str) -> EventDialog:
    window.edits.edit_event(event(window, settle, "Arrested: Lena").id)
    settle(window.hub)
    (asked,) = shown(window, EventDialog)
    asked.date.line.setText(text)
    asked.save.click()
    settle(window.hub)
    return asked


# The publication date.


def test_what_a_publication_date_brings_with_it_is_shown_and_then_done(at_work: MainWindow, settle: Settle) -> None:
    publish(at_work, settle, "2019-08-22")
    (asked,) = shown(at_work, FollowingDialog)
    rows = [[asked.model.index(row, column).data() for column in Column] for row in range(asked.model.rowCount())]
    assert rows == [
        ["Convicted: Lena Markovic", "Harbour master convicted", "18 June 2019", "20 August 2019"],
    ]
    assert asked.change.text() == "Change 1 date"
    assert asked.table.isColumnHidden(Column.STORY)
    asked.change.click()
    settle(at_work.hub)
    assert not shown(at_work, QDialog)
    assert days(event(at_work, settle, "Convicted").date) == ("2019-08-20", "2019-08-20")
    at_work.edits.undo()
    settle(at_work.hub)
    assert days(event(at_work, settle, "Convicted").date) == ("2019-06-18", "2019-06-18")


def test_who_thinks_better_of_it_comes_back_to_what_was_typed(at_work: MainWindow, settle: Settle) -> None:
    before = publish(at_work, settle, "2019-08-22")
    (asked,) = shown(at_work, FollowingDialog)
    asked.cancel.click()
    settle(at_work.hub)
    assert before.isVisible()
    assert before.save.isEnabled()
    assert before.date.line.text() == "2019-08-22"
    assert days(event(at_work, settle, "Convicted").date) == ("2019-06-18", "2019-06-18")
    before.date.line.setText("2019-06-21")
    before.save.click()
    settle(at_work.hub)
    assert not shown(at_work, QDialog), "the same Tuesday is meant, so nothing follows"
    row = stories(at_work, settle)["Harbour master convicted"]
    assert row.published is not None
    assert row.published.day == date(2019, 6, 21)


# The date of an event.


def test_what_hangs_on_an_event_is_shown_and_then_done(at_work: MainWindow, settle: Settle) -> None:
    edit_arrest(at_work, settle, "May 2018")
    (asked,) = shown(at_work, FollowingDialog)
    rows = [asked.model.index(row, Column.EVENT).data() for row in range(asked.model.rowCount())]
    assert rows == ["Arrested: Lena Markovic", "Charged: Lena Markovic"]
    assert asked.model.index(1, Column.AFTER).data() == "August 2018"
    asked.change.click()
    settle(at_work.hub)
    assert not shown(at_work, QDialog)
    assert days(event(at_work, settle, "Charged: Lena").date) == ("2018-08-01", "2018-08-31")
    arrest = event(at_work, settle, "Arrested: Lena").date
    assert arrest is not None
    assert arrest.basis is DateBasis.GIVEN
    at_work.edits.undo()
    settle(at_work.hub)
    assert days(event(at_work, settle, "Charged: Lena").date) == ("2017-10-01", "2017-10-31")


def test_no_dialog_stands_in_the_way_where_nothing_follows(at_work: MainWindow, settle: Settle) -> None:
    at_work.edits.edit_event(event(at_work, settle, "Convicted").id)
    settle(at_work.hub)
    (asked,) = shown(at_work, EventDialog)
    asked.date.line.setText("17 June 2019")
    asked.save.click()
    settle(at_work.hub)
    assert not shown(at_work, QDialog)
    assert days(event(at_work, settle, "Convicted").date) == ("2019-06-17", "2019-06-17")


def test_it_works_by_keyboard(at_work: MainWindow, settle: Settle) -> None:
    edit_arrest(at_work, settle, "May 2018")
    (asked,) = shown(at_work, FollowingDialog)
    asked.activateWindow()
    QApplication.processEvents()
    assert QApplication.focusWidget() is asked.change
    QTest.keyClick(asked.change, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is asked.cancel
    QTest.keyClick(asked.cancel, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is asked.table
    QTest.keyClick(asked.table, Qt.Key.Key_Down)
    assert asked.table.currentIndex().row() == 1
    QTest.keyClick(asked.table, Qt.Key.Key_Return)
    settle(at_work.hub)
    assert not shown(at_work, QDialog)
    assert days(event(at_work, settle, "Charged: Lena").date) == ("2018-08-01", "2018-08-31")
    edit_arrest(at_work, settle, "June 2018")
    (again,) = shown(at_work, FollowingDialog)
    QTest.keyClick(again, Qt.Key.Key_Escape)
    settle(at_work.hub)
    assert not shown(at_work, FollowingDialog)
    assert shown(at_work, EventDialog)


# Numeric dates.


def test_the_order_of_numeric_dates_can_be_chosen_in_the_source_pane(at_work: MainWindow, settle: Settle) -> None:
    assert at_work.workspace is not None
    pane = at_work.workspace.source
    rows = stories(at_work, settle)
    at_work.hub.select_article(rows["Harbour master convicted"].id)
    settle(at_work.hub)
    assert pane.numeric.isHidden()
    assert not pane.numeric.menu().menuAction().isVisible()
    at_work.hub.select_article(rows["Firm fined"].id)
    settle(at_work.hub)
    assert pane.numeric.isVisible()
    assert pane.numeric.menu().menuAction() in pane.making.menu(None).actions()
    assert pane.numeric.text() == "Numeric dates?  ▾"
    assert pane.numeric.accessibleName() == "Numeric dates: which order?"
    first = pane.numeric.choices["DMY"]
    assert first.text() == "Day first: 03/04/2018 is 3 April 2018"
    first.trigger()
    settle(at_work.hub)
    (asked,) = shown(at_work, FollowingDialog)
    assert asked.model.rowCount() == 2
    assert not first.isChecked()
    asked.cancel.click()
    settle(at_work.hub)
    assert "which order?" in pane.numeric.accessibleName()
    first.trigger()
    settle(at_work.hub)
    shown(at_work, FollowingDialog)[0].change.click()
    settle(at_work.hub)
    assert first.isChecked()
    assert pane.numeric.text() == "Day first  ▾"
    assert days(event(at_work, settle, "Arrested: Ruben").date) == ("2018-04-03", "2018-04-03")
    at_work.offers["judge"].trigger()
    settle(at_work.hub)
    assert "1 judged" in at_work.workspace.review.count.text()


# What it says.


def change(number: int, after: DateInterval | None = None, story: str = "Story") -> DateChange:
    day = date(2019, 5, number)
    return DateChange(number, f"event {number}", story, DateInterval(day, day, Precision.DAY), after)


def test_words() -> None:
    none = DatePreview((), added=3, removed=1)
    one = DatePreview((change(1),), kept=1)
    many = DatePreview((change(1), change(2)), kept=2, added=1)
    assert [heading(preview) for preview in (none, one, many)] == [
        "Events change with it",
        "One date changes",
        "2 dates change",
    ]
    assert [button_words(preview) for preview in (none, one, many)] == ["Change", "Change 1 date", "Change 2 dates"]
    assert rest_words(one)[0] == "1 date that you set stays as it is."
    assert rest_words(many)[:2] == ("2 dates that you set stay as they are.", "1 event found only with it is added.")
    assert "1 event no longer found is taken out." in rest_words(none)


def test_only_what_follows_asks() -> None:
    assert not has_followers(DatePreview((change(1),), kept=4), 1)
    assert not has_followers(DatePreview(()), 0)
    assert has_followers(DatePreview((change(1), change(2))), 1)
    assert has_followers(DatePreview((change(1),), removed=1), 1)
    assert [row.event for row in own_first(DatePreview((change(1), change(2))), 2).changes] == [2, 1]


def test_the_model_is_sound_and_plain(dressed: QApplication) -> None:
    model = DateChangesModel([change(1, story="<b>A</b>"), change(2)])
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert not model.has_one_story
    tip = str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "1 May 2019 → undated" in tip
    assert "<b>" not in tip
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Event 2: 2 May 2019, afterwards undated"


@pytest.mark.usefixtures("dressed")
def test_many_and_long_rows_stay_within_the_dialog() -> None:
    day = date(2018, 9, 30)
    long = DateInterval(day, date(2019, 9, 30), Precision.RANGE)
    rows = tuple(DateChange(n, "word " * 60, f"headline {n} " * 20, long, long) for n in range(1, 300))
    dialog = FollowingDialog("Because.", DatePreview(rows), lambda: None, None)
    dialog.show()
    QApplication.processEvents()
    assert dialog.height() < 700
    assert dialog.table.horizontalHeader().length() <= dialog.table.viewport().width()
    words = QFontMetrics(dialog.table.font()).horizontalAdvance("between 30 September")
    assert dialog.table.columnWidth(Column.AFTER) > words
    dialog.close()


# When it fails.


def test_a_preview_that_fails_says_so_and_changes_nothing(at_work: MainWindow, settle: Settle) -> None:
    def fails(_: cases.CaseFile) -> DatePreview:
        raise DamagedCaseError("The story does not match.")

    heard: list[str] = []
    changer = DateChanger(at_work.hub, at_work)
    changer.left.connect(lambda: heard.append("left"))
    changer.done.connect(lambda: heard.append("done"))
    at_work.hub.failed.connect(heard.append)
    changer.take(Step("Because.", fails, lambda _: pytest.fail("nothing was agreed")))
    settle(at_work.hub)
    assert heard == ["left", "The story does not match."]
