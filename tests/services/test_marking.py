"""Tags, stars, questions and pages: kept through undo, merges, reading again and the end of an event."""

from pathlib import Path

import pytest

from dossier.domain.notes import NoteForm, SubjectKind
from dossier.errors import ImpossibleError, NotFoundError
from dossier.services import by_hand, importing, marking, merging, reading, reading_again
from dossier.store import dump, event_store, merge_store, unit_of_work, verification
from dossier.store.case_file import CaseFile

PERSON, EVENT, STORY = SubjectKind.ENTITY, SubjectKind.EVENT, SubjectKind.ARTICLE
TEXT = """Two jailed

Published: 20 June 2019

Ida Brandt was arrested on 3 May 2017. Otto Lind was fined on 9 May 2018 in Odrin.
"""


@pytest.fixture
def told(case: CaseFile, tmp_path: Path) -> CaseFile:
    folder = tmp_path / "told"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    list(importing.import_paths(case, [folder]))
    return case


@pytest.fixture
def ida(told: CaseFile) -> int:
    return reading.find_entity(told, "Ida Brandt").id


def test_tags_are_words_written_one_way(told: CaseFile, ida: int) -> None:
    assert marking.tag(told, PERSON, ida, " #Money ").label == "Tagged “Ida Brandt” with #Money"
    assert not marking.tag(told, PERSON, ida, "money"), "it has that one"
    story = reading.articles(told)[0].id
    marking.tag(told, STORY, story, "MONEY")
    marking.tag(told, PERSON, ida, "2017")
    assert marking.tags(told) == {"2017": 1, "Money": 2}
    assert marking.marks(told, PERSON, ida).tags == ("2017", "Money")
    assert marking.marks(told, STORY, story).tags == ("Money",)
    found = marking.marked(told, NoteForm.TAG, "#mOney")
    assert (found.entities, found.events, found.articles) == ({ida}, frozenset(), {story})
    marking.untag(told, PERSON, ida, "#money")
    assert marking.marks(told, PERSON, ida).tags == ("2017",)
    assert not marking.untag(told, PERSON, ida, "money")


@pytest.mark.parametrize("text", ["", " # ", "…", "x" * 61])
def test_what_is_no_tag(told: CaseFile, ida: int, text: str) -> None:
    with pytest.raises(ImpossibleError):
        marking.tag(told, PERSON, ida, text)


def test_a_subject_that_is_not_there(told: CaseFile) -> None:
    for kind in SubjectKind:
        with pytest.raises(NotFoundError):
            marking.star(told, kind, 999)


@pytest.mark.parametrize("kind", list(SubjectKind))
def test_each_change_is_one_step_that_can_be_undone(told: CaseFile, ida: int, kind: SubjectKind) -> None:
    subject = {PERSON: ida, EVENT: reading.events(told)[0].id, STORY: reading.articles(told)[0].id}[kind]
    before = list(dump.lines(told))
    steps = [
        marking.star(told, kind, subject),
        marking.tag(told, kind, subject, "harbour"),
        marking.ask(told, kind, subject, "Who paid?"),
    ]
    marking.answer(told, marking.questions(told)[0].id)
    after = list(dump.lines(told))
    assert all(changes for changes in steps)
    left = marking.marks(told, kind, subject)
    assert (left.is_starred, left.tags, [q.is_answered for q in left.questions]) == (True, ("harbour",), [True])
    assert left.line == "★  #harbour"
    for _ in range(4):
        unit_of_work.undo(told)
    assert list(dump.lines(told)) == before
    for _ in range(4):
        unit_of_work.redo(told)
    assert list(dump.lines(told)) == after
    assert verification.check(told).findings == ()


def test_a_merge_brings_marks_together_and_apart_again(told: CaseFile, ida: int) -> None:
    otto = reading.find_entity(told, "Otto Lind").id
    marking.star(told, PERSON, otto)
    marking.tag(told, PERSON, otto, "firm")
    marking.tag(told, PERSON, ida, "firm")
    marking.write_page(told, ida, "Of Ida.")
    marking.write_page(told, otto, "Of Otto.")
    merging.merge_entities(told, ida, otto)
    both = marking.marks(told, PERSON, ida)
    assert (both.is_starred, both.tags) == (True, ("firm",))
    assert sorted(both.page.split("\n\n")) == ["Of Ida.", "Of Otto."]
    merging.unmerge(told, merge_store.records(told, ida)[-1].id)
    assert marking.marks(told, PERSON, ida).page == "Of Ida."
    assert not marking.marks(told, PERSON, ida).is_starred
    again = reading.find_entity(told, "Otto Lind").id
    assert marking.marks(told, PERSON, again).is_starred
    assert marking.page(told, again) == "Of Otto."


def test_marks_of_an_event_stay_on_its_words(told: CaseFile) -> None:
    event = reading.events(told)[0]
    marking.star(told, EVENT, event.id)
    with unit_of_work.command(told, "Gone"):
        event_store.remove(told, [event.id])
    assert not marking.marked(told, NoteForm.STAR).events
    story = marking.marks(told, STORY, event.article)
    assert not story.is_starred, "the words bear the star, not the story"
    by_hand.add_event(
        told, event.article, event.span, event.trigger, kind=event.kind, status=event.status, date=event.date
    )
    made = next(e for e in reading.events(told) if e.span == event.span)
    assert marking.marks(told, EVENT, made.id).is_starred
    assert marking.marked(told, NoteForm.STAR).events == {made.id}


def test_reading_again_keeps_them(told: CaseFile, ida: int) -> None:
    event = next(e for e in reading.events(told) if any(p.entity.id == ida for p in e.participants))
    marking.star(told, PERSON, ida)
    marking.tag(told, EVENT, event.id, "key")
    list(reading_again.read_again(told, outdated_only=False))
    assert marking.marks(told, PERSON, ida).is_starred
    assert marking.marked(told, NoteForm.TAG, "key").events


def test_the_page_of_somebody(told: CaseFile, ida: int) -> None:
    assert marking.page(told, ida) == ""
    marking.write_page(told, ida, "First line.\n\nSecond.  \n")
    assert marking.page(told, ida) == "First line.\n\nSecond."
    assert not marking.write_page(told, ida, "First line.\n\nSecond.")
    marking.write_page(told, ida, "Only this.")
    assert marking.page(told, ida) == "Only this."
    unit_of_work.undo(told)
    assert marking.page(told, ida) == "First line.\n\nSecond."
    marking.write_page(told, ida, "")
    assert marking.page(told, ida) == ""
    with pytest.raises(ImpossibleError):
        marking.write_page(told, ida, "x" * 200_001)


def test_they_are_no_notes(told: CaseFile, ida: int) -> None:
    marking.star(told, PERSON, ida)
    marking.write_page(told, ida, "A page.")
    assert by_hand.notes(told) == []
    assert reading.dossier(told, ida).written == ()


def test_an_open_question_counts_until_it_is_answered(told: CaseFile, ida: int) -> None:
    marking.ask(told, PERSON, ida, "Where was she?")
    asked = marking.questions(told)[0]
    assert marking.marked(told, NoteForm.QUESTION).entities == {ida}
    assert marking.marks(told, PERSON, ida).line == "?"
    marking.answer(told, asked.id)
    assert not marking.marked(told, NoteForm.QUESTION).entities
    assert marking.questions(told, is_answered=False) == []
    marking.answer(told, asked.id, is_answered=False)
    assert [q.id for q in marking.questions(told, is_answered=False)] == [asked.id]
