"""One selection, one case, and changes that reach the views."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dossier.domain.changes import Changes
from dossier.domain.events import Review
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EntityRow, EventView
from dossier.errors import CaseMissingError, ImpossibleError
from dossier.gui.hub import Hub
from dossier.gui.patience import Patience
from dossier.services import cases, editing, reading
from dossier.services.cases import CaseFile

Settle = Callable[[Hub], None]


@pytest.fixture
def filled(hub: Hub, case_path: Path, settle: Settle) -> Hub:
    hub.open_case(lambda: cases.open_case(case_path))
    settle(hub)
    return hub


def ask(hub: Hub, settle: Settle, question: Callable[..., object]) -> object:
    got: list[object] = []
    hub.read(question, got.append)
    settle(hub)
    assert len(got) == 1
    return got[0]


def events(hub: Hub, settle: Settle) -> list[EventView]:
    found = ask(hub, settle, reading.events)
    assert isinstance(found, list)
    return [event for event in found if event.participants]


def people(hub: Hub, settle: Settle) -> list[EntityRow]:
    found = ask(hub, settle, lambda case: reading.entities(case, EntityKind.PERSON))
    assert isinstance(found, list)
    return found


def test_opening_tells_what_the_case_holds(hub: Hub, case_path: Path, settle: Settle) -> None:
    told: list[str] = []
    hub.opening.connect(lambda: told.append("opening"))
    hub.case_opened.connect(lambda: told.append("opened"))
    hub.open_case(lambda: cases.open_case(case_path))
    settle(hub)
    assert told == ["opening", "opened"]
    assert hub.info is not None
    assert (hub.info.title, hub.info.articles) == ("Harbour", 3)


def test_a_case_that_is_not_there_is_one_sentence_and_the_present_one_stays(filled: Hub, settle: Settle) -> None:
    told: list[str] = []
    filled.failed.connect(told.append)
    filled.open_case(lambda: cases.open_case(Path("nowhere.dossier")))
    settle(filled)
    assert len(told) == 1
    assert filled.info is not None
    assert filled.info.title == "Harbour"


def test_a_failure_can_be_taken_by_who_asked(hub: Hub, settle: Settle) -> None:
    taken: list[BaseException] = []
    told: list[str] = []
    hub.failed.connect(told.append)
    hub.open_case(lambda: cases.open_case(Path("nowhere.dossier")), taken.append)
    settle(hub)
    assert [type(error) for error in taken] == [CaseMissingError]
    assert told == []


def test_no_case_no_answer(hub: Hub, settle: Settle) -> None:
    got: list[object] = []
    hub.read(reading.articles, got.append)
    hub.command(lambda case: editing.undo(case))
    settle(hub)
    assert got == []


def test_what_was_asked_of_a_closed_case_is_not_answered(filled: Hub, settle: Settle) -> None:
    got: list[object] = []
    told: list[str] = []
    filled.failed.connect(told.append)
    filled.bug.connect(told.append)
    filled.close_case()
    filled.read(reading.articles, got.append)
    settle(filled)
    assert got == told == []
    assert filled.info is None


def test_selecting_an_event_brings_its_story_and_someone_who_takes_part(filled: Hub, settle: Settle) -> None:
    event = events(filled, settle)[0]
    filled.select_event(event.id)
    settle(filled)
    assert filled.selected_article == event.article
    taking_part = {part.entity.id for part in event.participants} | {place.id for place in event.places}
    assert filled.selected_entity in taking_part


def test_a_selected_person_who_takes_part_stays(filled: Hub, settle: Settle) -> None:
    event = next(event for event in events(filled, settle) if len(event.participants) > 1)
    last = event.participants[-1].entity.id
    filled.select_entity(last)
    filled.select_event(event.id)
    settle(filled)
    assert filled.selected_entity == last


def test_another_story_or_person_lets_the_event_go(filled: Hub, settle: Settle) -> None:
    found = events(filled, settle)
    event = found[0]
    elsewhere = next(other.article for other in found if other.article != event.article)
    filled.select_event(event.id)
    settle(filled)
    filled.select_article(elsewhere)
    assert filled.selected_event == 0
    taking_part = {part.entity.id for part in event.participants} | {place.id for place in event.places}
    stranger = next(row.id for row in people(filled, settle) if row.id not in taking_part)
    filled.select_event(event.id)
    settle(filled)
    filled.select_entity(stranger)
    assert filled.selected_event == 0


def test_a_signal_comes_once_per_change_of_selection(filled: Hub, settle: Settle) -> None:
    told: list[int] = []
    filled.entity_selected.connect(told.append)
    person = people(filled, settle)[0].id
    for _ in range(3):
        filled.select_entity(person)
    assert told == [person]


def test_a_change_reaches_the_views_with_fresh_facts(filled: Hub, settle: Settle) -> None:
    person = people(filled, settle)[0]
    told: list[tuple[Changes, str | None]] = []
    filled.changed.connect(lambda changes: told.append((changes, filled.info.undo if filled.info else None)))
    filled.command(lambda case: editing.rename_entity(case, person.id, "Someone Else"))
    settle(filled)
    assert len(told) == 1
    changes, undo = told[0]
    assert person.id in changes.entities
    assert undo is not None
    assert "Someone Else" in undo


def test_what_was_merged_away_is_selected_no_longer(filled: Hub, settle: Settle) -> None:
    keep, absorb = people(filled, settle)[:2]
    filled.select_entity(absorb.id)
    filled.command(lambda case: editing.merge_entities(case, keep.id, absorb.id))
    settle(filled)
    assert filled.selected_entity == 0
    filled.command(editing.undo)
    settle(filled)
    assert absorb.id in {row.id for row in people(filled, settle)}


def test_what_is_chosen_while_a_change_is_made_stays_chosen(filled: Hub, settle: Settle) -> None:
    one, other = people(filled, settle)[:2]
    filled.command(lambda case: editing.rename_entity(case, other.id, "Someone Else"))
    # No answer reaches the window before its event loop comes round.
    filled.select_entity(one.id)
    settle(filled)
    assert filled.selected_entity == one.id


def test_what_a_change_takes_away_while_it_is_chosen_goes(filled: Hub, settle: Settle) -> None:
    keep, absorb = people(filled, settle)[:2]
    filled.command(lambda case: editing.merge_entities(case, keep.id, absorb.id))
    filled.select_entity(absorb.id)
    settle(filled)
    assert filled.selected_entity == 0


def test_a_rejected_event_stays_selected_for_a_second_thought(filled: Hub, settle: Settle) -> None:
    event = events(filled, settle)[0]
    filled.select_event(event.id)
    filled.command(lambda case: editing.review_event(case, event.id, Review.REJECTED))
    settle(filled)
    assert filled.selected_event == event.id


def test_an_impossible_change_is_a_sentence(filled: Hub, settle: Settle) -> None:
    told: list[str] = []
    filled.failed.connect(told.append)

    def change(_: object) -> Changes:
        raise ImpossibleError("A person cannot be merged with a place.")

    filled.command(change)
    settle(filled)
    assert told == ["A person cannot be merged with a place."]


def test_a_change_asked_for_while_the_case_is_exchanged_is_not_lost_in_silence(filled: Hub, settle: Settle) -> None:
    told: list[str] = []
    filled.failed.connect(told.append)
    filled.look_back(0)
    settle(filled)
    filled.return_to_present()
    filled.add_changes(Changes("Imported", articles=frozenset({1})))
    filled.flush()
    filled.command(lambda case: editing.rename_entity(case, 1, "Never"))
    settle(filled)
    assert len(told) == 1
    assert "not done" in told[0]


def test_looking_back_tells_how_far_it_is_and_can_be_stopped(filled: Hub, settle: Settle) -> None:
    ends: list[bool] = []
    told: list[str] = []
    job = filled.look_back(0, ended=ends.append)
    assert job is not None
    job.cancel()
    settle(filled)
    assert ends == [True]
    assert filled.info is not None
    assert filled.info.as_of is None
    filled.look_back(0, lambda _, __, what: told.append(what), ends.append)
    settle(filled)
    assert ends == [True, False]
    assert any(told)
    assert filled.info is not None
    assert filled.info.as_of == "before the first step"


def test_a_mistake_of_the_program_is_a_text_to_copy(filled: Hub, settle: Settle) -> None:
    told: list[str] = []
    filled.bug.connect(told.append)
    filled.read(lambda _: [][1], lambda _: None)
    settle(filled)
    assert len(told) == 1
    assert "IndexError" in told[0]
    assert "test_hub.py" in told[0]


def test_changes_of_an_import_are_gathered(filled: Hub, settle: Settle) -> None:
    told: list[Changes] = []
    filled.changed.connect(told.append)
    for number in range(1, 4):
        filled.add_changes(Changes(f"Imported {number}", articles=frozenset({number})))
    filled.flush()
    assert filled.worker.drain()
    assert [changes.articles for changes in told] == [frozenset({1, 2, 3})]


def test_closing_forgets_the_selection(filled: Hub, settle: Settle) -> None:
    filled.select_entity(people(filled, settle)[0].id)
    told: list[int] = []
    filled.entity_selected.connect(told.append)
    filled.close_case()
    settle(filled)
    assert told == [0]
    assert filled.selected_entity == 0


def test_a_change_that_takes_long_can_be_stopped_and_has_not_happened(
    filled: Hub, settle: Settle, qtbot: QtBot
) -> None:
    told: list[str] = []
    filled.failed.connect(told.append)
    filled.bug.connect(told.append)
    busy: list[str] = []
    filled.busy.connect(busy.append)

    def change(case: CaseFile) -> Changes:
        with case.writing():
            case.connection.exec_driver_sql("DELETE FROM notes")
            case.connection.exec_driver_sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
            )
        return Changes("never", case=True)

    changed: list[Changes] = []
    filled.changed.connect(changed.append)
    with qtbot.waitSignal(filled.patience.can_stop, timeout=60_000):
        filled.command(change)
    assert busy[-1] == "Working…"
    filled.patience.stop()
    settle(filled)
    assert changed == []
    assert told == []
    assert busy[-1] == ""
    names = people(filled, settle)
    filled.command(lambda case: editing.rename_entity(case, names[0].id, "Someone Else"))
    settle(filled)
    assert [each.label for each in changed] != []


def test_a_backup_that_could_not_be_made_is_told_once(filled: Hub, case_path: Path, settle: Settle) -> None:
    shutil.rmtree(case_path.with_name(f"{case_path.name}.backups"), ignore_errors=True)
    case_path.with_name(f"{case_path.name}.backups").write_text("a file, where the folder should be")
    told: list[str] = []
    filled.backup_failed.connect(told.append)
    one, other = people(filled, settle)[:2]
    filled.command(lambda case: editing.merge_entities(case, one.id, other.id))
    settle(filled)
    assert len(told) == 1
    assert "No backup of" in told[0]
    filled.command(editing.undo)
    settle(filled)
    assert len(told) == 1


def test_opening_that_takes_long_can_be_stopped_and_the_present_case_stays(
    filled: Hub, case_path: Path, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    goes_on = threading.Event()
    other = tmp_path / "other.dossier"
    cases.close_case(cases.create_case(other))

    def opener() -> CaseFile:
        goes_on.wait(60)
        return cases.open_case(other)

    told: list[str] = []
    filled.failed.connect(told.append)
    with qtbot.waitSignal(filled.patience.can_stop, timeout=60_000):
        filled.open_case(opener)
    filled.patience.stop()
    goes_on.set()
    settle(filled)
    assert filled.info is not None
    assert filled.info.path == case_path
    assert told == []
    filled.open_case(lambda: cases.open_case(other))
    settle(filled)
    assert filled.info.path == other


def test_a_question_that_takes_long_says_so_and_can_be_stopped(filled: Hub, settle: Settle) -> None:
    told: list[str] = []
    answers: list[int] = []
    filled.busy.connect(told.append)
    filled.patience.can_stop.connect(lambda can: filled.patience.stop() if can else None)

    def endless(case: CaseFile) -> int:
        with case.reading():
            words = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
            return int(case.connection.exec_driver_sql(words).scalar() or 0)

    filled.read(endless, answers.append)
    settle(filled)
    assert answers == []
    assert told[0] == "Working…"
    assert told[-1] == ""
    filled.read(lambda case: 7, answers.append)
    settle(filled)
    assert answers == [7]


def test_what_was_stopped_is_not_shown_and_is_read_again(filled: Hub, settle: Settle) -> None:
    gate, is_begun = threading.Event(), threading.Event()
    answers: list[str] = []
    told: list[bool] = []
    filled.unread.changed.connect(told.append)

    def slow(case: CaseFile) -> str:
        is_begun.set()
        gate.wait(60)
        return "whole"

    filled.read(slow, answers.append, key="a list")
    filled.read(lambda case: "waits", answers.append, key="another")
    filled.read(lambda case: "once", answers.append)
    assert is_begun.wait(60)
    filled.patience.stop()
    # It comes to its end all the same.
    gate.set()
    settle(filled)
    assert answers == []
    assert told == [True, True] and filled.unread.is_any
    filled.read(lambda case: "newer", answers.append, key="another")
    settle(filled)
    assert filled.unread.is_any and answers == ["newer"]
    filled.unread.read_again()
    settle(filled)
    assert answers == ["newer", "whole"]
    assert told[-1] is False and not filled.unread.is_any


def test_what_follows_at_once_is_waited_for_from_the_first_question_on() -> None:
    patience = Patience()
    patience.end(patience.begin())
    # As if the first had been asked for 300 milliseconds ago.
    patience._since -= 0.3
    second = patience.begin()
    assert patience._timer.interval() <= 200
    patience.end(second)
    patience._ended -= 10
    patience.begin()
    assert patience._timer.interval() == 500


def test_of_a_question_that_was_replaced_nothing_is_waited_for(filled: Hub, settle: Settle) -> None:
    gate = threading.Event()
    filled.read(lambda case: gate.wait(10), lambda _: None)
    for _ in range(3):
        filled.read(lambda case: 1, lambda _: None, key="same")
    filled.read(lambda case: 1, lambda _: None, waited_for=False)
    assert len(filled.patience._jobs) == 2
    gate.set()
    settle(filled)
    assert filled.patience._jobs == []
