"""The dossier pane at work: reports fold, a person takes sides, and names are taken apart; all with the keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow
from dossier.gui.dialogs.apart import SplitDialog, TakeApartDialog
from dossier.gui.hub import Hub
from dossier.gui.main_window import MainWindow
from dossier.gui.models.dossier_rows import DossierModel
from dossier.gui.people.dossier_pane import DossierPane
from dossier.gui.people.rows import Row, RowKind
from dossier.services import cases, editing, importing, reading

from .seen import words_set_off

Settle = Callable[[Hub], None]
STORIES = {
    "gazette.txt": """Harbour master arrested

Published: 14 May 2018

Lena Markovic, the harbour master of Odrin, was arrested on 12 May 2018. Prosecutors allege that she took bribes from
the shipping firm Kestrel Lines in 2016. Markovic denied that she took bribes.
""",
    "herald.txt": """Odrin loses its harbour master

Published: 16 May 2018

Police in Odrin arrested Lena Markovic on 13 May 2018 in her office at the port, a clerk of the court said. The port
has been closed to ships since then, and nobody knows who will run it.
""",
    "courier.txt": """Port chief held

Published: 15 May 2018

Lena Markovic was arrested on 12 May 2018 at her home, neighbours told this newspaper. Tomas Hale was fined on 3 May
2018. Hale sold a boat on 4 May 2018.
""",
}


@pytest.fixture
def pane(window: MainWindow, tmp_path: Path, settle: Settle) -> DossierPane:
    """The dossier of a person whom three stories tell of."""
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")

    def opener() -> cases.CaseFile:
        case = cases.create_case(tmp_path / "claims.dossier", "Claims")
        list(importing.import_paths(case, [folder]))
        return case

    window.hub.open_case(opener)
    settle(window.hub)
    window.hub.select_entity(person(window, settle, "Lena Markovic").id)
    settle(window.hub)
    assert window.workspace is not None
    window.workspace.dossier.list.setFocus()
    return window.workspace.dossier


def person(window: MainWindow, settle: Settle, name: str) -> EntityRow:
    got: list[EntityRow] = []
    window.hub.read(lambda case: got.append(reading.find_entity(case, name, EntityKind.PERSON)), lambda _: None)
    settle(window.hub)
    return got[0]


def rows(pane: DossierPane) -> list[Row]:
    found = (pane.model.row(pane.model.index(number)) for number in range(pane.model.rowCount()))
    return [row for row in found if row is not None]


def go_to(pane: DossierPane, wanted: Callable[[Row], bool]) -> QModelIndex:
    """Make the first such row current."""
    number = next(number for number, row in enumerate(rows(pane)) if wanted(row))
    index = pane.model.index(number)
    pane.list.setCurrentIndex(index)
    return index


def test_reports_of_one_happening_fold_under_its_line(pane: DossierPane, window: MainWindow, settle: Settle) -> None:
    tester = QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    arrests = [row for row in rows(pane) if row.kind is RowKind.EVENT and row.opens]
    assert len(arrests) == 1
    assert len(arrests[0].events) == 3
    before = pane.model.rowCount()
    line = go_to(pane, lambda row: row.opens == arrests[0].opens)
    settle(window.hub)
    assert "folded" in str(line.data(Qt.ItemDataRole.AccessibleTextRole))
    QTest.keyClick(pane.list, Qt.Key.Key_Right)
    assert pane.model.rowCount() == before + 3
    assert line.data(DossierModel.OpenRole) is True
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    settle(window.hub)
    report = pane.model.row(pane.list.currentIndex())
    assert report is not None
    assert report.kind is RowKind.REPORT
    assert window.hub.selected_event == report.target
    QTest.keyClick(pane.list, Qt.Key.Key_Left)
    settle(window.hub)
    assert pane.model.rowCount() == before
    current = pane.model.row(pane.list.currentIndex())
    assert current is not None
    assert current.opens
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    assert pane.model.rowCount() == before + 3
    assert tester is not None


def test_a_click_on_the_date_unfolds_and_one_on_the_words_does_not(pane: DossierPane) -> None:
    line = go_to(pane, lambda row: bool(row.opens) and row.kind is RowKind.EVENT)
    place = pane.list.visualRect(line)
    before = pane.model.rowCount()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert pane.model.rowCount() == before
    place = pane.list.visualRect(line)
    beside = place.topLeft() + place.topLeft().__class__(8, 12)
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert pane.model.rowCount() == before + 3


def test_a_folded_report_selected_elsewhere_marks_its_line(
    pane: DossierPane, window: MainWindow, settle: Settle
) -> None:
    line = next(row for row in rows(pane) if row.opens and row.kind is RowKind.EVENT)
    other = next(event for event in line.events if event != line.target)
    window.hub.select_event(other)
    settle(window.hub)
    current = pane.model.row(pane.list.currentIndex())
    assert current is not None
    assert current.opens == line.opens
    assert window.hub.selected_event == other


def test_a_person_takes_a_side_and_undo_opens_it_again(pane: DossierPane, window: MainWindow, settle: Settle) -> None:
    assert not window.offers["settle"].isEnabled()
    go_to(pane, lambda row: row.side is not None and "13 May" in row.title)
    settle(window.hub)
    assert window.offers["settle"].isEnabled()
    QTest.keyClick(pane.list, Qt.Key.Key_Space)
    settle(window.hub)
    assert [row.is_taken for row in rows(pane) if row.side is not None and "13 May" in row.title] == [True]
    current = pane.model.row(pane.list.currentIndex())
    assert current is not None
    assert current.is_taken
    line = next(row for row in rows(pane) if row.opens and row.kind is RowKind.EVENT)
    assert line.left == "13 May 2018"
    window.edits.undo()
    settle(window.hub)
    assert not [row for row in rows(pane) if row.is_taken]
    window.offers["settle"].trigger()
    settle(window.hub)
    assert [row.title for row in rows(pane) if row.is_taken] == ["13 May 2018"]


def test_allegations_stand_apart_and_say_by_whose_account(pane: DossierPane) -> None:
    told = rows(pane)
    headings = [number for number, row in enumerate(told) if row.kind is RowKind.HEADING]
    start = next(number for number in headings if told[number].title.startswith("Alleged"))
    end = next(number for number in headings if number > start)
    alleged = [row for row in told[start:end] if row.kind is RowKind.EVENT]
    assert alleged
    assert all(row.account for row in alleged)
    (denial,) = (row for row in told[start:end] if row.kind is RowKind.DENIAL)
    assert "Markovic denied that she took bribes." in denial.detail
    assert not [row for row in told if row.title.startswith("Denied (")]
    assert pane.model.row_of_event(denial.events[-1]) >= 0
    ladder = [row.title for row in told if row.kind is RowKind.STANDING]
    assert "Convicted" not in ladder
    assert {"Named", "Arrested"} <= set(ladder)


def test_the_event_bar_says_who_else_reports_it(pane: DossierPane, window: MainWindow, settle: Settle) -> None:
    assert window.workspace is not None
    bar = window.workspace.source.bar
    line = next(row for row in rows(pane) if row.opens and row.kind is RowKind.EVENT)
    window.hub.select_event(line.target)
    settle(window.hub)
    words = bar.facts["Reported by"].text()
    assert words.startswith("■■■ 3 independent sources · ")
    assert "13 May 2018" in words
    alone = next(row for row in rows(pane) if row.kind is RowKind.EVENT and not row.opens)
    window.hub.select_event(alone.target)
    settle(window.hub)
    assert not bar.facts["Reported by"].isVisible()


def test_the_rung_of_a_name_sets_off_the_words_that_name_her(
    pane: DossierPane, window: MainWindow, settle: Settle
) -> None:
    assert window.workspace is not None
    rung = go_to(pane, lambda row: row.kind is RowKind.STANDING and row.title == "Named")
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    settle(window.hub)
    told = pane.model.row(rung)
    assert told is not None
    assert "Lena Markovic" in words_set_off(window.workspace.source.text)
    arrested = go_to(pane, lambda row: row.kind is RowKind.STANDING and row.title == "Arrested")
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    settle(window.hub)
    rung_of_arrest = pane.model.row(arrested)
    assert rung_of_arrest is not None
    assert window.hub.selected_event in rung_of_arrest.events


def test_a_merge_is_taken_apart_from_the_pane(pane: DossierPane, window: MainWindow, settle: Settle) -> None:
    lena, hale = person(window, settle, "Lena Markovic"), person(window, settle, "Tomas Hale")
    window.hub.command(lambda case: editing.merge_entities(case, lena.id, hale.id))
    settle(window.hub)
    join = go_to(pane, lambda row: row.kind is RowKind.JOIN and "Tomas Hale" in row.title)
    pane.list.activated.emit(join)
    settle(window.hub)
    dialog = window.findChild(TakeApartDialog)
    assert dialog is not None
    assert "Tomas Hale" in dialog.moves.text()
    assert dialog.apart.isEnabled()
    dialog.apart.click()
    settle(window.hub)
    assert person(window, settle, "Tomas Hale").id != lena.id
    info = window.hub.info
    assert info is not None
    assert info.proposals == 0


def test_mentions_of_a_story_are_split_off(pane: DossierPane, window: MainWindow, settle: Settle) -> None:
    window.edits.split_off()
    settle(window.hub)
    dialog = window.findChild(SplitDialog)
    assert dialog is not None
    assert not dialog.split.isEnabled()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.split.isEnabled()
    assert dialog.moves.text() == "1 story goes to a name of its own with all mentions and events; 2 stay."
    for row in range(dialog.list.count()):
        dialog.list.item(row).setCheckState(Qt.CheckState.Checked)
    assert not dialog.split.isEnabled()
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    dialog.split.click()
    settle(window.hub)
    got: list[EntityRow] = []
    window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON, "Markovic"), got.extend)
    settle(window.hub)
    assert len(got) == 2


def test_mentions_of_the_only_story_are_split_off(pane: DossierPane, window: MainWindow, settle: Settle) -> None:
    rows: list[EntityRow] = []
    window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), rows.extend)
    settle(window.hub)
    single = next(row for row in rows if row.name == "Tomas Hale")
    window.hub.select_entity(single.id)
    settle(window.hub)
    window.edits.split_off()
    settle(window.hub)
    dialog = window.findChild(SplitDialog)
    assert dialog is not None
    assert dialog.list.count() == single.mentions
    assert not dialog.split.isEnabled()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.split.isEnabled()
    dialog.split.click()
    settle(window.hub)
    got: list[EntityRow] = []
    window.hub.read(lambda case: reading.entities(case, EntityKind.PERSON), got.extend)
    settle(window.hub)
    assert len(got) == len(rows) + 1
