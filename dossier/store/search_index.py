"""What the search indexes hold: the words of names, of event quotes and of article texts.

Names have an index of their own, which is small. Events and articles share one, in which a row's number is its kind's
block plus its id.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import text

from dossier.domain.queries import Term
from dossier.domain.views import HitKind
from dossier.store import article_store, entity_store, event_store
from dossier.store.case_file import CaseFile

BLOCK = 1 << 40
"""So many numbers each kind has."""

_BLOCKS = {HitKind.ENTITY: 0, HitKind.EVENT: 2, HitKind.ARTICLE: 3}
_TABLES = {HitKind.ENTITY: "search_names", HitKind.EVENT: "search", HitKind.ARTICLE: "search"}
_INSERT = {kind: text(f"INSERT INTO {table}(rowid, words) VALUES (:row, :words)") for kind, table in _TABLES.items()}
_DELETE = {kind: text(f"DELETE FROM {table} WHERE rowid = :row") for kind, table in _TABLES.items()}


def table_of(kind: HitKind) -> str:
    """Return the name of the index that holds the words of a kind."""
    return _TABLES[kind]


def match_expression(wanted: Sequence[Term], unwanted: Sequence[Term] = ()) -> str:
    """Return the FTS5 query for terms, each a quoted string. Empty for nothing wanted."""
    positive = " ".join(map(_quoted, wanted))
    negative = " OR ".join(map(_quoted, unwanted))
    return f"({positive}) NOT ({negative})" if positive and negative else positive


def _quoted(term: Term) -> str:
    return '"' + term.words.replace('"', '""') + '"' + ("*" if term.goes_on else "")


def row_of(kind: HitKind, id_: int) -> int:
    """Return the number under which the index knows a row."""
    return _BLOCKS[kind] * BLOCK + id_


def add(case: CaseFile, kind: HitKind, found: Iterable[tuple[int, str]]) -> None:
    """Index new rows: pairs of id and words."""
    rows = [
        {"row": row_of(kind, id_), "words": words.encode("utf-8", "ignore").decode().replace("\x00", " ")}
        for id_, words in found
    ]
    if rows:
        case.connection.execute(_INSERT[kind], rows)


def remove(case: CaseFile, kind: HitKind, ids: Iterable[int]) -> None:
    """Let rows leave the index; those that are not in it are no error."""
    rows = [{"row": row_of(kind, id_)} for id_ in ids]
    if rows:
        case.connection.execute(_DELETE[kind], rows)


def refresh_entities(case: CaseFile, ids: Iterable[int]) -> None:
    """Index the present names of entities anew; those that are gone leave the index."""
    wanted = list(ids)
    if wanted:
        remove(case, HitKind.ENTITY, wanted)
        present = entity_store.records(case, wanted)
        add(case, HitKind.ENTITY, [(e.id, "\n".join((e.name, *e.aliases))) for e in present])


def refresh_events(case: CaseFile, ids: Iterable[int]) -> None:
    """Index the quotes of events anew; those that are gone leave the index."""
    wanted = list(ids)
    if wanted:
        remove(case, HitKind.EVENT, wanted)
        present = event_store.records(case, ids=wanted, rejected=True)
        starts = article_store.starts(case, {e.article for e in present})
        add(
            case,
            HitKind.EVENT,
            [
                (e.id, article_store.text(case, e.article)[e.span.start - starts[e.article] :][: len(e.span)])
                for e in present
            ],
        )
