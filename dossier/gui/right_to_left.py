"""English in Arabic letters: no language, but a layout from right to left that anyone who reads code can judge."""

import re

from PySide6.QtCore import Qt

DIRECTION = Qt.LayoutDirection.RightToLeft
_LETTERS = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwxyz", "ابكدهفغحيجقلمنوپرستثڤوخيزء", strict=False))
    | dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ابكدهفغحيجقلمنوپرستثڤوخيزء", strict=False))
)
_KEPT = re.compile(r"(\{[^{}]*\}|&(?=\w))")
"""Places for what is filled in, and the mark before a letter that takes the keyboard."""


def in_arabic_letters(text: str) -> str:
    """Return *text* letter by letter in Arabic script."""
    return "".join(part if _KEPT.fullmatch(part) else part.translate(_LETTERS) for part in _KEPT.split(text))
