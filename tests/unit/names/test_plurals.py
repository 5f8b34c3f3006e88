"""Whom words for several people mean that go on with those named together before."""

import pytest

from dossier.domain.mentions import EntityKind, MentionForm

from .stories import entities_in

Meant = dict[str, list[str]]

ROWS: list[tuple[str, Meant]] = [
    ("Letters of Karl Berg and Ivan Lund were sold in 2018. They were stolen a year before.", {}),
    ("Karl Berg and Ivan Lund gave the plates away. They were later auctioned in Leeds.", {}),
    ("Karl Berg and Ivan Lund played chess as boys. They met in June.", {"They": ["Ivan Lund", "Karl Berg"]}),
    ("Anna Berg invited Sara Lund to tea. They have met often since.", {"They": ["Anna Berg", "Sara Lund"]}),
    (
        "Anna Berg invited Sara Lund to tea. Last month a clerk wrote to the two women. They were shown the files.",
        {"the two women": ["Anna Berg", "Sara Lund"], "They": ["Anna Berg", "Sara Lund"]},
    ),
    (
        "Anna Hamdan, 24, and her brothers Tariq and Munir were taken in May. The siblings were parted that night.",
        {"The siblings": ["Anna Hamdan", "Munir", "Tariq"]},
    ),
    (
        "Police accuse Karl Berg and his two sons, Ivan and Max, of fraud. The brothers fled in May.",
        {"The brothers": ["Ivan", "Max"]},
    ),
    (
        "Karl Berg and Max Berg denied it. They were arrested at a wedding; both fought extradition.",
        {"They": ["Karl Berg", "Max Berg"], "both": ["Karl Berg", "Max Berg"]},
    ),
    (
        "Four men were charged. They are Karl Berg, 31, of Leeds; Ivan Lund, 28, a teacher; Max Holm, 36; and Jon "
        "Fell, 24. The conspirators moved the money in June.",
        {word: ["Ivan Lund", "Jon Fell", "Karl Berg", "Max Holm"] for word in ("Four men", "They", "The conspirators")},
    ),
    (
        "Karl Berg was jailed. His son Max, 29, was fined. The court heard that father and son burned papers.",
        {"father and son": ["Karl Berg", "Max"]},
    ),
    (
        "Karl Berg and Ivan Lund left in May. A vet, Sara Holm, saw the pair at a quarry.",
        {"the pair": ["Ivan Lund", "Karl Berg"]},
    ),
    (
        "Oskar Lind (41), Mats Berg (37) and the brothers Erik and Jonas Falk (34 and 29) are charged with theft. The "
        "police say that they ran a ring. The ministry added all four men to a blacklist.",
        {word: ["Erik", "Jonas Falk", "Mats Berg", "Oskar Lind"] for word in ("they", "all four men")},
    ),
    (
        "Anna Keller and Ruth Vogel opened a brewery in 2009. It won prizes. They quarrelled over a loan.",
        {"They": ["Anna Keller", "Ruth Vogel"]},
    ),
    (
        "The owner, Tomas Vesely, and his manager, Ivana Krall, fled. Police stopped them at the border. They were "
        "questioned for nine hours.",
        {word: ["Ivana Krall", "Tomas Vesely"] for word in ("them", "They")},
    ),
    (
        "Paul Renner and Hugo Stamm set up a firm in 2008. By 2010 the two of them had moved millions to Dubai.",
        {"the two of them": ["Hugo Stamm", "Paul Renner"]},
    ),
    (
        "Paul Renner and Hugo Stamm were picked up on Tuesday. Their trial begins in June. Their cars were sold.",
        {"Their": ["Hugo Stamm", "Paul Renner"]},
    ),
    ("Paul Renner and Hugo Stamm bought two cars in 2008. They broke down soon.", {}),
    ("Paul Renner and Hugo Stamm met two guards in 2008. They were paid in cash.", {}),
    ("Karl Berg forgave Ivan Lund in May, and in June they met.", {"they": ["Ivan Lund", "Karl Berg"]}),
    (
        "Anna Petrova is a clerk. Her husband, former arms broker Karl Lund, left. The couple divorced.",
        {"The couple": ["Anna Petrova", "Karl Lund"]},
    ),
    (
        "Those held are:\n• Karl Berg, 67, of Bonn.\n• Dr. Ivan Lund, 50, of Kiel.\n• Max Holm, 41, of Bern.\n"
        "Count One charges all three defendants with fraud.",
        {"all three defendants": ["Ivan Lund", "Karl Berg", "Max Holm"]},
    ),
    (
        "Karl Berg and Max Berg ran a shop. Investigators think they earned a fortune.",
        {"they": ["Karl Berg", "Max Berg"]},
    ),
    (
        "Brothers Karl Berg, 41, and Max Berg, 36, were jailed. Karl Berg lied. The younger man admitted it.",
        {"The younger man": ["Max Berg"]},
    ),
    (
        "Karl Berg lived in Bonn. His brother, Max, a priest, begged him to go. He says the brothers spoke in May.",
        {"the brothers": ["Karl Berg", "Max"]},
    ),
    # Not where they could mean things or others.
    ("Karl Berg and Ivan Lund bought two cars. They were red.", {}),
    ("Karl Berg sued Ivan Lund. They were heavy bags.", {}),
    ("Karl Berg met officials of the ministry. They told him to leave.", {}),
    ("Karl Berg and Ivan Lund met Max Holm and Jon Fell. Both fled.", {}),
    ("Karl Berg invited Ivan Lund to tea. The two women met in May.", {}),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_who_is_meant(text: str, expected: Meant) -> None:
    found: Meant = {}
    for entity in entities_in(text):
        for mention in entity.mentions:
            low = mention.span.of(text)
            if entity.kind is EntityKind.PERSON and mention.form is not MentionForm.NAME and low in (*expected, "They"):
                found.setdefault(low, []).append(entity.name)
    assert {words: sorted(people) for words, people in found.items()} == expected


def test_many_sentences_are_read_in_time() -> None:
    text = "Karl Berg and Ivan Lund met. They fled. " * 400
    assert len(entities_in(text)) == 2
