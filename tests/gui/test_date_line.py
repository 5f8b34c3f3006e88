"""The date editor starts with words that mean the date which the event has."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.errors import ImpossibleError
from dossier.gui.dates import read_day, read_interval
from dossier.gui.dialogs.event import DateLine, date_text

ROWS = [
    (date(2023, 7, 14), date(2023, 7, 14), Extent.WITHIN, False, "14 July 2023"),
    (date(2017, 10, 1), date(2017, 10, 31), Extent.WITHIN, False, "October 2017"),
    (date(2013, 1, 1), date(2017, 12, 31), Extent.THROUGHOUT, False, "from 2013 to 2017"),
    (date(2020, 8, 1), date(2020, 11, 30), Extent.THROUGHOUT, False, "from 2020-08-01 to 2020-11-30"),
    (date(2020, 8, 1), date(2020, 11, 30), Extent.WITHIN, False, "2020-08-01..2020-11-30"),
    (date(2007, 1, 1), None, Extent.THROUGHOUT, False, "since 1 January 2007"),
    (None, date(2017, 4, 30), Extent.THROUGHOUT, False, "until April 2017"),
    (date(2020, 10, 21), date(2020, 10, 31), Extent.WITHIN, True, "late October 2020"),
]


@pytest.mark.parametrize(("start", "end", "extent", "approximate", "text"), ROWS)
def test_the_words_mean_the_date(
    start: date | None, end: date | None, extent: Extent, approximate: bool, text: str
) -> None:
    precision = Precision.DAY if start == end or end is None else Precision.RANGE
    when = DateInterval(start, end, precision, extent=extent, approximate=approximate)
    assert date_text(when) == text
    read = read_interval(text)
    assert read is not None
    assert (read.start, read.end, read.extent) == (start, end, extent)


def test_no_date_is_no_text() -> None:
    assert date_text(None) == ""
    assert read_interval("  ") is None


@pytest.mark.parametrize("text", ["May 2020", "2013..2017", "since 2007", "yesterday", "<b>1</b>", "31 April 2020"])
def test_a_publication_date_is_one_day(text: str) -> None:
    with pytest.raises(ImpossibleError):
        read_day(text)


def test_the_line_says_how_it_reads(dressed: QApplication) -> None:
    line = DateLine("early 2017", day_only=False)
    assert "early 2017" in line.reading.text()
    line.line.setText("13 never")
    assert not line.is_sound()
    assert "⚠" in line.reading.text()
    line.line.clear()
    assert line.is_sound()
    assert line.value() is None
