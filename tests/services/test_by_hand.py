"""What a person marks in a source stands, can be undone to the letter, and outlives reading the story again."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dossier.domain.changes import Changes
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.notes import SubjectKind
from dossier.domain.records import Participant
from dossier.domain.spans import Span
from dossier.domain.views import ArticleView, Highlight, Layer
from dossier.errors import ImpossibleError, NotFoundError
from dossier.services import by_hand, cases, editing, exporting, reading, reading_again, removing, word_hints
from dossier.services.cases import CaseFile


def _story(case: CaseFile, file: str = "undated.txt") -> ArticleView:
    return reading.article(case, next(row.id for row in reading.articles(case) if row.file == file))


def _span(case: CaseFile, words: str, file: str = "undated.txt") -> Span:
    story = _story(case, file)
    start = story.start + story.text.index(words)
    return Span(start, start + len(words))


def _id(case: CaseFile, file: str = "undated.txt") -> int:
    return _story(case, file).row.id


def _person(case: CaseFile, name: str) -> int:
    return reading.find_entity(case, name).id


def _mark(case: CaseFile, words: str, file: str = "undated.txt") -> Highlight | None:
    span = _span(case, words, file)
    return next((h for h in _story(case, file).highlights if h.span == span), None)


def _make_event(case: CaseFile) -> Changes:
    hint = by_hand.suggest(case, _id(case), _span(case, "testified"))
    people = tuple(Participant(p.entity.id, p.role) for p in hint.people)
    made = editing.parse_date("May 2018")
    return by_hand.add_event(
        case, hint.article, hint.sentence, hint.trigger, kind=EventKind.MEET, status=Status.ALLEGED, date=made,
        participants=people,
    )  # fmt: skip


def _own_event(case: CaseFile) -> int:
    return next(e.id for e in reading.events(case) if "trigger" in e.edited)


def _name(case: CaseFile, words: str = "bribery") -> Changes:
    return by_hand.add_mentions(case, _id(case), [_span(case, words)], None, EntityKind.ORGANISATION)


COMMANDS: dict[str, Callable[[CaseFile], Changes]] = {
    "an event": _make_event,
    "a new name": _name,
    "a known name": lambda c: by_hand.add_mentions(
        c, _id(c), [_span(c, "bribery")], _person(c, "Anna Berg"), EntityKind.PERSON
    ),
    "a name instead of another": lambda c: by_hand.add_mentions(
        c, _id(c), [_span(c, "Anna Berg")], None, EntityKind.PLACE
    ),
    "no name": lambda c: by_hand.remove_mention(
        c, _id(c), _span(c, "Anna Berg"), _person(c, "Anna Berg"), everywhere=True
    ),
    "a date": lambda c: by_hand.add_date(c, _id(c), _span(c, "bribery"), editing.parse_date("2014")),
    "no date": lambda c: by_hand.remove_date(c, _id(c), _span(c, "2012")),
    "a note": lambda c: by_hand.add_note(c, _id(c), _span(c, "bribery"), "Which law?"),
    "a note on the story": lambda c: by_hand.add_note(c, _id(c), None, "Ask the court."),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_is_one_step_undone_and_redone_to_the_letter(imported: CaseFile, name: str) -> None:
    before = list(cases.dump_case(imported))
    changes = COMMANDS[name](imported)
    assert _id(imported) in changes.articles
    after = list(cases.dump_case(imported))
    assert after != before
    assert cases.check_case(imported).findings == ()
    editing.undo(imported)
    assert list(cases.dump_case(imported)) == before
    editing.redo(imported)
    assert list(cases.dump_case(imported)) == after


def test_the_words_fill_in_what_they_tell(imported: CaseFile) -> None:
    hint = by_hand.suggest(imported, _id(imported), _span(imported, "founded"))
    assert (hint.kind, hint.status) == (EventKind.START_ORG, Status.ASSERTED)
    assert hint.quote.startswith("In 2012")
    assert hint.quote.endswith("Anna Berg.")
    assert hint.date is not None
    assert hint.date.start == date(2012, 1, 1)
    roles = {p.entity.name: p.role for p in hint.people}
    assert roles["Karl Lund"] is Role.AGENT
    long = by_hand.suggest(imported, _id(imported), _span(imported, "Lund founded Lund Shipping with Anna"))
    story = _story(imported)
    assert story.text[long.trigger.start - story.start : long.trigger.end - story.start] == "founded"


@pytest.mark.parametrize(
    ("words", "status"),
    [("paid", Status.ALLEGED), ("arrested in May", Status.ASSERTED)],
)
def test_the_status_is_what_the_sentence_claims(imported: CaseFile, words: str, status: Status) -> None:
    assert by_hand.suggest(imported, _id(imported, "berg.txt"), _span(imported, words, "berg.txt")).status is status


def test_a_word_that_needs_others_names_nothing_without_them() -> None:
    for words, kind in (("found guilty", EventKind.CONVICT), ("found a house", EventKind.OTHER)):
        assert word_hints.trigger_in(words, Span(0, len("found")))[1] is kind


def test_a_date_among_the_selected_words_is_read(imported: CaseFile) -> None:
    hint = by_hand.suggest(imported, _id(imported, "berg.txt"), _span(imported, "on 4 February 2014", "berg.txt"))
    assert hint.date is not None
    assert hint.date.start == date(2014, 2, 4)


def test_what_is_made_by_hand_outlives_reading_the_story_again(imported: CaseFile) -> None:
    _make_event(imported)
    _name(imported)
    by_hand.add_note(imported, _id(imported), _span(imported, "bribery"), "Which law?")
    by_hand.add_date(imported, _id(imported), _span(imported, "Second"), editing.parse_date("2014"))
    by_hand.remove_date(imported, _id(imported), _span(imported, "2012"))
    event = reading.event(imported, _own_event(imported))
    editing.set_published(imported, _id(imported), date(2021, 11, 19))
    editing.set_published(imported, _id(imported), None)
    assert reading.event(imported, event.id) == event
    assert (event.review, event.kind, event.status) == (Review.EDITED, EventKind.MEET, Status.ALLEGED)
    name, given = _mark(imported, "bribery"), _mark(imported, "Second")
    assert name is not None
    assert name.layer is Layer.ORGANISATION
    assert given is not None
    assert given.layer is Layer.TIME
    assert _mark(imported, "2012") is None
    assert [note.text for note in _story(imported).written] == ["Which law?"]


def test_what_is_made_by_hand_outlives_a_newer_engine(imported: CaseFile) -> None:
    _make_event(imported)
    _name(imported)
    by_hand.add_note(imported, _id(imported), _span(imported, "bribery"), "Which law?")
    by_hand.remove_mention(imported, _id(imported), _span(imported, "Anna Berg"), _person(imported, "Anna Berg"))
    by_hand.remove_date(imported, _id(imported), _span(imported, "2012"))
    before = list(cases.dump_case(imported))
    assert list(reading_again.read_again(imported, outdated_only=False))
    assert list(cases.dump_case(imported)) == before


def test_the_same_event_is_not_made_twice(imported: CaseFile) -> None:
    _make_event(imported)
    with pytest.raises(ImpossibleError, match="already"):
        _make_event(imported)
    by_hand.remove_event(imported, _own_event(imported))
    _make_event(imported)


def test_only_what_a_person_made_can_be_removed(imported: CaseFile) -> None:
    machine = next(e for e in reading.events(imported) if "trigger" not in e.edited)
    with pytest.raises(ImpossibleError, match="Reject"):
        by_hand.remove_event(imported, machine.id)


def test_who_is_not_meant_leaves_the_events_of_the_sentence(imported: CaseFile) -> None:
    lund = _person(imported, "Karl Lund")
    span = _span(imported, "Karl Lund was charged")
    charged = next(e for e in reading.events(imported) if e.kind is EventKind.CHARGE)
    assert lund in {p.entity.id for p in charged.participants}
    by_hand.remove_mention(imported, _id(imported), Span(span.start, span.start + len("Karl Lund")), lund)
    after = reading.event(imported, charged.id)
    assert lund not in {p.entity.id for p in after.participants}
    assert "participants" in after.edited
    assert reading.find_entity(imported, "Karl Lund").id == lund, "other stories name him"
    with pytest.raises(NotFoundError):
        by_hand.remove_mention(imported, _id(imported), Span(span.start, span.start + 9), lund)


def test_who_is_named_nowhere_any_more_is_gone(imported: CaseFile) -> None:
    _name(imported)
    made = _mark(imported, "bribery")
    assert made is not None
    assert made.target is not None
    by_hand.remove_mention(imported, _id(imported), _span(imported, "bribery"), made.target)
    with pytest.raises(NotFoundError):
        reading.find_entity(imported, f"#{made.target}")
    assert not any(json.loads(line)[0] == "corrected" for line in cases.dump_case(imported)), "it was our own mark"


def test_words_marked_as_a_name_again_are_a_name(imported: CaseFile) -> None:
    berg, span = _person(imported, "Anna Berg"), _span(imported, "Anna Berg")
    by_hand.remove_mention(imported, _id(imported), span, berg)
    assert any(json.loads(line)[0] == "corrected" for line in cases.dump_case(imported))
    by_hand.add_mentions(imported, _id(imported), [span], berg, EntityKind.PERSON)
    assert not any(json.loads(line)[0] == "corrected" for line in cases.dump_case(imported))


def test_who_is_named_by_these_words_alone_can_be_named_by_others(imported: CaseFile) -> None:
    made = _mark(imported, "bribery") if _name(imported) else None
    assert made is not None
    by_hand.add_mentions(imported, _id(imported), [_span(imported, "with bribery")], made.target, EntityKind.PERSON)
    longer = _mark(imported, "with bribery")
    assert longer is not None
    assert (longer.target, _mark(imported, "bribery")) == (made.target, None)
    assert cases.check_case(imported).findings == ()


def test_a_marked_date_can_date_an_event(imported: CaseFile) -> None:
    told = next(e for e in reading.events(imported) if e.article == _id(imported) and e.date is None)
    span = _span(imported, "bribery")
    by_hand.add_date(imported, _id(imported), span, editing.parse_date("3 May 2019"), told.id)
    after = reading.event(imported, told.id).date
    assert after is not None
    assert (after.start, after.mentions) == (date(2019, 5, 3), (span,))


def test_a_date_taken_over_from_another_story_leaves_its_words_there(imported: CaseFile, tmp_path: Path) -> None:
    dates = [e.date for e in reading.events(imported) if e.file.endswith("berg.txt") and e.date and e.date.mentions]
    story = next(a for a in reading.articles(imported) if a.file.endswith("lund.txt"))
    other = max(dates, key=lambda date: date.mentions[0])
    assert other.mentions[0].end > len(reading.article(imported, story.id).text)
    told = next(e for e in reading.events(imported) if e.article == story.id)
    editing.edit_event(imported, told.id, date=other)
    after = reading.event(imported, told.id).date
    assert after is not None
    assert (after.start, after.mentions) == (other.start, ())
    assert exporting.export_json(imported, tmp_path / "out.json").exists()


def test_where_else_the_story_has_the_same_words(imported: CaseFile) -> None:
    hint = by_hand.suggest(imported, _id(imported, "berg.txt"), _span(imported, "arrested", "berg.txt"))
    assert len(hint.same_words) == 1


def test_words_outside_of_the_story_are_refused(imported: CaseFile) -> None:
    for span in (Span(5, 5), Span(0, 10_000)):
        with pytest.raises(ImpossibleError):
            by_hand.suggest(imported, _id(imported), span)
    with pytest.raises(ImpossibleError):
        by_hand.add_note(imported, _id(imported), None, "  ")


def test_notes_are_changed_listed_exported_and_go_with_the_file(imported: CaseFile, tmp_path: Path) -> None:
    by_hand.add_note(imported, _id(imported), _span(imported, "bribery"), "Which law?")
    note = by_hand.notes(imported)[0]
    by_hand.change_note(imported, note.id, "Which law?\nAsk.")
    assert not by_hand.change_note(imported, note.id, "Which law?\nAsk. ")
    out = json.loads(exporting.export_json(imported, tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [(each["words"]["text"], each["note"]) for each in out["notes"]] == [("bribery", "Which law?\nAsk.")]
    assert out["corrections"] == []
    removing.remove_stories(imported, [_id(imported)])
    assert by_hand.notes(imported) == []
    editing.undo(imported)
    by_hand.remove_note(imported, note.id)
    assert by_hand.notes(imported) == []


def _notes_on(case: CaseFile, name: str) -> list[str]:
    return [note.text for note in reading.dossier(case, _person(case, name)).written]


def test_a_note_on_a_person_goes_with_them_into_a_merge_and_out_of_it(imported: CaseFile) -> None:
    lund, berg = _person(imported, "Karl Lund"), _person(imported, "Anna Berg")
    changes = by_hand.add_note_about(imported, SubjectKind.ENTITY, lund, "Ask his brother.")
    assert changes.entities == {lund}
    by_hand.add_note_about(imported, SubjectKind.ENTITY, berg, "Lives in Bergen?")
    editing.merge_entities(imported, berg, lund)
    assert _notes_on(imported, "Anna Berg") == ["Ask his brother.", "Lives in Bergen?"]
    merge = reading.merges(imported, berg)[0].id
    assert merge is not None
    editing.unmerge(imported, merge)
    assert _notes_on(imported, "Karl Lund") == ["Ask his brother."]
    assert _notes_on(imported, "Anna Berg") == ["Lives in Bergen?"]


def test_a_person_with_a_note_stays_when_the_last_story_goes(imported: CaseFile) -> None:
    lund = _person(imported, "Karl Lund")
    by_hand.add_note_about(imported, SubjectKind.ENTITY, lund, "Ask his brother.")
    removing.remove_stories(imported, [row.id for row in reading.articles(imported)])
    assert [row.name for row in reading.entities(imported)] == ["Karl Lund"]
    assert _notes_on(imported, "Karl Lund") == ["Ask his brother."]
    editing.undo(imported)
    editing.undo(imported)
    assert by_hand.notes(imported) == []
    assert editing.redo(imported).entities == {lund}
    assert _notes_on(imported, "Karl Lund") == ["Ask his brother."]


def test_a_note_on_an_event_stands_on_its_words_and_outlives_it(imported: CaseFile) -> None:
    article, words = _id(imported), _span(imported, "testified last month")
    by_hand.add_event(imported, article, words, words, kind=EventKind.OTHER, status=Status.ASSERTED, date=None)
    event = next(e for e in reading.events(imported) if e.trigger == words)
    changes = by_hand.add_note_about(imported, SubjectKind.EVENT, event.id, "In which court?")
    assert (changes.events, changes.articles) == ({event.id}, {article})
    assert [note.text for note in by_hand.notes_about(imported, SubjectKind.EVENT, event.id)] == ["In which court?"]
    assert [note.span for note in reading.article(imported, article).written] == [words]
    by_hand.remove_event(imported, event.id)
    left = by_hand.notes(imported, article)
    assert [(note.kind, note.subject, note.span) for note in left] == [(SubjectKind.ARTICLE, article, words)]
    editing.undo(imported)
    assert [note.text for note in by_hand.notes_about(imported, SubjectKind.EVENT, event.id)] == ["In which court?"]


def test_notes_are_on_what_is_there(imported: CaseFile) -> None:
    for kind in (SubjectKind.ENTITY, SubjectKind.EVENT, SubjectKind.ARTICLE):
        with pytest.raises(NotFoundError):
            by_hand.add_note_about(imported, kind, 9_999, "Nobody")
    with pytest.raises(ImpossibleError):
        by_hand.add_note_about(imported, SubjectKind.ENTITY, _person(imported, "Karl Lund"), "  ")
