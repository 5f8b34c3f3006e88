"""Long lists by page say the same, in the same order, as the lists that are read whole."""

from datetime import date
from pathlib import Path

import pytest

from dossier.domain.dates import DateInterval, Precision
from dossier.domain.events import Review
from dossier.domain.listing import StoryOrder
from dossier.domain.mentions import EntityKind
from dossier.services import cases, claims, editing, importing, listing, reading, timelines
from dossier.services.cases import CaseFile
from dossier.store import timeline_store

_STORIES = {
    "early.txt": "Harbour strike ends\n\nPublished: 3 May 2019\n\nLena Ostrow was arrested on 2 May 2019 in Odrin. "
    "Karl Lund met Lena Ostrow on 1 March 2018.\n",
    "late.txt": "alpine court rules\n\nPublished: 7 June 2021\n\nKarl Lund was fined in 2020. Lena Ostrow denied it.\n",
    "undated.txt": "Zinc prices\n\nNina Falk was convicted on 5 May 2020 in Odrin.\n",
    "second.txt": "Harbour strike resumes\n\nPublished: 3 May 2019\n\nNina Falk was arrested on 2 May 2019.\n",
}


@pytest.fixture
def told(case: CaseFile, tmp_path: Path) -> CaseFile:
    for name, words in _STORIES.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    for _ in importing.import_paths(case, [tmp_path / name for name in _STORIES]):
        pass
    return case


def test_names_stand_in_their_order_and_say_the_same(told: CaseFile) -> None:
    for kind in (*EntityKind, None):
        whole = reading.entities(told, kind)
        assert listing.names(told, kind).tolist() == [row.id for row in whole]
        assert list(listing.name_rows(told, [row.id for row in whole]).values()) == whole
    found = reading.entities(told, EntityKind.PERSON, "ostr")
    assert found
    assert listing.names(told, EntityKind.PERSON, "ostr").tolist() == [row.id for row in found]


@pytest.mark.parametrize(
    "when",
    [
        DateInterval(None, date(2001, 2, 3), Precision.DAY),
        DateInterval(date(2030, 2, 3), None, Precision.DAY),
        DateInterval(date(2000, 1, 1), date(2031, 12, 31), Precision.YEAR),
        None,
    ],
    ids=["no beginning", "no end", "long", "no date"],
)
def test_names_say_the_same_whatever_the_dates(told: CaseFile, when: DateInterval | None) -> None:
    event = next(event for event in reading.events(told) if event.participants)
    with told.writing():
        columns = {"a": when and when.start and str(when.start), "b": when and when.end and str(when.end)}
        told.connection.exec_driver_sql(
            "UPDATE events SET date_start = :a, date_end = :b, date_precision = :p WHERE id = :id",
            {**columns, "p": when and when.precision.value, "id": event.id},
        )
    whole = reading.entities(told)
    assert list(listing.name_rows(told, [row.id for row in whole]).values()) == whole


def test_rejected_events_do_not_count_and_what_is_packed_follows(told: CaseFile) -> None:
    timeline_store.refresh(told)
    event = next(event for event in reading.events(told) if event.participants)
    editing.review_events(told, {event.id}, Review.REJECTED)
    whole = reading.entities(told)
    assert list(listing.name_rows(told, listing.names(told, None).tolist()).values()) == whole
    most = listing.stories(told, StoryOrder.EVENTS, True).tolist()
    counts = {row.id: row.events for row in reading.articles(told)}
    assert [counts[id_] for id_ in most] == sorted(counts.values(), reverse=True)


def test_stories_by_headline_day_and_number_of_events(told: CaseFile) -> None:
    names = {row.id: Path(row.file).stem for row in reading.articles(told)}

    def listed(by: StoryOrder, descending: bool, words: str = "") -> list[str]:
        return [names[id_] for id_ in listing.stories(told, by, descending, words).tolist()]

    assert listed(StoryOrder.TITLE, False) == ["late", "early", "second", "undated"]
    assert listed(StoryOrder.TITLE, True) == ["undated", "second", "early", "late"]
    by_file = [names[row.id] for row in reading.articles(told) if names[row.id] in ("early", "second")]
    assert listed(StoryOrder.PUBLISHED, False) == ["undated", *by_file, "late"]
    assert listed(StoryOrder.PUBLISHED, True) == ["late", *by_file, "undated"]
    assert listed(StoryOrder.TITLE, True, "HARBOUR") == ["second", "early"]
    assert listed(StoryOrder.PUBLISHED, True, "no such words") == []
    rows = reading.articles(told)
    assert listing.story_rows(told, [row.id for row in rows]) == {row.id: row for row in rows}


def test_a_changed_case_is_packed_when_it_is_closed(told: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timelines, "_WORTH_PACKING", 1)
    cases.close_case(told)
    again = cases.open_case(told.path)
    assert not timeline_store.refresh(again), "nothing is left to do"
    before = again.revision()
    cases.close_case(again)
    looked_at = cases.open_case(told.path)
    assert looked_at.revision()[1] == before[1], "a case that was only looked at is not written to"
    cases.close_case(looked_at)


def test_a_case_at_rest_answers_as_before(told: CaseFile) -> None:
    person = reading.entities(told, EntityKind.PERSON)[0].id
    before = (claims.happenings(told), reading.dossier(told, person))
    cases.rest(told)
    assert (claims.happenings(told), reading.dossier(told, person)) == before


def test_an_empty_case_lists_nothing(case: CaseFile) -> None:
    assert len(listing.names(case, None)) == 0
    assert listing.name_rows(case, []) == {}
    assert [len(listing.stories(case, by, True, "x")) for by in StoryOrder] == [0, 0, 0]


def test_ids_far_apart_are_found_where_they_stand(told: CaseFile) -> None:
    """With most events gone, the arrays are put in order by looking each id up, and not by a table of all."""
    before = timelines.timeline(told)
    with told.writing():
        told.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        told.connection.exec_driver_sql("UPDATE participants SET event = event + 100000")
        told.connection.exec_driver_sql("UPDATE event_places SET event = event + 100000")
        told.connection.exec_driver_sql("UPDATE events SET id = id + 100000")
    after = timelines.timeline(told)
    assert (after.board.columns.ids - 100_000).tolist() == before.board.columns.ids.tolist()
    assert after.board.members.items.tolist() == before.board.members.items.tolist()
