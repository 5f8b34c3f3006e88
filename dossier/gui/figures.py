"""Writes figures as they are written in the language of the window: 1,426 in English, 1.426 in German.

The catalogue says how: "1,000" and "1.5" stand in it. Exports and the terminal keep the English way.
"""

import re

from dossier.tongue import tr

_SET_APART = re.compile(r"\d{1,3}(?:,\d{3}){1,6}")


def grouped(number: int) -> str:
    """Return a whole number with its thousands set apart: "1,426"."""
    return figure_words(f"{number:,}")


def tenths(number: float) -> str:
    """Return a number with one figure behind the point: "1.4"."""
    return f"{number:.1f}".replace(".", _sign(tr("1.5"), "1", "5", "."))


def figure_words(english: str) -> str:
    """Return a figure that was written in English ("1,426") as the window writes it; any other text as it is."""
    if _SET_APART.fullmatch(english.removeprefix("-")) is None:
        return english
    return english.replace(",", _sign(tr("1,000"), "1", "000", ","))


def _sign(sample: str, before: str, behind: str, otherwise: str) -> str:
    """Return what stands between the figures of a *sample*; *otherwise* where it is no such figure."""
    if not sample.startswith(before) or not sample.endswith(behind):
        return otherwise
    return sample[len(before) : len(sample) - len(behind)]
