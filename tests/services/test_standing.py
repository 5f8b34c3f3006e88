"""Legal standing says no more than the sources do."""

from dataclasses import replace
from datetime import date

import pytest

from dossier.domain.claim_forms import rung_form
from dossier.domain.claim_words import rung_date_words
from dossier.domain.claims import HappeningView, ReportRef, Rung, Standing
from dossier.domain.dates import DateInterval, Precision
from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import EntityRef, EventView, ParticipantView
from dossier.services import ladder

ANNA = EntityRef(1, EntityKind.PERSON, "Anna Berg")
KARL = EntityRef(2, EntityKind.PERSON, "Karl Lund")


def _event(
    kind: EventKind,
    quote: str,
    trigger: str,
    role: Role = Role.PATIENT,
    status: Status = Status.ASSERTED,
    when: DateInterval | None = None,
    review: Review = Review.UNREVIEWED,
    number: int = 1,
) -> EventView:
    other = Role.AGENT if role is Role.PATIENT else Role.PATIENT
    at = quote.index(trigger)
    return EventView(
        id=number,
        article=number,
        article_title="",
        file="a.txt",
        published=None,
        span=Span(0, len(quote)),
        quote=quote,
        trigger=Span(at, at + len(trigger)),
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


def _happening(*events: EventView) -> HappeningView:
    reports = tuple(ReportRef(e.id, e.article, "", None, e.status, e.date, e.quote) for e in events)
    dates = [e.date for e in events if e.date is not None]
    finest = min(dates, key=ladder.days_of) if dates else None
    return HappeningView(f"event {events[0].id}", events[0].kind, "", finest, reports, len(events), 0)


def _ladder(*told: HappeningView, events: tuple[EventView, ...]) -> list[Rung]:
    return list(ladder.rungs(ANNA.id, told, {e.id: e for e in events}, None))


def _year(year: int) -> DateInterval:
    return DateInterval(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def _day(year: int) -> DateInterval:
    return DateInterval(date(year, 5, 5), date(year, 5, 5), Precision.DAY)


HELD = "Berg was arrested in Oslo"
GUILTY = "Berg was convicted of fraud"
CASES = [
    ("convicted", _event(EventKind.CONVICT, GUILTY, "convicted"), (Standing.CONVICTED, Status.ASSERTED)),
    ("not so", _event(EventKind.CONVICT, "Berg was not convicted of fraud", "convicted"), None),
    ("only if", _event(EventKind.CONVICT, "If convicted, Berg faces ten years", "convicted"), None),
    ("without a word of it", _event(EventKind.CONVICT, "Berg appeared in court", "appeared"), None),
    (
        "alleged",
        _event(EventKind.ARREST, HELD, "arrested", status=Status.ALLEGED),
        (Standing.ARRESTED, Status.ALLEGED),
    ),
    ("denied", _event(EventKind.CONVICT, GUILTY, "convicted", status=Status.DENIED), None),
    ("planned", _event(EventKind.SENTENCE, "Berg will be sentenced", "sentenced", status=Status.PLANNED), None),
    ("rejected", _event(EventKind.CONVICT, GUILTY, "convicted", review=Review.REJECTED), None),
    ("who arrests is not arrested", _event(EventKind.ARREST, "Berg arrested Lund", "arrested", Role.AGENT), None),
    ("who speaks is not convicted", _event(EventKind.CONVICT, GUILTY, "convicted", Role.SPEAKER), None),
    ("who testifies is not tried", _event(EventKind.TRIAL, "Berg testified on Monday", "testified", Role.AGENT), None),
    (
        "accused of an attack",
        _event(EventKind.ATTACK, "Berg allegedly shot him", "shot", Role.AGENT, Status.ALLEGED),
        (Standing.ACCUSED, Status.ALLEGED),
    ),
    (
        "what an indictment tells of a life is no accusation",
        _event(EventKind.OTHER, "Berg worked in Oslo, the indictment says", "worked", Role.AGENT, Status.ALLEGED),
        None,
    ),
    (
        "a victim is not accused",
        _event(EventKind.ATTACK, "Lund allegedly shot Berg", "shot", Role.PATIENT, Status.ALLEGED),
        None,
    ),
    (
        "who appeals",
        _event(EventKind.APPEAL, "Berg appealed", "appealed", Role.AGENT),
        (Standing.APPEAL, Status.ASSERTED),
    ),
]


@pytest.mark.parametrize(("event", "rung"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_one_event_makes_one_rung_or_none(event: EventView, rung: tuple[Standing, Status] | None) -> None:
    found = [(one.standing, one.status) for one in _ladder(_happening(event), events=(event,))]
    assert found == ([] if rung is None else [rung])


def test_the_date_of_a_deed_is_not_that_of_the_accusation() -> None:
    deed = _event(EventKind.ATTACK, "Berg allegedly shot him", "shot", Role.AGENT, Status.ALLEGED, when=_year(2014))
    printed = PublicationDate(date(2020, 5, 9), date(2020, 5, 9), PublicationBasis.STATED)
    (undated,) = _ladder(_happening(deed), events=(deed,))
    assert (undated.date, undated.note) == (None, "the deed is dated 2014")
    told = replace(deed, published=printed)
    (dated,) = _ladder(_happening(told), events=(told,))
    assert dated.date is not None
    assert dated.date.start == dated.date.end == date(2020, 5, 9)


def test_of_two_sources_the_more_exact_date_is_shown() -> None:
    roughly = _event(EventKind.ARREST, HELD, "arrested", when=_year(2014))
    exactly = _event(EventKind.ARREST, HELD, "arrested", when=_day(2014), number=2)
    (together,) = _ladder(_happening(roughly, exactly), events=(roughly, exactly))
    assert (together.date, together.events) == (_day(2014), (2, 1))


def test_a_step_told_twice_about_the_same_days_is_one_rung_and_two_steps_are_two() -> None:
    roughly = _event(EventKind.ARREST, HELD, "arrested", when=_year(2014))
    exactly = _event(EventKind.ARREST, HELD, "arrested", when=_day(2014), number=2)
    again = _event(EventKind.ARREST, HELD, "arrested", when=_year(2016), number=3)
    rungs = _ladder(*map(_happening, (roughly, exactly, again)), events=(roughly, exactly, again))
    assert [rung.date for rung in rungs] == [_day(2014), _year(2016)]
    assert [rung.events for rung in rungs] == [(2, 1), (3,)]


def _day_of(year: int, month: int, day: int) -> DateInterval:
    when = date(year, month, day)
    return DateInterval(when, when, Precision.DAY)


def test_the_day_of_the_story_is_said_to_be_that_of_the_report() -> None:
    published = PublicationDate(date(2023, 5, 3), date(2023, 5, 3), PublicationBasis.STATED)
    first = ladder.FirstNamed(1, "Anna Berg left.", published, Span(0, 15), Span(0, 9))
    event = replace(
        _event(EventKind.ATTACK, "Anna Berg is accused of having beaten him.", "beaten", Role.AGENT, Status.ALLEGED),
        published=published,
    )
    found = ladder.rungs(1, [_happening(event)], {1: event}, first)
    assert [(r.standing, r.reported, rung_date_words(r)) for r in found] == [
        (Standing.NAMED, True, "reported 3 May 2023"),
        (Standing.ACCUSED, True, "reported 3 May 2023"),
    ]
    assert [rung_form(r)["reported"] for r in found] == [True, True]
    charged = _event(EventKind.CHARGE, "Anna Berg was charged on 4 May 2023.", "charged", when=_day_of(2023, 5, 4))
    (rung,) = ladder.rungs(1, [_happening(charged)], {1: charged}, None)
    assert (rung.reported, rung_date_words(rung)) == (False, "4 May 2023")


@pytest.mark.parametrize(
    ("quote", "trigger"),
    [
        ("Anna Berg jumped bail in May.", "jumped"),
        ("Anna Berg skipped her bail.", "skipped"),
        ("Anna Berg absconded in May.", "absconded"),
        ("Anna Berg escaped from police custody.", "escaped"),
        ("Anna Berg has been on the run since May.", "on the run"),
    ],
)
def test_who_flees_the_law_is_at_large(quote: str, trigger: str) -> None:
    event = _event(EventKind.OTHER, quote, trigger, Role.AGENT)
    assert ladder.step_of(1, event) is Standing.AT_LARGE
    assert ladder.step_of(1, replace(event, status=Status.ALLEGED)) is not Standing.AT_LARGE


def test_an_escape_from_anything_else_is_none() -> None:
    event = _event(EventKind.OTHER, "Anna Berg escaped from the fire.", "escaped", Role.AGENT)
    assert ladder.step_of(1, event) is None


def test_rungs_of_one_time_stand_as_the_law_takes_its_course() -> None:
    year = DateInterval(date(2023, 1, 1), date(2023, 12, 31), Precision.YEAR)
    acquitted = _event(EventKind.ACQUIT, "Anna Berg was acquitted in 2023.", "acquitted", when=year, number=1)
    tried = _event(EventKind.TRIAL, "Anna Berg was tried on 4 May 2023.", "tried", when=_day_of(2023, 5, 4), number=2)
    convicted = _event(
        EventKind.CONVICT, "Anna Berg was convicted of theft.", "convicted", when=_day_of(2023, 6, 1), number=3
    )
    partly = _event(
        EventKind.ACQUIT,
        "Anna Berg was acquitted of two counts.",
        "acquitted",
        when=_day_of(2023, 6, 1),
        number=4,
    )

    def order(*events: EventView) -> list[Standing]:
        known = {event.id: event for event in events}
        return [r.standing for r in ladder.rungs(1, [_happening(e) for e in events], known, None)]

    assert order(acquitted, tried) == [Standing.ON_TRIAL, Standing.ACQUITTED]
    assert order(convicted, acquitted) == [Standing.CONVICTED, Standing.ACQUITTED]
    assert order(convicted, partly) == [Standing.ACQUITTED, Standing.CONVICTED]


def test_a_step_without_a_date_stands_where_it_is_reported() -> None:
    printed = PublicationDate(date(2023, 5, 3), date(2023, 5, 3), PublicationBasis.STATED)
    charged = replace(_event(EventKind.CHARGE, "Berg was charged with fraud", "charged"), published=printed)
    tried = _event(EventKind.TRIAL, "Berg went on trial", "trial", when=_day_of(2023, 5, 2), number=2)
    jailed = replace(
        _event(EventKind.SENTENCE, "Berg was sentenced to a year", "sentenced", number=3),
        published=replace(printed, start=date(2023, 6, 1), end=date(2023, 6, 1)),
    )
    freed = _event(EventKind.RELEASE, "Berg was released from prison", "released", when=_day_of(2024, 6, 2), number=4)
    told = (freed, jailed, tried, charged)
    assert [(r.standing, rung_date_words(r)) for r in _ladder(*map(_happening, told), events=told)] == [
        (Standing.CHARGED, "reported 3 May 2023"),
        (Standing.ON_TRIAL, "2 May 2023"),
        (Standing.SENTENCED, "reported 1 June 2023"),
        (Standing.RELEASED, "2 June 2024"),
    ]


def test_a_step_in_a_story_of_no_known_day_stays_undated_at_the_foot() -> None:
    charged = _event(EventKind.CHARGE, "Berg was charged with fraud", "charged")
    tried = _event(EventKind.TRIAL, "Berg went on trial", "trial", when=_year(2023), number=2)
    found = _ladder(_happening(charged), _happening(tried), events=(charged, tried))
    assert [(r.standing, r.reported, r.date is None) for r in found] == [
        (Standing.ON_TRIAL, False, False),
        (Standing.CHARGED, False, True),
    ]
