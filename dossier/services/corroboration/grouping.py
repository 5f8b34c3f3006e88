"""Reports of one happening, put together: the same groups whatever the order in which the reports came.

Reports are taken from the most exactly dated to the undated. Each joins the one group that it fits, if there is just
one, and opens a group of its own where it fits none, or several equally well: what could be either is neither. Only
groups that share a person, a kind and a time are ever compared.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from dossier.domain.events import EventKind
from dossier.services.corroboration.likeness import MONTH, is_again, likeness, people_agree
from dossier.services.corroboration.reports import LEGAL, ONCE, Report, alike, gap, overlap

_FAMILIES = {
    EventKind.ATTACK: "violence",
    EventKind.INJURE: "violence",
    EventKind.DIE: "violence",
    EventKind.EXECUTE: "violence",
}
_MOST_PEOPLE = 6
_MOST_CANDIDATES = 48
"""A report without an exact date that fits so many groups fits none."""
_MOST_YEARS = 30
_LOOKED_AT = 6
"""How many reports of a group a further one is compared with: the most exact ones."""
_CLEARLY = 1.15
_SIMILAR = 0.3

_SLIP = 3
"""By so many days two stories may differ about one and the same thing."""
_SELDOM = frozenset({EventKind.ARREST, EventKind.EXTRADITE, EventKind.CONVICT, EventKind.ACQUIT, EventKind.SENTENCE})
"""Steps that nobody takes twice within days."""

Slot = tuple[int, str, str]


@dataclass(slots=True)
class _Group:
    reports: list[Report]
    number: int
    first: date | None = None
    last: date | None = None
    merged: "_Group | None" = field(default=None)

    def take(self, report: Report) -> None:
        """Take a report in; what is known of the time becomes what all agree on."""
        self.reports.append(report)
        self.first = max((d for d in (self.first, report.first) if d is not None), default=None)
        self.last = min((d for d in (self.last, report.last) if d is not None), default=None)

    def fits(self, report: Report) -> float | None:
        """Return how well a report fits, None where it does not."""
        if self.last is not None and report.first is not None and report.first > self.last:
            return None
        if self.first is not None and report.last is not None and report.last < self.first:
            return None
        scores = [likeness(known, report) for known in self.reports[:_LOOKED_AT]]
        if any(score is None and _clash(known, report) for score, known in zip(scores, self.reports, strict=False)):
            return None
        return max((score for score in scores if score is not None), default=None)


def _clash(a: Report, b: Report) -> bool:
    return not people_agree(a, b) or not overlap(a, b)


def grouped(
    reports: Iterable[Report], over: Callable[[Sequence[Report]], Iterable[Report]] = iter
) -> list[tuple[Report, ...]]:
    """Return the reports in groups, each of them of one happening, in a canonical order.

    *over* hands them out one by one, and may say how far it is, or stop it.
    """
    ordered = sorted(reports, key=lambda r: (r.days, r.place, r.kind.value))
    groups: list[_Group] = []
    index: defaultdict[Slot, list[_Group]] = defaultdict(list)
    for report in over(ordered):
        fitting = _best(report, _candidates(report, index))
        if fitting is None:
            fitting = _Group([], len(groups))
            groups.append(fitting)
        fitting.take(report)
        for slot in _own_slots(report):
            if not index[slot] or index[slot][-1] is not fitting:
                index[slot].append(fitting)
    _put_disagreeing_together(groups)
    whole = [group for group in groups if group.merged is None]
    return sorted((tuple(sorted(group.reports, key=_in_time)) for group in whole), key=lambda g: _in_time(g[0]))


def related(reports: Iterable[Report]) -> list[list[int]]:
    """Return the events that ``grouped`` might put together, in lots that it can be given one by one.

    An event that has nothing to do with any other is in none. Of *reports* only one at a time is held.
    """
    events, slots = array("q"), array("q")
    for report in reports:
        own = {hash(slot) for slot in (*_own_slots(report), *_other_slots(report), *_once_slots(report))}
        slots.extend(own)
        events.extend([report.event] * len(own))
    return _lots(np.frombuffer(events, dtype=np.int64), np.frombuffer(slots, dtype=np.int64))


def _lots(events: npt.NDArray[np.int64], slots: npt.NDArray[np.int64]) -> list[list[int]]:
    """Return the events that are connected by slots, those that are alone left out."""
    order = np.argsort(slots, kind="stable")
    same = slots[order][1:] == slots[order][:-1]
    leads: dict[int, int] = {}

    def lead(event: int) -> int:
        while (above := leads.setdefault(event, event)) != event:
            leads[event] = leads[above]
            event = above
        return event

    pairs = zip(events[order[:-1][same]].tolist(), events[order[1:][same]].tolist(), strict=True)
    for one, other in pairs:
        a, b = lead(one), lead(other)
        if a != b:
            leads[max(a, b)] = min(a, b)
    lots: defaultdict[int, list[int]] = defaultdict(list)
    for event in sorted(leads):
        lots[lead(event)].append(event)
    return [lots[first] for first in sorted(lots)]


def _once_slots(report: Report) -> Iterator[Slot]:
    """Yield where a report meets those that may be of one happening though they date it differently."""
    for person in _once_about(report):
        yield person, report.kind.value, "once"


def _once_about(report: Report) -> list[int]:
    """Return those of whom other stories may date the same otherwise: of a death one alone."""
    if report.kind in LEGAL:
        return sorted(report.central)[:_MOST_PEOPLE]
    return sorted(report.central) if report.kind in ONCE and len(report.central) == 1 else []


def _in_time(report: Report) -> tuple[bool, date, bool, date, tuple[str, int, int], str]:
    told = report.published.start if report.published is not None else date.max
    dated = report.first or report.last
    return dated is None, dated or date.max, report.published is None, told, report.place, report.kind.value


def _best(report: Report, candidates: Sequence[_Group]) -> _Group | None:
    """Return the one group that a report fits; None where there is none, or where it may be any of several."""
    if len(candidates) > _MOST_CANDIDATES and report.days > MONTH:
        return None
    scored = [(score, group) for group in candidates if (score := group.fits(report)) is not None]
    if not scored:
        return None
    scored.sort(key=lambda pair: (-pair[0], pair[1].number))
    if len(scored) > 1 and report.days > MONTH and scored[0][0] < _CLEARLY * scored[1][0]:
        return None
    return scored[0][1]


def _topics(report: Report) -> tuple[str, str]:
    return _FAMILIES.get(report.kind, report.kind.value), f"={report.stem}"


def _own_slots(report: Report) -> Iterator[Slot]:
    """Yield where a report is found again: by person and topic, with its days, its years, or any time."""
    times = [*_days(report), *(f"n{year}" if report.days <= MONTH else f"w{year}" for year in _years(report)), "all"]
    for person in sorted(report.people)[:_MOST_PEOPLE]:
        for topic in _topics(report):
            for time in times:
                yield person, topic, time


def _other_slots(report: Report) -> Iterator[Slot]:
    """Yield where the reports are that this one may agree with."""
    if report.when is None:
        times = ["all"]
    elif report.days <= MONTH:
        times = [*_days(report), *(f"w{year}" for year in _years(report))]
    else:
        times = [mark + str(year) for year in _years(report) for mark in "nw"]
    for person in sorted(report.people)[:_MOST_PEOPLE]:
        for topic in _topics(report):
            for time in times:
                yield person, topic, time


def _candidates(report: Report, index: dict[Slot, list[_Group]]) -> list[_Group]:
    found: dict[int, _Group] = {}
    for slot in _other_slots(report):
        for group in index.get(slot, ()):
            found[group.number] = group
            if len(found) > _MOST_CANDIDATES and report.days > MONTH:
                return list(found.values())
    return [found[number] for number in sorted(found)]


def _days(report: Report) -> list[str]:
    if report.days > MONTH or report.first is None:
        return []
    return [(report.first + timedelta(days=n)).isoformat() for n in range(report.days + 1)]


def _years(report: Report) -> range:
    if report.when is None:
        return range(0)
    first = report.first.year if report.first is not None else None
    last = report.last.year if report.last is not None else None
    start = first if first is not None else (last or 1) - _MOST_YEARS
    stop = last if last is not None else start + _MOST_YEARS
    return range(max(start, stop - _MOST_YEARS), stop + 1)


def _put_disagreeing_together(groups: Sequence[_Group]) -> None:
    """Put groups together that can only be one happening which the sources date differently."""
    by_topic: defaultdict[tuple[int, EventKind], list[_Group]] = defaultdict(list)
    for group in groups:
        first = group.reports[0]
        for person in _once_about(first):
            by_topic[person, first.kind].append(group)
    for (_, kind), found in sorted(by_topic.items(), key=lambda item: (item[0][0], item[0][1].value)):
        if len(found) < 2:
            continue
        dated = [group for group in found if group.reports[0].when is not None and group.merged is None]
        if kind in ONCE:
            _merge(found)
        elif 1 < len(dated) <= _MOST_CANDIDATES:
            _merge_pairs(dated)


def _merge(groups: Sequence[_Group]) -> None:
    kept = groups[0]
    for group in groups[1:]:
        if group.merged is None and group is not kept:
            kept.reports.extend(group.reports)
            group.merged = kept


def _merge_pairs(groups: Sequence[_Group]) -> None:
    """Merge two groups of one kind and person where they are each other's only match."""
    pairs = [(a, b) for i, a in enumerate(groups) for b in groups[i + 1 :] if _disagree_only_on_time(a, b)]
    count: defaultdict[int, int] = defaultdict(int)
    for a, b in pairs:
        count[a.number] += 1
        count[b.number] += 1
    for a, b in pairs:
        if count[a.number] == count[b.number] == 1:
            _merge([a, b])


def _disagree_only_on_time(a: _Group, b: _Group) -> bool:
    """Tell whether two groups say the same of days near each other, and no story knows both."""
    one, two = a.reports[0], b.reports[0]
    if {r.article for r in a.reports} & {r.article for r in b.reports}:
        return False
    if not 0 < gap(one, two) <= MONTH and not _same_day_of_another_year(one, two):
        return False
    if one.status is not two.status or not people_agree(one, two) or is_again(one, two):
        return False
    if {r.stem for r in a.reports[:_LOOKED_AT]}.isdisjoint(r.stem for r in b.reports[:_LOOKED_AT]):
        return False
    return alike(one.words, two.words) >= _SIMILAR or _hardly_twice(one, two)


def _hardly_twice(a: Report, b: Report) -> bool:
    """Tell whether two days lie too near for somebody to be arrested on both."""
    return a.kind in _SELDOM and not a.days and not b.days and gap(a, b) <= _SLIP


def _same_day_of_another_year(a: Report, b: Report) -> bool:
    """Tell whether only the year of two exact dates differs, as by a slip."""
    if a.days or b.days or a.first is None or b.first is None:
        return False
    return (a.first.month, a.first.day) == (b.first.month, b.first.day) and abs(a.first.year - b.first.year) == 1
