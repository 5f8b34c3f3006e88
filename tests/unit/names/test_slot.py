"""Other models in the tagger's place."""

import importlib.util
from collections.abc import Iterable, Sequence

import pytest

from dossier.domain.mentions import EntityKind
from dossier.errors import ImpossibleError
from dossier.extract.names import find_names
from dossier.extract.naming.slot import MappedTagger, Name
from dossier.extract.naming.spacy_slot import spacy_tagger

from .stories import story_of


def capitals(words: Sequence[str]) -> Iterable[Name]:
    """A small model of its own: "Company X" and "Mrs X", and a wrong stretch or two."""
    for i, word in enumerate(words[:-1]):
        if word == "Company":
            yield i, i + 2, "ORG"
        if word == "Mrs":
            yield i + 1, i + 2, "PERSON"
        if word == "Friday":
            yield i, i + 1, "DATE"
    yield 2, 900, "ORG"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Company Xyz hired Mrs Voss Friday night", "B-ORG I-ORG O O B-PER O O"),
        ("Company Company Abc", "B-ORG I-ORG O"),
        ("nothing", "O"),
        ("", ""),
    ],
)
def test_labels_are_mapped_and_overlaps_left_out(line: str, expected: str) -> None:
    words = line.split()
    assert MappedTagger(capitals).tag_surely([words]) == [(expected.split(), [1.0] * len(words))]


def test_another_tagger_takes_the_place_of_the_models() -> None:
    text = "The court heard Mrs Voss, who sold Company Zarn its boats."
    names = find_names(story_of(text), MappedTagger(capitals))
    assert [(name.span.of(text), name.kind) for name in names] == [
        ("Voss", EntityKind.PERSON),
        ("Company Zarn", EntityKind.ORGANISATION),
    ]


@pytest.mark.skipif(importlib.util.find_spec("spacy") is not None, reason="spaCy is installed here")
def test_says_when_spacy_is_missing() -> None:
    with pytest.raises(ImpossibleError, match="spaCy or the model is not installed"):
        spacy_tagger("en_core_web_sm")
