"""What a story says did not come about: told as denied, never as done, and only where it weighs."""

from datetime import date

import pytest

from dossier.domain.events import EventKind, Status
from dossier.services.event_views import label_of, phrase

from .test_find_events import events_of

DENIED = Status.DENIED
ROWS: list[tuple[str, str, EventKind | None]] = [
    ("The founder, Ann Roe, was never charged in the deaths.", "charged", EventKind.CHARGE),
    ("No one has been arrested for the fire.", "arrested", EventKind.ARREST),
    ("None of the officers was charged.", "charged", EventKind.CHARGE),
    ("No compensation has been paid.", "paid", EventKind.TRANSFER_MONEY),
    ("Tom Fox never faced a court.", "faced", EventKind.TRIAL),
    ("The case against Tom Fox has not come to trial.", "come", EventKind.TRIAL),
    ("Tom Fox will never be tried.", "tried", EventKind.TRIAL),
    ("Ann Roe has not conceded.", "conceded", EventKind.OTHER),
    ("Ann Roe has not resigned.", "resigned", EventKind.END_POSITION),
    # Nothing is told of what only might have been, of a year in which it did not happen, nor of small things.
    ("If Tom Fox was not charged, he would leave.", "charged", None),
    ("Was Tom Fox never charged?", "charged", None),
    ("Tom Fox was not only arrested but beaten.", "arrested", None),
    ("Tom Fox was not arrested in 2019.", "arrested", None),
    ("Ann Roe did not open the door.", "open", None),
    ("Nobody saw Tom Fox leave.", "saw", None),
]


@pytest.mark.parametrize(("sentence", "word", "kind"), ROWS, ids=[row[0] for row in ROWS])
def test_what_did_not_come_about(sentence: str, word: str, kind: EventKind | None) -> None:
    found = [e for e in events_of(sentence, date(2024, 5, 14)) if e.trigger.of(sentence) == word]
    assert [(e.kind, e.status) for e in found] == ([(kind, DENIED)] if kind else [])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Tom Fox was never arrested, charged or tried.", {}),
        ("Tom Fox was arrested, charged and tried.", dict.fromkeys(("arrested", "charged", "tried"), Status.ASSERTED)),
        (
            "Tom Fox will be arrested, charged and tried.",
            dict.fromkeys(("arrested", "charged", "tried"), Status.PLANNED),
        ),
        ("Tom Fox was not charged but fined.", {"fined": Status.ASSERTED}),
    ],
)
def test_a_list_stands_or_falls_with_its_first_verb(sentence: str, told: dict[str, Status]) -> None:
    found = {e.trigger.of(sentence): e.status for e in events_of(sentence, date(2024, 5, 14))}
    assert {word: status for word, status in found.items() if status is not DENIED} == told


def test_nobody_takes_part_in_what_befell_nobody() -> None:
    sentence = "No one has been arrested for the attack on Tom Fox."
    arrest = next(e for e in events_of(sentence, date(2024, 5, 14)) if e.kind is EventKind.ARREST)
    assert arrest.participants == ()


@pytest.mark.parametrize(
    ("quote", "word", "label"),
    [
        ("The founder, Ann Roe, was never charged in the deaths.", "charged", "was never charged in the deaths"),
        ("By May no one had been arrested for it.", "arrested", "no one had been arrested for it"),
        ("None of the four officers was charged.", "charged", "None of the four officers was charged"),
        ("He said no, and was charged.", "charged", "and was charged"),
    ],
)
def test_a_label_keeps_what_negates_it(quote: str, word: str, label: str) -> None:
    assert phrase(quote, quote.index(word), len(word)) == label
    assert "denied" not in label_of(EventKind.CHARGE, DENIED, (), quote, quote.index(word), len(word))
