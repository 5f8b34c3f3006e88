"""The names that stories use for an entity, and letting go of those that none uses any more."""

from collections.abc import Collection, Iterator
from itertools import groupby

from dossier.domain.claims import JoinKind
from dossier.domain.mentions import MentionForm
from dossier.domain.records import MentionRecord
from dossier.services.shown_names import fullest
from dossier.store import article_store, entity_store, merge_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold


def words_of(case: CaseFile, found: Collection[MentionRecord]) -> Iterator[tuple[int, str]]:
    """Yield the names that mentions use, each with the entity that it names, story by story."""
    starts = article_store.starts(case, {m.article for m in found})
    for article, group in groupby(sorted(found, key=lambda m: m.article), key=lambda m: m.article):
        words, start = article_store.text(case, article), starts[article]
        for m in group:
            if m.form is MentionForm.NAME:
                yield m.entity, " ".join(words[m.span.start - start : m.span.end - start].split())


def let_go(case: CaseFile, entity: int, names: Collection[str]) -> None:
    """Take those of *names* away from an entity that no story uses for it now, inside a transaction.

    The name that a person chose stays, and so do the names that came with a merge by hand.
    """
    found = entity_store.record(case, entity)
    by_hand = {
        fold(name)
        for merge in merge_store.records(case, entity)
        if merge.how is JoinKind.MERGED and merge.ended is None and merge.keep == entity
        for name in merge.taken["names"]
    }
    unseen = {fold(name) for name in names} & {fold(name) for name in (found.name, *found.aliases)}
    unseen -= by_hand
    if unseen:
        for _, name in words_of(case, entity_store.mention_records(case, entity=entity)):
            unseen.discard(fold(name))
            if not unseen:
                break
    lost = [name for name in (found.name, *found.aliases) if fold(name) in unseen]
    left = [name for name in found.aliases if fold(name) not in unseen]
    if found.name in lost and not found.renamed and left:
        entity_store.set_name(case, entity, fullest(left), renamed=False)
    merge_store.drop_names(case, entity, lost)
