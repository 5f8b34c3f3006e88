"""What a dossier shows across files, gathered in one reading of the case."""

from dossier.domain.claim_words import DossierClaims
from dossier.domain.mentions import EntityKind
from dossier.domain.views import DossierView
from dossier.services import claims, event_views, reading
from dossier.services.collecting import no_collections
from dossier.services.watching import Watch
from dossier.store import event_store
from dossier.store.case_file import CaseFile


def claims_of(case: CaseFile, dossier: DossierView, watch: Watch | None = None) -> DossierClaims:
    """Return all claims about a dossier's entity, with the events of others that they name.

    Raises NotFoundError, DamagedCaseError, and Cancelled where *watch* does.
    """
    entity, read = dossier.entity.id, claims.Read(dossier.events, dossier.sources)
    watch = watch or Watch()
    with case.reading():
        happenings = claims.happenings(case, entity, watch, dossier.events)
        watch.look()
        standing = claims.standing(case, entity, read)
        watch.look()
        unknowns = claims.unknowns(case, entity, read)
        watch.look()
        known = {event.id for event in dossier.events}
        named = {i for each in happenings for i in (*each.events, *each.denied_by)}
        named |= {i for rung in standing.rungs for i in rung.events} | {i for each in unknowns for i in each.events}
        # In the order of their ids, whatever the order of time.
        records = event_store.records(case, ids=named - known, rejected=True)
        return DossierClaims(
            happenings=tuple(happenings),
            standing=standing if dossier.entity.kind is EntityKind.PERSON else type(standing)(),
            unknowns=tuple(unknowns),
            merges=tuple(reading.merges(case, entity)),
            further=tuple(event_views.views(case, sorted(records, key=lambda record: record.id))),
        )


def dossier_with_claims(
    case: CaseFile, entity_id: int, watch: Watch | None = None
) -> tuple[DossierView, DossierClaims]:
    """Return the dossier of an entity and the claims about it, from one state of the case.

    Raises NotFoundError, DamagedCaseError, and Cancelled where *watch* does.
    """
    with case.reading(), no_collections():
        dossier = reading.dossier(case, entity_id, watch=watch)
        return dossier, claims_of(case, dossier, watch)
