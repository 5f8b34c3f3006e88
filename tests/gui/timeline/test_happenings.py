"""Reports of one happening share a mark that says how many there are, and whether they disagree."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dossier.domain.claims import About, ContradictionView, HappeningView, ReportRef, Side
from dossier.domain.events import EventKind, Status
from dossier.domain.views import EventView
from dossier.gui.hub import Hub
from dossier.gui.timeline import marks
from dossier.gui.timeline.gathering import Gathered, gathered
from dossier.gui.timeline.pane import TimelinePane
from dossier.gui.timeline.words import spoken, tooltip

PEOPLE = [(1, "Lena Markovic"), (2, "Tomas Hale"), (3, "Ruben Aldana")]


def report(event: EventView, copies: int | None = None) -> ReportRef:
    return ReportRef(
        event.id, 1, "A report", None, event.status, event.date, event.quote, event.attribution, copies=copies
    )


@pytest.fixture
def reports(make_event: Callable[..., EventView]) -> Gathered:
    told = [
        make_event(31, "2018-05-12", kind=EventKind.ARREST),
        make_event(32, "2018-05-13", kind=EventKind.ARREST, people=(1, 2)),
        make_event(33, "2018-05-12", kind=EventKind.ARREST, status=Status.ALLEGED),
        make_event(34, kind=EventKind.ARREST),
        make_event(40, "2019-04-09"),
    ]
    days = ContradictionView("k", About.DATE, (Side("12 May", (31, 33)), Side("13 May", (32,))), note="Two days.")
    arrest = HappeningView(
        "a", EventKind.ARREST, "Arrested", told[0].date, tuple(report(each) for each in told[:4]), 3, 1, (days,)
    )
    return gathered(told, PEOPLE, [arrest])


def shown(pane: TimelinePane) -> dict[int, list[int]]:
    stage = pane.canvas.stage
    return {lane.key: [stage.board.items[index].id for index in lane.items.tolist()] for lane in stage.lanes}


def test_one_mark_stands_for_all_reports_and_can_be_opened(pane: TimelinePane, reports: Gathered) -> None:
    pane.show_gathered(reports)
    assert pane.filters.once.isChecked()
    assert shown(pane) == {1: [31, 40], 2: [32]}
    assert pane.shelf.model.rowCount() == 0
    pane.filters.once.setChecked(False)
    assert shown(pane) == {1: [31, 33, 32, 40], 2: [32]}
    assert pane.shelf.model.rowCount() == 1


def test_a_report_selected_elsewhere_shows_the_mark_of_its_happening(
    pane: TimelinePane, hub: Hub, reports: Gathered
) -> None:
    pane.show_gathered(reports)
    hub.select_event(33)
    assert pane.canvas.event_at_cursor() == 31
    pane.filters.statuses.choose(Status.ASSERTED.value, False)
    hub.select_event(0)
    hub.select_event(33)
    assert pane.canvas.event_at_cursor() == 33


def test_the_mark_says_how_many_and_that_they_disagree(reports: Gathered) -> None:
    lead = reports.board.items[reports.board.places[31]]
    alone = reports.board.items[reports.board.places[40]]
    assert (lead.reports, lead.contradicted, marks.count_words(lead)) == (4, True, "×4")
    assert (alone.reports, alone.contradicted) == (1, False)
    assert marks.signs_width(lead) > marks.signs_width(replace(lead, contradicted=False))
    assert marks.count_words(alone) == ""
    happening = reports.happenings[31]
    words = tooltip(reports.events[31], happening).splitlines()
    assert words[-2:] == ["4 reports: 3 independent sources · 1 copy", "Two days."]
    assert "4 reports: 3 independent sources · 1 copy. Two days." in spoken(reports.events[31], happening=happening)


def test_a_settled_disagreement_is_marked_no_more(reports: Gathered) -> None:
    happening = reports.happenings[31]
    settled = replace(happening, contradictions=(replace(happening.contradictions[0], settled=0),))
    board = gathered(list(reports.events.values()), PEOPLE, [settled]).board
    assert not board.items[board.places[31]].contradicted


def test_what_reports_share_is_painted(pane: TimelinePane, reports: Gathered) -> None:
    pane.show_gathered(reports)
    with_signs = pane.canvas.grab().toImage()
    pane.show_gathered(gathered(list(reports.events.values()), PEOPLE))
    pane.filters.once.setChecked(False)
    assert pane.canvas.grab().toImage() != with_signs
