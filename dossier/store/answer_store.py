"""What a person said to questions of the machine where nothing else in the case says it, by keys made from contents."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from dossier.store.case_file import CaseFile
from dossier.store.schema import answers as table


def answers(case: CaseFile) -> dict[str, str]:
    """Return the answers by the keys of the questions."""
    with case.reading():
        return {row.key: row.answer for row in case.connection.execute(select(table).order_by(table.c.key))}


def keep(case: CaseFile, key: str, answer: str | None) -> None:
    """Keep an answer; None takes it back."""
    if answer is None:
        case.connection.execute(delete(table).where(table.c.key == key))
        return
    statement = upsert(table).values(key=key, answer=answer)
    case.connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"answer": answer}))
