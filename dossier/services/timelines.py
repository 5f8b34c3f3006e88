"""The whole case as a timeline: a board of all dated events, which loads at once, and what is said of some of them."""

import ctypes
import sys
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from dossier.domain.events import EventKind
from dossier.domain.mentions import EntityKind
from dossier.domain.views import EventView
from dossier.domain.wording import titled
from dossier.services import event_views
from dossier.store import event_store, timeline_store
from dossier.store.case_file import CaseFile
from dossier.timeline.columns import Members
from dossier.timeline.lanes import Board, Names
from dossier.timeline.shapes import columns_of_dates

_MUCH = 100_000
"""Reading more events than this leaves memory behind that is worth giving back."""
_WORTH_PACKING = 2_000
"""The events of a smaller case are read from their rows as quickly."""


@dataclass(frozen=True, eq=False)
class CaseTimeline:
    """All events of a case: the dated ones on a board, the ids of the undated ones, and how many of each kind.

    Kinds come the most frequent first. Who and what takes part in more events has its lane before others.
    """

    board: Board
    undated: Sequence[int]
    kinds: tuple[tuple[EventKind, int], ...]


def timeline(case: CaseFile) -> CaseTimeline:
    """Return all events of a case, the rejected ones too."""
    with case.reading():
        packed = timeline_store.load(case)
        dated = int(np.count_nonzero((packed.starts != 0) | (packed.ends != 0)))
        members = _members(packed, dated)
        named = timeline_store.entity_names(case, members.keys.tolist())
    arrays = {
        each.name: getattr(packed, each.name)[:dated] for each in fields(packed) if not each.name.startswith("member")
    }
    columns = columns_of_dates(arrays, timeline_store.PRECISIONS, timeline_store.EXTENTS)
    count = dict(zip(members.keys.tolist(), members.counts().tolist(), strict=True))
    named.sort(key=lambda each: (-count[each[0]], each[2], each[0]))
    lanes: dict[str, list[tuple[int, str]]] = {kind.value: [] for kind in EntityKind}
    for id_, kind, name in named:
        lanes[kind].append((id_, name))
    board = Board(
        columns=columns,
        members=members,
        people=Names(lanes[EntityKind.PERSON]),
        organisations=Names(lanes[EntityKind.ORGANISATION]),
        sites=Names(lanes[EntityKind.PLACE]),
    )
    numbers = np.bincount(packed.kinds, minlength=len(timeline_store.KINDS))
    kinds = [(timeline_store.KINDS[code], int(numbers[code])) for code in np.argsort(-numbers, kind="stable")]
    if len(packed) > _MUCH:
        give_back()
    return CaseTimeline(
        board.prepared(),
        array("i", packed.ids[dated:].astype(np.intc).tobytes()),
        tuple((kind, n) for kind, n in kinds if n),
    )


def give_back() -> None:
    """Give memory that is free again back to the system: glibc keeps it, some 60 MB for a million events."""
    if sys.platform.startswith("linux"):
        library = ctypes.CDLL(None)
        if hasattr(library, "malloc_trim"):
            library.malloc_trim(0)


def _members(packed: timeline_store.PackedEvents, dated: int) -> Members:
    """Return who stands in which of the dated events, which are the first ones."""
    here = packed.member_events < dated
    keys, items = packed.member_entities[here], packed.member_events[here]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    return Members(keys[starts], np.append(starts, len(keys)).astype(np.int64), items)


def refresh(case: CaseFile) -> bool:
    """Make the next ``timeline`` quick where it would not be; tell whether there was something to do."""
    return timeline_store.refresh(case, _WORTH_PACKING)


def views(case: CaseFile, ids: Collection[int]) -> dict[int, EventView]:
    """Return some events by id, rejected or not; those that are gone are left out."""
    with case.reading():
        found = event_views.views(case, event_store.records(case, ids=ids, rejected=True))
    return {view.id: view for view in found}


def labels(case: CaseFile, ids: Collection[int]) -> Mapping[int, str]:
    """Return the words that stand on some events."""
    return {id_: titled(view) for id_, view in views(case, ids).items()}


def story_titles(case: CaseFile) -> list[tuple[int, str]]:
    """Return the number and title of each story, in the order of files."""
    return timeline_store.titles(case)
