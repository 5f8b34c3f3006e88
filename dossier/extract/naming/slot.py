"""Where a tagger goes in: any model that marks the names in lines of words, the program's own or another."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

Name = tuple[int, int, str]
# What other models call people, organisations and places.
OTHER_LABELS: Mapping[str, str] = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
}


class Tagger(Protocol):
    """Marks names in lines of words."""

    def tag_surely(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[float]]]:
        """Return a label (O, or B- or I- with PER, ORG or LOC) for each word of each line, and how sure it is."""
        ...


class MappedTagger:
    """A tagger made of any function that finds labelled stretches of words in a line.

    *find* returns (first word, word behind the last, label) for each stretch; labels that *labels* lacks, or maps to
    nothing, are left out, and so is a stretch that overlaps an earlier one.
    """

    def __init__(
        self, find: Callable[[Sequence[str]], Iterable[Name]], labels: Mapping[str, str] = OTHER_LABELS
    ) -> None:
        self._find = find
        self._labels = labels

    def tag_surely(self, sentences: Sequence[Sequence[str]]) -> list[tuple[list[str], list[float]]]:
        """Return a label for each word of each line; all count as sure."""
        return [(self._tag(words), [1.0] * len(words)) for words in sentences]

    def _tag(self, words: Sequence[str]) -> list[str]:
        tags = ["O"] * len(words)
        end = 0
        for first, last, label in sorted(self._find(words)) if words else ():
            kind = self._labels.get(label)
            if kind and end <= first < last <= len(words):
                tags[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
                end = last
        return tags
