"""Long lists by page: the ids of all rows in their order, and what stands in some of them."""

from collections.abc import Collection

from dossier.domain.listing import StoryOrder
from dossier.domain.mentions import EntityKind
from dossier.domain.views import ArticleRow, EntityRow
from dossier.store import article_store, entity_store, listing, source_store
from dossier.store.case_file import CaseFile
from dossier.store.folding import fold
from dossier.store.listing import Ids

__all__ = ["Ids", "file_digests", "name_rows", "names", "stories", "story_rows"]


def names(case: CaseFile, kind: EntityKind | None, query: str = "") -> Ids:
    """Return the entities of a kind or of all, the most mentioned first: those with *query* in one of their names."""
    with case.reading():
        only = entity_store.find_part(case, query) if fold(query) else None
        return listing.entity_order(case, kind, only)


def name_rows(case: CaseFile, ids: Collection[int]) -> dict[int, EntityRow]:
    """Return what a list says of some entities, by id, the most mentioned first; those that are gone are left out."""
    return listing.entity_rows(case, ids)


def stories(case: CaseFile, by: StoryOrder, descending: bool, words: str = "") -> Ids:
    """Return the stories whose title holds *words*, whatever the case of its letters, in an order."""
    return listing.story_order(case, by, descending, words)


def story_rows(case: CaseFile, ids: Collection[int]) -> dict[int, ArticleRow]:
    """Return what a list says of some stories, by id; those that are gone are left out."""
    return {row.id: row for row in article_store.rows(case, ids)}


def file_digests(case: CaseFile, sources: Collection[int]) -> dict[int, str]:
    """Return the SHA-256 of the files that sources are, by the numbers of the sources."""
    return {source: source_store.record(case, source).sha256 for source in sources}
