"""Characters that a reader cannot see, or that make a text look other than it is."""

import re
from collections import Counter

# Each class: its characters, what one and what several are called, and what they do. Joiners (U+200C, U+200D) are
# ordinary letters of Persian, Indic scripts and emoji and are odd only beside a Latin letter, which is checked apart.
_CLASSES: tuple[tuple[str, str, str, str], ...] = (
    ("\x00", "NUL character", "NUL characters", "left over from another program"),
    ("\x01-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f", "control character", "control characters", "which cannot be seen"),
    (
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
        "character that changes the direction of writing",
        "characters that change the direction of writing",
        "so that words may look other than they are",
    ),
    (
        "\u200b\u2060-\u2064\ufeff\u180e\u00ad",
        "invisible character",
        "invisible characters",
        "which can hide a word from a search",
    ),
    ("\U000e0000-\U000e007f", "hidden tag character", "hidden tag characters", "which can carry a hidden message"),
    ("\ufffd", "character that could not be read", "characters that could not be read", "shown as \ufffd"),
    ("\ue000-\uf8ff", "private character", "private characters", "whose look depends on the font"),
)
_JOINER = r"(?<=[A-Za-z])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z])"
_JOINER_CLASS = 3
_ODD = re.compile("[" + "".join(row[0] for row in _CLASSES) + "]|" + _JOINER)
_WHICH = tuple(re.compile(f"[{row[0]}]") for row in _CLASSES)


def odd_characters(text: str, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """Return one phrase per class of odd character in *text* between *start* and *end* ("2 NUL characters, …").

    A byte-order mark at the very beginning of the text is where it belongs and is not odd.
    """
    begin = start + 1 if start == 0 and text.startswith("\ufeff") else start
    signs = Counter(_ODD.findall(text, begin, len(text) if end is None else end))
    counts = Counter[int]()
    for sign, count in signs.items():
        which = next((i for i, pattern in enumerate(_WHICH) if pattern.match(sign)), _JOINER_CLASS)
        counts[which] += count
    return tuple(
        f"{counts[i]:,} {one if counts[i] == 1 else several}, {effect}"
        for i, (_, one, several, effect) in enumerate(_CLASSES)
        if counts[i]
    )
