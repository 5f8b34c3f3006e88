"""Full-text search over names, event quotes and article texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import text

from dossier.domain.queries import Term
from dossier.domain.views import HitKind
from dossier.store import article_store, entity_store, event_store
from dossier.store.case_file import CaseFile
from dossier.store.packing import to_json

_BLOCK = 1 << 40
"""The index knows rows by one number: the kind's block plus the id."""

_BLOCKS = {HitKind.ENTITY: 1, HitKind.EVENT: 2, HitKind.ARTICLE: 3}
_FEW = 600
"""Of at most so many matches the best are looked for. Weighing more takes longer than a person waits while typing:
then the newest come first."""

_INSERT = text("INSERT INTO search(rowid, words) VALUES (:row, :words)")
_DELETE = text("DELETE FROM search WHERE rowid = :row")
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :query LIMIT :few)"
_IN_BLOCK = "search MATCH :query AND rowid BETWEEN :first AND :last"
_OF_EVENT = """(:people IS NULL OR id IN (SELECT event FROM participants WHERE entity IN (SELECT value FROM
 json_each(:people)) UNION ALL SELECT event FROM event_places WHERE entity IN (SELECT value FROM json_each(:people))))
 AND (:after IS NULL OR coalesce(date_end, date_start) >= :after)
 AND (:before IS NULL OR coalesce(date_start, date_end) <= :before)
 AND (:sources IS NULL OR article IN (SELECT id FROM articles WHERE source IN (SELECT value FROM json_each(:sources))))
 AND review <> 'rejected'"""
_OF_ARTICLE = """(:people IS NULL OR id IN (SELECT article FROM mentions WHERE entity IN
 (SELECT value FROM json_each(:people))))
 AND (:after IS NULL OR published_end >= :after) AND (:before IS NULL OR published_start <= :before)
 AND (:sources IS NULL OR source IN (SELECT value FROM json_each(:sources)))"""
_WITHIN = {HitKind.EVENT: ("events", _OF_EVENT), HitKind.ARTICLE: ("articles", _OF_ARTICLE)}
_SOURCES = text(
    "SELECT DISTINCT s.id FROM sources s LEFT JOIN articles a ON a.source = s.id "
    "WHERE instr(lower(s.file), :part) OR instr(lower(a.byline), :part)"
)


@dataclass(frozen=True, slots=True)
class Within:
    """Limits on what is found: ids of people and sources, and inclusive ISO days; None for no limit."""

    people: tuple[int, ...] | None = None
    sources: tuple[int, ...] | None = None
    after: str | None = None
    before: str | None = None

    @property
    def is_limit(self) -> bool:
        """Tell whether anything is limited."""
        return any(limit is not None for limit in (self.people, self.sources, self.after, self.before))


def match_expression(wanted: Sequence[Term], unwanted: Sequence[Term] = ()) -> str:
    """Return the FTS5 query for terms, each a quoted string. Empty for nothing wanted."""
    positive = " ".join(map(_quoted, wanted))
    negative = " OR ".join(map(_quoted, unwanted))
    return f"({positive}) NOT ({negative})" if positive and negative else positive


def _quoted(term: Term) -> str:
    return '"' + term.words.replace('"', '""') + '"' + ("*" if term.goes_on else "")


def row_of(kind: HitKind, id_: int) -> int:
    """Return the number under which the index knows a row."""
    return _BLOCKS[kind] * _BLOCK + id_


def find(case: CaseFile, kind: HitKind, expression: str, limit: int, within: Within = Within()) -> list[int]:
    """Return the ids of matches of one kind: the best of few, the newest of many. An empty expression matches all.

    Names are not weighed here, and have no limits. Rejected events are left out.
    """
    if limit < 1 or (not expression and not within.is_limit):
        return []
    first = row_of(kind, 0)
    values = {
        "query": expression,
        "first": first,
        "last": first + _BLOCK - 1,
        "limit": min(limit, _BLOCK),
        "people": None if within.people is None else to_json(sorted(within.people)),
        "sources": None if within.sources is None else to_json(sorted(within.sources)),
        "after": within.after,
        "before": within.before,
    }
    with case.reading():
        connection = case.connection
        if not expression:
            table, limits = _WITHIN[kind]
            query = f"SELECT id FROM {table} WHERE {limits} ORDER BY id DESC LIMIT :limit"
            return list(connection.exec_driver_sql(query, values).scalars())
        order = ""
        if kind is not HitKind.ENTITY:
            few = connection.exec_driver_sql(_COUNT, {"query": expression, "few": _FEW}).scalar_one() < _FEW
            order = "ORDER BY rank" if few else "ORDER BY rowid DESC"
        limits = ""
        if within.is_limit and kind in _WITHIN:
            limits = f" AND rowid - :first IN (SELECT id FROM {_WITHIN[kind][0]} WHERE {_WITHIN[kind][1]})"
        query = f"SELECT rowid FROM search WHERE {_IN_BLOCK}{limits} {order} LIMIT :limit"
        return [row - first for row in connection.exec_driver_sql(query, values).scalars()]


def sources_like(case: CaseFile, part: str) -> list[int]:
    """Return the files with *part* in their name or in the byline of one of their stories."""
    with case.reading():
        return list(case.connection.execute(_SOURCES, {"part": part.lower()}).scalars())


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
