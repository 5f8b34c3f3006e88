"""The names model itself, as it ships: what it marks, and that it does so alike each time."""

import subprocess
import sys

import numpy as np
import pytest

from dossier.extract.naming import shapes
from dossier.extract.naming.encoder import EncoderTagger, load

LINES = [
    "Police in Oslo arrested Mirela Haddad , a lawyer for Northern Freight Ltd .",
    "The U.S. Treasury Department imposed sanctions on Nkurabwe Tshilenge in March .",
    "Kim Tae-woong of the Labour Party met Ngozi Adebayo-Okoro in Lagos , Reuters reported .",
    "Nobody was hurt .",
    "nothing here is a name at all",
    "",
    "Abdul Karim al-Rashidi denied it .",
]


@pytest.fixture(scope="module")
def tagger() -> EncoderTagger:
    return load()


def names(tagger: EncoderTagger, line: str) -> list[tuple[str, str]]:
    words = line.split()
    found: list[tuple[str, str]] = []
    for word, tag in zip(words, tagger.tag_all([words])[0], strict=True):
        if tag.startswith("B-"):
            found.append((tag[2:], word))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], f"{found[-1][1]} {word}")
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (LINES[0], [("LOC", "Oslo"), ("PER", "Mirela Haddad"), ("ORG", "Northern Freight Ltd")]),
        (LINES[1], [("ORG", "U.S. Treasury Department"), ("PER", "Nkurabwe Tshilenge")]),
        (
            LINES[2],
            [
                ("PER", "Kim Tae-woong"),
                ("ORG", "Labour Party"),
                ("PER", "Ngozi Adebayo-Okoro"),
                ("LOC", "Lagos"),
                ("ORG", "Reuters"),
            ],
        ),
        (LINES[3], []),
        (LINES[6], [("PER", "Abdul Karim al-Rashidi")]),
        ("He was held in Washington , D.C. , on Friday .", [("LOC", "Washington , D.C.")]),
        ("The US and Turkey agreed , French officials said .", [("LOC", "US"), ("LOC", "Turkey")]),
        ("FBI Director Tomas Quist resigned .", [("ORG", "FBI"), ("PER", "Tomas Quist")]),
    ],
)
def test_marks_people_organisations_and_places(
    tagger: EncoderTagger, line: str, expected: list[tuple[str, str]]
) -> None:
    assert names(tagger, line) == expected


def test_gives_a_label_for_every_word(tagger: EncoderTagger) -> None:
    lines = [line.split() for line in LINES]
    assert [len(tags) for tags in tagger.tag_all(lines)] == [len(words) for words in lines]
    assert tagger.tag_all([]) == []


def test_is_the_same_each_time(tagger: EncoderTagger) -> None:
    lines = [line.split() for line in LINES] * 5
    assert tagger.tag_all(lines) == tagger.tag_all(lines)


def test_only_gives_labels_that_can_follow_one_another(tagger: EncoderTagger) -> None:
    chance = np.random.default_rng(7)
    words = [word for line in LINES for word in line.split()]
    for tags in tagger.tag_all([[words[i] for i in chance.integers(0, len(words), 40)] for _ in range(20)]):
        for before, tag in zip(["O", *tags], tags, strict=False):
            assert not tag.startswith("I-") or before[2:] == tag[2:]


def test_reads_a_line_of_any_length(tagger: EncoderTagger) -> None:
    words = LINES[0].split() * 300
    tags = tagger.tag_all([words])[0]
    assert len(tags) == len(words)
    assert tags.count("B-PER") > 280
    assert len(tagger.tag_all([["Abc" * 4000, "said", "so"]])[0]) == 3


def test_leaves_lines_without_capitals_alone(tagger: EncoderTagger) -> None:
    assert set(tagger.tag_all([LINES[4].split(), ["1", "2", "."], ["—"]])[0]) == {"O"}


def test_is_read_only_when_names_are_looked_for() -> None:
    code = "import sys, dossier.extract.pipeline; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("said", [shapes.LOWER]),
        ("he Paul NATO J McKay iPhone 12 3rd U.S. - 王", None),
    ],
)
def test_shapes_tell_words_apart(line: str, expected: list[int] | None) -> None:
    words = line.split()
    found = [shapes.shape(word) for word in words]
    assert found == expected if expected else len(set(found)) == len(found)


def test_shapes_mark_the_first_word_and_lines_in_capitals() -> None:
    plain, capital = shapes.shapes("“ Paul met Anna".split()), shapes.shapes("Paul Defeats Anna Again".split())
    assert plain[1] != shapes.shape("Paul") == plain[3] == shapes.CAPITALISED
    assert len(set(capital) & set(plain)) == 0
    assert max(shapes.shapes(["12a"] * 9)) < shapes.COUNT > max(capital)
