"""Views of an invented case, as the services would give them."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.documents import PublicationBasis, PublicationDate
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.mentions import EntityKind, FactKind
from dossier.domain.spans import Span
from dossier.domain.views import (
    ArticleRow,
    CaseInfo,
    Companion,
    DossierView,
    EntityRef,
    EntityRow,
    EventView,
    FactView,
    NameUse,
    ParticipantView,
)

MADE = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)

NAMES = ("Çağrı Demir", "Đặng Văn Lâm", "Андрей Орлов", "محمد العربي", "Eszter O’Neill")

INFO = CaseInfo(
    path=Path("harbour.dossier"),
    title="The Harbour Contracts",
    created=MADE,
    encrypted=False,
    sources=2,
    articles=3,
    people=len(NAMES),
    organisations=1,
    places=1,
    events=6,
    dated_events=4,
    proposals=0,
    undo=None,
    redo=None,
)

_ROWS = (
    (1, 1, "reports/harbour.txt", 1, "Customs chief held in Türkiye", PublicationBasis.STATED, date(2021, 3, 9)),
    (2, 1, "reports/harbour.txt", 2, "محمد العربي denies the charge", PublicationBasis.GIVEN, date(2021, 6, 1)),
    (3, 2, "reports/trial – second day.txt", 1, "Court hears of “night ships”", None, None),
)

ARTICLES = tuple(
    ArticleRow(
        id=i,
        source=source,
        file=file,
        ordinal=ordinal,
        title=title,
        byline="By Ana Sur" if i == 1 else None,
        published=PublicationDate(day, day, basis) if basis is not None and day is not None else None,
        sha256=hashlib.sha256(file.encode()).hexdigest(),
        events=2,
        undated_events=1,
    )
    for i, source, file, ordinal, title, basis, day in _ROWS
)


def person(i: int, events: int = 3) -> EntityRow:
    return EntityRow(i, EntityKind.PERSON, NAMES[i - 1], (), 9, 3, events, date(2019, 1, 1), date(2021, 6, 1))


def ref(i: int) -> EntityRef:
    return EntityRef(i, EntityKind.PERSON, NAMES[i - 1])


def day(year: int, month: int, number: int, explanation: str = "") -> DateInterval:
    at = date(year, month, number)
    basis = DateBasis.RESOLVED if explanation else DateBasis.STATED
    return DateInterval(at, at, Precision.DAY, basis, explanation=explanation)


def event(
    i: int,
    quote: str,
    trigger: str,
    *,
    kind: EventKind = EventKind.OTHER,
    status: Status = Status.ASSERTED,
    when: DateInterval | None = None,
    article: int = 1,
    who: tuple[int, ...] = (1,),
    label: str = "",
    attribution: str | None = None,
    review: Review = Review.UNREVIEWED,
) -> EventView:
    start = 100 * i
    at = quote.index(trigger)
    row = ARTICLES[article - 1]
    return EventView(
        id=i,
        article=article,
        article_title=row.title,
        file=row.file,
        published=row.published,
        span=Span(start, start + len(quote)),
        quote=quote,
        trigger=Span(start + at, start + at + len(trigger)),
        kind=kind,
        status=status,
        attribution=attribution,
        date=when,
        participants=tuple(ParticipantView(ref(w), Role.AGENT if n == 0 else Role.OTHER) for n, w in enumerate(who)),
        places=(EntityRef(90, EntityKind.PLACE, "Türkiye"),) if i % 2 else (),
        review=review,
        edited=frozenset(),
        label=label or f"{NAMES[who[0] - 1]}: {trigger}",
    )


EVENTS = (
    event(
        1,
        "Between 2016 and 2018 Çağrı Demir allegedly took payments from a shipping firm, the indictment says.",
        "took",
        kind=EventKind.TRANSFER_MONEY,
        status=Status.ALLEGED,
        when=DateInterval(date(2016, 1, 1), date(2018, 12, 31), Precision.RANGE, extent=Extent.WITHIN),
        attribution="the indictment",
        who=(1, 5),
    ),
    event(
        2,
        "“He was arrested at the port on Friday,” said Андрей Орлов, a spokesman.",
        "arrested",
        kind=EventKind.ARREST,
        when=day(2021, 3, 5, "'Friday' + publication on 9 March 2021 -> 5 March 2021"),
        attribution="Андрей Орлов",
        who=(1, 3),
        review=Review.ACCEPTED,
    ),
    event(
        3,
        "محمد العربي (24) denied on 31 May 2021 that he had met Demir.",
        "denied",
        kind=EventKind.STATEMENT,
        status=Status.DENIED,
        when=day(2021, 5, 31),
        article=2,
        who=(4, 1),
    ),
    event(
        4,
        "Demir will stand trial in October.",
        "stand trial",
        kind=EventKind.TRIAL,
        status=Status.PLANNED,
        when=DateInterval(date(2021, 10, 1), date(2021, 10, 31), Precision.MONTH, DateBasis.RESOLVED, explanation="x"),
        article=2,
    ),
    event(5, "Ships had come by night,\nwitnesses told the court.", "come", article=3, who=(1, 2)),
    event(6, "A #strong[witness] wept $x^2$ *loudly* \\ @home <n1>.", "wept", article=3, who=(1,)),
)


def dossier(i: int = 1, events: tuple[EventView, ...] = EVENTS) -> DossierView:
    return DossierView(
        entity=person(i, len(events)),
        names=(NameUse(NAMES[i - 1], 6), NameUse("Demir", 3)),
        facts=(
            FactView(FactKind.AGE, "51", 1, Span(0, 2), "51"),
            FactView(FactKind.ROLE, "customs chief", 1, Span(0, 2), "customs chief"),
            FactView(FactKind.ROLE, "Customs chief", 2, Span(0, 2), "Customs chief"),
        ),
        events=events,
        companions=(
            Companion(ref(3), 1, 1),
            Companion(EntityRef(80, EntityKind.ORGANISATION, "Port Authority"), 0, 2),
        ),
        sources=ARTICLES,
    )


def many_events(count: int) -> tuple[EventView, ...]:
    """Events on distinct days, one source note each."""
    return tuple(
        event(
            i,
            f"On that day {NAMES[0]} was seen at berth {i}, said the harbour master, who kept a list of all who came.",
            "seen",
            status=tuple(Status)[i % 4],
            when=day(*(date(2001, 1, 1) + timedelta(days=7 * i)).timetuple()[:3]),
            article=i % 3 + 1,
            who=(1, 2 + i % 4),
            attribution="the harbour master",
        )
        for i in range(1, count + 1)
    )
