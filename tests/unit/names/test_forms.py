"""Names of many languages: company forms, labels, operations, first surnames, letters that stray."""

import pytest

from dossier.domain.mentions import EntityKind

from .stories import entities_in, names_in

ORGANISATIONS = [
    ("Banque Delmas & Cie in Geneva froze the account.", ["Banque Delmas & Cie"]),
    ("Officials of Grupo Almeida denied it.", ["Grupo Almeida"]),
    ("He paid Bank Sentosa and Grupo Almeida.", ["Bank Sentosa", "Grupo Almeida"]),
    ("He worked for PT Mega Sentosa in 2019.", ["PT Mega Sentosa"]),
    ("The money went to Fundación Esperanza in May.", ["Fundación Esperanza"]),
    ("The contract went to Constructora Hidalgo S.A. in May.", ["Constructora Hidalgo S.A."]),
    ("Police raided Kencana Jaya Sdn Bhd in May.", ["Kencana Jaya Sdn Bhd"]),
    ("The Water, Soil and Forests Agency fined him.", ["Water, Soil and Forests Agency"]),
    ("The Ministry of Culture, Youth and Sport denied it.", ["Ministry of Culture, Youth and Sport"]),
    ("An Under Secretary of the Treasury for Terrorism and Financial Intelligence said so.", ["Treasury"]),
    ("The Under Secretary for Terrorism and Financial Intelligence said so.", []),
    ("The fans of Ontario Ghostbusters met.", ["Ontario Ghostbusters"]),
]
PEOPLE = [
    ("He was helped by PA Joan Fletcher in May.", ["Joan Fletcher"]),
    ("A forensic doctor, Hawar Jalal Sindi, had resigned.", ["Hawar Jalal Sindi"]),
    ("Awat Karim Hassan was tried in Erbil.", ["Awat Karim Hassan"]),
    ("Student council president Sehar Memon said that it was late.", ["Sehar Memon"]),
    ("Shadow Home Secretary Yvette Cooper said so.", ["Yvette Cooper"]),
    ("Police chief Suharyadi said so. Suharyadi left.", ["Suharyadi", "Suharyadi"]),
    ("José Luis Peñaherrera Ruiz was held. Peñaherrera, who denies it, was freed.",
     ["José Luis Peñaherrera Ruiz", "Peñaherrera"]),
    ("The prosecutor, Marian Oakes QC, said so.", ["Marian Oakes"]),
    ("In 1961 Somchit Boonmee married Khunying Ratana Suwan, a teacher.", ["Somchit Boonmee", "Ratana Suwan"]),
    ("The case is heard by judge Sh. Karimov, and Yu. Petrenko is a witness.", ["Sh. Karimov", "Yu. Petrenko"]),
    ("Nguyen Thi Thu Huong was held. Huong sold shoes.", ["Nguyen Thi Thu Huong", "Huong"]),
]  # fmt: skip
NOBODY = [
    "TE PUEDE INTERESAR: Las claves del caso Puentes",
    "LEA TAMBIÉN: Los secretos del caso Puentes",
    "Operation Blue Lantern began in May.",
    "The Puentes case began in May.",
    "He said that he had been given K450,000 in an envelope.",
    "“I have made a mess of it, Sarge,” he told her.",
    "The society gave him its Albrook medal in 2001.",
    "They came to our house for Hari Raya and ate with us.",
    "Gardai detained the couple at a guest house. The Red Cross said that four were hurt.",
    "The commodities trader Ostermann AG will pay a fine.",
    "Cross-examined by the defence, the witness conceded it.",
    "They were shot near Beni, North Kivu, an army spokesman said.",
    "Labour’s Shadow Home Secretary left in May. The Home Secretary and I are glad, the party said.",
]
ONE = [
    ("Hristo Velchev was held. Velcev was freed in May.", "Hristo Velchev", "Velcev"),
    ("Şükrü Çağlayan was held. Caglayan denied it.", "Şükrü Çağlayan", "Caglayan"),
    ("José Luis Peñaherrera Ruiz was held. Peñaherrera was freed.", "José Luis Peñaherrera Ruiz", "Peñaherrera"),
    ("Karl Berg, a former army major known as Abu Layth, was held.", "Karl Berg", "Abu Layth"),
]


@pytest.mark.parametrize(("text", "expected"), ORGANISATIONS)
def test_organisations(text: str, expected: list[str]) -> None:
    assert [n for n in names_in(text, EntityKind.ORGANISATION) if n not in ("May",)] == expected
    assert names_in(text, EntityKind.PERSON) == []


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people(text: str, expected: list[str]) -> None:
    assert names_in(text, EntityKind.PERSON) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert names_in(text, EntityKind.PERSON) == []


@pytest.mark.parametrize(("text", "name", "alias"), ONE)
def test_one_person(text: str, name: str, alias: str) -> None:
    found = [(e.name, e.aliases) for e in entities_in(text) if e.kind is EntityKind.PERSON]
    assert found == [(name, (alias,))]


@pytest.mark.parametrize(
    "text",
    ["Anna Peterson was held. Petersen was freed in May.", "A group known as Abu Layth met Karl Berg, a member."],
)
def test_not_one_person(text: str) -> None:
    assert not any(e.aliases for e in entities_in(text) if e.kind is EntityKind.PERSON)


def test_alias_of_a_group_is_not_its_members() -> None:
    found = entities_in("Karl Berg, a member of a group known as Abu Layth, was held.")
    assert [e.aliases for e in found if e.name == "Karl Berg"] == [()]
