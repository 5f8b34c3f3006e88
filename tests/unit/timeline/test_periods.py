"""All of time in a few stretches: whatever the span, few enough, without gaps, and nothing is lost."""

from datetime import date

import numpy as np
import pytest

from dossier.domain.dates import DateInterval, Precision
from dossier.domain.events import EventKind, Review, Status
from dossier.timeline.columns import Columns, columns_of
from dossier.timeline.items import TimelineItem, shape_of
from dossier.timeline.periods import MOST, periods_of


def columns(*days: date) -> Columns:
    """Events of one day each."""
    items = []
    for number, day in enumerate(sorted(days), 1):
        start, end, form, left, right = shape_of(DateInterval(day, day, Precision.DAY))
        told = (Status.ASSERTED, Review.UNREVIEWED, EventKind.OTHER, "")
        items.append(TimelineItem(number, start, end, form, left, right, *told))
    return columns_of(items)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2020, 5, 5), date(2020, 5, 5)),
        (date(2020, 5, 5), date(2020, 7, 1)),
        (date(2020, 1, 31), date(2021, 9, 1)),
        (date(2014, 12, 31), date(2021, 1, 1)),
        (date(2001, 3, 9), date(2021, 1, 1)),
        (date(1914, 7, 28), date(2021, 1, 1)),
        (date(1, 1, 1), date(2025, 12, 31)),
    ],
)
def test_any_span(first: date, last: date) -> None:
    made = columns(first, last, last)
    found = periods_of(made, np.ones(len(made), np.bool_))
    assert 1 <= len(found) <= MOST
    assert list(found.starts) == sorted(set(found.starts))
    assert found.starts[0] <= first.toordinal() < found.starts[1]
    assert found.starts[-2] <= last.toordinal() < found.starts[-1]
    assert int(found.counts.sum()) == 3
    assert int(found.counts[-1].sum()) >= 2


def test_nothing_wanted() -> None:
    made = columns(date(2020, 1, 1))
    assert len(periods_of(made, np.zeros(1, np.bool_))) == 0
