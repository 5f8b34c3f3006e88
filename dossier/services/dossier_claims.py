"""What a dossier shows across files, gathered in one reading of the case."""

from dossier.domain.claim_words import DossierClaims
from dossier.domain.mentions import EntityKind
from dossier.domain.views import DossierView
from dossier.services import claims, event_views, reading
from dossier.store import event_store
from dossier.store.case_file import CaseFile


def claims_of(case: CaseFile, dossier: DossierView) -> DossierClaims:
    """Return all claims about a dossier's entity, with the events of others that they name.

    Raises NotFoundError, DamagedCaseError.
    """
    entity = dossier.entity.id
    with case.reading():
        happenings = claims.happenings(case, entity)
        standing = claims.standing(case, entity)
        unknowns = claims.unknowns(case, entity)
        known = {event.id for event in dossier.events}
        named = {i for each in happenings for i in (*each.events, *each.denied_by)}
        named |= {i for rung in standing.rungs for i in rung.events} | {i for each in unknowns for i in each.events}
        records = [event_store.record(case, i) for i in sorted(named - known)]
        return DossierClaims(
            happenings=tuple(happenings),
            standing=standing if dossier.entity.kind is EntityKind.PERSON else type(standing)(),
            unknowns=tuple(unknowns),
            merges=tuple(reading.merges(case, entity)),
            further=tuple(event_views.views(case, records)),
        )


def dossier_with_claims(case: CaseFile, entity_id: int) -> tuple[DossierView, DossierClaims]:
    """Return the dossier of an entity and the claims about it, from one state of the case.

    Raises NotFoundError, DamagedCaseError.
    """
    with case.reading():
        dossier = reading.dossier(case, entity_id)
        return dossier, claims_of(case, dossier)
