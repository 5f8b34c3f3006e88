"""The import as a user goes through it, on real files and a real case."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem, QWidget

from dossier.domain.views import ArticleRow
from dossier.gui.hub import Hub
from dossier.gui.importer.wizard import ImportWizard, Step
from dossier.gui.main_window import MainWindow
from dossier.gui.models.import_plan import Column
from dossier.services import cases, reading

Settle = Callable[[Hub], None]


@pytest.fixture
def wizard(window: MainWindow, tmp_path: Path, settle: Settle) -> ImportWizard:
    window.hub.open_case(lambda: cases.create_case(tmp_path / "new.dossier", "New"))
    settle(window.hub)
    window.cases.import_paths([])
    assert window.cases.wizard is not None
    return window.cases.wizard


def stories(window: MainWindow, settle: Settle) -> list[ArticleRow]:
    got: list[ArticleRow] = []
    window.hub.read(reading.articles, got.extend)
    settle(window.hub)
    return got


def looked_over(wizard: ImportWizard, window: MainWindow, settle: Settle, *paths: Path) -> None:
    wizard.add_paths(paths)
    wizard.next.click()
    settle(window.hub)
    assert wizard.step is Step.REVIEW


def test_nothing_to_import_nothing_to_do(wizard: ImportWizard) -> None:
    assert wizard.step is Step.CHOOSE
    assert not wizard.next.isEnabled()


def test_files_are_added_once_and_can_be_removed(wizard: ImportWizard, articles: Path) -> None:
    wizard.add_paths([articles / "harbour.txt", articles / "harbour.txt", articles])
    assert wizard.choose.paths() == [articles / "harbour.txt", articles]
    wizard.choose.list.item(0).setSelected(True)
    wizard.choose.remove.click()
    assert wizard.choose.paths() == [articles]


def test_the_whole_way(wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle) -> None:
    (articles / "broken.txt").write_bytes(b"\0\1\2\xff" * 400)
    looked_over(wizard, window, settle, articles)
    files = [row.file.file for row in wizard.review.model.rows]
    assert len(files) == 4
    assert "3 stories in 4 files" in wizard.review.summary.text()
    assert "1 of them without a publication day" in wizard.review.summary.text()
    assert stories(window, settle) == []
    wizard.review.all_date.setText("5 September 2020")
    wizard.review.apply_all.click()
    assert wizard.next.text() == "Import 3 stories"
    wizard.next.click()
    settle(window.hub)
    assert wizard.step is Step.SUMMARY
    assert wizard.summary.figures["stories"].text() == "3"
    assert wizard.summary.failures.count() == 1
    assert "broken.txt" in wizard.summary.failures.item(0).text()
    imported = {Path(row.file).name: row for row in stories(window, settle)}
    assert imported["undated.txt"].published is not None
    assert imported["undated.txt"].published.day == date(2020, 9, 5)
    assert imported["harbour.txt"].published is not None
    assert imported["harbour.txt"].published.day == date(2019, 3, 4)
    assert window.hub.info is not None
    assert wizard.summary.figures["people"].text() == str(window.hub.info.people)


def test_a_story_left_out_stays_out(wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle) -> None:
    looked_over(wizard, window, settle, articles)
    model = wizard.review.model
    place = next(i for i, row in enumerate(model.rows) if row.file.file.endswith("verdict.txt"))
    model.setData(model.index(place, Column.HEADLINE), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    wizard.next.click()
    settle(window.hub)
    assert {Path(row.file).name for row in stories(window, settle)} == {"harbour.txt", "undated.txt"}


def test_importing_again_finds_what_is_there(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    looked_over(wizard, window, settle, articles)
    wizard.next.click()
    settle(window.hub)
    wizard.next.click()
    window.cases.wizard = None
    window.cases.import_paths([articles])
    again = window.cases.wizard
    assert again is not None
    again.next.click()
    settle(window.hub)
    assert again.review.model.included() == 0
    assert not again.next.isEnabled()


def test_a_date_that_cannot_be_read_is_told_and_holds_the_import(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    looked_over(wizard, window, settle, articles)
    wizard.review.all_date.setText("the day after")
    wizard.next.click()
    assert wizard.step is Step.REVIEW
    assert wizard.review.refusal.isVisible()
    wizard.review.all_date.setText("May 2020")
    wizard.review.apply_all.click()
    assert "not a single day" in wizard.review.refusal.text()
    wizard.review.all_date.clear()
    wizard.review.apply_all.click()
    assert not wizard.review.refusal.isVisible()


def test_the_date_cell_reads_what_is_typed(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    looked_over(wizard, window, settle, articles)
    model, cell = wizard.review.model, wizard.review.cell
    place = next(i for i, row in enumerate(model.rows) if row.file.file.endswith("undated.txt"))
    index = model.index(place, Column.PUBLISHED)
    editor = cell.createEditor(wizard, QStyleOptionViewItem(), index)
    assert isinstance(editor, QLineEdit)
    cell.setEditorData(editor, index)
    editor.setText("19 Nov 2021")
    cell.setModelData(editor, model, index)
    assert model.rows[place].given == date(2021, 11, 19)
    editor.setText("31 February 2021")
    cell.setModelData(editor, model, index)
    assert model.rows[place].given == date(2021, 11, 19)
    assert wizard.review.refusal.text()


def test_stopping_midway_keeps_whole_files_only(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    for number in range(30):
        (articles / f"more{number:02}.txt").write_text(
            f"Story number {number}\n\nTomas Hale met Ruben Aldana in Odrin on {number + 1} May 2020.\n" * 2,
            encoding="utf-8",
        )
    looked_over(wizard, window, settle, articles)
    wizard.next.click()
    while not wizard._outcomes:
        QCoreApplication.processEvents()
    wizard.cancel.click()
    assert not wizard.cancel.isEnabled()
    settle(window.hub)
    assert wizard.step is Step.SUMMARY
    counted = int(wizard.summary.figures["files"].text())
    assert 0 < counted < 33
    assert wizard.summary.sentence == "The import was stopped"
    assert "stored whole" in wizard.summary.note.text()
    assert len({row.source for row in stories(window, settle)}) == counted
    got: list[tuple[str, ...]] = []
    window.hub.read(lambda case: cases.check_case(case).findings, got.append)
    settle(window.hub)
    assert got == [()]


def test_closing_the_window_during_an_import_is_orderly(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle, tmp_path: Path
) -> None:
    looked_over(wizard, window, settle, articles)
    wizard.next.click()
    window.close()
    case = cases.open_case(tmp_path / "new.dossier")
    assert cases.check_case(case).findings == ()
    cases.close_case(case)


def test_the_window_answers_while_files_are_read(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    wizard.add_paths([articles])
    wizard.scan()
    got: list[object] = []
    window.hub.read(reading.articles, got.append)
    settle(window.hub)
    assert got == [[]]


def test_the_wizard_is_not_modal(wizard: QWidget) -> None:
    assert not wizard.isModal()


def test_going_back_during_the_search_stops_it(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    wizard.add_paths([articles])
    wizard.scan()
    wizard.back.click()
    settle(window.hub)
    assert wizard.step is Step.CHOOSE
    wizard.next.click()
    settle(window.hub)
    assert len(wizard.review.model.rows) == 3


def test_return_in_the_line_for_all_dates_does_not_start_the_import(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    looked_over(wizard, window, settle, articles)
    wizard.activateWindow()
    wizard.review.all_date.setFocus()
    QTest.keyClicks(wizard.review.all_date, "2020-09-05")
    QTest.keyClick(wizard.review.all_date, Qt.Key.Key_Return)
    settle(window.hub)
    assert wizard.step is Step.REVIEW
    assert wizard.review.model.without_date() == 0


def test_return_in_the_table_edits_the_date_of_the_row(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    looked_over(wizard, window, settle, articles)
    wizard.activateWindow()
    QApplication.processEvents()
    table = wizard.review.table
    QTest.keyClick(table, Qt.Key.Key_Return)
    editor = table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert table.currentIndex().column() == Column.PUBLISHED
    assert wizard.step is Step.REVIEW


def test_a_second_case_ends_an_import_and_its_wizard(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle, tmp_path: Path
) -> None:
    looked_over(wizard, window, settle, articles)
    wizard.next.click()
    second = tmp_path / "second.dossier"
    window.hub.open_case(lambda: cases.create_case(second, "Second"))
    settle(window.hub)
    assert window.hub.info is not None
    assert window.hub.info.title == "Second"
    assert stories(window, settle) == []
    assert window.cases.wizard is None
    first = cases.open_case(tmp_path / "new.dossier")
    assert cases.check_case(first).findings == ()
    cases.close_case(first)
    window.cases.import_paths([articles])
    assert isinstance(window.cases.wizard, ImportWizard)
    assert window.cases.wizard.isVisible()


def test_files_chosen_one_by_one_are_kept_under_their_bare_name(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    looked_over(wizard, window, settle, *sorted(articles.iterdir()))
    wizard.next.click()
    settle(window.hub)
    assert {row.file for row in stories(window, settle)} == {"harbour.txt", "verdict.txt", "undated.txt"}


def test_a_folder_of_files_that_are_no_articles_is_told_file_by_file(
    wizard: ImportWizard, window: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    looked_over(wizard, window, settle, folder)
    assert not wizard.next.isEnabled()
    doubts = [str(wizard.review.model.index(row, Column.DOUBTS).data()) for row in range(3)]
    assert all(doubt.startswith("⊘ ") and len(doubt) > 8 for doubt in doubts)


def test_headings_and_days_are_not_cut_off(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    looked_over(wizard, window, settle, articles)
    table = wizard.review.table
    for column in Column:
        assert table.columnWidth(column) >= table.horizontalHeader().sectionSizeHint(column), column
    assert table.columnWidth(Column.PUBLISHED) > table.fontMetrics().horizontalAdvance("30 September 2021")


TRIAL = (
    "Trial to begin\n\nRuben Hale was charged with fraud on 3 May 2021. He is due to stand trial on 14 June 2021. "
    "Hale was released on Friday.\n"
)
INVOICES = "Invoices {}\n\nKarl Lund paid the clerk of Lund Shipping on 03/04/2021, court papers say.\n"


def place_of(wizard: ImportWizard, name: str) -> int:
    place = next(i for i, row in enumerate(wizard.review.model.rows) if row.file.file.endswith(name))
    wizard.review.table.selectRow(place)
    return place


def test_a_proposed_date_is_shown_with_its_reasons_and_taken_over_by_a_key(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    (articles / "trial.txt").write_text(TRIAL, encoding="utf-8")
    looked_over(wizard, window, settle, articles)
    settle(window.hub)
    review = wizard.review
    place = place_of(wizard, "trial.txt")
    assert review.why.isVisible()
    assert review.why.words.text() == "? Probably 3 May to 14 June 2021"
    assert "“was charged with fraud on 3 May 2021”" in review.why.reasons.toPlainText()
    assert review.why.use.text() == "Use th&is interval"
    assert review.model.choices().intervals == {}
    before = review.model.without_date()
    wizard.activateWindow()
    review.why.use.setFocus()
    QTest.keyClick(review.why.use, Qt.Key.Key_Space)
    assert review.model.without_date() == before - 1
    assert review.model.rows[place].between is not None
    assert not review.why.use.isEnabled()
    wizard.next.click()
    settle(window.hub)
    published = {Path(row.file).name: row.published for row in stories(window, settle)}["trial.txt"]
    assert published is not None
    assert (published.start, published.end) == (date(2021, 5, 3), date(2021, 6, 14))


def test_a_proposal_that_nobody_takes_over_dates_nothing(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    (articles / "trial.txt").write_text(TRIAL, encoding="utf-8")
    looked_over(wizard, window, settle, articles)
    settle(window.hub)
    wizard.next.click()
    settle(window.hub)
    assert {Path(row.file).name: row.published for row in stories(window, settle)}["trial.txt"] is None


def test_the_import_can_start_while_dates_are_still_worked_out(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    for number in range(12):
        (articles / f"trial{number}.txt").write_text(TRIAL.replace("Hale", f"Hale{number}"), encoding="utf-8")
    wizard.add_paths([articles])
    wizard.next.click()
    while wizard._dating is None:
        QCoreApplication.processEvents()
    assert wizard.next.isEnabled()
    wizard.next.click()
    settle(window.hub)
    assert wizard.step is Step.SUMMARY
    assert len(stories(window, settle)) == 15


def test_numeric_dates_are_asked_about_and_one_answer_serves_all(
    wizard: ImportWizard, window: MainWindow, articles: Path, settle: Settle
) -> None:
    for name in ("one", "two"):
        (articles / f"{name}.txt").write_text(INVOICES.format(name), encoding="utf-8")
    looked_over(wizard, window, settle, articles)
    settle(window.hub)
    place_of(wizard, "harbour.txt")
    panel = wizard.review.order
    assert not panel.isVisible()
    place_of(wizard, "one.txt")
    assert panel.isVisible()
    assert "03/04/2021: 3 April (day first) or 4 March (month first)?" in panel.question.text()
    assert panel.answers[0].isChecked(), "the machine does not guess"
    panel.answers[1].click()
    assert set(wizard.review.model.choices().orders.values()) == {"DMY"}
    panel.for_all.click()
    assert len(wizard.review.model.choices().orders) == 2
    place_of(wizard, "two.txt")
    assert panel.answers[1].isChecked()
