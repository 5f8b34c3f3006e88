"""Characters that a reader cannot see, or that make a text look other than it is."""

import re
from collections import Counter

# Each class with how a person calls it and what it does. Joiners (U+200C, U+200D) are ordinary letters of Persian,
# Indic scripts and emoji and are odd only beside a Latin letter, which is checked apart.
_CLASSES: tuple[tuple[str, str, str], ...] = (
    ("\x00", "NUL character", "left over from another program"),
    ("\x01-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f", "control character", "which cannot be seen"),
    ("\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069", "character that changes the direction of writing",
     "so that words may look other than they are"),
    ("\u200b\u2060-\u2064\ufeff\u180e\u00ad", "invisible character", "which can hide a word from a search"),
    ("\U000e0000-\U000e007f", "hidden tag character", "which can carry a hidden message"),
    ("\ufffd", "character that could not be read", "shown as \ufffd"),
    ("\ue000-\uf8ff", "private character", "whose look depends on the font"),
)  # fmt: skip
_JOINER = r"(?<=[A-Za-z])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z])"
_ODD = re.compile("[" + "".join(c for c, _, _ in _CLASSES) + "]|" + _JOINER)
_WHICH = tuple((re.compile(f"[{characters}]"), name, effect) for characters, name, effect in _CLASSES)
_JOINER_CLASS = 3


def odd_characters(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """Return one phrase per class of odd character in *text* between *start* and *end* ("2 NUL characters, …").

    A byte-order mark at the very beginning of the text is where it belongs and is not odd.
    """
    stop = len(text) if end is None else end
    begin = start + 1 if start == 0 and text.startswith("\ufeff") else start
    signs = Counter(_ODD.findall(text, begin, stop))
    counts = Counter[int]()
    for sign, count in signs.items():
        which = next((i for i, (pattern, _, _) in enumerate(_WHICH) if pattern.match(sign)), _JOINER_CLASS)
        counts[which] += count
    return tuple(
        f"{counts[i]:,} {name}{'s' if counts[i] > 1 and not name.endswith('read') else ''}, {effect}"
        if not name.startswith("character that")
        else f"{counts[i]:,} character{'s' if counts[i] > 1 else ''}{name.removeprefix('character')}, {effect}"
        for i, (_, name, effect) in enumerate(_WHICH)
        if counts[i]
    )
