"""Rules for days that are named after another: "the tenth anniversary of the attack", "the eve of the vote"."""

import re

from dossier.extract.time.expressions import Cut, Found, Offset, Side
from dossier.extract.time.lexicon import ORDINALS
from dossier.extract.time.periods import Unit
from dossier.extract.time.rules import Site, rule

_NTH = "|".join(sorted(ORDINALS, key=len, reverse=True))
TENS = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "hundredth": 100}


def _anniversary(match: re.Match[str], _site: Site) -> Found:
    """ "the 10th anniversary of" a day or an event: so many years on, to the day"""
    word = " ".join(match["n"].lower().split()).replace(" ", "-")
    number = ORDINALS.get(word) or TENS.get(word) or (int(re.sub(r"\D", "", word)) if word[0].isdigit() else 0)
    if not 1 <= number <= 500:
        return ()
    return (Cut(match.start(), match.end("what"), Offset(number, Unit.YEAR, Side.AFTER, event="", named=True)),)


def _eve(match: re.Match[str], _site: Site) -> Found:
    """ "the eve of" a day or an event"""
    return (Cut(match.start(), match.end("what"), Offset(1, Unit.DAY, Side.BEFORE, event="", named=True)),)


ANNIVERSARY_RULES = (
    rule(
        rf"(?P<what>(?P<n>\d{{1,3}}(?:st|nd|rd|th)|{_NTH}|{'|'.join(TENS)}) anniversary of)(?= \S)",
        _anniversary,
        the=True,
    ),
)
EVE_RULES = (rule(r"(?P<what>eve of)(?= \S)", _eve, the=True, bare=False),)
