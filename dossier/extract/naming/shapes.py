"""The look of a word for the names model, which reads lower-case pieces: its capitals, digits and place in the line."""

from collections.abc import Sequence
from functools import lru_cache

LOWER, CAPITALISED, CAPITALS, ONE_CAPITAL, MIXED, INNER_CAPITAL, DIGITS, DIGITS_LETTERS, POINTED, SIGN, UNCASED = range(
    1, 12
)
# A word that opens its line is capitalised whatever it is; so is every word of a headline.
_OPENING, _CAPITAL_LINE = 12, 24
COUNT = 48


@lru_cache(maxsize=1 << 14)
def shape(word: str) -> int:
    """Return what *word* looks like, from 1 to 11; 0 is left for what is no word."""
    if not any(letter.isalnum() for letter in word):
        return SIGN
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.isupper():
            return CAPITALS if len(word) > 1 else ONE_CAPITAL
        if word[0].isupper():
            return CAPITALISED if word[1:].islower() else MIXED
        return INNER_CAPITAL if any(letter.isupper() for letter in word) else UNCASED
    if not any(letter.isalpha() for letter in word):
        return DIGITS
    if any(letter.isdigit() for letter in word):
        return DIGITS_LETTERS
    if "." in word and word[0].isupper():
        return POINTED
    if word.islower():
        return LOWER
    if word.isupper():
        return CAPITALS
    return CAPITALISED if word[0].isupper() else INNER_CAPITAL


def is_capital_line(words: Sequence[str]) -> bool:
    """Tell whether nearly every longer word of a line has a capital, so that capitals mark no names in it."""
    longer = [word.islower() for word in words if len(word) > 3 and word.isalpha()]
    return len(longer) >= 3 and longer.count(False) > 0.8 * len(longer)


def shapes(words: Sequence[str]) -> list[int]:
    """Return the shape of each word of one line, with what the line and the word's place in it add."""
    line = _CAPITAL_LINE if is_capital_line(words) else 0
    found = [shape(word) + line for word in words]
    for at, word in enumerate(words):
        if any(letter.isalnum() for letter in word):
            found[at] += _OPENING
            break
    return found
