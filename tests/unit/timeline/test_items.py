"""Events as a timeline shows them."""

from datetime import date

import pytest

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import EntityRef, EventView, ParticipantView
from dossier.timeline.items import Edge, Form, item_of, shape_of

P = Precision
SHARP, SOFT, FADED, OPEN = Edge.SHARP, Edge.SOFT, Edge.FADED, Edge.OPEN


def when(start: str | None, end: str | None, precision: Precision, **more: object) -> DateInterval:
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return DateInterval(first, last, precision, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date_", "days", "form", "edges"),
    [
        (when("2014-07-03", "2014-07-03", P.DAY), 1, Form.MARK, (SHARP, SHARP)),
        (when("2014-07-03", "2014-07-03", P.DAY, approximate=True), 1, Form.MARK, (FADED, FADED)),
        (when("2014-06-30", "2014-07-06", P.WEEK), 7, Form.RANGE, (SOFT, SOFT)),
        (when("2014-07-01", "2014-07-31", P.MONTH), 31, Form.RANGE, (SOFT, SOFT)),
        (when("2014-01-01", "2014-12-31", P.YEAR), 365, Form.RANGE, (SOFT, SOFT)),
        (when("2014-01-01", "2014-12-31", P.YEAR, approximate=True), 365, Form.RANGE, (FADED, FADED)),
        (when("2014-07-03", "2014-07-20", P.RANGE), 18, Form.RANGE, (SHARP, SHARP)),
        (when("2013-01-01", "2017-12-31", P.RANGE, extent=Extent.THROUGHOUT), 1826, Form.SPAN, (SHARP, SHARP)),
        (when("2007-01-01", None, P.YEAR), 1, Form.RANGE, (SOFT, OPEN)),
        (when("2007-03-04", None, P.DAY, extent=Extent.THROUGHOUT), 1, Form.SPAN, (SHARP, OPEN)),
        (when(None, "2020-05-31", P.MONTH), 1, Form.RANGE, (OPEN, SOFT)),
    ],
)
def test_dates_take_the_form_of_what_is_known(
    date_: DateInterval, days: float, form: Form, edges: tuple[Edge, Edge]
) -> None:
    start, end, made, left, right = shape_of(date_)
    assert (end - start, made, (left, right)) == (days, form, edges)


def test_an_open_interval_stands_at_its_known_end() -> None:
    since = shape_of(when("2007-03-04", None, P.DAY))
    until = shape_of(when(None, "2007-03-04", P.DAY))
    assert since[0] == until[0] == date(2007, 3, 4).toordinal()


def event(at: DateInterval | None) -> EventView:
    refs = [(4, EntityKind.ORGANISATION), (2, EntityKind.PERSON), (3, EntityKind.PERSON), (2, EntityKind.PERSON)]
    parts = tuple(ParticipantView(EntityRef(key, kind, str(key)), Role.OTHER) for key, kind in refs)
    status, kind = Status.ALLEGED, EventKind.ARREST
    return EventView(
        7, 1, "t", "f", None, Span(0, 1), "q", Span(0, 1), kind, status, None, at, parts, (), Review.EDITED,
        frozenset(), "Arrested",
    )  # fmt: skip


def test_an_item_keeps_what_is_drawn_and_its_people_once() -> None:
    item = item_of(event(when("2014-07-03", "2014-07-03", P.DAY)))
    assert item is not None
    assert (item.id, item.label, item.status, item.review) == (7, "Arrested (2)", Status.ALLEGED, Review.EDITED)
    assert item.people == (2, 3)
    assert item.anchor == item.start + 0.5


def test_an_undated_event_is_no_item() -> None:
    assert item_of(event(None)) is None
