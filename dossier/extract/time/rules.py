"""What a rule of the grammar is, and the pieces that patterns share."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dossier.extract.time.expressions import Absolute, Cut, Expression, Found, Nothing
from dossier.extract.time.lexicon import MONTH_NUMBERS
from dossier.extract.time.periods import Period

Order = str | None
"""The order of numeric dates in this source: "DMY", "MDY", or None where nothing decides."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a rule is applied: the whole text, the bounds of the sentence, and what is known of the source."""

    text: str
    start: int
    end: int
    order: Order


Builder = Callable[[re.Match[str], Site], Found]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what to make of its match.

    ``the``: it may follow a "the", which it takes into its span; ``bare``: it may stand without one.
    """

    pattern: re.Pattern[str]
    build: Builder
    the: bool = False
    bare: bool = True


MON = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:/%]|[.,]\d)"
YEAR = r"[12]\d{3}(?![\w%]|[.,]\d)"
DASH = r"(?:\s?[-‐‑–—]\s?|\s+to\s+|\s+through\s+|\s+and\s+|\s+or\s+|\s?/\s?)"
BEFORE_CHRIST = r"\s?(?:b\.c\.(?:e\.)?|bce?(?![a-z]))"


def rule(pattern: str, build: Builder, the: bool = False, bare: bool = True) -> Rule:
    """Compile a rule; patterns ignore case and spaces in them stand for any white space."""
    return Rule(re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE), build, the, bare)


def month_number(word: str) -> int:
    """Return the number of a month from its name or abbreviation."""
    return MONTH_NUMBERS[word.rstrip(".").lower()]


def digits(word: str) -> int:
    """Return the number with which a word begins ("4th")."""
    return int(re.match(r"\d+", word).group())  # type: ignore[union-attr]


def cut_of(match: re.Match[str], what: Expression) -> Found:
    """Make all of a match one expression."""
    return (Cut(match.start(), match.end(), what),)


def absolute(match: re.Match[str], period: Period | None) -> Found:
    """Make all of a match a period named in full; an impossible one stands for nothing."""
    return cut_of(match, Absolute(period) if period else Nothing())
