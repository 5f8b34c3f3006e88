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


@pytest.mark.parametrize(
    "text",
    [
        "Zorvel broke a window on Monday.",
        "Okonjo smiled.",
        "Ulvaro shot the guard twice.",
        "Tavrik had stolen the bicycle from a shed.",
        "Brevik lit a cigarette and left the room.",
        "Haldrik waved to the crowd and got into his car.",
        "Morvane climbed over the fence at night.",
        "Pentrik later married a nurse from the village.",
    ],
)
def test_who_does_what_only_people_do_is_a_person(text: str) -> None:
    assert len(names_in(text, EntityKind.PERSON)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The storm Zorvel broke windows on Monday.",
        "The Okonjo capsized.",
        "The company said Drovnik sank in March.",
        "Zorvel shares fell 3 percent.",
        "Tavrik beat Morvane 3-1 on Sunday.",
        "Tourists flock to Haldrik in summer.",
        "Zorvel's engine failed off the coast.",
    ],
)
def test_ships_storms_teams_and_places_are_nobody(text: str) -> None:
    assert names_in(text, EntityKind.PERSON) == []
