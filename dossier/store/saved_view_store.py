"""The views that people have saved: what is shown, under a name."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select

from dossier.store.case_file import CaseFile
from dossier.store.packing import to_json
from dossier.store.schema import saved_views as table


def records(case: CaseFile) -> dict[str, Mapping[str, Any]]:
    """Return what each view shows, by its name, in the order of names."""
    query = select(table.c.name, table.c.shown_json).order_by(table.c.name)
    with case.reading():
        return {str(name): json.loads(shown) for name, shown in case.connection.execute(query)}


def put(case: CaseFile, name: str, shown: Mapping[str, Any]) -> None:
    """Keep a view under a name, in place of the one that has it."""
    remove(case, name)
    case.connection.execute(insert(table).values(name=name, shown_json=to_json(shown)))


def remove(case: CaseFile, name: str) -> None:
    """Forget a view."""
    case.connection.execute(delete(table).where(table.c.name == name))
