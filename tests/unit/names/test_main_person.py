"""Whom pronouns and surnames mean beside the one whom a story is about."""

import pytest

from dossier.domain.mentions import MentionForm

from .stories import person_in

ROWS = [
    (
        "Marta Nowak was born in Gdynia. Nowak was a judge.\n"
        "Sent to school with the Orsola sisters at nine, she read law. She left Gdynia in 1971.",
        "Marta Nowak",
        ["she", "She"],
    ),
    (
        "Karl Berg was a dealer.\nA miller's son from Bonn, he bought his first boat in 1990.",
        "Karl Berg",
        ["he", "his"],
    ),
    (
        "Anna Berg ran a shop. In 2007 the Leeds Courier claimed that she had lied. She sued.",
        "Anna Berg",
        ["she", "She"],
    ),
    (
        "Karl Berg said the road was safe.\nIvan Petrov, an engineer, took samples in July. “It crumbled,” he told us.",
        "Ivan Petrov",
        ["he"],
    ),
]


@pytest.mark.parametrize(("text", "name", "expected"), ROWS, ids=[row[1] for row in ROWS])
def test_pronouns(text: str, name: str, expected: list[str]) -> None:
    mentions = person_in(text, name).mentions
    assert [m.span.of(text) for m in mentions if m.form is MentionForm.PRONOUN] == expected


def test_the_first_of_two_surnames() -> None:
    text = (
        "Rodolfo Arana Soto, a banker, was held in Lima. Mr. Arana slept.\n"
        "“It is a shame,” said his daughter, Elena Arana. Mr. Arana opened accounts."
    )
    names = [m.span.of(text) for m in person_in(text, "Rodolfo Arana Soto").mentions if m.form is MentionForm.NAME]
    assert names == ["Rodolfo Arana Soto", "Arana", "Arana"]
