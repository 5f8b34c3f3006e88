"""How many events stand on a timeline at once: ``items.shape_of`` for arrays of dates."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from dossier.domain.dates import Extent, Precision
from dossier.timeline.columns import EDGE_OF, FORM_OF, LEFT, REVIEW, RIGHT, STATUS, Columns
from dossier.timeline.items import Edge, Form

Numbers = npt.NDArray[np.integer]

_SHARP, _SOFT, _FADED, _OPEN = (EDGE_OF[edge] for edge in (Edge.SHARP, Edge.SOFT, Edge.FADED, Edge.OPEN))


def columns_of_dates(
    arrays: Mapping[str, Numbers], precisions: tuple[Precision, ...], extents: tuple[Extent, ...]
) -> Columns:
    """Return dated events as columns.

    *arrays* has, in parallel and sorted by first and last known day and id: ids, articles, kinds, statuses, reviews
    (codes in the order of the enumerations), starts and ends (ordinals of inclusive days, 0 where open), approximate,
    precisions and extents (codes into the given tuples).
    """
    starts, ends = arrays["starts"].astype(np.int32), arrays["ends"].astype(np.int32)
    open_left, open_right = starts == 0, ends == 0
    first, last = np.where(open_left, ends, starts), np.where(open_right, starts, ends)
    is_day = ~open_left & ~open_right & (first == last)
    crisp = np.isin(arrays["precisions"], [precisions.index(p) for p in (Precision.DAY, Precision.RANGE)])
    closed = np.where(arrays["approximate"] > 0, _FADED, np.where(crisp | is_day, _SHARP, _SOFT))
    lasted = arrays["extents"] == extents.index(Extent.THROUGHOUT)
    form = np.where(is_day, FORM_OF[Form.MARK], np.where(lasted, FORM_OF[Form.SPAN], FORM_OF[Form.RANGE]))
    looks = (
        form
        | np.where(open_left, _OPEN, closed) << LEFT
        | np.where(open_right, _OPEN, closed) << RIGHT
        | arrays["statuses"].astype(np.int64) << STATUS
        | arrays["reviews"].astype(np.int64) << REVIEW
    )
    return Columns(
        ids=arrays["ids"].astype(np.int32),
        starts=first.astype(np.int32),
        ends=(last + 1).astype(np.int32),
        looks=looks.astype(np.uint16),
        kinds=arrays["kinds"].astype(np.uint8),
        articles=arrays["articles"].astype(np.int32),
        reports=np.ones(len(first), np.uint8),
        led_by=np.zeros(len(first), np.int32),
    )
