"""Words into the pieces that the names model reads: uncased WordPiece, as the model's authors cut them."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path

_LONGEST_WORD = 100
PAD, UNKNOWN, START, STOP = "[PAD]", "[UNK]", "[CLS]", "[SEP]"


def read_vocabulary(path: Path) -> dict[str, int]:
    """Return the number of each piece: the line on which *path* has it, counted from 0."""
    return {piece: number for number, piece in enumerate(path.read_text(encoding="utf-8").split("\n")) if piece}


def _is_chinese(code: int) -> bool:
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x2A6DF
        or 0x2A700 <= code <= 0x2B73F
        or 0x2B740 <= code <= 0x2B81F
        or 0x2B920 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF
        or 0x2F800 <= code <= 0x2FA1F
    )


def _is_punctuation(letter: str) -> bool:
    code = ord(letter)
    if code < 128:
        return 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return unicodedata.category(letter).startswith("P")


def _parts(word: str) -> list[str]:
    """Lower-case *word* without its accents, cut at punctuation, blanks and Chinese signs."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    kept = []
    for letter in word:
        code = ord(letter)
        if letter in "\t\n\r" or letter.isspace():
            kept.append(" ")
        elif code in (0, 0xFFFD) or unicodedata.category(letter) in ("Cc", "Cf", "Cn", "Co"):
            continue
        else:
            kept.append(f" {letter} " if _is_chinese(code) else letter)
    plain = unicodedata.normalize("NFD", "".join(kept))
    # Letter by letter: the whole word's lower case would know a final sigma, which the model's vocabulary does not.
    low = "".join(letter.lower() for letter in plain if unicodedata.category(letter) != "Mn")
    return "".join(f" {letter} " if _is_punctuation(letter) else letter for letter in low).split()


class WordPieces:
    """Cuts words into numbered pieces, longest known piece first, and remembers the words it has cut."""

    def __init__(self, vocabulary: Mapping[str, int], remembered: int = 50_000) -> None:
        self._vocabulary = vocabulary
        self._remembered = remembered
        self._known: dict[str, tuple[int, ...]] = {}
        self._unknown = vocabulary[UNKNOWN]

    def cut(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of *word*; never empty."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= self._remembered:
                self._known.clear()
            numbers = [number for part in _parts(word) for number in self._pieces(part)]
            found = self._known[word] = tuple(numbers) or (self._unknown,)
        return found

    def _pieces(self, part: str) -> list[int]:
        if len(part) > _LONGEST_WORD:
            return [self._unknown]
        found, start = [], 0
        while start < len(part):
            end = len(part)
            while end > start:
                number = self._vocabulary.get(part[start:end] if start == 0 else "##" + part[start:end])
                if number is not None:
                    break
                end -= 1
            else:
                return [self._unknown]
            found.append(number)
            start = end
        return [number for number in found if number is not None]
