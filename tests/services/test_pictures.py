import dataclasses
from datetime import date

import pytest

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.events import EventKind, Review, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import DossierView, EntityRow, EventView
from dossier.report.picture import ShapeKind
from dossier.services.pictures import WIDTH, clipped, measure, picture_of

BODIES = {ShapeKind.BAR, ShapeKind.DOT}


def told(i: int, start: str | None, end: str | None, extent: Extent = Extent.WITHIN) -> EventView:
    """An event of a sentence of its own; without any day it is undated."""
    days = [None if day is None else date.fromisoformat(day) for day in (start, end)]
    when = None if days == [None, None] else DateInterval(days[0], days[1], Precision.RANGE, extent=extent)
    return EventView(
        i, 1, "t", "f.txt", None, Span(i * 10, i * 10 + 4), "seen", Span(i * 10, i * 10 + 4), EventKind.OTHER,
        Status.ASSERTED, None, when, (), (), Review.UNREVIEWED, frozenset(), f"Seen at berth {i}",
    )  # fmt: skip


def dossier(*events: EventView) -> DossierView:
    row = EntityRow(1, EntityKind.PERSON, "Çağrı Demir", (), 1, 1, len(events), None, None)
    return DossierView(row, (), (), events, (), ())


def test_without_dates_there_is_no_picture() -> None:
    assert picture_of(dossier()) is None
    assert picture_of(dossier(told(1, None, None))) is None


def test_days_are_dots_and_intervals_bars_that_fade_where_open() -> None:
    picture = picture_of(
        dossier(
            told(1, "2020-03-05", "2020-03-05"),
            told(2, "2013-01-01", "2017-12-31", Extent.THROUGHOUT),
            told(3, "2007-01-01", None),
            told(4, None, None),
        )
    )
    assert picture is not None
    bodies = {shape.target: shape for shape in picture.shapes if shape.kind in BODIES}
    assert {i: shape.kind for i, shape in bodies.items()} == {1: "dot", 2: "bar", 3: "bar"}
    assert bodies[2].strong
    assert (bodies[3].fuzzy_left, bodies[3].fuzzy_right) == (False, True)
    assert bodies[3].x < bodies[2].x < bodies[1].x
    assert "1 undated event not drawn" in picture.description


@pytest.mark.parametrize("count", [1, 5, 40, 700])
def test_nothing_stands_outside_the_page(count: int) -> None:
    events = [
        told(i, f"{1990 + i % 30}-0{i % 9 + 1}-11", f"{1990 + i % 30}-0{i % 9 + 1}-11") for i in range(1, count + 1)
    ]
    picture = picture_of(dossier(*sorted(events, key=lambda e: str(e.date and e.date.start))))
    assert picture is not None
    assert picture.height < 300
    for shape in picture.shapes:
        assert 0 <= shape.x <= WIDTH
        assert shape.x + shape.width <= WIDTH + 0.5
        assert 0 <= shape.y <= picture.height


def test_one_sentence_of_one_time_is_drawn_once() -> None:
    first = told(1, "2020-03-05", "2020-03-05")
    picture = picture_of(dossier(first, dataclasses.replace(first, id=2)))
    assert picture is not None
    assert [shape.target for shape in picture.shapes if shape.kind in BODIES] == [1]


def test_labels_are_cut_to_their_room() -> None:
    assert clipped("Arrested: Demir", 10_000) == "Arrested: Demir"
    assert clipped("Arrested: Demir", 5) == ""
    cut = clipped("Arrested: " + "Demir " * 30, 120)
    assert cut.endswith("…")
    assert measure(cut) <= 120
