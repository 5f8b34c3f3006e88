"""Names that look like something else, words that look like names, and namesakes whom a title tells apart."""

import pytest

from dossier.domain.mentions import EntityKind

from .stories import entities_in, names_in, person_in

PEOPLE = [
    ("The sisters Lena and Marta Kowal are at large. The twins Friday and Sunday Okoro were arrested.", "Friday"),
    ("The sisters Lena and Marta Kowal are at large. The twins Friday and Sunday Okoro were arrested.", "Sunday Okoro"),
    ("The brothers Jan and Petr Novotny are charged with fraud.", "Jan"),
    ('An officer whom the others addressed as "Verdun" beat him.', "Verdun"),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_people_may_be_called_like_something_else(text: str, name: str) -> None:
    assert name in names_in(text, EntityKind.PERSON)


NOBODY = [
    "She told the news site Vestnik that she had left.",
    "The portal Nova Zora published the letter on Thursday.",
    "A man in a Slavia Praha scarf was waiting by the car wash.",
    "They met at the Sailor's Rest in Hull.",
    "The site's editor, jan_k, wrote that.",
    "A singer on holiday in Lincoln was asked to help. After Lincoln the band broke up.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_media_clubs_inns_handles_and_towns_are_nobody(text: str) -> None:
    assert names_in(text, EntityKind.PERSON) == []


def test_a_plural_of_a_name_is_nobody_further() -> None:
    text = "Karl Hruska and Ivan Hruska are accused of fraud. The Hruskas were held in Brno on Tuesday."
    people = [e for e in entities_in(text) if e.kind is EntityKind.PERSON]
    assert [p.name for p in people] == ["Karl Hruska", "Ivan Hruska"]
    assert all("The Hruskas" in {m.span.of(text) for m in p.mentions} for p in people)


def test_the_lady_of_the_name_is_the_wife() -> None:
    text = (
        "Sir Edmund Carrow, 77, died. His wife, Helena Carrow, 51, is accused of fraud. His daughter, Beatrice Carrow, "
        "48, wept. Lady Carrow was arrested in April. She was released in May."
    )
    assert {"Carrow", "She"} <= {m.span.of(text) for m in person_in(text, "Helena Carrow").mentions}


TAKERS = [
    (
        "Edith Holm wrote to Hassan Mreh. Holm saw him in prison and, to the fury of Brand's widow, met him again in a "
        "cafe after he was released.",
        "Hassan Mreh",
        "he",
    ),
    (
        "Perth: The founder of the battery maker Voltcell has admitted it.\nDr Anna Holt-Gray, 47, pleaded guilty on "
        "Monday to fraud.",
        "Anna Holt-Gray",
        "The founder",
    ),
    (
        "The jury heard from Karl Lind's neighbour, Peter Cole. He said that Lind rang. Lind, 43, denies murder.",
        "Peter Cole",
        "He",
    ),
    (
        "Karl Lind was charged with murder, and Anna Roe was charged with fraud. The jury heard from Lind's neighbour, "
        "Peter Cole. He said that the defendant rang him.",
        "Karl Lind",
        "the defendant",
    ),
    ("Lukas Wolf resigned and took the letters with him.", "Lukas Wolf", "him"),
    ("Anna Berg, her former husband Tom Reed said, was late. She left.", "Anna Berg", "She"),
    (
        "In the spring of 2003, a young engineer began to count bridges. He had no car. Piotr Zielak, who turned 50 in "
        "May, has counted them all.",
        "Piotr Zielak",
        "a young engineer",
    ),
]


@pytest.mark.parametrize(("text", "name", "words"), TAKERS)
def test_whom_words_mean(text: str, name: str, words: str) -> None:
    assert words in {mention.span.of(text) for mention in person_in(text, name).mentions}
