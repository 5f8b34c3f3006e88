"""What somebody sees another do: "had seen Roe shoot him", "watched two men burn the files"."""

from collections.abc import Sequence

from dossier.extract.events.word_types import Pos, Word
from dossier.extract.persons.phrases import person_noun

PERCEIVING = frozenset("see hear watch notice observe feel".split())
"""Verbs behind which somebody stands and what he does, without "to"."""
_OBJECTS = frozenset("him her them me us it".split())
_PARTS = (Pos.NAME, Pos.NOUN, Pos.ADJ, Pos.NUM, Pos.DET)
_LONGEST = 7
"""How many words may name whom somebody sees."""


def is_perceived(words: Sequence[Word], i: int) -> bool:
    """Tell whether word *i*, a verb without ending, is what somebody is seen to do: "saw Roe *shoot* him"."""
    verb = words[i].verb
    if verb is None or "b" not in verb.forms or i < 2:
        return False
    j = i - 1
    if words[j].low in _OBJECTS:
        return _perceives(words[j - 1])
    while j > 0 and words[j].pos in _PARTS and i - j <= _LONGEST:
        j -= 1
    if j == i - 1 or not _perceives(words[j]):
        return False
    head = words[i - 1]
    return head.pos is Pos.NAME or (head.pos is Pos.NOUN and _is_people(head.low))


def _perceives(word: Word) -> bool:
    return word.pos is Pos.VERB and word.verb is not None and word.verb.lemma in PERCEIVING


def _is_people(noun: str) -> bool:
    singular = f"{noun[:-3]}man" if noun.endswith("men") else noun.removesuffix("s")
    return person_noun(noun) is not None or person_noun(singular) is not None
