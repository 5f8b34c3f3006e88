"""Everything a user can look at. Nothing here changes the case."""

from collections import Counter
from collections.abc import Collection, Iterable

from dossier.domain.changes import HistoryEntry
from dossier.domain.claims import MergeView
from dossier.domain.documents import PassageRole
from dossier.domain.importing import IsCancelled
from dossier.domain.ledger_words import ledger_lines
from dossier.domain.mentions import EntityKind, NumericOrder
from dossier.domain.notes import CorrectionKind, SubjectKind
from dossier.domain.records import EventRecord, ProposalRecord
from dossier.domain.spans import Span
from dossier.domain.views import (
    ArticleRow,
    ArticleView,
    Companion,
    DossierView,
    EntityRow,
    EventView,
    FactView,
    Highlight,
    Layer,
    NameUse,
    ProposalView,
    SearchHit,
    SearchPage,
)
from dossier.domain.wording import date_words, entity_words, kind_words
from dossier.errors import AmbiguousError, NotFoundError
from dossier.services import event_views, merging, name_uses, searching
from dossier.services.collecting import no_collections
from dossier.services.watching import Watch
from dossier.store import (
    article_store,
    correction_store,
    entity_store,
    event_store,
    note_store,
    proposal_store,
    source_store,
)
from dossier.store import history as history_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold

_LISTED = 5
"""How many of several fitting names an error sentence lists."""


def articles(case: CaseFile) -> list[ArticleRow]:
    """Return all stories, in the order of files and of stories in them."""
    return article_store.rows(case)


def entities(case: CaseFile, kind: EntityKind | None = None, query: str = "") -> list[EntityRow]:
    """Return entities, the most mentioned first: of one kind, and with *query* in one of their names."""
    wanted = fold(query)
    with case.reading():
        ids = entity_store.find_part(case, query) if wanted else None
        return [row for row in entity_store.rows(case, ids) if kind is None or row.kind is kind]


def find_entity(case: CaseFile, name: str, kind: EntityKind | None = None) -> EntityRow:
    """Return the one entity that *name* means.

    Tried in turn: an id ("#12"), a name or alias whatever its case and accents (of several, one whose own name it
    is), and a part of a name that fits only one. Raises NotFoundError, AmbiguousError.
    """
    with case.reading():
        number = name.strip().removeprefix("#")
        if name.strip().startswith("#") and number.isdecimal():
            return _fitting(case, [int(number)], name, kind)
        exact = entity_store.find(case, name)
        found = [row for row in entity_store.rows(case, exact) if kind is None or row.kind is kind]
        if len(found) > 1:
            found = [row for row in found if fold(row.name) == fold(name)] or found
        if len(found) == 1:
            return found[0]
        ids = [row.id for row in found] or (entity_store.find_part(case, name) if fold(name) else [])
        return _fitting(case, ids, name, kind)


def _fitting(case: CaseFile, ids: Iterable[int], name: str, kind: EntityKind | None) -> EntityRow:
    found = [row for row in entity_store.rows(case, ids) if kind is None or row.kind is kind]
    noun = "person, organisation or place" if kind is None else entity_words(kind)
    if not found:
        raise NotFoundError(f"There is no {noun} called “{name}” in this case. `dossier people` lists who there is.")
    if len(found) > 1:
        listed = ", ".join(f"{row.name} (#{row.id})" for row in found[:_LISTED])
        more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        raise AmbiguousError(f"“{name}” may be {listed}{more}. Give the full name or the number.")
    return found[0]


def find_article(case: CaseFile, name: str) -> ArticleRow:
    """Return the one story that *name* means: its number ("3" or "#3"), its file, or its file with ":2" for the second.

    Raises NotFoundError, AmbiguousError.
    """
    rows = articles(case)
    found = [row for row in rows if row.file == name] or [row for row in rows if f"{row.file}:{row.ordinal}" == name]
    number = name.strip().removeprefix("#")
    if not found and number.isascii() and number.isdecimal():
        found = [row for row in rows if row.id == int(number)]
    if not found:
        found = [row for row in rows if row.file.rsplit("/", 1)[-1] == name]
    if not found:
        raise NotFoundError(f"There is no article “{name}” in this case. `dossier articles` lists them.")
    if len(found) > 1:
        listed = ", ".join(f"#{row.id} “{row.title}”" for row in found[:_LISTED])
        raise AmbiguousError(f"{name} holds several stories: {listed}. Give the number, or {name}:1, {name}:2 …")
    return found[0]


def dossier(case: CaseFile, entity_id: int, rejected: bool = False, watch: Watch | None = None) -> DossierView:
    """Return everything that the case knows of one entity.

    Raises NotFoundError, DamagedCaseError, and Cancelled where *watch* does.
    """
    with case.reading():
        entity_store.record(case, entity_id)
        row = entity_store.rows(case, [entity_id])[0]
        records = event_store.records(case, entity=entity_id, rejected=rejected)
        names = name_uses.NameReader(name_uses.mentions_of(case, entity_id))
        along = event_views.Along(names.stories, names.hear)
        happened = event_views.views(case, records, watch, along)
        used = name_uses.used(case, entity_id, lambda: names.used)
        return DossierView(
            entity=row,
            names=_names(used),
            facts=_facts(case, entity_id),
            events=tuple(happened),
            companions=_companions(case, entity_id, happened),
            sources=tuple(along.rows),
            proposals=tuple(_proposal_views(case, proposal_store.records(case, entity_id))),
            written=tuple(note_store.records(case, about=(SubjectKind.ENTITY, entity_id))),
        )


def _names(used: name_uses.Uses) -> tuple[NameUse, ...]:
    count = Counter(name for names in used.values() for name in names)
    return tuple(NameUse(name, n) for name, n in sorted(count.items(), key=lambda item: (-item[1], item[0])))


def _facts(case: CaseFile, entity: int) -> tuple[FactView, ...]:
    found = entity_store.fact_records(case, entity=entity)
    starts = article_store.starts(case, {fact.article for fact in found})
    return tuple(
        FactView(
            kind=fact.kind,
            value=fact.value,
            article=fact.article,
            span=fact.span,
            quote=_slice(article_store.text(case, fact.article), starts[fact.article], fact.span),
        )
        for fact in found
    )


def _slice(words: str, start: int, span: Span) -> str:
    return words[span.start - start : span.end - start]


def _companions(case: CaseFile, entity: int, happened: Iterable[EventView]) -> tuple[Companion, ...]:
    shared = entity_store.shared_articles(case, entity)
    together: Counter[int] = Counter()
    for event in happened:
        together.update({p.entity.id for p in event.participants if p.entity.id != entity})
        together.update({place.id for place in event.places if place.id != entity})
    refs = entity_store.refs(case, set(shared) | set(together))
    found = [Companion(ref, together.get(id_, 0), shared.get(id_, 0)) for id_, ref in refs.items()]
    found.sort(key=lambda c: (-c.events, -c.articles, fold(c.entity.name), c.entity.id))
    return tuple(found)


def events(case: CaseFile, entity_id: int | None = None, rejected: bool = False) -> list[EventView]:
    """Return events in time order, the undated last: of one entity or all; with *rejected* also those."""
    with case.reading():
        return event_views.views(case, event_store.records(case, entity=entity_id, rejected=rejected))


def event(case: CaseFile, event_id: int) -> EventView:
    """Return one event, rejected or not. Raises NotFoundError, DamagedCaseError."""
    with case.reading():
        return event_views.views(case, [event_store.record(case, event_id)])[0]


def article(case: CaseFile, article_id: int, roles: Collection[PassageRole] | None = None) -> ArticleView:
    """Return a story with its words and all that is marked in it. Raises NotFoundError, DamagedCaseError.

    Where *roles* are given, only passages of these are told: a story of ten million letters has 200,000.
    """
    with case.reading(), no_collections():
        record = article_store.record(case, article_id, roles)
        words = article_store.check(case, article_id)
        happened = event_store.records(case, article=article_id)
        in_order = sorted(happened, key=lambda e: (e.span.start, e.trigger.start, e.id))
        return ArticleView(
            row=article_store.rows(case, [article_id])[0],
            start=record.span.start,
            text=words,
            passages=record.passages,
            highlights=_highlights(case, article_id, in_order),
            events=tuple(e.id for e in in_order),
            notes=source_store.record(case, record.source).notes,
            written=tuple(note_store.records(case, article_id)),
            pages=source_store.pages(case, record.source),
        )


_BY_HAND = "\nmarked by you"
_LAYERS = {
    EntityKind.PERSON: Layer.PERSON,
    EntityKind.ORGANISATION: Layer.ORGANISATION,
    EntityKind.PLACE: Layer.PLACE,
}


def _highlights(case: CaseFile, article_id: int, happened: Iterable[EventRecord]) -> tuple[Highlight, ...]:
    mentions = entity_store.mention_records(case, article=article_id)
    refs = entity_store.refs(case, {m.entity for m in mentions})
    found = [
        Highlight(m.span, _LAYERS[refs[m.entity].kind], m.entity, refs[m.entity].name + _BY_HAND * m.given, m.given)
        for m in mentions
    ]
    corrected = correction_store.records(case, article_id)
    unmarked = {c.span for c in corrected if c.kind is CorrectionKind.NO_DATE}
    given = [c for c in corrected if c.kind is CorrectionKind.DATE]
    found += [Highlight(c.span, Layer.TIME, None, date_words(c.date) + _BY_HAND, True) for c in given]
    for timex in article_store.timexes(case, article_id):
        if timex.span in unmarked or any(timex.span.overlaps(c.span) for c in given):
            continue
        known = "no date can be known" if timex.date is None else date_words(timex.date)
        note = "\n".join((known, *ledger_lines(timex.date)))
        found.append(Highlight(timex.span, Layer.TIME, None, note))
    for e in happened:
        note = f"{kind_words(e.kind)}, {e.status.value}, {date_words(e.date)}"
        is_made = "trigger" in e.edited
        found.append(Highlight(e.trigger, Layer.EVENT, e.id, note + _BY_HAND * is_made, is_made))
    return tuple(sorted(found, key=lambda h: (h.span.start, h.span.end, h.layer.value)))


def next_story(case: CaseFile, entity_id: int, article_id: int) -> int:
    """Return the story after this one that mentions an entity, the first after the last; 0 where there is no other."""
    stories = entity_store.stories_of(case, entity_id)
    others = [id_ for id_ in stories if id_ != article_id]
    if article_id not in stories:
        return others[0] if others else 0
    place = stories.index(article_id)
    return stories[(place + 1) % len(stories)] if others else 0


def source_text(case: CaseFile, source_id: int) -> str:
    """Return the whole text of a file as it was read. Raises NotFoundError, DamagedCaseError."""
    return source_store.text(case, source_id)


def source_bytes(case: CaseFile, source_id: int) -> bytes:
    """Return a file exactly as it was imported. Raises NotFoundError, DamagedCaseError."""
    return source_store.data(case, source_id)


def search(case: CaseFile, query: str, limit: int = 50) -> list[SearchHit]:
    """Return what fits *query* best: names first, then events, then texts. Any query will do; none raises."""
    return searching.search(case, query, limit)


def search_page(
    case: CaseFile,
    query: str,
    limit: int = 50,
    seconds: float | None = None,
    stopped: IsCancelled = lambda: False,
) -> SearchPage:
    """Return what ``search`` finds, in about so many *seconds* where they are given, or until it is *stopped*; the page
    says if that was all."""
    return searching.page(case, query, limit, seconds, stopped)


def proposals(case: CaseFile) -> list[ProposalView]:
    """Return the merges that wait for a decision."""
    with case.reading():
        return _proposal_views(case, proposal_store.records(case))


def proposal_view(case: CaseFile, record: ProposalRecord) -> ProposalView:
    """Return one proposal with what is known of both."""
    return _proposal_views(case, [record])[0]


def _proposal_views(case: CaseFile, records: list[ProposalRecord]) -> list[ProposalView]:
    ids = {record.first for record in records} | {record.second for record in records}
    rows = {row.id: row for row in entity_store.rows(case, ids)}
    return [ProposalView(r.id, rows[r.first], rows[r.second], r.reason) for r in records]


def merges(case: CaseFile, entity_id: int) -> tuple[MergeView, ...]:
    """Return how the names of an entity came together and apart: what people did, the latest first, then imports.

    Raises NotFoundError.
    """
    return merging.history_of(case, entity_id)


def history(case: CaseFile) -> list[HistoryEntry]:
    """Return all steps that were done and undone, oldest first."""
    return history_store.entries(case)


def numeric_order(case: CaseFile, source_id: int) -> NumericOrder | None:
    """Return what a person said of the numeric dates of a file. Raises NotFoundError."""
    return source_store.numeric_order(case, source_id)
