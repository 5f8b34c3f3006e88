"""A story read again because people know more of its times now: its events are brought up to what it tells then."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from dossier.domain.dates import DateInterval
from dossier.domain.documents import PublicationDate
from dossier.domain.events import EventKind, Review, StoryAnalysis, StoryEvent
from dossier.domain.ledger import Rule
from dossier.domain.mentions import StoryEntity, TimeContext, Timex
from dossier.domain.records import EventRecord
from dossier.domain.spans import Span
from dossier.services.event_links import linked, owners
from dossier.store import article_store, entity_store, event_store
from dossier.store.case_file import CaseFile


def context_of(case: CaseFile, article: int) -> TimeContext:
    """Return what people know of the times of a story beyond its text. Raises NotFoundError."""
    stored = article_store.record(case, article)
    corrected = [
        (step.span, event.date)
        for event in event_store.records(case, article=article)
        if "date" in event.edited and event.date is not None
        for step in event.date.ledger
        if step.rule is Rule.GIVEN
    ]
    corrected.sort(key=lambda pair: (pair[0], pair[1].start is None, pair[1].start, pair[1].end is None, pair[1].end))
    return TimeContext(article_store.numeric_order(case, stored.id), tuple(corrected))


def publish(case: CaseFile, article: int, given: PublicationDate | None) -> frozenset[int]:
    """Read a story again under a new publication date. Return the dates set by hand to which the words disagree now."""
    from dossier.extract.pipeline import analyse

    stored, context = article_store.stored_story(case, article), context_of(case, article)
    before = analyse(stored.text, stored.story, context)
    fresh = analyse(stored.text, replace(stored.story, published=given), context)
    article_store.set_published(case, article, given, fresh.timexes)
    return _Renewal(case, article, before, fresh, all_of_it=True).run()


def reread(case: CaseFile, article: int, before: TimeContext, now: TimeContext) -> frozenset[int]:
    """Bring up to date whatever in a story depends on what people know of its times, and nothing else of it.

    Return the dates set by hand to which the words disagree now.
    """
    from dossier.extract.pipeline import analyse

    stored = article_store.stored_story(case, article)
    old, fresh = analyse(stored.text, stored.story, before), analyse(stored.text, stored.story, now)
    timexes = article_store.timexes(case, article)
    merged = _merged(timexes, old.timexes, fresh.timexes)
    if merged != timexes:
        article_store.set_timexes(case, article, merged)
    return _Renewal(case, article, old, fresh, all_of_it=False).run()


def _merged(stored: Iterable[Timex], before: Iterable[Timex], fresh: Iterable[Timex]) -> tuple[Timex, ...]:
    """Return the stored expressions, of which only those are new that are not read as before."""
    # What an expression names by itself is not stored.
    old, new = ({t.span: replace(t, core=None) for t in timexes} for timexes in (before, fresh))
    kept = {t.span: t for t in stored if t.span in new or t.span not in old}
    kept |= {span: timex for span, timex in new.items() if old.get(span) != timex}
    return tuple(kept[span] for span in sorted(kept))


@dataclass
class _Renewal:
    """Brings the events of an article up to a fresh analysis of it.

    ``before`` is the analysis as things were known before. Unless ``all_of_it`` is wanted, what both analyses tell
    alike stays untouched: a case may have been read by an older program that read differently.
    """

    case: CaseFile
    article: int
    before: StoryAnalysis
    fresh: StoryAnalysis
    all_of_it: bool

    def run(self) -> frozenset[int]:
        """Do it, and return the events whose date a person set and to which the words now give another one."""
        case, keys = self.case, known_entities(self.case, self.article, self.fresh.entities)
        present = event_store.records(case, article=self.article, rejected=True)
        twins = paired(present, self.fresh.events)
        by_trigger = {e.trigger: e for e in present if "kind" in e.edited}
        told_before = paired(self.before.events, self.fresh.events)
        met: set[int] = set()
        kept: set[int] = set()
        added: list[StoryEvent] = []
        for number, event in enumerate(self.fresh.events):
            old = twins.get(number) or by_trigger.get(event.trigger)
            told = told_before.get(number)
            is_new = old is None or old.id in met
            if old is not None:
                met.add(old.id)
            if told == event and not self.all_of_it:
                continue
            if old is None or is_new:
                added.append(event)
                continue
            if _is_kept(old, told, event):
                kept.add(old.id)
            now = renewed(old, event, keys)
            if now != old:
                event_store.save(case, now)
        event_store.add(case, self.article, added, keys)
        ours = {(e.trigger, e.kind) for e in self.before.events}
        event_store.remove(case, [e.id for e in present if e.id not in met and self._is_gone(e, ours)])
        link(case, self.article)
        return frozenset(kept)

    def _is_gone(self, event: EventRecord, told_before: Set[tuple[Span, EventKind]]) -> bool:
        """Tell whether an event that the story does not tell now goes: never one that a person has looked at."""
        is_ours = self.all_of_it or (event.trigger, event.kind) in told_before
        return is_ours and event.review is Review.UNREVIEWED


_Told = TypeVar("_Told", EventRecord, StoryEvent)


def paired(old: Sequence[_Told], new: Sequence[StoryEvent]) -> dict[int, _Told]:
    """Return by its number which old event each new one is: of those of its word and kind, the one that the same words
    date, and otherwise the next that is left ("met him in May and again in June" are two events of one word)."""
    left: dict[tuple[Span, EventKind], list[_Told]] = {}
    for one in old:
        left.setdefault((one.trigger, one.kind), []).append(one)
    paired: dict[int, _Told] = {}
    for same_words in (True, False):
        for number, event in enumerate(new):
            group = left.get((event.trigger, event.kind), [])
            twin = next((e for e in group if not same_words or _dating(e) == _dating(event)), None)
            if twin is not None and number not in paired:
                paired[number] = twin
                group.remove(twin)
    return paired


def _dating(event: EventRecord | StoryEvent) -> tuple[Span, ...]:
    """Return the words that date an event, those too that a person has replaced."""
    if event.date is None:
        return ()
    return event.date.mentions or tuple(s.span for s in event.date.ledger if s.rule is Rule.GIVEN)


def renewed(old: EventRecord, event: StoryEvent, keys: dict[int, int]) -> EventRecord:
    """Return an event with what its story tells of it now, but for what a person set."""
    hanging = event_store.hanging_of_case(event.hanging, keys)
    waits_on = event.date is None and hanging is not None and hanging == old.hanging
    return replace(
        old,
        # What another story dates stays until all that such dates hang on is known.
        date=old.date if "date" in old.edited or waits_on else event.date,
        status=old.status if "status" in old.edited else event.status,
        attribution=event.attribution,
        chain=event.chain,
        hanging=hanging,
    )


def _is_kept(old: EventRecord, told: StoryEvent | None, event: StoryEvent) -> bool:
    if "date" not in old.edited or event.date is None or same_days(event.date, old.date):
        return False
    if event.date.ledger and event.date.ledger[-1].rule is Rule.GIVEN:
        return False  # The words were moved by a person's correction, and not away from it.
    return told is None or not same_days(told.date, event.date)


def same_days(a: DateInterval | None, b: DateInterval | None) -> bool:
    """Tell whether two dates mean the same time, however they are known."""
    return _meaning(a) == _meaning(b)


def _meaning(when: DateInterval | None) -> object:
    return when and (when.start, when.end, when.precision, when.extent, when.approximate)


def known_entities(case: CaseFile, article: int, found: Iterable[StoryEntity]) -> dict[int, int]:
    """Return which entity of the case each entity of a fresh analysis is: the one that has most of its mentions."""
    owner = {(m.span.start, m.span.end): m.entity for m in entity_store.mention_records(case, article=article)}
    known: dict[int, int] = {}
    for entity in found:
        votes = [owner[m.span.start, m.span.end] for m in entity.mentions if (m.span.start, m.span.end) in owner]
        if votes:
            known[entity.key] = max(sorted(set(votes)), key=votes.count)
    return known


def link(case: CaseFile, article: int) -> None:
    """Let the ledgers of a story name the events that its anchors are."""
    events = event_store.records(case, article=article, rejected=True)
    owner = owners((e.id, e.trigger, e.date, e.hanging) for e in events)
    for event in events:
        when = linked(event.date, owner, event.id)
        if when != event.date:
            event_store.save(case, replace(event, date=when))


def linked_events(case: CaseFile, found: Sequence[StoryEvent]) -> list[StoryEvent]:
    """Return the events of a new story as they are to be kept next, their ledgers naming each other."""
    ids = event_store.next_ids(case, len(found))
    pairs = list(zip(ids, found, strict=True))
    owner = owners((id_, e.trigger, e.date, e.hanging) for id_, e in pairs)
    return [replace(e, date=linked(e.date, owner, id_)) if e.date is not None else e for id_, e in pairs]


def words_dating(case: CaseFile, event: EventRecord, context: TimeContext) -> tuple[Span, ...]:
    """Return the expressions of its story that date an event whose date they no longer are, by reading it again."""
    from dossier.extract.pipeline import analyse

    stored = article_store.stored_story(case, event.article)
    told = analyse(stored.text, stored.story, context).events
    same = [e for e in told if e.trigger == event.trigger]
    exact = [e for e in same if e.kind is event.kind] or same
    return exact[0].date.mentions if exact and exact[0].date is not None else ()
