"""The whole case at a glance: counted from whole columns, so that a case of any size is told in a moment."""

import time
from dataclasses import fields
from datetime import date

import numpy as np

from dossier.domain.events import Review
from dossier.domain.mentions import EntityKind
from dossier.domain.overviews import STATUS_ORDER, CaseOverview, Coverage, Period, SourceShare, Tally, Weight
from dossier.domain.review import Question, QuestionKind
from dossier.domain.views import EntityRef
from dossier.services import reviewing
from dossier.store import overview_store, timeline_store
from dossier.store.case_file import CaseFile
from dossier.store.timeline_store import PackedEvents
from dossier.timeline.columns import Columns, Flags
from dossier.timeline.gaps import longest
from dossier.timeline.lanes import Board, Filter, Grouping
from dossier.timeline.periods import periods_of
from dossier.timeline.shapes import columns_of_dates

MOST = 40
"""So many people and files are listed."""
_GAPS = 3
_REJECTED = timeline_store.REVIEWS.index(Review.REJECTED)
_CODES = [timeline_store.STATUSES.index(status) for status in STATUS_ORDER]
_MANY = 5_000
"""In a case of more stories only those questions are looked for of which the first comes soon."""
_SOON = frozenset({QuestionKind.NAMES, QuestionKind.WHO, QuestionKind.EVENT})
_SECONDS = 0.5
"""No longer than this are open questions looked for; the review looks through all of the case."""


def overview(case: CaseFile, most: int = MOST) -> CaseOverview:
    """Return the case at a glance, with *most* people and files at most."""
    with case.reading():
        packed = timeline_store.load(case)
        told = packed.reviews != _REJECTED
        has_date = (packed.starts != 0) | (packed.ends != 0)
        dated = int(np.count_nonzero(has_date))
        columns = columns_of_dates(_arrays(packed, dated), timeline_store.PRECISIONS, timeline_store.EXTENTS)
        people, people_count = _people(case, packed, told & has_date, most)
        shares, source_count, stories, undated = _sources(case, packed, told, most)
        return CaseOverview(
            people=people,
            people_count=people_count,
            periods=_periods(columns, told[:dated]),
            sources=shares,
            source_count=source_count,
            stories=stories,
            stories_undated=undated,
            coverage=_coverage(columns, told, has_date),
        )


def open_questions(case: CaseFile, most: int = 8, seconds: float = _SECONDS) -> tuple[Question, ...]:
    """Return the first open questions of a case: as many as are found in so many *seconds*, *most* at most."""
    end = time.monotonic() + seconds
    found: list[Question] = []
    kinds = None if len(overview_store.stories(case)[0]) <= _MANY else _SOON
    for question in reviewing.questions(case, kinds, cancelled=lambda: time.monotonic() > end):
        if question is not None:
            found.append(question)
        if len(found) == most or time.monotonic() > end:
            break
    return tuple(found)


def _arrays(packed: PackedEvents, count: int) -> dict[str, np.ndarray]:
    names = (each.name for each in fields(packed) if not each.name.startswith("member"))
    return {name: getattr(packed, name)[:count] for name in names}


def _people(case: CaseFile, packed: PackedEvents, wanted: Flags, most: int) -> tuple[tuple[Weight, ...], int]:
    """Return who takes part in most of the *wanted* events, and how many people take part in any."""
    pairs = wanted[packed.member_events]
    keys, events = packed.member_entities[pairs], packed.member_events[pairs]
    mine = np.isin(keys, overview_store.ids_of_kind(case, EntityKind.PERSON))
    found, at = np.unique(keys[mine], return_inverse=True)
    width = len(timeline_store.STATUSES)
    counts = np.bincount(at * width + packed.statuses[events[mine]], minlength=len(found) * width).reshape(-1, width)
    first = np.lexsort((found, -counts.sum(axis=1)))[:most].tolist()
    named = {id_: name for id_, _, name in timeline_store.entity_names(case, found[first].tolist())}
    weights = [
        Weight(EntityRef(int(found[n]), EntityKind.PERSON, named[int(found[n])]), Tally(*counts[n][_CODES].tolist()))
        for n in first
    ]
    return tuple(weights), len(found)


def _sources(
    case: CaseFile, packed: PackedEvents, told: Flags, most: int
) -> tuple[tuple[SourceShare, ...], int, int, int]:
    """Return the files that tell most, how many there are, how many stories, and how many of these are undated."""
    stories, of = overview_store.stories(case)
    if not len(stories):
        return (), 0, 0, 0
    undated = np.isin(stories, overview_store.undated_stories(case))
    events = np.bincount(packed.articles[told], minlength=int(stories.max()) + 1)[stories]
    sources, first, at = np.unique(of, return_index=True, return_inverse=True)
    numbers, dated = np.bincount(at), np.bincount(at, weights=~undated).astype(np.int64)
    told_by = np.bincount(at, weights=events).astype(np.int64)
    heaviest = np.lexsort((sources, -numbers, -told_by))[:most].tolist()
    named = overview_store.files(case, sources[heaviest].tolist())
    shares = tuple(
        SourceShare(int(stories[first[n]]), named[int(sources[n])], int(numbers[n]), int(dated[n]), int(told_by[n]))
        for n in heaviest
    )
    return shares, len(sources), len(stories), int(undated.sum())


def _periods(columns: Columns, wanted: Flags) -> tuple[Period, ...]:
    made = periods_of(columns, wanted)
    return tuple(
        Period(_day(made.starts[n]), _day(made.starts[n + 1] - 1), Tally(*made.counts[n][_CODES].tolist()))
        for n in range(len(made))
    )


def _coverage(columns: Columns, told: Flags, has_date: Flags) -> Coverage:
    numbers = {"dated": int((told & has_date).sum()), "undated": int((told & ~has_date).sum())}
    board = Board(columns=columns)
    lanes = board.lanes(Filter(), grouping=Grouping.NONE)
    bounds = board.bounds(lanes)
    if bounds is None:
        return Coverage(None, None, gaps=(), **numbers)
    gaps = tuple((_day(gap.start), _day(gap.end - 1)) for gap in longest(board, lanes, _GAPS))
    return Coverage(_day(bounds[0]), _day(bounds[1] - 1), gaps=gaps, **numbers)


def _day(number: float) -> date:
    """Return a day by its number, within the days that a date can say."""
    return date.fromordinal(min(max(int(number), 1), date.max.toordinal()))
