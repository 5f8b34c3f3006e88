"""A lone unknown word is a person only where the tagger or something beside it says so."""

import pytest

from dossier.domain.mentions import EntityKind
from tests.unit.names.stories import names_in


@pytest.mark.parametrize(
    "text",
    [
        "Fishermen worship Obandu as the one who brings the rains, he wrote.",
        "A storm that forecasters named Tervine tore down the pier on Monday.",
    ],
)
def test_what_only_looks_like_a_name_is_nobody(text: str) -> None:
    assert names_in(text, EntityKind.PERSON) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fishermen worship Obandu, 71, as the one who brings the rains.",
        "Fishermen worship their uncle Obandu as the one who brings the rains.",
        "Fishermen worship Mr Obandu as the one who brings the rains.",
        "Fishermen worship Obandu. Elia Obandu lives on the far shore.",
        "A court jailed Obandu for six years on Friday.",
        "Fishermen say that Obandu has been charged with theft.",
    ],
)
def test_a_word_beside_it_or_a_fuller_name_keeps_a_person(text: str) -> None:
    assert "Obandu" in names_in(text, EntityKind.PERSON)
