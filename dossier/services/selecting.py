"""The part of a dossier that was chosen: by status and by time. A happening is kept whole, with its denials."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dossier.domain.claim_words import DossierClaims, Told, told
from dossier.domain.claims import Rung, Standing, StandingView
from dossier.domain.dates import DateInterval
from dossier.domain.dossier_options import DossierOptions
from dossier.domain.views import DossierView


class Selected(NamedTuple):
    """What was chosen of a dossier and of its claims, and how many statements were not."""

    dossier: DossierView
    claims: DossierClaims
    left_out: int


def selected(dossier: DossierView, claims: DossierClaims, options: DossierOptions) -> Selected:
    """Return what *options* choose of a dossier."""
    if not options.is_selective:
        return Selected(dossier, claims, 0)
    everything = told(dossier, claims)
    kept = [each for each in everything if options.takes(each.status, each.date)]
    events = _events(kept)
    keys = {each.happening.key for each in kept}
    rungs = tuple(r for r in claims.standing.rungs if options.takes(r.status, _day(r)))
    chosen = replace(
        claims,
        happenings=tuple(h for h in claims.happenings if h.key in keys),
        standing=StandingView(rungs),
        unknowns=tuple(u for u in claims.unknowns if events.intersection(u.events)),
        further=tuple(e for e in claims.further if e.id in events or any(e.id in r.events for r in rungs)),
    )
    told_of = tuple(event for event in dossier.events if event.id in events)
    return Selected(replace(dossier, events=told_of), chosen, len(everything) - len(kept))


def _day(rung: Rung) -> DateInterval | None:
    """Return when a step was taken: the day of a report is that of being named, and of nothing else."""
    return rung.date if rung.standing is Standing.NAMED or not rung.reported else None


def _events(kept: Sequence[Told]) -> set[int]:
    """Return the events that make up what is kept, those beside it included."""
    ids: set[int] = set()
    for each in kept:
        ids.update(event.id for _, event in each.reports)
        ids.update(event.id for event in (*each.denials, *each.same_words))
        ids.update(each.happening.denied_by)
    return ids
