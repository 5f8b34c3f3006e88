"""What several events of a case report: worked out lot by lot, so that a large case needs little memory for it."""

from collections.abc import Iterable, Iterator

from dossier.domain.claims import HappeningView
from dossier.domain.records import EventRecord
from dossier.domain.spans import Span
from dossier.services.claims import Gathering, forget_comparing
from dossier.services.corroboration.grouping import related
from dossier.services.corroboration.reports import Report
from dossier.services.corroboration.telling import claiming_in, compared, roles_of
from dossier.store import article_store, entity_store, event_store
from dossier.store.case_file import CaseFile

_AT_ONCE = 500
"""Of so many events what they say is read at once."""


def shared_happenings(case: CaseFile) -> tuple[HappeningView, ...]:
    """Return what several events of the case report each, in no order. Raises DamagedCaseError.

    It is the part of ``happenings`` that says more than its event does, worked out without holding all that the events
    of the case say, and not kept.
    """
    with case.reading():
        found: list[HappeningView] = []
        claiming: set[int] = set()
        for lot in _in_handfuls(related(_outlines(case, claiming))):
            found.extend(Gathering(case, event_store.records(case, ids=lot), claiming).happenings(shared=True))
            forget_comparing()
    return tuple(found)


def _outlines(case: CaseFile, claiming: set[int]) -> Iterator[Report]:
    """Yield all events of a case as they are compared, of what they say only the word that tells of them.

    Stories in which somebody claims what may be denied are added to *claiming*.
    """
    ids = event_store.ids(case)
    for first in range(0, len(ids), _AT_ONCE):
        records = event_store.records(case, ids=ids[first : first + _AT_ONCE])
        articles = {record.article for record in records}
        origins, starts = article_store.origins(case, articles), article_store.starts(case, articles)
        kinds = {id_: ref.kind for id_, ref in entity_store.refs(case, _taking_part(records)).items()}
        for record in records:
            start = starts[record.article]
            word = article_store.text(case, record.article)[record.trigger.start - start : record.trigger.end - start]
            roles = roles_of((p.role, p.entity, kinds[p.entity]) for p in record.participants)
            outline = compared(record, roles, origins[record.article].sha256, word, Span(0, len(word)))
            claiming |= claiming_in([outline])
            yield outline


def _taking_part(records: Iterable[EventRecord]) -> set[int]:
    return {part.entity for record in records for part in record.participants}


def _in_handfuls(lots: Iterable[list[int]]) -> Iterator[list[int]]:
    """Yield lots of events put together, as many as are read at once; one lot is never torn apart."""
    handful: list[int] = []
    for lot in lots:
        if handful and len(handful) + len(lot) > _AT_ONCE:
            yield handful
            handful = []
        handful = [*handful, *lot]
    if handful:
        yield handful
