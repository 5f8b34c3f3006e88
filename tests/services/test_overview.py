"""The overview counts what the rows hold, and nothing that a person has rejected."""

from datetime import date

import pytest

from dossier.domain.events import Review
from dossier.domain.mentions import EntityKind
from dossier.domain.review import QuestionKind
from dossier.services import editing, importing, overview, reading
from dossier.store.case_file import CaseFile

STORIES = {
    "one.txt": """Two jailed

Published: 20 June 2019

Ida Brandt was arrested on 3 May 2017. Prosecutors allege that Ida Brandt bribed Otto Lind in March 2016.
Otto Lind was fined on 9 May 2018.
""",
    "two.txt": """Firm sold

Otto Lind sold the firm on 1 April 2011. Somebody was robbed last week.
""",
}


@pytest.fixture
def told(case: CaseFile, tmp_path) -> CaseFile:
    folder = tmp_path / "told"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    list(importing.import_paths(case, [folder]))
    return case


def test_people_by_dated_events_and_status(told: CaseFile) -> None:
    found = overview.overview(told)
    for weight in found.people:
        dated = [e for e in reading.events(told, weight.entity.id) if e.date is not None]
        assert weight.entity.kind is EntityKind.PERSON
        assert weight.events.total == len(dated)
        for status, count in weight.events.parts:
            assert count == sum(e.status is status for e in dated), status
    totals = [weight.events.total for weight in found.people]
    assert totals == sorted(totals, reverse=True)
    assert found.people_count == len(found.people) == 2
    assert len(overview.overview(told, most=1).people) == 1


def test_periods_follow_one_another_and_hold_every_dated_event(told: CaseFile) -> None:
    found = overview.overview(told)
    dated = [e for e in reading.events(told) if e.date is not None]
    assert sum(period.events.total for period in found.periods) == len(dated) == found.coverage.dated
    for before, after in zip(found.periods, found.periods[1:], strict=False):
        assert (after.first - before.last).days == 1
    assert found.periods[0].events.total
    assert found.periods[-1].events.total
    assert found.coverage.first == date(2011, 4, 1)
    assert found.coverage.last == date(2018, 5, 9)
    assert found.coverage.gaps[0] == (date(2011, 4, 2), date(2016, 2, 29))


def test_sources_and_undated_stories(told: CaseFile) -> None:
    found = overview.overview(told)
    assert (found.stories, found.source_count, found.stories_undated) == (2, 2, 1)
    shares = {share.file.rsplit("/", 1)[-1]: share for share in found.sources}
    assert (shares["one.txt"].stories, shares["one.txt"].dated) == (1, 1)
    assert (shares["two.txt"].stories, shares["two.txt"].dated) == (1, 0)
    assert sum(share.events for share in found.sources) == len(reading.events(told))


def test_rejected_events_count_nowhere(told: CaseFile) -> None:
    before = overview.overview(told)
    gone = next(e for e in reading.events(told) if e.date is not None and e.date.start == date(2011, 4, 1))
    editing.review_events(told, {gone.id}, Review.REJECTED)
    after = overview.overview(told)
    assert after.coverage.dated == before.coverage.dated - 1
    assert after.coverage.first is not None
    assert after.coverage.first > date(2011, 4, 1)
    assert sum(share.events for share in after.sources) == sum(share.events for share in before.sources) - 1


def test_an_empty_case_has_an_overview(case: CaseFile) -> None:
    found = overview.overview(case)
    assert (found.people, found.periods, found.sources, found.coverage.first) == ((), (), (), None)
    assert overview.open_questions(case) == ()


def test_open_questions_are_those_of_the_review(told: CaseFile) -> None:
    found = overview.open_questions(told, seconds=60.0)
    assert QuestionKind.DAY in {question.kind for question in found}
    assert len(overview.open_questions(told, most=1, seconds=60.0)) == 1
