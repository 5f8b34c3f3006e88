"""Choosing what goes into a PDF, with the mouse or the keyboard alone."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dossier import tongue
from dossier.domain.dossier_options import DossierOptions
from dossier.gui import theme
from dossier.gui.dialogs.dossier import DossierDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.models.ticked_people import TickedPeople, people_of

from .clipping import clipped

Settle = Callable[[Hub], None]


@pytest.fixture
def dialog(open_window: MainWindow, settle: Settle) -> DossierDialog:
    open_window.offers["export_chosen"].trigger()
    settle(open_window.hub)
    (found,) = open_window.findChildren(DossierDialog)
    return found


def first_name(dialog: DossierDialog) -> str:
    return str(dialog.names.index(0).data())


def test_what_is_chosen_is_counted_as_it_is_chosen(dialog: DossierDialog) -> None:
    everything = dialog.amount.text()
    assert "people" in everything
    assert "about" in everything
    box = next(iter(dialog.statuses.values()))
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    assert dialog.amount.text() != everything
    for status in dialog.statuses.values():
        status.setChecked(False)
    assert not dialog.export.isEnabled()
    assert "at least one" in dialog.trouble.text()


def test_with_the_keyboard_alone_one_person_is_chosen(dialog: DossierDialog) -> None:
    dialog.people.setFocus()
    QTest.keyClick(dialog.people, Qt.Key.Key_Space)
    assert len(dialog.options().people) == 1
    assert dialog.amount.text().startswith("1 ")
    QTest.keyClicks(dialog.first, "2021")
    QTest.keyClicks(dialog.last, "2019")
    assert "before it begins" in dialog.trouble.text()


def test_the_choice_is_written_and_remembered_without_its_words(
    open_window: MainWindow, dialog: DossierDialog, settle: Settle, tmp_path: Path
) -> None:
    name = first_name(dialog)
    dialog.redact.setPlainText(name)
    dialog.marks.setChecked(True)
    dialog.export.click()
    (asking,) = open_window.findChildren(QFileDialog)
    asking.fileSelected.emit(str(tmp_path / "out.pdf"))
    asking.reject()
    settle(open_window.hub)
    words = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(tmp_path / "out.pdf"))
    assert "Redacted edition" in words
    assert name not in words
    open_window.offers["export_chosen"].trigger()
    settle(open_window.hub)
    again = open_window.findChildren(DossierDialog)[-1].options()
    assert again.redact == (name,)
    assert again.marks
    from dossier.gui import preferences

    stored = "".join(str(preferences._settings().value(key)) for key in preferences._settings().allKeys())
    assert '"marks": true' in stored
    assert name not in stored
    assert DossierOptions() != again


def test_what_is_typed_says_whom_it_covers_and_too_little_is_refused(
    open_window: MainWindow, dialog: DossierDialog, settle: Settle, qtbot: QtBot
) -> None:
    name = first_name(dialog)
    dialog.redact.setFocus()
    QTest.keyClicks(dialog.redact, name.split()[-1])
    qtbot.waitUntil(lambda: name in dialog.covers.text(), timeout=60_000)
    assert dialog.covers.isVisible()
    QTest.keyClick(dialog.redact, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.redact, "x")
    assert "too short" in dialog.trouble.text()
    assert not dialog.export.isEnabled()
    QTest.keyClick(dialog.redact, Qt.Key.Key_Tab)
    assert not dialog.redact.hasFocus()


def test_the_name_that_is_proposed_tells_of_no_case_by_a_covered_name(
    open_window: MainWindow, dialog: DossierDialog
) -> None:
    assert open_window.hub.info is not None
    dialog.redact.setPlainText(open_window.hub.info.path.stem)
    dialog.digests.setChecked(True)
    assert dialog.options().digests
    dialog.export.click()
    (asking,) = open_window.findChildren(QFileDialog)
    (proposed,) = asking.selectedFiles()
    assert Path(proposed).stem == "dossier-redacted"
    asking.reject()


@pytest.fixture
def large_and_german(dressed: QApplication, request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    """The window in German at 200 %, as large as a screen of 1366x768 leaves room for."""
    german = tongue.catalogue("de")
    tongue.use(lambda text: german.get(text, text))
    theme.enlarge(200)
    window: MainWindow = request.getfixturevalue("open_window")
    window.resize(1350, 720)
    yield window
    for dialog in window.findChildren(DossierDialog):
        dialog.close()
    tongue.use(None)
    theme.enlarge(100)


def test_on_a_small_screen_in_large_german_letters_everything_can_be_read_and_reached(
    large_and_german: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    large_and_german.offers["export_chosen"].trigger()
    settle(large_and_german.hub)
    (dialog,) = large_and_german.findChildren(DossierDialog)
    dialog.redact.setPlainText(first_name(dialog) + "\n5 Elder Street\nOmar Fell")
    qtbot.waitUntil(lambda: dialog.covers.text().count("\n") == 2, timeout=60_000)
    QCoreApplication.processEvents()
    if folder := os.environ.get("DOSSIER_PICTURES"):
        dialog.grab().save(str(Path(folder) / "dossier-choice.png"))
        if dialog.area is not None:
            dialog.area.verticalScrollBar().setValue(9999)
            dialog.grab().save(str(Path(folder) / "dossier-choice-below.png"))
    assert dialog.width() <= 1350
    assert dialog.height() <= 720
    assert clipped(dialog) == []
    seen = set()
    for _ in range(60):
        seen.add(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
    reached = {dialog.search, dialog.people, dialog.form, dialog.sources, dialog.first, dialog.last, dialog.pages}
    assert reached | {dialog.marks, dialog.redact, dialog.digests, *dialog.statuses.values(), dialog.export} <= seen


def test_only_those_who_are_chosen_are_counted_and_nobody_once_it_is_closed(
    dialog: DossierDialog, open_window: MainWindow, settle: Settle
) -> None:
    known = set(dialog._outlines)
    assert known == dialog._held
    dialog.form.setCurrentIndex(1)
    job = dialog._counting
    assert job is not None
    # What was needed before is let go of for what is needed now.
    dialog.form.setCurrentIndex(0)
    assert job.is_cancelled()
    assert "people" in dialog.amount.text()
    dialog.form.setCurrentIndex(1)
    job = dialog._counting
    assert job is not None and not job.is_cancelled()
    dialog.reject()
    assert job.is_cancelled()
    settle(open_window.hub)
    assert open_window.hub.worker.is_idle()


def test_who_closes_it_at_once_has_nothing_read_for_it(open_window: MainWindow, settle: Settle) -> None:
    open_window.offers["export_chosen"].trigger()
    (dialog,) = open_window.findChildren(DossierDialog)
    job = dialog._reading
    assert job is not None
    dialog.reject()
    assert job.is_cancelled()
    settle(open_window.hub)
    assert open_window.hub.worker.is_idle()


def test_names_that_are_narrowed_stay_ticked() -> None:
    names = TickedPeople()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(names, mode)
    heard: list[tuple[int, ...]] = []
    names.ticked.connect(lambda: heard.append(names.chosen()))
    names.show(people_of([(7, "Ada Berg"), (3, "Bo Lund"), (9, "Cy Berg")]), {9, 44})
    assert names.chosen() == (9,)
    names.narrow("bERG")
    assert [names.index(row).data() for row in range(names.rowCount())] == ["Ada Berg", "Cy Berg"]
    assert names.setData(names.index(0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    names.narrow("lund")
    assert names.index(0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert names.setData(names.index(0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    names.narrow("")
    assert names.setData(names.index(2), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert heard == [(7, 9), (7, 3, 9), (7, 3)]
    assert tester.model() is names


def test_many_names_are_laid_out_in_several_turns_and_a_tick_moves_none(dialog: DossierDialog, qtbot: QtBot) -> None:
    many = people_of((number, f"Ada Berg {number}") for number in range(1, 20_001))
    dialog.names.show(many, ())
    dialog.people.setCurrentIndex(dialog.names.index(0))
    last = dialog.names.index(len(many.rows) - 1)
    assert dialog.people.visualRect(last).isEmpty(), "the last is not laid out in the turn of the first"
    qtbot.waitUntil(lambda: not dialog.people.visualRect(last).isEmpty())
    dialog.people.scrollTo(last)
    seen = dialog.people.verticalScrollBar().value()
    assert seen > 0
    dialog.names.setData(last, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    QApplication.processEvents()
    assert dialog.people.verticalScrollBar().value() == seen
    assert dialog.options().people == (20_000,)
