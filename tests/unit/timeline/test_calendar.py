"""Days of any year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.timeline.calendar import civil, day_number, weekday, year_words


@given(st.dates())
def test_days_are_those_of_the_standard_library(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert civil(day.toordinal()) == (day.year, day.month, day.day)
    assert weekday(day.toordinal()) == day.weekday()


@given(st.integers(-4_000_000, 8_000_000))
def test_days_beyond_the_standard_library_come_back(day: int) -> None:
    assert day_number(*civil(day)) == day


@pytest.mark.parametrize(("year", "words"), [(2014, "2014"), (1, "1"), (0, "1 BC"), (-43, "44 BC"), (12_000, "12000")])
def test_years_in_words(year: int, words: str) -> None:
    assert year_words(year) == words
