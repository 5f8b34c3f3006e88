"""The beginnings of words spelt out as the words of a case: they must find what FTS5 finds for the beginnings."""

from collections.abc import Sequence

import pytest

from dossier.domain.queries import Term, parse
from dossier.domain.views import HitKind
from dossier.store import search_index, search_words
from dossier.store.case_file import CaseFile

TEXTS = [
    "The harbour master saw two harbours and a harbinger",
    "HARBOUR-MASTER of Zürich, zürcher and zurichois alike",
    "Straße, Strassen, İstanbul and Istanbulite",
    "Следователь следит за следами",
    "العربية والعرب",
    "O'Brien and O'Briens; brien alone",
    "harb harbo 4711 47110 471100",
    "half ½ and x²y of nothing",
]
QUERIES = [
    "harb", "harbo", "HARBOUR", "harbour mast", '"harbour mast"*', "harb* master", "harb* -harbin*", "the -harbour*",
    "zuri", "Züri", "zürcher", "stra", "straß", "strass", "istan", "İsta", "след", "следо", "العر", "العربي", "o'brie",
    "O’Brie", "4711", "nowhere", "nowhere*  harb*", "harb nowh", "½ half", "x²y half", "e\u0301tud", "zu\u0308ri",
]  # fmt: skip


@pytest.fixture
def index(case: CaseFile) -> CaseFile:
    with case.writing():
        search_index.add(case, HitKind.ARTICLE, enumerate(TEXTS, 1))
    return case


def _rows(case: CaseFile, expression: str) -> list[int]:
    query = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"
    return list(case.connection.exec_driver_sql(query, (expression,)).scalars())


def _spelt(case: CaseFile, wanted: Sequence[Term], without: Sequence[Term] = ()) -> str:
    with case.reading():
        return search_words.spelt_out(case, wanted, without)


@pytest.mark.parametrize("query", QUERIES, ids=ascii)
def test_the_words_find_what_their_beginning_finds(index: CaseFile, query: str) -> None:
    asked = parse(query)
    spelt = _spelt(index, asked.wanted, asked.unwanted)
    with index.reading():
        assert _rows(index, spelt) == _rows(index, search_index.match_expression(asked.wanted, asked.unwanted))


def test_a_beginning_becomes_the_words_of_the_case(index: CaseFile) -> None:
    asked = parse("master harb")
    assert _spelt(index, asked.wanted) == ('"master" AND ("harb" OR "harbinger" OR "harbo" OR "harbour" OR "harbours")')
    assert _spelt(index, [Term("two harb", goes_on=True)]).startswith('("two harb" OR "two harbinger" OR ')


def test_a_short_beginning_stays_one(index: CaseFile) -> None:
    assert _spelt(index, [Term("har", goes_on=True)]) == '"har"*'


def test_where_too_many_words_begin_so_they_are_not_asked_for(index: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_words, "_MOST", 4)
    assert _spelt(index, [Term("harb", goes_on=True)]) == ""
    assert _spelt(index, [Term("two")], [Term("harb", goes_on=True)]) == ""
    assert _spelt(index, [Term("harbo", goes_on=True)]) == '("harbo" OR "harbour" OR "harbours")'


def test_a_word_that_comes_later_is_among_them_at_once(index: CaseFile) -> None:
    assert "harbourage" not in _spelt(index, [Term("harbou", goes_on=True)])
    with index.writing():
        search_index.add(index, HitKind.EVENT, [(1, "harbourage")])
        assert "harbourage" in search_words.spelt_out(index, [Term("harbou", goes_on=True)])


def test_asking_for_words_writes_nothing(index: CaseFile) -> None:
    before = index.revision()
    _spelt(index, [Term("harb", goes_on=True), Term("zür", goes_on=True), Term("züri", goes_on=True)])
    assert index.revision() == before
