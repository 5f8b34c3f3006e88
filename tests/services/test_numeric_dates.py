"""Which stories of a case have numeric dates that can be read in two ways."""

from datetime import date
from pathlib import Path

import pytest

from dossier.domain.views import NumericDates
from dossier.errors import NotFoundError
from dossier.services import cases, dating_stories, editing, importing, reading
from dossier.services.numeric_dates import numeric_dates

STORIES = {
    "open.txt": "Firm fined\n\nThe firm was fined on 05/04/2018, said Ada Berg.\n",
    "settled.txt": "Firm sold\n\nThe firm was sold on 25/04/2018, and Ada Berg left on 05/04/2018.\n",
    "words.txt": "Firm founded\n\nAda Berg founded the firm on 5 April 2018.\n",
}


@pytest.fixture
def case(tmp_path: Path) -> cases.CaseFile:
    made = cases.create_case(tmp_path / "figures.dossier", "Figures")
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        list(importing.import_paths(made, [tmp_path / name]))
    return made


def test_only_open_dates_are_told_and_what_a_person_said_of_them(case: cases.CaseFile) -> None:
    rows = {Path(row.file).name: row for row in reading.articles(case)}
    row = rows["open.txt"]
    told = NumericDates(row.source, None, "05/04/2018", date(2018, 4, 5), date(2018, 5, 4))
    assert numeric_dates(case, row.id) == told
    assert numeric_dates(case, rows["settled.txt"].id) is None
    assert numeric_dates(case, rows["words.txt"].id) is None
    editing.set_numeric_order(case, row.source, "MDY")
    after = numeric_dates(case, row.id)
    assert after is not None
    assert after.order == "MDY"
    with pytest.raises(NotFoundError):
        numeric_dates(case, 99)
    cases.close_case(case)


def test_what_is_kept_of_a_publication_day_follows_the_order_of_the_figures(case: cases.CaseFile) -> None:
    row = next(row for row in reading.articles(case) if Path(row.file).name == "open.txt")
    first = dating_stories.kept(case, row.id)
    editing.set_numeric_order(case, row.source, "DMY")
    by_day = dating_stories.kept(case, row.id)
    editing.set_numeric_order(case, row.source, "MDY")
    by_month = dating_stories.kept(case, row.id)
    assert by_day is not None
    assert by_month is not None
    assert (by_day.start, by_month.start) == (date(2018, 4, 5), date(2018, 5, 4))
    editing.undo(case)
    assert dating_stories.kept(case, row.id) == by_day
    editing.undo(case)
    assert dating_stories.kept(case, row.id) == first
    cases.close_case(case)
