"""Who was dead by then: "His brother, Lev, died in 1942. He met the composer in 1961" does not speak of Lev."""

from collections.abc import Iterator, Mapping, Sequence

from dossier.extract.persons.scenes import Item
from dossier.extract.tokens import Token

_DYING = frozenset("died starved drowned perished killed hanged executed".split())
_LEADING = frozenset("was were had also himself herself later then , who froze bled shot and".split())
# What is told of the dead too: "was buried", "had painted it", "is remembered".
_OF_THE_DEAD = frozenset("was is were had has would will 'd ’d left".split())
_REACH, _YEAR = 5, 10
_FIRST, _LAST = 1000, 2100


def deaths(tokens: Sequence[Token], seen: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Give those of a sentence who die in it, each with the year."""
    for item in seen:
        if not item.subject or item.person < 0:
            continue
        for i in range(item.last, min(item.last + _REACH, len(tokens))):
            low = tokens[i].text.lower()
            if low in _DYING:
                year = _year(tokens, i)
                if year is not None:
                    yield item.person, year
            if low not in _LEADING:
                break


def dead_by_then(tokens: Sequence[Token], at: int, dead: Mapping[int, int]) -> set[int]:
    """Return who of the *dead*, with the years of their deaths, cannot do what "he" at token *at* does years later."""
    if not dead or at + 1 >= len(tokens) or tokens[at + 1].text.lower() in _OF_THE_DEAD:
        return set()
    year = _year(tokens, at)
    return {person for person, died in dead.items() if year is not None and died < year}


def _year(tokens: Sequence[Token], at: int) -> int | None:
    """Return the year that stands right behind token *at*: "died of a stroke in January 1942"."""
    for i in range(at + 1, min(at + 1 + _YEAR, len(tokens))):
        text = tokens[i].text
        if text in (",", ";", ":", "—", "–", "who", "which", "when", "after", "before", "whose") and i > at + 1:
            return None
        if len(text) == 4 and text.isascii() and text.isdigit() and _FIRST <= int(text) <= _LAST:
            return int(text)
    return None
