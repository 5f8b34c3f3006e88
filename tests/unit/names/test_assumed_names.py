"""Names that somebody only passed under are that person's, or nobody's."""

import pytest

from dossier.domain.mentions import EntityKind

from .stories import entities_in

ASSUMED = [
    ("Dieter Rolf was held. Rolf, who did business as “Daniel Colby”, sold flats. Colby fled.", "Dieter Rolf"),
    ("Olena Hryt, who ran a shop in Leeds under the name of Helen Colby, was tried. Colby fled.", "Olena Hryt"),
    ("Prosecutors said Ilya Sorin posed as a doctor named Peter Colby for years. Colby left.", "Ilya Sorin"),
    ("Tomas Reyes entered the country using the name Carlos Colby. Colby was convicted.", "Tomas Reyes"),
    ("Marek Dvor fled. He lived there under a passport in the name of Martin Colby. Colby left.", "Marek Dvor"),
    ("Under the pen name Max Colby, Irina Petrov wrote six novels. Colby won a prize.", "Irina Petrov"),
    ("Irina Petrov wrote six novels under the pseudonym Max Colby. Colby won a prize.", "Irina Petrov"),
    ("Leonid Pavlov signed the lease as Stephen Colby. Colby paid in cash.", "Leonid Pavlov"),
    ("The man who introduced himself as Colonel Stephen Colby was in fact Leonid Pavlov.", "Leonid Pavlov"),
    ("Karl Berg used the names Max Colby and Ian Dale. Dale paid. Colby left.", "Karl Berg"),
]
OTHERS = [
    ("Gerald Finch stole the identity of Robert Hale, a nurse. Hale complained.", {"Gerald Finch", "Robert Hale"}),
    ("Karl Berg signed a contract as Tom Fox looked on. Fox was charged.", {"Karl Berg", "Tom Fox"}),
    ("Tom Fox said nothing. Karl Berg posed as Tom Fox. Fox complained.", {"Karl Berg", "Tom Fox"}),
    ("Rosa Diaz bought it in the name of her husband, Luis Vega. Vega left.", {"Rosa Diaz", "Luis Vega"}),
    (
        "Karl Berg and Tom Fox paid, using the names Max Holt and Ian Dale.",
        {"Karl Berg", "Tom Fox", "Max Holt", "Ian Dale"},
    ),
    ("The clinic used the name of its founder, Anna Weiss. Weiss died.", {"Anna Weiss"}),
    ("Karl Berg posed as Tom Fox on the telephone.", {"Karl Berg"}),
]


def people_of(text: str) -> dict[str, set[str]]:
    return {e.name: set(e.aliases) for e in entities_in(text) if e.kind is EntityKind.PERSON}


@pytest.mark.parametrize(("text", "bearer"), ASSUMED, ids=[row[1] for row in ASSUMED])
def test_an_assumed_name_is_the_bearer_s(text: str, bearer: str) -> None:
    found = people_of(text)
    assert set(found) == {bearer}
    assert any(name.endswith("Colby") and " " in name for name in found[bearer])


@pytest.mark.parametrize(("text", "people"), OTHERS, ids=[row[0][:20] for row in OTHERS])
def test_other_people_stay_other_people(text: str, people: set[str]) -> None:
    assert set(people_of(text)) == people


def test_the_seller_goes_under_no_name_of_the_buyer() -> None:
    found = people_of("Karl Berg bought the van from Tom Fox under the name Max Holt. Holt paid in cash.")
    assert found == {"Karl Berg": {"Max Holt", "Holt"}, "Tom Fox": set()}


def test_a_pronoun_before_an_assumed_name_is_still_its_bearer() -> None:
    text = "Marek Dvor fled to Spain. He lived in a flat there under the name of Martin Colby."
    (person,) = entities_in(text)[:1]
    assert [m.span.of(text) for m in person.mentions] == ["Marek Dvor", "He", "Martin Colby"]
