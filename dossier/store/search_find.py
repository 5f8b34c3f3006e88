"""Finding in the search index: the newest first, in steps that can be stopped, so that no query takes long.

FTS5 says nothing between two matches, and where common words seldom stand together it may go through the whole index
for one. So the index is gone through in windows of rows, from the newest on, each as wide as the time that is left.
"""

import json
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain

from dossier.domain.importing import IsCancelled
from dossier.domain.queries import Term
from dossier.domain.views import HitKind
from dossier.store import asking
from dossier.store.case_file import CaseFile
from dossier.store.packing import to_json
from dossier.store.search_index import BLOCK, match_expression, row_of, table_of
from dossier.store.search_limits import Limits, Within
from dossier.store.search_words import OR, is_gathered, spelt_out

_FEW = 400
"""Of at most so many matches the best are looked for: weighing more takes longer than a person waits while typing."""

_AT_ONCE = 20
"""So many rows are asked for one by one before it is seen whether that is worth while."""

_OFTEN = 4
"""It is, where one in so many matches."""

_SPREAD = 20
"""Rows that lie closer together than this are not asked for one by one."""

_CHUNK = 256
"""So many matches at a time are held against the limits, where FTS5 tells them one after the other."""

_WIDTH = 500
"""How many rows the first window has. No window is more than eight times as wide as the one before it."""

_DENSE = 2_000
"""A window is made so wide that about so many matches stand in it at most."""

_BLUNT = 30_000
"""The same, where a match is quickly held against the rows that are wanted."""

_NEAR = {HitKind.EVENT: 12_000, HitKind.ARTICLE: 2_000}
"""Among so many of the newest rows it is seen whether many match a beginning."""

_PART = 16
"""What nearly every row matches is seen in such a part of them."""

_SURELY = 3
"""Many they are where so many times as many match as are still weighed."""

_SHORT = 2
"""Beginnings of so many letters match nearly everywhere."""

_MATCHES = "SELECT rowid FROM {table} WHERE {table} MATCH :query"
_BETWEEN = " AND rowid BETWEEN :first AND :last"
# One row with all ids is read many times faster than a row for each. From its beginning on, a stretch is found at once;
# from its end on, FTS5 would go through all that comes after it.
_WINDOW = "SELECT json_group_array(rowid) FROM (" + _MATCHES + _BETWEEN + ")"
_LATEST = "SELECT json_group_array(rowid) FROM (" + _MATCHES + _BETWEEN + " ORDER BY rowid DESC LIMIT :limit)"
_WEIGHED = "SELECT json_group_array(rowid) FROM (" + _MATCHES + _BETWEEN + " ORDER BY rank)"
_STREAM = _MATCHES + _BETWEEN + " ORDER BY rowid DESC"
_SINGLE = (
    "SELECT json_group_array(j.value) FROM json_each(:ids) j "
    "WHERE EXISTS (SELECT 1 FROM {table} WHERE {table} MATCH :query AND rowid = j.value)"
)
_BOTH = (
    "SELECT json_group_array(rowid) FROM (" + _MATCHES + _BETWEEN + " ORDER BY rowid) "
    "WHERE rowid <= :last_event OR rowid >= :first_article"
)
_COUNT = f"SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :query LIMIT {_FEW})"
_ANY = "SELECT json_group_array(id) FROM (SELECT id FROM {rows} WHERE id BETWEEN :first AND :last ORDER BY id)"
_TABLES = {HitKind.EVENT: "events", HitKind.ARTICLE: "articles"}
_FREE = Within()


def _never() -> bool:
    return False


class Clock:
    """How much time a search has; None for as much as it takes. It has none any more once it is *stopped*."""

    def __init__(self, seconds: float | None = None, stopped: IsCancelled = _never) -> None:
        self._until = None if seconds is None else time.perf_counter() + seconds
        self._stopped = stopped

    @property
    def is_endless(self) -> bool:
        """Tell whether it may take as long as it likes."""
        return self._until is None

    @property
    def left(self) -> float:
        """Seconds until the time is over, below 0 afterwards."""
        if self._stopped():
            return -1.0
        return float("inf") if self._until is None else self._until - time.perf_counter()


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words looked for, and those that must not be there."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    rare: str = ""
    """The query for those words alone that few rows have, by which matches are weighed; empty where there are none."""

    spelt: str = ""
    """The query with the words of the case for beginnings that FTS5 would gather; empty where that is of no use."""

    @property
    def expression(self) -> str:
        """The query as FTS5 reads it."""
        return match_expression(self.terms, self.without)

    @property
    def quick(self) -> str:
        """The query for events and articles, by which rows are found soonest."""
        return self.spelt or self.expression

    @property
    def is_plain(self) -> bool:
        """Tell whether the next match is always near: a word or a beginning alone."""
        return len(self.terms) == 1 and not self.without and self.terms[0].words.isalnum()

    @property
    def is_of_words(self) -> bool:
        """Tell whether it is all single words."""
        return not self.without and all(term.words.isalnum() for term in self.terms)

    @property
    def is_gathered(self) -> bool:
        """Tell whether FTS5 gathers all rows of a beginning before the first match: then it is asked only once."""
        return not self.spelt and any(map(is_gathered, self.terms))


@dataclass(slots=True)
class Found:
    """The ids that were found, the best or the newest first. ``is_whole`` is False where the time was over before the
    page was full and all had been looked at."""

    ids: list[int] = field(default_factory=list)
    is_whole: bool = True


def prepared(case: CaseFile, terms: Sequence[Term], without: Sequence[Term] = ()) -> Wanted:
    """Return words as they are looked for.

    Common words hardly weigh, and counting them would take longer than all else: it is found out which are rare.
    """
    wanted = Wanted(tuple(terms), tuple(without))
    rare = []
    with case.reading():
        if any(map(is_gathered, (*terms, *without))):
            wanted = replace(wanted, spelt=spelt_out(case, terms, without))
        if wanted.is_plain:
            return wanted
        for term in terms:
            is_word = not term.goes_on and term.words.isalnum()
            if is_word and asking.first(case, _COUNT, query=match_expression([term]))[0] < _FEW:
                rare.append(term)
    return replace(wanted, rare=match_expression(rare))


def names(case: CaseFile, wanted: Wanted, limit: int) -> list[int]:
    """Return the ids of names with some words. The first in the case come first."""
    query = "SELECT rowid FROM search_names WHERE search_names MATCH :query ORDER BY rowid LIMIT :limit"
    with case.reading():
        return [row[0] for row in asking.rows(case, query, query=wanted.expression, limit=limit)]


def newest(case: CaseFile, wanted: Wanted) -> dict[HitKind, list[int]]:
    """Return for ``find`` the newest rows that match a beginning, the newest first, of the kinds where many match.

    Going back from the newest on takes longer than going through a stretch from its beginning, and what many rows match
    is seen in a short one; where not much more than short beginnings are looked for, also in a longer one. FTS5 gathers
    all rows of a beginning of many letters each time it is asked, unless it is spelt out: both kinds are asked for at
    once. Nothing is told of other queries than of one word, nor of what is spelt out as several words: seldom do many
    rows match those.
    """
    if not wanted.is_plain or OR in wanted.spelt:
        return {}
    is_short = wanted.terms[0].goes_on and len(wanted.terms[0].words) <= _SHORT
    with case.reading():
        ends = {kind: _end(case, table) for kind, table in _TABLES.items()}
        begins = {kind: max(1, end - _NEAR[kind] + 1) for kind, end in ends.items()}
        if wanted.is_gathered:
            found = _of_both(case, wanted, begins, ends)
        else:
            starts = begins if is_short else ends
            found = {kind: _nearest(case, kind, wanted, starts[kind], end) for kind, end in ends.items()}
    return {kind: ids for kind, ids in found.items() if _are_many(kind, ids, ends[kind])}


def _end(case: CaseFile, table: str) -> int:
    """Return the number of the newest row."""
    return asking.first(case, f"SELECT max(id) FROM {table}")[0] or 0


def _are_many(kind: HitKind, ids: Sequence[int], end: int) -> bool:
    """Tell whether many match up to *end*, reckoned from how many do among the newest."""
    return len(ids) * end >= _SURELY * _FEW * _NEAR[kind]


def _nearest(case: CaseFile, kind: HitKind, wanted: Wanted, begin: int, end: int) -> list[int]:
    """Return the matches in a short stretch before *end*, the newest first, or from *begin* on where they are few."""
    search = _Search(case, kind, wanted, Clock())
    near = search.window(max(1, end - _NEAR[kind] // _PART + 1), end)
    return near if begin == end or _are_many(kind, near, end) else search.window(begin, end)


def _of_both(
    case: CaseFile, wanted: Wanted, begins: dict[HitKind, int], ends: dict[HitKind, int]
) -> dict[HitKind, list[int]]:
    """Return the matches of each kind between two ids, the newest first, by one statement inside a reading block."""
    values: dict[str, int | str] = {
        "query": wanted.expression,
        "first": row_of(HitKind.EVENT, begins[HitKind.EVENT]),
        "last_event": row_of(HitKind.EVENT, ends[HitKind.EVENT]),
        "first_article": row_of(HitKind.ARTICLE, begins[HitKind.ARTICLE]),
        "last": row_of(HitKind.ARTICLE, ends[HitKind.ARTICLE]),
    }
    query = _BOTH.format(table=table_of(HitKind.EVENT))
    rows: list[int] = json.loads(asking.first(case, query, **values)[0])
    return {
        kind: [row - row_of(kind, 0) for row in reversed(rows) if begins[kind] <= row - row_of(kind, 0) <= end]
        for kind, end in ends.items()
    }


def find(
    case: CaseFile,
    kind: HitKind,
    wanted: Wanted,
    limit: int,
    within: Within = _FREE,
    clock: Clock | None = None,
    known: Sequence[int] = (),
) -> Found:
    """Return the events or the articles that match: the best of few, the newest of many. Nothing wanted matches all.

    Rejected events are left out where *within* is a limit. *known* are the newest that match, where ``newest`` told.
    """
    if limit < 1 or within.is_empty or (not wanted.terms and not within.is_limit):
        return Found()
    with case.reading():
        search = _Search(case, kind, wanted, Clock() if clock is None else clock)
        if within.is_limit:
            return search.limited(Limits(case, kind, within), limit)
        return search.free(limit, known)


class _Search:
    """One search in one kind, inside a reading block."""

    def __init__(self, case: CaseFile, kind: HitKind, wanted: Wanted, clock: Clock) -> None:
        self._case = case
        self._wanted = wanted
        self._clock = clock
        self._rows = _TABLES[kind]
        self._base = row_of(kind, 0)
        self._table = table_of(kind)
        self._whole = True

    def free(self, limit: int, known: Sequence[int]) -> Found:
        """Search without limits. *known* are the newest of many that match."""
        wanted = self._wanted
        if len(known) >= limit:
            return Found(list(known[:limit]))
        if wanted.is_plain:
            # One statement tells how many there are: only few are weighed.
            found = self._latest(max(limit, _FEW))
            if len(found) < _FEW:
                found = self._weighed(found, wanted.expression)
            return Found(found[:limit])
        if wanted.rare and wanted.is_of_words:
            # Next to a rare word FTS5 passes over the common ones.
            found = self._latest(_FEW)
        else:
            found = self._gathered(self._matches(1, self._newest()), _FEW if wanted.rare else limit)
        if wanted.rare and self._whole:
            found = self._weighed(found, wanted.rare)
        return Found(found[:limit], self._whole or len(found) >= limit)

    def limited(self, limits: Limits, limit: int) -> Found:
        """Search within limits: among the few rows that they leave, or else from where rows within them are near."""
        if limits.few is not None:
            matches = self._among(limits.few)
        elif limits.near is not None:
            newest = self._newest()
            matches = chain(self._matches(1, limits.near), self._matches(limits.near + 1, newest))
        else:
            matches = self._matches(1, self._newest())
        found = self._gathered(matches, limit, limits.fitting)
        return Found(found[:limit], self._whole or len(found) >= limit)

    def _gathered(
        self, matches: Iterator[list[int]], limit: int, fitting: Callable[[list[int]], Collection[int]] | None = None
    ) -> list[int]:
        """Return the first *limit* matches or a few more, all of them or only those that are *fitting*."""
        found: list[int] = []
        for chunk in matches:
            found += chunk if fitting is None else self._fitting(chunk, limit - len(found), fitting)
            if len(found) >= limit:
                break
            if self._clock.left <= 0:
                self._whole = False
                break
        return found

    def _fitting(self, chunk: list[int], limit: int, fitting: Callable[[list[int]], Collection[int]]) -> list[int]:
        """Return those of a chunk that fit, or the first *limit* of them or a few more, as far as the time goes."""
        found: list[int] = []
        at, size = 0, min(_CHUNK, 2 * limit)
        while at < len(chunk) and len(found) < limit:
            if at and self._clock.left <= 0:
                self._whole = False
                break
            part = chunk[at : at + size]
            kept = fitting(part)
            found += [id_ for id_ in part if id_ in kept]
            at, size = at + size, min(_CHUNK, 2 * size)
        return found

    def _among(self, few: Sequence[int]) -> Iterator[list[int]]:
        """Yield which of some rows, the newest first, match.

        They are asked for one by one as long as many match, or else what matches at all is held against them.
        """
        at = 0
        if not self._wanted.terms:
            yield from (list(few[at : at + _CHUNK]) for at in range(0, len(few), _CHUNK))
            return
        if few and few[0] - few[-1] > _SPREAD * len(few) and not self._wanted.is_gathered:
            while at < len(few):
                some = few[at : at + _AT_ONCE]
                rows = to_json([self._base + id_ for id_ in some])
                found = self._asked(_SINGLE, self._wanted.quick, ids=rows)
                yield found
                at += len(some)
                if len(found) * _OFTEN < len(some):
                    break
        rest = set(few[at:])
        if rest:
            for chunk in self._matches(min(rest), max(rest), _BLUNT):
                yield [id_ for id_ in chunk if id_ in rest]

    def _matches(self, first: int, last: int, dense: int = _DENSE) -> Iterator[list[int]]:
        """Yield what matches in some rows, the newest first, a part at a time."""
        return self._stream(first, last) if self._wanted.is_gathered else self._walk(first, last, dense)

    def _walk(self, least: int, last: int, dense: int) -> Iterator[list[int]]:
        """Yield what matches in some rows, window by window, the newest first."""
        width = _WIDTH
        while last >= least:
            first, begun = max(least, last - width + 1), time.perf_counter()
            found = self.window(first, last)
            spent = max(time.perf_counter() - begun, 1e-5)
            yield found
            last = first - 1
            wider = min(8.0, dense / (len(found) + 1), self._clock.left / spent / 2)
            width = max(_WIDTH, int(width * wider))

    def window(self, first: int, last: int) -> list[int]:
        """Return what matches between two ids, the newest first."""
        if not self._wanted.terms:
            query = _ANY.format(rows=self._rows)
            return sorted(json.loads(asking.first(self._case, query, first=first, last=last)[0]), reverse=True)
        bounds = {"first": self._base + first, "last": self._base + last}
        return sorted(self._asked(_WINDOW, self._wanted.quick, **bounds), reverse=True)

    def _stream(self, first: int, last: int) -> Iterator[list[int]]:
        """Yield what matches in some rows, the newest first, without looking further than it is asked."""
        values = {"query": self._wanted.quick, "first": self._base + first, "last": self._base + last}
        result = self._case.connection.exec_driver_sql(_STREAM.format(table=self._table), values)
        with closing(result):
            while rows := result.fetchmany(_CHUNK):
                yield [row[0] - self._base for row in rows]

    def _latest(self, limit: int) -> list[int]:
        bounds = {"first": self._base + 1, "last": self._base + BLOCK - 1}
        return self._asked(_LATEST, self._wanted.quick, limit=limit, **bounds)

    def _weighed(self, found: Sequence[int], expression: str) -> list[int]:
        """Return what was found, the best first."""
        if len(found) < 2:
            return list(found)
        there = set(found)
        bounds = {"first": self._base + min(found), "last": self._base + max(found)}
        return [id_ for id_ in self._asked(_WEIGHED, expression, **bounds) if id_ in there]

    def _asked(self, query: str, expression: str, **values: int | str) -> list[int]:
        packed = asking.first(self._case, query.format(table=self._table), query=expression, **values)[0]
        return [row - self._base for row in json.loads(packed)]

    def _newest(self) -> int:
        return _end(self._case, self._rows)
