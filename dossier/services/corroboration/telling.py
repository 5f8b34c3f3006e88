"""Events of the case made into reports, as they are compared."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dossier.domain.documents import PublicationDate
from dossier.domain.events import EventKind, Role, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.records import EventRecord
from dossier.domain.spans import Span
from dossier.domain.views import EventView
from dossier.services.corroboration.reports import Report


def claiming_in(reports: Iterable[Report]) -> set[int]:
    """Return the stories in which somebody claims what may be denied."""
    return {
        r.article
        for r in reports
        if r.status is not Status.ASSERTED
        or r.attribution is not None
        or r.kind in (EventKind.CHARGE, EventKind.STATEMENT)
    }


def report_of(record: EventRecord | EventView, view: EventView, sha256: str) -> Report:
    """Return an event as it is compared; *sha256* is the digest of its file."""
    roles = roles_of((part.role, part.entity.id, part.entity.kind) for part in view.participants)
    at = Span(record.trigger.start - record.span.start, record.trigger.end - record.span.start)
    return compared(record, roles, sha256, view.quote, at, view.published)


def roles_of(parts: Iterable[tuple[Role, int, EntityKind]]) -> Mapping[Role, set[int]]:
    """Return who takes part in which way, places left out."""
    roles: defaultdict[Role, set[int]] = defaultdict(set)
    for role, entity, kind in parts:
        if kind is not EntityKind.PLACE:
            roles[role].add(entity)
    return roles


def compared(
    record: EventRecord | EventView,
    roles: Mapping[Role, set[int]],
    sha256: str,
    quote: str,
    at: Span,
    published: PublicationDate | None = None,
) -> Report:
    """Return an event as it is compared, of which *quote* is said, its trigger standing *at* a place in it."""
    return Report(
        event=record.id,
        article=record.article,
        place=(sha256, record.trigger.start, record.trigger.end),
        kind=record.kind,
        status=record.status,
        when=record.date,
        acting=frozenset(roles[Role.AGENT] | roles[Role.SPEAKER]),
        concerned=frozenset(roles[Role.PATIENT]),
        others=frozenset(roles[Role.OTHER]),
        quote=quote,
        at=at,
        attribution=record.attribution,
        published=published,
    )
