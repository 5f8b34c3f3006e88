"""Which date each clause of a story takes, and what goes on with the day of what went before."""

import pytest

from .test_find_events import events_of, shown

SCENES = [
    (
        "Ann Roe unveiled a card at an event in Oslo on Tuesday. She said it was simple. She showed films of its use.",
        [
            "unveiled statement asserted 2024-05-14",
            "said statement asserted 2024-05-14",
            "showed other asserted 2024-05-14",
        ],
    ),
    (
        "Ann Roe told Tom Fox on Tuesday that she was ill. Roe said no.",
        ["told statement asserted 2024-05-14"],
    ),
    (
        "Harbour Bank announced a new card on Monday. Ann Roe announced the card at a dinner.",
        ["announced statement asserted 2024-05-13", "announced statement asserted 2024-05-13"],
    ),
    (
        "Harbour Bank announced a new card on Monday. Ann Roe announced the closure of a school.",
        ["announced statement asserted 2024-05-13", "announced statement asserted -"],
    ),
    (
        "Harbour Bank launched a card on Monday. Ann Roe presented the card at the Bergen, Norway event.",
        ["launched other asserted 2024-05-13", "presented other asserted 2024-05-13"],
    ),
    (
        "In a May 3 press conference, Ann Roe said that all would be paid.",
        ["said statement asserted 2024-05-03", "paid transfer-money planned -"],
    ),
    (
        "In Tuesday's raid, police arrested Tom Fox.",
        ["raid attack asserted 2024-05-14", "arrested arrest asserted 2024-05-14"],
    ),
]


@pytest.mark.parametrize("text, expected", SCENES)
def test_the_day_of_a_clause(text: str, expected: list[str]) -> None:
    assert [shown(event, text) for event in events_of(text)] == expected
