"""By which other names people are known, where the story says so."""

import pytest

from dossier.domain.mentions import EntityKind

from .stories import entities_in

JOINED = [
    ("Karl Berg, popularly known as El Zorro, was held. El Zorro fled.", {"El Zorro"}),
    ("Karl Berg, a former major better known to his men as Red Tom, fled. Red Tom was seen.", {"Red Tom"}),
    ("Karl Berg, nicknamed the Butcher, was jailed. The Butcher died in May.", {"Butcher"}),
    ("Karl Berg, 34, alias Johnny Boy, was held. Johnny Boy fled.", {"Johnny Boy"}),
    ("Karl Berg a.k.a. Big Ace was held. Big Ace fled.", {"Big Ace"}),
    ("Karl Berg, whose stage name was Rex Storm, was held. Rex Storm fled.", {"Rex Storm"}),
    ("Karl Berg, who goes by the name of Hassan Ali, was held. Hassan Ali fled.", {"Hassan Ali"}),
    ("Karl Berg, also called Abu Hamza, was held. Abu Hamza fled.", {"Abu Hamza"}),
    ("Karl Berg, who styled himself Prince Igor, was held. Prince Igor fled.", {"Igor"}),
    ("Anna Berg, née Moser, was held. Mrs Moser lived in Bonn.", {"Moser"}),
    ("Karl Berg, better known by his stage name Rex Storm, was held. Rex Storm fled.", {"Rex Storm"}),
    ("Karl Berg, 34, known online as “Big Ace”, was held. Big Ace fled.", {"Big Ace"}),
    ("Karl Berg, known locally as Red Tom, was held. Red Tom fled.", {"Red Tom"}),
    ("Karl Berg, the man they call El Zorro, smiled. El Zorro fled.", {"El Zorro"}),
    ("Karl Berg, 34, whom prosecutors called “Big Ace”, was held. Big Ace fled.", {"Big Ace"}),
    ("Karl Berg (Berg), also known as Abu Hamza, was held. Abu Hamza fled.", {"Abu Hamza"}),
    ("Karl Berg, “Bulu-babu” to the town, fled. Bulu-babu was held.", {"Bulu-babu"}),
    ("Natsu Hara (Hara Natsu) was held. Hara Natsu fled.", {"Hara Natsu"}),
    ("Bakhtiyor Karimov was held. Karimov B.R. fled.", {"Karimov B.R."}),
]
APART = [
    ("Karl Berg, formerly of Gazprom, was held.", {"Karl Berg"}),
    ("Karl Berg was formerly President of Ruritania.", {"Karl Berg"}),
    ("Karl Berg, under whose name Tom Fox had rented the flat, was held.", {"Karl Berg", "Tom Fox"}),
    ("Karl Berg, the man who called Tom Fox, was held.", {"Karl Berg", "Tom Fox"}),
    ("Karl Berg, the man police named as Tom Fox's killer, fled.", {"Karl Berg", "Tom Fox"}),
    ("Karl Berg, they said, called Tom Fox on Monday.", {"Karl Berg", "Tom Fox"}),
    ("Karl Berg was held. Tom Fox, also called as a witness, fled.", {"Karl Berg", "Tom Fox"}),
]


def people_of(text: str) -> dict[str, set[str]]:
    return {e.name: set(e.aliases) for e in entities_in(text) if e.kind is EntityKind.PERSON}


@pytest.mark.parametrize(("text", "aliases"), JOINED, ids=[row[0] for row in JOINED])
def test_another_name_means_the_same_person(text: str, aliases: set[str]) -> None:
    found = people_of(text)
    assert len(found) == 1
    assert aliases <= next(iter(found.values()))


@pytest.mark.parametrize(("text", "people"), APART, ids=[row[0] for row in APART])
def test_what_only_looks_like_another_name_joins_nobody(text: str, people: set[str]) -> None:
    found = people_of(text)
    assert set(found) == people
    assert not any(found.values())


def test_a_maiden_name_is_not_the_brother_who_bears_it() -> None:
    text = "Anna Berg (née Moser) was held. Her brother Karl Moser was fined. Moser denied it."
    spans = {e.name: [m.span.of(text) for m in e.mentions if m.form == "name"] for e in entities_in(text)}
    assert spans == {"Anna Berg": ["Anna Berg", "Moser"], "Karl Moser": ["Karl Moser", "Moser"]}


def test_a_by_name_in_quotation_marks_is_whoever_is_called_by_it_alone() -> None:
    text = "“Locksmith” denied it. Karl Berg, 34, known online as “Locksmith” and “v_lada”, was held. Locksmith fled."
    assert set(people_of(text)) == {"Karl Berg"}


def test_another_name_is_found_wherever_the_story_uses_it() -> None:
    text = "Karl Berg, dubbed “The Butcher” by his men, was jailed. In May the Butcher died."
    (person,) = entities_in(text)
    assert [m.span.of(text) for m in person.mentions if m.form == "name"] == ["Karl Berg", "Butcher", "Butcher"]


FILLING = "Police then searched a farm near Bonn, two flats in the north of the town and a garage on the quay. "


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        ("Mohammed Berg", "Mohamed Berg", 1),
        ("Antonio Berg", "Antonia Berg", 2),
        ("Francis Berg", "Frances Berg", 2),
        ("Hassan Berg", "Hussein Berg", 2),
    ],
)
def test_a_name_in_two_spellings(first: str, second: str, people: int) -> None:
    text = f"{first} was held in May. {FILLING * 2}{second} was fined in June."
    assert len([e for e in entities_in(text) if e.kind is EntityKind.PERSON]) == people


def test_two_named_side_by_side_are_two_however_alike() -> None:
    text = "Mohammed Berg and Mohamed Berg were held in May."
    assert len([e for e in entities_in(text) if e.kind is EntityKind.PERSON]) == 2
