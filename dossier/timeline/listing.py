"""The events of some lanes as rows of a table: each once, in the order of a column."""

from enum import StrEnum

import numpy as np

from dossier.timeline.columns import REVIEW, STATUS, Flags, Indexes
from dossier.timeline.lanes import Board, Lanes


class Column(StrEnum):
    """What a column of the table says."""

    DATE = "Date"
    EVENT = "Event"
    STATUS = "Status"
    KIND = "Kind"
    REVIEW = "Review"
    REPORTS = "Reports"
    SOURCE = "Source"


COLUMNS = tuple(Column)


def shown(board: Board, lanes: Lanes) -> Indexes:
    """Return the items that stand in at least one lane, ascending."""
    mask: Flags = np.zeros(len(board), np.bool_)
    mask[lanes.items] = True
    return np.flatnonzero(mask)


def shared(board: Board, lanes: Lanes) -> Indexes:
    """Return the items that stand in more than one lane, ascending."""
    return np.flatnonzero(np.bincount(lanes.items, minlength=len(board)) > 1)


def only_shared(board: Board, lanes: Lanes) -> Lanes:
    """Return the lanes with only the items that stand in more than one of them."""
    several: Flags = np.zeros(len(board), np.bool_)
    several[shared(board, lanes)] = True
    return lanes.where(several[lanes.items])


def sorted_by(board: Board, items: Indexes, column: Column, *, descending: bool) -> Indexes:
    """Return *items*, which ascend, in the order of a column; those alike in it stay in time order.

    Events and sources have no order of their own here: they keep that of time.
    """
    columns = board.columns
    match column:
        case Column.STATUS:
            keys = columns.part(STATUS)[items].astype(np.int16)
        case Column.REVIEW:
            keys = columns.part(REVIEW)[items].astype(np.int16)
        case Column.KIND:
            keys = columns.kinds[items].astype(np.int16)
        case Column.REPORTS:
            keys = columns.reports[items].astype(np.int64)
        case Column.SOURCE:
            keys = columns.articles[items].astype(np.int64)
        case _:
            return items[::-1] if descending else items
    return items[np.argsort(-keys if descending else keys, kind="stable")]
