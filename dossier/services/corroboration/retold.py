"""Which stories tell the same in the same order in other words: one is the translation of the other.

A translation keeps hardly a run of words, but the names and the figures, and the order in which they come. A story
is known by these: each once, where it first stands. Two reporters of one event share names, and seldom their order.
"""

import re
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

_MARK = re.compile(r"(?P<number>\d[\d.,:]{0,14})|(?P<name>[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_])){2,40})")
_ENDING = re.compile(r"[.!?:;\"“”‘’'(\[\n][\s\"“”‘’'(\[]{0,8}$")
_KEPT = 120
_FEWEST = 12
_FEWEST_NUMBERS = 3
_SAME_ORDER = 0.7
"""How much of the shorter story's marks stands in the other in the same order, at least."""
_NUMBER = 0x8000
_DIGITS = 4

Marks = tuple[int, ...]
"""Names and figures of a story as numbers of 16 bits, in the order in which they first stand."""


def marks_of(words: str) -> Marks:
    """Return the names and figures of a text, the figures with the highest bit set.

    A capital that only begins a sentence is no name.
    """
    found: dict[int, None] = {}
    for m in _MARK.finditer(words):
        if m["number"]:
            digits = re.sub(r"\D", "", m["number"])
            found.setdefault(_hash(digits) | _NUMBER)
        elif m["name"][0].isupper() and m.start() and not _ENDING.search(words, max(0, m.start() - 10), m.start()):
            found.setdefault(_hash(m["name"].casefold().removesuffix("'s").removesuffix("’s")))
        if len(found) >= _KEPT:
            break
    return tuple(found)


def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) & (_NUMBER - 1)


def packed(marks: Marks) -> str:
    """Return marks as text."""
    return "".join(f"{mark:0{_DIGITS}x}" for mark in marks)


def unpacked(text: str) -> Marks:
    """Return what ``packed`` stored."""
    return tuple(int(text[i : i + _DIGITS], 16) for i in range(0, len(text), _DIGITS))


@lru_cache(maxsize=4_000)
def is_retold(a: Marks, b: Marks) -> bool:
    """Tell whether two stories have so much in common, in the same order, that one is a translation of the other."""
    fewer = min(len(a), len(b))
    both = {*a} & {*b}
    if len(both) < max(_FEWEST, _SAME_ORDER * fewer) or sum(mark >= _NUMBER for mark in both) < _FEWEST_NUMBERS:
        return False
    return _longest_in_order(a, b) >= _SAME_ORDER * fewer


def _longest_in_order(a: Marks, b: Marks) -> int:
    """Return how many marks both have at most in one order; each stands once in each."""
    place = {mark: at for at, mark in enumerate(b)}
    return _longest_rising([place[mark] for mark in a if mark in place])


def _longest_rising(numbers: Sequence[int]) -> int:
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
