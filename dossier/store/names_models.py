"""By which model the names of a source were found, where it was not the one that comes with the program."""

from sqlalchemy import delete, insert, select

from dossier.store.case_file import CaseFile
from dossier.store.schema import case_facts


def remember(case: CaseFile, source: int, model: str | None) -> None:
    """Keep which model read the stories of a source, None for the program's own.

    A later import of further stories of it has the last word.
    """
    name = _name(source)
    case.connection.execute(delete(case_facts).where(case_facts.c.name == name))
    if model is not None:
        case.connection.execute(insert(case_facts), [{"name": name, "value": model}])


def of_source(case: CaseFile, source: int) -> str | None:
    """Return the model that read the stories of a source, None for the program's own."""
    with case.reading():
        query = select(case_facts.c.value).where(case_facts.c.name == _name(source))
        return case.connection.execute(query).scalar_one_or_none()


def _name(source: int) -> str:
    # Numbers of sources are never given twice: what an undone import leaves here is nobody else's.
    return f"names model of source {source}"
