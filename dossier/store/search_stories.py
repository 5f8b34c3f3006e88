"""The texts of stories in the search index, where stories come and go by undo, redo and removal."""

from collections.abc import Iterable

from sqlalchemy import select

from dossier.domain.views import HitKind
from dossier.store import article_store, search_index
from dossier.store.case_file import CaseFile
from dossier.store.schema import articles
from dossier.store.selection import among


def refresh(case: CaseFile, ids: Iterable[int]) -> None:
    """Index the texts of stories anew; those that are gone leave the index."""
    wanted = sorted(ids)
    if not wanted:
        return
    search_index.remove(case, HitKind.ARTICLE, wanted)
    present = case.connection.execute(select(articles.c.id).where(among(articles.c.id, wanted)).order_by(articles.c.id))
    for id_ in present.scalars().all():
        search_index.add(case, HitKind.ARTICLE, [(id_, article_store.text(case, id_))])
