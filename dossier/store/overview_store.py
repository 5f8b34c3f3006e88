"""What the overview and the graph of a case count: whole columns, read in one go and without any row's texts."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
from sqlalchemy import select

from dossier.domain.mentions import EntityKind
from dossier.store.case_file import CaseFile
from dossier.store.schema import articles, entities, sources
from dossier.store.selection import among

Numbers = npt.NDArray[np.int32]


def ids_of_kind(case: CaseFile, kind: EntityKind) -> Numbers:
    """Return the ids of all entities of a kind, ascending."""
    query = select(entities.c.id).where(entities.c.kind == kind.value).order_by(entities.c.id)
    with case.reading():
        return np.array(case.connection.execute(query).scalars().all(), np.int32)


def stories(case: CaseFile) -> tuple[Numbers, Numbers]:
    """Return the id of each story and that of its file, in the order of files and of stories in them."""
    query = select(articles.c.id, articles.c.source).order_by(articles.c.source, articles.c.ordinal)
    with case.reading():
        rows = case.connection.execute(query).all()
    table = np.array([tuple(row) for row in rows], np.int32).reshape(len(rows), 2)
    return table[:, 0], table[:, 1]


def undated_stories(case: CaseFile) -> Numbers:
    """Return the ids of the stories without a day of publication, ascending."""
    query = select(articles.c.id).where(articles.c.published_start.is_(None), articles.c.published_end.is_(None))
    with case.reading():
        return np.array(sorted(case.connection.execute(query).scalars()), np.int32)


def files(case: CaseFile, ids: Collection[int]) -> dict[int, str]:
    """Return what some files are called, by their ids."""
    query = select(sources.c.id, sources.c.file).where(among(sources.c.id, ids))
    with case.reading():
        return {int(id_): str(file) for id_, file in case.connection.execute(query)}
