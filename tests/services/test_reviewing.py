"""The review queue: what the machine is unsure of is asked once, and every answer is a step that can be undone."""

from datetime import date
from pathlib import Path

import pytest

from dossier.domain.events import EventKind, Review
from dossier.domain.importing import ImportChoices
from dossier.domain.mentions import EntityKind
from dossier.domain.review import Answer, Question, QuestionKind
from dossier.errors import ImpossibleError
from dossier.services import cases, editing, importing, reading, reviewing
from dossier.services.cases import CaseFile


def _asked(case: CaseFile, *kinds: QuestionKind) -> list[Question]:
    return [each for each in reviewing.questions(case, frozenset(kinds) or None) if each is not None]


def _take(case: CaseFile, folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    for outcome in importing.import_paths(case, [folder / name]):
        assert outcome.reason is None


def _bergs(case: CaseFile) -> int:
    return sum(row.name.endswith("Berg") for row in reading.entities(case, EntityKind.PERSON))


@pytest.fixture
def two(case: CaseFile, tmp_path: Path) -> CaseFile:
    _take(
        case,
        tmp_path / "in",
        "berg.txt",
        "Clerk jailed in Oslo\n\nPublished: 14 March 2019\n\n"
        "Anna Berg was arrested on 4 February 2014 in Oslo. Karl Lund met Anna Berg on 3 March 2014.\n",
    )
    _take(
        case,
        tmp_path / "in",
        "initial.txt",
        "Clerk charged in Bergen\n\nPublished: 2 May 2015\n\n"
        "A. Berg was charged with fraud on 1 May 2015. Karl Lund visited A. Berg in prison.\n",
    )
    return case


def test_who_is_meant_by_a_pronoun_is_asked_with_the_words(imported: CaseFile) -> None:
    (asked,) = [q for q in _asked(imported, QuestionKind.WHO) if "xtradited" in q.reasons[0]]
    assert "“He” to mean Karl Lund" in asked.reasons[1]
    assert asked.sentence == "Is “He” Karl Lund?"
    view = reading.event(imported, asked.subject)
    assert (asked.article, asked.span) == (view.article, view.span)


def test_an_accepted_question_does_not_come_back_and_undo_brings_it_back(imported: CaseFile) -> None:
    before = _asked(imported)
    question = next(q for q in before if q.kind is QuestionKind.WHO)
    changes = reviewing.answer(imported, question, Answer.ACCEPT)
    assert question.subject in changes.events
    assert reading.event(imported, question.subject).review is Review.ACCEPTED
    assert _asked(imported) == [q for q in before if q != question]
    editing.undo(imported)
    assert _asked(imported) == before


def test_it_is_not_him_takes_him_out_of_the_event(imported: CaseFile) -> None:
    question = next(q for q in _asked(imported, QuestionKind.WHO) if "xtradited" in q.reasons[0])
    reviewing.answer(imported, question, Answer.REJECT)
    event = reading.event(imported, question.subject)
    assert not {p.entity.id for p in event.participants} & set(question.entities)
    assert event.review is Review.EDITED
    assert question.key not in {q.key for q in _asked(imported)}


def test_a_story_without_a_day_is_asked_about_and_may_stay_open(imported: CaseFile) -> None:
    (question,) = _asked(imported, QuestionKind.DAY)
    assert "Second trial for Lund" in question.sentence
    assert question.accept == ()
    with pytest.raises(ImpossibleError):
        reviewing.answer(imported, question, Answer.ACCEPT)
    reviewing.answer(imported, question, Answer.REJECT)
    assert _asked(imported, QuestionKind.DAY) == []
    assert any('"answered"' in line for line in cases.dump_case(imported))
    editing.undo(imported)
    assert _asked(imported, QuestionKind.DAY) == [question]


def test_a_day_set_elsewhere_answers_the_question(imported: CaseFile) -> None:
    (question,) = _asked(imported, QuestionKind.DAY)
    before = reviewing.answered(imported)
    editing.set_published(imported, question.subject, date(2019, 6, 7))
    assert _asked(imported, QuestionKind.DAY) == []
    assert reviewing.answered(imported) == before + 1


def test_two_names_are_joined_or_kept_apart_for_good(two: CaseFile, tmp_path: Path) -> None:
    (question,) = _asked(two, QuestionKind.NAMES)
    assert "Anna Berg" in question.sentence and "A. Berg" in question.sentence
    assert [part for part in question.reasons if "Clerk" in part] == [
        "Anna Berg: 2 events in “Clerk jailed in Oslo”.",
        "A. Berg: 2 events in “Clerk charged in Bergen”.",
    ]
    reviewing.answer(two, question, Answer.ACCEPT)
    assert _bergs(two) == 1
    assert reviewing.answered(two) == 1
    editing.undo(two)
    assert reviewing.answered(two) == 0
    (again,) = _asked(two, QuestionKind.NAMES)
    reviewing.answer(two, again, Answer.REJECT)
    _take(two, tmp_path / "in", "third.txt", "Again\n\nPublished: 3 May 2016\n\nA. Berg was released on 2 May 2016.\n")
    # Another story's “A. Berg” is a question of its own; the pair that was told apart is not asked about again.
    assert again.entities not in [q.entities for q in _asked(two, QuestionKind.NAMES)]
    assert _bergs(two) >= 2


def test_a_date_that_reads_two_ways_is_asked_and_chosen(case: CaseFile, tmp_path: Path) -> None:
    text = "Harbour talks\n\nPublished: 14 May 2020\n\nAnna Berg was arrested on 03/04/2020 in Oslo.\n"
    _take(case, tmp_path / "in", "numeric.txt", text)
    (question,) = _asked(case, QuestionKind.ORDER)
    assert len(question.accept) == 2
    assert reviewing.answered(case) == 0
    reviewing.answer(case, question, Answer.ACCEPT, choice=1)
    assert reviewing.answered(case) == 1
    (arrest,) = [e for e in reading.events(case) if e.kind is EventKind.ARREST]
    assert arrest.date is not None
    assert arrest.date.start == date(2020, 3, 4)
    assert _asked(case, QuestionKind.ORDER) == []
    editing.undo(case)
    assert reviewing.answered(case) == 0


def test_an_order_chosen_at_the_import_or_at_a_date_is_judged_and_asked_about_no_more(
    case: CaseFile, tmp_path: Path
) -> None:
    text = "{0}\n\nPublished: 14 May 2020\n\nAnna Berg was arrested on 03/04/2020 in Oslo.\n"
    chosen, later = tmp_path / "chosen.txt", tmp_path / "later.txt"
    for path, title in ((chosen, "Harbour talks"), (later, "Harbour talks again")):
        path.write_text(text.format(title), encoding="utf-8")
    plan = importing.scan([chosen, later], case)
    list(importing.import_plan(case, plan, ImportChoices(orders={chosen: "MDY"})))
    (question,) = _asked(case, QuestionKind.ORDER)
    assert "later.txt" in question.sentence
    assert reviewing.answered(case) == 1
    # As the button beside a date in the text does.
    editing.set_numeric_order(case, question.subject, "DMY")
    assert _asked(case, QuestionKind.ORDER) == []
    assert reviewing.renewed(case, question) is None
    told = reviewing.progress(case)
    assert told.answered == 2
    assert QuestionKind.ORDER not in told.open
    editing.undo(case)
    assert reviewing.answered(case) == 1
    assert [each.key for each in _asked(case, QuestionKind.ORDER)] == [question.key]


def test_sources_that_disagree_are_asked_about_and_one_is_chosen(case: CaseFile, tmp_path: Path) -> None:
    for name, day in (("a.txt", "4 May 2014"), ("b.txt", "6 May 2014")):
        text = f"Dock case {name}\n\nPublished: 14 June 2014\n\nAnna Berg was convicted of fraud in Oslo on {day}.\n"
        _take(case, tmp_path / "in", name, text)
    (question,) = _asked(case, QuestionKind.CONTRADICTION)
    assert len(question.accept) == 2
    assert question.article is not None
    reviewing.answer(case, question, Answer.REJECT)
    assert _asked(case, QuestionKind.CONTRADICTION) == []
    editing.undo(case)
    assert reviewing.answered(case) == 0
    reviewing.answer(case, question, Answer.ACCEPT, choice=1)
    assert reviewing.answered(case) == 1
    assert _asked(case, QuestionKind.CONTRADICTION) == []


def test_a_question_is_asked_as_things_stand_now(imported: CaseFile) -> None:
    asked = _asked(imported)
    assert [reviewing.renewed(imported, question) for question in asked] == asked
    who = next(q for q in asked if q.kind is QuestionKind.WHO)
    editing.rename_entity(imported, who.entities[0], "Karl A. Lund")
    renewed = reviewing.renewed(imported, who)
    assert renewed is not None and "Karl A. Lund" in renewed.sentence
    for question in asked:
        reviewing.answer(imported, question, Answer.REJECT)
        assert reviewing.renewed(imported, question) is None


def test_progress_counts_answered_and_open(imported: CaseFile) -> None:
    before = reviewing.progress(imported)
    assert before.total == before.answered + len(_asked(imported))
    reviewing.answer(imported, _asked(imported, QuestionKind.WHO)[0], Answer.ACCEPT)
    after = reviewing.progress(imported)
    assert (after.answered, after.total) == (before.answered + 1, before.total)


def test_looking_for_questions_stops_when_told(imported: CaseFile) -> None:
    assert list(reviewing.questions(imported, cancelled=lambda: True)) == []


def test_what_the_same_words_leave_open_of_two_events_is_asked_once(case: CaseFile, tmp_path: Path) -> None:
    _take(
        case,
        tmp_path / "in",
        "lund.txt",
        "Clerk arrested\n\nPublished: 14 March 2019\n\n"
        "Karl Lund worked in Oslo for years. He was arrested on 4 February 2019 and charged with fraud.\n",
    )
    (asked,) = [q for q in _asked(case, QuestionKind.WHO) if q.sentence == "Is “He” Karl Lund?"]
    assert len(asked.events) == 2
    assert sum(reason.startswith("Read as:") for reason in asked.reasons) == 2
    assert reviewing.renewed(case, asked) == asked
    reviewing.answer(case, asked, Answer.ACCEPT)
    assert not _asked(case, QuestionKind.WHO)
    assert {reading.event(case, event).review for event in asked.events} == {Review.ACCEPTED}
    editing.undo(case)
    reviewing.answer(case, asked, Answer.REJECT)
    assert not _asked(case, QuestionKind.WHO)
    for event in asked.events:
        assert not {p.entity.id for p in reading.event(case, event).participants} & set(asked.entities)
    editing.undo(case)
    assert _asked(case, QuestionKind.WHO) == [asked]
