"""Claims about the invented people of ``views_for_tests``, as the services would give them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from dossier.domain.claim_words import DossierClaims
from dossier.domain.claims import (
    About,
    ContradictionView,
    HappeningView,
    JoinKind,
    MergeView,
    ReportRef,
    Rung,
    Side,
    Standing,
    StandingView,
    UnknownKind,
    UnknownView,
)
from dossier.domain.dates import DateInterval, Precision
from dossier.domain.events import EventKind, Status
from dossier.domain.views import EventView

from .views_for_tests import NAMES, day, event

ARREST = event(
    10,
    "Çağrı Demir was arrested at the port on 5 March 2021.",
    "arrested",
    kind=EventKind.ARREST,
    when=day(2021, 3, 5),
    label=f"Arrested: {NAMES[0]}",
)
ARREST_AGAIN = event(
    11,
    "Demir was taken into custody on 6 March 2021, the court heard.",
    "custody",
    kind=EventKind.ARREST,
    when=day(2021, 3, 6),
    article=3,
    label=f"Arrested: {NAMES[0]}",
)
ARREST_COPY = replace(ARREST, id=12, article=2, article_title="محمد العربي denies the charge")
BRIBES = event(
    20,
    "Between 2016 and 2018 Demir took payments from a shipping firm, the indictment says.",
    "took",
    kind=EventKind.TRANSFER_MONEY,
    status=Status.ALLEGED,
    when=DateInterval(date(2016, 1, 1), date(2018, 12, 31), Precision.RANGE),
    attribution="the indictment",
    who=(1, 5),
    label="took payments from a shipping firm",
)
BRIBES_DENIED = event(
    21,
    "His lawyer said on 9 March 2021 that Demir never took any payment.",
    "took",
    kind=EventKind.TRANSFER_MONEY,
    status=Status.DENIED,
    when=day(2021, 3, 9),
    article=2,
    attribution="his lawyer",
    label="took any payment",
)
RUMOUR = event(
    50, "Demir allegedly owned a second boat.", "owned", status=Status.ALLEGED, article=3, label="owned a second boat"
)
MEETING_DENIED = event(
    40,
    "Demir denied that he met محمد العربي in Mersin.",
    "met",
    kind=EventKind.MEET,
    status=Status.DENIED,
    who=(1, 4),
    label="met محمد العربي",
)
TRIAL = event(
    30,
    "Demir will stand trial in October 2021.",
    "stand trial",
    kind=EventKind.TRIAL,
    status=Status.PLANNED,
    when=DateInterval(date(2021, 10, 1), date(2021, 10, 31), Precision.MONTH),
    article=2,
    label=f"Trial planned: {NAMES[0]}",
)
WAITING = replace(
    event(60, "He was released a year after his arrest in Izmir.", "released", kind=EventKind.RELEASE, article=3),
    waiting=("“a year after” counts from the arrest of Çağrı Demir, whose day is not known.",),
)
ALL = (BRIBES, ARREST, ARREST_AGAIN, ARREST_COPY, BRIBES_DENIED, TRIAL, RUMOUR, MEETING_DENIED, WAITING)


def report(of: EventView, copies: int | None = None) -> ReportRef:
    return ReportRef(
        of.id, of.article, of.article_title, of.published, of.status, of.date, of.quote, of.attribution, copies
    )


DATES = ContradictionView(
    "k-arrest date",
    About.DATE,
    (Side("5 March 2021", (10, 12)), Side("6 March 2021", (11,))),
    note="The sources give two days for the arrest: 5 March 2021 and 6 March 2021.",
)
ARRESTED = HappeningView(
    "k-arrest",
    EventKind.ARREST,
    f"Arrested: {NAMES[0]}",
    day(2021, 3, 5),
    (report(ARREST), report(ARREST_COPY, copies=10), report(ARREST_AGAIN)),
    independent=2,
    copies=1,
    contradictions=(DATES,),
)
BRIBED = HappeningView(
    "k-bribes",
    EventKind.TRANSFER_MONEY,
    BRIBES.label,
    BRIBES.date,
    (report(BRIBES),),
    independent=1,
    copies=0,
    denied_by=(21,),
)
CLAIMS = DossierClaims(
    happenings=(
        BRIBED,
        ARRESTED,
        *(
            HappeningView(f"k-{each.id}", each.kind, each.label, each.date, (report(each),), 1, 0)
            for each in (BRIBES_DENIED, TRIAL, MEETING_DENIED)
        ),
    ),
    standing=StandingView(
        (
            Rung(Standing.NAMED, day(2021, 3, 9), (10,), ARREST.quote, Status.ASSERTED, 1),
            Rung(Standing.ACCUSED, BRIBES.date, (20,), BRIBES.quote, Status.ALLEGED, 1, "the indictment"),
            Rung(Standing.ARRESTED, day(2021, 3, 5), (10, 12, 11), ARREST.quote, Status.ASSERTED, 1),
            Rung(Standing.RELEASED, None, (60,), WAITING.quote, Status.ASSERTED, 3, note="before the trial began"),
        )
    ),
    unknowns=(
        UnknownView(UnknownKind.UNDATED, "When Çağrı Demir was released is not known.", (60,)),
        UnknownView(UnknownKind.SINGLE_SOURCE, "Only one source tells of the payments.", (20,)),
        UnknownView(UnknownKind.NO_PUBLICATION_DAY, "When “Court hears of “night ships”” came out.", (), (3,)),
    ),
    merges=(
        MergeView(
            7,
            JoinKind.MERGED,
            "Cagri Demir",
            ("Cagri Demir", "C. Demir"),
            (2, 3),
            datetime(2026, 11, 20, 9, tzinfo=UTC),
            "You merged “Cagri Demir” into Çağrı Demir.",
            reversible=True,
        ),
    ),
)
