"""Names that look like something else, and words that look like names: "Sunday Okoro", "the Sailor's Rest", "jan_k"."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import QUOTES, Candidate, Line

_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january april may june july august december".split()
)
_KIN = frozenset("brothers sisters twins siblings sons daughters cousins brother sister son daughter cousin".split())
# Media that stand right before what they are called: "the news site X".
_MEDIA = frozenset(
    "newspaper daily weekly portal site website broadcaster tabloid magazine newsletter blog journal outlet".split()
)
_WORN = frozenset("scarf shirt jersey kit striker midfielder defender goalkeeper winger supporter supporters".split())
_CALLED = frozenset("nicknamed dubbed codenamed known addressed called".split())
_WHO = frozenset(("who", "whom"))
_POSSESSIVE = ("'s", "’s")
_REACH = 8


def odd_names(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Mend one candidate that looks like what it is not."""
    line = lines[c.line]
    if c.last - c.first == 1 and "_" in line.tokens[c.first].text:
        return []  # A user's handle names nobody.
    if c.kind is EntityKind.PLACE:
        return [replace(c, kind=EntityKind.PERSON)] if _nickname(c, line) else [c]
    if c.last - c.first == 1 and line.named:
        found = _called_after_days(c, line)
        if found:
            return found
    if c.kind is not EntityKind.PERSON:
        return [c]
    if _venue(c, line):
        return []
    if _medium(c, line) or _worn(c, line):
        return [replace(c, kind=EntityKind.ORGANISATION)]
    return [c]


def _called_after_days(c: Candidate, line: Line) -> list[Candidate]:
    """Take in given names that are days behind what only people are called: "the brothers Monday and Sunday Okoro"."""
    at = c.first - 1
    if at < 1 or line.lows[at] not in _DAYS or not line.tokens[at].is_capitalised:
        return []
    whole = replace(c, first=at, kind=EntityKind.PERSON)
    before = line.lows[at - 1]
    if before in gazetteer.honorifics() or before in _KIN:
        return [whole]
    if at > 2 and before == "and" and line.lows[at - 3] in _KIN and line.tokens[at - 2].is_capitalised:
        first = Candidate(c.line, at - 2, at - 1, EntityKind.PERSON)
        return [first, whole] if line.lows[at - 2] in _DAYS else [whole]
    return []


def _nickname(c: Candidate, line: Line) -> bool:
    """Tell whether a supposed place is what somebody is called: an officer whom they "addressed as “Verdun”"."""
    if c.last - c.first > 1 or not c.first or line.tokens[c.first - 1].text not in QUOTES:
        return False
    before = list(line.lows[max(0, c.first - _REACH) : c.first - 1])
    called = [i for i, low in enumerate(before) if low in _CALLED]
    if not called or before[called[-1] + 1 :] not in ([], ["as"]):
        return False
    return any(low in _WHO or low in gazetteer.person_nouns() for low in before[: called[-1]])


def _venue(c: Candidate, line: Line) -> bool:
    """Tell whether a lone word is only the first of what a house is called: "the Sailor's Rest", "the Angel's Head"."""
    if c.last - c.first > 1 or not c.first or line.lows[c.first - 1] != "the" or c.last + 1 >= len(line.tokens):
        return False
    word = line.lows[c.first]
    known = word in gazetteer.surnames() or word in gazetteer.given_names()
    return not known and line.lows[c.last] in _POSSESSIVE and line.tokens[c.last + 1].is_capitalised


def _medium(c: Candidate, line: Line) -> bool:
    before = line.lows[c.first - 1] if c.first else ""
    return before in _MEDIA and (c.last - c.first == 1 or line.lows[c.first] not in gazetteer.given_names())


def _worn(c: Candidate, line: Line) -> bool:
    """Tell whether a supposed person is a club of whom somebody wears something: "in a Slavia Praha scarf"."""
    before = line.lows[c.first - 1] if c.first else ""
    after = line.lows[c.last] if c.last < len(line.lows) else ""
    return before in ("a", "an", "his", "her", "the") and after in _WORN
