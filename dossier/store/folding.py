"""Names and words as they are compared: without case, accents and the differences of signs."""

import unicodedata

_SPELT = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "’": "'", "‘": "'"}
)


def fold(text: str) -> str:
    """Return *text* in lower case, without accents, with runs of blanks as one."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(bare.translate(_SPELT).split())
