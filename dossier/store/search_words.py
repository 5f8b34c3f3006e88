"""The beginning of a word, spelt out as the words of the case that begin so.

FTS5 keeps no list of rows for beginnings of four letters and more: it gathers the rows of all their words, whatever is
asked of them, which for a common word takes longer than a person waits. Of whole words it is told the newest at once.
"""

import re
from collections.abc import Sequence
from threading import Lock
from typing import Any

from sqlalchemy import Connection

from dossier.domain.queries import Term
from dossier.store import asking
from dossier.store.case_file import CaseFile
from dossier.store.connection import connect_to_memory

GATHERED = 4
"""From so many letters on FTS5 gathers all rows of a beginning before it tells the first one."""

OR = " OR "
"""What stands between the words of a beginning."""

_MOST = 48
"""So many words are quicker asked for than gathered."""

TOKENS = 'tokenize="unicode61 remove_diacritics 2"'
"""How the indexes of a case take words."""

_LONG = 200
"""No word that anybody looks for has so many letters."""

_ASCII = re.compile(r"[0-9a-z]+")
_AFTER_ALL = "\U0010ffff"
_HERE = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab('main', 'search', 'instance')"
# From each word on the next one is asked for: reading on would go through all the rows of a word.
_BEGINNING = """WITH RECURSIVE found(term) AS (
 SELECT (SELECT term FROM temp.search_terms WHERE term >= :first AND term < :end LIMIT 1) UNION ALL
 SELECT (SELECT v.term FROM temp.search_terms v WHERE v.term >= found.term || char(1) AND v.term < :end LIMIT 1)
 FROM found WHERE found.term IS NOT NULL LIMIT :most) SELECT term FROM found WHERE term IS NOT NULL"""


def is_gathered(term: Term) -> bool:
    """Tell whether FTS5 gathers all rows of a term each time that it is asked for it."""
    return term.goes_on and len(term.words) >= GATHERED


def spelt_out(case: CaseFile, terms: Sequence[Term], without: Sequence[Term] = ()) -> str:
    """Return the FTS5 query for terms with the words for their beginnings; empty where one has too many of them.

    Called inside a reading block.
    """
    positive, negative = _all_spelt(case, terms), _all_spelt(case, without)
    if not positive or negative is None:
        return ""
    wanted = " AND ".join(positive)
    return f"({wanted}) NOT ({OR.join(negative)})" if negative else wanted


def _all_spelt(case: CaseFile, terms: Sequence[Term]) -> list[str] | None:
    """Return each term as FTS5 reads it; None where one has too many words."""
    spelt = []
    for term in terms:
        words = _words(term.words)
        if not words:
            continue
        phrase = " ".join(words)
        if not term.goes_on or len(words[-1]) < GATHERED or len(words[-1]) > _LONG:
            spelt.append(f'"{phrase}"{"*" if term.goes_on else ""}')
            continue
        found = _beginning_so(case, words[-1])
        if len(found) > _MOST:
            return None
        before = phrase[: len(phrase) - len(words[-1])]
        # Of a beginning that no word has nothing is found, as of a word that is not there.
        spelt.append("(" + OR.join(f'"{before}{word}"' for word in found or words[-1:]) + ")")
    return spelt


def _beginning_so(case: CaseFile, first: str) -> list[str]:
    """Return the words of the index that begin with some letters, one more than are of use where there are many."""
    asking.rows(case, _HERE)
    return [row[0] for row in asking.rows(case, _BEGINNING, first=first, end=first + _AFTER_ALL, most=_MOST + 1)]


def _words(text: str) -> list[str]:
    """Return the words of a text as the index writes them."""
    return _ASCII.findall(text.lower()) if text.isascii() else _reader.words(text)


class _Reader:
    """FTS5 itself, asked how it writes words: no table of ours has all letters of all scripts as it has them."""

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self._lock = Lock()

    def words(self, text: str) -> list[str]:
        """Return the words of *text* in their order. It is kept nowhere."""
        with self._lock:
            connection = self._connection = self._connection or connect_to_memory(_prepare)
            connection.exec_driver_sql("BEGIN")
            try:
                connection.exec_driver_sql("INSERT INTO typed(words) VALUES (?)", (text,))
                return list(connection.exec_driver_sql('SELECT term FROM terms ORDER BY "offset"').scalars())
            finally:
                connection.exec_driver_sql("ROLLBACK")


def _prepare(raw: Any) -> None:
    raw.execute(f"CREATE VIRTUAL TABLE typed USING fts5(words, content='', {TOKENS})")
    raw.execute("CREATE VIRTUAL TABLE terms USING fts5vocab(typed, instance)")


_reader = _Reader()
