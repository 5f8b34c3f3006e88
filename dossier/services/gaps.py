"""What a case does not know of somebody: undated, told by one source only, unanswered, contradicted, out of time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dossier.domain.claims import HappeningView, UnknownKind, UnknownView
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.views import ArticleRow, EventView
from dossier.domain.wording import counted
from dossier.services.stated_steps import ACCUSING

HARMFUL = frozenset(
    {
        EventKind.ATTACK,
        EventKind.INJURE,
        EventKind.DIE,
        EventKind.ARREST,
        EventKind.RELEASE,
        EventKind.TRIAL,
        EventKind.CHARGE,
        EventKind.SUE,
        EventKind.CONVICT,
        EventKind.SENTENCE,
        EventKind.FINE,
        EventKind.EXECUTE,
        EventKind.EXTRADITE,
        EventKind.ACQUIT,
        EventKind.APPEAL,
        EventKind.PARDON,
        EventKind.SANCTION,
        EventKind.TRANSFER_MONEY,
        EventKind.TRANSFER_OWNERSHIP,
    }
)
"""Kinds in which a wrong name or day does harm."""

_WEIGHTY = HARMFUL | {
    EventKind.BE_BORN,
    EventKind.MARRY,
    EventKind.DIVORCE,
    EventKind.START_ORG,
    EventKind.END_ORG,
    EventKind.DECLARE_BANKRUPTCY,
    EventKind.ELECT,
}
"""Kinds of which a reader of a life wants to know when, and by how many it is told."""

_LISTED = 4
_LAWFUL = frozenset({EventKind.CHARGE, EventKind.ARREST, EventKind.CONVICT, EventKind.SENTENCE, EventKind.SANCTION})


def of(
    entity: int, told: Sequence[HappeningView], events: Mapping[int, EventView], stories: Iterable[ArticleRow]
) -> tuple[UnknownView, ...]:
    """Return what is not known of an entity, the weightiest first: contradictions, then answers, dates and sources."""
    rows = {row.id: row for row in stories}
    own = [happening for happening in told if _takes_part(entity, happening, events)]
    return (
        *_contradicted(own),
        *_unanswered(entity, own, events),
        *_undated(own, events),
        *_single(own, rows),
        *_out_of_time(rows.values(), own),
    )


def _takes_part(entity: int, happening: HappeningView, events: Mapping[int, EventView]) -> bool:
    return any(
        part.entity.id == entity
        for id_ in happening.events
        if id_ in events and events[id_].review is not Review.REJECTED
        for part in events[id_].participants
    )


def _contradicted(told: Iterable[HappeningView]) -> Iterator[UnknownView]:
    for happening in told:
        for each in happening.unsettled:
            concerned = tuple(event for side in each.sides for event in side.events)
            yield UnknownView(UnknownKind.CONTRADICTED, f"“{happening.label}”: {_lowered(each.note)}", concerned)


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _unanswered(entity: int, told: Sequence[HappeningView], events: Mapping[int, EventView]) -> Iterator[UnknownView]:
    """Yield what is alleged of an entity without any word of its own in the stories that allege it."""
    spoke = {
        events[id_].article
        for happening in told
        for id_ in happening.events
        if id_ in events
        # What they are only alleged to have said is part of the allegation.
        and events[id_].status is not Status.ALLEGED
        and any(p.entity.id == entity and p.role is Role.SPEAKER for p in events[id_].participants)
    }
    for happening in told:
        reports = [events[id_] for id_ in happening.events if id_ in events]
        alleged = [e for e in reports if e.status is Status.ALLEGED and _is_accused(entity, e)]
        if not alleged or len(alleged) < len(reports) or happening.denied_by or spoke & {e.article for e in reports}:
            continue
        sentence = f"No source gives an answer to the allegation “{happening.label}”."
        yield UnknownView(UnknownKind.UNANSWERED, sentence, happening.events)


_HARMLESS = frozenset(
    {
        EventKind.BE_BORN,
        EventKind.MARRY,
        EventKind.DIVORCE,
        EventKind.TRANSPORT,
        EventKind.MEET,
        EventKind.START_POSITION,
        EventKind.END_POSITION,
        EventKind.NOMINATE,
        EventKind.ELECT,
    }
)
"""An indictment also tells of a life; nobody answers to having moved, unless the words accuse."""
_PLAIN = re.compile(r"(?:work|liv|resid|study|studi|train|serv|attend|graduat|speak|spoke|own)", re.IGNORECASE)


def _is_plain(event: EventView) -> bool:
    at = event.trigger.start - event.span.start
    plain = event.kind in _HARMLESS or (event.kind is EventKind.OTHER and _PLAIN.match(event.quote, at) is not None)
    return plain and ACCUSING.search(event.quote) is None


def _is_accused(entity: int, event: EventView) -> bool:
    if _is_plain(event):
        return False
    roles = {part.role for part in event.participants if part.entity.id == entity}
    return Role.AGENT in roles or (Role.PATIENT in roles and event.kind in _LAWFUL)


def _undated(told: Iterable[HappeningView], events: Mapping[int, EventView]) -> Iterator[UnknownView]:
    for happening in told:
        if happening.date is None and happening.kind in _WEIGHTY and not _only(Status.PLANNED, happening):
            waiting = [line for id_ in happening.events if id_ in events for line in events[id_].waiting]
            sentence = f"No source dates “{happening.label}”."
            yield UnknownView(UnknownKind.UNDATED, " ".join((sentence, *waiting[:1])), happening.events)


def _only(status: Status, happening: HappeningView) -> bool:
    return all(report.status is status for report in happening.reports)


def _single(told: Iterable[HappeningView], rows: Mapping[int, ArticleRow]) -> Iterator[UnknownView]:
    """Yield, story by story, the weighty happenings for which that story alone stands."""
    alone: defaultdict[int, list[HappeningView]] = defaultdict(list)
    for happening in told:
        states = any(r.status is Status.ASSERTED for r in happening.reports)
        if happening.independent == 1 and happening.kind in _WEIGHTY and states:
            alone[happening.reports[0].article].append(happening)
    for article, found in sorted(alone.items(), key=lambda item: (-len(item[1]), rows[item[0]].file, rows[item[0]].id)):
        labels = "; ".join(dict.fromkeys(happening.label for happening in found[:_LISTED]))
        more = f" and {counted(len(found) - _LISTED, 'more event')}" if len(found) > _LISTED else ""
        ids = tuple(event for happening in found for event in happening.events)
        title = rows[article].title
        sentence = f"Only “{title}” tells of: {labels}{more}."
        if any(happening.copies for happening in found):
            sentence = f"Only “{title}”, and copies of it, tell of: {labels}{more}."
        yield UnknownView(UnknownKind.SINGLE_SOURCE, sentence, ids, (article,))


def _out_of_time(rows: Iterable[ArticleRow], told: Iterable[HappeningView]) -> Iterator[UnknownView]:
    by_story: defaultdict[int, list[int]] = defaultdict(list)
    for happening in told:
        for report in happening.reports:
            by_story[report.article].append(report.event)
    for row in sorted(rows, key=lambda row: (row.file, row.ordinal)):
        if row.published is None:
            sentence = f"The day on which “{row.title}” came out is not known."
            yield UnknownView(UnknownKind.NO_PUBLICATION_DAY, sentence, tuple(sorted(by_story[row.id])), (row.id,))
        elif row.published.day is None:
            sentence = f"The day on which “{row.title}” came out is only known roughly."
            yield UnknownView(UnknownKind.NO_PUBLICATION_DAY, sentence, tuple(sorted(by_story[row.id])), (row.id,))
