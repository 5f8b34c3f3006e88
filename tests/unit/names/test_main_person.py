"""Whom pronouns and surnames mean beside the one whom a story is about."""

import pytest

from dossier.domain.mentions import EntityKind, MentionForm

from .stories import entities_in, person_in

ROWS = [
    (
        "Karl Berg denies it. Berg was a judge. His aide, Ivan Lund, 57, is tried in his absence: he left in May.",
        "Ivan Lund",
        ["his", "he"],
    ),
    ("Karl Berg is an heir. One of the policemen named Berg. He later withdrew that.", "Karl Berg", []),
    (
        "The candidate who says he won has fled, hours after a court confirmed President Karl Lund.\nIvan Berg, 48, "
        "came.",
        "Ivan Berg",
        ["he"],
    ),
    (
        "A court allowed the extradition of a shipping heir accused of having his partner killed.\nIvan Berg, 44, sat.",
        "Ivan Berg",
        ["his"],
    ),
    (
        "Ivan Lund was taken in May. His wife, Anna, went there often. A prisoner who had just been freed told her "
        "that he had died. A doctor who examined her in June wrote it down.",
        "Anna",
        ["her", "her"],
    ),
    (
        "Anna Hamdan was taken with her brothers Tariq and Munir.\nTariq was beaten. His sister was freed in June."
        " She left.",
        "Anna Hamdan",
        ["her", "She"],
    ),
    (
        "The clinic's director, Dr. Anna Berg, called the bank. She lent her savings to a nurse.",
        "Anna Berg",
        ["She", "her"],
    ),
    (
        "Premier Karl Berg has quit. The deputy premier spoke outside her office. He wept.",
        "Karl Berg",
        ["He"],
    ),
    ("Marta Nowak left on Monday. She'd survived a vote, and she'll be missed.", "Marta Nowak", ["She", "she"]),
    (
        "Karl Berg lives in Leeds. His nephew, Ivan Lund, worked for him. He was stopped at the airport in May.",
        "Ivan Lund",
        ["He"],
    ),
    (
        "Anna Berg spoke in May. The auditor, Lim Siew Choo, sent her findings to Bonn. Later she was told to go.",
        "Lim Siew Choo",
        ["her", "she"],
    ),
    ("Karl Berg lived in Oslo. His brother, Max, a priest, begged him to leave.", "Karl Berg", ["His", "him"]),
    ("Karl Berg was jailed for insulting Ivan Lund, and pardoned by him in 2016.", "Ivan Lund", ["him"]),
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
    ("Karl Berg slept in the dock. When the clerk came to the end, he left.", "Karl Berg", ["he"]),
    ("Anna Berg met Karl Lund in Bonn. They married in 1991.", "Anna Berg", ["They"]),
    (
        "Karl Lund was a minister. Anna Berg worked as the minister's secretary until he was sacked.",
        "Karl Lund",
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


UNNAMED = [
    (
        "A clerk had the key.\nThe board sacked its founder and director Karl Berg. The founder wept.",
        "Karl Berg",
        ["The founder"],
    ),
    ("The fleet was led by Capt. Rubén Lago. The captain was late.", "Rubén Lago", ["The captain"]),
    ("The witness for the state, Anna Berg, spoke. The witness wept.", "Anna Berg", ["The witness"]),
    (
        "Earlier a herdsman, Samba Sow, told of his cows. The court rose after the old man was taken ill.",
        "Samba Sow",
        ["the old man"],
    ),
    ("Stavros Kalas, a shipbroker, slept. The shipbroker denies it.", "Stavros Kalas", ["The shipbroker"]),
    (
        "Karl Berg took his second wife, Anna Lund, to Bonn. Her husband could be jailed.",
        "Karl Berg",
        ["husband"],
    ),
    ("Karl Berg, a referee, came late. A fan rang the referee twice.", "Karl Berg", ["the referee"]),
]


@pytest.mark.parametrize(("text", "name", "expected"), UNNAMED, ids=[row[1] for row in UNNAMED])
def test_callings(text: str, name: str, expected: list[str]) -> None:
    mentions = person_in(text, name).mentions
    assert [m.span.of(text) for m in mentions if m.form is MentionForm.NOMINAL] == expected


def test_another_name_that_is_explained_later() -> None:
    text = "A man he knew as “Uncle Pete” paid.\nUncle Pete, police say, is Peter Ho Mun Wai, a trader. He was held."
    mentions = person_in(text, "Peter Ho Mun Wai").mentions
    assert [m.span.of(text) for m in mentions] == ["Pete", "Pete", "Peter Ho Mun Wai", "He"]


def test_she_who_is_described_behind_her_age() -> None:
    text = "Among those who lost was Joan Ash, 83, a widow from Hull, who paid £5 in May. She died last year."
    assert [m.span.of(text) for m in person_in(text, "Joan Ash").mentions] == ["Joan Ash", "She"]


def test_dogs_are_nobody() -> None:
    found = entities_in("Karl Berg died in a fire. His dog Tilly barked. Tilly also died.")
    assert [e.name for e in found if e.kind is EntityKind.PERSON] == ["Karl Berg"]


def test_other_names_behind_a_description() -> None:
    text = "Omar Haddad, an Iraqi trader also known as Abu Layth, paid. Abu Layth was held."
    assert [m.span.of(text) for m in person_in(text, "Omar Haddad").mentions] == [
        "Omar Haddad",
        "Abu Layth",
        "Abu Layth",
    ]


def test_families() -> None:
    text = "Karl Lund and his brother, Tim Lund, met the Loreto sisters. The Lunds were held in May 2020."
    found = entities_in(text)
    assert [e.name for e in found if e.kind is not EntityKind.PLACE] == ["Karl Lund", "Tim Lund"]
    assert [m.span.of(text) for m in person_in(text, "Tim Lund").mentions][-1] == "The Lunds"
