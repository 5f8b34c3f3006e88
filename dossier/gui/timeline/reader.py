"""What a screen reader finds in the timeline: a list whose children are the events and clusters that are painted.

The children are those of the last frame, lane by lane in time order. Each says what and when; pressing one selects its
event or opens its cluster. Qt may ask at any moment, so that nothing here is worked out before it is asked for.
"""

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import Shiboken, VoidPtr

from dossier.gui.timeline.words import cluster_words, item_words
from dossier.timeline.stage import BODY, SeenLane
from dossier.tongue import tr

if TYPE_CHECKING:
    from dossier.gui.timeline.canvas import TimelineCanvas

_MOST = 2_000
"""So many children are told at most; that many are never painted."""
_KEPT = 6_000
"""So many children are kept for when their events are painted again."""


class PaintedEvent(QAccessibleInterface):
    """One painted event, or the count of a cluster."""

    def __init__(self, canvas: "TimelineCanvas", lane: SeenLane, at: int, *, is_chip: bool) -> None:
        super().__init__()
        self.canvas, self.lane, self.at, self.is_chip = canvas, lane, at, is_chip
        self.is_painted = True
        self._press = _Press(self)

    @property
    def item(self) -> int:
        """The index of the item, -1 for a cluster."""
        return -1 if self.is_chip else int(self.lane.index[self.at])

    def isValid(self) -> bool:
        return self.is_painted and Shiboken.isValid(self.canvas)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.canvas)

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        return None

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            return self.words()
        if kind is QAccessible.Text.Description:
            return tr("In the lane of {0}").format(self.lane.lane.name)
        return ""

    def words(self) -> str:
        """Return what is said of it."""
        if self.is_chip:
            return cluster_words(self.lane.cluster(self.at).cluster).replace("\n", ", ")
        return item_words(self.canvas.stage.board.items[self.item])

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Button if self.is_chip else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.selectable = True
        marked = self.canvas.marked
        state.selected = self.item >= 0 and self.item == marked.selected
        here = self.item >= 0 and self.item == marked.cursor and self.lane.number == marked.cursor_lane
        state.focused = here and self.canvas.hasFocus()
        return state

    def rect(self) -> QRect:
        lane, at = self.lane, self.at
        edges, middle = (lane.chip_left, lane.chip_right), lane.chip_y
        if not self.is_chip:
            edges, middle = (lane.left, lane.right), lane.y
        left, right = max(float(edges[0][at]), 0.0), float(edges[1][at])
        corner = self.canvas.mapToGlobal(
            QPoint(round(self.canvas.names + left), round(self.canvas.axis + float(middle[at]) - BODY / 2))
        )
        return QRect(corner.x(), corner.y(), max(round(right - left), 1), round(BODY))

    def actionInterface(self) -> QAccessibleActionInterface:
        return self._press

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        # Qt asks so, not by ``actionInterface``, which is no virtual method. What is wanted is an address, and it must
        # come as one: a plain number or None ends the process.
        wanted = kind is QAccessible.InterfaceType.ActionInterface
        address = VoidPtr(Shiboken.getCppPointer(self._press)[0]) if wanted else VoidPtr(0)
        return cast(int, address)

    def press(self) -> None:
        """Do what a click does."""
        if self.is_chip:
            self.canvas.open_cluster(self.lane.cluster(self.at).cluster, self.rect().center())
        else:
            self.canvas.choose(self.lane.number, self.lane.lane.position_of(self.item))


class _Press(QAccessibleActionInterface):
    def __init__(self, painted: PaintedEvent) -> None:
        super().__init__()
        self._painted = painted

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction() and self._painted.isValid():
            self._painted.press()

    def keyBindingsForAction(self, _name: str) -> list[str]:
        return []


class PaintedTimeline(QAccessibleWidget):
    """The canvas as a list of what it has painted."""

    def __init__(self, canvas: "TimelineCanvas") -> None:
        super().__init__(canvas, QAccessible.Role.List)
        self._canvas = canvas
        self._seen: object = None
        self._children: list[PaintedEvent] = []
        # Qt goes on holding what it has once been given: a child lives as long as this, and comes back with its event.
        self._known: OrderedDict[_Key, PaintedEvent] = OrderedDict()

    def childCount(self) -> int:
        return len(self._painted())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        children = self._painted()
        return children[index] if 0 <= index < len(children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        children = self._painted()
        return children.index(child) if isinstance(child, PaintedEvent) and child in children else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return next((child for child in self._painted() if child.rect().contains(x, y)), None)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        marked = self._canvas.marked
        if marked.cursor < 0:
            return None
        here = (c for c in self._painted() if c.item == marked.cursor and c.lane.number == marked.cursor_lane)
        return next(here, None)

    def _painted(self) -> list[PaintedEvent]:
        """Return the children, made anew when another frame has been painted since."""
        seen = self._canvas.seen_lanes
        if seen is not self._seen:
            for child in self._children:
                child.is_painted = False
            self._seen = seen
            self._children = [self._child(*place) for place in _places(seen, self._canvas.scale.width)[:_MOST]]
        return self._children

    def _child(self, lane: SeenLane, at: int, is_chip: bool) -> PaintedEvent:
        thing = int(lane.placement.chips.cells[lane.chips[at]]) if is_chip else int(lane.index[at])
        key = (lane.lane.key, is_chip, thing)
        found = self._known.pop(key, None)
        if found is None and len(self._known) >= _KEPT:
            found = self._known.popitem(last=False)[1]
        if found is None:
            found = PaintedEvent(self._canvas, lane, at, is_chip=is_chip)
        found.lane, found.at, found.is_chip, found.is_painted = lane, at, is_chip, True
        self._known[key] = found
        return found


_Key = tuple[int, bool, int]


def _places(seen: Sequence[SeenLane], width: float) -> list[tuple[SeenLane, int, bool]]:
    """Return what is painted in the window, lane by lane, by its left edge: its place in the lane, and whether it is
    the count of a cluster."""
    made: list[tuple[SeenLane, int, bool]] = []
    for lane in seen:
        in_sight = np.flatnonzero((lane.right > 0) & (lane.left < width)).tolist()
        found = [(float(lane.left[at]), at, False) for at in in_sight]
        found += [(float(left), at, True) for at, left in enumerate(lane.chip_left)]
        made += [(lane, at, is_chip) for _, at, is_chip in sorted(found)]
    return made


_ALIVE: dict[int, PaintedTimeline] = {}
"""Qt keeps no hold of what a factory returns: it lives here as long as its canvas."""


def _factory(_key: str, thing: QObject | None) -> QAccessibleInterface | None:
    from dossier.gui.timeline.canvas import TimelineCanvas

    if not isinstance(thing, TimelineCanvas) or not Shiboken.isValid(thing):
        return None
    place = id(thing)
    made = _ALIVE[place] = PaintedTimeline(thing)
    thing.destroyed.connect(lambda: _ALIVE.pop(place, None))
    return made


_installed: list[bool] = []


def install() -> None:
    """Let Qt ask here for the timeline; more than once does no harm."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_factory)
