"""What came about time and again is no happening of one day: told without a day, or not at all."""

import pytest

from .test_find_events import events_of

REGULAR = [
    "Every winter Tom Fox skated on the pond.",
    "Every Sunday Ann Roe called Tom Fox.",
    "On Sundays Tom Fox visited Ann Roe.",
    "Tom Fox went to Oslo every Monday.",
    "Each summer Ann Roe sailed to Oslo.",
    "Whenever the dam burst, Tom Fox flew home.",
    "Ann Roe often drove to Bergen.",
    "Tom Fox regularly paid the guards.",
]


@pytest.mark.parametrize("text", REGULAR)
def test_a_habit_has_no_day(text: str) -> None:
    assert [event.date for event in events_of(text) if event.date is not None] == []


@pytest.mark.parametrize("text", REGULAR[5:])
def test_what_was_so_as_a_rule_is_no_happening(text: str) -> None:
    assert events_of(text) == ()


def test_a_single_time_beside_a_habit_is_told() -> None:
    text = "Ann Roe usually drove, but on Monday she flew to Oslo."
    assert [event.trigger.of(text) for event in events_of(text)] == ["flew"]
