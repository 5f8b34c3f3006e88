"""A picture as a list of plain shapes: what the page draws, without knowing what is pictured."""

from dataclasses import dataclass
from enum import StrEnum


class ShapeKind(StrEnum):
    """What a shape is: how it is drawn is the template's affair."""

    RULE = "rule"
    """An upright hairline of the grid, at ``x`` from ``y`` to ``y + height``."""
    LABEL = "label"
    """Words with their top left corner at ``x``, ``y``."""
    BAR = "bar"
    """An interval: a rectangle in the manner of ``status``; fuzzy where ``fuzzy_left`` or ``fuzzy_right``."""
    DOT = "dot"
    """A single day: a sign of its status in a square of ``width``."""
    CHIP = "chip"
    """A count of events that stand too close together: ``text`` in a frame."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape. Lengths are points (1/72 inch) from the picture's top left corner.

    ``target`` is the event that a bar or dot stands for (0: none); in a finished book it is the number of the
    event's note instead; a label with a target shows that number. ``strong`` marks main rules and labels, and bars
    of what lasted throughout, as against what happened at some point within.
    """

    kind: ShapeKind
    x: float
    y: float
    width: float = 0
    height: float = 0
    text: str = ""
    status: str = ""
    target: int = 0
    strong: bool = False
    fuzzy_left: bool = False
    fuzzy_right: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a size in points, with words that say the same for those who cannot see it."""

    width: float
    height: float
    description: str
    shapes: tuple[Shape, ...]
