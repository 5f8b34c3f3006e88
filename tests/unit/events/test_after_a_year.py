"""What came a year after something is not of its year, though one sentence tells both."""

import pytest

from .test_find_events import events_of


@pytest.mark.parametrize(
    ("text", "word", "dated"),
    [
        ("In 2004 prosecutors charged Tom Fox with fraud but dropped the case after a year.", "dropped", False),
        ("In 2010 police arrested Tom Fox and released him after two months.", "released", False),
        ("In May 2010 Tom Fox joined the party and left it after a year.", "left", False),
        ("In 2004 prosecutors charged Tom Fox with fraud but dropped the case after a quarrel.", "dropped", True),
        ("In 2010 Tom Fox retired and died after years of illness.", "died", True),
        ("In 2010 Tom Fox retired and moved to Bergen.", "moved", True),
    ],
)
def test_a_year_does_not_reach_what_came_later(text: str, word: str, dated: bool) -> None:
    (event,) = [event for event in events_of(text) if event.trigger.of(text) == word]
    assert (event.date is not None) is dated
