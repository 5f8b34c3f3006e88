"""Packed events say what the rows say, whatever a command does."""

from dataclasses import fields, replace

import numpy as np
import pytest

from dossier.domain.events import Review
from dossier.store import event_store, timeline_store
from dossier.store.case_file import CaseFile
from dossier.store.timeline_store import PackedEvents
from dossier.store.unit_of_work import command, redo, undo


def as_told(packed: PackedEvents) -> list[tuple[object, ...]]:
    """The arrays event by event, in the words of the domain."""
    pairs = list(zip(packed.member_events.tolist(), packed.member_entities.tolist(), strict=True))
    return [
        (
            int(packed.ids[at]),
            int(packed.articles[at]),
            int(packed.starts[at]),
            int(packed.ends[at]),
            timeline_store.KINDS[packed.kinds[at]],
            timeline_store.STATUSES[packed.statuses[at]],
            timeline_store.REVIEWS[packed.reviews[at]],
            sorted(entity for event, entity in pairs if event == at),
        )
        for at in range(len(packed))
    ]


def as_stored(case: CaseFile) -> list[tuple[object, ...]]:
    """The same from the rows."""
    found = []
    for event in event_store.records(case, rejected=True):
        when = event.date
        days = [0 if day is None else day.toordinal() for day in ((when.start, when.end) if when else (None, None))]
        members = sorted({*(p.entity for p in event.participants), *event.places})
        found.append((event.id, event.article, *days, event.kind, event.status, event.review, members))
    return sorted(found, key=lambda each: each[0])


def check(case: CaseFile) -> PackedEvents:
    packed = timeline_store.load(case)
    assert sorted(as_told(packed)) == as_stored(case)
    assert all(getattr(packed, field.name).dtype == timeline_store._TYPES[field.name] for field in fields(packed))
    return packed


def test_arrays_are_those_of_the_rows_and_in_time_order(filled: CaseFile) -> None:
    packed = check(filled)
    assert len(packed) > 1
    first = np.where(packed.starts, packed.starts, packed.ends)
    dated = int(np.count_nonzero(first))
    assert (np.diff(first[:dated]) >= 0).all()
    assert not first[dated:].any()
    assert timeline_store.refresh(filled)
    again = check(filled)
    assert all(np.array_equal(getattr(packed, f.name), getattr(again, f.name)) for f in fields(packed))


def test_what_a_command_changes_is_told_at_once_and_what_is_undone_too(filled: CaseFile) -> None:
    assert timeline_store.refresh(filled)
    assert not timeline_store.refresh(filled)
    event = event_store.records(filled)[0]
    with command(filled, "Reject"):
        event_store.save(filled, replace(event, review=Review.REJECTED, date=None, participants=()))
    packed = check(filled)
    assert timeline_store.REVIEWS[packed.reviews[packed.ids == event.id][0]] is Review.REJECTED
    undo(filled)
    check(filled)
    redo(filled)
    check(filled)
    with command(filled, "Remove"):
        event_store.remove(filled, [event.id])
    assert event.id not in check(filled).ids
    assert not timeline_store.refresh(filled)


def test_much_change_packs_anew(filled: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline_store.refresh(filled)
    monkeypatch.setattr(timeline_store, "_PATCHED", 0)
    event = event_store.records(filled)[0]
    with command(filled, "Reject"):
        event_store.save(filled, replace(event, review=Review.REJECTED))
    assert timeline_store.refresh(filled)
    check(filled)


def test_arrays_whose_codes_mean_something_else_are_not_read(filled: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    timeline_store.refresh(filled)
    monkeypatch.setattr(timeline_store, "KINDS", timeline_store.KINDS[::-1])
    with filled.reading():
        assert timeline_store._unpacked(filled) is None
    assert len(timeline_store.load(filled)) == len(event_store.records(filled, rejected=True))


def test_titles_and_names_are_there(filled: CaseFile) -> None:
    packed = timeline_store.load(filled)
    named = timeline_store.entity_names(filled, set(packed.member_entities.tolist()))
    assert {id_ for id_, _, _ in named} == set(packed.member_entities.tolist())
    assert {id_ for id_, _ in timeline_store.titles(filled)} >= set(packed.articles.tolist())


def test_packing_tells_nothing_new(filled: CaseFile) -> None:
    """What was worked out of the case holds, and a question that is paused goes on."""
    before = filled.revision()
    assert timeline_store.refresh(filled)
    assert filled.revision() == before
    event = event_store.records(filled)[0]
    with command(filled, "Reject"):
        event_store.save(filled, replace(event, review=Review.REJECTED))
    assert filled.revision() != before
