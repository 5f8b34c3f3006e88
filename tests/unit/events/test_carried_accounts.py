"""Whose account goes on, what a trial has shown, and what is denied: every row is a small story and its events."""

import pytest

from dossier.domain.events import StoryEvent

from .test_find_events import events_of

# Trigger and status.
ROWS: list[tuple[str, dict[str, str]]] = [
    (
        "Tom Fox was convicted of arson. According to evidence presented at trial, Tom Fox bought petrol in May 2019.",
        {"bought": "asserted"},
    ),
    (
        "Tom Fox was charged with arson. According to the indictment, Tom Fox bought petrol in May 2019.",
        {"bought": "alleged"},
    ),
    ("Reports that Tom Fox was killed by a drone in May 2019 were wrong, the minister said.", {"killed": "denied"}),
    ("Rumours that Tom Fox had died were untrue.", {"died": "denied"}),
    (
        "The Justice Ministry denied involvement in a message sent to reporters, and blamed Tom Fox for the fire.",
        {"blamed": "asserted"},
    ),
    ("Ann Roe denies having reported on anyone.", {"denies": "denied", "reported": "denied"}),
    ("Ann Roe denied inventing the story.", {"denied": "denied", "inventing": "denied"}),
    ("The ministry denied the accusation in May 2019.", {"denied": "asserted"}),
    (
        "Omar Haddad was stopped in May. He was taken to a house, he said, where he was held for six days. “They asked "
        "me who had paid. When I said nothing, they poured water on the floor.”",
        {"taken": "alleged", "held": "alleged", "poured": "alleged"},
    ),
    ("Ann Roe maintains that he was drowned in May 2019.", {"maintains": "asserted"}),
    ("The Justice Ministry said later that nobody had been late.", {"said": "asserted"}),
    ("A friend said the van had been stolen in May 2019.", {"stolen": "alleged"}),
    ("Police said the van had been stolen in May 2019.", {"stolen": "asserted"}),
    ("Ann Roe said her signature had been forged.", {"forged": "alleged"}),
    ("Tom Fox denied any involvement.", {"denied": "denied"}),
    ("The Justice Ministry denied any involvement.", {"denied": "asserted"}),
    ("Tom Fox said he had been woken by the wind in May 2019.", {"woken": "asserted"}),
    (
        "Tom Fox is accused of poisoning a judge. Ann Roe told the jury that Tom Fox met the judge at a regatta in "
        "2022. That December, Tom Fox persuaded the judge to change his will.",
        {"persuaded": "alleged"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_accounts_are_carried_on(text: str, expected: dict[str, str]) -> None:
    def word(event: StoryEvent) -> str:
        return event.trigger.of(text)

    found = {word(event): event.status.value for event in events_of(text)}
    assert {trigger: found.get(trigger, "") for trigger in expected} == expected
