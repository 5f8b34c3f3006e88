"""What a user can change. Each function is one step that can be undone, and returns the Changes it made."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import Final, Literal

from dossier.domain.changes import Changes
from dossier.domain.dates import DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.events import EventKind, Review, Status
from dossier.domain.importing import Progress
from dossier.domain.mentions import NumericOrder
from dossier.domain.records import EventRecord, Participant
from dossier.domain.wording import counted, interval_words, titled
from dossier.errors import ImpossibleError
from dossier.services import claims, dating_stories, event_views, following, rereading
from dossier.services.merging import accept_proposal, merge_entities, reject_proposal, split_entity, unmerge
from dossier.services.typed_dates import parse_date
from dossier.store import (
    answer_store,
    article_store,
    entity_store,
    event_store,
    settlement_store,
    source_store,
    unit_of_work,
)
from dossier.store.case_file import CaseFile
from dossier.store.folding import storable

__all__ = [
    "KEEP",
    "Keep",
    "accept_proposal",
    "edit_event",
    "leave_open",
    "merge_entities",
    "move",
    "parse_date",
    "redo",
    "reject_proposal",
    "rename_entity",
    "review_event",
    "review_events",
    "set_numeric_order",
    "set_published",
    "settle_contradiction",
    "split_entity",
    "take_out",
    "undo",
    "unmerge",
]

_LONGEST_NAME = 300


class _Kept(Enum):
    KEEP = "keep"


KEEP: Final = _Kept.KEEP
"""Says of a field that it stays as it is."""

Keep = Literal[_Kept.KEEP]


def set_published(case: CaseFile, article_id: int, published: date | PublicationDate | None) -> Changes:
    """Set when a story was published, or take that away, and let its relative dates follow.

    A PublicationDate says between which days it was published; against more than two months nothing is resolved.

    Events keep their ids and what a person decided about them; dates that a person set stay. Events that the story
    tells only now are added; events that it no longer tells go, unless a person has looked at them.
    Raises NotFoundError, DamagedCaseError.
    """
    with case.reading():
        title = article_store.rows(case, [article_store.record(case, article_id).id])[0].title
    given = following.given_on(published)
    words = interval_words(given.start, given.end) if given is not None else ""
    what = "Took away the publication date" if given is None else f"Set the publication date {words}"
    with following.command(case, f"{what} of “{title}”", [article_id]) as running:
        rereading.publish(case, article_id, given)
        running.also_events.update(e.id for e in event_store.records(case, article=article_id, rejected=True))
    return running.changes


_ORDERS: dict[NumericOrder | None, str] = {
    "DMY": "Read numeric dates in {} day first",
    "MDY": "Read numeric dates in {} month first",
    None: "Took away how to read numeric dates in {}",
}


def set_numeric_order(case: CaseFile, source_id: int, order: NumericOrder | None) -> Changes:
    """Say whether a file writes its numeric dates day first or month first, and let its dates follow.

    Where the file itself settles it (13/04/2020), nothing else changes. Raises NotFoundError, DamagedCaseError.
    """
    with case.reading():
        source = source_store.record(case, source_id)
        articles = article_store.of_source(case, source_id)
    with following.command(case, _ORDERS[order].format(f"“{source.file}”"), articles) as running:
        source_store.set_numeric_order(case, source_id, order)
        dating_stories.refresh(case, articles)
        running.also_articles.update(articles)
    return running.changes


def edit_event(
    case: CaseFile,
    event_id: int,
    *,
    date: DateInterval | Keep | None = KEEP,
    kind: EventKind | Keep = KEEP,
    status: Status | Keep = KEEP,
    participants: tuple[Participant, ...] | Keep = KEEP,
) -> Changes:
    """Change what a user knows better about an event. What is set here, no machine changes again.

    A date's basis becomes GIVEN, and dates that hang on the event follow. Raises NotFoundError, DamagedCaseError.
    """
    with case.reading():
        before = event_store.record(case, event_id)
        after = before if date is KEEP else following.dated_by_hand(case, before, date)
        if participants is not KEEP:
            for p in participants:
                entity_store.record(case, p.entity)
    if kind is not KEEP:
        after = replace(after, kind=kind, edited=after.edited | {"kind"})
    if status is not KEEP:
        after = replace(after, status=status, edited=after.edited | {"status"})
    if participants is not KEEP:
        people = tuple(dict.fromkeys(participants))
        after = replace(after, participants=people, edited=after.edited | {"participants"})
    if after == before:
        return Changes()
    return _save(case, replace(after, review=Review.EDITED), _edited_label(case, before, after))


def take_out(case: CaseFile, event_ids: Collection[int], entities: Collection[int]) -> Changes:
    """Say that some *entities* have no part in several events, as one step. Raises NotFoundError, DamagedCaseError."""
    with case.reading():
        before = [event_store.record(case, event) for event in sorted(set(event_ids))]
    changing = []
    for event in before:
        left = tuple(part for part in event.participants if part.entity not in entities)
        if left != event.participants:
            known = event.edited | {"participants"}
            changing.append(replace(event, participants=left, edited=known, review=Review.EDITED))
    if not changing:
        return Changes()
    with following.command(case, "Edited an event (participants)", {event.article for event in changing}) as running:
        for event in changing:
            event_store.save(case, event)
    return running.changes


def _edited_label(case: CaseFile, before: EventRecord, after: EventRecord) -> str:
    if replace(after, date=before.date, edited=before.edited) == before:
        title = titled(event_views.views(case, [before])[0])
        return f"Took away the date of “{title}”" if after.date is None else f"Set the date of “{title}”"
    fields = ", ".join(sorted(after.edited - before.edited) or sorted(after.edited))
    return f"Edited an event ({fields})"


def _save(case: CaseFile, event: EventRecord, label: str) -> Changes:
    with following.command(case, label, [event.article], event.id) as running:
        event_store.save(case, event)
    return running.changes


_REVIEWED = {
    Review.ACCEPTED: "Accepted an event",
    Review.REJECTED: "Rejected an event",
    Review.UNREVIEWED: "Took back the review of an event",
    Review.EDITED: "Marked an event as edited",
}


def review_event(case: CaseFile, event_id: int, review: Review) -> Changes:
    """Accept or reject an event, or take that back. Raises NotFoundError."""
    with case.reading():
        before = event_store.record(case, event_id)
    if before.review is review:
        return Changes()
    return _save(case, replace(before, review=review), _REVIEWED[review])


def review_events(case: CaseFile, event_ids: Collection[int], review: Review) -> Changes:
    """Accept or reject several events, or take that back, as one step. Raises NotFoundError."""
    with case.reading():
        found = [event_store.record(case, event) for event in sorted(set(event_ids))]
    changing = [event for event in found if event.review is not review]
    if not changing:
        return Changes()
    words = _REVIEWED[review].replace("an event", counted(len(changing), "event"))
    label = _REVIEWED[review] if len(changing) == 1 else words
    with following.command(case, label, {event.article for event in changing}) as running:
        for event in changing:
            event_store.save(case, replace(event, review=review))
    return running.changes


def rename_entity(case: CaseFile, entity_id: int, name: str) -> Changes:
    """Choose the name under which an entity is shown. The old one stays as an alias.

    Raises NotFoundError, ImpossibleError for a name without letters.
    """
    chosen = " ".join(storable(name).split())
    if not any(c.isalnum() for c in chosen):
        raise ImpossibleError("A name needs at least one letter. Type the name to be shown.")
    if len(chosen) > _LONGEST_NAME:
        raise ImpossibleError(f"A name may have {_LONGEST_NAME} characters at most. Type a shorter one.")
    with case.reading():
        before = entity_store.record(case, entity_id)
    if before.name == chosen:
        return Changes()
    with unit_of_work.command(case, f"Renamed “{before.name}” to “{chosen}”") as running:
        entity_store.set_name(case, entity_id, chosen, renamed=True)
        running.also_events |= event_store.of_entity(case, entity_id)
    return running.changes


def settle_contradiction(case: CaseFile, key: str, side: int | None) -> Changes:
    """Say which side of a contradiction is right, by its place among the sides; None takes that back.

    It holds when a story is read again or further stories come. Raises NotFoundError, ImpossibleError.
    """
    with case.reading():
        found, happening = claims.find_contradiction(case, key)
    if side is not None and not 0 <= side < len(found.sides):
        raise ImpossibleError(f"There are {len(found.sides)} sides. Choose one of them.")
    if side == found.settled:
        return Changes()
    words = None if side is None else found.sides[side].words
    label = f"Settled “{happening.label}”: {words}" if words else f"Took back what was settled of “{happening.label}”"
    with unit_of_work.command(case, label) as running:
        for each in claims.keys_of(case, found):
            settlement_store.choose(case, each, words if each == key else None)
        running.also_events.update(event for one in found.sides for event in one.events)
        running.also_entities.update(
            p.entity for e in happening.events for p in event_store.record(case, e).participants
        )
    return running.changes


def leave_open(case: CaseFile, key: str, question: str, answer: str) -> Changes:
    """Keep that a person said of a *question* that it cannot be answered; it is not asked again."""
    with unit_of_work.command(case, f"Left open: {question}") as running:
        answer_store.keep(case, key, answer)
    return running.changes


def undo(case: CaseFile, progress: Progress | None = None) -> Changes:
    """Take back the last step. Raises ImpossibleError where there is none."""
    return unit_of_work.undo(case, lambda changes: following.settle(case, changes), progress)


def redo(case: CaseFile, progress: Progress | None = None) -> Changes:
    """Do again what was undone last. Raises ImpossibleError where there is nothing."""
    return unit_of_work.redo(case, lambda changes: following.settle(case, changes), progress)


def move(case: CaseFile, steps: Iterable[int], undone: bool) -> Changes:
    """Undo or redo several steps, given by their numbers in the order in which they are moved, in one transaction.

    It ends before a step that is not the next one to be moved; nothing is changed then that was not asked for.
    """
    return unit_of_work.move(case, lambda changes: following.settle(case, changes), undone, steps)
