"""Events as a timeline shows them: when in days, how sharp each end is, and how it must look.

Four things are told by form, none by colour alone: *how* an event fills its interval (``Extent``), how sure each end
is (``Edge``), what the source claims (``Status``), and what a person decided (``Review``).
"""

from dataclasses import dataclass
from enum import StrEnum

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.events import EventKind, Review, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EventView
from dossier.domain.wording import titled

OTHERS = 0
"""The lane of events that stand in no other."""


class Form(StrEnum):
    """What an item is drawn as."""

    MARK = "mark"
    """A single day: a crisp mark."""
    SPAN = "span"
    """It lasted throughout: a solid bar."""
    RANGE = "range"
    """It happened within: a lighter, hatched bar with a thin outline."""


class Edge(StrEnum):
    """What an end of a bar looks like."""

    SHARP = "sharp"
    """The day is known."""
    SOFT = "soft"
    """A unit of the calendar, not a known day: the last pixels fade."""
    FADED = "faded"
    """Only about then: it fades beyond the end."""
    OPEN = "open"
    """Nothing is known on this side: it fades out into an arrow."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One event, ready to be placed.

    ``start`` and ``end`` are days, ``end`` exclusive. An open interval has its known end in both places it needs:
    ``start == end - 1`` day, and ``OPEN`` on the open side. ``people`` are the ids of the persons taking part.

    Of a happening that several events report, one leads: it bears how many ``reports`` there are, and whether they are
    ``contradicted``; the others name it as ``led_by``, 0 for an event that stands for itself. ``article`` is its story,
    ``others`` are the ids of the organisations and places.
    """

    id: int
    start: float
    end: float
    form: Form
    left: Edge
    right: Edge
    status: Status
    review: Review
    kind: EventKind
    label: str
    people: tuple[int, ...] = ()
    reports: int = 1
    contradicted: bool = False
    led_by: int = 0
    article: int = 0
    others: tuple[int, ...] = ()

    @property
    def anchor(self) -> float:
        """The day that stands for the item where it is too short to be drawn: its middle, or the known end."""
        return (self.start + self.end) / 2


def item_of(event: EventView) -> TimelineItem | None:
    """Return how *event* stands on a timeline, None if it is undated."""
    if event.date is None:
        return None
    start, end, form, left, right = shape_of(event.date)
    return TimelineItem(
        id=event.id,
        start=start,
        end=end,
        form=form,
        left=left,
        right=right,
        status=event.status,
        review=event.review,
        kind=event.kind,
        label=titled(event),
        people=people_of(event),
        article=event.article,
        others=others_of(event),
    )


def people_of(event: EventView) -> tuple[int, ...]:
    """Return the ids of the persons taking part, each once, in the event's order."""
    people = (part.entity.id for part in event.participants if part.entity.kind is EntityKind.PERSON)
    return tuple(dict.fromkeys(people))


def others_of(event: EventView) -> tuple[int, ...]:
    """Return the ids of the organisations and places of an event, each once."""
    parts = (part.entity for part in event.participants if part.entity.kind is not EntityKind.PERSON)
    return tuple(dict.fromkeys(ref.id for ref in (*parts, *event.places)))


def shape_of(when: DateInterval) -> tuple[float, float, Form, Edge, Edge]:
    """Return first day, end (exclusive), form, left edge and right edge of a date."""
    first, last = when.start or when.end, when.end or when.start
    assert first is not None
    assert last is not None
    start, end = float(first.toordinal()), float(last.toordinal() + 1)
    if when.start is None:
        return end - 1, end, _form(when), Edge.OPEN, _closed_edge(when)
    if when.end is None:
        return start, start + 1, _form(when), _closed_edge(when), Edge.OPEN
    if when.is_day:
        edge = Edge.FADED if when.approximate else Edge.SHARP
        return start, end, Form.MARK, edge, edge
    edge = _closed_edge(when)
    return start, end, _form(when), edge, edge


def _form(when: DateInterval) -> Form:
    return Form.SPAN if when.extent is Extent.THROUGHOUT else Form.RANGE


def _closed_edge(when: DateInterval) -> Edge:
    if when.approximate:
        return Edge.FADED
    if when.precision in (Precision.DAY, Precision.RANGE):
        return Edge.SHARP
    return Edge.SOFT
