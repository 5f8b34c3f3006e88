"""The rows of the import table, and the decisions they stand for."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from dossier.domain.documents import Doubt, DoubtKind, PublicationBasis, PublicationDate
from dossier.domain.importing import FileFinding, ImportPlan, NumericQuestion, StoryFinding
from dossier.domain.publication import PublicationProposal
from dossier.gui.models.import_plan import Column, ImportPlanModel

STATED = PublicationDate(date(2019, 3, 4), date(2019, 3, 4), PublicationBasis.STATED)
INFERRED = PublicationDate(date(2020, 3, 1), date(2020, 3, 31), PublicationBasis.INFERRED)
NO_DATE = Doubt(DoubtKind.NO_DATE, "The text does not say when it was published.")
REPEATED = Doubt(DoubtKind.REPEATED_TEXT, "The caption stands there four times.")


def story(
    ordinal: int, published: PublicationDate | None = None, *doubts: Doubt, in_case: bool = False
) -> StoryFinding:
    return StoryFinding(ordinal, f"Story {ordinal}", "Once upon a time", 400, published, "", doubts, in_case)


PLAN = ImportPlan(
    (
        FileFinding(Path("/a/one.txt"), "a/one.txt", "00", 10, (story(1, STATED), story(2, None, NO_DATE, REPEATED))),
        FileFinding(Path("/a/two.txt"), "a/two.txt", "01", 10, (story(1, INFERRED),)),
        FileFinding(Path("/a/old.txt"), "a/old.txt", "02", 10, (story(1, STATED, in_case=True),)),
        FileFinding(Path("/a/bad.bin"), "a/bad.bin", "", 10, (), "it is not text"),
    )
)


@pytest.fixture
def model(dressed: QApplication) -> ImportPlanModel:
    made = ImportPlanModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    made.show(PLAN)
    return made


def words(model: ImportPlanModel, row: int, column: Column) -> str:
    return str(model.index(row, column).data())


def test_one_row_per_story_and_one_per_unreadable_file(model: ImportPlanModel) -> None:
    assert [words(model, row, Column.FILE) for row in range(model.rowCount())] == [
        "a/one.txt, story 1",
        "a/one.txt, story 2",
        "a/two.txt",
        "a/old.txt",
        "a/bad.bin",
    ]
    assert words(model, 4, Column.DOUBTS) == "⊘ it is not text"


def test_doubts_are_words_and_a_sign(model: ImportPlanModel) -> None:
    assert words(model, 1, Column.DOUBTS) == "⚠ No date   ⚠ Repeated text"
    assert words(model, 3, Column.DOUBTS) == "⚠ Already in the case"
    assert "four times" in str(model.index(1, Column.DOUBTS).data(Qt.ItemDataRole.ToolTipRole))


def test_what_the_case_has_already_starts_unticked(model: ImportPlanModel) -> None:
    assert model.included() == 3
    assert (model.rows[3].key[0], 1) in model.choices().left_out


def test_a_story_ticked_off_is_left_out(model: ImportPlanModel) -> None:
    assert model.setData(model.index(0, Column.HEADLINE), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert (Path("/a/one.txt"), 1) in model.choices().left_out
    assert model.included() == 2
    model.set_included(True)
    assert model.choices().left_out == frozenset()
    assert model.included() == 4


def test_an_unreadable_file_cannot_be_ticked_on(model: ImportPlanModel) -> None:
    index = model.index(4, Column.HEADLINE)
    assert not model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert not model.rows[4].included


def test_a_date_of_its_own_is_kept_and_settles_the_doubt(model: ImportPlanModel) -> None:
    model.setData(model.index(1, Column.PUBLISHED), date(2021, 11, 19))
    assert model.choices().dates == {(Path("/a/one.txt"), 2): date(2021, 11, 19)}
    assert words(model, 1, Column.PUBLISHED) == "19 November 2021"
    assert words(model, 1, Column.KNOWN) == "set by you"
    assert words(model, 1, Column.DOUBTS) == "⚠ Repeated text"
    model.setData(model.index(1, Column.PUBLISHED), None)
    assert model.choices().dates == {}
    assert words(model, 1, Column.PUBLISHED) == "unknown"


def test_the_date_for_all_leaves_stated_dates_alone(model: ImportPlanModel) -> None:
    assert model.without_date() == 2
    model.set_date_for_all(date(2022, 1, 2))
    assert [words(model, row, Column.PUBLISHED) for row in range(3)] == [
        "4 March 2019",
        "2 January 2022",
        "2 January 2022",
    ]
    assert model.without_date() == 0
    assert model.choices().published == date(2022, 1, 2)


def test_an_inferred_date_is_shown_as_the_interval_it_is(model: ImportPlanModel) -> None:
    assert words(model, 2, Column.PUBLISHED) == "March 2020"


def test_the_editor_starts_with_the_date_as_it_is_typed(model: ImportPlanModel) -> None:
    assert model.index(0, Column.PUBLISHED).data(Qt.ItemDataRole.EditRole) == "2019-03-04"
    assert model.index(1, Column.PUBLISHED).data(Qt.ItemDataRole.EditRole) == ""


def test_every_cell_has_words_for_a_screen_reader(model: ImportPlanModel) -> None:
    for row in range(model.rowCount()):
        for column in Column:
            assert model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def test_an_empty_plan_is_an_empty_table(model: ImportPlanModel) -> None:
    model.show(ImportPlan(()))
    assert model.rowCount() == 0
    assert model.included() == 0


def test_a_stated_date_can_be_taken_away_and_set_again(model: ImportPlanModel) -> None:
    place = model.index(0, Column.PUBLISHED)
    assert model.setData(place, None)
    assert words(model, 0, Column.PUBLISHED) == "unknown"
    assert words(model, 0, Column.KNOWN) == "taken away by you"
    assert "No date" in words(model, 0, Column.DOUBTS)
    assert model.choices().undated == {(Path("/a/one.txt"), 1)}
    model.set_date_for_all(date(2020, 1, 1))
    assert words(model, 0, Column.PUBLISHED) == "unknown", "the date for all is for stories that state none"
    assert model.setData(place, date(2019, 3, 5))
    assert words(model, 0, Column.PUBLISHED) == "5 March 2019"
    assert model.choices().undated == frozenset()


def test_a_date_for_all_can_be_taken_from_one_story(model: ImportPlanModel) -> None:
    model.set_date_for_all(date(2020, 1, 1))
    assert model.setData(model.index(1, Column.PUBLISHED), None)
    assert words(model, 1, Column.PUBLISHED) == "unknown"
    model.set_date_for_all(date(2020, 1, 2))
    assert words(model, 1, Column.PUBLISHED) == "2 January 2020"


DAY = PublicationProposal(date(2021, 5, 5), date(2021, 5, 5))
BETWEEN = PublicationProposal(date(2021, 5, 3), date(2021, 6, 14))
OPEN = PublicationProposal(date(2021, 5, 3), None)
ONE = (Path("/a/one.txt"), 2)


def test_a_proposal_counts_for_nothing_before_it_is_taken_over(model: ImportPlanModel) -> None:
    model.propose(*ONE, BETWEEN)
    assert words(model, 1, Column.PUBLISHED) == "? 3 May to 14 June 2021"
    assert words(model, 1, Column.KNOWN) == "not confirmed · why?"
    assert model.index(1, Column.PUBLISHED).data(Qt.ItemDataRole.FontRole).italic()
    assert model.index(0, Column.PUBLISHED).data(Qt.ItemDataRole.FontRole) is None
    assert "not confirmed" in str(model.index(1, Column.PUBLISHED).data(Qt.ItemDataRole.ToolTipRole))
    assert model.choices().dates == {}
    assert model.choices().intervals == {}
    assert model.without_date() == 2


def test_an_interval_is_taken_over(model: ImportPlanModel) -> None:
    model.propose(*ONE, BETWEEN)
    model.take_over(1)
    taken = PublicationDate(date(2021, 5, 3), date(2021, 6, 14), PublicationBasis.GIVEN)
    assert model.choices().intervals == {ONE: taken}
    assert words(model, 1, Column.PUBLISHED) == "3 May to 14 June 2021"
    assert words(model, 1, Column.KNOWN) == "taken over by you"
    assert words(model, 1, Column.DOUBTS) == "⚠ Repeated text"
    assert model.without_date() == 1
    model.set_date(1, None)
    assert model.choices().intervals == {}
    assert words(model, 1, Column.PUBLISHED) == "? 3 May to 14 June 2021"


def test_a_day_is_taken_over_and_a_typed_day_replaces_it(model: ImportPlanModel) -> None:
    model.propose(*ONE, DAY)
    model.take_over(1)
    assert model.choices().dates == {ONE: date(2021, 5, 5)}
    assert words(model, 1, Column.KNOWN) == "taken over by you"
    model.set_date(1, date(2021, 5, 7))
    assert words(model, 1, Column.KNOWN) == "set by you"


def test_an_open_side_cannot_be_taken_over(model: ImportPlanModel) -> None:
    model.propose(*ONE, OPEN)
    assert words(model, 1, Column.PUBLISHED) == "? not before 3 May 2021"
    model.take_over(1)
    assert model.choices().dates == {}
    assert model.choices().intervals == {}


def test_hints_alone_leave_the_date_unknown(model: ImportPlanModel) -> None:
    model.propose(*ONE, PublicationProposal(None, None))
    assert words(model, 1, Column.PUBLISHED) == "unknown"
    assert words(model, 1, Column.KNOWN) == "not confirmed · why?"


def test_a_stated_date_needs_no_proposal(model: ImportPlanModel) -> None:
    model.propose(Path("/a/one.txt"), 1, BETWEEN)
    assert words(model, 0, Column.PUBLISHED) == "4 March 2019"
    model.take_over(0)
    assert model.choices().intervals == {}


def test_the_order_of_numeric_dates_is_answered_file_by_file_and_for_all(dressed: QApplication) -> None:
    question = NumericQuestion("03/04/2021", date(2021, 4, 3), date(2021, 3, 4))
    files = [
        FileFinding(Path(f"/b/{n}.txt"), f"{n}.txt", str(n), 1, (story(1, STATED),), question=question if n else None)
        for n in range(3)
    ]
    model = ImportPlanModel()
    model.show(ImportPlan(tuple(files)))
    assert model.asked_files() == 2
    assert [words(model, row, Column.DOUBTS) for row in range(3)] == ["", "⚠ Date order?", "⚠ Date order?"]
    model.set_order(Path("/b/1.txt"), "DMY")
    assert model.choices().orders == {Path("/b/1.txt"): "DMY"}
    assert words(model, 1, Column.DOUBTS) == ""
    model.set_order_for_all("MDY")
    assert model.choices().orders == {Path("/b/1.txt"): "MDY", Path("/b/2.txt"): "MDY"}
    model.set_order_for_all(None)
    assert model.choices().orders == {}
