"""What a search is limited to: people, files and days, as statements that read no more than they must."""

import json
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dossier.domain.views import HitKind
from dossier.store import asking
from dossier.store.case_file import CaseFile
from dossier.store.packing import to_json
from dossier.store.schema import CROSSES

_RAW = 2_000
"""So many rows are read to find out that few fit."""

_PEOPLE = 50
"""More people than so many are not handed to each statement: who stands in its rows is held against them."""

_SOURCES = 200
"""Of so many files all rows are looked for, which may be few."""

_LAST_SOURCES = 20
"""Of more files so many of the last tell near which rows others lie."""

# One row with all of them is read many times faster than a row for each.
_IN_ONE = "SELECT json_group_array(id) FROM ({})"
_IN_TWO = "SELECT json_group_array(id), json_group_array(source) FROM ({})"
_AMONG = "(SELECT value FROM json_each({}))"
_IN_PEOPLE, _IN_SOURCES = _AMONG.format(":people"), _AMONG.format(":sources")
_FITS = {
    HitKind.EVENT: f"""SELECT e.id, (SELECT source FROM articles WHERE id = e.article) source FROM events e
 WHERE e.id IN {_AMONG.format(":ids")} AND (:people IS NULL
 OR EXISTS (SELECT 1 FROM participants p WHERE p.event = e.id AND p.entity IN {_IN_PEOPLE})
 OR EXISTS (SELECT 1 FROM event_places p WHERE p.event = e.id AND p.entity IN {_IN_PEOPLE}))
 AND (:after IS NULL OR coalesce(e.date_end, e.date_start) >= :after)
 AND (:before IS NULL OR coalesce(e.date_start, e.date_end) <= :before)
 AND e.review <> 'rejected'""",
    HitKind.ARTICLE: f"""SELECT a.id, a.source FROM articles a
 WHERE a.id IN {_AMONG.format(":ids")} AND (:people IS NULL
 OR EXISTS (SELECT 1 FROM mentions m WHERE m.article = a.id AND m.entity IN {_IN_PEOPLE}))
 AND (:after IS NULL OR a.published_end >= :after) AND (:before IS NULL OR a.published_start <= :before)""",
}
_OF_PEOPLE = {
    HitKind.EVENT: f"""SELECT * FROM (
 SELECT DISTINCT event id FROM participants WHERE entity IN {_IN_PEOPLE} LIMIT {_RAW})
 UNION ALL SELECT * FROM (SELECT DISTINCT event FROM event_places WHERE entity IN {_IN_PEOPLE} LIMIT {_RAW})""",
    HitKind.ARTICLE: f"SELECT DISTINCT article id FROM mentions WHERE entity IN {_IN_PEOPLE} LIMIT {_RAW}",
}
_WHO = {
    HitKind.EVENT: f"""SELECT event id, entity source FROM participants WHERE event IN {_AMONG.format(":ids")}
 UNION ALL SELECT event, entity FROM event_places WHERE event IN {_AMONG.format(":ids")}""",
    HitKind.ARTICLE: f"""SELECT DISTINCT article id, entity source FROM mentions
 WHERE article IN {_AMONG.format(":ids")}""",
}
_OF_SOURCES = {
    HitKind.EVENT: f"SELECT e.id FROM articles a JOIN events e ON e.article = a.id WHERE a.source IN {_IN_SOURCES} "
    f"LIMIT {_RAW}",
    HitKind.ARTICLE: f"SELECT id FROM articles WHERE source IN {_IN_SOURCES} LIMIT {_RAW}",
}


def _of_days(table: str, start: str, end: str) -> str:
    """Return the statement for what lies in some days: within one year it began in the year of the first day or later;
    what reaches from one year into another is listed by itself."""
    crosses = CROSSES.format(start=start, end=end)
    in_year = f"{start} BETWEEN :year AND :before AND coalesce({end}, {start}) >= :after"
    reaching = f"coalesce({start}, {end}) <= :before AND coalesce({end}, {start}) >= :after"
    return (
        f"SELECT * FROM (SELECT id FROM {table} INDEXED BY {table}_{{index}} WHERE {in_year} "
        f"ORDER BY {start} DESC LIMIT {_RAW}) UNION ALL SELECT * FROM (SELECT id FROM {table} "
        f"INDEXED BY {table}_crossing WHERE ({crosses}) AND {reaching} LIMIT {_RAW})"
    )


_OF_DAYS = {
    HitKind.EVENT: _of_days("events", "date_start", "date_end").format(index="date"),
    HitKind.ARTICLE: _of_days("articles", "published_start", "published_end").format(index="published"),
}


@dataclass(frozen=True, slots=True)
class Within:
    """Limits on what is found: ids of people and, in order, of sources, and inclusive ISO days; None for no limit.

    ``events`` and ``articles`` are all that may be found of either.
    """

    people: tuple[int, ...] | None = None
    sources: tuple[int, ...] | None = None
    after: str | None = None
    before: str | None = None
    events: tuple[int, ...] | None = None
    articles: tuple[int, ...] | None = None

    @property
    def is_limit(self) -> bool:
        """Tell whether anything is limited."""
        limits = (self.people, self.sources, self.after, self.before, self.events, self.articles)
        return any(limit is not None for limit in limits)

    def only(self, kind: HitKind) -> tuple[int, ...] | None:
        """Return which events, or which stories, may be found at all; None for any."""
        return self.events if kind is HitKind.EVENT else self.articles

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing can lie within."""
        return self.people == () or self.sources == ()


class Limits:
    """The limits of one search, ready to be asked many times. Used inside a reading block of the case.

    ``few`` are rows, the newest first, among which are all that lie within; None where there are many. ``near`` is then
    a row before which others lie within: what is of one file or of some days has mostly come into the case together.
    """

    def __init__(self, case: CaseFile, kind: HitKind, within: Within) -> None:
        self._case = case
        self._kind = kind
        self._sources = within.sources
        only = within.only(kind)
        self._only = None if only is None else frozenset(only)
        is_many = within.people is not None and len(within.people) > _PEOPLE
        self._many = frozenset(within.people or ()) if is_many else None
        self._values: dict[str, Any] = {
            "people": None if within.people is None or is_many else to_json(within.people),
            "after": within.after,
            "before": within.before,
        }
        self.few: list[int] | None = None
        self.near: int | None = None
        self._narrow(within)

    def fitting(self, ids: Iterable[int]) -> set[int]:
        """Return those of some rows that lie within the limits. Rejected events never do."""
        wanted = list(ids) if self._only is None else [id_ for id_ in ids if id_ in self._only]
        if self._many is not None:
            there = self._pairs(_WHO[self._kind], {"ids": to_json(wanted)})
            wanted = list({id_ for id_, person in there if person in self._many})
        fitting = self._pairs(_FITS[self._kind], {**self._values, "ids": to_json(wanted)})
        return {id_ for id_, source in fitting if self._is_of(source)}

    def _pairs(self, statement: str, values: dict[str, Any]) -> Iterable[tuple[int, int]]:
        """Return what a statement tells of rows, each with a number."""
        ids, numbers = asking.first(self._case, _IN_TWO.format(statement), **values)
        return zip(json.loads(ids), json.loads(numbers), strict=True)

    def _is_of(self, source: int) -> bool:
        """Tell whether a file is wanted. There may be very many, which are not gone through for one page."""
        if self._sources is None:
            return True
        at = bisect_left(self._sources, source)
        return at < len(self._sources) and self._sources[at] == source

    def _narrow(self, within: Within) -> None:
        if self._only is not None:
            self.few = sorted(self._only, reverse=True)
            return
        for wanted, statement, is_part in self._narrowing(within):
            found = set(json.loads(asking.first(self._case, _IN_ONE.format(statement), **wanted)[0]))
            if len(found) < _RAW and not is_part:
                self.few = sorted(found, reverse=True)
                return
            near = max(found, default=0)
            self.near = near if self.near is None else min(near, self.near)

    def _narrowing(self, within: Within) -> Iterable[tuple[dict[str, Any], str, bool]]:
        """Yield what tells which rows lie within, limit by limit, and whether it tells only of some."""
        if within.people is not None and len(within.people) <= _RAW:
            yield {"people": to_json(within.people)}, _OF_PEOPLE[self._kind], False
        if within.sources is not None:
            last = within.sources if len(within.sources) <= _SOURCES else within.sources[-_LAST_SOURCES:]
            yield {"sources": to_json(last)}, _OF_SOURCES[self._kind], len(last) < len(within.sources)
        if within.after is not None or within.before is not None:
            after, before = within.after or "", within.before or "9999-12-31"
            yield {"after": after, "before": before, "year": after[:4]}, _OF_DAYS[self._kind], False
