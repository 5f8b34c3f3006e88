"""Who denies or tells something of himself, and who only serves to say who somebody else is."""

import pytest

from dossier.domain.mentions import EntityKind, MentionForm

from .stories import entities_in, person_in

TOPIC = "Leo Halloran was jailed in 1999. Halloran, 47, shot a clerk, Halloran's lawyers concede. Halloran sat still. "


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (TOPIC + "Dan Rusk, now in private practice, denied that he had hidden anything.", "Dan Rusk", ["he"]),
        (TOPIC + "Piet Moss, who told police that he had seen another man, died in May.", "Piet Moss", ["he"]),
        (TOPIC + "A sergeant, Piet Moss, admitted he had lost the file.", "Piet Moss", ["he"]),
        (TOPIC + "Piet Moss later conceded that he had lied.", "Piet Moss", ["he"]),
        (TOPIC + "Guards were called by a man who said he had been robbed.", "Leo Halloran", []),
        (TOPIC + "The door was opened by a student who claimed that he had slept.", "Leo Halloran", []),
        (TOPIC + "His predecessor, Sam Tiro, went in 2017 after auditors found that he had lied.", "Sam Tiro", ["he"]),
        (TOPIC + "His rival, Sam Tiro, was banned when he failed a test.", "Sam Tiro", ["he"]),
    ],
)
def test_he_is_who_denies_or_tells_it(text: str, name: str, words: list[str]) -> None:
    person = person_in(text, name)
    assert [
        m.span.of(text) for m in person.mentions if m.form is MentionForm.PRONOUN and m.span.of(text) != "His"
    ] == words


@pytest.mark.parametrize("serving", ["an aide of the mayor", "the driver of the mayor", "a son of the mayor"])
def test_whoever_serves_somebody_is_not_the_one_he_serves(serving: str) -> None:
    lead = "The former mayor of a port hid a file, a court heard. Rui Salgado is on trial."
    text = f"{lead} It went to {serving}, Tom Rebelo."
    found = entities_in(text)
    rebelo = person_in(text, "Tom Rebelo")
    assert all("mayor" not in m.span.of(text).casefold() for m in rebelo.mentions if m.form is MentionForm.NOMINAL)
    assert [entity.name for entity in found if entity.kind is EntityKind.PERSON] == ["Rui Salgado", "Tom Rebelo"]
