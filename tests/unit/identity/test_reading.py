"""How names are read, spelled in Latin letters, and heard."""

import pytest

from dossier.domain.mentions import EntityKind
from dossier.extract.identity import blocking_keys, judge, similarity
from dossier.extract.identity.reading import read
from dossier.extract.identity.scripts import to_latin
from dossier.extract.identity.sounds import distance, sounds
from dossier.extract.identity.syllables import chinese, korean, same_korean

READ = [
    ("Halvorsen, Stein Erik", ["stein", "erik", "halvorsen"]),
    ("Dr. Stein Halvorsen Jr.", ["stein", "halvorsen"]),
    ("Abd al-Rahman Yasin", ["abdrahman", "yasin"]),
    ("Abderrahmane Yasin", ["abdrahmane", "yasin"]),
    ("Salah ad-Din Yasin", ["salahdin", "yasin"]),
    ("Abu Omar al-Masri", ["abuomar", "masri"]),
    ("V.S. Lukin", ["v", "s", "lukin"]),
    ("Khaled bin Turki al-Harbi", ["khaled", "turki", "harbi"]),
    ("Ludwig von der Heide", ["ludwig", "heide"]),
    ("Lena Hartwig (née Sommer)", ["lena", "hartwig"]),
    ("U Kyaw Zin Htet", ["kyaw", "zin", "htet"]),
    ("Tran Van Minh", ["tran", "van", "minh"]),
]
LATIN = [
    ("Юлия Щербак", "Yuliya Shcherbak"),
    ("Γιάννης", "Giannis"),
    ("王建国", "Wang Jianguo"),
    ("欧阳志明", "Ouyang Zhiming"),
    ("曾志伟", "Zeng Zhiwei"),
    ("김정은", "Gim Jeong-eun"),
    ("გიორგი", "Giorgi"),
    ("محمد", "Muhammad"),
    ("Lund", "Lund"),
    ("さくら", "Sakura"),
]


@pytest.mark.parametrize(("name", "expected"), READ)
def test_words_of_a_name(name: str, expected: list[str]) -> None:
    assert [word.text for word in read(name).core] == expected


@pytest.mark.parametrize(("name", "expected"), LATIN)
def test_other_scripts(name: str, expected: str) -> None:
    assert to_latin(name) == expected


def test_what_a_name_tells_beside_its_words() -> None:
    assert read("Henry Oakes, Sr.").suffix == "sr"
    assert read("Mariam bint Rashid").sex == "f"
    assert read("Ivan Petrovich Belov").words[1].stem == "petr"
    assert read("Delta Shipping Ltd").organisation


def test_sounds() -> None:
    assert sounds("wray") == sounds("ray")
    assert sounds("muller") != sounds("miller")
    assert distance(sounds("schukov"), sounds("zhukov"), "sl") < distance(sounds("chukov"), sounds("lukov"), "sl")
    assert distance(sounds("qadhafi"), sounds("gaddafi"), "ar") < 0.6


def test_syllables() -> None:
    assert ("zhou", "enlai") in chinese(("chou", "en", "lai"))
    assert ("deng", "xiaoping") in chinese(("teng", "hsiao", "p'ing"))
    assert ("deng", "xiaoping") in chinese(("xiaoping", "deng"))
    assert not chinese(("anna", "lindqvist"))
    assert same_korean(korean(("lee", "myung", "soo")), korean(("ri", "myong", "su")))
    assert not same_korean(korean(("kim", "yong", "ho")), korean(("kim", "yong", "il")))


NONE = ["", " ", "—", "()", "..", "Jr.", "al-", "bin", "Abu", "Abd", "A", "'", '""', "(((", "née", "\ud800", "、"]
PIECES = ["a", "l", "d", "ab", "Ali ", " ", "(", "al-", "abd ", "'", "yo", "王", "م", "ich", "J."]


@pytest.mark.parametrize("name", NONE)
def test_names_that_are_none(name: str) -> None:
    assert 0.0 <= similarity(name, "Stein Halvorsen") < 0.7
    assert isinstance(blocking_keys(EntityKind.PERSON, name), frozenset)
    assert judge(EntityKind.PERSON, [name], ["Stein Halvorsen"]).reason


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_that_is_no_name_is_compared_all_the_same(piece: str) -> None:
    long, other = piece * 20_000, "x" + piece * 20_000
    assert 0.0 <= similarity(long, other) <= 1.0
    assert len(blocking_keys(EntityKind.PERSON, long)) < 200
