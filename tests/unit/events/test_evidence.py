"""The evidence of an event can be read by itself: the clause of a long sentence, with who and when."""

import pytest

from .test_find_events import events_of

TAIL = (
    "while the harbour, which had been built for the grain ships of another century and never dredged since, lay idle "
    "under the eyes of a council that had other worries, a budget that nobody could explain, and an election to lose "
    "in the spring of that year."
)
LONG = [
    # The verb shares its object with the next.
    (
        f"Tom Fox and Ann Roe made and sold false passports in Oslo in 2019, {TAIL}",
        "made",
        ("Tom Fox and Ann Roe made and sold false passports in Oslo", "2019"),
    ),
    # Who acts stands before another clause.
    (
        f"Tom Fox, who had come from Bergen by train with nothing but a bag, paid Ann Roe in 2019, {TAIL}",
        "paid",
        ("Tom Fox", "paid Ann Roe in 2019"),
    ),
    # A clause of two words says nothing.
    (f"Tom Fox fled, and {TAIL} In 2019 Ann Roe stayed, it was said.", "fled", ("Tom Fox fled, and while",)),
]


@pytest.mark.parametrize(("text", "trigger", "parts"), LONG, ids=[row[1] for row in LONG])
def test_evidence_says_what_happened_to_whom_and_when(text: str, trigger: str, parts: tuple[str, ...]) -> None:
    events = events_of(text)
    quotes = [event.span.of(text) for event in events if event.trigger.of(text) == trigger]
    assert quotes
    assert all(part in quote for quote in quotes for part in parts), quotes
    assert all(len(quote.split()) >= 4 for quote in quotes)
