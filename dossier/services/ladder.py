"""Where a person stands before the law: every rung with the words that state it, and none without such words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dossier.domain.claims import HappeningView, Rung, Standing
from dossier.domain.dates import DateBasis, DateInterval, Extent, Precision
from dossier.domain.documents import PublicationDate
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.spans import Span
from dossier.domain.views import EventView
from dossier.domain.wording import date_words
from dossier.services.case_ends import end_of
from dossier.services.clearings import clearing_of
from dossier.services.other_steps import is_abduction, is_entreaty, is_only_faced, is_own, other_step
from dossier.services.outcomes import Outcome, outcome_of, undoes_part
from dossier.services.rung_notes import notes_of
from dossier.services.stated_steps import (
    ACCUSING,
    acquitted_of,
    flees,
    is_given,
    part_acquitted,
    pleads,
    stating_words,
    testifies,
)
from dossier.services.told_words import word_of

_STEPS = {
    EventKind.SUE: Standing.SUED,
    EventKind.SANCTION: Standing.SANCTIONED,
    EventKind.CHARGE: Standing.CHARGED,
    EventKind.ARREST: Standing.ARRESTED,
    EventKind.EXTRADITE: Standing.EXTRADITED,
    EventKind.TRIAL: Standing.ON_TRIAL,
    EventKind.CONVICT: Standing.CONVICTED,
    EventKind.ACQUIT: Standing.ACQUITTED,
    EventKind.SENTENCE: Standing.SENTENCED,
    EventKind.FINE: Standing.FINED,
    EventKind.APPEAL: Standing.APPEAL,
    EventKind.PARDON: Standing.PARDONED,
    EventKind.RELEASE: Standing.RELEASED,
    EventKind.EXECUTE: Standing.EXECUTED,
}

CRIMES = frozenset(
    {
        EventKind.ATTACK,
        EventKind.DIE,
        EventKind.INJURE,
        EventKind.TRANSFER_MONEY,
        EventKind.TRANSFER_OWNERSHIP,
        EventKind.OTHER,
    }
)
"""What someone may be accused of: an alleged deed of these kinds makes the rung "accused"."""

OWN = frozenset({EventKind.APPEAL, EventKind.TRIAL})
"""Steps that a person takes or undergoes alike: "he appealed", "he went on trial"."""

_GIVEN = frozenset({EventKind.SENTENCE, EventKind.PARDON})
"""Steps that somebody is given: "he got nine years", "he received a pardon"."""

_REVIEWS = frozenset({Standing.ACQUITTED, Standing.APPEAL})
"""Steps whose words may tell of a verdict that is undone or stands."""
_SAID_NOT_TO_BE = frozenset({Standing.NOT_CHARGED, Standing.NOT_ACCUSED, Standing.CLEARED})
"""What is told as denied, and is yet what the source states."""
_ENDING = _SAID_NOT_TO_BE | {Standing.ACQUITTED, Standing.DROPPED, Standing.OVERTURNED}
"""What an accusation that the same story told before has come to."""
_BLAMING = ("accus", "suspect", "implicat")
_CLEMENCY = frozenset({Standing.PARDONED, Standing.COMMUTED})
_NOW_ACCUSED = re.compile(
    r"\b(?:is|are|being|stands?|now|newly|again)\s{1,9}(?:now\s|also\s|being\s|again\s){0,2}(?:accused|suspected)|\baccuses\b",
    re.IGNORECASE,
)
_DECIDED = frozenset({Standing.CONVICTED, Standing.SENTENCED})


@dataclass(frozen=True, slots=True)
class FirstNamed:
    """Where the case first names a person: the story, the sentence, when the story came out, and the name.

    ``span`` is where the sentence stands in the source's text, ``name`` the words that name the person.
    """

    article: int
    quote: str
    published: PublicationDate | None
    span: Span
    name: Span


def rungs(
    entity: int, told: Iterable[HappeningView], events: Mapping[int, EventView], first: FirstNamed | None
) -> tuple[Rung, ...]:
    """Return the ladder of a person in time order, the undated last; the first rung is where the person is named.

    A rung without a date has the day of the story that reports it, where that is known, and says so.

    *events* are the reports of the happenings by their ids. Only what a source states as having happened is
    asserted; what is denied or still to come is no rung.
    """
    found = [rung for happening in told if (rung := _rung(entity, happening, events)) is not None]
    ladder = _accused_first(_with_reports(_with_outcomes(_in_order(_once_each(found)), events), events))
    return (*([] if first is None else [_named(first)]), *ladder)


def _in_order(found: Iterable[Rung]) -> list[Rung]:
    """Return rungs by their dates; those whose dates can mean one time stand as the law takes its course."""
    ladder: list[Rung] = []
    for rung in sorted(found, key=_order):
        at = len(ladder)
        while at and rung.date is not None and _may_precede(rung, ladder[at - 1]):
            at -= 1
        ladder.insert(at, rung)
    return ladder


def _with_reports(ladder: Sequence[Rung], events: Mapping[int, EventView]) -> list[Rung]:
    """Return the ladder with undated rungs where their reports stand: no later than these, and in the law's course."""
    placed = [rung for rung in ladder if rung.date is not None]
    undated: list[Rung] = []
    for rung in ladder:
        if rung.date is not None:
            continue
        published = [told.published for id_ in rung.events if (told := events.get(id_)) and told.published is not None]
        first = min(published, key=lambda each: (each.end, each.start), default=None)
        when = _in_print(first, "the story that reports it")
        if when is None:
            undated.append(rung)
            continue
        told_by, at = when.end or date.max, len(placed)
        while at and (_order(placed[at - 1])[1] > told_by or _course(rung) < _course(placed[at - 1])):
            at -= 1
        placed.insert(at, replace(rung, date=when, reported=True))
    return [*placed, *undated]


def _accused_first(ladder: list[Rung]) -> list[Rung]:
    """Return the ladder with each accusation before what it came to, where one story tells first it and then its end.

    "Roe, accused of bribing a mayor, was exonerated in 2016": that he was accused is reported now, and was before.
    """
    placed = list(ladder)
    for rung in ladder:
        if rung.standing is not Standing.ACCUSED or rung.span is None:
            continue
        at = placed.index(rung)
        earlier = (i for i, each in enumerate(placed[:at]) if each.standing in _ENDING and _tells_first(rung, each))
        before = next(earlier, None)
        if before is not None:
            placed.insert(before, placed.pop(at))
    return placed


def _tells_first(accused: Rung, ended: Rung) -> bool:
    """Tell whether the same story tells of an accusation and then of its end."""
    if accused.article != ended.article or accused.span is None or ended.span is None:
        return False
    first, last = min(accused.words, default=accused.span), max(ended.words, default=ended.span)
    return first.start < last.start and not _NOW_ACCUSED.search(accused.quote)


def _may_precede(rung: Rung, before: Rung) -> bool:
    """Tell whether a rung stands before another by the course of the law, and their dates allow it."""
    return _course(rung) < _course(before) and same_time(rung.date, before.date)


def _order(rung: Rung) -> tuple[bool, date, int]:
    when = rung.date
    day = None if when is None else when.start or when.end
    return day is None, day or date.max, _course(rung)


def _course(rung: Rung) -> int:
    """Return the place of a rung in the course of the law: a verdict acquits of some counts before it convicts.

    Who is acquitted of everything is so after any conviction of that time.
    """
    place = list(Standing).index(rung.standing)
    if rung.standing is Standing.ACQUITTED:
        return list(Standing).index(Standing.ON_TRIAL if rung.note else Standing.APPEAL)
    return place


def _named(first: FirstNamed) -> Rung:
    when = _in_print(first.published, "the first story that names them")
    return Rung(
        Standing.NAMED,
        when,
        (),
        first.quote,
        Status.ASSERTED,
        first.article,
        span=first.span,
        words=(first.name,),
        reported=when is not None,
    )


def _in_print(published: PublicationDate | None, why: str) -> DateInterval | None:
    """Return when a story came out as the date of what it is the first to do, None where that is not known."""
    if published is None:
        return None
    precision = Precision.DAY if published.day is not None else Precision.RANGE
    return DateInterval(published.start, published.end, precision, DateBasis.INFERRED, Extent.WITHIN, False, why)


def _rung(entity: int, happening: HappeningView, events: Mapping[int, EventView]) -> Rung | None:
    """Return the rung that one happening makes, None where no report of it states one."""
    steps: dict[Standing, list[EventView]] = {}
    for event in (events[id_] for id_ in happening.events if id_ in events):
        step = step_of(entity, event)
        if step is not None:
            steps.setdefault(step, []).append(event)
    if not steps:
        return None
    standing = max(steps, key=lambda step: (len(steps[step]), list(Standing).index(step)))
    stating = [e for e in steps[standing] if e.status is Status.ASSERTED] or steps[standing]
    leading = min(stating, key=lambda e: (days_of(e.date), e.published is None, e.id))
    when = leading.date
    if any(e.date == happening.date for e in stating):
        when = happening.date
    # That somebody was never charged is what the story states, where a denial of the deed would be his own word.
    is_fact = leading.status is Status.ASSERTED or standing in _SAID_NOT_TO_BE
    is_fact = is_fact and standing is not Standing.ACCUSED
    others = sorted((e for e in steps[standing] if e.id != leading.id), key=lambda e: e.id)
    denied = any(each.about.value == "status" and each.settled is None for each in happening.contradictions)
    notes = ["another source says that this is denied"] if denied else []
    notes += notes_of(leading, standing)
    reported = standing is Standing.ACCUSED and leading.kind is not EventKind.STATEMENT
    if standing in _SAID_NOT_TO_BE and when is None:
        when, reported = _in_print(leading.published, "the story that says so"), True
    elif reported:
        # The date of the deed is not that of the accusation, which is no later than the story.
        notes += [f"the deed is dated {date_words(when)}"] if when is not None else []
        when = _in_print(leading.published, "the story that reports the accusation")
    return Rung(
        standing=standing,
        date=when,
        events=(leading.id, *(e.id for e in others)),
        quote=leading.quote,
        status=Status.ASSERTED if is_fact else Status.ALLEGED,
        article=leading.article,
        attribution=leading.attribution,
        chain=leading.chain,
        note="; ".join(notes),
        span=leading.span,
        words=stating_words(leading, standing),
        reported=reported and when is not None,
    )


def step_of(entity: int, event: EventView) -> Standing | None:
    """Return the step that an event states of a person, None where it states none."""
    roles = {p.role for p in event.participants if p.entity.id == entity}
    if not roles or event.review is Review.REJECTED or event.status is Status.PLANNED:
        return None
    if (cleared := clearing_of(event, roles)) is not None:
        return cleared if _is_alone(entity, event) else None
    if (end := end_of(event, roles)) is not None:
        is_said = end is Standing.NOT_CHARGED or bool(stating_words(event, end))
        return end if is_said and _is_alone(entity, event) else None
    if event.status is Status.DENIED:
        return None
    if (further := other_step(entity, event, roles)) is not None:
        return further if stating_words(event, further) else None
    if event.kind in CRIMES and Role.AGENT in roles and event.status is Status.ALLEGED:
        if _is_his_word(entity, event):
            return None
        return Standing.ACCUSED if ACCUSING.search(event.quote) else None
    if event.kind is EventKind.STATEMENT and Role.PATIENT in roles:
        return Standing.ACCUSED if word_of(event).casefold().startswith(_BLAMING) else None
    if flees(event) and roles & {Role.AGENT, Role.PATIENT}:
        return Standing.AT_LARGE
    step = _STEPS.get(event.kind)
    if step in _REVIEWS and _is_on_verdict_of(entity, event):
        return Standing.APPEAL
    own = event.kind in OWN or (event.kind is EventKind.CONVICT and pleads(event))
    own = own or (event.kind in _GIVEN and is_given(event))
    befalls = Role.PATIENT in roles or (own and Role.AGENT in roles) or is_own(entity, event, roles)
    if step is None or not befalls or is_only_faced(event) or is_abduction(event) or is_entreaty(event):
        return None
    if event.kind is EventKind.TRIAL and testifies(event):
        return None
    if event.kind is EventKind.ACQUIT and outcome_of(event) is not Outcome.NEITHER:
        return Standing.APPEAL
    return step if stating_words(event, step) else None


def _is_alone(entity: int, event: EventView) -> bool:
    """Tell whether nobody else has a part in the words, or all have the same: "they were never charged"."""
    parts = [p for p in event.participants if p.entity.kind is EntityKind.PERSON]
    own = {p.role for p in parts if p.entity.id == entity}
    return Role.PATIENT in own or all(p.entity.id == entity for p in parts)


def _is_his_word(entity: int, event: EventView) -> bool:
    """Tell whether a person alleges the deed himself: nobody accuses himself, he accuses another."""
    names = {p.entity.name.casefold() for p in event.participants if p.entity.id == entity}
    return event.attribution is not None and event.attribution.casefold() in names


def _is_on_verdict_of(entity: int, event: EventView) -> bool:
    """Tell whether a court decides on the verdict of this person alone: "Roe's conviction was overturned"."""
    people = {p.entity.id for p in event.participants if p.entity.kind is EntityKind.PERSON}
    return people == {entity} and outcome_of(event) is not Outcome.NEITHER


def _once_each(found: Sequence[Rung]) -> list[Rung]:
    """Return rungs without those that only repeat another: alleged beside asserted, undated beside the only dated."""
    kept: list[Rung] = []
    for rung in sorted(
        found, key=lambda r: (r.status is not Status.ASSERTED, r.date is None, days_of(r.date), r.events)
    ):
        twins = [i for i, k in enumerate(kept) if k.standing is rung.standing and same_time(k.date, rung.date)]
        is_repeat = bool(twins) and (rung.date is not None or len(twins) == 1 or rung.standing is Standing.ACCUSED)
        if not is_repeat:
            kept.append(rung)
            continue
        own = kept[twins[0]]
        kept[twins[0]] = replace(own, events=(*own.events, *(e for e in rung.events if e not in own.events)))
    return kept


def same_time(a: DateInterval | None, b: DateInterval | None) -> bool:
    """Tell whether two dates can mean one time; what has no date can mean any."""
    if a is None or b is None:
        return True
    return not (_ends_before(a, b) or _ends_before(b, a))


def _ends_before(a: DateInterval, b: DateInterval) -> bool:
    return a.end is not None and b.start is not None and a.end < b.start


def days_of(when: DateInterval | None) -> int:
    """Return how many days an interval covers: the fewer, the more is known."""
    if when is None:
        return 10**7
    if when.start is None or when.end is None:
        return 10**6
    return (when.end - when.start).days


def _with_outcomes(ladder: Sequence[Rung], events: Mapping[int, EventView]) -> list[Rung]:
    """Return the ladder with what became of convictions and sentences said beside them."""
    noted = list(ladder)
    held = {rung.span for rung in ladder if _outcome(rung, events) == "upheld on appeal"}
    for number, rung in enumerate(ladder):
        outcome = _outcome(rung, events)
        if not outcome or rung.status is not Status.ASSERTED:
            continue
        if outcome == "overturned" and rung.span in held:
            outcome = "overturned in part"  # "quashed his conviction for theft but upheld that for fraud"
        for before in range(len(noted)):
            earlier = noted[before]
            if earlier.standing not in _DECIDED or before == number or _is_after(earlier.date, rung.date):
                continue
            if earlier.date is None and _is_of_another(rung, ladder):
                continue
            if earlier.standing is Standing.SENTENCED and outcome == "overturned in part":
                continue
            if rung.standing is not Standing.ACQUITTED or _undoes(rung, earlier, events):
                when = f", {date_words(rung.date)}" if rung.date is not None else ""
                noted[before] = replace(earlier, note=_joined(earlier.note, f"{outcome}{when}"))
    return noted


def _is_of_another(outcome: Rung, ladder: Sequence[Rung]) -> bool:
    """Tell whether somebody was convicted before and again after an outcome: of which an undated step is, nobody says.

    Who was convicted in 1998, cleared on appeal in 2000 and jailed in a case of 2019 was not cleared of that.
    """
    dated = [rung.date for rung in ladder if rung.standing is Standing.CONVICTED and rung.date is not None]
    later = any(_is_after(when, outcome.date) for when in dated)
    return later and any(not _is_after(when, outcome.date) for when in dated)


def _undoes(acquittal: Rung, decided: Rung, events: Mapping[int, EventView]) -> bool:
    """Tell whether an acquittal is of what somebody was convicted of: it came after, and names nothing else."""
    if acquittal.date is None or decided.date is None or not _ends_before(decided.date, acquittal.date):
        return False
    told = events.get(acquittal.events[0]) if acquittal.events else None
    named = acquitted_of(told) if told is not None else ()
    before = decided.quote
    if told is not None and decided.span == acquittal.span:
        before = before[: told.trigger.start - told.span.start]
    return not named or any(word in before.casefold() for word in named)


def _joined(first: str, second: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, (first, second))))


def _is_after(a: DateInterval | None, b: DateInterval | None) -> bool:
    return a is not None and b is not None and _ends_before(b, a)


def _outcome(rung: Rung, events: Mapping[int, EventView]) -> str:
    """Return what a rung does to a conviction before it, "" where it does nothing."""
    told = [events[id_] for id_ in rung.events if id_ in events]
    if rung.standing is Standing.ACQUITTED:
        return "" if any(map(part_acquitted, told)) else "acquitted later"
    if rung.standing in _CLEMENCY:
        return f"{rung.standing.value} later"
    if any(map(undoes_part, told)):
        return "overturned in part"
    if rung.standing is Standing.OVERTURNED:
        return "overturned"
    if rung.standing is not Standing.APPEAL:
        return ""
    outcomes = {outcome_of(event) for event in told}
    if Outcome.UNDONE in outcomes:
        return "overturned"
    return "upheld on appeal" if Outcome.HELD in outcomes else ""
