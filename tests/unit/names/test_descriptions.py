"""Words for one person by age, family or calling."""

import pytest

from dossier.domain.mentions import MentionForm

from .stories import entities_in, person_in

WORDS = [
    ("Karl Berg was tried. Jurors convicted the 48-year-old.", "Karl Berg", ["the 48-year-old"]),
    ("Karl Berg, 48, met Jan Rood, 31. The 31-year-old was fined.", "Jan Rood", ["The 31-year-old"]),
    ("Karl Berg, 48, met Jan Rood, 31. The 31-year-old was fined.", "Karl Berg", []),
    ("Karl Berg, 48, was tried. The 31-year-old was fined.", "Karl Berg", []),
    ("Karl Berg met Jan Rood. The 31-year-old was fined.", "Karl Berg", []),
    ("Karl Berg, 48, was tried. A 48-year-old was fined.", "Karl Berg", []),
    ("Karl Berg married Marta Solis. The father of three was held.", "Karl Berg", ["The father of three"]),
    ("Karl Berg met Jan Rood. The father of three was held.", "Karl Berg", []),
    ("Karl Berg and his wife, Marta Solis, fled. Police held his wife in May.", "Marta Solis", ["wife"]),
    ("Karl Berg and wife Marta fled. Her husband was held.", "Karl Berg", ["husband"]),
    ("Karl Berg and wife Marta fled. Jan Rood’s wife was held.", "Marta", []),
    ("Karl Berg and his brother, Jan Berg, fled. His brother was held.", "Jan Berg", []),
    ("Football agent Karl Berg was tried. The agent will be sentenced in June.", "Karl Berg", ["The agent"]),
    ("Agent Karl Berg met agent Jan Rood. The agent will be sentenced in June.", "Karl Berg", []),
    ("The activist Marta Solis was held. The activist was freed in May.", "Marta Solis", ["The activist"]),
    ("Karl Berg, 17, met Jan Rood, 44. Jan Rood said the teenager had a knife.", "Karl Berg", ["the teenager"]),
    ("Marta Solis, 15, vanished. Police found the girl in Oslo.", "Marta Solis", ["the girl"]),
    ("Marta Solis, 15, vanished with another girl. Police found the girl in Oslo.", "Marta Solis", []),
    ("Karl Berg, 17, met Jan Rood, 18. Guards saw the teenager in Oslo.", "Karl Berg", []),
    ("Karl Berg, 81, was robbed by Jan Rood, 22. Neighbours helped the pensioner.", "Karl Berg", ["the pensioner"]),
    ("Karl Berg left. A judge said the brother of Karl Berg within days would speak.", "Karl Berg", []),
]


@pytest.mark.parametrize(("text", "name", "expected"), WORDS)
def test_descriptions(text: str, name: str, expected: list[str]) -> None:
    mentions = person_in(text, name).mentions
    assert [m.span.of(text) for m in mentions if m.form is MentionForm.NOMINAL] == expected


# Text, and the words that mean each of two holders of like offices.
OFFICES: list[tuple[str, dict[str, list[str]]]] = [
    (
        "Prime Minister Karl Lund met Interior Minister Anna Berg. The interior minister left. The minister wept.",
        {"Karl Lund": [], "Anna Berg": ["The interior minister"]},
    ),
    (
        "Interior Minister Karl Lund spoke. The finance minister left for Oslo. The minister wept.",
        {"Karl Lund": []},
    ),
    (
        "Chief executive Karl Lund and finance chief Anna Berg were fired. The finance chief wept.",
        {"Karl Lund": [], "Anna Berg": ["The finance chief"]},
    ),
]


@pytest.mark.parametrize(("text", "people"), OFFICES, ids=[row[0] for row in OFFICES])
def test_which_office_is_meant(text: str, people: dict[str, list[str]]) -> None:
    found = {
        e.name: [m.span.of(text) for m in e.mentions if m.form == "nominal"]
        for e in entities_in(text)
        if e.kind == "person"
    }
    assert found == people


def test_the_father_of_a_daughter_named_as_his() -> None:
    text = "Anna Berg, the younger daughter of Karl Berg, wept. She says that her father sold the mill in May."
    person = person_in(text, "Karl Berg")
    assert [m.span.of(text) for m in person.mentions if m.form == "nominal"] == ["father"]
