"""What people type for a date."""

from datetime import date

import pytest

from dossier.domain.dates import DateBasis, Extent
from dossier.errors import ImpossibleError
from dossier.services.editing import parse_date

UNDERSTOOD = [
    ("2021-11-19", "2021-11-19", "2021-11-19", "day"),
    ("2021-1-9", "2021-01-09", "2021-01-09", "day"),
    ("19 Nov 2021", "2021-11-19", "2021-11-19", "day"),
    ("19th of November, 2021", "2021-11-19", "2021-11-19", "day"),
    ("Nov. 19, 2021", "2021-11-19", "2021-11-19", "day"),
    ("19.11.2021", "2021-11-19", "2021-11-19", "day"),
    ("Nov 2021", "2021-11-01", "2021-11-30", "month"),
    ("Sept. 2021", "2021-09-01", "2021-09-30", "month"),
    ("2020-02", "2020-02-01", "2020-02-29", "month"),
    ("2021", "2021-01-01", "2021-12-31", "year"),
    ("1990s", "1990-01-01", "1999-12-31", "decade"),
    ("Q3 2020", "2020-07-01", "2020-09-30", "quarter"),
    ("2020-Q4", "2020-10-01", "2020-12-31", "quarter"),
    ("first half of 2017", "2017-01-01", "2017-06-30", "half"),
    ("second half of 2017", "2017-07-01", "2017-12-31", "half"),
    ("Spring 2014", "2014-03-01", "2014-05-31", "season"),
    ("winter 2014", "2014-12-01", "2015-02-28", "season"),
    ("early 2017", "2017-01-01", "2017-04-30", "range"),
    ("mid-2017", "2017-05-01", "2017-08-31", "range"),
    ("late 2017", "2017-09-01", "2017-12-31", "range"),
    ("late February 2020", "2020-02-21", "2020-02-29", "range"),
    ("week of 19 Nov 2021", "2021-11-15", "2021-11-21", "week"),
    ("2013..2017", "2013-01-01", "2017-12-31", "range"),
    ("2013-2017", "2013-01-01", "2017-12-31", "range"),
    ("2013–2017", "2013-01-01", "2017-12-31", "range"),
    ("2020-08-01..2020-11-15", "2020-08-01", "2020-11-15", "range"),
    ("August 2020 to November 2020", "2020-08-01", "2020-11-30", "range"),
    ("between May 2013 and 2014", "2013-05-01", "2014-12-31", "range"),
    ("from 2013 to 2017", "2013-01-01", "2017-12-31", "range"),
    ("since 2007", "2007-01-01", None, "year"),
    ("until May 2020", None, "2020-05-31", "month"),
    ("before May 2020", None, "2020-04-30", "month"),
    ("after 2007", "2008-01-01", None, "year"),
    ("by early 2017", None, "2017-04-30", "range"),
    ("about 2013", "2013-01-01", "2013-12-31", "year"),
    ("c. May 2013", "2013-05-01", "2013-05-31", "month"),
]

REFUSED = ["", "  ", "Friday", "yesterday", "30 Feb 2021", "2021-13-01", "2017..2013", "0000", "Nov", "21", "x" * 999]


@pytest.mark.parametrize(("typed", "start", "end", "precision"), UNDERSTOOD, ids=[row[0] for row in UNDERSTOOD])
def test_a_date_is_understood(typed: str, start: str | None, end: str | None, precision: str) -> None:
    found = parse_date(typed)
    assert found.start == (date.fromisoformat(start) if start else None)
    assert found.end == (date.fromisoformat(end) if end else None)
    assert (found.precision, found.basis) == (precision, DateBasis.GIVEN)
    assert typed in found.explanation


@pytest.mark.parametrize("typed", REFUSED, ids=[row[:12] for row in REFUSED])
def test_anything_else_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(ImpossibleError, match=r"Type for example|earlier date first"):
        parse_date(typed)


def test_lasting_and_happening_within_are_told_apart() -> None:
    assert parse_date("from 2013 to 2017").extent is Extent.THROUGHOUT
    assert parse_date("between 2013 and 2017").extent is Extent.WITHIN
    assert parse_date("2013..2017").extent is Extent.WITHIN


def test_only_rough_dates_are_approximate() -> None:
    assert [parse_date(typed).approximate for typed in ("about 2013", "early 2013", "2013")] == [True, True, False]


@pytest.mark.parametrize("typed", ["until about April 2017", "since around 2007", "by early 2017"])
def test_open_ends_can_be_approximate(typed: str) -> None:
    assert parse_date(typed).approximate
    assert not parse_date("until April 2017").approximate
