"""What a case says of itself: its title, when it was made, and how much it holds."""

from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, select

from dossier.domain.events import Review
from dossier.domain.mentions import EntityKind
from dossier.domain.views import CaseInfo
from dossier.store import history
from dossier.store.case_file import CaseFile
from dossier.store.schema import articles, case_facts, entities, events, proposals, sources

_CURSORS = 250
"""So many new ones, and the driver lets go of what it notes of those that are gone."""


def forget_pages(case: CaseFile) -> None:
    """Let go of the pages of the file that are kept in memory, some 16 MB after a while, and of spelt out questions.

    What was first asked in the midst of a long dossier else keeps the memory around it, another 30 MB.
    """
    with case.reading():
        connection = case.connection
        connection.exec_driver_sql("PRAGMA shrink_memory")
        connection.engine.clear_compiled_cache()
        raw: Any = connection.connection.driver_connection
        for _ in range(_CURSORS):
            raw.cursor().close()


def info(case: CaseFile) -> CaseInfo:
    """Return the case at a glance."""
    with case.reading():
        connection = case.connection

        def count(table: Table) -> int:
            return int(connection.execute(select(func.count()).select_from(table)).scalar_one())

        facts = {row.name: row.value for row in connection.execute(select(case_facts))}
        kinds = {
            row.kind: row.n
            for row in connection.execute(select(entities.c.kind, func.count().label("n")).group_by(entities.c.kind))
        }
        kept = select(func.count()).where(events.c.review != Review.REJECTED.value)
        open_proposals = select(func.count()).select_from(proposals).where(proposals.c.rejected == 0)
        undo, redo = history.offers(case) if case.as_of is None else (None, None)
        return CaseInfo(
            path=case.path,
            title=facts.get("title", case.path.stem),
            created=datetime.fromisoformat(facts.get("created", "1970-01-01T00:00:00Z")),
            encrypted=case.encrypted,
            sources=count(sources),
            articles=count(articles),
            people=kinds.get(EntityKind.PERSON.value, 0),
            organisations=kinds.get(EntityKind.ORGANISATION.value, 0),
            places=kinds.get(EntityKind.PLACE.value, 0),
            events=int(connection.execute(kept).scalar_one()),
            dated_events=int(connection.execute(kept.where(events.c.date_precision.is_not(None))).scalar_one()),
            proposals=int(connection.execute(open_proposals).scalar_one()),
            undo=undo,
            redo=redo,
            as_of=case.as_of,
        )
