"""Dates that hang on events of other stories: "14 months after his arrest", where another story dates the arrest.

What such a date is follows from the other dates of the case alone, never from the order in which they came. An event
that itself hangs on another may be the anchor of a third; where events would hang on each other in a circle, none of
the circle serves the others.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.records import EventRecord
from dossier.services.corroboration.reports import DONE_TO
from dossier.store import article_store, event_store
from dossier.store.case_file import CaseFile

Happening = tuple[str, int]
"""A kind of event, and an entity of the case that takes part in it: what a date can hang on."""

_DONE_TO = DONE_TO - {EventKind.BE_BORN, EventKind.DIE, EventKind.SUE}
"""Kinds in which "his arrest" is that of the one arrested, not that of the officer."""

_HAPPENED = frozenset({Status.ASSERTED, Status.ALLEGED})
"""What is denied, or was still to come, gives no day to count from."""


def resolve(case: CaseFile, people: Collection[int], events: Collection[int] = ()) -> set[int]:
    """Bring up to date what hangs on events of *people*, and those of *events* that hang on any; inside a transaction.

    Return the events whose date changed. Dates that a person set stay.
    """
    dirty = set(event_store.waiting_for(case, people))
    if events:
        dirty |= set(events) & set(event_store.waiting(case))
    if not dirty:
        return set()
    web = _Web(case)
    changed: set[int] = set()
    while dirty:
        id_ = min(dirty)
        dirty.discard(id_)
        event, found = web.waiting[id_], web.date_of(id_)
        if "date" not in event.edited and found != web.stored[id_]:
            web.stored[id_] = found
            event_store.save(case, replace(event, date=found))
            changed.add(id_)
            dirty |= web.hanging_on(id_)
    return changed


def unheard(case: CaseFile) -> dict[int, DateInterval | None]:
    """Return what the words would give the waiting events whose date a person set instead."""
    ids = event_store.waiting(case, edited=True)
    if not ids:
        return {}
    web = _Web(case)
    return {id_: web.date_of(id_) for id_ in ids}


@dataclass
class _Web:
    """All events of the case that hang on others, and what hangs on what."""

    case: CaseFile
    waiting: dict[int, EventRecord] = field(init=False)
    stored: dict[int, DateInterval | None] = field(init=False)
    _by_anchor: defaultdict[Happening, set[int]] = field(init=False)
    _found: dict[int, DateInterval | None] = field(default_factory=dict)
    _told: dict[Happening, list[EventRecord]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = event_store.records(self.case, ids=event_store.waiting(self.case), rejected=True)
        self.waiting = {event.id: event for event in found}
        self.stored = {event.id: event.date for event in found}
        self._by_anchor = defaultdict(set)
        for event in found:
            self._by_anchor[_anchor(event)].add(event.id)

    def hanging_on(self, id_: int) -> set[int]:
        """Return the events that hang on something in which this one has a part."""
        return {other for own in _own(self.waiting[id_]) for other in self._by_anchor.get(own, ())} - {id_}

    def date_of(self, id_: int) -> DateInterval | None:
        """Return the date of an event that hangs on others, None where it cannot be known."""
        if id_ not in self._found:
            self._found[id_] = self._resolved(self.waiting[id_])
        return self._found[id_]

    def _resolved(self, event: EventRecord) -> DateInterval | None:
        from dossier.extract.time.hanging import date_of

        assert event.hanging is not None
        anchor = self._anchor_of(event)
        if anchor is None or anchor.date is None:
            return None
        # How the anchor came by its date is told where the anchor stands: steps quote their own source alone.
        when = replace(anchor.date, ledger=())
        return date_of(event.hanging, when, event.hanging.anchor_words, anchor.id)

    def _anchor_of(self, event: EventRecord) -> EventRecord | None:
        """Return the event that dates what *event* hangs on: the finest, if all that the case knows agree with it."""
        group = _anchor(event)
        is_circular = self._leads_to(event, group)
        dated: list[EventRecord] = []
        for told in self._events(group):
            when = told.date
            if told.id in self.waiting and "date" not in told.edited:
                if told.id == event.id or (is_circular and self._leads_to_group(group, _anchor(told))):
                    continue
                when = self.date_of(told.id)
            if when is not None and told.id != event.id:
                dated.append(replace(told, date=when))
        own = [told for told in dated if told.article == event.article and "date" in told.edited]
        # Whoever dates the arrest that this very story tells of has said from which day it counts.
        return self._agreed(own or dated)

    def _events(self, group: Happening) -> list[EventRecord]:
        if group not in self._told:
            found = event_store.happened(self.case, *group)
            self._told[group] = [e for e in found if e.status in _HAPPENED and _is_of(e, group[1])]
        return self._told[group]

    def _agreed(self, dated: Collection[EventRecord]) -> EventRecord | None:
        if not dated:
            return None
        places = article_store.places(self.case, {event.article for event in dated})
        finest = min(dated, key=lambda e: (_length(e.date), places[e.article], e.trigger, e.kind.value))
        return finest if all(_lies_in(finest.date, other.date) for other in dated) else None

    def _leads_to(self, event: EventRecord, group: Happening) -> bool:
        return any(self._leads_to_group(own, group) for own in _own(event))

    def _leads_to_group(self, first: Happening, wanted: Happening) -> bool:
        """Tell whether a date of *first* may have a part in the dates of *wanted*."""
        seen, ahead = {first}, [first]
        while ahead:
            group = ahead.pop()
            if group == wanted:
                return True
            further = {own for id_ in self._by_anchor.get(group, ()) for own in _own(self.waiting[id_])} - seen
            seen |= further
            ahead += further
        return False


def _anchor(event: EventRecord) -> Happening:
    assert event.hanging is not None
    return event.hanging.event, event.hanging.entity


def _own(event: EventRecord) -> set[Happening]:
    return {(event.kind.value, part.entity) for part in event.participants}


def _is_of(event: EventRecord, entity: int) -> bool:
    """Tell whether an event is "his": of what is done to people, whoever only does it has no part."""
    concerned = {part.entity for part in event.participants if part.role is Role.PATIENT}
    return event.kind not in _DONE_TO or not concerned or entity in concerned


def _bounds(when: DateInterval | None) -> tuple[date, date]:
    assert when is not None
    return when.start or date.min, when.end or date.max


def _length(when: DateInterval | None) -> int:
    start, end = _bounds(when)
    return (end - start).days


def _lies_in(inner: DateInterval | None, outer: DateInterval | None) -> bool:
    (first, last), (start, end) = _bounds(inner), _bounds(outer)
    return start <= first and last <= end


def people_of(case: CaseFile, events: Iterable[int]) -> set[int]:
    """Return who takes part in some events."""
    found = event_store.records(case, ids=events, rejected=True)
    return {part.entity for event in found for part in event.participants}
