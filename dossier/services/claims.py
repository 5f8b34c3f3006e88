"""Claims across files: what happened by all who report it, where they disagree, and where a person stands.

Answers follow from the contents of the case alone, whatever the order of import. They are worked out when they are
asked for; the last ones are kept until something is written to the case.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dossier.domain.claim_words import report_ref
from dossier.domain.claims import (
    ContradictionView,
    HappeningView,
    StandingView,
    UnknownView,
)
from dossier.domain.events import EventKind, Review, Status
from dossier.domain.mentions import EntityKind
from dossier.domain.records import EventRecord
from dossier.domain.spans import Span
from dossier.domain.views import ArticleRow, DenialView, EventView
from dossier.domain.wording import denier
from dossier.errors import NotFoundError
from dossier.services import answers, event_views, gaps, ladder
from dossier.services.answers import kept
from dossier.services.corroboration import copies
from dossier.services.corroboration.denials import denied_by, is_denial
from dossier.services.corroboration.disagreements import Naming, contradictions
from dossier.services.corroboration.figures import forget_figures
from dossier.services.corroboration.grouping import grouped
from dossier.services.corroboration.reports import Report, content, place_key, stem_of
from dossier.services.corroboration.telling import claiming_in, report_of
from dossier.services.name_uses import mentions_of
from dossier.services.watching import Watch
from dossier.store import article_store, entity_store, event_store, settlement_store
from dossier.store.case_file import CaseFile


def forget(case: CaseFile) -> None:
    """Let go of answers and of what was worked out on the way to them: they are worked out again when asked for."""
    answers.forget(case)
    forget_comparing()


def forget_comparing() -> None:
    """Let go of what was worked out of reports while they were compared."""
    content.cache_clear()
    stem_of.cache_clear()
    forget_figures()


def happenings(
    case: CaseFile,
    entity_id: int | None = None,
    watch: Watch | None = None,
    known: Sequence[EventView] | None = None,
) -> tuple[HappeningView, ...]:
    """Return what happened, in time order, the undated last: of one entity, or of the whole case.

    Rejected events have no part in it. *known* are all its events in their order, where they were read already.
    Raises NotFoundError, DamagedCaseError, and Cancelled where *watch* does.
    """

    def work() -> tuple[HappeningView, ...]:
        with case.reading():
            if entity_id is not None:
                entity_store.record(case, entity_id)
            if known is None:
                return Gathering(case, event_store.records(case, entity=entity_id), watch=watch or Watch()).happenings()
            told = [view for view in known if view.review is not Review.REJECTED]
            return Gathering(case, told, watch=watch or Watch(), views={view.id: view for view in told}).happenings()

    return kept(case, "happenings", entity_id, work)


def happening_of(case: CaseFile, event_id: int) -> HappeningView:
    """Return what happened by an event and all other reports of it. Raises NotFoundError, DamagedCaseError."""

    def work() -> HappeningView:
        with case.reading():
            event = event_store.record(case, event_id)
            near = {event.id: event} | {e.id: e for e in _comparable(case, event)}
            found = Gathering(case, list(near.values())).happenings()
        return next(each for each in found if event_id in each.events)

    return kept(case, "happening", event_id, work)


def _comparable(case: CaseFile, event: EventRecord) -> list[EventRecord]:
    people = [part.entity for part in event.participants]
    same_kind = [e for person in people for e in event_store.happened(case, event.kind.value, person)]
    same_story = event_store.records(case, article=event.article)
    return [*same_kind, *(e for e in same_story if {p.entity for p in e.participants} & set(people))]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of an entity already: its events in their order, and the stories that name it or tell of it."""

    events: Sequence[EventView]
    stories: Sequence[ArticleRow]


def standing(case: CaseFile, entity_id: int, read: Read | None = None) -> StandingView:
    """Return where a person stands before the law; nobody else has a ladder. Raises NotFoundError, DamagedCaseError."""

    def work() -> StandingView:
        with case.reading():
            entity = entity_store.record(case, entity_id)
            if entity.kind is not EntityKind.PERSON:
                return StandingView()
            told = happenings(case, entity_id, known=None if read is None else read.events)
            events = events_of(case, told, () if read is None else read.events)
            named = first_named(case, entity_id, () if read is None else read.stories)
            return StandingView(ladder.rungs(entity_id, told, events, named))

    return kept(case, "standing", entity_id, work)


def standings(
    case: CaseFile, known: Iterable[EventView] | None = None, watch: Watch | None = None
) -> dict[int, StandingView]:
    """Return the ladders of all people of the case that have more than their name on one.

    *known* are all events of the case, where they were read already. Raises DamagedCaseError, and Cancelled where
    *watch* does.
    """
    watch = watch or Watch()
    with case.reading():
        told = happenings(case, watch=watch)
        events = events_of(case, told) if known is None else {view.id: view for view in known}
        by_person: defaultdict[int, list[HappeningView]] = defaultdict(list)
        for each in told:
            taking_part = {p.entity for id_ in each.events if id_ in events for p in events[id_].participants}
            for ref in taking_part:
                if ref.kind is EntityKind.PERSON:
                    by_person[ref.id].append(each)
        found: dict[int, StandingView] = {}
        for person, own in watch.over(sorted(by_person.items()), "Working out where people stand"):
            if ladder.rungs(person, own, events, None):
                found[person] = StandingView(ladder.rungs(person, own, events, first_named(case, person)))
        return found


def first_named(case: CaseFile, entity_id: int, stories: Iterable[ArticleRow] = ()) -> ladder.FirstNamed | None:
    """Return where a person is first named: in the earliest story with a known day, else in the first one.

    *stories* were read already.
    """
    mentions = [m for m in mentions_of(case, entity_id) if m.form.value == "name"]
    if not mentions:
        return None
    rows = _rows(case, {m.article for m in mentions}, stories)
    places = article_store.places(case, rows)

    def told(article: int) -> tuple[bool, Any, tuple[str, int]]:
        published = rows[article].published
        return published is None, published.start if published is not None else None, places[article]

    article = min(rows, key=lambda id_: told(id_)[::2] if rows[id_].published is None else told(id_))
    first = next(m for m in mentions if m.article == article)
    line, span = _line_around(case, article, first.span)
    return ladder.FirstNamed(article, line, rows[article].published, span, first.span)


def _rows(case: CaseFile, wanted: Collection[int], known: Iterable[ArticleRow]) -> dict[int, ArticleRow]:
    """Return the rows of some stories in the order of files; those *known* are not read again."""
    at_hand = {row.id: row for row in known if row.id in wanted}
    if len(at_hand) == len(wanted):
        return at_hand
    return {row.id: row for row in article_store.rows(case, wanted)}


_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z])|\n+")


def _line_around(case: CaseFile, article: int, span: Span) -> tuple[str, Span]:
    """Return the sentence of a story in which words stand, exactly as written, and where it stands in the source."""
    record, words = article_store.record(case, article), article_store.text(case, article)
    passage = next((p.span for p in record.passages if p.span.covers(span)), span)
    first, last = passage.start - record.span.start, passage.end - record.span.start
    start = max((m.end() for m in _SENTENCE_END.finditer(words, first, span.start - record.span.start)), default=first)
    end = next((m.end() for m in _SENTENCE_END.finditer(words, span.end - record.span.start, last)), last)
    line = words[start:end].strip()
    begin = record.span.start + start + len(words[start:end]) - len(words[start:end].lstrip())
    return line, Span(begin, begin + len(line))


def unknowns(case: CaseFile, entity_id: int, read: Read | None = None) -> tuple[UnknownView, ...]:
    """Return what the case does not know of an entity. Raises NotFoundError, DamagedCaseError."""

    def work() -> tuple[UnknownView, ...]:
        with case.reading():
            told = happenings(case, entity_id, known=None if read is None else read.events)
            events = events_of(case, told, () if read is None else read.events)
            named_in = {m.article for m in mentions_of(case, entity_id)} | {e.article for e in events.values()}
            rows = _rows(case, named_in, () if read is None else read.stories)
            return gaps.of(entity_id, told, events, rows.values())

    return kept(case, "unknowns", entity_id, work)


def events_of(case: CaseFile, told: Iterable[HappeningView], known: Iterable[EventView] = ()) -> dict[int, EventView]:
    """Return the events that report happenings or deny them, by their ids; those *known* are not read again."""
    ids = {event for each in told for event in (*each.events, *each.denied_by)}
    found = {view.id: view for view in known if view.id in ids}
    if missing := ids - found.keys():
        found |= {view.id: view for view in event_views.views(case, event_store.records(case, ids=missing))}
    return found


def told_events(
    case: CaseFile, entity_id: int | None = None, rejected: bool = False, watch: Watch | None = None
) -> list[EventView]:
    """Return events in time order, the undated last, each with what denies it: of one entity or all.

    With *rejected* also those, which nothing denies. Raises NotFoundError, DamagedCaseError, and Cancelled where
    *watch* does.
    """
    with case.reading():
        records = event_store.records(case, entity=entity_id, rejected=rejected)
        views = event_views.views(case, records, watch)
        return with_denials(case, views, happenings(case, entity_id, watch, views))


def with_denials(case: CaseFile, views: Iterable[EventView], told: Iterable[HappeningView]) -> list[EventView]:
    """Return events with what denies them, as the happenings that they report know it."""
    denied = {event: each.denied_by for each in told if each.denied_by for event in each.events}
    denying = {i for ids in denied.values() for i in ids}
    known = {v.id: v for v in event_views.views(case, event_store.records(case, ids=denying))} if denying else {}
    return [
        replace(view, denied_by=_denials(view, [known[i] for i in denied[view.id] if i in known]))
        if view.id in denied
        else view
        for view in views
    ]


def _denials(event: EventView, denying: Iterable[EventView]) -> tuple[DenialView, ...]:
    """Return what denies an event, the words of one sentence once; what is itself denied denies no other denial."""
    found: dict[tuple[int, Span], DenialView] = {}
    for one in denying:
        is_same = one.status is event.status is Status.DENIED and one.kind is event.kind
        place = (one.article, one.span)
        if one.id != event.id and not is_same and not (place in found and found[place].by):
            found[place] = DenialView(one.id, denier(one), one.quote, one.article, one.article_title, one.chain)
    return tuple(found.values())


def disagreements(case: CaseFile, entity_id: int | None = None) -> tuple[ContradictionView, ...]:
    """Return where the sources disagree: about one entity, or in the whole case."""
    return tuple(each for happening in happenings(case, entity_id) for each in happening.contradictions)


def find_contradiction(case: CaseFile, key: str) -> tuple[ContradictionView, HappeningView]:
    """Return the contradiction that a key means, and what it is about. Raises NotFoundError, DamagedCaseError."""
    event = _event_of_key(case, key)
    if event is not None:
        for happening in _around(case, event):
            for each in happening.contradictions:
                if each.key == key:
                    return each, happening
    raise NotFoundError(
        "There is no such contradiction in this case; it may have been settled by a change of an event."
    )


def keys_of(case: CaseFile, contradiction: ContradictionView) -> list[str]:
    """Return all the keys under which what a person said of a contradiction may be kept: one for each report."""
    about = contradiction.key.partition("@")[0]
    ids = {event for side in contradiction.sides for event in side.events}
    found = event_store.records(case, ids=ids, rejected=True)
    origins = article_store.origins(case, {event.article for event in found})
    places = ((origins[e.article].sha256, e.trigger) for e in found)
    return sorted(f"{about}@{place_key((sha256, t.start, t.end))}" for sha256, t in places)


def _around(case: CaseFile, event: EventRecord) -> Iterable[HappeningView]:
    """Yield the happenings that an event is reported in, as each of its people's dossiers shows them."""
    for part in event.participants:
        yield from (each for each in happenings(case, part.entity) if event.id in each.events)
    yield happening_of(case, event.id)


def _event_of_key(case: CaseFile, key: str) -> EventRecord | None:
    place, _, span = key.partition("@")[2].partition(":")
    start, _, end = span.partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        return None
    return event_store.at(case, place, Span(int(start), int(end)))


@dataclass
class Gathering:
    """Makes happenings of some events of the case, inside a reading block."""

    case: CaseFile
    records: Sequence[EventRecord | EventView]
    claiming: set[int] | None = None
    """The stories in which somebody claims something, where *records* alone do not tell."""
    watch: Watch = field(default_factory=Watch)
    """Hears how far it is, and may stop it."""
    views: dict[int, EventView] = field(default_factory=dict)
    """Events that were read already, by their ids."""

    def happenings(self, *, shared: bool = False) -> tuple[HappeningView, ...]:
        """Return them in time order; where only *shared* ones are wanted, those that several events report."""
        unread = [r for r in self.records if isinstance(r, EventRecord) and r.id not in self.views]
        self.views |= {view.id: view for view in event_views.views(self.case, unread, self.watch)}
        self.origins = article_store.origins(self.case, {record.article for record in self.records})
        reports = [self._report(record, self.views[record.id]) for record in self.watch.over(self.records)]
        compared = grouped(reports, lambda ordered: self.watch.over(ordered, "Comparing the events"))
        groups = [group for group in compared if len(group) > 1 or not shared]
        self.settled = settlement_store.sides(self.case)
        self.denials = self._denials(claiming_in(reports) if self.claiming is None else self._told_in(groups))
        self.namings = self._namings(groups)
        self.stories = self._provenance(groups)
        return tuple(self._view(group) for group in self.watch.over(groups, "Putting reports together"))

    def _report(self, record: EventRecord | EventView, view: EventView) -> Report:
        return report_of(record, view, self.origins[record.article].sha256)

    def _told_in(self, groups: Sequence[Sequence[Report]]) -> set[int]:
        """Return the stories that tell of *groups* and in which somebody claims something."""
        return (self.claiming or set()) & {report.article for group in groups for report in group}

    def _denials(self, claiming: set[int]) -> Mapping[int, tuple[int, ...]]:
        """Return who denies what, as whole stories tell it: what is denied may be about somebody else."""
        spoken = event_store.records(self.case, articles_in=claiming, kinds=(EventKind.STATEMENT, EventKind.TRIAL))
        denying = {r.article for r in self._reports(spoken) if is_denial(r)}
        by_story: defaultdict[int, list[Report]] = defaultdict(list)
        for report in self._reports(event_store.records(self.case, articles_in=denying)):
            by_story[report.article].append(report)
        return {event: denials for story in by_story.values() for event, denials in denied_by(story).items()}

    def _reports(self, records: Sequence[EventRecord]) -> list[Report]:
        further = [record for record in records if record.id not in self.views]
        self.views |= {view.id: view for view in event_views.views(self.case, further)}
        return [self._report(record, self.views[record.id]) for record in records]

    def _namings(self, groups: Sequence[Sequence[Report]]) -> dict[int, list[Naming]]:
        """Return how the reports write the names of people, where several stories tell of one happening."""
        several = [group for group in groups if len({r.article for r in group}) > 1]
        articles = {r.article for group in several for r in group}
        people = {
            part.entity.id
            for group in several
            for r in group
            for part in self.views[r.event].participants
            if part.entity.kind is EntityKind.PERSON
        }
        if not people:
            return {}
        starts = article_store.starts(self.case, articles)
        named: defaultdict[int, list[tuple[Span, int, str]]] = defaultdict(list)
        for m in entity_store.names_in(self.case, articles, people):
            words, start = article_store.text(self.case, m.article), starts[m.article]
            name = " ".join(words[m.span.start - start : m.span.end - start].split())
            named[m.article].append((m.span, m.entity, name))
        found: dict[int, list[Naming]] = {}
        for group in several:
            for r in group:
                inside: dict[int, str] = {}
                for span, entity, name in named[r.article]:
                    if entity in r.people and self.views[r.event].span.covers(span):
                        inside[entity] = max(inside.get(entity, ""), name, key=len)
                found[r.event] = [Naming(r.event, entity, name) for entity, name in inside.items() if name]
        return found

    def _provenance(self, groups: Sequence[Sequence[Report]]) -> dict[int, copies.Provenance]:
        """Return where the stories come from that tell of one happening with others."""
        several = {r.article for group in groups if len({r.article for r in group}) > 1 for r in group}
        found = {}
        for article in several:
            origin = self.origins[article]
            packed = origin.sketch or _sketched(self.case, article)
            sketch, credited, marks = copies.unpacked(packed)
            found[article] = copies.Provenance(origin.digest, sketch, credited, origin.byline, marks)
        return found

    def _view(self, group: Sequence[Report]) -> HappeningView:
        ordered = sorted(group, key=_told)
        repeated = copies.originals(ordered, self.stories) if len(ordered) > 1 else {ordered[0].event: ordered[0].event}
        standing_behind = [r for r in ordered if r.status is not Status.DENIED] or ordered
        independent = len({repeated[r.event] for r in standing_behind})
        articles = len({r.article for r in standing_behind})
        namings = [naming for r in group for naming in self.namings.get(r.event, ())]
        found = contradictions(ordered, self.settled, namings) if articles > 1 or len(ordered) > 1 else ()
        leading = _leading(ordered, found, repeated)
        denials = {r.event for r in group if r.status is Status.DENIED and len(group) > 1}
        denials |= {d for r in group for d in self.denials.get(r.event, ())}
        return HappeningView(
            key=min(group, key=lambda r: r.place).key,
            kind=leading.kind,
            label=self.views[leading.event].label,
            date=leading.when,
            reports=tuple(
                report_ref(self.views[r.event], None if repeated[r.event] == r.event else repeated[r.event])
                for r in ordered
            ),
            independent=independent,
            copies=articles - independent,
            contradictions=found,
            denied_by=tuple(sorted(denials)),
        )


def _sketched(case: CaseFile, article: int) -> str:
    """Return the sketch of a story that an older program stored without one."""
    stored = article_store.stored_story(case, article)
    return copies.sketch_of(stored.text, stored.story)


def _told(report: Report) -> tuple[bool, Any, tuple[str, int, int]]:
    published = report.published
    return published is None, published.start if published is not None else 0, report.place


def _leading(reports: Sequence[Report], found: Iterable[ContradictionView], repeated: Mapping[int, int]) -> Report:
    """Return the report that a happening is shown by: the most exactly dated one of the side that is to be believed."""
    if len(reports) == 1:
        return reports[0]
    chosen: set[int] | None = None
    for each in found:
        if each.about.value == "date":
            sides = [set(side.events) for side in each.sides]
            backed = [len({repeated[event] for event in side}) for side in sides]
            chosen = sides[each.settled if each.settled is not None else backed.index(max(backed))]
    told = [r for r in reports if chosen is None or r.event in chosen]
    weight = {Status.ASSERTED: 0, Status.ALLEGED: 1, Status.PLANNED: 2, Status.DENIED: 3}
    return min(told, key=lambda r: (weight[r.status] > 2, r.days, weight[r.status], r.place))
