"""How claims are told to readers: what is established and what only alleged, how well it is backed, who denies it.

The same rules for the window and for paper, so that an allegation can never read as a fact on one of them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dossier.domain.claims import (
    About,
    ContradictionView,
    HappeningView,
    MergeView,
    ReportRef,
    Rung,
    Side,
    Standing,
    StandingView,
    UnknownView,
)
from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Status, Teller
from dossier.domain.spans import Span
from dossier.domain.views import DossierView, EventView
from dossier.domain.wording import counted, date_words, titled, titled_within


class Section(StrEnum):
    """The parts of a dossier that tell what happened, in their order."""

    ESTABLISHED = "established"
    ALLEGED = "alleged"
    DENIED = "denied"
    PLANNED = "planned"


SECTION_HEADINGS = {
    Section.ESTABLISHED: "Established",
    Section.ALLEGED: "Alleged",
    Section.DENIED: "Denied",
    Section.PLANNED: "Planned",
}

SECTION_MEANINGS = {
    Section.ESTABLISHED: "At least one source states that it happened. Denials of what is charged stand beside it.",
    Section.ALLEGED: "Reported as an allegation only, or stated by a source and denied. Not established.",
    Section.DENIED: "Reported only as denied.",
    Section.PLANNED: "Had not yet happened when the source was written; no source says that it did.",
}

_SECTIONS = {
    Status.ASSERTED: Section.ESTABLISHED,
    Status.ALLEGED: Section.ALLEGED,
    Status.DENIED: Section.DENIED,
    Status.PLANNED: Section.PLANNED,
}

_STEPS_OF_LAW = frozenset(
    {
        EventKind.ARREST, EventKind.RELEASE, EventKind.TRIAL, EventKind.CHARGE, EventKind.SUE, EventKind.CONVICT,
        EventKind.SENTENCE, EventKind.FINE, EventKind.EXECUTE, EventKind.EXTRADITE, EventKind.ACQUIT, EventKind.APPEAL,
        EventKind.PARDON, EventKind.SANCTION, EventKind.STATEMENT,
    }
)  # fmt: skip
"""Who denies these denies what he is accused of, not that the step was taken."""

_STRONGEST_FIRST = (Status.ASSERTED, Status.ALLEGED, Status.DENIED, Status.PLANNED)


@dataclass(frozen=True, slots=True)
class DossierClaims:
    """What the case has worked out across files about one entity. ``further`` are events of others, named here."""

    happenings: tuple[HappeningView, ...] = ()
    standing: StandingView = field(default_factory=StandingView)
    unknowns: tuple[UnknownView, ...] = ()
    merges: tuple[MergeView, ...] = ()
    further: tuple[EventView, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A happening as a dossier tells it.

    ``lead`` is the report whose words stand for it: one with the ``status`` under which it is told, and not a copy
    where there is another. ``reports`` go with the events behind them; ``denials`` are the events that deny it.
    ``is_disputed`` tells that a source states it and that it is denied, and nobody has settled that: it is then told
    as alleged, whatever the lead states. ``same_words`` are events that the lead's words tell along, so that they need
    no line of their own ("she denied" in "she denied that she took bribes").
    """

    happening: HappeningView
    lead: EventView
    status: Status
    section: Section
    reports: tuple[tuple[ReportRef, EventView], ...]
    denials: tuple[EventView, ...]
    is_disputed: bool = False
    same_words: tuple[EventView, ...] = ()

    @property
    def date(self) -> DateInterval | None:
        """When it happened: what the reports together give."""
        return self.happening.date

    @property
    def dated_by(self) -> EventView:
        """The event whose words give that date, the lead where none alone does."""
        if self.lead.date == self.date:
            return self.lead
        return next((event for _, event in self.reports if event.date == self.date), self.lead)


def _go_on() -> None:
    """Let it go on: nobody waits for it who could stop it."""


def told(dossier: DossierView, claims: DossierClaims, look: Callable[[], None] = _go_on) -> tuple[Told, ...]:
    """Return what happened around the dossier's entity, each happening once: in time order, the undated last.

    An event that belongs to no happening is one of its own. What only denies something told here stands with that.
    *look* is called with each happening, and may raise Cancelled.
    """
    events = {event.id: event for event in (*claims.further, *dossier.events)}
    own = [h for h in claims.happenings if any(report.event in events for report in h.reports)]
    grouped = {report.event for happening in own for report in happening.reports}
    alone = [_alone(event) for event in dossier.events if event.id not in grouped]
    made = []
    for happening in (*own, *alone):
        look()
        made.append(_told(happening, events))
    beside = {event.id for each in made for event in (*each.denials, *each.same_words)}
    words = {(event.article, event.span) for each in made for event in each.denials}
    kept = [each for each in made if not _is_beside(each, beside, words)]
    places = {event.id: number for number, event in enumerate(dossier.events)}
    return tuple(sorted(kept, key=lambda each: (*time_order(each.date), places.get(each.lead.id, len(places)))))


def _is_beside(each: Told, beside: Collection[int], words: Collection[tuple[int, Span]]) -> bool:
    """Tell whether something is only a denial, and stands with what it denies."""
    denies = each.section is Section.DENIED or each.lead.kind is EventKind.STATEMENT
    return denies and all(event.id in beside or (event.article, event.span) in words for _, event in each.reports)


def report_ref(event: EventView, copies: int | None = None) -> ReportRef:
    """Return an event as a report; *copies* is the event whose report it only repeats, None where it does not."""
    return ReportRef(
        event=event.id,
        article=event.article,
        source_title=event.article_title,
        published=event.published,
        status=event.status,
        date=event.date,
        quote=event.quote,
        attribution=event.attribution,
        copies=copies,
    )


def _alone(event: EventView) -> HappeningView:
    report = report_ref(event)
    return HappeningView(f"event {event.id}", event.kind, event.label, event.date, (report,), 1, 0)


def _told(happening: HappeningView, events: Mapping[int, EventView]) -> Told:
    reports = tuple((report, events[report.event]) for report in happening.reports if report.event in events)
    statuses = {event.status for _, event in reports}
    settled = _settled_status(happening.contradictions, events)
    denying = {event.id: event for _, event in reports if event.status is Status.DENIED}
    denying |= {i: events[i] for i in happening.denied_by if i in events}
    is_denied = Status.DENIED in statuses or (denying and happening.kind not in _STEPS_OF_LAW)
    is_disputed = bool(settled is None and Status.ASSERTED in statuses and is_denied)
    status = settled or next(status for status in _STRONGEST_FIRST if status in statuses)
    if is_disputed:
        status = Status.ALLEGED
    wanted = next((s for s in (status, *_STRONGEST_FIRST) if s in statuses), status)
    fitting = [pair for pair in reports if pair[1].status is wanted]
    lead = next((event for report, event in fitting if report.copies is None), fitting[0][1])
    if status is Status.DENIED:
        denying = {i: event for i, event in denying.items() if event.status is not Status.DENIED}
    same = [event for event in denying.values() if (event.article, event.span) == (lead.article, lead.span)]
    return Told(
        happening=happening,
        lead=lead,
        status=status,
        section=_SECTIONS[status],
        reports=reports,
        denials=tuple(event for event in denying.values() if event not in same),
        is_disputed=is_disputed,
        same_words=tuple(same),
    )


def _settled_status(contradictions: Iterable[ContradictionView], events: Mapping[int, EventView]) -> Status | None:
    """Return the status that a person chose where the sources disagree about it."""
    for each in contradictions:
        if each.about is About.STATUS and each.settled is not None:
            chosen = [events[i].status for i in each.sides[each.settled].events if i in events]
            if chosen:
                return chosen[0]
    return None


def told_title(each: Told, subject: str) -> str:
    """Return the line of a happening in the dossier of *subject*; one that is disputed begins by saying so."""
    title = titled_within(titled(each.lead), subject)
    return f"Disputed: {title}" if each.is_disputed else title


def time_order(when: DateInterval | None) -> tuple[bool, date, date]:
    """Return what things are sorted by in time: those without a date come last."""
    if when is None or (when.start is None and when.end is None):
        return True, date.max, date.max
    start, end = when.start or when.end, when.end or when.start
    assert start is not None
    assert end is not None
    return False, start, end


def backing_words(happening: HappeningView) -> str:
    """Return how well a happening is backed: "2 independent sources · 1 copy"."""
    sources = "1 source" if happening.independent == 1 else f"{happening.independent:,} independent sources"
    if not happening.copies:
        return sources
    return f"{sources} · {counted(happening.copies, 'copy', 'copies')}"


_MOST_SIGNS = 6


def backing_signs(happening: HappeningView) -> str:
    """Return a full box per independent source and an empty one per copy: "■■□"; of many the first few."""
    full, empty = happening.independent, happening.copies
    if full + empty > _MOST_SIGNS:
        full, empty = min(full, _MOST_SIGNS), min(empty, max(0, _MOST_SIGNS - full))
    return "■" * full + "□" * empty


def accounts_of(each: Told, *, through: bool = False) -> tuple[str, ...]:
    """Return by whose accounts a happening is told, each once; none where a source states it in its own voice.

    *through*: with all through whom it is told, as ``told_through`` has it.
    """
    same = [event for _, event in each.reports if event.status is each.lead.status]
    accounts = [told_through(event) if through else account_name(event.attribution or "") for event in same]
    if each.section is Section.ESTABLISHED and not all(accounts):
        return ()
    distinct: dict[str, str] = {}
    for account in accounts:
        if account:
            distinct.setdefault(account.casefold().removeprefix("the "), account)
    return tuple(distinct.values())


_NOT_NAMES = frozenset(
    "authorities clerks colleagues court detectives doctors documents friends guards investigators judges lawyers "
    "local neighbours officers officials one papers police prosecutors records relatives reports residents some "
    "sources spokesmen state the a an his her their its two three several witnesses government".split()
)
"""Words that begin an account and are no name: within a sentence they begin small."""


_PAPERS = frozenset(
    "indictment complaint lawsuit affidavit warrant petition verdict ruling judgment report inquiry prosecution "
    "prosecutor ministry department court jury company".split()
)
"""Single things that give an account; the article that the text had before them is said with them."""


_OPENING = frozenset("the a an his her its their this that one another".split())


def account_name(attribution: str) -> str:
    """Return by whose account something is told as it stands within a sentence: "prosecutors", "Reuters"."""
    folded = " ".join(attribution.split())
    first, _, rest = folded.partition(" ")
    is_name = first.casefold() not in _NOT_NAMES or (rest[:1].isupper() and first.casefold() not in {"the", "a", "an"})
    words = folded if is_name else folded[:1].lower() + folded[1:]
    is_bare = words == words.lower() and words.partition(" ")[0] not in _OPENING
    return f"the {words}" if is_bare and words.rpartition(" ")[2] in _PAPERS else words


_PRONOUNS = frozenset("he she it they we i".split())


def told_through(event: EventView | Rung, citing: str = "{0}, citing {1}") -> str:
    """Return through whom an event or a step is told, the outermost first: "police (Friday), citing the indictment".

    "" where the source tells it in its own voice. *citing* is how one of them stands beside the next.
    """
    if not event.attribution:
        return ""
    if not event.chain:
        return account_name(event.attribution)
    alone = len(event.chain) == 1
    said = [_teller_words(each, event.attribution if alone else None) for each in event.chain]
    words = said[-1]
    for outer in reversed(said[:-1]):
        words = citing.format(outer, words)
    return words


def _teller_words(teller: Teller, name: str | None) -> str:
    who = account_name(name or teller.name or teller.text)
    who = who.lower() if who.lower() in _PRONOUNS else who
    return f"{who} ({' '.join(teller.when.split())})" if teller.when else who


NOBODY_NAMED = "by whose account, the source does not say"


def account_words(each: Told) -> str:
    """Return by whose account a happening is told: an allegation says it in any case, a fact where its sources do."""
    accounts = accounts_of(each)
    if accounts:
        return f"by the account of {joined(accounts)}"
    return NOBODY_NAMED if each.section is Section.ALLEGED and not each.is_disputed else ""


def joined(words: Sequence[str]) -> str:
    """Return words as a list in a sentence: "A, B and C"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


_STANDING_WORDS = {
    Standing.ON_TRIAL: "on trial",
    Standing.APPEAL: "appealed",
    Standing.DROPPED: "case dropped",
    Standing.NOT_ACCUSED: "not accused of anything",
    Standing.CLEARED: "cleared of suspicion",
    Standing.LIABLE: "found liable",
    Standing.COMMUTED: "sentence commuted",
    Standing.OVERTURNED: "verdict overturned",
}


def standing_words(standing: Standing) -> str:
    """Return a rung of the ladder for readers: "on trial"."""
    return _STANDING_WORDS.get(standing, standing.value.replace("-", " "))


def rung_date_words(rung: Rung) -> str:
    """Return when a rung was reached, for readers; "reported 3 May 2020" where only the day of the report is known."""
    words = date_words(rung.date)
    return f"reported {words}" if rung.reported and rung.date is not None else words


_ABOUT_WORDS = {
    About.DATE: "The sources disagree about the date.",
    About.NUMBER: "The sources disagree about a number.",
    About.NAME: "The sources disagree about who it was.",
    About.STATUS: "The sources disagree whether it happened.",
}


def contradiction_words(each: ContradictionView) -> str:
    """Return one sentence on what sources disagree about."""
    return each.note or _ABOUT_WORDS[each.about]


def side_reports(side: Side, happening: HappeningView) -> tuple[ReportRef, ...]:
    """Return the reports that say what a side says, in the order of publication."""
    return tuple(report for report in happening.reports if report.event in side.events)
