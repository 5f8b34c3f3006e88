"""The search box: phrases, beginnings, what to leave out, and filters by person, source and time."""

from pathlib import Path

import pytest

from dossier.domain.queries import Filter, Query, Term, parse
from dossier.domain.views import HitKind, SearchHit
from dossier.services import editing, importing, reading, searching
from dossier.services.cases import CaseFile

PARSED = [
    ("harbour clerk", Query((Term("harbour"), Term("clerk", goes_on=True)))),
    ("harbour clerk ", Query((Term("harbour"), Term("clerk")))),
    ('"harbour clerk" jail*', Query((Term("harbour clerk"), Term("jail", goes_on=True)))),
    ('"still typing this', Query((Term("still typing this"),))),
    ("fraud -Bergen", Query((Term("fraud"),), (Term("Bergen"),))),
    ('-"plea deal" fraud ', Query((Term("fraud"),), (Term("plea deal"),))),
    ('person:"Anna Berg" paid ', Query((Term("paid"),), (), (Filter("person", "Anna Berg"),))),
    ("SINCE:2019 until:May-2020", Query((), (), (Filter("after", "2019"), Filter("before", "May-2020")))),
    ("note: this", Query((Term("note"), Term("this", goes_on=True)))),
    ("odd:word ", Query((Term("odd word"),))),
    ("person: ", Query((Term("person"),))),
    ('- * " " ', Query()),
]


@pytest.mark.parametrize(("text", "query"), PARSED, ids=[text for text, _ in PARSED])
def test_a_query_is_taken_apart(text: str, query: Query) -> None:
    assert parse(text) == query


def _texts(hits: list[SearchHit]) -> set[str]:
    return {hit.title for hit in hits if hit.kind is HitKind.ARTICLE}


def _events(hits: list[SearchHit]) -> list[str]:
    return [hit.snippet for hit in hits if hit.kind is HitKind.EVENT]


JAILED, TRIAL, FREED = "Former harbour clerk jailed in Oslo", "Second trial for Lund", "Court frees shipping owner"

FOUND = [
    ("Lund ", {JAILED, TRIAL, FREED}),
    ("Lund -bribery", {JAILED, FREED}),
    ('"Karl Lund" ', {JAILED, TRIAL, FREED}),
    ('"Karl Berg"', set()),
    ("bribe*", {TRIAL}),
    ('Lund person:"Anna Berg"', {JAILED, TRIAL}),
    ("person:Berg", {JAILED, TRIAL}),
    ("Lund after:2020", {FREED}),
    ("Lund before:2019", {JAILED}),
    ("Lund before:2018", set()),
    ("Lund source:more/", {FREED}),
    ("source:undated.txt", {TRIAL}),
    ("source:nowhere", set()),
    ("after:2019 before:2020", {JAILED, FREED}),
    ("person:Nobody Lund", set()),
]


@pytest.mark.parametrize(("query", "titles"), FOUND, ids=[query for query, _ in FOUND])
def test_stories_are_found(imported: CaseFile, query: str, titles: set[str]) -> None:
    assert _texts(reading.search(imported, query)) == titles


def test_events_are_found_within_limits(imported: CaseFile) -> None:
    assert len(_events(reading.search(imported, "Lund before:2012"))) == 1
    assert all("Berg" in words for words in _events(reading.search(imported, "person:Berg arrested")))
    everything = _events(reading.search(imported, "person:Lund after:2020"))
    assert everything
    assert not any("2015" in words for words in everything)


def test_a_rejected_event_is_not_found(imported: CaseFile) -> None:
    (hit,) = [h for h in reading.search(imported, "founded Shipping") if h.kind is HitKind.EVENT]
    from dossier.domain.events import Review

    editing.review_event(imported, hit.id, Review.REJECTED)
    assert not [h for h in reading.search(imported, "founded Shipping") if h.kind is HitKind.EVENT]


def test_a_phrase_is_marked_whole(imported: CaseFile) -> None:
    hits = reading.search(imported, '"was convicted"')
    event = next(hit for hit in hits if hit.kind is HitKind.EVENT)
    assert [mark.of(event.snippet) for mark in event.marks] == ["was convicted"]


def test_a_date_that_nobody_can_read_is_words(imported: CaseFile) -> None:
    assert reading.search(imported, "after:lunch") == []
    assert _texts(reading.search(imported, "before:convicted")) == set()


def test_files_that_come_and_go_are_known_by_their_names(imported: CaseFile, folder: Path) -> None:
    assert _texts(reading.search(imported, "Lund source:more/")) == {FREED}
    editing.undo(imported)
    assert _texts(reading.search(imported, "source:more/")) == set()
    (folder / "late.txt").write_text("Karl Lund returns\n\nPublished: 2 May 2021\n\nKarl Lund was arrested in Oslo.\n")
    list(importing.import_paths(imported, [folder / "late.txt"]))
    assert _texts(reading.search(imported, "Lund source:LATE")) == {"Karl Lund returns"}


def test_a_page_that_had_no_time_is_told_from_a_whole_one(imported: CaseFile) -> None:
    whole = reading.search_page(imported, '"Karl Lund" ')
    assert whole.is_whole
    hurried = reading.search_page(imported, '"Karl Lund" ', seconds=0.0)
    assert {hit.id for hit in hurried.hits} <= {hit.id for hit in whole.hits}
    assert reading.search_page(imported, "", seconds=0.0).is_whole


def test_a_search_that_is_stopped_looks_no_further(imported: CaseFile) -> None:
    whole = reading.search_page(imported, '"Karl Lund" ')
    stopped = reading.search_page(imported, '"Karl Lund" ', stopped=lambda: True)
    assert whole.is_whole and not stopped.is_whole
    assert {(hit.kind, hit.id) for hit in stopped.hits} <= {(hit.kind, hit.id) for hit in whole.hits}


def test_within_more_people_than_there_is_time_for_it_is_told_that_some_were_left_out(
    imported: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_PEOPLE", 1)
    whole = reading.search_page(imported, "person:a")
    hurried = reading.search_page(imported, "person:a", seconds=60.0)
    assert whole.is_whole and not hurried.is_whole
    assert {(hit.kind, hit.id) for hit in hurried.hits} < {(hit.kind, hit.id) for hit in whole.hits}
