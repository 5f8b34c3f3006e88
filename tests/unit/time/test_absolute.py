"""The fast path reads dates as dateparser does, and neither fills in what the words lack."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.domain.wording import MONTHS
from dossier.extract.time.absolute import full_date, parsed_date, plain_date

FORMS = ["{d} {m} {y}", "{m} {d}, {y}", "{m} {d} {y}", "{d:02} {m} {y}", "{d} {m}, {y}"]


@settings(max_examples=150, deadline=None)
@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from(FORMS), st.booleans())
def test_the_fast_path_agrees_with_dateparser(day: date, form: str, short: bool):
    name = MONTHS[day.month - 1]
    text = form.format(d=day.day, m=name[:3] if short else name, y=day.year)
    fast = plain_date(text)
    assert fast is not None
    assert fast == parsed_date(text)
    assert fast.start == day


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_iso_days_agree_with_dateparser(day: date):
    assert plain_date(day.isoformat()) == parsed_date(day.isoformat(), "YMD")


@pytest.mark.parametrize("text", ["31 February 2014", "February 30, 2014", "2014-02-30", "2014-13-01"])
def test_impossible_days_are_none_either_way(text: str):
    assert plain_date(text) is None
    assert full_date(text, "YMD") is None


@pytest.mark.parametrize(
    "text", ["Friday", "March", "2014", "March 2014", "4 March", "yesterday", "in two weeks", "10:30"]
)
def test_nothing_is_filled_in(text: str):
    assert full_date(text) is None


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("13/04/2020", "DMY", date(2020, 4, 13)),
        ("03/04/2020", "DMY", date(2020, 4, 3)),
        ("03/04/2020", "MDY", date(2020, 3, 4)),
        ("4th March 2014", "MDY", date(2014, 3, 4)),
        ("4-Mar-2014", "MDY", date(2014, 3, 4)),
        ("Sept. 4, 2014", "MDY", date(2014, 9, 4)),
    ],
)
def test_other_forms(text: str, order: str, day: date):
    found = full_date(text, order)
    assert found is not None
    assert found.start == day
