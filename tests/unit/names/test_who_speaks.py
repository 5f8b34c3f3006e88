"""Who cannot be meant: nobody speaks of himself by name, and the suspects are those whom the story told to be held."""

import pytest

from .stories import entities_in

# Text, and the words without a name that mean each person.
WHO: list[tuple[str, dict[str, list[str]]]] = [
    ("Anna Berg was held. A nurse saw it. She told us that Berg came home.", {"Anna Berg": []}),
    ("Anna Berg was held. She told us that Karl Lund came home.", {"Anna Berg": ["She"], "Karl Lund": []}),
    ("“Karl Lund drove the car,” he said.", {"Karl Lund": []}),
    ("Police met reporters. “Karl Lund drove the car. It was red,” he said.", {"Karl Lund": []}),
    ("Karl Lund was held. “Anna Berg drove the car,” he said.", {"Karl Lund": ["he"], "Anna Berg": []}),
    ("Cross-examined by Karl Lund, for the state, the witness said he had lied.", {"Karl Lund": []}),
    (
        "The commander, Mr Karl Lund, spoke on Monday.\nThe commander left at noon. Anna Berg, a dealer, stayed.",
        {"Karl Lund": ["The commander"], "Anna Berg": []},
    ),
    (
        "Tom Fox and Anna Berg were arrested. Karl Lund and Peter Moser were hurt. The two suspects were charged.",
        {"Tom Fox": ["The two suspects"], "Anna Berg": ["The two suspects"], "Karl Lund": [], "Peter Moser": []},
    ),
    (
        "Tom Fox was arrested in May. Karl Lund was seized in June. Anna Berg was held too. The two suspects fled.",
        {"Tom Fox": [], "Karl Lund": [], "Anna Berg": []},
    ),
    (
        "Anna Berg was angry. “Karl Lund shook my hand,” she said. “He looked me in the face.”",
        {"Anna Berg": ["my", "she", "me"], "Karl Lund": ["He"]},
    ),
    (
        "“I was at my niece's wedding,” replied Coun Anna Berg. “She was calmer than you are.”",
        {"Anna Berg": ["I", "my"]},
    ),
    (
        "Karl Lund still walks with a stick. Karl Lund said the lad could mend the shelves. “He broke them,” he said.",
        {"Karl Lund": ["he"]},
    ),
    (
        "When Karl Lund asked why Mrs Berg had never called, she wept. “Because I was ill,” she said.",
        {"Karl Lund": [], "Berg": ["she", "I", "she"]},
    ),
    (
        "Karl Lund met the neighbour on Monday and noticed that he looked ill.",
        {"Karl Lund": []},
    ),
    (
        "A driver of the governor was arrested on Sunday. Tom Fox, 33, was held at a roadblock. Tom Fox denies it.\n"
        "The governor said he was shocked.",
        {"Tom Fox": ["A driver"]},
    ),
    (
        "A court ordered the arrest of the founder of a bank, accusing him of fraud.\nTom Fox, 59, denies it.",
        {"Tom Fox": ["the founder", "him"]},
    ),
    (
        "The leader of the town council resigned on Monday.\nShe handed her chain to the clerk, Anna Berg.",
        {"Anna Berg": []},
    ),
    (
        "Anna Berg, the minister, confirmed that Karl Lund's wife, Mia Lund, was safe. She said nobody had called.",
        {"Anna Berg": ["She"], "Karl Lund": [], "Mia Lund": []},
    ),
    (
        "Karl Lund follows Peter Moser who died on Sunday when the car he was driving overturned.",
        {"Karl Lund": [], "Peter Moser": ["he"]},
    ),
    (
        "Peter Moser was tried in May. Although he had lied at first, Karl Lund was freed.",
        {"Peter Moser": [], "Karl Lund": ["he"]},
    ),
    ("Peter Moser came home. When he arrived, Karl Lund shot him.", {"Peter Moser": ["he", "him"], "Karl Lund": []}),
    (
        "Peter Moser resigned. Senator Karl Lund of Illinois said it was late. He said the party was split.",
        {"Peter Moser": [], "Karl Lund": ["He"]},
    ),
    (
        "Peter Moser was turned back twice. Discussing his fears, Norway's Prime Minister, Karl Lund, said it was sad.",
        {"Peter Moser": [], "Karl Lund": ["his"]},
    ),
    (
        "Karl Lund told Peter Moser that he would help him with the move.",
        {"Karl Lund": ["he"], "Peter Moser": ["him"]},
    ),
    ("Karl Lund told Peter Moser that he would be shot.", {"Karl Lund": [], "Peter Moser": []}),
    (
        "For Karl Lund, a teacher, Peter Moser was a legend. He said, “Peter Moser was the best of us.”",
        {"Karl Lund": ["He"], "Peter Moser": []},
    ),
    (
        "Mia Lund spoke first. Anna Berg said she was busy but then circumstances allowed for her to come.",
        {"Mia Lund": [], "Anna Berg": ["she", "her"]},
    ),
    (
        "Police told a reporter that Karl Lund “walked in and turned himself in”.",
        {"Karl Lund": ["himself"]},
    ),
    (
        "Zusra Hassan Berg drew the museum. She was born in Oslo.",
        {"Zusra Hassan Berg": ["She"]},
    ),
    (
        "The Bergs were charged in May. Karl and Anna Berg appeared in court.",
        {"Karl": ["The Bergs"], "Anna Berg": ["The Bergs"]},
    ),
    ("Tom Fox and Anna Berg met. The two women left.", {"Tom Fox": [], "Anna Berg": []}),
]


@pytest.mark.parametrize(("text", "people"), WHO, ids=[row[0] for row in WHO])
def test_who_is_meant(text: str, people: dict[str, list[str]]) -> None:
    found = {
        e.name: [m.span.of(text) for m in e.mentions if m.form != "name"]
        for e in entities_in(text)
        if e.kind == "person"
    }
    assert found == people


# Couples of one surname: text, and the names that mean each of them.
COUPLES: list[tuple[str, list[tuple[str, list[str]]]]] = [
    (
        "Anna Berg was convicted. Her husband Karl Berg, 51, had pleaded guilty. Berg was jailed. Mrs Berg wept.",
        [("Anna Berg", ["Anna Berg", "Berg"]), ("Karl Berg", ["Karl Berg"])],
    ),
    (
        "Karl Berg was convicted. His wife, Anna Berg, stood beside him. Berg was jailed in May.",
        [("Karl Berg", ["Karl Berg", "Berg"]), ("Anna Berg", ["Anna Berg"])],
    ),
    ("Lord Berg and Lady Berg were arrested in May.", [("Berg", ["Berg"]), ("Berg", ["Berg"])]),
]


@pytest.mark.parametrize(("text", "people"), COUPLES, ids=[row[0] for row in COUPLES])
def test_what_is_said_of_one_spouse_is_not_put_on_the_other(text: str, people: list[tuple[str, list[str]]]) -> None:
    found = [
        (e.name, [m.span.of(text) for m in e.mentions if m.form == "name"])
        for e in entities_in(text)
        if e.kind == "person"
    ]
    assert found == people
