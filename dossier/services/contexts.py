"""What the files tell of two people beside their names: the company they keep, what befell them, what they are."""

from collections.abc import Iterable

from dossier.domain.events import EventKind, Status
from dossier.domain.mentions import EntityKind, FactKind
from dossier.domain.records import EventRecord
from dossier.domain.wording import date_words, kind_words
from dossier.extract.identity import IdentityContext
from dossier.store import entity_store, event_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold

_MOST_EVENTS = 300
"""Of somebody with more events than this, those are not compared: the company tells enough."""
_EXACT = 31
_TELLING = frozenset(EventKind) - {EventKind.STATEMENT, EventKind.OTHER, EventKind.TRANSPORT, EventKind.MEET}
_TOLD = frozenset({FactKind.ROLE, FactKind.ORGANISATION})


def context_of(case: CaseFile, first: int, second: int) -> IdentityContext:
    """Return what the stories of two people have in common; they only ever gain more of it."""
    common = entity_store.refs(case, entity_store.in_common(case, first, second))
    named: dict[EntityKind, list[str]] = {kind: [] for kind in EntityKind}
    for ref in sorted(common.values(), key=lambda ref: (fold(ref.name), ref.id)):
        # A surname alone may be anybody's, in either story.
        if ref.kind is not EntityKind.PERSON or " " in ref.name:
            named[ref.kind].append(ref.name)
    return IdentityContext(
        shared_events=_events_in_common(case, first, second),
        shared_people=tuple(dict.fromkeys(named[EntityKind.PERSON])),
        shared_organisations=tuple(dict.fromkeys(named[EntityKind.ORGANISATION])),
        shared_places=tuple(dict.fromkeys(named[EntityKind.PLACE])),
        same_roles=_roles_in_common(case, first, second),
    )


def _events_in_common(case: CaseFile, first: int, second: int) -> tuple[str, ...]:
    one, two = (_telling(case, entity) for entity in (first, second))
    if len(one) > _MOST_EVENTS or len(two) > _MOST_EVENTS:
        return ()
    found = [
        f"{kind_words(a.kind).casefold()}, {date_words(a.date)}"
        for a in one
        for b in two
        if a.kind is b.kind and _role(a, first) == _role(b, second) and _same_days(a, b)
    ]
    return tuple(sorted(set(found)))


def _telling(case: CaseFile, entity: int) -> list[EventRecord]:
    found = event_store.records(case, entity=entity)
    return [e for e in found if e.kind in _TELLING and e.date is not None and e.status is not Status.DENIED]


def _role(event: EventRecord, entity: int) -> frozenset[str]:
    return frozenset(part.role.value for part in event.participants if part.entity == entity)


def _same_days(a: EventRecord, b: EventRecord) -> bool:
    one, two = a.date, b.date
    if one is None or two is None or one.start is None or one.end is None or two.start is None or two.end is None:
        return False
    is_exact = (one.end - one.start).days <= _EXACT and (two.end - two.start).days <= _EXACT
    return is_exact and one.start <= two.end and two.start <= one.end


def _roles_in_common(case: CaseFile, first: int, second: int) -> tuple[str, ...]:
    one, two = (_roles(case, entity) for entity in (first, second))
    return tuple(sorted({one[key] for key in set(one) & set(two)}))


def _roles(case: CaseFile, entity: int) -> dict[str, str]:
    found: Iterable[tuple[FactKind, str]] = ((f.kind, f.value) for f in entity_store.fact_records(case, entity=entity))
    return {fold(value): value for kind, value in found if kind in _TOLD}
