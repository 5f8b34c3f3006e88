"""What changes in the rows of a story when it is read again."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import delete, func, or_, select, update

from dossier.domain.engine import ENGINE
from dossier.domain.mentions import MentionForm
from dossier.domain.spans import Span
from dossier.store.case_file import CaseFile
from dossier.store.schema import articles, event_places, events, facts, mentions
from dossier.store.selection import among, insert_rows

_OLDER = or_(articles.c.engine.is_(None), articles.c.engine != ENGINE)


def count_outdated(case: CaseFile) -> int:
    """Return how many stories another engine has read."""
    with case.reading():
        return int(case.connection.execute(select(func.count()).select_from(articles).where(_OLDER)).scalar_one())


def stories(case: CaseFile, outdated_only: bool) -> list[int]:
    """Return stories in the order of files: all, or those that another engine has read."""
    query = select(articles.c.id).order_by(articles.c.source, articles.c.ordinal)
    with case.reading():
        return list(case.connection.execute(query.where(_OLDER) if outdated_only else query).scalars())


def save_story(case: CaseFile, article: int, columns: Mapping[str, Any]) -> None:
    """Keep what is found of a story as a whole, where it differs, and that this engine found it."""
    wanted = {**columns, "engine": ENGINE}
    table = articles
    row = case.connection.execute(select(*(table.c[name] for name in wanted)).where(table.c.id == article)).one()
    changed = {name: value for name, value in wanted.items() if getattr(row, name) != value}
    if changed:
        case.connection.execute(update(table).where(table.c.id == article).values(**changed))


def set_form(case: CaseFile, mention: int, form: MentionForm) -> None:
    """Change in which form a mention names somebody."""
    case.connection.execute(update(mentions).where(mentions.c.id == mention).values(form=form.value))


def remove_facts(case: CaseFile, ids: Iterable[int]) -> None:
    """Take facts out of the case."""
    case.connection.execute(delete(facts).where(among(facts.c.id, ids)))


def set_span(case: CaseFile, event: int, span: Span) -> None:
    """Change which words state an event."""
    values = {"start": span.start, "end": span.end}
    case.connection.execute(update(events).where(events.c.id == event).values(**values))


def set_places(case: CaseFile, event: int, places: Iterable[int]) -> None:
    """Change where an event happened."""
    wanted = set(places)
    rows = case.connection.execute(
        select(event_places.c.id, event_places.c.entity).where(event_places.c.event == event)
    )
    present = {row.entity: row.id for row in rows}
    gone = [id_ for entity, id_ in present.items() if entity not in wanted]
    case.connection.execute(delete(event_places).where(among(event_places.c.id, gone)))
    fresh = sorted(wanted - set(present))
    insert_rows(case.connection, event_places, [{"event": event, "entity": entity} for entity in fresh])
