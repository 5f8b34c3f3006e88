"""Merging, and taking apart at any later time: nothing is lost, and what people did in between stays."""

from pathlib import Path

import pytest

from dossier.domain.claims import JoinKind
from dossier.domain.events import EventKind, Role
from dossier.domain.mentions import EntityKind
from dossier.domain.records import Participant
from dossier.errors import ImpossibleError, NotFoundError
from dossier.services import cases, editing, importing, reading, reading_again, splitting
from dossier.services.cases import CaseFile

ARTICLES = {
    "berg.txt": (
        "Former harbour clerk jailed in Oslo\n\nPublished: 14 March 2019\n\n"
        "Anna Berg was arrested on 4 February 2014 in Oslo, police said. Karl Lund met Anna Berg on 3 March 2014.\n"
    ),
    "initial.txt": (
        "Clerk charged in Bergen\n\nPublished: 2 May 2015\n\n"
        "A. Berg was charged with fraud on 1 May 2015. Karl Lund visited A. Berg in prison.\n"
    ),
}
EARLIER = "Clerk charged\n\nPublished: 2 May 2015\n\nRita Holm was charged with fraud on 1 May 2015.\n"
LATER = "Clerk released\n\nPublished: 9 June 2020\n\nRita Holm was released on 8 June 2020. Holm thanked the court.\n"


def _take(case: CaseFile, folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    for outcome in importing.import_paths(case, [path]):
        assert outcome.reason is None


@pytest.fixture
def two(case: CaseFile, tmp_path: Path) -> CaseFile:
    for name, text in ARTICLES.items():
        _take(case, tmp_path / "in", name, text)
    return case


def _person(case: CaseFile, name: str) -> int:
    return next(row.id for row in reading.entities(case, EntityKind.PERSON) if row.name == name)


def _dump(case: CaseFile) -> list[str]:
    return list(cases.dump_case(case))


def _without_decisions(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith(('["proposal"', '["merge"', '["apart"'))]


def _names(case: CaseFile, event_id: int) -> set[str]:
    return {p.entity.name for p in reading.event(case, event_id).participants}


def _event(case: CaseFile, kind: EventKind) -> int:
    return next(event.id for event in reading.events(case) if event.kind is kind)


def test_what_is_taken_apart_is_as_before_the_merge(two: CaseFile) -> None:
    before = _dump(two)
    anna, initial = _person(two, "Anna Berg"), _person(two, "A. Berg")
    editing.merge_entities(two, anna, initial)
    (merge,) = [m for m in reading.merges(two, anna) if m.id is not None]
    assert (merge.how, merge.name, merge.reversible) == (JoinKind.MERGED, "A. Berg", True)
    editing.unmerge(two, merge.id or 0)
    assert _person(two, "A. Berg") == initial
    assert _without_decisions(_dump(two)) == _without_decisions(before)
    assert cases.check_case(two).is_sound


def test_taking_apart_is_one_step_that_can_be_undone(two: CaseFile) -> None:
    anna = _person(two, "Anna Berg")
    editing.merge_entities(two, anna, _person(two, "A. Berg"))
    merged = _dump(two)
    editing.unmerge(two, reading.merges(two, anna)[0].id or 0)
    apart = _dump(two)
    editing.undo(two)
    assert _dump(two) == merged
    editing.redo(two)
    assert _dump(two) == apart
    assert cases.check_case(two).is_sound


def test_edits_made_in_between_stay(two: CaseFile) -> None:
    anna, initial, karl = _person(two, "Anna Berg"), _person(two, "A. Berg"), _person(two, "Karl Lund")
    editing.merge_entities(two, anna, initial)
    charge, arrest = _event(two, EventKind.CHARGE), _event(two, EventKind.ARREST)
    editing.edit_event(two, charge, participants=(Participant(anna, Role.PATIENT), Participant(karl, Role.OTHER)))
    editing.edit_event(two, arrest, kind=EventKind.RELEASE)
    editing.rename_entity(two, anna, "Anna Maria Berg")
    editing.unmerge(two, reading.merges(two, anna)[0].id or 0)
    assert _names(two, charge) == {"Anna Maria Berg", "Karl Lund"}
    assert reading.event(two, arrest).kind is EventKind.RELEASE
    assert {row.name for row in reading.entities(two, EntityKind.PERSON)} == {"Anna Maria Berg", "A. Berg", "Karl Lund"}
    assert cases.check_case(two).is_sound


def test_stories_imported_since_go_with_the_name_that_they_use(two: CaseFile, tmp_path: Path) -> None:
    _take(two, tmp_path / "in", "earlier.txt", EARLIER)
    anna, rita = _person(two, "Anna Berg"), _person(two, "Rita Holm")
    editing.merge_entities(two, anna, rita)
    _take(two, tmp_path / "in", "later.txt", LATER)
    merge = next(m for m in reading.merges(two, anna) if m.id is not None)
    editing.unmerge(two, merge.id or 0)
    assert {event.kind for event in reading.events(two, rita)} >= {EventKind.CHARGE, EventKind.RELEASE}
    assert all(event.kind is not EventKind.RELEASE for event in reading.events(two, anna))
    assert cases.check_case(two).is_sound


def test_merges_of_merges_come_apart_in_any_order(two: CaseFile) -> None:
    before = _without_decisions(_dump(two))
    anna, initial, karl = _person(two, "Anna Berg"), _person(two, "A. Berg"), _person(two, "Karl Lund")
    editing.merge_entities(two, anna, initial)
    editing.merge_entities(two, karl, anna)
    done = {m.name: m.id for m in reading.merges(two, karl) if m.id is not None}
    assert set(done) == {"Anna Berg", "A. Berg"}
    editing.unmerge(two, done["A. Berg"] or 0)
    editing.unmerge(two, done["Anna Berg"] or 0)
    assert _without_decisions(_dump(two)) == before
    assert cases.check_case(two).is_sound


def test_a_merge_is_taken_apart_once(two: CaseFile) -> None:
    anna = _person(two, "Anna Berg")
    editing.merge_entities(two, anna, _person(two, "A. Berg"))
    merge = reading.merges(two, anna)[0].id or 0
    editing.unmerge(two, merge)
    with pytest.raises(ImpossibleError):
        editing.unmerge(two, merge)
    with pytest.raises(NotFoundError):
        editing.unmerge(two, 999)
    assert not reading.merges(two, anna)[0].reversible


def test_who_was_taken_apart_is_not_proposed_again(two: CaseFile, tmp_path: Path) -> None:
    anna, initial = _person(two, "Anna Berg"), _person(two, "A. Berg")
    editing.merge_entities(two, anna, initial)
    editing.unmerge(two, reading.merges(two, anna)[0].id or 0)
    _take(two, tmp_path / "in", "copy/initial-again.txt", ARTICLES["initial.txt"])
    _take(two, tmp_path / "in", "copy/berg-again.txt", ARTICLES["berg.txt"] + "\n")
    names = [{p.first.name, p.second.name} for p in reading.proposals(two)]
    assert {"Anna Berg", "A. Berg"} not in names


def test_wrongly_joined_stories_are_split_off(case: CaseFile, tmp_path: Path) -> None:
    first = "Arrest in Oslo\n\nPublished: 2 May 2015\n\nJohn Smith was arrested on 1 May 2015. John Smith is a baker.\n"
    second = "Win in Cork\n\nPublished: 2 May 2016\n\nJohn Smith was elected on 1 May 2016. Smith is a doctor.\n"
    _take(case, tmp_path / "in", "one.txt", first)
    _take(case, tmp_path / "in", "two.txt", second)
    john = _person(case, "John Smith")
    before = _dump(case)
    (article,) = [event.article for event in reading.events(case, john) if event.kind is EventKind.ELECT]
    editing.split_entity(case, john, [article])
    people = reading.entities(case, EntityKind.PERSON)
    assert [row.name for row in people] == ["John Smith", "John Smith"]
    other = next(row.id for row in people if row.id != john)
    assert [event.kind for event in reading.events(case, other)] == [EventKind.ELECT]
    assert [event.kind for event in reading.events(case, john)] == [EventKind.ARREST]
    assert reading.merges(case, john)[0].how is JoinKind.SPLIT
    assert not reading.proposals(case)
    assert cases.check_case(case).is_sound
    editing.undo(case)
    assert _dump(case) == before


def test_not_all_stories_can_be_split_off(two: CaseFile) -> None:
    anna = _person(two, "Anna Berg")
    with pytest.raises(ImpossibleError):
        editing.split_entity(two, anna, [row.id for row in reading.articles(two)])


def test_mentions_of_one_story_are_split_off_and_stay_so_when_it_is_read_again(case: CaseFile, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(
        "In court\n\nPublished: 9 May 2020\n\nKarl Lund opened a school on 4 May 2020.\n\n"
        "Karl Lund was arrested in Oslo on 7 May 2020.\n",
        encoding="utf-8",
    )
    assert all(outcome.reason is None for outcome in importing.import_paths(case, [path]))
    (lund,) = [row.id for row in reading.entities(case, EntityKind.PERSON)]
    (story,) = [row.id for row in reading.articles(case)]
    found = splitting.mentions_in(case, lund, story)
    assert [m.words for m in found] == ["Karl Lund", "Karl Lund"]
    before = list(cases.dump_case(case))
    for ids in ([], [m.id for m in found]):
        with pytest.raises(ImpossibleError, match="leave at least one"):
            splitting.split_mentions(case, lund, story, ids)
    splitting.split_mentions(case, lund, story, [found[1].id])

    def arrested() -> list[int]:
        return [p.entity.id for e in reading.events(case) if e.kind is EventKind.ARREST for p in e.participants]

    (other,) = [row.id for row in reading.entities(case, EntityKind.PERSON) if row.id != lund]
    assert arrested() == [other]
    list(reading_again.read_again(case, outdated_only=False))
    assert arrested() == [other]
    assert [m.id for m in splitting.mentions_in(case, lund, story)] == [found[0].id]
    assert cases.check_case(case).is_sound
    editing.undo(case)
    if list(cases.dump_case(case)) != before:
        editing.undo(case)
    assert list(cases.dump_case(case)) == before


def test_ages_and_roles_go_with_the_mentions_beside_which_they_stand(case: CaseFile, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(
        "In court\n\nPublished: 9 May 2020\n\nKarl Lund, 41, opened a school on 4 May 2020.\n\n"
        "The teacher Karl Lund was arrested in Oslo on 7 May 2020.\n",
        encoding="utf-8",
    )
    assert all(outcome.reason is None for outcome in importing.import_paths(case, [path]))
    (lund,) = [row.id for row in reading.entities(case, EntityKind.PERSON)]
    (story,) = [row.id for row in reading.articles(case)]
    before = list(cases.dump_case(case))
    chosen = splitting.mentions_in(case, lund, story)[1]
    splitting.split_mentions(case, lund, story, [chosen.id])
    (other,) = [row.id for row in reading.entities(case, EntityKind.PERSON) if row.id != lund]

    def told() -> dict[int, list[str]]:
        return {id_: [fact.value for fact in reading.dossier(case, id_).facts] for id_ in (lund, other)}

    assert told() == {lund: ["41"], other: ["teacher"]}
    list(reading_again.read_again(case, outdated_only=False))
    assert told() == {lund: ["41"], other: ["teacher"]}
    editing.undo(case)
    if list(cases.dump_case(case)) != before:
        editing.undo(case)
    assert list(cases.dump_case(case)) == before
