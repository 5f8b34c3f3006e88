"""Numeric dates of long texts, which are looked through piece by piece."""

from datetime import date

import pytest

from dossier.domain.documents import Passage, PassageRole, Story
from dossier.domain.spans import Span
from dossier.extract.publication import numeric


def told(text: str) -> list[Story]:
    whole = Span(0, len(text))
    return [Story(1, whole, passages=(Passage(whole, PassageRole.BODY),))]


@pytest.mark.parametrize("before", range(numeric._PIECE - 12, numeric._PIECE + 3))
def test_a_date_on_the_edge_of_a_piece_is_found_once(before: int) -> None:
    text = "x" * before + " 03/04/2020 " + "word " * 30_000 + "05/06/2021"
    assert [match.group() for match in numeric._figures(text)] == ["03/04/2020", "05/06/2021"]


def test_what_belongs_to_a_longer_number_is_no_date_in_pieces_either() -> None:
    text = "x" * (numeric._PIECE + 5) + "3/03/04/2020 " + "y" * numeric._PIECE
    assert list(numeric._figures(text)) == []


def test_the_first_date_that_reads_two_ways_is_asked_about() -> None:
    text = "The clerk paid on 03/04/2020 and again on 05/06/2020.\n"
    asked = numeric.numeric_question(text, told(text))
    assert asked is not None
    assert (asked.words, asked.day_first, asked.month_first) == ("03/04/2020", date(2020, 4, 3), date(2020, 3, 4))
