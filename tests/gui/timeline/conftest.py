"""A timeline with events of every precision and status, without a case."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from dossier.domain.dates import DateInterval, Extent, Precision
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import EntityRef, EventView, ParticipantView
from dossier.gui.hub import Hub
from dossier.gui.timeline.gathering import Gathered, gathered
from dossier.gui.timeline.pane import TimelinePane

PEOPLE = [(1, "Lena Markovic"), (2, "Tomas Hale"), (3, "Ruben Aldana")]
MakeEvent = Callable[..., EventView]


@pytest.fixture(scope="session")
def make_event() -> MakeEvent:
    """Make an event from its number and the ISO days of its date."""

    def make(
        number: int,
        start: str | None = None,
        end: str | None = None,
        precision: Precision = Precision.DAY,
        *,
        label: str = "",
        people: tuple[int, ...] = (1,),
        status: Status = Status.ASSERTED,
        review: Review = Review.UNREVIEWED,
        kind: EventKind = EventKind.OTHER,
        open_end: bool = False,
        extent: Extent = Extent.WITHIN,
        approximate: bool = False,
    ) -> EventView:
        first = date.fromisoformat(start) if start else None
        last = date.fromisoformat(end) if end else None if open_end else first
        when = (
            None
            if first is None and last is None
            else DateInterval(first, last, precision, extent=extent, approximate=approximate, explanation="'then'")
        )
        names = dict(PEOPLE)
        parts = tuple(ParticipantView(EntityRef(p, EntityKind.PERSON, names[p]), Role.AGENT) for p in people)
        return EventView(
            id=number,
            article=1,
            article_title="A <b>bold</b> report",
            file="report.txt",
            published=None,
            span=Span(0, 5),
            quote="words",
            trigger=Span(0, 5),
            kind=kind,
            status=status,
            attribution=None,
            date=when,
            participants=parts,
            places=(),
            review=review,
            edited=frozenset(),
            label=label or f"Event {number}",
        )

    return make


@pytest.fixture
def events(make_event: MakeEvent) -> list[EventView]:
    """Twelve dated events in three lanes and those of the others, and three undated ones."""
    m, p, s = make_event, Precision, Status
    return [
        m(1, "1999-03-04", label="Born & raised <i>there</i>"),
        m(2, "2003-01-01", "2011-12-31", p.RANGE, extent=Extent.THROUGHOUT, people=(1, 2)),
        m(3, "2007-01-01", precision=p.YEAR, open_end=True),
        m(4, None, "2009-05-31", p.MONTH, people=(2,)),
        m(5, "2012-03-14", people=(1, 2, 3), kind=EventKind.MEET),
        m(6, "2013-01-01", "2013-06-30", p.HALF, status=s.ALLEGED, people=(3,)),
        m(7, "2014-07-01", "2014-07-31", p.MONTH, status=s.DENIED),
        m(8, "2015-02-09", status=s.PLANNED, people=(2,)),
        m(9, "2016-11-04", review=Review.ACCEPTED, kind=EventKind.CONVICT),
        m(10, "2017-01-01", "2017-12-31", p.YEAR, approximate=True),
        m(11, "2018-05-05", review=Review.REJECTED),
        m(12, "2013-06-01", "2013-06-07", p.WEEK, people=()),
        m(13, label="Said & done <u>once</u>", people=(2,)),
        m(14, status=s.ALLEGED),
        m(15, review=Review.REJECTED),
    ]


@pytest.fixture
def content(events: list[EventView]) -> Gathered:
    return gathered(events, PEOPLE)


@pytest.fixture
def pane(hub: Hub, content: Gathered, dressed: QApplication) -> Iterator[TimelinePane]:
    """The shown pane with all events, its movements at once."""
    made = TimelinePane(hub)
    made.canvas.animated = False
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    made.show_gathered(content)
    made.canvas.setFocus()
    made.grab()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
