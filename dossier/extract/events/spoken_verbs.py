"""Verbs that say who spoke a quotation, where the same word is a noun as well: '"He laughed," recalls Ann Roe'."""

from collections.abc import Sequence

from dossier.extract.events.word_types import NOMINAL, Pos, Word

_SPOKEN = frozenset("recalls claims reports counters remarks notes reasons charges jokes quips shouts".split())
_NAMING = 6
"""How many words the speaker's name and title may take between the quotation and the verb."""


def says_who_spoke(words: Sequence[Word], i: int) -> bool:
    """Tell whether the word *i* is the verb of whoever spoke the quotation beside it: '"…," Father Brian recalls.'"""
    if words[i].low not in _SPOKEN or i == 0:
        return False
    after = words[i + 1] if i + 1 < len(words) else None
    if words[i - 1].pos is Pos.QUOTE:
        spoken = i > 1 and words[i - 2].low in {",", "?", "!"}
        return spoken and after is not None and after.pos in (Pos.NAME, Pos.NOUN, Pos.DET)
    if after is not None and after.pos not in (Pos.COMMA, Pos.PUNCT):
        return False
    start = i
    while start > max(i - _NAMING, 0) and (words[start - 1].pos in NOMINAL or words[start - 1].pos is Pos.DET):
        start -= 1
    return 1 < start < i and words[start - 1].pos is Pos.QUOTE and words[start - 2].low in {",", "?", "!"}
