"""The board of a case says of each event what its view says."""

from dossier.domain.events import Review
from dossier.domain.mentions import EntityKind
from dossier.services import editing, reading, timelines
from dossier.services.cases import CaseFile
from dossier.timeline.items import item_of, people_of
from dossier.timeline.lanes import Filter, Grouping


def test_every_dated_event_looks_as_its_view_does(imported: CaseFile) -> None:
    events = reading.events(imported, rejected=True)
    made = timelines.timeline(imported)
    assert len(events) > 3
    expected = {event.id: item for event in events if (item := item_of(event)) is not None}
    assert {item.id for item in made.board.items} == set(expected)
    assert set(made.undated) == {event.id for event in events if event.date is None}
    for item in made.board.items:
        other = expected[item.id]
        same = ("start", "end", "form", "left", "right", "status", "review", "kind", "article")
        assert all(getattr(item, name) == getattr(other, name) for name in same), item
    assert sum(count for _, count in made.kinds) == len(events)


def test_lanes_hold_who_and_what_takes_part(imported: CaseFile) -> None:
    board = timelines.timeline(imported).board
    events = {event.id: event for event in reading.events(imported, rejected=True) if event.date is not None}
    for lane in board.lanes(Filter(rejected=True)):
        here = {int(board.columns.ids[index]) for index in lane.items}
        assert here == {id_ for id_, event in events.items() if lane.key in (people_of(event) or (0,))}
    organisations = {row.id for row in reading.entities(imported, EntityKind.ORGANISATION)}
    lanes = board.lanes(Filter(), grouping=Grouping.ORGANISATION)
    assert {lane.key for lane in lanes} <= organisations | {0}


def test_a_change_is_seen_and_labels_are_those_of_the_views(imported: CaseFile) -> None:
    timelines.refresh(imported)
    event = reading.events(imported)[0]
    editing.review_event(imported, event.id, Review.REJECTED)
    board = timelines.timeline(imported).board
    assert board.items[board.places[event.id]].review is Review.REJECTED
    assert timelines.labels(imported, [event.id])[event.id]
    assert timelines.views(imported, [event.id, 999_999]).keys() == {event.id}
    assert {id_ for id_, _ in timelines.story_titles(imported)} == {row.id for row in reading.articles(imported)}
