"""Emptying what undo keeps, so that nothing is left in a case of what was taken out of it.

The steps of the history become one that can be neither undone nor redone; it still says what people have decided about,
by number. The journal keeps its entries and their digests, but not their words, which may name what is gone.
"""

import json
from collections.abc import Collection

from sqlalchemy import delete, select, text, update

from dossier.domain.changes import Changes
from dossier.domain.views import HitKind
from dossier.store import article_store, history, journal, search_index
from dossier.store.case_file import CaseFile
from dossier.store.merge_store import DIGITS
from dossier.store.schema import (
    apart,
    articles,
    entities,
    events,
    history_rows,
    merges,
    packed_arrays,
    packed_stale,
    set_aside,
    settlements,
)
from dossier.store.schema import history as steps
from dossier.store.selection import among

LABEL = "Forgot what undo kept"


def forget(case: CaseFile, settled: Collection[str] = ()) -> None:
    """Empty what undo keeps, in one transaction; *settled* are keys of contradictions that are none any more.

    What the file still holds of it is gone once it has been written anew (see store.rekeying).
    """
    with case.writing():
        case.commands += 1
        case.texts.clear()
        connection = case.connection
        people, stories = history.touched(case)
        for table in (history_rows, set_aside, steps, packed_arrays, packed_stale):
            connection.execute(delete(table))
        connection.execute(delete(merges).where(merges.c.ended.is_not(None)))
        connection.execute(delete(settlements).where(settlements.c.key.in_(settled)))
        connection.execute(delete(apart).where(among(apart.c.id, _apart_nowhere(case))))
        journal.forget_words(connection)
        step = history.add_step(connection, Changes(LABEL, stories, people))
        connection.execute(update(steps).where(steps.c.id == step).values(undone=history.FORGOTTEN))
        _index_anew(case)


def _apart_nowhere(case: CaseFile) -> list[int]:
    """Return the rows on names kept apart of which one stands in no story any more."""
    connection = case.connection
    present = {digest[:DIGITS] for digest in connection.execute(select(articles.c.text_digest)).scalars()}
    return [
        row.id
        for row in connection.execute(select(apart))
        if present.isdisjoint(json.loads(row.first_stories_json))
        or present.isdisjoint(json.loads(row.second_stories_json))
    ]


def _index_anew(case: CaseFile) -> None:
    """Make the search indexes anew: what leaves one row by row may stay in them until they are tidied."""
    connection = case.connection
    for table in sorted({search_index.table_of(kind) for kind in HitKind}):
        connection.execute(text(f"INSERT INTO {table}({table}) VALUES ('delete-all')"))
    for article in connection.execute(select(articles.c.id).order_by(articles.c.id)).scalars().all():
        search_index.add(case, HitKind.ARTICLE, [(article, article_store.text(case, article))])
    search_index.refresh_events(case, connection.execute(select(events.c.id)).scalars().all())
    search_index.refresh_entities(case, connection.execute(select(entities.c.id)).scalars().all())
