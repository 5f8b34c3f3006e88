"""Names and words as they are compared: without case, accents and the differences of signs."""

import unicodedata

_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Halves of a character, which no UTF-8 and so no case can hold. They come from stray bytes on a command line."""

_SPELT = _HALVES | str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "’": "'", "‘": "'"}
)


def storable(text: str) -> str:
    """Return *text* as a case can keep it: half characters become the sign for what is no text."""
    return text.translate(_HALVES)


def fold(text: str) -> str:
    """Return *text* in lower case, without accents, with runs of blanks as one."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(bare.translate(_SPELT).split())
