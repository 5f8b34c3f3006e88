"""The five real articles: all main people found, no organisation among them. Skipped where they are not at hand."""

from pathlib import Path

import pytest

from dossier.domain.mentions import EntityKind

from .stories import entities_in

SEEDS = Path(__file__).parents[3] / "../shared/seeds"

MAIN_PEOPLE = {
    "000": {"Mirsad Kandic", "Ruslan Asainov", "Jake Bilardi", "Bradley Smith", "Donald Trump", "Kamala Harris"},
    "001": {"Ashraf al-Safoo", "Tareq al-Shammari"},
    "002": {
        "Seyyed Mohammad Hosein Musa Kazemi",
        "Sajjad Kashian",
        "Donald Trump",
        "John Ratcliffe",
        "Chris Ray",
        "Antony Blinken",
        "Wally Adeyemo",
    },
    "003": {
        "Steven Mnuchin",
        "Joe Biden",
        "Qassem Soleimani",
        "Trump",
        "Alireza Miryousefi",
        "Iraj Masjedi",
        "Mike Pompeo",
        "John Ratcliffe",
        "Dmitry Peskov",
    },
    "004": {"Seyyed Mohammad Hosein Musa Kazemi", "Sajjad Kashian", "Damian Williams", "Trump"},
}


@pytest.mark.parametrize("number", sorted(MAIN_PEOPLE))
def test_main_people(number: str) -> None:
    files = sorted(SEEDS.glob(f"{number}_*.txt")) if SEEDS.is_dir() else []
    if not files:
        pytest.skip("the sample articles are not here")
    text = files[0].read_text(encoding="utf-8")
    entities = entities_in(text)
    people = [e.name for e in entities if e.kind is EntityKind.PERSON]
    assert set(people) >= MAIN_PEOPLE[number]
    assert len(people) == len(set(people))
    organisations = {e.name for e in entities if e.kind is not EntityKind.PERSON}
    assert not organisations & set(people)
    for trap in ("Bayan Gostar", "Emennet Pasargad", "Proud Boys", "Khattab Media Foundation", "Al-Fassel"):
        assert trap not in people
