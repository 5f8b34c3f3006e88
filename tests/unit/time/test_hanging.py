"""Dates that hang on a happening: counted once its date is known, and only where it is fine enough."""

from datetime import date

import pytest

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.ledger import AnchorKind, Hanging, LedgerStep, Rule
from dossier.domain.spans import Span
from dossier.extract.time.hanging import date_of, period_of

HERE = Span(5, 30)


def hanging(words: str, count: float | None, unit: str, side: int, within: bool = False) -> Hanging:
    return Hanging(words, HERE, "arrest", 7, "his arrest", count, unit, side, within)


def day(text: str, ledger: tuple[LedgerStep, ...] = ()) -> DateInterval:
    at = date.fromisoformat(text)
    return DateInterval(at, at, Precision.DAY, ledger=ledger)


JULY = DateInterval(date(2017, 7, 1), date(2017, 7, 31), Precision.MONTH)


@pytest.mark.parametrize(
    ("what", "anchor", "start", "end", "precision"),
    [
        (hanging("14 months after his arrest", 14, "M", 1), JULY, "2018-09-01", "2018-09-30", "month"),
        (hanging("two days before his arrest", 2, "D", -1), day("2017-07-01"), "2017-06-29", "2017-06-29", "day"),
        (hanging("a week after his arrest", 1, "W", 1), day("2017-07-01"), "2017-07-08", "2017-07-08", "day"),
        (hanging("two years after his arrest", 2, "Y", 1), day("2017-07-01"), "2019-01-01", "2019-12-31", "year"),
        (
            hanging("less than two weeks after his arrest", 2, "W", 1, within=True),
            day("2017-07-01"),
            "2017-07-02",
            "2017-07-15",
            "range",
        ),
        (hanging("the day of his arrest", 0, "D", 0), day("2017-07-01"), "2017-07-01", "2017-07-01", "day"),
        (hanging("the day of his arrest", 0, "D", 0), JULY, "2017-07-01", "2017-07-31", "month"),
        (hanging("the year of his arrest", 0, "Y", 0), JULY, "2017-01-01", "2017-12-31", "year"),
    ],
)
def test_what_hangs_is_counted(what: Hanging, anchor: DateInterval, start: str, end: str, precision: str):
    when = date_of(what, anchor, "the arrest of Tom Reed", 12)
    assert when is not None
    assert (str(when.start), str(when.end), when.precision.value) == (start, end, precision)
    assert when.extent is Extent.WITHIN
    assert when.basis is DateBasis.RESOLVED
    assert when.mentions == (HERE,)


@pytest.mark.parametrize(
    ("what", "anchor"),
    [
        (hanging("two days after his arrest", 2, "D", 1), JULY),
        (hanging("months after his arrest", None, "M", 1), JULY),
        (hanging("two hours after his arrest", 2, "?", 1), JULY),
        (hanging("two months after his arrest", 2, "M", 1), DateInterval(date(2017, 7, 1), None, Precision.YEAR)),
        (hanging("two years after his arrest", 2, "Y", 1), day("9999-01-01")),
        (hanging("the day after his arrest", 1, "D", 1), day("9999-12-31")),
    ],
)
def test_where_nothing_follows_there_is_no_date(what: Hanging, anchor: DateInterval):
    assert date_of(what, anchor, "the arrest", None) is None


def test_its_ledger_names_the_event_of_the_case():
    before = LedgerStep("Friday", Span(0, 6), Rule.LATEST_BEFORE, None, date(2017, 7, 7), date(2017, 7, 7))
    when = date_of(hanging("a day after his arrest", 1, "D", 1), day("2017-07-07", (before,)), "arrested Tom Reed", 12)
    assert when is not None
    first, last = when.ledger
    assert first == before
    assert (last.words, last.span, last.rule) == ("a day after his arrest", HERE, Rule.COUNTED_ON)
    assert last.anchor is not None
    assert (last.anchor.kind, last.anchor.event, last.anchor.words) == (AnchorKind.EVENT, 12, "arrested Tom Reed")
    assert when.explanation == (
        "'Friday' -> 7 July 2017; 'a day after his arrest' + arrested Tom Reed (7 July 2017) -> 8 July 2017"
    )


def test_about_stays_about():
    when = date_of(hanging("about two days after his arrest", 2, "D", 1), day("2017-07-07"), "his arrest", None)
    assert when is not None
    assert when.approximate


def test_an_open_interval_is_nothing_to_count_from():
    assert period_of(DateInterval(date(2017, 1, 1), None, Precision.YEAR)) is None
    assert period_of(JULY) is not None
