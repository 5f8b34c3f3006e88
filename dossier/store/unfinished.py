"""What a person was writing when a case was locked: kept in the case itself, and nowhere else, until it is fetched."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import delete, insert, select

from dossier.store.case_file import CaseFile
from dossier.store.packing import to_json
from dossier.store.schema import case_facts

_NAME = "unfinished"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Words that were not saved yet: in which dialog they stood, in which of its fields, and the words."""

    place: str
    field: str
    words: str


def kept(case: CaseFile) -> list[Unfinished]:
    """Return what was kept and not let go since, oldest first."""
    with case.reading():
        value = case.connection.execute(select(case_facts.c.value).where(case_facts.c.name == _NAME)).scalar()
    return [Unfinished(**each) for each in json.loads(value)] if value is not None else []


def keep(case: CaseFile, found: Sequence[Unfinished]) -> None:
    """Add to what is kept. It is no step of the history."""
    if found:
        _write(case, [*kept(case), *found])


def let_go(case: CaseFile) -> None:
    """Keep nothing any more."""
    if kept(case):
        _write(case, [])


def _write(case: CaseFile, them: Sequence[Unfinished]) -> None:
    with case.writing():
        case.connection.execute(delete(case_facts).where(case_facts.c.name == _NAME))
        if them:
            row = {"name": _NAME, "value": to_json([asdict(each) for each in them])}
            case.connection.execute(insert(case_facts), [row])
