"""A person's legal standing, step by step, as far as the sources state it, and never further."""

from collections.abc import Iterable

from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.views import EventView, StandingRung
from dossier.services.ladder import ACCUSING, CRIMES, OWN, days_of, same_time

_STEPS = {
    EventKind.CHARGE: "charged",
    EventKind.ARREST: "arrested",
    EventKind.EXTRADITE: "extradited",
    EventKind.TRIAL: "on trial",
    EventKind.CONVICT: "convicted",
    EventKind.ACQUIT: "acquitted",
    EventKind.SENTENCE: "sentenced",
    EventKind.FINE: "fined",
    EventKind.SANCTION: "sanctioned",
    EventKind.PARDON: "pardoned",
    EventKind.RELEASE: "released",
    EventKind.APPEAL: "appeal",
    EventKind.SUE: "sued",
    EventKind.EXECUTE: "executed",
}


def standing(entity: int, events: Iterable[EventView]) -> tuple[StandingRung, ...]:
    """Return the rungs of one person's ladder in time order, the undated last.

    Only what a source asserts stands plainly. What is alleged says so ("arrested (alleged)"); what is denied or only
    planned is no step. The same step told by several sources about the same days is one rung.
    """
    found: list[StandingRung] = []
    for event in events:
        step = _step(entity, event)
        if step is None:
            continue
        twin = next(
            (i for i, rung in enumerate(found) if rung.step == step and same_time(rung.event.date, event.date)), None
        )
        if twin is None:
            found.append(StandingRung(step, event))
        elif days_of(event.date) < days_of(found[twin].event.date):
            found[twin] = StandingRung(step, event)
    return tuple(found)


def _step(entity: int, event: EventView) -> str | None:
    roles = {p.role for p in event.participants if p.entity.id == entity}
    if not roles or event.review is Review.REJECTED or event.status in {Status.DENIED, Status.PLANNED}:
        return None
    if event.kind in CRIMES and Role.AGENT in roles and event.status is Status.ALLEGED:
        return "accused" if ACCUSING.search(event.quote) else None
    step = _STEPS.get(event.kind)
    if step is None or not (Role.PATIENT in roles or (event.kind in OWN and Role.AGENT in roles)):
        return None
    return f"{step} (alleged)" if event.status is Status.ALLEGED else step
