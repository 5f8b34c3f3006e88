"""Whether somebody else has a case open."""

from sqlalchemy.exc import DBAPIError

from dossier.store.case_file import CaseFile
from dossier.store.connection import BUSY_MILLISECONDS
from dossier.store.failures import in_plain_words


def is_open_elsewhere(case: CaseFile) -> bool:
    """Tell whether another program, or another window, has the case open at this moment.

    Nobody has where it can be locked for this program alone, which is done for a blink and given up again.
    """
    if not case.is_guarded:
        return False
    connection = case.idle_connection()
    run = connection.exec_driver_sql
    with in_plain_words(case.path):
        run("PRAGMA busy_timeout = 0")
        run("PRAGMA locking_mode = EXCLUSIVE")
        try:
            run("BEGIN IMMEDIATE")
            run("ROLLBACK")
        except DBAPIError:
            return True
        finally:
            run("PRAGMA locking_mode = NORMAL")
            # The lock is given up by the next question.
            run("SELECT count(*) FROM sqlite_schema").scalar_one()
            run(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return False
