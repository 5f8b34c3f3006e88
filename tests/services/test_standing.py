"""Legal standing says no more than the sources do."""

from datetime import date

import pytest

from dossier.domain.dates import DateInterval, Precision
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import EntityRef, EventView, ParticipantView
from dossier.services.standing import standing

ANNA = EntityRef(1, EntityKind.PERSON, "Anna Berg")
KARL = EntityRef(2, EntityKind.PERSON, "Karl Lund")


def _event(
    kind: EventKind,
    role: Role = Role.PATIENT,
    status: Status = Status.ASSERTED,
    when: DateInterval | None = None,
    review: Review = Review.UNREVIEWED,
    quote: str = "words",
) -> EventView:
    other = Role.AGENT if role is Role.PATIENT else Role.PATIENT
    return EventView(
        id=1,
        article=1,
        article_title="",
        file="a.txt",
        published=None,
        span=Span(0, 5),
        quote=quote,
        trigger=Span(0, 5),
        kind=kind,
        status=status,
        attribution=None,
        date=when,
        participants=(ParticipantView(ANNA, role), ParticipantView(KARL, other)),
        places=(),
        review=review,
        edited=frozenset(),
        label="",
    )


def _year(year: int) -> DateInterval:
    return DateInterval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def _day(year: int) -> DateInterval:
    return DateInterval(date(year, 5, 5), date(year, 5, 5), Precision.DAY)


CASES = [
    ("convicted", [_event(EventKind.CONVICT)], ["convicted"]),
    ("alleged", [_event(EventKind.ARREST, status=Status.ALLEGED)], ["arrested (alleged)"]),
    ("denied", [_event(EventKind.CONVICT, status=Status.DENIED)], []),
    ("planned", [_event(EventKind.SENTENCE, status=Status.PLANNED)], []),
    ("rejected", [_event(EventKind.CONVICT, review=Review.REJECTED)], []),
    ("who arrests is not arrested", [_event(EventKind.ARREST, Role.AGENT)], []),
    ("who speaks is not convicted", [_event(EventKind.CONVICT, Role.SPEAKER)], []),
    (
        "accused of an attack",
        [_event(EventKind.ATTACK, Role.AGENT, Status.ALLEGED, quote="Anna allegedly shot him")],
        ["accused"],
    ),
    (
        "what an indictment tells of a life is no accusation",
        [_event(EventKind.OTHER, Role.AGENT, Status.ALLEGED, quote="Anna worked in Oslo, the indictment says")],
        [],
    ),
    ("a victim is not accused", [_event(EventKind.ATTACK, Role.PATIENT, Status.ALLEGED)], []),
    ("who appeals", [_event(EventKind.APPEAL, Role.AGENT)], ["appeal"]),
    (
        "told twice",
        [_event(EventKind.ARREST, when=_year(2014)), _event(EventKind.ARREST, when=_day(2014))],
        ["arrested"],
    ),
    (
        "arrested twice",
        [_event(EventKind.ARREST, when=_year(2014)), _event(EventKind.ARREST, when=_year(2016))],
        ["arrested", "arrested"],
    ),
]


@pytest.mark.parametrize(("events", "steps"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_the_ladder(events: list[EventView], steps: list[str]) -> None:
    assert [rung.step for rung in standing(1, events)] == steps


def test_of_two_sources_the_more_exact_one_is_shown() -> None:
    rungs = standing(1, [_event(EventKind.ARREST, when=_year(2014)), _event(EventKind.ARREST, when=_day(2014))])
    assert rungs[0].event.date == _day(2014)
