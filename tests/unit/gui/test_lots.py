"""Long parts of a dossier are packed, and every row of them comes back."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from dossier.gui.models.dossier_rows import DossierModel
from dossier.gui.people.lots import PAGE, Lot, packed, sealed, unsealed
from dossier.gui.people.rows import Row, RowKind, heading

LINES = 5 * PAGE + 7


def long_part() -> list[Row]:
    """Lines, of which every third has two reports under it and every fifth a denial beside it."""
    rows: list[Row] = []
    for n in range(1, LINES + 1):
        key = f"key {n}" if n % 3 == 0 else ""
        told = (n, 10_000 + n, 20_000 + n) if key else (n,)
        rows.append(Row(RowKind.EVENT, f"Line {n}", target=n, events=told, opens=key))
        if key:
            rows += [Row(RowKind.REPORT, f"Report {n}", target=10_000 * i + n, under=key) for i in (1, 2)]
        if n % 5 == 0:
            rows.append(Row(RowKind.DENIAL, f"Denial of {n}", target=50_000 + n))
    return rows


SHORT = [heading("Facts"), Row(RowKind.FACT, "Harbour master")]
SIDES = [Row(RowKind.SIDE, "Side", side=("key", n)) for n in range(4 * PAGE)]
WHOLE = [
    Row(RowKind.TITLE, "Lena Markovic"),
    *SHORT,
    heading(f"Established ({LINES})", "Stated by a source"),
    *long_part(),
    heading("Disagree (9)"),
    *(row for side in SIDES for row in (Row(RowKind.DISAGREEMENT, "They disagree"), side)),
]


def shown(model: DossierModel) -> list[Row]:
    return [row for n in range(model.rowCount()) if (row := model.row(model.index(n))) is not None]


def more(model: DossierModel) -> list[int]:
    return [n for n, row in enumerate(shown(model)) if row.hidden is not None]


@pytest.fixture
def model() -> DossierModel:
    made = DossierModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show(packed(WHOLE))
    return made


def test_short_dossiers_stay_as_they_are() -> None:
    rows = [*SHORT, heading("Established"), *long_part()[: 3 * PAGE]]
    assert packed(rows) == rows


def test_no_row_is_lost_and_none_is_torn_from_the_one_above() -> None:
    parts = unsealed(sealed(packed(iter(WHOLE))))
    unpacked = [
        row
        for part in parts
        for row in ([r for n in range(len(part.pages)) for r in part.page(n)] if isinstance(part, Lot) else [part])
    ]
    assert unpacked == WHOLE
    lots = [part for part in parts if isinstance(part, Lot)]
    assert [lot.name for lot in lots] == ["Established", "Disagree"]
    for lot in lots:
        for number in range(len(lot.pages)):
            assert lot.page(number)[0].kind in (RowKind.EVENT, RowKind.DISAGREEMENT)
        assert lot.hidden(0, len(lot.pages)) == sum(not row.under for n in range(len(lot.pages)) for row in lot.page(n))


def test_reading_on_shows_all_rows_in_their_order(model: DossierModel) -> None:
    assert model.rowCount() < 4 * PAGE
    while more(model):
        model.reveal(more(model)[0])
    assert shown(model) == [row for row in WHOLE if not row.under]
    line = next(n for n, row in enumerate(shown(model)) if row.title == f"Line {LINES // 3 * 3}")
    model.unfold(model.index(line), True)
    assert [row.kind for row in shown(model)[line + 1 : line + 3]] == [RowKind.REPORT] * 2


def test_what_is_not_shown_yet_is_counted(model: DossierModel) -> None:
    (row, _) = (shown(model)[n] for n in more(model))
    hidden = [row for row in long_part() if not row.under][PAGE + PAGE // 5 :]
    assert abs(int(row.title.split()[0].replace(",", "")) - len(hidden)) < PAGE


def test_an_event_far_down_is_reached_and_what_lies_before_it_stays_packed(model: DossierModel) -> None:
    wanted = LINES - 2 * PAGE
    assert model.row_of_event(wanted) == -1
    number = model.reach_event(wanted)
    assert shown(model)[number].title == f"Line {wanted}"
    assert model.reach_event(wanted) == number
    assert len(more(model)) == 3
    assert model.reach_event(10_000 + LINES // 3 * 3) == model.reach_event(LINES // 3 * 3)
    assert model.reach_event(999_999) == -1
    while more(model):
        model.reveal(more(model)[-1])
    assert shown(model) == [row for row in WHOLE if not row.under]


def test_a_side_far_down_is_reached(model: DossierModel) -> None:
    side = ("key", len(SIDES) - 1)
    number = model.reach_side(side)
    assert shown(model)[number].side == side
    assert model.reach_side(("no such", 0)) == -1


def test_a_dossier_read_anew_stays_as_long_as_it_was(model: DossierModel) -> None:
    model.reveal(more(model)[0])
    before = model.rowCount()
    model.show(packed(WHOLE), keep_open=True)
    assert model.rowCount() == before
    model.show(packed(WHOLE))
    assert model.rowCount() < before


def test_what_was_stopped_says_so_once_and_where_it_goes_on(model: DossierModel) -> None:
    model.say_stopped()
    assert shown(model)[1].kind is RowKind.UNREAD
    model.say_stopped()
    assert sum(row.kind is RowKind.UNREAD for row in shown(model)) == 1
