"""All of time in a few stretches of equal kind, and how many events stand in each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import numpy as np

from dossier.timeline.calendar import civil, day_number
from dossier.timeline.columns import STATUS, STATUSES, Columns, Flags, Indexes

MOST = 96
"""So many stretches at most, so that each is wide enough to be seen and clicked."""
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_WEEK = 7


@dataclass(frozen=True, eq=False)
class Periods:
    """The first day of each stretch, and the end of the last; in ``counts`` a row each, a column for each status."""

    starts: tuple[int, ...]
    counts: Indexes

    def __len__(self) -> int:
        return len(self.starts) - 1


def periods_of(columns: Columns, wanted: Flags, most: int = MOST) -> Periods:
    """Return the stretches over all *wanted* events, of the shortest kind of which *most* are enough.

    What is not known to the day stands in the stretch of its middle, as on the timeline.
    """
    if not wanted.any():
        return Periods((0,), np.zeros((0, len(STATUSES)), np.int64))
    days = ((columns.starts[wanted].astype(np.int64) + columns.ends[wanted] - 1) // 2).astype(np.int64)
    starts = _starts(int(days.min()), int(days.max()), most)
    at = np.searchsorted(np.array(starts), days, side="right") - 1
    codes = at * len(STATUSES) + columns.part(STATUS)[wanted]
    counts = np.bincount(codes, minlength=(len(starts) - 1) * len(STATUSES))
    return Periods(starts, counts.reshape(-1, len(STATUSES)).astype(np.int64))


def _starts(first: int, last: int, most: int) -> tuple[int, ...]:
    """Return where the stretches begin from that of day *first* on, and where that of day *last* ends."""
    if last - first < most:
        return tuple(range(first, last + 2))
    if (last - first) // _WEEK + 1 < most:
        monday = first - (first - 1) % _WEEK
        return tuple(range(monday, last + _WEEK + 1, _WEEK))
    year, month, _ = civil(first)
    last_year, last_month, _ = civil(last)
    for step in (1, 3):
        begun = year * 12 + (month - 1) // step * step
        if (last_year * 12 + last_month - 1 - begun) // step + 1 <= most:
            return _until(last, (day_number(m // 12, m % 12 + 1) for m in count(begun, step)))
    step = next((s for s in _YEARS if (last_year - year) // s + 2 <= most), _YEARS[-1])
    return _until(last, (day_number(y) for y in count(year // step * step, step)))


def _until(last: int, days: Iterator[int]) -> tuple[int, ...]:
    """Return *days*, which ascend without an end, up to the first one after *last*."""
    made: list[int] = []
    for day in days:
        made.append(day)
        if day > last:
            break
    return tuple(made)
