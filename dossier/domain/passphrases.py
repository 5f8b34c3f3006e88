"""An honest word on a passphrase: what a patient attacker with the file in hand would have to try.

No meter can know whether a passphrase stands in a leaked list. So the estimate is cautious: words count as drawn
from a short list, numbers as years, repeated parts not at all.
"""

import re
from dataclasses import dataclass

_GUESSES_PER_SECOND = 1e4
"""What one good graphics card manages against SQLCipher's 256,000 rounds of PBKDF2-SHA512, rounded up."""
_WORD_BITS = 11.0
"""A word drawn at random from a list of two thousand; people's own choices are worth less."""
_LETTER_BITS = 4.0
_MARK_BITS = 4.0
_DIGIT_BITS = 2.0
_RUNS = re.compile(r"[^\W\d_]+|\d+|\s+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Hint:
    """How good a passphrase looks: ``level`` from 0 (none) to 3 (good), and a sentence."""

    level: int
    sentence: str


def bits(passphrase: str) -> float:
    """Return a cautious estimate of the guesses needed, as a power of two. What repeats counts once."""
    return sum(_run_bits(run) for run in dict.fromkeys(run.casefold() for run in _RUNS.findall(passphrase)))


def _run_bits(run: str) -> float:
    if run.isspace():
        return 0.5
    if run[0].isdigit():
        # Years, telephone numbers and keyboard rows are tried first.
        return min(len(run) * _DIGIT_BITS, _WORD_BITS)
    if not run[0].isalpha():
        return _MARK_BITS
    letters = len(set(run)) * _LETTER_BITS
    return letters if len(run) < 4 else min(letters, max(_WORD_BITS, len(run) * 1.5))


def hint(passphrase: str) -> Hint:
    """Return what to say of *passphrase* while it is being typed."""
    if not passphrase:
        return Hint(0, "Without a passphrase anyone who has the file can read the case.")
    seconds = 2.0 ** (bits(passphrase) - 1) / _GUESSES_PER_SECOND
    time = _time_words(seconds)
    if seconds < 86_400 * 30:
        return Hint(1, f"Weak: one computer that has the file could try its way in within {time}.")
    if seconds < 86_400 * 365 * 1000:
        return Hint(2, f"Fair: about {time} for one computer, less for many, and much less if it was used before.")
    return Hint(3, "Good, if it was chosen at random and is used nowhere else.")


def _time_words(seconds: float) -> str:
    for limit, unit, words in (
        (60, 1, "seconds"),
        (3600, 60, "minutes"),
        (86_400, 3600, "hours"),
        (86_400 * 60, 86_400, "days"),
        (86_400 * 730, 86_400 * 30, "months"),
    ):
        if seconds < limit:
            return f"{max(int(seconds / unit), 2)} {words}"
    years = seconds / (86_400 * 365)
    return f"{int(years):,} years" if years < 1e4 else "thousands of years"
