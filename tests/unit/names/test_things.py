"""Names of ships, companies and places that look like those of people, and of people beside such words."""

import pytest

from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.extract.persons.clusters import Name
from dossier.extract.persons.things import titled_people

from .stories import entities_in

ROWS: list[tuple[str, list[str]]] = [
    ("The trawler Isobel sank in May. The Isobel was built in Bonn.", []),
    ("The crew of the Girl Isobel drowned. Karl Berg owned the Girl Isobel.", ["Karl Berg"]),
    ("A vigil is held at St Mark's Church, Elland, at 7pm.", []),
    ("Karl Berg wept for his cats, Ovid and Ivo. A horse named Rex won.", ["Ivo", "Karl Berg"]),
    ("He feared his dogs, Karl said. Karl wept.", ["Karl"]),
    ("Under Clare's Law, a woman may ask. Karl Berg left Deir ez-Zor for Ras al-Ain.", ["Karl Berg"]),
    ("Calvin Klein said sales rose. Karl Berg sued Calvin Klein.", ["Karl Berg"]),
    ("Karl Berg fled in the boat Lund bought. Ivan Lund wept.", ["Ivan Lund", "Karl Berg"]),
    ("The captain of the ship, Karl Berg, was held.", ["Karl Berg"]),
    ("The Ponte Lira consortium won. Ponte Lira denied it. Karl Berg wept.", ["Karl Berg"]),
    ("They left Karl Berg off Samos. Samos was calm.", ["Karl Berg"]),
    ("Ovid and Ivo wept. Karl Berg spoke by a machine that he called Ivor.", ["Ivo", "Karl Berg", "Ovid"]),
    ("Karl Berg watched “Anna Moser” and read “Nora Fox” at home.", ["Karl Berg"]),
    ("The film Anna Moser was shown. The book Karl Berg wrote was burned.", ["Karl Berg"]),
    ("The frigate Admiral Orlov sank. The ship Captain Karl Berg commanded sank.", ["Karl Berg"]),
    ("The law firm Harlow Pike sued Anna Moser.", ["Anna Moser"]),
    ("The Hollis Prize went to Karl Berg. A panda called Ling Ling wept.", ["Karl Berg"]),
    ("Karl Berg lived in Mercer Street. Thomas Hardy Primary was shut.", ["Karl Berg"]),
    ("Pat Street, 40, was held.", ["Pat Street"]),
    ("The Martins left Hull. The Martins wept.", []),
    ("The Hendersons left; Paul Henderson wept.", ["Paul Henderson"]),
    ("Mr. President, Karl Berg lied.", ["Karl Berg"]),
    ("Karl Berg showed iPhoto and Mac OS X Lion, the C.E.O. said.", ["Karl Berg"]),
    ("Mr and Mrs Pell fled. Mr Pell, 40, wept. Tom Fox and Mrs Lund met.", ["Lund", "Pell", "Tom Fox"]),
    ("Chancellor of the Exchequer Rachel Moss resigned.", ["Rachel Moss"]),
    ("The small town of Slater is quiet. Karl Berg was born in Slater.", ["Karl Berg"]),
    ("Zora Berg FRSA died. Karl Moser RA wept.", ["Karl Moser", "Zora Berg"]),
    ("Lloyd's of London paid. Wigan Athletic lost to Karl Berg.", ["Karl Berg"]),
    ("Karl Berg, 51, known to his friends as Father Oriel, was held. Oriel wept.", ["Karl Berg"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_people(text: str, expected: list[str]) -> None:
    assert sorted(e.name for e in entities_in(text) if e.kind is EntityKind.PERSON) == expected


def test_a_company_is_no_person() -> None:
    text = "Carmaker Aurel said so on Monday. Shares in Aurel AG fell. Aurel called back 40,000 cars."
    assert {e.kind for e in entities_in(text) if "Aurel" in e.name} == {EntityKind.ORGANISATION}


def test_ladies_are_asked_for_by_their_titles() -> None:
    (person,) = (e for e in entities_in("Lady Strachan told Karl that he lied.") if "Strachan" in e.name)
    assert "Lady Strachan" in person.aliases


def test_a_leader_of_an_unknown_name_is_a_person() -> None:
    names = (
        Name(Span(0, 12), EntityKind.PLACE, ("mara", "san", "lum"), True, ("opposition", "leader")),
        Name(Span(20, 32), EntityKind.PLACE, ("mara", "san", "lum"), True, ()),
        Name(Span(40, 51), EntityKind.PLACE, ("new", "zealand"), True, ("leader",)),
    )
    assert [name.kind for name in titled_people(names)] == [EntityKind.PERSON, EntityKind.PERSON, EntityKind.PLACE]
