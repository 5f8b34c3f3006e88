"""A person's timeline for paper: the placing is the timeline's own, the shapes are the report's."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from dossier.domain.claim_words import DossierClaims, told
from dossier.domain.views import DossierView
from dossier.domain.wording import counted, interval_words, titled_within
from dossier.report.picture import Picture, Shape, ShapeKind
from dossier.report.statements import grouped
from dossier.services.watching import Watch
from dossier.timeline.items import Edge, Form, TimelineItem, item_of
from dossier.timeline.lanes import Board, Filter, board_of
from dossier.timeline.scale import Scale, fit
from dossier.timeline.stage import BODY, Seen, SeenCluster, Stage
from dossier.timeline.ticks import Tick, axis

WIDTH = 453.0
"""Points: the width of the text on an A4 page."""

_POINT = 1.7
"""Pixels of the timeline's geometry that make one point on paper."""
_FONT = 6.8 * _POINT
_WIDE = WIDTH * _POINT
_AXIS = 34.0
"""Pixels for the two rows of the axis."""
_GAP = 5.0
_NUMBER = 16.0
"""Pixels that the note's number and the sign before a label take."""
_RIGHT_AIR = 0.2
"""The part of the span that is left free after the last event."""
_LONGEST = 46
"""Characters of a label at most."""


def measure(text: str) -> float:
    """Return about how wide *text* is in the labels' font, in pixels; rather too much than too little."""
    return sum(_letter(character) for character in text) * _FONT


def _letter(character: str) -> float:
    if character in "iljtfrI.,:;'’|!()[] ":
        return 0.34
    if character in "mwMW@%—…" or unicodedata.east_asian_width(character) in "WF":
        return 0.98
    return 0.68 if character.isupper() or character.isdigit() else 0.6


def clipped(text: str, room: float) -> str:
    """Return *text*, or as much of it as fits into *room* pixels with a sign that more follows; "" for too little."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST and measure(text) <= room:
        return text
    cut = text[:_LONGEST]
    while cut and measure(cut + "…") > room:
        cut = cut[:-1]
    return cut.rstrip(" ,;:–-") + "…" if len(cut) > 5 else ""


def picture_of(dossier: DossierView, claims: DossierClaims | None = None, watch: Watch | None = None) -> Picture | None:
    """Return the picture of an entity's dated statements, None where there are none. Shapes name events by id.

    A happening is drawn once, and so is what one sentence tells of one time, as they are printed once.
    Raises Cancelled where *watch* does.
    """
    watch = watch or Watch()
    subject = dossier.entity
    happened = watch.over(told(dossier, claims or DossierClaims()))
    once = [replace(each.lead, date=each.date, status=each.status) for each in happened]
    items = [
        replace(item, people=(subject.id,), label=titled_within(item.label, subject.name))
        for event in watch.over([group[0] for group in grouped(once)])
        if (item := item_of(event)) is not None
    ]
    if not items:
        return None
    watch.look()
    board = board_of(items, [(subject.id, subject.name)])
    lanes = board.lanes(Filter(rejected=True))
    bounds = board.bounds(lanes)
    assert bounds is not None
    first, last = bounds
    # Labels stand to the right of what they name: the last ones need room too.
    scale = fit(first, last + (last - first) * _RIGHT_AIR, _WIDE)
    stage = Stage(board, lanes, lambda index: _NUMBER + measure(clipped(board.items[index].label, _WIDE)))
    watch.look()
    height = _AXIS + stage.height
    shapes = [*_axis_shapes(scale, height)]
    for lane in stage.seen(scale, 0, stage.height):
        shapes += [_chip(cluster) for cluster in lane.clusters]
        for seen in lane.items:
            shapes += _item_shapes(board.items[seen.item], seen)
    return Picture(WIDTH, height / _POINT, _description(dossier, board), tuple(shapes))


def _description(dossier: DossierView, board: Board) -> str:
    days = [day for e in dossier.events if e.date is not None for day in (e.date.start, e.date.end) if day is not None]
    undated = sum(event.date is None for event in dossier.events)
    words = (
        f"Timeline of {dossier.entity.name}: {counted(len(board.items), 'dated statement')}, "
        f"{interval_words(min(days), max(days))}. The chronology below tells the same in words."
    )
    return words + (f" {counted(undated, 'undated event')} not drawn." if undated else "")


def _at(kind: ShapeKind, x: float, y: float, width: float = 0, height: float = 0) -> Shape:
    """Return a shape with lengths turned from pixels into points."""
    return Shape(kind, round(x / _POINT, 2), round(y / _POINT, 2), round(width / _POINT, 2), round(height / _POINT, 2))


def _axis_shapes(scale: Scale, height: float) -> Iterator[Shape]:
    ticks = axis(scale, measure)
    strong = {tick.start for tick in ticks.major}
    for tick in ticks.minor:
        if tick.start not in strong:
            yield from _tick(scale, tick, _AXIS / 2, height, strong=False)
    for tick in ticks.major:
        yield from _tick(scale, tick, 0, height, strong=True)


def _tick(scale: Scale, tick: Tick, top: float, height: float, strong: bool) -> Iterator[Shape]:
    x = scale.x_of(tick.start)
    if 0 <= x <= scale.width:
        yield replace(_at(ShapeKind.RULE, x, top, height=height - top), strong=strong)
    if tick.label:
        yield replace(_at(ShapeKind.LABEL, tick.x, top + 2), text=tick.label, strong=strong)


def _chip(cluster: SeenCluster) -> Shape:
    text = f"{len(cluster.cluster)} events"
    width = measure(text) + 2 * _GAP
    x = min(max(cluster.middle - width / 2, 0), _WIDE - width)
    return replace(_at(ShapeKind.CHIP, x, _AXIS + cluster.y - BODY / 2, width, BODY), text=text)


def _item_shapes(item: TimelineItem, seen: Seen) -> Iterator[Shape]:
    left, right = max(seen.left, 0.0), min(seen.right, _WIDE)
    middle = _AXIS + seen.y
    size = BODY * 0.62
    if item.form is Form.MARK:
        body = _at(ShapeKind.DOT, (left + right - size) / 2, middle - size / 2, size, size)
        after = (left + right + size) / 2
    else:
        body = replace(
            _at(ShapeKind.BAR, left, middle - BODY * 0.36, max(right - left, 2.0), BODY * 0.72),
            strong=item.form is Form.SPAN,
            fuzzy_left=item.left in {Edge.FADED, Edge.OPEN},
            fuzzy_right=item.right in {Edge.FADED, Edge.OPEN},
        )
        after = right
    yield replace(body, status=item.status.value, target=item.id)
    x = left + _GAP if seen.inside else after + _GAP
    text = clipped(item.label, min(seen.room, _WIDE - x) - _NUMBER) if seen.room else ""
    if text or seen.room:
        label = _at(ShapeKind.LABEL, x, middle - BODY / 2, height=BODY)
        # A day's own sign tells its status; beside or inside a bar the label has to.
        status = "" if item.form is Form.MARK else item.status.value
        yield replace(label, text=text, status=status, target=item.id)
