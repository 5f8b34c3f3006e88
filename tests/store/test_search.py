"""Search takes whatever people type."""

import pytest

from dossier.domain.queries import parse
from dossier.domain.views import HitKind
from dossier.services import searching
from dossier.store import search_index
from dossier.store.case_file import CaseFile

FOUND = [
    ("O'Neil", {"Anna O'Neil", "A. O'Neil"}),
    ("o’neil", {"Anna O'Neil", "A. O'Neil"}),
    ("O'Ne", {"Anna O'Neil", "A. O'Neil"}),
    ("anna ONEIL", set()),
    ("al-Safoo", {"al-Safoo Ltd"}),
    ("AL SAF", {"al-Safoo Ltd"}),
    ("safoo", {"al-Safoo Ltd"}),
    ("Nẵng", {"Đà Nẵng"}),
    ("nang", {"Đà Nẵng"}),
    ("Anna  O'Neil", {"Anna O'Neil"}),
]

ODD = [
    "", " ", "*", "**", '"', '""', '"unbalanced', "'", "U.S.", "NEAR", "NEAR(a b, 3)", "AND", "a OR", "NOT x", "(", ")",
    "^a", "a:b", "words:anna", "{words}", "-anna", "+", "a*b", "\\", "%", "_", ";", "--", "/* */", "\x00", "a\x00b",
    "\ud800", "😀", "ключ", "العربية", "ß", "İ", "\u202eabc", "\n\t", "a" * 100_000, "a " * 5_000,
    "SELECT 1; DROP TABLE search", "[]", "né", "e\u0301", "\u0301",
    "\u037a", "with:\u037a", 'person:"', "person:a", "source:*", "in: after:31 February", "before:99999", "ı" * 30_000,
    'NEAR("police b" c, 3)*', "poli\x00*", "-poli*", "poli* -poli*", '"poli', "poli'*", "\ufb01*", "½*",
    "police\u0301*",
]  # fmt: skip


@pytest.mark.parametrize(("query", "names"), FOUND, ids=[query for query, _ in FOUND])
def test_names_are_found(filled: CaseFile, query: str, names: set[str]) -> None:
    hits = searching.search(filled, query)
    assert {hit.title for hit in hits if hit.kind is HitKind.ENTITY} == names


@pytest.mark.parametrize("query", ODD, ids=[ascii(query[:12]) for query in ODD])
def test_no_query_raises_and_all_marks_lie_in_their_snippet(filled: CaseFile, query: str) -> None:
    for hit in searching.search(filled, query):
        assert all(mark.end <= len(hit.snippet) for mark in hit.marks)


@pytest.mark.parametrize("query", ["arrested", "police arr", "đà"])
def test_an_event_and_its_story_are_found_with_the_words_marked(filled: CaseFile, query: str) -> None:
    hits = {hit.kind: hit for hit in searching.search(filled, query)}
    assert {HitKind.EVENT, HitKind.ARTICLE} <= set(hits)
    event = hits[HitKind.EVENT]
    marked = [mark.of(event.snippet).casefold() for mark in event.marks]
    assert marked == ["police", "arrested"] if query == "police arr" else len(marked) == 1
    article = hits[HitKind.ARTICLE]
    assert article.span is not None
    assert article.article == 1


def test_the_limit_holds(filled: CaseFile) -> None:
    assert len(searching.search(filled, "O'Neil", 2)) == 2
    assert searching.search(filled, "O'Neil", 0) == []


def test_terms_are_quoted() -> None:
    asked = parse('a "b c" * NEAR -d say"so al-Saf')
    assert search_index.match_expression(asked.wanted, asked.unwanted) == (
        '("a" "b c" "NEAR" "say""so" "al-Saf"*) NOT ("d")'
    )
