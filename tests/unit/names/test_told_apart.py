"""Two people of one name whom the text tells apart: whoever is not settled is nobody."""

import pytest

from dossier.domain.mentions import EntityKind, MentionForm

from .stories import entities_in

# A story, with the places of the names that each bearer has (counted from 0 among the name's mentions in the text).
APART = [
    (
        "Ivo Marsh, a city councillor, wants it known that he is not the Ivo Marsh who was convicted of fraud.\n"
        "Ivo Marsh, 44, had threats.\nIvo Marsh, 61, a former banker, was sentenced in May. Marsh was held in Lisbon.",
        "Marsh",
        [[0], [1]],
    ),
    ("Ivo Marsh, 31, was fined on Monday. Ivo Marsh, 58, was jailed in May. Marsh appealed.", "Marsh", [[0], [1]]),
    (
        "Police held Ivo Marsh. Ivo Marsh, 40, was charged. Another Ivo Marsh, a teacher, got calls.\n"
        "Ivo Marsh will be tried in May. The teacher Ivo Marsh left.",
        "Marsh",
        [[0, 1], [2, 4]],
    ),
    ("Ivo Marsh, the painter, not to be confused with Ivo Marsh the sailor, died. Marsh was 40.", "Marsh", [[0], [1]]),
    ("Ivo Marsh was shot. Ivo Marsh (no relation), a baker, saw it. Ivo Marsh died.", "Marsh", [[0], [1]]),
    (
        "A man posing as Ivo Marsh opened accounts. The real Ivo Marsh, a nurse, had died. Ivo Marsh was jailed.\n"
        "Nurse Ivo Marsh lost a card.",
        "Marsh",
        [[1, 3]],
    ),
    ("Pavel Sorin had assumed Ivo Marsh's identity. Ivo Marsh was arrested.", "Marsh", [[0]]),
]

# Stories of one bearer.
ONE = [
    "Ivo Marsh, 41, was fined. Marsh is not the Ivo Marsh of old.",
    "Ivo Marsh, 41, was fined. Ivo Marsh, 42, was released.",
    "Ivo Marsh, a teacher, spoke. Ivo Marsh, a father of two, left.",
    "Detective Ann Marsh, no relation, was there. Ivo Marsh wept. Ivo Marsh left.",
    "The real Ivo Marsh was shy. Ivo Marsh was arrested.",
    "Nurse Ivo Marsh, 29, was cleared. Tom Marsh, 44, was fined. He is not related to Ivo Marsh.",
    "Ivo Marsh, a judge, spoke. Ann Marsh, who is unrelated to the judge Ivo Marsh, was fined.",
]


def bearers(text: str, surname: str) -> list[list[int]]:
    """Return which mentions of a surname each person has by name."""
    places: list[int] = []
    at = text.find(surname)
    while at >= 0:
        places.append(at + len(surname))
        at = text.find(surname, at + 1)
    people = [e for e in entities_in(text) if e.kind is EntityKind.PERSON and e.name == f"Ivo {surname}"]
    return [[places.index(m.span.end) for m in e.mentions if m.form is MentionForm.NAME] for e in people]


@pytest.mark.parametrize(("text", "surname", "expected"), APART)
def test_namesakes_are_told_apart_and_the_rest_left_open(text: str, surname: str, expected: list[list[int]]) -> None:
    assert bearers(text, surname) == expected


@pytest.mark.parametrize("text", ONE)
def test_one_bearer_stays_one(text: str) -> None:
    assert len(bearers(text, "Marsh")) == 1
    assert len(bearers(text, "Marsh")[0]) == 2 + ("Marsh is" in text)
