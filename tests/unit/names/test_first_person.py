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
