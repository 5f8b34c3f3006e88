"""Who says "I" in a quotation."""

import pytest

from dossier.domain.mentions import MentionForm

from .stories import person_in

SAID = [
    ("“I sold the boat,” Marta Solis said. “My brother had left.”", "Marta Solis", ["I", "My"]),
    ("“I fled. I never saw him again,” said Marta Solis.", "Marta Solis", ["I", "I"]),
    ('"I gave it to them," Marta Solis, a nurse, said.', "Marta Solis", ["I"]),
    ("Marta Solis said the boat was sold.\n“I’m ruined.”", "Marta Solis", ["I"]),
    ("Marta Solis met Karl Berg. “I am late,” she said.", "Marta Solis", ["I", "she"]),
    ("Marta Solis met Karl Berg. “I am late,” a nurse said.", "Marta Solis", []),
    ("“I am late,” Marta Solis told Karl Berg.", "Karl Berg", []),
    ("“I am late,” police told Karl Berg.", "Karl Berg", []),
    ("“I am late,” Karl Berg said. “So am I,” Marta Solis said.", "Marta Solis", ["I"]),
    ("Part I was lost, Karl Berg said.", "Karl Berg", []),
]


@pytest.mark.parametrize(("text", "name", "expected"), SAID)
def test_first_person(text: str, name: str, expected: list[str]) -> None:
    mentions = person_in(text, name).mentions
    assert [m.span.of(text) for m in mentions if m.form is MentionForm.PRONOUN] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Berg was held.\nI was beaten and told that my son was dead. Anna Berg\nPolice denied it.", ["I", "my"]),
        ("Minister Anna Berg has called it “dangerous”:\n“We face it. Because I am sure,” reads the note.", ["I"]),
        ("Anna Berg said, “I think so.\nIt was the first time I was there.”", ["I", "I"]),
        ("Anna Berg was held.\nI was told to leave the town. Then police came.", []),
    ],
)
def test_words_set_apart_are_those_of_whoever_signs_or_leads_to_them(text: str, words: list[str]) -> None:
    person = person_in(text, "Anna Berg")
    assert [m.span.of(text) for m in person.mentions if m.form == "pronoun"] == words
