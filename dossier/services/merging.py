"""Making two names one, taking them apart again at any later time, and the history of both."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from dossier.domain.changes import Changes
from dossier.domain.claims import JoinKind, MergeView
from dossier.domain.mentions import EntityKind
from dossier.domain.records import EntityRecord
from dossier.domain.wording import counted, day_words, entity_words
from dossier.errors import ImpossibleError
from dossier.services import backups, following, name_uses
from dossier.services.shown_names import fullest
from dossier.store import entity_store, event_store, merge_store, proposal_store, unit_of_work
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold, storable
from dossier.store.merge_store import MergeRecord

_APART = "A person took “{}” and “{}” apart."
_MOST_JOINS = 40
"""How many ways of naming somebody the history lists."""


def merge_entities(case: CaseFile, keep: int, absorb: int) -> Changes:
    """Make two entities one. *keep* keeps its name; the names of *absorb* become its aliases.

    Raises NotFoundError, ImpossibleError (with itself, or of different kinds).
    """
    with case.reading():
        kept, gone = entity_store.record(case, keep), entity_store.record(case, absorb)
    if keep == absorb:
        raise ImpossibleError(f"“{kept.name}” cannot be merged with itself. Choose two.")
    if kept.kind is not gone.kind:
        raise ImpossibleError(f"{_named(kept.kind, kept.name)}, cannot be merged with {_named(gone.kind, gone.name)}.")
    case.backup_failure = backups.before_merge(case)
    with following.command(case, f"Merged “{gone.name}” into “{kept.name}”") as running:
        merge_store.absorb(case, keep, absorb)
        running.also_events |= event_store.of_entity(case, keep)
    return running.changes


def _named(kind: EntityKind, name: str) -> str:
    article = "an" if kind is EntityKind.ORGANISATION else "a"
    return f"“{name}”, {article} {entity_words(kind)}"


def accept_proposal(case: CaseFile, proposal_id: int) -> Changes:
    """Merge the two of a proposal; the one mentioned more often is kept. Raises NotFoundError."""
    with case.reading():
        proposal = proposal_store.record(case, proposal_id)
        rows = {row.id: row for row in entity_store.rows(case, [proposal.first, proposal.second])}
    first, second = rows[proposal.first], rows[proposal.second]
    renamed = {r.id for r in entity_store.records(case, list(rows)) if r.renamed}
    first_counts, second_counts = (first.id in renamed, first.mentions), (second.id in renamed, second.mentions)
    keep, absorb = (first, second) if first_counts >= second_counts else (second, first)
    return merge_entities(case, keep.id, absorb.id)


def reject_proposal(case: CaseFile, proposal_id: int) -> Changes:
    """Say that the two of a proposal are not the same. It never comes back. Raises NotFoundError."""
    with case.reading():
        proposal = proposal_store.record(case, proposal_id)
        names = entity_store.refs(case, [proposal.first, proposal.second])
    first, second = names[proposal.first].name, names[proposal.second].name
    with unit_of_work.command(case, f"Kept “{first}” and “{second}” apart") as running:
        merge_store.keep_apart(case, proposal.first, proposal.second, proposal.reason)
    return running.changes


def unmerge(case: CaseFile, merge_id: int) -> Changes:
    """Take a merge apart, whenever it was made: the one taken in comes back with all that came with it.

    Edits made since stay as they were made, and what later imports told under its names alone goes along. The two
    are not proposed as one again. Raises NotFoundError, ImpossibleError (taken apart already, or its keeper is gone).
    """
    with case.reading():
        merge = merge_store.record(case, merge_id)
        known = entity_store.refs(case)
        if not _is_reversible(merge, known):
            raise ImpossibleError(f"“{merge.name}” has been taken apart already, or its keeper is gone. Look at both.")
        further = _told_under_its_names(case, merge)
    keep = known[merge.keep].name
    with following.command(case, f"Took “{merge.name}” out of “{keep}” again") as running:
        merge_store.restore(case, merge, further)
        _hand_over_names(case, merge, further)
        merge_store.keep_apart(case, merge.keep, merge.gone, _APART.format(keep, merge.name))
        _fit_names(case, merge.keep)
        running.also_events |= event_store.of_entity(case, merge.keep) | event_store.of_entity(case, merge.gone)
    return running.changes


def _is_reversible(merge: MergeRecord, known: Collection[int]) -> bool:
    is_merge = merge.how is not JoinKind.SPLIT and merge.ended is None
    return is_merge and merge.keep in known and merge.gone not in known


def _told_under_its_names(case: CaseFile, merge: MergeRecord) -> dict[int, list[str]]:
    """Return the stories imported since a merge that name the entity only as the one taken in is named, or in part."""
    names = {fold(name) for name in (merge.name, *merge.names)}
    kept = entity_store.record(case, merge.keep)
    names -= {fold(name) for name in (kept.name, *kept.aliases) if name not in merge.taken["names"]}
    words = [set(name.split()) for name in names]
    return {
        article: called
        for article, called in _names_used(case, merge.keep, since=merge.taken["stories"]).items()
        if names & {fold(name) for name in called}
        and all(any(set(fold(name).split()) <= full for full in words) for name in called)
    }


def _hand_over_names(case: CaseFile, merge: MergeRecord, further: Mapping[int, Iterable[str]]) -> None:
    """Give the names that later stories use along with these stories."""
    own = {merge.name, *merge.names}
    fresh = {name for names in further.values() for name in names} - own
    entity_store.add_aliases(case, merge.gone, fresh)
    used = {name for names in _names_used(case, merge.keep).values() for name in names}
    merge_store.drop_names(case, merge.keep, fresh - used)


def _names_used(case: CaseFile, entity: int, since: int = 0) -> name_uses.Uses:
    """Return the names that stories use for an entity, in text order, by story: of those with a number over *since*."""
    found = (m for m in entity_store.mention_records(case, entity=entity) if m.article > since)
    return name_uses.read(case, found)


def _fit_names(case: CaseFile, entity: int) -> None:
    """Let the name that is shown be one that its stories use, unless a person chose it, and drop names now unused."""
    found = entity_store.record(case, entity)
    used = {name for names in _names_used(case, entity).values() for name in names}
    spelt = {fold(name) for name in used}
    if not used:
        return
    if not found.renamed and fold(found.name) not in spelt:
        best = fullest([name for name in found.aliases if fold(name) in spelt] or used)
        entity_store.set_name(case, entity, best, renamed=False)
        merge_store.drop_names(case, entity, [found.name])


def split_entity(case: CaseFile, entity_id: int, articles: Collection[int], name: str | None = None) -> Changes:
    """Take what some stories tell of an entity out into an entity of its own, for names that were joined wrongly.

    It is called *name*, or by the fullest name that those stories use. The two are not proposed as one again.
    Raises NotFoundError, ImpossibleError (no story, or all of them).
    """
    with case.reading():
        found = entity_store.record(case, entity_id)
        used = _names_used(case, entity_id)
        wanted = sorted(set(articles) & set(used))
        if not wanted or len(wanted) == len(used):
            raise ImpossibleError(
                f"Choose some of the {counted(len(used), 'story', 'stories')} that name “{found.name}”, and leave at "
                "least one."
            )
        taken = {called for article in wanted for called in used[article]}
        left = {called for article in used if article not in wanted for called in used[article]}
        shown = " ".join(storable(name).split()) if name else _best_known(found, taken)
    label = f"Took {counted(len(wanted), 'story', 'stories')} out of “{found.name}”"
    with following.command(case, label) as running:
        fresh = merge_store.split(case, entity_id, wanted, shown, taken)
        spelt = {fold(called) for called in left}
        lost = [n for n in found.aliases if fold(n) in {fold(t) for t in taken} - spelt]
        merge_store.drop_names(case, entity_id, lost)
        _fit_names(case, entity_id)
        kept = entity_store.record(case, entity_id).name
        merge_store.keep_apart(case, entity_id, fresh, _APART.format(kept, shown))
        running.also_events |= event_store.of_entity(case, entity_id) | event_store.of_entity(case, fresh)
    return running.changes


def _best_known(found: EntityRecord, taken: Iterable[str]) -> str:
    return fullest(taken or [found.name])


def history_of(case: CaseFile, entity_id: int) -> tuple[MergeView, ...]:
    """Return how the names of an entity came together and apart: what people did, the latest first, then imports.

    Raises NotFoundError.
    """
    with case.reading():
        entity_store.record(case, entity_id)
        decided = [m for m in reversed(merge_store.records(case, entity_id)) if m.how is not JoinKind.JOINED]
        known = entity_store.refs(case) if decided else {}
        done = [_view(case, merge, known, entity_id) for merge in decided]
        return (*done, *_joins(case, entity_id))


def decided(case: CaseFile) -> dict[int, list[MergeView]]:
    """Return what people merged and took apart, by the ids of the entities on either side, the latest first."""
    with case.reading():
        known = entity_store.refs(case)
        found: defaultdict[int, list[MergeView]] = defaultdict(list)
        for merge in reversed(merge_store.records(case)):
            if merge.how is not JoinKind.JOINED:
                for entity in (merge.keep, merge.gone):
                    found[entity].append(_view(case, merge, known, entity))
        return dict(found)


def _view(case: CaseFile, merge: MergeRecord, known: Collection[int], entity: int) -> MergeView:
    refs = entity_store.refs(case, {merge.keep, merge.gone})
    keeper = refs[merge.keep].name if merge.keep in refs else "another name"
    if merge.how is JoinKind.SPLIT:
        articles = tuple(merge.taken["stories"])
        stories = counted(len(articles), "story", "stories")
        sentence = f"{stories} of “{keeper}” became “{merge.name}” {_on(merge.at)}."
    else:
        articles = merge_store.stories_of(case, merge.taken["mentions"])
        sentence = f"“{merge.name}” was merged into “{keeper}” {_on(merge.at)}"
        sentence += f", and taken apart again {_on(merge.ended)}." if merge.ended else "."
    return MergeView(
        id=merge.id,
        how=merge.how if merge.ended is None else JoinKind.SPLIT,
        name=merge.name if entity == merge.keep else keeper,
        names=tuple(dict.fromkeys((merge.name, *merge.names))),
        articles=articles,
        at=merge.at if merge.ended is None else merge.ended,
        sentence=sentence,
        reversible=_is_reversible(merge, known),
    )


def _on(moment: datetime | None) -> str:
    return f"on {day_words(moment.date())}" if moment is not None else "on a day not known"


def _joins(case: CaseFile, entity: int) -> list[MergeView]:
    """Return which stories an import joined under one entity, by the fullest name that each of them uses."""
    used = name_uses.used(case, entity)
    if len(used) < 2:
        return []
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    best: dict[tuple[str, ...], str] = {(): ""}
    for article, names in used.items():
        own = tuple(names)
        if own not in best:
            best[own] = fullest(own)
        by_name[best[own]].append(article)
    listed = sorted(by_name.items(), key=lambda item: (-len(item[1]), item[0]))[:_MOST_JOINS]
    views = []
    for name, articles in listed:
        stories = counted(len(articles), "story", "stories")
        use = "uses" if len(articles) == 1 else "use"
        words = f"{stories} {use} the name “{name}”." if name else f"{stories} {use} no name."
        called = tuple(sorted({n for article in articles for n in used[article]}))
        can = len(articles) < len(used)
        views.append(MergeView(None, JoinKind.JOINED, name, called, tuple(articles), None, words, can))
    return views
