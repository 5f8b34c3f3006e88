"""What the lexicons know of a word, as one small number: the names model learns what each means for a name."""

from collections.abc import Sequence
from functools import lru_cache

from dossier.extract.naming import gazetteer
from dossier.extract.naming.shapes import COUNT as SHAPES
from dossier.extract.naming.shapes import shapes

# 0: no word with a capital. From 1 on the sum of what it may be: given name, family name, place, ordinary word.
_GIVEN, _FAMILY, _PLACE, _ORDINARY = 1, 2, 4, 8
_NATION, _CALENDAR, _HEAD, _ROLE, COUNT = 17, 18, 19, 20, 21
# From here on the numbers of closed lists: nations, months, heads of organisations' names, titles and roles.
CLOSED = _NATION
# What a capitalised word counts as that no lexicon has.
UNKNOWN = 1


@lru_cache(maxsize=32768)
def known(word: str) -> int:
    """Return the number, from 0 to COUNT - 1, of what the lexicons know of *word*."""
    if word.islower() or not word[:1].isalpha():
        return 0
    low = gazetteer.fold(word)
    if low in gazetteer.demonyms():
        return _NATION
    if low in gazetteer.never_names():
        return _CALENDAR
    if low in gazetteer.organisation_heads():
        return _HEAD
    if low in gazetteer.roles() or low in gazetteer.honorifics():
        return _ROLE
    found = _kinds(low)
    if not found and "-" in low:
        for part in low.split("-"):
            found |= _kinds(part) if len(part) > 2 else 0
    return UNKNOWN + found


def _kinds(low: str) -> int:
    return (
        _GIVEN * (low in gazetteer.given_names())
        | _FAMILY * (low in gazetteer.surnames())
        | _PLACE * (low in gazetteer.places())
        | _ORDINARY * (low in gazetteer.common_words())
    )


def looks(words: Sequence[str]) -> list[int]:
    """Return for each word of a line one number for its shape and what the lexicons know of it."""
    return [shape + SHAPES * known(word) for shape, word in zip(shapes(words), words, strict=True)]
