"""Items and boards for the timeline's tests."""

from collections.abc import Callable

import pytest

from dossier.domain.events import EventKind, Review, Status
from dossier.timeline.items import Edge, Form, TimelineItem

MakeItem = Callable[..., TimelineItem]


@pytest.fixture(scope="session")
def make_item() -> MakeItem:
    """Make an item from its number, first day and length in days."""

    def make(
        number: int,
        start: float,
        days: float = 1,
        people: tuple[int, ...] = (1,),
        status: Status = Status.ASSERTED,
        review: Review = Review.UNREVIEWED,
        kind: EventKind = EventKind.OTHER,
        edges: tuple[Edge, Edge] = (Edge.SHARP, Edge.SHARP),
    ) -> TimelineItem:
        form = Form.MARK if days == 1 and Edge.OPEN not in edges else Form.RANGE
        return TimelineItem(number, start, start + days, form, *edges, status, review, kind, f"Event {number}", people)

    return make
