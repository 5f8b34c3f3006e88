"""Every change does what it says, and undoing it restores the case to the letter."""

from collections.abc import Callable
from datetime import date

import pytest

from dossier.domain.changes import Changes
from dossier.domain.dates import DateBasis
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.records import Participant
from dossier.domain.views import EventView
from dossier.errors import ImpossibleError, NotFoundError
from dossier.services import cases, editing, importing, reading
from dossier.services.cases import CaseFile


def _lund(case: CaseFile) -> int:
    return reading.find_entity(case, "Karl Lund").id


def _berg(case: CaseFile) -> int:
    return reading.find_entity(case, "Anna Berg").id


def _arrest(case: CaseFile) -> EventView:
    said = (e for e in reading.events(case) if "4 February 2014" in e.quote)
    return next(e for e in said if e.quote[e.trigger.start - e.span.start :].startswith("arrested"))


def _undated(case: CaseFile) -> int:
    return next(row.id for row in reading.articles(case) if row.file == "undated.txt")


COMMANDS: dict[str, Callable[[CaseFile], Changes]] = {
    "set a date": lambda c: editing.set_published(c, _undated(c), date(2021, 11, 19)),
    "take a date away": lambda c: editing.set_published(c, reading.articles(c)[0].id, None),
    "edit a date": lambda c: editing.edit_event(c, _arrest(c).id, date=editing.parse_date("early 2017")),
    "clear a date": lambda c: editing.edit_event(c, _arrest(c).id, date=None),
    "edit kind and status": lambda c: editing.edit_event(
        c, _arrest(c).id, kind=EventKind.CHARGE, status=Status.ALLEGED
    ),
    "edit people": lambda c: editing.edit_event(c, _arrest(c).id, participants=(Participant(_lund(c), Role.PATIENT),)),
    "reject an event": lambda c: editing.review_event(c, _arrest(c).id, Review.REJECTED),
    "rename": lambda c: editing.rename_entity(c, _lund(c), "Karl-Otto Lund"),
    "rename to an alias": lambda c: editing.rename_entity(c, _lund(c), "Lund"),
    "merge": lambda c: editing.merge_entities(c, _berg(c), _lund(c)),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_change_is_undone_and_redone_to_the_letter(imported: CaseFile, name: str) -> None:
    before = list(cases.dump_case(imported))
    assert COMMANDS[name](imported)
    after = list(cases.dump_case(imported))
    assert after != before
    assert cases.check_case(imported).findings == ()
    editing.undo(imported)
    assert list(cases.dump_case(imported)) == before
    assert cases.check_case(imported).findings == ()
    editing.redo(imported)
    assert list(cases.dump_case(imported)) == after
    assert cases.check_case(imported).findings == ()


def test_a_long_history_survives_closing_the_case(imported: CaseFile) -> None:
    states = [list(cases.dump_case(imported))]
    names = [name for name in COMMANDS if name not in {"merge", "reject an event", "take a date away"}]
    for name in [*names, "take a date away", "reject an event", "merge"]:
        COMMANDS[name](imported)
        states.append(list(cases.dump_case(imported)))
    cases.close_case(imported)
    case = cases.open_case(imported.path)
    for state in reversed(states[:-1]):
        editing.undo(case)
        assert list(cases.dump_case(case)) == state
    # What is left is the import.
    editing.undo(case)
    with pytest.raises(ImpossibleError, match="nothing to undo"):
        editing.undo(case)
    for state in states:
        editing.redo(case)
        assert list(cases.dump_case(case)) == state
    with pytest.raises(ImpossibleError, match="nothing to redo"):
        editing.redo(case)
    cases.close_case(case)


def test_something_new_ends_what_could_be_redone(imported: CaseFile) -> None:
    COMMANDS["rename"](imported)
    COMMANDS["reject an event"](imported)
    assert cases.case_info(imported).undo == "Rejected an event"
    editing.undo(imported)
    assert cases.case_info(imported).redo == "Rejected an event"
    COMMANDS["merge"](imported)
    assert cases.case_info(imported).redo is None
    assert [entry.label[:7] for entry in reading.history(imported)] == ["Importe", "Renamed", "Merged "]


def test_what_can_be_redone_outlives_a_command_that_changes_nothing(imported: CaseFile) -> None:
    article = _undated(imported)
    editing.set_published(imported, article, date(2021, 11, 22))
    COMMANDS["merge"](imported)
    editing.undo(imported)
    assert not editing.set_published(imported, article, date(2021, 11, 22))
    assert cases.case_info(imported).redo is not None


def test_an_import_leaves_earlier_steps_undoable(case: CaseFile, folder) -> None:  # type: ignore[no-untyped-def]
    list(importing.import_paths(case, [folder / "berg.txt"]))
    before = list(cases.dump_case(case))
    COMMANDS["merge"](case)
    merged = list(cases.dump_case(case))
    list(importing.import_paths(case, [folder / "more"]))
    editing.undo(case)
    assert list(cases.dump_case(case)) == merged
    editing.undo(case)
    assert cases.check_case(case).findings == ()
    assert list(cases.dump_case(case)) == before


def test_relative_dates_follow_the_publication_date(imported: CaseFile) -> None:
    article = _undated(imported)
    ids = {e.id for e in reading.events(imported) if e.article == article}
    charge = next(e for e in reading.events(imported) if e.article == article and e.kind is EventKind.CHARGE)
    assert charge.date is None
    changes = editing.set_published(imported, article, date(2021, 11, 22))
    assert article in changes.articles
    assert charge.id in changes.events
    moved = reading.event(imported, charge.id).date
    assert moved is not None
    assert (moved.start, moved.end) == (date(2021, 11, 19), date(2021, 11, 19))
    assert {e.id for e in reading.events(imported) if e.article == article} >= ids
    editing.set_published(imported, article, None)
    assert reading.event(imported, charge.id).date is None


def test_what_a_person_set_stays_when_the_publication_date_moves(imported: CaseFile) -> None:
    article = _undated(imported)
    charge = next(e for e in reading.events(imported) if e.article == article and e.kind is EventKind.CHARGE)
    editing.edit_event(imported, charge.id, date=editing.parse_date("3 May 2020"), status=Status.DENIED)
    editing.set_published(imported, article, date(2021, 11, 22))
    kept = reading.event(imported, charge.id)
    assert kept.date is not None
    assert (kept.date.start, kept.date.basis) == (date(2020, 5, 3), DateBasis.GIVEN)
    assert kept.status is Status.DENIED
    assert kept.review is Review.EDITED
    assert kept.edited == {"date", "status"}


def test_an_event_whose_kind_was_edited_is_not_found_twice(imported: CaseFile) -> None:
    article = _undated(imported)
    count = len(reading.article(imported, article).events)
    charge = next(e for e in reading.events(imported) if e.article == article and e.kind is EventKind.CHARGE)
    editing.edit_event(imported, charge.id, kind=EventKind.ARREST)
    editing.set_published(imported, article, date(2021, 11, 22))
    assert len(reading.article(imported, article).events) == count
    assert reading.event(imported, charge.id).kind is EventKind.ARREST


def test_a_rejected_event_leaves_all_lists(imported: CaseFile) -> None:
    event = _arrest(imported)
    editing.review_event(imported, event.id, Review.REJECTED)
    assert event.id not in {e.id for e in reading.events(imported)}
    assert event.id in {e.id for e in reading.events(imported, rejected=True)}
    assert event.id not in reading.article(imported, event.article).events
    assert reading.event(imported, event.id).review is Review.REJECTED
    editing.review_event(imported, event.id, Review.UNREVIEWED)
    assert event.id in {e.id for e in reading.events(imported)}


def test_a_new_name_is_shown_and_found_and_the_old_one_too(imported: CaseFile) -> None:
    lund = _lund(imported)
    editing.rename_entity(imported, lund, "  Karl-Otto   Lund ")
    row = reading.find_entity(imported, "Karl-Otto Lund")
    assert row.id == lund
    assert row.name == "Karl-Otto Lund"
    assert "Karl Lund" in row.aliases
    assert [hit.id for hit in reading.search(imported, "Karl-Otto")] == [lund]
    assert lund in [hit.id for hit in reading.search(imported, "karl lund")]
    editing.undo(imported)
    assert reading.search(imported, "Karl-Otto") == []


def test_a_merge_moves_everything(imported: CaseFile) -> None:
    keep, gone = _berg(imported), _lund(imported)
    both = {e.id for id_ in (keep, gone) for e in reading.events(imported, id_)}
    mentions = sum(reading.dossier(imported, id_).entity.mentions for id_ in (keep, gone))
    changes = editing.merge_entities(imported, keep, gone)
    assert {keep, gone} <= changes.entities
    dossier = reading.dossier(imported, keep)
    assert {e.id for e in dossier.events} == both
    assert dossier.entity.mentions == mentions
    assert "Karl Lund" in dossier.entity.aliases
    with pytest.raises(NotFoundError):
        reading.dossier(imported, gone)
    assert reading.find_entity(imported, "Karl Lund").id == keep


def test_changes_that_make_no_sense_are_refused(imported: CaseFile) -> None:
    lund = _lund(imported)
    place = next(row.id for row in reading.entities(imported, EntityKind.PLACE))
    before = list(cases.dump_case(imported))
    with pytest.raises(ImpossibleError, match="with itself"):
        editing.merge_entities(imported, lund, lund)
    with pytest.raises(ImpossibleError, match="a person, cannot be merged"):
        editing.merge_entities(imported, lund, place)
    with pytest.raises(ImpossibleError, match="at least one letter"):
        editing.rename_entity(imported, lund, " … ")
    with pytest.raises(NotFoundError):
        editing.review_event(imported, 9999, Review.ACCEPTED)
    with pytest.raises(NotFoundError):
        editing.edit_event(imported, _arrest(imported).id, participants=(Participant(9999, Role.AGENT),))
    with pytest.raises(NotFoundError):
        editing.set_published(imported, 9999, None)
    assert list(cases.dump_case(imported)) == before
    assert len(reading.history(imported)) == 1


def test_a_change_to_what_is_already_so_is_no_step(imported: CaseFile) -> None:
    event = _arrest(imported)
    assert not editing.review_event(imported, event.id, event.review)
    assert not editing.rename_entity(imported, _lund(imported), "Karl Lund")
    assert not editing.edit_event(imported, event.id)
    assert len(reading.history(imported)) == 1


def test_several_events_are_reviewed_in_one_step(imported: CaseFile) -> None:
    events = [event.id for event in reading.events(imported)][:3]
    before = list(cases.dump_case(imported))
    changes = editing.review_events(imported, events, Review.REJECTED)
    assert changes.label.startswith("Rejected 3 events")
    assert changes.events >= set(events)
    assert not {event.id for event in reading.events(imported)} & set(events)
    assert not editing.review_events(imported, events, Review.REJECTED)
    assert len(reading.history(imported)) == 2
    editing.undo(imported)
    assert list(cases.dump_case(imported)) == before
