"""Taking some mentions of a name out into a name of their own, inside one story."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from dossier.domain.changes import Changes
from dossier.domain.mentions import MentionForm
from dossier.domain.records import EventRecord, MentionRecord
from dossier.domain.spans import nearest
from dossier.errors import ImpossibleError
from dossier.services import following
from dossier.services.shown_names import fullest
from dossier.store import article_store, entity_store, event_store, merge_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import storable

_CONTEXT = 60
"""Characters shown on either side of a mention."""


@dataclass(frozen=True, slots=True)
class NumberedMention:
    """A mention of somebody in a story: its number (from 1 in text order), its words, and the words about it."""

    number: int
    id: int
    words: str
    context: str


def mentions_in(case: CaseFile, entity_id: int, article_id: int) -> tuple[NumberedMention, ...]:
    """Return the mentions of an entity in a story, in text order. Raises NotFoundError."""
    with case.reading():
        entity_store.record(case, entity_id)
        text, start = article_store.text(case, article_id), article_store.record(case, article_id).span.start
        found = []
        for number, each in enumerate(_own(case, entity_id, article_id), 1):
            a, b = each.span.start - start, each.span.end - start
            about = " ".join(text[max(0, a - _CONTEXT) : b + _CONTEXT].split())
            found.append(NumberedMention(number, each.id, " ".join(text[a:b].split()), about))
        return tuple(found)


def split_mentions(case: CaseFile, entity_id: int, article_id: int, ids: Collection[int]) -> Changes:
    """Give some mentions of an entity in a story to a new entity of the same kind, as one step that can be undone.

    Events follow: in each whose sentence holds chosen mentions and none that stays, the new one takes part instead.
    So do ages, roles and the like that stand nearest to a chosen mention.
    What is decided so stays when the story is read again. Raises NotFoundError, ImpossibleError (none or all chosen).
    """
    with case.reading():
        found, own = entity_store.record(case, entity_id), _own(case, entity_id, article_id)
        going = [m for m in own if m.id in ids]
        everywhere = len(entity_store.mention_records(case, entity=entity_id))
        if not going or len(going) == everywhere:
            raise ImpossibleError(
                f"Choose some of the mentions of “{found.name}” in this story, and leave at least one with that name."
            )
        staying = [m for m in own if m.id not in ids]
        moved = [_moved(e, entity_id, going, staying) for e in event_store.records(case, article=article_id)]
        events = [e for e in moved if e is not None]
        told = _told_beside(case, entity_id, article_id, own, going)
        text, start = article_store.text(case, article_id), article_store.record(case, article_id).span.start
        names = [
            " ".join(text[m.span.start - start : m.span.end - start].split())
            for m in going
            if m.form is MentionForm.NAME
        ]
        shown = storable(fullest(names or [found.name]))
    with following.command(case, f"Took mentions in a story out of “{found.name}”", [article_id]) as running:
        fresh = entity_store.add(case, found.kind, shown, sorted({*names} - {shown}))
        merge_store.move_mentions(case, [m.id for m in going], entity_id, fresh)
        merge_store.move_facts(case, told, entity_id, fresh)
        for event in events:
            parts = tuple(replace(p, entity=fresh) if p.entity == entity_id else p for p in event.participants)
            event_store.save(case, replace(event, participants=parts, edited=event.edited | {"participants"}))
        merge_store.keep_apart(case, entity_id, fresh, f"A person took “{found.name}” and “{shown}” apart.")
        running.also_events |= event_store.of_entity(case, entity_id) | event_store.of_entity(case, fresh)
    return running.changes


def _own(case: CaseFile, entity: int, article: int) -> list[MentionRecord]:
    found = entity_store.mention_records(case, article=article, entity=entity)
    return sorted(found, key=lambda m: (m.span, m.id))


def _told_beside(
    case: CaseFile, entity: int, article: int, own: Collection[MentionRecord], going: Collection[MentionRecord]
) -> list[int]:
    """Return the facts of an entity in a story, by number, that stand nearest to one of the chosen mentions."""
    chosen, spans = {m.span for m in going}, [m.span for m in own]
    told = entity_store.fact_records(case, article=article, entity=entity)
    return [fact.id for fact in told if nearest(fact.span, spans) in chosen]


def _moved(
    event: EventRecord, entity: int, going: Collection[MentionRecord], staying: Collection[MentionRecord]
) -> EventRecord | None:
    """Return an event that goes with the chosen mentions, None for one that stays."""
    if not any(p.entity == entity for p in event.participants):
        return None
    there = any(event.span.covers(m.span) for m in going)
    return event if there and not any(event.span.covers(m.span) for m in staying) else None
