"""What the names model is told of a word by the lexicons."""

import pytest

from dossier.extract.naming.known import CLOSED, COUNT, UNKNOWN, known, looks
from dossier.extract.naming.shapes import COUNT as SHAPES
from dossier.extract.naming.shapes import shapes

WORDS = "Anna Kowalski Oslo Market French Monday Ministry President Xqwzrt said 12 - Anna-Xqwzrt".split()


def test_words_that_mean_different_things_for_a_name_differ() -> None:
    numbers = [known(word) for word in WORDS[:9]]
    assert len(set(numbers)) == len(numbers)
    assert all(0 < number < COUNT for number in numbers)


@pytest.mark.parametrize("word", ["said", "oslo", "12", "-", "“"])
def test_words_without_a_capital_are_not_looked_up(word: str) -> None:
    assert known(word) == 0


def test_capitals_and_diacritics_do_not_matter() -> None:
    assert known("OSLO") == known("Oslo") == known("Ósló")


def test_a_double_name_is_known_by_its_parts() -> None:
    assert known("Anna-Xqwzrt") == known("Anna") != known("Xqwzrt") == UNKNOWN


def test_closed_lists_come_last() -> None:
    assert all(known(word) >= CLOSED for word in ("French", "Monday", "Ministry", "President"))
    assert all(known(word) < CLOSED for word in ("Anna", "Oslo", "Xqwzrt"))


def test_a_look_holds_shape_and_knowledge() -> None:
    numbers = looks(WORDS)
    assert [number % SHAPES for number in numbers] == shapes(WORDS)
    assert [number // SHAPES for number in numbers] == [known(word) for word in WORDS]
