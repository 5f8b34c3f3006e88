"""What the files of a case and the bylines of their stories are called, to find files by a part of it while one types.

Of a hundred thousand files reading the names takes a tenth of a second: so they are read a stretch at a time, as far as
the time goes, and go on from there when they are asked for again.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, islice
from typing import Any
from weakref import WeakKeyDictionary

from dossier.store.case_file import CaseFile

_RAW = 2_000
"""Where more files than this have the part that is looked for, one look at each is quicker than searching; and so many
names are enough as long as not all have been read."""
_STRETCH = 1_000
"""So many names are read between two looks at the time."""
_BETWEEN = "\x00"

# From an index, without a look at the rows, which are large. What follows a name is found at once.
_STRETCHES = {
    "sources": """SELECT file, id FROM sources INDEXED BY sources_called
 WHERE (file, id) > (:name, :source) ORDER BY file, id LIMIT :most""",
    "articles": """SELECT byline, source FROM articles INDEXED BY articles_called
 WHERE byline IS NOT NULL AND (byline, source) > (:name, :source) ORDER BY byline, source LIMIT :most""",
}
_NEW = {
    "sources": "SELECT file, id FROM sources NOT INDEXED WHERE id > :last",
    "articles": "SELECT byline, source FROM articles NOT INDEXED WHERE id > :last AND byline IS NOT NULL",
}

HasTime = Callable[[], bool]


class _Names:
    """The names of the files of a case and the bylines of their stories, which never change under their numbers."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._sources: dict[str, list[int]] = {}
        self._left: Iterator[None] | None = None
        self._part: str | None = None
        self._found: tuple[int, ...] = ()
        self._names: list[str] = []
        self._joined = ""
        self._starts: list[int] = []

    def read(self, case: CaseFile, has_time: HasTime) -> bool:
        """Take in what is there, as far as the time goes; tell whether that is all."""
        if not self._last:
            self._last = {table: _last(case, table) for table in _NEW}
            self._left = self._stretches(case)
        while self._left is not None:
            if not has_time():
                return False
            if next(self._left, self) is self:
                self._left = None
                self._join()
        if self._take_new(case):
            self._join()
        return True

    def having(self, part: str) -> tuple[int, ...]:
        """Return the files with *part* in one of their names that were read, in the order of their numbers."""
        if self._left is not None:
            # More than enough for a page that is not the whole answer.
            some = (sources for name, sources in self._sources.items() if part in name)
            return tuple(sorted({source for sources in islice(some, _RAW) for source in sources}))
        # While the words after it are typed, the same file is asked for again and again.
        if part != self._part:
            self._part, self._found = part, tuple(sorted(self._search(part)))
        return self._found

    def _stretches(self, case: CaseFile) -> Iterator[None]:
        for statement in _STRETCHES.values():
            name, source = "", 0
            while rows := _asked(case, statement, name=name, source=source, most=_STRETCH):
                self._take(rows)
                name, source = rows[-1]
                yield

    def _take(self, rows: list[tuple[str, int]]) -> None:
        for name, source in rows:
            self._sources.setdefault(name.lower(), []).append(source)

    def _take_new(self, case: CaseFile) -> bool:
        """Take in what has come since; tell whether anything has."""
        is_new = False
        for table, statement in _NEW.items():
            last = _last(case, table)
            if last > self._last[table]:
                self._take(_asked(case, statement, last=self._last[table]))
                self._last[table], is_new = last, True
        return is_new

    def _join(self) -> None:
        # One long text is looked through many times faster than many short ones.
        self._names = list(self._sources)
        self._joined = _BETWEEN.join(self._names) + _BETWEEN
        self._starts = list(accumulate((len(name) + len(_BETWEEN) for name in self._names), initial=0))
        self._part = None

    def _one_by_one(self, part: str) -> set[int]:
        return {source for name, sources in self._sources.items() if part in name for source in sources}

    def _search(self, part: str) -> set[int]:
        if not part:
            return self._one_by_one(part)
        found: set[int] = set()
        at = self._joined.find(part)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            found.update(self._sources[self._names[place]])
            if len(found) > _RAW:
                return self._one_by_one(part)
            at = self._joined.find(part, self._starts[place + 1])
        return found


def _asked(case: CaseFile, statement: str, **values: Any) -> list[tuple[str, int]]:
    return [(name, source) for name, source in case.connection.exec_driver_sql(statement, values)]


def _last(case: CaseFile, table: str) -> int:
    return int(case.connection.exec_driver_sql(f"SELECT max(id) FROM {table}").scalar() or 0)


_NAMES: "WeakKeyDictionary[CaseFile, tuple[int, _Names]]" = WeakKeyDictionary()


def forget(case: CaseFile) -> None:
    """Read the names of files anew when they are needed next: some may have come back under lower numbers."""
    _NAMES.pop(case, None)


def having(case: CaseFile, part: str, has_time: HasTime = lambda: True) -> tuple[tuple[int, ...], bool]:
    """Return the files with *part* in their name or in the byline of one of their stories, in the order of their
    numbers, and whether these are all: while *has_time*, more are looked at."""
    with case.reading():
        # Another program may have brought files back too.
        _, others = case.state()
        known, names = _NAMES.get(case, (others, _Names()))
        if known != others:
            names = _Names()
        _NAMES[case] = (others, names)
        is_whole = names.read(case, has_time)
        return names.having(part.lower().replace(_BETWEEN, " ")), is_whole
