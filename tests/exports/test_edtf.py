"""Every form of date that the program knows, in EDTF, read again by a parser that is not ours."""

import warnings
from datetime import date

import pytest

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.edtf import edtf, from_edtf, loses_about

with warnings.catch_warnings():
    # The parser's own grammar is written for an older pyparsing.
    warnings.simplefilter("ignore")
    from edtf import parse_edtf

D, P, W, T = date, Precision, Extent.WITHIN, Extent.THROUGHOUT

TABLE = [
    (D(2014, 5, 4), D(2014, 5, 4), P.DAY, W, False, "2014-05-04"),
    (D(2014, 5, 4), D(2014, 5, 4), P.DAY, W, True, "2014-05-04~"),
    (D(2014, 5, 4), D(2014, 5, 4), P.DAY, T, False, "2014-05-04"),
    (D(2014, 5, 5), D(2014, 5, 11), P.WEEK, W, False, "[2014-05-05..2014-05-11]"),
    (D(2014, 2, 1), D(2014, 2, 28), P.MONTH, W, False, "2014-02"),
    (D(2016, 2, 1), D(2016, 2, 29), P.MONTH, W, True, "2016-02~"),
    (D(2014, 1, 1), D(2014, 3, 31), P.QUARTER, W, False, "2014-33"),
    (D(2014, 10, 1), D(2014, 12, 31), P.QUARTER, W, False, "2014-36"),
    (D(2014, 3, 1), D(2014, 5, 31), P.SEASON, W, False, "2014-21"),
    (D(2014, 9, 1), D(2014, 11, 30), P.SEASON, W, False, "2014-23"),
    # A winter lies in two years, so no code of one year says it.
    (D(2014, 12, 1), D(2015, 2, 28), P.SEASON, W, False, "[2014-12..2015-02]"),
    (D(2014, 7, 1), D(2014, 12, 31), P.HALF, W, False, "2014-41"),
    (D(2014, 1, 1), D(2014, 12, 31), P.YEAR, W, False, "2014"),
    (D(987, 1, 1), D(987, 12, 31), P.YEAR, W, True, "0987~"),
    (D(2010, 1, 1), D(2019, 12, 31), P.DECADE, W, False, "201X"),
    (D(2014, 3, 2), D(2014, 5, 5), P.RANGE, W, False, "[2014-03-02..2014-05-05]"),
    (D(2014, 3, 1), D(2014, 5, 31), P.RANGE, W, False, "[2014-03..2014-05]"),
    (D(2017, 1, 1), D(2017, 4, 30), P.RANGE, W, True, "[2017-01..2017-04]"),
    (D(2013, 1, 1), D(2017, 12, 31), P.RANGE, T, False, "2013/2017"),
    (D(2013, 1, 1), D(2017, 12, 31), P.RANGE, T, True, "2013~/2017~"),
    (D(2013, 3, 4), D(2017, 12, 31), P.RANGE, T, False, "2013-03-04/2017-12-31"),
    # That a whole year long is another claim than at some time of that year.
    (D(2014, 1, 1), D(2014, 12, 31), P.YEAR, T, False, "2014/2014"),
    (D(2007, 1, 1), None, P.YEAR, T, False, "2007/.."),
    (D(2007, 1, 1), None, P.DAY, T, False, "2007-01-01/.."),
    (None, D(2007, 6, 30), P.MONTH, T, True, "../2007-06~"),
    (D(2007, 5, 5), None, P.DAY, W, False, "[2007-05-05..]"),
    (None, D(2006, 12, 31), P.YEAR, W, False, "[..2006]"),
    (D(9999, 12, 1), D(9999, 12, 31), P.MONTH, W, False, "9999-12"),
]


@pytest.mark.parametrize(("start", "end", "precision", "extent", "about", "text"), TABLE, ids=[r[-1] for r in TABLE])
def test_dates_say_what_is_known_and_no_more(
    start: date | None, end: date | None, precision: Precision, extent: Extent, about: bool, text: str
) -> None:
    when = DateInterval(start, end, precision, extent=extent, approximate=about)
    assert edtf(when) == text
    read = parse_edtf(text)
    assert str(read) == text
    assert loses_about(when) == (about and text.startswith("["))
    if start is not None and end is not None and "X" not in text and text[4:6] not in {"-2", "-3", "-4"}:
        assert tuple(read.lower_strict())[:3] == (start.year, start.month, start.day)
        assert tuple(read.upper_strict())[:3] == (end.year, end.month, end.day)


@pytest.mark.parametrize(("start", "end", "precision", "extent", "about", "text"), TABLE, ids=[r[-1] for r in TABLE])
def test_what_was_written_is_read_again(
    start: date | None, end: date | None, precision: Precision, extent: Extent, about: bool, text: str
) -> None:
    read = from_edtf(text)
    assert read is not None
    assert (read.start, read.end) == (start, end)
    assert edtf(read) == text
    assert read.approximate == (about and not text.startswith("["))
    is_one_day = start is not None and start == end
    assert read.extent is (W if is_one_day else extent)


@pytest.mark.parametrize(
    "text",
    ["", "Friday", "2014-13", "2014-50", "2014-02-30", "[2014", "[]", "2015/2014", "..", "/", "[..]", "2014-5",
     "2014-05-04T10:00", "14X", "[2014,2015]", "2014?/", "٢٠١٤x"],
)  # fmt: skip
def test_what_is_no_date_of_ours_is_none(text: str) -> None:
    assert from_edtf(text) is None


def test_what_has_no_date_has_no_text() -> None:
    assert edtf(None) == ""
