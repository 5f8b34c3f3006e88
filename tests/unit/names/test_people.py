"""Whom the names of a story mean, and what is said of them."""

import itertools

import pytest

from dossier.domain.mentions import EntityKind, FactKind, MentionForm

from .stories import entities_in, person_in

CLUSTERS = [
    (
        "Tomas Ekdal and his brother Joris were held. Joris Ekdal walked free.",
        [["Tomas Ekdal"], ["Joris", "Joris Ekdal"]],
    ),
    ("Tran Thi Hoa fled to Hanoi. Police held Madam Tran there.", [["Tran Thi Hoa", "Tran"]]),
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
    (
        "Karl Berg was shot, said his sister, Anna Berg. Berg taught in Bonn. Mrs Berg wept.",
        [["Karl Berg", "Berg"], ["Anna Berg", "Berg"]],
    ),
    # Before his daughter is named "Chao" is somebody else.
    ("Chao taught in Bonn. His daughter was Rulan Chao Pian. Chao left.", [["Chao", "Chao"], ["Rulan Chao Pian"]]),
    (
        "Karl Berg died in May. Karl was a friend. Karl Lund wept too.",
        [["Karl Berg", "Karl"], ["Karl Lund"]],
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
    ("Ivan Petrov said he was innocent. “It was not me,” he said.", "Ivan Petrov", ["he", "me", "he"]),
    ("Upon hearing of it, Karl Berg left Bonn, but found himself alone.", "Karl Berg", ["himself"]),
    ("Anna Moser said it. On Monday Karl Berg “walked in and turned himself in”.", "Karl Berg", ["himself"]),
    ("Police met a woman named Kestrin Voe. She was outside.", "Kestrin Voe", ["She"]),
    ("Police met a dancer who goes by the name Rixy Voe. She was outside.", "Rixy Voe", ["She"]),
    ("Anna Berg also said Karl Lund was shy. “He left early,” Anna Berg said.", "Karl Lund", ["He"]),
    ("Karl Berg copied the ideas of Tom Fox in his own book.", "Karl Berg", ["his"]),
    ("Karl Berg, the Dutch teenager, was held. In May he fled. Police found him.", "Karl Berg", ["he", "him"]),
    ("Karl Berg met a man in Bonn. He smiled.", "Karl Berg", ["He"]),
    ("A man told Karl Berg that he was late.", "Karl Berg", []),
    ("Karl Berg slept.\nA man came in. He smiled.", "Karl Berg", []),
    ("Police held Anna Berg.\nShe told Omar Saleh that Anna Berg would see him.", "Omar Saleh", ["him"]),
    ("Sasha Lund came. She sat. Karl Berg came too. Lund said he was late.", "Sasha Lund", ["She"]),
    ("Marta Nowak wrote to Karl Berg about his house.", "Marta Nowak", []),
]

# Words without a name, with the person whom they mean.
UNNAMED = [
    (
        "A village baker who sold stolen flour was jailed on Monday after a court heard that he had forged receipts.\n"
        "Marek Saar, of Elm Road, pleaded guilty in May.\nThe baker said nothing.",
        "Marek Saar",
        ["A village baker", "he", "The baker"],
    ),
    (
        "A former director of the mint was fined on Friday.\nProsecutor Ann Roe said the sum was large.\n"
        "Rosa Lindt, 61, was convicted of theft. The defendant left.",
        "Rosa Lindt",
        ["A former director", "The defendant"],
    ),
    ("A Peru-born Lima resident was freed on Monday.\nJuan Rocha, 40, was held in May.", "Juan Rocha", ["resident"]),
    (
        "A judge ordered the release of a potter held for years.\nRosa Lindt, 44, was held in May. The potter left.",
        "Rosa Lindt",
        ["a potter", "The potter"],
    ),
    ("A judge spoke.\nRosa Lindt, 44, was arrested.", "Rosa Lindt", []),
    ("A judge was arrested on Monday.\nRosa Lindt, 44, took bribes.", "Rosa Lindt", ["A judge"]),
    (
        "Kenya's former trade minister was charged.\nHenry Otieno, 60, led it.",
        "Henry Otieno",
        ["former trade minister"],
    ),
    ("The minister was pleased.\nHenry Otieno, 60, led it.", "Henry Otieno", []),
    ("A man was shot on Monday.\nOfficer Ann Roe said so.\nPolice held Karl Berg.", "Karl Berg", []),
    ("A man was shot on Monday.\nA woman was hurt.\nKarl Berg, 30, was held.", "Karl Berg", []),
    ("A clerk left.\nLater the clerk, Karl Berg, was shot.", "Karl Berg", ["A clerk"]),
    ("A clerk left.\nKarl Berg, a teacher, was shot. The teacher died.", "Karl Berg", ["The teacher"]),
    ("Karl Berg, a teacher, was shot. A teacher said so. A teacher fled. The teacher died.", "Karl Berg", []),
    ("Karl Berg was charged. Omar Saleh was convicted. The defendant wept.", "Karl Berg", []),
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


@pytest.mark.parametrize(("text", "name", "expected"), UNNAMED)
def test_words_without_a_name(text: str, name: str, expected: list[str]) -> None:
    person = person_in(text, name)
    assert [m.span.of(text) for m in person.mentions if m.form is not MentionForm.NAME] == expected


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


PAIRS = [
    (
        "Police held two Maltese bakers on Monday.\nJon Borg and Pia Vella sold flour. Both deny it.",
        ["Both"],
    ),
    ("Jon Borg married Pia Vella in May. He moved to Oslo. The couple divorced in June.", ["The couple"]),
    ("Jon Borg and his wife, Pia Vella, fled. The couple live in Oslo.", ["The couple"]),
    ("Jon Borg and Pia Vella fled. Later they were arrested. Police jailed them.", ["they", "them"]),
    ("Jon Borg and Pia Vella fled. Police followed. They were arrested.", []),
    ("Jon Borg and Pia Vella bought two cars. They broke.", []),
    ("Jon Borg and Pia Vella fled. They broke a window.", ["They"]),
    ("Jon Borg and Pia Vella fled. They wrote to voters. They also told lies.", ["They", "They"]),
    ("A mob came. They were charged. Jon Borg and Pia Vella fled.", []),
    ("Jon Borg and Pia Vella met Karl Berg and Ann Roe. The pair fled. They were arrested.", []),
    (
        "Jon Borg and Pia Vella were held. Vella fled in May, chief clerk Ana Roe said.\nThe pair will be tried.",
        ["The pair"],
    ),
    ("The report accuses Jon Borg and Pia Vella. It accuses the defendants of lying.", ["the defendants"]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_words_for_two(text: str, expected: list[str]) -> None:
    for name in ("Jon Borg", "Pia Vella"):
        found = [m.span.of(text) for m in person_in(text, name).mentions if m.form is not MentionForm.NAME]
        assert [words for words in found if words.lower() not in ("he", "his")] == expected


def test_the_client_of_a_lawyer() -> None:
    text = "Jon Borg was charged. Borg's lawyer, Karl Berg, said his client was ill."
    assert [m.span.of(text) for m in person_in(text, "Jon Borg").mentions][-1] == "his client"


def test_acronyms_join_their_long_names() -> None:
    text = "The Islamic Revolutionary Guard Corps (IRGC) denied it. The IRGC is large. The Department of Justice spoke."
    text += " The Justice Department said more. The US and the United States agreed."
    found = {e.name: set(e.aliases) for e in entities_in(text)}
    assert found["Islamic Revolutionary Guard Corps"] == {"IRGC"}
    assert found["Department of Justice"] == {"Justice Department"}
    assert found["United States"] == {"US"}


@pytest.mark.parametrize(
    "text, count",
    [
        ("Later, Banks said yes. Banks has left. Banks also spoke. Banks said no.", 5),
        ("Two banks closed. Banks were shut. Banks closed.", 1),
        ("Guards shut the banks, Banks said.", 2),
    ],
)
def test_a_surname_that_is_an_ordinary_word_needs_a_capital_inside_a_sentence_or_a_verb(text: str, count: int) -> None:
    assert len(person_in(f"Miriam Banks spoke in Bonn.\n{text}", "Miriam Banks").mentions) == count


def test_mentions_are_sorted_and_apart() -> None:
    text = "Marek Saar met Anne Holloway of the Justice Department in Oslo. He told her that Saar's firm had closed."
    entities = entities_in(text)
    spans = sorted(m.span for e in entities for m in e.mentions)
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
    assert all(list(e.mentions) == sorted(e.mentions, key=lambda m: m.span) for e in entities)
    assert [e.key for e in entities] == list(range(len(entities)))


@pytest.mark.parametrize(
    "unit", ["a man, ", "Karl Berg said he saw him ", "they were charged ", "the clerk, Karl Berg, "]
)
def test_endless_sentences_are_read(unit: str) -> None:
    assert all(e.mentions for e in entities_in(unit * 400))


@pytest.mark.parametrize(
    "insertion", [" who was", ", 41, who was", ", who is in Leeds, was", " who " * 3000, ", " * 3000]
)
def test_insertions_before_the_verb_come_to_an_end(insertion: str) -> None:
    found = entities_in(f"Anna Berg{insertion} arrested in Bonn. The suspect denied it.")
    assert "Anna Berg" in {entity.name for entity in found if entity.kind is EntityKind.PERSON}
