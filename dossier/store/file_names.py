"""What the files of a case and the bylines of their stories are called, to find files by a part of it while one types.

Of a hundred thousand files reading the names takes some hundredths of a second: so they are read a stretch at a time,
as far as the time goes, and go on from there when they are asked for again.
"""

import json
from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import Any
from weakref import WeakKeyDictionary

from dossier.store import asking
from dossier.store.case_file import CaseFile

_RAW = 2_000
"""So many files are enough as long as not all names have been read."""
_STRETCH = 5_000
"""So many names are read between two looks at the time."""

# From an index, without a look at the rows, which are large. What follows a name is found at once. Two long texts are
# handed over many times faster than a row for each name.
_STRETCHES = {
    "sources": """SELECT json_group_array(file), json_group_array(id) FROM (
 SELECT file, id FROM sources INDEXED BY sources_called
 WHERE (file, id) > (:name, :source) AND id <= :last ORDER BY file, id LIMIT :most)""",
    "articles": """SELECT json_group_array(byline), json_group_array(source) FROM (
 SELECT byline, source FROM articles INDEXED BY articles_called
 WHERE byline IS NOT NULL AND (byline, source) > (:name, :source) AND id <= :last
 ORDER BY byline, source LIMIT :most)""",
}
_NEW = {
    "sources": """SELECT json_group_array(file), json_group_array(id) FROM (
 SELECT file, id FROM sources NOT INDEXED WHERE id > :last)""",
    "articles": """SELECT json_group_array(byline), json_group_array(source) FROM (
 SELECT byline, source FROM articles NOT INDEXED WHERE id > :last AND byline IS NOT NULL)""",
}

HasTime = Callable[[], bool]


class _Names:
    """The names of the files of a case and the bylines of their stories, which never change under their numbers."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._files: list[str] = []
        self._numbers: list[int] = []
        self._bylines: dict[str, list[int]] = {}
        self._left: Iterator[None] | None = None
        self._part: str | None = None
        self._found: tuple[int, ...] = ()

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
        self._take_new(case)
        return True

    def having(self, part: str) -> tuple[int, ...]:
        """Return the files with *part* in one of their names that were read, in the order of their numbers."""
        if self._left is not None:
            # More than enough for a page that is not the whole answer.
            return tuple(sorted(islice(self._search(part), _RAW)))
        # While the words after it are typed, the same file is asked for again and again.
        if part != self._part:
            self._part, self._found = part, tuple(sorted(self._search(part)))
        return self._found

    def _search(self, part: str) -> Collection[int]:
        found = [source for name, source in zip(self._files, self._numbers, strict=True) if part in name]
        others = [sources for byline, sources in self._bylines.items() if part in byline]
        return set(found).union(*others) if others else found

    def _stretches(self, case: CaseFile) -> Iterator[None]:
        for table, statement in _STRETCHES.items():
            name, source, last = "", 0, self._last[table]
            while read := _asked(case, statement, name=name, source=source, last=last, most=_STRETCH):
                self._take(table, read)
                name, source = read[-1]
                yield

    def _take(self, table: str, read: list[tuple[str, int]]) -> None:
        self._part = None
        if table == "sources":
            self._files += [name.lower() for name, _ in read]
            self._numbers += [source for _, source in read]
            return
        for byline, source in read:
            self._bylines.setdefault(byline.lower(), []).append(source)

    def _take_new(self, case: CaseFile) -> None:
        """Take in what has come since."""
        for table, statement in _NEW.items():
            last = _last(case, table)
            if last > self._last[table]:
                self._take(table, _asked(case, statement, last=self._last[table]))
                self._last[table] = last


def _asked(case: CaseFile, statement: str, **values: Any) -> list[tuple[str, int]]:
    names, sources = asking.first(case, statement, **values)
    return list(zip(json.loads(names), json.loads(sources), strict=True))


def _last(case: CaseFile, table: str) -> int:
    return asking.first(case, f"SELECT max(id) FROM {table}")[0] or 0


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
        return names.having(part.lower()), is_whole
