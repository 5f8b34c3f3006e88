"""What hangs on a date follows it, inside a story and across stories; a preview says beforehand exactly what."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from dossier.domain.changes import Changes
from dossier.domain.dates import DateBasis, DateInterval
from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.events import EventKind, Review, Status
from dossier.domain.importing import FileState, ImportChoices
from dossier.domain.ledger import AnchorKind, Rule
from dossier.domain.mentions import NumericOrder
from dossier.domain.views import DatePreview, EventView
from dossier.domain.wording import date_words
from dossier.errors import NotFoundError
from dossier.services import cases, editing, following, importing, reading
from dossier.services.cases import CaseFile

STORIES = {
    "arrest.txt": (
        "Driver held in Bergen\n\nPublished: 20 May 2015\n\n"
        "Karl Lund was arrested in Bergen on Friday. Three days later he was charged with bribery.\n"
    ),
    "release.txt": (
        "Driver walks free\n\nPublished: 9 May 2017\n\n"
        "Karl Lund was released 14 months after his arrest. Maria Holm met him in Oslo on 3 May 2017.\n"
    ),
    "fine.txt": ("A fine for the driver\n\nKarl Lund was fined two months after his release, the court said.\n"),
    "dates.txt": (
        "Three meetings\n\n"
        "Anna Berg met Erik Dahl in Oslo on 03/04/2020. Three days later she was arrested in Bergen.\n"
    ),
    "bail.txt": ("Bail for the clerk\n\nAnna Berg was released two days after her arrest, police said.\n"),
}


def _write(folder: Path, stories: dict[str, str]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in stories.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in stories]


def _import(case: CaseFile, *paths: Path) -> None:
    for outcome in importing.import_paths(case, paths):
        assert outcome.state is FileState.COMMITTED, outcome.reason


@pytest.fixture
def web(case: CaseFile, tmp_path: Path) -> Iterator[CaseFile]:
    """A case in which dates hang on each other across stories."""
    _import(case, *_write(tmp_path / "web", STORIES))
    yield case
    assert cases.check_case(case).findings == ()


def _event(case: CaseFile, file: str, kind: EventKind) -> EventView:
    (found,) = (
        e for e in reading.events(case) if e.file.endswith(file) and e.kind is kind and e.participants and _told(e)
    )
    return found


def _told(event: EventView) -> bool:
    """Tell whether an event is a clause of its own, not the noun that another is dated by."""
    return event.quote[event.trigger.start - event.span.start :].split()[0].rstrip(".,").endswith("ed")


def _article(case: CaseFile, file: str) -> int:
    return next(row.id for row in reading.articles(case) if row.file.endswith(file))


def _source(case: CaseFile, file: str) -> int:
    return next(row.source for row in reading.articles(case) if row.file.endswith(file))


def _days(when: DateInterval | None) -> tuple[date | None, date | None] | None:
    return None if when is None else (when.start, when.end)


def _day(case: CaseFile, file: str, kind: EventKind) -> tuple[date | None, date | None] | None:
    return _days(_event(case, file, kind).date)


def _on(year: int, month: int, day: int) -> tuple[date, date]:
    return date(year, month, day), date(year, month, day)


def test_a_date_follows_from_an_event_of_another_story(web: CaseFile) -> None:
    assert _day(web, "arrest.txt", EventKind.ARREST) == _on(2015, 5, 15)
    release = _event(web, "release.txt", EventKind.RELEASE)
    assert _days(release.date) == (date(2016, 7, 1), date(2016, 7, 31))
    assert release.date is not None
    (step,) = release.date.ledger
    assert (step.words, step.rule) == ("14 months after his arrest", Rule.COUNTED_ON)
    assert step.anchor is not None
    assert (step.anchor.kind, step.anchor.words) == (AnchorKind.EVENT, "his arrest")
    assert step.anchor.event == _event(web, "arrest.txt", EventKind.ARREST).id
    assert step.anchor.span is None
    assert "his arrest" in release.date.explanation
    fine = _event(web, "fine.txt", EventKind.FINE)
    assert fine.date is not None, "what hangs on a release that hangs on an arrest is dated too"
    assert fine.date.ledger[-1].anchor is not None
    assert fine.date.ledger[-1].anchor.event == release.id


def test_whatever_waits_says_for_what(case: CaseFile, tmp_path: Path) -> None:
    arrest, release, fine, *_ = _write(tmp_path / "web", STORIES)
    _import(case, release)
    waiting = _event(case, "release.txt", EventKind.RELEASE)
    assert waiting.date is None
    assert waiting.waiting == (
        "“14 months after his arrest” counts from the arrest of Karl Lund, whose day is not known.",
    )
    outcomes = list(importing.import_paths(case, [fine, arrest]))
    assert waiting.id in outcomes[-1].changes.events
    assert waiting.article in outcomes[-1].changes.articles
    assert outcomes[-1].events < len(outcomes[-1].changes.events)
    settled = _event(case, "release.txt", EventKind.RELEASE)
    assert settled.date is not None
    assert settled.waiting == ()


def test_the_order_of_import_does_not_matter(tmp_path: Path) -> None:
    paths = _write(tmp_path / "web", {name: STORIES[name] for name in ("arrest.txt", "release.txt", "fine.txt")})
    dumps = []
    for number, order in enumerate(permutations(paths)):
        case = cases.create_case(tmp_path / f"{number}.dossier")
        for path in order:
            _import(case, path)
        dumps.append(list(cases.dump_case(case)))
        assert cases.check_case(case).findings == ()
        cases.close_case(case)
    assert all(dump == dumps[0] for dump in dumps)
    assert sum("14 months after his arrest" in line and "2016-07" in line for line in dumps[0]) == 1


AGREEING = "Held again\n\nPolice arrested Karl Lund in May 2015, the court heard.\n"
CONTRADICTING = "Held again\n\nPolice arrested Karl Lund on 8 June 2018, the court heard.\n"
DENIED = "Held again\n\nKarl Lund denied that he was arrested on 8 June 2018.\n"
PLANNED = "To be held again\n\nKarl Lund will be arrested on 8 June 2018, police said.\n"
OFFICERS = "Held by Lund\n\nKarl Lund arrested Erik Dahl in Oslo on 8 June 2018.\n"


@pytest.mark.parametrize(
    ("text", "is_dated"),
    [(AGREEING, True), (CONTRADICTING, False), (DENIED, True), (PLANNED, True), (OFFICERS, True)],
    ids=["coarser", "contradicting", "denied", "planned", "by him"],
)
def test_one_happening_is_what_a_date_needs(web: CaseFile, tmp_path: Path, text: str, is_dated: bool) -> None:
    before = _event(web, "release.txt", EventKind.RELEASE)
    _import(web, *_write(tmp_path / "more", {"more.txt": text}))
    after = _event(web, "release.txt", EventKind.RELEASE)
    assert after.date == (before.date if is_dated else None)
    if not is_dated:
        assert _event(web, "fine.txt", EventKind.FINE).date is None
        second = next(e for e in reading.events(web) if "8 June 2018" in e.quote)
        changes = editing.review_event(web, second.id, Review.REJECTED)
        assert after.id in changes.events
        assert _event(web, "release.txt", EventKind.RELEASE).date == before.date


def test_dates_that_hang_on_each_other_in_a_circle_do_not_date_each_other(tmp_path: Path) -> None:
    stories = {
        "a.txt": "The trial\n\nKarl Lund was charged two days after his release, the court said.\n",
        "b.txt": "The charge\n\nKarl Lund was released a week after his arrest, the court said.\n",
        "c.txt": "The second arrest\n\nKarl Lund was arrested two months after his release, the court said.\n",
        "d.txt": "The first arrest\n\nKarl Lund was arrested on 4 March 2014 in Oslo.\n",
    }
    paths = _write(tmp_path / "circle", stories)
    dumps = []
    for number, order in enumerate((paths, paths[::-1], [paths[i] for i in (2, 0, 3, 1)])):
        case = cases.create_case(tmp_path / f"{number}.dossier")
        for path in order:
            _import(case, path)
        dumps.append(list(cases.dump_case(case)))
        assert _day(case, "b.txt", EventKind.RELEASE) == _on(2014, 3, 11), "counted from what hangs on nothing"
        second = next(e for e in reading.events(case) if "arrested two months after" in e.quote)
        assert second.date is None
        cases.close_case(case)
    assert all(dump == dumps[0] for dump in dumps)


def test_a_merge_brings_the_anchor(case: CaseFile, tmp_path: Path) -> None:
    stories = {
        "arrest.txt": "Held\n\nPolice arrested Karl Lund in Oslo on 4 March 2014.\n",
        "release.txt": "Free\n\nCharles Lundgren was released two days after his arrest, the court said.\n",
    }
    _import(case, *_write(tmp_path / "two", stories))
    assert _event(case, "release.txt", EventKind.RELEASE).date is None
    before = list(cases.dump_case(case))
    keep, gone = (reading.find_entity(case, name).id for name in ("Karl Lund", "Charles Lundgren"))
    changes = editing.merge_entities(case, keep, gone)
    assert changes.label == "Merged “Charles Lundgren” into “Karl Lund”; 1 date followed"
    assert _day(case, "release.txt", EventKind.RELEASE) == _on(2014, 3, 6)
    editing.undo(case)
    assert list(cases.dump_case(case)) == before
    assert cases.check_case(case).findings == ()


def test_a_date_set_by_hand_takes_along_what_hangs_on_it(web: CaseFile) -> None:
    before = list(cases.dump_case(web))
    arrest = _event(web, "arrest.txt", EventKind.ARREST)
    assert _day(web, "arrest.txt", EventKind.CHARGE) == _on(2015, 5, 18)
    changes = editing.edit_event(web, arrest.id, date=editing.parse_date("11 March 2015"))
    assert changes.label == "Set the date of “Arrested: Karl Lund”; 3 dates followed"
    charge = _event(web, "arrest.txt", EventKind.CHARGE)
    assert _days(charge.date) == _on(2015, 3, 14), "in the story itself"
    assert charge.date is not None
    assert charge.date.ledger[-1].anchor is not None
    assert charge.date.ledger[-1].anchor.event == arrest.id
    assert {charge.id, _event(web, "release.txt", EventKind.RELEASE).id} < changes.events
    assert _event(web, "fine.txt", EventKind.FINE).id in changes.events, "and from there on"
    given = reading.event(web, arrest.id).date
    assert given is not None
    assert given.basis is DateBasis.GIVEN
    assert [(step.words, step.rule) for step in given.ledger] == [("Friday", Rule.GIVEN)]
    after = list(cases.dump_case(web))
    editing.undo(web)
    assert list(cases.dump_case(web)) == before
    editing.redo(web)
    assert list(cases.dump_case(web)) == after


def test_a_date_can_be_set_taken_away_and_set_again(web: CaseFile) -> None:
    arrest = _event(web, "arrest.txt", EventKind.ARREST).id
    editing.edit_event(web, arrest, date=editing.parse_date("11 March 2015"))
    once = _day(web, "arrest.txt", EventKind.CHARGE)
    assert editing.edit_event(web, arrest, date=None).label.startswith("Took away the date of “Arrested: Karl Lund”")
    assert _day(web, "arrest.txt", EventKind.CHARGE) == _on(2015, 5, 18), "then the words alone date what hangs on it"
    assert _event(web, "release.txt", EventKind.RELEASE).date is None
    editing.edit_event(web, arrest, date=editing.parse_date("11 March 2015"))
    assert _day(web, "arrest.txt", EventKind.CHARGE) == once == _on(2015, 3, 14)


def test_an_undated_event_is_an_anchor_once_a_person_dates_it(case: CaseFile, tmp_path: Path) -> None:
    text = "Clerk freed\n\nAnna Berg was arrested in Oslo. Anna Berg was released two days after her arrest.\n"
    _import(case, *_write(tmp_path / "one", {"a.txt": text}))
    arrest = _event(case, "a.txt", EventKind.ARREST)
    assert arrest.date is None
    editing.edit_event(case, arrest.id, date=editing.parse_date("4 March 2014"))
    assert _day(case, "a.txt", EventKind.RELEASE) == _on(2014, 3, 6)
    editing.undo(case)
    assert _event(case, "a.txt", EventKind.RELEASE).date is None


def test_the_anchor_that_a_person_dates_in_the_story_itself_counts(case: CaseFile, tmp_path: Path) -> None:
    """Another story dates the arrest; a person corrects it in the very story whose dates count from it."""
    stories = {
        "arrest.txt": "Clerk held\n\nPublished: 5 August 2017\n\nAnna Berg was arrested on Thursday in Bergen.\n",
        "flat.txt": (
            "A fine for a seller\n\nPublished: 2 September 2019\n\n"
            "Anna Berg was arrested in Bergen. Erik Dahl was fined a week before the arrest of Anna Berg.\n"
        ),
    }
    _import(case, *_write(tmp_path / "own", stories))
    assert _day(case, "flat.txt", EventKind.FINE) == _on(2017, 7, 27)
    told = _event(case, "flat.txt", EventKind.ARREST).id
    on = editing.parse_date("10 August 2017")
    preview = following.preview_event_date(case, told, on)
    editing.edit_event(case, told, date=on)
    assert _day(case, "flat.txt", EventKind.FINE) == _on(2017, 8, 3)
    assert _on(2017, 8, 3) in [_days(change.after) for change in preview.changes]
    editing.undo(case)
    assert _day(case, "flat.txt", EventKind.FINE) == _on(2017, 7, 27)


SHARED = [
    ("In 2015 Anna Berg was arrested and released a week later.", "2013", "2013"),
    ("In 2015 Anna Berg was arrested and released a week later.", "3 June 2013", "about 10 June 2013"),
    ("Anna Berg was arrested and released in 2015.", "3 June 2013", "2013"),
    ("Anna Berg was arrested and released in 2015.", "3 June 2015", "2015"),
    ("In 2015 Anna Berg was arrested and Karl Lund was released.", "2013", "2015"),
]


@pytest.mark.parametrize(("text", "given", "expected"), SHARED)
def test_what_the_same_words_date_follows(case: CaseFile, tmp_path: Path, text: str, given: str, expected: str) -> None:
    _import(case, *_write(tmp_path / "a", {"a.txt": f"Notes\n\nPublished: 12 February 2023\n\n{text}\n"}))
    arrest = _event(case, "a.txt", EventKind.ARREST).id
    when = editing.parse_date(given)
    assert following.preview_event_date(case, arrest, when).kept == 0
    editing.edit_event(case, arrest, date=when)
    assert date_words(_event(case, "a.txt", EventKind.RELEASE).date) == expected
    editing.undo(case)
    assert date_words(_event(case, "a.txt", EventKind.RELEASE).date) == "2015"


def test_what_a_person_set_stays_whatever_it_hung_on(web: CaseFile) -> None:
    release = _event(web, "release.txt", EventKind.RELEASE).id
    charge = _event(web, "arrest.txt", EventKind.CHARGE).id
    for id_ in (release, charge):
        editing.edit_event(web, id_, date=editing.parse_date("1 February 2016"))
    arrest = _event(web, "arrest.txt", EventKind.ARREST).id
    moved = editing.parse_date("11 January 2015")
    preview = following.preview_event_date(web, arrest, moved)
    assert preview.kept == 2
    assert [change.event for change in preview.changes] == [arrest]
    assert "followed" not in editing.edit_event(web, arrest, date=moved).label
    assert _day(web, "release.txt", EventKind.RELEASE) == _on(2016, 2, 1)
    assert _day(web, "arrest.txt", EventKind.CHARGE) == _on(2016, 2, 1)


def test_an_edit_changes_nothing_else_of_its_story(web: CaseFile) -> None:
    """A case may come from an older program: what does not hang on an edit stays as that program read it."""
    meeting = next(e for e in reading.events(web) if e.kind is EventKind.MEET and e.file.endswith("release.txt"))
    with web.writing():
        web.connection.exec_driver_sql(f"UPDATE events SET attribution = 'an older reading' WHERE id = {meeting.id}")
    release = _event(web, "release.txt", EventKind.RELEASE)
    editing.edit_event(web, release.id, date=editing.parse_date("1 March 2017"))
    assert reading.event(web, meeting.id).attribution == "an older reading"
    editing.set_published(web, meeting.article, date(2017, 5, 10))
    assert reading.event(web, meeting.id).attribution is None, "a new publication date reads the whole story again"


BETWEEN = PublicationDate(date(2015, 6, 22), date(2015, 6, 24), PublicationBasis.INFERRED)

CHANGES: dict[str, tuple[Callable[[CaseFile], DatePreview], Callable[[CaseFile], Changes], int]] = {
    "publication date": (
        lambda c: following.preview_published(c, _article(c, "arrest.txt"), date(2015, 6, 24)),
        lambda c: editing.set_published(c, _article(c, "arrest.txt"), date(2015, 6, 24)),
        4,
    ),
    "days of publication": (
        lambda c: following.preview_published(c, _article(c, "arrest.txt"), BETWEEN),
        lambda c: editing.set_published(c, _article(c, "arrest.txt"), BETWEEN),
        4,
    ),
    "no publication date": (
        lambda c: following.preview_published(c, _article(c, "arrest.txt"), None),
        lambda c: editing.set_published(c, _article(c, "arrest.txt"), None),
        4,
    ),
    "date of an event": (
        lambda c: following.preview_event_date(
            c, _event(c, "arrest.txt", EventKind.ARREST).id, editing.parse_date("11 March 2015")
        ),
        lambda c: editing.edit_event(
            c, _event(c, "arrest.txt", EventKind.ARREST).id, date=editing.parse_date("11 March 2015")
        ),
        4,
    ),
    "no date of an event": (
        lambda c: following.preview_event_date(c, _event(c, "release.txt", EventKind.RELEASE).id, None),
        lambda c: editing.edit_event(c, _event(c, "release.txt", EventKind.RELEASE).id, date=None),
        2,
    ),
    "numeric order": (
        lambda c: following.preview_order(c, _source(c, "dates.txt"), "DMY"),
        lambda c: editing.set_numeric_order(c, _source(c, "dates.txt"), "DMY"),
        3,
    ),
    "nothing at all": (
        lambda c: following.preview_order(c, _source(c, "arrest.txt"), "MDY"),
        lambda c: editing.set_numeric_order(c, _source(c, "arrest.txt"), "MDY"),
        0,
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_preview_says_exactly_what_happens(web: CaseFile, name: str) -> None:
    preview, change, count = CHANGES[name]
    before, history = list(cases.dump_case(web)), reading.history(web)
    was = {e.id: e.date for e in reading.events(web, rejected=True)}
    told = preview(web)
    assert list(cases.dump_case(web)) == before, "a preview leaves nothing behind"
    assert reading.history(web) == history
    changes = change(web)
    now = {e.id: e for e in reading.events(web, rejected=True)}
    moved = {id_ for id_ in was.keys() & now.keys() if _days(was[id_]) != _days(now[id_].date)}
    assert {c.event for c in told.changes} == moved
    assert len(moved) == count
    for c in told.changes:
        assert (c.before, c.after) == (was[c.event], now[c.event].date)
        assert c.article_title == now[c.event].article_title
        assert c.label
    assert (told.added, told.removed) == (len(now.keys() - was.keys()), len(was.keys() - now.keys()))
    assert moved <= changes.events
    after = list(cases.dump_case(web))
    editing.undo(web)
    assert list(cases.dump_case(web)) == before, "one step takes all of it back"
    editing.redo(web)
    assert list(cases.dump_case(web)) == after


def test_a_preview_of_what_does_not_exist_says_so(web: CaseFile) -> None:
    with pytest.raises(NotFoundError):
        following.preview_published(web, 9999, None)
    with pytest.raises(NotFoundError):
        following.preview_event_date(web, 9999, None)
    with pytest.raises(NotFoundError):
        following.preview_order(web, 9999, "DMY")


@pytest.mark.parametrize(("order", "met"), [("DMY", (2020, 4, 3)), ("MDY", (2020, 3, 4))])
def test_what_a_person_says_of_numeric_dates_counts(
    case: CaseFile, tmp_path: Path, order: NumericOrder, met: tuple[int, int, int]
) -> None:
    (path,) = _write(tmp_path / "in", {"dates.txt": STORIES["dates.txt"]})
    plan = importing.scan([path], case)
    list(importing.import_plan(case, plan, ImportChoices(orders={path: order})))
    meeting = next(e for e in reading.events(case) if "03/04/2020" in e.quote)
    assert _days(meeting.date) == _on(*met)
    assert reading.numeric_order(case, _source(case, "dates.txt")) == order
    editing.set_published(case, _article(case, "dates.txt"), date(2021, 1, 1))
    assert _days(reading.event(case, meeting.id).date) == _on(*met), "another change respects it"
    changes = editing.set_numeric_order(case, _source(case, "dates.txt"), None)
    assert changes.label.startswith("Took away how to read numeric dates in “")
    assert reading.event(case, meeting.id).date is None
    editing.undo(case)
    assert _days(reading.event(case, meeting.id).date) == _on(*met)


def test_an_order_said_later_holds_for_all_stories_of_a_file(case: CaseFile, tmp_path: Path) -> None:
    first = (
        "Two officials meet over the harbour\n\nPublished: 9 May 2021\n\n"
        "Anna Berg met Erik Dahl in Oslo on 03/04/2020, the ministry said. The two talked about the harbour for "
        "several hours.\n\nThe ministry gave no further details about the talks, which had been kept secret.\n"
    )
    second = (
        "Driver held in Bergen after a long search\n\nPublished: 10 May 2021\n\n"
        "Karl Lund was arrested in Bergen on 05/04/2020, police said. A court kept him in custody.\n\n"
        "His lawyer said that he would appeal against the decision of the court.\n"
    )
    (path,) = _write(tmp_path / "in", {"two.txt": f"{first}\n====================\n\n{second}"})
    plan = importing.scan([path], case)
    assert len(plan.files[0].stories) == 2
    list(importing.import_plan(case, plan, ImportChoices(left_out=frozenset({(path, 2)}))))
    meeting = next(e for e in reading.events(case) if "03/04/2020" in e.quote)
    assert meeting.date is None
    before = list(cases.dump_case(case))
    (outcome,) = importing.import_plan(case, plan, ImportChoices(orders={path: "MDY"}))
    assert outcome.state is FileState.COMMITTED
    assert meeting.id in outcome.changes.events
    assert _days(reading.event(case, meeting.id).date) == _on(2020, 3, 4)
    arrest = next(e for e in reading.events(case) if "05/04/2020" in e.quote)
    assert _days(arrest.date) == _on(2020, 5, 4)
    editing.undo(case)
    assert reading.event(case, meeting.id).date is None
    assert reading.event(case, arrest.id).date is None
    assert {line for line in before if '"event"' in line} <= set(cases.dump_case(case))
    assert cases.check_case(case).findings == ()


def test_two_dates_of_one_verb_stay_two_events(case: CaseFile, tmp_path: Path) -> None:
    text = (
        "Visits\n\nPublished: 20 June 2019\n\nAnna Berg was arrested in July 2017. She was charged three months later. "
        "Erik Dahl met her on 24 December 2018 and again on 3 May 2019.\n"
    )
    _import(case, *_write(tmp_path / "visits", {"visits.txt": text}))
    met = [(e.id, e.date) for e in reading.events(case) if e.kind is EventKind.MEET]
    assert len(met) == 2
    arrest = _event(case, "visits.txt", EventKind.ARREST)
    preview = following.preview_event_date(case, arrest.id, editing.parse_date("May 2018"))
    assert [c.event for c in preview.changes if c.event in dict(met)] == []
    assert (preview.added, preview.removed) == (0, 0)
    editing.edit_event(case, arrest.id, date=editing.parse_date("May 2018"))
    assert [(e.id, e.date) for e in reading.events(case) if e.kind is EventKind.MEET] == met


def test_a_publication_date_leaves_what_hangs_on_a_corrected_date(web: CaseFile) -> None:
    arrest = _event(web, "arrest.txt", EventKind.ARREST).id
    editing.edit_event(web, arrest, date=editing.parse_date("11 March 2015"))
    editing.set_published(web, _article(web, "arrest.txt"), date(2015, 6, 24))
    assert _day(web, "arrest.txt", EventKind.ARREST) == _on(2015, 3, 11)
    assert _day(web, "arrest.txt", EventKind.CHARGE) == _on(2015, 3, 14)
    editing.review_event(web, arrest, Review.REJECTED)
    assert _day(web, "arrest.txt", EventKind.CHARGE) == _on(2015, 6, 22), "a rejected event corrects nothing"


def test_an_undo_after_an_import_leaves_dates_that_are_true(case: CaseFile, tmp_path: Path) -> None:
    arrest, release, *_ = _write(tmp_path / "web", STORIES)
    _import(case, release)
    waiting = _event(case, "release.txt", EventKind.RELEASE).id
    editing.edit_event(case, waiting, date=editing.parse_date("1 March 2017"), status=Status.ALLEGED)
    _import(case, arrest)
    editing.undo(case)
    by_hand = reading.event(case, waiting).date
    assert by_hand is not None
    assert by_hand.ledger[-1].rule is Rule.GIVEN, "only the import was taken back"
    editing.undo(case)
    assert reading.event(case, waiting).date is None
    _import(case, arrest)
    fresh = reading.event(case, waiting)
    assert fresh.date is not None, "what it waited for has come"
    assert fresh.date.ledger[-1].rule is Rule.COUNTED_ON
    assert cases.check_case(case).findings == ()


def test_anchors_inside_a_story_name_its_events(web: CaseFile) -> None:
    charge = _event(web, "arrest.txt", EventKind.CHARGE)
    assert charge.date is not None
    anchor = charge.date.ledger[-1].anchor
    assert anchor is not None
    assert (anchor.kind, anchor.words) == (AnchorKind.EXPRESSION, "Friday")
    assert anchor.event == _event(web, "arrest.txt", EventKind.ARREST).id
