"""Where the nodes of a graph stand: linked ones near one another, the same for the same graph each time."""

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.float64]
Indexes = npt.NDArray[np.int64]

_ROUNDS = 260
_GOLDEN = math.pi * (3 - math.sqrt(5))
_GRAVITY = 1.8
_PARTINGS = 120
_AIR = 4.0
"""Pixels between the boxes of two names."""


def laid_out(count: int, links: Indexes, strengths: Indexes, look: Callable[[], None] = lambda: None) -> Places:
    """Return places between 0 and 1 for so many nodes, after Fruchterman and Reingold (1991).

    The nodes begin on a spiral, so that chance has no part in it; *strengths* says how many events a link stands for.
    *look* is called on the way, and may end it by raising.
    """
    number = np.arange(count)
    radius = 0.5 * np.sqrt((number + 0.5) / max(count, 1))
    places = np.stack([np.cos(number * _GOLDEN), np.sin(number * _GOLDEN)], axis=1) * radius[:, None]
    if count < 2:
        return np.full((count, 2), 0.5)
    ideal = 0.75 / math.sqrt(count)
    pull = 1 + np.log2(np.maximum(strengths, 1)) / 2
    for done in range(_ROUNDS):
        look()
        heat = 0.12 * (1 - done / _ROUNDS) + 0.002
        places = _moved(places, links, pull, ideal, heat)
    return _spread(places)


def _moved(places: Places, links: Indexes, pull: Places, ideal: float, heat: float) -> Places:
    """Return the places after all have pushed one another away once, and links have drawn theirs together."""
    apart = places[:, None, :] - places[None, :, :]
    far = np.maximum((apart**2).sum(axis=2), 1e-6)
    np.fill_diagonal(far, np.inf)
    move = (apart * (ideal**2 / far)[:, :, None]).sum(axis=1) - places * ideal * _GRAVITY
    if len(links):
        way = places[links[:, 0]] - places[links[:, 1]]
        drawn = way * (np.sqrt((way**2).sum(axis=1)) / ideal * pull * 0.5)[:, None]
        np.add.at(move, links[:, 0], -drawn)
        np.add.at(move, links[:, 1], drawn)
    length = np.maximum(np.sqrt((move**2).sum(axis=1)), 1e-9)
    moved: Places = places + move * (np.minimum(length, heat) / length)[:, None]
    return moved


def _spread(places: Places) -> Places:
    """Return the places so that they reach from 0 to 1 both ways, turned so that the longer way lies across."""
    centred = places - places.mean(axis=0)
    _, _, ways = np.linalg.svd(centred, full_matrices=False)
    # Which way a direction points is for the library to choose; this says it.
    ways = ways * np.where(np.abs(ways).max(axis=1) == ways.max(axis=1), 1.0, -1.0)[:, None]
    turned = centred @ ways.T
    low, high = turned.min(axis=0), turned.max(axis=0)
    spread: Places = np.where(high - low > 1e-9, (turned - low) / np.maximum(high - low, 1e-9), 0.5)
    return spread


def parted(centres: Places, boxes: Places, width: float, height: float) -> Places:
    """Return *centres* moved so far that the *boxes* (width and height each) around them overlap as little as can be.

    They stay within *width* and *height*.
    """
    made = centres.copy()
    half = boxes / 2 + _AIR / 2
    low, high = half, np.maximum(np.array([width, height]) - half, half)
    made = np.clip(made, low, high)
    upper = np.triu(np.ones((len(made), len(made)), np.bool_), 1)
    for _ in range(_PARTINGS):
        way = made[:, None, :] - made[None, :, :]
        over = half[:, None, :] + half[None, :, :] - np.abs(way)
        meets = (over > 0).all(axis=2) & upper
        if not meets.any():
            break
        first, second = np.nonzero(meets)
        across = over[first, second, 0] < over[first, second, 1]
        axis = np.where(across, 0, 1)
        ahead = np.where(way[first, second, axis] >= 0, 0.5, -0.5)
        step = np.zeros((len(first), 2))
        step[np.arange(len(first)), axis] = over[first, second, axis] * ahead
        np.add.at(made, first, step * 0.6)
        np.add.at(made, second, -step * 0.6)
        made = np.clip(made, low, high)
    return made


def nearest_that_way(places: Places, here: int, wanted: list[int], way: tuple[float, float]) -> int:
    """Return which of *wanted* lies in a direction from *here*, the nearest one at a small angle; -1 for none."""
    best, found = math.inf, -1
    for other in wanted:
        step = places[other] - places[here]
        ahead = float(step[0] * way[0] + step[1] * way[1])
        aside = abs(float(step[0] * way[1] - step[1] * way[0]))
        if ahead > 0 and aside <= ahead * 2 and (cost := ahead + 2 * aside) < best:
            best, found = cost, other
    return found
