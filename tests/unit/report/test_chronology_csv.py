import csv
import dataclasses
from datetime import date
from pathlib import Path

import pytest

from dossier.domain.dates import DateBasis, DateInterval, Precision
from dossier.domain.spreadsheet_cells import harmless
from dossier.report.chronology_csv import COLUMNS, row, write_csv

from .views_for_tests import ARTICLES, EVENTS

BY_ID = {article.id: article for article in ARTICLES}


def test_rows_in_order_with_mark_and_head(tmp_path: Path) -> None:
    out = tmp_path / "chronology.csv"
    write_csv(EVENTS, BY_ID, out)
    assert out.read_bytes().startswith(b"\xef\xbb\xbfdate_from,date_to,")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["quote"] for r in rows] == [e.quote for e in EVENTS]
    first = rows[0]
    assert (first["date_from"], first["date_to"]) == ("2016-01-01", "2018-12-31")
    assert (first["precision"], first["approximate"], first["status"]) == ("range", "no", "alleged")
    assert first["people"] == "Çağrı Demir; Eszter O’Neill"
    assert first["attribution"] == "the indictment"
    assert first["published"] == "2021-03-09"
    assert first["sha256"] == ARTICLES[0].sha256
    assert rows[2]["people"] == "محمد العربي; Çağrı Demir"
    assert rows[4]["date_from"] == rows[4]["date_to"] == ""
    assert rows[4]["explanation"] == "undated"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-2", "'-2"),
        ("@here", "'@here"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
        ("\ufeff=1", "'\ufeff=1"),
        ("＝1", "'＝1"),
        ("2021-03-05", "2021-03-05"),
        ("a=b", "a=b"),
        ("", ""),
        ("a\x00b", "a␀b"),
    ],
)
def test_cells_are_made_harmless(cell: str, expected: str) -> None:
    assert harmless(cell) == expected


def test_every_cell_of_a_hostile_event_is_harmless() -> None:
    event = dataclasses.replace(
        EVENTS[0],
        quote="=HYPERLINK(1)",
        attribution="@office",
        file="-x.txt",
        article_title="+title",
        participants=tuple(
            dataclasses.replace(p, entity=dataclasses.replace(p.entity, name="=SUM(1)")) for p in EVENTS[0].participants
        ),
    )
    cells = row(event, "0" * 64)
    assert len(cells) == len(COLUMNS)
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_open_intervals_and_dates_of_a_person() -> None:
    when = DateInterval(date(2007, 1, 1), None, Precision.YEAR, DateBasis.GIVEN, approximate=True)
    cells = dict(zip(COLUMNS, row(dataclasses.replace(EVENTS[0], date=when), ""), strict=True))
    assert (cells["date_from"], cells["date_to"], cells["approximate"]) == ("2007-01-01", "", "yes")
    assert cells["explanation"] == "set by a person"
