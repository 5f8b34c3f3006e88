"""Who appears with whom is told from the same events as everything else, and each link has its evidence."""

from pathlib import Path

import pytest

from dossier.domain.events import Review
from dossier.errors import Cancelled
from dossier.services import cases, co_appearances, editing, importing, reading
from dossier.store.case_file import CaseFile

STORY = """Three at the harbour

Published: 20 June 2019

Ida Brandt met Otto Lind on 3 May 2017. Ida Brandt was arrested with Otto Lind on 9 May 2018.
Prosecutors allege that Otto Lind paid Paula Reyes in March 2016. Karl Weber was fined on 1 April 2011.
"""


@pytest.fixture
def told(case: CaseFile, tmp_path: Path) -> CaseFile:
    folder = tmp_path / "told"
    folder.mkdir()
    (folder / "one.txt").write_text(STORY, encoding="utf-8")
    list(importing.import_paths(case, [folder]))
    return case


def pairs(network: co_appearances.Network) -> dict[frozenset[str], int]:
    return {
        frozenset(network.names[int(each)] for each in pair): network.tally(number).total
        for number, pair in enumerate(network.graph.links)
    }


def test_links_have_their_events(told: CaseFile) -> None:
    network = co_appearances.network(told, 30)
    found = pairs(network)
    assert found[frozenset(("Ida Brandt", "Otto Lind"))] == 2
    assert "Karl Weber" not in network.names
    for number, pair in enumerate(network.graph.links):
        one, other = (int(network.graph.people[each]) for each in pair)
        events = co_appearances.shared_events(told, one, other)
        assert len(events) == network.tally(number).total
        for event in events:
            assert {one, other} <= {part.entity.id for part in event.participants}


def test_rejected_events_link_nobody(told: CaseFile) -> None:
    both = frozenset(("Ida Brandt", "Otto Lind"))
    network = co_appearances.network(told, 30)
    shared = [e for e in reading.events(told) if both <= {p.entity.name for p in e.participants}]
    editing.review_events(told, {event.id for event in shared}, Review.REJECTED)
    assert both not in pairs(co_appearances.network(told, 30))
    ids = [int(network.graph.people[network.names.index(name)]) for name in both]
    assert co_appearances.shared_events(told, *ids) == []


def test_around_somebody(told: CaseFile) -> None:
    ida = reading.find_entity(told, "Ida Brandt")
    network = co_appearances.network(told, 30, around=ida.id)
    assert set(network.names) == {"Ida Brandt", "Otto Lind"}
    assert network.position(ida.id) >= 0
    assert network.position(10_000) == -1


def test_an_empty_case(case: CaseFile) -> None:
    assert len(co_appearances.network(case, 30)) == 0


def test_what_works_out_where_they_stand_is_stopped_between_its_rounds(told: CaseFile) -> None:
    looks = 0

    def count() -> bool:
        nonlocal looks
        looks += 1
        return False

    with cases.asked_until(told, count):
        co_appearances.network(told, 30)
    assert looks > 100
    left = iter([False] * (looks // 2))
    with pytest.raises(Cancelled), cases.asked_until(told, lambda: next(left, True)):
        co_appearances.network(told, 30)
