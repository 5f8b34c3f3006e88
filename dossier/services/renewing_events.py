"""The events of a story that is read again: those a person has judged stay as judged, the others as it is told now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from dossier.domain.dates import DateInterval
from dossier.domain.events import Review, StoryEvent
from dossier.domain.records import EventRecord, Participant
from dossier.domain.views import HitKind
from dossier.services import rereading
from dossier.store import event_store, renewal, search_index
from dossier.store.case_file import CaseFile


@dataclass
class EventRenewal:
    """Brings the events of a story up to a fresh reading of it, inside a transaction.

    ``keys`` leads from the entities of the reading to those of the case. After ``run``, ``touched`` are the events that
    came, went or changed, and ``people`` whoever takes part in them, or did.
    """

    case: CaseFile
    article: int
    text: str
    keys: Mapping[int, int]
    touched: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)

    def run(self, found: Collection[StoryEvent]) -> None:
        """Do it."""
        present = event_store.records(self.case, article=self.article, rejected=True)
        told = list(found)
        twins = rereading.paired(present, told)
        paired = {event.id for event in twins.values()}
        judged = [e for e in present if e.review is not Review.UNREVIEWED and e.id not in paired]
        met: set[int] = set()
        added: list[StoryEvent] = []
        for number, event in enumerate(told):
            old = twins.get(number) or next((e for e in judged if e.trigger.overlaps(event.trigger)), None)
            if old is None:
                added.append(event)
            elif old.id not in met:
                met.add(old.id)
                self._renew(old, event)
        self._add(added)
        self._remove([e for e in present if e.id not in met and e.review is Review.UNREVIEWED])
        if self.touched:
            rereading.link(self.case, self.article)
            search_index.refresh_events(self.case, self.touched)

    def _renew(self, old: EventRecord, event: StoryEvent) -> None:
        """Let an event be as it is told now, but for what a person set.

        One that a person accepted, rejected or marked stays as it was.
        """
        by_hand = old.review in {Review.ACCEPTED, Review.REJECTED} or "trigger" in old.edited
        if by_hand or old.trigger != event.trigger:
            return
        now = rereading.renewed(old, event, dict(self.keys))
        if now.date is not old.date and _unlinked(now.date) == _unlinked(old.date):
            now = replace(now, date=old.date)
        people = dict.fromkeys(
            Participant(self.keys[p.entity], p.role) for p in event.participants if p.entity in self.keys
        )
        if "participants" not in old.edited and set(people) != set(old.participants):
            now = replace(now, participants=tuple(people))
        places = {self.keys[place] for place in event.places if place in self.keys}
        moved = places != set(old.places) and "participants" not in old.edited
        if now != old:
            event_store.save(self.case, now)
        if moved:
            renewal.set_places(self.case, old.id, places)
        if event.span != old.span:
            renewal.set_span(self.case, old.id, event.span)
        if now != old or moved or event.span != old.span:
            self._note(old)
            self.people.update(p.entity for p in now.participants)

    def _note(self, event: EventRecord) -> None:
        self.touched.add(event.id)
        self.people.update(p.entity for p in event.participants)

    def _add(self, found: list[StoryEvent]) -> None:
        ids = event_store.add(self.case, self.article, found, self.keys)
        quotes = [(id_, e.span.of(self.text)) for id_, e in zip(ids, found, strict=True)]
        search_index.add(self.case, HitKind.EVENT, quotes)
        self.touched.update(ids)
        self.people.update(self.keys[p.entity] for e in found for p in e.participants if p.entity in self.keys)

    def _remove(self, gone: list[EventRecord]) -> None:
        event_store.remove(self.case, [event.id for event in gone])
        for event in gone:
            self._note(event)


def _unlinked(when: DateInterval | None) -> DateInterval | None:
    """Return a date whose ledger names no event of the case."""
    if when is None:
        return None
    steps = (s if s.anchor is None else replace(s, anchor=replace(s.anchor, event=None)) for s in when.ledger)
    return replace(when, ledger=tuple(steps))
