"""Events as the skins see them, with names, quotes and labels in place."""

from collections.abc import Sequence

from dossier.domain.events import EventKind, Role
from dossier.domain.records import EventRecord
from dossier.domain.views import EventView, ParticipantView
from dossier.store import article_store, entity_store
from dossier.store.case_file import CaseFile

_LABEL = 60
"""How many characters a label has at most, about."""

_DONE_TO = {
    EventKind.BE_BORN: "Born",
    EventKind.DIE: "Died",
    EventKind.INJURE: "Injured",
    EventKind.ARREST: "Arrested",
    EventKind.RELEASE: "Released",
    EventKind.TRIAL: "On trial",
    EventKind.CHARGE: "Charged",
    EventKind.SUE: "Sued",
    EventKind.CONVICT: "Convicted",
    EventKind.SENTENCE: "Sentenced",
    EventKind.FINE: "Fined",
    EventKind.EXECUTE: "Executed",
    EventKind.EXTRADITE: "Extradited",
    EventKind.ACQUIT: "Acquitted",
    EventKind.PARDON: "Pardoned",
    EventKind.SANCTION: "Sanctioned",
}
"""Kinds in which one thing is done to someone: a name says more than a piece of the sentence."""


def views(case: CaseFile, records: Sequence[EventRecord]) -> list[EventView]:
    """Return *records* as views, in their order. Raises DamagedCaseError where a story does not match its digest."""
    with case.reading():
        articles = {record.article for record in records}
        rows = {row.id: row for row in article_store.rows(case, articles)}
        starts = article_store.starts(case, articles)
        refs = entity_store.refs(case, _entities(records))
        found = []
        for record in records:
            row = rows[record.article]
            words, start = article_store.text(case, record.article), starts[record.article]
            people = tuple(ParticipantView(refs[p.entity], p.role) for p in record.participants)
            quote = words[record.span.start - start : record.span.end - start]
            found.append(
                EventView(
                    id=record.id,
                    article=record.article,
                    article_title=row.title,
                    file=row.file,
                    published=row.published,
                    span=record.span,
                    quote=quote,
                    trigger=record.trigger,
                    kind=record.kind,
                    status=record.status,
                    attribution=record.attribution,
                    date=record.date,
                    participants=people,
                    places=tuple(refs[place] for place in record.places),
                    review=record.review,
                    edited=record.edited,
                    label=label_of(record, quote, people),
                )
            )
    return found


def _entities(records: Sequence[EventRecord]) -> set[int]:
    return {p.entity for record in records for p in record.participants} | {
        place for record in records for place in record.places
    }


def label_of(record: EventRecord, quote: str, people: Sequence[ParticipantView]) -> str:
    """Return a short line for an event: what was done to whom, or else the words around the trigger."""
    done = _DONE_TO.get(record.kind)
    patients = [p.entity.name for p in people if p.role is Role.PATIENT]
    if done and patients:
        others = f" and {len(patients) - 1} more" if len(patients) > 2 else ""
        names = patients[0] if others or len(patients) == 1 else " and ".join(patients)
        return f"{done}: {names}{others}"
    return clipped(quote, record.trigger.start - record.span.start)


def clipped(quote: str, trigger: int) -> str:
    """Return the part of *quote* around offset *trigger* as one line of about 60 characters, cut between words."""
    line = " ".join(quote.split())
    if len(line) <= _LABEL:
        return line
    at = len(" ".join(quote[:trigger].split()))
    start = 0 if at < _LABEL * 2 // 3 else line.rfind(" ", 0, at - _LABEL // 3) + 1
    end = min(len(line), start + _LABEL)
    if end < len(line):
        cut = line.rfind(" ", start, end)
        end = cut if cut > at else end
    return ("… " if start else "") + line[start:end].rstrip(" ,;:–-") + ("" if end == len(line) else " …")
