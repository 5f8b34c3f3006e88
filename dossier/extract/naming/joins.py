"""Names in pieces: two people in one stretch, one person in two, a nickname between quotation marks."""

from collections.abc import Sequence
from dataclasses import replace

from dossier.domain.mentions import EntityKind
from dossier.extract.naming import gazetteer
from dossier.extract.naming.candidates import QUOTES, Candidate, Line

_STATE_BODIES = frozenset(
    "ministry department agency authority commission council board bureau office directorate institute service "
    "committee secretariat".split()
)
_PLACE_NOUNS = frozenset("village villages town towns city cities province provinces district districts island".split())


def people_inside(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Take the person out of "House Speaker Nancy Pelosi" and "United Nations John Bolton"."""
    if c.last - c.first < 3:
        return [c]
    line = lines[c.line]
    heads, roles, titles = gazetteer.organisation_heads(), gazetteer.roles(), gazetteer.honorifics()
    for i in range(c.last - 2, c.first, -1):
        before, rest = line.lows[i - 1], line.lows[i : c.last]
        given = rest[0] in gazetteer.given_names() and rest[0] not in gazetteer.common_words()
        if not given or len(rest) > 4 or any(low in heads or low in roles for low in rest):
            continue
        person = replace(c, first=i, kind=EntityKind.PERSON)
        if before in roles or before in titles:
            return [person]
        if before in heads and c.kind is EntityKind.ORGANISATION:
            return [replace(c, last=i), person]
    return [c]


def two_people(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Take "Berg and Anna Lund" apart."""
    if c.kind is EntityKind.PERSON:
        for i in range(c.first + 1, c.last - 1):
            if lines[c.line].lows[i] == "and":
                return [replace(c, last=i), *two_people(replace(c, first=i + 1), lines)]
    return [c]


def villages(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Make places of X in "the village of X" and "two villages, X and Y"."""
    behind = lines[c.line].lows[max(0, c.first - 2) : c.first]
    noun = len(behind) == 2 and behind[0] in _PLACE_NOUNS and behind[1] in ("of", "called", "named")
    listed = len(behind) == 2 and behind[0] in ("villages", "towns", "cities") and behind[1] == ","
    return [replace(c, kind=EntityKind.PLACE)] if noun or listed else [c]


def joined(candidates: Sequence[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Join people in pieces: "Khalid" and "Sheikh Mohammed", "Stanley “Tookie” Williams"."""
    found: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.line, c.first)):
        c = _with_nickname(candidate, lines)
        last = found[-1] if found else None
        if last is not None and last.line == c.line and last.kind is c.kind is EntityKind.PERSON:
            between = lines[c.line].lows[last.last : c.first]
            if last.last >= c.first or between == ("sheikh",):
                found[-1] = replace(last, last=max(last.last, c.last))
                continue
        found.append(c)
    return found


def _with_nickname(c: Candidate, lines: Sequence[Line]) -> Candidate:
    """Reach over a nickname in quotation marks to the surname behind it."""
    tokens = lines[c.line].tokens
    if c.kind is not EntityKind.PERSON:
        return c
    for at in (c.last, c.last - 2):
        if c.first < at and at + 3 < len(tokens) and tokens[at].text in QUOTES and tokens[at + 2].text in QUOTES:
            named = tokens[at + 1].text[0].isupper() and tokens[at + 3].text[0].isupper()
            if named and tokens[at].start > tokens[at - 1].end:
                return replace(c, last=at + 4)
    return c


def listed_bodies(c: Candidate, lines: Sequence[Line]) -> list[Candidate]:
    """Reach over the list in "the Water, Soil and Forests Agency" and in "Ministry of Culture, Youth and Sport"."""
    line, first, last = lines[c.line], c.first, c.last
    if c.kind is not EntityKind.ORGANISATION:
        return [c]
    tokens, lows = line.tokens, line.lows
    if lows[last - 1] in _STATE_BODIES and "and" in lows[first:last]:
        while first > 2 and lows[first - 1] == "," and _subject(line, first - 2):
            first -= 2
        if first < c.first and lows[first - 1] != "the":
            first = c.first
    elif lows[first] in _STATE_BODIES and lows[first + 1 : first + 2] in (("of",), ("for",)):
        at = last
        while at + 1 < len(tokens) and lows[at] == "," and _subject(line, at + 1):
            at += 2
        if at + 1 < len(tokens) and lows[at] == "and" and _subject(line, at + 1):
            last = at + 2
    return [replace(c, first=first, last=last)] if (first, last) != (c.first, c.last) else [c]


def _subject(line: Line, i: int) -> bool:
    """Tell whether a capitalised word is what a ministry may be for: an ordinary word, nobody's and no place's name."""
    low = line.lows[i]
    named = low in gazetteer.given_names() or low in gazetteer.places() or low in gazetteer.never_names()
    lone = i + 1 >= len(line.tokens) or not line.tokens[i + 1].is_capitalised
    return line.tokens[i].is_capitalised and not line.tokens[i].text.isupper() and not named and lone
