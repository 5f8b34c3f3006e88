"""A person's legal standing, step by step, as far as the sources state it, and never further."""

import re
from collections.abc import Iterable

from dossier.domain.dates import DateInterval
from dossier.domain.events import EventKind, Review, Role, Status
from dossier.domain.views import EventView, StandingRung

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

_CRIMES = frozenset(
    {
        EventKind.ATTACK,
        EventKind.DIE,
        EventKind.INJURE,
        EventKind.TRANSFER_MONEY,
        EventKind.TRANSFER_OWNERSHIP,
        EventKind.OTHER,
    }
)
"""What someone may be accused of: an alleged deed of these kinds makes a rung "accused"."""

_ACCUSING = re.compile(r"\b(?:alleg|accus|suspect|charged|denie)", re.IGNORECASE)
"""An indictment also tells of harmless things, such as where someone worked. Only words that accuse make a rung."""

_ALWAYS_OWN = frozenset({EventKind.APPEAL, EventKind.TRIAL})
"""Steps that a person takes or undergoes alike: "he appealed", "he went on trial"."""


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
        twin = next((i for i, rung in enumerate(found) if rung.step == step and _same_time(rung.event, event)), None)
        if twin is None:
            found.append(StandingRung(step, event))
        elif _days(event.date) < _days(found[twin].event.date):
            found[twin] = StandingRung(step, event)
    return tuple(found)


def _step(entity: int, event: EventView) -> str | None:
    roles = {p.role for p in event.participants if p.entity.id == entity}
    if not roles or event.review is Review.REJECTED or event.status in {Status.DENIED, Status.PLANNED}:
        return None
    if event.kind in _CRIMES and Role.AGENT in roles and event.status is Status.ALLEGED:
        return "accused" if _ACCUSING.search(event.quote) else None
    step = _STEPS.get(event.kind)
    if step is None or not (Role.PATIENT in roles or (event.kind in _ALWAYS_OWN and Role.AGENT in roles)):
        return None
    return f"{step} (alleged)" if event.status is Status.ALLEGED else step


def _same_time(first: EventView, second: EventView) -> bool:
    a, b = first.date, second.date
    if a is None or b is None:
        return True
    return not (_before(a, b) or _before(b, a))


def _before(a: DateInterval, b: DateInterval) -> bool:
    return a.end is not None and b.start is not None and a.end < b.start


def _days(when: DateInterval | None) -> int:
    """Return how many days an interval covers: the fewer, the more is known."""
    if when is None:
        return 10**7
    if when.start is None or when.end is None:
        return 10**6
    return (when.end - when.start).days
