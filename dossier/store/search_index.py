"""Full-text search over names, event quotes and article texts."""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy import text

from dossier.domain.views import HitKind
from dossier.store import article_store, entity_store, event_store
from dossier.store.case_file import CaseFile

_BLOCK = 1 << 40
"""The index knows rows by one number: the kind's block plus the id."""

_BLOCKS = {HitKind.ENTITY: 1, HitKind.EVENT: 2, HitKind.ARTICLE: 3}
_MOST_TOKENS = 32
_INSERT = text("INSERT INTO search(rowid, words) VALUES (:row, :words)")
_DELETE = text("DELETE FROM search WHERE rowid = :row")
_FIND = text(
    "SELECT rowid FROM search WHERE search MATCH :query AND rowid BETWEEN :first AND :last ORDER BY rank LIMIT :limit"
)


def query_tokens(query: str) -> list[str]:
    """Return the words of what a person typed, without the signs that are no words."""
    plain = query.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ")
    return [token for token in plain.split() if re.search(r"[^\W_]", token)][:_MOST_TOKENS]


def match_expression(tokens: Sequence[str]) -> str:
    """Return the FTS5 query for *tokens*: each a quoted string, the last one a prefix. Empty for no tokens."""
    marked = ['"' + token.replace('"', '""') + '"' for token in tokens]
    return " ".join(marked) + "*" if marked else ""


def row_of(kind: HitKind, id_: int) -> int:
    """Return the number under which the index knows a row."""
    return _BLOCKS[kind] * _BLOCK + id_


def find(case: CaseFile, kind: HitKind, query: str, limit: int) -> list[int]:
    """Return the ids of the best matches of one kind, best first. Any query will do."""
    expression = match_expression(query_tokens(query))
    if not expression or limit < 1:
        return []
    first = row_of(kind, 0)
    values = {"query": expression, "first": first, "last": first + _BLOCK - 1, "limit": min(limit, _BLOCK)}
    with case.reading():
        return [row - first for row in case.connection.execute(_FIND, values).scalars()]


def add(case: CaseFile, kind: HitKind, found: Iterable[tuple[int, str]]) -> None:
    """Index new rows: pairs of id and words."""
    rows = [
        {"row": row_of(kind, id_), "words": words.encode("utf-8", "ignore").decode().replace("\x00", " ")}
        for id_, words in found
    ]
    if rows:
        case.connection.execute(_INSERT, rows)


def _remove(case: CaseFile, kind: HitKind, ids: Iterable[int]) -> None:
    rows = [{"row": row_of(kind, id_)} for id_ in ids]
    if rows:
        case.connection.execute(_DELETE, rows)


def refresh_entities(case: CaseFile, ids: Iterable[int]) -> None:
    """Index the present names of entities anew; those that are gone leave the index."""
    wanted = list(ids)
    if wanted:
        _remove(case, HitKind.ENTITY, wanted)
        present = entity_store.records(case, wanted)
        add(case, HitKind.ENTITY, [(e.id, "\n".join((e.name, *e.aliases))) for e in present])


def refresh_events(case: CaseFile, ids: Iterable[int]) -> None:
    """Index the quotes of events anew; those that are gone leave the index."""
    wanted = list(ids)
    if wanted:
        _remove(case, HitKind.EVENT, wanted)
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
