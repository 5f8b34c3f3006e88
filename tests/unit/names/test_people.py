"""Whom the names of a story mean, and what is said of them."""

import itertools

import pytest

from dossier.domain.mentions import EntityKind, FactKind, MentionForm

from .stories import entities_in, person_in

CLUSTERS = [
    ("Yusuf al-Nouri was held. Al-Nouri denied it. Mr al-Nouri is 40.", [["Yusuf al-Nouri", "Al-Nouri", "al-Nouri"]]),
    (
        "Secretary Steven Marlow spoke. Steve Marlow left early, and Marlow slept.",
        [["Steven Marlow", "Steve Marlow", "Marlow"]],
    ),
    ("John Ratcliffe spoke. At the time, Mr. Ratcliff said so.", [["John Ratcliffe", "Ratcliff"]]),
    ("Donald J. Trump won. Donald Trump said so. Trump left.", [["Donald J. Trump", "Donald Trump", "Trump"]]),
    (
        "Omar Saleh and his brother Khalid Saleh fled. Omar was arrested in Ankara. Khalid died.",
        [["Omar Saleh", "Omar"], ["Khalid Saleh", "Khalid"]],
    ),
    ("Anna Berg and Karl Berg met Berg.", [["Anna Berg"], ["Karl Berg"]]),
    (
        "Rashid Qurbanov, also known as Abu Talha, was held. Police say Abu Talha fled.",
        [["Rashid Qurbanov", "Abu Talha", "Abu Talha"]],
    ),
]

PRONOUNS = [
    ("Mirsad Kandic left New York. He traveled to Syria, where he joined the group.", "Mirsad Kandic", ["He", "he"]),
    ("Marta Nowak, a spokeswoman, spoke on Monday. She declined to name them.", "Marta Nowak", ["She"]),
    ("Peter Lang met Robert Ross in Bonn.\nHe smiled.", "Robert Ross", []),
    ("Ivan Petrov said he was innocent. “It was not me,” he said.", "Ivan Petrov", ["he", "he"]),
    ("Marta Nowak wrote to Karl Berg about his house.", "Marta Nowak", []),
]

FACTS = [
    ("Rashid Qurbanov, 34, was held.", "Rashid Qurbanov", FactKind.AGE, "34"),
    ("A judge freed Marek Saar (51).", "Marek Saar", FactKind.AGE, "51"),
    ("Police held 29-year-old Marek Saar.", "Marek Saar", FactKind.AGE, "29"),
    ("Treasury Secretary Anne Holloway spoke.", "Anne Holloway", FactKind.ROLE, "Treasury Secretary"),
    ("Secretary of State Anne Holloway spoke.", "Anne Holloway", FactKind.ROLE, "Secretary of State"),
    ("Kremlin spokesman Dmitry Peskov denied it.", "Dmitry Peskov", FactKind.ORGANISATION, "Kremlin"),
    ("Kremlin spokesman Dmitry Peskov denied it.", "Dmitry Peskov", FactKind.ROLE, "Kremlin spokesman"),
    (
        "Damian Cole, US attorney for the Southern District of New York, said so.",
        "Damian Cole",
        FactKind.ROLE,
        "US attorney for the Southern District of New York",
    ),
    (
        "Iranian Quds Force commander Qassem Soleimani was killed.",
        "Qassem Soleimani",
        FactKind.ROLE,
        "Iranian Quds Force commander",
    ),
    ("Iranian citizens Reza Amiri and Sajjad Tehrani fled.", "Reza Amiri", FactKind.NATIONALITY, "Iranian"),
    ("Iranian citizens Reza Amiri and Sajjad Tehrani fled.", "Sajjad Tehrani", FactKind.NATIONALITY, "Iranian"),
    ("New York resident Marek Saar was held.", "Marek Saar", FactKind.RESIDENCE, "New York"),
    ("Marek Saar, who lives in Oslo, was held.", "Marek Saar", FactKind.RESIDENCE, "Oslo"),
    ("Rashid Qurbanov, also known as Abu Talha, was held.", "Rashid Qurbanov", FactKind.ALIAS, "Abu Talha"),
    ("Rashid Qurbanov, who uses the name “Falcon”, was held.", "Rashid Qurbanov", FactKind.ALIAS, "Falcon"),
]


@pytest.mark.parametrize(("text", "expected"), CLUSTERS)
def test_variants_of_one_name(text: str, expected: list[list[str]]) -> None:
    found = [
        [m.span.of(text) for m in e.mentions if m.form is MentionForm.NAME]
        for e in entities_in(text)
        if e.kind is EntityKind.PERSON
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "name", "expected"), PRONOUNS)
def test_pronouns(text: str, name: str, expected: list[str]) -> None:
    person = person_in(text, name)
    assert [m.span.of(text) for m in person.mentions if m.form is MentionForm.PRONOUN] == expected


@pytest.mark.parametrize(("text", "name", "kind", "value"), FACTS)
def test_facts(text: str, name: str, kind: FactKind, value: str) -> None:
    person = person_in(text, name)
    fact = {f.value: f for f in person.facts if f.kind is kind}.get(value)
    assert fact is not None, person.facts
    assert fact.span.of(text) == value


def test_words_for_two_mean_both() -> None:
    text = "Reza Amiri, 24, and Sajjad Tehrani, 27, were charged. The pair fled. The two are in Iran."
    for name in ("Reza Amiri", "Sajjad Tehrani"):
        nominals = [m.span.of(text) for m in person_in(text, name).mentions if m.form is MentionForm.NOMINAL]
        assert nominals == ["The pair", "The two"]


def test_acronyms_join_their_long_names() -> None:
    text = "The Islamic Revolutionary Guard Corps (IRGC) denied it. The IRGC is large. The Department of Justice spoke."
    text += " The Justice Department said more. The US and the United States agreed."
    found = {e.name: set(e.aliases) for e in entities_in(text)}
    assert found["Islamic Revolutionary Guard Corps"] == {"IRGC"}
    assert found["Department of Justice"] == {"Justice Department"}
    assert found["United States"] == {"US"}


def test_mentions_are_sorted_and_apart() -> None:
    text = "Marek Saar met Anne Holloway of the Justice Department in Oslo. He told her that Saar's firm had closed."
    entities = entities_in(text)
    spans = sorted(m.span for e in entities for m in e.mentions)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
    assert all(list(e.mentions) == sorted(e.mentions, key=lambda m: m.span) for e in entities)
    assert [e.key for e in entities] == list(range(len(entities)))
